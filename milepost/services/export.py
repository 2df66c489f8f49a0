"""Participants of programs as a file: three columns always, the others as asked for.

No federal layout of these fields was within reach (systems C.4), so every optional column is called unverified: it must be
put beside the layout of one's own State before it is sent anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.keys.fields import opened
from milepost.website.templatetags.words import cents


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    text: Promise
    cell: Callable[[Any], object]
    is_sealed: bool = False


OPTIONAL: Mapping[str, Column] = {
    one.name: one
    for one in (
        Column("participant_id", gettext_lazy("Number of the participant"), lambda row: opened(row.participant_id), is_sealed=True),
        Column("plan", gettext_lazy("Individual Employment Plan used as IWP"), lambda row: row.plan_signed_on),
        Column("co_enrolled", gettext_lazy("Other programs at the same time"), lambda row: row.beside),
        Column("employed_q2", gettext_lazy("Employed in the second quarter after the exit"), lambda row: row.get_employed_second_quarter_display()),
        Column("employed_q4", gettext_lazy("Employed in the fourth quarter after the exit"), lambda row: row.get_employed_fourth_quarter_display()),
        Column("earnings_q2", gettext_lazy("Earnings of the second quarter after the exit"), lambda row: cents(row.earned_second_quarter)),
        Column("credential", gettext_lazy("Credential"), lambda row: row.credential_on),
        Column("skill_gain", gettext_lazy("Measurable skill gain"), lambda row: row.gain_on),
    )
}  # fmt: skip
"""The median of the earnings is worked out of this column by whoever reports; of one person there is none."""


def asked_for(names: Iterable[str]) -> list[Column]:
    """In the order of the table, whatever the order in which they are named; what is not known is passed over."""
    wanted = set(names)
    return [one for name, one in OPTIONAL.items() if name in wanted]


def headings(columns: Sequence[Column]) -> list[str]:
    unverified = _("%(column)s (unverified)")
    fixed = [_("Id"), _("Program"), _("Enrolled on"), _("Exit")]
    return fixed + [unverified % {"column": one.text} for one in columns]


def lines(rows: Iterable[Any], columns: Sequence[Column]) -> Iterator[list[object]]:
    for one in rows:
        yield [
            one.ticket.reference, one.called, one.enrolled_on, one.exited_on, *(column.cell(one) for column in columns)
        ]  # fmt: skip
