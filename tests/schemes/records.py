"""One record of each kind of schemes, for the walk over every route."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.schemes import actions, record_actions
from milepost.schemes.models import BoughtService
from milepost.schemes.packaged import packaged
from milepost.tickets.models import Ticket


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    """A version in force; a service that was bought, and the case."""
    owner = ticket.organization
    deed = Deed(owner, StaffMember.objects.get(email=f"writer@{name.lower()}.example"))
    content = replace(packaged()["texas-dars-5-13"].scheme, name=f"{name} scheme")
    version = actions.draft(content, deed=deed)
    actions.put_in_force(version, date(2000, 1, 1), None, deed=deed)
    service = {"code": "job_placement", "provider": f"{name} services", "tier": "1"}
    record = record_actions.add(BoughtService, ticket, service, deed=deed)
    record_actions.set_case(ticket, {"case_number": f"{name} case"}, deed=deed)
    parts = {
        "scheme_version_id": str(version.pk),
        "scheme_key": str(version.scheme_id),
        "scheme_payment": 1,
        "record_kind": "service",
        "scheme_record_id": record.pk,
    }
    return parts, [f"{name} scheme", f"{name} services", f"{name} case"]
