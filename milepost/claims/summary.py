"""What a decision says at the head of a Ticketholder's page: the phase, the progress review, what was earned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from milepost.claims.ladder import Step
from milepost.rulebook.decisions import Status, TicketDecision
from milepost.rulebook.facts import TicketFacts
from milepost.rulebook.progress import ProgressReview
from milepost.tickets.summary import Fact
from milepost.website.templatetags.words import dollars, month, word

POSSIBLE = ("paid", "pending", "payable", "waiting", "ahead")


@dataclass(frozen=True, slots=True)
class Decided:
    """Everything that the page has worked out about the Ticket, so that nothing is worked out twice."""

    facts: TicketFacts
    decision: TicketDecision
    steps: tuple[Step, ...]
    reviews: Sequence[ProgressReview]


def summary_of(decided: Decided, day: date) -> Iterator[Fact]:
    yield _phase(decided, day)
    yield _review(decided.reviews)
    yield _earned(decided)


def _phase(decided: Decided, day: date) -> Fact:
    decision, ended_on = decided.decision, decided.facts.ticket.ended_on
    began = decision.outcome_period_began
    if ended_on is not None and ended_on <= day:
        value = _("Ticket ended")
    elif began is not None:
        value = _("Outcome period")
    else:
        value = _("Phase 1") if decision.left.p1 else _("Phase 2")
    note = _("since %(month)s") % {"month": month(began)} if began else _("outcome period not begun")
    return Fact(10, _("Phase"), value, note)


def _review(reviews: Sequence[ProgressReview]) -> Fact:
    if not reviews:
        return Fact(40, _("Progress review"), _("none yet"))
    last = reviews[-1]
    value = _("Year %(number)s: %(done)s of %(asked)s months") % {
        "number": last.period,
        "done": last.work_months,
        "asked": last.work_required,
    }
    note = word(last.result.value)
    if last.to_month is not None:
        note = f"{note} · " + _("ends %(month)s") % {"month": month(last.to_month)}
    return Fact(40, _("Progress review"), value, note)


def _earned(decided: Decided) -> Fact:
    """Paid so far, of everything that is or can still be paid at the rates that are known."""
    paid = sum(claim.amount or 0 for claim in decided.decision.claims if claim.status is Status.PAID)
    possible = sum(step.total(*POSSIBLE) for step in decided.steps)
    note = _("of %(dollars)s possible at today's rates") % {"dollars": dollars(possible)} if possible else ""
    return Fact(50, _("Paid so far"), dollars(paid), note)
