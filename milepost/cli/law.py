"""`milepost law`: every figure, where it was read, and what is not published."""

from __future__ import annotations

import csv
import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from milepost.cli.options import FormatOption, LawFolder, OutputFormat, law_from, refuse

if TYPE_CHECKING:
    from milepost.rulebook.law import Law, Parameter

ParameterOption = Annotated[
    str | None, typer.Option("--parameter", metavar="NAME", help="Only this table, such as trial_work_level.")
]
SourcesOption = Annotated[bool, typer.Option("--sources", help="List the sources with their addresses.")]
GapsOption = Annotated[
    bool, typer.Option("--gaps", help="List only what is not published, through this year.")
]


def law(
    parameter: ParameterOption = None,
    sources: SourcesOption = False,
    gaps: GapsOption = False,
    format: FormatOption = OutputFormat.TABLE,
    law: LawFolder = None,
) -> None:
    """The dated figures of the law, with the rates computed from the payment calculation bases."""
    figures = law_from(law)
    if parameter is not None and parameter not in figures.parameters:
        refuse(f"--parameter: {parameter!r} is not a table; it is one of {', '.join(figures.parameters)}.")
    chosen = [one for key, one in figures.parameters.items() if parameter in (None, key)]
    if format is not OutputFormat.TABLE:
        _print_format(figures, chosen, format)
        return
    if sources:
        _print_sources(figures)
    elif not gaps:
        for one in chosen:
            _print_table(one)
    _print_gaps(figures)


def _rows(chosen: list[Parameter]) -> list[dict[str, object]]:
    return [
        {
            "parameter": one.id,
            "year": value.year,
            "value": value.value,
            "unit": one.unit,
            "law": one.law,
            "confidence": value.confidence,
            "sources": " ".join(value.sources),
            "note": value.note,
        }
        for one in chosen
        for value in one.values.values()
    ]


def _print_format(figures: Law, chosen: list[Parameter], format: OutputFormat) -> None:
    rows = _rows(chosen)
    if format is OutputFormat.JSON:
        missing = [{"parameter": one.id, "year": year} for one, year in figures.gaps(date.today().year)]
        typer.echo(json.dumps({"fingerprint": figures.fingerprint, "values": rows, "gaps": missing}))
        return
    writer = csv.DictWriter(sys.stdout, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)


def _print_table(parameter: Parameter) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"{parameter.name} ({parameter.unit}; {parameter.law})", title_justify="left")
    for heading in ("Year", "Figure", "Confidence", "Sources"):
        table.add_column(heading, justify="right" if heading == "Figure" else "left", overflow="fold")
    for value in parameter.values.values():
        table.add_row(str(value.year), value.value, value.confidence, ", ".join(value.sources))
    Console().print(table)


def _print_sources(figures: Law) -> None:
    for source in figures.sources.values():
        typer.echo(f"{source.id}: {source.title}. {source.publisher} ({source.weight}). {source.address}")


def _print_gaps(figures: Law) -> None:
    through = date.today().year
    missing: dict[str, list[str]] = {}
    for parameter, year in figures.gaps(through):
        missing.setdefault(parameter.name, []).append(str(year))
    typer.echo(f"Not published in our tables, through {through}:" if missing else "Nothing is missing.")
    for name, years in missing.items():
        typer.echo(f"  {name}: {', '.join(years)}")
