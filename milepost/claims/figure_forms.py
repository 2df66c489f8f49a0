"""The form in which an administrator enters a figure."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.claims.figures import enterable, law_of
from milepost.organizations.models import Organization
from milepost.rulebook.law import Figure, Law, LawError

FIRST_YEAR, LAST_YEAR = 2007, 2100


class FigureForm(forms.Form):
    """One figure: which table, which year, what amount, where it was read and when."""

    parameter = forms.ChoiceField(label=gettext_lazy("Table"))
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    value = forms.DecimalField(
        label=gettext_lazy("Figure in dollars"), min_value=0, max_digits=9, decimal_places=2, localize=False
    )
    source = forms.CharField(
        label=gettext_lazy("Where it was read"),
        max_length=300,
        help_text=gettext_lazy("The title and address of the page or document."),
    )
    read_on = forms.DateField(
        label=gettext_lazy("Read on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("The day on which you read it, as YYYY-MM-DD."),
        input_formats=["%Y-%m-%d"],
    )

    def __init__(self, *args: Any, organization: Organization, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organization, self.day = organization, day
        names = Law.packaged().parameters
        self.fields["parameter"].choices = [(key, names[key].name) for key in enterable()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The figure must fit what is known; a published figure is not replaced here."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if cleaned["read_on"] > self.day:
            self.add_error("read_on", _("This day is still ahead; enter the day on which you read it."))
            return cleaned
        published = Law.packaged().parameters[cleaned["parameter"]].values.get(cleaned["year"])
        if published is not None:
            self.add_error(
                "year",
                _("%(value)s is published for this year; a correction comes with a new version of Milepost.")
                % {"value": published.value},
            )
            return cleaned
        try:
            law_of(self.organization).with_figures([self.figure()])
        except LawError as error:
            self.add_error("value", str(error))
        return cleaned

    def figure(self) -> Figure:
        given = self.cleaned_data
        return Figure(given["parameter"], given["year"], format(given["value"], "f"), given["source"])
