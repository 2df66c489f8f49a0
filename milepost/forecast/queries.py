"""Forecasts, as questions."""

from __future__ import annotations

from django.db.models import QuerySet

from milepost.forecast.models import ForecastKept
from milepost.organizations.models import Organization, StaffMember


def forecasts_visible_to(member: StaffMember) -> QuerySet[ForecastKept]:
    """Those of the organization; a partner's staff see only what is worked out of the Tickets that it serves."""
    kept = ForecastKept.objects.filter(organization=member.owner)
    return kept.filter(partner=member.partner) if member.partner else kept


def kept_for(
    member: StaffMember, partner: Organization | None, reading: str, figures_of: int
) -> ForecastKept | None:
    """The one that was asked for; of a partner's staff always their own partner's."""
    of = member.partner or partner
    return forecasts_visible_to(member).filter(partner=of, reading=reading, figures_of=figures_of).first()
