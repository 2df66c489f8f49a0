"""Each thing that a stub must show, on both sides of its boundary, with a cure in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from milepost.rulebook.pay_stubs.calendar import PayFrequency
from milepost.rulebook.pay_stubs.validity import (
    DatesShown,
    EmployerShown,
    JobOfStub,
    NameShown,
    NothingWithheld,
    ShownBy,
    StubAsShown,
    Validity,
    Weight,
    inferred_first_day,
    validity_of,
)

DAY = date(2025, 12, 15)
JOB = JobOfStub(PayFrequency.TWO_WEEKLY, date(2025, 1, 1))
GOOD = StubAsShown(
    date(2025, 11, 2), date(2025, 11, 15), date(2025, 11, 20), 100_000, 85_000, 15_000, 2_000_000
)


def judged(stub: StubAsShown = GOOD, job: JobOfStub = JOB, **changes: Any) -> Validity:
    return validity_of(replace(stub, **changes), job, day=DAY)


def codes(validity: Validity, weight: Weight = Weight.REFUSES) -> list[str]:
    return [one.reason.code for one in validity.findings if one.weight is weight]


def test_a_good_stub_counts_and_nothing_is_said() -> None:
    assert judged().counts
    assert judged().findings == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": NameShown.ILLEGIBLE}, "STUB_NAME_ILLEGIBLE"),
        ({"name": NameShown.DIFFERS}, "STUB_NAME_DIFFERS"),
        ({"dates": DatesShown.HAND_WRITTEN}, "STUB_DATES_HAND_WRITTEN"),
        ({"dates": DatesShown.MISSING}, "STUB_DATES_MISSING"),
        ({"employer": EmployerShown.PAYROLL_FIRM}, "STUB_NAMES_PAYROLL_FIRM"),
        ({"employer": EmployerShown.NOT_NAMED}, "STUB_NAMES_NO_EMPLOYER"),
        ({"period_ends": None}, "STUB_END_MISSING"),
        ({"paid_on": None}, "STUB_PAY_DATE_MISSING"),
        ({"paid_on": DAY + timedelta(1)}, "STUB_PAY_DATE_AHEAD"),
        ({"period_begins": date(2025, 11, 16)}, "STUB_ENDS_FIRST"),
        ({"gross": None}, "STUB_GROSS_MISSING"),
        ({"gross": -1}, "STUB_GROSS_NEGATIVE"),
        ({"net": None}, "STUB_NET_MISSING"),
        ({"withheld": 0, "nothing_withheld": NothingWithheld.SELF_EMPLOYED}, "STUB_SELF_EMPLOYED"),
    ],
)
def test_what_refuses_a_stub_names_its_cure_and_its_source(changes: dict[str, Any], code: str) -> None:
    answer = judged(**changes)
    assert answer.is_refused
    assert not answer.counts
    assert code in codes(answer)
    for one in answer.findings:
        for language in ("en", "es"):
            assert one.reason.finding(language) != one.cure.finding(language)
        assert one.reason.law in ("20 CFR 411.575(c)", "program operations 4.3")


@pytest.mark.parametrize(
    "changes",
    [
        {"name": NameShown.EXPLAINED},
        {"dates": DatesShown.SUPPLEMENTED},
        {"dates": DatesShown.PAYROLL_CALENDAR},
        {"employer": EmployerShown.SUPPLEMENTED},
        {"paid_on": DAY},
        {"gross": 0, "net": 0, "withheld": 0, "year_to_date": 0},
        {"period_begins": date(2025, 11, 15), "period_ends": date(2025, 11, 15)},
    ],
)
def test_the_other_side_of_each_boundary_counts(changes: dict[str, Any]) -> None:
    assert judged(**changes).counts


@pytest.mark.parametrize("withheld", [0, None])
def test_no_tax_asks_whether_it_is_self_employment(withheld: int | None) -> None:
    answer = judged(withheld=withheld, net=100_000)
    assert answer.asks
    assert not answer.counts
    assert not answer.is_refused
    assert codes(answer, Weight.ASKS) == ["STUB_NOTHING_WITHHELD"]
    employee = judged(withheld=withheld, net=100_000, nothing_withheld=NothingWithheld.EMPLOYEE)
    assert employee.counts
    assert codes(employee, Weight.WARNS) == ["STUB_EMPLOYEE_WITHOUT_TAX"]


def test_a_line_of_a_statement_needs_no_net_and_no_tax() -> None:
    bare = replace(GOOD, net=None, withheld=None)
    assert judged(bare).is_refused
    assert judged(bare, shown_by=ShownBy.WORK_NUMBER).counts
    assert judged(bare, shown_by=ShownBy.EMPLOYER_STATEMENT).counts


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"year_to_date": None}, "STUB_YTD_MISSING"),
        ({"year_to_date": 99_999}, "STUB_YTD_BELOW_GROSS"),
        ({"net": 100_001, "withheld": 1}, "STUB_NET_ABOVE_GROSS"),
        ({"net": 85_001}, "STUB_WITHHELD_TOO_MUCH"),
        ({"period_begins": date(2025, 11, 3)}, "STUB_PERIOD_UNUSUAL"),
        ({"paid_on": date(2025, 11, 1)}, "STUB_PAID_BEFORE_WORK"),
    ],
)
def test_what_is_unusual_is_said_and_refuses_nothing(changes: dict[str, Any], code: str) -> None:
    answer = judged(**changes)
    assert answer.counts
    assert code in codes(answer, Weight.WARNS)


def test_year_to_date_equal_to_the_gross_is_the_first_stub_of_the_year() -> None:
    assert judged(year_to_date=100_000).findings == ()


@pytest.mark.parametrize(("days", "warns"), [(45, False), (46, True)])
def test_a_late_pay_date(days: int, warns: bool) -> None:
    ends = date(2025, 10, 1)
    answer = judged(period_begins=ends - timedelta(13), period_ends=ends, paid_on=ends + timedelta(days))
    assert ("STUB_PAID_LATE" in codes(answer, Weight.WARNS)) is warns


@pytest.mark.parametrize(("days", "warns"), [(35, False), (36, True)])
def test_a_long_pay_period(days: int, warns: bool) -> None:
    answer = judged(job=JobOfStub(), period_begins=date(2025, 11, 15) - timedelta(days - 1))
    assert ("STUB_PERIOD_UNUSUAL" in codes(answer, Weight.WARNS)) is warns


@pytest.mark.parametrize(
    ("job", "warns"),
    [
        (JobOfStub(started_on=date(2025, 11, 15)), False),
        (JobOfStub(started_on=date(2025, 11, 16)), True),
        (JobOfStub(ended_on=date(2025, 11, 2)), False),
        (JobOfStub(ended_on=date(2025, 11, 1)), True),
    ],
)
def test_a_stub_outside_of_its_job(job: JobOfStub, warns: bool) -> None:
    assert ("STUB_OUTSIDE_JOB" in codes(judged(job=job), Weight.WARNS)) is warns


@pytest.mark.parametrize(
    ("ends", "frequency", "begins"),
    [
        (date(2025, 11, 15), PayFrequency.WEEKLY, date(2025, 11, 9)),
        (date(2025, 11, 15), PayFrequency.TWO_WEEKLY, date(2025, 11, 2)),
        (date(2025, 11, 15), PayFrequency.TWICE_MONTHLY, date(2025, 11, 1)),
        (date(2024, 2, 29), PayFrequency.TWICE_MONTHLY, date(2024, 2, 16)),
        (date(2024, 2, 28), PayFrequency.TWICE_MONTHLY, None),
        (date(2025, 2, 28), PayFrequency.MONTHLY, date(2025, 2, 1)),
        (date(2025, 3, 25), PayFrequency.MONTHLY, date(2025, 2, 26)),
        (date(2025, 3, 30), PayFrequency.MONTHLY, date(2025, 3, 1)),
        (date(2025, 1, 3), PayFrequency.TWO_WEEKLY, date(2024, 12, 21)),
        (date(2025, 11, 15), PayFrequency.IRREGULAR, None),
        (date(2025, 11, 15), None, None),
    ],
)
def test_the_first_day_is_inferred_only_where_the_frequency_tells_it(
    ends: date, frequency: PayFrequency | None, begins: date | None
) -> None:
    assert inferred_first_day(ends, frequency) == begins
    answer = judged(job=JobOfStub(frequency), period_begins=None, period_ends=ends, paid_on=ends)
    assert answer.begins == begins
    assert answer.begins_is_inferred is (begins is not None)
    assert answer.counts is (begins is not None)
    if begins is None:
        assert codes(answer) == ["STUB_BEGIN_MISSING"]
