"""How one cell becomes a value, or a Problem: text, days, money, numbers of SSA, words.

A cell is what its file has: text of a CSV file, or a number, a day, a yes or no of a workbook. What is written so that a
person would read it in one way only is read; what could be read in two is a Problem with its cure, never a guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from milepost.caseload.columns import looks_like_ssn
from milepost.people.numbers import is_ssn, is_ticket_number, ssn_of
from milepost.spreadsheets.reading import Cell


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a cell cannot be read: the code of the fault and its figures."""

    code: str
    figures: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ways:
    """What was settled for the file: in which order days are written and in which order names, and which day it is."""

    today: date
    date_order: str = ""
    """`month`, `day`, or nothing where no day of the file can be read in two ways."""
    name_order: str = ""
    """`last_first` where the last name stands before a comma."""


Read = Callable[[Cell, Ways], Any]
NOTHING = {
    "", "-", "--", "—", "–", ".", "?", "n/a", "na", "n.a.", "none", "null", "nil", "unknown", "tbd", "pending", "not known", "blank",
    "s/d", "n/d", "sin dato", "sin datos", "ninguno", "ninguna", "nada", "desconocido", "desconocida", "no se sabe", "pendiente",
}  # fmt: skip
_FORMULA = re.compile(
    r"#(REF|N/A|VALUE|DIV/0|NAME|NULL|NUM|SPILL|CALC|GETTING_DATA|¡?[A-ZÑ/0]+)[!?]|#N/A|Err:\d{3}"
)
_CUT_OFF = re.compile(r"#{3,}")
_SPACES = re.compile(r"\s+")
_KEPT_MARKS = {"\u200d"}


def clean(cell: Cell) -> str:
    """The text of a cell without what nobody sees: marks of order and direction, zero widths, odd spaces, control characters."""
    if type(cell) is str and cell.isascii() and cell.isprintable():
        return cell.strip() if "  " not in cell else _SPACES.sub(" ", cell).strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        return format(cell, ".6f").rstrip("0").rstrip(".")
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time(0) else cell.isoformat(" ")
    if not isinstance(cell, str):
        return str(cell)
    plain = unicodedata.normalize("NFKC", cell)
    kept = (
        one if unicodedata.category(one) not in {"Cf", "Cc", "Co", "Cs", "Cn"} or one in _KEPT_MARKS else
        (" " if one in "\t\r\n\f\v" else "")
        for one in plain
    )  # fmt: skip
    return _SPACES.sub(" ", "".join(kept)).strip()


def nothing(text: str) -> bool:
    return text.casefold() in NOTHING


def formula_failed(text: str) -> bool:
    return text.startswith(("#", "Err:")) and bool(_FORMULA.fullmatch(text) or _CUT_OFF.fullmatch(text))


def folded(text: str) -> str:
    """Small letters without accents, words apart by one space: how words and headings are compared."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return " ".join(re.findall(r"[^\W_]+", bare))


def shown(text: str) -> str:
    """A value as a fault may repeat it: cut short, and no number of seven digits or more, whoever's it is."""
    digits = sum(one.isdigit() for one in text)
    if digits >= 7 and not (digits <= 8 and _LIKE_A_DAY.fullmatch(text)):
        text = re.sub(r"\d", "•", text)
    return text if len(text) <= 40 else f"{text[:37]}…"


_LIKE_A_DAY = re.compile(r"\d{1,2}([-/. ])\d{1,2}\1\d{4}|\d{4}([-/.])\d{1,2}\2\d{1,2}")

# Texts


def read_text(longest: int) -> Read:
    def read(cell: Cell, ways: Ways) -> str | Problem:
        text = clean(cell)
        if len(text) > longest:
            return Problem("TOO_LONG", {"count": len(text), "limit": longest})
        return text

    return read


def read_reference(cell: Cell, ways: Ways) -> str | Problem:
    text = clean(cell)
    if looks_like_ssn(text) or (len(text) >= 11 and is_ticket_number(text)):
        return Problem("SSN_AS_ID")
    return Problem("TOO_LONG", {"count": len(text), "limit": 100}) if len(text) > 100 else text


_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z '.,-]{0,119}")
_NAME_MARKS = " '’‘`´.,-‐‑–()\"/&ʻʼ·"


def read_name(cell: Cell, ways: Ways) -> str | Problem:
    """A person's name, its last name behind where the file has it in front of a comma."""
    text = clean(cell)
    if isinstance(cell, str) and _PLAIN_NAME.fullmatch(
        text
    ):  # most are; the others are looked at letter by letter
        return in_order(text) if ways.name_order == "last_first" else text
    if not isinstance(cell, str) or any(one.isdigit() for one in text):
        return Problem("NAME_WITH_DIGITS", {"value": shown(text)})
    if any(not one.isalpha() and not unicodedata.combining(one) and one not in _NAME_MARKS for one in text):
        return Problem("NAME_WITH_SIGNS", {"value": shown(text)})
    if not any(one.isalpha() for one in text):
        return Problem("EMPTY")
    if any(_is_mixed(word) for word in text.split()):
        return Problem("LOOKALIKE", {"value": shown(text)})
    if len(text) > 120:
        return Problem("TOO_LONG", {"count": len(text), "limit": 120})
    return in_order(text) if ways.name_order == "last_first" else text


