"""The forms of getting in: the file, its columns, and why something is right although it looks wrong."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.editing.records import ReasonForm
from milepost.spreadsheets.kinds.frame import Columns, Field
from milepost.spreadsheets.mapping import Mapping, days_can_be_two, order_of_days
from milepost.spreadsheets.sniffing import Seen

COLUMN = "column_"
DEFAULT = "default_"
DATE_ORDERS = (
    ("", "—"),
    ("month", gettext_lazy("month first: 03/11/2024 is 11 March")),
    ("day", gettext_lazy("day first: 03/11/2024 is 3 November")),
)
NAME_ORDERS = (
    ("", gettext_lazy("as they are written")),
    ("last_first", gettext_lazy("last name, comma, first name")),
)


class FileForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("What its rows are"))
    file = forms.FileField(
        label=gettext_lazy("Spreadsheet"),
        help_text=gettext_lazy("Any .xlsx, .xls, .ods or .csv, with a row of headings. It is kept sealed."),
        error_messages={
            "required": gettext_lazy("Choose a file first."),
            "empty": gettext_lazy("The file is empty."),
        },
    )

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > settings.LARGEST_UPLOAD:
            raise forms.ValidationError(
                _("This is larger than %(limit)s MB. Give fewer rows at a time.")
                % {"limit": settings.LARGEST_UPLOAD // 1024 // 1024}
            )
        return file


class ColumnsForm(forms.Form):
    """Which column holds which of our fields, suggested from its headings."""

    def __init__(
        self, *args: Any, kind: Columns, sheet: Seen, mapping: Mapping, name: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.sheet = kind, sheet
        columns = [("", _("not in the file")), *((str(one.place), _said(one)) for one in sheet.columns)]
        for one in kind.fields:
            self.fields[f"{COLUMN}{one.name}"] = forms.ChoiceField(
                label=one.label,
                choices=columns,
                required=False,
                initial=str(mapping.columns.get(one.name, "")),
            )
        for one in kind.fields:
            if one.choices:
                self.fields[f"{DEFAULT}{one.name}"] = _default_field(one, mapping)
        self.fields["date_order"] = forms.ChoiceField(
            label=_("How days are written"),
            choices=DATE_ORDERS,
            required=False,
            initial=mapping.date_order,
            help_text=_("Matters only where the file has days such as 03/11/2024."),
        )
        self.fields["name_order"] = forms.ChoiceField(
            label=_("How names are written"),
            choices=NAME_ORDERS,
            required=False,
            initial=mapping.name_order,
        )
        self.fields["remember_as"] = forms.CharField(
            label=_("Remember these columns as"),
            required=False,
            max_length=80,
            initial=name,
            help_text=_("A file with the same headings is then mapped so by itself."),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        columns = self._columns()
        used: dict[int, str] = {}
        for one in self.kind.fields:
            place = columns.get(one.name)
            if one.required and place is None:
                self.add_error(f"{COLUMN}{one.name}", _("Choose the column that holds this."))
            if place is not None and place in used:
                self.add_error(f"{COLUMN}{one.name}", _("This column is chosen for another field already."))
            elif place is not None:
                used[place] = one.name
        self._check_who(columns)
        if not cleaned.get("date_order") and days_can_be_two(self.kind, self.sheet, columns):
            self.add_error(
                "date_order", _("The file has days that can be read in two ways. Say which stands first.")
            )
        found = order_of_days(self.kind, self.sheet, columns)
        if found and cleaned.get("date_order") and cleaned["date_order"] != found:
            self.add_error(
                "date_order",
                _("The file has days that can only be read in the other order. Choose that one."),
            )
        return cleaned

    def _check_who(self, columns: dict[str, int]) -> None:
        has_name = "name" in columns or "last_name" in columns
        if self.kind.code == "people" and not has_name and not {"reference", "ssn"} & set(columns):
            self.add_error(f"{COLUMN}name", _("Choose the column that holds this."))
        elif not has_name and not {"reference", "ssn", "ticket_number"} & set(columns):
            self.add_error(
                f"{COLUMN}reference",
                _("Choose a column that says whose each row is: an id, a Social Security number or a name."),
            )

    def _columns(self) -> dict[str, int]:
        chosen = {one.name: self.cleaned_data.get(f"{COLUMN}{one.name}") for one in self.kind.fields}
        return {name: int(place) for name, place in chosen.items() if place}

    def mapping(self) -> Mapping:
        """What was chosen."""
        columns = self._columns()
        defaults = {
            one.name: self.cleaned_data[f"{DEFAULT}{one.name}"]
            for one in self.kind.fields
            if one.choices and self.cleaned_data.get(f"{DEFAULT}{one.name}")
        }
        return Mapping(
            self.sheet.name,
            self.sheet.header,
            columns,
            self.cleaned_data["date_order"],
            self.cleaned_data["name_order"],
            defaults,
            [one.heading for one in self.sheet.columns],
        )


def _said(column: Any) -> str:
    """A column by its letter, its heading and what stands in it."""
    example = f" ({', '.join(column.examples[:2])})" if column.examples else ""
    return f"{letter_of(column.place)} · {column.heading}{example}"[:90]


def letter_of(place: int) -> str:
    """`A` for 0, `AA` for 26, as spreadsheets call their columns."""
    name, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def _default_field(one: Field, mapping: Mapping) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("%(field)s, where the file does not say it") % {"field": one.label},
        choices=[("", "—"), *one.choices],
        required=False,
        initial=mapping.defaults.get(one.name, ""),
    )


class SheetForm(forms.Form):
    """Another sheet, or another row of headings, than the one that was found."""

    sheet = forms.ChoiceField(label=gettext_lazy("Sheet"), required=False)
    header = forms.IntegerField(
        label=gettext_lazy("Row of the headings"),
        min_value=1,
        max_value=200_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, sheets: list[Seen], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hidden = _("hidden")
        self.fields["sheet"].choices = [  # type: ignore[attr-defined]
            (str(place), f"{one.name or '—'}{f' ({hidden})' if one.is_hidden else ''}")
            for place, one in enumerate(sheets)
        ]


class OverrideForm(ReasonForm):
    help_why = gettext_lazy(
        "A few words, such as: the whole caseload moves to new ids. They stand in the journal, with your name."
    )
