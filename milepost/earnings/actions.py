"""What is entered about earnings, corrected and withdrawn. Each ends with the months worked out again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from milepost.earnings.models import (
    Deduction,
    Employer,
    Job,
    MonthDecision,
    PayStub,
    ReportedMonth,
    SelfEmployedYear,
    WageReport,
    Withdrawable,
)
from milepost.earnings.policies import check_may_correct
from milepost.earnings.solving import validity
from milepost.earnings.states import may_move, state_after
from milepost.earnings.working_out import work_out
from milepost.editing.records import RecordForm
from milepost.journal.actions import Deed
from milepost.organizations.today import today_for
from milepost.rulebook.months import Month
from milepost.rulebook.pay_stubs.validity import Validity
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch

Given = Mapping[str, Any]


def _employer_named(name: str, *, deed: Deed) -> Employer:
    """The organization's employer of this name, large and small letters alike; a new one where there is none."""
    known = Employer.objects.filter(organization=deed.organization, name__iexact=name).first()
    if known is not None:
        return known
    employer = Employer.objects.create(organization=deed.organization, name=name)
    deed.write("employer added", employer, changes={"name": (None, name)})
    return employer


def _worked_out(ticket: Ticket, *, deed: Deed) -> None:
    work_out([ticket], deed=deed)
    touch(ticket)


def _fresh(given: Given) -> dict[str, tuple[Any, Any]]:
    return {name: (None, value) for name, value in given.items() if value not in (None, "")}


@transaction.atomic
def add_job(ticket: Ticket, employer_name: str, given: Given, *, deed: Deed) -> Job:
    employer = _employer_named(employer_name, deed=deed)
    job = Job.objects.create(organization=deed.organization, ticket=ticket, employer=employer, **given)
    deed.write("job added", ticket, changes={"employer": (None, employer.name), **_fresh(given)}, job=job.pk)
    _worked_out(ticket, deed=deed)
    return job


@transaction.atomic
def change_job(form: RecordForm, *, deed: Deed) -> bool:
    """Change a job as the form says; every stub of it is judged again, for its frequency and days are part of that."""
    if not form.take(deed=deed, action="job changed"):
        return False
    job: Job = form.instance
    for stub in job.stubs.filter(withdrawn_at=None):
        stub.job = job
        _judge(stub, deed=deed)
    _worked_out(job.ticket, deed=deed)
    return True


@transaction.atomic
def change_employer(form: RecordForm, *, deed: Deed) -> bool:
    return form.take(deed=deed, action="employer changed")


@transaction.atomic
def enter_stub(job: Job, given: Given, *, deed: Deed) -> tuple[PayStub, Validity]:
    """Keep a stub as it was read, and judge it. A refused one is kept too: it says what must be cured."""
    stub = PayStub(organization=deed.organization, ticket=job.ticket, job=job, entered_by=deed.by, **given)
    judged = validity(stub, day=_day(deed))
    stub.begins_used, stub.state = judged.begins, state_after(judged)
    stub.save(force_insert=True)
    deed.write("stub entered", job.ticket, changes=_fresh(given), stub=stub.pk, state=str(stub.state))
    _worked_out(job.ticket, deed=deed)
    return stub, judged


@transaction.atomic
def correct_stub(form: RecordForm, *, deed: Deed) -> bool:
    """Correct what was read from a stub, and judge it anew."""
    stub: PayStub = form.instance
    check_may_correct(stub)
    if not form.take(deed=deed, action="stub corrected"):
        return False
    _judge(stub, deed=deed)
    _worked_out(stub.ticket, deed=deed)
    return True


def _judge(stub: PayStub, *, deed: Deed) -> None:
    judged = validity(stub, day=_day(deed))
    state = state_after(judged)
    assert may_move(stub, state), f"a stub that is {stub.state} does not become {state}"
    if (stub.begins_used, stub.state) == (judged.begins, state):
        return
    if stub.state != state:
        deed.write("stub judged", stub.ticket, changes={"state": (stub.state, state)}, stub=stub.pk)
    stub.begins_used, stub.state = judged.begins, state
    stub.save(update_fields=["begins_used", "state"])


def _day(deed: Deed) -> date:
    return today_for(deed.organization)


@transaction.atomic
def withdraw_stub(stub: PayStub, because: str, *, deed: Deed) -> None:
    """It counts no more; it stays on record."""
    if _withdraw(stub, because, "stub withdrawn", deed=deed, state=PayStub.State.WITHDRAWN):
        _worked_out(stub.ticket, deed=deed)


@transaction.atomic
def withdraw_job(job: Job, because: str, *, deed: Deed) -> bool:
    """A job entered by mistake; one with stubs or statements that count is not withdrawn."""
    if job.stubs.filter(withdrawn_at=None).exists() or job.reports.filter(withdrawn_at=None).exists():
        return False
    if _withdraw(job, because, "job withdrawn", deed=deed):
        _worked_out(job.ticket, deed=deed)
    return True


