"""The forms of one request: which payment, its note, and what each move needs."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.earnings.fields import MoneyField
from milepost.editing.records import day_field
from milepost.requests.choices import Source, Way
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.requests import DENIALS, Denial, DenialCode
from milepost.website.templatetags.words import language, word

_WRITTEN_SSN = re.compile(r"(?<!\d)\d{3}[ -]\d{2}[ -]\d{4}(?!\d)")
_NINE_DIGITS = re.compile(r"(?<!\d)\d{3}[ -]?\d{2}[ -]?\d{4}(?!\d)")
SHORTEST_REASON, LONGEST_REASON = 8, 300
NUMBERED = (ClaimCode.PHASE_2, ClaimCode.OUTCOME)


def holds_no_number(text: str) -> None:
    """A note leaves the house with the work case only; nine digits in it are a number of somebody."""
    if _NINE_DIGITS.search(text):
        raise forms.ValidationError(
            _("This looks like a Social Security number. Leave it out: the work case says whom it is about.")
        )


def is_no_written_number(text: str) -> None:
    """A work case or a reference may well have nine digits; none is written as a Social Security number is."""
    if _WRITTEN_SSN.search(text):
        holds_no_number(text)


def month_field(label: Any, **options: Any) -> forms.CharField:
    """A month, with the browser's own picker; kept as a Month by `as_month`."""
    widget = forms.TextInput(attrs={"type": "month", "placeholder": "YYYY-MM"})
    return forms.CharField(label=label, max_length=7, widget=widget, **options)


def as_month(form: forms.Form, name: str) -> Month | None:
    text = form.cleaned_data.get(name) or ""
    if not text:
        return None
    try:
        month = Month.parse(text)
    except ValueError:
        form.add_error(name, _("Write the month as YYYY-MM, such as 2025-03."))
        return None
    if not 2000 <= month.year <= 2199:
        form.add_error(name, _("Look at the year again."))
        return None
    return month


class WhichForm(forms.Form):
    """Which payment of a Ticketholder is to be asked for."""

    claim = forms.ChoiceField(label=gettext_lazy("Payment"))
    number = forms.IntegerField(
        label=gettext_lazy("Which one of Phase 2 or of the outcomes"),
        required=False,
        min_value=1,
        max_value=60,
        help_text=gettext_lazy("Empty: as the claim ladder counts."),
    )
    month = month_field(gettext_lazy("Claim month"), help_text=gettext_lazy("One claim month a request."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["claim"].choices = [  # type: ignore[attr-defined]
            (code.value, _cased(word(code.value))) for code in ClaimCode
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "month" in cleaned:
            cleaned["month"] = as_month(self, "month")
        if cleaned.get("claim"):
            cleaned["claim"] = ClaimCode(cleaned["claim"])
            if cleaned["claim"] not in NUMBERED:
                cleaned["number"] = None
        return cleaned


def _cased(text: str) -> str:
    return text[:1].upper() + text[1:]


class NoteForm(forms.Form):
    """The note that goes with the request."""

    note = forms.CharField(
        label=gettext_lazy("Note of the request"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[holds_no_number],
        help_text=gettext_lazy("It is keyed into the Portal's note. No number of anybody."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class OnForm(forms.Form):
    """What every move of others needs: the day on which it happened."""

    on = day_field(gettext_lazy("On which day"), required=True)

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        self.fields["on"].initial = day

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        return on


def work_case_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Work case"),
        required=False,
        max_length=40,
        validators=[is_no_written_number],
        help_text=gettext_lazy(
            "The number that the Portal shows at once. Every later word about it names this and nobody."
        ),
    )


def said_field(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[holds_no_number],
        help_text=gettext_lazy("Kept sealed."),
    )


class SendForm(OnForm):
    way = forms.ChoiceField(label=gettext_lazy("How was it sent?"), choices=Way.choices)
    work_case = work_case_field()
    field_order = ("way", "on", "work_case")


class FollowForm(OnForm):
    work_case = work_case_field()
    note = said_field(gettext_lazy("Note"))


class PlainForm(OnForm):
    note = said_field(gettext_lazy("Note"))


class UnpayForm(OnForm):
    note = forms.CharField(
        label=gettext_lazy("Why?"),
        min_length=SHORTEST_REASON,
        max_length=LONGEST_REASON,
        validators=[holds_no_number],
    )


class ReasonedForm(OnForm):
    """A diary or a denial: its reason, and the words that came with it."""

    reason = forms.ChoiceField(label=gettext_lazy("Reason"))
    said = said_field(gettext_lazy("In whose words, if there are any"))
    field_order = ("reason", "on", "said")

    def __init__(self, *args: Any, is_diary: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = reasons(first_diaries=is_diary)  # type: ignore[attr-defined]

    def clean_reason(self) -> DenialCode:
        return DenialCode(self.cleaned_data["reason"])


def reasons(*, first_diaries: bool = False) -> list[tuple[str, str]]:
    """Every reason in the reader's language; those that hold a request first where it is held."""

    def place(denial: Denial) -> tuple[bool, str]:
        return denial.is_diary is not first_diaries, denial.meaning.finding(language())

    return [(one.code.value, one.meaning.finding(language())) for one in sorted(DENIALS.values(), key=place)]


class PayForm(OnForm):
    cents = MoneyField(label=gettext_lazy("Amount that came"), required=True)
    reference = forms.CharField(
        label=gettext_lazy("Treasury's reference"),
        required=False,
        max_length=60,
        validators=[is_no_written_number],
    )
    source = forms.ChoiceField(
        label=gettext_lazy("By what it came"), choices=Source.choices, initial=Source.REQUEST
    )
    field_order = ("on", "cents", "reference", "source")


class OverrideForm(forms.Form):
    """Why a request is released over what the check found."""

    override = forms.CharField(
        label=gettext_lazy("Why is it to be sent all the same?"),
        min_length=SHORTEST_REASON,
        max_length=LONGEST_REASON,
        validators=[holds_no_number],
        help_text=gettext_lazy("It stands in the journal with what it overrides, and with your name."),
    )


class BackForm(forms.Form):
    """A reason that the one who prepared the request reads, or that stays with a withdrawn one."""

    why = forms.CharField(
        label=gettext_lazy("Why?"),
        min_length=SHORTEST_REASON,
        max_length=LONGEST_REASON,
        validators=[holds_no_number],
    )
