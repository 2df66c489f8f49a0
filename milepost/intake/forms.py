"""The forms of intake: a new candidate, an assessment, an answer of SSA, an organization's numbers of days."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.editing.records import RecordForm, day_field
from milepost.intake.actions import digest_taken, may_be_the_same
from milepost.intake.models import Assessment, AssignabilityCheck, IntakeSettings, Told
from milepost.intake.policies import check_may_coordinate
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.organizations.queries import identities_visible_to, partners_visible_to, staff_visible_to
from milepost.people.models import Ticketholder
from milepost.people.numbers import is_ssn
from milepost.rulebook.assignability import CurrentPay
from milepost.rulebook.facts import Program
from milepost.rulebook.months import Month
from milepost.website.templatetags.words import word

YES_NO = (("", gettext_lazy("not known")), ("yes", gettext_lazy("yes")), ("no", gettext_lazy("no")))
SHORTEST_REASON, LONGEST_REASON = 8, 300


def words_of(codes: Any) -> list[tuple[str, str]]:
    """An enumeration of the rulebook as the choices of a field, in the reader's words."""
    return [(code.value, word(code.value)) for code in codes]


def yes_or_no(given: str) -> bool | None:
    return {"yes": True, "no": False}.get(given)


def why_field(label: Any, *, help_text: Any = "", required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        min_length=SHORTEST_REASON if required else None,
        max_length=LONGEST_REASON,
        help_text=help_text,
    )


def not_ahead(form: forms.Form, name: str, day: date) -> None:
    """A day of something that has happened cannot lie ahead."""
    given = form.cleaned_data.get(name)
    if given and given > day:
        form.add_error(name, _("This day is still ahead."))


class CandidateForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name, as on the Social Security card"), max_length=120)
    called = forms.CharField(label=gettext_lazy("What they like to be called"), max_length=60, required=False)
    program = forms.ChoiceField(label=gettext_lazy("Program"))
    born_on = day_field(gettext_lazy("Birth date"))
    ssn = forms.CharField(
        label=gettext_lazy("Social Security number"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        help_text=gettext_lazy("If it is known already. It is kept sealed."),
    )
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail address"), required=False)
    address = forms.CharField(label=gettext_lazy("Postal address"), max_length=300, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=Ticketholder.Language.choices)
    coordinator = forms.ModelChoiceField(
        label=gettext_lazy("Coordinator"), queryset=StaffMember.objects.none(), required=False
    )
    partner = forms.ModelChoiceField(
        label=gettext_lazy("Served by the partner"),
        queryset=Organization.objects.none(),
        required=False,
        empty_label=gettext_lazy("nobody: by ourselves"),
    )
    identity = forms.ModelChoiceField(
        label=gettext_lazy("Identity as an Employment Network"),
        queryset=Identity.objects.none(),
        required=False,
        empty_label=gettext_lazy("to be decided"),
    )
    is_another = forms.BooleanField(label=gettext_lazy("This is somebody else"), required=False)

    def __init__(self, *args: Any, member: StaffMember, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member, self.day = member, day
        self.same: list[Ticketholder] = []
        self.fields["program"].choices = words_of(Program)  # type: ignore[attr-defined]
        self._choices("coordinator", staff_visible_to(member).filter(is_active=True), member)
        self._choices("identity", identities_visible_to(member).filter(ended_on=None), None)
        self._choices("partner", partners_visible_to(member).filter(left_on=None), None)
        if member.partner:
            del self.fields["partner"], self.fields["identity"]
            self._choices("coordinator", member.partner.staff.filter(is_active=True), member)

    def _choices(self, name: str, rows: Any, initial: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows
        if initial is not None and rows.filter(pk=initial.pk).exists():
            field.initial = initial

    def clean_ssn(self) -> str:
        ssn = str(self.cleaned_data["ssn"]).strip()
        if ssn and not is_ssn(ssn):
            raise forms.ValidationError(
                _("This is no Social Security number. Look at the card again: nine digits, such as 3-2-4.")
            )
        if ssn and digest_taken(self.member.owner, ssn) is not None:
            raise forms.ValidationError(
                _("Another of your Ticketholders has this number. Search for it to see whom.")
            )
        return ssn

    def clean_born_on(self) -> date | None:
        born_on: date | None = self.cleaned_data["born_on"]
        if born_on and born_on >= self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        return born_on

    def clean(self) -> dict[str, Any]:
        """Whoever has the same name and birth date is shown first; only a yes to "somebody else" goes on."""
        cleaned = super().clean() or {}
        if self.member.partner:
            cleaned["partner"] = self.member.partner
        try:
            check_may_coordinate(cleaned.get("coordinator"), cleaned.get("partner"))
        except forms.ValidationError as error:
            self.add_error("coordinator", error)
        if cleaned.get("name"):
            self.same = may_be_the_same(self.member.owner, cleaned["name"], cleaned.get("born_on"))
        if self.same and not cleaned.get("is_another"):
            self.add_error(
                "is_another", _("Somebody of this name is known already. Look first, then say so here.")
            )
        if not self.same and not self.errors:
            cleaned["is_another"] = False
        return cleaned


class AssessmentForm(forms.Form):
    on = day_field(gettext_lazy("Assessed on"), required=True)
    receives_benefit = forms.ChoiceField(
        label=gettext_lazy("Does the person receive SSDI or SSI because of a disability?"),
        choices=Told.choices,
    )
    paid_before = forms.ChoiceField(
        label=gettext_lazy("Was a provider ever paid on this Ticket?"), choices=Told.choices
    )
    will_earn = forms.ChoiceField(
        label=gettext_lazy(
            "Does the person want to earn above the trial work level, and in the end support themselves?"
        ),
        choices=Told.choices,
    )
    ticket_available = forms.ChoiceField(
        label=gettext_lazy("Is the Ticket available, as the Help Line or the Portal told?"),
        choices=Told.choices,
    )
    goal = forms.CharField(
        label=gettext_lazy("Goal, in the person's words"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    advice = forms.ChoiceField(
        label=gettext_lazy("What do you advise?"),
        choices=[("", "—"), *Assessment.Advice.choices],
        help_text=gettext_lazy(
            "Your decision, not a score. What kind of disability somebody has is never a reason."
        ),
    )
    because = why_field(
        gettext_lazy("Why?"), help_text=gettext_lazy("A few words that somebody else understands in a year.")
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        self.fields["on"].initial = day
        for name in ("receives_benefit", "paid_before", "will_earn", "ticket_available"):
            self.fields[name].initial = Told.NOT_KNOWN

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        not_ahead(self, "on", self.day)
        return cleaned


class CheckForm(forms.Form):
    asked_on = day_field(gettext_lazy("Asked on"), required=True)
    way = forms.ChoiceField(label=gettext_lazy("Asked by way of"), choices=AssignabilityCheck.Way.choices)
    answer = forms.ChoiceField(
        label=gettext_lazy("The answer"), choices=[("", "—"), *AssignabilityCheck.Answer.choices]
    )
    current_pay = forms.ChoiceField(
        label=gettext_lazy("Disability benefit this month"),
        required=False,
        help_text=gettext_lazy("Leave it at “not known” where the answer did not say."),
    )
    held_elsewhere = forms.ChoiceField(
        label=gettext_lazy("Does another provider hold the Ticket?"), choices=YES_NO, required=False
    )
    age_18_review_pending = forms.ChoiceField(
        label=gettext_lazy("SSI as a child: is the review by the rules for adults still open?"),
        choices=YES_NO,
        required=False,
    )
    valid_until = day_field(
        gettext_lazy("The answer is good until"),
        help_text=gettext_lazy("Empty: until the end of the month in which it was asked."),
    )
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=LONGEST_REASON)

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        self.fields["asked_on"].initial = day
        self.fields["current_pay"].choices = [("", _("not known")), *words_of(CurrentPay)]  # type: ignore[attr-defined]
        ways = AssignabilityCheck.Way
        self.fields["way"].choices = [(one.value, one.label) for one in ways if one is not ways.BATCH]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        not_ahead(self, "asked_on", self.day)
        asked, until = cleaned.get("asked_on"), cleaned.get("valid_until")
        if asked and until and until < asked:
            self.add_error("valid_until", _("It cannot end before it was asked."))
        if (
            cleaned.get("answer") == AssignabilityCheck.Answer.ASSIGNABLE
            and cleaned.get("held_elsewhere") == "yes"
        ):
            self.add_error(
                "held_elsewhere", _("A Ticket that another provider holds cannot be assigned. Look again.")
            )
        return cleaned

    def values(self) -> dict[str, Any]:
        """As the answer is kept. It speaks of a month (20 CFR 411.125), so it is good to the end of it."""
        given = self.cleaned_data
        return {
            **given,
            "current_pay": CurrentPay(given["current_pay"]) if given["current_pay"] else None,
            "held_elsewhere": yes_or_no(given["held_elsewhere"]),
            "age_18_review_pending": yes_or_no(given["age_18_review_pending"]),
            "valid_until": given["valid_until"] or Month.of(given["asked_on"]).last_day,
            "note": given["note"] or None,
        }


class SettingsForm(RecordForm):
    class Meta:
        model = IntakeSettings
        fields = ("answer_days", "quiet_days", "ahead_days")
        labels = {  # noqa: RUF012
            "answer_days": gettext_lazy("Days after which an answer of SSA is asked for again"),
            "quiet_days": gettext_lazy("Days without a step after which a candidate waits"),
            "ahead_days": gettext_lazy("Days before the end of an extension or of the 90 days to say so"),
        }
