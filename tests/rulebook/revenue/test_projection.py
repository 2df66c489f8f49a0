"""What Tickets may bring: worked out by hand, on both sides of each boundary, and every total the sum of the persons'."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.rulebook.decisions import Terms
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.revenue import (
    MILLION,
    STEPS,
    Costs,
    Group,
    Person,
    Phase,
    Projected,
    ProjectedMonth,
    Step,
    Supposed,
    Suppositions,
    break_even_tickets,
    by_month,
    covered_in,
    expected_of,
    faults_of,
    period_of,
    periods_between,
    project,
)
from milepost.rulebook.wording import sentence

JANUARY = Month.parse("2025-01")
HALF, ALL = MILLION // 2, MILLION
RATES_2025 = {
    ClaimCode.PHASE_2: {Terms.TITLE_2: 55_500, Terms.TITLE_16: 31_000},
    ClaimCode.OUTCOME: {Terms.TITLE_2: 55_500, Terms.TITLE_16: 31_000},
}
"""systems C.5: $1,850 each Phase 1; $555 and $310 a month."""


def rates(claim: ClaimCode, month: Month, terms: Terms, *, outcome_only: bool) -> int | None:
    return RATES_2025[claim][terms] if claim in RATES_2025 else 185_000


def supposed(*, lag: int = 0, goes_on: int = ALL, **parts: int) -> Suppositions:
    """Months 1, 3, 6, 9, 10 and 22 after assignment, everybody unless said otherwise."""
    after = dict(zip(STEPS, (1, 3, 6, 9, 10, 22), strict=True))
    steps = {step: Supposed(after[step], (parts.get(step.value, ALL),) * 3) for step in STEPS}
    three = (goes_on,) * 3
    return Suppositions(steps, {Step.PHASE_2: three, Step.OUTCOME: three}, lag)


def total(person: Person, what: Suppositions, months: int = 120, first: Month = JANUARY) -> int:
    return project([person], what, rates, first, months).cents[1]


@pytest.mark.parametrize(("terms", "dollars"), [(Terms.TITLE_2, 33_485), (Terms.TITLE_16, 31_580)])
def test_certainty_brings_the_whole_ladder(terms: Terms, dollars: int) -> None:
    """systems C.5: 4 × 1,850 + 11 × 555 + 36 × 555 = 33,485; 4 × 1,850 + 18 × 310 + 60 × 310 = 31,580.

    Phase 2 has to be over before outcomes begin, so they begin later here.
    """
    steps = dict(supposed().steps) | {Step.OUTCOME: Supposed(40, (ALL, ALL, ALL))}
    what = Suppositions(steps, supposed().goes_on)
    assert total(Person(JANUARY, terms), what) == dollars * 100
    barred = Person(JANUARY, terms, gone=frozenset(STEPS[:4]))
    assert total(barred, what) == (dollars - 7_400) * 100


def test_a_month_brings_a_milestone_or_an_outcome() -> None:
    """Phase 2 from month 10 on, outcomes for half from month 13 on: three whole months, then half of eight more."""
    steps = dict(supposed().steps) | {Step.OUTCOME: Supposed(13, (HALF, HALF, HALF))}
    what = Suppositions(steps, supposed().goes_on)
    found = project([Person(JANUARY, Terms.TITLE_2)], what, rates, JANUARY, 60)
    phase_2 = [month.parts[Phase.PHASE_2][1] for month in found.months if month.parts[Phase.PHASE_2][1]]
    assert phase_2 == [55_500] * 3 + [27_750] * 8
    assert [month.parts[Phase.OUTCOME][1] for month in found.months[13:16]] == [27_750] * 3


def test_chances_go_on_month_by_month_and_are_rounded_once() -> None:
    """One in three, and of those nine in ten the next month: 333,333 and 299,999 of a million of $555 are 18,500 and 16,650 cents."""
    what = supposed(goes_on=900_000, p1m1=0, p1m2=0, p1m3=0, p1m4=0, p2=333_333, outcome=0)
    cash = expected_of(Person(JANUARY, Terms.TITLE_2), what, rates, JANUARY, 60)
    found = [one[Phase.PHASE_2][1] for one in cash.values() if one]
    assert (
        found[:2] == [(333_333 * 55_500 + HALF) // ALL, (299_999 * 55_500 + HALF) // ALL] == [18_500, 16_650]
    )
    assert len(found) == 11


@pytest.mark.parametrize(("months", "comes"), [(5, 0), (6, 185_000)])
def test_money_comes_after_the_lag(months: int, comes: int) -> None:
    """Reached in February, paid four months later: in June, the sixth month, and not in the fifth."""
    assert total(Person(JANUARY, Terms.TITLE_2), supposed(lag=4), months) == comes


def test_a_ticket_on_hand_brings_what_is_left_of_it() -> None:
    """Phase 1 milestone 2 came a year late: the third is due three months after it; half of those who got so far reach it."""
    person = Person(
        Month.parse("2023-01"), Terms.TITLE_2, reached=Step.P1M2, number=1, reached_in=Month.parse("2024-12")
    )
    what = supposed(p1m1=ALL, p1m2=HALF, p1m3=HALF // 2, p1m4=0, p2=0, outcome=0)
    assert total(person, what, 2) == 0
    assert total(person, what, 3) == 92_500
    assert total(person, what, 60) == 92_500


def test_a_ticket_that_is_late_is_expected_at_once_and_never_before() -> None:
    person = Person(Month.parse("2020-01"), Terms.TITLE_2)
    assert total(person, supposed(), 1) == 185_000
    assert total(person, supposed(), 2) == 185_000
    assert total(person, supposed(), 3) == 2 * 185_000


@pytest.mark.parametrize(("number", "left"), [(10, 1), (11, 0)])
def test_what_was_paid_is_not_paid_again(number: int, left: int) -> None:
    """Of eleven Phase 2 milestones."""
    person = Person(
        Month.parse("2023-01"),
        Terms.TITLE_2,
        reached=Step.PHASE_2,
        number=number,
        reached_in=Month.parse("2024-12"),
    )
    assert total(person, supposed(outcome=0)) == left * 55_500


@pytest.mark.parametrize(("number", "left"), [(35, 1), (36, 0)])
def test_whoever_has_outcomes_has_no_milestone_ahead(number: int, left: int) -> None:
    person = Person(
        Month.parse("2021-01"),
        Terms.TITLE_2,
        reached=Step.OUTCOME,
        number=number,
        reached_in=Month.parse("2024-12"),
    )
    assert total(person, supposed()) == left * 55_500


def test_outcome_payments_alone() -> None:
    assert total(Person(JANUARY, Terms.TITLE_2, outcome_only=True), supposed()) == 36 * 55_500


def test_a_rate_that_is_not_published_makes_its_months_unknown() -> None:
    def until_2025(claim: ClaimCode, month: Month, terms: Terms, *, outcome_only: bool) -> int | None:
        return 185_000 if month.year == 2025 else None

    found = project([Person(JANUARY, Terms.TITLE_2)], supposed(outcome=0), until_2025, JANUARY, 24)
    assert found.unknown[0] == Month.parse("2026-01")
    assert found.cents == (4 * 185_000 + 2 * 185_000,) * 3  # November and December's Phase 2, at this rate


# The sum of the persons'

CHANCE = st.integers(0, MILLION)
PERSON = st.builds(
    Person,
    begins=st.integers(-24, 40).map(lambda months: JANUARY + months),
    terms=st.sampled_from(Terms),
    outcome_only=st.booleans(),
    gone=st.sampled_from([frozenset(), frozenset({Step.P1M1}), frozenset(STEPS[:4])]),
)
ON_HAND = st.builds(
    Person,
    begins=st.integers(-48, -25).map(lambda months: JANUARY + months),
    terms=st.sampled_from(Terms),
    reached=st.sampled_from(STEPS),
    number=st.integers(1, 11),
    reached_in=st.integers(-24, -1).map(lambda months: JANUARY + months),
)


@st.composite
def suppositions(draw: Any) -> Suppositions:
    after = sorted(draw(st.lists(st.integers(0, 40), min_size=6, max_size=6)))
    threes = sorted((sorted(draw(st.lists(CHANCE, min_size=3, max_size=3))) for _step in STEPS), reverse=True)
    steps = {
        step: Supposed(month, tuple(three)) for step, month, three in zip(STEPS, after, threes, strict=True)
    }
    goes_on = [tuple(sorted(draw(st.lists(CHANCE, min_size=3, max_size=3)))) for _each in range(2)]
    return Suppositions(
        steps, dict(zip((Step.PHASE_2, Step.OUTCOME), goes_on, strict=True)), draw(st.integers(0, 9))
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(PERSON | ON_HAND, max_size=12), suppositions(), st.integers(1, 60))
def test_every_total_is_the_sum_of_the_persons_to_the_cent(
    persons: list[Person], what: Suppositions, months: int
) -> None:
    together = project(persons, what, rates, JANUARY, months)
    alone = [project([one], what, rates, JANUARY, months) for one in persons]
    for place, month in enumerate(together.months):
        for phase in Phase:
            for case in range(3):
                assert month.parts[phase][case] == sum(one.months[place].parts[phase][case] for one in alone)
    assert together.cents == tuple(sum(one.cents[case] for one in alone) for case in range(3))
    assert together.tickets == len(persons)


@settings(max_examples=40, deadline=None)
@given(PERSON | ON_HAND, suppositions())
def test_nobody_brings_more_than_the_ladder_holds(person: Person, what: Suppositions) -> None:
    most = {Terms.TITLE_2: 3_348_500, Terms.TITLE_16: 3_158_000}[person.terms]
    assert 0 <= total(person, what, 180) <= most + 180  # each rounding may add less than a cent


# Suppositions that cannot be


def test_suppositions_must_be_in_order() -> None:
    assert faults_of(supposed()) == ()
    low_above = dict(supposed().steps) | {Step.OUTCOME: Supposed(22, (2, 1, 3))}
    early = dict(supposed().steps) | {Step.P1M2: Supposed(0, (ALL, ALL, ALL))}
    more = supposed(p1m1=HALF, p1m2=HALF + 1, p1m3=HALF, p1m4=HALF, p2=HALF, outcome=HALF)
    goes = Suppositions(supposed().steps, {Step.PHASE_2: (1, 0, 0), Step.OUTCOME: (0, 0, ALL + 1)})
    found = [
        [one.code for one in faults_of(what)]
        for what in (
            Suppositions(low_above, supposed().goes_on),
            Suppositions(early, supposed().goes_on),
            more,
            goes,
        )
    ]
    assert found == [
        ["SUPPOSED_OUT_OF_ORDER"], ["SUPPOSED_TOO_EARLY"], ["SUPPOSED_TOO_MANY"], ["SUPPOSED_GOES_ON_OUT_OF_ORDER"] * 2,
    ]  # fmt: skip
    assert "Phase 1 milestone 2" in sentence("SUPPOSED_TOO_MANY", faults_of(more)[0].figures)


# Costs


def test_break_even_is_the_formula_and_rounds_up() -> None:
    """Fixed $1,000 × 12; a Ticket brings $2,000, of which 75% stay, and costs $500: 12,000 ÷ (1,500 − 500) = 12, and one more cent is 13."""
    each = {Group.INTAKE: 10_000, Group.SERVICES: 40_000}
    costs = Costs({Group.OVERHEAD: 100_000}, each, kept=7_500)
    assert break_even_tickets(costs, 12, 200_000 * 7, 7) == 12
    assert break_even_tickets(Costs({Group.OVERHEAD: 100_001}, each, kept=7_500), 12, 200_000 * 7, 7) == 13
    assert break_even_tickets(Costs({}, each, kept=7_500), 12, 200_000 * 7, 7) == 0


@pytest.mark.parametrize(
    ("brings", "tickets"), [(66_668, 36_000_000), (66_667, 144_000_000), (66_666, None), (0, None)]
)
def test_a_ticket_that_leaves_nothing_never_covers_the_cost(brings: int, tickets: int | None) -> None:
    """75% of 66,668 cents is 50,001, a cent over what it costs; of 66,667 a quarter of a cent over; of 66,666 half a cent less."""
    costs = Costs({Group.OVERHEAD: 3_000_000}, {Group.SERVICES: 50_000}, kept=7_500)
    assert break_even_tickets(costs, 12, brings, 1) == tickets
    assert break_even_tickets(costs, 12, 0, 0) is None


def test_intake_is_paid_for_those_too_who_never_assign() -> None:
    """$33.33 for each of 2.5 people a Ticket, rounded up once: three Tickets are 7.5 people, 24,997.5 cents."""
    costs = Costs({}, {Group.INTAKE: 3_333, Group.SERVICES: 100}, seen=250)
    assert costs.each_cents(3) == 24_998 + 300


def test_what_is_left_adds_up_month_by_month() -> None:
    """$100 a month and $50 a Ticket; two begin at once; $180 in the second and $60 in the third month, of which half stay."""
    months = [(2, 0), (0, 18_000), (0, 60_000)]
    made = tuple(
        ProjectedMonth(JANUARY + place, begun, {Phase.PHASE_1: (0, cents, 2 * cents)}, is_known=True)
        for place, (begun, cents) in enumerate(months)
    )
    money = by_month(Projected(made, 2), Costs({Group.OVERHEAD: 10_000}, {Group.SERVICES: 5_000}, kept=5_000))
    assert [one.left for one in money] == [
        (-20_000,) * 3,
        (-30_000, -21_000, -12_000),
        (-40_000, -1_000, 38_000),
    ]
    assert [covered_in(money, case) for case in range(3)] == [None, None, JANUARY + 2]


# Periods


@pytest.mark.parametrize(
    ("month", "kind", "first", "year"),
    [
        ("2025-03", "month", "2025-03", 2025), ("2025-03", "quarter", "2025-01", 2025), ("2025-04", "quarter", "2025-04", 2025),
        ("2025-09", "fiscal_year", "2024-10", 2025), ("2025-10", "fiscal_year", "2025-10", 2026),
        ("2025-06", "program_year", "2024-07", 2024), ("2025-07", "program_year", "2025-07", 2025), ("2025-12", "year", "2025-01", 2025),
    ],
)  # fmt: skip
def test_periods_begin_where_they_begin(month: str, kind: str, first: str, year: int) -> None:
    found = period_of(Month.parse(month), kind)
    assert (str(found.first), found.year) == (first, year)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(24_000, 24_100), st.integers(0, 80), st.sampled_from(["month", "quarter", "year", "fiscal_year", "program_year"])
)  # fmt: skip
def test_periods_leave_no_month_out_and_count_none_twice(first: int, many: int, kind: str) -> None:
    found = periods_between(Month(first), Month(first + many), kind)
    assert found[0].first <= first <= found[0].last
    assert found[-1].first <= first + many <= found[-1].last
    assert all(before.last + 1 == after.first for before, after in pairwise(found))
