"""How money and the records of this subject are typed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.documents.models import Document
from milepost.editing.records import Conflict, RecordForm
from milepost.journal.actions import Deed
from milepost.keys.fields import Sealed
from milepost.rulebook.money import cents, plain, spoken

MOST_CENTS = 100_000_000_00
_AMOUNT = re.compile(r"-?\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?|-?\d+(?:\.\d{1,2})?|-?\.\d{1,2}", re.ASCII)


class MoneyField(forms.Field):
    """Dollars and cents as people type them, kept as whole cents: `1,234.56`, `$1234.5`, `900`."""

    def __init__(self, *, negative: bool = False, **options: Any) -> None:
        self.negative = negative
        attrs = {"inputmode": "decimal", "autocomplete": "off", "class": "usa-input"}
        super().__init__(**{"required": False, "widget": forms.TextInput(attrs=attrs), **options})

    def to_python(self, value: Any) -> int | None:
        if value is None or isinstance(value, int):
            return value
        text = str(value).strip().replace("$", "").replace(" ", "").replace("−", "-")
        if not text:
            return None
        if not _AMOUNT.fullmatch(text):
            raise forms.ValidationError(_("Write an amount such as 1,234.56."))
        amount = cents(Decimal(text.replace(",", "")))
        if amount < 0 and not self.negative:
            raise forms.ValidationError(_("This amount cannot be negative."))
        if abs(amount) > MOST_CENTS:
            raise forms.ValidationError(_("This amount is too large. Look at it again."))
        return amount

    def prepare_value(self, value: Any) -> Any:
        return plain(value) if isinstance(value, int) else value


class EarningsForm(RecordForm):
    """A form over one record of this subject: its note is sealed, and money is shown as money when two differ."""

    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Kept sealed."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "note" in self.fields and isinstance(getattr(self.instance, "note", None), Sealed):
            self.initial["note"] = self.instance.note.open()

    def clean_note(self) -> str | None:
        return self.cleaned_data["note"] or None

    def take(self, *, deed: Deed, action: str = "changed") -> bool:
        taken = super().take(deed=deed, action=action)
        self.conflicts = [
            Conflict(one.name, one.label, self._money(one.name, one.theirs), self._money(one.name, one.yours))
            for one in self.conflicts
        ]
        return taken

    def _money(self, name: str, said: str) -> str:
        is_money = isinstance(self.fields.get(name), MoneyField)
        return spoken(int(said)) if is_money and said.lstrip("-").isdigit() else said

    def given(self) -> dict[str, Any]:
        """What a new record is made of."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


def document_field(label: Any) -> forms.ModelChoiceField[Document]:
    """One of the Ticket's documents; which they are the form says."""
    return _DocumentField(label=label, queryset=Document.objects.none(), required=False)


class _DocumentField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Model) -> str:
        assert isinstance(obj, Document)
        kind = obj.get_kind_display()
        return f"{kind[0].upper()}{kind[1:]}, {obj.added_at:%Y-%m-%d %H:%M}"
