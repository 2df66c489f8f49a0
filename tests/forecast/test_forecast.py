"""What a forecast promises: it adds up, it repeats itself, more that is sent never brings less, and it says what it cannot say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from milepost.rulebook.facts import (
    Assignment,
    AssignmentKind,
    Cash,
    ClaimCode,
    MonthOfWork,
    PaymentSystem,
    Program,
    RecordedPayment,
    RecordedStatus,
    Ticket,
    TicketFacts,
)
from milepost.rulebook.forecast import (
    Forecast,
    MonthAhead,
    Part,
    TicketAhead,
    complete_years,
    forecast,
    law_as_if,
    ticket_ahead,
)
from milepost.rulebook.forecast.answers import Range
from milepost.rulebook.forecast.chances import (
    ENOUGH_MONTHS,
    ENOUGH_PAID,
    NEVER,
    SHARES,
    Chances,
    whole_shares,
)
from milepost.rulebook.forecast.counts import (
    COMPLETE,
    DENIED,
    LACKING,
    PAID,
    Counted,
    Counts,
    Follows,
    Lag,
    packed,
)
from milepost.rulebook.forecast.levels import Group, Level
from milepost.rulebook.forecast.summary import OpenClaim, last_whole_month
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.readings import PRACTICE, REGULATION
from tests.forecast.lived import THEN, lived

LAW = Law.packaged()


@cache
def caseload() -> tuple[TicketAhead, ...]:
    """Twenty-five Tickets whose claims were asked for."""
    return tuple(ticket_ahead(facts, law_2024(), as_of=THEN) for facts in lived(25, 5, law=LAW).tickets)


@cache
def law_2024() -> Law:
    return law_as_if(LAW, 2024, through=2027)


def ahead(tickets: tuple[TicketAhead, ...], **asked: object) -> Forecast:
    options: dict[str, object] = {"as_of": THEN, "figures_of": 2024, "months": 12} | asked
    return forecast(tickets, law_2024(), **options)  # type: ignore[arg-type]


def ranges(given: Forecast) -> list[Range]:
    assert all(one.together for one in given.months)
    return [one.together for one in given.months if one.together]


# It adds up


@given(st.integers(0, 15), st.integers(1, 24))
@settings(max_examples=5, deadline=None)
def test_the_parts_are_the_middle_to_the_dollar_and_ranges_are_in_order(first: int, months: int) -> None:
    found = ahead(caseload()[first:], months=months)
    assert len(found.months) == months
    for one in (*found.months, found.all_months):
        assert one.together is not None
        assert 0 <= one.together.low <= one.together.middle <= one.together.high
        assert sum(part.share for part in one.parts.values() if part) == one.together.middle
        assert all(
            part.range.low <= part.range.middle <= part.range.high for part in one.parts.values() if part
        )


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=7), st.integers(0, 10**9))
@settings(deadline=None)
def test_whole_shares_sum_to_what_is_divided(weights: list[int], of: int) -> None:
    shares = whole_shares([Fraction(one) for one in weights], of)
    assert sum(shares) == (of if any(weights) else 0)
    assert all(share == 0 for share, weight in zip(shares, weights, strict=True) if weight == 0)


def test_a_caseload_of_nobody_brings_nothing() -> None:
    found = forecast((), LAW, as_of=THEN)
    assert ranges(found) == [Range(0, 0, 0)] * 24
    assert found.all_months.together == Range(0, 0, 0)
    assert found.months[0].month == Month.parse("2024-01")


# It repeats itself


def test_the_same_caseload_gives_the_same_figures() -> None:
    assert ahead(caseload()) == ahead(caseload())


def test_the_order_of_tickets_does_not_matter_to_what_is_sent() -> None:
    """Each claim draws from a chance of its own."""
    sent = [replace(one, start=None) for one in caseload()]
    either = ahead(tuple(sent)), ahead(tuple(sent), months=6)
    assert ranges(either[0])[:6] == ranges(either[1])


# More that is sent never brings less

CLAIMS = st.builds(
    OpenClaim,
    st.just(ClaimCode.OUTCOME),
    st.integers(1, 36),
    st.integers(0, 30).map(lambda back: Month.of(THEN) - back),
    st.integers(1, 3_000),
)


@given(st.integers(0, 24), st.lists(CLAIMS, min_size=1, max_size=6))
@example(3, [OpenClaim(ClaimCode.OUTCOME, 23, Month.parse("2023-10"), 1)])  # attained as well
@settings(max_examples=6, deadline=None)
def test_more_pending_claims_never_lower_any_month(place: int, more: list[OpenClaim]) -> None:
    tickets = list(caseload())
    before = ahead(tuple(tickets))
    tickets[place] = replace(tickets[place], sent=(*tickets[place].sent, *more))
    for was, now in zip(ranges(before), ranges(ahead(tuple(tickets))), strict=True):
        assert was.low <= now.low
        assert was.middle <= now.middle
        assert was.high <= now.high


@given(st.lists(CLAIMS, min_size=1, max_size=4))
@settings(max_examples=4, deadline=None)
def test_a_ticket_with_nothing_but_pending_claims_never_lowers_any_month(more: list[OpenClaim]) -> None:
    newcomer = TicketAhead("NEW", 0, tuple(more), (), None)
    before, after = ahead(caseload()), ahead((*caseload(), newcomer))
    for was, now in zip(ranges(before), ranges(after), strict=True):
        assert (was.low, was.middle, was.high) <= (now.low, now.middle, now.high)
        assert was.high <= now.high


def test_what_waits_widens_only_the_high_side() -> None:
    waits = tuple(OpenClaim(ClaimCode.OUTCOME, one, Month.of(THEN), 500, waits=True) for one in range(1, 31))
    bare = tuple(replace(one, start=None, sent=(), attained=()) for one in caseload())
    found = ahead((*bare, TicketAhead("W", 0, (), waits, None)))
    assert found.all_months.together is not None
    assert (found.all_months.together.low, found.all_months.together.middle) == (0, 0)
    assert found.all_months.together.high > 30 * 500 // 2


# It says what it cannot say


def codes(one: MonthAhead) -> set[str]:
    return {reason.code for reason in one.unknown}


def test_a_year_that_is_not_published_is_not_known() -> None:
    tickets = tuple(ticket_ahead(facts, LAW, as_of=THEN) for facts in lived(25, 5, law=LAW).tickets)
    found = forecast(tickets, LAW, as_of=date(2025, 12, 31))
    later = found.months[4]
    assert later.together is None
    assert later.parts[Part.LIKELY] is None
    assert codes(later) == {"FORECAST_NOT_PUBLISHED"}
    assert later.unknown[0].figures == {"year": 2026}
    assert "2026" in later.unknown[0].finding("es")


def test_as_if_a_years_figures_held_is_said_first() -> None:
    found = ahead(caseload())
    assert found.figures_of == 2024
    assert found.assumptions[0].code == "FORECAST_FIGURES_OF"
    assert all(not one.unknown for one in found.months)


def test_only_years_whose_figures_are_known_can_be_held() -> None:
    years = complete_years(LAW)
    assert 2024 in years
    assert 2026 not in years
    filled = law_as_if(LAW, 2024, through=2030)
    rate, known = filled.phase_1_rate(2030), LAW.phase_1_rate(2024)
    assert rate is not None
    assert known is not None
    assert rate.dollars == known.dollars
    assert filled.phase_1_rate(2025) == LAW.phase_1_rate(2025), "what is published stays"
    assert law_as_if(LAW, 2024, through=2024) is LAW


def of_counts(counts: dict[Counted, int]) -> tuple[TicketAhead, ...]:
    sent = (OpenClaim(ClaimCode.P1M1, None, Month.of(THEN), 1_000),)
    past = TicketAhead("PAST", packed(counts), (), (), None)
    return (past, TicketAhead("SENT", 0, sent, (), None))


@pytest.mark.parametrize(("paid", "is_known"), [(ENOUGH_PAID - 1, False), (ENOUGH_PAID, True)])
def test_too_few_paid_claims_say_no_month(paid: int, is_known: bool) -> None:
    found = ahead(of_counts({Lag(2): paid, PAID: paid}))
    assert (found.months[0].together is not None) is is_known
    if not is_known:
        assert codes(found.months[0]) == {"FORECAST_THIN_PAID"}
        assert "Not enough history to say" in found.months[0].unknown[0].finding()


@pytest.mark.parametrize(("seen", "is_known"), [(ENOUGH_MONTHS - 1, False), (ENOUGH_MONTHS, True)])
def test_too_few_months_of_work_say_nothing_of_what_is_likely(seen: int, is_known: bool) -> None:
    start = next(one for one in caseload() if one.start and one.start.level > Level.BELOW)
    counts: dict[Counted, int] = {
        Lag(2): 20,
        PAID: 20,
        Follows(Group.TITLE_16, Level.TRIAL, Level.TRIAL): seen,
    }
    past = TicketAhead("PAST", packed(counts), (), (), None)
    found = ahead((past, replace(start, counts=0, sent=(), attained=())))
    assert (found.months[3].parts[Part.LIKELY] is not None) is is_known
    assert found.months[3].parts[Part.SENT] is not None, "what is sent is known all the same"


# Lags by hand


def test_a_claim_is_paid_as_late_as_claims_were() -> None:
    """Ten claims paid after two months, ten after four; the claim is of December, so February or April, half each."""
    found = ahead(of_counts({Lag(2): 10, Lag(4): 10, PAID: 1_000_000}))
    shown = [part.range for one in found.months[:5] if (part := one.parts[Part.SENT])]
    assert [one.high for one in shown] == [0, 1_000, 0, 1_000, 0]
    assert [one.low for one in shown] == [0] * 5
    tables = Chances(Counts([packed({Lag(2): 10, Lag(4): 10, PAID: 1_000_000})])).lag_table(1, may_lack=False)
    assert tables is not None
    assert len(tables) == SHARES
    assert abs(tables.count(2) - SHARES // 2) <= 1


def test_a_claim_that_has_waited_is_not_paid_as_early_as_others() -> None:
    """Of September: after December only the lag of four is left, which is January."""
    chances = Chances(Counts([packed({Lag(2): 10, Lag(4): 10, PAID: 1_000_000})]))
    table = chances.lag_table(4, may_lack=False)
    assert table is not None
    assert set(table) <= {4, NEVER}
    assert chances.lag_table(5, may_lack=False) is None, "no claim took as long"


def test_a_claim_older_than_any_that_was_paid_is_in_no_month_and_said() -> None:
    tickets = of_counts({Lag(2): 20, PAID: 20})
    old = OpenClaim(ClaimCode.P1M1, None, Month.of(THEN) - 6, 700)
    found = ahead((tickets[0], replace(tickets[1], sent=(old,))))
    assert found.all_months.together == Range(0, 0, 0)
    assert next(one for one in found.assumptions if one.code == "FORECAST_TOO_LATE").figures == {
        "claims": 1,
        "sum_dollars": 700,
    }


def test_denied_claims_of_the_past_lower_what_is_to_come() -> None:
    """Thirty paid and 58 denied, with the outset's nine in ten of twelve: (30 + 10.8) of 100."""
    chances = Chances(Counts([packed({Lag(2): 30, PAID: 30, DENIED: 58})]))
    assert chances.paid == Fraction(408, 1_000)


