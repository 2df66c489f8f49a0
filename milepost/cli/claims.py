"""`milepost claims`: every payment of a caseload that can be claimed, waits, or was lost, and why."""

from __future__ import annotations

import csv
import io
import json
import sys
from functools import partial
from typing import TYPE_CHECKING

from milepost.cli.options import (
    AsOf,
    CaseloadPath,
    FormatOption,
    KeepGoing,
    Language,
    LanguageOption,
    LawFolder,
    OutputFormat,
    ReadingName,
    ReadingOption,
    day,
    law_from,
    reading_named,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from milepost.rulebook.decisions import TicketDecision


def claims(
    caseload: CaseloadPath,
    as_of: AsOf = None,
    reading: ReadingOption = ReadingName.PRACTICE,
    format: FormatOption = OutputFormat.TABLE,
    law: LawFolder = None,
    keep_going: KeepGoing = False,
    language: LanguageOption = Language.ENGLISH,
) -> None:
    """Every payment that can be claimed, who it belongs to, what it is worth, what is missing, and why."""
    from milepost.caseload.answer import FORMAT
    from milepost.cli.answers import decided, read_or_refuse

    on, figures, how = day(as_of), law_from(law), reading_named(reading)
    read = read_or_refuse(caseload, keep_going=keep_going, language=language.value)
    renderer = {OutputFormat.JSON: _as_json, OutputFormat.CSV: _as_csv}.get(format)
    if renderer is None:
        from milepost.cli.claims_table import as_summary, print_table

        print_table(
            decided(
                read, figures, as_of=on, reading=how, render=partial(as_summary, language=language.value)
            ),
            as_of=on,
            reading=how.name,
        )
        return
    texts = decided(read, figures, as_of=on, reading=how, render=partial(renderer, language=language.value))
    if format is OutputFormat.CSV:
        _print_csv(texts)
    else:
        heading = {
            "format": FORMAT,
            "as_of": str(on),
            "reading": how.name,
            "rulebook": rulebook_stamp(figures),
        }
        _print_json(heading, texts)


def rulebook_stamp(figures: object) -> str:
    """The rulebook's version and the fingerprint of the figures it decided with."""
    from milepost import __version__

    return f"{__version__}+{getattr(figures, 'fingerprint', '')}"


def _as_json(decision: TicketDecision, *, language: str) -> str:
    from milepost.caseload.answer import ticket_as_json

    return json.dumps(ticket_as_json(decision, language), ensure_ascii=False)


def _as_csv(decision: TicketDecision, *, language: str) -> str:
    from milepost.caseload.answer import claim_rows

    text = io.StringIO(newline="")
    csv.writer(text).writerows(claim_rows(decision, language))
    return text.getvalue()


def _print_json(heading: dict[str, object], tickets: Iterator[str]) -> None:
    """One JSON object, written ticket by ticket so that no caseload has to fit in memory twice."""
    write = sys.stdout.write
    write(json.dumps(heading, ensure_ascii=False)[:-1] + ', "tickets": [')
    for place, ticket in enumerate(tickets):
        write((",\n" if place else "\n") + ticket)
    write("\n]}\n")


def _print_csv(tickets: Iterator[str]) -> None:
    from milepost.caseload.answer import CLAIM_COLUMNS

    sys.stdout.write(",".join(CLAIM_COLUMNS) + "\r\n")
    for rows in tickets:
        sys.stdout.write(rows)
