"""`milepost forecast`: cash by month for the months ahead, from what is sent, attained and likely."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

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
    refuse,
)

if TYPE_CHECKING:
    from datetime import date

    from milepost.caseload import Caseload
    from milepost.rulebook.forecast import Forecast
    from milepost.rulebook.law import Law
    from milepost.rulebook.readings import Reading

COLUMNS = (
    "month",
    "sent",
    "attained",
    "likely",
    "low",
    "middle",
    "high",
    "reading",
    "figures_of",
    "not_known",
)
_WORDS = {
    "en": (
        "Month",
        "Cash by month as of {day}",
        ", as if the figures of {year} held",
        "Sum of the months",
        "not known",
        "All months together",
    ),
    "es": (
        "Mes",
        "Efectivo por mes al {day}",
        ", como si rigieran las cifras de {year}",
        "Suma de los meses",
        "no se sabe",
        "Todos los meses juntos",
    ),
}


def forecast(
    caseload: CaseloadPath,
    as_of: AsOf = None,
    months: Annotated[int, typer.Option("--months", min=1, max=60, help="How many months ahead.")] = 24,
    reading: ReadingOption = ReadingName.PRACTICE,
    figures_of: Annotated[
        int | None,
        typer.Option(
            "--figures-of", metavar="YEAR", help="As if the figures of YEAR held in the months ahead."
        ),
    ] = None,
    format: FormatOption = OutputFormat.TABLE,
    law: LawFolder = None,
    keep_going: KeepGoing = False,
    language: LanguageOption = Language.ENGLISH,
) -> None:
    """Cash by month for the months ahead: low, middle and high, from what is sent, attained and likely."""
    from milepost.cli.answers import read_or_refuse
    from milepost.rulebook.forecast import complete_years

    on, figures, how = day(as_of), law_from(law), reading_named(reading)
    years = complete_years(figures)
    if figures_of is not None and figures_of not in years:
        refuse(
            f"--figures-of: not every figure of {figures_of} is published; choose a year from {years[0]} to {years[-1]}."
        )
    read = read_or_refuse(caseload, keep_going=keep_going, language=language.value)
    ahead = _forecast(read, figures, on, how, figures_of, months)
    if format is OutputFormat.JSON:
        _print_json(ahead, figures, language.value)
    elif format is OutputFormat.CSV:
        writer = csv.writer(sys.stdout)
        writer.writerow(COLUMNS)
        writer.writerows(_lines(ahead, language.value))
    else:
        _print_table(ahead, language.value)


def _forecast(
    read: Caseload, law: Law, on: date, reading: Reading, figures_of: int | None, months: int
) -> Forecast:
    from milepost.cli.answers import with_bar
    from milepost.rulebook.forecast import forecast as looked_ahead
    from milepost.rulebook.forecast import law_as_if, ticket_ahead

    if figures_of is not None:
        law = law_as_if(law, figures_of, through=on.year + months // 12 + 1)
    summed = (ticket_ahead(facts, law, as_of=on, reading=reading) for facts in read.tickets.values())
    tickets = list(with_bar(summed, len(read.tickets)))
    return looked_ahead(tickets, law, as_of=on, reading=reading, figures_of=figures_of, months=months)


def _lines(ahead: Forecast, language: str) -> list[list[str]]:
    """One row of CSV for each month; what is not known is empty, and why stands last."""
    from milepost.rulebook.forecast import Part

    lines = []
    for one in ahead.months:
        parts = [one.parts[part] for part in Part]
        together = one.together
        lines.append(
            [
                str(one.month),
                *("" if part is None else str(part.share) for part in parts),
                *(
                    ["", "", ""]
                    if together is None
                    else map(str, (together.low, together.middle, together.high))
                ),
                ahead.reading,
                str(ahead.figures_of or ""),
                " | ".join(reason.finding(language) for reason in one.unknown),
            ]
        )
    return lines


def _print_json(ahead: Forecast, law: Law, language: str) -> None:
    from milepost.caseload.answer import FORMAT
    from milepost.cli.claims import rulebook_stamp
    from milepost.forecast.as_json import as_object, said_in

    answer = {"format": FORMAT, "rulebook": rulebook_stamp(law), **as_object(ahead, said_in(language), str)}
    typer.echo(json.dumps(answer, ensure_ascii=False))


def _print_table(ahead: Forecast, language: str) -> None:
    from rich.console import Console
    from rich.table import Table

    from milepost.rulebook.wording import day_in_words, sentence

    month, title, as_if, total, not_known, together = _WORDS[language]
    title = title.format(day=day_in_words(ahead.as_of, language))
    if ahead.figures_of is not None:
        title += as_if.format(year=ahead.figures_of)
    table = Table(title=title)
    words = ("sent", "attained", "likely", "range_low", "range_middle", "range_high")
    for place, heading in enumerate((month, *(sentence(f"WORD_{one}", {}, language) for one in words))):
        table.add_column(heading.capitalize(), justify="right" if place else "left", no_wrap=True)
    sums: list[int | None] = [0] * 6
    for one, line in zip(ahead.months, _lines(ahead, language), strict=True):
        cells = [int(cell) if cell else None for cell in line[1:7]]
        sums = [
            None if had is None or cell is None else had + cell for had, cell in zip(sums, cells, strict=True)
        ]
        assert one.month is not None
        table.add_row(str(one.month), *(_dollars(cell, not_known) for cell in cells))
    table.add_section()
    table.add_row(total, *(_dollars(cell, not_known) for cell in sums))
    console = Console()
    console.print(table)
    whole = ahead.all_months.together
    if whole is not None:
        console.print(f"{together}: ${whole.low:,} – ${whole.middle:,} – ${whole.high:,}")
    for reason in (*ahead.all_months.unknown, *ahead.assumptions):
        console.print(f"- {reason.finding(language)}", highlight=False)


def _dollars(amount: int | None, not_known: str) -> str:
    return not_known if amount is None else f"${amount:,}"
