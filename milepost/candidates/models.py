"""Interviews of a candidate and the decisions on them. Each is written once; the next one follows it."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.keys.fields import SealedField, SealedJSONField
from milepost.organizations.models import StaffMember
from milepost.tickets.models import OfTicket


class Interview(OfTicket):
    """What a candidate answered on one day. What is corrected is a new one; the earlier ones stay to be read."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveSmallIntegerField()
    """The version: 1, 2, 3 of one Ticket."""
    on = models.DateField()
    answers = SealedJSONField()
    """`{question: answer}`, codes of the rulebook alone; no free text and no trait of anybody."""
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("ticket", "-number")
        constraints = (
            models.UniqueConstraint(fields=("ticket", "number"), name="one_interview_of_a_number"),
        )

    def __str__(self) -> str:
        return f"interview {self.number} {self.on}"


class Verdict(models.TextChoices):
    TAKE = "take", _("take the Ticket")
    NOT_TAKE = "not_take", _("do not take it")
    LATER = "later", _("decide later")


class Decision(OfTicket):
    """What a human decided on an interview and why, beside what was advised on that day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interview = models.ForeignKey(Interview, models.PROTECT, related_name="decisions")
    on = models.DateField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    because = SealedField()
    look_again_on = models.DateField(null=True)
    """Of one put off: when somebody looks again."""
    advised = models.CharField(max_length=20)
    """The advice of the rulebook on that day, which a later day may not give again."""
    signals = models.JSONField(default=list)
    """The codes of its reasons."""
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("ticket", "-at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(verdict="later", look_again_on__isnull=False)
                | (~models.Q(verdict="later") & models.Q(look_again_on__isnull=True)),
                name="later_has_its_day",
            ),
        )
        indexes = (models.Index(fields=("organization", "verdict"), name="decisions_by_verdict"),)

    def __str__(self) -> str:
        return f"{self.verdict} {self.on}"
