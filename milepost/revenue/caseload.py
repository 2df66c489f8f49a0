"""The Tickets on hand as a projection counts them: since when, in which system, and what each has reached."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Max, Q

from milepost.claims.models import DecidedClaim
from milepost.organizations.models import Organization
from milepost.rulebook.decisions import Status, Terms
from milepost.rulebook.facts import PHASE_1, PaymentSystem, Program
from milepost.rulebook.months import Month
from milepost.rulebook.revenue import STEPS, Person
from milepost.tickets.models import Assignment

REACHED = (Status.PAID, Status.PENDING, Status.PAYABLE, Status.WAITING, Status.EXPIRED, Status.DENIED)
"""Attained, whatever became of it: it is not expected a second time."""
GONE = (Status.BARRED, Status.CLOSED, Status.NOT_PAYABLE)


def persons_on_hand(organization: Organization, begins: Month) -> list[Person]:
    """Of each Ticket that was assigned when the projection begins, with what it had reached before. Three queries, however many."""
    climbed, gone, day = _climbed(organization, begins), _gone(organization), begins.first_day
    held = Assignment.objects.filter(
        Q(unassigned_on=None) | Q(unassigned_on__gt=day), Q(ticket__ended_on=None) | Q(ticket__ended_on__gt=day),
        organization=organization, ticket__is_withdrawn=False, assigned_on__lt=day,
    )  # fmt: skip
    rows = held.order_by("ticket", "-assigned_on").values_list(
        "ticket", "assigned_on", "system", "ticket__program", "ticket__program_at_first_payment"
    )
    made: dict[Any, Person] = {}
    for ticket, assigned_on, system, program, at_first in rows:
        if ticket not in made:
            reached, number, reached_in = climbed.get(ticket, (None, 0, None))
            made[ticket] = Person(
                Month.of(assigned_on),
                Terms.TITLE_16 if (at_first or program) == Program.SSI else Terms.TITLE_2,
                system == PaymentSystem.OUTCOME_ONLY,
                reached,
                number,
                reached_in,
                frozenset(gone.get(ticket, ())),
            )
    return list(made.values())


def _climbed(organization: Organization, begins: Month) -> dict[Any, tuple[Any, int, Month | None]]:
    """Of each Ticket the highest step that it has reached, how many payments of it, and the month of the last."""
    claims = DecidedClaim.objects.filter(
        organization=organization, claim__in=STEPS, status__in=REACHED, month__lt=begins
    ).order_by()
    found: dict[Any, tuple[Any, int, Month | None]] = {}
    rows = claims.values_list("ticket", "claim").annotate(Count("pk"), Max("number"), Max("month"))
    for ticket, claim, many, number, month in rows:
        known = found.get(ticket)
        if known is None or STEPS.index(known[0]) < STEPS.index(claim):
            found[ticket] = (claim, max(many, number or 0) if claim not in PHASE_1 else 1, Month(month))
    return found


def _gone(organization: Organization) -> dict[Any, set[Any]]:
    claims = DecidedClaim.objects.filter(organization=organization, claim__in=PHASE_1, status__in=GONE)
    found: dict[Any, set[Any]] = {}
    for ticket, claim in claims.order_by().values_list("ticket", "claim"):
        found.setdefault(ticket, set()).add(claim)
    return found
