"""Agreements in their versions with their signatures; onboarding steps; the path by which a partner becomes an EN.

Every row names its partner, so that the second wall shows a partner's staff those of their own house and no others.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from milepost.agreements.choices import (
    OPEN,
    OVER,
    AnswerChoice,
    EndReason,
    Method,
    PaperKind,
    Side,
    Stage,
    State,
    StepKind,
    StepState,
)
from milepost.keys.fields import SealedBytesField, SealedField, SealedJSONField
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.rulebook.incubator import Item
from milepost.shares.models import ShareTerms


class OfPartner(models.Model):
    """A record about one partner, which belongs to the EN of Record."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Organization, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Agreement(OfPartner):
    """What binds an identity of the EN of Record and one partner, through all its versions."""

    identity = models.ForeignKey(Identity, models.PROTECT, related_name="+")
    reference = models.CharField(max_length=60)
    begun_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(auto_now_add=True)
    ended_on = models.DateField(null=True)
    """The last day on which it holds."""
    end_reason = models.CharField(max_length=12, choices=EndReason.choices, blank=True, default="")
    end_words = models.CharField(max_length=300, blank=True, default="")
    tail_until = models.DateField(null=True)
    """The last day on which payments still flow for Tickets assigned before the end; empty: none was agreed, or none is known."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("identity", "partner"),
                condition=Q(ended_on=None),
                name="one_agreement_of_identity_and_partner",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, end_reason="") | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                name="an_ended_agreement_has_its_reason",
            ),
        )

    def __str__(self) -> str:
        return self.reference


class AgreementVersion(OfPartner):
    """One wording. What it says is fixed, with its digest, when it is offered for signing; the database refuses to change it."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    amends = models.ForeignKey("self", models.PROTECT, null=True, related_name="amendments")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    content = models.JSONField(default=dict)
    """Each field by its name (`fields.py`)."""
    terms = models.ForeignKey(ShareTerms, models.PROTECT, null=True, related_name="+")
    """The terms of shares that it names."""
    terms_version = models.PositiveIntegerField(null=True)
    """As they were when it was offered."""
    shown = models.JSONField(default=dict)
    """What signers are shown, in each language: `{"en": {"title", "sections"}, "es": …}`; made when it is offered."""
    digest = models.CharField(max_length=64, blank=True, default="")
    """SHA-256 over what it says, what is shown and the PDFs of it; empty while it is a draft."""
    because = models.CharField(max_length=300, blank=True, default="")
    """Of an amendment: why."""
    effective_from = models.DateField(null=True)
    term_ends_on = models.DateField(null=True)
    written_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    offered_at = models.DateTimeField(null=True)
    signed_on = models.DateField(null=True)
    """The day of the latest signature, once both have signed."""
    closed_at = models.DateTimeField(null=True)
    closed_because = models.CharField(max_length=300, blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    """Counts the changes of a draft, so that two people do not overwrite each other."""

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("agreement", "number"), name="one_agreement_version_of_a_number"),
            models.UniqueConstraint(
                fields=("agreement",),
                condition=Q(state=State.IN_FORCE),
                name="one_agreement_version_in_force",
            ),
            models.UniqueConstraint(
                fields=("agreement",), condition=Q(state__in=OPEN), name="one_open_version_of_an_agreement"
            ),
            models.CheckConstraint(
                condition=Q(state__in=(State.DRAFT, State.WITHDRAWN)) | ~Q(digest=""),
                name="an_offered_agreement_has_a_digest",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(State.DRAFT, State.OFFERED, State.WITHDRAWN))
                | Q(signed_on__isnull=False),
                name="a_signed_agreement_has_its_day",
            ),
        )

    def __str__(self) -> str:
        return f"version {self.number}, {self.state}"

    @property
    def look(self) -> str:
        looks = {State.DRAFT: "ahead", State.OFFERED: "waiting", State.IN_FORCE: "met"}
        return looks.get(State(self.state), "closed")


class Paper(OfPartner):
    """A file of this subject, sealed: what was shown, what was signed, a scan, a proof. Never changed."""

    wording = models.ForeignKey(AgreementVersion, models.PROTECT, null=True, related_name="papers")
    kind = models.CharField(max_length=10, choices=PaperKind.choices)
    language = models.CharField(max_length=2, blank=True, default="")
    content_type = models.CharField(max_length=100)
    content = SealedBytesField()
    added_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.language}"


