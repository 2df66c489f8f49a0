"""What is filled in about a version of a scheme: from when it holds, why it ends; and a file of one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.editing.records import day_field
from milepost.rulebook.schemes import Scheme, SchemeFault, read
from milepost.rulebook.schemes.reading import MOST_CHARACTERS
from milepost.schemes.record_forms import WhyForm


class InForceForm(forms.Form):
    since = day_field(
        gettext_lazy("In force from"),
        required=True,
        help_text=gettext_lazy("It decides for people whose VR case is closed on this day or later."),
    )
    until = day_field(gettext_lazy("Its last day"), help_text=gettext_lazy("Empty: no end is known."))


class EndForm(WhyForm):
    on = day_field(gettext_lazy("Its last day"), required=True)
    field_order = ("on", "why")


class FileForm(forms.Form):
    """A scheme from a file; every fault of it with its line and its cure."""

    file = forms.FileField(
        label=gettext_lazy("File of a scheme"),
        help_text=gettext_lazy("A .json file as this program writes it, or somebody else's Milepost."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scheme: Scheme | None = None
        self.faults: tuple[SchemeFault, ...] = ()

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > 4 * MOST_CHARACTERS:
            raise forms.ValidationError(_("This is too large for a scheme. Choose another file."))
        try:
            text = file.read().decode("utf-8")
        except UnicodeDecodeError:
            raise forms.ValidationError(
                _("This is not text in UTF-8. Save it as UTF-8 and choose it again.")
            ) from None
        self.scheme, self.faults = read(text)
        if self.scheme is None:
            raise forms.ValidationError(
                _("The file is refused. What has to be mended stands below, line by line.")
            )
        return file
