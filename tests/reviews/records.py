"""A step of a review and some study, for the walk over every route."""

from __future__ import annotations

from datetime import date
from typing import Any

from milepost.journal.actions import Deed
from milepost.reviews.actions import add_study, record
from milepost.rulebook.facts import StudyKind
from milepost.rulebook.months import Month
from milepost.rulebook.progress.procedure import Event, Step
from milepost.tickets.models import Ticket


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    step = record(ticket, 1, Step(Event.HOLDER_ASKED, date(2025, 12, 1)), note=f"{name} letter", deed=deed)
    study = add_study(
        ticket,
        {"month": Month.parse("2025-06"), "kind": StudyKind.DIPLOMA, "amount_percent": None},
        deed=deed,
    )
    return {"step_id": step.pk, "study_id": study.pk}, [f"{name} letter"]
