"""What an EN of Record agreed with its partners, and the ledger of what belongs to whom, in whole cents."""

from __future__ import annotations

import uuid

from django.db import models

from milepost.keys.fields import SealedBytesField
from milepost.organizations.models import Organization, StaffMember
from milepost.payments.models import MoneyReceived
from milepost.rulebook import facts
from milepost.shares.choices import (
    Attribution,
    EntryKind,
    FileKind,
    Odd,
    PartyKind,
    Read,
    RunState,
    TailWord,
    TermsState,
    Way,
)
from milepost.tickets.fields import MonthField, WordField
from milepost.tickets.models import OfTicket, Ticket


class Ledger(models.Model):
    """That an organization keeps a ledger, since when, and who it is to its bank."""

    organization = models.OneToOneField(Organization, models.PROTECT, primary_key=True, related_name="+")
    begins_on = models.DateField()
    """Money that came before this day was shared elsewhere, and is not booked."""
    last_number = models.PositiveIntegerField(default=0)
    """Of the entry that was made last."""
    minimum_cents = models.BigIntegerField(default=0)
    """A party that is owed less waits for the next remittance."""
    bank_name = models.CharField(max_length=23, blank=True, default="")
    bank_routing = models.CharField(max_length=9, blank=True, default="")
    company_name = models.CharField(max_length=16, blank=True, default="")
    company_id = models.CharField(max_length=10, blank=True, default="")
    """As its bank has told it to the organization."""
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"ledger since {self.begins_on}"

    @property
    def knows_its_bank(self) -> bool:
        return bool(self.bank_name and self.bank_routing and self.company_name and self.company_id)


class Party(models.Model):
    """Somebody beside EN of Record and partner who shares in payments: a benefits planner, an employer, a referral source."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=PartyKind.choices)
    ended_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=("organization", "name"), name="one_party_of_a_name"),)

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        return f"party:{self.pk}"


class ShareTerms(models.Model):
    """One version of the terms with a partner. A signed one is never changed: it ends, and the next one follows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Organization, models.PROTECT, related_name="share_terms")
    edition = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=TermsState.choices, default=TermsState.DRAFT)
    effective_from = models.DateField()
    effective_to = models.DateField(null=True)
    """The last day."""
    signed_on = models.DateField(null=True)
    reference = models.CharField(max_length=60, blank=True, default="")
    """By what the paper is found."""
    read = models.CharField(max_length=12, choices=Read.choices, default=Read.PAYMENT)
    attribution = models.CharField(
        max_length=16, choices=Attribution.choices, default=Attribution.CLAIM_MONTH
    )
    odd = models.CharField(max_length=8, choices=Odd.choices, default=Odd.LARGEST)
    odd_to = models.CharField(max_length=50, default="record")
    rule = models.JSONField()
    """As `rulebook.shares.terms.rule_as_json` has it."""
    agreement_ended_on = models.DateField(null=True)
    """The last day of the agreement that they belong to, where it has ended: what flows afterwards is its tail."""
    tail = models.CharField(max_length=8, choices=TailWord.choices, blank=True, default="")
    tail_months = models.PositiveSmallIntegerField(null=True)
    previewed_version = models.PositiveIntegerField(null=True)
    """Of which version of this draft somebody has seen what it would have given."""
    because = models.CharField(max_length=300, blank=True, default="")
    """Why it was withdrawn, or ended."""
    made_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("partner__name", "-edition")
        constraints = (
            models.UniqueConstraint(fields=("partner", "edition"), name="one_terms_of_an_edition"),
            models.UniqueConstraint(
                fields=("partner", "effective_from"),
                condition=models.Q(state__in=["signed", "ended"]),
                name="one_terms_from_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["signed", "ended"]) | models.Q(signed_on__isnull=False),
                name="signed_terms_have_their_day",
            ),
            models.CheckConstraint(
                condition=models.Q(effective_to=None)
                | models.Q(effective_to__gte=models.F("effective_from")),
                name="terms_end_after_they_begin",
            ),
            models.CheckConstraint(
                condition=models.Q(agreement_ended_on=None, tail="", tail_months=None)
                | (models.Q(agreement_ended_on__isnull=False) & ~models.Q(tail="")),
                name="an_ended_agreement_says_its_tail",
            ),
        )

    def __str__(self) -> str:
        return f"terms {self.edition}"


