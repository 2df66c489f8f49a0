"""Requests for payment, their evidence and every move they made; certifications of services; what an organization has settled."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.claims.ladder import key_of
from milepost.documents.models import Document
from milepost.earnings.models import PayStub, WageReport
from milepost.keys.fields import SealedField, SealedJSONField
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.requests.choices import ENDED, LIVE, WAITS_FOR, EvidenceKind, Source, State, Waits, Way
from milepost.rulebook import facts
from milepost.rulebook.months import Month
from milepost.rulebook.requests import DENIALS, Denial, DenialCode
from milepost.tickets.fields import MonthField, WordField
from milepost.tickets.models import OfTicket

ONCE = [*(code.value for code in facts.PHASE_1), facts.ClaimCode.RECONCILIATION.value]
"""Paid once on a Ticket."""
OF_A_MONTH = [facts.ClaimCode.PHASE_2.value, facts.ClaimCode.OUTCOME.value]
"""Paid for a month: one of the two, once."""
_LIVE = models.Q(state__in=[state.value for state in LIVE])
_ENDED = models.Q(state__in=ENDED)


class Certification(OfTicket):
    """A Certification of Services: what was done for somebody, on which days (program operations 2.4).

    Drafted from the notes, edited, and sealed when the request that it goes with is released. A sealed one is never
    changed; a new one is drafted beside it.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SEALED = "sealed", _("sealed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    first_month = MonthField()
    last_month = MonthField()
    content = SealedJSONField()
    """`{"services": [["YYYY-MM-DD", "what was done"], …], "statement": "…"}`."""
    digest = models.CharField(max_length=64, blank=True, default="")
    """SHA-256 of the content as it was sealed."""
    made_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    sealed_on = models.DateField(null=True)
    sealed_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state="sealed")
                | (models.Q(sealed_on__isnull=False) & ~models.Q(digest="")),
                name="a_sealed_certification_has_its_seal",
            ),
            models.CheckConstraint(
                condition=models.Q(first_month__lte=models.F("last_month")), name="certified_months_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"certification {self.first_month} to {self.last_month}"


class PaymentRequest(OfTicket):
    """One payment asked for: one claim of one claim month. Money in whole cents."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    identity = models.ForeignKey(Identity, models.PROTECT, null=True, related_name="+")
    """Under which agreement it is asked for, where that is known."""
    provider = models.CharField(max_length=100)
    """The same as the assignment names it."""
    claim = WordField(facts.ClaimCode, null=False)
    number = models.PositiveSmallIntegerField(null=True)
    """Of Phase 2 and outcomes: which one on the ladder."""
    month = MonthField()
    """The claim month. Of a reconciliation: the month of the twelfth outcome."""
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    moved_on = models.DateField()
    """Since when it is in this state."""
    expected_cents = models.BigIntegerField(null=True)
    """What the rules say it is worth; None while no rate is published."""
    claim_by = models.DateField(null=True)
    """The last day to ask for it, as it was decided when it was prepared."""
    source = models.CharField(max_length=20, choices=Source.choices, default=Source.REQUEST)
    rests_on = models.JSONField(default=list)
    """The months whose earnings it rests on, `YYYY-MM`, in order: those that its evidence shows."""
    note = SealedField(null=True)
    """What stands in the note of the request. No number of anybody."""

    prepared_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    prepared_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField(null=True)
    overridden = models.JSONField(default=list)
    """Codes of the reasons over which it was released all the same."""
    overridden_because = models.CharField(max_length=300, blank=True, default="")

    sent_by_way = models.CharField(max_length=20, choices=Way.choices, blank=True, default="")
    sent_on = models.DateField(null=True)
    work_case = models.CharField(max_length=40, blank=True, default="")
    asked_again_on = models.DateField(null=True)
    """When we last asked what has become of it."""

    held_because = WordField(DenialCode)
    """Of a diary: its reason."""
    denied_because = WordField(DenialCode)
    said = SealedField(null=True)
    """The words of the program manager or of SSA, of the last diary or denial."""
    mends = models.ForeignKey("self", models.PROTECT, null=True, related_name="mended_by")
    """The denied request that this one makes good."""

    paid_on = models.DateField(null=True)
    paid_cents = models.BigIntegerField(null=True)
    payment_reference = models.CharField(max_length=60, blank=True, default="")
    """By what Treasury knows the payment."""

    certification = models.ForeignKey(Certification, models.PROTECT, null=True, related_name="requests")
    made_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("ticket", "claim"),
                condition=_LIVE & models.Q(claim__in=ONCE),
                name="one_live_request_of_a_claim",
            ),
            models.UniqueConstraint(
                fields=("ticket", "month"),
                condition=_LIVE & models.Q(claim__in=OF_A_MONTH),
                name="one_live_request_of_a_month",
            ),
            models.UniqueConstraint(
                fields=("ticket", "claim", "number"),
                condition=_LIVE & models.Q(claim__in=OF_A_MONTH, number__isnull=False),
                name="one_live_request_of_a_number",
            ),
            models.UniqueConstraint(
                fields=("mends",),
                condition=_LIVE & models.Q(mends__isnull=False),
                name="one_live_request_mends_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="paid") | models.Q(paid_on__isnull=False, paid_cents__isnull=False),
                name="a_paid_request_says_what_was_paid",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="denied") | models.Q(denied_because__isnull=False),
                name="a_denied_request_says_why",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="diary") | models.Q(held_because__isnull=False),
                name="a_held_request_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(expected_cents=None) | models.Q(expected_cents__gte=0),
                name="a_request_expects_no_debt",
            ),
        )
        indexes = (
            models.Index(fields=("organization", "state", "moved_on", "id"), name="requests_by_state"),
            models.Index(fields=("organization", "moved_on", "id"), name="requests_by_age"),
            models.Index(
                fields=("organization", "moved_on", "id"), condition=~_ENDED, name="open_requests_by_age"
            ),
            models.Index(
                fields=("organization", "state", "ticket", "expected_cents", "paid_cents"),
                name="requests_worth",
            ),
            models.Index(fields=("ticket", "-made_at"), name="requests_of_ticket"),
            models.Index(fields=("organization", "work_case"), name="requests_by_work_case"),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.state}"

    @property
    def months(self) -> tuple[Month, ...]:
        """The months that its evidence shows."""
        return tuple(Month.parse(text) for text in self.rests_on)

    @property
    def key(self) -> str:
        """How an address names the claim on the ladder."""
        return key_of(self.claim, self.number, self.month)

    @property
    def shown_as(self) -> str:
        """The holder's name, or the id where no name is known."""
        return str(getattr(self.ticket, "holder", None) or self.ticket.reference)

    @property
    def denial(self) -> Denial | None:
        """The reason for which it is held or was denied, with its cure."""
        code = self.held_because if self.state == State.DIARY else self.denied_because
        return DENIALS[DenialCode(code)] if code else None

    @property
    def is_before_sending(self) -> bool:
        return self.state in (State.DRAFT, State.PREPARED, State.READY)

    @property
    def waits_for(self) -> Waits:
        """Who must act next."""
        return WAITS_FOR[State(self.state)]


class RequestMove(OfTicket):
    """One move of a request, written once. `before` is empty of the move that made it."""

    ticket = models.ForeignKey("tickets.Ticket", models.PROTECT, related_name="+")
    request = models.ForeignKey(PaymentRequest, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=20, choices=State.choices, blank=True, default="")
    after = models.CharField(max_length=20, choices=State.choices)
    on = models.DateField()
    """The day on which it happened, as somebody recorded it."""
    reason = WordField(DenialCode)
    """Of a diary or a denial."""
    note = SealedField(null=True)
    by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("organization", "after", "on"), name="moves_of_requests"),)

    def __str__(self) -> str:
        return f"{self.before} → {self.after} {self.on}"


