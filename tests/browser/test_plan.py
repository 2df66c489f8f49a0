"""A plan from the first word to the signed PDF: the coordinator at a desk, the Ticketholder on a small phone, in Spanish."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date

import pikepdf
import pytest
from playwright.sync_api import Page

from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.plans.models import PlanVersion, Signature
from milepost.plans.sealing import verify_signature
from milepost.tickets.models import Assignment, Ticket
from tests.browser.conftest import FULL, LOOKED_AT, PHONE, ZOOMED, Visitor, violations
from tests.plans.making import draft, offered, signed
from tests.plans.pdf_text import text_in
from tests.website.conftest import enrolled

Visit = Callable[..., Visitor]
NAME = "Fulano Núñez de la Peña"


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


def looked_at(page: Page, width: int) -> None:
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").count() == 1


def test_a_plan_is_written_offered_and_signed_by_two_in_order(
    visit: Visit, ticket: Ticket, coordinator: StaffMember
) -> None:
    desk = visit(size=FULL)
    page = desk.sign_in(coordinator.email)
    desk.go(f"/ticketholders/{ticket.pk}/plans/")
    looked_at(page, FULL["width"])
    page.get_by_role("button", name="Write a plan").click()
    looked_at(page, FULL["width"])
    _write(page)
    page.get_by_role("button", name="Save the draft").click()
    page.get_by_role("link", name="Offer the plan for signing").click()
    page.get_by_role("button", name="Offer it").click()
    network = Signature.objects.get(role=Signature.Role.EMPLOYMENT_NETWORK)
    desk.go(f"/ticketholders/{ticket.pk}/plans/signatures/{network.pk}/sign/")
    assert "first signs Ticketholder" in page.get_by_role("status").inner_text()
    page.get_by_role("button", name="Give out a link for signing").click()
    looked_at(page, FULL["width"])
    address = page.get_by_role("link", name="Open the link on this device").get_attribute("href")
    assert address is not None

    _sign_on_a_phone(visit(size=PHONE, scripts=False), address)

    desk.go(f"/ticketholders/{ticket.pk}/plans/")
    page.get_by_role("link", name="Sign for the Employment Network").click()
    looked_at(page, FULL["width"])
    page.get_by_label("I agree to sign electronically").check()
    page.get_by_label("Your full name").fill(coordinator.name)
    page.get_by_role("button", name="I sign").click()
    looked_at(page, FULL["width"])
    assert "17 days until this costs a payable month: January 2026" in page.inner_text("main")
    version = PlanVersion.objects.get()
    assert all(verify_signature(one) for one in version.signatures.all())
    answer = desk.context.request.get(
        f"{desk.address}/ticketholders/{ticket.pk}/plans/{version.pk}/pdf/?language=es"
    )
    with pikepdf.open(io.BytesIO(answer.body())) as pdf:
        assert str(pdf.Root.Lang) == "es"
        assert pdf.Root.MarkInfo.Marked
    words = "".join(text_in(answer.body()).split())
    for said in (NAME, coordinator.name, version.digest, "electrónica, escribiendo el nombre"):
        assert "".join(said.split()) in words
    assert desk.complaints == []


def _write(page: Page) -> None:
    work = page.get_by_label("Work that is aimed at, and how it will be seen that it is reached")
    work.first.fill("Ayudante de panadería")
    work.last.fill("Panadero, a tiempo completo")
    page.get_by_label("To be reached within how many months").fill("9")
    page.get_by_label("To be reached within how many years").fill("3")
    page.get_by_label("Expected earnings a month, in dollars").first.fill("1,500")
    page.get_by_label("Expected earnings a month, in dollars").last.fill("$3200")
    page.get_by_label("Service or support 1").fill("Práctica de entrevistas")
    page.get_by_role("textbox", name="Protection and Advocacy").fill("Disability Rights, 555-0100")
    page.get_by_label("Format of the copy").select_option("standard")


def _sign_on_a_phone(visitor: Visitor, address: str) -> None:
    phone = visitor.go(address.removeprefix(visitor.address))
    assert phone.locator("html").get_attribute("lang") == "es"
    looked_at_without_scripts(phone)
    assert NAME not in phone.inner_text("body")
    phone.get_by_label("Mes").fill("4")
    phone.get_by_label("Día").fill("29")
    phone.get_by_label("Año").fill("1986")
    phone.get_by_role("button", name="Continuar").click()
    assert "Intentos que quedan: 4" in phone.inner_text("main")
    phone.get_by_label("Día").fill("28")
    phone.get_by_role("button", name="Continuar").click()
    assert "Ayudante de panadería" in phone.inner_text("main")
    looked_at_without_scripts(phone)
    phone.get_by_role("button", name="English").click()
    assert "Individual work plan, version 1" in phone.inner_text("h1")
    phone.get_by_role("button", name="Español").click()
    phone.get_by_label("Acepto firmar electrónicamente").check()
    phone.get_by_label("Su nombre completo").fill("Otra Persona")
    phone.get_by_role("button", name="Firmo").click()
    assert "Escriba el nombre como está en el plan" in phone.inner_text("main")
    phone.get_by_label("Su nombre completo").fill("fulano nunez de la pena")
    phone.get_by_role("button", name="Firmo").click()
    assert "Está firmado. Gracias." in phone.inner_text("h1")
    looked_at_without_scripts(phone)
    copy = visitor.context.request.get(f"{visitor.address}/l/signed/copy/")
    assert copy.body().startswith(b"%PDF")
    again = phone.goto(address)
    assert again is not None
    assert again.status == 404
    assert "ya no abre nada" in phone.inner_text("h1")


def looked_at_without_scripts(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator("h1").count() == 1


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