@transaction.atomic
def add_report(
    ticket: Ticket, given: Given, months: Iterable[tuple[Month, int | None, int | None]], *, deed: Deed
) -> WageReport:
    """What somebody else says of some months: `(month, earned, paid)`, the figures in cents or None."""
    report = WageReport.objects.create(
        organization=deed.organization, ticket=ticket, entered_by=deed.by, **given
    )
    rows = [
        ReportedMonth(
            organization=deed.organization,
            ticket=ticket,
            report=report,
            month=month,
            earned=earned,
            paid=paid,
        )
        for month, earned, paid in months
    ]
    ReportedMonth.objects.bulk_create(rows)
    told = {str(row.month): (None, [row.earned, row.paid]) for row in rows}
    deed.write("wages reported", ticket, changes={**_fresh(given), **told}, report=report.pk)
    _worked_out(ticket, deed=deed)
    return report


@transaction.atomic
def withdraw_report(report: WageReport, because: str, *, deed: Deed) -> None:
    if _withdraw(report, because, "wage report withdrawn", deed=deed):
        _worked_out(report.ticket, deed=deed)


@transaction.atomic
def add_self_employment(ticket: Ticket, given: Given, *, deed: Deed) -> SelfEmployedYear:
    year = SelfEmployedYear.objects.create(organization=deed.organization, ticket=ticket, **given)
    deed.write("self-employment added", ticket, changes=_fresh(given), self_employed_year=year.pk)
    _worked_out(ticket, deed=deed)
    return year


@transaction.atomic
def change_self_employment(form: RecordForm, *, deed: Deed) -> bool:
    if not form.take(deed=deed, action="self-employment changed"):
        return False
    _worked_out(form.instance.ticket, deed=deed)
    return True


@transaction.atomic
def withdraw_self_employment(year: SelfEmployedYear, because: str, *, deed: Deed) -> None:
    if _withdraw(year, because, "self-employment withdrawn", deed=deed):
        _worked_out(year.ticket, deed=deed)


@transaction.atomic
def add_deduction(ticket: Ticket, given: Given, *, deed: Deed) -> Deduction:
    """The months themselves stay as they are: what an EN is paid by is gross."""
    deduction = Deduction.objects.create(organization=deed.organization, ticket=ticket, **given)
    deed.write("deduction added", ticket, changes=_fresh(given), deduction=deduction.pk)
    return deduction


def change_deduction(form: RecordForm, *, deed: Deed) -> bool:
    return form.take(deed=deed, action="deduction changed")


@transaction.atomic
def withdraw_deduction(deduction: Deduction, because: str, *, deed: Deed) -> None:
    _withdraw(deduction, because, "deduction withdrawn", deed=deed)


@transaction.atomic
def choose_source(ticket: Ticket, month: Month, source: str, about: str, *, deed: Deed) -> None:
    """Whose figures of the month count, and between which figures that was chosen."""
    assert deed.why, "a choice between two figures has its reason"
    decision = _decision(ticket, month)
    was = decision.source
    decision.source, decision.about = source, about
    _decide(decision, deed=deed)
    deed.write("month decided", ticket, changes={"source": (was, source)}, month=str(month))
    _worked_out(ticket, deed=deed)


@transaction.atomic
def set_cash(ticket: Ticket, months: Iterable[Month], cash: str | None, *, deed: Deed) -> None:
    """The cash benefit of these months, by hand; None takes back what was set."""
    assert deed.why, "a cash benefit is set for a reason"
    changes: dict[str, tuple[Any, Any]] = {}
    for month in months:
        decision = _decision(ticket, month)
        if decision.cash == cash:
            continue
        changes[str(month)] = (decision.cash, cash)
        decision.cash = cash
        _decide(decision, deed=deed)
    if changes:
        deed.write("cash set", ticket, changes=changes)
        _worked_out(ticket, deed=deed)


def _decision(ticket: Ticket, month: Month) -> MonthDecision:
    known = MonthDecision.objects.filter(ticket=ticket, month=month).first()
    return known or MonthDecision(organization_id=ticket.organization_id, ticket=ticket, month=month)


def _decide(decision: MonthDecision, *, deed: Deed) -> None:
    decision.why, decision.by = deed.why, deed.by
    decision.save()


def _withdraw(record: Withdrawable, because: str, action: str, *, deed: Deed, **values: Any) -> bool:
    """Once; whether this was the time."""
    changed = type(record)._default_manager.filter(pk=record.pk, withdrawn_at=None)
    if not changed.update(withdrawn_at=timezone.now(), withdrawn_because=because, **values):
        return False
    deed.because(because).write(action, record.ticket, record=record.pk)
    record.refresh_from_db()
    return True