class AgreementSignature(OfPartner):
    """A signature that is asked for, and then given: who, how, when, and the digest of what was shown."""

    wording = models.ForeignKey(AgreementVersion, models.PROTECT, related_name="signatures")
    side = models.CharField(max_length=8, choices=Side.choices)
    place = models.PositiveSmallIntegerField()
    """In the order of signing, from 1."""
    asked_name = SealedField()
    asked_title = models.CharField(max_length=120, blank=True, default="")
    name = SealedField(null=True)
    """As the signer wrote it."""
    method = models.CharField(max_length=10, choices=Method.choices, blank=True, default="")
    signed_on = models.DateField(null=True)
    at = models.DateTimeField(null=True)
    """When it was given here, or recorded here."""
    digest = models.CharField(max_length=64, blank=True, default="")
    language = models.CharField(max_length=2, blank=True, default="")
    seal = models.BinaryField(max_length=32, null=True)
    """A keyed digest over all of the above, so that nothing of it changes unnoticed."""
    circumstances = SealedJSONField(null=True)
    recorded_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    scan = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="+")
    link_sent_on = models.DateField(null=True)

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("wording", "side"), name="one_agreement_signature_of_a_side"),
            models.CheckConstraint(
                condition=Q(at=None, signed_on=None, method="", digest="", seal=None)
                | (
                    Q(at__isnull=False, signed_on__isnull=False, seal__isnull=False)
                    & ~Q(method="")
                    & ~Q(digest="")
                ),
                name="an_agreement_signature_is_whole_or_not_there",
            ),
        )

    def __str__(self) -> str:
        return f"{self.side}, {'signed' if self.at else 'asked for'}"

    @property
    def is_given(self) -> bool:
        return self.at is not None


class SigningLink(models.Model):
    """Opens one agreement for its signer, until a day, together with a code that is told by another way.

    It stands outside of the database's wall, because it is looked up before it is known whose it is; it names nobody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    signature_key = models.UUIDField()
    digest = models.BinaryField(max_length=32, unique=True)
    code_digest = models.BinaryField(max_length=32)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"link until {self.expires_at:%Y-%m-%d}"


class OnboardingStep(OfPartner):
    """One step of a partner, or of one of its people. Whether a log-in or a clearance is there is seen in the records."""

    member = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=20, choices=StepKind.choices)
    what = models.CharField(max_length=120, blank=True, default="")
    owner = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    """Who sees to it."""
    began_on = models.DateField()
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=StepState.choices, default=StepState.OPEN)
    done_on = models.DateField(null=True)
    proof = models.CharField(max_length=300, blank=True, default="")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="+")
    because = models.CharField(max_length=300, blank=True, default="")
    """Why it is not needed, or was taken back."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("partner", "member", "kind"),
                condition=~Q(kind="other") & Q(member__isnull=False),
                name="one_step_of_a_person",
            ),
            models.UniqueConstraint(
                fields=("partner", "kind"),
                condition=~Q(kind="other") & Q(member=None),
                name="one_step_of_a_partner",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | (Q(done_on__isnull=False) & ~Q(proof="")),
                name="a_step_that_is_done_has_its_proof",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class IncubatorPath(OfPartner):
    """The path by which a partner becomes an EN itself."""

    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.EXPLORING)
    begun_on = models.DateField()
    aims_at = models.DateField(null=True)
    mentor = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    is_workforce = models.BooleanField(default=False)
    months_before = models.PositiveSmallIntegerField(null=True)
    months_of_five_years = models.PositiveSmallIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("partner",), condition=~Q(stage__in=OVER), name="one_open_path_of_a_partner"
            ),
        )

    def __str__(self) -> str:
        return f"path, {self.stage}"


class StageReached(OfPartner):
    """When a path came to a stage, and why; written once."""

    path = models.ForeignKey(IncubatorPath, models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=12, choices=Stage.choices)
    on = models.DateField()
    note = models.CharField(max_length=300, blank=True, default="")
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.stage} {self.on}"


class Qualification(OfPartner):
    """What is on record of one qualification of an EN."""

    path = models.ForeignKey(IncubatorPath, models.PROTECT, related_name="qualifications")
    item = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Item])
    answer = models.CharField(max_length=8, choices=AnswerChoice.choices, default=AnswerChoice.UNKNOWN)
    evidence = models.CharField(max_length=300, blank=True, default="")
    valid_until = models.DateField(null=True)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("path", "item"), name="one_qualification_of_an_item"),)

    def __str__(self) -> str:
        return f"{self.item} {self.answer}"


class MentoringNote(OfPartner):
    """One meeting of mentoring: when, who, what about, what is next. Withdrawn with a reason, never deleted."""

    path = models.ForeignKey(IncubatorPath, models.PROTECT, related_name="notes")
    on = models.DateField()
    who = models.CharField(max_length=200)
    about = models.CharField(max_length=2_000)
    next_step = models.CharField(max_length=300, blank=True, default="")
    next_on = models.DateField(null=True)
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ("-on", "-at")

    def __str__(self) -> str:
        return f"meeting of {self.on}"
