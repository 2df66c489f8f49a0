"""The checklist of a request: one item, one rule, each met or with its findings and their cures.

It says in order what the check before sending has looked for, so that whoever prepares a request sees what is fine as
well as what is not. The certification of services has a rule of its own (program operations 2.4).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from milepost.rulebook.claims.known import KnownTicket
from milepost.rulebook.claims.ladder import work_out
from milepost.rulebook.claims.milestones import Attained
from milepost.rulebook.decisions import Reason, Status
from milepost.rulebook.facts import PHASE_1, ClaimCode, Evidence, TicketFacts
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.readings import PRACTICE
from milepost.rulebook.relationship import WINDOW as SHOWN_BY_NOTES
from milepost.rulebook.requests.check import AskedFor, Desk, Objection, check_before_sending
from milepost.rulebook.requests.denials import DENIALS, DenialCode

LAW_OF_CERTIFICATION = "program operations 2.4; 20 CFR 411.581"


class Item(StrEnum):
    """What is looked at, in the order of the list: our own side, the Ticket, the payment, the earnings, the evidence."""

    AGREEMENT = "agreement"
    SAM = "sam"
    CONTACT = "contact"
    MONTH_OVER = "month_over"
    IN_TIME = "in_time"
    ASSIGNED = "assigned"
    FIRST_MONTH = "first_month"
    PLAN = "plan"
    TICKET_OPEN = "ticket_open"
    NOT_ASKED = "not_asked"
    SYSTEM = "system"
    LOOK_BACK = "look_back"
    PRIOR_VR = "prior_vr"
    ORDER = "order"
    LEFT = "left"
    PERIOD = "period"
    CASH = "cash"
    DUE = "due"
    LEVEL = "level"
    EXPENSES = "expenses"
    EVIDENCE = "evidence"
    STUBS = "stubs"
    YEAR_TO_DATE = "year_to_date"
    WAGES = "wages"
    CERTIFICATION = "certification"


class Answer(StrEnum):
    MET = "met"
    LOOK = "look"
    """It does not stop the request, but is worth a look before it goes."""
    STOPS = "stops"


_OF_CODE: Mapping[DenialCode, Item] = {
    DenialCode.AGREEMENT_ENDED: Item.AGREEMENT,
    DenialCode.SAM_LAPSED: Item.SAM,
    DenialCode.CONTACT_NOT_CLEARED: Item.CONTACT,
    DenialCode.MONTH_NOT_OVER: Item.MONTH_OVER,
    DenialCode.OVER_24_MONTHS: Item.IN_TIME,
    DenialCode.NOT_ASSIGNED: Item.ASSIGNED,
    DenialCode.BEFORE_FIRST: Item.FIRST_MONTH,
    DenialCode.PLAN_LATE: Item.PLAN,
    DenialCode.DEATH: Item.TICKET_OPEN,
    DenialCode.MEDICAL_CESSATION: Item.TICKET_OPEN,
    DenialCode.TICKET_ENDED: Item.TICKET_OPEN,
    DenialCode.DUPLICATE_OURS: Item.NOT_ASKED,
    DenialCode.DUPLICATE_OTHER: Item.NOT_ASKED,
    DenialCode.OUTCOME_ONLY: Item.SYSTEM,
    DenialCode.LOOK_BACK: Item.LOOK_BACK,
    DenialCode.PRIOR_VR: Item.PRIOR_VR,
    DenialCode.OUT_OF_ORDER: Item.ORDER,
    DenialCode.ALL_PAID: Item.LEFT,
    DenialCode.OUTCOME_BEGAN: Item.PERIOD,
    DenialCode.CASH_PAYABLE: Item.CASH,
    DenialCode.RECONCILIATION_EARLY: Item.DUE,
    DenialCode.BELOW_TRIAL_WORK: Item.LEVEL,
    DenialCode.BELOW_SUBSTANTIAL: Item.LEVEL,
    DenialCode.BELOW_BLIND: Item.LEVEL,
    DenialCode.HALF_LEVEL: Item.LEVEL,
    DenialCode.WORK_EXPENSES: Item.EXPENSES,
    DenialCode.EVIDENCE: Item.EVIDENCE,
    DenialCode.SECONDARY_ONLY: Item.EVIDENCE,
    DenialCode.NOT_WAGES: Item.WAGES,
}
_OF_FINDING: Mapping[str, Item] = {
    "FOUND_AFTER_UNASSIGNMENT": Item.CERTIFICATION,
    "FOUND_ITEM_FAULTY": Item.STUBS,
    "FOUND_NO_YEAR_TO_DATE": Item.YEAR_TO_DATE,
}
"""Findings that stand under another item than their reason's others."""

_ALWAYS = (
    Item.AGREEMENT, Item.SAM, Item.CONTACT, Item.MONTH_OVER, Item.IN_TIME, Item.ASSIGNED, Item.TICKET_OPEN, Item.NOT_ASKED,
)  # fmt: skip
_OF_EARNINGS = (
    Item.FIRST_MONTH, Item.PLAN, Item.LEVEL, Item.EVIDENCE, Item.STUBS, Item.YEAR_TO_DATE, Item.WAGES, Item.CERTIFICATION,
)  # fmt: skip
_OF_PHASE_1 = (*_OF_EARNINGS, Item.SYSTEM, Item.PERIOD, Item.LOOK_BACK, Item.PRIOR_VR, Item.ORDER)
_OF_CLAIM: Mapping[ClaimCode, tuple[Item, ...]] = {
    **dict.fromkeys(PHASE_1, _OF_PHASE_1),
    ClaimCode.PHASE_2: (*_OF_EARNINGS, Item.SYSTEM, Item.PERIOD, Item.ORDER, Item.LEFT, Item.EXPENSES),
    ClaimCode.OUTCOME: (*_OF_EARNINGS, Item.LEFT, Item.CASH, Item.EXPENSES),
    ClaimCode.RECONCILIATION: (Item.DUE,),
}


