"""The lawful moves of a stub. What it counts as follows from what is on it; only withdrawing is somebody's own decision."""

from __future__ import annotations

from milepost.earnings.models import PayStub
from milepost.rulebook.pay_stubs.validity import Validity

State = PayStub.State
MOVES: dict[str, frozenset[str]] = {
    State.ENTERED: frozenset({State.VALID, State.REFUSED, State.WITHDRAWN}),
    State.VALID: frozenset({State.ENTERED, State.REFUSED, State.WITHDRAWN}),
    State.REFUSED: frozenset({State.ENTERED, State.VALID, State.WITHDRAWN}),
    State.WITHDRAWN: frozenset(),
}


def state_after(validity: Validity) -> PayStub.State:
    """Refused, waiting for an answer, or valid."""
    if validity.is_refused:
        return State.REFUSED
    return State.ENTERED if validity.asks else State.VALID


def may_move(stub: PayStub, to: str) -> bool:
    return to == stub.state or to in MOVES[stub.state]
