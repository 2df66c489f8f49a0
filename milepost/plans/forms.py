"""The forms of a plan: what it says, who signs, how it was signed and sent, the talks, and what was told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.editing.records import Conflict, day_field
from milepost.journal.actions import Deed
from milepost.plans.actions import write
from milepost.plans.fields import (
    LEAST_SERVICES,
    SECTIONS,
    Field,
    fields_of,
    services_in,
)
from milepost.plans.layout import differences
from milepost.plans.models import PlanVersion
from milepost.plans.states import State
from milepost.rulebook.money import cents, plain

SPARE_SERVICES = 2
LONGEST_LINE, LONGEST_TEXT = 300, 4_000


class DollarsField(forms.CharField):
    """Dollars as people write them, `1,500` or `$1500.50`; kept as whole cents."""

    def __init__(self, *, most: int, **options: Any) -> None:
        self.most = most
        super().__init__(max_length=20, **options)
        self.widget.attrs |= {"inputmode": "decimal"}

    def prepare_value(self, value: Any) -> Any:
        return plain(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value)).replace("$", "").replace(",", "").strip()
        if not text:
            return None
        try:
            amount = cents(Decimal(text))
        except (InvalidOperation, ValueError, OverflowError):
            raise forms.ValidationError(
                _("This is no amount. Write dollars, such as 1,500 or 1500.50.")
            ) from None
        if not 0 <= amount <= self.most:
            raise forms.ValidationError(
                _("Write an amount from 0 to %(most)s dollars a month.") % {"most": f"{self.most // 100:,}"}
            )
        return amount


def form_field(field: Field) -> forms.Field:
    """The form's field for one of a plan's."""
    given: dict[str, Any] = {"label": field.label, "required": False, "help_text": field.help}
    if field.shape == "text":
        return forms.CharField(
            max_length=LONGEST_TEXT,
            widget=forms.Textarea(attrs={"rows": 3, "class": "usa-textarea"}),
            **given,
        )
    if field.shape == "cents":
        return DollarsField(most=field.most or 0, **given)
    if field.shape == "number":
        return forms.IntegerField(min_value=field.least, max_value=field.most, **given)
    if field.shape == "day":
        return day_field(field.label, help_text=field.help)
    if field.shape == "choice":
        return forms.ChoiceField(choices=[("", "—"), *field.choices], **given)
    if field.shape == "yes":
        return forms.BooleanField(**given)
    return forms.CharField(max_length=LONGEST_LINE, **given)


class ContentForm(forms.Form):
    """What a draft says. Like a record's form it knows the version that its writer saw, and finds what changed since."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=2_000_000_000)

    def __init__(self, *args: Any, record: PlanVersion, **kwargs: Any) -> None:
        self.record, self.kind = record, record.plan.kind
        self.conflicts: list[Conflict] = []
        content = record.content.open()
        super().__init__(*args, **{**kwargs, "initial": {**content, "version": record.version}})
        lines = max(LEAST_SERVICES, services_in(content) + SPARE_SERVICES, self._lines_sent())
        self.table = fields_of(self.kind, services=lines)
        for field in self.table:
            self.fields[field.name] = form_field(field)

    def _lines_sent(self) -> int:
        return services_in(self.data) if self.is_bound else 0

    def sections(self) -> Iterator[tuple[str, Any, list[forms.BoundField]]]:
        for name, heading in SECTIONS:
            fields = [self[field.name] for field in self.table if field.section == name]
            if fields:
                yield name, heading, fields

    def values(self) -> dict[str, Any]:
        """The content as it is to be kept: what is empty is left out."""
        kept = self.record.content.open()
        made: dict[str, Any] = {}
        for field in fields_of(self.kind):
            value = self.cleaned_data.get(field.name)
            if self.data.get(f"choose-{field.name}") == "theirs":
                value = kept.get(field.name)
            if value not in (None, "", False):
                made[field.name] = value.isoformat() if isinstance(value, date) else value
        return made

    def take(self, *, deed: Deed) -> bool:
        """Change the draft; where somebody else did meanwhile, gather the conflicts instead."""
        if not self.is_valid():
            return False
        seen = self.cleaned_data["version"] or self.record.version
        if write(self.record, self.values(), seen=seen, deed=deed):
            return True
        self.record.refresh_from_db()
        if self.record.state != State.DRAFT:
            self.add_error(None, _("This wording is no draft any more."))
            return False
        self.conflicts = list(self._conflicts())
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["version"] = str(self.record.version)
        self.data = data
        return False if self.conflicts else self.take(deed=deed)

    def _conflicts(self) -> Iterator[Conflict]:
        kept, wanted = self.record.content.open(), self.values()
        differing = [
            field for field in fields_of(self.kind) if kept.get(field.name) != wanted.get(field.name)
        ]
        words = differences(kept, wanted, self.kind)
        for field, (label, theirs, yours) in zip(differing, words, strict=True):
            yield Conflict(field.name, label, theirs, yours)


class SignersForm(forms.Form):
    """Who signs beside the Employment Network."""

    ticketholder = forms.BooleanField(
        label=gettext_lazy("The Ticketholder signs"), required=False, initial=True
    )
    representative = forms.ChoiceField(label=gettext_lazy("A representative signs"), required=False)

    def __init__(self, *args: Any, representatives: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nobody = [("", gettext_lazy("nobody"))]
        self.fields["representative"].choices = [*nobody, *representatives]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("ticketholder") and not cleaned.get("representative"):
            raise forms.ValidationError(
                _("The Ticketholder or a representative signs, and the Employment Network.")
            )
        return cleaned


class WhyForm(forms.Form):
    because = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=300,
        min_length=4,
        help_text=gettext_lazy("It stays on record with the plan."),
    )


class SendingForm(forms.Form):
    """When a signed plan went to the program manager, and when it was received."""

    sent_on = day_field(gettext_lazy("Sent on"))
    way = forms.ChoiceField(label=gettext_lazy("How"), choices=PlanVersion.Sent.choices)
    received_on = day_field(
        gettext_lazy("Received by the program manager on"),
        help_text=gettext_lazy(
            "With an assignment in the Portal, the day of the assignment there. Empty while it is on its way."
        ),
    )

    def __init__(self, *args: Any, signed_on: date, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signed_on, self.day = signed_on, day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        sent, received = cleaned.get("sent_on"), cleaned.get("received_on")
        for name, on in (("sent_on", sent), ("received_on", received)):
            if on and on > self.day:
                self.add_error(name, _("This day is still ahead."))
            elif on and on < self.signed_on:
                self.add_error(name, _("That is before the latest signature."))
        if sent and received and received < sent:
            self.add_error("received_on", _("It cannot be received before it was sent."))
        if not sent and not received and not self.errors:
            self.add_error("sent_on", _("Write at least one of the two days."))
        return cleaned


class DayInPastForm(forms.Form):
    """A form about something that has happened: none of its days is still ahead."""

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, value in list(cleaned.items()):
            if isinstance(value, date) and value > self.day:
                self.add_error(name, _("This day is still ahead."))
        return cleaned
