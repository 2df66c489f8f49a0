"""What a projection supposes, as it is typed. Nothing is filled in beforehand: no paper gives these chances or costs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.earnings.fields import MoneyField
from milepost.revenue.content import CASES
from milepost.revenue.models import MOST_MONTHS, Projection
from milepost.rulebook.money import plain
from milepost.rulebook.months import Month
from milepost.rulebook.revenue import STEPS, Group, Step
from milepost.rulebook.revenue.suppositions import GO_ON
from milepost.website.templatetags.words import word

MOST_TICKETS, MOST_LAG, MOST_AFTER, MOST_SEEN = 2_000, 36, 240, 1_000
CASE_NAMES = {
    "low": gettext_lazy("low"),
    "middle": gettext_lazy("middle"),
    "high": gettext_lazy("high"),
}
GROUPS = {
    Group.OUTREACH: gettext_lazy("Outreach"),
    Group.INTAKE: gettext_lazy("Intake, with those who never assign"),
    Group.SERVICES: gettext_lazy("Services"),
    Group.FOLLOW_UP: gettext_lazy("Follow-up"),
    Group.TRACKING: gettext_lazy("Payment tracking"),
    Group.OVERHEAD: gettext_lazy("Overhead"),
}


class MonthInput(forms.CharField):
    """A month as `2026-01`, with the browser's own picker."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"type": "month"}), max_length=7, **options)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            month = Month.parse(text)
        except ValueError:
            raise forms.ValidationError(_("Write a month as 2026-01.")) from None
        if not 2008 <= month.year <= 2199:
            raise forms.ValidationError(_("Look at the year again."))
        return month

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, Month) else value


class Hundredths(forms.DecimalField):
    """A number with up to two places, kept in hundredths."""

    def clean(self, value: Any) -> Any:
        given = super().clean(value)
        return None if given is None else int(given * 100)

    def prepare_value(self, value: Any) -> Any:
        return plain(value).removesuffix("0").removesuffix(".0") if type(value) is int else value


def named_of(step: Step) -> str:
    """As it begins a line."""
    said = word(step.value)
    return said[0].upper() + said[1:]


def _percent(label: Any, **options: Any) -> Hundredths:
    return Hundredths(
        label=label, min_value=Decimal(0), max_value=Decimal(100), decimal_places=2, max_digits=5, **options
    )


def _whole(label: Any, least: int, most: int, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most, **options)


class ProjectionForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    basis = forms.CharField(
        label=gettext_lazy("Where these suppositions come from"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Your own past, a plan, a colleague's word. Whoever reads the projection reads this first."
        ),
    )
    begins = MonthInput(label=gettext_lazy("First month"))
    months = _whole(gettext_lazy("How many months"), 1, MOST_MONTHS)
    figures_of = forms.TypedChoiceField(
        label=gettext_lazy("Figures"),
        coerce=int,
        help_text=gettext_lazy("They hold where a later year's are not published."),
    )
    counts_caseload = forms.BooleanField(
        label=gettext_lazy("Count the Tickets on hand too"),
        required=False,
        help_text=gettext_lazy(
            "Those assigned before the first month, each from what it has reached. What is attained already is not counted again."
        ),
    )
    planned_title_2 = _whole(gettext_lazy("SSDI or both, new Tickets a month"), 0, MOST_TICKETS)
    planned_title_16 = _whole(gettext_lazy("SSI alone, new Tickets a month"), 0, MOST_TICKETS)
    planned_months = _whole(gettext_lazy("For how many months"), 0, MOST_MONTHS)
    lag = _whole(
        gettext_lazy("Months until money comes"),
        0,
        MOST_LAG,
        help_text=gettext_lazy(
            "From the month that is paid for: until the evidence is here, the request, and SSA's own check."
        ),
    )
    seen = Hundredths(
        label=gettext_lazy("People seen for each Ticket that is assigned"),
        min_value=Decimal(1),
        max_value=Decimal(MOST_SEEN),
        decimal_places=2,
        max_digits=6,
        help_text=gettext_lazy("1, or more where some never assign. Intake is paid for each of them."),
    )
    kept = _percent(
        gettext_lazy("Percent of the income that stays here"),
        help_text=gettext_lazy("100, or less where partners have a part."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(year, _("of %(year)s") % {"year": year}) for year in years]
        self.fields["figures_of"].choices = choices  # type: ignore[attr-defined]
        for step in STEPS:
            named = named_of(step)
            self.fields[f"{step.value}_after"] = _whole(
                _("%(payment)s: months after assignment") % {"payment": named}, 0, MOST_AFTER
            )
            for case in CASES:
                label = _("%(payment)s: percent of Tickets, %(case)s") % {
                    "payment": named,
                    "case": CASE_NAMES[case],
                }
                self.fields[f"{step.value}_{case}"] = _percent(label)
        for step in GO_ON:
            for case in CASES:
                label = _("%(payment)s: percent that reach another a month later, %(case)s") % {
                    "payment": named_of(step),
                    "case": CASE_NAMES[case],
                }
                self.fields[f"goes_on_{step.value}_{case}"] = _percent(label)
        for group, text in GROUPS.items():
            self.fields[f"monthly_{group.value}"] = MoneyField(
                label=_("%(cost)s, each month") % {"cost": text}, required=True
            )
            self.fields[f"each_{group.value}"] = MoneyField(
                label=_("%(cost)s, each Ticket") % {"cost": text}, required=True
            )

    # How the page puts them together

    def _of(self, *names: str) -> list[Any]:
        return [self[name] for name in names]

    @property
    def about(self) -> list[Any]:
        return self._of("name", "basis")

    @property
    def span(self) -> list[Any]:
        return self._of("begins", "months", "figures_of")

    @property
    def planned(self) -> list[Any]:
        return self._of("planned_title_2", "planned_title_16", "planned_months")

    @property
    def steps(self) -> Iterator[list[Any]]:
        for step in STEPS:
            yield self._of(f"{step.value}_after", *(f"{step.value}_{case}" for case in CASES))
            if step in GO_ON:
                yield self._of(*(f"goes_on_{step.value}_{case}" for case in CASES))

    @property
    def costs(self) -> list[list[Any]]:
        return [self._of(f"monthly_{group.value}", f"each_{group.value}") for group in GROUPS]

    @property
    def others(self) -> list[Any]:
        return self._of("lag", "seen", "kept")

    # What was typed, as it is kept

    @property
    def given(self) -> dict[str, Any]:
        data = self.cleaned_data
        plainly = ("basis", "lag", "seen", "kept", "planned_title_2", "planned_title_16", "planned_months")
        content = {name: data[name] for name in plainly}
        content["steps"] = {
            step.value: {name: data[f"{step.value}_{name}"] for name in ("after", *CASES)} for step in STEPS
        }
        content["goes_on"] = {
            step.value: {case: data[f"goes_on_{step.value}_{case}"] for case in CASES} for step in GO_ON
        }
        for when in ("monthly", "each"):
            content[when] = {group.value: data[f"{when}_{group.value}"] for group in Group}
        kept = ("name", "begins", "months", "figures_of", "counts_caseload")
        return {**{name: data[name] for name in kept}, "content": content}


def first_of(projection: Projection) -> dict[str, Any]:
    """What the form begins with, of a projection that is to be changed or copied."""
    content = projection.content
    first: dict[str, Any] = {
        "name": projection.name, "begins": Month(projection.begins), "months": projection.months,
        "figures_of": projection.figures_of, "counts_caseload": projection.counts_caseload, "version": projection.version,
    }  # fmt: skip
    nested = {"steps", "goes_on", "monthly", "each"}
    first |= {name: value for name, value in content.items() if name not in nested}
    for step, values in content["steps"].items():
        first |= {f"{step}_{name}": value for name, value in values.items()}
    for step, values in content["goes_on"].items():
        first |= {f"goes_on_{step}_{name}": value for name, value in values.items()}
    for when in ("monthly", "each"):
        first |= {f"{when}_{group}": value for group, value in content[when].items()}
    return first
