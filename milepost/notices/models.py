"""What somebody outside was given or sent: links without an account, and texts."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.keys.fields import SealedField
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook import texts
from milepost.tickets.models import OfTicket


class Link(OfTicket):
    """Opens one page about one record, until a day. Only a digest of its token is kept, so nobody can read it out again.

    It stands outside of the database's wall, because it is looked up before it is known whose it is; it names nobody.
    """

    class Purpose(models.TextChoices):
        SIGN = "sign", _("sign a plan")
        SEND_EVIDENCE = "send_evidence", _("send a photograph of a pay stub")
        CHOOSE = "choose", _("choose an Employment Network")

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


class TextSettings(models.Model):
    """How an organization texts: as whom, when, how often. Without a row the values below hold."""

    organization = models.OneToOneField(Organization, models.PROTECT, primary_key=True, related_name="+")
    sender_en = models.CharField(max_length=40, blank=True, default="")
    """Who writes, in words that name no program; empty is the neutral default."""
    sender_es = models.CharField(max_length=40, blank=True, default="")
    help_phone = models.CharField(max_length=20, blank=True, default="")
    time_zone = models.CharField(max_length=40, blank=True, default="")
    """Empty: that of the installation."""
    opens = models.TimeField(default=texts.OPENS)
    closes = models.TimeField(default=texts.CLOSES)
    most_a_week = models.PositiveSmallIntegerField(default=3)
    remind_after_days = models.PositiveSmallIntegerField(default=4)
    most_reminders = models.PositiveSmallIntegerField(default=2)
    link_days = models.PositiveSmallIntegerField(default=14)
    names_employer = models.BooleanField(default=False)
    """Whether a text and the page of its link may name the employer."""
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"how {self.organization_id} texts"


class TextConsent(OfTicket):
    """That somebody agreed to texts to one number: when, how, what they were told, and how it ended."""

    class Way(models.TextChoices):
        ASKED = "asked", _("asked, and said yes")
        PAPER = "paper", _("signed on paper")
        KEYWORD = "keyword", _("wrote START from this number")

    number = SealedField()
    number_digest = models.BinaryField(max_length=32)
    """Keyed, of the organization's own, by which an incoming text finds whose it is."""
    way = models.CharField(max_length=20, choices=Way.choices)
    given_on = models.DateField()
    shown = models.TextField(max_length=1_000, blank=True, default="")
    """What was read or shown to them."""
    time_zone = models.CharField(max_length=40, blank=True, default="")
    """Where they live, if not in the organization's own zone."""
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ("-recorded_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("ticket", "number_digest"),
                condition=models.Q(ended_at=None),
                name="one_consent_to_texts_of_a_number",
            ),
        )
        indexes = (models.Index(fields=("organization", "number_digest"), name="consents_by_number"),)

    def __str__(self) -> str:
        return f"{self.way} {self.given_on}"


class Text(OfTicket):
    """One text on its way to one number. What it says and to whom is sealed."""

    class State(models.TextChoices):
        QUEUED = "queued", _("waits to be sent")
        SENDING = "sending", _("is being sent")
        SENT = "sent", _("sent")
        DELIVERED = "delivered", _("delivered")
        FAILED = "failed", _("not sent")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Kind(models.TextChoices):
        ASK = "ask", _("asks for evidence")
        REMINDER = "reminder", _("reminds")
        REPLY = "reply", _("answers by itself")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Also the key by which a gateway knows that it has this text already."""
    kind = models.CharField(max_length=20, choices=Kind.choices)
    record = models.CharField(max_length=60, blank=True, default="")
    """The key of what it is about; one text for each `record` and `turn`."""
    turn = models.PositiveSmallIntegerField(default=0)
    number = SealedField()
    number_digest = models.BinaryField(max_length=32)
    body = SealedField()
    body_digest = models.BinaryField(max_length=32)
    language = models.CharField(max_length=2)
    parts = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.QUEUED)
    queued_at = models.DateTimeField(auto_now_add=True)
    not_before = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    began_at = models.DateTimeField(null=True)
    """When a worker last took it in hand."""
    sent_at = models.DateTimeField(null=True)
    gateway = models.CharField(max_length=60, blank=True, default="")
    reference = models.CharField(max_length=100, blank=True, default="")
    """What the gateway calls it."""
    because = models.CharField(max_length=40, blank=True, default="")
    """The code of why it failed or was withdrawn."""

    class Meta:
        ordering = ("-queued_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("ticket", "record", "turn"),
                condition=~models.Q(record=""),
                name="one_text_of_a_turn",
            ),
        )
        indexes = (
            models.Index(fields=("state", "not_before"), name="texts_due"),
            models.Index(fields=("organization", "number_digest"), name="texts_by_number"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class IncomingText(OfTicket):
    """What somebody wrote back: sealed, with what it was taken to mean. One row for each Ticket of the number."""

    number = SealedField()
    number_digest = models.BinaryField(max_length=32)
    body = SealedField()
    meaning = models.CharField(max_length=10, choices=[(one.value, one.value) for one in texts.Meaning])
    source = models.CharField(max_length=100)
    """The gateway's own key of it, so that none is taken twice."""
    came_at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-came_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("ticket", "source"), name="one_incoming_text_of_a_source"),
        )
        indexes = (models.Index(fields=("organization", "number_digest"), name="incoming_by_number"),)

    def __str__(self) -> str:
        return f"{self.meaning} {self.came_at:%Y-%m-%d}"
