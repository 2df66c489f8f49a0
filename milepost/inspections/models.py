"""A quality review with its frame, its packets and their files, the log of answers, corrective actions, encrypted archives."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from milepost.documents.models import Document
from milepost.inspections.choices import AT_WORK, FileKind, Kind, Said, Source, Spread, State, Way, Work
from milepost.keys.fields import SealedBytesField, SealedField
from milepost.organizations.models import Organization, StaffMember
from milepost.tickets.fields import MonthField
from milepost.tickets.models import OfTicket


class InspectionSettings(models.Model):
    """What an organization has settled, where nothing is published (program operations 2.3)."""

    organization = models.OneToOneField(Organization, models.PROTECT, primary_key=True, related_name="+")
    answer_days = models.PositiveSmallIntegerField(default=14)
    """Where a letter gives no deadline: so many days after it came."""
    warn_days = models.PositiveSmallIntegerField(default=7)
    """So many days before its deadline a review stands on Today."""
    sample_size = models.PositiveSmallIntegerField(default=10)
    is_quarterly = models.BooleanField(default=True)
    """Whether Today asks for a sample of services and supports each quarter."""
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"quality reviews of {self.organization_id}"


class Inspection(models.Model):
    """One quality review of some people for some months."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    source = models.CharField(max_length=10, choices=Source.choices)
    state = models.CharField(max_length=10, choices=State.choices)
    first_month = MonthField()
    last_month = MonthField()
    reference = models.CharField(max_length=60, blank=True, default="")
    """By what the reviewer knows it."""
    received_on = models.DateField(null=True)
    deadline = models.DateField(null=True)
    """As the letter gave it, as we set it ourselves, or as the log moved it last."""
    first_deadline = models.DateField(null=True)
    is_deadline_own = models.BooleanField(default=False)
    """No letter gave it: it is the organization's own."""
    with_earnings = models.BooleanField(default=False)
    """Whether pay stubs of the months go with the packets."""

    seed = models.CharField(max_length=64, blank=True, default="")
    size = models.PositiveIntegerField(default=0)
    spread = models.CharField(max_length=10, choices=Spread.choices, default=Spread.WHOLE)
    frame_size = models.PositiveIntegerField(default=0)
    frame_digest = models.CharField(max_length=64, blank=True, default="")
    sealed_at = models.DateTimeField(null=True)
    drawn_at = models.DateTimeField(null=True)

    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")
    """Of a re-review: the review it follows."""
    closed_on = models.DateField(null=True)
    because = models.CharField(max_length=300, blank=True, default="")
    """Why it was closed, opened again or withdrawn."""

    work = models.CharField(max_length=10, choices=Work.choices, blank=True, default=Work.NONE)
    """The building of all packets."""
    done, total = models.PositiveIntegerField(default=0), models.PositiveIntegerField(default=0)
    stirred_at = models.DateTimeField(null=True)

    made_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("organization", "number"), name="one_inspection_of_a_number"),
            models.CheckConstraint(
                condition=Q(first_month__lte=F("last_month")), name="inspected_months_in_order"
            ),
            models.CheckConstraint(
                condition=Q(drawn_at=None)
                | (Q(sealed_at__isnull=False) & ~Q(seed="") & ~Q(frame_digest="") & Q(drawn_at__gte=F("sealed_at"))),
                name="a_frame_is_sealed_before_it_is_drawn",
            ),
            models.CheckConstraint(
                condition=Q(source="own") | Q(received_on__isnull=False, deadline__isnull=False),
                name="a_received_inspection_has_its_days",
            ),
        )  # fmt: skip
        indexes = (
            models.Index(fields=("organization", "state", "deadline"), name="inspections_by_deadline"),
        )

    def __str__(self) -> str:
        return f"review {self.number}"

    @property
    def is_own(self) -> bool:
        return self.source == Source.OWN

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK

    @property
    def is_drawn(self) -> bool:
        return self.state != State.SEALED


class Frame(models.Model):
    """Out of whom a sample was drawn: the random ids of their Tickets in ascending order, a line each.

    In one that is spread by partner a space and the random id of the partner follow, or `none`.
    """

    inspection = models.OneToOneField(
        Inspection, models.PROTECT, primary_key=True, related_name="frame"
    )  # fmt: skip
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    keys = models.TextField()

    def __str__(self) -> str:
        return f"frame of {self.inspection_id}"


