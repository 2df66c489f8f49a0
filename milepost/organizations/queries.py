"""Organizations and staff, as questions."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from milepost.organizations.models import Identity, Organization, StaffMember


def staff_visible_to(member: StaffMember) -> QuerySet[StaffMember]:
    """Who works for the member's organization, or for a partner of it."""
    return StaffMember.objects.filter(Q(organization=member.owner) | Q(organization__partner_of=member.owner))


def identities_visible_to(member: StaffMember) -> QuerySet[Identity]:
    return Identity.objects.filter(organization=member.owner)


def partners_visible_to(member: StaffMember) -> QuerySet[Organization]:
    return Organization.objects.filter(partner_of=member.owner).order_by("name")
