"""Where the regulation and the program manager's practice part, each point a named parameter.

Source of every row: docs/readings.md (20 CFR 411 against the program manager's published pages).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of reading the rules. Every rule that differs takes its parameter from here."""

    name: str
    milestone_1_share_percent: int
    """Share of the trial work level that Phase 1 milestone 1 asks: 50 (411.525(a)(2)(i)) or 100 (practice)."""
    substantial_means_at_or_above: bool
    """Phase 2, and outcomes with a floor: at or above SGA (practice), or strictly above (411.525(a)(2)(ii))."""
    phase_2_uses_blind_level: bool
    """The blind SGA amount for a blind SSDI or concurrent beneficiary in Phase 2 (practice only)."""
    outcome_floor_while_entitled: bool
    """Whether an outcome month while entitlement goes on needs earnings at SGA (practice only)."""
    outcome_blind_level_reaches_ssi: bool
    """Whether the blind amount for outcomes applies to SSI-only as well (411.575 cites it for everyone)."""
    vr_closure_months: int | None
    """How long before assignment a State VR closure still bars Phase 1; None: without limit (411.535(a)(1)(iii))."""
    plan_days: int | None
    """Days from the last signature within which the plan must be received; None: no such rule."""
    months_to_claim: int | None
    """Calendar months after the month of attainment in which a claim may be made; None: no limit (411.575)."""


PRACTICE = Reading(
    name="practice",
    milestone_1_share_percent=100,
    substantial_means_at_or_above=True,
    phase_2_uses_blind_level=True,
    outcome_floor_while_entitled=True,
    outcome_blind_level_reaches_ssi=False,
    vr_closure_months=18,
    plan_days=14,
    months_to_claim=24,
)
"""What will be paid: the program manager's published pages."""

REGULATION = Reading(
    name="regulation",
    milestone_1_share_percent=50,
    substantial_means_at_or_above=False,
    phase_2_uses_blind_level=False,
    outcome_floor_while_entitled=False,
    outcome_blind_level_reaches_ssi=True,
    vr_closure_months=None,
    plan_days=None,
    months_to_claim=None,
)
"""The text of 20 CFR 411."""

READINGS = {reading.name: reading for reading in (PRACTICE, REGULATION)}


def other_reading(reading: Reading) -> Reading:
    """The reading that an answer is compared with."""
    return REGULATION if reading.name == PRACTICE.name else PRACTICE
