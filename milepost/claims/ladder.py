"""The claim ladder as the page draws it: rows of cells, each with its reasons and a sentence to be read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from milepost.rulebook.claims.ahead import Ahead
from milepost.rulebook.decisions import Claim, Missing, Reason, Status, TicketDecision
from milepost.rulebook.facts import PHASE_1, ClaimCode
from milepost.rulebook.months import Month

DO_FIRST = (Status.PAYABLE, Status.WAITING, Status.DENIED, Status.PENDING)
LEGEND = ("payable", "waiting", "pending", "paid", "denied", "expired", "ahead", "closed", "barred")


@dataclass(frozen=True, slots=True)
class Cell:
    """One payment of the ladder. `state` is a status of the exchange format, or `ahead`, or `ended`."""

    key: str
    claim: ClaimCode
    number: int | None
    state: str
    month: Month | None
    amount: int | None
    reasons: tuple[Reason, ...]
    missing: tuple[Missing, ...] = ()
    would_change: tuple[Reason, ...] = ()
    decided: Claim | None = None

    @property
    def short(self) -> str:
        """What stands in the cell: the milestone's own number."""
        return self.claim.value[-1] if self.claim in PHASE_1 else str(self.number or "")

    @property
    def is_small(self) -> bool:
        return (
            self.state in {"ahead", "ended", "closed", "barred"}
            and self.claim is not ClaimCode.RECONCILIATION
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the ladder, with the dollars of its claims that are or were payable."""

    name: str
    cells: tuple[Cell, ...]

    def total(self, *states: str) -> int:
        return sum(cell.amount or 0 for cell in self.cells if cell.state in states)

    @property
    def paid(self) -> int:
        return self.total("paid")

    @property
    def open(self) -> int:
        return self.total("payable", "waiting", "pending")


def steps_of(decision: TicketDecision, ahead: tuple[Ahead, ...]) -> tuple[Step, ...]:
    """Phase 1, Phase 2, outcomes, reconciliation: every claim and every place still ahead."""
    cells = [_decided(claim) for claim in decision.claims] + [_ahead(one) for one in ahead]
    return tuple(step for step in _steps(cells) if step.cells)


def cell_of(steps: tuple[Step, ...], key: str | None) -> Cell | None:
    """The cell that was asked for, or the one that matters most: to be claimed, waiting, else the last reached."""
    cells = [cell for step in steps for cell in step.cells]
    asked = [cell for cell in cells if cell.key == key] or [
        cell for cell in cells if key and cell.key.startswith(f"{key}-") and cell.claim in PHASE_1
    ]
    if asked:
        return asked[0]
    for status in DO_FIRST:
        for cell in cells:
            if cell.state == status.value:
                return cell
    return next((cell for cell in reversed(cells) if cell.decided), cells[0] if cells else None)


def _steps(cells: list[Cell]) -> Iterator[Step]:
    by_step: dict[str, list[Cell]] = {"phase_1": [], "phase_2": [], "outcome": [], "reconciliation": []}
    for cell in cells:
        if cell.claim in PHASE_1:
            by_step["phase_1"].append(cell)
        elif cell.claim is ClaimCode.PHASE_2:
            by_step["phase_2"].append(cell)
        else:
            by_step[cell.claim.value].append(cell)
    for name, found in by_step.items():
        yield Step(name, tuple(sorted(found, key=_place)))


def _place(cell: Cell) -> tuple[str, int, int]:
    """By number; months that were not payable have none and stand where they happened, at the end."""
    phase_1 = cell.claim.value if cell.claim in PHASE_1 else ""
    return phase_1, cell.number or (0 if phase_1 else 999), int(cell.month or 0)


def _decided(claim: Claim) -> Cell:
    return Cell(
        key_of(claim.claim, claim.number, claim.month),
        claim.claim,
        claim.number,
        claim.status.value,
        claim.month,
        claim.amount,
        claim.reasons,
        claim.missing,
        claim.would_change,
        claim,
    )


def _ahead(one: Ahead) -> Cell:
    state = "ahead" if one.possible else "ended"
    key = key_of(one.claim, one.number, None)
    return Cell(key, one.claim, one.number, state, None, one.amount, one.reasons)


def key_of(claim: ClaimCode, number: int | None, month: Month | None) -> str:
    """How an address names a cell: `p1m4-2025-10`, `p2-3`, `outcome-12`, `outcome-2024-05` where it has no number."""
    if number is not None:
        return f"{claim.value}-{number}"
    return claim.value if month is None else f"{claim.value}-{month}"
