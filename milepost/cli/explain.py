"""`milepost explain`: one Ticket in full, in plain words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from milepost.cli.options import (
    FAULTY,
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
    refuse,
)

if TYPE_CHECKING:
    from milepost.rulebook.decisions import Claim, TicketDecision

TicketId = Annotated[str, typer.Argument(help="The id of the Ticket in the caseload.")]
ClaimOption = Annotated[
    str | None, typer.Option("--claim", metavar="p1m2", help="Only this claim: p1m1 … p1m4, p2, outcome, …")
]


def explain(
    caseload: CaseloadPath,
    ticket: TicketId,
    claim: ClaimOption = None,
    as_of: AsOf = None,
    reading: ReadingOption = ReadingName.PRACTICE,
    format: FormatOption = OutputFormat.TABLE,
    law: LawFolder = None,
    keep_going: KeepGoing = False,
    language: LanguageOption = Language.ENGLISH,
) -> None:
    """One Ticket in full: each claim, its reasons, what is missing, what would change it."""
    from milepost.cli.answers import read_or_refuse
    from milepost.rulebook.claims import decide
    from milepost.rulebook.facts import ClaimCode

    on, figures, how = day(as_of), law_from(law), reading_named(reading)
    if claim is not None and claim not in {code.value for code in ClaimCode}:
        refuse(
            f"--claim: {claim!r} is not a claim; it is one of {', '.join(code.value for code in ClaimCode)}."
        )
    read = read_or_refuse(caseload, keep_going=keep_going, language=language.value)
    facts = read.tickets.get(ticket)
    if facts is None:
        refuse(f"Ticket {ticket!r} is not in the caseload; look at the ids in tickets.csv.", status=FAULTY)
    decision = decide(facts, figures, as_of=on, reading=how)
    chosen = [one for one in decision.claims if claim is None or one.claim.value == claim]
    if format is OutputFormat.TABLE:
        from milepost.cli.explained import explained
        from milepost.rulebook.claims.ahead import ahead_of

        ahead = ahead_of(decision, facts, figures)
        wanted = [one for one in ahead if claim is None or one.claim.value == claim]
        for line in explained(decision, chosen, wanted, language.value):
            typer.echo(line)
        return
    _print_format(decision, chosen, format, language.value)


def _print_format(decision: TicketDecision, chosen: list[Claim], format: OutputFormat, language: str) -> None:
    import csv
    import sys
    from dataclasses import replace

    from milepost.caseload.answer import CLAIM_COLUMNS, claim_rows, ticket_as_json

    shown = replace(decision, claims=tuple(chosen))
    if format is OutputFormat.JSON:
        typer.echo(json.dumps(ticket_as_json(shown, language), ensure_ascii=False, indent=1))
        return
    writer = csv.writer(sys.stdout)
    writer.writerow(CLAIM_COLUMNS)
    writer.writerows(claim_rows(shown, language))
