"""The one table of lawful moves of counselling: from which state each leads where."""

from __future__ import annotations

from milepost.counselling.choices import OPEN, MoveCode, State

MOVES: dict[str, dict[str, str]] = {
    MoveCode.TAKE: {State.ASKED: State.TAKEN},
    MoveCode.GIVE_BACK: {State.TAKEN: State.ASKED},
    MoveCode.ASK_RECORDS: {
        State.TAKEN: State.RECORDS,
        State.READY: State.RECORDS,
        State.GIVEN: State.RECORDS,
    },
    MoveCode.RECEIVE: {State.RECORDS: State.READY},
    MoveCode.GIVE_UP: {State.RECORDS: State.TAKEN},
    MoveCode.GIVE: {State.TAKEN: State.GIVEN, State.READY: State.GIVEN, State.GIVEN: State.GIVEN},
    MoveCode.CLOSE: dict.fromkeys(OPEN, State.CLOSED),
    MoveCode.OPEN_AGAIN: {State.CLOSED: State.ASKED},
}
"""A newer BPQY may be asked for when one is here or the analysis was given. What is opened again is taken on anew."""


def after(code: str, state: str) -> str | None:
    """Where the move leads from this state; None where it is not lawful."""
    return MOVES[code].get(state)


def lawful(state: str) -> frozenset[str]:
    return frozenset(code for code, ways in MOVES.items() if state in ways)
