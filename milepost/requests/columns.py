"""The columns of a batch file: each organization's own map, and a default where it has none.

The Portal's real headings are not published (program operations 3), so none is built in as if it were.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from milepost.organizations.models import Organization
from milepost.requests.models import BatchColumns

FIELDS: Mapping[str, Any] = {
    "ssn": _("Social Security number, nine digits"),
    "ssn_dashed": _("Social Security number, with dashes"),
    "name": _("name"),
    "first_name": _("first names"),
    "last_name": _("last name"),
    "born_on": _("birth date"),
    "reference": _("our id"),
    "pid": _("provider identification (PID)"),
    "provider": _("provider"),
    "claim_month": _("claim month, YYYY-MM"),
    "claim_month_us": _("claim month, MM/YYYY"),
    "payment": _("payment, in words"),
    "payment_code": _("payment, as a code"),
    "number": _("number of the payment"),
    "amount": _("expected amount"),
    "assigned_on": _("day of assignment"),
    "plan_signed_on": _("plan signed"),
    "plan_received_on": _("plan received"),
    "employer": _("employer"),
    "ein": _("employer identification number (EIN)"),
    "period_begins": _("pay period begins"),
    "period_ends": _("pay period ends"),
    "paid_on": _("pay date"),
    "gross": _("gross"),
    "ytd_gross": _("gross, year to date"),
    "withheld": _("withheld"),
    "net": _("net"),
    "evidence": _("kind of evidence"),
    "note": _("note"),
    "work_case": _("work case"),
    "request": _("our number of the request"),
}
"""What a column can hold."""
OF_AN_EARNINGS_ROW = frozenset(
    {"employer", "ein", "period_begins", "period_ends", "paid_on", "gross", "ytd_gross", "withheld", "net", "evidence"}
)  # fmt: skip
"""With one of these the file has a line for each earnings row; without, one for each request."""
PERSONAL = frozenset({"ssn", "ssn_dashed", "born_on"})
"""Read from a sealed field for a reason, and journaled."""
MOST_COLUMNS = 20
DEFAULT: list[list[str]] = [
    ["SSN", "ssn"],
    ["Claim month", "claim_month"],
    ["Payment", "payment"],
    ["Employer", "employer"],
    ["Pay period begins", "period_begins"],
    ["Pay period ends", "period_ends"],
    ["Pay date", "paid_on"],
    ["Gross", "gross"],
    ["Note", "note"],
]


def columns_of(organization: Organization) -> list[list[str]]:
    """`[[heading, field], …]`: the organization's map, or the default."""
    kept = BatchColumns.objects.filter(organization=organization).first()
    return [list(column) for column in (kept.columns if kept else DEFAULT)]
