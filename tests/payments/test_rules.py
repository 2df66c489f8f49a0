"""The rules of money: which payment it answers, how it is shared, whether it may be taken back, what explains a difference."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rulebook.decisions import Status
from milepost.rulebook.facts import PHASE_1, ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.payments.matching import Difference, Kind, Line, Payment, Proposal, propose
from milepost.rulebook.payments.recoveries import After, Cause, after, judge
from milepost.rulebook.payments.splits import (
    ChartRow,
    Party,
    faults,
    percents_of,
    reconciliation_shares,
    shares,
)
from milepost.rulebook.payments.three_ways import Explained, Sides, match_of
from milepost.rulebook.requests import DenialCode

ON = date(2025, 12, 1)
FEB, MAY = Month.parse("2024-02"), Month.parse("2024-05")
M1, P2, OUTCOME = ClaimCode.P1M1, ClaimCode.PHASE_2, ClaimCode.OUTCOME


def line(cents: int = 178_800, **more: Any) -> Line:
    kind = Kind.PAYMENT if cents > 0 else Kind.RECOVERY
    return Line(str(more.pop("key", "L")), more.pop("kind", kind), cents, ON, **more)


def payment(**more: Any) -> Payment:
    given = {
        "key": "P",
        "person": "ana",
        "claim": M1,
        "number": None,
        "month": FEB,
        "expected": 178_800,
        "asked": True,
        **more,
    }
    return Payment(**given)


def best(one: Line, *payments: Payment) -> Proposal:
    return propose([one], payments)[one.key][0]


def codes(one: Proposal) -> list[str]:
    return [reason.code for reason in one.reasons]


def test_by_work_case_before_everything_else() -> None:
    other = payment(key="Q", person="ben", month=MAY)
    found = best(line(work_case=" wc 1"), payment(work_case="WC1"), other)
    assert (found.payment and found.payment.key, found.certain, codes(found)) == (
        "P", True, ["MATCH_WORK_CASE", "MATCH_EXACT"],
    )  # fmt: skip


def test_a_work_case_of_somebody_else_is_no_match() -> None:
    found = best(line(work_case="WC1", person="ben"), payment(work_case="WC1"))
    assert (found.payment, codes(found)) == (None, ["MATCH_NO_PAYMENT"])


def test_by_person_month_and_kind() -> None:
    found = best(line(person="ana", claim=M1, month=FEB), payment(), payment(key="Q", claim=P2, month=MAY))
    assert (found.certain, codes(found)) == (True, ["MATCH_PERSON_MONTH_TYPE", "MATCH_EXACT"])


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"month": FEB}, "MATCH_PERSON_MONTH"),
        ({}, "MATCH_PERSON_AMOUNT"),
    ],
)
def test_less_than_the_whole_key_is_proposed_and_never_certain(more: dict[str, Any], said: str) -> None:
    found = best(line(person="ana", **more), payment())
    assert (found.certain, codes(found)[0]) == (False, said)


def test_two_that_fit_as_well_are_certain_of_neither() -> None:
    found = best(
        line(work_case="WC"), payment(work_case="WC"), payment(key="Q", claim=ClaimCode.P1M2, work_case="WC")
    )
    assert not found.certain


def test_two_lines_of_one_payment_in_one_list() -> None:
    found = propose([line(key="A", work_case="WC"), line(key="B", work_case="WC")], [payment(work_case="WC")])
    assert [found[key][0].certain for key in "AB"] == [True, False]
    assert "MATCH_SAME_FILE" in codes(found["B"][0])


@pytest.mark.parametrize(
    ("cents", "more", "judged", "off"),
    [
        (178_800, {}, Difference.EXACT, 0),
        (178_799, {}, Difference.LESS, -1),
        (178_801, {}, Difference.MORE, 1),
        (164_600, {"other_years": {2023: 164_600}}, Difference.OTHER_YEAR, -14_200),
        (125_160, {"percent": 70}, Difference.SHARE, 0),
        (115_220, {"percent": 70, "other_years": {2023: 164_600}}, Difference.OTHER_YEAR, -9_940),
        (178_800, {"percent": 70}, Difference.MORE, 53_640),
        (178_800, {"expected": None}, Difference.UNKNOWN, None),
        (178_800, {"is_owed": False}, Difference.UNKNOWN, None),
        (90_000, {"is_share_known": False}, Difference.UNKNOWN, None),
        (123_456, {"share": 123_456}, Difference.SHARE, 0),
    ],
)
def test_every_cent_of_difference_has_its_name(
    cents: int, more: dict[str, Any], judged: Difference, off: int | None
) -> None:
    found = best(line(cents, work_case="WC"), payment(work_case="WC", **more))
    assert (found.judged, found.difference) == (judged, off)
    assert found.certain == (judged in (Difference.EXACT, Difference.SHARE))


def test_a_payment_that_was_made_is_paid_twice() -> None:
    found = best(line(work_case="WC"), payment(work_case="WC", held_by="L0", held_on=ON, held_cents=178_800))
    assert (found.certain, codes(found)[-1]) == (False, "MATCH_PAID_TWICE")


def test_nobody_asked() -> None:
    assert "MATCH_NOBODY_ASKED" in codes(best(line(person="ana", claim=M1, month=FEB), payment(asked=False)))


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (line(), "MATCH_NO_PERSON"),
        (line(person="ana", claim=OUTCOME, number=3, month=MAY), "MATCH_NO_PAYMENT"),
        (line(-178_800, person="ana", claim=M1, month=FEB), "MATCH_NOTHING_TO_TAKE_BACK"),
        (line(10, kind=Kind.ADJUSTMENT, person="ana", claim=M1, month=FEB), "MATCH_NOTHING_TO_ADJUST"),
    ],
)
def test_why_nothing_fits(one: Line, said: str) -> None:
    assert codes(best(one, payment())) == [said]


def test_a_recovery_finds_what_it_takes_back() -> None:
    made = payment(held_by="L0", held_on=ON, held_cents=178_800)
    found = best(line(-178_800, person="ana", claim=M1, month=FEB), made)
    assert (found.certain, codes(found)) == (True, ["MATCH_PERSON_MONTH_TYPE", "MATCH_TAKES_BACK"])
    assert not best(line(-100, person="ana", claim=M1, month=FEB), made).certain, (
        "how much is left is for somebody to look at"
    )


# Shares

A, B, C = Party("Northside", "1", date(2024, 3, 1)), Party("Eastgate", "2", date(2022, 3, 1)), Party("West")


@pytest.mark.parametrize(
    ("amount", "percents", "expected"),
    [
        (53_600, (70, 30), (37_520, 16_080)),
        (178_800, (60, 30, 10), (107_280, 53_640, 17_880)),
        (100, (30, 30, 40), (30, 30, 40)),
        (1, (50, 50), (1, 0)),
        (99, (50, 50), (50, 49)),
        (101, (10, 20, 70), (10, 20, 71)),
        (-99, (50, 50), (-50, -49)),
        (53_600, (70,), (37_520,)),
        (0, (70, 30), (0, 0)),
    ],
)
def test_shares_in_whole_cents(amount: int, percents: tuple[int, ...], expected: tuple[int, ...]) -> None:
    assert shares(amount, percents) == expected


tenths = st.integers(2, 4).flatmap(
    lambda many: st.lists(st.integers(0, 10), min_size=many - 1, max_size=many - 1).map(
        lambda cuts: tuple(10 * (after - before) for before, after in pairwise([0, *sorted(cuts), 10]))
    )
)


@given(st.integers(-(10**9), 10**9), tenths)
def test_shares_add_to_the_cent_and_nobody_is_a_cent_off(amount: int, percents: tuple[int, ...]) -> None:
    given = shares(amount, percents)
    assert sum(given) == amount
    assert all(
        abs(part * 100 - amount * percent) < 100 for part, percent in zip(given, percents, strict=True)
    )
    assert shares(-amount, percents) == tuple(-part for part in given)


def said(parties: list[Party], rows: list[ChartRow], *, by_chart: bool = True) -> list[str]:
    return [one.code for one in faults(parties, rows, by_chart=by_chart)]


GOOD = [
    ChartRow(M1, None, None, (70, 30)),
    ChartRow(P2, 1, 11, (50, 50)),
    ChartRow(OUTCOME, 1, 12, (40, 60)),
    ChartRow(OUTCOME, 13, 36, (100, 0)),
]


@pytest.mark.parametrize(
    ("parties", "rows", "expected"),
    [
        ([A, B], GOOD, []),
        ([A], [], ["SPLIT_PARTIES", "SPLIT_NO_ROWS"]),
        (
            [A, B, C, Party("D"), Party("E")],
            [ChartRow(M1, None, None, (20, 20, 20, 20, 20))],
            ["SPLIT_PARTIES"],
        ),
        ([A, Party(" northside")], GOOD, ["SPLIT_SAME_PARTY"]),
        ([B, A], GOOD, ["SPLIT_ORDER"]),
        ([A, B], [ChartRow(M1, None, None, (75, 25))], ["SPLIT_STEP"]),
        ([A, B], [ChartRow(M1, None, None, (70, 20))], ["SPLIT_WHOLE"]),
        ([A, B], [ChartRow(M1, None, None, (110, -10))], ["SPLIT_SHARES"]),
        ([A, B], [ChartRow(M1, None, None, (70, 20, 10))], ["SPLIT_SHARES"]),
        ([A, B], [ChartRow(M1, 1, 2, (70, 30))], ["SPLIT_NUMBER"]),
        ([A, B], [ChartRow(P2, 1, 19, (70, 30))], ["SPLIT_NUMBER"]),
        ([A, B], [ChartRow(OUTCOME, 0, 3, (70, 30))], ["SPLIT_NUMBER"]),
        ([A, B], [ChartRow(OUTCOME, 5, 3, (70, 30))], ["SPLIT_NUMBER"]),
        ([A, B], [ChartRow(ClaimCode.RECONCILIATION, None, None, (70, 30))], ["SPLIT_NOT_ON_FORM"]),
        ([A, B], [ChartRow(P2, 1, 5, (70, 30)), ChartRow(P2, 5, 9, (50, 50))], ["SPLIT_TWICE"]),
    ],
)
def test_what_is_wrong_with_an_agreement(
    parties: list[Party], rows: list[ChartRow], expected: list[str]
) -> None:
    assert said(parties, rows) == expected


def test_the_program_manager_may_decide_without_a_chart() -> None:
    assert said([A, B], [], by_chart=False) == []


def test_the_row_of_a_payment() -> None:
    assert percents_of(GOOD, OUTCOME, 12) == (40, 60)
    assert percents_of(GOOD, OUTCOME, 13) == (100, 0)
    assert percents_of(GOOD, OUTCOME, 37) is None
    assert percents_of(GOOD, ClaimCode.P1M2, None) is None


def test_a_reconciliation_is_shared_by_its_single_milestones() -> None:
    """Four of Phase 1 at $1,646 and eleven of Phase 2 at $494: case 61, of $12,018; shared 70 to 30 and 50 to 50."""
    rows = [*(ChartRow(code, None, None, (70, 30)) for code in PHASE_1), ChartRow(P2, 1, 11, (50, 50))]
    milestones = [(code, None, 164_600) for code in PHASE_1] + [
        (P2, number, 49_400) for number in range(1, 12)
    ]
    found = reconciliation_shares(milestones, rows, 2)
    assert found == (4 * 115_220 + 11 * 24_700, 4 * 49_380 + 11 * 24_700)
    assert sum(found) == 1_201_800
    assert reconciliation_shares(milestones, rows[1:], 2) is None, "the chart lacks a milestone"


# Recoveries


def test_no_recovery_for_a_decision_about_the_beneficiarys_rights() -> None:
    """Case 81: three outcomes paid, and an appeal gives the cash back for those months."""
    found = judge(Cause.BENEFIT_RIGHTS, ON, is_state_agency=False)
    assert (found.may_be_taken, found.reasons[0].law) == (False, "20 CFR 411.555(c)")
    assert (found.object_by, found.reasons[1].code) == (None, "RECOVERY_BY_AGREEMENT")
    assert after(Cause.BENEFIT_RIGHTS)[0] is After.OWED


@pytest.mark.parametrize(
    "cause", [Cause.PAID_TWICE, Cause.WRONG_AMOUNT, Cause.NOT_PAYABLE, Cause.REALLOCATED]
)
def test_what_was_paid_wrongly_may_be_taken_back(cause: Cause) -> None:
    """Case 82: paid twice by mistake, or shared anew."""
    assert judge(cause, ON, is_state_agency=False).may_be_taken is True


def test_a_state_agency_has_sixty_days_from_the_receipt() -> None:
    found = judge(Cause.REALLOCATED, date(2025, 12, 1), is_state_agency=True)
    assert found.object_by == date(2026, 1, 30)
    assert judge(Cause.NOT_SAID, ON, is_state_agency=True).may_be_taken is None


def test_how_the_claim_stands_afterwards() -> None:
    assert after(Cause.REALLOCATED) == (After.DENIED, DenialCode.DUPLICATE_OTHER)
    assert after(Cause.NOT_PAYABLE) == (After.DENIED, None)
    assert after(Cause.PAID_TWICE) == (After.OWED, None)


# Three ways


@pytest.mark.parametrize(
    ("sides", "owed", "difference", "by"),
    [
        (Sides(53_600, Status.PAYABLE, None, False, 0), 53_600, -53_600, Explained.NOT_ASKED),
        (Sides(53_600, Status.PENDING, 53_600, True, 0), 53_600, -53_600, Explained.ASKED),
        (Sides(53_600, Status.PAID, 53_600, True, 53_600, Difference.EXACT), 53_600, 0, Explained.PAID),
        (Sides(37_520, Status.PAID, 53_600, True, 37_520, Difference.SHARE), 37_520, 0, Explained.SHARE),
        (
            Sides(53_600, Status.PAID, 53_600, True, 49_400, Difference.OTHER_YEAR),
            53_600,
            -4_200,
            Explained.OTHER_YEAR,
        ),
        (
            Sides(53_600, Status.PAID, 53_600, True, 50_000, Difference.LESS, said=True),
            53_600,
            -3_600,
            Explained.BY_US,
        ),
        (
            Sides(53_600, Status.PAID, 53_600, True, 50_000, Difference.LESS),
            53_600,
            -3_600,
            Explained.NOTHING,
        ),
        (
            Sides(53_600, Status.PAID, 53_600, True, 47_600, Difference.LESS, part_taken=6_000),
            53_600,
            -6_000,
            Explained.TAKEN_BACK,
        ),
        (
            Sides(53_600, Status.PAID, 53_600, True, 47_599, Difference.LESS, part_taken=6_000),
            53_600,
            -6_001,
            Explained.NOTHING,
        ),
        (Sides(53_600, Status.PAID, None, False, 0), 53_600, -53_600, Explained.RECORDED),
        (Sides(53_600, Status.PAYABLE, None, False, 0, is_other_kind=True), 0, 0, Explained.OTHER_KIND),
        (
            Sides(53_600, Status.PENDING, 53_600, True, 0, is_other_kind=True),
            53_600,
            -53_600,
            Explained.ASKED,
        ),
        (Sides(53_600, Status.WAITING, None, False, 0), 0, 0, Explained.WAITING),
        (Sides(53_600, Status.EXPIRED, None, False, 0), 0, 0, Explained.EXPIRED),
        (Sides(53_600, Status.DENIED, None, False, 0), 0, 0, Explained.DENIED),
        (Sides(53_600, Status.DENIED, None, False, 0, taken_back=53_600), 0, 0, Explained.TAKEN_BACK),
        (Sides(None, None, None, False, 53_600), 0, 53_600, Explained.NOTHING),
        (Sides(None, None, None, False, 53_600, Difference.UNKNOWN, said=True), 0, 53_600, Explained.BY_US),
        (Sides(None, None, None, False, 0, taken_back=53_600), 0, 0, Explained.TAKEN_BACK),
    ],
)
def test_three_sides_of_one_payment(sides: Sides, owed: int, difference: int, by: Explained) -> None:
    found = match_of(sides)
    assert (found.owed, found.difference, found.by) == (owed, difference, by)
    assert found.is_explained == (by is not Explained.NOTHING)
    assert found.reason.finding("en")
    assert found.reason.finding("es")
