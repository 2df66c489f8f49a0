"""Forms about staff, identities and partners."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.editing.records import RecordForm, day_field
from milepost.organizations.models import Election, Identity, Organization, StaffMember
from milepost.organizations.roles import ROLES_OF_KIND, Role
from milepost.organizations.suitability import MOVES, Suitability
from milepost.rulebook import elections
from milepost.rulebook.facts import PaymentSystem

_UEI_LENGTH = 12


def _roles_in(organization: Organization) -> list[tuple[str, Any]]:
    return [(role.value, role.label) for role in ROLES_OF_KIND[organization.kind]]


class EnrolForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    email = forms.EmailField(label=gettext_lazy("E-mail address at work"))
    works_for = forms.ModelChoiceField(label=gettext_lazy("Works for"), queryset=Organization.objects.none())
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Role.choices)

    def __init__(self, *args: Any, owner: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner = owner
        houses = Organization.objects.filter(pk=owner.pk) | Organization.objects.filter(partner_of=owner)
        works_for = self.fields["works_for"]
        assert isinstance(works_for, forms.ModelChoiceField)
        works_for.queryset = houses.order_by("kind", "name")
        works_for.initial = owner

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if StaffMember.objects.filter(email=email).exists():
            raise forms.ValidationError(_("Somebody is enrolled with this address already."))
        return email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        house, role = cleaned.get("works_for"), cleaned.get("role")
        if house and role and role not in dict(_roles_in(house)):
            names = ", ".join(str(label) for _value, label in _roles_in(house))
            self.add_error(
                "role", _("In %(name)s there is: %(roles)s.") % {"name": house.name, "roles": names}
            )
        return cleaned


class MemberForm(RecordForm):
    class Meta:
        model = StaffMember
        fields = ("name", "role", "is_active")
        labels = {  # noqa: RUF012 - the shape that Django asks for
            "name": gettext_lazy("Name"),
            "role": gettext_lazy("Role"),
            "is_active": gettext_lazy("May sign in"),
        }

    def __init__(self, *args: Any, asks: StaffMember, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks = asks
        self.fields["role"].choices = _roles_in(self.instance.organization)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Nobody locks themselves out, and an organization keeps an administrator."""
        cleaned: dict[str, Any] = super().clean() or {}
        stays = cleaned.get("is_active") and cleaned.get("role") == Role.ADMINISTRATOR
        if self.instance.pk == self.asks.pk and not stays:
            raise forms.ValidationError(_("You cannot take away your own rights; another administrator can."))
        return cleaned


class StepForm(forms.Form):
    after = forms.ChoiceField(label=gettext_lazy("Next step"))
    on = day_field(gettext_lazy("On"), required=True)
    expires_on = day_field(
        gettext_lazy("Cleared until"),
        required=False,
        help_text=gettext_lazy("Only for a clearance that names a day."),
    )
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=300)

    def __init__(self, *args: Any, member: StaffMember, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        lawful = [(one.value, one.label) for one in Suitability if one.value in MOVES[member.suitability]]
        self.fields["after"].choices = lawful  # type: ignore[attr-defined]
        self.fields["on"].initial = day

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        return on


class IdentityForm(RecordForm):
    class Meta:
        model = Identity
        fields = (
            "name",
            "model",
            "pid",
            "uei",
            "awarded_on",
            "sam_expires_on",
            "epay",
            "epay_suspended_until",
            "ended_on",
        )
        labels = {  # noqa: RUF012
            "name": gettext_lazy("Name as an Employment Network"),
            "model": gettext_lazy("Business model"),
            "pid": gettext_lazy("Provider identification (PID)"),
            "uei": gettext_lazy("Unique Entity Identifier (UEI)"),
            "awarded_on": gettext_lazy("Agreement awarded on"),
            "sam_expires_on": gettext_lazy("SAM registration ends on"),
            "epay": gettext_lazy("Automatic payments (ePay)"),
            "epay_suspended_until": gettext_lazy("ePay suspended until"),
            "ended_on": gettext_lazy("Agreement ended on"),
        }

    def __init__(self, *args: Any, owner: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner = owner

    def clean_uei(self) -> str:
        uei = str(self.cleaned_data["uei"]).strip().upper()
        if uei and (len(uei) != _UEI_LENGTH or not uei.isalnum()):
            raise forms.ValidationError(_("A UEI has twelve letters and digits."))
        return uei

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        others = Identity.objects.filter(organization=self.owner, ended_on=None).exclude(pk=self.instance.pk)
        if not cleaned.get("ended_on") and others.filter(model=cleaned.get("model")).exists():
            self.add_error(
                "model", _("There is an identity of this business model already; each model has one.")
            )
        if cleaned.get("uei") and others.filter(uei=cleaned["uei"]).exists():
            self.add_error(
                "uei",
                _(
                    "Another of your identities has this UEI; each needs its own, with its own SAM registration."
                ),
            )
        return cleaned


class ElectionForm(forms.Form):
    system = forms.ChoiceField(label=gettext_lazy("Payment system"), choices=Election.System.choices)
    notified_on = day_field(gettext_lazy("SSA was told on"), required=True)

    def __init__(self, *args: Any, identity: Identity, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        self.earlier = [
            elections.Election(PaymentSystem(one.system), one.notified_on)
            for one in Election.objects.filter(identity=identity)
        ]

    def clean_notified_on(self) -> date:
        told: date = self.cleaned_data["notified_on"]
        if told > self.day:
            raise forms.ValidationError(_("This day is still ahead."))
        if not elections.may_change(self.earlier, told):
            raise forms.ValidationError(
                _(
                    "In %(year)s, or later, an election was made already; there is one in each calendar year (%(law)s)."
                )
                % {"year": told.year, "law": elections.LAW_OF_CHANGE}
            )
        return told


class PartnerForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name of the partner"), max_length=120)


class OrganizationForm(RecordForm):
    class Meta:
        model = Organization
        fields = ("name",)
        labels = {"name": gettext_lazy("Name of the organization")}  # noqa: RUF012
