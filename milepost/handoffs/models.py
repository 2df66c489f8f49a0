"""A hand-off: the one record of this program that two organizations see, and so nothing but what both may know.

The case is its keeper's: the State VR agency, or the Employment Network where the agency works elsewhere. The network comes to see
it when the Ticketholder has chosen it. What each side knows of its own Ticket is told here again whenever it changes; nothing of
the other side's records is ever read (docs/decisions/hand-off.md).
"""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.notices.models import Link
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.rulebook import facts
from milepost.rulebook.handoffs import Stage
from milepost.tickets.fields import WordField
from milepost.tickets.models import Ticket


class HandOff(models.Model):
    """One Ticketholder's way from State VR to an Employment Network."""

    class Way(models.TextChoices):
        LINK = "link", _("by the link, without anybody's help")
        TOLD = "told", _("told to us")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    """Who keeps the case."""
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="+")
    """The keeper's own Ticket of this person."""
    agency = models.CharField(max_length=100)
    counselor = models.ForeignKey(StaffMember, models.PROTECT, null=True, blank=True, related_name="+")
    """Of the agency, where it keeps the case: whose consumer it is. Without one every counselor of the agency sees it."""
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=40, blank=True, default="")
    language = models.CharField(max_length=5, choices=Ticketholder.Language.choices, default="en")

    opened_on = models.DateField(null=True)
    paid_by = WordField(facts.PaidBy)
    closed_on = models.DateField(null=True)
    closure = WordField(facts.Closure)
    """These four as the case among the facts of the keeper's Ticket has them; an upload writes that row anew, so no key names it."""
    in_use_on = models.DateField(null=True)
    plan_on = models.DateField(null=True)
    """The day of the Individualized Plan for Employment."""
    list_given_on = models.DateField(null=True)
    listed = models.JSONField(default=list)
    """Whom the list named: `[{"name", "key"}]`; the key where the network works here."""
    chosen = models.CharField(max_length=120, blank=True, default="")
    chosen_on = models.DateField(null=True)
    chosen_by = models.CharField(max_length=10, choices=Way.choices, blank=True, default="")
    claimed_on = models.DateField(null=True)
    """When the agency filed its claim for cost reimbursement."""
    link = models.ForeignKey(Link, models.PROTECT, null=True, related_name="+")
    link_sent_on = models.DateField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    network = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    """The Employment Network that was chosen, where it works here."""
    network_ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="+")
    """Its own Ticket of this person, once it has taken the hand-off over."""
    taken_on = models.DateField(null=True)
    agency_is_told = models.BooleanField(null=True)
    """Whether the agreement says that the agency hears of nine months at SGA; empty: nobody knows."""
    nine_months = models.JSONField(default=list)
    """The months that the agency was told of, `YYYY-MM`. Before it is told they stand nowhere here."""
    excused = models.JSONField(default=list)
    told_on = models.DateField(null=True)

    keeper_told = models.JSONField(default=dict)
    network_told = models.JSONField(default=dict)
    """What each side's own records tell: `{"assignments": […], "lines": […]}`, rewritten whenever they change."""
    stage = models.CharField(max_length=10, default=Stage.OPEN.value)
    last_day = models.DateField(null=True)
    """Day 90 after the closure, where the case is on cost reimbursement."""
    assigned_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("ticket",), condition=~models.Q(stage="assigned"), name="one_hand_off_under_way"
            ),
            models.CheckConstraint(
                condition=models.Q(network_ticket=None) | models.Q(network__isnull=False),
                name="a_taken_hand_off_has_its_network",
            ),
        )
        indexes = (
            models.Index(fields=("organization", "stage", "last_day"), name="hand_offs_kept"),
            models.Index(fields=("network", "stage", "last_day"), name="hand_offs_come"),
        )

    def __str__(self) -> str:
        return f"{self.agency}, {self.stage}"

    def is_kept_by(self, organization: Organization) -> bool:
        return bool(self.organization_id == organization.pk)

    def is_networks(self, organization: Organization) -> bool:
        return bool(self.network_id == organization.pk)

    def own_ticket_id(self, organization: Organization) -> Any:
        """The organization's own Ticket of this person, or None."""
        return self.ticket_id if self.is_kept_by(organization) else self.network_ticket_id


class HandOffSettings(models.Model):
    """What an organization has chosen; without a row the values below hold."""

    organization = models.OneToOneField(Organization, models.PROTECT, primary_key=True, related_name="+")
    link_days = models.PositiveSmallIntegerField(default=14)
    ahead_days = models.PositiveSmallIntegerField(default=60)
    """So many days before the agency's time to claim ends, it is said."""
    agency_is_told = models.BooleanField(null=True)
    """What the agreements say of a notice of nine months, where a hand-off says nothing of its own; not published: empty."""
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"hand-offs of {self.organization_id}"
