"""What waits, as it was gathered last, and what members of staff have arranged about it."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.keys.fields import SealedField
from milepost.organizations.models import Organization, StaffMember
from milepost.tickets.models import OfTicket


class Thing(OfTicket):
    """One thing that waits, kept so that Today need not ask every subject about thousands of Tickets.

    Worked out from what the subjects tell and written over whenever they tell otherwise; it is no record. What it is about
    keeps its `id` for as long as it waits, so that an address of it stays good.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=64)
    """Subject, code and parts: the same thing, told again, has the same key."""
    subject = models.CharField(max_length=30)
    code = models.CharField(max_length=60)
    due_on = models.DateField(null=True)
    lost_on = models.DateField(null=True)
    last_day = models.DateField(null=True)
    """The last day on which it is done in time."""
    pressing_on = models.DateField(null=True)
    """Of what is lost or due within a week, or overdue: that day, or the day on which it was gathered."""
    dollars = models.PositiveIntegerField(null=True)
    figures = models.JSONField(default=dict)
    parts = models.JSONField(default=dict)
    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+", db_index=False)
    """Who serves the Ticketholder, as the Ticket says."""
    whose = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+", db_index=False)
    """Under whose "mine" it stands: to whom it was given, else the Ticket's coordinator."""
    rank = models.BigIntegerField()
    """`rulebook.urgency.rank_of`: its place among all."""
    not_before = models.DateField(null=True)
    """Somebody said "not now": it comes back on this day."""
    is_aside = models.BooleanField(default=False)
    """It is not shown: not now, or another subject tells of the same claim."""

    class Meta:
        ordering = ("rank", "pk")
        constraints = (models.UniqueConstraint(fields=("ticket", "key"), name="one_thing_of_a_key"),)
        indexes = (
            models.Index(
                fields=("organization", "rank", "id"),
                condition=models.Q(is_aside=False),
                name="things_of_all",
            ),
            models.Index(
                fields=("whose", "rank", "id"), condition=models.Q(is_aside=False), name="things_of_one"
            ),
            models.Index(
                fields=("partner", "rank", "id"), condition=models.Q(is_aside=False), name="things_of_partner"
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject} {self.code}"


class Arrangement(OfTicket):
    """What somebody arranged about a thing: not now but later, or another's to do. Ended, never deleted."""

    class Kind(models.TextChoices):
        NOT_NOW = "not_now", _("not now")
        GIVEN = "given", _("given to")

    key = models.CharField(max_length=64)
    subject = models.CharField(max_length=30)
    code = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    until = models.DateField(null=True)
    """Of `not_now`: the day on which the thing comes back."""
    to = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    why = SealedField()
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("ticket", "key", "kind"),
                condition=models.Q(ended_at=None),
                name="one_arrangement_of_a_kind",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.code}"


class DailyMail(models.Model):
    """Whether a member of staff wants what waits by e-mail each working morning, in which language, and when it last went."""

    class Language(models.TextChoices):
        ENGLISH = "en", _("English")
        SPANISH = "es", _("Spanish")

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    member = models.OneToOneField(StaffMember, models.PROTECT, primary_key=True, related_name="daily_mail")
    is_wanted = models.BooleanField(default=False)
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.ENGLISH)
    last_sent_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"daily mail {'wanted' if self.is_wanted else 'not wanted'}"