# Transitions by hand


def test_a_month_that_followed_another_is_counted_once() -> None:
    """Three months at 1,200 and one at 200, SSDI, assigned in the first: the second, third and fourth follow one."""
    facts = worked((120_000, 120_000, 120_000, 20_000))
    counts = Counts([ticket_ahead(facts, LAW, as_of=THEN).counts])
    early = Group.TITLE_2_IN_TRIAL
    assert counts[Follows(early, Level.TRIAL, Level.TRIAL)] == 2
    assert counts[Follows(early, Level.TRIAL, Level.BELOW)] == 1
    assert counts.months_seen() == 3


def test_levels_stand_at_their_boundaries() -> None:
    """Of 2023 the trial work level is 1,050 and SGA 1,470; practice counts SGA at or above, the regulation above."""
    amounts = (52_499, 52_500, 104_999, 105_000, 146_999, 147_000, 147_001)
    practice = (
        Level.BELOW,
        Level.HALF,
        Level.HALF,
        Level.TRIAL,
        Level.TRIAL,
        Level.SUBSTANTIAL,
        Level.SUBSTANTIAL,
    )
    for reading, levels in (
        (PRACTICE, practice),
        (REGULATION, (*practice[:5], Level.TRIAL, Level.SUBSTANTIAL)),
    ):
        for amount, level in zip(amounts, levels, strict=True):
            start = ticket_ahead(worked((amount,)), LAW, as_of=THEN, reading=reading).start
            assert start is not None
            assert start.level is level, (reading.name, amount)