_MET: Mapping[Item, str] = {
    Item.AGREEMENT: "CHECK_AGREEMENT",
    Item.SAM: "CHECK_SAM",
    Item.CONTACT: "CHECK_CONTACT",
    Item.MONTH_OVER: "CHECK_MONTH_OVER",
    Item.IN_TIME: "CHECK_IN_TIME",
    Item.ASSIGNED: "CHECK_ASSIGNED",
    Item.FIRST_MONTH: "CHECK_FIRST_MONTH",
    Item.PLAN: "CHECK_PLAN",
    Item.TICKET_OPEN: "CHECK_TICKET_OPEN",
    Item.NOT_ASKED: "CHECK_NOT_ASKED",
    Item.SYSTEM: "CHECK_SYSTEM",
    Item.LOOK_BACK: "CHECK_LOOK_BACK",
    Item.PRIOR_VR: "CHECK_PRIOR_VR",
    Item.ORDER: "CHECK_ORDER",
    Item.LEFT: "CHECK_LEFT",
    Item.PERIOD: "CHECK_PERIOD",
    Item.CASH: "CHECK_CASH",
    Item.DUE: "CHECK_DUE",
    Item.LEVEL: "CHECK_LEVEL",
    Item.EXPENSES: "CHECK_EXPENSES",
    Item.EVIDENCE: "CHECK_EVIDENCE",
    Item.STUBS: "CHECK_STUBS",
    Item.YEAR_TO_DATE: "CHECK_YEAR_TO_DATE",
    Item.WAGES: "CHECK_WAGES",
    Item.CERTIFICATION: "CHECK_CERTIFICATION",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found under an item. `who` acts; `code` is the reason of a denial or a diary, where it is one."""

    reason: Reason
    cure: Reason
    who: str
    stops: bool
    code: DenialCode | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """One item of the list, with what was found; nothing found is met."""

    item: Item
    findings: tuple[Finding, ...] = ()

    @property
    def answer(self) -> Answer:
        if any(one.stops for one in self.findings):
            return Answer.STOPS
        return Answer.LOOK if self.findings else Answer.MET

    @property
    def met(self) -> Reason:
        """What is said of it when nothing was found."""
        return Reason(_MET[self.item])


def items_of(claim: ClaimCode) -> tuple[Item, ...]:
    """Which items the list of this payment has, in order."""
    wanted = {*_ALWAYS, *_OF_CLAIM[claim]}
    return tuple(item for item in Item if item in wanted)


def item_of(objection: Objection) -> Item:
    """Under which item an objection stands."""
    return _OF_FINDING.get(objection.finding.code) or _OF_CODE[objection.denial.code]


def checklist(
    asked: AskedFor, facts: TicketFacts, law: Law, desk: Desk, *, as_of: date
) -> tuple[Checked, ...]:
    """Everything that is looked at before this request goes, in order; an objection to it stands under its item."""
    found: dict[Item, list[Finding]] = {item: [] for item in items_of(asked.claim)}
    for one in check_before_sending(asked, facts, law, desk, as_of=as_of):
        finding = Finding(one.finding, one.cure, one.denial.who, one.stops, one.denial.code)
        found.setdefault(item_of(one), []).append(finding)
    found.setdefault(Item.CERTIFICATION, []).extend(_of_relationship(asked, facts, desk))
    return tuple(
        Checked(item, tuple(found[item]))
        for item in Item
        if item in found and (found[item] or item in items_of(asked.claim))
    )


def _of_relationship(asked: AskedFor, facts: TicketFacts, desk: Desk) -> Sequence[Finding]:
    """For milestones 1 to 3 without a pay stub the notes prove that we served the person (program operations 1.4, 2.4)."""
    if asked.claim not in SHOWN_BY_NOTES or desk.items or desk.certifies_services:
        return ()
    row = facts.months.get(asked.month)
    code = "FOUND_SSA_HAS_WAGES" if row and row.evidence is Evidence.SSA else "FOUND_NO_STUB"
    return (
        Finding(
            Reason(code, {"month": asked.month}, LAW_OF_CERTIFICATION),
            Reason("CURE_CERTIFICATION", {}),
            "provider",
            stops=False,
        ),
    )


def months_shown(asked: AskedFor, facts: TicketFacts, law: Law, *, as_of: date) -> tuple[Month, ...]:
    """The months whose earnings the payment rests on, in order: those that its evidence must show.

    Of a payment that the ladder does not give, the claim month alone; of a reconciliation none.
    """
    if asked.claim is ClaimCode.RECONCILIATION:
        return ()
    for row in work_out(KnownTicket(facts, law, as_of, PRACTICE)).rows:
        is_it = row.claim is asked.claim and row.month == asked.month and row.status is not Status.NOT_PAYABLE
        if is_it and isinstance(row.basis, Attained) and not row.basis.recorded_only:
            return tuple(sorted({*row.basis.good_months, row.basis.work_month}))
    return (asked.month,)


def stopping(checked: Sequence[Checked]) -> tuple[Finding, ...]:
    """What stands in the way of sending."""
    return tuple(one for item in checked for one in item.findings if one.stops)


assert set(_OF_CODE) == set(DENIALS), "each reason for a denial stands under an item"
