"""Organizations and staff, as questions."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from milepost.organizations.bank import last_of
from milepost.organizations.models import BankAccount, Identity, Organization, StaffMember


def staff_visible_to(member: StaffMember) -> QuerySet[StaffMember]:
    """Who works for the member's organization, or for a partner of it."""
    return StaffMember.objects.filter(Q(organization=member.owner) | Q(organization__partner_of=member.owner))


def identities_visible_to(member: StaffMember) -> QuerySet[Identity]:
    return Identity.objects.filter(organization=member.owner)


def partners_visible_to(member: StaffMember) -> QuerySet[Organization]:
    return Organization.objects.filter(partner_of=member.owner).order_by("name")


def payees_visible_to(member: StaffMember) -> QuerySet[Organization]:
    """Whose bank accounts the member's organization keeps: its own, and its partners'."""
    return Organization.objects.filter(Q(pk=member.owner.pk) | Q(partner_of=member.owner))


def account_in_use(payee: Organization) -> BankAccount | None:
    """Where the payee's money goes to at present."""
    return BankAccount.objects.filter(payee=payee, replaced_at=None).first()


def masked(account: BankAccount, *, may_see: bool) -> str:
    """The account number hidden, but for its end where that may be seen."""
    return f"•••• {last_of(account.account_number.open())}" if may_see else "••••••••"
