"""What the pages about earnings show: a line for each month, and one month day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from milepost.earnings.models import Job, MonthAsUploaded, MonthOfWork, PayStub
from milepost.earnings.solving import Earnings, SolvedJob
from milepost.earnings.working_out import Known, about, counted_month, figures_of, figures_worked_out
from milepost.rulebook import facts
from milepost.rulebook.attribution import earned_on_days
from milepost.rulebook.earnings import gross_of
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.pay_stubs.calendar import PayPeriod
from milepost.rulebook.pay_stubs.counting import Figures
from milepost.rulebook.pay_stubs.levels import Level, level_of
from milepost.rulebook.pay_stubs.months import WorkedOut
from milepost.tickets.models import Ticket


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One month of the table: the figures that count, what they reach, and what lacks."""

    month: Month
    row: MonthOfWork | None
    level: Level
    missing: tuple[PayPeriod, ...]
    uncovered: int
    derived_cents: int
    differs: bool
    asks: bool
    """Nobody has chosen between these figures yet."""
    uploaded: Figures | None
    worked_out: Figures | None

    @property
    def earned(self) -> int | None:
        return self.row.earned if self.row else None

    @property
    def paid(self) -> int | None:
        return self.row.paid if self.row else None

    @property
    def self_employed_net(self) -> int | None:
        return self.row.self_employed_net if self.row else None


def month_lines(ticket: Ticket, entered: Earnings, known: Known) -> list[MonthLine]:
    """Every month about which anything is known, the newest first."""
    months = {*entered.months, *known.rows}
    for one in entered.jobs:
        months.update(month for period in one.solved.missing for month in _months_earned(period))
    return [month_line(ticket, month, entered, known) for month in sorted(months, reverse=True)]


def month_line(ticket: Ticket, month: Month, entered: Earnings, known: Known) -> MonthLine:
    row, worked_out = known.rows.get(month), entered.months.get(month)
    uploaded = known.as_uploaded(month)
    count = counted_month(month, worked_out, known)
    ours = figures_worked_out(worked_out) if worked_out else None
    theirs = figures_of(uploaded) if uploaded else None
    differs = count is not None and count.differs
    missing = tuple(period for one in entered.jobs for period in one.solved.missing_in(month))
    return MonthLine(
        month,
        row,
        reached(ticket, row),
        missing,
        len({day for one in entered.jobs for day in one.solved.uncovered_days(month)}),
        max(worked_out.derived) if worked_out else 0,
        differs,
        differs and not _is_settled(month, theirs, ours, known),
        theirs,
        ours,
    )


def _is_settled(month: Month, uploaded: Figures | None, ours: Figures | None, known: Known) -> bool:
    """Whether somebody chose between exactly these figures."""
    decision = known.decisions.get(month)
    if decision is None or decision.source is None or uploaded is None or ours is None:
        return False
    return decision.about == about(uploaded, ours)


def _months_earned(period: PayPeriod) -> set[Month]:
    return {Month.of(period.begins), Month.of(period.ends)}


def reached(ticket: Ticket, row: MonthOfWork | None) -> Level:
    """The level that a month's earnings reach, as the Ticketholder's program counts them."""
    if row is None:
        return Level.BELOW
    program = facts.Program(ticket.program)
    blind = bool(ticket.blind) and program is not facts.Program.SSI
    return level_of(gross_of(_fact(ticket, row), program), Law.packaged(), row.month.year, blind=blind)


def _fact(ticket: Ticket, row: MonthOfWork | MonthAsUploaded) -> facts.MonthOfWork:
    return facts.MonthOfWork(
        ticket.reference, row.month, row.earned, row.paid, row.self_employed_net, row.cash, row.evidence
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of one job: its cents, None where no stub pays for it though the job went on."""

    cents: int | None
    is_derived: bool
    is_uncovered: bool


@dataclass(frozen=True, slots=True)
class DayLine:
    day: date
    cells: tuple[Cell, ...]

    @property
    def cents(self) -> int:
        return sum(cell.cents or 0 for cell in self.cells)


@dataclass(frozen=True, slots=True)
class StubLine:
    """One stub that pays for days of the month, or was paid in it; `row` is None where it is derived."""

    job: Job
    row: PayStub | None
    begins: date
    ends: date
    paid_on: date | None
    gross: int
    days: int
    days_in_month: int
    earned_in_month: int
    paid_in_month: int
    is_derived: bool


@dataclass(slots=True)
class Sheet:
    """One month, day by day and cent by cent, as both programs attribute it."""

    month: Month
    jobs: list[Job] = field(default_factory=list)
    days: list[DayLine] = field(default_factory=list)
    stubs: list[StubLine] = field(default_factory=list)
    uncovered: list[date] = field(default_factory=list)

    @property
    def earned(self) -> int:
        return sum(line.earned_in_month for line in self.stubs)

    @property
    def paid(self) -> int:
        return sum(line.paid_in_month for line in self.stubs)


def sheet_of(month: Month, jobs: Sequence[SolvedJob]) -> Sheet:
    """The sheet of a month. Its days add up to what was earned, its stubs to what was paid."""
    sheet = Sheet(month)
    columns: list[tuple[dict[date, int], set[date], set[date]]] = []
    for one in jobs:
        lines = [line for line in _stub_lines(month, one) if line.days_in_month or line.paid_in_month]
        uncovered = set(one.solved.uncovered_days(month))
        if not lines and not uncovered:
            continue
        sheet.jobs.append(one.job)
        sheet.stubs += lines
        columns.append((*_cents_by_day(one), uncovered))
    sheet.uncovered = sorted({day for _cents, _derived, days in columns for day in days})
    count = (month.last_day - month.first_day).days + 1
    for day in (month.first_day + timedelta(offset) for offset in range(count)):
        cells = tuple(
            Cell(cents.get(day), day in derived, day in uncovered) for cents, derived, uncovered in columns
        )
        sheet.days.append(DayLine(day, cells))
    return sheet


def _cents_by_day(one: SolvedJob) -> tuple[dict[date, int], set[date]]:
    cents: dict[date, int] = {}
    derived: set[date] = set()
    for stub in one.solved.stubs:
        for day, share in earned_on_days(stub).items():
            cents[day] = cents.get(day, 0) + share
            if stub.is_derived:
                derived.add(day)
    return cents, derived


def _stub_lines(month: Month, one: SolvedJob) -> list[StubLine]:
    lines = []
    for stub in one.solved.stubs:
        days = {day: cents for day, cents in earned_on_days(stub).items() if Month.of(day) == month}
        is_paid = stub.paid_on is not None and Month.of(stub.paid_on) == month
        lines.append(
            StubLine(
                one.job,
                one.stub_of(stub.key) if stub.key else None,
                stub.period_begins,
                stub.period_ends,
                stub.paid_on,
                stub.gross,
                stub.days,
                len(days),
                sum(days.values()),
                stub.gross if is_paid else 0,
                stub.is_derived,
            )
        )
    return lines


def parts_beside_stubs(worked_out: WorkedOut | None, sheet: Sheet) -> bool:
    """Whether the month's wages rest on something else than the stubs of the sheet, such as an employer's statement."""
    if worked_out is None or not worked_out.parts:
        return False
    return (worked_out.earned, worked_out.paid) != (sheet.earned, sheet.paid)
