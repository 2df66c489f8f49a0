"""The months that stubs, statements and self-employment make: what was earned, what was paid, and what shows it.

Both attributions of program operations 4.4 side by side; the class of evidence is that of 20 CFR 411.575(c).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from milepost.rulebook.attribution import earned_by_month, paid_by_month
from milepost.rulebook.facts import Cash, Evidence
from milepost.rulebook.months import Month
from milepost.rulebook.pay_stubs.jobs import Solved

Thresholds = Callable[[int], Sequence[int]]
"""The levels of a year in cents, every one that some rule compares earnings with; none where they are not published."""
STRONGEST_FIRST = (Evidence.PRIMARY, Evidence.SSA, Evidence.TWO_SECONDARY, Evidence.SECONDARY, Evidence.NONE)


class WageSource(StrEnum):
    """Who says what was earned in a month, where it is not a pay stub."""

    WORK_NUMBER = "work_number"
    EMPLOYER = "employer"
    SSA = "ssa"
    UNEMPLOYMENT_RECORDS = "unemployment_records"
    TAX_RETURN = "tax_return"
    SIGNED_STATEMENT = "signed_statement"


PRIMARY_SOURCES = (WageSource.WORK_NUMBER, WageSource.EMPLOYER)


@dataclass(frozen=True, slots=True)
class ReportedMonth:
    """A month's wages from one source. `job` empty: of all jobs. Figures None: only that the source has the month."""

    month: Month
    source: WageSource
    earned: int | None = None
    paid: int | None = None
    job: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Some wages of a month, in cents, with the class of what shows them."""

    evidence: Evidence
    earned: int
    paid: int


@dataclass(slots=True)
class WorkedOut:
    """One month. `parts` add up to `earned` and `paid`; None where no wages are known at all."""

    month: Month
    parts: list[Part] = field(default_factory=list)
    self_employed_net: int | None = None
    self_employed_evidence: Evidence = Evidence.NONE
    ssa_has_it: bool = False
    is_from_ssa: bool = False
    """The wages are SSA's own figures."""

    @property
    def earned(self) -> int | None:
        return sum(part.earned for part in self.parts) if self.parts else None

    @property
    def paid(self) -> int | None:
        return sum(part.paid for part in self.parts) if self.parts else None

    @property
    def derived(self) -> tuple[int, int]:
        """Earned and paid cents that nobody's document shows: worked out from year-to-date figures."""
        without = [part for part in self.parts if part.evidence is Evidence.NONE]
        return sum(part.earned for part in without), sum(part.paid for part in without)


def months_worked_out(
    jobs: Iterable[Solved],
    reported: Iterable[ReportedMonth] = (),
    self_employed: Iterable[tuple[dict[Month, int], Evidence]] = (),
) -> dict[Month, WorkedOut]:
    """Every month about which a stub, a statement or a business says something, in order."""
    months: dict[Month, WorkedOut] = {}
    by_job: dict[str, list[ReportedMonth]] = defaultdict(list)
    from_ssa: list[ReportedMonth] = []
    for one in reported:
        if one.source is WageSource.SSA:
            from_ssa.append(one)
        else:
            by_job[one.job].append(one)
    for solved in jobs:
        _add_job(months, solved, by_job.pop(solved.job.key, []))
    for alone in by_job.values():
        _add_reported(months, alone)
    for one in from_ssa:
        _add_ssa(months, one)
    for shares, evidence in self_employed:
        for month, net in shares.items():
            row = months.setdefault(month, WorkedOut(month, self_employed_evidence=evidence))
            row.self_employed_evidence = evidence if row.self_employed_net is None else _weaker(row, evidence)
            row.self_employed_net = (row.self_employed_net or 0) + net
    return dict(sorted(months.items()))


def evidence_of(row: WorkedOut, thresholds: Thresholds) -> Evidence:
    """What class of evidence the month's level rests on.

    A part with weak evidence does no harm where it does not matter: the class is the strongest for which the parts shown so
    well, alone, stand on the same side of every level of the year as the whole month. So a month above substantial gainful
    activity by its stubs alone stays primary though another stub is only derived. In a year without published levels
    nothing can be compared, and the weakest part decides.
    """
    if row.ssa_has_it:
        return Evidence.SSA
    parts = list(row.parts)
    if row.self_employed_net is not None:
        parts.append(Part(row.self_employed_evidence, row.self_employed_net, row.self_employed_net))
    if not parts:
        return Evidence.NONE
    present = {part.evidence for part in parts}
    levels = thresholds(row.month.year)
    for evidence in STRONGEST_FIRST:
        so_well = STRONGEST_FIRST[: STRONGEST_FIRST.index(evidence) + 1]
        shown = [part for part in parts if part.evidence in so_well]
        if evidence in present and _same_level(shown, parts, levels):
            return evidence
    return Evidence.NONE


