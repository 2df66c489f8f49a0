"""A spreadsheet that somebody gave to Milepost, how its columns were mapped, and what became of it."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.keys.fields import SealedBytesField, SealedJSONField
from milepost.organizations.models import Organization, StaffMember


class GivenFile(models.Model):
    """A file of rows that somebody gave, sealed: what was seen on opening it, how it is mapped, how far the work on it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    file_name = models.CharField(max_length=200)
    """As it was called, its digits hidden where they could be a number of SSA."""
    size = models.PositiveIntegerField()
    content = SealedBytesField()
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    stirred_at = models.DateTimeField(auto_now=True)
    """When the work on it last told how far it is."""
    sniffed = SealedJSONField(null=True)
    """What was seen on opening it (`sniffing`): its sheets, their headings, what the first rows hold."""
    settled = SealedJSONField(null=True)
    """How it is mapped (`mapping.Mapping`)."""
    findings = models.JSONField(default=dict)
    """Counts: of rows by outcome, of faulty ones, and what else the page tells."""
    refusals = models.JSONField(default=list)
    """Why too much looks wrong: codes with their figures."""
    override = models.CharField(max_length=300, blank=True, default="")
    """Why somebody takes what looks wrong all the same."""
    finished_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class Spreadsheet(GivenFile):
    """One file. Nothing of it counts until somebody takes it over, and that can be undone."""

    class Kind(models.TextChoices):
        PEOPLE = "people", _("people")
        ASSIGNMENTS = "assignments", _("assignments")
        CONTACTS = "contacts", _("contacts")
        STUBS = "stubs", _("pay stubs")

    class State(models.TextChoices):
        READING = "reading", _("being read")
        UNREADABLE = "unreadable", _("cannot be read")
        TO_MAP = "to_map", _("its columns are to be named")
        CHECKING = "checking", _("being checked")
        FAULTY = "faulty", _("has faults")
        REFUSED = "refused", _("looks wrong")
        CHECKED = "checked", _("checked, not yet taken over")
        TAKING_OVER = "taking_over", _("being taken over")
        TAKEN_OVER = "taken_over", _("taken over")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")
        FAILED = "failed", _("stopped by an error of ours")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    state = models.CharField(max_length=20, choices=State.choices, default=State.READING)
    faulty_rows = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64, blank=True, default="")
    """Of everything that the dry run said, so that nothing else is taken over."""
    is_partly = models.BooleanField(default=False)
    """Only the rows without a fault were taken over."""
    journal_upto = models.BigIntegerField(null=True)
    """The last line of the journal once it was taken over."""
    is_decided = models.BooleanField(default=True)
    """False while Tickets that it changed are still to be decided anew."""
    was_different = models.BooleanField(default=False)
    """What is known had changed since it was checked, so it was checked again instead of being taken over."""
    cannot_undo = models.CharField(max_length=40, blank=True, default="")
    """Why it was not undone when somebody asked: a code of `undoing`."""

    class Meta:
        ordering = ("-at",)
        indexes = (models.Index(fields=("organization", "-at"), name="spreadsheets_by_organization"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def is_working(self) -> bool:
        return self.state in {
            self.State.READING,
            self.State.CHECKING,
            self.State.TAKING_OVER,
            self.State.UNDOING,
        } or (self.state in {self.State.TAKEN_OVER, self.State.UNDONE} and not self.is_decided)


class Leaf(models.Model):
    """Some of what is known about the rows of a spreadsheet, sealed: written in pieces, so that a page opens one alone."""

    class Of(models.TextChoices):
        FAULT = "fault"
        NEW = "new"
        CHANGED = "changed"
        TWICE = "twice"
        DID = "did"
        TICKET = "ticket"

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    spreadsheet = models.ForeignKey(Spreadsheet, models.PROTECT, related_name="leaves")
    of = models.CharField(max_length=10, choices=Of.choices)
    number = models.PositiveIntegerField()
    content = SealedJSONField()

    class Meta:
        ordering = ("of", "number")
        constraints = (
            models.UniqueConstraint(fields=("spreadsheet", "of", "number"), name="one_leaf_of_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.of} {self.number}"


class ColumnMap(models.Model):
    """How an organization's spreadsheet of some headings is mapped, by its name, so that it is asked once."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Spreadsheet.Kind.choices)
    name = models.CharField(max_length=80)
    headings = models.CharField(max_length=64)
    """The digest of the headings, in their order."""
    mapping = SealedJSONField()
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("organization", "kind", "name"), name="one_column_map_of_a_name"),
        )
        indexes = (models.Index(fields=("organization", "kind", "headings"), name="column_maps_by_headings"),)

    def __str__(self) -> str:
        return self.name
