"""`milepost check`: everything that is wrong with a caseload, each fault with its cure."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING

import typer

from milepost.cli.options import (
    DONE,
    FAULTY,
    CaseloadPath,
    FormatOption,
    Language,
    LanguageOption,
    OutputFormat,
)

if TYPE_CHECKING:
    from milepost.caseload import Caseload, Fault


def check(
    caseload: CaseloadPath,
    format: FormatOption = OutputFormat.TABLE,
    language: LanguageOption = Language.ENGLISH,
) -> None:
    """Validate only: every fault as `file:row:column: what is wrong; what to do`."""
    from milepost.caseload import read_caseload

    read = read_caseload(caseload)
    if format is OutputFormat.JSON:
        found = [_as_object(fault, language.value) for fault in read.faults]
        typer.echo(
            json.dumps({"format": 1, "tickets": len(read.tickets), "faults": found}, ensure_ascii=False)
        )
    elif format is OutputFormat.CSV:
        writer = csv.writer(sys.stdout)
        writer.writerow(("file", "row", "column", "ticket", "wrong", "cure"))
        writer.writerows(tuple(_as_object(fault, language.value).values()) for fault in read.faults)
    else:
        _print(read, language.value)
    raise typer.Exit(FAULTY if read.faults else DONE)


def _as_object(fault: Fault, language: str) -> dict[str, object]:
    wrong, cure = fault.said(language)
    return {
        "file": fault.file,
        "row": fault.row,
        "column": fault.column,
        "ticket": fault.ticket or "",
        "wrong": wrong,
        "cure": cure,
    }


def _print(read: Caseload, language: str) -> None:
    for note in read.notes:
        typer.echo(note.words(language), err=True)
    for fault in read.faults:
        typer.echo(fault.words(language), err=True)
    months = sum(len(facts.months) for facts in read.tickets.values())
    if read.faults:
        typer.echo(
            f"{len(read.faults)} faults in {len(read.faulty_tickets)} Tickets; {len(read.tickets)} are sound."
        )
    else:
        typer.echo(f"No faults: {len(read.tickets)} Tickets, {months} months.")
