"""A request prepared by one, released by another, denied, mended and paid: in Spanish, by keyboard, on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Page

from milepost.claims.deciding import decide_again
from milepost.claims.models import DecidedClaim
from milepost.claims.stored_facts import keep_facts
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, StaffMember
from milepost.organizations.suitability import Suitability
from milepost.people.models import Ticketholder
from milepost.requests import following_actions as following
from milepost.requests import preparing_actions as preparing
from milepost.requests import releasing_actions as releasing
from milepost.requests.choices import State, Way
from milepost.requests.models import PaymentRequest, RequestSettings
from milepost.rulebook.requests import DenialCode
from milepost.tickets.models import Ticket
from tests.browser.conftest import FULL, LOOKED_AT, PHONE, Visitor
from tests.browser.keyboard import Keyboard, look
from tests.requests.conftest import facts, prepared
from tests.website.conftest import TODAY, enrolled

Visit = Callable[..., Visitor]


@pytest.fixture
def payer(administrator: StaffMember) -> StaffMember:
    member = enrolled(administrator.organization, "payments")
    member.suitability = Suitability.CLEARED
    member.save()
    RequestSettings.objects.create(
        organization=administrator.organization, payments_contact=member, second_person_above=0
    )
    return member


@pytest.fixture
def ticket(administrator: StaffMember) -> Ticket:
    owner = administrator.organization
    Identity.objects.create(
        organization=owner, name="Northside Works", pid="PID-1", sam_expires_on=date(2027, 1, 1)
    )
    keep_facts(owner, [facts("T-J")])
    ticket = Ticket.objects.get(organization=owner, reference="T-J")
    Ticketholder.objects.create(organization=owner, ticket=ticket, name="María Núñez")
    decide_again([ticket])
    return ticket


@pytest.fixture
def looked_at() -> Iterator[list[str]]:
    found: list[str] = []
    yield found
    assert found == [], "axe finds something wrong, or a page is too wide"


def in_spanish(visit: Visit, member: StaffMember) -> tuple[Visitor, Page, Keyboard]:
    visitor = visit(size=PHONE, scripts=True)
    page = visitor.sign_in(member.email)
    page.get_by_role("button", name="Español").click()
    return visitor, page, Keyboard(page)


def test_from_the_ladder_to_the_money_in_spanish(
    visit: Visit, ticket: Ticket, payer: StaffMember, looked_at: list[str]
) -> None:
    coordinator = enrolled(payer.organization, "coordinator")
    hers, her_page, she = in_spanish(visit, coordinator)
    his, his_page, he = in_spanish(visit, payer)
    hers.go(f"/ticketholders/{ticket.pk}/?claim=p1m1-2024-02")
    she.press("Preparar la solicitud")
    look(her_page, looked_at, 320)
    she.press("Prepararla")
    request = PaymentRequest.objects.get(ticket=ticket)
    address = f"/ticketholders/{ticket.pk}/requests/{request.pk}/"
    look(her_page, looked_at, 320)

    def handed_on_and_sent(where: str) -> None:
        hers.go(where)
        she.press("Preparada: pedir su liberación")
        look(her_page, looked_at, 320)
        she.press("Preparada: pedir su liberación")
        assert "Espera su liberación" in her_page.inner_text("#main")
        his.go(where)
        he.press("Liberarla")
        look(his_page, looked_at, 320)
        he.press("Liberarla")
        he.press("Se envió")
        he.type("work_case", "WC-77")
        look(his_page, looked_at, 320)
        he.press("Se envió")

    handed_on_and_sent(address)
    request.refresh_from_db()
    assert (request.state, request.work_case) == (State.SENT, "WC-77")
    assert (request.prepared_by, request.released_by) == (coordinator, payer)

    he.press("Está denegada")
    he.choose("reason", "Las pruebas no")
    he.type("said", "No se lee.")
    look(his_page, looked_at, 320)
    he.press("Está denegada")
    assert "Consiga una copia clara" in his_page.inner_text("#main")
    look(his_page, looked_at, 320)

    hers.go(address)
    she.press("Pedir de nuevo")
    look(her_page, looked_at, 320)
    she.press("Pedir de nuevo")
    again = PaymentRequest.objects.get(mends=request)
    handed_on_and_sent(f"/ticketholders/{ticket.pk}/requests/{again.pk}/")
    he.press("Está pagada")
    he.type("reference", "ACH-1")
    look(his_page, looked_at, 320)
    he.press("Está pagada")
    again.refresh_from_db()
    assert (again.state, again.paid_cents, again.payment_reference) == (State.PAID, 178_800, "ACH-1")
    assert str(DecidedClaim.objects.get(ticket=ticket, claim="p1m1").status) == "paid"
    assert "Pagado" in his_page.inner_text("#main")
    assert (hers.complaints, his.complaints) == ([], [])


@pytest.mark.parametrize("size", LOOKED_AT, ids=lambda size: f"{size['width']} wide, {size['height']} high")
def test_every_page_of_requests_is_for_everyone(
    visit: Visit, ticket: Ticket, payer: StaffMember, size: dict[str, int], looked_at: list[str]
) -> None:
    other = enrolled(payer.organization, "coordinator")
    request = prepared(ticket, other)
    preparing.hand_on(request, TODAY, deed=Deed.of(other))
    releasing.release(request, TODAY, deed=Deed.of(payer))
    tab = f"/ticketholders/{ticket.pk}/requests/"
    one = f"{tab}{request.pk}/"
    visitor = visit(size=size, scripts=False) if size is PHONE else visit(size=size)
    page = visitor.sign_in(payer.email)
    paths = [
        "/requests/",
        "/requests/prepare/",
        "/requests/batch/",
        "/requests/batch/columns/",
        "/requests/reasons/",
    ]
    paths += [
        tab,
        one,
        f"{tab}prepare/",
        f"{tab}certify/",
        f"{one}sheet/",
        f"{one}move/send/",
        f"{one}move/reopen/",
    ]
    for path in paths:
        visitor.go(path)
        if size is not PHONE:
            look(page, looked_at, size["width"])
        assert page.locator("h1").count() == 1
    following.send(request, TODAY, way=Way.PORTAL, work_case="WC-1", deed=Deed.of(payer))
    for path in (one, f"{one}fax/", f"{one}move/hold/", f"{one}move/pay/", f"{one}ask/"):
        visitor.go(path)
        if size is not PHONE:
            look(page, looked_at, size["width"])
    following.deny(request, TODAY, DenialCode.EVIDENCE, said="Not legible", deed=Deed.of(payer))
    for path in (one, f"{one}mend/", "/requests/reasons/"):
        visitor.go(path)
        if size is not PHONE:
            look(page, looked_at, size["width"])


def test_a_wrong_form_keeps_what_was_typed(visit: Visit, ticket: Ticket, payer: StaffMember) -> None:
    request = prepared(ticket, payer)
    visitor = visit(size=FULL, scripts=False)
    page = visitor.sign_in(payer.email)
    visitor.go(f"/ticketholders/{ticket.pk}/requests/{request.pk}/note/")
    page.get_by_label("Note of the request").fill("About 123-45-6789, please")
    page.get_by_role("button", name="Save").click()
    assert page.get_by_label("Note of the request").input_value() == "About 123-45-6789, please"
    assert "Social Security number" in page.locator("#what-is-wrong").inner_text()


def test_many_are_chosen_and_sent_without_a_script(visit: Visit, ticket: Ticket, payer: StaffMember) -> None:
    other = enrolled(payer.organization, "coordinator")
    request = prepared(ticket, other)
    preparing.hand_on(request, TODAY, deed=Deed.of(other))
    visitor = visit(size=FULL, scripts=False)
    page = visitor.sign_in(payer.email)
    visitor.go("/requests/?state=prepared")
    page.get_by_label("Choose: Phase 1 milestone 1").check()
    page.get_by_label("With the chosen").select_option("release")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Release those that nothing stops").click()
    assert "Done with 1 request." in page.inner_text("#main") or "Done with 1 request." in page.inner_text(
        "body"
    )
    request.refresh_from_db()
    assert request.state == State.READY
