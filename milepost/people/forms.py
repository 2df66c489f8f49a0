"""The forms about a Ticketholder."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.editing.records import ReasonForm, RecordForm, day_field
from milepost.organizations.models import Organization
from milepost.people.models import Consent, Contact, Ticketholder
from milepost.people.numbers import digest_of, is_ssn, is_ticket_number


class HolderForm(RecordForm):
    class Meta:
        model = Ticketholder
        fields = ("name", "called", "phone", "email", "address", "language", "format")
        labels = {  # noqa: RUF012 - the shape that Django asks for
            "name": gettext_lazy("Name, as on the Social Security card"),
            "called": gettext_lazy("What they like to be called"),
            "phone": gettext_lazy("Telephone"),
            "email": gettext_lazy("E-mail address"),
            "address": gettext_lazy("Postal address"),
            "language": gettext_lazy("Language"),
            "format": gettext_lazy("Format for letters"),
        }


class ContactForm(RecordForm):
    class Meta:
        model = Contact
        fields = ("kind", "name", "relation", "phone", "email", "address", "since", "ended_on")
        labels = {  # noqa: RUF012
            "kind": gettext_lazy("Who it is"),
            "name": gettext_lazy("Name"),
            "relation": gettext_lazy("Relation to the Ticketholder"),
            "phone": gettext_lazy("Telephone"),
            "email": gettext_lazy("E-mail address"),
            "address": gettext_lazy("Postal address"),
            "since": gettext_lazy("Since"),
            "ended_on": gettext_lazy("Until"),
        }


class NumbersForm(forms.Form):
    """What is kept sealed. A field left empty changes nothing, so nobody has to see a number in order to keep it."""

    ssn = forms.CharField(
        label=gettext_lazy("Social Security number"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        help_text=gettext_lazy("Nine digits. Leave it empty to keep what is known."),
    )
    ticket_number = forms.CharField(
        label=gettext_lazy("Ticket number"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("As on the Ticket. It begins with the Social Security number."),
    )
    born_on = day_field(gettext_lazy("Birth date"))

    def __init__(
        self, *args: Any, organization: Organization, holder: Ticketholder, day: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.organization, self.holder, self.day = organization, holder, day

    def clean_ssn(self) -> str:
        ssn = str(self.cleaned_data["ssn"]).strip()
        if not ssn:
            return ""
        if not is_ssn(ssn):
            raise forms.ValidationError(
                _("This is no Social Security number. Look at the card again: nine digits, such as 3-2-4.")
            )
        same = Ticketholder.objects.filter(
            organization=self.organization, ssn_digest=digest_of(self.organization, ssn)
        )
        if same.exclude(pk=self.holder.pk).exists():
            raise forms.ValidationError(
                _("Another of your Ticketholders has this number. Search for it to see whom.")
            )
        return ssn

    def clean_ticket_number(self) -> str:
        number = str(self.cleaned_data["ticket_number"]).strip().upper().replace("-", "")
        if number and not is_ticket_number(number):
            raise forms.ValidationError(
                _("This is no Ticket number. It has nine digits and then letters, such as TW and two digits.")
            )
        return number

    def clean_born_on(self) -> date | None:
        born_on: date | None = self.cleaned_data["born_on"]
        if born_on and born_on >= self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        return born_on


class ConsentForm(forms.Form):
    form = forms.ChoiceField(label=gettext_lazy("Form"), choices=Consent.Form.choices)
    signed_on = day_field(gettext_lazy("Signed on"), required=True)
    ends_on = day_field(gettext_lazy("Ends on"), help_text=gettext_lazy("Empty if it names no day."))
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=300)

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        signed, ends = cleaned.get("signed_on"), cleaned.get("ends_on")
        if signed and signed > self.day:
            self.add_error("signed_on", _("This day is still ahead."))
        if signed and ends and ends < signed:
            self.add_error("ends_on", _("It cannot end before it was signed."))
        return cleaned


class WhyForm(ReasonForm):
    help_why = gettext_lazy(
        "A few words, such as: assigning the Ticket in the Portal. They stand in the journal, with your name."
    )
