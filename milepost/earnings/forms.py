"""The forms about jobs and stubs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.documents.models import Document
from milepost.earnings.fields import EarningsForm, MoneyField, document_field
from milepost.earnings.models import Employer, Job, PayStub
from milepost.earnings.queries import twin_of
from milepost.editing.records import RecordForm
from milepost.keys.fields import Sealed

EARLIEST = date(1990, 1, 1)
LONGEST_PERIOD = timedelta(366)


def check_days(form: forms.Form | RecordForm, *names: str, day: date) -> None:
    """A year typed wrong is no day that anybody was paid on: nothing before 1990, nothing a year ahead."""
    for name in names:
        given = form.cleaned_data.get(name)
        if given is not None and not EARLIEST <= given <= day + timedelta(366):
            form.add_error(name, _("Look at the year again."))


class JobForm(EarningsForm):
    employer_name = forms.CharField(
        label=gettext_lazy("Employer"),
        max_length=120,
        widget=forms.TextInput(attrs={"list": "employers", "autocomplete": "off"}),
        help_text=gettext_lazy("The employer's own name, not the payroll firm's."),
    )
    hourly = MoneyField(label=gettext_lazy("Pay an hour"))
    monthly_expected = MoneyField(label=gettext_lazy("Gross expected a month"))
    field_order = (
        "employer_name", "title", "started_on", "ended_on", "frequency", "a_pay_date", "a_period_ends_on",
        "hours_a_week", "hourly", "monthly_expected", "note",
    )  # fmt: skip

    class Meta:
        model = Job
        fields = (
            "title", "started_on", "ended_on", "frequency", "a_pay_date", "a_period_ends_on",
            "hours_a_week", "hourly", "monthly_expected",
        )  # fmt: skip
        labels = {  # noqa: RUF012 - the shape that Django asks for
            "title": gettext_lazy("Job title"),
            "started_on": gettext_lazy("First day"),
            "ended_on": gettext_lazy("Last day"),
            "frequency": gettext_lazy("How often it pays"),
            "a_pay_date": gettext_lazy("One pay date"),
            "a_period_ends_on": gettext_lazy("Last day of the period it pays for"),
            "hours_a_week": gettext_lazy("Hours a week"),
        }
        help_texts = {  # noqa: RUF012
            "ended_on": gettext_lazy("Empty while the job goes on."),
            "frequency": gettext_lazy("With it, missing stubs can be named by their pay date."),
            "a_pay_date": gettext_lazy("If it is known before the first stub; otherwise the stubs tell."),
        }

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        if self.instance.employer_id:  # which employer a job was for does not change; another is another job
            del self.fields["employer_name"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        check_days(self, "started_on", "ended_on", "a_pay_date", "a_period_ends_on", day=self.day)
        started, ended = cleaned.get("started_on"), cleaned.get("ended_on")
        if started and ended and ended < started:
            self.add_error("ended_on", _("It cannot end before it began."))
        return cleaned

    def clean_employer_name(self) -> str:
        return " ".join(str(self.cleaned_data["employer_name"]).split())


class EmployerForm(RecordForm):
    ein = forms.CharField(
        label=gettext_lazy("Employer Identification Number (EIN)"),
        required=False,
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        help_text=gettext_lazy("Nine digits, as on a W-2. Kept sealed."),
    )

    class Meta:
        model = Employer
        fields = ("name", "address", "payroll_names")
        labels = {  # noqa: RUF012
            "name": gettext_lazy("Name"),
            "address": gettext_lazy("Postal address"),
            "payroll_names": gettext_lazy("Payroll firms that print its stubs"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.instance.ein, Sealed):
            self.initial["ein"] = self.instance.ein.open()

    def clean_ein(self) -> str | None:
        digits = str(self.cleaned_data["ein"]).replace("-", "").strip()
        if digits and (len(digits) != 9 or not digits.isdigit()):
            raise forms.ValidationError(_("An EIN has nine digits, such as 12-3456789."))
        return f"{digits[:2]}-{digits[2:]}" if digits else None

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        same = Employer.objects.filter(organization=self.instance.organization, name__iexact=name)
        if same.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is an employer of this name already."))
        return name


class StubForm(EarningsForm):
    """One stub, in the order in which it is read. Nothing but a date is demanded: what lacks is judged, not forbidden."""

    gross = MoneyField(label=gettext_lazy("Gross pay"), negative=True)
    net = MoneyField(label=gettext_lazy("Net pay"), negative=True)
    withheld = MoneyField(
        label=gettext_lazy("Taxes withheld"),
        help_text=gettext_lazy("All taxes together; 0 if none."),
    )
    ytd_gross = MoneyField(
        label=gettext_lazy("Gross of the year to date"),
        help_text=gettext_lazy("Often “YTD”. With it a missing stub can be proved."),
    )
    document = document_field(gettext_lazy("The document it was read from"))
    is_another = forms.BooleanField(
        label=gettext_lazy("It is another stub: the job paid twice that day"), required=False
    )
    field_order = (
        "paid_on", "period_begins", "period_ends", "gross", "withheld", "net", "ytd_gross", "name_shown",
        "dates_shown", "employer_shown", "nothing_withheld", "shown_by", "came_by", "document", "hours", "note",
    )  # fmt: skip

    class Meta:
        model = PayStub
        fields = (
            "paid_on", "period_begins", "period_ends", "gross", "withheld", "net", "ytd_gross", "name_shown",
            "dates_shown", "employer_shown", "nothing_withheld", "shown_by", "came_by", "document", "hours",
        )  # fmt: skip
        labels = {  # noqa: RUF012
            "paid_on": gettext_lazy("Pay date"),
            "period_begins": gettext_lazy("Pay period, first day"),
            "period_ends": gettext_lazy("Pay period, last day"),
            "name_shown": gettext_lazy("The name on it"),
            "dates_shown": gettext_lazy("The dates on it"),
            "employer_shown": gettext_lazy("The employer on it"),
            "nothing_withheld": gettext_lazy("If no tax was withheld: what is it?"),
            "shown_by": gettext_lazy("Read from"),
            "came_by": gettext_lazy("How it came"),
            "hours": gettext_lazy("Hours worked"),
        }
        help_texts = {  # noqa: RUF012
            "period_begins": gettext_lazy("Empty if it is not on the stub."),
        }

    def __init__(self, *args: Any, documents: QuerySet[Document], day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        field = self.fields["document"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = documents
        self.twin: PayStub | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_another = cleaned.pop("is_another", False)
        check_days(self, "paid_on", "period_begins", "period_ends", day=self.day)
        begins, ends = cleaned.get("period_begins"), cleaned.get("period_ends")
        if begins and ends and ends - begins > LONGEST_PERIOD:
            self.add_error(
                "period_ends", _("A pay period is not longer than a year. Look at the days again.")
            )
        if not self.errors and not (cleaned.get("paid_on") or cleaned.get("period_ends")):
            self.add_error("paid_on", _("Enter the pay date, or at least the last day of the pay period."))
        self.twin = twin_of(
            self.instance.job,
            paid_on=cleaned.get("paid_on"),
            period_ends=cleaned.get("period_ends"),
            gross=cleaned.get("gross"),
            besides=self.instance.pk,
        )
        if self.twin is not None and not is_another:
            said = _(
                "A stub with this pay date, period and gross is here already. If it is another one, tick so."
            )
            self.add_error("is_another", said)
        return cleaned

    def visible_parts(self) -> tuple[list[Any], list[Any]]:
        """What is on every stub, and what is rarely touched."""
        rare = {"shown_by", "came_by", "document", "hours", "note"}
        shown = [
            field for field in self.visible_fields() if field.name != "is_another" or self.twin is not None
        ]
        return [one for one in shown if one.name not in rare], [one for one in shown if one.name in rare]


class PhotoForm(forms.Form):
    """For which job a photographed stub is; the file itself is the subject of `documents`."""

    job = forms.ModelChoiceField(label=gettext_lazy("Job"), queryset=Job.objects.none(), required=False)

    def __init__(self, *args: Any, jobs: QuerySet[Job], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["job"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = jobs


class WithdrawForm(forms.Form):
    because = forms.CharField(label=gettext_lazy("Why?"), max_length=300, min_length=3)
