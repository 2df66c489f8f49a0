"""A document about a Ticketholder. Its content is kept sealed, in a row of its own, so that lists stay light."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.keys.fields import SealedBytesField, SealedField
from milepost.organizations.models import StaffMember
from milepost.tickets.models import OfTicket


class Document(OfTicket):
    """What it is, who added it and when. The name it had on somebody's computer may name a person, so it is sealed."""

    class Kind(models.TextChoices):
        PAY_STUB = "pay_stub", _("pay stub")
        EMPLOYER_STATEMENT = "employer_statement", _("employer's statement of earnings")
        PLAN = "plan", _("individual work plan")
        CONSENT = "consent", _("signed consent")
        LETTER = "letter", _("letter")
        BPQY = "bpqy", _("BPQY of SSA")
        BENEFITS_SUMMARY = "benefits_summary", _("benefits summary or analysis")
        OTHER = "other", _("another document")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=30, choices=Kind.choices, default=Kind.OTHER)
    file_name = SealedField()
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=32)
    """A keyed digest of the content, by which the same document added twice is noticed."""
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    """Nobody of the staff where it came by another way than a page."""
    through = models.CharField(max_length=20, default="page")
    """The way it came in, as the journal calls it: a page, a link that somebody was given."""
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ("-added_at",)
        indexes = (models.Index(fields=("ticket", "-added_at"), name="documents_of_ticket"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.added_at:%Y-%m-%d}"


class Content(models.Model):
    """The document itself, sealed."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    document = models.OneToOneField(Document, models.PROTECT, primary_key=True, related_name="content")
    content = SealedBytesField()

    def __str__(self) -> str:
        return f"content of {self.document_id}"
