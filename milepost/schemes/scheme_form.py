"""The form that writes a scheme, made from the model itself: a field for each field, rows that can be added without a script.

What it gathers is what a file would hold, and the file's own reader finds what is wrong, so that form, file and code agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args, get_origin

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from milepost.editing.records import day_field
from milepost.rulebook.money import Cents
from milepost.rulebook.schemes import Scheme
from milepost.rulebook.schemes.reading import FORMAT, document_of, hints_of, read_document, unwrapped
from milepost.schemes.labels import LABELS, WORDS
from milepost.website.templatetags.words import language

KEYS = {
    "conditions": "kind",
    "payments": "number",
    "payments.amounts": "",
    "payments.bonuses": "value",
    "papers.ticket_proof_any_of": "kind",
    "referral_forms": "form",
}
"""Of each list the field without which a row is not there; an amount is there if anything of it is."""
MOST_ROWS, LONG = 30, {"note", "source", "share_rules"}
WIDE = LONG | {"agency", "name", "label", "conditions.kind"}
MOST_DIGITS, LONGEST = 15, 2_000
NEW_ROW, SEVERAL = "new-row", {"invoice-number_rules", "invoice-tin_rules"}


class SchemeForm(forms.Form):
    """`document`: what a file holds, as the form begins; `typed`: what somebody had typed; after a post what was sent counts."""

    def __init__(
        self,
        data: Any = None,
        *,
        document: Mapping[str, Any] | None = None,
        typed: Mapping[str, Any] | None = None,
    ) -> None:
        first = typed if typed is not None else _initial(Scheme, document or {}, "")
        super().__init__(data, initial=dict(first))
        self.scheme: Scheme | None = None
        self._is_typed = typed is not None
        self._typed: Mapping[str, Any] = data if data is not None else first
        self.fields["version"] = forms.CharField(required=False, widget=forms.HiddenInput)
        self._add(Scheme, "", "")

    # Made from the model

    def _add(self, kind: Any, name: str, label: str) -> None:
        for one, hint in _fields(kind):
            here, words = f"{name}{one}", f"{label}{one}"
            inner, _optional = unwrapped(hint)
            item = _item(inner)
            if item is not None and is_dataclass(item):
                count = self._count(f"rows-{here}")
                self.fields[f"rows-{here}"] = forms.IntegerField(
                    required=False, widget=forms.HiddenInput, initial=count
                )
                for place in range(count):
                    self._add(item, f"{here}-{place}-", f"{words}.")
            elif is_dataclass(inner):
                self._add(inner, f"{here}-", f"{words}.")
            else:
                is_key = KEYS.get(label.rstrip(".")) == one
                self.fields[here] = _field(hint, words, may_be_blank=is_key)
                self.fields[here].initial = self._first(kind, one, here)
                self.fields[here].is_wide = bool({one, words} & WIDE)  # type: ignore[attr-defined]

    def _first(self, kind: Any, one: str, here: str) -> Any:
        """What a field shows of which nothing is given: the model's own default; but a box that somebody left empty stays so."""
        is_left_empty = self._is_typed and not here.startswith(str(self._typed.get(NEW_ROW) or "-"))
        if is_left_empty and isinstance(self.fields[here], forms.BooleanField):
            return False
        default = next(known.default for known in fields(kind) if known.name == one)
        return None if default is MISSING else _plain(default)

    def _count(self, name: str) -> int:
        given = str(self._typed.get(name) or "0")
        return min(int(given), MOST_ROWS) if given.isascii() and given.isdigit() else 0

    # Shown

    def part(self, *names: str) -> list[BoundField]:
        return [self[name] for name in names]

    @property
    def head(self) -> list[BoundField]:
        return self.part(
            "id", "state", "agency", "name", "programme", "effective_from", "effective_to", "dates_by",
            "is_historic", "is_confirmed", "source", "note",
        )  # fmt: skip

    @property
    def foot(self) -> list[BoundField]:
        return self.part(
            "who_pays", "who_receives", "share_rules", "blocks_ssa_payments", "reduces_ssa_payments"
        )

    def group(self, name: str) -> list[BoundField]:
        """The fields of one object, without what stands deeper."""
        return [
            self[one] for one in self.fields if one.startswith(f"{name}-") and "-" not in one[len(name) + 1 :]
        ]

    def rows(self, name: str) -> list[list[BoundField]]:
        return [self.group(f"{name}-{place}") for place in range(self._count(f"rows-{name}"))]

    @property
    def notice(self) -> list[BoundField]:
        return self.group("notice")

    @property
    def papers(self) -> list[BoundField]:
        return self.group("papers")

    @property
    def invoice(self) -> list[BoundField]:
        return self.group("invoice")

    @property
    def conditions(self) -> list[list[BoundField]]:
        return self.rows("conditions")

    @property
    def proofs(self) -> list[list[BoundField]]:
        return self.rows("papers-ticket_proof_any_of")

    @property
    def referral_forms(self) -> list[list[BoundField]]:
        return self.rows("referral_forms")

    @property
    def payments(self) -> list[dict[str, Any]]:
        return [
            {
                "name": f"payments-{place}",
                "own": self.group(f"payments-{place}"),
                "outcome": self.group(f"payments-{place}-outcome"),
                "window": self.group(f"payments-{place}-window"),
                "amounts": self.rows(f"payments-{place}-amounts"),
                "bonuses": self.rows(f"payments-{place}-bonuses"),
            }
            for place in range(self._count("rows-payments"))
        ]

    # Gathered

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            self._names: dict[str, str] = {}
            document = {"format": FORMAT, **self._gather(Scheme, "", "", cleaned, "")}
            self.scheme, faults = read_document(document)
            for fault in faults:
                said, name = fault.words(language()), self._names.get(fault.path)
                if name is None:
                    said = f"{fault.path}: {said}" if fault.path else said
                self.add_error(name, said)
        return cleaned

    def _gather(
        self, kind: Any, name: str, path: str, cleaned: Mapping[str, Any], label: str
    ) -> dict[str, Any]:
        """What a file would hold here; remembers by which field each place of it was typed."""
        found: dict[str, Any] = {}
        for one, hint in _fields(kind):
            here, there = f"{name}{one}", f"{path}{one}"
            inner, is_optional = unwrapped(hint)
            item = _item(inner)
            if item is not None and is_dataclass(item):
                found[one] = []
                for place in range(self._count(f"rows-{here}")):
                    if self._is_there(item, f"{here}-{place}-", f"{label}{one}", cleaned):
                        row = f"{there}[{len(found[one])}]"
                        found[one].append(
                            self._gather(item, f"{here}-{place}-", f"{row}.", cleaned, f"{label}{one}.")
                        )
            elif is_dataclass(inner):
                found[one] = self._gather(inner, f"{here}-", f"{there}.", cleaned, f"{label}{one}.")
            else:
                self._names[there] = here
                value = _given(inner, cleaned.get(here), is_optional=is_optional)
                if value is None and not is_optional:
                    continue  # the model's own default, or the reader says that it lacks
                found[one] = value
                if isinstance(value, list):
                    self._names |= {f"{there}[{place}]": here for place in range(len(value))}
        return found

    def _is_there(self, kind: Any, name: str, label: str, cleaned: Mapping[str, Any]) -> bool:
        key = KEYS[label]
        names = [key] if key else [one for one, _hint in _fields(kind)]
        return any(cleaned.get(f"{name}{one}") not in (None, "", False, []) for one in names)


