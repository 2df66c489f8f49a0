"""Every state of a request beside every other: the move is lawful, or it is refused with a sentence."""

from __future__ import annotations

from itertools import product

import pytest
from django.core.exceptions import ValidationError

from milepost.requests.choices import LIVE, WAITS_FOR, State, Waits
from milepost.requests.states import BY_CODE, MOVES, check_may_move, move_between, moves_from, why_not

THEIRS = {"sent", "pending", "diary", "field_office", "pushed"}
LAWFUL: dict[State, set[str]] = {
    State.DRAFT: {"prepared", "withdrawn"},
    State.PREPARED: {"draft", "ready", "withdrawn"},
    State.READY: {"draft", "sent", "withdrawn"},
    State.SENT: {"pending", "diary", "field_office", "pushed", "approved", "paid", "denied", "withdrawn"},
    State.PENDING: {"diary", "field_office", "pushed", "approved", "paid", "denied", "withdrawn"},
    State.DIARY: {"pending", "field_office", "pushed", "approved", "paid", "denied", "withdrawn"},
    State.FIELD_OFFICE: {"pending", "diary", "pushed", "approved", "paid", "denied", "withdrawn"},
    State.PUSHED: {"pending", "diary", "field_office", "approved", "paid", "denied", "withdrawn"},
    State.APPROVED: {"pending", "diary", "paid", "denied"},
    State.PAID: {"approved", "denied", "pending"},
    State.DENIED: {"pending", "paid", "resubmitted"},
    State.RESUBMITTED: {"denied"},
    State.WITHDRAWN: {"draft"},
}
"""What may follow what, written once more by hand."""


@pytest.mark.parametrize(("before", "after"), list(product(State, State)), ids=str)
def test_every_pair_is_lawful_or_refused_with_a_sentence(before: State, after: State) -> None:
    if after.value in LAWFUL[before]:
        move = check_may_move(before, after)
        assert (before in move.before, move.after) == (True, after)
        return
    with pytest.raises(ValidationError) as refused:
        check_may_move(before, after)
    sentence = " ".join(refused.value.messages)
    assert sentence == why_not(before, after)
    assert len(sentence.split()) > 4
    assert sentence.endswith(".")


def test_the_table_is_sound() -> None:
    assert len(BY_CODE) == len(MOVES), "each move has a name of its own"
    for move in MOVES:
        assert move.law
        assert str(move.means).endswith(".")
        for before in move.before:
            assert move_between(before, move.after) is move, "one move for each pair"


def test_every_state_is_reached_and_none_is_without_a_way_on() -> None:
    assert {State.DRAFT} | {move.after for move in MOVES} == set(State)
    assert {state for state in State if not moves_from(state)} == set()


def test_a_state_that_takes_its_slot_waits_for_somebody_until_it_is_paid() -> None:
    assert {state for state in LIVE if WAITS_FOR[state] is Waits.NOBODY} == {State.PAID}
    assert set(WAITS_FOR) == set(State)
