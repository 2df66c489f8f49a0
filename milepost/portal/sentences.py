"""What differs, in words; why a file looks wrong. One table each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from milepost.requests.choices import State
from milepost.rulebook.months import Month
from milepost.spreadsheets.faults import FAULTS
from milepost.website.templatetags.words import cents, short_day, short_month, word

CODES: dict[str, Any] = {
    # Assigned and formerly assigned
    "ASSIGNED_UNKNOWN": _("Assigned to us since %(there_on)s in the Portal; nobody of this number is known here."),
    "ASSIGNED_NOT_HERE": _("Assigned to us since %(there_on)s in the Portal; no assignment stands here."),
    "ASSIGNED_DAY": _("Assigned on %(there_on)s in the Portal, on %(here_on)s here."),
    "NOT_ASSIGNED_THERE": _("Assigned here since %(here_on)s; not in the Portal's list of assigned Tickets."),
    "FORMER_UNKNOWN": _("Unassigned on %(there_on)s in the Portal; nobody of this number is known here."),
    "FORMER_STILL_HERE": _("Unassigned on %(there_on)s in the Portal; still assigned here."),
    "FORMER_DAY": _("Unassigned on %(there_on)s in the Portal, on %(here_on)s here."),
    "FORMER_NOT_HERE": _("Unassigned on %(there_on)s in the Portal; that assignment is not recorded here."),
    # Payments made
    "PAID_EPAY": _("Paid %(there_cents)s on %(there_on)s for %(month)s, and nobody had claimed it (ePay)."),
    "PAID_NOT_HERE": _("Paid %(there_cents)s on %(there_on)s for %(month)s; we asked, and no money is recorded here."),
    "PAID_UNKNOWN": _("Paid %(there_cents)s on %(there_on)s for somebody or a work case that is not known here."),
    "PAID_AMOUNT": _("Paid %(there_cents)s in the Portal, %(here_cents)s recorded here."),
    "PAID_NOT_THERE": _("%(here_cents)s of %(here_on)s is recorded here; the Portal's list does not have it."),
    # Pending payments
    "PENDING_UNKNOWN": _("Pending for somebody or a work case that is not known here."),
    "PENDING_NOT_HERE": _("Pending in the Portal for %(month)s; no request stands here."),
    "PENDING_UNSENT": _("Pending in the Portal for %(month)s; here the request was not sent yet."),
    "PENDING_CASE": _("The Portal's work case is %(case)s; here it is another or none."),
    "PENDING_STATE": _("In the Portal it is %(there_state)s; here it is %(here_state)s."),
    "PENDING_PAID_HERE": _("Pending in the Portal for %(month)s; paid here."),
    "PENDING_OTHERWISE": _("Pending in the Portal for %(month)s; here it is %(here_state)s."),
    "PENDING_NOT_THERE": _("Sent here on %(here_on)s; not among the Portal's pending payments."),
    # Any
    "TWICE": _("The same row stands there more than once."),
    "UNREADABLE": _("The row cannot be read: %(fault)s."),
}  # fmt: skip

REFUSALS: dict[str, Any] = {
    "CUT_ROW": _("The last row stops in the middle: the file was cut off. Download it again."),
    "FOOTER_COUNT": _("Its last line tells of %(told)s rows, and %(count)s are there."),
    "NO_FOOTER": _("The last file ended with a line of totals, and this one does not: it may be cut off."),
    "NO_END": _("Its last line has no end, unlike that of the last file: it may be cut off."),
    "NO_ROWS": _("There are no rows below the headings."),
    "HALVED": _("It has %(count)s rows, and the last file had %(last)s: half of it or more is missing."),
    "SHRANK": _("It has %(count)s rows, and the last file had %(last)s: more than %(limit)s percent are gone."),
    "GREW": _("It has %(count)s rows, and the last file had %(last)s: it grew by more than half."),
    "FEW": _("It has %(count)s rows, and you have %(here)s assigned Tickets: half of it or more is missing."),
    "PAID_LOST": _("%(count)s payments of the last file are not in it. Payments that were made never disappear."),
    "FORMERLY_LOST": _("%(count)s Tickets of the last file are not in it. What was assigned once stays in this list."),
    "DUPLICATES": _("%(count)s rows stand in the file more than once."),
    "SHIFTED": _("%(count)s columns read wrong in their place and right in the next one: everything is shifted by one column."),
    "MANY_FAULTS": _("%(count)s of %(of)s rows have a fault: more likely a column stands in the wrong place."),
    "NOBODY": _("Of %(count)s rows none is about anybody of yours, and the last file had such rows."),
}  # fmt: skip


KINDS: dict[str, Any] = {
    "ASSIGNED_UNKNOWN": _("Assigned in the Portal, not known here"),
    "ASSIGNED_NOT_HERE": _("Assigned in the Portal, not assigned here"),
    "ASSIGNED_DAY": _("Assigned on another day"),
    "NOT_ASSIGNED_THERE": _("Assigned here, not in the Portal"),
    "FORMER_UNKNOWN": _("Formerly assigned in the Portal, not known here"),
    "FORMER_STILL_HERE": _("Unassigned in the Portal, still assigned here"),
    "FORMER_DAY": _("Unassigned on another day"),
    "FORMER_NOT_HERE": _("Formerly assigned in the Portal, not recorded here"),
    "PAID_EPAY": _("Paid, and nobody had claimed it (ePay)"),
    "PAID_NOT_HERE": _("Paid in the Portal, no money recorded here"),
    "PAID_UNKNOWN": _("Paid for somebody who is not known here"),
    "PAID_AMOUNT": _("Paid with another amount"),
    "PAID_NOT_THERE": _("Recorded here, not paid in the Portal"),
    "PENDING_UNKNOWN": _("Pending for somebody who is not known here"),
    "PENDING_NOT_HERE": _("Pending in the Portal, no request here"),
    "PENDING_UNSENT": _("Pending in the Portal, not sent here"),
    "PENDING_CASE": _("Another work case"),
    "PENDING_STATE": _("In another state"),
    "PENDING_PAID_HERE": _("Pending in the Portal, paid here"),
    "PENDING_OTHERWISE": _("Pending in the Portal, settled here"),
    "PENDING_NOT_THERE": _("Sent here, not pending in the Portal"),
    "TWICE": _("Twice in the file"),
    "UNREADABLE": _("Rows that cannot be read"),
}


def kind_of_difference(code: str) -> str:
    return str(KINDS[code])


def sentence(code: str, figures: Mapping[str, Any]) -> str:
    """What differs, with its days, months and sums as the reader writes them."""
    said: str = str(CODES[code]) % {name: _said(name, value) for name, value in figures.items()}
    return said


def _said(name: str, value: Any) -> str:
    if name == "fault":
        wrong, _cure = FAULTS[value["code"]]
        return f"{wrong % value['figures']}"
    if value in (None, ""):
        return "—"
    if name.endswith("_on"):
        return str(short_day(date.fromisoformat(str(value))))
    if name.endswith("_cents"):
        return str(cents(int(value)))
    if name.endswith("_state"):
        return str(State(value).label)
    if name == "month":
        return str(short_month(Month.parse(str(value))))
    return str(value)


def about(figures: Mapping[str, Any]) -> str:
    """Which payment, month and work case a difference is about, where it is about a payment."""
    claim, number = figures.get("claim"), figures.get("number")
    parts = [f"{word(claim)} {number}" if claim and number else str(word(claim)) if claim else ""]
    parts += [
        _said("month", figures["month"]) if figures.get("month") else "",
        str(figures.get("case") or ""),
    ]
    return " · ".join(part for part in parts if part)