class TicketTerms(OfTicket):
    """What was agreed for one Ticket alone: another rule for its partner, the weights of its partners, or both."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    """Whose terms the rule takes the place of."""
    rule = models.JSONField(null=True)
    weights = models.JSONField(default=dict)
    """`{partner's id: weight}`."""
    effective_from = models.DateField()
    effective_to = models.DateField(null=True)
    because = models.CharField(max_length=300)
    ended_because = models.CharField(max_length=300, blank=True, default="")
    withdrawn_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-effective_from", "-made_at", "pk")

    def __str__(self) -> str:
        return f"override from {self.effective_from}"


class Served(OfTicket):
    """Who served a Ticket from a day on: kept when the Ticket's partner changes, so that an old payment finds its partner."""

    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    since = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("ticket", "pk")

    def __str__(self) -> str:
        return f"served since {self.since}"


class Period(models.Model):
    """A stretch of the ledger. A closed one is frozen: whatever is corrected later goes into the open one."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    begins_on = models.DateField()
    ends_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    through = models.PositiveIntegerField(null=True)
    """Of a closed one: the number of its last entry."""
    balances = models.JSONField(default=dict)
    """Of a closed one: `{account: cents}` at its end."""

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("organization", "number"), name="one_period_of_a_number"),
            models.UniqueConstraint(
                fields=("organization",), condition=models.Q(closed_at=None), name="one_open_period"
            ),
        )

    def __str__(self) -> str:
        return f"period {self.number}"


class Run(models.Model):
    """A remittance: what each party is owed up to an entry, prepared by one person and released by another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=RunState.choices, default=RunState.PREPARED)
    pay_on = models.DateField()
    minimum_cents = models.BigIntegerField()
    through = models.PositiveIntegerField()
    """The number of the last entry that it covers; once released, that of its own entry."""
    cents = models.BigIntegerField(default=0)
    prepared_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    prepared_at = models.DateTimeField(auto_now_add=True)
    released_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    released_on = models.DateField(null=True)
    paid_on = models.DateField(null=True)
    because = models.CharField(max_length=300, blank=True, default="")
    """Why it was dropped or taken back."""
    files_made, files_asked = models.PositiveIntegerField(default=0), models.PositiveIntegerField(default=0)
    """How far the making of its statements is."""
    files_failed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("organization", "number"), name="one_run_of_a_number"),
            models.UniqueConstraint(
                fields=("organization",), condition=models.Q(state="prepared"), name="one_prepared_run"
            ),
            models.CheckConstraint(
                condition=models.Q(released_by=None)
                | models.Q(prepared_by=None)
                | ~models.Q(released_by=models.F("prepared_by")),
                name="a_run_is_released_by_another",
            ),
        )

    def __str__(self) -> str:
        return f"remittance {self.number}"


