"""Income by period, and the year-end report."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from milepost.documents.kinds import SANDBOX
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.revenue.chart import periods_chart
from milepost.revenue.income import KINDS, OfPeriod, by_month, by_period, together
from milepost.revenue.periods_in_words import KIND_NAMES, called, short
from milepost.revenue.policies import sees_parts
from milepost.revenue.report_pdf import pdf
from milepost.revenue.year_end import YEARS, Report, report_of, year_of
from milepost.rulebook.months import Month
from milepost.website.listing import download
from milepost.website.templatetags.words import cents

PERIODS_SHOWN = {"month": 24, "quarter": 12, "year": 6, "fiscal_year": 6, "program_year": 6}


def _periods(request: HttpRequest) -> tuple[str, list[OfPeriod]]:
    """The kind that the address names, and its last periods up to this one."""
    member = staff_of(request)
    kind = request.GET.get("by", "month")
    kind = kind if kind in KINDS else "month"
    last = Month.of(today_for(member.owner))
    length = {"month": 1, "quarter": 3}.get(kind, 12)
    first = last - length * (PERIODS_SHOWN[kind] - 1)
    months = by_month(member.owner, first - (length - 1), last)
    return kind, by_period(months, first, last, kind)


@for_those_who_may(Act.SEE_REVENUE)
@require_safe
def income(request: HttpRequest) -> HttpResponse:
    kind, periods = _periods(request)
    chart = periods_chart(periods)
    context = {
        "kind": kind,
        "kinds": [(one, KIND_NAMES[one]) for one in KINDS],
        "rows": [(called(one.period), one.income) for one in reversed(periods)],
        "whole": together(one.income for one in periods),
        "chart": chart,
        "bars": [(bar, short(bar.period), called(bar.period)) for bar in chart.bars] if chart else [],
        "sees_parts": sees_parts(staff_of(request)),
    }
    return render(request, "revenue/income.html", context)


@for_those_who_may(Act.SEE_REVENUE)
@require_safe
def income_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    _kind, periods = _periods(request)
    parts = sees_parts(staff_of(request))
    columns = [_("Period"), _("First month"), _("Last month"), _("Came"), _("Taken back"), _("Net")]
    columns += [_("Booked to partners"), _("Stays here")] if parts else []
    rows = (
        [
            called(one.period), one.period.first, one.period.last, cents(one.income.came), cents(one.income.taken),
            cents(one.income.net), *((cents(one.income.partners), cents(one.income.ours)) if parts else ()),
        ]
        for one in periods
    )  # fmt: skip
    return download("income", kind, columns, rows)


def _report(request: HttpRequest) -> Report:
    """Of the year that the address names; without one, the last that is over."""
    member = staff_of(request)
    day = today_for(member.owner)
    kind = request.GET.get("kind", "year")
    kind = kind if kind in YEARS else "year"
    given = request.GET.get("year", "")
    is_year = given.isascii() and given.isdigit() and len(given) == 4 and 2008 <= int(given) <= day.year + 1
    return report_of(member, year_of(kind, int(given) if is_year else day.year - 1))


@for_those_who_may(Act.SEE_REVENUE)
@require_safe
def year_end(request: HttpRequest) -> HttpResponse:
    report = _report(request)
    member = staff_of(request)
    day = today_for(member.owner)
    context: dict[str, Any] = {
        "report": report,
        "called": called(report.period),
        "kinds": [(one, KIND_NAMES[one]) for one in YEARS],
        "years": range(day.year + 1, day.year - 8, -1),
        "is_over": report.period.last.last_day < day,
        "sees_parts": sees_parts(member),
    }
    return render(request, "revenue/year_end.html", context)


@for_those_who_may(Act.SEE_REVENUE)
@require_safe
def year_end_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    report = _report(request)
    columns = [_("Section"), _("What is counted"), _("Year"), _("Number"), _("People"), _("Sum")]
    rows = (
        [section.title, one.name, called(report.period), one.count, one.people, cents(one.cents)]
        for section in report.sections
        for one in section.figures
    )
    return download("year-end-report", kind, columns, rows)


@for_those_who_may(Act.SEE_REVENUE)
@require_safe
def year_end_pdf(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    made = pdf(_report(request), member.owner, today_for(member.owner))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="year-end-report.pdf"'
    response["Content-Security-Policy"] = SANDBOX
    return response
