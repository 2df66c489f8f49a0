"""What staff fill in about money."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.earnings.fields import MoneyField
from milepost.earnings.month_forms import MonthInput
from milepost.editing.records import day_field
from milepost.organizations.models import StaffMember
from milepost.payments.choices import ExplainedAs, Kind, RecoveryCause
from milepost.payments.models import MoneyReceived, Remittance
from milepost.payments.queries import remittances_visible_to
from milepost.payments.recording_actions import Given
from milepost.people.words import named
from milepost.rulebook.facts import PHASE_1, ClaimCode
from milepost.rulebook.requests import DENIALS, DenialCode
from milepost.rulebook.wording import sentence
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to
from milepost.website.templatetags.words import cents, claim_name, language, month, short_day, word

MOST_FOUND = 20
NUMBERED = (ClaimCode.PHASE_2, ClaimCode.OUTCOME)


def claims(*, empty: Any) -> list[tuple[str, Any]]:
    named_claims = [(code.value, word(code.value)) for code in ClaimCode]
    return [("", empty), *((code, text[0].upper() + text[1:]) for code, text in named_claims)]


def because_field(*, required: bool = True, label: Any = None, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label or gettext_lazy("Why?"),
        required=required,
        max_length=300,
        min_length=8 if required else None,
        help_text=help_text,
    )


def _not_ahead(form: forms.Form, name: str, day: date) -> None:
    given = form.cleaned_data.get(name)
    if given and given > day:
        form.add_error(name, _("This day is still ahead."))


class Person(forms.Form):
    """Whose it is: typed as a name or id; where several have it, chosen among them."""

    who = forms.CharField(
        label=gettext_lazy("Ticketholder: name or id"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    ticket = forms.ChoiceField(label=gettext_lazy("Which one?"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, member: StaffMember, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member
        text = str(self.data.get("who", "")).strip() if self.is_bound else ""
        self.found = self._found(text) if text else []
        field = self.fields["ticket"]
        assert isinstance(field, forms.ChoiceField)
        if len(self.found) > 1:
            field.widget = forms.Select()
            field.choices = [("", _("choose")), *((str(one.pk), _shown(one)) for one in self.found)]
        else:
            field.choices = [(str(one.pk), _shown(one)) for one in self.found]

    def _found(self, text: str) -> list[Ticket]:
        seen = tickets_visible_to(self.member).filter(named(text, self.member.owner))
        return list(
            seen.select_related("holder", "organization").order_by("holder__name", "reference")[:MOST_FOUND]
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("who") and not self.found:
            self.add_error("who", _("Nobody has that name or id."))
        if len(self.found) > 1 and not cleaned.get("ticket") and "ticket" not in self.errors:
            self.add_error("ticket", _("Several have that name. Choose one."))
        return cleaned

    def person(self) -> Ticket | None:
        chosen = self.cleaned_data.get("ticket")
        if chosen:
            return next(one for one in self.found if str(one.pk) == chosen)
        return self.found[0] if len(self.found) == 1 else None


def _shown(ticket: Ticket) -> str:
    holder = getattr(ticket, "holder", None)
    return f"{holder} · {ticket.reference}" if holder else ticket.reference


class ClaimNamed(forms.Form):
    """Which payment: the kind, its number where it has one, and the month."""

    claim = forms.ChoiceField(label=gettext_lazy("Kind of payment"), required=False)
    number = forms.IntegerField(
        label=gettext_lazy("Number"),
        required=False,
        min_value=1,
        max_value=60,
        help_text=gettext_lazy("Of Phase 2 milestones and outcomes."),
    )
    month = MonthInput(
        label=gettext_lazy("Claim month"), required=False, help_text=gettext_lazy("As 2025-03.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["claim"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = claims(empty=_("not said"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        code = cleaned.get("claim")
        if code in {one.value for one in (*PHASE_1, ClaimCode.RECONCILIATION)} and cleaned.get("number"):
            self.add_error("number", _("This payment has no number."))
        return cleaned


class DepositField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for the type checker only
    """A deposit, by its day and sum."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{short_day(obj.deposited_on)} · {cents(obj.cents)} {obj.reference}"


class PaymentField(forms.ModelChoiceField):  # type: ignore[type-arg]  # as above
    """A payment, by whom it is about, what it is, its day and sum."""

    def label_from_instance(self, obj: Any) -> str:
        parts = [
            obj.shown_as,
            claim_name(obj) if obj.claim else "",
            month(obj.month),
            short_day(obj.received_on),
            cents(obj.cents),
        ]
        return " · ".join(part for part in parts if part)


