"""What is filled in about a person for schemes: the case, services, notices, papers, invoices, hours; and the provider itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.earnings.fields import MoneyField
from milepost.editing.records import ReasonForm, day_field
from milepost.keys.fields import Sealed
from milepost.rulebook.months import Month
from milepost.rulebook.schemes import Scheme as Content
from milepost.rulebook.schemes.words import word_of
from milepost.schemes.choices import InvoiceState, YesNo
from milepost.schemes.models import (
    BoughtService,
    GivenNotice,
    SchemeInvoice,
    SchemeVersion,
    TicketPaper,
    WorkedHours,
)
from milepost.tickets.models import Correctable
from milepost.website.templatetags.words import language

MINUTES, MOST_HOURS, MOST_PAYMENTS = 60, 744, 20
Versions = Sequence[SchemeVersion]
ANSWERS = {"yes": True, "no": False, "": None}


class WhyForm(ReasonForm):
    help_why = gettext_lazy("A few words. They stand in the journal, with your name.")


def _words(codes: Sequence[str]) -> list[tuple[str, str]]:
    return [(one, word_of(one, language())) for one in dict.fromkeys(codes)]


class RecordOfScheme(forms.Form):
    """`versions`: those in force, from which services, forms and papers are known; `own`: the provider's own names."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        versions: Versions,
        own: Sequence[str],
        record: Correctable | None = None,
        **kwargs: Any,
    ) -> None:
        if record is not None:
            kwargs["initial"] = {**self.shown(record), "version": record.version, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.versions, self.own = versions, own
        self.contents: list[Content] = [one.read for one in versions]
        self.settle()

    def settle(self) -> None:
        """Choices that hang on the schemes."""

    def shown(self, record: Any) -> dict[str, Any]:
        found = {name: getattr(record, name, None) for name in self.base_fields if name != "version"}
        return {
            name: {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
            for name, value in found.items()
        }

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


def _yes_no(label: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=YesNo.choices, required=False, help_text=help_text)


class ServiceForm(RecordOfScheme):
    code = forms.ChoiceField(label=gettext_lazy("Service"))
    provider = forms.CharField(label=gettext_lazy("Bought from"), max_length=100)
    tier = forms.CharField(
        label=gettext_lazy("Tier"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("As the counselor has set it."),
    )
    authorized_on = day_field(gettext_lazy("Authorized on"))
    number = forms.CharField(label=gettext_lazy("Number of the authorization"), max_length=40, required=False)
    is_named = _yes_no(gettext_lazy("Is the provider named on the form of long-term support?"))
    form = forms.CharField(
        label=gettext_lazy("That form"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Such as DARS1616, for supported employment."),
    )

    def settle(self) -> None:
        codes = [
            code
            for one in self.contents
            for row in one.conditions
            if row.kind.value == "service_any_of"
            for code in row.values
        ]
        field = self.fields["code"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            *_words([*codes, "job_placement", "supported_employment"]),
            ("other", _("another service")),
        ]
        if self.own and not self.initial.get("provider"):
            self.initial["provider"] = self.own[0]

    def clean_is_named(self) -> bool | None:
        return ANSWERS[self.cleaned_data["is_named"]]


class OfPayment(RecordOfScheme):
    """A record of one payment of one scheme."""

    of = forms.ChoiceField(label=gettext_lazy("Payment"))

    def settle(self) -> None:
        field = self.fields["of"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (f"{version.scheme_id}:{payment.number}", f"{content.name}: {payment.label}")
            for version, content in zip(self.versions, self.contents, strict=True)
            for payment in content.payments
        ]

    def shown(self, record: Any) -> dict[str, Any]:
        return {**super().shown(record), "of": f"{record.scheme_id}:{record.payment}"}

    def values(self) -> dict[str, Any]:
        found = super().values()
        scheme, _colon, payment = found.pop("of").partition(":")
        return {"scheme_id": scheme, "payment": int(payment), **found}


class NoticeForm(OfPayment):
    given_on = day_field(gettext_lazy("Given on"), required=True)
    expected_on = day_field(gettext_lazy("The level was expected to be reached on"))
    in_writing = forms.BooleanField(label=gettext_lazy("In writing"), required=False, initial=True)
    field_order = ("of", "given_on", "expected_on", "in_writing", "version")

    def shown(self, record: Any) -> dict[str, Any]:
        return {**super().shown(record), "in_writing": record.in_writing}


class PaperForm(RecordOfScheme):
    kind = forms.ChoiceField(label=gettext_lazy("Paper"))
    on = day_field(gettext_lazy("Signed or dated on"), required=True)
    by_holder = _yes_no(gettext_lazy("Signed by the Ticketholder"))
    by_provider = _yes_no(gettext_lazy("Signed by the provider"))

    def settle(self) -> None:
        kinds = [proof.kind for one in self.contents for proof in one.papers.ticket_proof_any_of]
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = _words([*kinds, "assignment_letter", "ssa_1365"])

    def clean_by_holder(self) -> bool | None:
        return ANSWERS[self.cleaned_data["by_holder"]]

    def clean_by_provider(self) -> bool | None:
        return ANSWERS[self.cleaned_data["by_provider"]]


class InvoiceForm(OfPayment):
    time = forms.IntegerField(
        label=gettext_lazy("Which time"),
        min_value=1,
        max_value=60,
        initial=1,
        help_text=gettext_lazy("1, unless the payment comes more than once."),
    )
    state = forms.ChoiceField(label=gettext_lazy("How it stands"), choices=InvoiceState.choices)
    invoiced_on = day_field(gettext_lazy("Invoiced on"))
    number = forms.CharField(
        label=gettext_lazy("Invoice number"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Never a Social Security number, a name or the number of the case."),
    )
    authorization = forms.CharField(
        label=gettext_lazy("Service authorization or purchase order"), max_length=40, required=False
    )
    forms_signed = forms.MultipleChoiceField(
        label=gettext_lazy("Signed forms"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "check"}),
    )
    evidence = forms.MultipleChoiceField(
        label=gettext_lazy("Evidence of earnings that goes with it"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "check"}),
    )
    approved_on = day_field(gettext_lazy("Approved on"))
    paid_on = day_field(gettext_lazy("Paid on"))
    cents = MoneyField(label=gettext_lazy("Paid"), required=False)
    field_order = (
        "of",
        "time",
        "state",
        "authorization",
        "forms_signed",
        "evidence",
        "invoiced_on",
        "number",
        "approved_on",
        "paid_on",
        "cents",
        "version",
    )

    def settle(self) -> None:
        super().settle()
        signed, evidence = self.fields["forms_signed"], self.fields["evidence"]
        assert isinstance(signed, forms.MultipleChoiceField)
        assert isinstance(evidence, forms.MultipleChoiceField)
        signed.choices = [
            (form, form) for form in dict.fromkeys(form for one in self.contents for form in one.papers.forms)
        ]
        evidence.choices = _words([kind for one in self.contents for kind in one.papers.evidence_any_of])

    def shown(self, record: Any) -> dict[str, Any]:
        return {**super().shown(record), "forms_signed": record.forms}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        asks = {"paid": "paid_on", "approved": "approved_on", "sent": "invoiced_on"}.get(
            cleaned.get("state", "")
        )
        if asks and not cleaned.get(asks) and asks not in self.errors:
            self.add_error(asks, _("Say on which day."))
        return cleaned

    def values(self) -> dict[str, Any]:
        found = super().values()
        signed = found.pop("forms_signed")
        return {**found, "forms": signed}


class HoursForm(RecordOfScheme):
    month = forms.CharField(
        label=gettext_lazy("Month"), max_length=7, help_text=gettext_lazy("For example 2014-08.")
    )
    hours = forms.IntegerField(label=gettext_lazy("Hours"), min_value=0, max_value=MOST_HOURS)
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=0, max_value=59, initial=0)

    def clean_month(self) -> Month:
        try:
            return Month.parse(self.cleaned_data["month"].strip())
        except ValueError:
            raise forms.ValidationError(_("Write year and month as 2014-08.")) from None

    def shown(self, record: Any) -> dict[str, Any]:
        hours, minutes = divmod(record.minutes, MINUTES)
        return {"month": str(record.month), "hours": hours, "minutes": minutes}

    def values(self) -> dict[str, Any]:
        found = super().values()
        return {"month": found["month"], "minutes": found["hours"] * MINUTES + found["minutes"]}


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record: its table, its form, and how its page is called."""

    model: type[Any]
    form: type[RecordOfScheme]
    title: Promise


KINDS: dict[str, RecordKind] = {
    "service": RecordKind(BoughtService, ServiceForm, gettext_lazy("A service that the agency bought")),
    "notice": RecordKind(GivenNotice, NoticeForm, gettext_lazy("Notice to the counselor")),
    "paper": RecordKind(TicketPaper, PaperForm, gettext_lazy("Proof of the assignment")),
    "invoice": RecordKind(SchemeInvoice, InvoiceForm, gettext_lazy("Invoice of a payment")),
    "hours": RecordKind(WorkedHours, HoursForm, gettext_lazy("Hours of a month")),
}


class CaseForm(forms.Form):
    """What the State VR case itself does not say."""

    case_number = forms.CharField(
        label=gettext_lazy("Number of the case"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Kept sealed."),
    )
    counselor = forms.CharField(
        label=gettext_lazy("VR counselor"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Kept sealed."),
    )
    in_use_with_vr_on = day_field(gettext_lazy("The Ticket was in use with the agency since"))
    list_given_on = day_field(gettext_lazy("The list of all ENs was given on"))

    def values(self) -> dict[str, Any]:
        found = dict(self.cleaned_data)
        return {**found, **{name: found[name] or None for name in ("case_number", "counselor")}}


class ProviderForm(forms.Form):
    contract_from = day_field(gettext_lazy("Contract with the agency from"))
    contract_until = day_field(
        gettext_lazy("Its last day"), help_text=gettext_lazy("Empty: no end is known.")
    )
    agreement_from = day_field(gettext_lazy("Agreement with the agency from"))
    agreement_until = day_field(
        gettext_lazy("Its last day"), help_text=gettext_lazy("Empty: no end is known.")
    )
    called = forms.CharField(
        label=gettext_lazy("Names by which assignments call us"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("One on each line, beside the organization's own and its identities'."),
    )
    vendor_number = forms.CharField(label=gettext_lazy("Vendor number"), max_length=40, required=False)
    tin = forms.CharField(
        label=gettext_lazy("The State's identification number"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Kept sealed."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for first, last in (("contract_from", "contract_until"), ("agreement_from", "agreement_until")):
            since, until = cleaned.get(first), cleaned.get(last)
            if since and until and until < since:
                self.add_error(last, _("It would end before it begins."))
        return cleaned

    def values(self) -> dict[str, Any]:
        found = dict(self.cleaned_data)
        return {**found, "tin": found["tin"].strip() or None}


def first_of(record: Any, names: Sequence[str]) -> Mapping[str, Any]:
    """What a form begins with; sealed values opened for whoever may change them."""
    values = {name: getattr(record, name) for name in names}
    return {name: value.open() if isinstance(value, Sealed) else value for name, value in values.items()}
