"""Changing one record that others may change too: by its version, with its line in the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db import models, transaction
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.editing.drafts import data_of, draft_for, forget_draft
from milepost.journal.actions import Deed, changed

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that two people changed: what the first has made of it, and what the second wants."""

    name: str
    label: str
    theirs: str
    yours: str


@transaction.atomic
def change(
    record: models.Model, values: Mapping[str, Any], *, version: int, deed: Deed, action: str = "changed"
) -> bool:
    """Write `values` if the record still has this version; whether it had. What did not change is not written."""
    differing = changed(record, values)
    if not differing:
        return True
    model = type(record)
    written = model._base_manager.filter(pk=record.pk, version=version).update(
        version=version + 1, **{name: values[name] for name in differing}
    )
    if not written:
        return False
    deed.write(action, record, changes=differing)
    for name, value in [*values.items(), ("version", version + 1)]:
        setattr(record, name, value)
    return True


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form over one record. It knows the version that its reader saw, and finds what somebody else changed since."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflicts: list[Conflict] = []
        self.fields["version"].initial = self.instance.version
        for field in self.fields.values():
            if isinstance(field, forms.DateField):
                field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
                field.validators.append(is_day_of_these_times)

    def _post_clean(self) -> None:
        """The record itself is left alone until it is certain that it may be changed."""

    def values(self) -> dict[str, Any]:
        """What the record is to hold: for a field on which two differ, what was chosen."""
        return {
            name: getattr(self.instance, name) if self.data.get(f"choose-{name}") == "theirs" else value
            for name, value in self.cleaned_data.items()
            if name != "version"
        }

    def take(self, *, deed: Deed, action: str = "changed") -> bool:
        """Change the record; where it was changed meanwhile, gather the conflicts instead."""
        if not self.is_valid():
            return False
        seen = self.cleaned_data["version"] or self.instance.version
        if seen == self.instance.version and change(
            self.instance, self.values(), version=seen, deed=deed, action=action
        ):
            return True
        self.instance.refresh_from_db()
        self.conflicts = [
            Conflict(name, str(self.fields[name].label), _shown(was), _shown(wanted))
            for name, (was, wanted) in changed(self.instance, self.values()).items()
        ]
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["version"] = str(self.instance.version)
        self.data = data
        if not self.conflicts:
            return self.take(deed=deed, action=action)
        return False


class ReasonForm(forms.Form):
    """A reason that stands in the journal; `help_why` gives an example of one."""

    help_why: Any = ""
    why = forms.CharField(label=gettext_lazy("Why?"), max_length=300, min_length=8)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].help_text = self.help_why


def day_field(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DateField:
    """A day, with the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=required, help_text=help_text, widget=widget, validators=[is_day_of_these_times]
    )


def is_day_of_these_times(day: date) -> None:
    """A slip of the year is said at once: 0204 and 9999 are days too, and ten years after 9999 there is none."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise forms.ValidationError(
            _("Look at the year again: days from %(first)s to %(last)s can be kept.")
            % {"first": FIRST_DAY.year, "last": LAST_DAY.year}
        )


def _shown(value: Any) -> str:
    return _("nothing") if value in (None, "") else str(value)


def form_with_draft(
    request: HttpRequest, form: type[Any], **options: Any
) -> tuple[Any, dict[str, Any] | None]:
    """The form as sent; or as it was when its writer's time ran out; or fresh. The second value is the draft shown."""
    if request.method == "POST":
        if "forget-draft" in request.POST:
            forget_draft(request)
            return form(**options), None
        return form(request.POST, request.FILES or None, **options), None
    draft = draft_for(request)
    if draft is None:
        return form(**options), None
    made = form(**options)
    made.initial.update({name: values[-1] for name, values in data_of(draft).lists() if name != "version"})
    return made, draft
