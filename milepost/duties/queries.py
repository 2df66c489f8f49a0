"""Duties, as questions. A partner's staff see those of their own house's people, and nothing of the organization's."""

from __future__ import annotations

from datetime import date

from django.db.models import Max, Q, QuerySet

from milepost.duties.models import Doing, DutySettings, Feed, MainContact, OwnDuty, YearWindow
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.organizations.policies import may
from milepost.organizations.queries import identities_visible_to, staff_visible_to
from milepost.organizations.roles import Act
from milepost.rulebook.duties import Window


def sees_organization(member: StaffMember) -> bool:
    """Whether the duties of the organization and its identities are the member's to see."""
    return member.partner is None and may(member, Act.SEE_ORGANIZATION)


def sees_everybody(member: StaffMember) -> bool:
    """Whether everybody's duties are: of those who manage staff, and of those who oversee them."""
    return member.partner is None and (may(member, Act.MANAGE_STAFF) or may(member, Act.SEE_JOURNAL))


def people_seen_by(member: StaffMember) -> QuerySet[StaffMember]:
    """Whose duties the member sees, of those who work here now: everybody's, those of the partner's house, or one's own."""
    if sees_everybody(member):
        return staff_visible_to(member).filter(is_active=True)
    if member.partner:
        return StaffMember.objects.filter(organization=member.partner, is_active=True)
    return StaffMember.objects.filter(pk=member.pk, is_active=True)


def identities_seen_by(member: StaffMember, day: date) -> QuerySet[Identity]:
    """The identities in force."""
    found = identities_visible_to(member).exclude(ended_on__lte=day)
    return found if sees_organization(member) else found.none()


def kept_since(organization: Organization) -> date | None:
    """From which day the organization keeps its duties here; None where it does not."""
    found = DutySettings.objects.filter(organization=organization).values_list("kept_since", flat=True)
    return found.first()


def settings_visible_to(member: StaffMember) -> DutySettings | None:
    found = DutySettings.objects.filter(organization=member.owner)
    return found.first() if sees_organization(member) else None


def windows_of(organization: Organization) -> dict[int, Window]:
    """The days of each year that are on record."""
    found = YearWindow.objects.filter(organization=organization, withdrawn_at=None)
    return {one.year: Window(one.opens_on, one.closes_on) for one in found}


def windows_visible_to(member: StaffMember) -> QuerySet[YearWindow]:
    found = YearWindow.objects.filter(organization=member.owner)
    return found.select_related("made_by") if sees_organization(member) else found.none()


def main_contacts_visible_to(member: StaffMember) -> QuerySet[MainContact]:
    found = MainContact.objects.filter(organization=member.owner, member__in=people_seen_by(member))
    return found.select_related("member")


def own_visible_to(member: StaffMember) -> QuerySet[OwnDuty]:
    """Those of the member's house, and those of the people whom the member sees; of those who oversee, every partner's too."""
    found = OwnDuty.objects.filter(organization=member.owner)
    theirs = Q(member__in=people_seen_by(member)) | Q(member=None, partner=member.partner)
    if sees_everybody(member):
        theirs |= Q(member=None)
    return found.filter(theirs).select_related("member", "partner", "made_by")


def doings_visible_to(member: StaffMember) -> QuerySet[Doing]:
    """What was recorded of the duties that the member sees."""
    theirs = Q(member__in=people_seen_by(member)) | Q(own__in=own_visible_to(member))
    if sees_organization(member):
        theirs |= Q(member=None, own=None)
    found = Doing.objects.filter(organization=member.owner).filter(theirs)
    return found.select_related("made_by", "withdrawn_by", "proof").defer("proof__content")


def last_signature(member: StaffMember) -> date | None:
    """When the member's security training was signed last."""
    found = Doing.objects.filter(
        organization=member.owner, member=member, kind="security_awareness", outcome="done", withdrawn_at=None
    )
    newest: date | None = found.aggregate(newest=Max("on"))["newest"]
    return newest


def is_exempt(member: StaffMember) -> bool:
    """Whether it is recorded that security training does not apply to the member."""
    return Doing.objects.filter(
        organization=member.owner,
        member=member,
        kind="security_awareness",
        outcome="exempt",
        withdrawn_at=None,
    ).exists()


def feed_of(member: StaffMember) -> Feed | None:
    return Feed.objects.filter(member=member, ended_at=None).first()
