"""Months from stubs, statements and self-employment: sums, evidence, and whose figures count."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.rulebook.attribution import PayStub
from milepost.rulebook.facts import Cash, Evidence
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.pay_stubs.calendar import PayFrequency, PayPeriod
from milepost.rulebook.pay_stubs.counting import Figures, MonthSource, counted
from milepost.rulebook.pay_stubs.jobs import Job, Solved, solve
from milepost.rulebook.pay_stubs.levels import Level, level_of, thresholds_of
from milepost.rulebook.pay_stubs.months import (
    ReportedMonth,
    WageSource,
    cash_of_new_month,
    evidence_of,
    months_worked_out,
)
from milepost.rulebook.pay_stubs.self_employment import SelfEmployedYear, evidence_on, net_by_month
from tests.earnings.calendars import PaidJob, jobs, paid_job

LAW = Law.packaged()
NOVEMBER, DECEMBER = Month.parse("2025-11"), Month.parse("2025-12")
DAY = date(2025, 12, 31)


def levels(year: int) -> list[int]:
    return thresholds_of(LAW, year)


def weekly(*grosses: int, first_end: date = date(2025, 11, 1), drop: tuple[int, ...] = ()) -> Solved:
    job = paid_job(PayFrequency.WEEKLY, first_end, 5, list(grosses))
    kept = tuple(stub for place, stub in enumerate(job.stubs) if place not in drop)
    return solve(Job("a", job.frequency, job.started_on, job.stubs[-1].period_ends, kept), day=DAY)


@settings(max_examples=60, deadline=None)
@given(st.lists(jobs(most=80), min_size=1, max_size=3))
def test_the_months_of_several_jobs_add_up_to_their_stubs(several: list[PaidJob]) -> None:
    solved = [
        solve(Job(str(place), job.frequency, job.started_on, job.stubs[-1].period_ends, job.stubs), day=DAY)
        for place, job in enumerate(several)
    ]
    months = months_worked_out(solved)
    total = sum(stub.gross for job in several for stub in job.stubs)
    assert sum(month.earned or 0 for month in months.values()) == total
    assert sum(month.paid or 0 for month in months.values()) == total


def test_the_estimator_example_is_the_same_here() -> None:
    stubs = (
        PayStub(date(2024, 1, 10), date(2024, 1, 23), 50_000, date(2024, 1, 28)),
        PayStub(date(2024, 1, 24), date(2024, 2, 6), 70_000, date(2024, 2, 11)),
    )
    january = months_worked_out([solve(Job("a", stubs=stubs), day=date(2024, 3, 1))])[Month.parse("2024-01")]
    assert (january.earned, january.paid) == (90_000, 50_000)
    assert evidence_of(january, levels) is Evidence.PRIMARY


def test_all_stubs_there_is_primary() -> None:
    month = months_worked_out([weekly(*[30_000] * 7)])[NOVEMBER]
    assert evidence_of(month, levels) is Evidence.PRIMARY
    assert month.derived == (0, 0)


def test_a_derived_stub_on_which_the_level_rests_is_no_evidence() -> None:
    """Four weeks of $300 reach the trial work level of $1,160 only with the one that is derived."""
    month = months_worked_out([weekly(*[30_000] * 7, drop=(3,))])[NOVEMBER]
    assert month.derived == (30_000, 30_000)
    assert month.earned == months_worked_out([weekly(*[30_000] * 7)])[NOVEMBER].earned
    assert evidence_of(month, levels) is Evidence.NONE


def test_a_derived_stub_that_changes_no_level_does_no_harm() -> None:
    month = months_worked_out([weekly(*[95_000] * 7, drop=(3,))])[NOVEMBER]
    assert month.derived == (95_000, 95_000)
    assert evidence_of(month, levels) is Evidence.PRIMARY


def test_in_a_year_without_levels_the_weakest_part_decides() -> None:
    month = months_worked_out([weekly(*[90_000] * 7, drop=(3,))])[NOVEMBER]
    assert evidence_of(month, lambda _year: []) is Evidence.NONE
    whole = months_worked_out([weekly(*[90_000] * 7)])[NOVEMBER]
    assert evidence_of(whole, lambda _year: []) is Evidence.PRIMARY


def reported(source: WageSource, earned: int | None = None, job: str = "") -> ReportedMonth:
    return ReportedMonth(NOVEMBER, source, earned, None, job)


@pytest.mark.parametrize(
    ("sources", "evidence"),
    [
        ((WageSource.WORK_NUMBER,), Evidence.PRIMARY),
        ((WageSource.EMPLOYER,), Evidence.PRIMARY),
        ((WageSource.TAX_RETURN,), Evidence.SECONDARY),
        ((WageSource.TAX_RETURN, WageSource.TAX_RETURN), Evidence.SECONDARY),
        ((WageSource.TAX_RETURN, WageSource.SIGNED_STATEMENT), Evidence.TWO_SECONDARY),
        ((WageSource.TAX_RETURN, WageSource.EMPLOYER), Evidence.PRIMARY),
        ((WageSource.SSA,), Evidence.SSA),
    ],
)
def test_what_others_report_has_its_class(sources: tuple[WageSource, ...], evidence: Evidence) -> None:
    month = months_worked_out([], [reported(source, 120_000) for source in sources])[NOVEMBER]
    assert evidence_of(month, levels) is evidence
    assert (month.earned, month.paid) == (120_000, 120_000)


def test_a_statement_stands_in_for_stubs_that_do_not_show_the_whole_month() -> None:
    statement = reported(WageSource.EMPLOYER, 123_456, job="a")
    gap = months_worked_out([weekly(*[30_000] * 7, drop=(3,))], [statement])[NOVEMBER]
    assert gap.earned == 123_456
    assert evidence_of(gap, levels) is Evidence.PRIMARY
    whole = months_worked_out([weekly(*[30_000] * 7)], [statement])[NOVEMBER]
    assert whole.earned != 123_456, "whole stubs are not replaced"


def test_what_ssa_has_needs_nothing_else() -> None:
    told = ReportedMonth(NOVEMBER, WageSource.SSA)
    gap = months_worked_out([weekly(*[30_000] * 7, drop=(3,))], [told])[NOVEMBER]
    assert gap.ssa_has_it
    assert evidence_of(gap, levels) is Evidence.SSA
    assert gap.earned is not None
    alone = months_worked_out([], [told])[NOVEMBER]
    assert (alone.earned, alone.paid) == (None, None)
    figures = months_worked_out([weekly(*[30_000] * 7)], [ReportedMonth(NOVEMBER, WageSource.SSA, 99_900)])
    assert (figures[NOVEMBER].earned, figures[NOVEMBER].is_from_ssa) == (99_900, True)


def test_missing_and_uncovered_name_the_same_gap() -> None:
    """Two in a row are gone at the end of a year, where nothing is proved."""
    solved = weekly(*[30_000] * 9, drop=(8,))
    assert [one.paid_on for one in solved.missing] == [date(2026, 1, 1)] or solved.missing == ()
    ended = weekly(*[30_000] * 6, drop=(5,))
    assert [one.ends for one in ended.missing] == [date(2025, 12, 6)]
    assert ended.uncovered_days(DECEMBER) == [date(2025, 12, day) for day in range(1, 7)]
    assert ended.uncovered_days(Month.parse("2025-10")) == []


def test_a_refused_stub_is_not_asked_for_again() -> None:
    job = paid_job(PayFrequency.WEEKLY, date(2025, 11, 1), 5, [30_000] * 4)
    gone = job.stubs[3]
    assert gone.paid_on is not None
    refused = PayPeriod(gone.period_begins, gone.period_ends, gone.paid_on)
    open_job = Job("a", job.frequency, job.started_on, gone.period_ends, job.stubs[:3])
    assert len(solve(open_job, day=DAY).missing) == 1
    kept = Job("a", job.frequency, job.started_on, gone.period_ends, job.stubs[:3], (refused,))
    assert solve(kept, day=DAY).missing == ()


def test_a_stated_pay_date_names_missing_stubs_before_the_first() -> None:
    stated = PayPeriod(date(2025, 11, 2), date(2025, 11, 15), date(2025, 11, 20))
    answer = solve(
        Job("a", PayFrequency.TWO_WEEKLY, date(2025, 11, 2), None, stated=stated), day=date(2025, 12, 6)
    )
    assert [one.paid_on for one in answer.missing] == [date(2025, 11, 20), date(2025, 12, 4)]


# Self-employment


@given(
    st.integers(-5_000_000, 20_000_000),
    st.integers(0, 5_000_000),
    st.sets(st.integers(1, 12), min_size=1),
)
def test_a_year_is_spread_to_the_cent(gross: int, expenses: int, numbers: set[int]) -> None:
    months = tuple(Month(2024 * 12 + number - 1) for number in numbers)
    year = SelfEmployedYear(gross, expenses, months)
    shares = net_by_month(year)
    assert sum(shares.values()) == gross - expenses
    assert set(shares) == set(months)
    assert max(shares.values()) - min(shares.values()) <= 1


@pytest.mark.parametrize(
    ("posted", "evidence"),
    [(None, Evidence.NONE), (date(2026, 1, 1), Evidence.NONE), (DAY, Evidence.SSA)],
)
def test_self_employment_waits_for_ssa(posted: date | None, evidence: Evidence) -> None:
    year = SelfEmployedYear(1_800_000, 0, tuple(Month(2025 * 12 + number) for number in range(12)), posted)
    assert evidence_on(year, DAY) is evidence
    months = months_worked_out([], [], [(net_by_month(year), evidence_on(year, DAY))])
    assert months[NOVEMBER].self_employed_net == 150_000
    assert months[NOVEMBER].earned is None
    assert evidence_of(months[NOVEMBER], levels) is evidence


def test_two_businesses_are_as_good_as_the_weaker() -> None:
    shares = {NOVEMBER: 80_000}
    months = months_worked_out([], [], [(shares, Evidence.SSA), (shares, Evidence.NONE)])
    assert months[NOVEMBER].self_employed_net == 160_000
    assert evidence_of(months[NOVEMBER], levels) is Evidence.NONE


# Levels


@pytest.mark.parametrize(
    ("gross", "blind", "level"),
    [
        (57_999, False, Level.BELOW),
        (58_000, False, Level.HALF_TRIAL_WORK),
        (115_999, False, Level.HALF_TRIAL_WORK),
        (116_000, False, Level.TRIAL_WORK),
        (161_999, False, Level.TRIAL_WORK),
        (162_000, False, Level.SUBSTANTIAL),
        (162_000, True, Level.TRIAL_WORK),
        (270_000, True, Level.SUBSTANTIAL),
        (-1, False, Level.BELOW),
    ],
)
def test_the_levels_of_2025(gross: int, blind: bool, level: Level) -> None:
    assert level_of(gross, LAW, 2025, blind=blind) is level
    assert level_of(gross, LAW, 1950, blind=blind) is Level.UNKNOWN


# Whose figures count


def figures(earned: int | None, evidence: Evidence = Evidence.PRIMARY, net: int | None = None) -> Figures:
    return Figures(earned, None, net, evidence)


def test_one_source_alone_counts() -> None:
    assert counted(None, None, None, is_from_ssa=False) is None
    ours = counted(None, figures(1), None, is_from_ssa=False)
    theirs = counted(figures(1), None, MonthSource.STUBS, is_from_ssa=False)
    assert ours is not None
    assert theirs is not None
    assert (ours.source, ours.differs) == (MonthSource.STUBS, False)
    assert (theirs.source, theirs.differs) == (MonthSource.CASELOAD, False)


def test_where_they_agree_the_stronger_evidence_counts() -> None:
    answer = counted(figures(5, Evidence.NONE), figures(5), None, is_from_ssa=False)
    assert answer is not None
    assert (answer.source, answer.differs, answer.figures.evidence) == (
        MonthSource.STUBS,
        False,
        Evidence.PRIMARY,
    )


@pytest.mark.parametrize(
    ("chosen", "is_from_ssa", "source", "earned"),
    [
        (None, False, MonthSource.CASELOAD, 5),
        (None, True, MonthSource.SSA, 6),
        (MonthSource.CASELOAD, True, MonthSource.CASELOAD, 5),
        (MonthSource.CASELOAD, False, MonthSource.CASELOAD, 5),
        (MonthSource.STUBS, False, MonthSource.STUBS, 6),
    ],
)
def test_where_they_differ_somebody_chooses(
    chosen: MonthSource | None, is_from_ssa: bool, source: MonthSource, earned: int
) -> None:
    answer = counted(figures(5), figures(6), chosen, is_from_ssa=is_from_ssa)
    assert answer is not None
    assert answer.differs
    assert (answer.source, answer.figures.earned) == (source, earned)


def test_what_one_does_not_speak_of_comes_from_the_other() -> None:
    answer = counted(figures(5, net=70), figures(5), None, is_from_ssa=False)
    assert answer is not None
    assert (answer.figures.self_employed_net, answer.differs) == (70, False)
    wages = counted(figures(5), figures(None, Evidence.NONE, net=80), None, is_from_ssa=False)
    assert wages is not None
    assert (wages.figures.earned, wages.figures.self_employed_net) == (5, 80)


def test_only_knowing_that_ssa_has_it_lends_its_evidence_to_the_caseload() -> None:
    answer = counted(figures(5, Evidence.NONE), figures(None, Evidence.SSA), None, is_from_ssa=False)
    assert answer is not None
    assert (answer.source, answer.figures.earned, answer.figures.evidence) == (
        MonthSource.CASELOAD,
        5,
        Evidence.SSA,
    )


@pytest.mark.parametrize(
    ("before", "cash"),
    [
        (None, Cash.PAID),
        (Cash.PAID, Cash.PAID),
        (Cash.NONE_WORK, Cash.UNKNOWN),
        (Cash.ENDED_WORK, Cash.UNKNOWN),
        (Cash.NONE_OTHER, Cash.UNKNOWN),
        (Cash.UNKNOWN, Cash.UNKNOWN),
    ],
)
def test_cash_of_a_month_that_only_stubs_tell_of(before: Cash | None, cash: Cash) -> None:
    assert cash_of_new_month(before) is cash
