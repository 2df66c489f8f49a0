"""A plan from the first word to the signed PDF: everybody who may write one, and the Ticketholder, each on a small phone."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date

import pikepdf
import pytest
from django.utils import translation
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Act, Role
from milepost.people.models import Ticketholder
from milepost.plans.models import PlanVersion, Signature
from milepost.plans.sealing import verify_signature
from milepost.tickets.models import Assignment, Ticket
from tests.browser.conftest import FULL, LANGUAGES, LOOKED_AT, PHONE, ZOOMED, Visitor, violations
from tests.browser.goers import goer, who_may
from tests.browser.keyboard import Keyboard, look
from tests.plans.making import draft, offered, signed
from tests.plans.pdf_text import text_in
from tests.website.conftest import enrolled

Visit = Callable[..., Visitor]
NAME = "Fulano Núñez de la Peña"
WRITTEN = (
    ("short_work", "Ayudante de panadería"), ("short_months", "9"), ("short_cents", "1,500"),
    ("long_work", "Panadero, a tiempo completo"), ("long_years", "3"), ("long_cents", "$3200"),
    ("service_1_what", "Práctica de entrevistas"), ("advocacy", "Disability Rights, 555-0100"),
)  # fmt: skip


@pytest.fixture
def ticket(northside: Organization) -> Ticket:
    found = Ticket.objects.filter(organization=northside).order_by("reference")[0]
    Ticket.objects.filter(pk=found.pk).update(born_on=date(1986, 4, 28))
    Ticketholder.objects.filter(ticket=found).update(name=NAME, language="es")
    Assignment.objects.filter(ticket=found).delete()
    Assignment.objects.create(
        organization=northside, ticket=found, provider="Northside", kind="en", system="milestone_outcome",
        assigned_on=date(2025, 12, 1),
    )  # fmt: skip
    return Ticket.objects.select_related("holder", "organization").get(pk=found.pk)


@pytest.fixture
def coordinator(northside: Organization) -> StaffMember:
    return enrolled(northside, "coordinator")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", who_may(Act.CHANGE_PEOPLE))
def test_a_plan_is_written_offered_and_signed_by_two_in_order(
    visit: Visit, northside: Organization, ticket: Ticket, role: Role, language: str, looked_at: list[str]
) -> None:
    Ticketholder.objects.filter(ticket=ticket).update(language=language)
    member = goer(northside, role)
    desk = visit(size=PHONE)
    page = desk.sign_in(member.email, language)
    keys = Keyboard(page)
    base = f"/ticketholders/{ticket.pk}/plans/"
    with translation.override(language):
        desk.go(base)
        look(page, looked_at, 320)
        keys.press(_("Write a plan"))
        look(page, looked_at, 320)
        for name, text in WRITTEN:
            keys.type(name, text)
        keys.choose("copy_format", str(Ticketholder.Format.STANDARD.label))
        keys.press(_("Save the draft"))
        keys.press(_("Offer the plan for signing"))
        look(page, looked_at, 320)
        keys.press(_("Offer it"))
        network = Signature.objects.get(role=Signature.Role.EMPLOYMENT_NETWORK)
        desk.go(f"{base}signatures/{network.pk}/sign/")
        first = _("It is not this signature's turn: first signs %(who)s.")
        assert first % {"who": Signature.Role.TICKETHOLDER.label} in page.get_by_role("status").inner_text()
        keys.press(_("Give out a link for signing"))
        look(page, looked_at, 320)
        address = page.get_by_role("link", name=_("Open the link on this device")).get_attribute("href")
        assert address is not None

        _sign_on_a_phone(visit(size=PHONE, scripts=False), address, language, looked_at)

        desk.go(base)
        keys.press(_("Sign for the Employment Network"))
        look(page, looked_at, 320)
        keys.tick("agrees")
        keys.type("name", member.name)
        keys.press(_("I sign"))
        look(page, looked_at, 320)
    costs = {
        "en": "17 days until this costs a payable month: January 2026",
        "es": "17 días hasta que esto cueste un mes cobrable: enero de 2026",
    }
    assert costs[language] in page.inner_text("main")
    version = PlanVersion.objects.get()
    assert all(verify_signature(one) for one in version.signatures.all())
    answer = desk.context.request.get(f"{desk.address}{base}{version.pk}/pdf/?language=es")
    with pikepdf.open(io.BytesIO(answer.body())) as pdf:
        assert str(pdf.Root.Lang) == "es"
        assert pdf.Root.MarkInfo.Marked
    words = "".join(text_in(answer.body()).split())
    for said in (NAME, member.name, version.digest, "electrónica, escribiendo el nombre"):
        assert "".join(said.split()) in words
    assert desk.complaints == []


def _sign_on_a_phone(visitor: Visitor, address: str, language: str, looked_at: list[str]) -> None:
    """The Ticketholder's part, without a script; in the other language too, if they like."""
    phone = visitor.go(address.removeprefix(visitor.address))
    keys = Keyboard(phone)
    assert phone.locator("html").get_attribute("lang") == language
    look(phone, looked_at, 320, scripts=False)
    assert NAME not in phone.inner_text("body")
    for name, number in (("month", 4), ("day", 29), ("year", 1986)):
        keys.type(name, str(number))
    keys.press(_("Go on"))
    assert _("This is not the birth date we know. Tries left: %(left)s.") % {"left": 4} in phone.inner_text(
        "main"
    )
    keys.type("day", "28")
    keys.press(_("Go on"))
    assert WRITTEN[0][1] in phone.inner_text("main")
    look(phone, looked_at, 320, scripts=False)
    other, heading = {
        "en": ("Español", "Plan de trabajo individual, versión 1"),
        "es": ("English", "Individual work plan, version 1"),
    }[language]
    keys.press(other)
    assert heading in phone.inner_text("h1")
    keys.press({"en": "English", "es": "Español"}[language])
    keys.tick("agrees")
    keys.type("name", "Otra Persona")
    keys.press(_("I sign"))
    refused = {"en": "Type the name as it stands in the plan", "es": "Escriba el nombre como está en el plan"}
    assert refused[language] in phone.inner_text("main")
    keys.type("name", "fulano nunez de la pena")
    keys.press(_("I sign"))
    assert _("It is signed. Thank you.") in phone.inner_text("h1")
    look(phone, looked_at, 320, scripts=False)
    copy = visitor.context.request.get(f"{visitor.address}/l/signed/copy/")
    assert copy.body().startswith(b"%PDF")
    again = phone.goto(address)
    assert again is not None
    assert again.status == 404
    assert _("This link opens nothing any more") in phone.inner_text("h1")


