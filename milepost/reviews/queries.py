"""Progress reviews, as questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from milepost.claims.figures import law_of
from milepost.claims.stored_facts import facts_of
from milepost.reviews.models import ReviewStep
from milepost.rulebook.facts import TicketFacts
from milepost.rulebook.progress import ProgressReview, ReviewResult, progress_reviews
from milepost.rulebook.progress.procedure import Procedure, Step, procedure_on
from milepost.tickets.models import Ticket


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One period: what was done in it, and where its review stands."""

    review: ProgressReview
    procedure: Procedure
    steps: tuple[ReviewStep, ...]

    @property
    def needs_attention(self) -> bool:
        """Its twelve months are over without enough, or somebody has been asked something."""
        return self.review.result is ReviewResult.NOT_MET or self.procedure.deadline is not None


def steps_of(ticket: Ticket, period: int) -> list[tuple[ReviewStep, Step]]:
    """What happened in the review of one period, in order; each as it is kept and as the rules take it."""
    kept = ReviewStep.objects.filter(ticket=ticket, period=period, withdrawn_at=None).select_related("by")
    return [(one, Step(one.event, one.on)) for one in kept]


def reviews_of(ticket: Ticket, day: date) -> tuple[TicketFacts, list[Reviewed]]:
    """The facts of a Ticket, and every period that has begun, the first one first."""
    facts = facts_of([ticket])[ticket.pk]
    return facts, reviewed([ticket], {ticket.pk: facts}, day)[ticket.pk]


def reviewed(
    tickets: Iterable[Ticket], facts: dict[UUID, TicketFacts], day: date
) -> dict[UUID, list[Reviewed]]:
    """The periods of each of these Tickets of one organization. One query for all of their steps."""
    given = list(tickets)
    if not given:
        return {}
    law = law_of(given[0].organization)
    steps: dict[tuple[UUID, int], list[ReviewStep]] = defaultdict(list)
    for step in ReviewStep.objects.filter(ticket__in=given, withdrawn_at=None).select_related("by"):
        steps[step.ticket_id, step.period].append(step)
    found: dict[UUID, list[Reviewed]] = {}
    for ticket in given:
        found[ticket.pk] = [
            _reviewed(review, steps[ticket.pk, review.period], day)
            for review in progress_reviews(facts[ticket.pk], law, as_of=day)
        ]
    return found


def _reviewed(review: ProgressReview, steps: list[ReviewStep], day: date) -> Reviewed:
    procedure = procedure_on([Step(one.event, one.on) for one in steps], day)
    return Reviewed(review, procedure, tuple(steps))
