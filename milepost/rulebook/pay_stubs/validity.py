"""Whether a pay stub counts: each thing that fails is one finding, with its cure.

20 CFR 411.575(c): evidence must be clear and legible, with the name, the gross earnings, the pay date and the pay period.
Program operations 4.3 adds what the program manager looks for: the employer's own name, net pay, taxes withheld, and no
date written by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from milepost.rulebook.decisions import Reason
from milepost.rulebook.months import Month
from milepost.rulebook.pay_stubs.calendar import IN_WEEKS, PayFrequency

REGULATION = "20 CFR 411.575(c)"
PRACTICE = "program operations 4.3"
LONGEST_PERIOD, LATEST_PAY = 35, 45
"""Days; a longer pay period, or a pay date so long after it, is unusual enough to look again."""


class ShownBy(StrEnum):
    """What the figures were read from. The other two are primary evidence that is no stub (411.575(c))."""

    STUB = "stub"
    WORK_NUMBER = "work_number"
    EMPLOYER_STATEMENT = "employer_statement"


class NameShown(StrEnum):
    MATCHES = "matches"
    EXPLAINED = "explained"
    DIFFERS = "differs"
    ILLEGIBLE = "illegible"


class DatesShown(StrEnum):
    PRINTED = "printed"
    SUPPLEMENTED = "supplemented"
    PAYROLL_CALENDAR = "payroll_calendar"
    HAND_WRITTEN = "hand_written"
    MISSING = "missing"


class EmployerShown(StrEnum):
    NAMED = "named"
    SUPPLEMENTED = "supplemented"
    PAYROLL_FIRM = "payroll_firm"
    NOT_NAMED = "not_named"


class NothingWithheld(StrEnum):
    """Why no tax was withheld, once somebody has asked."""

    EMPLOYEE = "employee"
    SELF_EMPLOYED = "self_employed"


class Weight(StrEnum):
    """What a finding does to the stub."""

    REFUSES = "refuses"
    ASKS = "asks"
    WARNS = "warns"


@dataclass(frozen=True, slots=True)
class StubAsShown:
    """A stub as somebody read it. Money in cents; None is "not on the stub"."""

    period_begins: date | None = None
    period_ends: date | None = None
    paid_on: date | None = None
    gross: int | None = None
    net: int | None = None
    withheld: int | None = None
    year_to_date: int | None = None
    shown_by: ShownBy = ShownBy.STUB
    name: NameShown = NameShown.MATCHES
    dates: DatesShown = DatesShown.PRINTED
    employer: EmployerShown = EmployerShown.NAMED
    nothing_withheld: NothingWithheld | None = None


@dataclass(frozen=True, slots=True)
class JobOfStub:
    """What the check needs of the job."""

    frequency: PayFrequency | None = None
    started_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about a stub: what is wrong with which item, and what cures it."""

    weight: Weight
    item: str
    reason: Reason
    cure: Reason


@dataclass(frozen=True, slots=True)
class Validity:
    """Whether it counts. `begins` is the first day of the pay period, printed or inferred."""

    findings: tuple[Finding, ...]
    begins: date | None
    begins_is_inferred: bool

    @property
    def is_refused(self) -> bool:
        return any(one.weight is Weight.REFUSES for one in self.findings)

    @property
    def asks(self) -> bool:
        """Not refused, but somebody must answer a question before it counts."""
        return not self.is_refused and any(one.weight is Weight.ASKS for one in self.findings)

    @property
    def counts(self) -> bool:
        return not self.is_refused and not self.asks


def validity_of(stub: StubAsShown, job: JobOfStub, *, day: date) -> Validity:
    """Does this stub count as evidence, and if not, what would cure it? `day` is the day on which it is asked."""
    begins, is_inferred = _first_day(stub, job)
    findings = [*_of_legibility(stub), *_of_dates(stub, begins, day), *_of_money(stub)]
    if is_inferred:
        findings.append(
            _finding(
                Weight.WARNS,
                "period_begins",
                "STUB_BEGINS_INFERRED",
                "CURE_BEGINS_INFERRED",
                begins=begins,
                frequency_word=f"frequency_{job.frequency}",
            )
        )
    if begins is not None and stub.period_ends is not None and begins <= stub.period_ends:
        findings += _of_period(stub, begins, stub.period_ends, job)
    return Validity(tuple(findings), begins, is_inferred)


