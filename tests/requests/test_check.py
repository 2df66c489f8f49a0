"""The check before sending: each reason for a denial or a diary by a case, and no clean claim is stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from milepost.caseload.simulation import simulate
from milepost.rulebook.claims import decide
from milepost.rulebook.decisions import Reason, Status
from milepost.rulebook.facts import (
    Assignment,
    AssignmentKind,
    Cash,
    ClaimCode,
    Closure,
    EndedBecause,
    Evidence,
    MonthOfWork,
    PaidBy,
    PaymentSystem,
    Program,
    RecordedPayment,
    RecordedStatus,
    Ticket,
    TicketFacts,
    VocationalRehabilitationCase,
)
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.requests import DENIALS, DenialCode, check_before_sending
from milepost.rulebook.requests.check import AskedFor, Desk, EvidenceItem, Objection

LAW = Law.packaged()
AS_OF = date(2025, 6, 16)
CLEAN = Desk(sam_expires_on=date(2027, 1, 1), contact_is_cleared=True, items=(EvidenceItem("stub"),))
C = ClaimCode


def month(text: str) -> Month:
    return Month.parse(text)


def worked(
    dollars: int, *months: str, cash: Cash = Cash.PAID, evidence: Evidence = Evidence.PRIMARY
) -> dict[Month, MonthOfWork]:
    return {
        month(one): MonthOfWork("T", month(one), earned=dollars * 100, cash=cash, evidence=evidence)
        for one in months
    }


def ticket(*, on: date = date(2024, 1, 10), **assignment: Any) -> TicketFacts:
    """Assigned to EN-A, at the trial work level from February to April 2024."""
    given = Assignment(
        "T", "EN-A", AssignmentKind.EMPLOYMENT_NETWORK, PaymentSystem.MILESTONE_OUTCOME, on, **assignment
    )
    return TicketFacts(Ticket("T", Program.SSDI), (given,), worked(1_110, "2024-02", "2024-03", "2024-04"))


def asked(claim: ClaimCode, text: str, number: int | None = None) -> AskedFor:
    return AskedFor(claim, month(text), "EN-A", number)


def found(request: AskedFor, facts: TicketFacts, desk: Desk = CLEAN, as_of: date = AS_OF) -> list[Objection]:
    return list(check_before_sending(request, facts, LAW, desk, as_of=as_of))


def codes(request: AskedFor, facts: TicketFacts, desk: Desk = CLEAN, as_of: date = AS_OF) -> set[DenialCode]:
    return {one.denial.code for one in found(request, facts, desk, as_of) if one.stops}


def paid(claim: ClaimCode, text: str, number: int | None = None, **more: Any) -> RecordedPayment:
    given = {"provider": "EN-A", "status": RecordedStatus.PAID, **more}
    return RecordedPayment("T", given.pop("provider"), claim, number, month(text), **given)


def test_a_clean_request_meets_no_objection() -> None:
    assert found(asked(C.P1M1, "2024-02"), ticket()) == []
    assert found(asked(C.P1M2, "2024-04"), ticket()) == []


MILESTONE_1 = asked(C.P1M1, "2024-02")
CASES: dict[DenialCode, tuple[AskedFor, TicketFacts, Desk, date]] = {
    DenialCode.NOT_ASSIGNED: (AskedFor(C.P1M1, month("2024-02"), "EN-B"), ticket(), CLEAN, AS_OF),
    DenialCode.BEFORE_FIRST: (asked(C.P1M1, "2024-01"), ticket(), CLEAN, AS_OF),
    DenialCode.PLAN_LATE: (
        MILESTONE_1,
        ticket(plan_signed_on=date(2024, 1, 10), plan_received_on=date(2024, 2, 1)),
        CLEAN,
        AS_OF,
    ),
    DenialCode.DUPLICATE_OURS: (
        MILESTONE_1,
        replace(ticket(), payments=(paid(C.P1M1, "2024-02"),)),
        CLEAN,
        AS_OF,
    ),
    DenialCode.DUPLICATE_OTHER: (
        MILESTONE_1,
        replace(ticket(), payments=(paid(C.P1M1, "2024-02", provider="EN-B"),)),
        CLEAN,
        AS_OF,
    ),
    DenialCode.BELOW_TRIAL_WORK: (
        MILESTONE_1,
        replace(ticket(), months=worked(554, "2024-02")),
        CLEAN,
        AS_OF,
    ),
    DenialCode.HALF_LEVEL: (MILESTONE_1, replace(ticket(), months=worked(555, "2024-02")), CLEAN, AS_OF),
    DenialCode.LOOK_BACK: (
        asked(C.P1M1, "2024-03"),
        replace(ticket(), months=worked(1_200, "2023-12", "2024-03")),
        CLEAN,
        AS_OF,
    ),
    DenialCode.PRIOR_VR: (
        MILESTONE_1,
        replace(
            ticket(),
            vr_cases=(
                VocationalRehabilitationCase(
                    "T", "VR", None, date(2023, 10, 1), Closure.EMPLOYMENT_OUTCOME, PaidBy.COST_REIMBURSEMENT
                ),
            ),
        ),
        CLEAN,
        AS_OF,
    ),
    DenialCode.OUTCOME_BEGAN: (
        asked(C.P1M1, "2024-03"),
        replace(ticket(), months=worked(1_700, "2024-02", "2024-03", cash=Cash.NONE_WORK)),
        CLEAN,
        AS_OF,
    ),
    DenialCode.BELOW_SUBSTANTIAL: (
        asked(C.OUTCOME, "2024-02"),
        replace(ticket(), months=worked(1_549, "2024-02", cash=Cash.NONE_WORK)),
        CLEAN,
        AS_OF,
    ),
    DenialCode.BELOW_BLIND: (
        asked(C.OUTCOME, "2024-02"),
        replace(
            ticket(),
            ticket=Ticket("T", Program.SSDI, blind=True),
            months=worked(2_589, "2024-02", cash=Cash.NONE_WORK),
        ),
        CLEAN,
        AS_OF,
    ),
    DenialCode.NOT_WAGES: (
        MILESTONE_1,
        ticket(),
        replace(CLEAN, items=(EvidenceItem("NDNH", is_wages=False),)),
        AS_OF,
    ),
    DenialCode.DEATH: (
        asked(C.P1M2, "2024-04"),
        replace(
            ticket(),
            ticket=Ticket("T", Program.SSDI, ended_on=date(2024, 4, 2), ended_because=EndedBecause.DEATH),
        ),
        CLEAN,
        AS_OF,
    ),
    DenialCode.MEDICAL_CESSATION: (
        asked(C.P1M2, "2024-04"),
        replace(
            ticket(),
            ticket=Ticket(
                "T", Program.SSDI, ended_on=date(2024, 4, 30), ended_because=EndedBecause.MEDICAL_CESSATION
            ),
        ),
        CLEAN,
        AS_OF,
    ),
    DenialCode.TICKET_ENDED: (
        asked(C.P1M2, "2024-04"),
        replace(ticket(), ticket=Ticket("T", Program.SSDI, ended_on=date(2024, 3, 1))),
        CLEAN,
        AS_OF,
    ),
    DenialCode.AGREEMENT_ENDED: (MILESTONE_1, ticket(), replace(CLEAN, agreement_ended_on=AS_OF), AS_OF),
    DenialCode.EVIDENCE: (
        MILESTONE_1,
        replace(ticket(), months=worked(1_110, "2024-02", evidence=Evidence.NONE)),
        CLEAN,
        AS_OF,
    ),
    DenialCode.SECONDARY_ONLY: (
        MILESTONE_1,
        replace(ticket(), months=worked(1_110, "2024-02", evidence=Evidence.SECONDARY)),
        CLEAN,
        AS_OF,
    ),
    DenialCode.OVER_24_MONTHS: (MILESTONE_1, ticket(), CLEAN, date(2026, 3, 1)),
    DenialCode.MONTH_NOT_OVER: (MILESTONE_1, ticket(), CLEAN, date(2024, 2, 29)),
    DenialCode.CASH_PAYABLE: (
        asked(C.OUTCOME, "2024-02"),
        replace(ticket(), months=worked(1_700, "2024-02")),
        CLEAN,
        AS_OF,
    ),
    DenialCode.OUT_OF_ORDER: (
        asked(C.PHASE_2, "2024-02", 1),
        replace(ticket(), months=worked(1_700, "2024-02")),
        CLEAN,
        AS_OF,
    ),
    DenialCode.ALL_PAID: (
        asked(C.PHASE_2, "2024-04"),
        replace(ticket(), payments=tuple(paid(C.PHASE_2, f"2023-{one:02}", one) for one in range(1, 12))),
        CLEAN,
        AS_OF,
    ),
    DenialCode.OUTCOME_ONLY: (
        MILESTONE_1,
        replace(
            ticket(),
            assignments=tuple(
                replace(one, system=PaymentSystem.OUTCOME_ONLY) for one in ticket().assignments
            ),
        ),
        CLEAN,
        AS_OF,
    ),
    DenialCode.RECONCILIATION_EARLY: (asked(C.RECONCILIATION, "2024-04"), ticket(), CLEAN, AS_OF),
    DenialCode.SAM_LAPSED: (MILESTONE_1, ticket(), replace(CLEAN, sam_expires_on=date(2025, 6, 15)), AS_OF),
    DenialCode.CONTACT_NOT_CLEARED: (MILESTONE_1, ticket(), replace(CLEAN, contact_is_cleared=False), AS_OF),
}


@pytest.mark.parametrize("code", CASES)
def test_each_reason_is_found_before_it_is_sent(code: DenialCode) -> None:
    request, facts, desk, as_of = CASES[code]
    objections = found(request, facts, desk, as_of)
    assert code in {one.denial.code for one in objections if one.stops}
    for one in objections:
        for language in ("en", "es"):
            for reason in (one.finding, one.cure, one.denial.meaning):
                assert "{" not in reason.finding(language)


def test_every_reason_has_a_case() -> None:
    """Work expenses are SSA's to judge, so they warn and never stop."""
    assert set(DENIALS) - set(CASES) == {DenialCode.WORK_EXPENSES}


