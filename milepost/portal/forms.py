"""The forms of the mirror of the Portal: the file, its columns, a reason, and what a bulk act needs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.editing.records import ReasonForm
from milepost.rulebook.facts import Program
from milepost.spreadsheets.forms import COLUMN, ColumnsForm, FileForm
from milepost.website.templatetags.words import word


class ListForm(FileForm):
    """Which list, and the file as the Portal gave it."""

    kind = forms.ChoiceField(label=gettext_lazy("Which list of the Portal"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = gettext_lazy("File")
        self.fields["file"].help_text = gettext_lazy(
            "As the Portal downloads it, Excel or CSV, unchanged. It is kept sealed."
        )


class PortalColumnsForm(ColumnsForm):
    def _check_who(self, columns: dict[str, int]) -> None:
        """A row is somebody's by number or name, or of a payment by its work case."""
        if not {"ssn", "ticket_number", "name", "last_name", "work_case"} & set(columns):
            self.add_error(
                f"{COLUMN}ssn", _("Choose a column that says whose each row is: a Social Security number, a Ticket number or a name.")
            )  # fmt: skip


class TakeAnywayForm(ReasonForm):
    help_why = gettext_lazy(
        "A few words, such as: we gave sixty Tickets to another provider. They stand in the journal, with your name."
    )


class SetAsideForm(ReasonForm):
    help_why = gettext_lazy(
        "A few words, such as: the help desk says that the Portal is wrong. They stand in the audit, with your name."
    )


class ProgramForm(forms.Form):
    """Which benefit somebody new gets: the Portal's lists do not say it."""

    program = forms.ChoiceField(label=gettext_lazy("Which benefit they get"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["program"].choices = [("", "—"), *((one.value, word(one.value)) for one in Program)]  # type: ignore[attr-defined]
