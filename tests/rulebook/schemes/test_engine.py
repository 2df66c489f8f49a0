"""The engine against a second reading, written from the model's words alone, which tries every choice of months."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from milepost.rulebook.money import Cents
from milepost.rulebook.months import Month
from milepost.rulebook.schemes import Scheme, evaluate
from milepost.rulebook.schemes.facts import ClaimState, Pay, SchemeClaim, Service
from milepost.rulebook.schemes.model import (
    Amount,
    Anchor,
    AnchorDay,
    Bonus,
    BonusKind,
    DatesBy,
    FirstMonth,
    Inside,
    Level,
    Outcome,
    Papers,
    Payment,
    Programme,
    Window,
)
from tests.rulebook.schemes.texas import CASE, LAW, WHOLE, assignment, row

SGA = {2013: 1040, 2014: 1070, 2015: 1090, 2016: 1130}
TWL = {2013: 750, 2014: 770, 2015: 780, 2016: 810}
EARNED = (None, 0, 0, 780_00, 1070_00, 1123_50, 1144_49, 1500_00, 1500_00)


def ended(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def later(year: int, month: int, count: int) -> tuple[int, int]:
    for _each in range(abs(count)):
        month += 1 if count > 0 else -1
        year, month = (year + 1, 1) if month == 13 else (year - 1, 12) if month == 0 else (year, month)
    return year, month


def far(first: tuple[int, int], second: tuple[int, int]) -> int:
    return (second[0] - first[0]) * 12 + second[1] - first[1]


def second_reading(
    k: int, m: int, inside: str, length: int, offset: int, anchor: date, level: Any, earned: dict[tuple[int, int], int | None], today: date
) -> tuple[str, date | None]:  # fmt: skip
    """`reached` with the end of its last month; `lost` with the day; `open`; or `unknown`. Tries every choice of k months."""
    window = [later(anchor.year, anchor.month, offset + place) for place in range(length)]
    before = [later(*window[0], -place) for place in range(m - 1, 0, -1)] if inside == "last_month" else []

    def first_end(possible: set[tuple[int, int]]) -> date | None:
        ends = []
        for chosen in combinations(sorted(possible), k):
            together = far(chosen[0], chosen[-1]) < m
            lies = chosen[-1] in window and (inside == "last_month" or all(one in window for one in chosen))
            if inside == "whole_run":
                lies = lies and later(*chosen[0], m - 1) in window
            if together and lies:
                ends.append(ended(*chosen[-1]))
        return min(ends, default=None)

    def reaches(month: tuple[int, int]) -> bool | None:
        value = earned.get(month, 0)
        return None if value is None else Fraction(value, 100) >= level(month[0])

    every = [*before, *window]
    so_far = [one for one in every if date(*one, 1) <= today]
    sure = {one for one in so_far if reaches(one)}
    found = first_end(sure)
    if found is not None:
        return "reached", found
    perhaps = {one for one in so_far if reaches(one) is not False}
    for month in window:
        if ended(*month) <= today:
            hoped = {one for one in every if (one in perhaps and one <= month) or one > month}
            if first_end(hoped) is None:
                return "lost", ended(*month)
    return ("unknown", None) if first_end(perhaps) is not None else ("open", None)


outcomes = st.integers(1, 6).flatmap(lambda m: st.tuples(st.integers(1, min(m, 4)), st.just(m)))


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    k_m=outcomes,
    inside=st.sampled_from(list(Inside)),
    longer=st.integers(0, 6),
    first=st.sampled_from(list(FirstMonth)),
    anchor=st.sampled_from(list(Anchor)),
    anchor_day=st.sampled_from([AnchorDay.INVOICED, AnchorDay.APPROVED, AnchorDay.PAID]),
    day=st.dates(date(2014, 6, 15), date(2015, 3, 1)),
    level=st.sampled_from(["sga", "twl", "fixed"]),
    multiple=st.sampled_from(["1", "1.05", "0.5", "1.333"]),
    pays=st.lists(st.sampled_from(EARNED), min_size=3, max_size=12),
    begins=st.integers(-4, 3),
    after=st.integers(60, 600),
)
def test_the_engine_agrees_with_a_second_reading(
    k_m: tuple[int, int], inside: Inside, longer: int, first: FirstMonth, anchor: Anchor, anchor_day: AnchorDay, day: date,
    level: str, multiple: str, pays: list[int | None], begins: int, after: int,
) -> None:  # fmt: skip
    (k, m), factor = k_m, multiple if level != "fixed" else "1"
    length = max(k, m) + longer if inside is Inside.WHOLE_RUN else k + longer
    outcome = Outcome(
        Level(level), k, m, multiple=Decimal(factor), fixed=Cents(1100_00) if level == "fixed" else None
    )
    window = Window(anchor, length, 1 if anchor is Anchor.PAYMENT else None, anchor_day, first, inside)
    amounts = (Amount(sum=Cents(100_00)),)
    one = Payment(1, "one", Outcome(Level.FIXED, 1, 1, fixed=Cents(1)), Window(Anchor.VR_CLOSURE, 120), amounts, needs_notice=False, needs_papers=False)  # fmt: skip
    two = Payment(2, "two", outcome, window, amounts, needs_notice=False, needs_papers=False)
    scheme = Scheme("any", "", "", "any", Programme.PARTNERSHIP_PLUS, payments=(one, two), papers=Papers())
    today = date.fromordinal(date(2014, 7, 1).toordinal() + after)
    anchored = day if anchor is not Anchor.VR_CLOSURE else date(2014, 6, 15)
    start = Month.of(anchored) + begins
    person = replace(
        WHOLE,
        months=row(str(start), *pays),
        assignments=(assignment("CRP", day),),
        claims=(SchemeClaim(1, state=ClaimState.PAID, invoiced_on=day, approved_on=day, paid_on=day),),
    )
    found = next(each for each in evaluate(scheme, person, LAW, as_of=today).payments if each.number == 2)
    earned = {later(anchored.year, anchored.month, begins + place): pay for place, pay in enumerate(pays)}
    figures = {"sga": SGA, "twl": TWL}.get(level)
    expected, on = second_reading(
        k, m, inside.value, length, 0 if first is FirstMonth.OF_ANCHOR else 1, anchored,
        lambda year: Fraction(figures[year]) * Fraction(factor) if figures else Fraction(1100), earned, today,
    )  # fmt: skip
    said = {"payable": "reached", "lost": "lost", "waiting": "unknown" if found.missing else "open"}[
        found.standing.value
    ]
    assert (said, found.month.last_day if found.month else found.lost_on) == (expected, on)


def test_a_payment_that_comes_more_than_once_counts_each_month_once() -> None:
    outcome = Outcome(Level.HOURS, 2, 3, hours=80)
    amount = Amount(service="job_placement", hourly=Cents(2_25))
    bonuses = (
        Bonus(BonusKind.REACHED_WITHIN_MONTHS, 3, Cents(50_00)),
        Bonus(BonusKind.HOURS_A_MONTH, 90, Cents(10_00)),
    )
    payment = Payment(1, "each two months", outcome, Window(Anchor.TICKET_ASSIGNMENT, 12), (amount,), bonuses, times=3, needs_notice=False, needs_papers=False)  # fmt: skip
    scheme = Scheme("any", "", "", "any", Programme.VR_POST_CLOSURE, payments=(payment,))
    worked = [4800, 4799, 5400, 5400, 5400, 0, 4800, None]
    months = {Month.parse("2014-08") + place: Pay(minutes=one) for place, one in enumerate(worked)}
    found = evaluate(scheme, replace(WHOLE, months=months), LAW, as_of=date(2015, 4, 1)).payments
    assert [(str(one.standing), [str(month) for month in one.months], one.cents) for one in found] == [
        ("payable", ["2014-08", "2014-10"], 170 * 225 + 50_00),
        ("payable", ["2014-11", "2014-12"], 180 * 225 + 10_00),
        ("waiting", [], None),
    ]


def test_an_amount_in_percent_is_rounded_once_to_the_cent() -> None:
    amount = Amount(percent=Decimal("33.335"), percent_of=Cents(1_000_01))
    payment = Payment(1, "share", Outcome(Level.FIXED, 1, 1, fixed=Cents(1)), Window(Anchor.VR_CLOSURE, 12), (amount,), needs_notice=False, needs_papers=False)  # fmt: skip
    scheme = Scheme("any", "", "", "any", Programme.AEN_SHARE, payments=(payment,))
    person = replace(WHOLE, months=row("2014-08", 1), services=(Service("any"),))
    assert evaluate(scheme, person, LAW, as_of=date(2014, 9, 1)).payments[0].cents == 333_35


def test_days_of_validity_cut_the_window_or_bar_by_the_closure() -> None:
    payment = Payment(1, "one", Outcome(Level.FIXED, 1, 1, fixed=Cents(1)), Window(Anchor.VR_CLOSURE, 12), (Amount(sum=Cents(1)),), needs_notice=False, needs_papers=False)  # fmt: skip
    scheme = Scheme("any", "", "", "any", Programme.PARTNERSHIP_PLUS, payments=(payment,))
    person = replace(WHOLE, months=row("2014-08", 1))

    def stands(**changes: Any) -> str:
        return str(
            evaluate(replace(scheme, **changes), person, LAW, as_of=date(2014, 12, 31)).payments[0].standing
        )

    assert stands(effective_to=date(2014, 8, 31)) == "payable"
    assert stands(effective_to=date(2014, 7, 31)) == "lost"
    assert stands(effective_to=date(2014, 6, 30)) == "barred"
    assert stands(effective_from=date(2014, 9, 1)) == "waiting"
    by_closure: Any = {"dates_by": DatesBy.CLOSURE}
    assert CASE.closed_on is not None
    assert stands(effective_to=CASE.closed_on, **by_closure) == "payable"
    assert stands(effective_to=date(2014, 6, 14), **by_closure) == "barred"