class Packet(OfTicket):
    """What is sent about one person. `gaps` are words in each language, as they were looked at last."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="packets")
    place = models.PositiveIntegerField()
    """In the order of the drawing or of the list: the number under which its files go."""
    edition = models.PositiveIntegerField(default=0)
    """How often it was built; 0: never."""
    built_at = models.DateTimeField(null=True)
    gaps = models.JSONField(default=list)
    """`[{"code", "en", "es", "cure": {"en", "es"}, "law", "page", "record", "grave"}, …]`."""
    grave = models.PositiveIntegerField(default=0)
    """How many of them leave it without something that is asked for."""
    lighter = models.PositiveIntegerField(default=0)
    looked_on = models.DateField(null=True)
    left_out_at = models.DateTimeField(null=True)
    left_out_because = models.CharField(max_length=300, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("inspection", "ticket"), name="one_packet_of_a_ticket"),
            models.UniqueConstraint(fields=("inspection", "place"), name="one_packet_of_a_place"),
        )
        indexes = (models.Index(fields=("ticket", "left_out_at"), name="packets_of_ticket"),)

    def __str__(self) -> str:
        return f"packet {self.place}"

    @property
    def shown_as(self) -> str:
        """The holder's name, or the id where no name is known."""
        return str(getattr(self.ticket, "holder", None) or self.ticket.reference)


class PacketFile(OfTicket):
    """One file of an edition of a packet: made for it and sealed, or a document that is kept already."""

    ticket = models.ForeignKey("tickets.Ticket", models.PROTECT, related_name="+")
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    packet = models.ForeignKey(Packet, models.PROTECT, related_name="files")
    edition = models.PositiveIntegerField()
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=FileKind.choices)
    on = models.DateField(null=True)
    """The day that it is of: signed, mailed, sealed."""
    name = models.CharField(max_length=60)
    """Under which it goes: its place and what it is, never whose."""
    content = SealedBytesField(null=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    size = models.PositiveIntegerField()

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("packet", "edition", "place"), name="one_file_of_a_place"),
            models.CheckConstraint(
                condition=Q(content__isnull=True, document__isnull=False)
                | Q(content__isnull=False, document__isnull=True),
                name="a_file_is_made_or_kept",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Answer(models.Model):
    """One line of what passed with the reviewer. Written wrongly, it is withdrawn, and the review stands as without it."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="answers")
    said = models.CharField(max_length=20, choices=Said.choices)
    on = models.DateField()
    way = models.CharField(max_length=20, choices=Way.choices, blank=True, default="")
    deadline = models.DateField(null=True)
    """Where another one was given."""
    archive = models.ForeignKey("Archive", models.PROTECT, null=True, related_name="+")
    """Of an answer sent: the archive that went."""
    words = SealedField(null=True)
    by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.said} {self.on}"


class Corrective(models.Model):
    """What is to be done about a finding or a gap: by whom, until when, and what shows that it was."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    """Of one about a person whom a partner serves: the partner, whose staff see it."""
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="correctives")
    packet = models.ForeignKey(Packet, models.PROTECT, null=True, related_name="correctives")
    what = SealedField()
    owner = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    """Who is to do it."""
    due_on = models.DateField()
    evidence = SealedField(null=True)
    """What shows that it was done, and where it is found."""
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    because = models.CharField(max_length=300, blank=True, default="")
    """Why it was opened again, or withdrawn."""
    made_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("due_on", "made_at")
        constraints = (
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(evidence__isnull=False), name="what_is_done_has_its_evidence"
            ),
        )

    def __str__(self) -> str:
        return f"corrective action due {self.due_on}"


class Archive(models.Model):
    """All packets of a review as one file, encrypted with AES-256 under a passphrase that is kept nowhere.

    While it is made the passphrase is kept sealed, for the work runs beside the pages; with the last step it is forgotten.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="archives")
    number = models.PositiveIntegerField()
    work = models.CharField(max_length=10, choices=Work.choices, default=Work.GOING)
    passphrase = SealedField(null=True)
    is_passphrase_own = models.BooleanField(default=False)
    """Somebody chose it; otherwise it was made and shown once."""
    done, total = models.PositiveIntegerField(default=0), models.PositiveIntegerField(default=0)
    stirred_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True, default="")
    """SHA-256 of the file, by which what was sent is known again."""
    size = models.PositiveBigIntegerField(default=0)
    packets, files = models.PositiveIntegerField(default=0), models.PositiveIntegerField(default=0)
    contents = models.JSONField(default=list)
    """`[[packet's id, edition], …]`: what is in it."""
    too_large = models.BooleanField(default=False)
    by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("inspection", "number"), name="one_archive_of_a_number"),
            models.CheckConstraint(
                condition=Q(work="going") | Q(passphrase__isnull=True), name="a_passphrase_is_forgotten"
            ),
            models.CheckConstraint(
                condition=~Q(work="done") | ~Q(digest=""), name="an_archive_has_its_digest"
            ),
        )

    def __str__(self) -> str:
        return f"archive {self.number}"


class ArchiveContent(models.Model):
    """The encrypted file itself, in a row of its own, so that lists stay light."""

    archive = models.OneToOneField(Archive, models.PROTECT, primary_key=True, related_name="content")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    content = SealedBytesField()

    def __str__(self) -> str:
        return f"content of {self.archive_id}"
