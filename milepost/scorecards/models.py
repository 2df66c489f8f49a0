"""What scorecards count, kept so that a page need not go through every contact of every Ticket anew."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.organizations.models import Organization
from milepost.rulebook.scorecards import Measure

MEASURES = (
    (Measure.CONTACTS.value, _("Contacts in time")),
    (Measure.NOTES.value, _("Notes complete and entered in time")),
    (Measure.PLANS.value, _("Plans received within 14 days")),
    (Measure.SENT.value, _("Released requests sent")),
    (Measure.ANSWERS.value, _("Answers without a denial")),
)


class Counting(models.Model):
    """When the scorecards of an organization were last counted; while that goes on the figures before stay to be seen."""

    class State(models.TextChoices):
        WORKING = "working", _("being counted")
        DONE = "done", _("counted")
        FAILED = "failed", _("stopped")

    organization = models.OneToOneField(Organization, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WORKING)
    day = models.DateField(null=True)
    """The organization's day on which the figures were counted; null before the first time."""
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.state} {self.day}"


class ScorecardCount(models.Model):
    """Of the cases of one quarter: how many there were, and how many of them went well. Written over when counted anew."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+", db_index=False)
    """Who served when the case fell due; null is the EN of Record itself."""
    quarter = models.DateField()
    """Its first day."""
    measure = models.CharField(max_length=10, choices=MEASURES)
    good = models.PositiveIntegerField()
    many = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organization", "quarter", "measure"),
                condition=models.Q(partner=None),
                name="one_count_of_ourselves",
            ),
            models.UniqueConstraint(
                fields=("organization", "partner", "quarter", "measure"),
                condition=models.Q(partner__isnull=False),
                name="one_count_of_a_partner",
            ),
            models.CheckConstraint(
                condition=models.Q(good__lte=models.F("many")), name="no_more_good_cases_than_cases"
            ),
        )

    def __str__(self) -> str:
        return f"{self.measure} {self.quarter}: {self.good} of {self.many}"
