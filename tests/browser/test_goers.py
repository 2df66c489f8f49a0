"""Who may not go a journey comes to no dead end: no button that refuses, and a door that says that it is closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from milepost.organizations.models import Organization
from milepost.organizations.roles import MAY, Act, Role
from milepost.tickets.models import Ticket
from tests.browser.conftest import PHONE, Visitor
from tests.browser.goers import goer, who_may_not
from tests.browser.keyboard import look

Visit = Callable[..., Visitor]
JOURNEYS = (
    (Act.ASSIGN, "assignments/", "a[href*='/move/'], a[href$='/answer/']", "assignments/move/unassign/"),
    (Act.CHANGE_PEOPLE, "contacts/", "main [name=description]", "contacts/phase/"),
    (Act.CHANGE_PEOPLE, "contacts/", "a[href$='/letters/draft/']", "contacts/letters/draft/"),
    (Act.CHANGE_PEOPLE, "earnings/", "a[href$='/jobs/add/'], main input[type=file]", "earnings/jobs/add/"),
    (Act.CHANGE_PEOPLE, "plans/", "main form[method=post]", "plans/talks/add/"),
)
"""The act that a journey asks for, where it begins, its first step there, and the page of that step."""


@pytest.mark.parametrize("role", who_may_not(Act.CHANGE_PEOPLE, Act.ASSIGN))
def test_who_may_not_go_it_is_shown_no_first_step_and_told_at_its_door(
    visit: Visit, northside: Organization, role: Role, looked_at: list[str]
) -> None:
    ticket = Ticket.objects.filter(organization=northside).order_by("reference")[0]
    visitor = visit(size=PHONE)
    page = visitor.sign_in(goer(northside, role).email, "es")
    for act, beginning, first_step, door in JOURNEYS:
        if act in MAY[role]:
            continue
        answer = page.goto(f"{visitor.address}/ticketholders/{ticket.pk}/{beginning}")
        assert answer is not None
        assert answer.status == (200 if Act.SEE_PEOPLE in MAY[role] else 403), beginning
        assert page.locator(first_step).count() == 0, f"{beginning} offers what would be refused"
        look(page, looked_at, 320)
        closed = page.goto(f"{visitor.address}/ticketholders/{ticket.pk}/{door}")
        assert closed is not None
        assert closed.status == 403, door
        look(page, looked_at, 320)
        assert page.get_by_role("main").get_by_role("link").count() > 0, "and a way out of it"