def test_a_last_month_on_record_of_long_ago_is_no_work_now() -> None:
    recent = ticket_ahead(worked((150_000,), ends="2023-07"), LAW, as_of=THEN).start
    long_ago = ticket_ahead(worked((150_000,), ends="2023-06"), LAW, as_of=THEN).start
    assert recent is not None
    assert long_ago is not None
    assert (str(recent.month), recent.level) == ("2023-07", Level.SUBSTANTIAL)
    assert (str(long_ago.month), long_ago.level) == ("2023-12", Level.BELOW)


def test_a_month_is_whole_on_its_last_day() -> None:
    assert str(last_whole_month(date(2023, 12, 30))) == "2023-11"
    assert str(last_whole_month(date(2023, 12, 31))) == "2023-12"


def test_lags_and_what_lacked_are_counted_from_the_record() -> None:
    facts = worked((150_000, 150_000, 150_000))
    paid = RecordedPayment(
        "T", "EN", ClaimCode.P1M1, None, Month.parse("2023-10"), RecordedStatus.PAID, 1, date(2023, 12, 30)
    )
    counts = Counts([ticket_ahead(replace(facts, payments=(paid,)), LAW, as_of=THEN).counts])
    assert counts[Lag(2)] == 1
    assert (counts[PAID], counts[DENIED]) == (1, 0)
    assert counts[LACKING] == 0
    assert counts[COMPLETE] == 2, "milestones 1 and 2"


def worked(amounts: tuple[int, ...], *, ends: str = "2023-12") -> TicketFacts:
    """SSDI, assigned the month before the work; each month earned so many cents, cash paid."""
    first = Month.parse(ends) - (len(amounts) - 1)
    months = {
        first + place: MonthOfWork("T", first + place, amount, amount, None, Cash.PAID)
        for place, amount in enumerate(amounts)
    }
    assigned = (first - 1).first_day
    assignment = Assignment(
        "T", "EN", AssignmentKind.EMPLOYMENT_NETWORK, PaymentSystem.MILESTONE_OUTCOME, assigned
    )
    return TicketFacts(Ticket("T", Program.SSDI), (assignment,), months)
