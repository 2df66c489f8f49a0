"""A case with its messages and their files, and who has read them. A message is never changed."""

from __future__ import annotations

import secrets
import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.correspondence.choices import About, Awaits, Side
from milepost.documents.models import Document
from milepost.keys.fields import SealedBytesField, SealedField
from milepost.organizations.models import Organization, StaffMember
from milepost.tickets.models import OfTicket

LOWEST, NUMBERS = 1_000_000, 9_000_000


def any_number() -> int:
    """Seven digits that say nothing: neither whose case it is nor how many there are."""
    return LOWEST + secrets.randbelow(NUMBERS)


class Case(OfTicket):
    """What one partner and the EN of Record write each other about one Ticketholder.

    It is named by its number, in subjects and e-mails too. When another partner takes over, that one has a case of its own.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partner = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(default=any_number)
    awaits = models.CharField(max_length=10, choices=Awaits.choices, default=Awaits.NOBODY, blank=True)
    """Who must answer."""
    awaits_since = models.DateField(null=True)
    answer_by = models.DateField(null=True)
    """By when, where whoever asked has said so."""
    about = models.CharField(max_length=20, choices=About.choices)
    """What the newest message is about."""
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(null=True)
    last_side = models.CharField(max_length=10, choices=Side.choices, default=Side.RECORD)

    class Meta:
        ordering = ("-last_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("organization", "number"), name="one_case_of_a_number"),
            models.UniqueConstraint(fields=("ticket", "partner"), name="one_case_of_ticket_and_partner"),
            models.CheckConstraint(
                condition=models.Q(awaits="", awaits_since=None, answer_by=None)
                | (~models.Q(awaits="") & models.Q(awaits_since__isnull=False)),
                name="an_answer_is_awaited_since",
            ),
        )
        indexes = (
            models.Index(fields=("organization", "-last_at"), name="cases_by_day"),
            models.Index(fields=("organization", "partner", "-last_at"), name="cases_of_partner"),
        )

    def __str__(self) -> str:
        return str(self.number)

    @property
    def shown_as(self) -> str:
        """The holder's name, or the id where no name is known; on pages behind the sign-in alone."""
        return str(getattr(self.ticket, "holder", None) or self.ticket.reference)


class Message(OfTicket):
    """One message, sealed. Never changed and never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="messages")
    partner = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()
    """Its place in the case, from 1."""
    side = models.CharField(max_length=10, choices=Side.choices)
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    about = models.CharField(max_length=20, choices=About.choices)
    text = SealedField()
    asks = models.BooleanField(default=False)
    """Whether it asks for an answer."""
    answer_by = models.DateField(null=True)

    class Meta:
        ordering = ("-place",)
        constraints = (models.UniqueConstraint(fields=("case", "place"), name="one_message_at_a_place"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.place}"


class MessageFile(OfTicket):
    """A file that came with a message, sealed with its name. Never deleted; its content never changes.

    It is of the two sides of its case: a document of the Ticketholder would be the next partner's to read. Somebody may keep it
    among those.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message = models.ForeignKey(Message, models.PROTECT, related_name="files")
    partner = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    """Its place in the message, from 1."""
    file_name = SealedField()
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    content = SealedBytesField()
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    """The document as which it was kept too."""

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("message", "place"), name="one_file_at_a_place_of_a_message"),
        )

    def __str__(self) -> str:
        return f"file {self.place} of {self.message_id}"


class Seen(OfTicket):
    """Up to which message somebody has read a case."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="seen")
    partner = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    member = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    through = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "member"), name="one_seen_of_a_member"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.through}"


class MessageMail(models.Model):
    """Whether a member of staff is told of messages by e-mail, and in which language. Everybody is who has not said no."""

    class Language(models.TextChoices):
        ENGLISH = "en", _("English")
        SPANISH = "es", _("Spanish")

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    member = models.OneToOneField(StaffMember, models.PROTECT, primary_key=True, related_name="message_mail")
    is_wanted = models.BooleanField(default=True)
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.ENGLISH)

    def __str__(self) -> str:
        return f"mail of messages {'wanted' if self.is_wanted else 'not wanted'}"
