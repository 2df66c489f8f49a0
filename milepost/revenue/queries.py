"""Projections, as questions."""

from __future__ import annotations

from django.db.models import QuerySet

from milepost.organizations.models import StaffMember
from milepost.revenue.models import Projection


def projections_visible_to(member: StaffMember) -> QuerySet[Projection]:
    """The organization's own; partners' staff see none."""
    found = Projection.objects.filter(organization=member.owner)
    return found.none() if member.partner else found
