"""Which state of a text may follow which."""

from __future__ import annotations

from milepost.notices.models import Text

State = Text.State
MOVES: dict[str, frozenset[str]] = {
    State.QUEUED: frozenset({State.SENDING, State.WITHDRAWN}),
    State.SENDING: frozenset({State.SENT, State.QUEUED, State.FAILED, State.WITHDRAWN}),
    State.SENT: frozenset({State.DELIVERED, State.FAILED}),
    State.DELIVERED: frozenset(),
    State.FAILED: frozenset(),
    State.WITHDRAWN: frozenset(),
}


def move(text: Text, after: str, **values: object) -> bool:
    """The lawful next state, if the text is still in the one it was read in; whether it was."""
    assert after in MOVES[text.state], f"{after} cannot follow {text.state}"
    moved = Text.objects.filter(pk=text.pk, state=text.state).update(state=after, **values)
    if moved:
        text.state = after
        for name, value in values.items():
            setattr(text, name, value)
    return bool(moved)