@pytest.mark.parametrize(
    ("size", "language"),
    [
        (size, language)
        for size, language in ((PHONE, "Español"), (ZOOMED, "English"), (FULL, "English"))
        if size in LOOKED_AT
    ],
)
def test_every_state_of_a_plan_is_for_everyone(
    visit: Visit,
    ticket: Ticket,
    coordinator: StaffMember,
    administrator: StaffMember,
    size: dict[str, int],
    language: str,
) -> None:
    """The pages that the walk over every route does not come to: a draft's form, signing here, a plan in force."""
    deed = Deed.of(coordinator)
    others = list(
        Ticket.objects.filter(organization=ticket.organization)
        .exclude(pk=ticket.pk)
        .select_related("holder")[:3]
    )
    writing, out, whole = (
        draft(others[0], deed, kind="iep"),
        offered(others[1], deed),
        signed(others[2], deed),
    )
    network = out.signatures.get(role=Signature.Role.EMPLOYMENT_NETWORK)
    Signature.objects.filter(pk=network.pk).update(place=1)
    visitor = visit(size=size)
    page = visitor.sign_in(administrator.email)
    if language == "Español":
        page.get_by_role("button", name="Español").click()
    base = "/ticketholders/{}/plans/"
    wrong = {}
    for path in (
        base.format(writing.ticket_id),
        base.format(writing.ticket_id) + f"{writing.pk}/edit/",
        base.format(writing.ticket_id) + f"{writing.pk}/offer/",
        base.format(writing.ticket_id) + "example/?kind=iep",
        base.format(out.ticket_id),
        base.format(out.ticket_id) + f"signatures/{network.pk}/sign/",
        base.format(out.ticket_id) + f"signatures/{network.pk}/paper/",
        base.format(whole.ticket_id),
        base.format(whole.ticket_id) + f"{whole.pk}/",
        base.format(whole.ticket_id) + f"{whole.pk}/sent/",
        base.format(whole.ticket_id) + f"{whole.pk}/copy/",
        base.format(ticket.pk),
        "/organization/plans/",
    ):
        visitor.go(path)
        found = violations(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{wide} px wide"] if wide > size["width"] else []
        found += [] if page.locator("h1").count() == 1 else ["not exactly one main heading"]
        found += (
            []
            if re.search(r"/(edit|offer|sign|paper|sent|copy)/$", path) is None
            or page.locator("main form").count()
            else ["no form"]
        )
        if found:
            wrong[path] = found
    assert wrong == {}
