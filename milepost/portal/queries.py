"""The lists of the Portal and their differences, as questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.policies import staff_of
from milepost.portal.choices import UNSETTLED, FileState, Kind, State
from milepost.portal.models import Difference, PortalFile
from milepost.rulebook.duties import months_later
from milepost.tickets.queries import tickets_of

QUARTER = 3
"""Months after which the roster is audited again: once a quarter (program operations 6.1)."""
HEAVY = ("content", "sniffed", "settled", "row_keys", "order")
COMPARED = (FileState.COMPARED, FileState.ACTING, FileState.UNDOING)


@dataclass(frozen=True, slots=True)
class Standing:
    """One kind of list: the last file that counts, how many days old it is, how many differences are unsettled."""

    kind: str
    label: Any
    last: PortalFile | None
    days: int | None
    open: int


def files_visible_to(member: StaffMember) -> QuerySet[PortalFile]:
    """Those of the organization; a partner's staff see none, because the lists hold everybody."""
    found = PortalFile.objects.filter(organization=member.owner)
    found = found.none() if member.partner else found
    return found.select_related("by", "organization", "before", "overridden_by").defer(
        *HEAVY, *(f"before__{name}" for name in HEAVY)
    )


def differences_visible_to(member: StaffMember) -> QuerySet[Difference]:
    found = Difference.objects.filter(organization=member.owner)
    found = found.none() if member.partner else found
    return found.select_related(
        "ticket", "ticket__holder", "ticket__organization", "settled_by", "file"
    ).defer(*(f"file__{name}" for name in HEAVY))


def file_of(request: HttpRequest, file_id: UUID, *, whole: bool = False) -> PortalFile:
    """The file of an address; others' are not found. `whole`: with all that is sealed."""
    found = files_visible_to(staff_of(request))
    return get_object_or_404(found.defer(None) if whole else found, pk=file_id)


def difference_of(request: HttpRequest, difference_id: UUID) -> Difference:
    return get_object_or_404(differences_visible_to(staff_of(request)), pk=difference_id)


def standings(member: StaffMember, day: date) -> list[Standing]:
    """Each kind with its last file. Two queries."""
    last: dict[str, PortalFile] = {}
    for one in files_visible_to(member).filter(state__in=COMPARED).order_by("at"):
        last[one.kind] = one
    open_by_kind = dict(
        differences_visible_to(member)
        .filter(state__in=UNSETTLED, file__state__in=COMPARED)
        .order_by()
        .values_list("file__kind")
        .annotate(Count("pk"))
    )
    found = []
    for kind in Kind:
        newest = last.get(kind.value)
        days = max(0, (day - newest.at.date()).days) if newest else None
        found.append(Standing(kind.value, kind.label, newest, days, open_by_kind.get(kind.value, 0)))
    return found


def counted(file: PortalFile) -> list[tuple[str, str, int, int]]:
    """Each code of the file's differences with its proposal, how many there are and how many are unsettled."""
    rows = (
        Difference.objects.filter(file=file)
        .order_by()
        .values("code", "proposal")
        .annotate(many=Count("pk"), left=Count("pk", filter=Q(state__in=UNSETTLED)))
    )
    found = [(str(one["code"]), str(one["proposal"]), one["many"], one["left"]) for one in rows]
    return sorted(found, key=lambda one: (-one[3], one[0]))


def by_state(file: PortalFile) -> dict[str, int]:
    found = Difference.objects.filter(file=file).order_by().values_list("state").annotate(Count("pk"))
    known = dict(found)
    return {state.value: known.get(state.value, 0) for state in State}


def audit_due(organization: Organization, day: date) -> date | None:
    """Since when the roster audit is due; None where it is not, or where there is no Ticket yet."""
    last = (
        PortalFile.objects.filter(organization=organization, kind=Kind.ASSIGNED, state__in=COMPARED)
        .order_by("-at")
        .values_list("at", flat=True)
        .first()
    )
    if last is None:
        return day if tickets_of(organization).exists() else None
    due = months_later(last.date(), QUARTER)
    return due if due <= day else None


def unsettled(organization: Organization) -> int:
    """How many differences wait for somebody."""
    return Difference.objects.filter(
        organization=organization, state__in=UNSETTLED, file__state__in=COMPARED
    ).count()
