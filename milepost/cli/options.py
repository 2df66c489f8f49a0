"""The options that several commands share, and how they are read."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from milepost.rulebook.law import Law
    from milepost.rulebook.readings import Reading

DONE, FAULTY, WRONG_USAGE = 0, 1, 2
"""Exit statuses of the public contract."""


class OutputFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class ReadingName(StrEnum):
    PRACTICE = "practice"
    REGULATION = "regulation"


class Language(StrEnum):
    ENGLISH = "en"
    SPANISH = "es"


CaseloadPath = Annotated[Path, typer.Argument(help="A folder of CSV files, an .xlsx workbook, or a .zip.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="YYYY-MM-DD", help="The day to decide on; today if left out."),
]
ReadingOption = Annotated[
    ReadingName, typer.Option("--reading", help="What will be paid (practice), or the text of 20 CFR 411.")
]
FormatOption = Annotated[OutputFormat, typer.Option("--format", help="How to print the answer.")]
LawFolder = Annotated[
    Path | None, typer.Option("--law", metavar="FOLDER", help="Figures published later, laid over ours.")
]
KeepGoing = Annotated[
    bool, typer.Option("--keep-going", help="Leave out faulty tickets, say which, and answer for the rest.")
]
LanguageOption = Annotated[Language, typer.Option("--language", help="The language of the sentences.")]


def refuse(message: str, *, status: int = WRONG_USAGE) -> NoReturn:
    """Say on standard error what is wrong, and leave with the status."""
    typer.echo(message, err=True)
    raise typer.Exit(status)


def day(text: str | None) -> date:
    """The as-of day. This is the one place where the command line asks for today's date."""
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse(f"--as-of: {text!r} is not a date; write it as YYYY-MM-DD, for example 2026-03-31.")


def law_from(folder: Path | None) -> Law:
    """The packaged figures, with a folder of later ones laid over them."""
    from milepost.rulebook.law import Law, LawError

    try:
        return Law.packaged() if folder is None else Law.with_overlay(folder)
    except LawError as error:
        refuse(f"--law: {error}")


def reading_named(name: ReadingName) -> Reading:
    from milepost.rulebook.readings import READINGS

    return READINGS[name.value]
