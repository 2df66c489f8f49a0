"""What a rule answers: the answer, its reasons in words, what is missing, and the section of the law.

A page, a letter, the API and the command line print these objects; nothing else words a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.wording import Worded, sentence


class Status(StrEnum):
    """The state of one claim, as the exchange format names it."""

    PAID = "paid"
    PENDING = "pending"
    DENIED = "denied"
    PAYABLE = "payable"
    WAITING = "waiting"
    EXPIRED = "expired"
    NOT_PAYABLE = "not_payable"
    BARRED = "barred"
    CLOSED = "closed"


class Terms(StrEnum):
    """Under which title's counts and rates a Ticket is paid."""

    TITLE_2 = "t2"
    TITLE_16 = "t16"


@dataclass(frozen=True, slots=True)
class Reason:
    """One plain sentence with its figures and its section; the sentence is worded in each language."""

    code: str
    figures: Mapping[str, object] = field(default_factory=dict)
    law: str = ""

    def finding(self, language: str = "en") -> str:
        return sentence(self.code, self.figures, language)


@dataclass(frozen=True, slots=True)
class Missing(Worded):
    """A fact without which a claim cannot be decided, and who can supply it."""

    code: str
    figures: Mapping[str, object] = field(default_factory=dict)
    supplied_by: str = "ticketholder"

    def words(self, language: str = "en") -> str:
        return sentence(self.code, self.figures, language)


@dataclass(frozen=True, slots=True)
class Claim:
    """One payment of the ladder that was attained, barred or closed. `amount` in whole dollars."""

    claim: ClaimCode
    number: int | None
    month: Month | None
    status: Status
    provider: str | None
    amount: int | None
    claim_from: date | None
    claim_by: date | None
    reasons: tuple[Reason, ...]
    missing: tuple[Missing, ...] = ()
    would_change: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        assert self.reasons, "a decision without a reason is not a decision"


@dataclass(frozen=True, slots=True)
class Left:
    """What could still be paid in future: available, and neither attained nor paid."""

    p1: int
    p2: int
    outcome: int
    reconciliation: bool


@dataclass(frozen=True, slots=True)
class TicketDecision:
    """Every claim of one Ticket on one day, in one reading."""

    ticket: str
    as_of: date
    reading: str
    terms: Terms
    first_assigned: date | None
    outcome_period_began: Month | None
    look_back: Mapping[ClaimCode, bool]
    """True where the look-back bars the Phase 1 milestone."""
    left: Left
    claims: tuple[Claim, ...]
