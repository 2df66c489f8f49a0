"""The form that takes a caseload file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.documents.forms import SeveralFiles

KINDS = (".xlsx", ".zip", ".csv")


class FilesField(forms.FileField):
    """One workbook or archive, or several CSV files."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files: Sequence[Any] = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files or [None]]


class UploadForm(forms.Form):
    caseload = FilesField(
        label=gettext_lazy("Caseload"),
        help_text=gettext_lazy(
            "An Excel workbook (.xlsx), a .zip of CSV files, or the CSV files themselves."
        ),
        error_messages={
            "required": gettext_lazy("Choose a file first."),
            "empty": gettext_lazy("The file is empty."),
        },
    )

    def clean_caseload(self) -> list[UploadedFile[Any]]:
        """What can be seen without opening it; the rest is the reader's work."""
        files: list[UploadedFile[Any]] = self.cleaned_data["caseload"]
        for file in files:
            if PurePath(file.name or "").suffix.lower() not in KINDS:
                raise forms.ValidationError(
                    _("“%(name)s” is no caseload. Save it as .xlsx or .csv and choose it again.")
                    % {"name": file.name}
                )
        if len(files) > 1 and any(PurePath(file.name or "").suffix.lower() != ".csv" for file in files):
            raise forms.ValidationError(_("Choose one workbook or archive, or several CSV files."))
        if sum(file.size or 0 for file in files) > settings.LARGEST_UPLOAD:
            raise forms.ValidationError(
                _("This is larger than %(limit)s MB. Send fewer Tickets at a time, or use the command line.")
                % {"limit": settings.LARGEST_UPLOAD // 1024 // 1024}
            )
        return files
