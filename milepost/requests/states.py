"""The way of a request from its draft to the money: the one table of lawful moves.

`docs/states.md` is drawn from this table. What the program manager and SSA do with a request is not ours to order: it
may jump from one of their hands to another, so every such step may follow every other; what we do ourselves goes in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.organizations.roles import Act
from milepost.requests.choices import ANSWER_AWAITED, ASKED, BEFORE_SENDING, State

S = State


@dataclass(frozen=True, slots=True)
class Move:
    """One lawful move: its name, from where to where, the button, who may, and what it means."""

    code: str
    before: frozenset[State]
    after: State
    button: Any
    act: Act | None
    """What somebody's role must allow; None: it follows by itself from another move."""
    means: Any
    law: str = "program operations 4.6"


def _from(*states: State) -> frozenset[State]:
    return frozenset(states)


_THEIRS = frozenset(ANSWER_AWAITED)

MOVES: tuple[Move, ...] = (
    Move(
        "prepare", _from(S.DRAFT), S.PREPARED, gettext_lazy("Prepared: ask for its release"), Act.PREPARE_CLAIMS,
        gettext_lazy("The evidence is together. It waits for somebody to release it."),
    ),
    Move(
        "send_back", _from(S.PREPARED), S.DRAFT, gettext_lazy("Send it back"), Act.RELEASE_CLAIMS,
        gettext_lazy("Whoever prepared it has something to change."),
    ),
    Move(
        "release", _from(S.PREPARED), S.READY, gettext_lazy("Release it"), Act.RELEASE_CLAIMS,
        gettext_lazy("It may be sent. A certification of services that goes with it is sealed."),
    ),
    Move(
        "reopen", _from(S.READY), S.DRAFT, gettext_lazy("Change it again"), Act.RELEASE_CLAIMS,
        gettext_lazy("It was not sent, and something is to be changed. It must be released again."),
    ),
    Move(
        "send", _from(S.READY), S.SENT, gettext_lazy("It was sent"), Act.FOLLOW_CLAIMS,
        gettext_lazy("It left the house, on its day and by its way; the work case is kept. To the rules it is pending."),
    ),
    Move(
        "receive", frozenset(_THEIRS - {S.PENDING}) | {S.APPROVED, S.DENIED}, S.PENDING,
        gettext_lazy("The program manager has it"), Act.FOLLOW_CLAIMS,
        gettext_lazy("The program manager works on it, again or for the first time."),
    ),
    Move(
        "hold", frozenset(_THEIRS - {S.DIARY}) | {S.APPROVED}, S.DIARY,
        gettext_lazy("It is held (diary)"), Act.FOLLOW_CLAIMS,
        gettext_lazy("It waits for something that we must cure. The reason is kept."),
        "program operations 4.6; systems D.5",
    ),
    Move(
        "to_field_office", frozenset(_THEIRS - {S.FIELD_OFFICE}), S.FIELD_OFFICE,
        gettext_lazy("It is with the field office"), Act.FOLLOW_CLAIMS,
        gettext_lazy("The field office verifies earnings; until then nothing is paid."),
        "program operations 4.6; systems D.5",
    ),
    Move(
        "push", frozenset(_THEIRS - {S.PUSHED}), S.PUSHED,
        gettext_lazy("It was pushed to SSA"), Act.FOLLOW_CLAIMS,
        gettext_lazy("The program manager has decided, and SSA must enter it by hand."), "systems D.5",
    ),
    Move(
        "approve", _THEIRS, S.APPROVED, gettext_lazy("It is approved"), Act.FOLLOW_CLAIMS,
        gettext_lazy("It will be paid. The money is still to come."),
    ),
    Move(
        "pay", frozenset(ASKED) | {S.DENIED}, S.PAID, gettext_lazy("It is paid"), Act.RELEASE_CLAIMS,
        gettext_lazy("The money came: amount, day and Treasury's reference are kept. To the rules it is paid."),
    ),
    Move(
        "unpay", _from(S.PAID), S.APPROVED, gettext_lazy("The payment was recorded by mistake"), Act.RELEASE_CLAIMS,
        gettext_lazy("No money came for it. Money that came and was taken back again is not this."),
    ),
    Move(
        "deny", frozenset(ASKED), S.DENIED, gettext_lazy("It is denied"), Act.FOLLOW_CLAIMS,
        gettext_lazy("The reason is kept with its cure; the slot is free again. To the rules it is denied."),
        "program operations 4.8; systems D.6",
    ),
    Move(
        "take_back", _from(S.PAID), S.DENIED, gettext_lazy("SSA took the money back"), None,
        gettext_lazy("Follows by itself when all of its money is taken back, because it was not payable or went to another provider."),
        "20 CFR 411.555(b)",
    ),
    Move(
        "owe_again", _from(S.PAID), S.PENDING, gettext_lazy("SSA took the money back, and owes it"), None,
        gettext_lazy("Follows by itself when all of its money is taken back though it is owed: an answer is awaited."),
        "20 CFR 411.555(c)",
    ),
    Move(
        "resubmit", _from(S.DENIED), S.RESUBMITTED, gettext_lazy("Ask again"), None,
        gettext_lazy("Follows by itself when another request is made that mends it."),
    ),
    Move(
        "resubmission_withdrawn", _from(S.RESUBMITTED), S.DENIED, gettext_lazy("Denied as before"), None,
        gettext_lazy("Follows by itself when the request that mended it is withdrawn before it was sent."),
    ),
    Move(
        "withdraw", frozenset(BEFORE_SENDING), S.WITHDRAWN, gettext_lazy("Withdraw it"), Act.PREPARE_CLAIMS,
        gettext_lazy("It is asked for no more, and stays on record with the reason. The slot is free again."),
    ),
    Move(
        "call_back", _THEIRS, S.WITHDRAWN, gettext_lazy("Ask it back"), Act.FOLLOW_CLAIMS,
        gettext_lazy("The program manager was told that nothing is asked for any more. The slot is free again."),
    ),
    Move(
        "resume", _from(S.WITHDRAWN), S.DRAFT, gettext_lazy("Take the withdrawal back"), Act.PREPARE_CLAIMS,
        gettext_lazy("It was withdrawn by mistake. It is in preparation again, and must be released anew."),
    ),
)  # fmt: skip
"""Every lawful move. What is not here is refused, with a sentence."""

