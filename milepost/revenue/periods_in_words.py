"""How a period is called on a page."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.rulebook.revenue import Period
from milepost.website.templatetags.words import short_month

KIND_NAMES = {
    "month": gettext_lazy("months"),
    "quarter": gettext_lazy("quarters"),
    "year": gettext_lazy("calendar years"),
    "fiscal_year": gettext_lazy("federal fiscal years"),
    "program_year": gettext_lazy("WIOA program years"),
}


def called(period: Period) -> str:
    """`Jan 2025`, `quarter 1 of 2025`, `2025`, `federal fiscal year 2025`, `program year 2024`."""
    said = {"year": period.year, "quarter": period.quarter}
    return {
        "month": short_month(period.first),
        "quarter": _("quarter %(quarter)s of %(year)s") % said,
        "year": str(period.year),
        "fiscal_year": _("federal fiscal year %(year)s") % said,
        "program_year": _("program year %(year)s") % said,
    }[period.kind]


def short(period: Period) -> str:
    """As it stands below a bar."""
    return {
        "month": short_month(period.first),
        "quarter": f"{period.year}/{period.quarter}",
    }.get(period.kind, str(period.year))
