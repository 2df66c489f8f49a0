"""What the evaluation of a scheme answers, payment by payment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from milepost.rulebook.decisions import Missing, Reason
from milepost.rulebook.months import Month
from milepost.rulebook.schemes.model import ConditionKind, Effect, Scheme


class Standing(StrEnum):
    """How one payment stands."""

    PAID = "paid"
    SENT = "sent"
    DENIED = "denied"
    PAYABLE = "payable"
    WAITING = "waiting"
    UNKNOWN = "unknown"
    """Nobody here can supply what is lacking: a figure that is not published, an amount that the scheme does not name."""
    LOST = "lost"
    BARRED = "barred"


@dataclass(frozen=True, slots=True)
class Lacking(Missing):
    """What is missing, with the section that asks for it."""

    law: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition: it holds, it does not, or what is missing to know. `holds` None is not known."""

    kind: ConditionKind
    holds: bool | None
    reason: Reason
    missing: Lacking | None = None
    effect: Effect = Effect.BARS


@dataclass(frozen=True, slots=True)
class PaymentAnswer:
    """One payment, and why it stands so. `cents` None is not known."""

    number: int
    time: int
    label: str
    standing: Standing
    reasons: tuple[Reason, ...]
    missing: tuple[Lacking, ...] = ()
    warnings: tuple[Reason, ...] = ()
    month: Month | None = None
    """In which the outcome is reached."""
    months: tuple[Month, ...] = ()
    """Those that count."""
    cents: int | None = None
    opens_on: date | None = None
    last_day: date | None = None
    lost_on: date | None = None

    def __post_init__(self) -> None:
        assert self.reasons, "a decision without a reason is not a decision"


@dataclass(frozen=True, slots=True)
class SchemeDecision:
    """Every payment of a scheme for one person on one day, and the conditions by themselves."""

    scheme: Scheme
    as_of: date
    conditions: tuple[Finding, ...]
    payments: tuple[PaymentAnswer, ...]

    @property
    def sum_payable(self) -> int:
        """What is payable of known amounts, in cents."""
        return sum(one.cents or 0 for one in self.payments if one.standing is Standing.PAYABLE)
