"""The forms about a bank account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.editing.records import ReasonForm
from milepost.organizations.bank import is_account_number, is_routing_number, plain

_AS_ON_A_CHECK = {"autocomplete": "off", "inputmode": "numeric", "spellcheck": "false"}


class AccountForm(forms.Form):
    """Both numbers, the account's typed twice: money sent to a wrong account seldom comes back."""

    follows = forms.IntegerField(widget=forms.HiddenInput, required=False)
    routing_number = forms.CharField(
        label=gettext_lazy("Routing number"),
        max_length=20,
        widget=forms.TextInput(attrs=_AS_ON_A_CHECK),
        help_text=gettext_lazy("Nine digits, at the lower left of a check."),
    )
    account_number = forms.CharField(
        label=gettext_lazy("Account number"),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy("Four to seventeen digits or letters, beside the routing number."),
    )
    account_number_again = forms.CharField(
        label=gettext_lazy("Account number, once more"),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy("Typed again, not copied, so that a slip shows."),
    )
    is_savings = forms.BooleanField(
        label=gettext_lazy("It is a savings account"),
        required=False,
        help_text=gettext_lazy("A bank returns money that is sent to the other kind of account."),
    )

    def clean_routing_number(self) -> str:
        number = plain(self.cleaned_data["routing_number"])
        if not is_routing_number(number):
            raise forms.ValidationError(
                _("This is no routing number: it has nine digits, and the last one does not fit the others.")
                if len(number) == 9 and number.isdigit()
                else _("This is no routing number. Look at the lower left of a check: nine digits.")
            )
        return number

    def clean_account_number(self) -> str:
        number = plain(self.cleaned_data["account_number"])
        if not is_account_number(number):
            raise forms.ValidationError(
                _("This is no account number: it has four to seventeen digits or letters.")
            )
        return number

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, again = cleaned.get("account_number"), cleaned.get("account_number_again")
        if first and again and first != plain(again):
            self.add_error(
                "account_number_again", _("The two account numbers differ. Compare both with the check.")
            )
        return cleaned


class WhyForm(ReasonForm):
    help_why = gettext_lazy(
        "A few words, such as: comparing it with SAM.gov. They stand in the journal, with your name."
    )
