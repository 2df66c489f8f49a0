"""The facts of every duty that a member sees, read at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce

from milepost.claims.figures import law_of
from milepost.duties.models import Doing, MainContact, OwnDuty
from milepost.duties.queries import (
    doings_visible_to,
    identities_seen_by,
    kept_since,
    main_contacts_visible_to,
    own_visible_to,
    people_seen_by,
    sees_everybody,
    sees_organization,
    windows_of,
)
from milepost.journal.models import Entry
from milepost.organizations.models import Election, Identity, Organization, StaffMember
from milepost.organizations.suitability import Suitability
from milepost.portal.choices import Kind as PortalKind
from milepost.portal.models import PortalFile
from milepost.portal.queries import COMPARED
from milepost.rulebook.decisions import Reason
from milepost.rulebook.duties import DutyKind, Facts, Kind, Window, exempt_from_apor
from milepost.tickets.queries import tickets_of
from milepost.website.narrowing import narrowed

_NONE = (None, None, None)
OF_A_PERSON = ("name", "suitability", "suitability_expires_on")
"""What is asked of each of thousands."""
OF_AN_OWN_DUTY = (
    "organization_id", "sort", "title", "first_on", "every_months", "lead_days", "version", "partner_id",
    "member__name", "member__organization_id", "member__role",
)  # fmt: skip
STAFF_ACTIONS = ("enrolled", "changed")
TELLING = {"is_active", "name", "role"}
"""What SSA is told of when it changes: who is there, how they are called, what they do."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is known on a day."""

    organization: Organization
    day: date
    kept_since: date | None
    windows: Mapping[int, Window]
    sees_organization: bool
    identities: tuple[Identity, ...]
    people: tuple[StaffMember, ...]
    own: tuple[OwnDuty, ...]
    doings: Mapping[tuple[str, UUID | None], tuple[date | None, date | None, datetime | None]]
    """By kind and whom it is about: the last day, the last day on which it holds, of a change form when it was recorded."""
    set_aside: frozenset[tuple[str, UUID | None]]
    main_since: Mapping[UUID, date] = field(default_factory=dict)
    elected: Mapping[UUID, date] = field(default_factory=dict)
    audited: date | None = None
    has_tickets: bool = False
    changed: date | None = None
    has_figures: bool = False

    def last(self, kind: DutyKind, about: UUID | None) -> date | None:
        return self.doings.get((kind.value, about), _NONE)[0]

    def exempt(self, kind: DutyKind, about: UUID | None) -> Reason | None:
        return Reason("DUTY_SET_ASIDE") if (kind.value, about) in self.set_aside else None


def gather(member: StaffMember, day: date, *, with_derived: bool = True) -> Gathered:
    """At most fourteen queries; four where duties are not kept here. `with_derived`: with what other subjects' records answer."""
    owner = member.owner
    sees, since = sees_organization(member), kept_since(owner)
    own = tuple(narrowed(own_visible_to(member).filter(withdrawn_at=None), *OF_AN_OWN_DUTY))
    doings, set_aside = _doings(member) if own or since else ({}, frozenset())
    audited = _audited(owner) if sees and with_derived else None
    told = doings.get((DutyKind.CHANGE_FORM.value, None), _NONE)[2]
    return Gathered(
        organization=owner,
        day=day,
        kept_since=since,
        windows=windows_of(owner) if since else {},
        sees_organization=sees,
        identities=tuple(identities_seen_by(member, day)),
        people=tuple(_people(member, all_of_them=with_derived or since is not None)),
        own=own,
        doings=doings,
        set_aside=set_aside,
        main_since=_main_since(member) if since else {},
        elected=_elected(owner) if sees and since else {},
        audited=audited,
        has_tickets=with_derived and sees and audited is None and tickets_of(owner).exists(),
        changed=staff_changed(owner, since, told, day) if sees and since else None,
        has_figures=with_derived and sees and not law_of(owner).holding_up(day.year),
    )


def _people(member: StaffMember, *, all_of_them: bool) -> QuerySet[StaffMember]:
    """Where duties are not kept here a person has but one, the clearance, and Today tells only of those that end or have ended."""
    people = people_seen_by(member).select_related(None).only(*OF_A_PERSON)
    if all_of_them:
        return people
    ends = Q(suitability=Suitability.CLEARED, suitability_expires_on__isnull=False)
    return people.filter(ends | Q(suitability__in=(Suitability.EXPIRED, Suitability.DENIED)))


