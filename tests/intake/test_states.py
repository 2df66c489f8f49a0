"""Every state beside every other: the move is lawful, or it is refused with a sentence; and the table as it is drawn."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from milepost.rulebook.facts import AssignmentKind, PaymentSystem, UseState
from milepost.tickets.models import Assignment, Ticket, UsePeriod
from milepost.tickets.states import (
    BEFORE_ASSIGNMENT,
    BY_CODE,
    MOVES,
    State,
    check_may_move,
    move_between,
    moves_from,
    state_from_facts,
    why_not,
)
from tools.states import table

ROOT = Path(__file__).parents[2]
LAWFUL = {
    State.CANDIDATE: {"advised_for", "advised_against", "declined", "terminated"},
    State.ADVISED_FOR: {"advised_against", "assignable", "declined", "terminated"},
    State.ADVISED_AGAINST: {"advised_for", "declined", "terminated"},
    State.ASSIGNABLE: {"advised_for", "advised_against", "plan", "assigned", "declined", "terminated"},
    State.PLAN: {"advised_for", "advised_against", "assigned", "declined", "terminated"},
    State.ASSIGNED: {"inactive", "extension", "unassigned", "terminated"},
    State.INACTIVE: {"assigned", "unassigned", "terminated"},
    State.EXTENSION: {"assigned", "unassigned", "terminated"},
    State.UNASSIGNED: {"assigned", "terminated"},
    State.TERMINATED: set(),
    State.DECLINED: {"candidate", "terminated"},
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
    assert sentence.endswith((".", ")")) or ":" in sentence


def test_the_table_is_sound() -> None:
    assert len(BY_CODE) == len(MOVES), "each move has a name of its own"
    for move in MOVES:
        assert move.law
        assert str(move.effect).endswith(".")
        for before in move.before:
            assert move_between(before, move.after) is move, "one move for each pair"
    assert moves_from(State.TERMINATED) == []


def test_every_state_is_reached_and_left() -> None:
    reached = {State.CANDIDATE} | {move.after for move in MOVES}
    assert reached == set(State)
    assert {state for state in State if not moves_from(state)} == {State.TERMINATED}


def test_the_drawn_table_is_the_table() -> None:
    drawn = (ROOT / "docs/states.md").read_text()
    assert drawn == table(), "python -m tools.states > docs/states.md"


def test_what_stands_before_assignment_is_what_facts_cannot_show() -> None:
    assert {State.CANDIDATE, State.PLAN, State.DECLINED} <= BEFORE_ASSIGNMENT
    assert not BEFORE_ASSIGNMENT & {State.ASSIGNED, State.INACTIVE, State.EXTENSION, State.UNASSIGNED}


def held(first: date, last: date | None = None) -> Assignment:
    return Assignment(
        provider="Northside",
        kind=AssignmentKind.EMPLOYMENT_NETWORK,
        system=PaymentSystem.MILESTONE_OUTCOME,
        assigned_on=first,
        unassigned_on=last,
    )


def span(state: UseState, first: date, last: date | None = None) -> UsePeriod:
    return UsePeriod(state=state, from_day=first, to_day=last)


JUNE = date(2025, 6, 1)
OUT = [held(date(2024, 1, 5), JUNE)]
EXTENDED = [span(UseState.EXTENSION, JUNE, date(2025, 8, 29))]


@pytest.mark.parametrize(
    ("assignments", "spans", "day", "expected"),
    [
        ([], [], JUNE, None),
        ([held(JUNE)], [], date(2025, 5, 31), None),
        ([held(JUNE)], [], JUNE, State.ASSIGNED),
        (OUT, EXTENDED, date(2025, 5, 31), State.ASSIGNED),
        (OUT, EXTENDED, JUNE, State.EXTENSION),
        (OUT, EXTENDED, date(2025, 8, 29), State.EXTENSION),
        (OUT, EXTENDED, date(2025, 8, 30), State.UNASSIGNED),
        (OUT, [], JUNE, State.UNASSIGNED),
        ([held(date(2024, 1, 5))], [span(UseState.INACTIVE, JUNE)], date(2025, 5, 31), State.ASSIGNED),
        ([held(date(2024, 1, 5))], [span(UseState.INACTIVE, JUNE)], JUNE, State.INACTIVE),
        ([*OUT, held(JUNE)], [], JUNE, State.ASSIGNED),
        ([], [span(UseState.COST_REIMBURSEMENT_STATUS, JUNE)], JUNE, None),
    ],
)
def test_the_state_that_facts_show(
    assignments: list[Assignment], spans: list[UsePeriod], day: date, expected: State | None
) -> None:
    assert state_from_facts(Ticket(), assignments, spans, day) is expected


def test_an_ended_ticket_has_ended_whatever_else_it_has() -> None:
    ended = Ticket(ended_on=JUNE)
    assert state_from_facts(ended, [held(date(2024, 1, 5))], [], date(2025, 5, 31)) is State.ASSIGNED
    assert state_from_facts(ended, [held(date(2024, 1, 5))], [], JUNE) is State.TERMINATED
