"""What staff fill in: what to ask for, that somebody agreed, what somebody wrote back, and how the organization texts."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.asking.models import Ask
from milepost.asking.queries import MOST_MONTHS
from milepost.asking.wishes import Wish
from milepost.editing.records import RecordForm, day_field
from milepost.notices.models import TextConsent, TextSettings
from milepost.notices.texting import NO_TOKEN, check_may_be_sent, composed
from milepost.rulebook.months import Month
from milepost.rulebook.texts import number_of
from milepost.rulebook.wording import month_in_words
from milepost.rulebook.wording_texts import TEXTS
from milepost.website.templatetags.words import language

OLDEST = timedelta(days=3 * 366)
"""An older pay date is more likely mistyped than wanted: claims end about two years after their month."""
ZONES = sorted(zone for zone in available_timezones() if zone.startswith(("America/", "Pacific/")))


class AskForm(forms.Form):
    """What one Ticketholder is asked for."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What"), choices=Ask.Kind.choices, initial=Ask.Kind.STUBS, widget=forms.Select()
    )
    paid_on = day_field(
        gettext_lazy("Pay date"), help_text=gettext_lazy("Of one pay stub: the day on which it was paid.")
    )
    months = forms.MultipleChoiceField(
        label=gettext_lazy("Months"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "check"}),
    )
    employer = forms.CharField(
        label=gettext_lazy("Employer"),
        required=False,
        max_length=30,
        help_text=gettext_lazy("Said in the text only if your organization's settings allow it."),
    )

    job = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    """The key of the job whose stub it is, where a page knows it."""

    def __init__(self, *args: Any, months: Sequence[Month], day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        field = self.fields["months"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(month), month_in_words(month, language())) for month in months]

    def clean_paid_on(self) -> date | None:
        paid_on: date | None = self.cleaned_data["paid_on"]
        if paid_on and paid_on > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        if paid_on and paid_on < self.day - OLDEST:
            raise forms.ValidationError(_("This is more than three years ago."))
        return paid_on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == Ask.Kind.STUB:
            if not cleaned.get("paid_on") and "paid_on" not in self.errors:
                self.add_error("paid_on", _("Say which pay date."))
        elif not cleaned.get("months"):
            self.add_error("months", _("Choose a month."))
        elif len(cleaned["months"]) > MOST_MONTHS:
            self.add_error("months", _("Choose at most three months; more do not fit into a text."))
        return cleaned

    def wish(self) -> Wish:
        """What is asked for, once it is known to be sensible."""
        given = self.cleaned_data
        months = tuple(Month.parse(month) for month in given["months"])
        if given["kind"] == Ask.Kind.STUB:
            return Wish(Ask.Kind.STUB, given["paid_on"], months, given["employer"], given["job"])
        return Wish(given["kind"], None, months, given["employer"])


