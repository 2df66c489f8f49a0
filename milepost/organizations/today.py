"""What day it is: the one place where the website asks."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone

from milepost.organizations.models import Organization


def today_for(organization: Organization) -> date:
    """The organization's day: in a demonstration the one it lives in, otherwise today's."""
    if settings.MILEPOST_DEMONSTRATION:
        return organization.demonstration_day or date.fromisoformat(settings.MILEPOST_TODAY)
    return timezone.localdate()
