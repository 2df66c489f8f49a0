"""What the pages of agreements share: the record of an address, what tabs and buttons ask, and a file as it leaves."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from milepost.agreements.models import (
    Agreement,
    AgreementSignature,
    AgreementVersion,
    IncubatorPath,
    OnboardingStep,
    Paper,
)
from milepost.agreements.queries import (
    agreements_visible_to,
    papers_visible_to,
    paths_visible_to,
    signatures_visible_to,
    steps_visible_to,
    versions_visible_to,
)
from milepost.documents.kinds import SANDBOX, TAKEN
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.policies import may, staff_of
from milepost.organizations.queries import partners_visible_to, staff_visible_to
from milepost.organizations.roles import Act


def agreement_of(request: HttpRequest, mou_id: UUID) -> Agreement:
    found: Agreement = get_object_or_404(agreements_visible_to(staff_of(request)), pk=mou_id)
    return found


def wording_of(request: HttpRequest, wording_id: UUID) -> AgreementVersion:
    return get_object_or_404(versions_visible_to(staff_of(request)), pk=wording_id)


def signature_of(request: HttpRequest, signing_id: UUID) -> AgreementSignature:
    return get_object_or_404(signatures_visible_to(staff_of(request)), pk=signing_id)


def step_of(request: HttpRequest, step_id: UUID) -> OnboardingStep:
    return get_object_or_404(steps_visible_to(staff_of(request)), pk=step_id)


def path_of(request: HttpRequest, path_id: UUID) -> IncubatorPath:
    return get_object_or_404(paths_visible_to(staff_of(request)), pk=path_id)


def house_of(request: HttpRequest, house_id: UUID) -> Organization:
    """The partner of an address: one's own, or of a partner's staff their own house."""
    member = staff_of(request)
    seen = partners_visible_to(member)
    return get_object_or_404(seen.filter(pk=member.partner.pk) if member.partner else seen, pk=house_id)


def people_of(partner: Organization) -> QuerySet[StaffMember]:
    return StaffMember.objects.filter(organization=partner, is_active=True)


def owners_for(member: StaffMember, partner: Organization | None = None) -> QuerySet[StaffMember]:
    """Who may see to something: one's own staff, and of partners those of this one."""
    seen = staff_visible_to(member).filter(is_active=True)
    own = seen.filter(organization=member.owner)
    return own if partner is None else own | seen.filter(organization=partner)


def common(request: HttpRequest, here: str) -> dict[str, Any]:
    """What the tabs and buttons of every page ask."""
    member = staff_of(request)
    return {
        "here": here,
        "is_partner": member.partner is not None,
        "may_write": may(member, Act.WRITE_AGREEMENTS),
        "may_onboard": may(member, Act.ONBOARD),
    }


def refused(request: HttpRequest, error: ValidationError, route: str, *args: Any) -> HttpResponse:
    """What could not be done, with its reason, on the page from which it was asked."""
    for said in error.messages:
        messages.error(request, said)
    return redirect(route, *args)


def back_to(agreement: Agreement) -> dict[str, Any]:
    return {"back": reverse("agreement", args=[agreement.pk]), "back_text": agreement.reference}


def paper_of(request: HttpRequest, paper_id: UUID) -> Paper:
    return get_object_or_404(papers_visible_to(staff_of(request)), pk=paper_id)


def given_out(paper: Paper, name: str, deed: Deed) -> HttpResponse:
    """The file, under a name that names nobody, never run in a page of ours; that it was read is in the journal first."""
    deed.write_reading("agreement paper read", paper, kind=paper.kind)
    response = HttpResponse(paper.content.open(), content_type=paper.content_type)
    way = (
        "inline"
        if paper.content_type == "application/pdf" and paper.kind in ("shown", "signed")
        else "attachment"
    )
    response["Content-Disposition"] = f'{way}; filename="{name}{TAKEN[paper.content_type]}"'
    if way == "attachment":
        response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response