class TextConsentForm(forms.Form):
    """That somebody agreed to texts."""

    number = forms.CharField(
        label=gettext_lazy("Number for texts"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    way = forms.ChoiceField(
        label=gettext_lazy("How they agreed"),
        choices=[choice for choice in TextConsent.Way.choices if choice[0] != TextConsent.Way.KEYWORD],
    )
    given_on = day_field(gettext_lazy("Agreed on"), required=True)
    shown = forms.CharField(
        label=gettext_lazy("What they were told"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Read it to them, and change it here if you said it otherwise."),
    )
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Where they live, by time zone"),
        required=False,
        choices=[("", gettext_lazy("as the organization")), *[(zone, zone) for zone in ZONES]],
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean_number(self) -> str:
        number = number_of(self.cleaned_data["number"])
        if number is None:
            raise forms.ValidationError(
                _("This is no number that takes texts: ten digits, and no extension.")
            )
        return number

    def clean_given_on(self) -> date:
        given_on: date = self.cleaned_data["given_on"]
        if given_on > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        return given_on


class IncomingForm(forms.Form):
    """A text that came to somebody's own telephone, written down so that what it says is done."""

    number = forms.CharField(
        label=gettext_lazy("From which number"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    body = forms.CharField(
        label=gettext_lazy("What it says"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("STOP or ALTO ends texts at once, START or COMENZAR begins them again."),
    )
    source = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    """So that sending the form twice counts once."""

    clean_number = TextConsentForm.clean_number


class EndConsentForm(forms.Form):
    because = forms.CharField(label=gettext_lazy("Why?"), max_length=300)


class SettingsForm(RecordForm):
    """How the organization texts. It is tried on every text in both languages before it is taken."""

    class Meta:
        model = TextSettings
        fields = (
            "sender_en", "sender_es", "help_phone", "time_zone", "opens", "closes", "most_a_week", "remind_after_days",
            "most_reminders", "link_days", "names_employer",
        )  # fmt: skip
        labels = {  # noqa: RUF012 - the shape that Django asks for
            "sender_en": gettext_lazy("Sender, in English"),
            "sender_es": gettext_lazy("Sender, in Spanish"),
            "help_phone": gettext_lazy("Telephone for help"),
            "opens": gettext_lazy("Texts from"),
            "closes": gettext_lazy("Texts until"),
            "most_a_week": gettext_lazy("Most texts a week to one number"),
            "remind_after_days": gettext_lazy("Days until a reminder"),
            "most_reminders": gettext_lazy("Most reminders"),
            "link_days": gettext_lazy("Days that a link works"),
            "names_employer": gettext_lazy("A text may name the employer"),
        }
        help_texts = {  # noqa: RUF012
            "sender_en": gettext_lazy(
                "In the middle of a sentence: “This is …”. No name of the program. Empty: your job coach's office."
            ),
            "sender_es": gettext_lazy("Empty: la oficina de su asesor de empleo."),
            "help_phone": gettext_lazy("Said to whoever answers HELP."),
        }
        widgets = {  # noqa: RUF012
            "opens": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "closes": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        required=False,
        choices=[("", gettext_lazy("that of this installation")), *[(zone, zone) for zone in ZONES]],
    )

    def __init__(self, *args: Any, base: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.base = base
        for name, least, most in (
            ("most_a_week", 1, 7), ("remind_after_days", 1, 30), ("most_reminders", 0, 5), ("link_days", 1, 60),
        ):  # fmt: skip
            field = self.fields[name]
            assert isinstance(field, forms.IntegerField)
            self.fields[name] = forms.IntegerField(
                label=field.label, min_value=least, max_value=most, initial=field.initial
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        opens, closes = cleaned.get("opens"), cleaned.get("closes")
        if opens and closes and opens >= closes:
            self.add_error("closes", _("It has to be later than the first hour."))
        for name, spoken in (("sender_en", "en"), ("sender_es", "es")):
            if name in cleaned:
                self._try(name, spoken, cleaned)
        return cleaned

    def _try(self, name: str, spoken: str, cleaned: dict[str, Any]) -> None:
        """Every text with the longest figures that it may have."""
        tried = TextSettings(sender_en=cleaned.get("sender_en", ""), sender_es=cleaned.get("sender_es", ""))
        september = Month.parse("2025-09")
        figures: dict[str, object] = {
            "day": date(2025, 9, 30), "until": date(2025, 9, 30), "months": (september, september, september),
            "employer": "", "link": f"{self.base}/l/send/{NO_TOKEN}/", "phone": cleaned.get("help_phone", ""),
        }  # fmt: skip
        faults: list[str] = []
        for code in TEXTS:
            try:
                check_may_be_sent(composed(code, figures, spoken, tried))
            except forms.ValidationError as refused:
                faults += [one for one in refused.messages if one not in faults]
        for fault in faults:
            self.add_error(name, fault)


class ManyForm(forms.Form):
    """Which Ticketholders to ask, each for the months that are worth most."""

    tickets = forms.MultipleChoiceField(
        error_messages={"required": gettext_lazy("Choose somebody first.")},
    )

    def __init__(self, *args: Any, tickets: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["tickets"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(key, key) for key in tickets]


class WithdrawAskForm(forms.Form):
    note = forms.CharField(label=gettext_lazy("Why?"), max_length=300)
