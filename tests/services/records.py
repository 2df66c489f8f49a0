"""A service and an enrollment for the walk over every route."""

from __future__ import annotations

from typing import Any

from milepost.journal.actions import Deed
from milepost.services import actions
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    deed = Deed(ticket.organization, None)
    enrollment = actions.enroll(
        ticket, {"program": "wioa_adult", "enrolled_on": TODAY, "participant_id": f"{name}-number"}, deed=deed
    )
    line = {
        "service": "training", "what": f"{name} course", "given_by": f"{name} College", "first_day": TODAY, "last_day": TODAY,
        "cents": 100, "source": "wioa", "fund": "",
    }  # fmt: skip
    made = actions.record_line(ticket, line, deed=deed)
    parts = {"line_id": str(made.pk), "enrollment_id": str(enrollment.pk)}
    return parts, [f"{name}-number", f"{name} course", f"{name} College"]
