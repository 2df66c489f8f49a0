"""Reads a caseload for a command and decides its Tickets, with a progress bar on long work."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import typer

from milepost.cli.options import FAULTY

if TYPE_CHECKING:
    from milepost.caseload import Caseload
    from milepost.rulebook.decisions import TicketDecision
    from milepost.rulebook.facts import TicketFacts
    from milepost.rulebook.law import Law
    from milepost.rulebook.readings import Reading

Answer = TypeVar("Answer")

TICKETS_AT_A_TIME = 250
TICKETS_OF_A_ROUND = 2_500
WORTH_SEVERAL_PROCESSES = 1_500
WORTH_A_BAR = 500


def read_or_refuse(path: Path, *, keep_going: bool, language: str = "en") -> Caseload:
    """The caseload, or exit status 1 with every fault printed.

    With `keep_going` the faulty tickets are left out and named on standard error.
    """
    from milepost.caseload import read_caseload

    caseload = read_caseload(path)
    for note in caseload.notes:
        typer.echo(note.words(language), err=True)
    for fault in caseload.faults:
        typer.echo(fault.words(language), err=True)
    if caseload.faults and not keep_going:
        typer.echo(
            f"{len(caseload.faults)} faults; nothing was decided. Mend them, or use --keep-going.", err=True
        )
        raise typer.Exit(FAULTY)
    if caseload.faulty_tickets:
        typer.echo(f"left out: {', '.join(sorted(caseload.faulty_tickets))}", err=True)
    return caseload


def decided(
    caseload: Caseload,
    law: Law,
    *,
    as_of: date,
    reading: Reading,
    render: Callable[[TicketDecision], Answer],
) -> Iterator[Answer]:
    """Each Ticket's decision, rendered, in the order of the file; on several processors when there are many.

    `render` runs where the decision is made, so that only its answer has to travel between processes.
    """
    tickets = caseload.tickets.values()
    total = len(tickets)
    work = _Work(law, as_of, reading, render)
    processes = min(os.cpu_count() or 1, 8)
    if total < WORTH_SEVERAL_PROCESSES or processes == 1:
        yield from with_bar((answer for batch in _batches(tickets) for answer in work(batch)), total)
    else:
        yield from with_bar(_in_parallel(work, tickets, processes), total)


class _Work(Generic[Answer]):
    """What a process does with a batch of Tickets."""

    def __init__(
        self, law: Law, as_of: date, reading: Reading, render: Callable[[TicketDecision], Answer]
    ) -> None:
        self.law, self.as_of, self.reading, self.render = law, as_of, reading, render

    def __call__(self, batch: list[TicketFacts]) -> list[Answer]:
        from milepost.rulebook.claims import decide

        return [
            self.render(decide(facts, self.law, as_of=self.as_of, reading=self.reading)) for facts in batch
        ]


def _in_parallel(work: _Work[Answer], tickets: Iterable[TicketFacts], processes: int) -> Iterator[Answer]:
    """Batches in order, never more than a few ahead of the reader, so that memory stays bounded.

    Where processes can be forked, they have the Tickets already and are only told which; elsewhere the Tickets travel.
    """
    if "fork" in multiprocessing.get_all_start_methods() and sys.platform == "linux":
        inherited = _Inherited(work, list(tickets))
        # A forked process copies each page of memory that it touches; a new one for each round gives them back.
        for first in range(0, len(inherited.tickets), TICKETS_OF_A_ROUND):
            last = min(first + TICKETS_OF_A_ROUND, len(inherited.tickets))
            wanted: Iterator[Any] = iter(range(first, last, TICKETS_AT_A_TIME))
            yield from _ahead(_decide_inherited, wanted, processes, inherited)
    else:
        yield from _ahead(work, _batches(tickets), processes, None)


class _Inherited(Generic[Answer]):
    """What a forked process finds in its memory."""

    def __init__(self, work: _Work[Answer], tickets: list[TicketFacts]) -> None:
        self.work, self.tickets = work, tickets


_inherited: _Inherited[Any] | None = None


def _decide_inherited(start: int) -> list[Any]:
    assert _inherited is not None, "the pool was started after the Tickets were there"
    return _inherited.work(_inherited.tickets[start : start + TICKETS_AT_A_TIME])


def _ahead(
    decide: Callable[[Any], list[Answer]],
    wanted: Iterator[Any],
    processes: int,
    inherited: _Inherited[Answer] | None,
) -> Iterator[Answer]:
    global _inherited
    _inherited = inherited
    context = multiprocessing.get_context("fork" if inherited is not None else "spawn")
    gc.freeze()  # what is there stays where it is, so that forked processes share its memory
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        ahead = [pool.submit(decide, one) for one in islice(wanted, processes * 2)]
        while ahead:
            yield from ahead.pop(0).result()
            ahead += [pool.submit(decide, one) for one in islice(wanted, 1)]
    _inherited = None


def _batches(tickets: Iterable[TicketFacts]) -> Iterator[list[TicketFacts]]:
    iterator = iter(tickets)
    while batch := list(islice(iterator, TICKETS_AT_A_TIME)):
        yield batch


def with_bar(answers: Iterator[Answer], total: int) -> Iterator[Answer]:
    """A bar on standard error while a person is watching; nothing where a program reads."""
    if not sys.stderr.isatty() or total < WORTH_A_BAR:
        yield from answers
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(
        answers, description="Deciding", total=total, console=Console(stderr=True), transient=True
    )
