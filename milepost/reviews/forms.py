"""The forms of a progress review."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.editing.records import day_field
from milepost.organizations.languages import language
from milepost.rulebook.facts import StudyKind
from milepost.rulebook.months import Month
from milepost.rulebook.progress.procedure import Event
from milepost.rulebook.wording import sentence


class StepForm(forms.Form):
    """What happened, of what may happen next."""

    event = forms.ChoiceField(label=gettext_lazy("What happened"))
    on = day_field(
        gettext_lazy("On which day"),
        required=True,
        help_text=gettext_lazy(
            "Of a letter or notice, the day on which it was sent: the days are counted from it."
        ),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, lawful: Iterable[Event], day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        event: Any = self.fields["event"]
        event.choices = [(one.value, sentence(f"WORD_{one.value}", {}, language())) for one in lawful]

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        return on


class StudyForm(forms.Form):
    """Credits, counted against a full-time year; or something finished."""

    kind = forms.ChoiceField(label=gettext_lazy("What was studied"))
    month = forms.CharField(
        label=gettext_lazy("Month in which it was earned or finished"),
        widget=forms.TextInput(attrs={"type": "month", "placeholder": "2025-06"}),
        help_text=gettext_lazy("Year and month, such as 2025-06."),
    )
    credits = forms.DecimalField(
        label=gettext_lazy("Credit hours earned"),
        required=False,
        min_value=0,
        max_value=1000,
        max_digits=7,
        decimal_places=3,
        help_text=gettext_lazy("Only for credits."),
    )
    full_year = forms.DecimalField(
        label=gettext_lazy("Credit hours of a full-time year at this school"),
        required=False,
        min_value=1,
        max_value=1000,
        max_digits=7,
        decimal_places=3,
        help_text=gettext_lazy("The school says how many; often 24 or 30."),
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        kind: Any = self.fields["kind"]
        kind.choices = [(one.value, sentence(f"WORD_{one.value}", {}, language())) for one in StudyKind]

    def clean_month(self) -> Month:
        text = str(self.cleaned_data["month"]).strip()
        try:
            month = Month.parse(text)
        except ValueError:
            raise forms.ValidationError(_("Write year and month, such as 2025-06.")) from None
        if month > Month.of(self.day):
            raise forms.ValidationError(_("This month is still ahead."))
        return month

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") in {StudyKind.CREDITS_DEGREE, StudyKind.CREDITS_VOCATIONAL}:
            for name in ("credits", "full_year"):
                if cleaned.get(name) is None and name not in self.errors:
                    self.add_error(
                        name, _("Credits count as a share of a full-time year, so this is needed.")
                    )
        return cleaned

    def study(self) -> dict[str, Any]:
        """As it is kept: the share of a full-time year, exactly."""
        given = self.cleaned_data
        share = None
        if given["kind"] in {StudyKind.CREDITS_DEGREE, StudyKind.CREDITS_VOCATIONAL}:
            share = str(Fraction(given["credits"]) / Fraction(given["full_year"]) * 100)
        return {"kind": StudyKind(given["kind"]), "month": given["month"], "amount_percent": share}
