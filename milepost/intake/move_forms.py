"""The forms of the moves of a Ticket, of its corrected days, of State VR cases, and of handing many over."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.editing.records import day_field
from milepost.intake.forms import LONGEST_REASON, not_ahead, why_field, words_of
from milepost.intake.queries import assignability_of, identities_for, kind_of, provider_of
from milepost.organizations.models import Election, Identity, Organization, StaffMember
from milepost.organizations.queries import partners_visible_to, staff_visible_to
from milepost.rulebook import elections
from milepost.rulebook.assignability import Effect
from milepost.rulebook.assignment_days import Leaving, about_first_month
from milepost.rulebook.decisions import Reason
from milepost.rulebook.facts import Assignment as AssignmentFact
from milepost.rulebook.facts import Closure, EndedBecause, PaidBy, PaymentSystem
from milepost.tickets.models import Assignment, Ticket, VocationalRehabilitationCase
from milepost.website.templatetags.words import day as day_word
from milepost.website.templatetags.words import finding

NEVER_PASSED_OVER = {
    "ASSIGN_TICKET_ENDED", "ASSIGN_HELD", "ASSIGN_HELD_UNTIL", "ASSIGN_OVERLAPS", "ASSIGN_PLAN_UNSIGNED", "ASSIGN_PLAN_LATER",
}  # fmt: skip
"""What not even the Portal's own entry sets aside: our records would contradict themselves, or the plan is lacking."""


