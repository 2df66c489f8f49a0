"""What must hold of every Ticket, whatever its facts: caps, order, rates, and that more evidence never loses a claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from milepost.rulebook.claims import decide
from milepost.rulebook.decisions import Claim, Status, Terms, TicketDecision
from milepost.rulebook.facts import (
    PHASE_1,
    Cash,
    ClaimCode,
    Evidence,
    MonthOfWork,
    PaymentSystem,
    TicketFacts,
)
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.readings import PRACTICE, REGULATION, Reading
from tests.second_reading.caseloads import ticket

LAW = Law.packaged()
ATTAINED = {Status.PAYABLE, Status.WAITING, Status.EXPIRED}
READINGS = pytest.mark.parametrize("reading", [PRACTICE, REGULATION], ids=lambda reading: reading.name)


def tickets() -> Iterator[tuple[TicketFacts, date]]:
    """Two hundred that the second reading's tests do not use."""
    for seed in range(20_000, 20_200):
        yield ticket(seed)


def answered(facts: TicketFacts, as_of: date, reading: Reading) -> TicketDecision:
    return decide(facts, LAW, as_of=as_of, reading=reading, compare=False)


def attained(decision: TicketDecision, code: ClaimCode) -> list[Claim]:
    return [claim for claim in decision.claims if claim.claim is code and claim.status in ATTAINED]


@READINGS
def test_caps_hold_and_no_number_is_given_twice(reading: Reading) -> None:
    for facts, as_of in tickets():
        decision = answered(facts, as_of, reading)
        most = {ClaimCode.PHASE_2: 11, ClaimCode.OUTCOME: 36}
        if decision.terms is Terms.TITLE_16:
            most = {ClaimCode.PHASE_2: 18, ClaimCode.OUTCOME: 60}
        for code, cap in most.items():
            numbers = [claim.number for claim in attained(decision, code)]
            assert len(set(numbers)) == len(numbers)
            assert all(number is not None and 1 <= number <= cap for number in numbers)
        for code in (*PHASE_1, ClaimCode.RECONCILIATION):
            assert len(attained(decision, code)) <= 1


@READINGS
def test_claims_follow_each_other_in_the_order_of_the_ladder(reading: Reading) -> None:
    for facts, as_of in tickets():
        decision = answered(facts, as_of, reading)
        phase_1 = [claim for code in PHASE_1 for claim in attained(decision, code)]
        months = [claim.month for claim in phase_1 if claim.month is not None]
        assert months == sorted(months)
        for code in (ClaimCode.PHASE_2, ClaimCode.OUTCOME):
            along = [claim.month for claim in attained(decision, code) if claim.month is not None]
            assert along == sorted(set(along)), "one month, one payment"
        began = decision.outcome_period_began
        for claim in decision.claims:
            if claim.claim in (*PHASE_1, ClaimCode.PHASE_2) and claim.month is not None:
                assert began is None or claim.month < began


@READINGS
def test_each_amount_is_the_rate_of_its_year_and_title(reading: Reading) -> None:
    for facts, as_of in tickets():
        decision = answered(facts, as_of, reading)
        title = 16 if decision.terms is Terms.TITLE_16 else 2
        systems = {one.provider: one.system for one in facts.assignments}
        for claim in decision.claims:
            if claim.status not in ATTAINED or claim.month is None or claim.claim is ClaimCode.RECONCILIATION:
                continue
            year = claim.month.year
            if claim.claim in PHASE_1:
                rate = LAW.phase_1_rate(year)
            elif claim.claim is ClaimCode.PHASE_2:
                rate = LAW.phase_2_rate(year, title)
            else:
                only = systems[str(claim.provider)] is PaymentSystem.OUTCOME_ONLY
                rate = LAW.outcome_rate(year, title, outcome_only=only)
            assert claim.amount == (rate and rate.dollars)


@READINGS
def test_more_evidence_never_loses_a_claim(reading: Reading) -> None:
    gained = 0
    for facts, as_of in tickets():
        shown = {month: row._replace(evidence=Evidence.PRIMARY) for month, row in facts.months.items()}
        before, after = (
            answered(facts, as_of, reading),
            answered(replace(facts, months=shown), as_of, reading),
        )
        keys = payable(after)
        assert payable(before) <= keys
        gained += len(keys) - len(payable(before))
    assert gained > 50, "the Tickets must have lacked evidence for this to show anything"


def payable(decision: TicketDecision) -> set[tuple[object, ...]]:
    return {
        (claim.claim, claim.number, claim.month, claim.amount)
        for claim in decision.claims
        if claim.status is Status.PAYABLE and claim.claim is not ClaimCode.RECONCILIATION
    }


@READINGS
def test_work_before_assignment_never_opens_a_milestone(reading: Reading) -> None:
    closed = 0
    for facts, as_of in tickets():
        begins = Month.of(facts.assignments[0].assigned_on)
        months = dict(facts.months)
        for month in (begins - 2, begins - 1):
            row = months.get(month, MonthOfWork("T", month))
            months[month] = row._replace(earned=400_000, paid=400_000, cash=Cash.PAID)
        before, after = (
            answered(facts, as_of, reading),
            answered(replace(facts, months=months), as_of, reading),
        )
        for code in PHASE_1:
            assert not (before.look_back[code] and not after.look_back[code])
            closed += after.look_back[code] and not before.look_back[code]
            assert len(attained(after, code)) <= len(attained(before, code))
        assert after.left.p1 <= before.left.p1
    assert closed > 20


@READINGS
def test_what_is_used_and_what_is_left_make_the_whole(reading: Reading) -> None:
    for facts, as_of in tickets():
        if facts.ticket.ended_on is not None:
            continue
        decision = answered(facts, as_of, reading)
        cap = 60 if decision.terms is Terms.TITLE_16 else 36
        used = [claim for claim in decision.claims if claim.claim is ClaimCode.OUTCOME and claim.number]
        assert decision.left.outcome + len(used) == cap


@READINGS
def test_the_order_of_the_file_does_not_matter(reading: Reading) -> None:
    for facts, as_of in tickets():
        shuffled = list(facts.months.items())
        Random(1).shuffle(shuffled)
        turned = replace(facts, months=dict(shuffled), assignments=facts.assignments[::-1])
        assert answered(turned, as_of, reading) == answered(facts, as_of, reading)


def test_every_claim_has_reasons_in_both_languages_and_names_what_it_lacks() -> None:
    for facts, as_of in tickets():
        for claim in decide(facts, LAW, as_of=as_of).claims:
            assert all(reason.finding("en") and reason.finding("es") for reason in claim.reasons)
            assert all(reason.law for reason in claim.reasons)
            assert bool(claim.missing) == (claim.status is Status.WAITING) or claim.status is Status.EXPIRED
