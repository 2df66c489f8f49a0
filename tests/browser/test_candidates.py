"""A candidate assessed by keyboard alone in Spanish on a phone; and every page of the assessment and of becoming an EN."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from milepost.candidates import actions
from milepost.candidates.models import Decision, Interview
from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.people.models import Ticketholder
from milepost.planning.demonstration import load_planning
from milepost.planning.models import PlanStep
from milepost.tickets.models import Ticket
from tests.browser.conftest import LOOKED_AT, PHONE, Visitor
from tests.browser.keyboard import Keyboard, look
from tests.website.conftest import TODAY, enrolled

Visit = Callable[..., Visitor]
ANSWERS = {"goal": "off_cash", "our_services": "yes", "state_vr": "closed_with_work", "proof": "no"}


@pytest.fixture
def candidate(administrator: StaffMember) -> Ticket:
    owner = administrator.organization
    ticket = Ticket.objects.create(
        organization=owner, reference="C-1", program="ssdi", born_on=date(1985, 2, 28)
    )
    Ticketholder.objects.create(organization=owner, ticket=ticket, name="María Núñez Peña")
    return ticket


def test_a_candidate_is_asked_and_decided_on_without_a_mouse(
    visit: Visit, administrator: StaffMember, candidate: Ticket, looked_at: list[str]
) -> None:
    coordinator = enrolled(administrator.organization, "coordinator")
    visitor = visit(size=PHONE)
    page = visitor.sign_in(coordinator.email)
    page.get_by_role("button", name="Español").click()
    keys = Keyboard(page)
    visitor.go(f"/ticketholders/{candidate.pk}/assignments/")
    keys.press("Preguntas, consejo y lo que se podría pagar")
    look(page, looked_at, 320)
    keys.press("Preguntar al candidato")
    keys.choose("goal", "lo suf")
    keys.choose("our_services", "sí")
    keys.choose("state_vr", "nunca")
    keys.choose("wages_before", "no hubo")
    look(page, looked_at, 320)
    keys.press("Guardar")
    asked = Interview.objects.get(ticket=candidate)
    assert asked.answers.open()["goal"] == "off_cash"
    assert "$33,485" in page.inner_text("#main")
    look(page, looked_at, 320)
    keys.press("Decidir")
    keys.choose("verdict", "tomar")
    keys.type("because", "Quiere trabajar a tiempo completo.")
    look(page, looked_at, 320)
    keys.press("Guardar")
    look(page, looked_at, 320)
    assert Decision.objects.get(ticket=candidate).verdict == "take"
    assert visitor.complaints == []


@pytest.mark.parametrize("size", LOOKED_AT, ids=lambda size: f"{size['width']} wide, {size['height']} high")
def test_every_page_is_for_everyone(
    visit: Visit, administrator: StaffMember, candidate: Ticket, size: dict[str, int], looked_at: list[str]
) -> None:
    deed = Deed.of(administrator)
    interview = actions.ask(candidate, ANSWERS, TODAY, deed=deed)
    actions.decide(
        interview, "later", "Finishing a course.", TODAY.replace(year=TODAY.year + 1), day=TODAY, deed=deed
    )
    load_planning(administrator.organization, TODAY)
    own = PlanStep.objects.get(code="")
    visitor = visit(size=size)
    page = visitor.sign_in(administrator.email)
    one = f"/ticketholders/{candidate.pk}/assessment/"
    paths = [one, f"{one}decide/", "/ticketholders/candidates/became/", "/planning/", "/planning/print/"]
    paths += [
        "/planning/types/",
        "/planning/payment-systems/",
        "/planning/payment-systems/figures/",
        "/planning/add/",
    ]
    paths += [f"/planning/items/{own.pk}/", "/planning/guide/model.insurance/"]
    for path in paths:
        visitor.go(path)
        look(page, looked_at, size["width"])
        assert page.locator("h1").count() == 1
    assert visitor.complaints == []
