"""Everything that is wrong with real spreadsheets, each kind with what is expected: read right, or named with its cure.

`CELLS` are dirty cells by kind of rows and field, `FILES` whole files. An expectation is the value that is read, or a `Fault`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import openpyxl
import xlsxwriter

from tests.spreadsheets.giving import csv_of, xlsx_of

HEADS: dict[str, list[str]] = {
    "people": ["Client ID", "Name", "SSN", "DOB", "Program", "Blind", "Phone", "Email", "ZIP", "Language", "Ticket number", "Coordinator", "Letter format", "Nickname"],
    "assignments": ["Client ID", "Assignment date", "End date", "IWP date", "Services completed", "Election", "EN"],
    "contacts": ["Client ID", "Contact date", "Time", "Contact type", "Method", "Notes", "Duration", "Staff"],
    "stubs": ["Client ID", "Employer", "Check date", "Period begin", "Period end", "Gross", "Net", "Taxes", "YTD", "Hours", "Frequency", "Hire date"],
}  # fmt: skip
GOOD: dict[str, list[Any]] = {
    "people": ["K-1", "Ann Good", "", "1980-02-03", "ssdi", "", "", "", "", "", "", "", "", ""],
    "assignments": ["KNOWN-1", "2024-03-01", "", "", "", "", ""],
    "contacts": ["KNOWN-1", "2025-11-20", "", "", "", "Spoke about work", "", ""],
    "stubs": [
        "KNOWN-1",
        "ACME",
        "2025-11-20",
        "2025-11-02",
        "2025-11-15",
        "1000",
        "900",
        "100",
        "",
        "",
        "",
        "",
    ],
}
FIELDS: dict[str, list[str]] = {
    "people": ["reference", "name", "ssn", "born_on", "program", "blind", "phone", "email", "zip", "language", "ticket_number", "coordinator", "format", "called"],
    "assignments": ["reference", "assigned_on", "unassigned_on", "plan_signed_on", "services_complete_on", "system", "provider"],
    "contacts": ["reference", "on", "clock", "kind", "method", "description", "minutes", "by"],
    "stubs": ["reference", "employer", "paid_on", "period_begins", "period_ends", "gross", "net", "withheld", "ytd_gross", "hours", "frequency", "started_on"],
}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """The code of the fault that must name the cell."""

    code: str


@dataclass(frozen=True)
class Cell:
    """A dirty cell: in which kind of rows and which field it stands, and what is expected."""

    kind: str
    field: str
    value: Any
    expected: Any

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.field}-{self.value!r}"[:90]


@dataclass(frozen=True)
class File:
    """A dirty file: how it is made, and what is expected: `checked`, or the fault that is named."""

    name: str
    kind: str
    make: Callable[[], bytes]
    expected: Any
    file_name: str = "rows.xlsx"


MARCH = date(2024, 3, 11)
NINE_THIRTY = datetime.combine(MARCH, time(9, 30))
DAYS: list[tuple[Any, Any]] = [
    ("2024-03-11", MARCH), ("2024-3-11", MARCH), ("2024/03/11", MARCH), ("2024.03.11", MARCH), ("20240311", MARCH),
    ("03/11/2024", MARCH), ("3/11/2024", MARCH), ("03-11-2024", MARCH), ("3.11.2024", MARCH), ("3 11 2024", MARCH),
    ("3/11/24", MARCH), ("03112024", MARCH), ("2024-03-11T00:00:00", MARCH), ("2024-03-11 14:30", MARCH),
    ("2024-03-11T10:00:00Z", MARCH), ("3/11/2024 2:30 PM", MARCH), ("3/11/2024 0:00", MARCH), ("March 11, 2024", MARCH), ("Mar 11 2024", MARCH),
    ("11 March 2024", MARCH), ("11-Mar-24", MARCH), ("11-Mar-2024", MARCH), ("March 11th, 2024", MARCH), ("Monday, March 11, 2024", MARCH),
    ("11 de marzo de 2024", MARCH), ("11 marzo 2024", MARCH), ("lunes 11 de marzo de 2024", MARCH), ("11 DE MARZO DE 2024", MARCH), ("11/mar/2024", MARCH),
    ("45362", MARCH), ("45362.0", MARCH), ("45362.604", MARCH), (45362, MARCH), (45362.5, MARCH), (date(2024, 3, 11), MARCH), (NINE_THIRTY, MARCH),
    (" 2024-03-11 ", MARCH), ("\u00a02024-03-11\u00a0", MARCH), ("\u200e2024-03-11", MARCH), ("２０２４-０３-１１", MARCH), ("\ufeff2024-03-11", MARCH), ("'2024-03-11", Fault("BAD_DATE")),
    ("2/30/2024", Fault("BAD_DATE")), ("13/13/2024", Fault("BAD_DATE")), ("13/11/2024", Fault("OTHER_ORDER")), ("0/0/0000", Fault("BAD_DATE")), ("00/00/0000", Fault("BAD_DATE")),
    ("1/0/1900", Fault("BAD_DATE")), ("2024-02-30", Fault("BAD_DATE")), ("2O24-03-11", Fault("BAD_DATE")), ("2024-O3-11", Fault("BAD_DATE")), ("0204-03-11", Fault("ABSURD_DATE")),
    ("2924-03-11", Fault("ABSURD_DATE")), ("1024-03-11", Fault("ABSURD_DATE")), ("March", Fault("BAD_DATE")), ("March 2024", Fault("BAD_DATE")), ("2024", Fault("BAD_DATE")), ("03/2024", Fault("BAD_DATE")),
    ("yesterday", Fault("BAD_DATE")), ("ASAP", Fault("BAD_DATE")), ("3/11/2024 - 3/15/2024", Fault("BAD_DATE")), ("3/11/2024 & 3/12/2024", Fault("BAD_DATE")), ("Foo 11, 2024", Fault("BAD_DATE")),
    ("99999999", Fault("BAD_DATE")), ("-45362", Fault("BAD_DATE")), (True, Fault("BAD_DATE")), (time(9, 30), Fault("BAD_DATE")), (7, Fault("BAD_DATE")), ("$45362", Fault("BAD_DATE")), ("12%", Fault("BAD_DATE")),
    ("😀", Fault("BAD_DATE")), ("#REF!", Fault("FORMULA")), ("#N/A", Fault("FORMULA")), ("########", Fault("FORMULA")), ("Err:502", Fault("FORMULA")),
    ("n/a", None), ("-", None), ("—", None), ("unknown", None), ("desconocido", None), ("pendiente", None), ("TBD", None), ("?", None), ("   ", None), ("\u200b", None), (None, None),
    ("x" * 5_000, Fault("BAD_DATE")),
]  # fmt: skip
MONEY: list[tuple[Any, Any]] = [
    ("1234.5", 123_450), ("1234.50", 123_450), ("$1,234.50", 123_450), ("$ 1,234.50", 123_450), ("1,234.50", 123_450), ("USD 1,234.50", 123_450), ("1,234.50 USD", 123_450),
    ("US$1,234.50", 123_450), ("1.234,50", 123_450), ("1 234,50", 123_450), ("1\u00a0234,50", 123_450), ("1\u202f234,50", 123_450), ("1234,5", 123_450), ("1'234.50", 123_450), ("1’234.50", 123_450),
    ("1,234", 123_400), ("1234.", 123_400), (".50", 50), ("0", 0), ("0.00", 0), ("1.2345E+03", 123_450), ("1E3", 100_000), (1234.5, 123_450), (1234, 123_400), (0.1 + 0.2, 30), (1234.4999999999, 123_450),
    ("１２３４.50", 123_450), ("+1234.50", 123_450), (" 1234.50\t", 123_450), ("$\u200e1,234.50", 123_450), ("1234.50 dollars", 123_450), ("1234.500", 123_450),
    ("-5.00", Fault("NEGATIVE")), ("(5.00)", Fault("NEGATIVE")), ("$(5.00)", Fault("BAD_MONEY")), ("($5.00)", Fault("NEGATIVE")), ("5.00-", Fault("NEGATIVE")), ("-$5.00", Fault("NEGATIVE")), ("$-5.00", Fault("NEGATIVE")), (-5.0, Fault("NEGATIVE")), ("−5.00", Fault("NEGATIVE")),
    ("1.234", Fault("PART_OF_A_CENT")), ("12.345", Fault("PART_OF_A_CENT")), (12.345, Fault("PART_OF_A_CENT")), ("€1,234.50", Fault("OTHER_CURRENCY")), ("1234.50 MXN", Fault("OTHER_CURRENCY")), ("£5", Fault("OTHER_CURRENCY")), ("500 pesos", Fault("OTHER_CURRENCY")), ("C$5", Fault("OTHER_CURRENCY")),
    ("12%", Fault("BAD_MONEY")), ("1,23,4.50", Fault("BAD_MONEY")), ("12O0.00", Fault("BAD_MONEY")), ("l200", Fault("BAD_MONEY")), ("1200/wk", Fault("BAD_MONEY")), ("15/hr", Fault("BAD_MONEY")), ("about 1200", Fault("BAD_MONEY")), ("~1200", Fault("BAD_MONEY")), ("1200+", Fault("BAD_MONEY")), ("900-1200", Fault("BAD_MONEY")),
    ("1.2k", Fault("BAD_MONEY")), ("twelve hundred", Fault("BAD_MONEY")), ("١٢٣٤", Fault("BAD_MONEY")), ("1..5", Fault("BAD_MONEY")), ("1,234.5.0", Fault("BAD_MONEY")), ("99999999999", Fault("ABSURD_MONEY")), ("1E20", Fault("ABSURD_MONEY")), (1e300, Fault("ABSURD_MONEY")), ("=A1*2", Fault("BAD_MONEY")), ("NaN", Fault("BAD_MONEY")), ("inf", Fault("BAD_MONEY")),
    (date(2024, 3, 11), Fault("BAD_MONEY")), (True, Fault("BAD_MONEY")), ("2024-03-11", Fault("BAD_MONEY")), ("#VALUE!", Fault("FORMULA")), ("#DIV/0!", Fault("FORMULA")), ("💰", Fault("BAD_MONEY")), ("0x1F", Fault("BAD_MONEY")), ("1_000", Fault("BAD_MONEY")),
]  # fmt: skip
NUMBERS: list[tuple[Any, Any]] = [
    ("123-45-6789", "123-45-6789"), ("123456789", "123-45-6789"), ("123 45 6789", "123-45-6789"), ("123.45.6789", "123-45-6789"), ("123–45–6789", "123-45-6789"), ("123‑45‑6789", "123-45-6789"), ("123/45/6789", "123-45-6789"), ("123_45_6789", "123-45-6789"), (" 123-45-6789 ", "123-45-6789"), ("123\u00a045\u00a06789", "123-45-6789"),
    ("１２３-45-6789", "123-45-6789"), ("\u200e123-45-6789", "123-45-6789"), (123456789, "123-45-6789"), (23456789, "023-45-6789"), (1234567, "001-23-4567"), (23456789.0, "023-45-6789"),
    ("23456789", Fault("SSN_LENGTH")), ("1234567890", Fault("SSN_LENGTH")), ("6789", Fault("SSN_LENGTH")), (6789, Fault("SSN_LENGTH")), (123456.5, Fault("BAD_SSN")), ("000-12-3456", Fault("SSN_NEVER_ISSUED")), ("666-12-3456", Fault("SSN_NEVER_ISSUED")), ("912-34-5678", Fault("SSN_NEVER_ISSUED")), ("123-00-4567", Fault("SSN_NEVER_ISSUED")), ("123-45-0000", Fault("SSN_NEVER_ISSUED")), ("999999999", Fault("SSN_NEVER_ISSUED")), ("000000000", Fault("SSN_NEVER_ISSUED")), (0, Fault("SSN_LENGTH")),
    ("123-45-678O", Fault("BAD_SSN")), ("I23-45-6789", Fault("BAD_SSN")), ("XXX-XX-6789", Fault("SSN_MASKED")), ("***-**-6789", Fault("SSN_MASKED")), ("xxx-xx-xxxx", Fault("SSN_MASKED")), ("1.23E+08", Fault("SSN_EXPONENT")), ("1.23457E+08", Fault("SSN_EXPONENT")), ("123456789TW01", Fault("TICKET_IN_SSN")), ("123-45-6789 TW01", Fault("TICKET_IN_SSN")), ("see file", Fault("BAD_SSN")), ("123-45-6789 (verified)", Fault("BAD_SSN")), ("123-45-6789/987-65-4321", Fault("SSN_LENGTH")), ("12З456789", Fault("LOOKALIKE_NUMBER")), (date(2024, 3, 11), Fault("SSN_LENGTH")), (True, Fault("BAD_SSN")), ("#REF!", Fault("FORMULA")),
    ("n/a", None), ("none", None), ("unknown", None), ("pending", None),
]  # fmt: skip
NAMES: list[tuple[Any, Any]] = [
    ("María Peña Núñez", "María Peña Núñez"), ("  Ann   Good ", "Ann Good"), ("ANN GOOD", "ANN GOOD"), ("O'Brien, Ann", "Ann O'Brien"), ("Ann O’Brien", "Ann O’Brien"), ("Jean-Luc Picard", "Jean-Luc Picard"), ("Ann Good, Jr.", "Ann Good, Jr."), ("Nguyễn Văn An", "Nguyễn Văn An"), ("王小明", "王小明"), ("محمد علي", "محمد علي"), ("\u202bمحمد علي\u202c", "محمد علي"), ("Ann\u00a0Good", "Ann Good"), ("Ann\u200bGood", "AnnGood"), ("Marı\u0301a Peña", "Marı́a Peña"), ("Ann (Annie) Good", "Ann (Annie) Good"), ("Ann\tGood", "Ann Good"), ("Ann\nGood", "Ann Good"), ("ﬁona Good", "fiona Good"), ("Na", "Na"), ("None", "None"), ("Null", "Null"), ("True", "True"),
    ("Ann G00d", Fault("NAME_WITH_DIGITS")), ("123-45-6789", Fault("NAME_WITH_DIGITS")), (45362, Fault("NAME_WITH_DIGITS")), (True, Fault("NAME_WITH_DIGITS")), (date(2024, 3, 11), Fault("NAME_WITH_DIGITS")), ("😀 Ann", Fault("NAME_WITH_SIGNS")), ("ann@example.org", Fault("NAME_WITH_SIGNS")), ("<script>x</script>", Fault("NAME_WITH_SIGNS")), ("=HYPERLINK(A)", Fault("NAME_WITH_SIGNS")), ("Ann; DROP TABLE", Fault("NAME_WITH_SIGNS")), ("Аnn Good", Fault("LOOKALIKE")), ("Gооd Ann", Fault("LOOKALIKE")), ("Ann Gοοd", Fault("LOOKALIKE")), ("A" * 121, Fault("TOO_LONG")), ("A" * 30_000, Fault("TOO_LONG")), ("#NAME?", Fault("FORMULA")), ("'", Fault("EMPTY")),
]  # fmt: skip
WORDS: dict[tuple[str, str], list[tuple[Any, Any]]] = {
    ("people", "program"): [("SSDI", "ssdi"), ("Title II", "ssdi"), ("t2", "ssdi"), ("SSI", "ssi"), ("Title XVI", "ssi"), ("T-16", "ssi"), ("Both", "concurrent"), ("SSDI & SSI", "concurrent"), ("SSI/SSDI", "concurrent"), ("concurrente", "concurrent"), ("Título II", "ssdi"), ("ambos", "concurrent"), ("pension", Fault("BAD_WORD")), ("SSD1", Fault("BAD_WORD")), (1, Fault("BAD_WORD")), (True, Fault("BAD_WORD")), ("ЅЅІ", Fault("BAD_WORD")), ("n/a", Fault("PROGRAM_MISSING"))],
    ("people", "blind"): [("Y", True), ("Yes", True), ("yes.", True), ("TRUE", True), ("1", True), (1, True), (True, True), ("x", True), ("Sí", True), ("si", True), ("Verdadero", True), ("✓", True), ("No", False), ("N", False), ("0", False), (0, False), (False, False), ("falso", False), ("☐", False), ("unknown", None), ("maybe", Fault("BAD_YES_OR_NO")), ("2", Fault("BAD_YES_OR_NO")), ("legally", Fault("BAD_YES_OR_NO")), ("-1", True)],
    ("people", "phone"): [("(212) 555-0100", "(212) 555-0100"), ("212-555-0100", "212-555-0100"), ("2125550100", "212-555-0100"), (2125550100, "212-555-0100"), ("+1 212 555 0100", "+1 212 555 0100"), ("212.555.0100 x12", "212.555.0100 x12"), ("212-555-0100 ext. 7", "212-555-0100 ext. 7"), ("555-0100", "555-0100"), ("none", None), ("911", Fault("BAD_PHONE")), ("212-555-O1OO", Fault("BAD_PHONE")), ("call mother", Fault("BAD_PHONE")), ("212-555-0100 or 212-555-0101", Fault("BAD_PHONE")), ("2.12555E+09", Fault("BAD_PHONE")), ("1" * 20, Fault("BAD_PHONE")), ("(212) 555-0100 mom", Fault("BAD_PHONE"))],
    ("people", "email"): [("ann@example.org", "ann@example.org"), (" Ann@Example.org ", "Ann@Example.org"), ("mailto:ann@example.org", "ann@example.org"), ("<ann@example.org>", "ann@example.org"), ("ann@example", Fault("BAD_EMAIL")), ("ann.example.org", Fault("BAD_EMAIL")), ("ann@@example.org", Fault("BAD_EMAIL")), ("ann @example.org", Fault("BAD_EMAIL")), ("ann@example.org; bob@example.org", Fault("BAD_EMAIL")), ("ann@exаmple.org", Fault("BAD_EMAIL")), ("ann..x@example.org", Fault("BAD_EMAIL")), (12, Fault("BAD_EMAIL")), ("N/A", None), ("declined", Fault("BAD_EMAIL"))],
    ("people", "zip"): [("02139", "02139"), (2139, "2139"), ("60601-1234", "60601-1234"), ("606011234567890", Fault("TOO_LONG"))],
    ("people", "language"): [("English", "en"), ("inglés", "en"), ("Spanish", "es"), ("Español", "es"), ("ESP", "es"), ("ASL", "ase"), ("Vietnamese", "other"), ("klingon", Fault("BAD_WORD")), ("n/a", None)],
    ("people", "ticket_number"): [("123456789TW01", "123456789TW01"), ("123-45-6789-TW-01", "123456789TW01"), ("123456789 tw01", "123456789TW01"), ("123456789", Fault("BAD_TICKET_NUMBER")), ("TW01", Fault("BAD_TICKET_NUMBER")), ("12345678OTW01", Fault("BAD_TICKET_NUMBER"))],
    ("people", "reference"): [("A-1", "A-1"), (1001, "1001"), (1001.0, "1001"), ("  A 1 ", "A 1"), ("é-7", "é-7"), ("123-45-6789", Fault("SSN_AS_ID")), ("123456789", Fault("SSN_AS_ID")), (123456789, Fault("SSN_AS_ID")), ("123456789TW01", Fault("SSN_AS_ID")), ("x" * 101, Fault("TOO_LONG")), ("#REF!", Fault("FORMULA"))],
    ("people", "coordinator"): [("nobody here", Fault("UNKNOWN_STAFF")), ("Dirty administrator", "Dirty administrator"), ("ADMINISTRATOR@dirty.example", "ADMINISTRATOR@dirty.example"), ("n/a", None)],
    ("people", "format"): [("Large Print", "large_print"), ("letra grande", "large_print"), ("Braille", "braille"), ("hologram", Fault("BAD_WORD"))],
    ("assignments", "reference"): [("KNOWN-1", "KNOWN-1"), ("known-1", "known-1"), (" KNOWN-1\u00a0", "KNOWN-1"), ("NOBODY", Fault("UNKNOWN_PERSON")), ("", Fault("WHO_MISSING")), ("123-45-6789", Fault("SSN_AS_ID")), (None, Fault("WHO_MISSING"))],
    ("assignments", "unassigned_on"): [("2024-06-01", date(2024, 6, 1)), ("2023-06-01", Fault("ORDER")), ("2024-02-29", Fault("ORDER")), ("present", Fault("BAD_DATE")), ("2100-01-01", Fault("ABSURD_DATE"))],
    ("assignments", "assigned_on"): [("", Fault("EMPTY")), ("n/a", Fault("EMPTY")), ("2026-01-01", Fault("AHEAD")), ("2030-01-01", Fault("AHEAD"))],
    ("assignments", "system"): [("Milestone", "milestone_outcome"), ("MO", "milestone_outcome"), ("Outcome Only", "outcome_only"), ("hitos", "milestone_outcome"), ("salary", Fault("BAD_WORD"))],
    ("contacts", "clock"): [("14:30", time(14, 30)), ("2:30 PM", time(14, 30)), ("2:30pm", time(14, 30)), ("2pm", time(14)), ("12:00 AM", time(0)), ("12 PM", time(12)), ("14:30:15", time(14, 30)), (time(9, 5), time(9, 5)), (0.5, time(12)), ("14h30", time(14, 30)), ("2:30 p. m.", time(14, 30)), ("25:00", Fault("BAD_TIME")), ("13:00 PM", Fault("BAD_TIME")), ("noon", Fault("BAD_TIME")), ("morning", Fault("BAD_TIME")), ("2:75", Fault("BAD_TIME")), (14, Fault("BAD_TIME")), ("14", Fault("BAD_TIME"))],
    ("contacts", "kind"): [("Successful", "two_way"), ("two-way", "two_way"), ("TWO WAY CONTACT", "two_way"), ("No Answer", "attempt"), ("LVM", "attempt"), ("left voicemail", "attempt"), ("intento", "attempt"), ("no contestó", "attempt"), ("incoming", "inbound"), ("letter", Fault("BAD_WORD")), ("maybe", Fault("BAD_WORD"))],
    ("contacts", "method"): [("Phone Call", "phone"), ("SMS", "text"), ("E-mail", "email"), ("Zoom", "video"), ("face-to-face", "in_person"), ("En persona", "in_person"), ("correo electrónico", "email"), ("llamada", "phone"), ("WhatsApp", "text"), ("pigeon", Fault("BAD_WORD"))],
    ("contacts", "minutes"): [("20", 20), (20, 20), ("20 min", 20), ("20 minutos", 20), ("1:30", 90), ("1 hr", 60), ("1h 15", 75), (time(0, 25), 25), ("0", 0), ("-5", Fault("BAD_MINUTES")), ("99999", Fault("BAD_MINUTES")), ("long", Fault("BAD_MINUTES")), (True, Fault("BAD_MINUTES")), ("20.5", Fault("BAD_MINUTES")), ("１５", 15)],
    ("contacts", "description"): [("😀 glad", "😀 glad"), ("a\nb", "a b"), ("<b>bold</b>", "<b>bold</b>"), ("=1+1", "=1+1"), ("مرحبا", "مرحبا"), ("\u202egnirts", "gnirts"), ("", Fault("EMPTY")), ("n/a", Fault("EMPTY")), ("x" * 8_001, Fault("TOO_LONG")), ("#REF!", Fault("FORMULA")), ("number 4 of 5", "number 4 of 5")],
    ("contacts", "on"): [("1999-05-05", Fault("BEFORE_PROGRAM")), ("2025-12-16", Fault("AHEAD")), ("", Fault("EMPTY"))],
    ("contacts", "by"): [("Dirty administrator", "Dirty administrator"), ("Somebody Else", Fault("UNKNOWN_STAFF"))],
    ("stubs", "hours"): [("37.5", Decimal("37.50")), (37.5, Decimal("37.50")), ("37:30", Decimal("37.50")), ("40 hrs", Decimal("40.00")), ("40 horas", Decimal("40.00")), ("37,5", Decimal("37.50")), ("-5", Fault("BAD_HOURS")), ("full time", Fault("BAD_HOURS")), ("1200", Fault("BAD_HOURS")), ("37.555", Fault("BAD_HOURS"))],
    ("stubs", "frequency"): [("Weekly", "weekly"), ("Bi-Weekly", "two_weekly"), ("every two weeks", "two_weekly"), ("Semi-monthly", "twice_monthly"), ("mensual", "monthly"), ("quincenal", "twice_monthly"), ("yearly", Fault("BAD_WORD"))],
    ("stubs", "employer"): [("ACME, Inc.", "ACME, Inc."), ("  ACME   Inc ", "ACME Inc"), ("7-Eleven", "7-Eleven"), (84, "84"), ("", Fault("EMPTY")), ("n/a", Fault("EMPTY")), ("x" * 121, Fault("TOO_LONG")), ("Café Ñandú", "Café Ñandú")],
    ("stubs", "period_ends"): [("2025-11-01", Fault("ORDER")), ("2025-12-31", Fault("AHEAD")), ("", Fault("EMPTY"))],
    ("stubs", "period_begins"): [("1985-01-01", Fault("TOO_OLD")), ("", None)],
    ("stubs", "gross"): [("", Fault("EMPTY")), ("n/a", Fault("EMPTY"))],
    ("people", "born_on"): [("1/2/60", date(1960, 1, 2)), ("1/2/05", date(2005, 1, 2)), ("1/2/30", date(1930, 1, 2)), ("2020-01-01", Fault("TOO_YOUNG")), ("2026-01-01", Fault("AHEAD")), ("12/31/1899", Fault("ABSURD_DATE"))],
}  # fmt: skip


def cells() -> Iterator[Cell]:
    """Every dirty cell. Days, money and numbers in one field each, whose reading others share."""
    for value, expected in DAYS:
        is_missing = expected is None
        yield Cell("assignments", "services_complete_on", value, expected)
        if is_missing or isinstance(expected, Fault):
            continue
        yield Cell("assignments", "plan_signed_on", value, expected)
    for value, expected in MONEY:
        yield Cell("stubs", "ytd_gross", value, expected)
    for value, expected in NUMBERS:
        yield Cell("people", "ssn", value, expected)
    for value, expected in NAMES:
        yield Cell("people", "name", value, expected)
    for (kind, field), pairs in WORDS.items():
        for value, expected in pairs:
            yield Cell(kind, field, value, expected)


def file_of(cell: Cell) -> bytes:
    """A good row, and the same with the dirty cell."""
    good, dirty = [*GOOD[cell.kind]], [*GOOD[cell.kind]]
    dirty[FIELDS[cell.kind].index(cell.field)] = cell.value
    if cell.kind == "people" and cell.field != "reference":
        dirty[0] = "K-2"
    rows = [HEADS[cell.kind], dirty] if cell.kind != "people" else [HEADS[cell.kind], good, dirty]
    if isinstance(cell.value, str) and len(cell.value) < 20_000:
        return csv_of(rows)
    return xlsx_of(rows)


# Whole files

PEOPLE: list[list[Any]] = [
    ["Client ID", "Name", "Program"],
    ["K-1", "María Peña", "ssi"],
    ["K-2", "Ann Good", "ssdi"],
    ["K-3", "Joe Good", "ssi"],
]


def _book(change: Callable[[Any, Any], None], rows: list[list[Any]] | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in rows or PEOPLE:
        sheet.append(row)
    change(book, sheet)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _titled(_book: Any, sheet: Any) -> None:
    sheet.insert_rows(1, 4)
    sheet["A1"] = "Our Organization – Caseload Report"
    sheet["A2"] = "Printed 11/20/2025"
    sheet.merge_cells("A1:C1")


def _hidden_first(book: Any, sheet: Any) -> None:
    other = book.create_sheet("old", 0)
    for row in PEOPLE[:2]:
        other.append(row)
    other.sheet_state = "hidden"


def _cover_first(book: Any, sheet: Any) -> None:
    cover = book.create_sheet("Read me", 0)
    cover["A1"] = "How to fill in this file"
    cover["A2"] = "Write one person in each row"


def _merged_down(_book: Any, sheet: Any) -> None:
    sheet["C3"] = None
    sheet.merge_cells("C2:C3")


def _far(_book: Any, sheet: Any) -> None:
    sheet["XFD1048576"] = "stray"


def _formula_error(_book: Any, sheet: Any) -> None:
    sheet["B3"] = "#REF!"
    sheet["B3"].data_type = "e"


def _zip(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, content)
    return made.getvalue()


def _changed_member(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook one member of which says something else."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_of(PEOPLE))) as source, zipfile.ZipFile(made, "w") as archive:
        for member in source.namelist():
            content = source.read(member)
            archive.writestr(member, change(content) if member == name else content)
    return made.getvalue()


def _declared_huge(content: bytes) -> bytes:
    return content.replace(b'ref="A1:C4"', b'ref="A1:XFD1048576"')


def _chart_only() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.add_worksheet("empty")
    return made.getvalue()


ODS_HEAD = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Sheet1">'
)


def _ods(rows: list[list[str]], more: str = "") -> bytes:
    def cell(text: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    body = "".join(f"<table:table-row>{''.join(cell(one) for one in row)}</table:table-row>" for row in rows)
    tail = "</table:table></office:spreadsheet></office:body></office:document-content>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS_HEAD + body + more + tail)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return made.getvalue()


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT = csv_of(PEOPLE).decode() + "\r\n"
BLANKS: list[list[Any]] = [
    PEOPLE[0],
    ["", "", ""],
    PEOPLE[1],
    [None, None, None],
    PEOPLE[2],
    ["", " ", ""],
    PEOPLE[3],
    ["", "", ""],
]

FILES: tuple[File, ...] = (
    File("empty", "people", lambda: b"\r\n", Fault("EMPTY_FILE")),
    File("only spaces", "people", lambda: b"   \r\n \t \r\n", Fault("EMPTY_FILE")),
    File("only zeros", "people", lambda: b"\0" * 5_000, Fault("EMPTY_FILE")),
    File("only separators", "people", lambda: b",,,\r\n,,,\r\n", Fault("EMPTY_FILE")),
    File("empty workbook", "people", _chart_only, Fault("EMPTY_FILE")),
    File("truncated archive", "people", lambda: xlsx_of(PEOPLE)[:700], Fault("DAMAGED")),
    File("archive without its end", "people", lambda: xlsx_of(PEOPLE)[:-30], Fault("DAMAGED")),
    File("archive torn in the middle", "people", lambda: (lambda one: one[:600] + b"\xff" * 200 + one[800:])(xlsx_of(PEOPLE)), Fault("DAMAGED")),
    File("no archive behind its first letters", "people", lambda: b"PK\x03\x04 torn", Fault("DAMAGED")),
    File("archive of something else", "people", lambda: _zip("letter.txt", b"hello"), Fault("OTHER_FORMAT")),
    File("word document", "people", lambda: _zip("word/document.xml", b"<w/>"), Fault("OTHER_FORMAT")),
    File("old office that is no workbook", "people", lambda: OLD_OFFICE + b"\xff" * 4_000, Fault("DAMAGED")),
    File("locked with a password", "people", lambda: OLD_OFFICE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, Fault("LOCKED")),
    File("PDF", "people", lambda: b"%PDF-1.7\n...", Fault("OTHER_FORMAT"), "people.csv"),
    File("picture", "people", lambda: b"\x89PNG\r\n\x1a\n....", Fault("OTHER_FORMAT"), "people.xlsx"),
    File("photograph", "people", lambda: b"\xff\xd8\xff\xe0....", Fault("OTHER_FORMAT"), "people.csv"),
    File("web page named xls", "people", lambda: b"<html><table><tr><td>Name</td></tr></table></html>", Fault("OTHER_FORMAT"), "people.xls"),
    File("XML spreadsheet of 2003", "people", lambda: b'<?xml version="1.0"?><Workbook/>', Fault("OTHER_FORMAT"), "people.xls"),
    File("rich text", "people", lambda: b"{\\rtf1 hello}", Fault("OTHER_FORMAT")),
    File("compressed", "people", lambda: b"\x1f\x8b\x08....", Fault("OTHER_FORMAT")),
    File("database", "people", lambda: b"SQLite format 3\0....", Fault("OTHER_FORMAT")),
    File("binary", "people", lambda: bytes(range(1, 30)) * 50, Fault("NOT_TEXT")),
    File("zeros in text", "people", lambda: TEXT.replace("Ann", "A\0n").encode(), Fault("NOT_TEXT")),
    File("workbook named csv", "people", lambda: xlsx_of(PEOPLE), "checked", "people.csv"),
    File("text named xlsx", "people", lambda: csv_of(PEOPLE), "checked", "people.xlsx"),
    File("text named xls", "people", lambda: csv_of(PEOPLE, "\t"), "checked", "people.xls"),
    File("name without an ending", "people", lambda: csv_of(PEOPLE), "checked", "people"),
    File("number in its name", "people", lambda: csv_of(PEOPLE), "checked", "123-45-6789 intake.csv"),
    File("UTF-8 with a mark", "people", lambda: TEXT.encode("utf-8-sig"), "checked", "a.csv"),
    File("UTF-16 with a mark", "people", lambda: TEXT.encode("utf-16"), "checked", "a.csv"),
    File("UTF-16 big end first", "people", lambda: b"\xfe\xff" + TEXT.encode("utf-16-be"), "checked", "a.csv"),
    File("UTF-16 without a mark", "people", lambda: TEXT.encode("utf-16-le"), "checked", "a.csv"),
    File("UTF-32", "people", lambda: TEXT.encode("utf-32"), "checked", "a.csv"),
    File("Windows letters", "people", lambda: TEXT.encode("cp1252"), "checked", "a.csv"),
    File("broken UTF-16", "people", lambda: b"\xff\xfe" + b"N\0a\0m", Fault("NOT_TEXT"), "a.csv"),
    File("semicolons", "people", lambda: csv_of(PEOPLE, ";"), "checked", "a.csv"),
    File("tabs", "people", lambda: csv_of(PEOPLE, "\t"), "checked", "a.txt"),
    File("bars", "people", lambda: csv_of(PEOPLE, "|"), "checked", "a.txt"),
    File("order to Excel", "people", lambda: b"sep=;\r\n" + csv_of(PEOPLE, ";"), "checked", "a.csv"),
    File("old Mac lines", "people", lambda: TEXT.replace("\r\n", "\r").encode(), "checked", "a.csv"),
    File("Unix lines", "people", lambda: TEXT.replace("\r\n", "\n").encode(), "checked", "a.csv"),
    File("line in a cell", "people", lambda: csv_of([*PEOPLE[:3], ["K-3", "Joe\nGood", "ssi"]]), "checked", "a.csv"),
    File("quotation mark not closed", "people", lambda: (TEXT + '"K-9,Open' + "x" * 50_000).encode(), Fault("CELL_TOO_LONG"), "a.csv"),
    File("line of a million letters", "people", lambda: (TEXT + "y" * 1_000_000).encode(), Fault("CELL_TOO_LONG"), "a.csv"),
    File("thousands of columns", "people", lambda: (TEXT + "," * 3_000).encode(), Fault("TOO_WIDE"), "a.csv"),
    File("comma without quotes", "people", lambda: (TEXT + "K-9,Good,Ann,ssi\r\n").encode(), Fault("TOO_MANY_CELLS"), "a.csv"),
    File("no headings at all", "people", lambda: csv_of([["1", "2"], ["3", "4"]]), Fault("NO_HEADINGS"), "a.csv"),
    File("headings and no rows", "people", lambda: csv_of(PEOPLE[:1]), Fault("NO_ROWS"), "a.csv"),
    File("headings and blank rows", "people", lambda: xlsx_of([PEOPLE[0], ["", "", ""], ["  ", "", ""]]), Fault("NO_ROWS")),
    File("title rows above", "people", lambda: _book(_titled), "checked"),
    File("title rows in text", "people", lambda: b"Our report\r\nPrinted today\r\n\r\n" + csv_of(PEOPLE), "checked", "a.csv"),
    File("headings printed again", "people", lambda: xlsx_of([*PEOPLE[:2], PEOPLE[0], *PEOPLE[2:]]), "checked"),
    File("line of totals", "people", lambda: xlsx_of([*PEOPLE, ["Total", "3", ""]]), "checked"),
    File("blank rows between", "people", lambda: xlsx_of(BLANKS), "checked"),
    File("blank columns between", "people", lambda: xlsx_of([[row[0], None, None, *row[1:]] for row in PEOPLE]), "checked"),
    File("column without a heading", "people", lambda: xlsx_of([[*row, None if number == 0 else "note"] for number, row in enumerate(PEOPLE)]), "checked"),
    File("heading twice", "people", lambda: xlsx_of([[*row, row[1]] for row in PEOPLE]), "checked"),
    File("headings in capitals", "people", lambda: xlsx_of([[one.upper() for one in PEOPLE[0]], *PEOPLE[1:]]), "checked"),
    File("headings with signs", "people", lambda: xlsx_of([["Client_ID*", "Name:", "(Program)"], *PEOPLE[1:]]), "checked"),
    File("headings over two lines", "people", lambda: xlsx_of([["Client\nID", "Full\nName", "Benefit\nType"], *PEOPLE[1:]]), "checked"),
    File("headings in Spanish", "people", lambda: xlsx_of([["Número de caso", "Nombre completo", "Tipo de beneficio"], *PEOPLE[1:]]), "checked"),
    File("headings with marks nobody sees", "people", lambda: xlsx_of([["\u200eClient ID\u200f", "\ufeffName", "Program\u00a0"], *PEOPLE[1:]]), "checked"),
    File("a number of SSA in the headings", "people", lambda: xlsx_of([[*PEOPLE[0], "123-45-6789"], *PEOPLE[1:]]), "checked"),
    File("merged over rows", "people", lambda: _book(_merged_down, [PEOPLE[0], ["K-1", "María Peña", "ssi"], ["K-2", "Ann Good", None], PEOPLE[3]]), "checked"),
    File("hidden sheet in front", "people", lambda: _book(_hidden_first), "checked"),
    File("cover sheet in front", "people", lambda: _book(_cover_first), "checked"),
    File("stray cell in the last corner", "people", lambda: _book(_far), Fault("FAR_CELL")),
    File("huge dimension declared", "people", lambda: _changed_member("xl/worksheets/sheet1.xml", _declared_huge), "checked"),
    File("sheet that is no markup", "people", lambda: _changed_member("xl/worksheets/sheet1.xml", lambda _one: b"not markup"), Fault("DAMAGED")),
    File("shared texts lost", "people", lambda: _changed_member("xl/sharedStrings.xml", lambda _one: b"<sst/>"), Fault("DAMAGED")),
    File("workbook part torn", "people", lambda: _changed_member("xl/workbook.xml", lambda one: one[:90]), Fault("DAMAGED")),
    File("failed formula", "people", lambda: _book(_formula_error), Fault("FORMULA")),
    File("everything a formula", "people", lambda: _book(lambda _b, sheet: sheet.append(["=A2&1", "=B2", "=C2"])), "checked"),
    File("OpenDocument", "people", lambda: _ods([[str(one) for one in row] for row in PEOPLE]), "checked", "a.ods"),
    File("OpenDocument of a million rows of nothing", "people", lambda: _ods([[str(one) for one in row] for row in PEOPLE], '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'), "checked", "a.ods"),
    File("OpenDocument of a million rows of something", "people", lambda: _ods(PEOPLE, '<table:table-row table:number-rows-repeated="1048570"><table:table-cell office:value-type="string" table:number-columns-repeated="1000"><text:p>x</text:p></table:table-cell></table:table-row>'), Fault("FAR_CELL"), "a.ods"),
    File("OpenDocument torn", "people", lambda: _zip("content.xml", b"<office"), Fault("DAMAGED"), "a.ods"),
    File("row twice", "people", lambda: xlsx_of([*PEOPLE, PEOPLE[1]]), "checked"),
    File("id twice with another name", "people", lambda: xlsx_of([*PEOPLE, ["K-1", "Zoe Other", "ssi"]]), Fault("TWICE")),
    File("rows of several lengths", "people", lambda: (TEXT + "K-4,Zoe Short\r\n").encode(), Fault("PROGRAM_MISSING"), "a.csv"),
    File("last line cut off", "people", lambda: TEXT.encode()[:-4], Fault("BAD_WORD"), "a.csv"),
    File("numbers as text with a mark", "people", lambda: xlsx_of([*PEOPLE, ["'K-4", "Zoe Mark", "ssi"]]), "checked"),
    File("conflict of a merge tool", "people", lambda: (TEXT + "<<<<<<< HEAD\r\n").encode(), Fault("EMPTY"), "a.csv"),
)  # fmt: skip
