"""Notes of contacts, letters, phases set by hand, and what an organization has settled about them."""

from __future__ import annotations

import uuid
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.contacts.choices import ZONES, Kind, Mailing, Method, Phase, Reading
from milepost.documents.models import Document
from milepost.keys.fields import SealedField, SealedJSONField
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook.contact_letters import LetterRule
from milepost.rulebook.contact_phases import Cadence, Counting
from milepost.tickets.models import OfTicket, Ticket


class ContactNote(OfTicket):
    """One contact or attempt. Written once: a correction is a new version beside it, with its reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    method = models.CharField(max_length=10, choices=Method.choices)
    used = SealedField(null=True)
    """The telephone number, e-mail or postal address that was used."""
    on = models.DateField()
    """The day in the organization's zone: the one that the rules count."""
    at = models.DateTimeField()
    """The moment."""
    zone = models.CharField(max_length=40)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    description = SealedField()
    services = models.JSONField(default=list)
    """Codes of `choices.Service`."""
    other_service = SealedField(null=True)
    message_left = SealedField(null=True)
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    """Who made the contact."""
    entered_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)
    entered_on = models.DateField()
    group = models.UUIDField(null=True, blank=True)
    """Shared by the notes of one meeting with several Ticketholders."""
    once = models.UUIDField(null=True)
    """Made with the form, so that a form sent twice gives one note."""
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    because = SealedField(null=True)
    """Why it corrects the version before, or why it was withdrawn."""
    is_current = models.BooleanField(default=True)
    """False once a newer version stands beside it, or it was withdrawn."""
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at", "-entered_at")
        constraints = (
            models.UniqueConstraint(fields=("ticket", "once"), name="one_note_of_a_form_sent_twice"),
        )
        indexes = (
            models.Index(fields=("organization", "ticket", "-at"), name="contacts_of_ticket"),
            models.Index(fields=("organization", "-at"), name="contacts_by_day"),
            models.Index(fields=("organization", "kind", "-at"), name="contacts_by_kind"),
        )

    def __str__(self) -> str:
        return f"{self.kind} by {self.method} on {self.on}"

    @property
    def local(self) -> object:
        """The moment as a clock on the organization's wall showed it."""
        return self.at.astimezone(ZoneInfo(self.zone))

    @property
    def days_late(self) -> int:
        """How many days after the contact it was entered."""
        return max(0, (self.entered_on - self.on).days)


class NoteDocument(OfTicket):
    """A document that supports a note: a copy of an e-mail, a log of calls."""

    note = models.ForeignKey(ContactNote, models.PROTECT, related_name="attached")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"document of {self.note_id}"


class PhaseByHand(OfTicket):
    """Somebody said what the phase is from a day on. Empty: that it follows work again."""

    phase = models.CharField(max_length=10, choices=Phase.choices, blank=True, default="")
    from_day = models.DateField()
    because = SealedField()
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("from_day", "pk")

    def __str__(self) -> str:
        return f"{self.phase or 'work'} from {self.from_day}"


class LetterTemplate(models.Model):
    """A version of the organization's letter in one language. Never changed; the newest is used."""

    class Language(models.TextChoices):
        ENGLISH = "en", _("English")
        SPANISH = "es", _("Spanish")

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    language = models.CharField(max_length=2, choices=Language.choices)
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=120)
    body = models.TextField(max_length=4000)
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("language", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("organization", "language", "number"), name="one_template_of_a_number"
            ),
        )

    def __str__(self) -> str:
        return f"{self.language} {self.number}"


