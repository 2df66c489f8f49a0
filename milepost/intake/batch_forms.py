"""The forms of batches, of the Portal's answers, and of the column maps."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.editing.column_forms import HeadedColumnsForm
from milepost.editing.records import day_field
from milepost.intake.columns import DEFAULT_ANSWER, FIELDS, MOST_COLUMNS, words_in
from milepost.intake.forms import not_ahead, why_field


class FileForm(forms.Form):
    """Which kind of file, and why the numbers are read."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of file"), choices=[("csv", "CSV"), ("xlsx", "Excel (xlsx)")], initial="csv"
    )
    why = why_field(
        gettext_lazy("Why?"),
        help_text=gettext_lazy("It stands in the journal beside each number that is read, with your name."),
    )


class AnswersForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File with the Portal's answers"), help_text=gettext_lazy("CSV or Excel.")
    )
    asked_on = day_field(gettext_lazy("Asked on"), required=True)

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        self.fields["asked_on"].initial = day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        not_ahead(self, "asked_on", self.day)
        return cleaned


class AskColumnsForm(HeadedColumnsForm):
    """The headings of the file for the Portal."""

    most, holds = MOST_COLUMNS, FIELDS

    def __init__(self, *args: Any, columns: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, columns=columns["columns"], **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not any(holds.startswith("ssn") for _heading, holds in cleaned["columns"]):
            raise forms.ValidationError(
                _("The Portal asks by Social Security number, so one column must hold it.")
            )
        return cleaned


class AnswerColumnsForm(forms.Form):
    """Where in the answer's file each thing stands, and which words mean yes and no."""

    ssn = forms.CharField(
        label=gettext_lazy("Heading of the Social Security number"), required=False, max_length=60
    )
    reference = forms.CharField(label=gettext_lazy("Heading of our id"), required=False, max_length=60)
    answer = forms.CharField(label=gettext_lazy("Heading of the answer"), max_length=60)
    note = forms.CharField(label=gettext_lazy("Heading of the explanation"), required=False, max_length=60)
    yes = forms.CharField(
        label=gettext_lazy("Words for “can be assigned”"),
        max_length=300,
        help_text=gettext_lazy("Separated by commas."),
    )
    no = forms.CharField(
        label=gettext_lazy("Words for “cannot be assigned”"),
        max_length=300,
        help_text=gettext_lazy("Separated by commas."),
    )

    def __init__(self, *args: Any, columns: dict[str, Any], **kwargs: Any) -> None:
        kwargs["initial"] = {name: columns.get(name, "") for name in DEFAULT_ANSWER} | kwargs.get(
            "initial", {}
        )
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("ssn") and not cleaned.get("reference"):
            self.add_error("ssn", _("By one of the two it must be seen who is meant: the number or our id."))
        both = words_in(cleaned.get("yes", "")) & words_in(cleaned.get("no", ""))
        if both:
            self.add_error(
                "no", _("A word cannot mean both: %(words)s.") % {"words": ", ".join(sorted(both))}
            )
        return cleaned