def in_order(text: str) -> str:
    """`Peña Núñez, María J., Jr.` as `María J. Peña Núñez Jr.`; a name without a comma stays."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) == 1 or folded(parts[1]) in _SUFFIXES:
        return text
    return " ".join([parts[1], parts[0], *parts[2:]])


_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "md", "phd", "esq"}


def _is_mixed(word: str) -> bool:
    """Letters of two alphabets in one word: an о that is no o is never found again."""
    scripts = {unicodedata.name(one, "?").split()[0] for one in word if one.isalpha()}
    return len(scripts & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}) > 1


_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_PHONE = re.compile(r"[\d\s()+.\-/]+?((?:\s|,)*(?:x|ext|extension|#)\.?\s*\d{1,6})?", re.IGNORECASE)


def read_email(cell: Cell, ways: Ways) -> str | Problem:
    text = clean(cell).removeprefix("mailto:").strip("<>").rstrip(",;")
    good = len(text) <= 254 and text.isascii() and _EMAIL.fullmatch(text) and ".." not in text
    return text if good else Problem("BAD_EMAIL", {"value": shown(text)})


def read_phone(cell: Cell, ways: Ways) -> str | Problem:
    text = clean(cell)
    digits = re.sub(r"\D", "", text)
    bare = re.sub(r"\D", "", re.split(r"(?i)x|ext|#", text)[0])
    if not _PHONE.fullmatch(text) or not 7 <= len(bare) <= 15 or len(text) > 40 or isinstance(cell, date):
        return Problem("BAD_PHONE")
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}" if text == digits and len(digits) == 10 else text


# Numbers of SSA


def read_ssn(cell: Cell, ways: Ways) -> str | Problem:
    """Nine digits however grouped. A workbook's number has lost the noughts at its head; there they are certain."""
    text = clean(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if not text.isdigit():
            return Problem("BAD_SSN")
        text = text.zfill(9) if len(text) >= 7 else text
    bare = re.sub(r"[\s.\-‐‑‒–—_/]", "", text).upper()
    if not bare.isascii():
        return Problem("LOOKALIKE_NUMBER")
    if len(bare) >= 11 and is_ticket_number(bare):
        return Problem("TICKET_IN_SSN")
    if re.fullmatch(r"[X*#]{3,5}\d{0,4}|[X*#]{9}", bare):
        return Problem("SSN_MASKED")
    if re.fullmatch(r"\d(\.\d+)?E\+?0?[78]", text.replace(" ", "").upper()):
        return Problem("SSN_EXPONENT")
    if not bare.isdigit():
        return Problem("BAD_SSN")
    if len(bare) != 9:
        return Problem("SSN_LENGTH", {"count": len(bare)})
    return ssn_of(bare) if is_ssn(bare) else Problem("SSN_NEVER_ISSUED")


def read_ticket_number(cell: Cell, ways: Ways) -> str | Problem:
    text = re.sub(r"[\s\-‐‑–]", "", clean(cell)).upper()
    return text if text.isascii() and is_ticket_number(text) else Problem("BAD_TICKET_NUMBER")


# Money and numbers

MOST_CENTS = 10**9
_CURRENCY = re.compile(r"^(US\$|USD|US|\$)|(USD|US\$|\$|dollars?|dolares|dólares)$", re.IGNORECASE)
_OTHER_CURRENCY = re.compile(r"€|£|¥|₱|₡|MXN|EUR|GBP|CAD|pesos?|euros?|C\$|A\$|R\$", re.IGNORECASE)
_PLAIN = re.compile(r"\d+(\.\d*)?|\.\d+")
_THOUSANDS = re.compile(r"\d{1,3}([,' ]\d{3})+(\.\d*)?")
_EUROPEAN = re.compile(r"\d{1,3}([. ]\d{3})*,\d{1,2}|\d+,\d{1,2}")
_EXPONENT = re.compile(r"\d(\.\d+)?E\+?\d{1,2}", re.IGNORECASE)


def read_amount(cell: Cell, ways: Ways) -> int | Problem:
    """Dollars as whole cents; below zero where it says so with a sign or in parentheses."""
    if isinstance(cell, bool | date | time | timedelta):
        return Problem("BAD_MONEY", {"value": shown(clean(cell))})
    text = clean(cell)
    amount = _decimal(text)
    if isinstance(amount, Problem):
        return amount
    cents = amount * 100
    if cents != cents.to_integral_value():
        return Problem("PART_OF_A_CENT", {"value": shown(text)})
    if abs(cents) >= MOST_CENTS:
        return Problem("ABSURD_MONEY", {"value": shown(text)})
    return int(cents)


def read_wages(cell: Cell, ways: Ways) -> int | Problem:
    amount = read_amount(cell, ways)
    if isinstance(amount, int) and amount < 0:
        return Problem("NEGATIVE", {"value": shown(clean(cell))})
    return amount


def _decimal(text: str) -> Decimal | Problem:
    wrong = Problem("BAD_MONEY", {"value": shown(text)})
    bare = text.replace("−", "-").replace("’", "'").strip()
    if _OTHER_CURRENCY.search(bare):
        return Problem("OTHER_CURRENCY", {"value": shown(text)})
    negative = bare.startswith("(") and bare.endswith(")")
    bare = bare[1:-1].strip() if negative else bare
    for _again in range(3):  # "-$5", "$-5", "- 5", "5-", "USD 5"
        for sign in (bare[:1], bare[-1:]):
            if sign == "-" and not negative:
                negative, bare = True, bare.strip("-").strip()
        bare = _CURRENCY.sub("", bare.removeprefix("+")).strip()
    if not bare.isascii():
        return wrong
    if _PLAIN.fullmatch(bare) or _EXPONENT.fullmatch(bare):
        plain = bare
    elif _THOUSANDS.fullmatch(bare):
        plain = re.sub(r"[,' ]", "", bare)
    elif _EUROPEAN.fullmatch(bare):
        plain = bare.replace(".", "").replace(" ", "").replace(",", ".")
    else:
        return wrong
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        return wrong
    return -amount if negative else amount


def read_hours(cell: Cell, ways: Ways) -> Decimal | Problem:
    """Hours as a decimal, or as a clock shows them: `7:30` is seven and a half."""
    minutes = _minutes_of(cell)
    if minutes is not None:
        return (Decimal(minutes) / 60).quantize(Decimal("0.01"))
    text = re.sub(r"(?i)\s*(h|hrs?|hours?|horas?)\.?$", "", clean(cell)).replace(",", ".")
    if isinstance(cell, bool) or not _PLAIN.fullmatch(text) or not text.isascii() or Decimal(text) >= 1_000:
        return Problem("BAD_HOURS", {"value": shown(clean(cell))})
    exact = Decimal(text)
    if exact != round(exact, 2):
        return Problem("BAD_HOURS", {"value": shown(text)})
    return exact.quantize(Decimal("0.01"))


def read_minutes(cell: Cell, ways: Ways) -> int | Problem:
    minutes = _minutes_of(cell)
    if minutes is None:
        text = clean(cell)
        found = re.fullmatch(r"(?i)(\d{1,4})\s*(m|min|mins|minutes?|minutos?|')?\.?", text)
        hours = re.fullmatch(
            r"(?i)(\d{1,2})\s*(h|hrs?|hours?|horas?)\.?(?:\s*(\d{1,2})\s*(?:m|min)?\.?)?", text
        )
        if isinstance(cell, bool) or not (found or hours) or not text.isascii():
            return Problem("BAD_MINUTES", {"value": shown(text)})
        minutes = int(found[1]) if found else int(hours[1]) * 60 + int(hours[3] or 0)  # type: ignore[index]
    return minutes if 0 <= minutes <= 1_440 else Problem("BAD_MINUTES", {"value": shown(clean(cell))})


def _minutes_of(cell: Cell) -> int | None:
    if isinstance(cell, timedelta):
        return int(cell.total_seconds()) // 60
    if isinstance(cell, time):
        return cell.hour * 60 + cell.minute
    found = re.fullmatch(r"(\d{1,3}):([0-5]\d)(:[0-5]\d)?", clean(cell)) if isinstance(cell, str) else None
    return int(found[1]) * 60 + int(found[2]) if found else None


# Words


def read_word(words: Mapping[str, tuple[str, ...]]) -> Read:
    """One of our words, by any of the ways in which people write it, in English or Spanish."""
    known = {folded(way): code for code, ways in words.items() for way in (code, *ways)}
    listed = ", ".join(words)

    def read(cell: Cell, ways: Ways) -> str | Problem:
        text = clean(cell)
        found = known.get(folded(text)) or known.get(text.casefold())
        return found if found else Problem("BAD_WORD", {"value": shown(text), "words": listed})

    return read


YES = {"yes", "y", "true", "t", "1", "x", "si", "s", "verdadero", "v", "✓", "✔", "☑", "on"}
NO = {"no", "n", "false", "f", "0", "falso", "☐", "off"}


def read_yes_or_no(cell: Cell, ways: Ways) -> bool | Problem:
    text = clean(cell)
    for way in (folded(text), text.casefold()):
        if way in YES or way in NO:
            return way in YES
    return Problem("BAD_YES_OR_NO", {"value": shown(text)})
