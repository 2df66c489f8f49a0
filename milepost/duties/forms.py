"""The forms of duties."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.documents.kinds import MOST_BYTES, kind_of
from milepost.duties.choices import Outcome, Sort
from milepost.duties.doing_actions import Paper
from milepost.editing.records import ReasonForm, day_field
from milepost.organizations.models import Organization, StaffMember

MOST_MONTHS = 120


class RecordForm(forms.Form):
    """When it was done, until when it holds, and how that can be proved."""

    outcome = forms.ChoiceField(label=gettext_lazy("What is recorded"), choices=Outcome.choices)
    on = day_field(gettext_lazy("On which day?"), required=True)
    until = day_field(
        gettext_lazy("Until when does it hold?"),
        help_text=gettext_lazy("Of a policy: its last day. Otherwise leave it empty."),
    )
    words = forms.CharField(
        label=gettext_lazy("Proof in words"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    paper = forms.FileField(
        label=gettext_lazy("Document that proves it"),
        required=False,
        help_text=gettext_lazy("A PDF or a photograph, up to 20 MB. It is kept sealed."),
    )

    def __init__(
        self, *args: Any, day: date, proof: str, has_end: bool, may_exempt: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        self.given_paper: Paper | None = None
        self.fields["on"].initial = day
        self.fields["words"].help_text = _("For example: %(proof)s.") % {"proof": proof} if proof else ""
        if not has_end:
            del self.fields["until"]
        if not may_exempt:
            del self.fields["outcome"]

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        return on

    def clean_paper(self) -> Any:
        """By its content; a name says nothing."""
        file = self.cleaned_data["paper"]
        if not file:
            return None
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This is larger than 20 MB. Scan it in grey, or in parts."))
        content = file.read()
        kind = kind_of(content)
        if kind is None:
            raise forms.ValidationError(
                _("This is neither a PDF nor a photograph. Save it as a PDF and choose it again.")
            )
        self.given_paper = Paper(kind, content)
        return file


class WhyForm(ReasonForm):
    help_why = gettext_lazy("For example: recorded with the wrong person.")


class KeepForm(forms.Form):
    kept_since = day_field(
        gettext_lazy("Kept here since"),
        required=True,
        help_text=gettext_lazy(
            "From this day a signature that is not on record counts as lacking, and each check is counted from it."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class WindowForm(forms.Form):
    year = forms.IntegerField(
        label=gettext_lazy("Year in which it is handed in"), min_value=2017, max_value=2199
    )
    opens_on = day_field(gettext_lazy("First day"), required=True)
    closes_on = day_field(gettext_lazy("Last day"), required=True)
    source = forms.CharField(
        label=gettext_lazy("Where it was read"),
        min_length=8,
        max_length=300,
        help_text=gettext_lazy("For example: e-mail of the program manager of 12 January."),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        opens, closes, year = given.get("opens_on"), given.get("closes_on"), given.get("year")
        if opens and closes and closes < opens:
            self.add_error("closes_on", _("The last day comes before the first."))
        if closes and year and closes.year != year:
            self.add_error("closes_on", _("The last day lies in another year."))
        return given


class ContactForm(forms.Form):
    member = forms.ModelChoiceField(label=gettext_lazy("Who?"), queryset=StaffMember.objects.none())
    since = day_field(
        gettext_lazy("Since when?"),
        required=True,
        help_text=gettext_lazy("The day of the award, or on which this person became a main contact."),
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["member"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = people


EVERYBODY, ORGANIZATION = "everybody", "organization"


class OwnForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("What is it?"),
        max_length=120,
        help_text=gettext_lazy("For example: regional job fair. Name no Ticketholder."),
    )
    sort = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Sort.choices)
    first_on = day_field(gettext_lazy("On which day?"), required=True)
    every_months = forms.IntegerField(
        label=gettext_lazy("Again after how many months?"),
        min_value=0,
        max_value=MOST_MONTHS,
        initial=0,
        help_text=gettext_lazy("0: it comes once."),
    )
    lead_days = forms.IntegerField(
        label=gettext_lazy("How many days before does it stand on Today?"),
        min_value=0,
        max_value=365,
        initial=14,
    )
    whose = forms.ChoiceField(label=gettext_lazy("Whose is it?"))

    def __init__(self, *args: Any, people: Any, partners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        self.partners: dict[str, Organization] = {str(one.pk): one for one in partners}
        field = self.fields["whose"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (ORGANIZATION, _("the organization's")),
            (EVERYBODY, _("everybody's: one for each person who works here now")),
            (_("One partner's"), [(key, one.name) for key, one in self.partners.items()]),
            (_("One person's"), [(key, one.name) for key, one in self.people.items()]),
        ]

    @property
    def whom(self) -> tuple[list[StaffMember | None], Organization | None]:
        """For whom it is made, and of a partner's own which partner."""
        chosen = self.cleaned_data["whose"]
        if chosen == EVERYBODY:
            return [*self.people.values()], None
        if chosen in self.people:
            return [self.people[chosen]], None
        return [None], self.partners.get(chosen)
