"""What is changed about organizations and their staff."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.organizations.models import Election, Identity, Organization, StaffMember, SuitabilityStep
from milepost.organizations.suitability import MOVES, Suitability


@transaction.atomic
def enrol(given: Mapping[str, Any], *, organization: Organization, deed: Deed) -> StaffMember:
    """A new member of staff, who chooses a password by a link."""
    member = StaffMember.objects.enrol(
        email=given["email"], name=given["name"], organization=organization, role=given["role"], password=None
    )
    deed.write("enrolled", member, changes={"name": (None, given["name"]), "role": (None, given["role"])})
    return member


@transaction.atomic
def move_suitability(
    member: StaffMember, after: str, *, on: date, note: str, expires_on: date | None, deed: Deed
) -> None:
    """The next step of a person's suitability. ValidationError where it cannot follow."""
    before = member.suitability
    if after not in MOVES[before]:
        raise ValidationError(
            _("“%(after)s” cannot follow “%(before)s”.")
            % {"after": Suitability(after).label, "before": Suitability(before).label}
        )
    moved = StaffMember.objects.filter(pk=member.pk, suitability=before).update(
        suitability=after, suitability_expires_on=expires_on if after == Suitability.CLEARED else None
    )
    if not moved:
        raise ValidationError(_("Somebody else has recorded a step meanwhile; look again."))
    SuitabilityStep.objects.create(
        organization=deed.organization, member=member, before=before, after=after, on=on, note=note
    )
    deed.write("suitability", member, changes={"suitability": (before, after)}, on=str(on))
    member.refresh_from_db()


@transaction.atomic
def end_sessions(member: StaffMember, *, deed: Deed) -> int:
    """Wherever they are signed in, they are not any more; returns from how many places."""
    sessions = list(UserSession.objects.filter(user=member))
    for session in sessions:
        session.end()
    deed.write("sessions ended", member, count=len(sessions))
    return len(sessions)


@transaction.atomic
def add_identity(given: Mapping[str, Any], *, deed: Deed) -> Identity:
    identity = Identity.objects.create(organization=deed.organization, **given)
    deed.write(
        "identity added", identity, changes={name: (None, value) for name, value in given.items() if value}
    )
    return identity


@transaction.atomic
def elect(identity: Identity, system: str, *, notified_on: date, deed: Deed) -> Election:
    """Record what SSA was told; whether it may be was checked."""
    election = Election.objects.create(
        organization=deed.organization, identity=identity, system=system, notified_on=notified_on
    )
    deed.write("elected", identity, system=system, notified_on=str(notified_on))
    return election


@transaction.atomic
def add_partner(name: str, *, deed: Deed) -> Organization:
    partner = Organization.objects.create(
        name=name, kind=Organization.Kind.PARTNER, partner_of=deed.organization
    )
    deed.write("partner added", partner, changes={"name": (None, name)})
    return partner
