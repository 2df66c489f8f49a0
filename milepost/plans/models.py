"""A plan in its versions, who signed what was shown, what was talked about and told. Content is sealed; nothing is deleted."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from milepost.documents.models import Document
from milepost.keys.fields import SealedField, SealedJSONField
from milepost.notices.models import Link
from milepost.organizations.models import Organization, StaffMember
from milepost.plans.states import OPEN, State
from milepost.rulebook.plans import Order, Signer
from milepost.tickets.models import OfTicket


class Method(models.TextChoices):
    """How somebody signed. Whether SSA takes each is not confirmed, so an organization says which ones it uses."""

    ELECTRONIC = "electronic", _("electronic, by typing the name")
    WET = "wet", _("by hand, the paper is kept")
    SCANNED = "scanned", _("by hand, a scan is kept")
    VERBAL = "verbal", _("spoken, before a witness")


class PlanSettings(models.Model):
    """How an organization has its plans signed, and what each of them says about the organization."""

    class SigningOrder(models.TextChoices):
        TICKETHOLDER_FIRST = (
            Order.TICKETHOLDER_FIRST.value,
            _("the Ticketholder first, then the Employment Network"),
        )
        NETWORK_FIRST = Order.NETWORK_FIRST.value, _("the Employment Network first, then the Ticketholder")
        ANY = Order.ANY.value, _("in any order")

    organization = models.OneToOneField(
        Organization, models.PROTECT, primary_key=True, related_name="plan_settings"
    )
    electronic = models.BooleanField(default=True)
    wet = models.BooleanField(default=True)
    scanned = models.BooleanField(default=True)
    verbal = models.BooleanField(default=False)
    order = models.CharField(
        max_length=20, choices=SigningOrder.choices, default=SigningOrder.TICKETHOLDER_FIRST
    )
    link_days = models.PositiveSmallIntegerField(default=7)
    full_time_hours = models.PositiveSmallIntegerField(default=35)
    address = models.CharField(max_length=300, blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    advocacy = models.CharField(max_length=300, blank=True, default="")
    """The State's Protection and Advocacy system: its name and how it is reached."""
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"plan settings of {self.organization_id}"

    def accepts(self, method: str) -> bool:
        return bool(getattr(self, method))


class Plan(OfTicket):
    """A plan with its versions: an individual work plan, or a workforce agency's plan that stands in its place."""

    class Kind(models.TextChoices):
        INDIVIDUAL_WORK_PLAN = "iwp", _("individual work plan")
        EMPLOYMENT_PLAN = "iep", _("Individual Employment Plan in its place")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.INDIVIDUAL_WORK_PLAN)
    begun_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.begun_at:%Y-%m-%d}"


class PlanVersion(OfTicket):
    """One wording of a plan. What it says is fixed, with its digest, when it is offered for signing."""

    class Sent(models.TextChoices):
        PORTAL = "portal", _("with the assignment in the Ticket Portal")
        SECURE = "secure", _("by secure electronic message")
        FAX = "fax", _("by fax")
        MAIL = "mail", _("by mail")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    amends = models.ForeignKey("self", models.PROTECT, null=True, related_name="amendments")
    """The version in force that it is to change; empty for the first wording of a plan, however often it was reworked."""
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    content = SealedJSONField()
    """Each field by its name (`fields.py`)."""
    shown = SealedJSONField(null=True)
    """What signers are shown, in each language: `{"en": {"title", "sections"}, "es": …}`; made when it is offered."""
    digest = models.CharField(max_length=64, blank=True, default="")
    """SHA-256 over what it says, what is shown and the PDFs of it; empty while it is a draft."""
    version = models.PositiveIntegerField(default=1)
    """Counts the changes of a draft, so that two people do not overwrite each other."""
    because = SealedField(null=True)
    """Of an amendment: why."""
    written_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    offered_at = models.DateTimeField(null=True)
    signed_on = models.DateField(null=True)
    """The day of the latest signature, once all have signed."""
    sent_on = models.DateField(null=True)
    sent_by_way = models.CharField(max_length=20, choices=Sent.choices, blank=True, default="")
    received_on = models.DateField(null=True)
    """When the program manager received it."""
    in_force_on = models.DateField(null=True)
    copy_given_on = models.DateField(null=True)
    copy_format = models.CharField(max_length=20, blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    ended_because = SealedField(null=True)
    pdf_en = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    pdf_es = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    signed_en = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    signed_es = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    employment_plan = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    """The Individual Employment Plan that stands in the plan's place."""

    class Meta:
        ordering = ("-written_at", "-number")
        constraints = (
            models.UniqueConstraint(fields=("plan", "number"), name="one_version_of_a_number"),
            models.UniqueConstraint(
                fields=("ticket",), condition=Q(state=State.IN_FORCE), name="one_plan_in_force_of_a_ticket"
            ),
            models.UniqueConstraint(
                fields=("ticket",), condition=Q(state__in=OPEN), name="one_open_version_of_a_ticket"
            ),
            models.CheckConstraint(
                condition=Q(state__in=(State.DRAFT, State.WITHDRAWN)) | ~Q(digest=""),
                name="what_is_offered_has_a_digest",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(State.DRAFT, State.OFFERED, State.WITHDRAWN))
                | Q(signed_on__isnull=False),
                name="what_is_signed_has_its_day",
            ),
        )

    def __str__(self) -> str:
        return f"version {self.number}, {self.state}"

    @property
    def is_amendment(self) -> bool:
        return self.amends_id is not None

    @property
    def look(self) -> str:
        """Which of the pages' looks of a state it has."""
        looks = {State.DRAFT: "ahead", State.OFFERED: "waiting", State.SIGNED: "open", State.IN_FORCE: "met"}
        return looks.get(State(self.state), "ended")


