"""The forms about contacts: a note, a meeting with several, a phase, settings."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.contacts.choices import Kind, Method, Phase, Service
from milepost.contacts.models import ContactNote, ContactSettings
from milepost.contacts.standing import settings_of
from milepost.editing.records import RecordForm, day_field
from milepost.keys.fields import opened
from milepost.organizations.models import StaffMember
from milepost.organizations.today import today_for

EARLIEST = date(2001, 1, 1)
"""The program began in 2002; what is older is a slip of the keyboard."""
BY_HAND = [choice for choice in Kind.choices if choice[0] != Kind.LETTER]


class NoteForm(forms.Form):
    """A note, its fields in the order in which somebody on the telephone needs them.

    The sentence is one line, so that Enter saves; whatever is left as it stands makes the note of a usual call.
    """

    kind = forms.ChoiceField(
        label=gettext_lazy("What happened"),
        choices=BY_HAND,
        initial=Kind.TWO_WAY,
        widget=forms.RadioSelect,
    )
    description = forms.CharField(
        label=gettext_lazy("What passed, in a sentence"),
        max_length=1000,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"),
        required=False,
        min_value=0,
        max_value=1440,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    method = forms.ChoiceField(label=gettext_lazy("How"), choices=Method.choices, initial=Method.PHONE)
    services = forms.MultipleChoiceField(
        label=gettext_lazy("Services given"),
        required=False,
        choices=Service.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    other_service = forms.CharField(label=gettext_lazy("Which other service"), required=False, max_length=200)
    message_left = forms.CharField(
        label=gettext_lazy("Message left, after an attempt"), required=False, max_length=1000
    )
    used = forms.CharField(
        label=gettext_lazy("Number or address used"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    on = day_field(gettext_lazy("Day"), required=True)
    clock = forms.TimeField(
        label=gettext_lazy("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    by = forms.ModelChoiceField(label=gettext_lazy("Who"), queryset=StaffMember.objects.none())
    more = forms.CharField(
        label=gettext_lazy("More, if a sentence is not enough"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    once = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, member: StaffMember, on_file: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day, self.zone = today_for(member.owner), settings_of(member.owner).zone
        colleagues = StaffMember.objects.filter(organization=member.organization_id, is_active=True)
        self.fields["by"].queryset = colleagues | StaffMember.objects.filter(pk=member.pk)  # type: ignore[attr-defined]
        now = timezone.now().astimezone(ZoneInfo(self.zone)).time().replace(second=0, microsecond=0)
        first = {"on": self.day, "clock": now, "by": member.pk, "once": uuid4()}
        self.initial = {**first, **self.initial}
        if on_file:
            self.fields["used"].help_text = _("Empty: what is on file for the way chosen. %(known)s") % {
                "known": on_file
            }
        for name in ("kind", "method", "services", "on", "clock", "by"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        if on < EARLIEST:
            raise forms.ValidationError(_("This is before the program began. Look at the year again."))
        return on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        services = cleaned.get("services") or []
        if Service.OTHER in services and not cleaned.get("other_service"):
            self.add_error("other_service", _("Name the other service."))
        if cleaned.get("other_service") and Service.OTHER not in services:
            cleaned["services"] = [*services, Service.OTHER.value]
        return cleaned

    def given(self) -> dict[str, Any]:
        """The note as the actions take it."""
        cleaned = self.cleaned_data
        clock: time = cleaned["clock"]
        parts = [cleaned["description"], cleaned["more"]]
        return {
            **{name: cleaned[name] for name in _SAME},
            "description": "\n\n".join(part for part in parts if part),
            "at": datetime.combine(cleaned["on"], clock.replace(tzinfo=None), ZoneInfo(self.zone)),
            "zone": self.zone,
        }


_SAME = ("kind", "method", "used", "on", "minutes", "services", "other_service", "message_left", "by")


class CorrectionForm(NoteForm):
    """The next version of a note, with its reason."""

    because = forms.CharField(label=gettext_lazy("Why is it corrected?"), max_length=300, min_length=3)

    @staticmethod
    def initial_of(note: ContactNote) -> dict[str, Any]:
        first, _gap, more = note.description.open().partition("\n\n")
        if len(first) > 1000:
            first, more = first[:1000], f"{first[1000:]}\n\n{more}"
        at: Any = note.local
        return {
            "kind": note.kind,
            "description": first,
            "more": more,
            "minutes": note.minutes,
            "method": note.method,
            "services": note.services,
            "other_service": opened(note.other_service) or "",
            "message_left": opened(note.message_left) or "",
            "used": opened(note.used) or "",
            "on": note.on,
            "clock": at.time().replace(second=0, microsecond=0),
            "by": note.by_id,
        }


class PhaseForm(forms.Form):
    phase = forms.ChoiceField(
        label=gettext_lazy("Phase"),
        required=False,
        choices=[("", gettext_lazy("follow work again")), *Phase.choices],
    )
    from_day = day_field(
        gettext_lazy("From"),
        required=True,
        help_text=gettext_lazy("It holds until work next changes the phase."),
    )
    because = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=300,
        min_length=3,
        help_text=gettext_lazy("Such as: she told me that she begins on Monday; no pay stub yet."),
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        self.initial.setdefault("from_day", day)

    def clean_from_day(self) -> date:
        from_day: date = self.cleaned_data["from_day"]
        if from_day > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        if from_day < EARLIEST:
            raise forms.ValidationError(_("This is before the program began. Look at the year again."))
        return from_day


class ContactSettingsForm(RecordForm):
    warn_initial = forms.IntegerField(
        label=gettext_lazy("Warn in the initial phase after so many days"), min_value=1, max_value=31
    )
    warn_ongoing = forms.IntegerField(
        label=gettext_lazy("Warn in ongoing support after so many days"), min_value=1, max_value=92
    )
    silent_months = forms.IntegerField(
        label=gettext_lazy("Months without news of earnings in which work is taken to go on"),
        min_value=0,
        max_value=6,
        help_text=gettext_lazy("Pay stubs come late. A job with an end that is known ends on that day."),
    )
    shortest_days = forms.IntegerField(
        label=gettext_lazy("A month or quarter with fewer days than this in a phase asks for nothing"),
        min_value=1,
        max_value=15,
        help_text=gettext_lazy("1 is strictest: somebody assigned on the 31st is owed a contact that day."),
    )
    attempts_before_letter = forms.IntegerField(
        label=gettext_lazy("Attempts after which a letter is written"), min_value=1, max_value=20
    )
    letters_before_decision = forms.IntegerField(
        label=gettext_lazy("Letters after which you decide whether the Ticket stays assigned"),
        min_value=1,
        max_value=20,
    )
    late_after = forms.IntegerField(
        label=gettext_lazy("A note is marked as late when it is entered so many days after the contact"),
        min_value=0,
        max_value=90,
    )

    class Meta:
        model = ContactSettings
        fields = (
            "reading", "warn_initial", "warn_ongoing", "silent_months", "shortest_days", "attempts_before_letter",
            "letters_before_decision", "late_after", "recorded_from", "zone", "letterhead", "reply_to",
        )  # fmt: skip
        labels = {  # noqa: RUF012 - the shape that Django asks for
            "reading": gettext_lazy("What monthly and quarterly mean"),
            "recorded_from": gettext_lazy("Contacts are kept here since"),
            "zone": gettext_lazy("Time zone"),
            "letterhead": gettext_lazy("Name and address at the head of letters"),
            "reply_to": gettext_lazy("Telephone number or address that letters name"),
        }
        help_texts = {  # noqa: RUF012
            "recorded_from": gettext_lazy(
                "A period that ended before this day is not judged. Empty: all are."
            ),
        }
        widgets = {"letterhead": forms.Textarea(attrs={"rows": 3})}  # noqa: RUF012


class BecauseForm(forms.Form):
    because = forms.CharField(label=gettext_lazy("Why?"), max_length=300, min_length=3)