def test_the_other_side_of_each_boundary_is_clean() -> None:
    assert codes(MILESTONE_1, ticket(), CLEAN, date(2026, 2, 28)) == set()
    assert codes(MILESTONE_1, ticket(), CLEAN, date(2024, 3, 1)) == set()
    in_time = ticket(plan_signed_on=date(2024, 1, 10), plan_received_on=date(2024, 1, 24))
    assert codes(MILESTONE_1, in_time) == set()
    assert codes(MILESTONE_1, ticket(), replace(CLEAN, sam_expires_on=AS_OF)) == set()
    outcome = replace(ticket(), months=worked(1_550, "2024-02", cash=Cash.NONE_WORK))
    assert codes(asked(C.OUTCOME, "2024-02"), outcome) == set()
    denied = replace(ticket(), payments=(paid(C.P1M1, "2024-02", status=RecordedStatus.DENIED),))
    assert codes(MILESTONE_1, denied) == set(), "a denial does not use up the payment"


def test_half_of_the_level_is_paid_where_the_level_follows_within_two_months() -> None:
    """Program operations 4.1: it may be asked for with a note; the ladder does not count on it."""
    followed = replace(ticket(), months=worked(555, "2024-02") | worked(1_110, "2024-04"))
    assert DenialCode.HALF_LEVEL not in codes(MILESTONE_1, followed)
    later = replace(ticket(), months=worked(555, "2024-02") | worked(1_110, "2024-05"))
    assert codes(MILESTONE_1, later) == {DenialCode.HALF_LEVEL}


