"""The money that a duty holds, or would hold once it lapses: what is payable now, or sent and not yet paid. Whole dollars."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from milepost.claims.models import DecidedClaim
from milepost.claims.queries import claims_visible_to, tallied_by_status, total, totals_by_status
from milepost.claims.tallies import Total
from milepost.duties.gathering import Gathered
from milepost.organizations.models import Identity, StaffMember
from milepost.organizations.policies import may
from milepost.organizations.roles import Act
from milepost.requests.queries import settings_of
from milepost.rulebook.decisions import Status
from milepost.rulebook.duties import Holds

NOT_YET_PAID = (Status.PAYABLE.value, Status.PENDING.value)
"""What a lapse of SAM holds: what is still to be asked for, and what was."""


@dataclass(frozen=True, slots=True)
class Held:
    """So many whole dollars of so many claims; `unknown` of them have no amount yet."""

    dollars: int
    count: int
    unknown: int

    @classmethod
    def of(cls, totals: Iterable[Total]) -> Held:
        found = list(totals)
        return cls(*(sum(getattr(one, name) for one in found) for name in ("dollars", "count", "unknown")))


def held_by(member: StaffMember, gathered: Gathered, day: date) -> dict[tuple[Holds, UUID], Held]:
    """By what is held and whom the duty is about. Only for those who may see claims."""
    if not may(member, Act.SEE_CLAIMS) or member.partner is not None:
        return {}
    tallied = tallied_by_status(member)
    is_only = len(gathered.identities) == 1
    found: dict[tuple[Holds, UUID], Held] = {}
    for identity in gathered.identities:
        totals = tallied if is_only else _of_identity(member, identity)
        found[Holds.PAYMENTS, identity.pk] = _sum(totals, *NOT_YET_PAID)
    contact = settings_of(member.owner).payments_contact_id
    if contact is not None:
        found[Holds.NUMBERS, contact] = _sum(tallied, Status.PAYABLE.value)
    found[Holds.MONTHS, gathered.organization.pk] = Held.of([total(_waiting_for_figures(member))])
    return found


def held_by_sam(member: StaffMember, identity: Identity, *, is_only: bool) -> Held | None:
    """What a lapse of one identity's registration holds; None for whoever sees no claims. One query."""
    if not may(member, Act.SEE_CLAIMS) or member.partner is not None:
        return None
    return _sum(tallied_by_status(member) if is_only else _of_identity(member, identity), *NOT_YET_PAID)


def _of_identity(member: StaffMember, identity: Identity) -> dict[str, Total]:
    """Of the Tickets that are assigned under it."""
    return totals_by_status(claims_visible_to(member).filter(ticket__identity=identity))


def _waiting_for_figures(member: StaffMember) -> QuerySet[DecidedClaim]:
    return claims_visible_to(member).filter(status=Status.WAITING.value, lacks="MISSING_RATE")


def _sum(totals: dict[str, Total], *statuses: str) -> Held:
    return Held.of(totals[one] for one in statuses if one in totals)