def inferred_first_day(period_ends: date, frequency: PayFrequency | None) -> date | None:
    """The first day of a pay period of which only the last is shown, where the pay frequency tells it."""
    if frequency in IN_WEEKS:
        return period_ends - timedelta(IN_WEEKS[frequency] - 1)
    month = Month.of(period_ends)
    is_last = period_ends == month.last_day
    if frequency is PayFrequency.MONTHLY:
        return month.first_day if is_last else _day_after_same_day_before(period_ends)
    if frequency is PayFrequency.TWICE_MONTHLY and is_last:
        return date(month.year, month.number, 16)
    if frequency is PayFrequency.TWICE_MONTHLY and period_ends.day == 15:
        return month.first_day
    return None


def _day_after_same_day_before(day: date) -> date:
    before = Month.of(day) - 1
    return min(
        before.last_day, date(before.year, before.number, min(day.day, before.last_day.day))
    ) + timedelta(1)


def _first_day(stub: StubAsShown, job: JobOfStub) -> tuple[date | None, bool]:
    if stub.period_begins is not None or stub.period_ends is None:
        return stub.period_begins, False
    inferred = inferred_first_day(stub.period_ends, job.frequency)
    return inferred, inferred is not None


def _finding(
    weight: Weight, item: str, code: str, cure: str, law: str = PRACTICE, **figures: object
) -> Finding:
    return Finding(weight, item, Reason(code, figures, law), Reason(cure, {}, law))


_NAME = {
    NameShown.ILLEGIBLE: ("STUB_NAME_ILLEGIBLE", "CURE_NAME_ILLEGIBLE"),
    NameShown.DIFFERS: ("STUB_NAME_DIFFERS", "CURE_NAME_DIFFERS"),
}
_DATES = {
    DatesShown.HAND_WRITTEN: ("STUB_DATES_HAND_WRITTEN", "CURE_DATES"),
    DatesShown.MISSING: ("STUB_DATES_MISSING", "CURE_DATES"),
}
_EMPLOYER = {
    EmployerShown.PAYROLL_FIRM: ("STUB_NAMES_PAYROLL_FIRM", "CURE_EMPLOYER"),
    EmployerShown.NOT_NAMED: ("STUB_NAMES_NO_EMPLOYER", "CURE_EMPLOYER"),
}


def _of_legibility(stub: StubAsShown) -> Iterator[Finding]:
    """What a reader of the paper saw: the name, the dates, the employer."""
    if stub.name in _NAME:
        yield _finding(Weight.REFUSES, "name", *_NAME[stub.name], law=REGULATION)
    if stub.dates in _DATES:
        yield _finding(Weight.REFUSES, "dates", *_DATES[stub.dates])
    if stub.employer in _EMPLOYER:
        yield _finding(Weight.REFUSES, "employer", *_EMPLOYER[stub.employer])


def _of_dates(stub: StubAsShown, begins: date | None, day: date) -> Iterator[Finding]:
    ends, paid_on = stub.period_ends, stub.paid_on
    if ends is None:
        yield _finding(Weight.REFUSES, "period_ends", "STUB_END_MISSING", "CURE_DATES", law=REGULATION)
    elif begins is None:
        yield _finding(Weight.REFUSES, "period_begins", "STUB_BEGIN_MISSING", "CURE_BEGIN_MISSING")
    if paid_on is None:
        yield _finding(Weight.REFUSES, "paid_on", "STUB_PAY_DATE_MISSING", "CURE_DATES", law=REGULATION)
    elif paid_on > day:
        yield _finding(Weight.REFUSES, "paid_on", "STUB_PAY_DATE_AHEAD", "CURE_LOOK_AGAIN", paid_on=paid_on)
    if begins is not None and ends is not None and begins > ends:
        yield _finding(
            Weight.REFUSES, "period_ends", "STUB_ENDS_FIRST", "CURE_LOOK_AGAIN", begins=begins, ends=ends
        )


