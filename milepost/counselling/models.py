"""Counselling of one Ticketholder: the request, BPQYs, appointments, what was given, what is to be looked at again.

Of a referral to a WIPA only the day is kept: its staff may keep personal data in the system that SSA approved and nowhere
else, so nothing of theirs comes in here (docs/decisions/counselling.md).
"""

from __future__ import annotations

import uuid

from django.db import models

from milepost.counselling.choices import (
    AskedBy,
    Came,
    Closed,
    Given,
    Incentive,
    Meeting,
    State,
    Way,
)
from milepost.documents.models import Document
from milepost.keys.fields import SealedField
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Consent
from milepost.shares.models import Party
from milepost.tickets.models import OfTicket


class CounsellingSettings(models.Model):
    """What the organization has settled. SSA publishes none of these in reach, so each is its own, and may be unknown."""

    organization = models.OneToOneField(Organization, models.PROTECT, primary_key=True, related_name="+")
    consents_wanted = models.PositiveSmallIntegerField(default=2)
    """How many signed SSA-3288 go with a request: one for benefits and one for earnings, where the field office asks so."""
    recent_days = models.PositiveSmallIntegerField(null=True, blank=True)
    """How many days after it came a BPQY is still recent enough to advise on; not settled: nobody is told that it is old."""
    look_after_days = models.PositiveSmallIntegerField(default=30)
    """So many days after a BPQY was asked for somebody looks after it."""
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.consents_wanted} forms"


class Counsel(OfTicket):
    """One counselling, from the request to its end. Of a Ticketholder one is open at a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_by = models.CharField(max_length=20, choices=AskedBy.choices)
    asked_on = models.DateField()
    why = SealedField()
    recorded_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    member = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    """The counsellor, where one of the staff is."""
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="+")
    """The counsellor, where a benefits planner outside is who shares in payments."""
    counsellor = models.CharField(max_length=120, blank=True, default="")
    """How whoever took it on is called, for those too who see no parties."""
    taken_on = models.DateField(null=True)
    referred_on = models.DateField(null=True)
    """The day of a referral to a WIPA, and nothing else of it."""
    closed_on = models.DateField(null=True)
    closed_because = models.CharField(max_length=20, choices=Closed.choices, blank=True, default="")
    closed_note = models.CharField(max_length=300, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-asked_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("ticket",), condition=~models.Q(state="closed"), name="one_open_counsel_of_a_ticket"
            ),
            models.CheckConstraint(
                condition=models.Q(member=None) | models.Q(party=None), name="one_counsellor_of_a_counsel"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("asked", "closed"))
                | models.Q(member__isnull=False)
                | models.Q(party__isnull=False),
                name="somebody_counsels",
            ),
        )
        indexes = (models.Index(fields=("organization", "state", "-asked_on"), name="counsels_by_state"),)

    def __str__(self) -> str:
        return f"{self.state} {self.asked_on}"

    @property
    def shown_as(self) -> str:
        """The holder's name, or the id where no name is known."""
        return str(getattr(self.ticket, "holder", None) or self.ticket.reference)


class Bpqy(OfTicket):
    """One request for SSA's summary of somebody's benefits, with the consents that went with it."""

    counsel = models.ForeignKey(Counsel, models.PROTECT, related_name="bpqys")
    requested_on = models.DateField()
    way = models.CharField(max_length=10, choices=Way.choices)
    first_consent = models.ForeignKey(Consent, models.PROTECT, null=True, related_name="+")
    second_consent = models.ForeignKey(Consent, models.PROTECT, null=True, related_name="+")
    received_on = models.DateField(null=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    given_up_because = models.CharField(max_length=300, blank=True, default="")
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-requested_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(received_on=None) | models.Q(received_on__gte=models.F("requested_on")),
                name="a_bpqy_comes_after_its_request",
            ),
        )

    def __str__(self) -> str:
        return f"{self.requested_on}"


class Appointment(OfTicket):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    counsel = models.ForeignKey(Counsel, models.PROTECT, related_name="appointments")
    on = models.DateField()
    at = models.TimeField(null=True)
    way = models.CharField(max_length=10, choices=Meeting.choices)
    came = models.CharField(max_length=10, choices=Came.choices, default=Came.AHEAD)
    minutes = models.PositiveSmallIntegerField(null=True)
    note = SealedField(null=True)
    member = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="+")
    counsellor = models.CharField(max_length=120, blank=True, default="")
    """Who held it, kept when that is recorded: another may take over later."""
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-on", "-at", "pk")
        indexes = (models.Index(fields=("organization", "came", "on"), name="appointments_by_day"),)

    def __str__(self) -> str:
        return f"{self.on} {self.came}"


class Advice(OfTicket):
    """What was given on a day, by whom: the document, which work incentives, and what they mean in plain words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    counsel = models.ForeignKey(Counsel, models.PROTECT, related_name="advice")
    kind = models.CharField(max_length=10, choices=Given.choices)
    on = models.DateField()
    member = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="+")
    counsellor = models.CharField(max_length=120)
    bpqy = models.ForeignKey(Bpqy, models.PROTECT, null=True, related_name="+")
    """On which it rests; nothing where it was given without one."""
    without_because = models.CharField(max_length=300, blank=True, default="")
    incentives = models.JSONField(default=list)
    words = SealedField()
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ("-on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(member=None, party__isnull=False)
                | models.Q(member__isnull=False, party=None),
                name="advice_of_one_counsellor",
            ),
        )
        indexes = (models.Index(fields=("organization", "on"), name="advice_by_day"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"

    @property
    def about(self) -> list[str]:
        return [str(Incentive(code).label) for code in self.incentives if code in Incentive.values]


class FollowUp(OfTicket):
    """What is to be looked at again on a day, and what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    counsel = models.ForeignKey(Counsel, models.PROTECT, related_name="follow_ups")
    due_on = models.DateField()
    what = SealedField()
    done_on = models.DateField(null=True)
    said = SealedField(null=True)
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("due_on", "pk")

    def __str__(self) -> str:
        return f"{self.due_on}"