def _doings(member: StaffMember) -> tuple[dict[Any, Any], frozenset[Any]]:
    """In one query: of each duty the newest of what was recorded and not taken back.

    For those who see everybody of the whole organization: what they do not see is looked up by nobody, and to ask whose it
    is costs more than to read it.
    """
    seen = (
        Doing.objects.filter(organization=member.owner)
        if sees_everybody(member)
        else doings_visible_to(member)
    )
    rows = (
        seen.filter(withdrawn_at=None)
        .order_by()
        .values_list("kind", Coalesce("identity", "member", "own"), "outcome")
        .annotate(Max("on"), Max("until"), told=Max("made_at", filter=Q(kind=DutyKind.CHANGE_FORM)))
    )
    found, aside = {}, set()
    for kind, about, outcome, on, until, at in rows:
        key = (kind, about)
        if outcome == "exempt":
            aside.add(key)
        else:
            found[key] = (on, until, at)
    return found, frozenset(aside)


def _main_since(member: StaffMember) -> dict[UUID, date]:
    if sees_everybody(member):
        seen = MainContact.objects.filter(organization=member.owner)
    else:
        seen = main_contacts_visible_to(member)
    return dict(seen.filter(withdrawn_at=None).order_by().values_list("member_id", "since"))


def _elected(owner: Organization) -> dict[UUID, date]:
    found = Election.objects.filter(organization=owner).order_by().values_list("identity_id")
    return dict(found.annotate(Max("notified_on")))


def _audited(owner: Organization) -> date | None:
    """When the roster was compared last (the Portal's list of assigned Tickets)."""
    found = PortalFile.objects.filter(organization=owner, kind=PortalKind.ASSIGNED, state__in=COMPARED)
    at: datetime | None = found.aggregate(at=Max("at"))["at"]
    return at.date() if at else None


def staff_changed(owner: Organization, since: date, told: datetime | None, day: date) -> date | None:
    """The first change of staff since SSA was told last, or since duties are kept here; by the journal's own lines."""
    lines = Entry.objects.filter(
        organization=owner, subject="organizations.staffmember", action__in=STAFF_ACTIONS, at__date__gte=since
    ).order_by("id")
    if told is not None:
        lines = lines.filter(at__gt=told)
    for line in lines.iterator(chunk_size=50):
        if line.action == "enrolled" or TELLING & set(line.changes.open() if line.changes else ()):
            return min(line.at.date(), day)
    return None


def _later(first: date | None, second: date | None) -> date | None:
    return max((one for one in (first, second) if one is not None), default=None)


def facts_of_identity(kind: Kind, identity: Identity, gathered: Gathered) -> Facts:
    done, until, _at = gathered.doings.get((kind.code.value, identity.pk), _NONE)
    ends_on, exempt = until, gathered.exempt(kind.code, identity.pk)
    if kind.code is DutyKind.SAM_RENEWAL:
        ends_on = identity.sam_expires_on
    elif kind.code is DutyKind.ELECTION:
        done = _later(done, gathered.elected.get(identity.pk))
    elif kind.code is DutyKind.APOR:
        exempt = exempt or exempt_from_apor(
            identity.awarded_on,
            gathered.day,
            is_state_vr=gathered.organization.kind == Organization.Kind.STATE_VR,
            is_job_center=identity.model == Identity.Model.WORKFORCE,
        )
    return Facts(
        kept_since=_later(gathered.kept_since, identity.awarded_on) if gathered.kept_since else None,
        last_done=done,
        ends_on=ends_on,
        windows=gathered.windows,
        exempt=exempt,
    )


Differing = tuple[date | None, date | None, date | None, bool]
"""When it was done, when it ends, when it began, whether it was set aside."""


def what_differs(kind: Kind, gathered: Gathered) -> Callable[[StaffMember], Differing]:
    """What may differ between two people of the same duty; asked of thousands, so that what is the same is looked up here."""
    code, doings = kind.code.value, gathered.doings
    main_since, set_aside = gathered.main_since, gathered.set_aside
    is_suitability = kind.code is DutyKind.SUITABILITY

    def of(person: StaffMember) -> Differing:
        key = (code, person.id)
        done, until, _at = doings.get(key, _NONE)
        ends_on = person.suitability_expires_on if is_suitability else until
        since = main_since.get(person.id) if main_since else None
        return done, ends_on, since, key in set_aside if set_aside else False

    return of


def facts_of_person(differs: Differing, gathered: Gathered) -> Facts:
    done, ends_on, began_on, is_set_aside = differs
    return Facts(
        kept_since=gathered.kept_since,
        last_done=done,
        ends_on=ends_on,
        began_on=began_on,
        windows=gathered.windows,
        exempt=Reason("DUTY_SET_ASIDE") if is_set_aside else None,
    )


def facts_of_organization(kind: Kind, gathered: Gathered) -> Facts:
    done, until, _at = gathered.doings.get((kind.code.value, None), _NONE)
    since = gathered.kept_since
    exempt = gathered.exempt(kind.code, None)
    if kind.code is DutyKind.ROSTER_AUDIT:
        done = gathered.audited
    return Facts(
        kept_since=since,
        last_done=done,
        ends_on=until,
        began_on=gathered.changed,
        is_answered=gathered.has_figures,
        exempt=exempt,
    )
