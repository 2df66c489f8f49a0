"""One hand-off, for the walk over every route."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from milepost.handoffs import actions, link_actions
from milepost.handoffs.models import HandOff
from milepost.journal.actions import Deed
from milepost.rulebook.facts import Closure
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    """Closed, the list given, a link out."""
    Ticket.objects.filter(pk=ticket.pk).update(born_on=date(1986, 4, 28))
    closed_on = TODAY - timedelta(days=10)
    given = {"agency": f"{name} Rehabilitation", "opened_on": date(2024, 3, 1), "phone": f"777-{name}"}
    hand_off = actions.begin(ticket, given, deed=deed)
    actions.close_case(hand_off, closed_on, Closure.EMPLOYMENT_OUTCOME, version=1, deed=deed)
    hand_off.refresh_from_db()
    listed = [{"name": f"{name} Listed", "key": ""}]
    actions.give_list(hand_off, closed_on, listed, version=hand_off.version, deed=deed)
    fresh = HandOff.objects.get(pk=hand_off.pk)
    token = link_actions.send_link(fresh, day=TODAY, deed=deed)
    parts = {"hand_off_id": str(hand_off.pk), "hand_off_step": "case", "choice_token": token}
    return parts, [f"{name} Rehabilitation", f"{name} Listed"]
