"""The forms about months: what others report, a year of self-employment, expenses and subsidies, whose figures count, the cash benefit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.documents.models import Document
from milepost.earnings import choices
from milepost.earnings.fields import EarningsForm, MoneyField, document_field
from milepost.earnings.models import Deduction, Job, SelfEmployedYear
from milepost.editing.records import day_field
from milepost.rulebook.months import Month, months_from
from milepost.rulebook.wording import month_in_words
from milepost.website.templatetags.words import language

FIRST_YEAR = 2000
MOST_MONTHS = 120
BASIS = (
    ("both", gettext_lazy("not said; the same figure for both")),
    ("earned", gettext_lazy("wages earned in the month")),
    ("paid", gettext_lazy("wages paid in the month")),
)


def month_name(number: int) -> str:
    """`January`, in the reader's language."""
    name = month_in_words(Month(2000 * 12 + number - 1), language()).split()[0]
    return name[0].upper() + name[1:]


def why_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=300,
        min_length=8,
        help_text=gettext_lazy("A few words; they stand in the journal, with your name."),
    )


class MonthInput(forms.CharField):
    """A month, typed or picked as `YYYY-MM`."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(
            attrs={"inputmode": "numeric", "pattern": r"\d{4}-\d{2}", "placeholder": "2025-03"}
        )
        super().__init__(**{"widget": widget, "max_length": 7, **options})

    def clean(self, value: Any) -> Month | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return Month.parse(str(text).strip())
        except ValueError:
            raise forms.ValidationError(_("Write the month as year and number, such as 2025-03.")) from None


class YearForm(forms.Form):
    """Something about the months of one year."""

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean_year(self) -> int:
        return _checked_year(int(self.cleaned_data["year"]), self.day)


def _checked_year(year: int, day: date) -> int:
    if not FIRST_YEAR <= year <= day.year:
        raise forms.ValidationError(_("Write a year that has begun, such as 2025."))
    return year


class ReportForm(YearForm):
    """What somebody else says about the wages of up to twelve months of a year."""

    source = forms.ChoiceField(label=gettext_lazy("Who says so"), choices=choices.Source.choices)
    job = forms.ModelChoiceField(
        label=gettext_lazy("For which job"),
        queryset=Job.objects.none(),
        required=False,
        empty_label=gettext_lazy("all jobs together"),
    )
    basis = forms.ChoiceField(label=gettext_lazy("The figures are"), choices=BASIS)
    received_on = day_field(gettext_lazy("Received on"), required=True)
    document = document_field(gettext_lazy("Document"))
    year = forms.IntegerField(label=gettext_lazy("Year"))

    def __init__(self, *args: Any, jobs: QuerySet[Job], documents: QuerySet[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("job", jobs), ("document", documents)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
        for number in range(1, 13):
            self.fields[f"month_{number}"] = MoneyField(label=month_name(number))
            self.fields[f"has_{number}"] = forms.BooleanField(label=month_name(number), required=False)

    def figures(self) -> list[Any]:
        return [self[f"month_{number}"] for number in range(1, 13)]

    def ticks(self) -> list[Any]:
        return [self[f"has_{number}"] for number in range(1, 13)]

    def heads(self) -> list[Any]:
        return [self[name] for name in ("source", "job", "basis", "received_on", "document", "year")]

    def clean_received_on(self) -> date:
        received: date = self.cleaned_data["received_on"]
        if received > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        return received

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_ssa = cleaned.get("source") == choices.Source.SSA
        if is_ssa and cleaned.get("job"):
            self.add_error("job", _("What SSA has is about all jobs together."))
        if not is_ssa and any(cleaned.get(f"has_{number}") for number in range(1, 13)):
            self.add_error("source", _("Only SSA's word needs no amount. Enter the amounts, or choose SSA."))
        if not self.errors and not list(self.months()):
            raise forms.ValidationError(_("Enter at least one month."))
        return cleaned

    def months(self) -> Iterator[tuple[Month, int | None, int | None]]:
        """Each month that was filled in, with what was earned and what was paid."""
        basis, year = self.cleaned_data.get("basis"), self.cleaned_data.get("year")
        for number in range(1, 13):
            amount = self.cleaned_data.get(f"month_{number}")
            if year is None or (amount is None and not self.cleaned_data.get(f"has_{number}")):
                continue
            earned = amount if basis != "paid" else None
            paid = amount if basis != "earned" else None
            yield Month(year * 12 + number - 1), earned, paid

    def given(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("source", "job", "received_on", "document")}


class SelfEmployedForm(EarningsForm):
    """SSA-1368 or Schedule C: receipts, expenses, and the months in which the business was carried on."""

    gross = MoneyField(label=gettext_lazy("Gross receipts"), required=True)
    expenses = MoneyField(label=gettext_lazy("Business expenses"))
    months = forms.MultipleChoiceField(
        label=gettext_lazy("Months worked"), widget=forms.CheckboxSelectMultiple, choices=()
    )
    document = document_field(gettext_lazy("Document"))

    class Meta:
        model = SelfEmployedYear
        fields = ("business", "year", "gross", "expenses", "months", "posted_on", "document")
        labels = {  # noqa: RUF012
            "business": gettext_lazy("Business"),
            "year": gettext_lazy("Tax year"),
            "posted_on": gettext_lazy("SSA has posted it since"),
        }
        help_texts = {  # noqa: RUF012
            "posted_on": gettext_lazy(
                "Usually July to December of the next year, if the tax return was on time. Empty until then: a claim "
                "cannot be paid before."
            ),
        }

    def __init__(self, *args: Any, documents: QuerySet[Document], day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        months, document = self.fields["months"], self.fields["document"]
        assert isinstance(months, forms.MultipleChoiceField)
        assert isinstance(document, forms.ModelChoiceField)
        months.choices = [(str(number), month_name(number)) for number in range(1, 13)]
        document.queryset = documents
        if self.instance.pk:
            self.initial["months"] = [str(number) for number in self.instance.months]

    def clean_months(self) -> list[int]:
        return sorted(int(number) for number in self.cleaned_data["months"])

    def clean_year(self) -> int:
        return _checked_year(int(self.cleaned_data["year"]), self.day)

    def clean_expenses(self) -> int:
        return self.cleaned_data["expenses"] or 0

    def clean_posted_on(self) -> date | None:
        posted: date | None = self.cleaned_data["posted_on"]
        if posted and posted > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        return posted


class DeductionForm(EarningsForm):
    """An expense that the impairment makes necessary, or a subsidy: each month's amount, from a month on."""

    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=choices.Deducted.choices)
    what = forms.CharField(
        label=gettext_lazy("For what"),
        max_length=200,
        help_text=gettext_lazy("In the words of the paper, such as rides to work. Kept sealed."),
    )
    monthly = MoneyField(label=gettext_lazy("Each month"), required=True)
    first_month = MonthInput(label=gettext_lazy("First month"))
    last_month = MonthInput(
        label=gettext_lazy("Last month"), required=False, help_text=gettext_lazy("Empty while it goes on.")
    )
    document = document_field(gettext_lazy("Document"))

    class Meta:
        model = Deduction
        fields = ("kind", "monthly", "first_month", "last_month", "document")

    field_order = ("kind", "what", "monthly", "first_month", "last_month", "document")

    def __init__(self, *args: Any, documents: QuerySet[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        document = self.fields["document"]
        assert isinstance(document, forms.ModelChoiceField)
        document.queryset = documents
        if self.instance.pk:
            self.initial["what"] = self.instance.what.open()

    def clean_monthly(self) -> int:
        monthly = int(self.cleaned_data["monthly"])
        if monthly <= 0:
            raise forms.ValidationError(_("Write an amount above zero."))
        return monthly

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_month"), cleaned.get("last_month")
        if first is not None and last is not None and last < first:
            self.add_error("last_month", _("The last month cannot be before the first."))
        return cleaned


class ChooseForm(forms.Form):
    source = forms.ChoiceField(
        label=gettext_lazy("Which figures count?"),
        choices=(
            (choices.CountsFrom.CASELOAD.value, choices.CountsFrom.CASELOAD.label),
            (choices.CountsFrom.STUBS.value, choices.CountsFrom.STUBS.label),
        ),
    )
    why = why_field()


class CashForm(forms.Form):
    """The cash benefit of a span of months, set by hand or taken back."""

    first = MonthInput(label=gettext_lazy("From month"))
    last = MonthInput(
        label=gettext_lazy("To month"), required=False, help_text=gettext_lazy("Empty for that month alone.")
    )
    cash = forms.ChoiceField(
        label=gettext_lazy("Cash benefit"),
        choices=(*choices.Cash.choices, ("", gettext_lazy("take back what was set by hand"))),
        required=False,
    )
    why = why_field()

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first is not None and last is not None and last < first:
            self.add_error("last", _("The last month cannot be before the first."))
        elif first is not None and (last or first) > Month.of(self.day):
            self.add_error("last" if last else "first", _("This month is still ahead."))
        elif first is not None and len(self.months()) > MOST_MONTHS:
            self.add_error("first", _("Ten years at a time are enough."))
        return cleaned

    def months(self) -> list[Month]:
        first, last = self.cleaned_data["first"], self.cleaned_data.get("last") or self.cleaned_data["first"]
        return months_from(first, last - first + 1)
