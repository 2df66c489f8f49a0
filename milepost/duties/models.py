"""What is kept of duties: since when, the year's windows, who the main contacts are, what was done with which proof."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from milepost.duties.choices import Outcome, Sort
from milepost.keys.fields import SealedBytesField, SealedField
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.rulebook.duties import DutyKind


class DutySettings(models.Model):
    """From which day an organization keeps its duties here. Without a row it does not."""

    organization = models.OneToOneField(Organization, models.PROTECT, primary_key=True, related_name="+")
    kept_since = models.DateField()
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"duties of {self.organization_id} since {self.kept_since}"


class OfDuties(models.Model):
    """A row that is never deleted: it is taken back, with a reason, and counts for nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    made_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        abstract = True


class YearWindow(OfDuties):
    """The days of a year in which SSA takes the yearly report and the signatures: it sets them anew each year."""

    year = models.PositiveSmallIntegerField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    source = models.CharField(max_length=300)
    """Where it was read."""

    class Meta:
        ordering = ("-year",)
        constraints = (
            models.UniqueConstraint(
                fields=("organization", "year"), condition=Q(withdrawn_at=None), name="one_window_of_a_year"
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=models.F("opens_on")), name="a_window_opens_before_it_closes"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="a_window_is_withdrawn_for_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.year}: {self.opens_on} to {self.closes_on}"


class MainContact(OfDuties):
    """Somebody is a main contact of the agreement since a day: the Foundations training is counted from it."""

    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    """Of somebody who works for a partner: that one."""
    member = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    since = models.DateField()

    class Meta:
        ordering = ("since", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("member",), condition=Q(withdrawn_at=None), name="a_main_contact_once"
            ),
        )

    def __str__(self) -> str:
        return f"main contact since {self.since}"


class OwnDuty(OfDuties):
    """An event, a training or another duty of the organization's own, of itself or of one person."""

    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    member = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    """Whose it is; nobody's where it is the organization's."""
    sort = models.CharField(max_length=10, choices=Sort.choices, default=Sort.EVENT)
    title = models.CharField(max_length=120)
    first_on = models.DateField()
    every_months = models.PositiveSmallIntegerField(default=0)
    """0: it comes once."""
    lead_days = models.PositiveSmallIntegerField(default=14)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("first_on", "title")
        constraints = (
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="an_own_duty_is_withdrawn_for_a_reason",
            ),
        )
        indexes = (models.Index(fields=("organization", "withdrawn_at"), name="own_duties"),)

    def __str__(self) -> str:
        return self.title


class Doing(OfDuties):
    """A duty was done on a day, or does not apply, with its proof: words, a document, or both."""

    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=30, choices=[(one.value, one.value) for one in DutyKind])
    identity = models.ForeignKey(Identity, models.PROTECT, null=True, related_name="+")
    member = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    own = models.ForeignKey(OwnDuty, models.PROTECT, null=True, related_name="doings")
    """Whom it is about; of the organization's duties none of the three."""
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.DONE)
    on = models.DateField()
    until = models.DateField(null=True)
    """Of what is renewed: the last day on which it holds."""
    words = SealedField(null=True)
    withdrawn_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-on", "-made_at")
        constraints = (
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="a_doing_is_withdrawn_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(outcome="done") | Q(words__isnull=False), name="what_does_not_apply_says_why"
            ),
            models.CheckConstraint(
                condition=Q(identity=None, member=None)
                | Q(identity=None, own=None)
                | Q(member=None, own=None),
                name="a_doing_is_about_one",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("on")), name="a_doing_holds_from_its_day"
            ),
        )
        indexes = (models.Index(fields=("organization", "kind", "withdrawn_at"), name="doings_of_kind"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.outcome} {self.on}"


class Proof(models.Model):
    """The document that proves a doing, sealed, in a row of its own, so that lists stay light."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    doing = models.OneToOneField(Doing, models.PROTECT, primary_key=True, related_name="proof")
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    content = SealedBytesField()

    def __str__(self) -> str:
        return f"proof of {self.doing_id}"


class Feed(models.Model):
    """A secret address at which a calendar reads what one member sees. Only a digest of it is kept.

    It stands outside of the database's wall, because it is looked up before it is known whose it is; it names nobody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    member = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    digest = models.BinaryField(max_length=32, unique=True)
    language = models.CharField(max_length=2, default="en")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    """Taken back, or another took its place."""

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("member",), condition=Q(ended_at=None), name="one_feed_of_a_member"
            ),
        )

    def __str__(self) -> str:
        return f"feed since {self.made_at:%Y-%m-%d}"
