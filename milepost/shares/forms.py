"""What staff fill in about terms, the ledger and remittances."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.earnings.fields import MoneyField
from milepost.editing.records import ReasonForm, day_field
from milepost.organizations.bank import is_routing_number, plain
from milepost.organizations.models import Organization
from milepost.payments.forms import claims
from milepost.rulebook.money import plain as dollars
from milepost.rulebook.shares.terms import PARTNER, RECORD, percent
from milepost.shares.choices import Attribution, Odd, PartyKind, Read
from milepost.shares.models import Party, ShareTerms

ROWS, MOST_ROWS, MOST_PARTIES = 6, 60, 3
"""So many lines of shares are shown at first, as many are added at a time, and at most."""


class OpenForm(forms.Form):
    begins_on = day_field(
        gettext_lazy("From which day on is money shared here?"),
        required=True,
        help_text=gettext_lazy("What came before was shared elsewhere, and is not booked."),
    )


class WhyForm(ReasonForm):
    help_why = gettext_lazy("A few words. They stand in the journal, with your name.")


class OnForm(forms.Form):
    on = day_field(gettext_lazy("On which day?"), required=True)


class EndForm(WhyForm):
    on = day_field(gettext_lazy("The last day on which they hold"), required=True)


class ReturnedForm(WhyForm):
    on = day_field(gettext_lazy("On which day did it come back?"), required=True)
    field_order = ("on", "why")


class ServedForm(WhyForm):
    """Who served a Ticket from a day on; without a partner the EN of Record itself."""

    partner = forms.ModelChoiceField(
        label=gettext_lazy("Who served it"),
        queryset=Organization.objects.none(),
        required=False,
        empty_label=gettext_lazy("the EN of Record itself"),
    )
    since = day_field(
        gettext_lazy("From which day on"), help_text=gettext_lazy("Leave it empty: from the beginning.")
    )
    field_order = ("partner", "since", "why")

    def __init__(self, *args: Any, queryset: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = queryset  # type: ignore[attr-defined]


class PartyForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=PartyKind.choices)


class RunForm(forms.Form):
    pay_on = day_field(gettext_lazy("To be paid on"), required=True)
    minimum_cents = MoneyField(
        label=gettext_lazy("Least that is paid"),
        required=True,
        help_text=gettext_lazy("Who is owed less waits for the next remittance. 0 pays everybody."),
    )


class SettingsForm(forms.Form):
    """Through which bank the organization pays, as that bank has told it."""

    minimum_cents = MoneyField(label=gettext_lazy("Least that is paid"), required=True)
    bank_name = forms.CharField(label=gettext_lazy("Your bank"), max_length=23, required=False)
    bank_routing = forms.CharField(
        label=gettext_lazy("Routing number of your bank"), max_length=12, required=False
    )
    company_name = forms.CharField(
        label=gettext_lazy("Your name in the payment file"),
        max_length=16,
        required=False,
        help_text=gettext_lazy("At most sixteen characters: partners see it on their bank statement."),
    )
    company_id = forms.CharField(
        label=gettext_lazy("Company identification"),
        max_length=10,
        required=False,
        help_text=gettext_lazy("Ten characters that your bank has given you."),
    )

    def clean_bank_routing(self) -> str:
        number = plain(self.cleaned_data["bank_routing"])
        if number and not is_routing_number(number):
            raise forms.ValidationError(
                _("This is no routing number. Look at the lower left of a check: nine digits.")
            )
        return number


class TermsForm(forms.Form):
    """Terms with a partner; lines of shares that are left empty are not there."""

    partner = forms.ModelChoiceField(label=gettext_lazy("Partner"), queryset=Organization.objects.none())
    effective_from = day_field(gettext_lazy("From"), required=True)
    reference = forms.CharField(
        label=gettext_lazy("Reference"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("By what the signed paper is found."),
    )
    read = forms.ChoiceField(label=gettext_lazy("Which terms hold for a payment"), choices=Read.choices)
    attribution = forms.ChoiceField(
        label=gettext_lazy("Whose payment it is where a Ticket changed partner"), choices=Attribution.choices
    )
    odd = forms.ChoiceField(label=gettext_lazy("Who gets the odd cent"), choices=Odd.choices)
    odd_to = forms.ChoiceField(label=gettext_lazy("To whom"))
    fee = MoneyField(
        label=gettext_lazy("A fixed sum first, from each payment"),
        required=False,
        help_text=gettext_lazy("The rest is shared by percent."),
    )
    fee_to = forms.ChoiceField(label=gettext_lazy("The fixed sum goes to"))
    tier_by = forms.ChoiceField(
        label=gettext_lazy("Steps count"),
        required=False,
        choices=[
            ("", gettext_lazy("there are no steps")),
            ("ticket", gettext_lazy("by Ticket")),
            ("partner_year", gettext_lazy("by partner and calendar year")),
        ],
    )
    limit_party = forms.ChoiceField(label=gettext_lazy("A least or a most per payment, for"), required=False)
    floor = MoneyField(label=gettext_lazy("At least"), required=False)
    cap = MoneyField(label=gettext_lazy("At most"), required=False)
    limit_against = forms.ChoiceField(label=gettext_lazy("Who gives or gets the difference"), required=False)
    counselled = forms.ChoiceField(
        label=gettext_lazy("A part only where benefits counselling was given, for"),
        required=False,
        help_text=gettext_lazy(
            "A benefits planner then has a part only of payments for a Ticket on which they had given counselling by the end of the claim month."
        ),
    )
    counselled_else = forms.ChoiceField(label=gettext_lazy("Otherwise this part goes to"), required=False)
    rows = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=MOST_ROWS)

    def __init__(
        self,
        *args: Any,
        partners: Any,
        parties: Sequence[Party],
        terms: ShareTerms | None = None,
        **kwargs: Any,
    ) -> None:
        if terms is not None:
            kwargs["initial"] = {**as_initial(terms), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = partners  # type: ignore[attr-defined]
        if terms is not None:
            del self.fields["partner"]
        shown = list(parties)[:MOST_PARTIES]
        self.parties = [
            (PARTNER, _("partner")),
            (RECORD, _("EN of Record")),
            *((one.key, one.name) for one in shown),
        ]
        for name in ("odd_to", "fee_to"):
            self.fields[name].choices = self.parties  # type: ignore[attr-defined]
            self.fields[name].initial = RECORD
        for name in ("limit_party", "limit_against"):
            self.fields[name].choices = [("", _("nobody")), *self.parties]  # type: ignore[attr-defined]
        planners = [(one.key, one.name) for one in shown if one.kind == PartyKind.BENEFITS_PLANNER]
        self.fields["counselled"].choices = [("", _("nobody")), *planners]  # type: ignore[attr-defined]
        self.fields["counselled_else"].choices = [self.parties[1], self.parties[0]]  # type: ignore[attr-defined]
        if not planners:
            del self.fields["counselled"], self.fields["counselled_else"]
        self.count = self._count(terms)
        self.fields["rows"].initial = self.count
        for row in range(self.count):
            self._row(row)

    def _count(self, terms: ShareTerms | None) -> int:
        """As many rows as the page had, or as the draft needs with some to spare."""
        given = str(self.data.get("rows") or self.initial.get("rows") or "")
        if given.isascii() and given.isdigit():
            return min(max(int(given), 1), MOST_ROWS)
        kept = sum(len(row["tiers"]) for row in terms.rule["rows"]) if terms else 0
        return min(-(-(kept + 1) // ROWS) * ROWS, MOST_ROWS)

    def _row(self, row: int) -> None:
        said = {"row": row + 1}
        kinds = [("all", _("all others")), *claims(empty="—")[1:]]
        self.fields[f"row{row}_claim"] = forms.ChoiceField(
            required=False,
            choices=[("", "—"), *kinds],
            widget=_named(forms.Select(), _("Payment, row %(row)s") % said),
        )
        self.fields[f"row{row}_to"] = MoneyField(
            required=False, widget=_named(forms.TextInput(), _("Up to a sum of, row %(row)s") % said)
        )
        for place, (_key, name) in enumerate(self.parties):
            self.fields[f"row{row}_share{place}"] = forms.DecimalField(
                required=False,
                min_value=0,
                max_value=100,
                decimal_places=2,
                widget=_named(
                    forms.NumberInput(attrs={"step": "0.01"}),
                    _("Percent for %(party)s, row %(row)s") % {"party": name, **said},
                ),
            )

    def head(self) -> list[BoundField]:
        names = (
            "partner",
            "effective_from",
            "reference",
            "read",
            "attribution",
            "odd",
            "odd_to",
            "fee",
            "fee_to",
            "tier_by",
        )
        return [self[name] for name in names if name in self.fields]

    def foot(self) -> list[BoundField]:
        return [self[name] for name in ("limit_party", "floor", "cap", "limit_against")]

    def counselling(self) -> list[BoundField]:
        return [self[name] for name in ("counselled", "counselled_else") if name in self.fields]

    def chart(self) -> Iterator[list[BoundField]]:
        for row in range(self.count):
            names = ["claim", "to", *(f"share{place}" for place in range(len(self.parties)))]
            yield [self[f"row{row}_{name}"] for name in names]

    def rule(self) -> dict[str, Any]:
        """As it is kept: rows of one kind after the other are its steps."""
        data, rows = self.cleaned_data, dict[str, list[Any]]()
        for row in range(self.count):
            claim = data.get(f"row{row}_claim")
            if claim:
                shares = [
                    (key, data.get(f"row{row}_share{place}"))
                    for place, (key, _name) in enumerate(self.parties)
                ]
                points = [[key, int(value * 100)] for key, value in shares if value]
                rows.setdefault(claim, []).append([data.get(f"row{row}_to"), points])
        limits = []
        if data.get("limit_party") and (data.get("floor") is not None or data.get("cap") is not None):
            limits = [
                [data["limit_party"], data.get("floor"), data.get("cap"), data.get("limit_against") or RECORD]
            ]
        return {
            "rows": [
                {"claims": [] if claim == "all" else [claim], "tiers": tiers} for claim, tiers in rows.items()
            ],
            "tier_by": data.get("tier_by") or None,
            "fee": [data["fee"], data["fee_to"]] if data.get("fee") else None,
            "limits": limits,
            **(
                {"if_counselled": [[data["counselled"], data.get("counselled_else") or RECORD]]}
                if data.get("counselled")
                else {}
            ),
        }

    def values(self) -> dict[str, Any]:
        names = ("effective_from", "reference", "read", "attribution", "odd", "odd_to")
        return {**{name: self.cleaned_data[name] for name in names}, "rule": self.rule()}


def with_more_rows(data: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, as a form shows it that has more rows and finds fault with nothing yet."""
    typed = {name: data.get(name) for name in data}
    rows = str(typed.get("rows") or ROWS)
    return {**typed, "rows": (int(rows) if rows.isascii() and rows.isdigit() else ROWS) + ROWS}


