"""A link that somebody without an account was given."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.organizations.models import StaffMember
from milepost.tickets.models import OfTicket


class Link(OfTicket):
    """Opens one page about one record, until a day. Only a digest of its token is kept, so nobody can read it out again.

    It stands outside of the database's wall, because it is looked up before it is known whose it is; it names nobody.
    """

    class Purpose(models.TextChoices):
        SIGN = "sign", _("sign a plan")
        SEND_EVIDENCE = "send_evidence", _("send a photograph of a pay stub")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    record = models.CharField(max_length=60)
    """The key of what it is about: whose signature, which stub."""
    digest = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    """Used up, or taken back."""

    def __str__(self) -> str:
        return f"{self.purpose} until {self.expires_at:%Y-%m-%d}"
