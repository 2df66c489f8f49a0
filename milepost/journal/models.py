"""The journal: one line for every change, written once."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models


class Entry(models.Model):
    """Who did what to which record. Never changed and never deleted."""

    at = models.DateTimeField(auto_now_add=True)
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=60)
    figures = models.JSONField(default=dict)

    class Meta:
        indexes = (models.Index(fields=("organization", "-at"), name="journal_by_organization"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.subject} {self.subject_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        assert self._state.adding, "an entry of the journal is written once"
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AssertionError("nothing is deleted from the journal")
