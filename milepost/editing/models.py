"""What somebody had typed when their time ran out."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from milepost.keys.fields import SealedJSONField


class Draft(models.Model):
    """The fields of one form of one member of staff, until they send the form or throw the draft away."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="drafts")
    path = models.CharField(max_length=300)
    fields = SealedJSONField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("member", "path"), name="one_draft_of_a_form"),)

    def __str__(self) -> str:
        return f"draft of {self.path}"