def as_initial(terms: ShareTerms) -> dict[str, Any]:
    """A draft as the form shows it. Shares by row: the place of a party is that of the form, so its key comes with it."""
    rule: Mapping[str, Any] = terms.rule
    names = ("effective_from", "reference", "read", "attribution", "odd", "odd_to")
    first: dict[str, Any] = {name: getattr(terms, name) for name in names}
    first |= {"tier_by": rule["tier_by"] or "", "partner": terms.partner_id}
    if rule["fee"]:
        first |= {"fee": dollars(rule["fee"][0]), "fee_to": rule["fee"][1]}
    if rule["limits"]:
        party, floor, cap, against = rule["limits"][0]
        first |= {"limit_party": party, "limit_against": against}
        first |= {
            "floor": None if floor is None else dollars(floor),
            "cap": None if cap is None else dollars(cap),
        }
    if rule.get("if_counselled"):
        first["counselled"], first["counselled_else"] = rule["if_counselled"][0]
    places = [
        PARTNER,
        RECORD,
        *(
            one.key
            for one in Party.objects.filter(organization=terms.organization_id, ended_on=None)[:MOST_PARTIES]
        ),
    ]
    flat = [(row["claims"], tier) for row in rule["rows"] for tier in row["tiers"]]
    for place, (codes, (end, points)) in enumerate(flat):
        first |= {
            f"row{place}_claim": codes[0] if codes else "all",
            f"row{place}_to": dollars(end) if end else None,
        }
        for party, value in points:
            if party in places:
                first[f"row{place}_share{places.index(party)}"] = Decimal(percent(value))
    return first


