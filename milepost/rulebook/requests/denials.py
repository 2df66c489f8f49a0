"""Why the program manager denies or holds a request: each reason with its cause, its cure, and who acts.

Program operations 4.8 and systems D.6 (a list put together from training papers; SSA's own list of reasons was not to be
had, so the codes are ours). The sentences stand in `wording_requests`: `DENIAL_<CODE>` says what it means,
`CURE_<CODE>` what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from milepost.rulebook.decisions import Reason

LIST = "program operations 4.8"


class DenialCode(StrEnum):
    NOT_ASSIGNED = "not_assigned"
    BEFORE_FIRST = "before_first"
    PLAN_LATE = "plan_late"
    DUPLICATE_OURS = "duplicate_ours"
    DUPLICATE_OTHER = "duplicate_other"
    BELOW_TRIAL_WORK = "below_trial_work"
    BELOW_SUBSTANTIAL = "below_substantial"
    BELOW_BLIND = "below_blind"
    HALF_LEVEL = "half_level"
    LOOK_BACK = "look_back"
    PRIOR_VR = "prior_vr"
    OUTCOME_BEGAN = "outcome_began"
    WORK_EXPENSES = "work_expenses"
    NOT_WAGES = "not_wages"
    DEATH = "death"
    MEDICAL_CESSATION = "medical_cessation"
    TICKET_ENDED = "ticket_ended"
    AGREEMENT_ENDED = "agreement_ended"
    EVIDENCE = "evidence"
    SECONDARY_ONLY = "secondary_only"
    OVER_24_MONTHS = "over_24_months"
    MONTH_NOT_OVER = "month_not_over"
    CASH_PAYABLE = "cash_payable"
    OUT_OF_ORDER = "out_of_order"
    ALL_PAID = "all_paid"
    OUTCOME_ONLY = "outcome_only"
    RECONCILIATION_EARLY = "reconciliation_early"
    SAM_LAPSED = "sam_lapsed"
    CONTACT_NOT_CLEARED = "contact_not_cleared"


class Resend(StrEnum):
    """Whether the same month may be asked for again after this."""

    WHEN_CURED = "when_cured"
    OTHER_MONTH = "other_month"
    """Not for this month; perhaps for another."""
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Denial:
    """One reason. `who` acts next: `provider`, `ticketholder`, `ssa` or `program_manager`."""

    code: DenialCode
    who: str
    resend: Resend
    law: str
    is_diary: bool = False
    """The request is held, not denied, until it is cured."""

    @property
    def meaning(self) -> Reason:
        return Reason(_MEANINGS[self.code], {}, self.law)

    @property
    def cure(self) -> Reason:
        return Reason(_CURES[self.code], {})


_MEANINGS: Mapping[DenialCode, str] = {
    DenialCode.NOT_ASSIGNED: "DENIAL_NOT_ASSIGNED",
    DenialCode.BEFORE_FIRST: "DENIAL_BEFORE_FIRST",
    DenialCode.PLAN_LATE: "DENIAL_PLAN_LATE",
    DenialCode.DUPLICATE_OURS: "DENIAL_DUPLICATE_OURS",
    DenialCode.DUPLICATE_OTHER: "DENIAL_DUPLICATE_OTHER",
    DenialCode.BELOW_TRIAL_WORK: "DENIAL_BELOW_TRIAL_WORK",
    DenialCode.BELOW_SUBSTANTIAL: "DENIAL_BELOW_SUBSTANTIAL",
    DenialCode.BELOW_BLIND: "DENIAL_BELOW_BLIND",
    DenialCode.HALF_LEVEL: "DENIAL_HALF_LEVEL",
    DenialCode.LOOK_BACK: "DENIAL_LOOK_BACK",
    DenialCode.PRIOR_VR: "DENIAL_PRIOR_VR",
    DenialCode.OUTCOME_BEGAN: "DENIAL_OUTCOME_BEGAN",
    DenialCode.WORK_EXPENSES: "DENIAL_WORK_EXPENSES",
    DenialCode.NOT_WAGES: "DENIAL_NOT_WAGES",
    DenialCode.DEATH: "DENIAL_DEATH",
    DenialCode.MEDICAL_CESSATION: "DENIAL_MEDICAL_CESSATION",
    DenialCode.TICKET_ENDED: "DENIAL_TICKET_ENDED",
    DenialCode.AGREEMENT_ENDED: "DENIAL_AGREEMENT_ENDED",
    DenialCode.EVIDENCE: "DENIAL_EVIDENCE",
    DenialCode.SECONDARY_ONLY: "DENIAL_SECONDARY_ONLY",
    DenialCode.OVER_24_MONTHS: "DENIAL_OVER_24_MONTHS",
    DenialCode.MONTH_NOT_OVER: "DENIAL_MONTH_NOT_OVER",
    DenialCode.CASH_PAYABLE: "DENIAL_CASH_PAYABLE",
    DenialCode.OUT_OF_ORDER: "DENIAL_OUT_OF_ORDER",
    DenialCode.ALL_PAID: "DENIAL_ALL_PAID",
    DenialCode.OUTCOME_ONLY: "DENIAL_OUTCOME_ONLY",
    DenialCode.RECONCILIATION_EARLY: "DENIAL_RECONCILIATION_EARLY",
    DenialCode.SAM_LAPSED: "DENIAL_SAM_LAPSED",
    DenialCode.CONTACT_NOT_CLEARED: "DENIAL_CONTACT_NOT_CLEARED",
}
_CURES: Mapping[DenialCode, str] = {
    DenialCode.NOT_ASSIGNED: "CURE_NOT_ASSIGNED",
    DenialCode.BEFORE_FIRST: "CURE_BEFORE_FIRST",
    DenialCode.PLAN_LATE: "CURE_PLAN_LATE",
    DenialCode.DUPLICATE_OURS: "CURE_DUPLICATE_OURS",
    DenialCode.DUPLICATE_OTHER: "CURE_DUPLICATE_OTHER",
    DenialCode.BELOW_TRIAL_WORK: "CURE_BELOW_LEVEL",
    DenialCode.BELOW_SUBSTANTIAL: "CURE_BELOW_LEVEL",
    DenialCode.BELOW_BLIND: "CURE_BELOW_LEVEL",
    DenialCode.HALF_LEVEL: "CURE_HALF_LEVEL",
    DenialCode.LOOK_BACK: "CURE_LATER_PAYMENT",
    DenialCode.PRIOR_VR: "CURE_PRIOR_VR",
    DenialCode.OUTCOME_BEGAN: "CURE_OUTCOME_BEGAN",
    DenialCode.WORK_EXPENSES: "CURE_WORK_EXPENSES",
    DenialCode.NOT_WAGES: "CURE_NOT_WAGES",
    DenialCode.DEATH: "CURE_ENDED",
    DenialCode.MEDICAL_CESSATION: "CURE_ENDED",
    DenialCode.TICKET_ENDED: "CURE_ENDED",
    DenialCode.AGREEMENT_ENDED: "CURE_AGREEMENT_ENDED",
    DenialCode.EVIDENCE: "CURE_EVIDENCE",
    DenialCode.SECONDARY_ONLY: "CURE_SECONDARY_ONLY",
    DenialCode.OVER_24_MONTHS: "CURE_OVER_24_MONTHS",
    DenialCode.MONTH_NOT_OVER: "CURE_MONTH_NOT_OVER",
    DenialCode.CASH_PAYABLE: "CURE_CASH_PAYABLE",
    DenialCode.OUT_OF_ORDER: "CURE_OUT_OF_ORDER",
    DenialCode.ALL_PAID: "CURE_LATER_PAYMENT",
    DenialCode.OUTCOME_ONLY: "CURE_OUTCOME_ONLY",
    DenialCode.RECONCILIATION_EARLY: "CURE_RECONCILIATION_EARLY",
    DenialCode.SAM_LAPSED: "CURE_SAM_LAPSED",
    DenialCode.CONTACT_NOT_CLEARED: "CURE_CONTACT_NOT_CLEARED",
}

_CURED, _OTHER, _NEVER = Resend.WHEN_CURED, Resend.OTHER_MONTH, Resend.NEVER
_ALL = (
    Denial(DenialCode.NOT_ASSIGNED, "provider", _CURED, "20 CFR 411.575, .581"),
    Denial(DenialCode.BEFORE_FIRST, "provider", _OTHER, "20 CFR 411.580"),
    Denial(DenialCode.PLAN_LATE, "provider", _OTHER, "program operations 2.2"),
    Denial(DenialCode.DUPLICATE_OURS, "provider", _NEVER, "20 CFR 411.575(a)"),
    Denial(DenialCode.DUPLICATE_OTHER, "provider", _CURED, "20 CFR 411.560"),
    Denial(DenialCode.BELOW_TRIAL_WORK, "ticketholder", _CURED, "20 CFR 411.525(a)(2)(i)"),
    Denial(DenialCode.BELOW_SUBSTANTIAL, "ticketholder", _CURED, "20 CFR 411.525(a)(2)(ii), .575(b)"),
    Denial(DenialCode.BELOW_BLIND, "ticketholder", _CURED, "program operations 4.1; 20 CFR 411.575(b)"),
    Denial(DenialCode.HALF_LEVEL, "provider", _OTHER, "20 CFR 411.525(a)(2)(i); program operations 4.1"),
    Denial(DenialCode.LOOK_BACK, "provider", _NEVER, "20 CFR 411.535(a)(1)(i)-(ii)"),
    Denial(DenialCode.PRIOR_VR, "provider", _NEVER, "20 CFR 411.535(a)(1)(iii)"),
    Denial(DenialCode.OUTCOME_BEGAN, "provider", _NEVER, "20 CFR 411.525(c), .536"),
    Denial(DenialCode.WORK_EXPENSES, "program_manager", _CURED, "program operations 4.2"),
    Denial(DenialCode.NOT_WAGES, "ticketholder", _CURED, "program operations 4.2; systems D.6"),
    Denial(DenialCode.DEATH, "provider", _NEVER, "20 CFR 411.525(d), .155"),
    Denial(DenialCode.MEDICAL_CESSATION, "provider", _NEVER, "20 CFR 411.525(d), .155"),
    Denial(DenialCode.TICKET_ENDED, "provider", _NEVER, "20 CFR 411.525(d), .155"),
    Denial(DenialCode.AGREEMENT_ENDED, "ssa", _CURED, "systems D.6"),
    Denial(DenialCode.EVIDENCE, "ticketholder", _CURED, "20 CFR 411.575(c); program operations 4.3"),
    Denial(DenialCode.SECONDARY_ONLY, "ticketholder", _CURED, "20 CFR 411.575(c)"),
    Denial(DenialCode.OVER_24_MONTHS, "provider", _NEVER, "program operations 4.2"),
    Denial(DenialCode.MONTH_NOT_OVER, "provider", _CURED, "program operations 4.2"),
    Denial(DenialCode.CASH_PAYABLE, "ssa", _CURED, "20 CFR 411.575(b)"),
    Denial(DenialCode.OUT_OF_ORDER, "provider", _CURED, "20 CFR 411.525(a)(2)(iii)"),
    Denial(DenialCode.ALL_PAID, "provider", _NEVER, "20 CFR 411.500(b), (f)"),
    Denial(DenialCode.OUTCOME_ONLY, "provider", _NEVER, "20 CFR 411.565"),
    Denial(DenialCode.RECONCILIATION_EARLY, "provider", _CURED, "20 CFR 411.536"),
    Denial(DenialCode.SAM_LAPSED, "provider", _CURED, "systems D.5", is_diary=True),
    Denial(DenialCode.CONTACT_NOT_CLEARED, "provider", _CURED, "program operations 4.6", is_diary=True),
)
DENIALS: Mapping[DenialCode, Denial] = {denial.code: denial for denial in _ALL}
"""Every reason by its code."""
