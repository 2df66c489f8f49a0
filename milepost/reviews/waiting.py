"""What a progress review asks of somebody, for Today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from milepost.claims.stored_facts import facts_of
from milepost.reviews.queries import Reviewed, reviewed
from milepost.rulebook.progress import ReviewResult
from milepost.rulebook.progress.procedure import Stage
from milepost.tickets.models import Ticket
from milepost.tickets.waiting import Waiting, Words

BEFORE_THE_END = timedelta(days=90)
_CODES = {
    Stage.HOLDER_TO_ANSWER: "progress_holder_answer",
    Stage.PROVIDER_TO_ANSWER: "progress_provider_answer",
    Stage.NOTICE_SENT: "progress_ask_ssa",
    Stage.REFUSED: "progress_ask_ssa",
}
WORDS = {
    "progress_holder_answer": Words(
        _("Progress review of year %(period)s: the Ticketholder has a letter to answer"),
        _("Help answer"),
        "reviews",
    ),
    "progress_provider_answer": Words(
        _("Progress review of year %(period)s: the program manager asks us"), _("Answer"), "reviews"
    ),
    "progress_ask_ssa": Words(
        _("Notice on the progress review of year %(period)s: SSA can still be asked to look again"),
        _("See the notice"),
        "reviews",
    ),
    "progress_behind": Words(
        _("Year %(period)s ends soon: %(done)s of %(required)s months of work so far"),
        _("See what would do"),
        "reviews",
    ),
    "progress_over": Words(
        _("Year %(period)s is over with %(done)s of %(required)s months of work: gather what shows progress"),
        _("See what would do"),
        "reviews",
    ),
}


def waiting(tickets: Sequence[Ticket], day: date) -> Iterator[Waiting]:
    """A letter or a notice whose days run, a year that ends with too little, a year that ended so."""
    periods = reviewed(tickets, facts_of(tickets), day)
    for ticket in tickets:
        for place, one in enumerate(periods[ticket.pk]):
            found = _of_procedure(ticket, one) or _of_work(
                ticket, one, day, is_last=place >= len(periods[ticket.pk]) - 2
            )
            if found is not None:
                yield found


def _of_procedure(ticket: Ticket, one: Reviewed) -> Waiting | None:
    deadline = one.procedure.deadline
    if deadline is None:
        return None
    code = _CODES[one.procedure.stage]
    lost_on = deadline.until + timedelta(days=1) if code == "progress_ask_ssa" else None
    return Waiting(
        ticket, code, due_on=deadline.until, lost_on=lost_on, figures={"period": one.review.period}
    )


def _of_work(ticket: Ticket, one: Reviewed, day: date, *, is_last: bool) -> Waiting | None:
    """While nothing has been recorded of the review: the year that runs, and the one before it."""
    review = one.review
    if one.procedure.stage is not Stage.NOT_BEGUN or review.to_month is None or not is_last:
        return None
    figures = {"period": review.period, "done": review.work_months, "required": review.work_required}
    ends = review.to_month.last_day
    if review.result is ReviewResult.OPEN and day >= ends - BEFORE_THE_END:
        return Waiting(ticket, "progress_behind", due_on=ends, figures=figures)
    if review.result is ReviewResult.NOT_MET and day <= ends + 2 * BEFORE_THE_END:
        return Waiting(ticket, "progress_over", due_on=ends, figures=figures)
    return None
