"""The way of a Ticket from candidate to its end: its states, and the one table of lawful moves.

`docs/states.md` is drawn from this table. What is between an assignment and its end follows from the facts (assignments,
spans of use, the end of the Ticket), so that an uploaded caseload and the pages never differ; what is before it follows
from the moves that were recorded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.organizations.roles import Act
from milepost.rulebook.facts import UseState
from milepost.tickets.models import Assignment, Ticket, UsePeriod


class State(models.TextChoices):
    CANDIDATE = "candidate", gettext_lazy("candidate")
    ADVISED_FOR = "advised_for", gettext_lazy("assessed: advised to go on")
    ADVISED_AGAINST = "advised_against", gettext_lazy("assessed: advised against")
    ASSIGNABLE = "assignable", gettext_lazy("assignable")
    PLAN = "plan", gettext_lazy("plan in work")
    ASSIGNED = "assigned", gettext_lazy("assigned, in use")
    INACTIVE = "inactive", gettext_lazy("assigned, inactive")
    EXTENSION = "extension", gettext_lazy("unassigned, in the 90-day extension")
    UNASSIGNED = "unassigned", gettext_lazy("unassigned")
    TERMINATED = "terminated", gettext_lazy("Ticket ended")
    DECLINED = "declined", gettext_lazy("does not take part")


S = State
BEFORE_ASSIGNMENT = frozenset(
    {S.CANDIDATE, S.ADVISED_FOR, S.ADVISED_AGAINST, S.ASSIGNABLE, S.PLAN, S.DECLINED}
)
"""States that stand in the recorded moves; the others follow from the facts."""


@dataclass(frozen=True, slots=True)
class Move:
    """One lawful move: its name, from where to where, what it is called, who may, what it does, and by which rule."""

    code: str
    before: frozenset[State]
    after: State
    button: Any
    act: Act | None
    """What somebody's role must allow; None: it follows by itself, from an answer or from the calendar."""
    effect: Any
    """What it does to the facts, and with which date."""
    law: str


def _from(*states: State) -> frozenset[State]:
    return frozenset(states)


_OPEN = (S.CANDIDATE, S.ADVISED_FOR, S.ADVISED_AGAINST, S.ASSIGNABLE, S.PLAN)
_OUT = (S.EXTENSION, S.UNASSIGNED)

MOVES: tuple[Move, ...] = (
    Move(
        "advise_for", _from(S.CANDIDATE, S.ADVISED_AGAINST), S.ADVISED_FOR,
        gettext_lazy("Assess"), Act.CHANGE_PEOPLE,
        gettext_lazy("An assessment is kept with its reason. No fact changes."), "program operations 6.2",
    ),
    Move(
        "advise_against", _from(S.CANDIDATE, S.ADVISED_FOR, S.ASSIGNABLE, S.PLAN), S.ADVISED_AGAINST,
        gettext_lazy("Assess"), Act.CHANGE_PEOPLE,
        gettext_lazy("An assessment is kept with its reason. No fact changes."), "program operations 6.2",
    ),
    Move(
        "found_assignable", _from(S.ADVISED_FOR), S.ASSIGNABLE,
        gettext_lazy("Record an answer"), None,
        gettext_lazy("Follows from an answer of SSA that the Ticket can be assigned."), "20 CFR 411.125, .140(a)",
    ),
    Move(
        "found_not_assignable", _from(S.ASSIGNABLE, S.PLAN), S.ADVISED_FOR,
        gettext_lazy("Record an answer"), None,
        gettext_lazy("Follows from an answer of SSA that the Ticket cannot be assigned."), "20 CFR 411.125, .140(a)",
    ),
    Move(
        "begin_plan", _from(S.ASSIGNABLE), S.PLAN,
        gettext_lazy("Begin the plan"), Act.CHANGE_PEOPLE,
        gettext_lazy("No fact changes until the plan is signed by both."), "20 CFR 411.450-.470",
    ),
    Move(
        "assign", _from(S.ASSIGNABLE, S.PLAN, *_OUT), S.ASSIGNED,
        gettext_lazy("Assign"), Act.ASSIGN,
        gettext_lazy(
            "An assignment from the day on which signatures and eligibility stand; the extension ends the day before."
        ),
        "20 CFR 411.140(d)-(e), .150",
    ),
    Move(
        "make_inactive", _from(S.ASSIGNED), S.INACTIVE,
        gettext_lazy("Make inactive"), Act.ASSIGN,
        gettext_lazy("A span of inactive status from the 1st of the month after the written request."), "20 CFR 411.192",
    ),
    Move(
        "make_active", _from(S.INACTIVE), S.ASSIGNED,
        gettext_lazy("Make active again"), Act.ASSIGN,
        gettext_lazy(
            "The span ends with the month in which the program manager receives the written request."
        ),
        "20 CFR 411.192",
    ),
    Move(
        "unassign_into_extension", _from(S.ASSIGNED), S.EXTENSION,
        gettext_lazy("Unassign"), Act.ASSIGN,
        gettext_lazy(
            "The assignment ends on the 1st of the next month; an extension of 90 days begins that day, for the reasons of 411.220(a)."
        ),
        "20 CFR 411.145, .220",
    ),
    Move(
        "unassign", _from(S.ASSIGNED, S.INACTIVE), S.UNASSIGNED,
        gettext_lazy("Unassign"), Act.ASSIGN,
        gettext_lazy("The assignment ends on the 1st of the next month, without an extension."), "20 CFR 411.145, .220(a)",
    ),
    Move(
        "extension_over", _from(S.EXTENSION), S.UNASSIGNED,
        gettext_lazy("The extension ends"), None,
        gettext_lazy("Follows by itself after day 90."), "20 CFR 411.220(d)-(e), .171(c)",
    ),
    Move(
        "decline", _from(*_OPEN), S.DECLINED,
        gettext_lazy("Does not take part"), Act.CHANGE_PEOPLE,
        gettext_lazy("No fact changes; the records are kept."), "20 CFR 411.135",
    ),
    Move(
        "come_back", _from(S.DECLINED), S.CANDIDATE,
        gettext_lazy("Candidate again"), Act.CHANGE_PEOPLE,
        gettext_lazy("No fact changes."), "20 CFR 411.135",
    ),
    Move(
        "end", _from(*_OPEN, S.DECLINED, S.ASSIGNED, S.INACTIVE, *_OUT), S.TERMINATED,
        gettext_lazy("Record that the Ticket ended"), Act.ASSIGN,
        gettext_lazy("The Ticket has its end and the reason for it; nothing is paid from that month on."),
        "20 CFR 411.155",
    ),
)  # fmt: skip
"""Every lawful move. What is not here is refused, with a sentence."""