def cash_of_new_month(before: Cash | None) -> Cash:
    """The cash benefit of a month that only stubs tell of: paid, unless it had stopped before; then nobody knows."""
    return Cash.PAID if before in (None, Cash.PAID) else Cash.UNKNOWN


def _same_level(shown: Sequence[Part], whole: Sequence[Part], levels: Sequence[int]) -> bool:
    if not levels:
        return len(shown) == len(whole)
    pairs = (
        (sum(part.earned for part in shown), sum(part.earned for part in whole)),
        (sum(part.paid for part in shown), sum(part.paid for part in whole)),
    )
    return all(
        (one >= level) == (other >= level) and (one > level) == (other > level)
        for one, other in pairs
        for level in levels
    )


def _weaker(row: WorkedOut, evidence: Evidence) -> Evidence:
    return max(row.self_employed_evidence, evidence, key=STRONGEST_FIRST.index)


def _add_job(months: dict[Month, WorkedOut], solved: Solved, reported: Sequence[ReportedMonth]) -> None:
    """The stubs of a job; for a month that they do not show in full, what its employer said instead."""
    seen = [stub for stub in solved.stubs if not stub.is_derived]
    earned, paid = earned_by_month(seen), paid_by_month(seen)
    earned_derived, paid_derived = earned_by_month(solved.derived), paid_by_month(solved.derived)
    statements = _by_month(reported)
    touched = earned.keys() | paid.keys() | earned_derived.keys() | paid_derived.keys() | statements.keys()
    for month in touched:
        has_stub = month in earned or month in paid
        has_derived = month in earned_derived or month in paid_derived
        is_whole = has_stub and not has_derived and not _lacks(solved, month)
        row = months.setdefault(month, WorkedOut(month))
        if month in statements and not is_whole:
            row.parts.append(_stated(statements[month]))
            continue
        if has_stub:
            row.parts.append(Part(Evidence.PRIMARY, earned.get(month, 0), paid.get(month, 0)))
        if has_derived:
            part = Part(Evidence.NONE, earned_derived.get(month, 0), paid_derived.get(month, 0))
            row.parts.append(part)


def _lacks(solved: Solved, month: Month) -> bool:
    return bool(solved.missing_in(month) or solved.uncovered_days(month))


def _add_reported(months: dict[Month, WorkedOut], reported: Sequence[ReportedMonth]) -> None:
    """Statements about a job that has no stubs, or about no job in particular."""
    for month, statements in _by_month(reported).items():
        months.setdefault(month, WorkedOut(month)).parts.append(_stated(statements))


def _by_month(reported: Iterable[ReportedMonth]) -> dict[Month, list[ReportedMonth]]:
    found: dict[Month, list[ReportedMonth]] = defaultdict(list)
    for one in reported:
        if one.earned is not None or one.paid is not None:
            found[one.month].append(one)
    return found


def _stated(statements: Sequence[ReportedMonth]) -> Part:
    """One figure from the statements of a month: a primary source before all; two different secondary ones support each other."""
    primary = [one for one in statements if one.source in PRIMARY_SOURCES]
    if primary:
        return _as_part(primary[-1], Evidence.PRIMARY)
    sources = {one.source for one in statements}
    evidence = Evidence.TWO_SECONDARY if len(sources) > 1 else Evidence.SECONDARY
    least = min(statements, key=lambda one: max(one.earned or 0, one.paid or 0))
    return _as_part(least, evidence)


def _as_part(one: ReportedMonth, evidence: Evidence) -> Part:
    """A statement that gives only one of the two figures gives it for both, as the exchange format does."""
    earned = one.earned if one.earned is not None else one.paid
    paid = one.paid if one.paid is not None else one.earned
    return Part(evidence, earned or 0, paid or 0)


def _add_ssa(months: dict[Month, WorkedOut], one: ReportedMonth) -> None:
    """What SSA already has counts as it stands, in place of everything else about wages."""
    row = months.setdefault(one.month, WorkedOut(one.month))
    row.ssa_has_it = True
    if one.earned is not None or one.paid is not None:
        row.parts = [_as_part(one, Evidence.SSA)]
        row.is_from_ssa = True
