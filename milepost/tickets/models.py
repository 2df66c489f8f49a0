"""A Ticket and what is known of its use. The fields have the names of the exchange format."""

from __future__ import annotations

import uuid
from typing import Any, TypeVar

from django.db import models

from milepost.keys.fields import SealedDateField
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.rulebook import facts
from milepost.tickets.fields import MonthField, WordField


class Ticket(models.Model):
    """One Ticket of one organization. `reference` is the organization's own id, never a Ticket number."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="tickets")
    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="served_tickets")
    """Who serves the Ticketholder for an Administrative EN; its staff see this Ticket and no other's."""
    identity = models.ForeignKey(Identity, models.PROTECT, null=True, related_name="tickets")
    """Under which of the organization's agreements it is assigned."""
    coordinator = models.ForeignKey(
        StaffMember, models.PROTECT, null=True, blank=True, related_name="coordinated_tickets"
    )
    """Whose Ticketholder it is: on whose Today what waits stands under "mine"."""
    reference = models.CharField(max_length=100)
    program = WordField(facts.Program, null=False)
    program_at_first_payment = WordField(facts.Program)
    blind = models.BooleanField(null=True)
    born_on = SealedDateField(null=True)
    ended_on = models.DateField(null=True)
    ended_because = WordField(facts.EndedBecause)
    is_withdrawn = models.BooleanField(default=False)
    """Its upload was undone: it is kept, and shown nowhere."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organization", "reference"), name="one_ticket_of_a_reference"),
        )
        indexes = (
            models.Index(
                fields=("organization",), condition=models.Q(is_withdrawn=True), name="withdrawn_tickets"
            ),
        )

    def __str__(self) -> str:
        return self.reference


class OfTicket(models.Model):
    """Something known about one Ticket, owned by the organization that owns the Ticket."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    ticket = models.ForeignKey(Ticket, models.PROTECT)

    class Meta:
        abstract = True


Row = TypeVar("Row", bound=models.Model)


class InForce(models.Manager[Row]):
    """Only rows that were not taken back."""

    def get_queryset(self) -> models.QuerySet[Row]:
        return super().get_queryset().filter(withdrawn_at=None)


class Correctable(OfTicket):
    """A row that people enter and may have entered wrongly: taken back, it stays on record and counts for nothing.

    `objects` finds what counts, `every` what was taken back too (docs/decisions/assignments.md).
    """

    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, default="", blank=True)
    version = models.PositiveIntegerField(default=1)

    objects: InForce[Any] = InForce()
    every: models.Manager[Any] = models.Manager()

    class Meta:
        abstract = True
        default_manager_name = "objects"


class Assignment(Correctable):
    provider = models.CharField(max_length=100)
    kind = WordField(facts.AssignmentKind, null=False)
    system = WordField(facts.PaymentSystem, null=False)
    assigned_on = models.DateField()
    unassigned_on = models.DateField(null=True)
    plan_signed_on = models.DateField(null=True)
    plan_received_on = models.DateField(null=True)
    services_complete_on = models.DateField(null=True)

    class Meta(Correctable.Meta):
        ordering = ("assigned_on",)

    def __str__(self) -> str:
        return f"{self.provider} from {self.assigned_on}"


class VocationalRehabilitationCase(Correctable):
    agency = models.CharField(max_length=100, null=True)
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    closure = WordField(facts.Closure)
    paid_by = WordField(facts.PaidBy)

    def __str__(self) -> str:
        return f"{self.agency} {self.opened_on}"


class Study(OfTicket):
    month = MonthField()
    kind = WordField(facts.StudyKind, null=False)
    amount_percent = models.CharField(max_length=20, null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.month}"


class UsePeriod(Correctable):
    from_day = models.DateField()
    to_day = models.DateField(null=True)
    state = WordField(facts.UseState, null=False)

    def __str__(self) -> str:
        return f"{self.state} from {self.from_day}"


class Reinstatement(OfTicket):
    """In use again after a failed progress review: the next period begins with the month after (411.210)."""

    failed_period = models.PositiveSmallIntegerField()
    reinstated_on = models.DateField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("ticket", "failed_period"),
                condition=models.Q(withdrawn_at=None),
                name="one_reinstatement_of_a_period",
            ),
        )

    def __str__(self) -> str:
        return f"period {self.failed_period} made good {self.reinstated_on}"


class LegalHold(OfTicket):
    """Records that must be kept whatever their age: an appeal, a claim or a lawsuit is open."""

    since = models.DateTimeField(auto_now_add=True)
    because = models.CharField(max_length=300)
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("ticket",), condition=models.Q(released_at=None), name="one_hold_of_a_ticket"
            ),
        )

    def __str__(self) -> str:
        return f"held since {self.since:%Y-%m-%d}"