BY_CODE = {move.code: move for move in MOVES}


def moves_from(state: State) -> list[Move]:
    return [move for move in MOVES if state in move.before]


def move_between(before: State, after: State) -> Move | None:
    """The move that leads there, if one does."""
    return next((move for move in MOVES if before in move.before and move.after is after), None)


def check_may_move(before: State, after: State) -> Move:
    """The lawful move; ValidationError with the sentence why there is none."""
    move = move_between(before, after)
    if move is None:
        raise ValidationError(why_not(before, after))
    return move


def why_not(before: State, after: State) -> str:
    """Why one state cannot follow another: one sentence for each pair that is not in the table."""
    assert move_between(before, after) is None, "this move is lawful"
    if before is after:
        return _("This is its state already: %(state)s.") % {"state": before.label}
    if before is S.TERMINATED:
        return _("This Ticket has ended. A new Ticket from SSA is another one, and begins as a candidate.")
    return str(_because(before, after))


def _because(before: State, after: State) -> Any:
    """The reason, by where it should lead and from where."""
    if before is S.DECLINED:
        return _("The person does not take part. Make them a candidate again first.")
    if after in {S.ASSIGNABLE, S.PLAN, S.ASSIGNED} and before is S.ADVISED_AGAINST:
        return _("The assessment advised against it. Assess again, with a reason, before going on.")
    if before in BEFORE_ASSIGNMENT:
        return _of_candidates(before, after)
    if after in BEFORE_ASSIGNMENT:
        return _(
            "The Ticket has been assigned before, so nobody is a candidate any more; assign it again instead."
        )
    if after is S.INACTIVE:
        return _("Only an assigned Ticket can be made inactive (20 CFR 411.192).")
    if before is S.INACTIVE:
        return _(
            "The extension follows only on a Ticket in use, and an inactive one is not (20 CFR 411.220(a))."
        )
    return _("An extension follows only on an assignment, and cannot begin later (20 CFR 411.220(d)).")


def _of_candidates(before: State, after: State) -> Any:
    if after in {S.CANDIDATE, S.ADVISED_FOR} or (before is S.PLAN and after is S.ASSIGNABLE):
        return _("This step is done already; a mistaken one can be taken back, with its reason.")
    if after in {S.ASSIGNABLE, S.PLAN, S.ASSIGNED}:
        if before is S.CANDIDATE:
            return _(
                "Assess the candidate first, then record SSA's answer whether the Ticket can be assigned."
            )
        return _("Record SSA's answer whether the Ticket can be assigned first.")
    if after is S.INACTIVE:
        return _("Only an assigned Ticket can be made inactive (20 CFR 411.192).")
    return _("The Ticket is not assigned, so it cannot be unassigned.")


def state_from_facts(
    ticket: Ticket, held: Sequence[Assignment], spans: Sequence[UsePeriod], day: date
) -> State | None:
    """The state that the facts show on the day; None where it was never assigned, and the recorded moves tell.

    A fact dated later than the day is not there yet (readings.md, finer point 1).
    """
    if ticket.ended_on is not None and ticket.ended_on <= day:
        return S.TERMINATED
    begun = [one for one in held if one.assigned_on <= day]
    if not begun:
        return None
    states = {one.state for one in spans if one.from_day <= day and (one.to_day is None or day <= one.to_day)}
    if any(one.unassigned_on is None or one.unassigned_on > day for one in begun):
        return S.INACTIVE if UseState.INACTIVE in states else S.ASSIGNED
    return S.EXTENSION if UseState.EXTENSION in states else S.UNASSIGNED