class RequestEvidence(OfTicket):
    """One item that goes with a request. Taken off, it stays on record."""

    ticket = models.ForeignKey("tickets.Ticket", models.PROTECT, related_name="+")
    request = models.ForeignKey(PaymentRequest, models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=10, choices=EvidenceKind.choices)
    stub = models.ForeignKey(PayStub, models.PROTECT, null=True, related_name="+")
    report = models.ForeignKey(WageReport, models.PROTECT, null=True, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    added_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    taken_off_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind="stub", stub__isnull=False, report=None, document=None)
                | models.Q(kind="report", stub=None, report__isnull=False, document=None)
                | models.Q(kind="document", stub=None, report=None, document__isnull=False),
                name="an_item_of_evidence_is_one_thing",
            ),
            *(
                models.UniqueConstraint(
                    fields=("request", name),
                    condition=models.Q(taken_off_at=None, **{f"{name}__isnull": False}),
                    name=f"evidence_{name}_once",
                )
                for name in ("stub", "report", "document")
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} of {self.request_id}"


class RequestSettings(models.Model):
    """What an organization has settled about its requests: none of it is published by SSA."""

    organization = models.OneToOneField(Organization, models.PROTECT, primary_key=True, related_name="+")
    second_person_above = models.BigIntegerField(null=True, blank=True)
    """Cents. Above this somebody else than the preparer must release; 0: always; empty: never."""
    payments_contact = models.ForeignKey(StaffMember, models.PROTECT, null=True, blank=True, related_name="+")
    """Whom the program manager asks about payments; must be found suitable (program operations 4.6)."""
    ask_again_days = models.PositiveSmallIntegerField(default=30)
    """After so many days without an answer it is asked about (program operations 4.6)."""
    unpaid_days = models.PositiveSmallIntegerField(default=30)
    """An approved request that was not paid after so many days waits for somebody."""
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"requests of {self.organization_id}"


class BatchColumns(models.Model):
    """Which columns a batch file has: the Portal's are not published, so each organization keeps its own."""

    organization = models.OneToOneField(Organization, models.PROTECT, primary_key=True, related_name="+")
    columns = models.JSONField(default=list)
    """`[[heading, field], …]` in order."""
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"columns of {self.organization_id}"
