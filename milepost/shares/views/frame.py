"""What the pages of shares share: the record of an address, and a form on its page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from milepost.organizations.models import StaffMember
from milepost.organizations.policies import staff_of
from milepost.shares.models import Run, ShareTerms, Statement
from milepost.shares.policies import may_agree, may_remit
from milepost.shares.queries import ledger_of, runs_visible_to, statements_visible_to, terms_visible_to


def terms_of_address(request: HttpRequest, terms_id: UUID) -> ShareTerms:
    return get_object_or_404(terms_visible_to(staff_of(request)).select_related("organization"), pk=terms_id)


def run_of(request: HttpRequest, run_id: UUID) -> Run:
    return get_object_or_404(runs_visible_to(staff_of(request)), pk=run_id)


def statement_of(request: HttpRequest, statement_id: UUID) -> Statement:
    return get_object_or_404(statements_visible_to(staff_of(request)), pk=statement_id)


def common(request: HttpRequest, here: str) -> dict[str, Any]:
    """What the tabs and buttons of every page ask."""
    member: StaffMember = staff_of(request)
    return {
        "here": here,
        "is_partner": member.partner is not None,
        "may_agree": may_agree(member),
        "may_remit": may_remit(member),
        "ledger": None if member.partner else ledger_of(member.owner),
    }


def refused(request: HttpRequest, error: ValidationError, route: str, *args: Any) -> HttpResponse:
    """What could not be done, with its reason, on the page from which it was asked."""
    for said in error.messages:
        messages.error(request, said)
    return redirect(route, *args)
