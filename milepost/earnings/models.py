"""What was earned, and what shows it: employers, jobs, stubs, statements, self-employment, and the months they make."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from milepost.documents.models import Document
from milepost.earnings import choices
from milepost.keys.fields import SealedField
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook import facts
from milepost.rulebook.pay_stubs.counting import MonthSource
from milepost.tickets.fields import MonthField, WordField
from milepost.tickets.models import OfTicket


class _Earnings(OfTicket):
    """Money of one month, in whole cents."""

    month = MonthField()
    earned = models.BigIntegerField(null=True)
    paid = models.BigIntegerField(null=True)
    self_employed_net = models.BigIntegerField(null=True)
    cash = WordField(facts.Cash, null=False)
    evidence = WordField(facts.Evidence, null=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.month)


class MonthOfWork(_Earnings):
    """One month about which something is known, with the figures that count."""

    source = WordField(MonthSource, null=False, default=MonthSource.CASELOAD)

    class Meta:
        ordering = ("month",)
        constraints = (
            models.UniqueConstraint(fields=("ticket", "month"), name="one_row_for_a_month_of_a_ticket"),
        )


class MonthAsUploaded(_Earnings):
    """What the caseload said of a month whose figures now come from elsewhere: so that they can be compared, and come back."""

    class Meta:
        ordering = ("month",)
        constraints = (models.UniqueConstraint(fields=("ticket", "month"), name="one_uploaded_month"),)


class MonthDecision(OfTicket):
    """What somebody decided about a month: whose figures count, or what the cash benefit was. It outlives an upload."""

    month = MonthField()
    source = WordField(MonthSource)
    about = models.CharField(max_length=200, blank=True, default="")
    """The figures between which was chosen; other figures are asked about again."""
    cash = WordField(facts.Cash)
    why = SealedField()
    by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("month",)
        constraints = (models.UniqueConstraint(fields=("ticket", "month"), name="one_decision_of_a_month"),)

    def __str__(self) -> str:
        return str(self.month)


class Employer(models.Model):
    """Somebody who pays wages, known to the whole organization."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=300, blank=True, default="")
    ein = SealedField(null=True)
    payroll_names = models.CharField(max_length=200, blank=True, default="")
    """Payroll firms that print its stubs."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint("organization", Lower("name"), name="one_employer_of_a_name"),)

    def __str__(self) -> str:
        return self.name


class Withdrawable(OfTicket):
    """Something entered that may turn out wrong: it is then withdrawn with a reason, and stays on record."""

    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = SealedField(null=True)
    note = SealedField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Job(Withdrawable):
    """One job of one Ticketholder."""

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="jobs")
    title = models.CharField(max_length=120, blank=True, default="")
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    frequency = models.CharField(max_length=20, choices=choices.Frequency.choices, blank=True, default="")
    a_period_ends_on = models.DateField(null=True, blank=True)
    a_pay_date = models.DateField(null=True, blank=True)
    """One pay date that somebody stated, and the end of the period it paid for: a calendar before the first stub."""
    hours_a_week = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    hourly = models.BigIntegerField(null=True, blank=True)
    monthly_expected = models.BigIntegerField(null=True, blank=True)
    """Cents."""

    class Meta:
        ordering = ("-started_on", "-pk")

    def __str__(self) -> str:
        return self.title or str(self.employer)


class PayStub(Withdrawable):
    """What one stub, or one line of an employer's statement, shows. Money in cents; empty is "not on it"."""

    class State(models.TextChoices):
        ENTERED = "entered", _("a question is open")
        VALID = "valid", _("counts")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    job = models.ForeignKey(Job, models.PROTECT, related_name="stubs")
    shown_by = models.CharField(max_length=20, choices=choices.ShownBy.choices, default=choices.ShownBy.STUB)
    came_by = models.CharField(max_length=20, choices=choices.CameBy.choices, default=choices.CameBy.PAPER)
    period_begins = models.DateField(null=True, blank=True)
    period_ends = models.DateField(null=True, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    gross = models.BigIntegerField(null=True, blank=True)
    net = models.BigIntegerField(null=True, blank=True)
    withheld = models.BigIntegerField(null=True, blank=True)
    ytd_gross = models.BigIntegerField(null=True, blank=True)
    hours = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    name_shown = models.CharField(
        max_length=20, choices=choices.NameShown.choices, default=choices.NameShown.MATCHES
    )
    dates_shown = models.CharField(
        max_length=20, choices=choices.DatesShown.choices, default=choices.DatesShown.PRINTED
    )
    employer_shown = models.CharField(
        max_length=20, choices=choices.EmployerShown.choices, default=choices.EmployerShown.NAMED
    )
    nothing_withheld = models.CharField(
        max_length=20, choices=choices.NothingWithheld.choices, blank=True, default=""
    )
    begins_used = models.DateField(null=True)
    """The first day it is spread from: as printed, or inferred from how often the job pays."""
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=20, choices=State.choices, default=State.ENTERED)
    entered_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-paid_on", "-period_ends", "-pk")
        indexes = (
            models.Index(fields=("ticket", "-paid_on"), name="stubs_of_ticket"),
            models.Index(fields=("organization", "paid_on", "gross"), name="stubs_alike"),
        )

    def __str__(self) -> str:
        return f"stub paid {self.paid_on}"


