"""Adding a document; looking files through by their content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.documents.kinds import MOST_BYTES, LookedThrough, kind_of
from milepost.documents.models import Document


def looked_through(file: UploadedFile[Any]) -> LookedThrough:
    """By its content; a name says nothing. ValidationError where it is none that is taken."""
    if (file.size or 0) > MOST_BYTES:
        raise forms.ValidationError(_("This is larger than 20 MB. Scan it in grey, or in parts."))
    content = file.read()
    kind = kind_of(content)
    if kind is None:
        raise forms.ValidationError(
            _("This is neither a PDF nor a photograph. Save it as a PDF and choose it again.")
        )
    return LookedThrough(file.name or "", kind, content)


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class PapersField(forms.FileField):
    """Several PDFs or photographs, or none."""

    widget = SeveralFiles

    def __init__(self, *, most: int, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.most = most

    def clean(self, data: Any, initial: Any = None) -> list[LookedThrough]:
        files: Sequence[Any] = data if isinstance(data, list | tuple) else [data]
        given = [super(PapersField, self).clean(file, initial) for file in files if file]
        if len(given) > self.most:
            raise forms.ValidationError(_("At most %(count)s files at a time.") % {"count": self.most})
        return [looked_through(file) for file in given]


class DocumentForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=Document.Kind.choices)
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A PDF or a photograph, up to 20 MB."),
        error_messages={"required": gettext_lazy("Choose a file first.")},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        found = looked_through(file)
        self.content, self.content_type = found.content, found.content_type
        return file


class WithdrawForm(forms.Form):
    because = forms.CharField(label=gettext_lazy("Why?"), max_length=300)
