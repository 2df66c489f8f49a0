"""What the pages of quality reviews share: the record of an address, its tabs, and a form with a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from milepost.documents.kinds import SANDBOX
from milepost.inspections.forms import WhyForm
from milepost.inspections.models import Archive, Corrective, Inspection, Packet
from milepost.inspections.policies import may_answer
from milepost.inspections.queries import (
    archives_visible_to,
    correctives_visible_to,
    inspections_visible_to,
    packets_visible_to,
)
from milepost.journal.actions import Deed
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.step_pages import step


def review_of(request: HttpRequest, inspection_id: UUID) -> Inspection:
    """For those whose it is; there is none for everybody else."""
    return get_object_or_404(inspections_visible_to(staff_of(request)), pk=inspection_id)


def packet_of(request: HttpRequest, inspection_id: UUID, packet_id: UUID) -> Packet:
    seen = packets_visible_to(staff_of(request)).select_related("inspection__organization")
    return get_object_or_404(seen, pk=packet_id, inspection_id=inspection_id)


def archive_of(request: HttpRequest, inspection_id: UUID, archive_id: UUID) -> Archive:
    return get_object_or_404(
        archives_visible_to(staff_of(request)), pk=archive_id, inspection_id=inspection_id
    )


def corrective_of(request: HttpRequest, inspection_id: UUID, corrective_id: UUID) -> Corrective:
    seen = correctives_visible_to(staff_of(request))
    return get_object_or_404(seen, pk=corrective_id, inspection_id=inspection_id)


def called(review: Inspection) -> str:
    return _("Quality review %(number)s") % {"number": review.number}


def common(request: HttpRequest) -> dict[str, Any]:
    member = staff_of(request)
    return {
        "may_answer": may_answer(member),
        "may_settle": may(member, Act.CHANGE_ORGANIZATION),
        "is_partner": member.partner is not None,
    }


def about(review: Inspection) -> dict[str, str]:
    """Where the way back leads."""
    return {"back": reverse("inspection", args=[review.pk]), "back_text": called(review)}


def about_packet(packet: Packet) -> dict[str, str]:
    return {
        "back": reverse("inspection_packet", args=[packet.inspection_id, packet.pk]),
        "back_text": f"{called(packet.inspection)}: {packet.shown_as}",
    }


def refused(request: HttpRequest, error: ValidationError, route: str, *args: Any) -> HttpResponse:
    """What could not be done, with its reason, on the page from which it was asked."""
    for said in error.messages:
        messages.error(request, said)
    return redirect(route, *args)


def with_reason(
    request: HttpRequest,
    title: str,
    lead: str,
    act: Callable[[str, Deed], Any],
    route: str,
    *args: Any,
    **more: Any,
) -> HttpResponse:
    """A page that asks why, and then does it."""
    return step(
        request, (WhyForm, {}), lambda form, deed: act(form.cleaned_data["why"], deed), (route, *args),
        title=title, lead=lead, **more,
    )  # fmt: skip


def as_file(content: bytes, name: str, kind: str = "application/pdf") -> HttpResponse:
    """A download under a name that names nobody, never run in a page of ours."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response
