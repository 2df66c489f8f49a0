"""Adding a document."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.documents.kinds import MOST_BYTES, kind_of
from milepost.documents.models import Document


class DocumentForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=Document.Kind.choices)
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A PDF or a photograph, up to 20 MB."),
        error_messages={"required": gettext_lazy("Choose a file first.")},
    )

    def clean_file(self) -> Any:
        """By its content; a name says nothing."""
        file = self.cleaned_data["file"]
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


class WithdrawForm(forms.Form):
    because = forms.CharField(label=gettext_lazy("Why?"), max_length=300)