class WageReport(Withdrawable):
    """Somebody else's word about the wages of some months: The Work Number, the employer, SSA, a State's records."""

    source = models.CharField(max_length=30, choices=choices.Source.choices)
    job = models.ForeignKey(Job, models.PROTECT, null=True, blank=True, related_name="reports")
    """Empty: about all jobs together."""
    received_on = models.DateField()
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-received_on", "-pk")

    def __str__(self) -> str:
        return f"{self.source} {self.received_on}"


class ReportedMonth(OfTicket):
    """One month of a report. Without figures it says only that the source has the month."""

    report = models.ForeignKey(WageReport, models.PROTECT, related_name="months")
    month = MonthField()
    earned = models.BigIntegerField(null=True)
    paid = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("month",)
        constraints = (models.UniqueConstraint(fields=("report", "month"), name="one_month_of_a_report"),)

    def __str__(self) -> str:
        return str(self.month)


class SelfEmployedYear(Withdrawable):
    """One business in one tax year, as on SSA-1368 or Schedule C."""

    business = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField()
    gross = models.BigIntegerField()
    expenses = models.BigIntegerField(default=0)
    months = models.JSONField()
    """Numbers of the months in which it was carried on, 1 to 12."""
    posted_on = models.DateField(null=True, blank=True)
    """The day on which SSA was seen to have the year's earnings."""
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("-year", "business")

    def __str__(self) -> str:
        return f"{self.business} {self.year}"

    @property
    def net(self) -> int:
        return self.gross - self.expenses


class Deduction(Withdrawable):
    """What SSA takes off each month's earnings before it compares them with substantial gainful activity.

    An impairment-related work expense (20 CFR 404.1576), or the part of the pay that is a subsidy (404.1574(a)(2)). An EN is
    paid by gross earnings all the same; but a request for Phase 2 or an outcome may be refused over it (program operations 4.8).
    """

    kind = models.CharField(max_length=20, choices=choices.Deducted.choices)
    what = SealedField()
    """Sealed: what somebody has to pay for tells of the impairment."""
    monthly = models.BigIntegerField()
    """Cents a month."""
    first_month = MonthField()
    last_month = MonthField(null=True, blank=True)
    """None while it goes on."""
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("-first_month", "-pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(monthly__gt=0), name="a_deduction_is_something"),
            models.CheckConstraint(
                condition=models.Q(last_month__isnull=True)
                | models.Q(last_month__gte=models.F("first_month")),
                name="a_deduction_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()
