"""The faults that real spreadsheets have, each by its name, to be put into a sound caseload."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

from milepost.caseload.writer import write_caseload
from milepost.rulebook.facts import TicketFacts

Text = str
Spoil = Callable[[Text, Random], str | bytes]


def _a_row(text: str, chance: Random) -> tuple[list[str], int]:
    lines = text.splitlines(keepends=True)
    return lines, 1 + int(chance.random() * (len(lines) - 1)) if len(lines) > 1 else 0


def _in_a_row(change: Callable[[str], str]) -> Spoil:
    """Change one row below the header."""

    def spoil(text: str, chance: Random) -> str:
        lines, row = _a_row(text, chance)
        lines[row] = change(lines[row])
        return "".join(lines)

    return spoil


def _first_cell(value: str) -> Spoil:
    return _in_a_row(lambda line: ",".join([value, *line.split(",")[1:]]))


def _swap(pattern: str, value: str) -> Spoil:
    """Replace the first match in one row; where the row has none, anywhere below the header."""

    def spoil(text: str, chance: Random) -> str:
        header, newline, rest = text.partition("\n")
        return header + newline + re.sub(pattern, value, rest, count=1)

    return spoil


def _twice(text: str, chance: Random) -> str:
    lines, row = _a_row(text, chance)
    return "".join([*lines, lines[row]])


DIRT: dict[str, tuple[str, Spoil]] = {
    "a row twice": ("tickets", _twice),
    "a month twice": ("months", _twice),
    "an SSN as id": ("tickets", _first_cell("123-45-6789")),
    "an SSN without dashes": ("months", _first_cell("123456789")),
    "a Ticket number as id": ("tickets", _first_cell("123456789TW1")),
    "a month of an unknown Ticket": ("months", _first_cell("NOBODY")),
    "a date with slashes": ("assignments", _swap(r"(\d{4})-(\d\d)-(\d\d)", r"\2/\3/\1")),
    "an impossible date": ("assignments", _swap(r"\d{4}-\d\d-\d\d", "2024-02-30")),
    "a two-digit year": ("assignments", _swap(r"20(\d\d-\d\d-\d\d)", r"\1")),
    "a month in words": ("months", _swap(r"\d{4}-\d\d", "Jan-24")),
    "a month 13": ("months", _swap(r"(\d{4})-\d\d", r"\1-13")),
    "words for money": ("months", _swap(r"\d+\.\d\d", "see note")),
    "money with a decimal comma": ("months", _swap(r"(\d+)\.(\d\d)", r'"\1,\2"')),
    "part of a cent": ("months", _swap(r"(\d+\.\d\d)", r"\g<1>7")),
    "not a number": ("months", _swap(r"\d+\.\d\d", "NaN")),
    "scientific notation": ("months", _swap(r"\d+\.\d\d", "1.2E+03")),
    "negative wages": ("months", _swap(r",(\d+\.\d\d)", r",-\1")),
    "a broken reference": ("months", _swap(r"\d+\.\d\d", "#REF!")),
    "an unknown program": ("tickets", _swap(r"(ssdi|ssi|concurrent)", "medicare")),
    "an empty required cell": ("assignments", _swap(r"(milestone_outcome|outcome_only)", "")),
    "one cell too many": ("tickets", _in_a_row(lambda line: line.rstrip("\r\n") + ",,,,,,,x\r\n")),
    "a stray quote": ("tickets", _in_a_row(lambda line: '"' + line)),
    "a missing column": ("tickets", lambda text, chance: text.replace("program,", "programme,", 1)),
    "a column twice": ("tickets", lambda text, chance: text.replace("born_on", "blind", 1)),
    "the header again": ("months", lambda text, chance: text + text.splitlines(keepends=True)[0]),
    "a row of totals": ("months", lambda text, chance: text + "TOTAL,,123456.00,,,,\r\n"),
    "semicolons": ("tickets", lambda text, chance: text.replace(",", ";")),
    "no header": ("tickets", lambda text, chance: text.partition("\n")[2]),
    "UTF-16": ("tickets", lambda text, chance: text.encode("utf-16")),
    "Latin-1": ("tickets", _first_cell("CAÑÓN")),
    "a zero byte": ("months", _first_cell("\x00")),
    "an empty file": ("assignments", lambda text, chance: ""),
}


def write_with_dirt(
    facts: Iterable[TicketFacts], folder: Path, *, seed: int, kinds: Iterable[str] | None = None
) -> list[tuple[str, str]]:
    """Write a folder of CSV and spoil it; returns which dirt went into which file."""
    write_caseload(facts, folder)
    went = []
    for kind in DIRT if kinds is None else kinds:
        subject, spoil = DIRT[kind]
        path = folder / f"{subject}.csv"
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue  # spoiled beyond reading by an earlier kind
        spoiled = spoil(text, Random(f"{seed}:{kind}"))
        if isinstance(spoiled, str):
            spoiled = spoiled.encode("latin-1" if kind == "Latin-1" else "utf-8")
        path.write_bytes(spoiled)
        went.append((kind, path.name))
    return went
