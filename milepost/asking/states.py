"""Which state of an ask may follow which."""

from __future__ import annotations

from milepost.asking.models import Ask

State = Ask.State
MOVES: dict[str, frozenset[str]] = {
    State.OPEN: frozenset({State.ANSWERED, State.ENDED}),
    State.ANSWERED: frozenset({State.OPEN, State.ENDED}),
    State.ENDED: frozenset(),
}
"""From answered back to open: the photograph cannot be read, and it is asked for again."""
LIVING = (State.OPEN, State.ANSWERED)


def may_follow(before: str, after: str) -> bool:
    return after in MOVES[before]
