"""What an incentive scheme of a State is made of: conditions, payments, papers, a notice, an invoice, days of validity.

One record expresses the scheme of any State without code (systems A.7). What the text of a scheme leaves open is a setting with
a name here, never a constant in the evaluation. Nothing that is unknown has a figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from milepost.rulebook.money import Cents


class Programme(StrEnum):
    PARTNERSHIP_PLUS = "partnership_plus"
    VR_POST_CLOSURE = "vr_post_closure"
    AEN_SHARE = "aen_share"


class Effect(StrEnum):
    """What it does when something is not as the scheme asks."""

    BARS = "bars"
    WARNS = "warns"


class ConditionKind(StrEnum):
    """Whom a scheme pays for; each condition is optional, and all that are named must hold."""

    PROVIDER_IS_EN = "provider_is_en"
    PROVIDER_UNDER_CONTRACT = "provider_under_contract"
    AGREEMENT_ON_FILE = "agreement_on_file"
    SERVICE_ANY_OF = "service_any_of"
    SAME_PROVIDER = "same_provider"
    CLOSURE_ANY_OF = "closure_any_of"
    VR_PAID_BY = "vr_paid_by"
    ASSIGNED_TO_PROVIDER = "assigned_to_provider"
    ASSIGNED_AFTER_CLOSURE = "assigned_after_closure"
    ASSIGNED_WITHIN_DAYS = "assigned_within_days"
    NO_EN_DURING_VR = "no_en_during_vr"
    IN_USE_WITH_VR_FIRST = "in_use_with_vr_first"
    NOT_ANOTHER_EN = "not_another_en"
    NAMED_ON_FORM = "named_on_form"
    LIST_OF_ENS_GIVEN = "list_of_ens_given"


ALWAYS, IF_FIRST = "always", "if_first"
"""Of `not_another_en`: any other EN after closure bars, or only one that was chosen first."""
TAKES_VALUES = {
    ConditionKind.SERVICE_ANY_OF,
    ConditionKind.CLOSURE_ANY_OF,
    ConditionKind.VR_PAID_BY,
    ConditionKind.NOT_ANOTHER_EN,
}


@dataclass(frozen=True, slots=True)
class Condition:
    kind: ConditionKind
    values: tuple[str, ...] = ()
    """Services, kinds of closure, ways in which VR is paid; of `not_another_en`: `always` or `if_first`."""
    days: int | None = None
    """Of `assigned_within_days`: so many days after closure."""
    form: str = ""
    """Of `named_on_form`: which form."""
    only_for: str = ""
    """The condition is asked only where this service led to closure; empty: always."""
    effect: Effect = Effect.BARS
    cite: str = ""


class Level(StrEnum):
    """What a month is measured against."""

    SGA = "sga"
    TWL = "twl"
    FIXED = "fixed"
    HOURS = "hours"


class Measure(StrEnum):
    """Which figure of a month: what was earned in it, or what was paid in it."""

    EARNED = "earned"
    PAID = "paid"


class YearOf(StrEnum):
    """Of which year the level is: of the month, or of the day on which it is decided."""

    YEAR_EARNED = "year_earned"
    YEAR_CLAIMED = "year_claimed"


class Blind(StrEnum):
    NONBLIND = "nonblind"
    BLIND_IF_BLIND = "blind_if_blind"


class Rounding(StrEnum):
    NONE = "none"
    NEAREST_DOLLAR = "nearest_dollar"
    UP_TO_DOLLAR = "up_to_dollar"


@dataclass(frozen=True, slots=True)
class Outcome:
    """So many months at or above a level within so many consecutive ones."""

    level: Level
    months: int
    within: int
    multiple: Decimal = Decimal(1)
    """Of SGA or of the trial work level: 1.05 is 105 percent. The product is compared exactly unless `rounding` says otherwise."""
    fixed: Cents | None = None
    hours: int | None = None
    measure: Measure = Measure.EARNED
    year: YearOf = YearOf.YEAR_EARNED
    blind: Blind = Blind.NONBLIND
    rounding: Rounding = Rounding.NONE
    only_while_assigned: bool = False
    """A month counts only when the provider held the Ticket on its last day."""


class Anchor(StrEnum):
    """From what a window is counted."""

    VR_CLOSURE = "vr_closure"
    TICKET_ASSIGNMENT = "ticket_assignment"
    PAYMENT = "payment"


class AnchorDay(StrEnum):
    """Which day of an earlier payment a window is counted from."""

    ACHIEVED = "achieved"
    INVOICED = "invoiced"
    APPROVED = "approved"
    PAID = "paid"


class FirstMonth(StrEnum):
    """The first month of a window: the one after its anchor's, or its anchor's own."""

    AFTER_ANCHOR = "after_anchor"
    OF_ANCHOR = "of_anchor"


class Inside(StrEnum):
    """What must lie within the window: each month that counts, only the last of them, or the whole run from the first of them."""

    COUNTED_MONTHS = "counted_months"
    LAST_MONTH = "last_month"
    WHOLE_RUN = "whole_run"


@dataclass(frozen=True, slots=True)
class Window:
    anchor: Anchor
    months: int
    payment: int | None = None
    """Of which payment, where the anchor is one."""
    anchor_day: AnchorDay = AnchorDay.PAID
    first_month: FirstMonth = FirstMonth.AFTER_ANCHOR
    inside: Inside = Inside.COUNTED_MONTHS


@dataclass(frozen=True, slots=True)
class Amount:
    """What is paid for one service and tier: a sum, a share of a reference fee, or a rate for each hour. All empty: not known."""

    service: str = ""
    tier: str = ""
    sum: Cents | None = None
    percent: Decimal | None = None
    percent_of: Cents | None = None
    hourly: Cents | None = None
    note: str = ""
    cite: str = ""


class BonusKind(StrEnum):
    REACHED_WITHIN_MONTHS = "reached_within_months"
    """The outcome is reached in so many months of the window."""
    HOURS_A_MONTH = "hours_a_month"
    """Each month that counts has so many hours."""


@dataclass(frozen=True, slots=True)
class Bonus:
    kind: BonusKind
    value: int
    sum: Cents


@dataclass(frozen=True, slots=True)
class Payment:
    number: int
    label: str
    outcome: Outcome
    window: Window
    amounts: tuple[Amount, ...]
    bonuses: tuple[Bonus, ...] = ()
    requires: tuple[int, ...] = ()
    may_reuse_months: bool = True
    """Months that an earlier payment counted may count again."""
    times: int = 1
    """At most so often for a Ticket."""
    needs_notice: bool = True
    needs_papers: bool = True
    cite: str = ""


@dataclass(frozen=True, slots=True)
class TicketProof:
    """A paper that shows to whom the Ticket is assigned."""

    kind: str
    max_age_days: int | None = None
    """At most so many days from its day to the invoice; empty: however old."""
    signed_by_both: bool = False
    may_follow_invoice: bool = False
    """Signed after the invoice it counts too, by as many days."""


@dataclass(frozen=True, slots=True)
class Papers:
    forms: tuple[str, ...] = ()
    evidence_any_of: tuple[str, ...] = ()
    evidence_min: int = 0
    evidence_is_sample: bool = False
    """The scheme's own list is not known; this one is ours."""
    ticket_proof_any_of: tuple[TicketProof, ...] = ()
    cite: str = ""


