"""From State VR to an Employment Network in a browser: the counselor closes, the Ticketholder chooses, the network assigns, and the
first claim is right. By keyboard alone, on a phone, in Spanish; `make test-long` goes it in English too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page

from milepost.claims.deciding import decide_anew
from milepost.claims.models import DecidedClaim
from milepost.earnings.models import MonthOfWork
from milepost.handoffs import actions
from milepost.handoffs.models import HandOff
from milepost.intake.actions import assess, record_check
from milepost.intake.move_actions import move
from milepost.journal.actions import Deed
from milepost.organizations.models import Election, Identity, Organization, StaffMember
from milepost.rulebook.facts import PaidBy
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from milepost.tickets.states import State
from tests.browser.conftest import LANGUAGES, PHONE, Visitor
from tests.browser.keyboard import Keyboard, look
from tests.website.conftest import PASSWORD, TODAY, enrolled

Visit = Callable[..., Visitor]
BORN, CLOSED = date(1986, 4, 28), date(2025, 11, 3)
WORDS = {
    "English": {
        "close": "Close the case", "list": "The list was given", "link": "Make a link for the choice", "save": "Save",
        "with": "employment outcome", "open": "Open the link on this device", "on": "Go on", "choice": "This is my choice",
        "chosen": "You have chosen Northside", "take": "Accept the hand-off", "assignment": "Your Ticketholder's assignment",
        "assign": "Assign", "gone": "Phase 1 is gone", "days": "on day 38 of 90",
    },
    "Español": {
        "close": "Cerrar el caso", "list": "Se entregó la lista", "link": "Hacer un enlace para elegir", "save": "Guardar",
        "with": "resultado de empleo", "open": "Abrir el enlace en este aparato", "on": "Continuar",
        "choice": "Esta es mi elección", "chosen": "Usted eligió a Northside", "take": "Aceptar la entrega",
        "assignment": "La asignación de su persona", "assign": "Asignar", "gone": "La Fase 1 se perdió",
        "days": "en el día 38 de 90",
    },
}  # fmt: skip


@pytest.fixture
def agency(db: None) -> Organization:
    return Organization.objects.create(name="State VR", kind="state_vr", demonstration_day=TODAY)


@pytest.fixture
def counselor(agency: Organization) -> StaffMember:
    return StaffMember.objects.enrol(
        email="vera@vr.example", name="Vera Ray", organization=agency, role="vr_counselor", password=PASSWORD
    )


@pytest.fixture
def coordinator(administrator: StaffMember) -> StaffMember:
    owner = administrator.organization
    identity = Identity.objects.create(organization=owner, name="Northside Works", pid="PID-1")
    Election.objects.create(
        organization=owner, identity=identity, system="milestone_outcome", notified_on=date(2019, 4, 1)
    )
    return enrolled(owner, "coordinator")


def in_language(visitor: Visitor, email: str, language: str) -> Page:
    page = visitor.sign_in(email) if email != "vera@vr.example" else _counselor(visitor, email)
    if language == "Español":
        page.get_by_role("button", name="Español").click()
    return page


def _counselor(visitor: Visitor, email: str) -> Page:
    """Whose day begins with the list of consumers."""
    page = visitor.go("/sign-in/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(visitor.address + "/hand-offs/")
    return page


@pytest.mark.parametrize("language", [one for one in WORDS if one[:2].lower() in LANGUAGES])
def test_from_the_agency_to_the_network_in_three_roles(
    visit: Visit, counselor: StaffMember, coordinator: StaffMember, language: str, looked_at: list[str]
) -> None:
    words, network = WORDS[language], coordinator.organization
    spoken = "es" if language == "Español" else "en"
    given = {
        "name": "Consuelo Ruiz", "born_on": BORN, "program": "ssdi", "language": spoken, "opened_on": date(2024, 3, 1),
        "plan_on": date(2024, 4, 1), "in_use_on": date(2024, 3, 1), "paid_by": PaidBy.COST_REIMBURSEMENT, "counselor": counselor,
    }  # fmt: skip
    actions.begin_for_somebody_new(given, TODAY, deed=Deed.of(counselor))
    vera = visit(size=PHONE)
    page = in_language(vera, counselor.email, language)
    look(page, looked_at, 320)
    keys = Keyboard(page)
    keys.press("Consuelo Ruiz")
    look(page, looked_at, 320)
    keys.press(words["close"])
    keys.day("closed_on", CLOSED)
    keys.choose("closure", words["with"])
    look(page, looked_at, 320)
    keys.press(words["save"])
    keys.press(words["list"])
    look(page, looked_at, 320)
    keys.day("list_given_on", CLOSED)
    keys.to("here")
    page.keyboard.press("Space")
    keys.type("others", "Elsewhere Works")
    keys.press(words["save"])
    keys.press(words["link"])
    look(page, looked_at, 320)
    address = page.get_by_role("link", name=words["open"]).get_attribute("href")
    assert address

    holder = visit(size=PHONE, scripts=False)
    page = holder.go(address.removeprefix(holder.address))
    keys = Keyboard(page)
    for name, value in (("month", BORN.month), ("day", BORN.day), ("year", BORN.year)):
        keys.type(name, str(value))
    keys.press(words["on"])
    keys.to("place")
    page.keyboard.press("Space")
    keys.press(words["choice"])
    assert words["chosen"] in page.inner_text("main")

    one = HandOff.objects.get()
    omar = visit(size=PHONE)
    page = in_language(omar, coordinator.email, language)
    keys = Keyboard(page)
    omar.go("/hand-offs/")
    keys.press("Consuelo Ruiz")
    keys.press(words["take"])
    keys.choose("program", "SSDI")
    keys.day("born_on", BORN)
    look(page, looked_at, 320)
    keys.press(words["save"])
    one.refresh_from_db()
    ticket = Ticket.objects.get(pk=one.network_ticket_id or "")
    _assessed_and_asked(ticket, coordinator)
    keys.press(words["assignment"])
    omar.go(f"/ticketholders/{ticket.pk}/assignments/move/assign/")
    keys.day("plan_signed_on", date(2025, 12, 10))
    keys.day("assigned_on", date(2025, 12, 10))
    keys.press(words["assign"])
    omar.go(f"/hand-offs/{one.pk}/")
    look(page, looked_at, 320)
    theirs = page.inner_text("main")
    assert words["gone"] in theirs
    assert words["days"] in theirs
    page = vera.go(f"/hand-offs/{one.pk}/")
    assert words["days"] in page.inner_text("main")
    assert ticket.reference not in page.inner_text("main")
    vera.go("/hand-offs/papers/")
    look(page, looked_at, 320)

    for place in range(2):
        MonthOfWork.objects.create(
            organization=network, ticket=ticket, month=Month.parse("2025-12") + place, earned=200_000, paid=200_000, cash="paid",
            evidence="primary",
        )  # fmt: skip
    Organization.objects.filter(pk=network.pk).update(demonstration_day=TODAY + timedelta(days=60))
    network.refresh_from_db()
    decide_anew(network)
    claims = DecidedClaim.objects.filter(ticket=ticket)
    assert not claims.filter(claim__startswith="p1", status="payable").exists(), "nothing of Phase 1"
    first = claims.filter(claim="p2").order_by("month").first()
    assert first is not None
    assert str(first.month) == "2026-01", "the month after the assignment"
    omar.go(f"/ticketholders/{ticket.pk}/")
    assert vera.complaints == holder.complaints == omar.complaints == []


def _assessed_and_asked(ticket: Ticket, by: StaffMember) -> None:
    """What the journey of intake does in the browser already: assessed, asked, a plan begun."""
    deed = Deed.of(by)
    assess(ticket, {"on": TODAY, "advice": "for", "because": "Works already."}, TODAY, deed=deed)
    record_check(
        ticket,
        {"asked_on": TODAY, "way": "portal", "answer": "assignable", "valid_until": TODAY},
        TODAY,
        deed=deed,
    )
    move(ticket, State.PLAN, {}, TODAY, deed=deed)
