"""Asks, and what should be asked for, as questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet

from milepost.asking.models import Arriving, Ask
from milepost.asking.states import LIVING
from milepost.claims.models import DecidedClaim
from milepost.organizations.models import StaffMember
from milepost.rulebook.decisions import Status
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to

MOST_MONTHS = 3
"""In one text; more do not fit, and nobody photographs more at once."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The evidence of one month, and the claims that wait for it. Whole dollars; None is not known."""

    month: Month
    claims: tuple[DecidedClaim, ...]

    @property
    def dollars(self) -> int | None:
        return _dollars(self.claims)

    @property
    def lost_on(self) -> date | None:
        return _lost_on(self.claims)


def worth_of(wanted: Iterable[Wanted]) -> tuple[int | None, date | None]:
    """What hangs on the evidence of these months, each claim counted once, and when the first of it is lost."""
    claims = {claim.pk: claim for one in wanted for claim in one.claims}
    return _dollars(claims.values()), _lost_on(claims.values())


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one Ticketholder should be asked for: the months by worth; what hangs on the `first` of them, each claim once."""

    ticket: Ticket
    wanted: tuple[Wanted, ...]
    dollars: int | None
    lost_on: date | None

    @property
    def months(self) -> tuple[Month, ...]:
        """As many as fit into one text, in order of the calendar."""
        return tuple(sorted(one.month for one in self.first))

    @property
    def first(self) -> tuple[Wanted, ...]:
        """The months that one text asks for."""
        return self.wanted[:MOST_MONTHS]

    @property
    def more(self) -> int:
        return max(0, len(self.wanted) - MOST_MONTHS)


def asks_visible_to(member: StaffMember) -> QuerySet[Ask]:
    """What a member of staff may see of what was asked for."""
    found = Ask.objects.filter(ticket__in=tickets_visible_to(member))
    return found.select_related("ticket", "ticket__holder", "asked_by").annotate(photographs=Count("arrived"))


def proposals_for(tickets: Sequence[Ticket]) -> list[Proposal]:
    """Whom to ask for which months: what is worth most first, and what is lost sooner first among equals.

    Drawn from the claims that wait for evidence. A month that is asked for already is not proposed again. Two queries,
    however many Tickets.
    """
    by_key = {ticket.pk: ticket for ticket in tickets}
    waiting: dict[UUID, dict[str, list[DecidedClaim]]] = defaultdict(lambda: defaultdict(list))
    claims = DecidedClaim.objects.filter(
        ticket__in=list(by_key), status=Status.WAITING.value, missing__icontains='"MISSING_EVIDENCE"'
    )
    for claim in claims:
        for lacking in claim.missing:
            if lacking["code"] == "MISSING_EVIDENCE" and lacking.get("month"):
                waiting[claim.ticket_id][lacking["month"]].append(claim)
    for ticket, months in _asked(by_key).items():
        for month in months:
            waiting[ticket].pop(month, None)
    made = [_proposal(by_key[key], months) for key, months in waiting.items() if months]
    return sorted(made, key=lambda one: (-(one.dollars or 0), one.lost_on or date.max, one.ticket.reference))


def _asked(tickets: Iterable[UUID]) -> dict[UUID, set[str]]:
    asked: dict[UUID, set[str]] = defaultdict(set)
    living = Ask.objects.filter(ticket__in=list(tickets), state__in=LIVING)
    for ticket, months in living.values_list("ticket", "months"):
        asked[ticket] |= set(months)
    return asked


def _proposal(ticket: Ticket, months: dict[str, list[DecidedClaim]]) -> Proposal:
    wanted = [Wanted(Month.parse(month), tuple(claims)) for month, claims in months.items()]
    wanted.sort(key=lambda one: (-(one.dollars or 0), one.lost_on or date.max, one.month))
    return Proposal(ticket, tuple(wanted), *worth_of(wanted[:MOST_MONTHS]))


def _dollars(claims: Iterable[DecidedClaim]) -> int | None:
    """None where no amount is known at all."""
    known = [claim.amount for claim in claims if claim.amount is not None]
    return sum(known) if known else None


def _lost_on(claims: Iterable[DecidedClaim]) -> date | None:
    """The first day on which one of them is too late."""
    last = min((claim.claim_by for claim in claims if claim.claim_by is not None), default=None)
    return None if last is None else last + timedelta(days=1)


def proposal_for(ticket: Ticket) -> Proposal | None:
    return next(iter(proposals_for([ticket])), None)


def arriving_of(ask: Ask, word: str) -> Arriving | None:
    return Arriving.objects.filter(ask=ask, word=word).first()