def _of_money(stub: StubAsShown) -> Iterator[Finding]:
    if stub.gross is None:
        yield _finding(Weight.REFUSES, "gross", "STUB_GROSS_MISSING", "CURE_GROSS", law=REGULATION)
    elif stub.gross < 0:
        yield _finding(Weight.REFUSES, "gross", "STUB_GROSS_NEGATIVE", "CURE_GROSS_NEGATIVE")
    if stub.shown_by is ShownBy.STUB:
        yield from _of_deductions(stub)
    if stub.year_to_date is None:
        yield _finding(Weight.WARNS, "ytd_gross", "STUB_YTD_MISSING", "CURE_YTD_MISSING")
    elif stub.gross is not None and stub.year_to_date < stub.gross:
        yield _finding(
            Weight.WARNS, "ytd_gross", "STUB_YTD_BELOW_GROSS", "CURE_LOOK_AGAIN", ytd_cents=stub.year_to_date
        )


def _of_deductions(stub: StubAsShown) -> Iterator[Finding]:
    """Net pay and tax: a stub shows both; without any tax the program manager assumes self-employment."""
    if stub.net is None:
        yield _finding(Weight.REFUSES, "net", "STUB_NET_MISSING", "CURE_NET")
    elif stub.gross is not None and stub.net > stub.gross:
        yield _finding(Weight.WARNS, "net", "STUB_NET_ABOVE_GROSS", "CURE_LOOK_AGAIN", net_cents=stub.net)
    if stub.withheld:
        if stub.gross is not None and stub.net is not None and stub.withheld + stub.net > stub.gross:
            yield _finding(Weight.WARNS, "withheld", "STUB_WITHHELD_TOO_MUCH", "CURE_LOOK_AGAIN")
    elif stub.gross == 0:
        return
    elif stub.nothing_withheld is NothingWithheld.SELF_EMPLOYED:
        yield _finding(Weight.REFUSES, "withheld", "STUB_SELF_EMPLOYED", "CURE_SELF_EMPLOYED")
    elif stub.nothing_withheld is None:
        yield _finding(Weight.ASKS, "nothing_withheld", "STUB_NOTHING_WITHHELD", "CURE_NOTHING_WITHHELD")
    else:
        yield _finding(Weight.WARNS, "withheld", "STUB_EMPLOYEE_WITHOUT_TAX", "CURE_EMPLOYEE_WITHOUT_TAX")


def _of_period(stub: StubAsShown, begins: date, ends: date, job: JobOfStub) -> Iterator[Finding]:
    """What is unusual about the days, and may be a slip of the pen."""
    length = (ends - begins).days + 1
    usual = IN_WEEKS.get(job.frequency) if job.frequency else None
    if length > LONGEST_PERIOD or (usual is not None and length != usual):
        yield _finding(Weight.WARNS, "period_ends", "STUB_PERIOD_UNUSUAL", "CURE_LOOK_AGAIN", count=length)
    if stub.paid_on is not None and stub.paid_on < begins:
        yield _finding(Weight.WARNS, "paid_on", "STUB_PAID_BEFORE_WORK", "CURE_LOOK_AGAIN", begins=begins)
    if stub.paid_on is not None and (stub.paid_on - ends).days > LATEST_PAY:
        yield _finding(
            Weight.WARNS, "paid_on", "STUB_PAID_LATE", "CURE_LOOK_AGAIN", count=(stub.paid_on - ends).days
        )
    if (job.started_on and ends < job.started_on) or (job.ended_on and begins > job.ended_on):
        yield _finding(Weight.WARNS, "period_ends", "STUB_OUTSIDE_JOB", "CURE_OUTSIDE_JOB")