class MoveForm(forms.Form):
    """What every move may carry, beside what it needs."""

    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=LONGEST_REASON)

    def __init__(self, *args: Any, ticket: Ticket, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ticket, self.day = ticket, day


class DeclineForm(MoveForm):
    note = why_field(gettext_lazy("Why?"))


class RequestForm(MoveForm):
    """A written request, and the day on which what follows rests."""

    asked_on = day_field(gettext_lazy("Written request of"), required=True)
    portal_reference = forms.CharField(
        label=gettext_lazy("Reference in the Portal"), required=False, max_length=60
    )
    field_order = ("asked_on", "reason", "on", "portal_reference", "note")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        not_ahead(self, "asked_on", self.day)
        return cleaned


class ActiveForm(RequestForm):
    asked_on = day_field(gettext_lazy("Request received by the program manager on"), required=True)


class UnassignForm(RequestForm):
    asked_on = day_field(gettext_lazy("Notice of"), required=True)
    reason = forms.ChoiceField(label=gettext_lazy("Why is it unassigned?"))
    on = day_field(
        gettext_lazy("Unassigned from"),
        help_text=gettext_lazy(
            "Empty: the 1st of the month after the notice. Give another day only if the Portal shows it."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked_on"].initial = self.day
        self.fields["reason"].choices = [("", "—"), *words_of(Leaving)]  # type: ignore[attr-defined]


class EndForm(MoveForm):
    on = day_field(gettext_lazy("The Ticket ended on"), required=True)
    reason = forms.ChoiceField(label=gettext_lazy("Because of"))
    field_order = ("on", "reason", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [("", "—"), *words_of(EndedBecause)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        not_ahead(self, "on", self.day)
        return cleaned


class AssignForm(MoveForm):
    """The days of the plan and of the assignment. It can be sent only to see what they mean, before anything is kept."""

    identity = forms.ModelChoiceField(
        label=gettext_lazy("Assigned to"), queryset=Identity.objects.none(), empty_label=None
    )
    plan_signed_on = day_field(
        gettext_lazy("Plan signed by both on"), help_text=gettext_lazy("The day of the last signature.")
    )
    assigned_on = day_field(
        gettext_lazy("Assigned on"), required=True, help_text=gettext_lazy("As the Portal shows it.")
    )
    plan_received_on = day_field(
        gettext_lazy("Plan received by the program manager on"),
        help_text=gettext_lazy("Empty if it is not known to have arrived."),
    )
    system = forms.ChoiceField(
        label=gettext_lazy("Payment system"),
        required=False,
        help_text=gettext_lazy("Empty: as the identity has elected for that day."),
    )
    portal_reference = forms.CharField(
        label=gettext_lazy("Reference in the Portal"), required=False, max_length=60
    )
    portal_shows = forms.BooleanField(
        label=gettext_lazy("The Portal shows this assignment"),
        required=False,
        help_text=gettext_lazy(
            "Only SSA decides. With this, what our own records do not know is no obstacle."
        ),
    )
    field_order = (
        "identity", "plan_signed_on", "assigned_on", "plan_received_on", "system", "portal_reference", "portal_shows", "note",
    )  # fmt: skip

    def __init__(self, *args: Any, again: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.again = again
        self.meaning: list[Reason] = []
        identity = self.fields["identity"]
        assert isinstance(identity, forms.ModelChoiceField)
        identity.queryset = identities_for(self.ticket)
        identity.initial = self.ticket.identity or identity.queryset.first()
        self.fields["assigned_on"].initial = self.day
        self.fields["system"].choices = [("", _("as elected")), *words_of(PaymentSystem)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("plan_signed_on", "assigned_on", "plan_received_on"):
            not_ahead(self, name, self.day)
        signed, received = cleaned.get("plan_signed_on"), cleaned.get("plan_received_on")
        if signed and received and received < signed:
            self.add_error("plan_received_on", _("It cannot be received before it was signed."))
        if cleaned.get("identity") and cleaned.get("assigned_on"):
            self._elect(cleaned)
            self._ask_the_rules(cleaned)
        return cleaned

    def _elect(self, cleaned: dict[str, Any]) -> None:
        """How it is paid, for ever: as elected for the day of assignment (20 CFR 411.515)."""
        made = [
            elections.Election(PaymentSystem(one.system), one.notified_on)
            for one in Election.objects.filter(identity=cleaned["identity"])
        ]
        elected = elections.system_for(made, cleaned["assigned_on"])
        cleaned["system"] = cleaned.get("system") or (elected.value if elected else "")
        if not cleaned["system"]:
            self.add_error(
                "system",
                _(
                    "No election of this identity counts on that day. Choose here, and have it recorded under Organization."
                ),
            )
        self.meaning = list(about_first_month(_as_fact(self.ticket, cleaned)))

    def _ask_the_rules(self, cleaned: dict[str, Any]) -> None:
        found = assignability_of(
            self.ticket, cleaned["assigned_on"], plan_signed_on=cleaned.get("plan_signed_on")
        )
        passed_over = {"ASSIGN_HELD", "ASSIGN_HELD_UNTIL"} if self.again else set()
        hard = NEVER_PASSED_OVER - passed_over
        against = [one.reason for one in found.of(Effect.BLOCKS) if one.reason.code not in passed_over]
        shown = cleaned.get("portal_shows")
        for reason in against:
            if reason.code in hard or not shown:
                about_plan = reason.code.startswith("ASSIGN_PLAN")
                self.add_error("plan_signed_on" if about_plan else "assigned_on", finding(reason))
        unclear = " ".join(finding(one.reason) for one in found.of(Effect.UNKNOWN))
        if unclear and not shown:
            self.add_error(
                "assigned_on",
                _("%(unclear)s Record the answer of SSA first, or say that the Portal shows the assignment.")
                % {"unclear": unclear},
            )


def _as_fact(ticket: Ticket, given: dict[str, Any]) -> AssignmentFact:
    return AssignmentFact(
        ticket.reference,
        provider_of(given.get("identity"), ticket.organization),
        kind_of(ticket.organization),
        PaymentSystem(given.get("system") or PaymentSystem.MILESTONE_OUTCOME),
        given["assigned_on"],
        None,
        given.get("plan_signed_on"),
        given.get("plan_received_on"),
    )


class CorrectForm(forms.Form):
    """The days of an assignment, each of which may have been entered wrongly."""

    assigned_on = day_field(gettext_lazy("Assigned on"), required=True)
    unassigned_on = day_field(gettext_lazy("Unassigned from"))
    plan_signed_on = day_field(gettext_lazy("Plan signed by both on"))
    plan_received_on = day_field(gettext_lazy("Plan received by the program manager on"))
    services_complete_on = day_field(gettext_lazy("Services complete on"))
    why = why_field(
        gettext_lazy("Why is it corrected?"),
        help_text=gettext_lazy("It stands in the journal, with your name."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, assignment: Assignment, day: date, **kwargs: Any) -> None:
        names = [name for name in self.base_fields if name != "why"]
        kwargs["initial"] = {name: getattr(assignment, name) for name in names} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.assignment, self.day = assignment, day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("assigned_on", "plan_signed_on", "plan_received_on", "services_complete_on"):
            not_ahead(self, name, self.day)
        assigned, left = cleaned.get("assigned_on"), cleaned.get("unassigned_on")
        if assigned and left and left <= assigned:
            self.add_error(
                "unassigned_on", _("It cannot end before it began. Take the assignment back instead.")
            )
        signed, received = cleaned.get("plan_signed_on"), cleaned.get("plan_received_on")
        if signed and received and received < signed:
            self.add_error("plan_received_on", _("It cannot be received before it was signed."))
        if assigned:
            self._check_others(assigned, left)
        return cleaned

    def _check_others(self, assigned: date, left: date | None) -> None:
        """20 CFR 411.140(a): one provider at a time."""
        for other in Assignment.objects.filter(ticket=self.assignment.ticket).exclude(pk=self.assignment.pk):
            begins_in_time = left is not None and left <= other.assigned_on
            begins_after = other.unassigned_on is not None and other.unassigned_on <= assigned
            if not begins_in_time and not begins_after:
                self.add_error(
                    "assigned_on",
                    _("This would overlap the assignment to %(provider)s from %(day)s on.")
                    % {"provider": other.provider, "day": day_word(other.assigned_on)},
                )


class VrCaseForm(forms.Form):
    agency = forms.CharField(label=gettext_lazy("State VR agency"), max_length=100)
    opened_on = day_field(gettext_lazy("Opened on"))
    closed_on = day_field(gettext_lazy("Closed on"), help_text=gettext_lazy("Empty while it is open."))
    closure = forms.ChoiceField(label=gettext_lazy("Closed with"), required=False)
    paid_by = forms.ChoiceField(label=gettext_lazy("How the agency is paid"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, day: date, case: VocationalRehabilitationCase | None = None, **kwargs: Any
    ) -> None:
        if case is not None:
            names = ("agency", "opened_on", "closed_on", "closure", "paid_by", "version")
            kwargs["initial"] = {name: getattr(case, name) for name in names} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.day = day
        for name, codes in (("closure", Closure), ("paid_by", PaidBy)):
            self.fields[name].choices = [("", _("not known")), *words_of(codes)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        not_ahead(self, "opened_on", self.day)
        not_ahead(self, "closed_on", self.day)
        opened, closed = cleaned.get("opened_on"), cleaned.get("closed_on")
        if opened and closed and closed < opened:
            self.add_error("closed_on", _("It cannot end before it began."))
        if cleaned.get("closure") and not closed and "closed_on" not in self.errors:
            self.add_error("closed_on", _("A result needs the day on which the case was closed."))
        return cleaned

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "agency": given["agency"],
            "opened_on": given["opened_on"],
            "closed_on": given["closed_on"],
            "closure": Closure(given["closure"]) if given["closure"] else None,
            "paid_by": PaidBy(given["paid_by"]) if given["paid_by"] else None,
        }


KEEP, NOBODY = "keep", "nobody"


class TransferForm(forms.Form):
    """Hand many Tickets over: to another coordinator, to a partner, or both."""

    coordinator = forms.ChoiceField(label=gettext_lazy("New coordinator"))
    partner = forms.ChoiceField(label=gettext_lazy("Served from now on by"))
    why = why_field(gettext_lazy("Why?"))

    def __init__(self, *args: Any, member: StaffMember, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff = {str(one.pk): one for one in staff_visible_to(member).filter(is_active=True)}
        self.partners = {str(one.pk): one for one in partners_visible_to(member).filter(left_on=None)}
        stay = (KEEP, _("as it is"))
        people = [(key, one.name) for key, one in self.staff.items()]
        houses = [(key, one.name) for key, one in self.partners.items()]
        self.fields["coordinator"].choices = [stay, (NOBODY, _("nobody")), *people]  # type: ignore[attr-defined]
        self.fields["partner"].choices = [stay, (NOBODY, _("nobody: by ourselves")), *houses]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("coordinator") == KEEP and cleaned.get("partner") == KEEP:
            raise forms.ValidationError(_("Choose a coordinator or a partner."))
        return cleaned

    def values(self) -> dict[str, StaffMember | Organization | None]:
        """What becomes of each; what stays is left out."""
        given: dict[str, StaffMember | Organization | None] = {}
        for name, known in (("coordinator", self.staff), ("partner", self.partners)):
            chosen = self.cleaned_data[name]
            if chosen != KEEP:
                given[name] = known.get(chosen)
        return given
