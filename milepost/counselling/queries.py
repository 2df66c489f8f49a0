"""Counselling, as questions. A partner's staff see that of their own people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum

from milepost.counselling.choices import Came, State
from milepost.counselling.models import (
    Advice,
    Appointment,
    Bpqy,
    Counsel,
    CounsellingSettings,
    FollowUp,
)
from milepost.counselling.policies import allows
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.policies import may
from milepost.organizations.roles import MAY, Act
from milepost.people.models import Consent
from milepost.shares.choices import PartyKind
from milepost.shares.models import EntryLine
from milepost.shares.queries import parties_visible_to
from milepost.tickets.models import Ticket


def settings_of(organization: Organization) -> CounsellingSettings:
    """What the organization has settled; the defaults, not kept yet, where it has settled nothing."""
    kept = CounsellingSettings.objects.filter(organization=organization).first()
    return kept or CounsellingSettings(organization=organization)


def counsels_visible_to(member: StaffMember) -> QuerySet[Any]:
    """With whom they are about, the day of the last thing given, and when the newest BPQY came."""
    found: QuerySet[Any] = Counsel.objects.filter(organization=member.owner, ticket__is_withdrawn=False)
    if member.partner:
        found = found.filter(ticket__partner=member.partner)
    given = Advice.objects.filter(counsel=OuterRef("pk"), withdrawn_at=None).order_by("-on")
    came = Bpqy.objects.filter(counsel=OuterRef("pk"), received_on__isnull=False).order_by("-received_on")
    seen: QuerySet[Any] = found.annotate(
        given_on=Subquery(given.values("on")[:1]), records_on=Subquery(came.values("received_on")[:1])
    )
    return seen.select_related("ticket__holder", "ticket__partner", "ticket__organization")


def _of_seen(rows: QuerySet[Any], member: StaffMember) -> QuerySet[Any]:
    found: QuerySet[Any] = rows.filter(organization=member.owner, ticket__is_withdrawn=False)
    if member.partner:
        found = found.filter(ticket__partner=member.partner)
    return found


def advice_visible_to(member: StaffMember) -> QuerySet[Any]:
    return _of_seen(Advice.objects.all(), member).select_related("document", "ticket__holder", "by")


def appointments_visible_to(member: StaffMember) -> QuerySet[Any]:
    return _of_seen(Appointment.objects.all(), member)


def follow_ups_visible_to(member: StaffMember) -> QuerySet[Any]:
    return _of_seen(FollowUp.objects.all(), member)


def open_of(ticket: Ticket) -> Counsel | None:
    return Counsel.objects.filter(ticket=ticket).exclude(state=State.CLOSED).first()


def newest_bpqy(counsel: Counsel) -> Bpqy | None:
    """The one that is asked for or came last and was not given up."""
    return Bpqy.objects.filter(counsel=counsel, given_up_because="").first()


def too_old_from(bpqy: Bpqy | None, settings: CounsellingSettings) -> date | None:
    """From which day a BPQY is too old to advise on; None where it has not come or nothing is settled."""
    if bpqy is None or bpqy.received_on is None or settings.recent_days is None:
        return None
    return bpqy.received_on + timedelta(settings.recent_days + 1)


def consents_of(ticket: Ticket, on: date) -> list[Consent]:
    """Signed SSA-3288 that hold on the day, the newest first."""
    found = Consent.objects.filter(holder__ticket=ticket, form=Consent.Form.SSA_3288)
    return [one for one in found if allows(one, on)]


def counsellors_for(member: StaffMember, ticket: Ticket) -> list[tuple[str, str]]:
    """Who may counsel: the key and the name of each. Staff, those of the serving partner too, and benefits planners outside.

    A partner's staff choose among themselves.
    """
    roles = [role for role, acts in MAY.items() if Act.COUNSEL in acts]
    houses = [member.partner.pk] if member.partner else [member.owner.pk]
    if member.partner is None and ticket.partner_id is not None:
        houses.append(ticket.partner_id)
    staff = StaffMember.objects.filter(organization__in=houses, is_active=True, role__in=roles)
    found = [(f"member:{one.pk}", f"{one.name} ({one.organization.name})") for one in staff.order_by("name")]
    planners = parties_visible_to(member).filter(kind=PartyKind.BENEFITS_PLANNER, ended_on=None)
    return found + [(one.key, one.name) for one in planners]


def given_by_parties(
    organization: Organization, tickets: Sequence[UUID] | None
) -> dict[UUID, dict[str, date | None]]:
    """Of each Ticket the benefits planners outside who gave something, with the first day of what was not withdrawn."""
    rows = Advice.objects.filter(organization=organization, party__isnull=False)
    rows = rows if tickets is None else rows.filter(ticket__in=tickets)
    first = Min("on", filter=Q(withdrawn_at=None))
    found: dict[UUID, dict[str, date | None]] = {}
    for ticket, party, since in rows.order_by().values_list("ticket", "party").annotate(first=first):
        found.setdefault(ticket, {})[f"party:{party}"] = since
    return found


# How much each counsellor has delivered


@dataclass(frozen=True, slots=True)
class Delivered:
    """What one counsellor has given in some days; what was booked to them, where they are a party and the reader sees it."""

    key: str
    name: str
    is_party: bool
    given: int
    people: int
    meetings: int
    minutes: int
    booked_lines: int | None
    booked_cents: int | None


def delivered(member: StaffMember, first: date, last: date) -> list[Delivered]:
    """Each counsellor with something given or held in these days, by name. Three queries, however many."""
    given = advice_visible_to(member).filter(withdrawn_at=None, on__gte=first, on__lte=last).order_by()
    rows = given.values("member", "party").annotate(
        name=Max("counsellor"), given=Count("pk"), people=Count("ticket", distinct=True)
    )
    held = appointments_visible_to(member).filter(came=Came.HELD, on__gte=first, on__lte=last).order_by()
    talks = held.values("member", "party").annotate(
        name=Max("counsellor"), meetings=Count("pk"), minutes=Sum("minutes", default=0)
    )
    found: dict[tuple[Any, Any], dict[str, Any]] = {}
    for row in (*rows, *talks):
        found.setdefault((row.pop("member"), row.pop("party")), {}).update(row)
    booked = _booked(member, [f"party:{party}" for _member, party in found if party], first, last)
    made = [_delivered(key, one, booked) for key, one in found.items()]
    return sorted(made, key=lambda one: (one.name.lower(), one.key))


def _booked(
    member: StaffMember, accounts: Sequence[str], first: date, last: date
) -> dict[str, tuple[int, int]] | None:
    """Of each account the lines of payments shared in these days and their sum; None for whoever does not see the ledger."""
    if member.partner or not may(member, Act.SEE_LEDGER):
        return None
    lines = EntryLine.objects.filter(
        organization=member.owner, account__in=accounts, kind__in=("shared", "mirrored"), on__gte=first, on__lte=last
    )  # fmt: skip
    sums = lines.order_by().values_list("account").annotate(Count("pk"), Sum("cents"))
    return {account: (count, cents) for account, count, cents in sums}


def _delivered(
    key: tuple[Any, Any], one: dict[str, Any], booked: dict[str, tuple[int, int]] | None
) -> Delivered:
    of_member, party = key
    account = f"party:{party}" if party else f"member:{of_member}"
    lines = booked.get(account, (0, 0)) if booked is not None and party else (None, None)
    return Delivered(
        account, one["name"], bool(party), one.get("given", 0), one.get("people", 0), one.get("meetings", 0),
        one.get("minutes", 0), *lines,
    )  # fmt: skip


def by_counsellor(rows: QuerySet[Any], key: str) -> QuerySet[Any]:
    """Narrowed to one counsellor; a key that is none narrows to nothing."""
    kind, _colon, pk = key.partition(":")
    try:
        known = UUID(pk)
    except ValueError:
        return rows.none()
    asked = {"member": Q(member=known), "party": Q(party=known)}.get(kind)
    return rows.filter(asked) if asked is not None else rows.none()
