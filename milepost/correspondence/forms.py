"""Writing a message, and whether e-mail tells of messages."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.correspondence.choices import About
from milepost.correspondence.models import MessageMail
from milepost.correspondence.policies import check_names, check_text
from milepost.documents.forms import PapersField
from milepost.documents.kinds import LookedThrough
from milepost.editing.records import day_field

LONGEST = 4_000
MOST_FILES = 5


class MessageForm(forms.Form):
    about = forms.ChoiceField(label=gettext_lazy("About"), choices=About.choices)
    text = forms.CharField(
        label=gettext_lazy("Message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("No Social Security number, no Ticket number, no birth date: the case number says who it is."),
    )  # fmt: skip
    papers = PapersField(
        most=MOST_FILES,
        label=gettext_lazy("Files"),
        help_text=gettext_lazy(
            "PDFs or photographs, up to 5, each up to 20 MB. They are kept sealed, for the two sides of this case alone."
        ),
    )
    asks = forms.BooleanField(label=gettext_lazy("An answer is needed"), required=False)
    answer_by = day_field(
        gettext_lazy("Answer by"), help_text=gettext_lazy("May stay empty where the day does not matter.")
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        check_text(text)
        return text

    def clean_papers(self) -> list[LookedThrough]:
        files: list[LookedThrough] = self.cleaned_data["papers"]
        check_names(file.name for file in files)
        return files

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        by = cleaned.get("answer_by")
        if by and by < self.day:
            self.add_error("answer_by", _("This day is over."))
        if by and not cleaned.get("asks"):
            self.add_error("asks", _("A day is given: say that an answer is needed, or take the day out."))
        return cleaned


class MailForm(forms.Form):
    is_wanted = forms.BooleanField(
        label=gettext_lazy("Tell me of messages by e-mail"),
        required=False,
        help_text=gettext_lazy("The case number and a link; no name and nothing of what was written."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=MessageMail.Language.choices)
