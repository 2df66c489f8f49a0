"""Stubs taken away at random: what the year-to-date figures say about them must be what they were."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from milepost.rulebook.attribution import PayStub, earned_by_month
from milepost.rulebook.pay_stubs.calendar import PayFrequency, PayPeriod
from milepost.rulebook.pay_stubs.jobs import Job, solve
from tests.earnings.calendars import PaidJob, jobs, paid_job, period_of

LATER = date(2031, 1, 1)


@settings(max_examples=150, deadline=None)
@given(jobs(most=70, least=3), st.data())
def test_one_stub_taken_away_is_proved_or_asked_for_by_its_pay_date(
    job: PaidJob, data: st.DataObject
) -> None:
    place = data.draw(st.integers(1, len(job.stubs) - 2))
    gone = job.stubs[place]
    kept = [stub for stub in job.stubs if stub is not gone]
    answer = solve(
        Job("job", job.frequency, job.started_on, job.stubs[-1].period_ends, tuple(kept)), day=LATER
    )
    assert not answer.subtraction.contradictions
    later = job.stubs[place + 1]
    assert gone.paid_on is not None
    assert later.paid_on is not None
    if later.paid_on.year == gone.paid_on.year:
        assert [(stub.gross, stub.paid_on) for stub in answer.derived] == [(gone.gross, gone.paid_on)]
        assert answer.missing == ()
        assert sum(earned_by_month(answer.stubs).values()) == sum(stub.gross for stub in job.stubs)
        assert earned_by_month(answer.stubs) == earned_by_month(job.stubs)
    else:  # the last stub of a year: nothing after it in that year speaks of it
        assert answer.derived == []
        assert [one.paid_on for one in answer.missing] == [gone.paid_on]


@settings(max_examples=150, deadline=None)
@given(jobs(most=60, least=4), st.data())
def test_many_taken_away_are_proved_alone_and_summed_together(job: PaidJob, data: st.DataObject) -> None:
    chosen = data.draw(st.sets(st.integers(1, len(job.stubs) - 1), min_size=1))
    assume(len(chosen) < len(job.stubs) - 1)
    kept = [stub for place, stub in enumerate(job.stubs) if place not in chosen]
    gone = {period_of(job.stubs[place]): job.stubs[place].gross for place in chosen}
    answer = solve(
        Job("job", job.frequency, job.started_on, job.stubs[-1].period_ends, tuple(kept)), day=LATER
    )
    found = answer.subtraction
    assert not found.contradictions
    for proof in found.proved:
        assert proof.gross == gone[proof.period], "a proof is the stub itself"
    for one in found.sums:
        assert one.gross == sum(gone[period] for period in one.periods)
        assert len(one.periods) > 1
    assert {one.period for one in found.proved} | set(answer.missing) == set(gone)
    assert not {one.period for one in found.proved} & set(answer.missing)
    for period in answer.missing:
        assert period not in {one.period for one in found.proved}
    for _year, of_year in groupby(answer.missing, key=lambda one: one.paid_on.year):
        assert list(of_year)


@settings(max_examples=80, deadline=None)
@given(jobs(most=40, least=3), st.data())
def test_a_figure_that_contradicts_the_stubs_proves_nothing(job: PaidJob, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(job.stubs) - 1))
    earlier, wrong = job.stubs[place - 1], job.stubs[place]
    assume(earlier.paid_on and wrong.paid_on and earlier.paid_on.year == wrong.paid_on.year)
    assert wrong.year_to_date is not None
    lower = PayStub(
        wrong.period_begins, wrong.period_ends, wrong.gross, wrong.paid_on, wrong.year_to_date - 1, "wrong"
    )
    kept = [*job.stubs[:place], lower]
    answer = solve(Job("job", job.frequency, job.started_on, None, tuple(kept)), day=lower.paid_on or LATER)
    assert [one.reason.code for one in answer.subtraction.contradictions] in (
        ["YTD_BELOW_STUBS"],
        ["YTD_BELOW_GROSS"],
    )
    assert answer.derived == []


def two_weekly(grosses: list[int]) -> PaidJob:
    return paid_job(PayFrequency.TWO_WEEKLY, date(2025, 1, 11), 6, grosses)


def test_the_first_stub_of_a_year_speaks_of_those_before_it() -> None:
    job = two_weekly([50_000, 60_000, 70_000, 80_000])
    started = job.started_on
    later = solve(Job("j", job.frequency, started, None, job.stubs[1:]), day=date(2025, 2, 28))
    assert [(one.period.paid_on, one.gross) for one in later.subtraction.proved] == [
        (date(2025, 1, 17), 50_000)
    ]
    two = solve(Job("j", job.frequency, started, None, job.stubs[2:]), day=date(2025, 2, 28))
    assert two.derived == []
    assert [(one.gross, len(one.periods)) for one in two.subtraction.sums] == [(110_000, 2)]
    assert [one.paid_on for one in two.missing] == [date(2025, 1, 17), date(2025, 1, 31)]


def test_where_the_first_day_of_the_job_is_not_known_nothing_before_is_asked_for() -> None:
    job = two_weekly([50_000, 60_000, 70_000, 80_000])
    fresh = [
        PayStub(one.period_begins, one.period_ends, one.gross, one.paid_on, ytd)
        for one, ytd in zip(job.stubs[2:], (70_000, 150_000), strict=True)
    ]
    began = solve(Job("j", job.frequency, None, None, tuple(fresh)), day=date(2025, 2, 28))
    assert began.missing == ()
    assert all(stub.gross == 0 for stub in began.derived), (
        "the year-to-date figure says that nothing was paid before"
    )
    unknown = solve(Job("j", job.frequency, None, None, job.stubs[2:]), day=date(2025, 2, 28))
    assert unknown.missing == ()
    assert sum(one.gross for one in unknown.subtraction.sums) == 110_000


@pytest.mark.parametrize(("more", "codes"), [(-1, ["YTD_BELOW_STUBS"]), (0, []), (1, ["YTD_ABOVE_STUBS"])])
def test_a_chain_is_exact_to_the_cent(more: int, codes: list[str]) -> None:
    job = two_weekly([50_000, 60_000])
    last = job.stubs[1]
    told = PayStub(last.period_begins, last.period_ends, last.gross, last.paid_on, 110_000 + more, "b")
    answer = solve(Job("j", job.frequency, job.started_on, None, (job.stubs[0], told)), day=date(2025, 2, 1))
    assert [one.reason.code for one in answer.subtraction.contradictions] == codes


def test_a_stub_without_the_figure_is_stepped_over() -> None:
    job = two_weekly([10_000, 20_000, 30_000, 40_000])
    bare = PayStub(
        *[getattr(job.stubs[1], name) for name in ("period_begins", "period_ends", "gross", "paid_on")]
    )
    answer = solve(
        Job("j", job.frequency, job.started_on, None, (job.stubs[0], bare, job.stubs[3])),
        day=date(2025, 3, 1),
    )
    assert [one.gross for one in answer.subtraction.proved] == [30_000]


def test_irregular_pay_gives_sums_and_asks_for_nothing_by_date() -> None:
    job = two_weekly([10_000, 20_000, 30_000])
    kept = (job.stubs[0], job.stubs[2])
    answer = solve(Job("j", PayFrequency.IRREGULAR, job.started_on, None, kept), day=date(2025, 3, 1))
    assert answer.missing == ()
    assert answer.derived == []
    assert [(one.gross, one.periods) for one in answer.subtraction.sums] == [(20_000, ())]


def test_a_pay_date_that_may_have_been_moved_before_new_year_is_not_proved_empty() -> None:
    """Expected on 2 January, paid on 31 December: the new year's figure does not speak of it."""
    stubs = (
        PayStub(date(2024, 12, 1), date(2024, 12, 14), 50_000, date(2024, 12, 19), 900_000, "a"),
        PayStub(date(2024, 12, 29), date(2025, 1, 11), 60_000, date(2025, 1, 16), 60_000, "b"),
    )
    answer = solve(Job("j", PayFrequency.TWO_WEEKLY, date(2024, 1, 1), None, stubs), day=date(2025, 1, 20))
    assert date(2025, 1, 2) in [one.paid_on for one in answer.missing]
    assert not [one for one in answer.derived if one.paid_on == date(2025, 1, 2)]


def test_the_last_stub_of_a_year_is_never_proved_by_the_next_year() -> None:
    job = paid_job(PayFrequency.WEEKLY, date(2024, 12, 21), 5, [10_000, 20_000, 30_000])
    kept = (job.stubs[0], job.stubs[2])
    answer = solve(Job("j", job.frequency, job.started_on, None, kept), day=date(2025, 1, 31))
    first, gone = job.stubs[2], job.stubs[1]
    assert first.paid_on is not None
    assert gone.paid_on is not None
    assert gone.paid_on.year == 2025, "paid in the new year, so the new year's figure does prove it"
    assert [one.gross for one in answer.subtraction.proved] == [20_000]
    before = PayPeriod(gone.period_begins, gone.period_ends, gone.paid_on)
    assert before == answer.subtraction.proved[0].period
    assert gone.paid_on - timedelta(7) == job.stubs[0].paid_on