class Statement(models.Model):
    """What one party is told with a run: every line of its account after the last statement, and what it is paid."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    run = models.ForeignKey(Run, models.PROTECT, related_name="statements")
    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    account = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    after = models.PositiveIntegerField()
    """The number of the entry up to which the statement before went; 0 where this is the first."""
    through = models.PositiveIntegerField()
    """That of the last entry in it: once released, of the remittance."""
    pay_on = models.DateField()
    released_on = models.DateField(null=True)
    taken_back_on = models.DateField(null=True)
    """It repeats what its remittance says, which is the organization's own: a partner sees this alone."""
    returned_on = models.DateField(null=True)
    """The day on which the bank sent this one payment back."""
    returned_because = models.CharField(max_length=300, blank=True, default="")
    told_at = models.DateTimeField(null=True)
    """When the partner's people were told by e-mail that it is there."""
    opening = models.BigIntegerField()
    cents = models.BigIntegerField()
    """What is paid; 0 where the balance is carried."""
    closing = models.BigIntegerField()
    way = models.CharField(max_length=8, choices=Way.choices)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("run", "account"), name="one_statement_of_an_account"),
            models.UniqueConstraint(fields=("organization", "number"), name="one_statement_of_a_number"),
            models.CheckConstraint(condition=models.Q(cents__gte=0), name="nobody_is_paid_a_debt"),
        )
        indexes = (models.Index(fields=("organization", "account", "number"), name="statements_of_account"),)

    def __str__(self) -> str:
        return f"statement {self.number}"


class StatementFile(models.Model):
    """A statement as a file, made once and kept as it was sent."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="files")
    kind = models.CharField(max_length=4, choices=FileKind.choices)
    language = models.CharField(max_length=2)
    content = SealedBytesField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("statement", "kind"), name="one_file_of_a_statement"),)

    def __str__(self) -> str:
        return f"{self.kind} of {self.statement_id}"


class Entry(models.Model):
    """One entry of the ledger, written once with its lines, which sum to nothing; the database refuses any other."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=EntryKind.choices)
    on = models.DateField()
    period = models.ForeignKey(Period, models.PROTECT, related_name="+")
    money = models.ForeignKey(MoneyReceived, models.PROTECT, null=True, related_name="+")
    run = models.ForeignKey(Run, models.PROTECT, null=True, related_name="entries")
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")
    basis = models.JSONField(null=True)
    """By what it was posted: how the line of money stood then, whose it was, by which terms."""
    made_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("organization", "number"), name="one_entry_of_a_number"),
            models.CheckConstraint(
                condition=~models.Q(kind="reversed") | models.Q(reverses__isnull=False),
                name="a_reversal_says_what_it_reverses",
            ),
        )

    def __str__(self) -> str:
        return f"entry {self.number}"


class EntryLine(models.Model):
    """One line: what is booked on one account. It says again what its entry says, for whoever sees this account alone."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="lines")
    account = models.CharField(max_length=60)
    partner = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    """Of the accounts of a partner: whose staff may see the line."""
    cents = models.BigIntegerField()
    gross = models.BigIntegerField(default=0)
    """How much of the payment was this partner's to share."""
    reasons = models.JSONField(default=list)
    """`[[code, figures, law], …]`: the rule that was applied."""
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=EntryKind.choices)
    on = models.DateField()
    received_on = models.DateField(null=True)
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="+")
    person = models.CharField(max_length=100, blank=True, default="")
    """Our own id of the Ticketholder."""
    claim = WordField(facts.ClaimCode)
    claim_number = models.PositiveSmallIntegerField(null=True)
    month = MonthField(null=True)
    reference = models.CharField(max_length=60, blank=True, default="")
    year = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("number", "pk")
        indexes = (
            models.Index(fields=("organization", "account", "number"), name="lines_of_account"),
            models.Index(fields=("organization", "on", "number"), name="lines_by_day"),
            models.Index(fields=("organization", "partner", "ticket"), name="lines_of_partner"),
        )

    def __str__(self) -> str:
        return f"{self.account} {self.cents}"


class BookedLine(models.Model):
    """Up to which version a line of money is booked, and by which entry it stands."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    money = models.OneToOneField(MoneyReceived, models.PROTECT, primary_key=True, related_name="booked")
    money_version = models.PositiveIntegerField()
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")
    waits = models.BooleanField(default=False)
    """For signed terms."""
    corrects = models.UUIDField(null=True, db_index=True)
    """Of a correction: the payment that it is mirrored from, as it is booked."""

    def __str__(self) -> str:
        return f"booked {self.money_id}"