def test_after_unassignment_a_certification_of_services_goes_with_it() -> None:
    left = ticket(unassigned_on=date(2024, 3, 1))
    april = asked(C.P1M2, "2024-04")
    assert codes(april, left) == {DenialCode.NOT_ASSIGNED}
    assert codes(april, left, replace(CLEAN, certifies_services=True)) == set()


def test_what_ssa_has_already_needs_no_evidence() -> None:
    known = replace(ticket(), months=worked(1_110, "2024-02", evidence=Evidence.SSA))
    faulty = replace(CLEAN, items=(EvidenceItem("stub", (Reason("FOUND_SAM_UNKNOWN"),)),))
    assert codes(MILESTONE_1, known, faulty) == set()


def test_a_claim_that_rests_on_several_months_needs_evidence_of_each() -> None:
    lacking = replace(
        ticket(),
        months=worked(1_110, "2024-02", evidence=Evidence.NONE) | worked(1_110, "2024-03", "2024-04"),
    )
    assert codes(asked(C.P1M2, "2024-04"), lacking) == {DenialCode.EVIDENCE}
    more = replace(lacking, months=lacking.months | worked(1_110, "2024-05"))
    assert codes(asked(C.P1M2, "2024-05"), more) == set(), "four good months, of which three have evidence"


def test_work_expenses_and_a_missing_year_to_date_warn_and_do_not_stop() -> None:
    given = replace(ticket(), months=worked(1_600, "2024-02", cash=Cash.NONE_WORK))
    desk = replace(CLEAN, work_expenses_cents=5_001, items=(EvidenceItem("stub", has_year_to_date=False),))
    warned = found(asked(C.OUTCOME, "2024-02"), given, desk)
    assert {(one.denial.code, one.stops) for one in warned} == {
        (DenialCode.WORK_EXPENSES, False),
        (DenialCode.EVIDENCE, False),
    }


def test_none_of_a_thousand_clean_claims_is_stopped() -> None:
    as_of, checked = date(2025, 12, 15), 0
    for facts in simulate(700, 11, as_of=as_of):
        for claim in decide(facts, LAW, as_of=as_of, compare=False).claims:
            if claim.status is not Status.PAYABLE or claim.month is None or claim.provider is None:
                continue
            if claim.claim_from is not None and claim.claim_from > as_of:
                continue  # the month that runs counts in full for the ladder, and is asked for when it is over
            desk = replace(CLEAN, sam_expires_on=date(2026, 6, 30), certifies_services=True)
            request = AskedFor(claim.claim, claim.month, claim.provider, claim.number)
            assert codes(request, facts, desk, as_of) == set(), (facts.ticket.ticket, request)
            checked += 1
    assert checked >= 1_000, checked
