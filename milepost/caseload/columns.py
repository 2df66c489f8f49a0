"""The columns of each file: what a cell may hold, and how it is read.

A cell is read once for each different text and column, and remembered: a caseload repeats itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from milepost.rulebook.facts import (
    AssignmentKind,
    Cash,
    ClaimCode,
    Closure,
    EndedBecause,
    Evidence,
    PaidBy,
    PaymentSystem,
    Program,
    RecordedStatus,
    StudyKind,
    UseState,
)
from milepost.rulebook.months import Month

LONGEST_ID = 100
MOST_CENTS = 10**9
MOST_PERCENT = 100_000

_SSN = re.compile(r"\d{3}[-\s./]*\d{2}[-\s./]*\d{4}(\s*-?\s*TW\s*\d)?", re.IGNORECASE)
_MONEY = re.compile(r"(?P<sign>-?)\$?(?P<minus>-?)(?P<whole>\d{1,3}(,\d{3})+|\d*)(\.(?P<rest>\d*))?")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NUMBER = re.compile(r"\d{1,3}(\.0+)?")


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that could not be read: the code of the fault and its figures."""

    code: str
    figures: dict[str, object]


Read = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, how a cell that is not empty is read, and whether it may be empty."""

    name: str
    read: Read
    required: bool = False
    is_day: bool = False
    is_money: bool = False
    words: tuple[str, ...] = ()
    default: Any = None


def _shown(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."


def looks_like_ssn(text: str) -> bool:
    """Nine digits in the usual groups, alone or as the beginning of a Ticket number (20 CFR 411.120(b))."""
    return _SSN.fullmatch(text.strip()) is not None


def read_id(text: str) -> str | Problem:
    if looks_like_ssn(text):
        return Problem("SSN", {})
    if len(text) > LONGEST_ID or not text.isprintable():
        return Problem("BAD_ID", {})
    return text


def read_day(text: str) -> date | Problem:
    match = _DATE.fullmatch(text)
    try:
        day = date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        day = None
    if day is None:
        return Problem("BAD_DATE", {"value": _shown(text)})
    if not 1900 <= day.year <= 2100:
        return Problem("ABSURD_DATE", {"value": text})
    return day


def read_month(text: str) -> Month | Problem:
    """A month, or a real date of a workbook, which stands for its month."""
    try:
        month = Month.of(date.fromisoformat(text)) if _DATE.fullmatch(text) else Month.parse(text)
    except ValueError:
        return Problem("BAD_MONTH", {"value": _shown(text)})
    if not 1900 <= month.year <= 2100:
        return Problem("ABSURD_DATE", {"value": text})
    return month


def read_amount(text: str) -> int | Problem:
    """Dollars as cents, `$` and thousands commas tolerated; may be below zero."""
    whole, _point, rest = text.partition(".")
    if whole.isdecimal() and len(rest) == 2 and rest.isdecimal() and text.isascii() and len(whole) < 8:
        return int(whole + rest)  # the plain form, which nearly every cell has
    match = _MONEY.fullmatch(text.replace(" ", ""))
    if match is None or not (match["whole"] or match["rest"]) or (match["sign"] and match["minus"]):
        return Problem("BAD_MONEY", {"value": _shown(text)})
    rest = (match["rest"] or "").rstrip("0")
    if len(rest) > 2:
        return Problem("PART_OF_A_CENT", {"value": _shown(text)})
    whole = (match["whole"] or "0").replace(",", "")
    amount = int(whole[:20]) * 100 + int(rest.ljust(2, "0"))
    if amount >= MOST_CENTS or len(whole) > 20:
        return Problem("ABSURD_MONEY", {"value": _shown(text)})
    return -amount if match["sign"] or match["minus"] else amount


def read_wages(text: str) -> int | Problem:
    amount = read_amount(text)
    if isinstance(amount, int) and amount < 0:
        return Problem("NEGATIVE", {"value": _shown(text)})
    return amount


def read_percent(text: str) -> str | Problem:
    """A percentage kept as exact text: it becomes a fraction where it is counted."""
    try:
        amount = Decimal(text.removesuffix("%").strip())
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or not 0 <= amount <= MOST_PERCENT or amount.as_tuple().exponent < -6:  # type: ignore[operator]  # finite: an int
        return Problem("BAD_NUMBER", {"value": _shown(text), "least": 0, "most": MOST_PERCENT})
    return format(amount, "f")


def read_number(text: str) -> int | Problem:
    number = int(text.split(".")[0]) if _NUMBER.fullmatch(text) else 0
    if not 1 <= number <= 60:
        return Problem("BAD_NUMBER", {"value": _shown(text), "least": 1, "most": 60})
    return number


def read_yes_or_no(text: str) -> bool | Problem:
    answers = {"yes": True, "no": False}
    answer = answers.get(text.lower())
    return Problem("BAD_WORD", {"value": _shown(text), "words": "yes, no"}) if answer is None else answer


def one_of(words: type[StrEnum]) -> Read:
    """A reader for the words of an enumeration, in any case."""
    known = {str(word.value): word for word in words}
    listed = ", ".join(known)

    def read(text: str) -> StrEnum | Problem:
        word = known.get(text.lower())
        return Problem("BAD_WORD", {"value": _shown(text), "words": listed}) if word is None else word

    return read


def _id(name: str, *, required: bool = False) -> Column:
    return Column(name, read_id, required)


def _day(name: str, *, required: bool = False) -> Column:
    return Column(name, read_day, required, is_day=True)


def _word(
    name: str, words: type[StrEnum], *, required: bool = False, default: StrEnum | None = None
) -> Column:
    return Column(name, one_of(words), required, words=tuple(word.value for word in words), default=default)


def _money(name: str, read: Read = read_wages) -> Column:
    return Column(name, read, is_money=True)


# The order of columns is the order of the fields of the facts.
FILES: dict[str, tuple[Column, ...]] = {
    "tickets": (
        _id("ticket", required=True),
        _word("program", Program, required=True),
        _word("program_at_first_payment", Program),
        Column("blind", read_yes_or_no, words=("yes", "no")),
        _day("born_on"),
        _day("ended_on"),
        _word("ended_because", EndedBecause),
    ),
    "assignments": (
        _id("ticket", required=True),
        _id("provider", required=True),
        _word("kind", AssignmentKind, default=AssignmentKind.EMPLOYMENT_NETWORK),
        _word("system", PaymentSystem, required=True),
        _day("assigned_on", required=True),
        _day("unassigned_on"),
        _day("plan_signed_on"),
        _day("plan_received_on"),
        _day("services_complete_on"),
    ),
    "months": (
        _id("ticket", required=True),
        Column("month", read_month, required=True),
        _money("earned"),
        _money("paid"),
        _money("self_employed_net", read_amount),
        _word("cash", Cash, default=Cash.PAID),
        _word("evidence", Evidence, default=Evidence.PRIMARY),
    ),
    "vr_cases": (
        _id("ticket", required=True),
        _id("agency"),
        _day("opened_on"),
        _day("closed_on"),
        _word("closure", Closure),
        _word("paid_by", PaidBy),
    ),
    "payments": (
        _id("ticket", required=True),
        _id("provider"),
        _word("claim", ClaimCode, required=True),
        Column("number", read_number),
        Column("month", read_month),
        _word("status", RecordedStatus, required=True),
        _money("amount"),
        _day("decided_on"),
        _id("work_case"),
    ),
    "education": (
        _id("ticket", required=True),
        Column("month", read_month, required=True),
        _word("kind", StudyKind, required=True),
        Column("amount", read_percent),
    ),
    "status": (
        _id("ticket", required=True),
        _day("from", required=True),
        _day("to"),
        _word("state", UseState, required=True),
    ),
}
REQUIRED_FILES = ("tickets", "assignments")
