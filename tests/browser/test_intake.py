"""From intake to assigned as a coordinator: by keyboard alone, in English and in Spanish, on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Page

from milepost.intake.queries import state_of
from milepost.organizations.models import Election, Identity, StaffMember
from milepost.people.models import Ticketholder
from milepost.tickets.models import Assignment, UsePeriod
from milepost.tickets.states import State
from tests.browser.conftest import LANGUAGES, LOOKED_AT, PHONE, Visitor, violations
from tests.website.conftest import TODAY, enrolled

Visit = Callable[..., Visitor]
FOCUSED = "document.activeElement"
WORDS = {
    "English": {
        "candidates": "Candidates", "new": "New candidate", "make": "Make them a candidate", "assess": "Assess",
        "save": "Save", "answer": "Record SSA's answer", "plan": "Begin the plan", "assign": "Assign",
        "look": "Show what these days mean", "said": "The first payable month is January 2026",
        "unassign": "Unassign",
    },
    "Español": {
        "candidates": "Candidatos", "new": "Nuevo candidato", "make": "Hacerlo candidato", "assess": "Evaluar",
        "save": "Guardar", "answer": "Registrar la respuesta de la SSA", "plan": "Empezar el plan", "assign": "Asignar",
        "look": "Mostrar qué significan", "said": "El primer mes cobrable es enero de 2026", "unassign": "Desasignar",
    },
}  # fmt: skip


@pytest.fixture
def coordinator(administrator: StaffMember) -> StaffMember:
    owner = administrator.organization
    identity = Identity.objects.create(organization=owner, name="Northside Works", pid="PID-1")
    Election.objects.create(
        organization=owner, identity=identity, system="milestone_outcome", notified_on=date(2019, 4, 1)
    )
    return enrolled(owner, "coordinator")


class Keys:
    """Somebody who has a keyboard and no mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, wanted: str, most: int = 140) -> None:
        """Tab until the focus stands on a control of this name, link or button."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            text = self.page.evaluate(f"({FOCUSED}.name || {FOCUSED}.innerText || '').trim()")
            if text == wanted or text.startswith(f"{wanted} "):
                return
        raise AssertionError(f"{wanted} is not reached by keyboard")

    def press(self, wanted: str) -> None:
        self.to(wanted)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def type(self, name: str, text: str) -> None:
        self.to(name)
        self.page.keyboard.type(text)

    def choose(self, name: str, text: str) -> None:
        """In a list of choices, by its first letters."""
        self.to(name)
        self.page.keyboard.type(text)

    def day(self, name: str, day: date) -> None:
        """In the browser's own field for a day, as its language writes it: the tests' browser writes month first."""
        self.to(name)
        self.page.keyboard.type(f"{day:%m%d%Y}")


@pytest.fixture
def looked_at() -> Iterator[list[str]]:
    found: list[str] = []
    yield found
    assert found == [], "axe finds something wrong, or a page is too wide"


def look(page: Page, found: list[str], width: int) -> None:
    found += [f"{page.url}: {one}" for one in violations(page)]
    if page.evaluate("document.documentElement.scrollWidth") > width:
        found.append(f"{page.url} is too wide")


@pytest.mark.parametrize("language", [one for one in WORDS if one[:2].lower() in LANGUAGES])
def test_intake_to_assigned_on_a_phone_without_a_mouse(
    visit: Visit, coordinator: StaffMember, language: str, looked_at: list[str]
) -> None:
    words = WORDS[language]
    visitor = visit(size=PHONE)
    page = visitor.sign_in(coordinator.email)
    if language == "Español":
        page.get_by_role("button", name="Español").click()
    keys = Keys(page)
    visitor.go("/ticketholders/")
    keys.press(words["candidates"])
    look(page, looked_at, 320)
    keys.press(words["new"])
    keys.type("name", "María Núñez Peña")
    keys.choose("program", "SSDI")
    keys.day("born_on", date(1985, 2, 28))
    look(page, looked_at, 320)
    keys.press(words["make"])
    holder = Ticketholder.objects.get(name="María Núñez Peña")
    look(page, looked_at, 320)

    keys.press(words["assess"])
    keys.choose("advice", "go on" if language == "English" else "seguir")
    keys.type("because", "Wants to work full time.")
    look(page, looked_at, 320)
    keys.press(words["save"])
    keys.press(words["answer"])
    keys.choose("answer", "can be" if language == "English" else "se puede")
    look(page, looked_at, 320)
    keys.press(words["save"])
    look(page, looked_at, 320)
    keys.press(words["plan"])
    keys.press(words["plan"])
    assert state_of(holder.ticket, TODAY) is State.PLAN

    keys.press(words["assign"])
    keys.day("plan_signed_on", date(2025, 12, 10))
    keys.day("assigned_on", date(2025, 12, 11))
    keys.press("look")
    assert words["said"] in page.inner_text("#main")
    assert not Assignment.objects.filter(ticket=holder.ticket).exists()
    look(page, looked_at, 320)
    keys.press(words["assign"])
    assert words["said"] in page.inner_text("#main")
    look(page, looked_at, 320)
    held = Assignment.objects.get(ticket=holder.ticket)
    assert (held.plan_signed_on, held.assigned_on) == (date(2025, 12, 10), date(2025, 12, 11))
    assert visitor.complaints == []


@pytest.mark.parametrize("size", LOOKED_AT, ids=lambda size: f"{size['width']} wide, {size['height']} high")
def test_every_page_of_intake_is_for_everyone(
    visit: Visit, coordinator: StaffMember, size: dict[str, int], looked_at: list[str]
) -> None:
    visitor = visit(size=size, scripts=False) if size is PHONE else visit(size=size)
    page = visitor.sign_in(coordinator.email)
    tickets = Ticketholder.objects.filter(organization=coordinator.organization)
    held = Assignment.objects.filter(organization=coordinator.organization, unassigned_on=None)[0]
    extended = UsePeriod.objects.filter(organization=coordinator.organization)
    tab = f"/ticketholders/{held.ticket_id}/assignments/"
    paths = [
        "/ticketholders/candidates/",
        "/ticketholders/candidates/new/",
        "/ticketholders/candidates/settings/",
        "/ticketholders/candidates/batches/",
    ]
    paths += [
        "/ticketholders/candidates/batches/columns/",
        "/ticketholders/candidates/answers/columns/",
        "/ticketholders/hand-over/",
        tab,
    ]
    paths += [
        f"{tab}assess/",
        f"{tab}answer/",
        f"{tab}move/unassign/",
        f"{tab}move/reassign/",
        f"{tab}{held.pk}/",
    ]
    paths += [f"{tab}vr-cases/add/", f"/ticketholders/{tickets[0].ticket_id}/assignments/"]
    paths += [f"/ticketholders/{one.ticket_id}/assignments/" for one in extended[:2]]
    for path in paths:
        visitor.go(path)
        if size is not PHONE:
            look(page, looked_at, size["width"])
        assert page.locator("h1").count() == 1
