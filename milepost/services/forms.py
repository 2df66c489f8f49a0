"""What is filled in about services and enrollments."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.contacts.choices import Service
from milepost.earnings.fields import MoneyField
from milepost.editing.records import ReasonForm, RecordForm, day_field
from milepost.keys.fields import Sealed
from milepost.services.choices import Employed, Program, Source
from milepost.services.models import Enrollment
from milepost.services.policies import check_exit, check_participant_id


class WhyForm(ReasonForm):
    help_why = gettext_lazy("For example: it was recorded for somebody else.")


class LineForm(forms.Form):
    """A service: what, when, by whom, what it cost, and who pays."""

    service = forms.ChoiceField(label=gettext_lazy("Service"), choices=Service.choices)
    what = forms.CharField(
        label=gettext_lazy("Which one"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Such as the course or the device: what tells it from another of its kind."),
    )
    given_by = forms.CharField(
        label=gettext_lazy("Given by"),
        max_length=120,
        help_text=gettext_lazy("The school, the shop, the agency, or your own house."),
    )
    first_day = day_field(gettext_lazy("First day"), required=True)
    last_day = day_field(gettext_lazy("Last day"), help_text=gettext_lazy("Empty: it was given on one day."))
    cents = MoneyField(label=gettext_lazy("What it cost"), required=True)
    invoice = forms.CharField(label=gettext_lazy("Invoice"), required=False, max_length=60)
    source = forms.ChoiceField(label=gettext_lazy("Who pays"), choices=Source.choices)
    fund = forms.CharField(
        label=gettext_lazy("Grant or budget line"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Needed where another payer pays."),
    )
    second_source = forms.ChoiceField(
        label=gettext_lazy("Who pays a part of it"),
        required=False,
        choices=[("", gettext_lazy("nobody else")), *Source.choices],
    )
    second_fund = forms.CharField(
        label=gettext_lazy("Grant or budget line of that part"), required=False, max_length=120
    )
    second_cents = MoneyField(
        label=gettext_lazy("That part"), help_text=gettext_lazy("The first payer pays the rest.")
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first = cleaned.get("first_day")
        cleaned["last_day"] = cleaned.get("last_day") or first
        if first and first > self.day:
            self.add_error("first_day", _("This day is still ahead."))
        if first and cleaned["last_day"] and cleaned["last_day"] < first:
            self.add_error("last_day", _("The last day comes before the first."))
        if cleaned.get("source") == Source.OTHER and not cleaned.get("fund"):
            self.add_error("fund", _("Say who pays."))
        self._second(cleaned)
        return cleaned

    def _second(self, cleaned: dict[str, Any]) -> None:
        """The part of a second payer: more than nothing, less than the whole, and of somebody else."""
        cleaned["second_cents"] = part = cleaned.get("second_cents") or 0
        second, whole = cleaned.get("second_source"), cleaned.get("cents")
        if not second:
            if part or cleaned.get("second_fund"):
                self.add_error("second_source", _("Say who pays this part."))
            return
        if second == Source.OTHER and not cleaned.get("second_fund"):
            self.add_error("second_fund", _("Say who pays."))
        if (second, cleaned.get("second_fund")) == (cleaned.get("source"), cleaned.get("fund")):
            self.add_error("second_source", _("The same payer pays it already. Nothing is charged twice."))
        if whole is not None and not 0 < part < whole and "second_cents" not in self.errors:
            self.add_error("second_cents", _("A part is more than nothing and less than what it cost."))


class EnrollForm(forms.Form):
    program = forms.ChoiceField(label=gettext_lazy("Program"), choices=Program.choices)
    named = forms.CharField(
        label=gettext_lazy("How another program is called"), required=False, max_length=120
    )
    enrolled_on = day_field(gettext_lazy("Enrolled on"), required=True)
    participant_id = forms.CharField(
        label=gettext_lazy("Number of the participant"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("The program's own number, never a Social Security number. Kept sealed."),
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("enrolled_on") and cleaned["enrolled_on"] > self.day:
            self.add_error("enrolled_on", _("This day is still ahead."))
        is_other = cleaned.get("program") == Program.OTHER
        if is_other and not cleaned.get("named"):
            self.add_error("named", _("Say how it is called."))
        cleaned["named"] = cleaned.get("named", "") if is_other else ""
        cleaned["participant_id"] = cleaned.get("participant_id") or None
        return cleaned


class EnrollmentForm(RecordForm):
    """The exit, and what is known after it."""

    participant_id = forms.CharField(
        label=gettext_lazy("Number of the participant"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("The program's own number, never a Social Security number. Kept sealed."),
    )
    earned_second_quarter = MoneyField(label=gettext_lazy("Earnings of the second quarter after the exit"))
    field_order = ("participant_id", "exited_on", "employed_second_quarter", "employed_fourth_quarter")

    class Meta:
        model = Enrollment
        fields = (
            "exited_on",
            "employed_second_quarter",
            "employed_fourth_quarter",
            "earned_second_quarter",
            "credential_on",
            "gain_on",
        )
        labels = {  # noqa: RUF012 - the shape that Django asks for
            "exited_on": gettext_lazy("Exit"),
            "employed_second_quarter": gettext_lazy("Employed in the second quarter after the exit"),
            "employed_fourth_quarter": gettext_lazy("Employed in the fourth quarter after the exit"),
            "credential_on": gettext_lazy("Credential got on"),
            "gain_on": gettext_lazy("Measurable skill gain on"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("exited_on", "credential_on", "gain_on"):
            self.fields[name].required = False
        for name in ("employed_second_quarter", "employed_fourth_quarter"):
            self.fields[name] = forms.ChoiceField(
                label=self.fields[name].label, required=False, choices=Employed.choices
            )
        if isinstance(self.instance.participant_id, Sealed):
            self.initial["participant_id"] = self.instance.participant_id.open()

    def clean_participant_id(self) -> str | None:
        text = str(self.cleaned_data["participant_id"] or "")
        check_participant_id(text)
        return text or None

    def clean_exited_on(self) -> date | None:
        given: date | None = self.cleaned_data["exited_on"]
        try:
            check_exit(self.instance, given)
        except ValidationError as error:
            raise forms.ValidationError(error.messages) from None
        return given
