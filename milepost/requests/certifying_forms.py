"""The forms of certifications of services."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.requests.certifying import services_in
from milepost.requests.forms import as_month, holds_no_number, month_field
from milepost.requests.models import Certification
from milepost.rulebook.months import Month
from milepost.website.templatetags.words import short_month

MOST_MONTHS = 36


class SpanForm(forms.Form):
    """Of which months the services are certified."""

    first = month_field(gettext_lazy("First month"))
    last = month_field(gettext_lazy("Last month"))

    def __init__(self, *args: Any, now: Month, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = as_month(self, "first"), as_month(self, "last")
        if first and last:
            if last < first:
                self.add_error("last", _("It is before the first month."))
            elif last - first >= MOST_MONTHS:
                self.add_error("last", _("At most %(count)s months at once.") % {"count": MOST_MONTHS})
            elif last > self.now:
                self.add_error("last", _("This month is still ahead."))
        return {**cleaned, "first": first, "last": last}


class CertificationForm(forms.Form):
    """The services, a line each, and the statement below them."""

    services = forms.CharField(
        label=gettext_lazy("Services given"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        validators=[holds_no_number],
        help_text=gettext_lazy("A line for each day: the day as YYYY-MM-DD, then what was done."),
    )
    statement = forms.CharField(
        label=gettext_lazy("Statement"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        validators=[holds_no_number],
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, made: Certification, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.made = made
        self.read: list[list[str]] = []

    def clean_services(self) -> str:
        text: str = self.cleaned_data["services"]
        self.read, wrong = services_in(text, self.made.first_month, self.made.last_month)
        if wrong:
            lines = ", ".join(str(number) for number in wrong)
            raise forms.ValidationError(
                _(
                    "Begin each line with a day of these months, such as 2025-03-14, then what was done. Look at line %(lines)s."
                )
                % {"lines": lines}
            )
        return text

    def content(self) -> dict[str, Any]:
        return {"services": self.read, "statement": self.cleaned_data["statement"]}


class _WhichField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Model) -> str:
        assert isinstance(obj, Certification)
        return f"{short_month(obj.first_month)} – {short_month(obj.last_month)}, {obj.get_state_display()}"


class WhichCertificationForm(forms.Form):
    certification = _WhichField(
        label=gettext_lazy("Certification that goes with it"),
        queryset=Certification.objects.none(),
        required=False,
        empty_label=gettext_lazy("none"),
    )

    def __init__(self, *args: Any, choices: QuerySet[Certification], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["certification"].queryset = choices  # type: ignore[attr-defined]
