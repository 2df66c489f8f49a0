"""What is kept on the way from candidate to assignment and after it: moves, assessments, answers of SSA, batches."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.keys.fields import SealedField, SealedJSONField
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook.assignability import CurrentPay
from milepost.tickets.fields import WordField
from milepost.tickets.models import InForce, OfTicket, Ticket
from milepost.tickets.states import State


class Recorded(OfTicket):
    """Something that was done or said, written once; taken back with its reason, never changed."""

    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, default="", blank=True)

    objects: InForce[Any] = InForce()
    every: models.Manager[Any] = models.Manager()

    class Meta:
        abstract = True
        default_manager_name = "objects"
        ordering = ("pk",)


class Step(Recorded):
    """One move of a Ticket from a state to the next: when it counts, on what it rests, and what it did to the facts."""

    BEGUN = "begun"
    """The move by which somebody became a candidate; it leads from nowhere and cannot be taken back."""

    move = models.CharField(max_length=40)
    before = models.CharField(max_length=20, choices=State.choices)
    after = models.CharField(max_length=20, choices=State.choices)
    on = models.DateField()
    """From which day it counts."""
    asked_on = models.DateField(null=True)
    """The day of the request, of the notice, or of its receipt, on which `on` rests."""
    reason = models.CharField(max_length=40, blank=True, default="")
    """A code of the rulebook: why it was unassigned, or why the Ticket ended."""
    note = SealedField(null=True)
    portal_reference = models.CharField(max_length=60, blank=True, default="")
    """By what the Portal knows the entry."""
    did = models.JSONField(default=list)
    """The rows that it wrote, `{"model", "pk", "before", "after"}`, so that it can be taken back."""

    class Meta(Recorded.Meta):
        indexes = (models.Index(fields=("ticket", "-id"), name="steps_of_a_ticket"),)

    def __str__(self) -> str:
        return f"{self.move} {self.on}"


class Told(models.TextChoices):
    YES = "yes", _("yes")
    NO = "no", _("no")
    NOT_KNOWN = "not_known", _("not known")


class Assessment(Recorded):
    """What was asked of a candidate, and what a human decided and why. Nothing here is a score.

    The full candidate assessment stands elsewhere; this is the short record of it.
    """

    class Advice(models.TextChoices):
        FOR = "for", _("go on")
        AGAINST = "against", _("do not go on")

    on = models.DateField()
    receives_benefit = models.CharField(max_length=10, choices=Told.choices, default=Told.NOT_KNOWN)
    paid_before = models.CharField(max_length=10, choices=Told.choices, default=Told.NOT_KNOWN)
    will_earn = models.CharField(max_length=10, choices=Told.choices, default=Told.NOT_KNOWN)
    ticket_available = models.CharField(max_length=10, choices=Told.choices, default=Told.NOT_KNOWN)
    goal = SealedField(null=True)
    advice = models.CharField(max_length=10, choices=Advice.choices)
    because = SealedField()

    def __str__(self) -> str:
        return f"{self.advice} {self.on}"


class AssignabilityCheck(Recorded):
    """What SSA answered when it was asked whether the Ticket can be assigned; good until a day."""

    class Way(models.TextChoices):
        PORTAL = "portal", _("the Portal")
        BATCH = "batch", _("a batch for the Portal")
        HELP_LINE = "help_line", _("a call to the Help Line with the person")

    class Answer(models.TextChoices):
        ASSIGNABLE = "assignable", _("can be assigned")
        NOT_ASSIGNABLE = "not_assignable", _("cannot be assigned")
        UNCLEAR = "unclear", _("no clear answer")

    asked_on = models.DateField()
    way = models.CharField(max_length=20, choices=Way.choices)
    answer = models.CharField(max_length=20, choices=Answer.choices)
    current_pay = WordField(CurrentPay)
    held_elsewhere = models.BooleanField(null=True)
    age_18_review_pending = models.BooleanField(null=True)
    valid_until = models.DateField()
    note = SealedField(null=True)
    answer_file = models.ForeignKey("AnswerFile", models.PROTECT, null=True, related_name="checks")

    class Meta(Recorded.Meta):
        indexes = (models.Index(fields=("ticket", "-asked_on", "-id"), name="checks_of_a_ticket"),)

    def __str__(self) -> str:
        return f"{self.answer} {self.asked_on}"


class IntakeSettings(models.Model):
    """What an organization has chosen: no number of days here is published, so each is a setting."""

    organization = models.OneToOneField(Organization, models.PROTECT, primary_key=True, related_name="+")
    answer_days = models.PositiveSmallIntegerField(default=30)
    """After so many days an answer of SSA is asked for again."""
    quiet_days = models.PositiveSmallIntegerField(default=14)
    """After so many days without a step a candidate waits."""
    ahead_days = models.PositiveSmallIntegerField(default=21)
    """So many days before an extension or the 90 days end, it is said."""
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"intake of {self.organization_id}"


class ColumnMap(models.Model):
    """Which columns a file of the Portal has: its real ones are not published, so each organization keeps its own."""

    class Purpose(models.TextChoices):
        ASK = "ask", _("the file for the Portal")
        ANSWER = "answer", _("the Portal's answer")

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    columns = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organization", "purpose"), name="one_column_map_of_a_purpose"),
        )

    def __str__(self) -> str:
        return self.purpose


class Numbering(models.Model):
    """The last number that an organization gave to a Ticket of its own."""

    organization = models.OneToOneField(Organization, models.PROTECT, primary_key=True, related_name="+")
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.last)


class Batch(models.Model):
    """Candidates who are asked about in one file for the Portal; the file itself is made anew at each download."""

    MOST = 250
    """Program operations 3: so many SSNs in a batch (2014)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    size = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("-at", "pk")

    def __str__(self) -> str:
        return f"batch of {self.size}"


class BatchRow(OfTicket):
    """One Ticket of a batch, in its place."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="+")
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="rows")
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("batch", "place")
        constraints = (models.UniqueConstraint(fields=("batch", "ticket"), name="once_in_a_batch"),)

    def __str__(self) -> str:
        return f"{self.place}"


class AnswerFile(models.Model):
    """The Portal's answers as they were read from a file: shown first, then taken over, and undone where that was wrong."""

    class FileState(models.TextChoices):
        READ = "read", _("read, not taken over")
        TAKEN_OVER = "taken_over", _("taken over")
        UNDONE = "undone", _("undone")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=20, choices=FileState.choices, default=FileState.READ)
    asked_on = models.DateField()
    rows = SealedJSONField()
    """`[{"ticket", "row", "answer", "note"}]`; no number of anybody."""
    faults = models.JSONField(default=list)
    """`[{"row", "column", "code"}]`."""

    class Meta:
        ordering = ("-at", "pk")

    def __str__(self) -> str:
        return f"answers of {self.at:%Y-%m-%d}"
