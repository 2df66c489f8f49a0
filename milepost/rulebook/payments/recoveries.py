"""Money that SSA takes back: whether it may, until when one may object, and how the claim stands afterwards (411.555, .590)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from milepost.rulebook.decisions import Reason
from milepost.rulebook.requests import DenialCode

DAYS_OF_STATE_AGENCY = 60
"""20 CFR 411.590(b): a State agency paid as a provider asks for reconsideration within 60 days of receiving the decision."""


class Cause(StrEnum):
    """Why SSA says that it takes the money back."""

    PAID_TWICE = "paid_twice"
    WRONG_AMOUNT = "wrong_amount"
    NOT_PAYABLE = "not_payable"
    REALLOCATED = "reallocated"
    BENEFIT_RIGHTS = "benefit_rights"
    NOT_SAID = "not_said"


class After(StrEnum):
    """How the claim stands once all of its money was taken back."""

    OWED = "owed"
    """Owed all the same: an answer is awaited, and the payment may come again."""
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether the recovery is in order, with its reasons; the last day to object, where one is known."""

    may_be_taken: bool | None
    """None: it cannot be told from what is known."""
    reasons: tuple[Reason, ...]
    object_by: date | None


def judge(cause: Cause, received_on: date, *, is_state_agency: bool) -> Judged:
    """Whether SSA may take the money back for this cause, and until when one may object.

    A decision about the beneficiary's own benefit rights is no cause (411.555(c)): the payment is kept though the decision
    shows it to have been too much. The days of an Employment Network stand in its agreement and are not published; those of
    a State agency do not run before the notice was received.
    """
    object_by = received_on + timedelta(days=DAYS_OF_STATE_AGENCY) if is_state_agency else None
    until = (
        Reason("RECOVERY_OBJECT_BY", {"day": object_by, "days": DAYS_OF_STATE_AGENCY}, "20 CFR 411.590(b)")
        if object_by
        else Reason("RECOVERY_BY_AGREEMENT", {}, "20 CFR 411.590(a)")
    )
    if cause is Cause.BENEFIT_RIGHTS:
        return Judged(False, (Reason("RECOVERY_BENEFIT_RIGHTS", {}, "20 CFR 411.555(c)"), until), object_by)
    if cause is Cause.NOT_SAID:
        return Judged(None, (Reason("RECOVERY_ASK_WHY", {}, "20 CFR 411.555(c)"), until), object_by)
    return Judged(True, (Reason("RECOVERY_LAWFUL", {}, "20 CFR 411.555(b)"), until), object_by)


def after(cause: Cause) -> tuple[After, DenialCode | None]:
    """How the claim stands when nothing is left of its payment: owed again, or denied and for what.

    Where the wrong one of two payments was taken back, or money that is to come again in its right amount, or money that may
    not be taken, the claim is owed. What was not payable, or went to another provider, is denied.
    """
    if cause is Cause.REALLOCATED:
        return After.DENIED, DenialCode.DUPLICATE_OTHER
    if cause is Cause.NOT_PAYABLE:
        return After.DENIED, None
    return After.OWED, None
