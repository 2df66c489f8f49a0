"""What a request says, in the order in which the Portal's screens ask for it, and as lines of a batch file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from milepost.keys.fields import opened
from milepost.people.models import Ticketholder
from milepost.people.numbers import HIDDEN
from milepost.requests.columns import OF_AN_EARNINGS_ROW
from milepost.requests.evidence import attached, is_gone
from milepost.requests.models import PaymentRequest, RequestEvidence
from milepost.rulebook.money import plain
from milepost.rulebook.months import Month
from milepost.rulebook.requests.earnings_rows import EarningsRow, ScreenRows, rows_for_screen
from milepost.tickets.models import Assignment
from milepost.website.templatetags.words import claim_name


@dataclass(frozen=True, slots=True)
class Line:
    """One field of the screen: what it is called there, and what to key. `name` is unique on the sheet."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One claim month, ready to be keyed: who, the payment, the earnings rows, the note, and what may be asked for."""

    request: PaymentRequest
    who: tuple[Line, ...]
    payment: tuple[Line, ...]
    rows: ScreenRows
    note: str
    beside: tuple[Line, ...]
    ssa_has_it: bool


def sheet_of(request: PaymentRequest, *, ssn: str = "") -> Sheet:
    """The sheet; without a number it stands hidden."""
    rows, of_ssa = screen_rows(request, attached([request])[request.pk])
    holder: Ticketholder | None = getattr(request.ticket, "holder", None)
    held = assignment_of(request)
    who = (
        Line("ssn", _("Social Security number"), ssn or HIDDEN),
        Line("name", _("Name"), holder.name if holder else request.ticket.reference),
    )
    payment = (
        Line("pid", _("Provider identification (PID)"), request.identity.pid if request.identity else ""),
        Line("claim_month", _("Claim month"), us_month(request.month)),
        Line("payment", _("Payment"), claim_name(request)),
    )
    beside = (
        Line("assigned_on", _("Assigned"), us_day(held.assigned_on if held else None)),
        Line("plan_signed_on", _("Plan signed"), us_day(held.plan_signed_on if held else None)),
        Line("plan_received_on", _("Plan received"), us_day(held.plan_received_on if held else None)),
        Line("amount", _("Expected amount"), money(request.expected_cents)),
        Line("work_case", _("Work case"), request.work_case),
    )
    return Sheet(request, who, payment, rows, str(opened(request.note) or ""), beside, of_ssa)


def screen_rows(request: PaymentRequest, evidence: Sequence[RequestEvidence]) -> tuple[ScreenRows, bool]:
    """The earnings rows of what goes with the request, and whether SSA has the wages and none are asked for."""
    rows: list[EarningsRow] = []
    of_ssa = False
    for row in evidence:
        if is_gone(row):
            continue
        if row.stub is not None:
            rows.append(_of_stub(row))
        elif row.report is not None:
            of_ssa = of_ssa or row.report.source == "ssa"
            rows += _of_report(row, request.months)
    return rows_for_screen(rows), of_ssa and not rows


def _of_stub(row: RequestEvidence) -> EarningsRow:
    stub = row.stub
    assert stub is not None
    employer = stub.job.employer
    return EarningsRow(
        employer.name,
        stub.gross,
        str(opened(employer.ein) or ""),
        stub.begins_used or stub.period_begins,
        stub.period_ends,
        stub.paid_on,
        stub.ytd_gross,
        stub.withheld,
        stub.net,
        str(stub.get_shown_by_display()),
    )


def _of_report(row: RequestEvidence, months: Sequence[Month]) -> Iterator[EarningsRow]:
    """The months of somebody else's word, a row each, as far as it gives figures."""
    report = row.report
    assert report is not None
    employer = report.job.employer.name if report.job else str(report.get_source_display())
    for one in report.months.filter(month__in=[int(month) for month in months]).order_by("month"):
        gross = one.earned if one.earned is not None else one.paid
        if gross is not None:
            yield EarningsRow(
                employer,
                gross,
                period_begins=one.month.first_day,
                period_ends=one.month.last_day,
                evidence=str(report.get_source_display()),
            )


def assignment_of(request: PaymentRequest) -> Assignment | None:
    """The assignment under which it is asked for: the last that had begun by the claim month."""
    held = Assignment.objects.filter(ticket=request.ticket_id, assigned_on__lte=request.month.last_day)
    found: Assignment | None = held.order_by("assigned_on").last()
    return found


