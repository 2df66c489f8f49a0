"""From intake to assigned, as everybody who may assign: by keyboard alone, in English and in Spanish, on a phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import translation
from django.utils.translation import gettext as _

from milepost.intake.queries import state_of
from milepost.organizations.models import Election, Identity, Organization, StaffMember
from milepost.organizations.roles import Act, Role
from milepost.people.models import Ticketholder
from milepost.tickets.models import Assignment, UsePeriod
from milepost.tickets.states import State
from tests.browser.conftest import LANGUAGES, LOOKED_AT, PHONE, Visitor
from tests.browser.goers import goer, who_may
from tests.browser.keyboard import Keyboard, look
from tests.website.conftest import TODAY, enrolled

Visit = Callable[..., Visitor]
ACTS = (Act.CHANGE_PEOPLE, Act.ASSIGN)


@pytest.fixture
def elected(northside: Organization) -> Organization:
    """An EN that has elected a payment system; without one nothing can be assigned."""
    identity = Identity.objects.create(organization=northside, name="Northside Works", pid="PID-1")
    Election.objects.create(
        organization=northside, identity=identity, system="milestone_outcome", notified_on=date(2019, 4, 1)
    )
    return northside


@pytest.fixture
def coordinator(elected: Organization) -> StaffMember:
    return enrolled(elected, "coordinator")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", who_may(*ACTS))
def test_intake_to_assigned_on_a_phone_without_a_mouse(
    visit: Visit, elected: Organization, role: Role, language: str, looked_at: list[str]
) -> None:
    visitor = visit(size=PHONE)
    page = visitor.sign_in(goer(elected, role).email, language)
    keys = Keyboard(page)
    with translation.override(language):
        said = {
            "en": "The first payable month is January 2026",
            "es": "El primer mes cobrable es enero de 2026",
        }[language]
        visitor.go("/ticketholders/")
        keys.press(_("Candidates"))
        look(page, looked_at, 320)
        keys.press(_("New candidate"))
        keys.type("name", "María Núñez Peña")
        keys.choose("program", "SSDI")
        keys.day("born_on", date(1985, 2, 28))
        look(page, looked_at, 320)
        keys.press(_("Make them a candidate"))
        holder = Ticketholder.objects.get(name="María Núñez Peña")
        look(page, looked_at, 320)

        keys.press(_("Assess"))
        keys.choose("advice", {"en": "go on", "es": "seguir"}[language])
        keys.type("because", "Wants to work full time.")
        look(page, looked_at, 320)
        keys.press(_("Save"))
        keys.press(_("Record SSA's answer"))
        keys.choose("answer", {"en": "can be", "es": "se puede"}[language])
        look(page, looked_at, 320)
        keys.press(_("Save"))
        look(page, looked_at, 320)
        keys.press(_("Begin the plan"))
        keys.press(_("Begin the plan"))
        assert state_of(holder.ticket, TODAY) is State.PLAN

        keys.press(_("Assign"))
        keys.day("plan_signed_on", date(2025, 12, 10))
        keys.day("assigned_on", date(2025, 12, 11))
        keys.press("look")
        assert said in page.inner_text("#main")
        assert not Assignment.objects.filter(ticket=holder.ticket).exists()
        look(page, looked_at, 320)
        keys.press(_("Assign"))
    assert said in page.inner_text("#main")
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
