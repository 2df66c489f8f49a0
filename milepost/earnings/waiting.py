"""What waits about earnings: stubs that are missing, refused or asked about, figures that differ or contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from milepost.earnings.models import PayStub
from milepost.earnings.overview import month_line
from milepost.earnings.queries import MissingStub, missing_among
from milepost.earnings.solving import Earnings, SolvedJob, earnings_of
from milepost.earnings.working_out import Known, known_of, with_something_entered
from milepost.tickets.models import Ticket
from milepost.tickets.waiting import Waiting, Words

DAYS_WITHOUT_STUB = 45
"""A job from which no stub has come for so long, where its calendar does not say when one was due."""

WORDS = {
    "stub_missing": Words(_("The stub paid on %(paid_on)s is missing."), _("See it"), "earnings"),
    "stubs_missing": Words(
        _("%(count)s stubs are missing, the first paid on %(paid_on)s, the last on %(last)s."),
        _("See them"),
        "earnings",
    ),
    "stub_refused": Words(_("The stub paid on %(paid_on)s cannot be used as it is."), _("Cure it"), "stub"),
    "stub_question": Words(
        _("No tax was withheld on the stub paid on %(paid_on)s: ask whether it is self-employment."),
        _("Answer"),
        "stub_change",
    ),
    "month_differs": Words(
        _("The caseload and the stubs differ about %(month)s."), _("Decide"), "earnings_month_choose"
    ),
    "job_without_stub": Words(_("A job has no stub since %(since)s."), _("Enter one"), "stub_add"),
    "ytd_contradiction": Words(
        _("Year-to-date figures contradict the stubs, as of the one paid on %(paid_on)s."),
        _("See why"),
        "earnings",
    ),
}


def waiting(tickets: Sequence[Ticket], day: date) -> Iterator[Waiting]:
    """What waits for any of these Tickets: a dozen queries for each five hundred, however much waits."""
    some = with_something_entered(list(tickets))
    if not some:
        return
    entered, known = earnings_of(some, day=day), known_of(some)
    missing = missing_among(some, entered, day)
    for ticket in some:
        earnings = entered[ticket.pk]
        yield from _missing(ticket, missing[ticket.pk])
        for one in earnings.jobs:
            yield from _of_job(ticket, one, day)
        yield from _differing(ticket, earnings, known[ticket.pk])


def _missing(ticket: Ticket, missing: Sequence[MissingStub]) -> Iterator[Waiting]:
    """One line a job, so that a job gone quiet does not fill the page."""
    for job in dict.fromkeys(one.job.pk for one in missing):
        of_job = [one.paid_on for one in missing if one.job.pk == job]
        if len(of_job) == 1:
            figures = {"paid_on": str(of_job[0])}
            yield Waiting(ticket, "stub_missing", due_on=of_job[0], figures=figures)
        else:
            figures = {"count": str(len(of_job)), "paid_on": str(of_job[0]), "last": str(of_job[-1])}
            yield Waiting(ticket, "stubs_missing", due_on=of_job[0], figures=figures)


def _of_job(ticket: Ticket, one: SolvedJob, day: date) -> Iterator[Waiting]:
    codes = {PayStub.State.REFUSED: "stub_refused", PayStub.State.ENTERED: "stub_question"}
    for stub in one.stubs:
        code = codes.get(PayStub.State(stub.state))
        if code:
            figures = {"paid_on": str(stub.paid_on or stub.period_ends or "—")}
            yield Waiting(ticket, code, figures=figures, parts={"stub_id": str(stub.pk)})
    for wrong in one.solved.subtraction.contradictions:
        yield Waiting(ticket, "ytd_contradiction", figures={"paid_on": str(wrong.reason.figures["paid_on"])})
    since = _quiet_since(one)
    if one.solved.calendar is None and since is not None and since + timedelta(DAYS_WITHOUT_STUB) < day:
        yield Waiting(
            ticket, "job_without_stub", figures={"since": str(since)}, parts={"job_id": str(one.job.pk)}
        )


def _quiet_since(one: SolvedJob) -> date | None:
    """The last pay date of a job that goes on, or its first day; None where it has ended or nothing is known."""
    if one.job.ended_on is not None:
        return None
    paid = [stub.paid_on for stub in one.stubs if stub.paid_on is not None]
    return max(paid, default=one.job.started_on)


def _differing(ticket: Ticket, earnings: Earnings, known: Known) -> Iterator[Waiting]:
    for month in earnings.months:
        if month_line(ticket, month, earnings, known).asks:
            parts = {"month_of_work": str(month)}
            yield Waiting(ticket, "month_differs", figures={"month": str(month)}, parts=parts)
