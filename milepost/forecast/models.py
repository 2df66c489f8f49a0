"""Forecasts as they were worked out, kept so that a page need not look ahead on thousands of Tickets anew."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.organizations.models import Organization

ONLY_PUBLISHED = 0
"""The year that stands for figures of no other year: what is not published is not known."""


class ForecastKept(models.Model):
    """Cash by month of an organization's Tickets, or of those that one partner serves, in one reading and with one year's
    figures. Written over when it is worked out anew; while that goes on the answer before stays to be seen."""

    class State(models.TextChoices):
        WORKING = "working", _("being worked out")
        DONE = "done", _("worked out")
        FAILED = "failed", _("stopped")

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+", db_index=False)
    """Whose Ticketholders alone are counted; null for all of the organization's."""
    reading = models.CharField(max_length=20)
    figures_of = models.PositiveSmallIntegerField(default=ONLY_PUBLISHED)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WORKING)
    day = models.DateField()
    """The organization's day on which the answer looks ahead."""
    fingerprint = models.CharField(max_length=20, default="")
    """Of the figures it counted with; empty where something has been decided anew since."""
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    answer = models.JSONField(default=dict)
    """`forecast.as_json.as_object`, its reasons in both languages; empty until there is one."""
    made_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organization", "reading", "figures_of"),
                condition=models.Q(partner=None),
                name="one_forecast_of_all",
            ),
            models.UniqueConstraint(
                fields=("organization", "partner", "reading", "figures_of"),
                condition=models.Q(partner__isnull=False),
                name="one_forecast_of_a_partner",
            ),
        )

    def __str__(self) -> str:
        return f"{self.reading} {self.figures_of or ''} {self.day}"
