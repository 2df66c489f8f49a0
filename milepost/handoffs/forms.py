"""The forms of hand-offs: a case to begin with, what each move needs, what an organization chooses."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.editing.records import day_field
from milepost.handoffs.models import HandOff
from milepost.handoffs.queries import counselors_of, networks_here
from milepost.intake.actions import may_be_the_same
from milepost.intake.forms import YES_NO, not_ahead, why_field, words_of, yes_or_no
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.rulebook.facts import Closure, PaidBy, Program
from milepost.rulebook.handoffs import Nine
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to

MOST_LISTED = 400
LONGEST_NAME = 120
CASE_DAYS = ("opened_on", "in_use_on", "plan_on", "closed_on")


def said_as(is_told: object) -> str:
    """As the field's choices have it."""
    return "" if is_told is None else "yes" if is_told else "no"


class MoveForm(forms.Form):
    """A move of one hand-off. It knows the version that its reader saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, hand_off: HandOff, member: StaffMember, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hand_off, self.member, self.day = hand_off, member, day
        self.fields["version"].initial = hand_off.version
        self.begin()

    def begin(self) -> None:
        """What the fields say at first."""

    @property
    def seen(self) -> int:
        return int(self.cleaned_data.get("version") or self.hand_off.version)


class CaseForm(forms.Form):
    """The State VR case."""

    agency = forms.CharField(label=gettext_lazy("State VR agency"), max_length=100)
    counselor = forms.ModelChoiceField(
        label=gettext_lazy("Counselor"),
        queryset=StaffMember.objects.none(),
        required=False,
        empty_label=gettext_lazy("not named: every counselor of the agency"),
    )
    opened_on = day_field(gettext_lazy("Opened on"))
    in_use_on = day_field(gettext_lazy("The Ticket is in use with the agency since"))
    plan_on = day_field(gettext_lazy("Day of the plan for employment (IPE)"))
    paid_by = forms.ChoiceField(label=gettext_lazy("How the agency is paid"), required=False)
    closed_on = day_field(gettext_lazy("Closed on"), help_text=gettext_lazy("Empty while it is open."))
    closure = forms.ChoiceField(label=gettext_lazy("Closed with"), required=False)

    def __init__(self, *args: Any, owner: Organization, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner, self.day = owner, day
        for name, codes in (("closure", Closure), ("paid_by", PaidBy)):
            self.fields[name].choices = [("", _("not known")), *words_of(codes)]  # type: ignore[attr-defined]
        counselors = self.fields["counselor"]
        assert isinstance(counselors, forms.ModelChoiceField)
        counselors.queryset = counselors_of(owner)
        if owner.kind == Organization.Kind.STATE_VR:
            del self.fields["agency"]
        else:
            del self.fields["counselor"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in CASE_DAYS:
            not_ahead(self, name, self.day)
        opened, closed = cleaned.get("opened_on"), cleaned.get("closed_on")
        if opened and closed and closed < opened:
            self.add_error("closed_on", _("It cannot end before it began."))
        if cleaned.get("closure") and not closed and "closed_on" not in self.errors:
            self.add_error("closed_on", _("A result needs the day on which the case was closed."))
        return cleaned

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        given["closure"] = Closure(given["closure"]) if given.get("closure") else None
        given["paid_by"] = PaidBy(given["paid_by"]) if given.get("paid_by") else None
        return given


class NewConsumerForm(CaseForm):
    """Somebody of whom the agency has nothing on record here yet."""

    name = forms.CharField(
        label=gettext_lazy("Name, as on the Social Security card"), max_length=LONGEST_NAME
    )
    born_on = day_field(
        gettext_lazy("Birth date"),
        required=True,
        help_text=gettext_lazy("The link by which they choose asks for it before it shows anything."),
    )
    program = forms.ChoiceField(label=gettext_lazy("Program"))
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=40, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=Ticketholder.Language.choices)
    field_order = ("name", "born_on", "program", "phone", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["program"].choices = words_of(Program)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("name") and may_be_the_same(self.owner, cleaned["name"], cleaned.get("born_on")):
            self.add_error(
                "name",
                _(
                    "Somebody of this name and birth date is on record already. Ask who keeps them, and go on there."
                ),
            )
        return cleaned


class CorrectForm(CaseForm):
    """The case as it should have been written down."""

    why = why_field(gettext_lazy("Why is it corrected?"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, hand_off: HandOff, member: StaffMember, day: date, **kwargs: Any) -> None:
        names = ("agency", "counselor", *CASE_DAYS, "closure", "paid_by", "version")
        kwargs["initial"] = {name: getattr(hand_off, name) for name in names} | kwargs.get("initial", {})
        super().__init__(*args, owner=member.owner, day=day, **kwargs)
        self.hand_off = hand_off
        if hand_off.paid_by:  # another way of payment is a move of its own, with its 90 days
            del self.fields["paid_by"]

    @property
    def seen(self) -> int:
        return int(self.cleaned_data.get("version") or self.hand_off.version)

    def values(self) -> dict[str, Any]:
        given = super().values()
        if "paid_by" not in self.fields:
            given.pop("paid_by")
        return given


class CloseForm(MoveForm):
    closed_on = day_field(gettext_lazy("Closed on"), required=True)
    closure = forms.ChoiceField(label=gettext_lazy("Closed with"))

    def begin(self) -> None:
        self.fields["closure"].choices = words_of(Closure)  # type: ignore[attr-defined]
        self.fields["closed_on"].initial = self.day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        not_ahead(self, "closed_on", self.day)
        return cleaned


class ListForm(MoveForm):
    """The list of Employment Networks, as it was given."""

    list_given_on = day_field(gettext_lazy("The list was given on"), required=True)
    here = forms.MultipleChoiceField(
        label=gettext_lazy("Employment Networks that work with this program"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = forms.CharField(
        label=gettext_lazy("Other Employment Networks on the list, one on each line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def begin(self) -> None:
        self.names = {str(one.pk): one.name for one in networks_here()}
        self.fields["here"].choices = list(self.names.items())  # type: ignore[attr-defined]
        self.fields["list_given_on"].initial = (
            self.hand_off.list_given_on or self.hand_off.closed_on or self.day
        )
        listed = self.hand_off.listed
        self.fields["here"].initial = [one["key"] for one in listed if one.get("key")]
        self.fields["others"].initial = "\n".join(one["name"] for one in listed if not one.get("key"))
        if not self.names:
            del self.fields["here"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        not_ahead(self, "list_given_on", self.day)
        others = [" ".join(line.split()) for line in cleaned.get("others", "").splitlines() if line.strip()]
        if any(len(name) > LONGEST_NAME for name in others):
            self.add_error("others", _("A name of more than 120 characters is none: one on each line."))
        listed = [{"name": self.names[key], "key": key} for key in cleaned.get("here", [])]
        listed += [{"name": name, "key": ""} for name in dict.fromkeys(others)]
        if not listed or len(listed) > MOST_LISTED:
            self.add_error(None, _("Name at least one Employment Network of the list, and at most 400."))
        cleaned["listed"] = listed
        return cleaned


class ChoiceForm(MoveForm):
    """A choice that was told to the keeper of the case."""

    place = forms.ChoiceField(label=gettext_lazy("The Ticketholder chose"))
    chosen_on = day_field(gettext_lazy("Chosen on"), required=True)

    def begin(self) -> None:
        named = [(str(place), one["name"]) for place, one in enumerate(self.hand_off.listed)]
        self.fields["place"].choices = [("", _("not known")), *named]  # type: ignore[attr-defined]
        self.fields["chosen_on"].initial = self.day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        not_ahead(self, "chosen_on", self.day)
        return cleaned


class PaymentForm(MoveForm):
    paid_by = forms.ChoiceField(label=gettext_lazy("How the agency is paid from now on"))
    is_settled = forms.BooleanField(
        label=gettext_lazy("We asked the program manager, who says that it may be changed"), required=False
    )

    def begin(self) -> None:
        self.fields["paid_by"].choices = words_of(PaidBy)  # type: ignore[attr-defined]
        self.fields["paid_by"].initial = self.hand_off.paid_by


class ClaimForm(MoveForm):
    claimed_on = day_field(
        gettext_lazy("The agency filed its claim (SSA-199) on"),
        help_text=gettext_lazy("Empty: it is not filed."),
    )

    def begin(self) -> None:
        self.fields["claimed_on"].initial = self.hand_off.claimed_on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        not_ahead(self, "claimed_on", self.day)
        return cleaned


class TakeForm(MoveForm):
    """One's own Ticket of the person, or a new candidate."""

    reference = forms.CharField(
        label=gettext_lazy("Id of the Ticketholder, if they are on record with us"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Empty: they become a new candidate."),
    )
    program = forms.ChoiceField(label=gettext_lazy("Program"), required=False)
    born_on = day_field(gettext_lazy("Birth date"))

    def begin(self) -> None:
        self.ticket: Ticket | None = None
        self.fields["program"].choices = [("", _("not known")), *words_of(Program)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        not_ahead(self, "born_on", self.day)
        reference = cleaned.get("reference", "").strip()
        if reference:
            self.ticket = tickets_visible_to(self.member).filter(reference=reference).first()
            if self.ticket is None:
                self.add_error("reference", _("None of your Ticketholders has this id."))
            return cleaned
        if not cleaned.get("program"):
            self.add_error("program", _("A new candidate needs the program by which they receive benefits."))
        found = may_be_the_same(self.member.owner, self.hand_off.name, cleaned.get("born_on"))
        seen = tickets_visible_to(self.member).filter(pk__in=[one.ticket_id for one in found])
        same = list(seen.values_list("reference", flat=True))
        if same:
            says = _(
                "You have somebody of this name on record: %(ids)s. Give the id if it is the same person."
            )
            self.add_error("reference", says % {"ids": ", ".join(same)})
        return cleaned


class ReleaseForm(MoveForm):
    """It was accepted for somebody else."""

    why = why_field(gettext_lazy("Why?"))


class AgreementForm(MoveForm):
    agency_is_told = forms.ChoiceField(
        label=gettext_lazy("By the agreement the agency hears of nine months at SGA"),
        choices=YES_NO,
        required=False,
    )

    def begin(self) -> None:
        self.fields["agency_is_told"].initial = said_as(self.hand_off.agency_is_told)

    def is_told(self) -> bool | None:
        return yes_or_no(self.cleaned_data["agency_is_told"])


class TellForm(MoveForm):
    """The notice of nine months, when it was given."""

    told_on = day_field(gettext_lazy("The agency was told on"), required=True)
    gaps_excused = forms.BooleanField(
        label=gettext_lazy(
            "What lay between was outside of the person's control and had nothing to do with the impairment"
        ),
        required=False,
    )

    def __init__(self, *args: Any, nine: Nine | None = None, **kwargs: Any) -> None:
        self.nine = nine
        super().__init__(*args, **kwargs)

    def begin(self) -> None:
        self.fields["told_on"].initial = self.day
        if self.nine is None or self.nine.is_certain:
            del self.fields["gaps_excused"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        not_ahead(self, "told_on", self.day)
        return cleaned


class ChooseForm(forms.Form):
    """Somebody's own choice, by a link. `shown` says which list they saw."""

    place = forms.ChoiceField(
        label=gettext_lazy("I choose"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one, or close this page and choose later.")},
    )
    shown = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, named: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [(str(place), name) for place, name in enumerate(named)]  # type: ignore[attr-defined]


class SettingsForm(forms.Form):
    link_days = forms.IntegerField(
        label=gettext_lazy("Days for which a link can be used"), min_value=1, max_value=60
    )
    ahead_days = forms.IntegerField(
        label=gettext_lazy("Days before the end of the agency's time to claim when it is said"),
        min_value=1,
        max_value=365,
    )
    agency_is_told = forms.ChoiceField(
        label=gettext_lazy("By our agreements the agency hears of nine months at SGA"),
        choices=YES_NO,
        required=False,
        help_text=gettext_lazy("What a hand-off says at first; each says its own."),
    )

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return {**given, "agency_is_told": yes_or_no(given["agency_is_told"])}