class Letter(OfTicket):
    """A letter to a Ticketholder who was not reached: drafted, mailed, and what proves it."""

    class State(models.TextChoices):
        DRAFTED = "drafted", _("drafted")
        MAILED = "mailed", _("mailed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFTED)
    language = models.CharField(max_length=2, choices=LetterTemplate.Language.choices)
    is_large = models.BooleanField(default=False)
    """In large print."""
    template = models.ForeignKey(LetterTemplate, models.PROTECT, null=True, related_name="+")
    """The version it was drafted from; None for the text that comes with Milepost."""
    content = SealedJSONField()
    """What stands in it: `{"to": […], "subject": …, "paragraphs": […], "day": …}`."""
    attempts = models.PositiveSmallIntegerField()
    drafted_on = models.DateField()
    drafted_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    mailing = models.CharField(max_length=20, choices=Mailing.choices, blank=True, default="")
    mailed_on = models.DateField(null=True, blank=True)
    number = SealedField(null=True)
    received_on = models.DateField(null=True, blank=True)
    copy = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    certificate = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    receipt = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    note = models.OneToOneField(ContactNote, models.PROTECT, null=True, related_name="letter")
    withdrawn_because = SealedField(null=True)

    class Meta:
        ordering = ("-drafted_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("ticket",), condition=models.Q(state="drafted"), name="one_drafted_letter_of_a_ticket"
            ),
        )
        indexes = (models.Index(fields=("organization", "ticket", "state"), name="letters_of_ticket"),)

    def __str__(self) -> str:
        return f"letter {self.state} {self.drafted_on}"


class ContactSettings(models.Model):
    """What an organization has settled where the program's papers leave it open (operations 1.3)."""

    organization = models.OneToOneField(Organization, models.PROTECT, related_name="+")
    reading = models.CharField(max_length=10, choices=Reading.choices, default=Reading.CALENDAR)
    warn_initial = models.PositiveSmallIntegerField(default=25)
    warn_ongoing = models.PositiveSmallIntegerField(default=80)
    silent_months = models.PositiveSmallIntegerField(default=1)
    shortest_days = models.PositiveSmallIntegerField(default=1)
    attempts_before_letter = models.PositiveSmallIntegerField(default=2)
    letters_before_decision = models.PositiveSmallIntegerField(default=2)
    late_after = models.PositiveSmallIntegerField(default=5)
    zone = models.CharField(max_length=40, choices=ZONES, default="America/New_York")
    recorded_from = models.DateField(null=True, blank=True)
    """From this day contacts are kept here; what was owed before it is not judged."""
    letterhead = models.CharField(max_length=300, blank=True, default="")
    """Name and address that stand at the head of letters, a line each."""
    reply_to = models.CharField(max_length=120, blank=True, default="")
    """How somebody who got a letter reaches the organization."""
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"contacts of {self.organization_id}"

    @property
    def cadence(self) -> Cadence:
        return Cadence(
            counting=Counting(self.reading),
            warn_initial=self.warn_initial,
            warn_ongoing=self.warn_ongoing,
            silent_months=self.silent_months,
            shortest_days=self.shortest_days,
        )

    @property
    def letter_rule(self) -> LetterRule:
        return LetterRule(self.attempts_before_letter, self.letters_before_decision)


class Standing(models.Model):
    """The kept answer about one Ticket, for lists: its phase, and when its next contact is due.

    Reckoned anew whenever something known about the Ticket changes, and when `good_through` has passed.
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    ticket = models.OneToOneField(Ticket, models.PROTECT, primary_key=True, related_name="contact_standing")
    phase = models.CharField(max_length=10, choices=Phase.choices, blank=True, default="")
    """Empty while the Ticket is not assigned."""
    due_on = models.DateField(null=True)
    """The last day for a contact that lacks now; None where none does."""
    warn_on = models.DateField(null=True)
    last_two_way = models.DateField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    missed = models.PositiveIntegerField(default=0)
    """Periods of the last twelve months without a contact."""
    letter = models.CharField(max_length=10, blank=True, default="")
    """`wanted`, `enough`, or nothing."""
    reckoned_on = models.DateField()
    good_through = models.DateField()

    class Meta:
        indexes = (
            models.Index(fields=("organization", "due_on"), name="contact_due_by_day"),
            models.Index(fields=("organization", "good_through"), name="contact_standing_by_age"),
        )

    def __str__(self) -> str:
        return f"due {self.due_on}"
