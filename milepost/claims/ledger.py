"""The ledger: what is paid, sent, can be claimed, waits, or is lost, added up by year, partner, provider or payment.

All of it is counted beforehand (`claims.tallies`), so that an organization of a hundred thousand Tickets waits as little as
one of ten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet, Sum

from milepost.claims.counting import CLAIMS, OWED
from milepost.claims.models import DecidedTicket, Tally
from milepost.claims.tallies import Total, tallies_visible_to, total_of
from milepost.organizations.models import StaffMember
from milepost.rulebook.decisions import Status

STATES = (Status.PAID, Status.PENDING, Status.PAYABLE, Status.WAITING, Status.DENIED, Status.EXPIRED)
"""What stands in the ledger. Barred and closed payments were never owed."""
NOTHING = Total(0, 0, 0)


class By(StrEnum):
    YEAR = "year"
    PARTNER = "partner"
    PROVIDER = "provider"
    PAYMENT = "claim"


_WHERE = {
    By.YEAR: (OWED, "second"),
    By.PARTNER: (CLAIMS, "partner"),
    By.PROVIDER: (CLAIMS, "third"),
    By.PAYMENT: (CLAIMS, "second"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One year, partner, provider or payment. `key` is empty where there is none: a claim without a month, nobody's partner."""

    key: str
    states: Mapping[Status, Total]

    @property
    def cells(self) -> list[tuple[Status, Total]]:
        """In the order of STATES."""
        return [(state, self.states.get(state, NOTHING)) for state in STATES]

    @property
    def total(self) -> Total:
        return total_of(total for _state, total in self.cells)


def ledger(member: StaffMember, by: By) -> list[Line]:
    """The lines that the member may see, sorted by their key. One query."""
    of, column = _WHERE[by]
    lines: dict[str, dict[Status, Total]] = defaultdict(dict)
    for key, state, total in _summed(tallies_visible_to(member, of), column):
        lines[key][Status(state)] = total
    return [Line(key, lines[key]) for key in sorted(lines)]


def sum_of(lines: Iterable[Line]) -> Line:
    """The last line."""
    every = list(lines)
    return Line("", {state: total_of(dict(line.cells)[state] for line in every) for state in STATES})


def _summed(tallies: QuerySet[Tally], column: str) -> list[tuple[str, str, Total]]:
    rows = (
        tallies.filter(first__in=[state.value for state in STATES])
        .order_by()
        .values_list(column, "first")
        .annotate(many=Sum("count"), worth=Sum("dollars"), unsure=Sum("unknown"))
    )
    return [
        ("" if key is None else str(key), state, Total(many, worth, unsure))
        for key, state, many, worth, unsure in rows
        if many
    ]


def waits_for(member: StaffMember) -> list[tuple[str, Total]]:
    """What waiting claims lack first, by its code, worth most first. One query."""
    found = tallies_visible_to(member, OWED).filter(first=Status.WAITING.value)
    lacking = [(code, total) for code, _state, total in _summed(found, "third")]
    return sorted(lacking, key=lambda one: (-one[1].dollars, one[0]))


def people_visible_to(member: StaffMember) -> QuerySet[DecidedTicket]:
    """Each Ticket with what it comes to."""
    rows = DecidedTicket.objects.filter(organization=member.owner).select_related(
        "ticket", "ticket__holder", "partner"
    )
    return rows.filter(partner=member.partner) if member.partner else rows
