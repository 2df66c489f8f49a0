"""The checklist: one item, one rule; each on both sides of its line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from milepost.rulebook.facts import Cash, ClaimCode, Evidence, RecordedStatus, TicketFacts
from milepost.rulebook.requests.check import AskedFor, Desk, EvidenceItem, check_before_sending
from milepost.rulebook.requests.checklist import (
    Answer,
    Checked,
    Item,
    checklist,
    item_of,
    items_of,
    months_shown,
    stopping,
)
from milepost.rulebook.requests.denials import DenialCode
from tests.requests.test_check import (
    AS_OF,
    CASES,
    CLEAN,
    LAW,
    MILESTONE_1,
    asked,
    month,
    paid,
    ticket,
    worked,
)

C = ClaimCode
BARE = replace(CLEAN, items=())


def answers(
    request: AskedFor, facts: TicketFacts, desk: Desk = CLEAN, as_of: date = AS_OF
) -> dict[Item, Checked]:
    return {one.item: one for one in checklist(request, facts, LAW, desk, as_of=as_of)}


def test_a_clean_request_meets_every_item() -> None:
    found = answers(MILESTONE_1, ticket())
    assert {one.answer for one in found.values()} == {Answer.MET}
    assert tuple(found) == items_of(C.P1M1)
    assert {one.met.finding("en") for one in found.values()} >= {"The SAM registration is current."}
    assert all(one.met.finding("es") for one in found.values())


@pytest.mark.parametrize("code", list(CASES), ids=str)
def test_each_reason_stands_under_one_item_with_its_cure(code: DenialCode) -> None:
    request, facts, desk, as_of = CASES[code]
    found = answers(request, facts, desk, as_of)
    of_code = [item for item, one in found.items() if any(finding.code is code for finding in one.findings)]
    assert len(of_code) == 1
    item = found[of_code[0]]
    assert all(finding.cure.finding("es") for finding in item.findings)
    objections = check_before_sending(request, facts, LAW, desk, as_of=as_of)
    assert {item_of(one) for one in objections} <= set(found)
    assert len(stopping(list(found.values()))) >= len([one for one in objections if one.stops])


@pytest.mark.parametrize("claim", list(ClaimCode), ids=str)
def test_the_list_of_each_payment_has_its_items_once(claim: ClaimCode) -> None:
    items = items_of(claim)
    assert len(set(items)) == len(items)
    assert (Item.CASH in items) is (claim is C.OUTCOME)
    assert (Item.LOOK_BACK in items) is claim.value.startswith("p1")
    assert (Item.DUE in items) is (claim is C.RECONCILIATION)
    assert (Item.LEVEL in items) is (claim is not C.RECONCILIATION)


def test_the_certification_is_wanted_after_unassignment() -> None:
    left = ticket(unassigned_on=date(2024, 2, 1))
    assert answers(MILESTONE_1, left)[Item.CERTIFICATION].answer is Answer.STOPS
    assert (
        answers(MILESTONE_1, left, replace(CLEAN, certifies_services=True))[Item.CERTIFICATION].answer
        is Answer.MET
    )
    a_day_later = ticket(unassigned_on=date(2024, 2, 2))
    assert answers(MILESTONE_1, a_day_later)[Item.CERTIFICATION].answer is Answer.MET


@pytest.mark.parametrize(
    ("request_", "desk", "expected"),
    [
        (MILESTONE_1, BARE, Answer.LOOK),
        (MILESTONE_1, CLEAN, Answer.MET),
        (MILESTONE_1, replace(BARE, certifies_services=True), Answer.MET),
        (asked(C.P1M4, "2024-04"), BARE, Answer.MET),
        (asked(C.PHASE_2, "2024-04"), BARE, Answer.MET),
    ],
)
def test_without_a_stub_the_notes_prove_the_first_milestones(
    request_: AskedFor, desk: Desk, expected: Answer
) -> None:
    assert answers(request_, ticket(), desk)[Item.CERTIFICATION].answer is expected


def test_what_ssa_has_is_said_otherwise_than_what_nobody_has() -> None:
    at_ssa = replace(ticket(), months=worked(1_110, "2024-02", evidence=Evidence.SSA))
    found = answers(MILESTONE_1, at_ssa, BARE)[Item.CERTIFICATION].findings
    assert [one.reason.code for one in found] == ["FOUND_SSA_HAS_WAGES"]
    found = answers(MILESTONE_1, ticket(), BARE)[Item.CERTIFICATION].findings
    assert [one.reason.code for one in found] == ["FOUND_NO_STUB"]


def test_a_missing_year_to_date_is_looked_at_and_a_fault_stops() -> None:
    without = replace(CLEAN, items=(EvidenceItem("Bakery", has_year_to_date=False),))
    found = answers(MILESTONE_1, ticket(), without)
    assert (found[Item.YEAR_TO_DATE].answer, found[Item.STUBS].answer) == (Answer.LOOK, Answer.MET)
    assert stopping(list(found.values())) == ()


def test_the_months_that_its_evidence_must_show() -> None:
    def shown(request: AskedFor, facts: TicketFacts = ticket()) -> list[str]:  # never changed
        return [str(one) for one in months_shown(request, facts, LAW, as_of=AS_OF)]

    assert shown(asked(C.P1M1, "2024-02")) == ["2024-02"]
    assert shown(asked(C.P1M2, "2024-04")) == ["2024-02", "2024-03", "2024-04"]
    assert shown(asked(C.P1M2, "2024-03")) == ["2024-03"], "not on the ladder: the claim month alone"
    assert shown(asked(C.RECONCILIATION, "2024-04")) == []
    denied = replace(ticket(), payments=(paid(C.P1M2, "2024-04", status=RecordedStatus.DENIED),))
    assert shown(asked(C.P1M2, "2024-04"), denied) == ["2024-02", "2024-03", "2024-04"]


def test_cash_is_looked_at_for_an_outcome_only() -> None:
    facts = replace(ticket(), months=worked(3_000, "2024-02", cash=Cash.NONE_OTHER))
    assert answers(asked(C.OUTCOME, "2024-02"), facts)[Item.CASH].answer is Answer.STOPS
    assert Item.CASH not in answers(MILESTONE_1, facts)
    assert month("2024-02") in facts.months