class OverrideForm(forms.Form):
    """What is agreed for one Ticket: the partner's share of every payment, or the weights of its partners."""

    effective_from = day_field(gettext_lazy("For payments that come from this day on"), required=True)
    partner = forms.ModelChoiceField(
        label=gettext_lazy("Partner"), queryset=Organization.objects.none(), required=False
    )
    percent = forms.DecimalField(
        label=gettext_lazy("Percent for this partner of every payment; the rest to the EN of Record"),
        required=False,
        min_value=0,
        max_value=100,
        decimal_places=2,
    )
    because = forms.CharField(label=gettext_lazy("Why?"), max_length=300, min_length=8)

    def __init__(self, *args: Any, partners: Sequence[Organization], queryset: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = queryset  # type: ignore[attr-defined]
        self.weighed = list(partners)
        for one in self.weighed:
            self.fields[f"weight_{one.pk}"] = forms.IntegerField(
                label=_("Weight of %(name)s") % {"name": one.name},
                required=False,
                min_value=0,
                max_value=1_000,
            )

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        share = data.get("percent")
        points = None if share is None else int(share * 100)
        rule = points is not None and {
            "rows": [{"claims": [], "tiers": [[None, [[PARTNER, points], [RECORD, 10_000 - points]]]]}],
            "tier_by": None, "fee": None, "limits": [],
        }  # fmt: skip
        weights = {str(one.pk): data.get(f"weight_{one.pk}") or 0 for one in self.weighed}
        return {
            "effective_from": data["effective_from"],
            "partner": data.get("partner"),
            "rule": rule or None,
            "weights": {key: value for key, value in weights.items() if value},
            "because": data["because"],
        }


def _named(widget: forms.Widget, text: str) -> forms.Widget:
    widget.attrs["aria-label"] = text
    return widget