class NoticeBefore(StrEnum):
    """Until which day the days of the notice are counted."""

    EXPECTED = "expected"
    """The day on which the provider expected the level to be reached, as the notice said."""
    MONTH_BEGINS = "month_begins"
    MONTH_ENDS = "month_ends"


@dataclass(frozen=True, slots=True)
class Notice:
    days: int = 0
    """So many days ahead; 0: no notice is asked for."""
    to: str = ""
    in_writing: bool = True
    counted_to: NoticeBefore = NoticeBefore.EXPECTED
    late: Effect = Effect.WARNS
    """What a notice does that came too late."""
    cite: str = ""


class NumberRule(StrEnum):
    NO_SSN = "no_ssn"
    NO_CASE_ID = "no_case_id"
    NO_NAME = "no_name"


class TinRule(StrEnum):
    NOT_BY_SSN = "not_by_ssn"
    """No Texas Identification Number that begins with 2: those were made from a Social Security number."""


@dataclass(frozen=True, slots=True)
class Invoice:
    number_rules: tuple[NumberRule, ...] = ()
    tin_rules: tuple[TinRule, ...] = ()
    deadline_days: int | None = None
    """At most so many days after the month in which the outcome is reached."""
    authorization: Effect = Effect.WARNS
    """What is done while no service authorization or purchase order is there."""
    partial_allowed: bool = False
    cite: str = ""


@dataclass(frozen=True, slots=True)
class ReferralForm:
    form: str
    what: str = ""
    sent_by: str = ""
    sent_to: str = ""


class DatesBy(StrEnum):
    """Which day must lie within the days of validity: of the month reached, or of the closure."""

    ACHIEVED = "achieved"
    CLOSURE = "closure"


@dataclass(frozen=True, slots=True)
class Scheme:
    id: str
    state: str
    agency: str
    name: str
    programme: Programme
    effective_from: date | None = None
    effective_to: date | None = None
    dates_by: DatesBy = DatesBy.ACHIEVED
    is_historic: bool = False
    is_confirmed: bool = False
    source: str = ""
    note: str = ""
    conditions: tuple[Condition, ...] = ()
    payments: tuple[Payment, ...] = ()
    """Without one it is an agreement on referrals alone."""
    papers: Papers = Papers()
    notice: Notice = Notice()
    invoice: Invoice = Invoice()
    referral_forms: tuple[ReferralForm, ...] = ()
    who_pays: str = ""
    who_receives: str = ""
    share_rules: str = ""
    blocks_ssa_payments: tuple[str, ...] = ()
    reduces_ssa_payments: bool = False

    @property
    def is_referral_only(self) -> bool:
        return not self.payments
