"""The Earnings tab, one month of it day by day, and what is decided about months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.documents.forms import DocumentForm
from milepost.earnings import actions
from milepost.earnings.choices import CountsFrom
from milepost.earnings.forms import PhotoForm
from milepost.earnings.models import Deduction, Job, PayStub, SelfEmployedYear, WageReport
from milepost.earnings.month_forms import CashForm, ChooseForm
from milepost.earnings.overview import (
    MonthLine,
    Sheet,
    month_line,
    month_lines,
    parts_beside_stubs,
    sheet_of,
)
from milepost.earnings.queries import missing_among
from milepost.earnings.sheet import sheet_as_given
from milepost.earnings.solving import Earnings, earnings_of
from milepost.earnings.views.asked import FORM, asked, called, done, ticket_asked_for
from milepost.earnings.working_out import Known, about, known_of
from milepost.journal.actions import Deed
from milepost.notices.pdf import pdf_of
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.money import plain
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from milepost.website.listing import download
from milepost.website.templatetags.words import word


def _solved(ticket: Ticket, day: date) -> tuple[Earnings, Known]:
    return earnings_of([ticket], day=day)[ticket.pk], known_of([ticket])[ticket.pk]


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def earnings(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """What was earned month by month, what shows it, and which stubs are missing."""
    member, ticket = staff_of(request), ticket_asked_for(request, ticket_id)
    day = today_for(member.owner)
    entered, known = _solved(ticket, day)
    missing = missing_among([ticket], {ticket.pk: entered}, day)[ticket.pk]
    stubs = PayStub.objects.filter(ticket=ticket).select_related("job__employer")
    jobs = Job.objects.filter(ticket=ticket, withdrawn_at=None).select_related("employer")
    may_change = may(member, Act.CHANGE_PEOPLE)
    context = {
        "ticket": ticket,
        "day": day,
        "lines": _lines_until(day, month_lines(ticket, entered, known)),
        "without_calendar": [
            one for one in entered.jobs if one.solved.calendar is None and one.job.ended_on is None
        ],
        "missing": missing,
        "proofs": [
            (one.job, proof, one.stub_paid_on(proof.period.paid_on))
            for one in entered.jobs
            for proof in one.solved.subtraction.proved
        ],
        "sums": [(one.job, total) for one in entered.jobs for total in one.solved.subtraction.sums],
        "contradictions": [
            (one, wrong) for one in entered.jobs for wrong in one.solved.subtraction.contradictions
        ],
        "overlaps": [
            (one, *(one.stub_of(stub.key) for stub in pair))
            for one in entered.jobs
            for pair in one.solved.overlaps
        ],
        "jobs": jobs,
        "stubs": stubs,
        "to_cure": [stub for stub in stubs if stub.state in (PayStub.State.REFUSED, PayStub.State.ENTERED)],
        "reports": WageReport.objects.filter(ticket=ticket)
        .select_related("job__employer")
        .prefetch_related("months"),
        "deductions": Deduction.objects.filter(ticket=ticket),
        "businesses": SelfEmployedYear.objects.filter(ticket=ticket),
        "may_change": may_change,
        "may_see_documents": may(member, Act.SEE_DOCUMENTS),
        "photo": _photo_form(jobs) if may_change and may(member, Act.ADD_DOCUMENTS) else None,
        "file": DocumentForm()["file"],
    }
    return render(request, "earnings/earnings.html", context)


def _lines_until(day: date, lines: list[MonthLine]) -> list[MonthLine]:
    """Without the months that are still ahead: nothing is decided by them (readings, finer point 1)."""
    return [line for line in lines if line.month <= Month.of(day)]


def _photo_form(jobs: Any) -> PhotoForm:
    return PhotoForm(jobs=jobs, initial={"job": jobs[0]} if jobs else None)


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError:
        raise Http404 from None


def _one_month(
    request: HttpRequest, ticket_id: UUID, text: str
) -> tuple[Ticket, Earnings, Known, MonthLine, Sheet]:
    ticket, month = ticket_asked_for(request, ticket_id), _month(text)
    entered, known = _solved(ticket, today_for(ticket.organization))
    return ticket, entered, known, month_line(ticket, month, entered, known), sheet_of(month, entered.jobs)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def month(request: HttpRequest, ticket_id: UUID, month_of_work: str) -> HttpResponse:
    """One month: both attributions, day by day and cent by cent."""
    ticket, entered, known, line, sheet = _one_month(request, ticket_id, month_of_work)
    worked_out = entered.months.get(line.month)
    context = {
        "ticket": ticket,
        "line": line,
        "sheet": sheet,
        "worked_out": worked_out,
        "beside_stubs": parts_beside_stubs(worked_out, sheet),
        "decision": known.decisions.get(line.month),
        "proofs": [
            proof
            for one in entered.jobs
            for proof in one.solved.subtraction.proved
            if any(stub.is_derived and stub.paid_on == proof.period.paid_on for stub in sheet.stubs)
        ],
        "may_change": may(staff_of(request), Act.CHANGE_PEOPLE),
        "before": line.month - 1,
        "after": line.month + 1,
    }
    return render(request, "earnings/month.html", context)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def month_print(request: HttpRequest, ticket_id: UUID, month_of_work: str) -> HttpResponse:
    """The calculation of one month as a sheet for the file, PDF/UA. Its name says nothing of whom it is about."""
    ticket, _entered, _known, line, sheet = _one_month(request, ticket_id, month_of_work)
    given = sheet_as_given(ticket, called(ticket), line, sheet)
    response = HttpResponse(pdf_of("earnings/typst/month.typ", given), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="earnings-{line.month}.pdf"'
    return response


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def months_download(request: HttpRequest, ticket_id: UUID, kind: str) -> HttpResponseBase:
    """The table of months."""
    ticket = ticket_asked_for(request, ticket_id)
    day = today_for(ticket.organization)
    entered, known = _solved(ticket, day)
    headings = [
        _("Month"), _("Earned"), _("Paid in the month"), _("Self-employed, net"), _("Reaches"), _("Cash benefit"),
        _("Evidence"), _("Counts from"), _("Missing pay dates"), _("Days without a stub"),
    ]  # fmt: skip
    return download(
        "earnings", kind, headings, _table_lines(_lines_until(day, month_lines(ticket, entered, known)))
    )


def _table_lines(lines: list[MonthLine]) -> Iterator[list[object]]:
    for line in lines:
        row = line.row
        money = (row.earned, row.paid, row.self_employed_net) if row else (None, None, None)
        yield [
            str(line.month),
            *("" if cents is None else plain(cents) for cents in money),
            word(line.level),
            word(row.cash) if row else "",
            word(row.evidence) if row else "",
            CountsFrom(row.source).label if row else "",
            ", ".join(str(period.paid_on) for period in line.missing),
            line.uncovered,
        ]


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def month_choose(request: HttpRequest, ticket_id: UUID, month_of_work: str) -> HttpResponse:
    """Where the caseload and the stubs differ: whose figures count, and why."""
    ticket, _entered, known, line, _sheet = _one_month(request, ticket_id, month_of_work)
    if not line.differs or line.uploaded is None or line.worked_out is None:
        messages.info(request, _("The caseload and the stubs do not differ about this month."))
        return redirect("earnings_month", ticket.pk, str(line.month))
    decision = known.decisions.get(line.month)
    form = ChooseForm(request.POST or None, initial={"source": decision.source if decision else None})
    if request.method == "POST" and form.is_valid():
        deed = Deed.of(staff_of(request), form.cleaned_data["why"])
        between = about(line.uploaded, line.worked_out)
        actions.choose_source(ticket, line.month, form.cleaned_data["source"], between, deed=deed)
        return done(request, ticket, _("It is decided."))
    return asked(request, ticket, form, _("Which figures count"), template="earnings/choose.html", line=line)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def cash(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The cash benefit of some months, set by hand with its reason."""
    ticket = ticket_asked_for(request, ticket_id)
    day = today_for(ticket.organization)
    first = request.GET.get("month", "")
    form = CashForm(request.POST or None, day=day, initial={"first": first, "cash": "none_work"})
    if request.method == "POST" and form.is_valid():
        deed = Deed.of(staff_of(request), form.cleaned_data["why"])
        actions.set_cash(ticket, form.months(), form.cleaned_data["cash"] or None, deed=deed)
        return done(request, ticket, _("The cash benefit is set."))
    lead = _("What SSA paid, as its notices or the Ticketholder say. It stays when a caseload is uploaded.")
    return asked(request, ticket, form, _("Set the cash benefit of months"), lead=lead)
