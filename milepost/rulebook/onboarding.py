"""The steps by which a partner and each of its people begin, and what waits for each of them.

The pattern is that of one Administrative EN's orientation: documentation standard, own portal, security training, suitability,
then the courses (program operations 6.2 [aden]; systems.md B.6). What SSA asks of a person stands in program operations 1.6.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from milepost.rulebook.decisions import Reason


class Step(StrEnum):
    DOCUMENTATION = "documentation"
    LOG_IN = "log_in"
    SECURITY = "security"
    SUITABILITY = "suitability"
    FOUNDATIONS = "foundations"
    OTHER = "other"


OF_PARTNER = (Step.DOCUMENTATION,)
OF_PERSON = (Step.LOG_IN, Step.SECURITY, Step.SUITABILITY, Step.FOUNDATIONS)
FROM_RECORDS = (Step.LOG_IN, Step.SUITABILITY)
"""Whether these are done is seen in the records themselves; nobody may say otherwise."""
FOUNDATIONS_WITHIN = timedelta(days=60)
"""Of the award or a change of staff, for the main contacts (TPA Part III section 7-A; program operations 1.6 [found])."""

_WAITS: Mapping[Step, tuple[Reason, ...]] = {
    Step.DOCUMENTATION: (Reason("STEP_HOLDS_NOTES", law="program operations 1.4, 6.2"),),
    Step.LOG_IN: (Reason("STEP_HOLDS_WORK", law="program operations 6.2"),),
    Step.SECURITY: (Reason("STEP_HOLDS_PORTAL", law="program operations 1.6"),),
    Step.SUITABILITY: (
        Reason("STEP_HOLDS_PERSONAL_DATA", law="program operations 1.6"),
        Reason("STEP_HOLDS_NUMBERS"),
    ),
    Step.FOUNDATIONS: (Reason("STEP_HOLDS_FOUNDATIONS", law="TPA Part III section 7-A"),),
    Step.OTHER: (),
}


def waits_for(step: Step) -> tuple[Reason, ...]:
    """What may not be done, or cannot be relied on, until this step is done."""
    return _WAITS[step]


def due_by(step: Step, began_on: date | None) -> date | None:
    """By which day is the step to be done, of somebody who began on this day? Only of Foundations a day is known."""
    if step is not Step.FOUNDATIONS or began_on is None:
        return None
    return began_on + FOUNDATIONS_WITHIN
