"""Duties of an organization, its identities and its people that have a date: which there are, when each is due, what it holds."""

from milepost.rulebook.duties.kinds import KINDS, About, DutyKind, Every, Holds, Kind, Term
from milepost.rulebook.duties.next_due import (
    Facts,
    Next,
    State,
    Window,
    exempt_from_apor,
    months_later,
    next_of,
    next_working_day,
    signed_until,
    why_no_hand_over,
)
from milepost.rulebook.duties.sam import FORETOLD, SAM_LEAD, begin_by, is_foretold

__all__ = [
    "FORETOLD",
    "KINDS",
    "SAM_LEAD",
    "About",
    "DutyKind",
    "Every",
    "Facts",
    "Holds",
    "Kind",
    "Next",
    "State",
    "Term",
    "Window",
    "begin_by",
    "exempt_from_apor",
    "is_foretold",
    "months_later",
    "next_of",
    "next_working_day",
    "signed_until",
    "why_no_hand_over",
]
