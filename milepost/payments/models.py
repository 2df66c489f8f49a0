"""Money received, line by line; deposits, the slots that payments hold, recoveries; and what all of it comes to."""

from __future__ import annotations

import uuid

from django.db import models

from milepost.claims.ladder import key_of
from milepost.keys.fields import SealedField, SealedJSONField
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.payments.choices import (
    DecidedBy,
    ExplainedAs,
    Finding,
    Judged,
    Kind,
    RecoveryCause,
    RecoveryState,
    State,
)
from milepost.requests.choices import Source
from milepost.requests.models import PaymentRequest
from milepost.rulebook import facts
from milepost.rulebook.decisions import Status
from milepost.rulebook.payments.three_ways import Explained
from milepost.rulebook.requests import DenialCode
from milepost.tickets.fields import MonthField, WordField
from milepost.tickets.models import OfTicket, Ticket

_ONCE = [*(code.value for code in facts.PHASE_1), facts.ClaimCode.RECONCILIATION.value]
"""Paid once on a Ticket."""
_OF_A_MONTH = [facts.ClaimCode.PHASE_2.value, facts.ClaimCode.OUTCOME.value]
"""Paid for a month: one of the two, once."""
_HELD = models.Q(given_up_on=None)


class Remittance(models.Model):
    """A deposit of Treasury that several lines make up. Where their sum differs from it, the page says by how much."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    deposited_on = models.DateField()
    cents = models.BigIntegerField()
    """What the bank shows; recoveries that Treasury kept back are in it as negative lines."""
    reference = models.CharField(max_length=60, blank=True, default="")
    note = SealedField(null=True)
    made_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-deposited_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("organization", "reference", "deposited_on"),
                condition=~models.Q(reference=""),
                name="one_deposit_of_a_reference",
            ),
        )

    def __str__(self) -> str:
        return f"{self.deposited_on} {self.reference}"


class MoneyReceived(models.Model):
    """One line of money, in whole cents: positive where it came, negative where it was taken back.

    What it says of the money is never changed and never deleted; the database refuses both. What was recorded by mistake
    is withdrawn, what SSA takes back is a line of its own that `reverses` this one (20 CFR 411.555).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="money")
    """About whom it is, once that is known."""
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.PAYMENT)
    received_on = models.DateField()
    cents = models.BigIntegerField()
    reference = models.CharField(max_length=60, blank=True, default="")
    """ACH trace or Treasury's payment number."""
    remittance = models.ForeignKey(Remittance, models.PROTECT, null=True, related_name="lines")
    work_case = models.CharField(max_length=40, blank=True, default="")
    identity = models.ForeignKey(Identity, models.PROTECT, null=True, related_name="+")
    provider = models.CharField(max_length=100, blank=True, default="")
    """To which of our agreements it was paid, as assignments name it."""
    claim = WordField(facts.ClaimCode)
    number = models.PositiveSmallIntegerField(null=True)
    month = MonthField(null=True)
    """Claim, number and month as the notice has them; once matched, those of the payment that it answers."""
    source = models.CharField(max_length=20, choices=Source.choices, default=Source.REQUEST)
    about = SealedField(null=True)
    """Whom or what the notice names, while that is not one of our Tickets."""

    state = models.CharField(max_length=12, choices=State.choices, default=State.UNMATCHED)
    finding = models.CharField(max_length=20, choices=Finding.choices, blank=True, default="")
    request = models.ForeignKey(PaymentRequest, models.PROTECT, null=True, related_name="money")
    matched_on = models.DateField(null=True)
    matched_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    """Nobody where the program itself was certain."""
    expected_cents = models.BigIntegerField(null=True)
    """What was expected of it when it was matched: our share."""
    judged = models.CharField(max_length=12, choices=Judged.choices, blank=True, default="")
    explained_as = models.CharField(max_length=20, choices=ExplainedAs.choices, blank=True, default="")
    because = SealedField(null=True)
    """In somebody's words: why the amount differs, or what the money is."""

    reverses = models.ForeignKey("self", models.PROTECT, null=True, related_name="reversed_by")
    """Of a recovery: the line that it takes back."""
    adds_to = models.ForeignKey("self", models.PROTECT, null=True, related_name="added_by")
    """Of an adjustment: the payment that it adds to."""
    cause = models.CharField(max_length=20, choices=RecoveryCause.choices, blank=True, default="")

    digest = models.CharField(max_length=64, null=True)
    """Of a line that came with a list: what it says, so that the same list twice changes nothing."""
    taken_with = models.UUIDField(null=True)
    """With which list it came."""
    withdrawn_because = models.CharField(max_length=300, blank=True, default="")
    made_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-received_on", "-made_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind="recovery", cents__lt=0)
                | models.Q(kind__in=["payment", "adjustment"], cents__gt=0),
                name="money_has_the_sign_of_its_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(reverses=None) | models.Q(kind="recovery"),
                name="only_a_recovery_reverses",
            ),
            models.CheckConstraint(
                condition=models.Q(adds_to=None) | models.Q(kind="adjustment"),
                name="only_an_adjustment_adds",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="matched")
                | models.Q(kind="payment", ticket__isnull=False, claim__isnull=False, request__isnull=False)
                | models.Q(kind="adjustment", adds_to__isnull=False)
                | models.Q(kind="recovery", reverses__isnull=False),
                name="matched_money_answers_something",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="explained") | ~models.Q(explained_as=""),
                name="explained_money_says_what_it_is",
            ),
            models.UniqueConstraint(
                fields=("organization", "digest"),
                condition=~models.Q(state="withdrawn") & models.Q(digest__isnull=False),
                name="a_line_of_a_list_once",
            ),
        )
        indexes = (
            models.Index(fields=("organization", "state", "received_on", "id"), name="money_by_state"),
            models.Index(fields=("organization", "received_on", "id"), name="money_by_day"),
            models.Index(fields=("organization", "work_case"), name="money_by_work_case"),
            models.Index(fields=("organization", "taken_with"), name="money_by_list"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.received_on} {self.state}"

    @property
    def key(self) -> str:
        """How an address names the claim on the ladder; empty where it is not known."""
        return key_of(self.claim, self.number, self.month) if self.claim else ""

    @property
    def shown_as(self) -> str:
        """The holder's name, or the id where no name is known; empty where nobody is."""
        if self.ticket is None:
            return ""
        return str(getattr(self.ticket, "holder", None) or self.ticket.reference)

    @property
    def is_open(self) -> bool:
        return self.state == State.UNMATCHED

    @property
    def corrects(self) -> MoneyReceived | None:
        """The payment that it takes back or adds to."""
        return self.reverses if self.kind == Kind.RECOVERY else self.adds_to


class PaidSlot(OfTicket):
    """One payment of the ladder that was made: the row whose unique keys let it be made once.

    Whoever records the payment inserts this row, or finds it; of fifty at once the database lets one through. When all of
    its money was taken back it is given up, and the payment may be made again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    claim = WordField(facts.ClaimCode, null=False)
    number = models.PositiveSmallIntegerField(null=True)
    month = MonthField(null=True)
    given_up_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("ticket", "claim"),
                condition=_HELD & models.Q(claim__in=_ONCE),
                name="one_paid_slot_of_a_claim",
            ),
            models.UniqueConstraint(
                fields=("ticket", "month"),
                condition=_HELD & models.Q(claim__in=_OF_A_MONTH),
                name="one_paid_slot_of_a_month",
            ),
            models.UniqueConstraint(
                fields=("ticket", "claim", "number"),
                condition=_HELD & models.Q(claim__in=_OF_A_MONTH, number__isnull=False),
                name="one_paid_slot_of_a_number",
            ),
            models.CheckConstraint(
                condition=models.Q(claim__in=_ONCE) | models.Q(month__isnull=False),
                name="a_paid_slot_of_a_month_has_it",
            ),
        )

    def __str__(self) -> str:
        return key_of(self.claim, self.number, self.month)


class SlotShare(OfTicket):
    """Which line of money holds a slot, for which provider, with how much of it in percent; 100 where it is not shared.

    The shares of one slot add to 100 at most: a trigger holds the slot's row while it adds them up.
    """

    slot = models.ForeignKey(PaidSlot, models.PROTECT, related_name="shares")
    provider = models.CharField(max_length=100)
    percent = models.PositiveSmallIntegerField(default=100)
    money = models.ForeignKey(MoneyReceived, models.PROTECT, related_name="shares")
    held_on = models.DateField()
    released_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("slot", "provider"),
                condition=models.Q(released_on=None),
                name="one_share_of_a_provider",
            ),
            models.UniqueConstraint(
                fields=("money",), condition=models.Q(released_on=None), name="one_slot_of_a_line_of_money"
            ),
            models.CheckConstraint(
                condition=models.Q(percent__gte=1, percent__lte=100), name="a_share_is_one_to_a_hundred"
            ),
        )

    def __str__(self) -> str:
        return f"{self.provider} {self.percent}%"


class Recovery(models.Model):
    """SSA's notice that it takes money back, and what becomes of it (20 CFR 411.555, .590)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="+")
    money = models.ForeignKey(MoneyReceived, models.PROTECT, related_name="recoveries")
    """The payment that is to be taken back."""
    cents = models.BigIntegerField()
    """How much, as a positive sum."""
    noticed_on = models.DateField()
    received_on = models.DateField()
    cause = models.CharField(max_length=20, choices=RecoveryCause.choices)
    said = SealedField(null=True)
    """The words of the notice."""
    object_by = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=RecoveryState.choices, default=RecoveryState.NOTICED)
    moved_on = models.DateField()
    objection = SealedField(null=True)
    taken_by = models.ForeignKey(MoneyReceived, models.PROTECT, null=True, related_name="+")
    """The line by which the money went."""
    denied_because = WordField(DenialCode)
    """Where it was not payable: for what the claim counts as denied."""
    made_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-noticed_on", "-pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="a_recovery_takes_something"),
            models.UniqueConstraint(
                fields=("money",),
                condition=models.Q(state__in=["noticed", "objected"]),
                name="one_open_recovery_of_a_payment",
            ),
        )
        indexes = (models.Index(fields=("organization", "state", "object_by"), name="recoveries_by_day"),)

    def __str__(self) -> str:
        return f"recovery of {self.noticed_on}: {self.state}"