class EnterForm(ClaimNamed, Person):
    """One line of money."""

    field_order = (
        "received_on", "amount", "kind", "work_case", "reference", "who", "ticket", "claim", "number", "month", "provider", "deposit",
        "about",
    )  # fmt: skip
    received_on = day_field(gettext_lazy("Day of the money"), required=True)
    amount = MoneyField(
        label=gettext_lazy("Amount"),
        required=True,
        help_text=gettext_lazy("In dollars and cents, without a sign: a recovery is taken off by itself."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=Kind.choices, initial=Kind.PAYMENT)
    work_case = forms.CharField(label=gettext_lazy("Work case"), required=False, max_length=40)
    reference = forms.CharField(
        label=gettext_lazy("Reference"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("ACH trace or Treasury's payment number."),
    )
    provider = forms.CharField(
        label=gettext_lazy("Paid to"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("Your name or PID as the assignment has it, where you have several."),
    )
    deposit = DepositField(
        label=gettext_lazy("Deposit"),
        queryset=Remittance.objects.none(),
        required=False,
        empty_label=gettext_lazy("none"),
    )
    about = forms.CharField(
        label=gettext_lazy("What the notice says"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Whom or what it names, where that is nobody of yours. Kept sealed."),
    )

    def __init__(self, *args: Any, member: StaffMember, day: date, **kwargs: Any) -> None:
        super().__init__(*args, member=member, **kwargs)
        self.day = day
        self.fields["received_on"].initial = day
        deposits = self.fields["deposit"]
        assert isinstance(deposits, forms.ModelChoiceField)
        deposits.queryset = remittances_visible_to(member)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        _not_ahead(self, "received_on", self.day)
        if cleaned.get("amount") == 0:
            self.add_error("amount", _("A line of money has a sum."))
        return cleaned

    def given(self) -> Given:
        data = self.cleaned_data
        is_taken = data["kind"] == Kind.RECOVERY
        return Given(
            data["received_on"],
            -data["amount"] if is_taken else data["amount"],
            data["reference"],
            data["work_case"],
            self.person(),
            ClaimCode(data["claim"]) if data["claim"] else None,
            data["number"],
            data["month"],
            data["provider"],
            about=data["about"],
            kind=data["kind"],
            remittance=data["deposit"],
        )


class PersonForm(Person):
    """About whom a line is."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("who"):
            self.add_error("who", _("Type a name or an id."))
        return cleaned


class MatchForm(ClaimNamed):
    """Which payment a line answers."""

    provider = forms.CharField(label=gettext_lazy("Paid to"), max_length=100)
    because = because_field(
        required=False,
        label=gettext_lazy("Why the amount differs"),
        help_text=gettext_lazy("Needed where it is not the amount expected."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("claim") and "claim" not in self.errors:
            self.add_error("claim", _("Say which payment it is."))
        if cleaned.get("month") is None and "month" not in self.errors:
            self.add_error("month", _("Say of which month the payment is."))
        return cleaned


class CorrectForm(forms.Form):
    """Which payment a recovery takes back, or an adjustment adds to."""

    payment = PaymentField(
        label=gettext_lazy("Payment"),
        queryset=MoneyReceived.objects.none(),
        empty_label=gettext_lazy("choose"),
    )
    cause = forms.ChoiceField(label=gettext_lazy("Why SSA takes it back"), choices=RecoveryCause.choices)
    denial = forms.ChoiceField(
        label=gettext_lazy("If it was not payable: for what"),
        required=False,
        help_text=gettext_lazy("The claim then counts as denied for this reason."),
    )
    because = because_field(required=False, label=gettext_lazy("In your words"))

    def __init__(self, *args: Any, payments: Any, is_recovery: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["payment"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = payments
        if is_recovery:
            self.fields["denial"].choices = denials()  # type: ignore[attr-defined]
        else:
            del self.fields["cause"], self.fields["denial"]


def denials() -> list[tuple[str, str]]:
    return [
        ("", _("not said")),
        *((code.value, sentence(f"DENIAL_{code.name}", {}, language())) for code in DENIALS),
    ]


class ExplainForm(forms.Form):
    what = forms.ChoiceField(label=gettext_lazy("What it is"), choices=ExplainedAs.choices)
    because = because_field(label=gettext_lazy("In your words"))


class WhyForm(forms.Form):
    why = because_field()


class NoticeForm(forms.Form):
    """SSA's notice that it takes a payment back."""

    noticed_on = day_field(gettext_lazy("Day of the notice"), required=True)
    received_on = day_field(gettext_lazy("It reached us on"), required=True)
    cents = MoneyField(label=gettext_lazy("Amount that SSA wants back"), required=True)
    cause = forms.ChoiceField(label=gettext_lazy("Why, as the notice says"), choices=RecoveryCause.choices)
    denied_because = forms.ChoiceField(label=gettext_lazy("If it was not payable: for what"), required=False)
    said = forms.CharField(
        label=gettext_lazy("Words of the notice"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Kept sealed."),
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        self.fields["denied_because"].choices = denials()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("noticed_on", "received_on"):
            _not_ahead(self, name, self.day)
        first, last = cleaned.get("noticed_on"), cleaned.get("received_on")
        if first and last and last < first:
            self.add_error("received_on", _("This day lies before the one of the step before."))
        if cleaned.get("cents") == 0:
            self.add_error("cents", _("A line of money has a sum."))
        return cleaned

    def values(self) -> dict[str, Any]:
        code = self.cleaned_data["denied_because"]
        return {**self.cleaned_data, "denied_because": DenialCode(code) if code else None}


class ObjectForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Objection"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 12})
    )
    on = day_field(gettext_lazy("Sent on"), required=True)

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        _not_ahead(self, "on", self.day)
        return cleaned


class TakenForm(forms.Form):
    """The money that was announced went."""

    on = day_field(gettext_lazy("Taken on"), required=True)
    reference = forms.CharField(label=gettext_lazy("Reference"), required=False, max_length=60)

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        _not_ahead(self, "on", self.day)
        return cleaned


class DepositForm(forms.Form):
    deposited_on = day_field(gettext_lazy("Day of the deposit"), required=True)
    cents = MoneyField(label=gettext_lazy("Amount that the bank shows"), required=True, negative=True)
    reference = forms.CharField(label=gettext_lazy("Reference"), required=False, max_length=60)
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, max_length=300, help_text=gettext_lazy("Kept sealed.")
    )

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "note": self.cleaned_data["note"] or None}


class ChosenLines(forms.Form):
    """Lines that make up a deposit."""

    line = forms.ModelMultipleChoiceField(queryset=MoneyReceived.objects.none())

    def __init__(self, *args: Any, lines: Sequence[MoneyReceived], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["line"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = MoneyReceived.objects.filter(pk__in=[one.pk for one in lines])
        field.error_messages["required"] = _("Choose a line first.")
