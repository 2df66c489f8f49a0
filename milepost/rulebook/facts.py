"""What is known about a Ticket: the facts that every rule decides from.

One dataclass for each file of the caseload exchange format, with the same names. `None` is "not known".
Money is in whole cents.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from milepost.rulebook.months import Month


class Program(StrEnum):
    SSDI = "ssdi"
    SSI = "ssi"
    CONCURRENT = "concurrent"


class AssignmentKind(StrEnum):
    EMPLOYMENT_NETWORK = "en"
    STATE_VR_AS_EMPLOYMENT_NETWORK = "vr_as_en"


class PaymentSystem(StrEnum):
    MILESTONE_OUTCOME = "milestone_outcome"
    OUTCOME_ONLY = "outcome_only"


class Cash(StrEnum):
    """Whether cash benefits were payable for a month, and if not, why."""

    PAID = "paid"
    NONE_WORK = "none_work"
    ENDED_WORK = "ended_work"
    ENDED_WORK_OTHER = "ended_work_other"
    NONE_OTHER = "none_other"
    UNKNOWN = "unknown"


class Evidence(StrEnum):
    PRIMARY = "primary"
    SECONDARY = "secondary"
    TWO_SECONDARY = "two_secondary"
    SSA = "ssa"
    NONE = "none"


class EndedBecause(StrEnum):
    DEATH = "death"
    MEDICAL_CESSATION = "medical_cessation"
    AGE = "age"
    OTHER = "other"


class Closure(StrEnum):
    EMPLOYMENT_OUTCOME = "employment_outcome"
    OTHER = "other"


class PaidBy(StrEnum):
    COST_REIMBURSEMENT = "cost_reimbursement"
    EN_PAYMENT = "en_payment"


class ClaimCode(StrEnum):
    P1M1 = "p1m1"
    P1M2 = "p1m2"
    P1M3 = "p1m3"
    P1M4 = "p1m4"
    PHASE_2 = "p2"
    OUTCOME = "outcome"
    RECONCILIATION = "reconciliation"


PHASE_1 = (ClaimCode.P1M1, ClaimCode.P1M2, ClaimCode.P1M3, ClaimCode.P1M4)


class RecordedStatus(StrEnum):
    PAID = "paid"
    PENDING = "pending"
    DENIED = "denied"


class StudyKind(StrEnum):
    DIPLOMA = "diploma"
    CREDITS_DEGREE = "credits_degree"
    CREDITS_VOCATIONAL = "credits_vocational"
    DEGREE_2_YEAR = "degree_2yr"
    DEGREE_4_YEAR = "degree_4yr"
    VOCATIONAL_COMPLETED = "vocational_completed"


class UseState(StrEnum):
    INACTIVE = "inactive"
    EXTENSION = "extension"
    COST_REIMBURSEMENT_STATUS = "cr_status"


@dataclass(frozen=True, slots=True)
class Ticket:
    """`tickets.csv`. `ticket` is an id of the sender's own, never a Social Security number."""

    ticket: str
    program: Program
    program_at_first_payment: Program | None = None
    blind: bool | None = None
    born_on: date | None = None
    ended_on: date | None = None
    ended_because: EndedBecause | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """`assignments.csv`. Held from `assigned_on` until the day before `unassigned_on`."""

    ticket: str
    provider: str
    kind: AssignmentKind
    system: PaymentSystem
    assigned_on: date
    unassigned_on: date | None = None
    plan_signed_on: date | None = None
    plan_received_on: date | None = None
    services_complete_on: date | None = None


class MonthOfWork(NamedTuple):
    """`months.csv`. Wages in cents; a month without a row is one without earnings, cash paid.

    A named tuple, because a caseload holds hundreds of thousands and they are made three times as fast.
    """

    ticket: str
    month: Month
    earned: int | None = None
    paid: int | None = None
    self_employed_net: int | None = None
    cash: Cash = Cash.PAID
    evidence: Evidence = Evidence.PRIMARY


@dataclass(frozen=True, slots=True)
class VocationalRehabilitationCase:
    """`vr_cases.csv`. A State VR agency's case."""

    ticket: str
    agency: str | None = None
    opened_on: date | None = None
    closed_on: date | None = None
    closure: Closure | None = None
    paid_by: PaidBy | None = None


@dataclass(frozen=True, slots=True)
class RecordedPayment:
    """`payments.csv`. What has happened to a claim so far; `amount` in cents, `number` for p2 and outcome."""

    ticket: str
    provider: str | None
    claim: ClaimCode
    number: int | None
    month: Month | None
    status: RecordedStatus
    amount: int | None = None
    decided_on: date | None = None
    work_case: str | None = None


@dataclass(frozen=True, slots=True)
class Study:
    """`education.csv`. `amount_percent`: percent of a full-time academic year, an exact fraction as text."""

    ticket: str
    month: Month
    kind: StudyKind
    amount_percent: str | None = None


@dataclass(frozen=True, slots=True)
class UsePeriod:
    """`status.csv`. From the first to the last day of a state, both included."""

    ticket: str
    from_day: date
    to_day: date | None
    state: UseState


@dataclass(frozen=True, slots=True)
class Reinstatement:
    """In use again after a failed progress review (20 CFR 411.210). Not part of the exchange format."""

    ticket: str
    failed_period: int
    reinstated_on: date


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """Everything known about one Ticket. Assignments in order of `assigned_on`; one MonthOfWork a month."""

    ticket: Ticket
    assignments: tuple[Assignment, ...] = ()
    months: dict[Month, MonthOfWork] = field(default_factory=dict)
    vr_cases: tuple[VocationalRehabilitationCase, ...] = ()
    payments: tuple[RecordedPayment, ...] = ()
    studies: tuple[Study, ...] = ()
    use_periods: tuple[UsePeriod, ...] = ()
    reinstatements: tuple[Reinstatement, ...] = ()


def names_of(fact: type[Any]) -> tuple[str, ...]:
    """The fields of a fact, in the order of the columns of its file."""
    named: tuple[str, ...] = getattr(fact, "_fields", ()) or tuple(fact.__slots__)
    return named