class SplitAgreement(OfTicket):
    """How payments of a Ticket are shared among the providers that served it (SSA-1401), in versions.

    It holds for the life of the Ticket from the day on which the program manager received it; another version takes its
    place, and stays on record.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.PositiveSmallIntegerField()
    decided_by = models.CharField(max_length=20, choices=DecidedBy.choices, default=DecidedBy.CHART)
    content = SealedJSONField()
    """`{"parties": [{"name", "pid", "assigned_on", "contact", "phone"}, …], "rows": [[claim, first, last, [percent, …]], …]}`.
    The first party holds the Ticket. Where the program manager decides, the rows are what it has told us."""
    ours = models.PositiveSmallIntegerField(default=0)
    """Which of the parties we are."""
    signed_on = models.DateField(null=True)
    sent_on = models.DateField(null=True)
    received_on = models.DateField(null=True)
    """Since when the program manager has it: from then on it holds."""
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True, default="")
    made_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-edition",)
        constraints = (
            models.UniqueConstraint(fields=("ticket", "edition"), name="one_agreement_of_an_edition"),
            models.CheckConstraint(
                condition=models.Q(received_on=None) | models.Q(signed_on__isnull=False),
                name="a_received_agreement_is_signed",
            ),
        )

    def __str__(self) -> str:
        return f"split agreement {self.edition}"


class ThreeWay(models.Model):
    """The three sides of one payment as they were kept last: what the rules owe us, what was asked, what came. Cents.

    Worked out from the decided claims, the requests and the money, and written over whenever one of them moves.
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", db_index=False)
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="three_ways")
    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+", db_index=False)
    claim = WordField(facts.ClaimCode, null=False)
    number = models.PositiveSmallIntegerField(null=True)
    month = MonthField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    status = WordField(Status)
    owed = models.BigIntegerField(default=0)
    asked = models.BigIntegerField(default=0)
    paid = models.BigIntegerField(default=0)
    difference = models.BigIntegerField(default=0)
    explained_by = WordField(Explained, null=False)

    class Meta:
        ordering = ("ticket", "month", "claim", "number")
        indexes = (
            models.Index(fields=("organization", "explained_by", "year"), name="three_ways_by_explained"),
            models.Index(fields=("organization", "year"), name="three_ways_by_year"),
            models.Index(fields=("partner", "year"), name="three_ways_of_partner"),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.explained_by}"

    @property
    def key(self) -> str:
        return key_of(self.claim, self.number, self.month)

    @property
    def shown_as(self) -> str:
        return str(getattr(self.ticket, "holder", None) or self.ticket.reference)