BY_CODE = {move.code: move for move in MOVES}


def moves_from(state: str) -> list[Move]:
    return [move for move in MOVES if state in move.before]


def move_between(before: str, after: str) -> Move | None:
    """The move that leads there, if one does."""
    return next((move for move in MOVES if before in move.before and move.after == after), None)


def check_may_move(before: str, after: str) -> Move:
    """The lawful move; ValidationError with the sentence why there is none."""
    move = move_between(before, after)
    if move is None:
        raise ValidationError(why_not(State(before), State(after)))
    return move


def why_not(before: State, after: State) -> str:
    """Why one state cannot follow another: one sentence for each pair that is not in the table."""
    assert move_between(before, after) is None, "this move is lawful"
    if before is after:
        return _("This is its state already: %(state)s.") % {"state": before.label}
    if before is S.WITHDRAWN:
        return _(
            "This request was withdrawn. Take the withdrawal back first, or prepare another one for the same month."
        )
    if before is S.RESUBMITTED:
        return _("It was asked for again: what happens now happens to the request that mends it.")
    if after is S.RESUBMITTED:
        return _("Only a denied request can be asked for again.")
    if before is S.PAID:
        return _("It is paid. Money that is taken back is recorded with the payments, not here.")
    if before is S.DENIED:
        return _("It was denied. Ask again, or record that it is being worked on or was paid after all.")
    if before in BEFORE_SENDING:
        return _of_ours(before, after)
    if after in BEFORE_SENDING:
        return _("It has been sent, so it cannot be prepared any more. Withdraw it, or wait for the answer.")
    if after is S.SENT:
        return _("It was sent before. Record what has become of it since.")
    return _("It is approved. It is paid next, or denied after all.")


def _of_ours(before: State, after: State) -> str:
    if after in BEFORE_SENDING:
        return _("First it is prepared, then released; then it can be sent.")
    if before is S.READY:
        return _("It was not sent yet. Record first when and how it was sent.")
    return _("It was not released yet, so nothing can have become of it.")
