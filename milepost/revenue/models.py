"""Projections as an organization supposes them. What they come to is worked out when somebody looks."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from milepost.organizations.models import Organization, StaffMember
from milepost.tickets.fields import MonthField

MOST_MONTHS = 60


class Projection(models.Model):
    """From a month on: Tickets on hand, Tickets planned, who reaches which payment, and what the work costs."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    begins = MonthField()
    months = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(MOST_MONTHS)]
    )
    figures_of = models.PositiveSmallIntegerField()
    """The year whose figures hold where nothing is published."""
    counts_caseload = models.BooleanField(default=False)
    """Whether the Tickets on hand are counted too."""
    content = models.JSONField()
    """Suppositions and costs: `content.py`."""
    by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    put_away_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-made_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(months__gte=1, months__lte=MOST_MONTHS), name="a_projection_of_some_months"
            ),
        )

    def __str__(self) -> str:
        return self.name
