"""The three-way match of one payment: what the rules owe, what was asked, what came. Every cent has its explanation, or waits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from milepost.rulebook.decisions import Reason, Status
from milepost.rulebook.payments.matching import Difference


class Explained(StrEnum):
    """By what the difference between what is owed and what came is explained."""

    PAID = "paid_as_owed"
    SHARE = "our_share"
    OTHER_YEAR = "other_year"
    BY_US = "in_our_words"
    ASKED = "asked"
    NOT_ASKED = "not_asked"
    WAITING = "waits"
    DENIED = "denied"
    EXPIRED = "too_late"
    TAKEN_BACK = "taken_back"
    RECORDED = "recorded_as_paid"
    """The caseload has it as paid, and no money of it is on record here: it came before, or elsewhere."""
    OTHER_KIND = "other_kind"
    """The month was asked for or paid as the other of Phase 2 and outcome; of a month one of the two is paid."""
    NOTHING = "nothing"
    """Nothing explains it."""


IS_OWED = frozenset({Status.PAYABLE, Status.PENDING, Status.PAID})
_NOT_DECIDED = frozenset({Status.PAYABLE, Status.WAITING, Status.EXPIRED})
SAYS = {
    Explained.PAID: "THREE_PAID",
    Explained.SHARE: "THREE_SHARE",
    Explained.OTHER_YEAR: "THREE_OTHER_YEAR",
    Explained.BY_US: "THREE_BY_US",
    Explained.ASKED: "THREE_ASKED",
    Explained.NOT_ASKED: "THREE_NOT_ASKED",
    Explained.WAITING: "THREE_WAITING",
    Explained.DENIED: "THREE_DENIED",
    Explained.EXPIRED: "THREE_EXPIRED",
    Explained.TAKEN_BACK: "THREE_TAKEN_BACK",
    Explained.RECORDED: "THREE_RECORDED",
    Explained.OTHER_KIND: "THREE_OTHER_KIND",
    Explained.NOTHING: "THREE_NOTHING",
}


@dataclass(frozen=True, slots=True)
class Sides:
    """The three sides of one payment, in whole cents. `owed` is our share of what the rules give at their own rate.

    `status` is how the rules see it, None where the ladder does not have it; `judged` how the amount that came stood to
    what was expected; `said` whether somebody explained the difference in words.
    """

    owed: int | None
    status: Status | None
    asked: int | None
    is_asked: bool
    paid: int
    judged: Difference | None = None
    said: bool = False
    taken_back: int = 0
    """Of money of which nothing is left."""
    part_taken: int = 0
    """Of the money that came and still stands."""
    is_other_kind: bool = False
    """Whether the other of Phase 2 and outcome was asked for or paid for the same month."""


@dataclass(frozen=True, slots=True)
class Matched:
    """`owed` counts only what is owed now; `difference` is what came less that."""

    owed: int
    asked: int
    paid: int
    difference: int
    by: Explained

    @property
    def reason(self) -> Reason:
        return Reason(SAYS[self.by], {"off_cents": abs(self.difference)}, "20 CFR 411.555, .575")

    @property
    def is_explained(self) -> bool:
        return self.by is not Explained.NOTHING


def match_of(sides: Sides) -> Matched:
    """The three sides laid beside each other, with what explains the difference."""
    if sides.is_other_kind and not sides.paid and not sides.is_asked and sides.status in _NOT_DECIDED:
        return Matched(0, 0, 0, 0, Explained.OTHER_KIND)
    denied_or_late = sides.status in (Status.DENIED, Status.EXPIRED)
    owed = sides.owed or 0
    if not (sides.status in IS_OWED or (sides.paid and denied_or_late)):
        owed = 0
    off = sides.paid - owed
    return Matched(owed, sides.asked or 0, sides.paid, off, _explained(sides, off))


def _explained(sides: Sides, off: int) -> Explained:
    if sides.paid:
        return _of_money(sides, off)
    if sides.status is Status.DENIED:
        return Explained.TAKEN_BACK if sides.taken_back else Explained.DENIED
    if sides.is_asked or sides.status is Status.PENDING:
        return Explained.ASKED
    if sides.status is Status.PAID:
        return Explained.RECORDED
    if sides.status is Status.EXPIRED:
        return Explained.EXPIRED
    if sides.status is Status.WAITING:
        return Explained.WAITING
    if sides.status is Status.PAYABLE:
        return Explained.NOT_ASKED
    if sides.taken_back:
        return Explained.TAKEN_BACK
    return Explained.PAID if off == 0 else Explained.NOTHING


def _of_money(sides: Sides, off: int) -> Explained:
    if off == 0:
        return Explained.SHARE if sides.judged is Difference.SHARE else Explained.PAID
    if off == -sides.part_taken:
        return Explained.TAKEN_BACK
    if sides.said:
        return Explained.BY_US
    if sides.judged is Difference.OTHER_YEAR:
        return Explained.OTHER_YEAR
    return Explained.NOTHING