class Signature(OfTicket):
    """A signature that is asked for, and then given: who, how, when, and the digest of what was shown."""

    class Role(models.TextChoices):
        TICKETHOLDER = Signer.TICKETHOLDER.value, _("Ticketholder")
        REPRESENTATIVE = Signer.REPRESENTATIVE.value, _("representative")
        EMPLOYMENT_NETWORK = Signer.EMPLOYMENT_NETWORK.value, _("Employment Network")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="signatures")
    role = models.CharField(max_length=20, choices=Role.choices)
    place = models.PositiveSmallIntegerField()
    """In the order of signing, from 1."""
    asked_name = SealedField()
    """Who is to sign, as the plan names them."""
    name = SealedField(null=True)
    """As the signer wrote it."""
    method = models.CharField(max_length=20, choices=Method.choices, blank=True, default="")
    signed_on = models.DateField(null=True)
    at = models.DateTimeField(null=True)
    """When it was given here, or recorded here."""
    digest = models.CharField(max_length=64, blank=True, default="")
    """That of the version as it was shown to the signer."""
    language = models.CharField(max_length=5, blank=True, default="")
    """In which it was shown."""
    witness = SealedField(null=True)
    seal = models.BinaryField(max_length=32, null=True)
    """A keyed digest over all of the above, so that nothing of it changes unnoticed."""
    circumstances = SealedJSONField(null=True)
    """Of an electronic one: the address and the browser it came from."""
    link = models.ForeignKey(Link, models.PROTECT, null=True, related_name="+")
    link_sent_on = models.DateField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    """How often a wrong birth date was given for the link that is out."""
    recorded_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    paper = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("place", "role")
        constraints = (
            models.UniqueConstraint(fields=("version", "role"), name="one_signature_of_a_role"),
            models.CheckConstraint(
                condition=Q(at=None, signed_on=None, method="", digest="", seal=None)
                | (
                    Q(at__isnull=False, signed_on__isnull=False, seal__isnull=False)
                    & ~Q(method="")
                    & ~Q(digest="")
                ),
                name="a_signature_is_whole_or_not_there",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role}, {'signed' if self.at else 'asked for'}"

    @property
    def is_given(self) -> bool:
        return self.at is not None


class Discussion(OfTicket):
    """A talk of one with one about the plan, as the program manager wants it documented."""

    class Manner(models.TextChoices):
        IN_PERSON = "in_person", _("in person")
        PHONE = "phone", _("by telephone")
        VIDEO = "video", _("by video")

    held_on = models.DateField()
    manner = models.CharField(max_length=20, choices=Manner.choices)
    summary = SealedField()
    assessment = SealedField()
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = SealedField(null=True)

    class Meta:
        ordering = ("-held_on", "-pk")

    def __str__(self) -> str:
        return f"talk of {self.held_on}"


class Disclosure(OfTicket):
    """Something that each Ticketholder must be told: when it was told, and by whom."""

    class Item(models.TextChoices):
        GOAL = "goal", _("The goal of the program: work and earnings that replace cash benefits")
        VOLUNTARY = "voluntary", _("The program is free and voluntary")
        REVIEWS = (
            "reviews",
            _("Medical reviews are not begun while the Ticket is in use and progress is timely"),
        )
        SAFETY_NETS = "safety_nets", _("Work incentives and safety nets")
        HEALTH = "health", _("Medicare and Medicaid can go on while working")
        REINSTATEMENT = (
            "reinstatement", _("Expedited reinstatement: within 5 years, with up to 6 months of provisional payments")
        )  # fmt: skip
        PROGRESS = "progress", _("Timely progress is looked at each year")
        DISPUTES = "disputes", _("How disputes are settled; a copy of the grievance procedure was given")
        OUTCOMES = "outcomes", _("The latest annual outcome report of the Employment Network")
        REPORTING = "reporting", _("Wages are reported to Social Security")

    item = models.CharField(max_length=20, choices=Item.choices)
    told_on = models.DateField()
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("told_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("ticket", "item"), condition=Q(withdrawn_at=None), name="one_disclosure_of_an_item"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item} {self.told_on}"
