"""A list of the Portal with a difference of each sort of page, for the walk over every route."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from milepost.journal.actions import Deed
from milepost.portal.models import Difference, PortalFile
from milepost.tickets.models import Ticket


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    assert deed.by is not None
    file = PortalFile.objects.create(
        organization=ticket.organization,
        by=deed.by,
        kind="assigned",
        file_name=f"{name} roster.xlsx",
        size=1,
        content=b"x",
        digest=f"{name}",
        state="compared",
        rows=2,
        findings={"rows": 2, "known": 1},
        compared_at=timezone.now(),
        row_keys={},
    )
    one = Difference.objects.create(
        organization=ticket.organization,
        file=file,
        place=1,
        row=5,
        code="ASSIGNED_UNKNOWN",
        proposal="add",
        key="1",
        figures={"there_on": "2025-03-01"},
        content={"name": f"{name} Portal Person", "ssn": "123-45-6789", "assigned_on": "2025-03-01"},
    )
    Difference.objects.create(
        organization=ticket.organization,
        file=file,
        place=2,
        ticket=ticket,
        code="NOT_ASSIGNED_THERE",
        proposal="ask",
        key="2",
        state="set_aside",
        because=f"{name} reason",
        settled_by=deed.by,
        figures={"here_on": "2025-03-01"},
    )
    parts = {"portal_file_id": str(file.pk), "difference_id": str(one.pk)}
    return parts, [f"{name} roster.xlsx", f"{name} Portal Person", f"{name} reason"]
