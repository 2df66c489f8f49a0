"""A caseload file that somebody gave to Milepost, and what became of it."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.keys.fields import SealedBytesField, SealedJSONField
from milepost.organizations.models import Organization, StaffMember


class Upload(models.Model):
    """One file. It is checked first; nothing of it counts until somebody takes it over, and that can be undone."""

    class State(models.TextChoices):
        CHECKING = "checking", _("being checked")
        FAULTY = "faulty", _("has faults")
        CHECKED = "checked", _("checked, not yet taken over")
        TAKING_OVER = "taking_over", _("being taken over")
        TAKEN_OVER = "taken_over", _("taken over")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")
        FAILED = "failed", _("stopped by an error of ours")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="uploads")
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    file_name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    content = SealedBytesField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.CHECKING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    faults = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    faulty_tickets = models.JSONField(default=list)
    findings = models.JSONField(default=dict)
    """Counts of new, changed and same Tickets, and the claims by status with their dollars."""
    replaced = SealedJSONField(null=True)
    """The facts of each Ticket as they were before this upload, by reference; null where it was new."""
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at",)
        indexes = (models.Index(fields=("organization", "-at"), name="uploads_by_organization"),)

    def __str__(self) -> str:
        return f"{self.file_name} {self.state}"

    @property
    def is_working(self) -> bool:
        return self.state in {self.State.CHECKING, self.State.TAKING_OVER, self.State.UNDOING}