def typed_in(data: QueryDict) -> dict[str, Any]:
    """What was sent, as a form shows it that finds fault with nothing yet."""
    return {key: data.getlist(key) if key in SEVERAL else data.get(key) for key in data}


def with_another_row(data: QueryDict, name: str) -> dict[str, Any]:
    """The same with one more row of a list; of payments with the first row of its amounts."""
    typed = typed_in(data)
    if name.split("-")[-1] not in {key.rsplit(".", 1)[-1] for key in KEYS}:
        return typed
    before = str(typed.get(f"rows-{name}") or 0)
    count = int(before) if before.isascii() and before.isdigit() else 0
    typed |= {f"rows-{name}": min(count + 1, MOST_ROWS), NEW_ROW: f"{name}-{count}-"}
    if name == "payments":
        typed |= {f"payments-{count}-number": count + 1, f"rows-payments-{count}-amounts": 1}
    return typed


def _fields(kind: Any) -> Iterator[tuple[str, Any]]:
    hints = hints_of(kind)
    for one in fields(kind):
        yield one.name, hints[one.name]


def _item(kind: Any) -> Any:
    """Of a list what it is of; None of anything else."""
    return get_args(kind)[0] if get_origin(kind) is tuple else None


def _field(hint: Any, words: str, *, may_be_blank: bool) -> forms.Field:
    kind, is_optional = unwrapped(hint)
    label, help_text = LABELS[words]
    options: dict[str, Any] = {"label": label, "help_text": help_text, "required": False}
    item = _item(kind)
    if item is not None and issubclass(item, StrEnum):
        widget = forms.CheckboxSelectMultiple(attrs={"class": "check"})
        choices = [(one.value, WORDS[one]) for one in item]
        return forms.MultipleChoiceField(choices=choices, widget=widget, **options)
    if item is not None:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), max_length=LONGEST, **options)
    if kind is bool:
        return forms.BooleanField(**options)
    if kind is date:
        return day_field(label, help_text=help_text)
    if kind is int:
        return forms.IntegerField(max_value=10**6, **options)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        empty = [("", "—")] if is_optional or may_be_blank else []
        return forms.ChoiceField(choices=[*empty, *((one.value, WORDS[one]) for one in kind)], **options)
    if words.rsplit(".", 1)[-1] in LONG:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST, **options)
    is_number = kind is Cents or kind is Decimal
    attrs = {"inputmode": "decimal", "autocomplete": "off"} if is_number else {}
    return forms.CharField(max_length=LONGEST, widget=forms.TextInput(attrs=attrs), **options)


