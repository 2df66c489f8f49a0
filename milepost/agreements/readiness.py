"""The facts of a path as the rulebook asks for them, and what it answers."""

from __future__ import annotations

from datetime import date

from milepost.agreements.models import IncubatorPath
from milepost.rulebook.incubator import Answer, Facts, Item, Kept, Readiness, readiness


def readiness_of(path: IncubatorPath, day: date) -> Readiness:
    """Whether the partner may apply, with the reasons, of what is on record on this day. One query."""
    kept = {
        Item(one.item): Kept(Answer(one.answer), bool(one.evidence.strip() or one.paper_id), one.valid_until)
        for one in path.qualifications.all()
    }
    return readiness(
        Facts(day, path.months_before, path.months_of_five_years, is_workforce=path.is_workforce, items=kept)
    )
