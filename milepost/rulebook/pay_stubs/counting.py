"""Which figures of a month count where the caseload and the stubs both tell of it.

Nothing is thrown away and nothing overruled in silence: see docs/decisions/months-from-stubs.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from milepost.rulebook.facts import Evidence

STRENGTH = (Evidence.NONE, Evidence.SECONDARY, Evidence.TWO_SECONDARY, Evidence.SSA, Evidence.PRIMARY)


class MonthSource(StrEnum):
    """Whose figures a month of work has."""

    CASELOAD = "caseload"
    STUBS = "stubs"
    SSA = "ssa"
    HAND = "hand"
    """Only its cash benefit is known, which somebody set."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The earnings of one month, in cents. None: this source says nothing about it."""

    earned: int | None
    paid: int | None
    self_employed_net: int | None
    evidence: Evidence

    @property
    def wages(self) -> tuple[int, int] | None:
        """Earned and paid; if only one of the two is given it serves as both (the exchange format)."""
        if self.earned is None and self.paid is None:
            return None
        earned = self.earned if self.earned is not None else self.paid
        paid = self.paid if self.paid is not None else self.earned
        return earned or 0, paid or 0


@dataclass(frozen=True, slots=True)
class Counted:
    figures: Figures
    source: MonthSource
    differs: bool
    """The caseload says one thing and the stubs another."""


def counted(
    uploaded: Figures | None, worked_out: Figures | None, chosen: MonthSource | None, *, is_from_ssa: bool
) -> Counted | None:
    """Whose figures count; None where neither says anything.

    Where they agree, the stubs count, with the stronger evidence of the two. Where they differ, what somebody chose; before
    anybody has, SSA's own figures, and otherwise the caseload's, on which every answer so far rests. What one of them does
    not speak of is taken from the other.
    """
    ours = MonthSource.SSA if is_from_ssa else MonthSource.STUBS
    if worked_out is None:
        return None if uploaded is None else Counted(uploaded, MonthSource.CASELOAD, differs=False)
    if uploaded is None:
        return Counted(worked_out, ours, differs=False)
    differs = differ(uploaded, worked_out)
    if not differs:
        stronger = max(uploaded.evidence, worked_out.evidence, key=STRENGTH.index)
        says_anything = worked_out.wages is not None or worked_out.self_employed_net is not None
        figures = _with_rest_of(worked_out, uploaded, stronger)
        return Counted(figures, ours if says_anything else MonthSource.CASELOAD, differs=False)
    source = chosen or (MonthSource.SSA if is_from_ssa else MonthSource.CASELOAD)
    if source is MonthSource.CASELOAD:
        evidence = Evidence.SSA if worked_out.evidence is Evidence.SSA else uploaded.evidence
        return Counted(_with_rest_of(uploaded, worked_out, evidence), MonthSource.CASELOAD, differs=True)
    return Counted(_with_rest_of(worked_out, uploaded, worked_out.evidence), ours, differs=True)


def differ(uploaded: Figures, worked_out: Figures) -> bool:
    """Whether both speak of the wages, or both of self-employment, and do not say the same."""
    wages = uploaded.wages, worked_out.wages
    net = uploaded.self_employed_net, worked_out.self_employed_net
    return any(None not in pair and pair[0] != pair[1] for pair in (wages, net))


def _with_rest_of(first: Figures, second: Figures, evidence: Evidence) -> Figures:
    wages = first if first.wages is not None else second
    net = first.self_employed_net if first.self_employed_net is not None else second.self_employed_net
    return Figures(wages.earned, wages.paid, net, evidence)
