"""In which of five levels a month of work stands, and by which chances one follows another."""

from __future__ import annotations

from enum import IntEnum

from milepost.rulebook.claims.known import KnownTicket, stopped_by_work
from milepost.rulebook.facts import Cash
from milepost.rulebook.months import Month

TRIAL_MONTHS = 9
"""After nine trial work months cash may stop (20 CFR 404.1592, 404.1592a), so what follows what is counted apart."""


class Level(IntEnum):
    """What a month of work is worth to the program, the higher the more; ENDED is where nothing follows."""

    BELOW = 0
    HALF = 1
    """At half of the trial work level: milestone 1 in the regulation."""
    TRIAL = 2
    SUBSTANTIAL = 3
    OUTCOME = 4
    """No cash because of work, and the work passes the reading's test: a month that an outcome pays."""
    ENDED = 5


class Group(IntEnum):
    """Whose months are counted together, because cash stops for them in the same way."""

    TITLE_16 = 0
    TITLE_2_IN_TRIAL = 1
    """Title II with fewer than nine months at the trial work level on record."""
    TITLE_2_AFTER_TRIAL = 2


LEVELS = tuple(level for level in Level if level is not Level.ENDED)
"""Those from which something can follow."""


def level_of(known: KnownTicket, month: Month) -> Level:
    """The level of one month, in the reading of the known Ticket; a month without a row is below."""
    cash = known.cash(month)
    if stopped_by_work(cash):
        passes = (
            known.passes_while_entitled(month)
            if cash is Cash.NONE_WORK
            else known.reaches_outcome_level(month)
        )
        if passes:
            return Level.OUTCOME
    if known.reaches_phase_2(month):
        return Level.SUBSTANTIAL
    if known.at_trial_work_level(month):
        return Level.TRIAL
    level = known.trial_work_level(month)
    if level is not None and known.gross(month) * 2 >= level:
        return Level.HALF
    return Level.BELOW


def group_of(known: KnownTicket, trial_months: int) -> Group:
    if known.title_16_only:
        return Group.TITLE_16
    return Group.TITLE_2_IN_TRIAL if trial_months < TRIAL_MONTHS else Group.TITLE_2_AFTER_TRIAL
