"""Schemes of an organization in versions, and what a scheme asks of a person that nothing else of the program records.

The content of a version is the file itself, so that what is exported is what was written. Nothing is deleted.
"""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models

from milepost.keys.fields import SealedField
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook.schemes import Scheme as Content
from milepost.rulebook.schemes import read
from milepost.schemes.choices import InvoiceState, VersionState
from milepost.tickets.fields import MonthField
from milepost.tickets.models import Correctable, OfTicket, Ticket


class Scheme(models.Model):
    """One scheme over its versions. `code` is the id that its file has."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)

    class Meta:
        ordering = ("code",)
        constraints = (models.UniqueConstraint(fields=("organization", "code"), name="one_scheme_of_a_code"),)

    def __str__(self) -> str:
        return self.code


class SchemeVersion(models.Model):
    """What the scheme says, and from when until when the organization decides by it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=VersionState.choices, default=VersionState.DRAFT)
    name = models.CharField(max_length=120)
    """As in the content, for lists."""
    content = models.TextField()
    in_force_from = models.DateField(null=True)
    in_force_to = models.DateField(null=True)
    """The last day; empty: no end is known."""
    made_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    withdrawn_because = models.CharField(max_length=300, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("scheme__code", "-number")
        constraints = (
            models.UniqueConstraint(fields=("scheme", "number"), name="one_scheme_version_of_a_number"),
            models.UniqueConstraint(
                fields=("scheme",), condition=models.Q(state="draft"), name="one_draft_of_a_scheme"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="in_force") | models.Q(in_force_from__isnull=False),
                name="in_force_since_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(in_force_to=None) | models.Q(in_force_to__gte=models.F("in_force_from")),
                name="a_version_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}, {self.number}"

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on that day."""
        if self.state != VersionState.IN_FORCE or self.in_force_from is None or day < self.in_force_from:
            return False
        return self.in_force_to is None or day <= self.in_force_to

    @property
    def read(self) -> Content:
        """What it says. Only what can be read is ever kept."""
        found, faults = read(self.content)
        assert found is not None, faults
        return found


class SchemeProvider(models.Model):
    """The organization as a provider under a scheme: its contract, its agreement, its numbers with the agency."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    scheme = models.OneToOneField(Scheme, models.PROTECT, related_name="provider")
    contract_from = models.DateField(null=True, blank=True)
    contract_until = models.DateField(null=True, blank=True)
    agreement_from = models.DateField(null=True, blank=True)
    agreement_until = models.DateField(null=True, blank=True)
    called = models.TextField(max_length=500, blank=True, default="")
    """Names, one on each line, by which assignments and services call the organization beside its own."""
    vendor_number = models.CharField(max_length=40, blank=True, default="")
    tin = SealedField(null=True)
    """The State's identification number of the vendor; older ones hold a Social Security number, so it is sealed."""
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"provider under {self.scheme_id}"


class CaseDetail(OfTicket):
    """What a scheme asks about the State VR case that the case itself does not say."""

    ticket = models.OneToOneField(Ticket, models.PROTECT, related_name="scheme_case")
    case_number = SealedField(null=True)
    counselor = SealedField(null=True)
    in_use_with_vr_on = models.DateField(null=True, blank=True)
    list_given_on = models.DateField(null=True, blank=True)
    """When the list of all ENs was given to the person."""
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"case of {self.ticket_id}"


class BoughtService(Correctable):
    """A service that VR bought for the person: the authorization, the tier, and who is named on the form."""

    code = models.CharField(max_length=60)
    provider = models.CharField(max_length=100)
    tier = models.CharField(max_length=20, blank=True, default="")
    authorized_on = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=40, blank=True, default="")
    is_named = models.BooleanField(null=True)
    form = models.CharField(max_length=40, blank=True, default="")

    class Meta(Correctable.Meta):
        ordering = ("authorized_on", "pk")

    def __str__(self) -> str:
        return f"{self.code} {self.authorized_on}"


class GivenNotice(Correctable):
    """The notice to the VR counselor that somebody is expected to reach a level."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="+")
    payment = models.PositiveSmallIntegerField()
    given_on = models.DateField()
    expected_on = models.DateField(null=True, blank=True)
    in_writing = models.BooleanField(default=True)

    class Meta(Correctable.Meta):
        ordering = ("given_on", "pk")

    def __str__(self) -> str:
        return f"{self.given_on}"


class TicketPaper(Correctable):
    """A paper that proves to whom the Ticket is assigned."""

    kind = models.CharField(max_length=60)
    on = models.DateField()
    by_holder = models.BooleanField(null=True)
    by_provider = models.BooleanField(null=True)

    class Meta(Correctable.Meta):
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class SchemeInvoice(Correctable):
    """One payment of a scheme as it is prepared, sent, sent back, approved, paid or denied."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="+")
    payment = models.PositiveSmallIntegerField()
    time = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=InvoiceState.choices, default=InvoiceState.PREPARED)
    invoiced_on = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=40, blank=True, default="")
    authorization = models.CharField(max_length=40, blank=True, default="")
    forms = models.JSONField(default=list)
    """Those that are signed."""
    evidence = models.JSONField(default=list)
    approved_on = models.DateField(null=True, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    cents = models.PositiveBigIntegerField(null=True, blank=True)
    """What was paid."""

    class Meta(Correctable.Meta):
        ordering = ("scheme", "payment", "time", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("ticket", "scheme", "payment", "time"),
                condition=models.Q(withdrawn_at=None),
                name="one_invoice_of_a_payment",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="paid") | models.Q(paid_on__isnull=False), name="paid_on_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.payment} {self.state}"


class WorkedHours(Correctable):
    """How long the person worked in a month, for schemes that count hours."""

    month = MonthField()
    minutes = models.PositiveIntegerField()

    class Meta(Correctable.Meta):
        ordering = ("month", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("ticket", "month"),
                condition=models.Q(withdrawn_at=None),
                name="hours_of_a_month_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.minutes} minutes"
