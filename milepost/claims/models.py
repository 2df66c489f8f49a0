"""Payments asked for, figures entered, and the rulebook's decisions as they stood on a day."""

from __future__ import annotations

import uuid

from django.db import models

from milepost.claims.ladder import key_of
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook import facts
from milepost.rulebook.decisions import Status
from milepost.tickets.fields import MonthField, WordField
from milepost.tickets.models import OfTicket, Ticket


class RecordedPayment(OfTicket):
    """What has happened to a claim so far. `amount` in whole cents.

    Rows of the caseload come and go with an upload. Those of our own requests and of money received stand for records of
    other subjects, and are written over by `claims.recorded` alone.
    """

    class Origin(models.TextChoices):
        CASELOAD = "caseload"
        REQUEST = "request"
        PAYMENT = "payment"

    provider = models.CharField(max_length=100, null=True)
    claim = WordField(facts.ClaimCode, null=False)
    number = models.PositiveSmallIntegerField(null=True)
    month = MonthField(null=True)
    status = WordField(facts.RecordedStatus, null=False)
    amount = models.BigIntegerField(null=True)
    decided_on = models.DateField(null=True)
    work_case = models.CharField(max_length=100, null=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.CASELOAD)
    origin_key = models.UUIDField(null=True)
    """Of a row that stands for another record: which one."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("origin", "origin_key"), name="one_recorded_payment_of_a_record"),
            models.CheckConstraint(
                condition=models.Q(origin="caseload", origin_key=None)
                | (~models.Q(origin="caseload") & models.Q(origin_key__isnull=False)),
                name="recorded_payment_of_a_record",
            ),
        )

    def __str__(self) -> str:
        return f"{self.claim} {self.number or ''} {self.status}"


class EnteredFigure(models.Model):
    """A figure that an administrator entered with its source, laid over the packaged ones."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="figures")
    parameter = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    value = models.CharField(max_length=20)
    source = models.CharField(max_length=300)
    read_on = models.DateField()
    entered_at = models.DateTimeField(auto_now_add=True)
    entered_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-entered_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("organization", "parameter", "year"),
                condition=models.Q(withdrawn_at=None),
                name="one_figure_in_force",
            ),
        )

    def __str__(self) -> str:
        return f"{self.parameter} {self.year}: {self.value}"


class Deciding(models.Model):
    """On which day and with which figures an organization's Tickets were last decided."""

    organization = models.OneToOneField(Organization, models.PROTECT, primary_key=True)
    day = models.DateField()
    fingerprint = models.CharField(max_length=20)
    done = models.PositiveIntegerField(default=0)
    """While it is being done again: how many Tickets of `total` are decided. Both are 0 when nothing is being done."""
    total = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.day} {self.fingerprint}"


class DecidedTicket(models.Model):
    """The answer about one Ticket, kept so that lists need not decide thousands anew.

    Worked out from the facts and written over by the next deciding; the page of a Ticket decides afresh.
    Dollars are whole; `lost_on` is the first day after which something payable or waiting can no longer be claimed.
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    ticket = models.OneToOneField(Ticket, models.PROTECT, primary_key=True, related_name="decided")
    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+", db_index=False)
    """Who served the Ticketholder when it was decided: under whom it is counted."""
    provider = models.CharField(max_length=100, default="")
    first_assigned = models.DateField(null=True)
    outcome_period_began = MonthField(null=True)
    payable = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    pending = models.PositiveIntegerField(default=0)
    paid = models.PositiveIntegerField(default=0)
    expired = models.PositiveIntegerField(default=0)
    lost_on = models.DateField(null=True)
    left = models.JSONField(default=dict)

    class Meta:
        indexes = (
            models.Index(fields=("organization", "payable"), name="decided_by_payable"),
            models.Index(fields=("organization", "waiting"), name="decided_by_waiting"),
            models.Index(fields=("organization", "paid"), name="decided_by_paid"),
            models.Index(fields=("organization", "lost_on"), name="decided_by_lost_on"),
        )

    def __str__(self) -> str:
        return str(self.ticket_id)

    @property
    def shown_as(self) -> str:
        """The holder's name, or the id where no name is known."""
        holder = getattr(self.ticket, "holder", None)
        return str(holder or self.ticket.reference)


class DecidedClaim(models.Model):
    """One claim of a decided Ticket: what lists of claims show."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="decided_claims")
    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+", db_index=False)
    """Who served the Ticketholder when it was decided, as with the Ticket."""
    place = models.PositiveSmallIntegerField()
    claim = WordField(facts.ClaimCode, null=False)
    number = models.PositiveSmallIntegerField(null=True)
    month = MonthField(null=True)
    status = WordField(Status, null=False)
    provider = models.CharField(max_length=100, default="")
    amount = models.PositiveIntegerField(null=True)
    claim_from = models.DateField(null=True)
    claim_by = models.DateField(null=True)
    lacks = models.CharField(max_length=40, default="")
    """The code of what is missing first; empty where nothing is. Who supplies it, the rulebook says of each code."""
    missing = models.JSONField(default=list)
    """What is missing: `{"code": …, "en": …, "es": …}` each, and `"month"` where it is known of which."""

    class Meta:
        ordering = ("ticket", "place")
        indexes = (
            models.Index(fields=("organization", "status", "claim_by", "id"), name="claims_by_status"),
            models.Index(fields=("organization", "claim_by", "id"), name="claims_by_day"),
            models.Index(fields=("partner", "claim_by", "id"), name="claims_of_partner"),
            models.Index(fields=("ticket", "place"), name="claims_of_ticket"),
        )

    def __str__(self) -> str:
        return f"{self.claim} {self.number or ''} {self.status}"

    @property
    def key(self) -> str:
        """How an address names the claim."""
        return key_of(self.claim, self.number, self.month)

    @property
    def shown_as(self) -> str:
        """The holder's name, or the id where no name is known."""
        holder = getattr(self.ticket, "holder", None)
        return str(holder or self.ticket.reference)


class Tally(models.Model):
    """A count, or a change of one, that is kept so that pages need not count millions of rows; see `claims.tallies`.

    `of` names what is counted; the three words by what; dollars are whole.
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", db_index=False)
    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+", db_index=False)
    of = models.CharField(max_length=20)
    first = models.CharField(max_length=100, default="")
    second = models.CharField(max_length=100, default="")
    third = models.CharField(max_length=100, default="")
    count = models.BigIntegerField()
    dollars = models.BigIntegerField()
    unknown = models.BigIntegerField()

    class Meta:
        indexes = (models.Index(fields=("organization", "of"), name="tallies_of_kind"),)

    def __str__(self) -> str:
        return f"{self.of} {self.first} {self.second}: {self.count}"