def _given(kind: Any, typed: Any, *, is_optional: bool) -> Any:
    """As a file would hold it."""
    item = _item(kind)
    if item is not None:
        if isinstance(typed, list):
            return typed
        lines = [line.strip() for line in str(typed or "").splitlines() if line.strip()]
        return (
            [int(one) if one.isascii() and one.isdigit() and len(one) < MOST_DIGITS else one for one in lines]
            if item is int
            else lines
        )
    if kind is bool:
        return bool(typed)
    if isinstance(typed, date):
        return typed.isoformat()
    if typed in (None, ""):
        if is_optional:
            return None
        return "" if kind is str else None
    if kind is Cents:
        return str(typed).replace("$", "").replace(",", "").strip()
    if kind is str:
        return str(typed).replace("\r\n", "\n")
    return str(typed).strip() if kind is Decimal else typed


def _initial(kind: Any, given: Mapping[str, Any], name: str) -> dict[str, Any]:
    """What the fields hold for what a file holds."""
    found: dict[str, Any] = {}
    for one, hint in _fields(kind):
        here, inner = f"{name}{one}", unwrapped(hint)[0]
        item, value = _item(inner), given.get(one)
        if item is not None and is_dataclass(item):
            found[f"rows-{here}"] = len(value or [])
            for place, row in enumerate(value or []):
                found |= _initial(item, row, f"{here}-{place}-")
        elif is_dataclass(inner):
            found |= _initial(inner, value or {}, f"{here}-")
        elif one in given:
            found[here] = (
                "\n".join(map(str, value or [])) if item is not None and not _is_words(item) else value
            )
    return found


def _is_words(item: Any) -> bool:
    return isinstance(item, type) and issubclass(item, StrEnum)


def _plain(value: Any) -> Any:
    """A default as a field shows it."""
    if isinstance(value, tuple):
        return ""
    return value.value if isinstance(value, StrEnum) else value


def typed_of(scheme: Scheme) -> dict[str, Any]:
    """What somebody would type to write this scheme."""
    return _initial(Scheme, document_of(scheme), "")
