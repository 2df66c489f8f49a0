"""Days as spreadsheets write them: real ones, numbers of days since 1899, and texts in English and Spanish."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from milepost.spreadsheets.cells import Problem, Ways, clean, folded, shown
from milepost.spreadsheets.reading import Cell

FIRST_YEAR, LAST_YEAR = 1900, 2100
_BEFORE_DAY_ONE = date(1899, 12, 30)
_LEAST_SERIAL, _MOST_SERIAL = 61, 73_050
"""1 March 1900, before which spreadsheets count a day that never was, and the end of 2099."""
_TIME = r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp]\.?\s?[Mm]\.?)?(?:\s*(?:Z|[+-]\d{2}:?\d{2}))?)?"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}")
_NUMBERS = re.compile(rf"(\d{{1,2}})([-/. ])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}")
_WORDS = re.compile(
    rf"(?:[^\W\d]+,? )?(\d{{1,2}})(?:st|nd|rd|th|º|o|ro)?[ -/.](?:de |of )?([^\W\d]+)\.?,?[ -/.]+(?:de |del )?(\d{{4}}|\d{{2}}){_TIME}",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?:[^\W\d]+,? )?([^\W\d]+)\.? ?[ -/.]?(\d{{1,2}})(?:st|nd|rd|th)?,?[ -/.]+(\d{{4}}|\d{{2}}){_TIME}"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr", "may mayo",
            "june jun junio", "july jul julio", "august aug agosto ago", "september sep sept septiembre setiembre set",
            "october oct octubre", "november nov noviembre", "december dec diciembre dic",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip


def read_day(cell: Cell, ways: Ways) -> date | Problem:
    """A day; Problem where it is none, lies outside 1900 to 2100, or could be two."""
    if isinstance(cell, datetime):
        return _of_these_times(cell.date(), clean(cell))
    if isinstance(cell, date):
        return _of_these_times(cell, clean(cell))
    text = clean(cell)
    if isinstance(cell, bool | time | timedelta):
        return Problem("BAD_DATE", {"value": shown(text)})
    number = re.fullmatch(r"(\d{2,8})(?:\.\d+)?", text)
    if number:
        return _of_number(number[1], text, ways)
    for pattern, order in ((_ISO, "ymd"), (_WORDS, "dmy"), (_MONTH_FIRST, "mdy")):
        found = pattern.fullmatch(text)
        if found:
            parts = dict(zip(order, found.groups()[:3], strict=True))
            month = parts["m"] if parts["m"].isdigit() else _MONTHS.get(folded(parts["m"]), 0)
            return _made(parts["y"], month, parts["d"], text, ways)
    found = _NUMBERS.fullmatch(text)
    if found is None or not text.isascii():
        return Problem("BAD_DATE", {"value": shown(text)})
    return _of_numbers(int(found[1]), int(found[3]), found[4], text, ways)


def read_past_day(cell: Cell, ways: Ways) -> date | Problem:
    """A day that is not still ahead."""
    day = read_day(cell, ways)
    return Problem("AHEAD", {"value": day.isoformat()}) if isinstance(day, date) and day > ways.today else day


def read_birth_date(cell: Cell, ways: Ways) -> date | Problem:
    """Somebody with a Ticket is of age; a year of two digits means the later century that allows it."""
    day = read_day(cell, ways)
    if isinstance(day, date) and _has_two_digits(cell) and day.year > ways.today.year - 14:
        day = _year_before(day, 100)
    if isinstance(day, date) and day > ways.today:
        return Problem("AHEAD", {"value": day.isoformat()})
    if isinstance(day, date) and day.year > ways.today.year - 14:
        return Problem("TOO_YOUNG", {"value": day.isoformat()})
    return day


def can_be_two(cell: Cell) -> str:
    """`month` or `day` where only that can stand first, `two` where both can, nothing where it does not matter."""
    found = _NUMBERS.fullmatch(clean(cell)) if isinstance(cell, str) else None
    if found is None:
        return ""
    first, second = int(found[1]), int(found[3])
    if first == second or not (1 <= first <= 31 and 1 <= second <= 31) or (first > 12 and second > 12):
        return ""
    return "day" if first > 12 else "month" if second > 12 else "two"


def _has_two_digits(cell: Cell) -> bool:
    """Whether its year is written with two."""
    text = clean(cell) if isinstance(cell, str) else ""
    for pattern, place in ((_WORDS, 3), (_MONTH_FIRST, 3), (_NUMBERS, 4)):
        found = pattern.fullmatch(text)
        if found:
            return len(found[place]) == 2
    return False


def _year_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - years, day=28)


def _of_number(digits: str, text: str, ways: Ways) -> date | Problem:
    if len(digits) == 8:
        whole = _made(digits[:4], digits[4:6], digits[6:], text, ways)
        if isinstance(whole, date):
            return whole
        return _of_numbers(int(digits[:2]), int(digits[2:4]), digits[4:], text, ways)
    if _LEAST_SERIAL <= int(digits) <= _MOST_SERIAL and len(digits) == 5:
        return _BEFORE_DAY_ONE + timedelta(int(digits))
    return Problem("BAD_DATE", {"value": shown(text)})


def _of_numbers(first: int, second: int, year: str, text: str, ways: Ways) -> date | Problem:
    if first == second:
        return _made(year, first, second, text, ways)
    order = ways.date_order or can_be_two(f"{first}/{second}/{year}")
    if order == "two":
        return Problem("TWO_DATES", {"value": shown(text)})
    month, day = (first, second) if order == "month" else (second, first)
    made = _made(year, month, day, text, ways)
    if isinstance(made, Problem) and isinstance(_made(year, day, month, text, ways), date):
        return Problem("OTHER_ORDER", {"value": shown(text)})
    return made


def _made(year: str, month: str | int, day: str | int, text: str, ways: Ways) -> date | Problem:
    whole = int(year)
    if len(year) == 2:
        whole += 2000 if whole <= (ways.today.year + 5) % 100 else 1900
    try:
        made = date(whole, int(month), int(day))
    except ValueError:
        return Problem("BAD_DATE", {"value": shown(text)})
    return _of_these_times(made, text)


def _of_these_times(day: date, text: str) -> date | Problem:
    if FIRST_YEAR <= day.year < LAST_YEAR:
        return day
    return Problem("ABSURD_DATE", {"value": shown(text)})


def read_clock(cell: Cell, ways: Ways) -> time | Problem:
    """A time of day: `14:30`, `2:30 PM`, `2pm`, a real one, or the part of a day that a spreadsheet counts."""
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0)
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0)
    text = clean(cell)
    if isinstance(cell, timedelta) and timedelta(0) <= cell < timedelta(1):
        return _clock(int(cell.total_seconds()) // 60)
    if isinstance(cell, float) and 0 <= cell < 1:
        return _clock(round(cell * 1_440) % 1_440)
    found = re.fullmatch(
        r"(?i)(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*(a\.?\s?m\.?|p\.?\s?m\.?|h|hrs?)?", text
    )
    if found and (found[2] or found[3]) and isinstance(cell, str):
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()[:1]
        if half in {"a", "p"} and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        elif half in {"a", "p"}:
            hour = 99
        if hour < 24 and minute < 60:
            return time(hour, minute)
    return Problem("BAD_TIME", {"value": shown(text)})


def _clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
