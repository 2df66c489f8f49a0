"""What somebody was asked for, and what they sent."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.documents.models import Document
from milepost.keys.fields import SealedBytesField, SealedField
from milepost.organizations.models import StaffMember
from milepost.rulebook.months import Month
from milepost.tickets.models import OfTicket


class Ask(OfTicket):
    """One thing that a Ticketholder is asked for by text: the stub of a pay date, the stubs of months, or a statement."""

    class Kind(models.TextChoices):
        STUB = "stub", _("the pay stub of a pay date")
        STUBS = "stubs", _("the pay stubs of a month")
        STATEMENT = "statement", _("an employer's statement of a month")

    class State(models.TextChoices):
        OPEN = "open", _("asked")
        ANSWERED = "answered", _("a photograph came")
        ENDED = "ended", _("ended")

    class Ended(models.TextChoices):
        EVIDENCE = "evidence", _("the evidence is there")
        SSA = "ssa", _("SSA has it")
        WITHDRAWN = "withdrawn", _("withdrawn")
        EXPIRED = "expired", _("nothing came in time")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    paid_on = models.DateField(null=True)
    """Of a stub: the pay date by which it is asked for."""
    months = models.JSONField(default=list)
    """The months that it matters for, `YYYY-MM`, in order."""
    employer = SealedField(null=True)
    job = models.CharField(max_length=60, blank=True, default="")
    """The key of the job, where it is known: two jobs may pay on one day."""
    what = models.CharField(max_length=120)
    """Pay date or months in one word, so that the same is not asked for twice."""
    state = models.CharField(max_length=20, choices=State.choices, default=State.OPEN)
    ended_because = models.CharField(max_length=20, choices=Ended.choices, blank=True, default="")
    ended_note = models.CharField(max_length=300, blank=True, default="")
    dollars = models.PositiveIntegerField(null=True)
    """What hung on it when it was asked for, in whole dollars."""
    lost_on = models.DateField(null=True)
    """The first day on which that is lost."""
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_on = models.DateField()
    asked_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    until = models.DateField()
    """The last day on which the link takes something."""
    link = SealedField(null=True)
    """Its address, for a reminder; the link itself keeps only a digest of the token."""
    turn = models.PositiveSmallIntegerField(default=1)
    """How many texts it has come to."""
    remind_on = models.DateField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("ticket", "kind", "what", "job"),
                condition=~models.Q(state="ended"),
                name="one_open_ask_of_the_same",
            ),
        )
        indexes = (
            models.Index(fields=("organization", "state", "remind_on"), name="asks_by_state"),
            models.Index(fields=("ticket", "state"), name="asks_of_ticket"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.what}"

    @property
    def months_asked(self) -> tuple[Month, ...]:
        return tuple(Month.parse(month) for month in self.months)

    @property
    def shown_as(self) -> str:
        """The holder's name, or the id where no name is known."""
        return str(getattr(self.ticket, "holder", None) or self.ticket.reference)


class Arrived(OfTicket):
    """A photograph that came by the link of an ask, kept as a document."""

    ask = models.ForeignKey(Ask, models.PROTECT, related_name="arrived")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class Arriving(OfTicket):
    """A file on its way in parts. It is known by a word that the browser made up, which says nothing of anybody."""

    ask = models.ForeignKey(Ask, models.PROTECT, related_name="+")
    word = models.CharField(max_length=40)
    total = models.PositiveIntegerField()
    """Bytes in all."""
    received = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    refused = models.CharField(max_length=40, blank=True, default="")
    """The code of why it was not taken."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("ask", "word"), name="one_arriving_file_of_a_word"),)

    def __str__(self) -> str:
        return f"{self.received} of {self.total}"


class Part(models.Model):
    """A piece of a file on its way, sealed. It goes once the file is whole: what is kept is the document without metadata."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    arriving = models.ForeignKey(Arriving, models.PROTECT, related_name="parts")
    offset = models.PositiveIntegerField()
    content = SealedBytesField()

    class Meta:
        ordering = ("offset",)
        constraints = (models.UniqueConstraint(fields=("arriving", "offset"), name="one_part_at_an_offset"),)

    def __str__(self) -> str:
        return f"part at {self.offset}"
