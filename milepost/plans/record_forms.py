"""Forms about what has happened: a talk, what was told, a copy, a signature on paper; and the organization's settings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.documents.kinds import MOST_BYTES, kind_of
from milepost.editing.records import RecordForm, day_field
from milepost.people.models import Ticketholder
from milepost.plans.forms import LONGEST_TEXT, DayInPastForm
from milepost.plans.models import Disclosure, Discussion, Method, PlanSettings


class DiscussionForm(DayInPastForm):
    held_on = day_field(gettext_lazy("Day of the talk"), required=True)
    manner = forms.ChoiceField(label=gettext_lazy("How"), choices=Discussion.Manner.choices)
    summary = forms.CharField(
        label=gettext_lazy("What was talked about"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4, "class": "usa-textarea"}),
    )
    assessment = forms.CharField(
        label=gettext_lazy("Assessment by the Employment Network"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4, "class": "usa-textarea"}),
        help_text=gettext_lazy("Why these goals and services fit this person. It is printed with the plan."),
    )


class ToldForm(DayInPastForm):
    told_on = day_field(gettext_lazy("Told on"), required=True)
    items = forms.MultipleChoiceField(
        label=gettext_lazy("What was told"),
        choices=Disclosure.Item.choices,
        error_messages={"required": gettext_lazy("Tick at least one.")},
    )


class CopyForm(DayInPastForm):
    given_on = day_field(gettext_lazy("Given on"), required=True)
    format = forms.ChoiceField(label=gettext_lazy("Format"), choices=Ticketholder.Format.choices)


class FileForm(forms.Form):
    """One file, known by its content."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A PDF or a photograph, up to 20 MB."),
        error_messages={"required": gettext_lazy("Choose a file first.")},
    )

    content: bytes = b""
    content_type: str = ""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if not file:
            return None
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This is larger than 20 MB. Scan it in grey, or in parts."))
        self.content = file.read()
        kind = kind_of(self.content)
        if kind is None:
            raise forms.ValidationError(
                _("This is neither a PDF nor a photograph. Save it as a PDF and choose it again.")
            )
        self.content_type = kind
        return file


class PaperForm(FileForm, DayInPastForm):
    """A signature that was given on paper, or before a witness."""

    name = forms.CharField(label=gettext_lazy("Name, as signed"), max_length=120)
    method = forms.ChoiceField(label=gettext_lazy("How it was signed"))
    signed_on = day_field(gettext_lazy("Day of the signature"), required=True)
    witness = forms.CharField(
        label=gettext_lazy("Witness"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Only of a spoken one."),
    )
    is_this_wording = forms.BooleanField(
        label=gettext_lazy("I have compared it: what was signed is this wording"),
        error_messages={"required": gettext_lazy("Compare the paper with this wording first.")},
    )

    field_order = ("method", "name", "signed_on", "witness", "file", "is_this_wording")

    def __init__(self, *args: Any, settings: PlanSettings, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accepted = [
            (value, label)
            for value, label in Method.choices
            if value != Method.ELECTRONIC and settings.accepts(value)
        ]
        self.fields["method"].choices = accepted  # type: ignore[attr-defined]
        self.fields["file"].required = False
        self.fields["file"].label = gettext_lazy("Scan")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        method = cleaned.get("method")
        if method == Method.SCANNED and not self.content and "file" not in self.errors:
            self.add_error("file", _("Add the scan of the signed plan."))
        if method == Method.VERBAL and not cleaned.get("witness", "").strip():
            self.add_error("witness", _("Name the witness who heard it."))
        return cleaned


class PlanSettingsForm(RecordForm):
    class Meta:
        model = PlanSettings
        fields = (
            "electronic", "wet", "scanned", "verbal", "order", "link_days", "full_time_hours", "address", "phone", "email",
            "advocacy",
        )  # fmt: skip
        labels = {  # noqa: RUF012 - the shape that Django asks for
            "electronic": gettext_lazy("Signed electronically, by typing the name"),
            "wet": gettext_lazy("Signed by hand, the paper is kept"),
            "scanned": gettext_lazy("Signed by hand, a scan is kept"),
            "verbal": gettext_lazy("Spoken, before a witness"),
            "order": gettext_lazy("Who signs first"),
            "link_days": gettext_lazy("Days for which a link can be used"),
            "full_time_hours": gettext_lazy("Hours a week from which work is full time"),
            "address": gettext_lazy("Postal address in the plan"),
            "phone": gettext_lazy("Telephone in the plan"),
            "email": gettext_lazy("E-mail address in the plan"),
            "advocacy": gettext_lazy("Protection and Advocacy system of the State"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, least, most in (("link_days", 1, 60), ("full_time_hours", 1, 60)):
            self.fields[name] = forms.IntegerField(
                label=self.fields[name].label,
                min_value=least,
                max_value=most,
                initial=self.fields[name].initial,
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not any(cleaned.get(method) for method in Method.values):
            raise forms.ValidationError(_("Take at least one way of signing; else no plan can be signed."))
        return cleaned
