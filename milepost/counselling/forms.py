"""What is filled in about counselling."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.counselling.choices import AskedBy, Came, Closed, Given, Incentive, Meeting, Way
from milepost.counselling.holding import File
from milepost.counselling.models import CounsellingSettings
from milepost.documents.kinds import MOST_BYTES, kind_of
from milepost.editing.records import ReasonForm, RecordForm, day_field
from milepost.people.models import Consent
from milepost.rulebook.wording import day_in_words
from milepost.website.templatetags.words import language

LONGEST = 4_000


class WhyForm(ReasonForm):
    help_why = gettext_lazy("For example: the field office sent the forms back, unsigned.")


class DayForm(forms.Form):
    """A day that is not ahead."""

    day_names = ("on",)

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in self.day_names:
            given = cleaned.get(name)
            if given is not None and given > self.day:
                self.add_error(name, _("This day is still ahead."))
        return cleaned


class AskForm(DayForm):
    on = day_field(gettext_lazy("Asked for on"), required=True)
    asked_by = forms.ChoiceField(label=gettext_lazy("Asked for by"), choices=AskedBy.choices)
    why = forms.CharField(
        label=gettext_lazy("What they want to know"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("In their own words. Write nothing here that a WIPA has told you."),
    )


class CounsellorForm(DayForm):
    on = day_field(gettext_lazy("From"), required=True)
    counsellor = forms.ChoiceField(
        label=gettext_lazy("Who counsels"),
        help_text=gettext_lazy("Staff, or a benefits planner who shares in payments (under Shares)."),
    )

    def __init__(self, *args: Any, counsellors: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["counsellor"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(counsellors)


def _consent_choices(consents: Sequence[Consent]) -> list[tuple[str, str]]:
    said = _("SSA-3288, signed on %(day)s")
    return [
        (str(one.pk), said % {"day": day_in_words(one.signed_on, language())} + (f" · {one.note}" if one.note else ""))
        for one in consents
    ]  # fmt: skip


class RecordsForm(DayForm):
    """BPQY: which signed consents go with it, when it was asked for and how."""

    on = day_field(gettext_lazy("Asked for on"), required=True)
    way = forms.ChoiceField(label=gettext_lazy("How"), choices=Way.choices)
    first = forms.ChoiceField(label=gettext_lazy("First SSA-3288"), required=False)
    second = forms.ChoiceField(
        label=gettext_lazy("Second SSA-3288"),
        required=False,
        help_text=gettext_lazy("Consents are recorded under Person. Two forms signed on one day are two consents."),
    )  # fmt: skip

    def __init__(self, *args: Any, consents: Sequence[Consent], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consents = {str(one.pk): one for one in consents}
        choices = [("", _("none")), *_consent_choices(consents)]
        for name in ("first", "second"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    @property
    def chosen(self) -> list[Consent]:
        given = [self.cleaned_data[name] for name in ("first", "second")]
        return [self.consents[key] for key in dict.fromkeys(given) if key]


class WithFile(DayForm):
    """A form with a file that may be left out."""

    def clean_file(self) -> Any:
        """By its content; a name says nothing."""
        self.given: File | None = None
        file = self.cleaned_data["file"]
        if file is None:
            return None
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This is larger than 20 MB. Scan it in grey, or in parts."))
        content = file.read()
        kind = kind_of(content)
        if kind is None:
            raise forms.ValidationError(
                _("This is neither a PDF nor a photograph. Save it as a PDF and choose it again.")
            )
        self.given = File(file.name, kind, content)
        return file


class ReceivedForm(WithFile):
    on = day_field(gettext_lazy("Received on"), required=True)
    file = forms.FileField(
        label=gettext_lazy("The BPQY"),
        required=False,
        help_text=gettext_lazy(
            "A PDF or a photograph, up to 20 MB. It is kept sealed; it may stay on paper."
        ),
    )


class GiveForm(WithFile):
    kind = forms.ChoiceField(label=gettext_lazy("What was given"), choices=Given.choices)
    on = day_field(gettext_lazy("Given on"), required=True)
    incentives = forms.MultipleChoiceField(
        label=gettext_lazy("About which work incentives"),
        choices=Incentive.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "check"}),
        error_messages={"required": gettext_lazy("Choose one or more.")},
    )
    words = forms.CharField(
        label=gettext_lazy("What it means for them, in plain words"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    file = forms.FileField(
        label=gettext_lazy("The document"),
        required=False,
        help_text=gettext_lazy("What the Ticketholder got: a PDF or a photograph, up to 20 MB."),
    )
    without_because = forms.CharField(
        label=gettext_lazy("Without a BPQY: on what it rests"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Only where no BPQY is here."),
    )
    is_ours = forms.BooleanField(
        label=gettext_lazy("This is our own counsellor's work; nothing in it comes from a WIPA's records"),
        error_messages={
            "required": gettext_lazy(
                "What a WIPA has written about somebody is not kept here. Take it out first."
            )
        },
    )


class AppointmentForm(forms.Form):
    on = day_field(gettext_lazy("On"), required=True)
    at = forms.TimeField(
        label=gettext_lazy("At"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    way = forms.ChoiceField(label=gettext_lazy("How"), choices=Meeting.choices)


class CameForm(forms.Form):
    came = forms.ChoiceField(
        label=gettext_lazy("What became of it"),
        choices=[one for one in Came.choices if one[0] != Came.AHEAD],
    )
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), required=False, min_value=1, max_value=600)
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("came") == Came.HELD and not cleaned.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", _("Say how long it took."))
        return cleaned


class FollowForm(forms.Form):
    due_on = day_field(gettext_lazy("When"), required=True)
    what = forms.CharField(
        label=gettext_lazy("What is looked at again"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FollowedForm(DayForm):
    on = day_field(gettext_lazy("Done on"), required=True)
    said = forms.CharField(
        label=gettext_lazy("What came of it"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReferForm(DayForm):
    on = day_field(
        gettext_lazy("Referred to a WIPA on"),
        required=True,
        help_text=gettext_lazy("The day alone. Who it was and what they advise stays with the WIPA."),
    )


class CloseForm(DayForm):
    on = day_field(gettext_lazy("Closed on"), required=True)
    because = forms.ChoiceField(label=gettext_lazy("Why"), choices=Closed.choices)
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=300)


class SettingsForm(RecordForm):
    class Meta:
        model = CounsellingSettings
        fields = ("consents_wanted", "recent_days", "look_after_days")
        labels = {  # noqa: RUF012 - the shape that Django asks for
            "consents_wanted": gettext_lazy("Signed SSA-3288 with a request"),
            "recent_days": gettext_lazy("Days that a BPQY is recent enough"),
            "look_after_days": gettext_lazy("Days until a BPQY is looked after"),
        }
        help_texts = {  # noqa: RUF012
            "consents_wanted": gettext_lazy("0, 1 or 2: as many as your field office asks for."),
            "recent_days": gettext_lazy("Empty: nobody is told that one is too old."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, least, most in (
            ("consents_wanted", 0, 2),
            ("recent_days", 1, 1_000),
            ("look_after_days", 1, 365),
        ):
            field = self.fields[name]
            self.fields[name] = forms.IntegerField(
                label=field.label, help_text=field.help_text, min_value=least, max_value=most, required=name != "recent_days"
            )  # fmt: skip
