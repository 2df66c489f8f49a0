"""Which level a month's earnings reach (20 CFR 411.500(f), .525), and every level that some rule compares them with."""

from __future__ import annotations

from enum import StrEnum

from milepost.rulebook.law import Law


class Level(StrEnum):
    SUBSTANTIAL = "substantial"
    TRIAL_WORK = "trial_work"
    HALF_TRIAL_WORK = "half_trial_work"
    BELOW = "below"
    UNKNOWN = "unknown"


def thresholds_of(law: Law, year: int) -> list[int]:
    """Half the trial work level, the trial work level, and both SGA amounts, in cents; empty where the year has none."""
    trial_work = law.trial_work_level(year)
    substantial = (law.substantial_gainful_activity(year), law.substantial_gainful_activity_blind(year))
    if trial_work is None or substantial[0] is None:
        return []
    return sorted({-(-trial_work // 2), trial_work, *(one for one in substantial if one is not None)})


def level_of(gross: int, law: Law, year: int, *, blind: bool) -> Level:
    """The highest level that the month is at or above, as practice reads it (readings, Phase 1 and Phase 2 level)."""
    trial_work = law.trial_work_level(year)
    substantial = (
        law.substantial_gainful_activity_blind(year) if blind else law.substantial_gainful_activity(year)
    )
    if trial_work is None or substantial is None:
        return Level.UNKNOWN
    if gross >= substantial:
        return Level.SUBSTANTIAL
    if gross >= trial_work:
        return Level.TRIAL_WORK
    return Level.HALF_TRIAL_WORK if gross * 2 >= trial_work else Level.BELOW
