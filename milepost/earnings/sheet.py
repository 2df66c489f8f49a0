"""The calculation of one month as it is printed: plain values and sentences for `typst/month.typ`."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from milepost.earnings.overview import DayLine, MonthLine, Sheet, StubLine
from milepost.rulebook.pay_stubs.calendar import PayPeriod
from milepost.tickets.models import Ticket
from milepost.website.templatetags.words import cents, language, month, short_day, word


def sheet_as_given(ticket: Ticket, name: str, line: MonthLine, sheet: Sheet) -> dict[str, Any]:
    """Everything the sheet says, in the reader's language."""
    row = line.row
    facts = [
        (_("Ticketholder"), name),
        (_("Id"), ticket.reference),
        (_("Program"), word(ticket.program)),
        (_("Month"), month(line.month)),
    ]
    if row is not None:
        facts += [
            (_("Earned in the month"), cents(row.earned) or "—"),
            (_("Paid in the month"), cents(row.paid) or "—"),
            (_("Self-employed, net"), cents(row.self_employed_net) or "—"),
            (_("Reaches"), word(line.level)),
            (_("Cash benefit"), word(row.cash)),
            (_("Evidence"), word(row.evidence)),
        ]
    return {
        "language": language(),
        "title": _("Calculation of earnings"),
        "organization": ticket.organization.name,
        "foot": _("Milepost is not affiliated with the Social Security Administration. Only SSA decides what is paid."),
        "facts": facts,
        "stubs_title": _("Stubs of the month"),
        "stubs_head": [
            _("Employer"), _("Pay period"), _("Pay date"), _("Gross"), _("Days in the month"), _("Earned"), _("Paid"),
        ],
        "stubs": [_stub(one) for one in sheet.stubs],
        "total": [_("Sum"), cents(sheet.earned), cents(sheet.paid)],
        "days_title": _("Day by day"),
        "days_head": [_("Day"), *(job.employer.name for job in sheet.jobs), _("Sum of the day")],
        "days": [_day(one) for one in sheet.days],
        "notes": _notes(line, sheet),
    }  # fmt: skip


def _stub(line: StubLine) -> list[str]:
    name = line.job.employer.name + (f" ({_('derived')})" if line.is_derived else "")
    days = f"{line.days_in_month} / {line.days}"
    period = f"{short_day(line.begins)} – {short_day(line.ends)}"
    paid_on = short_day(line.paid_on)
    return [
        name,
        period,
        paid_on,
        cents(line.gross),
        days,
        cents(line.earned_in_month),
        cents(line.paid_in_month),
    ]


def _day(line: DayLine) -> list[str]:
    cells = [
        cents(cell.cents) if cell.cents is not None else (_("no stub") if cell.is_uncovered else "")
        for cell in line.cells
    ]
    return [short_day(line.day), *cells, cents(line.cents)]


def _notes(line: MonthLine, sheet: Sheet) -> list[str]:
    notes = [
        _("SSDI counts wages in the month earned: each stub is spread evenly over the calendar days of its pay period, "
          "to the cent. SSI counts them in the month paid. 20 CFR 411.575; the program manager's estimator."),
    ]  # fmt: skip
    if any(stub.is_derived for stub in sheet.stubs):
        notes.append(
            _("A derived stub was worked out from the year-to-date figures of others. Nobody has seen it.")
        )
    notes += [_("Missing: the stub paid on %(day)s.") % {"day": _paid(one)} for one in line.missing]
    if sheet.uncovered:
        days = ", ".join(short_day(day) for day in sheet.uncovered)
        notes.append(_("No stub pays for: %(days)s.") % {"days": days})
    return notes


def _paid(period: PayPeriod) -> str:
    return short_day(period.paid_on)
