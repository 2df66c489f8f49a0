"""`milepost simulate`: a believable caseload of visibly fake people."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from milepost.cli.options import AsOf, day, refuse

if TYPE_CHECKING:
    from milepost.rulebook.facts import TicketFacts

Output = Annotated[Path, typer.Argument(help="A folder to write, or a name that ends in .zip or .xlsx.")]


def simulate(
    output: Output,
    tickets: Annotated[int, typer.Option("--tickets", min=1, help="How many Tickets.")] = 500,
    seed: Annotated[int, typer.Option("--seed", help="The same seed gives the same caseload.")] = 1,
    years: Annotated[int, typer.Option("--years", min=1, max=30, help="Years of months for each.")] = 5,
    dirt: Annotated[
        bool, typer.Option("--dirt", help="With the faults that real spreadsheets have.")
    ] = False,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="KIND", help="With --dirt: only this kind.")
    ] = None,
    as_of: AsOf = "2025-12-31",
) -> None:
    """Write a simulated caseload: job spells, raises, gaps, late plans, prior VR, missing stubs."""
    from milepost.caseload import write_caseload
    from milepost.caseload.simulation import DIRT, write_with_dirt
    from milepost.caseload.simulation import simulate as simulated

    facts = _with_bar(simulated(tickets, seed, years=years, as_of=day(as_of)), tickets)
    if not dirt:
        write_caseload(facts, output)
        typer.echo(f"{tickets} Tickets written to {output}.", err=True)
        return
    if output.suffix:
        refuse("--dirt writes a folder of CSV; name one without .zip or .xlsx.")
    unknown = [kind for kind in only or () if kind not in DIRT]
    if unknown:
        refuse(f"--only: {unknown[0]!r} is no kind of dirt; it is one of: {'; '.join(DIRT)}.")
    for kind, file in write_with_dirt(facts, output, seed=seed, kinds=only):
        typer.echo(f"{file}: {kind}", err=True)


def _with_bar(facts: Iterator[TicketFacts], total: int) -> Iterator[TicketFacts]:
    if not sys.stderr.isatty() or total < 500:
        return facts
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return iter(track(facts, description="Simulating", total=total, console=console, transient=True))
