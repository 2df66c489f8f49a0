"""The forms about letters: a draft, its mailing, its proof, and the organization's text."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.contacts.choices import Mailing
from milepost.contacts.letter_words import PLACEHOLDERS, paragraphs_of, unknown_placeholders
from milepost.contacts.models import Letter, LetterTemplate
from milepost.documents.forms import DocumentForm
from milepost.editing.records import day_field

LARGE = {"rows": 14}
UNKNOWN = "…"
"""Stands in a draft for what the organization has not settled yet."""


class DraftForm(forms.Form):
    """The letter as it will be, filled from the text of its language. It is words alone; nothing in it is markup."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=LetterTemplate.Language.choices, widget=forms.HiddenInput
    )
    is_large = forms.BooleanField(label=gettext_lazy("Large print"), required=False)
    to = forms.CharField(
        label=gettext_lazy("To"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Name and postal address, a line each."),
    )
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=120)
    body = forms.CharField(
        label=gettext_lazy("Letter"),
        max_length=6000,
        widget=forms.Textarea(attrs=LARGE),
        help_text=gettext_lazy("An empty line begins a new paragraph."),
    )

    def clean_to(self) -> str:
        to = str(self.cleaned_data["to"])
        if len([line for line in to.splitlines() if line.strip()]) < 2:
            raise forms.ValidationError(_("A letter needs an address below the name."))
        return to

    def clean_body(self) -> str:
        body = str(self.cleaned_data["body"])
        if UNKNOWN in body:
            raise forms.ValidationError(_("Where … stands, say how they can reach you."))
        return body

    def given(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {
            "language": cleaned["language"],
            "is_large": cleaned["is_large"],
            "to": [line.strip() for line in cleaned["to"].splitlines() if line.strip()],
            "subject": cleaned["subject"],
            "paragraphs": paragraphs_of(cleaned["body"]),
        }


class MailForm(forms.Form):
    mailing = forms.ChoiceField(
        label=gettext_lazy("How it is mailed"), choices=Mailing.choices, widget=forms.RadioSelect
    )
    mailed_on = day_field(gettext_lazy("Mailed on"), required=True)
    number = forms.CharField(
        label=gettext_lazy("Number of the certified letter"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("Only for Certified Mail; you can add it later."),
    )

    def __init__(self, *args: Any, letter: Letter, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.letter, self.day = letter, day
        self.initial.setdefault("mailed_on", day)
        self.initial.setdefault("mailing", Mailing.FIRST_CLASS)

    def clean_mailed_on(self) -> date:
        mailed_on: date = self.cleaned_data["mailed_on"]
        if mailed_on > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        if mailed_on < self.letter.drafted_on:
            raise forms.ValidationError(_("It was not drafted yet on that day."))
        return mailed_on


class ProofForm(DocumentForm):
    """The scan of a certificate or receipt; for certified mail also its number and the day on the receipt."""

    kind = None  # type: ignore[assignment]  # what it is follows from how the letter was mailed
    number = forms.CharField(
        label=gettext_lazy("Number of the certified letter"), required=False, max_length=40
    )
    received_on = day_field(gettext_lazy("Day on the return receipt"))

    def __init__(self, *args: Any, letter: Letter, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.letter, self.day = letter, day
        self.fields["file"].required = False
        if letter.mailing != Mailing.CERTIFIED:
            del self.fields["number"], self.fields["received_on"]
            self.fields["file"].label = _("Stamped Certificate of Mailing, scanned or photographed")
        else:
            self.fields["file"].label = _("Return receipt, scanned or photographed")

    def clean_file(self) -> Any:
        return super().clean_file() if self.cleaned_data.get("file") else None

    def clean_received_on(self) -> date | None:
        day: date | None = self.cleaned_data["received_on"]
        if day and day > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        if day and self.letter.mailed_on and day < self.letter.mailed_on:
            raise forms.ValidationError(_("It was not mailed yet on that day."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(name) for name in ("file", "number", "received_on")):
            raise forms.ValidationError(_("Choose a file first."))
        return cleaned

    def given(self) -> dict[str, Any]:
        file = self.cleaned_data.get("file")
        kept = (file.name, self.content_type, self.content) if file else None
        return {
            "file": kept,
            "number": self.cleaned_data.get("number"),
            "received_on": self.cleaned_data.get("received_on"),
        }


class TemplateForm(forms.Form):
    """The organization's own text. Only the placeholders named may stand in braces."""

    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=120)
    body = forms.CharField(
        label=gettext_lazy("Letter"), max_length=4000, widget=forms.Textarea(attrs={"rows": 18})
    )
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10_000)

    def _checked(self, name: str) -> str:
        text = str(self.cleaned_data[name])
        wrong = unknown_placeholders(text)
        if wrong:
            raise forms.ValidationError(
                _("%(wrong)s cannot be filled in. What can: %(known)s.")
                % {"wrong": ", ".join(wrong), "known": ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)}
            )
        return text

    def clean_subject(self) -> str:
        return self._checked("subject")

    def clean_body(self) -> str:
        return self._checked("body")
