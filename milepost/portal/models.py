"""A list that was downloaded from the Portal, and each difference that it has to our records."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models

from milepost.keys.fields import SealedJSONField
from milepost.organizations.models import Organization, StaffMember
from milepost.portal.choices import FileState, Kind, Proposal, Since, State
from milepost.spreadsheets.models import GivenFile
from milepost.tickets.models import Ticket


class PortalFile(GivenFile):
    """One download. Nothing of our records follows from it until somebody carries out what it proposes."""

    kind = models.CharField(max_length=20, choices=Kind.choices)
    state = models.CharField(max_length=20, choices=FileState.choices, default=FileState.READING)
    digest = models.CharField(max_length=64)
    """SHA-256 of the file, by which the same file is known again."""
    row_keys = SealedJSONField(null=True)
    """`{key: digest}` of its rows, for the comparison with the next file of its kind; numbers only as keyed digests."""
    rows = models.PositiveIntegerField(default=0)
    has_footer = models.BooleanField(default=False)
    before = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    """The last file of its kind, with which it was compared."""
    compared_at = models.DateTimeField(null=True)
    overridden_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    cannot_undo = models.CharField(max_length=300, blank=True, default="")
    """Why it was not undone when somebody asked, in a sentence."""
    order = SealedJSONField(null=True)
    """Of a bulk act that is being carried out: `{"by", "code", "proposal", "program"}`."""

    class Meta:
        ordering = ("-at",)
        indexes = (models.Index(fields=("organization", "kind", "-at"), name="portal_files_by_kind"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def is_working(self) -> bool:
        return self.state in (FileState.READING, FileState.COMPARING, FileState.ACTING, FileState.UNDOING)


class Difference(models.Model):
    """One thing in which a list and our records differ, the act that is proposed, and what was done by whom."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    file = models.ForeignKey(PortalFile, models.PROTECT, related_name="differences")
    place = models.PositiveIntegerField()
    """Its number in the order of the file."""
    row = models.PositiveIntegerField(default=0)
    """The row of the file; 0 of what only our records have."""
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="+")
    code = models.CharField(max_length=30)
    """What differs: a code of `sentences`."""
    proposal = models.CharField(max_length=20, choices=Proposal.choices)
    state = models.CharField(max_length=20, choices=State.choices, default=State.OPEN)
    since = models.CharField(max_length=10, choices=Since.choices, blank=True, default="")
    key = models.CharField(max_length=64)
    """The same in a later file for the same difference, so that what was set aside stays so."""
    figures = models.JSONField(default=dict)
    """Days, cents, months and work cases for its sentence; they name nobody."""
    content = SealedJSONField(null=True)
    """What the row says, name and numbers included, for whoever carries out the act."""
    settled_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    because = models.CharField(max_length=300, blank=True, default="")
    did = models.JSONField(default=dict)
    """What carrying it out wrote (`undoing`)."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("file", "place"), name="one_portal_difference_of_a_place"),
            models.CheckConstraint(
                condition=~models.Q(state="set_aside") | ~models.Q(because=""),
                name="a_difference_is_set_aside_for_a_reason",
            ),
        )
        indexes = (
            models.Index(fields=("file", "state", "code"), name="portal_differences_by_state"),
            models.Index(fields=("organization", "state"), name="portal_differences_open"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.state}"

    @property
    def values(self) -> dict[str, Any]:
        """What the row says."""
        return self.content.open() if self.content is not None else {}

    @property
    def shown_as(self) -> str:
        """The holder's name or our id; of somebody unknown the name that the file has."""
        if self.ticket is not None:
            return str(getattr(self.ticket, "holder", None) or self.ticket.reference)
        return str(self.values.get("name") or "")
