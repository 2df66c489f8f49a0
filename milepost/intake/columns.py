"""Which columns the Portal's files have: each organization's own map, and a default where it has none.

Column names, their order and the words of the answers are published nowhere (UNCONFIRMED), so nothing here is fixed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy

from milepost.intake.models import ColumnMap
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization

FIELDS: dict[str, Any] = {
    "ssn": gettext_lazy("Social Security number, nine digits"),
    "ssn_dashed": gettext_lazy("Social Security number, with dashes"),
    "reference": gettext_lazy("our id"),
    "name": gettext_lazy("name"),
    "first_name": gettext_lazy("first names"),
    "last_name": gettext_lazy("last name"),
    "born_on": gettext_lazy("birth date"),
    "pid": gettext_lazy("provider identification (PID)"),
}
"""What a column of the file for the Portal can hold."""
MOST_COLUMNS = 6
DEFAULT_ASK: dict[str, Any] = {"columns": [["SSN", "ssn"]]}
DEFAULT_ANSWER: dict[str, Any] = {
    "ssn": "SSN",
    "reference": "",
    "answer": "Assignable",
    "note": "Message",
    "yes": "yes, y, assignable",
    "no": "no, n, not assignable",
}
_DEFAULTS = {ColumnMap.Purpose.ASK: DEFAULT_ASK, ColumnMap.Purpose.ANSWER: DEFAULT_ANSWER}


def map_of(organization: Organization, purpose: ColumnMap.Purpose) -> dict[str, Any]:
    """The organization's map, or the default."""
    kept = ColumnMap.objects.filter(organization=organization, purpose=purpose).first()
    return {**_DEFAULTS[purpose], **(kept.columns if kept else {})}


def keep_map(
    organization: Organization, purpose: ColumnMap.Purpose, columns: Mapping[str, Any], *, deed: Deed
) -> None:
    """Saved for the organization; what it was stands in the journal."""
    before = map_of(organization, purpose)
    ColumnMap.objects.update_or_create(
        organization=organization, purpose=purpose, defaults={"columns": dict(columns)}
    )
    deed.write(
        "columns changed", organization, changes={"columns": (before, dict(columns))}, purpose=purpose.value
    )


def words_in(text: str) -> set[str]:
    """`yes, Y, assignable` as words to compare with."""
    return {" ".join(word.split()).casefold() for word in text.split(",") if word.strip()}
