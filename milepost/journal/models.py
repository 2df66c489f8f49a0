"""The journal: one line for every change and every reading of a secret, written once, sealed in batches."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.keys.fields import SealedJSONField


class WrittenOnce(models.Model):
    """A row that is never changed and never deleted; the database refuses it too."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        assert self._state.adding, "what is in the journal is written once"
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AssertionError("nothing is deleted from the journal")


class Entry(WrittenOnce):
    """Who did, or read, what, and why."""

    class Kind(models.TextChoices):
        CHANGE = "change", _("change")
        READING = "reading", _("reading")
        SIGNING_IN = "signing_in", _("signing in")

    at = models.DateTimeField()
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.CHANGE)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=60)
    why = models.CharField(max_length=300, blank=True, default="")
    through = models.CharField(max_length=20, default="page")
    figures = models.JSONField(default=dict)
    """Counts and the facts that decided it; no names, no numbers of people."""
    changes = SealedJSONField(null=True)
    """Each field with what it was and what it became: `{"phone": ["…", "…"]}`."""

    class Meta:
        indexes = (
            models.Index(fields=("organization", "-at"), name="journal_by_organization"),
            models.Index(fields=("subject", "subject_id", "-id"), name="journal_of_a_record"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.subject} {self.subject_id}"


class Seal(WrittenOnce):
    """A batch of entries, closed: its digest covers each of them, their order, and the seal before."""

    number = models.PositiveBigIntegerField(primary_key=True)
    after_entry = models.BigIntegerField()
    upto_entry = models.BigIntegerField()
    count = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"seal {self.number}: {self.count} entries up to {self.upto_entry}"
