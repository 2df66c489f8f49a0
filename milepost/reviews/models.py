"""What happened in the progress review of one period of one Ticket."""

from __future__ import annotations

from django.db import models

from milepost.keys.fields import SealedField
from milepost.organizations.models import StaffMember
from milepost.rulebook.progress.procedure import Event
from milepost.tickets.fields import WordField
from milepost.tickets.models import OfTicket


class ReviewStep(OfTicket):
    """One event on its day: a letter, an answer, a notice, an appeal. A mistaken one is withdrawn, never changed."""

    period = models.PositiveSmallIntegerField()
    event = WordField(Event, null=False)
    on = models.DateField()
    note = SealedField(null=True)
    by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("period", "on", "pk")
        indexes = (models.Index(fields=("ticket", "period", "on"), name="steps_of_a_review"),)

    def __str__(self) -> str:
        return f"period {self.period}: {self.event} {self.on}"
