"""The year-end report as an accessible PDF, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from milepost.notices.pdf import pdf_of
from milepost.organizations.models import Organization
from milepost.revenue.periods_in_words import called
from milepost.revenue.year_end import Report, Section
from milepost.website.templatetags.words import cents, day, language

TEMPLATE = "revenue/typst/year_end.typ"


def pdf(report: Report, organization: Organization, on: Any) -> bytes:
    given = {
        "language": language(),
        "title": _("Year-end report of Ticket revenue and outcomes"),
        "organization": organization.name,
        "foot": _("From the records as they stood on %(day)s.") % {"day": day(on)},
        "facts": [
            [_("Organization"), organization.name],
            [_("Year"), called(report.period)],
            [_("From"), day(report.period.first.first_day)],
            [_("To"), day(report.period.last.last_day)],
        ],
        "columns": [_("What is counted"), _("Number"), _("People"), _("Sum")],
        "sections": [_section(one) for one in report.sections],
    }
    return pdf_of(TEMPLATE, given)


def _section(section: Section) -> dict[str, Any]:
    rows = [
        [
            one.name,
            "" if one.count is None else str(one.count),
            "" if one.people is None else str(one.people),
            cents(one.cents),
        ]
        for one in section.figures
    ]
    return {"title": section.title, "note": section.note, "rows": rows}
