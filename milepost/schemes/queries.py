"""Schemes, as questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.scope import for_organization
from milepost.schemes.choices import VersionState
from milepost.schemes.models import (
    BoughtService,
    CaseDetail,
    Scheme,
    SchemeInvoice,
    SchemeProvider,
    SchemeVersion,
)
from milepost.tickets.models import VocationalRehabilitationCase


def versions_visible_to(member: StaffMember) -> QuerySet[SchemeVersion]:
    """Every version of the organization's own schemes; a partner's staff see none."""
    found = SchemeVersion.objects.filter(organization=member.owner).select_related("scheme", "made_by")
    return found.none() if member.partner else found


def listed(member: StaffMember) -> list[SchemeVersion]:
    """By scheme its draft and what is or was in force; of a scheme with neither the newest version."""
    found: list[SchemeVersion] = []
    ordered = versions_visible_to(member).order_by("scheme__code", "-number")
    for _scheme, group in groupby(ordered, key=lambda one: one.scheme_id):
        versions = list(group)
        found += [one for one in versions if one.state != VersionState.WITHDRAWN] or versions[:1]
    return found


def in_force_of(organization: Organization) -> list[SchemeVersion]:
    """Versions that are or were in force, by scheme, the newest first."""
    found = SchemeVersion.objects.filter(organization=organization, state=VersionState.IN_FORCE)
    return list(found.select_related("scheme").order_by("name", "scheme", "-in_force_from"))


def holding(versions: Sequence[SchemeVersion], closed_on: date | None, day: date) -> SchemeVersion | None:
    """The version that holds for somebody: in force when their VR case was closed; on this day while it is not closed."""
    return next((one for one in versions if one.holds_on(closed_on or day)), None)


def overlapping(scheme: Scheme, since: date, until: date | None) -> QuerySet[SchemeVersion]:
    """Versions in force on a day of this span."""
    found = SchemeVersion.objects.filter(scheme=scheme, state=VersionState.IN_FORCE)
    found = found.filter(Q(in_force_to=None) | Q(in_force_to__gte=since))
    return found.filter(in_force_from__lte=until) if until else found


def provider_of(scheme: Scheme) -> SchemeProvider:
    """The organization as a provider under the scheme; nothing kept yet where it is not recorded.

    A partner's staff have the answers about their people decided by it, and see it nowhere.
    """
    with for_organization(scheme.organization):
        kept = SchemeProvider.objects.filter(scheme=scheme).first()
    return kept or SchemeProvider(organization=scheme.organization, scheme=scheme)


def case_detail_of(ticket: Any) -> CaseDetail:
    kept = CaseDetail.objects.filter(ticket=ticket).first()
    return kept or CaseDetail(organization=ticket.organization, ticket=ticket)


def concerning_schemes() -> Q:
    """Of Tickets: those with whom State VR has had to do, as far as it is on record."""
    cases = VocationalRehabilitationCase.objects.filter(ticket=OuterRef("pk"))
    services = BoughtService.objects.filter(ticket=OuterRef("pk"))
    return Q(Exists(cases)) | Q(Exists(services))


def invoice_of(ticket: Any, scheme: Scheme, payment: int, time: int = 1) -> SchemeInvoice | None:
    found: SchemeInvoice | None = SchemeInvoice.objects.filter(
        ticket=ticket, scheme=scheme, payment=payment, time=time
    ).first()
    return found
