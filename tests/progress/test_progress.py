"""The worked cases of timely progress, each option on both sides of its boundary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from milepost.rulebook.facts import (
    Assignment,
    AssignmentKind,
    Cash,
    MonthOfWork,
    PaymentSystem,
    Program,
    Study,
    StudyKind,
    Ticket,
    TicketFacts,
    UsePeriod,
    UseState,
)
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month, months_from
from milepost.rulebook.progress import ProgressReview, progress_reviews

LAW = Law.packaged()


def assigned(on: date, off: date | None = None, provider: str = "EN-A") -> Assignment:
    kind, system = AssignmentKind.EMPLOYMENT_NETWORK, PaymentSystem.MILESTONE_OUTCOME
    return Assignment("T", provider, kind, system, on, off)


def facts(on: date, work: dict[str, int], cash: Cash = Cash.PAID, blind: bool = False) -> TicketFacts:
    months = {
        Month.parse(month): MonthOfWork("T", Month.parse(month), earned=dollars * 100, cash=cash)
        for month, dollars in work.items()
    }
    return TicketFacts(Ticket("T", Program.SSDI, blind=blind), (assigned(on),), months)


def studied(given: TicketFacts, month: str, kind: StudyKind, percent: str | None = None) -> TicketFacts:
    return replace(given, studies=(*given.studies, Study("T", Month.parse(month), kind, percent)))


def review(given: TicketFacts, period: int, as_of: date = date(2026, 12, 31)) -> ProgressReview:
    return progress_reviews(given, LAW, as_of=as_of)[period - 1]


def each(first: str, count: int, dollars: int) -> dict[str, int]:
    return {str(month): dollars for month in months_from(Month.parse(first), count)}


SET_A, SET_B = date(2024, 1, 20), date(2021, 12, 15)
CREDITS, TRADE = StudyKind.CREDITS_DEGREE, StudyKind.CREDITS_VOCATIONAL


def test_the_first_period_follows_the_month_of_assignment() -> None:
    first = review(facts(SET_A, {}), 1)
    assert (str(first.from_month), str(first.to_month)) == ("2024-02", "2025-01")


@pytest.mark.parametrize(
    ("work", "result"),
    [
        (each("2024-02", 3, 1_110), "met"),  # case 91
        ({**each("2024-02", 2, 1_110), "2025-01": 1_150}, "not_met"),  # case 92: below 2025's level
        ({**each("2024-02", 2, 1_110), "2025-01": 1_160}, "met"),
        ({**each("2024-02", 2, 1_110), "2025-02": 1_160}, "not_met"),  # after the period
    ],
)
def test_first_period_work(work: dict[str, int], result: str) -> None:
    assert review(facts(SET_A, work), 1).result == result


@pytest.mark.parametrize(
    ("percent", "kind", "months", "result"),
    [
        ("34", CREDITS, 1, "met"),  # case 94: 1/3 + 34/60 is exactly 90
        ("33.99", CREDITS, 1, "not_met"),
        ("54", CREDITS, 0, "met"),
        ("53.99", CREDITS, 0, "not_met"),
        ("54", TRADE, 0, "met"),
        ("0", CREDITS, 2, "not_met"),
    ],
)
def test_first_period_study_and_its_tolerance(
    percent: str, kind: StudyKind, months: int, result: str
) -> None:
    given = studied(facts(SET_A, each("2024-02", months, 1_110)), "2024-06", kind, percent)
    assert review(given, 1).result == result


def test_a_diploma_counts_in_the_first_period_only() -> None:
    given = studied(facts(SET_A, {}), "2024-11", StudyKind.DIPLOMA)
    assert (review(given, 1).result, review(given, 1).by) == ("met", "diploma")
    late = studied(facts(SET_A, {}), "2025-03", StudyKind.DIPLOMA)
    assert review(late, 2).result == "not_met"


def test_second_period_five_months_fail() -> None:
    assert review(facts(SET_B, each("2023-01", 5, 1_050)), 2).result == "not_met"  # case 99
    assert review(facts(SET_B, each("2023-01", 6, 1_050)), 2).result == "met"


@pytest.mark.parametrize(
    ("dollars", "blind", "result"), [(1_551, False, "met"), (1_550, False, "not_met"), (1_600, True, "met")]
)
def test_third_period_asks_more_than_sga_and_never_the_blind_amount(
    dollars: int, blind: bool, result: str
) -> None:
    given = facts(SET_B, each("2024-01", 9, dollars), blind=blind)  # cases 101, 102
    assert review(given, 3).result == result


@pytest.mark.parametrize(
    ("kind", "percent", "result"),
    [
        (StudyKind.VOCATIONAL_COMPLETED, None, "met"),
        (StudyKind.DEGREE_2_YEAR, None, "met"),
        (CREDITS, "92", "met"),  # case 141
        (CREDITS, "89.9", "not_met"),
        (TRADE, "95", "not_met"),  # K6: no tolerance for a programme, and not finished
    ],
)
def test_third_period_study(kind: StudyKind, percent: str | None, result: str) -> None:
    assert review(studied(facts(SET_B, {}), "2024-05", kind, percent), 3).result == result


def test_fourth_period_knows_no_trade_programme() -> None:
    given = studied(facts(SET_B, {}), "2025-05", StudyKind.VOCATIONAL_COMPLETED)
    assert review(given, 4).result == "not_met"  # case 106


def test_fifth_period_combines_precluding_months_and_credits() -> None:
    given = facts(date(2020, 12, 15), each("2025-01", 3, 1_700), cash=Cash.NONE_WORK)
    assert review(studied(given, "2025-04", CREDITS, "50"), 5).by == "combination"  # case 107
    assert review(given, 5).result == "not_met"


def test_seventh_period_takes_work_alone() -> None:
    given = facts(date(2018, 12, 15), each("2025-01", 6, 1_700), cash=Cash.NONE_WORK)
    assert review(given, 7).result == "met"  # case 109
    degree = studied(facts(date(2018, 12, 15), {}), "2025-05", StudyKind.DEGREE_4_YEAR)
    assert review(degree, 7).result == "not_met"
    assert (
        review(studied(facts(date(2019, 12, 15), {}), "2025-05", StudyKind.DEGREE_4_YEAR), 6).result == "met"
    )


def test_months_unassigned_stop_the_clock() -> None:
    """Case 111: unassigned 1 June, a new plan effective 20 September; the rest is October to May."""
    given = replace(
        facts(SET_A, {}),
        assignments=(assigned(SET_A, date(2024, 6, 1)), assigned(date(2024, 9, 20), provider="EN-B")),
    )
    first = review(given, 1)
    assert (str(first.from_month), str(first.to_month)) == ("2024-02", "2025-05")


def test_a_move_without_a_gap_on_the_first_of_a_month_stops_nothing() -> None:
    moved = (assigned(SET_A, date(2024, 6, 1)), assigned(date(2024, 6, 1), provider="EN-B"))
    assert str(review(replace(facts(SET_A, {}), assignments=moved), 1).to_month) == "2025-01"


def test_inactive_months_are_skipped_and_their_work_counts() -> None:
    given = replace(
        facts(SET_A, each("2024-04", 3, 1_110)),
        use_periods=(UsePeriod("T", date(2024, 4, 1), date(2024, 6, 30), UseState.INACTIVE),),
    )
    first = review(given, 1)
    assert str(first.to_month) == "2025-04"
    assert first.result == "met"


def test_a_period_that_is_not_over_is_open() -> None:
    assert review(facts(SET_A, {}), 1, as_of=date(2025, 1, 31)).result == "open"
    assert review(facts(SET_A, {}), 1, as_of=date(2025, 2, 1)).result == "not_met"


def test_what_would_meet_it_is_said() -> None:
    open_review = review(facts(SET_A, {"2024-02": 1_110}), 1, as_of=date(2024, 6, 1))
    said = " ".join(reason.finding() for reason in open_review.would_meet)
    assert "Months of work still needed: 2." in said
