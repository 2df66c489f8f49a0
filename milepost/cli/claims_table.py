"""The claims of a caseload as a table for people: what to do first, and the totals of each state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from milepost.rulebook.decisions import Claim, Status, TicketDecision
from milepost.rulebook.wording import claim_named

_SHOWN = (Status.PAYABLE, Status.WAITING, Status.PENDING, Status.DENIED, Status.EXPIRED)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table, plain text except for what it is sorted and summed by."""

    ticket: str
    claim: str
    month: str
    status: Status
    provider: str
    amount: int | None
    claim_by: date | None
    missing: str


def as_summary(decision: TicketDecision, *, language: str) -> list[Line]:
    """The claims of one Ticket that somebody can still do something about, or has lost."""
    return [_line(decision.ticket, claim, language) for claim in decision.claims if claim.status in _SHOWN]


def _line(ticket: str, claim: Claim, language: str) -> Line:
    return Line(
        ticket,
        claim_named(claim.claim.value, claim.number, language),
        str(claim.month or ""),
        claim.status,
        claim.provider or "",
        claim.amount,
        claim.claim_by,
        "; ".join(lacking.words(language) for lacking in claim.missing),
    )


def print_table(tickets: Iterator[list[Line]], *, as_of: date, reading: str) -> None:
    """Lines in order of state, then of the day on which the chance is lost; then totals."""
    from rich.console import Console
    from rich.table import Table

    lines = [line for ticket in tickets for line in ticket]
    lines.sort(key=lambda line: (_SHOWN.index(line.status), line.claim_by or date.max, line.ticket))
    console = Console(soft_wrap=False)
    table = Table(title=f"Claims as of {as_of}, reading: {reading}", header_style="bold")
    for heading in ("Ticket", "Claim", "Month", "State", "Provider", "Amount", "Claim by", "Missing"):
        table.add_column(heading, justify="right" if heading == "Amount" else "left", overflow="fold")
    for line in lines:
        table.add_row(
            line.ticket,
            line.claim,
            line.month,
            line.status.value.replace("_", " "),
            line.provider,
            "not known" if line.amount is None else f"${line.amount:,}",
            str(line.claim_by or ""),
            line.missing,
        )
    console.print(table if lines else f"No claims as of {as_of}.")
    for status in _SHOWN:
        of_status = [line for line in lines if line.status is status]
        if of_status:
            total = sum(line.amount or 0 for line in of_status)
            unknown = sum(1 for line in of_status if line.amount is None)
            more = f", and {unknown} of unknown amount" if unknown else ""
            console.print(f"{status.value.replace('_', ' ')}: {len(of_status)} claims, ${total:,}{more}")
