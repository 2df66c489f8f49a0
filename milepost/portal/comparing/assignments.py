"""The two lists of Tickets, assigned and formerly assigned, beside our assignments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from milepost.portal.choices import Proposal
from milepost.portal.comparing.frame import Compared, Found, Whose, day, hashed, values_of
from milepost.tickets.models import Assignment
from milepost.tickets.queries import tickets_of

Held = dict[UUID, list[Assignment]]


def assigned(given: Compared) -> Iterator[Found]:
    """What the Portal says is assigned to us today."""
    held, seen = assignments_of(given), set[UUID]()
    for one, key in _once(given, "assigned"):
        there: date = one.row.get("assigned_on")
        found = Found("", Proposal.ADD, one.ticket, key, one.row.number, {"there_on": day(there)})
        if one.ticket is None:
            found.code, found.values = "ASSIGNED_UNKNOWN", values_of(one.row)
            yield found
            continue
        if one.ticket in seen:
            continue
        seen.add(one.ticket)
        runs = running(held[one.ticket], given.today)
        if runs is None:
            found.code, found.proposal, found.values = (
                "ASSIGNED_NOT_HERE",
                Proposal.ASSIGN,
                values_of(one.row),
            )
            yield found
        elif runs.assigned_on != there:
            found.code, found.proposal = "ASSIGNED_DAY", Proposal.CORRECT
            found.figures["here_on"] = day(runs.assigned_on)
            found.values = {"assigned_on": day(there), "assignment": runs.pk, "name": ""}
            yield found
    for ticket, mine in held.items():
        runs = running(mine, given.today)
        if runs is not None and ticket not in seen:
            figures = {"here_on": day(runs.assigned_on)}
            yield Found(
                "NOT_ASSIGNED_THERE", Proposal.ASK, ticket, hashed("not assigned", ticket), 0, figures
            )


def formerly(given: Compared) -> Iterator[Found]:
    """What the Portal says was assigned to us once. Old Tickets can still be claimed (20 CFR 411.581)."""
    held = assignments_of(given)
    for one, key in _once(given, "formerly"):
        there: date = one.row.get("unassigned_on")
        figures = {"there_on": day(there)}
        found = Found("", Proposal.ADD, one.ticket, key, one.row.number, figures)
        if one.ticket is None:
            found.code, found.values = "FORMER_UNKNOWN", values_of(one.row)
            yield found
            continue
        same = _that_one(held[one.ticket], one.row.get("assigned_on"), there)
        found.values = {"unassigned_on": day(there), "name": ""}
        if same is None:
            found.code, found.proposal, found.values = "FORMER_NOT_HERE", Proposal.ASSIGN, values_of(one.row)
            yield found
        elif same.unassigned_on is None:
            found.code, found.proposal = "FORMER_STILL_HERE", Proposal.UNASSIGN
            found.values["assignment"] = same.pk
            yield found
        elif same.unassigned_on != there:
            found.code, found.proposal = "FORMER_DAY", Proposal.CORRECT
            found.figures["here_on"] = day(same.unassigned_on)
            found.values["assignment"] = same.pk
            yield found


def assignments_of(given: Compared) -> Held:
    """Every assignment of the organization's Tickets, by Ticket. One query."""
    found: Held = defaultdict(list)
    rows = Assignment.objects.filter(ticket__in=tickets_of(given.organization)).order_by("assigned_on")
    for one in rows.iterator(chunk_size=5_000):
        found[one.ticket_id].append(one)
    return found


def running(mine: list[Assignment], today: date) -> Assignment | None:
    """The one that has the Ticket on the day."""
    for one in reversed(mine):
        if one.assigned_on <= today and (one.unassigned_on is None or one.unassigned_on > today):
            return one
    return None


def _that_one(mine: list[Assignment], assigned_on: date | None, unassigned_on: date) -> Assignment | None:
    """Which of ours the row means: by its end, else by its beginning, else the one that ran until then."""
    for one in mine:
        if one.unassigned_on == unassigned_on:
            return one
    for one in mine:
        if assigned_on is not None and one.assigned_on == assigned_on:
            return one
    if assigned_on is not None:
        return None
    return next((one for one in reversed(mine) if one.assigned_on < unassigned_on), None)


def _once(given: Compared, kind: str) -> Iterator[tuple[Whose, str]]:
    """Each row with its key; of rows that say the same the first."""
    seen = set()
    for one in given.rows:
        if one.row.problems:
            continue
        key = hashed(kind, one.person, one.row.get("unassigned_on"))
        if key not in seen:
            seen.add(key)
            yield one, key
