"""What is written on an item, one's own items, and the figures expected."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.documents.kinds import LookedThrough
from milepost.editing.records import ReasonForm, RecordForm
from milepost.organizations.languages import language
from milepost.organizations.models import Organization, StaffMember
from milepost.planning.models import PlanFigures, PlanStep, StepState
from milepost.planning.reading import sections
from milepost.plans.record_forms import FileForm


class WhyForm(ReasonForm):
    help_why = gettext_lazy("For example: it was the file of another year.")


class StepForm(RecordForm):
    """A file may come with it, or with none of the rest changed."""

    file = forms.FileField(
        label=gettext_lazy("Add a file"),
        required=False,
        help_text=gettext_lazy("A PDF or a photograph, up to 20 MB."),
    )

    class Meta:
        model = PlanStep
        fields = ("responsible", "due_on", "state", "done_on", "note")
        labels = {  # noqa: RUF012
            "responsible": gettext_lazy("Who sees to it"),
            "due_on": gettext_lazy("Due on"),
            "state": gettext_lazy("State"),
            "done_on": gettext_lazy("Done on"),
            "note": gettext_lazy("Notes"),
        }
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}  # noqa: RUF012

    def __init__(self, *args: Any, owner: Organization, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        self.looked: LookedThrough | None = None
        staff = StaffMember.objects.filter(organization=owner, is_active=True)
        self.fields["responsible"].queryset = staff  # type: ignore[attr-defined]
        for name in ("responsible", "due_on", "done_on", "note"):
            self.fields[name].required = False

    def clean_file(self) -> None:
        """Known by its content, as every file here is."""
        given = self.cleaned_data.get("file")
        if given:
            one = FileForm()
            one.cleaned_data = {"file": given}
            one.clean_file()
            self.looked = LookedThrough(given.name, one.content_type, one.content)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned.pop("file", None)
        done_on, is_done = cleaned.get("done_on"), cleaned.get("state") == StepState.DONE
        if is_done and "done_on" in cleaned and done_on is None:
            self.add_error("done_on", _("Say on which day it was done."))
        elif done_on is not None and not is_done:
            self.add_error("done_on", _("Only something that is done has such a day."))
        elif done_on is not None and done_on > self.day:
            self.add_error("done_on", _("This day is still ahead."))
        return cleaned


class OwnForm(forms.Form):
    section = forms.ChoiceField(label=gettext_lazy("Section"))
    what = forms.CharField(label=gettext_lazy("What is to be done"), max_length=300, min_length=4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["section"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.code, one.words[language()]) for one in sections()]


class FiguresForm(RecordForm):
    class Meta:
        model = PlanFigures
        fields = (
            "title_2", "title_16", "percent_trial_work", "percent_substantial", "percent_off_cash", "outcome_months"
        )  # fmt: skip
        labels = {  # noqa: RUF012
            "title_2": gettext_lazy("Tickets of SSDI and concurrent beneficiaries"),
            "title_16": gettext_lazy("Tickets of SSI beneficiaries"),
            "percent_trial_work": gettext_lazy("Percent that reach the trial work level"),
            "percent_substantial": gettext_lazy("Percent that reach SGA"),
            "percent_off_cash": gettext_lazy("Percent that leave cash benefits"),
            "outcome_months": gettext_lazy("Months without cash benefits, on average"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, most in (("title_2", 100_000), ("title_16", 100_000), ("outcome_months", 60)):
            self.fields[name].validators.append(MaxValueValidator(most))
        for name in ("percent_trial_work", "percent_substantial", "percent_off_cash"):
            self.fields[name].validators.append(MaxValueValidator(100))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        shares = [
            cleaned.get(one) for one in ("percent_trial_work", "percent_substantial", "percent_off_cash")
        ]
        known = [one for one in shares if one is not None]
        if len(known) == len(shares) and known != sorted(known, reverse=True):
            self.add_error(
                None, _("Whoever leaves cash benefits has reached SGA, and whoever reached SGA the trial work level: each percentage is at most the one before.")
            )  # fmt: skip
        return cleaned