ROW_HEADINGS = (
    "employer", "ein", "period_begins", "period_ends", "paid_on", "gross", "ytd_gross", "withheld", "net", "evidence",
)  # fmt: skip


def cells_of_row(row: EarningsRow) -> dict[str, str]:
    """An earnings row as it is keyed."""
    return {
        "employer": row.employer,
        "ein": row.ein,
        "period_begins": us_day(row.period_begins),
        "period_ends": us_day(row.period_ends),
        "paid_on": us_day(row.paid_on),
        "gross": money(row.gross),
        "ytd_gross": money(row.ytd_gross),
        "withheld": money(row.withheld),
        "net": money(row.net),
        "evidence": row.evidence,
    }


def as_table(sheet: Sheet) -> Iterator[list[str]]:
    """The sheet as lines of a download: the field, and what to key."""
    for line in (*sheet.who, *sheet.payment):
        yield [line.label, line.value]
    for number, row in enumerate(sheet.rows.rows, 1):
        for name, value in cells_of_row(row).items():
            yield [_("Row %(number)s: %(field)s") % {"number": number, "field": row_label(name)}, value]
    yield [_("Note"), sheet.note]
    for line in sheet.beside:
        yield [line.label, line.value]


def row_label(name: str) -> str:
    return {
        "employer": _("Employer"),
        "ein": _("EIN"),
        "period_begins": _("Pay period begins"),
        "period_ends": _("Pay period ends"),
        "paid_on": _("Pay date"),
        "gross": _("Gross"),
        "ytd_gross": _("Gross, year to date"),
        "withheld": _("Withheld"),
        "net": _("Net"),
        "evidence": _("Evidence"),
    }[name]


def lines_for(
    request: PaymentRequest, columns: Sequence[Sequence[str]], numbers: Mapping[str, Any], rows: ScreenRows
) -> list[list[str]]:
    """The request as lines of a batch file: one for each earnings row where a column asks for one, else a single line.

    `numbers` holds what was read from sealed fields: `ssn` dashed, `born_on`.
    """
    wanted = [field for _heading, field in columns]
    held = assignment_of(request) if _OF_THE_ASSIGNMENT & set(wanted) else None
    cells = _cells(request, numbers, held)
    if not OF_AN_EARNINGS_ROW & set(wanted) or not rows.rows:
        return [[cells.get(field, "") for field in wanted]]
    lines = []
    for row in rows.rows:
        of_row = cells_of_row(row)
        lines.append([of_row.get(field, cells.get(field, "")) for field in wanted])
    return lines


_OF_THE_ASSIGNMENT = {"assigned_on", "plan_signed_on", "plan_received_on"}


def _cells(request: PaymentRequest, numbers: Mapping[str, Any], held: Assignment | None) -> dict[str, str]:
    holder: Ticketholder | None = getattr(request.ticket, "holder", None)
    name = holder.name if holder else ""
    first, _space, last = name.rpartition(" ")
    ssn, born_on = str(numbers.get("ssn") or ""), numbers.get("born_on")
    return {
        "ssn": ssn.replace("-", ""),
        "ssn_dashed": ssn,
        "name": name,
        "first_name": first,
        "last_name": last,
        "born_on": us_day(born_on),
        "reference": request.ticket.reference,
        "pid": request.identity.pid if request.identity else "",
        "provider": request.provider,
        "claim_month": str(request.month),
        "claim_month_us": us_month(request.month),
        "payment": claim_name(request),
        "payment_code": request.claim.value,
        "number": str(request.number or ""),
        "amount": money(request.expected_cents),
        "assigned_on": us_day(held.assigned_on if held else None),
        "plan_signed_on": us_day(held.plan_signed_on if held else None),
        "plan_received_on": us_day(held.plan_received_on if held else None),
        "note": str(opened(request.note) or ""),
        "work_case": request.work_case,
        "request": str(request.pk),
    }


def money(cents: int | None) -> str:
    """As a screen takes it: `1110.00`."""
    return "" if cents is None else plain(cents)


def us_day(day: date | None) -> str:
    """As the Portal's screens take a day: `02/29/2024`."""
    return "" if day is None else f"{day.month:02}/{day.day:02}/{day.year:04}"


def us_month(month: Month) -> str:
    return f"{month.number:02}/{month.year:04}"
