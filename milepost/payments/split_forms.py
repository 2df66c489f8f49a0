"""The form of an agreement to split payments, as SSA-1401 has it: the providers, and a chart of shares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.editing.records import day_field
from milepost.payments.choices import DecidedBy
from milepost.rulebook.facts import PHASE_1, ClaimCode
from milepost.rulebook.payments.splits import MOST
from milepost.website.templatetags.words import word

ROWS = 8
_PARTY = ("name", "pid", "assigned_on", "contact", "phone")
ON_FORM = (*PHASE_1, ClaimCode.PHASE_2, ClaimCode.OUTCOME)


class SplitForm(forms.Form):
    """Up to four providers, and rows of shares; what is left empty is not there."""

    decided_by = forms.ChoiceField(label=gettext_lazy("Who decides the shares"), choices=DecidedBy.choices)
    ours = forms.ChoiceField(label=gettext_lazy("You are"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ours"].choices = [(str(place), _called(place)) for place in range(MOST)]  # type: ignore[attr-defined]
        for place in range(MOST):
            self._party(place)
        for row in range(ROWS):
            self._row(row)

    def _party(self, place: int) -> None:
        words = {"name": _("Name"), "pid": _("Provider ID"), "contact": _("Contact"), "phone": _("Telephone")}
        for name, text in words.items():
            self.fields[f"party{place}_{name}"] = forms.CharField(label=text, required=False, max_length=100)
        self.fields[f"party{place}_assigned_on"] = day_field(_("Assigned on"))

    def _row(self, row: int) -> None:
        said = _("row %(row)s") % {"row": row + 1}
        names = [("", "—"), *((code.value, word(code.value).capitalize()) for code in ON_FORM)]
        self.fields[f"row{row}_claim"] = forms.ChoiceField(
            required=False,
            choices=names,
            widget=_labelled(forms.Select(), _("Payment, %(row)s") % {"row": said}),
        )
        for name, text in (("first", _("From number, %(row)s")), ("last", _("To number, %(row)s"))):
            self.fields[f"row{row}_{name}"] = forms.IntegerField(
                required=False,
                min_value=1,
                max_value=60,
                widget=_labelled(forms.NumberInput(), text % {"row": said}),
            )
        for place in range(MOST):
            text = _("Share of %(party)s in percent, %(row)s") % {"party": _called(place), "row": said}
            field = forms.IntegerField(
                required=False, min_value=0, max_value=100, widget=_labelled(forms.NumberInput(), text)
            )
            self.fields[f"row{row}_share{place}"] = field

    def parties(self) -> Iterator[tuple[str, list[BoundField]]]:
        """Each provider's fields, under what it is called."""
        for place in range(MOST):
            yield _called(place), [self[f"party{place}_{name}"] for name in _PARTY]

    def chart(self) -> Iterator[list[BoundField]]:
        for row in range(ROWS):
            names = ["claim", "first", "last", *(f"share{place}" for place in range(MOST))]
            yield [self[f"row{row}_{name}"] for name in names]

    def _given_parties(self) -> list[dict[str, Any]]:
        data, made = self.cleaned_data, []
        for place in range(MOST):
            one = {name: data.get(f"party{place}_{name}") or "" for name in _PARTY}
            if one["name"]:
                made.append({**one, "assigned_on": str(one["assigned_on"]) if one["assigned_on"] else ""})
        return made

    def _given_rows(self, parties: int) -> list[list[Any]]:
        data, made = self.cleaned_data, []
        for row in range(ROWS):
            claim = data.get(f"row{row}_claim")
            if claim:
                shares = [data.get(f"row{row}_share{place}") or 0 for place in range(parties)]
                made.append([claim, data.get(f"row{row}_first"), data.get(f"row{row}_last"), shares])
        return made

    def values(self) -> dict[str, Any]:
        parties = self._given_parties()
        rows = self._given_rows(len(parties))
        return {
            "decided_by": self.cleaned_data["decided_by"],
            "ours": int(self.cleaned_data["ours"]),
            "content": {"parties": parties, "rows": rows},
        }


def _called(place: int) -> str:
    if place == 0:
        return _("the provider that holds the Ticket")
    return _("earlier provider %(number)s") % {"number": place}


def _labelled(widget: forms.Widget, text: str) -> forms.Widget:
    widget.attrs["aria-label"] = text
    return widget
