"""The forms of sending: why numbers are read, what kind of file, its columns, the fax, and the organization's settings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.earnings.fields import MoneyField
from milepost.editing.column_forms import HeadedColumnsForm
from milepost.editing.records import RecordForm
from milepost.organizations.models import StaffMember
from milepost.requests.columns import FIELDS, MOST_COLUMNS
from milepost.requests.forms import LONGEST_REASON, SHORTEST_REASON, holds_no_number
from milepost.requests.models import RequestSettings

KINDS = (
    ("xlsx", gettext_lazy("batch file, Excel (xlsx)")),
    ("csv", gettext_lazy("batch file, CSV")),
    ("document", gettext_lazy("document for the program manager (JSON)")),
)


class ReadForm(forms.Form):
    """Why a number is read."""

    why = forms.CharField(
        label=gettext_lazy("Why?"),
        min_length=SHORTEST_REASON,
        max_length=LONGEST_REASON,
        help_text=gettext_lazy("It stands in the journal beside each number that is read, with your name."),
    )


class BatchForm(ReadForm):
    kind = forms.ChoiceField(label=gettext_lazy("Kind of file"), choices=KINDS)
    field_order = ("kind", "why")


class FaxForm(forms.Form):
    """What follows the cover."""

    pages = forms.IntegerField(
        label=gettext_lazy("Pages with the cover"), min_value=1, max_value=500, initial=2
    )
    what = forms.CharField(
        label=gettext_lazy("What follows"),
        max_length=120,
        validators=[holds_no_number],
        help_text=gettext_lazy("A kind of document, such as: pay stubs. No name and no number of anybody."),
    )

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name = name

    def clean_what(self) -> str:
        what: str = self.cleaned_data["what"]
        parts = [part for part in self.name.lower().split() if len(part) > 2]
        if any(part in what.lower().split() for part in parts):
            raise forms.ValidationError(_("Leave the name out: the cover names nobody."))
        return what


class ColumnsForm(HeadedColumnsForm):
    """The headings of the batch file."""

    most, holds = MOST_COLUMNS, FIELDS

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned["columns"] and not self.errors:
            raise forms.ValidationError(_("A file needs a column."))
        return cleaned


_LABELS = {
    "payments_contact": gettext_lazy("Contact for payments"),
    "ask_again_days": gettext_lazy("Ask again after so many days without an answer"),
    "unpaid_days": gettext_lazy("Days from approval until money is missed"),
}


class SettingsForm(RecordForm):
    second_person_above = MoneyField(
        label=gettext_lazy("Another person than the preparer must release above"),
        help_text=gettext_lazy("An amount. 0: each request. Empty: nobody else is needed."),
    )

    class Meta:
        model = RequestSettings
        fields = ("second_person_above", "payments_contact", "ask_again_days", "unpaid_days")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in _LABELS.items():
            self.fields[name].label = label
        contact: Any = self.fields["payments_contact"]
        contact.help_text = _(
            "Whom the program manager asks about payments. SSA must have found them suitable."
        )
        contact.queryset = StaffMember.objects.filter(organization=self.instance.organization, is_active=True)
        contact.required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("ask_again_days", "unpaid_days"):
            if name in cleaned and not 1 <= cleaned[name] <= 365:
                self.add_error(name, _("Between 1 and 365 days."))
        return cleaned
