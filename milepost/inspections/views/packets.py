"""One packet: its files, what lacks with where it is cured; building it, leaving it out, its certification of services."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.editing.form_pages import FORM
from milepost.inspections import answering_actions
from milepost.inspections.choices import State
from milepost.inspections.looking import as_words, gaps_for
from milepost.inspections.models import Packet
from milepost.inspections.papers import months_of
from milepost.inspections.queries import correctives_visible_to, files_visible_to, newest_files
from milepost.inspections.views.frame import (
    about_packet,
    as_file,
    called,
    common,
    packet_of,
    refused,
    review_of,
    with_reason,
)
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.languages import language
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.requests import certifying_actions
from milepost.requests.models import Certification
from milepost.rulebook.inspections.gaps import Page

PDF = "application/pdf"


@for_those_who_may(Act.SEE_DOCUMENTS)
@require_safe
def packet(request: HttpRequest, inspection_id: UUID, packet_id: UUID) -> HttpResponse:
    """What lacks is asked of the records as they stand now."""
    one, member = packet_of(request, inspection_id, packet_id), staff_of(request)
    spoken = language()
    gaps = [as_words(gap) for gap in gaps_for([one], today_for(member.owner))[one.pk]]
    lines = [(gap, gap[spoken], gap["cure"][spoken], _way(one, gap)) for gap in gaps]
    review = one.inspection
    context = {
        **common(request),
        "packet": one,
        "review": review,
        "called": called(review),
        "months": months_of(review),
        "gaps": [line for line in lines if line[0]["grave"]],
        "lighter": [line for line in lines if not line[0]["grave"]],
        "files": newest_files(one),
        "is_open": review.state == State.OPEN and one.left_out_at is None,
        "drafts": _drafts(one),
        "may_certify": may(member, Act.ANSWER_REVIEWS) and may(member, Act.PREPARE_CLAIMS),
        "lacks_certification": any(gap["page"] == Page.CERTIFY for gap in gaps),
        "correctives": [(done, done.what.open()) for done in correctives_visible_to(member).filter(packet=one)],
        "day": today_for(member.owner),
    }  # fmt: skip
    return render(request, "inspections/packet.html", context)


def _way(one: Packet, gap: dict[str, Any]) -> str:
    """Where the gap is closed; nothing where the page itself has the button."""
    ticket = one.ticket_id
    page = Page(gap["page"])
    if page is Page.LETTER:
        return reverse("contact_letter", args=[ticket, gap["record"]])
    if page is Page.CERTIFICATION:
        return reverse("certification", args=[ticket, gap["record"]])
    return {
        Page.CONTACTS: reverse("contacts", args=[ticket]),
        Page.PLAN: reverse("plans", args=[ticket]),
    }.get(page, "")


def _drafts(one: Packet) -> list[Certification]:
    """Certifications of these months that are not sealed yet."""
    review = one.inspection
    return list(
        Certification.objects.filter(
            ticket=one.ticket_id,
            state=Certification.State.DRAFT,
            first_month__lte=review.last_month,
            last_month__gte=review.first_month,
        )
    )


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_POST
def build(request: HttpRequest, inspection_id: UUID, packet_id: UUID) -> HttpResponse:
    """The whole packet, in one click."""
    one = packet_of(request, inspection_id, packet_id)
    where = ("inspection_packet", one.inspection_id, one.pk)
    try:
        answering_actions.build(one, deed=Deed.of(staff_of(request)))
    except ValidationError as error:
        return refused(request, error, *where)
    messages.success(request, _("The packet is built."))
    return redirect(*where)


@for_those_who_may(Act.SEE_DOCUMENTS)
@require_safe
def packet_file(
    request: HttpRequest, inspection_id: UUID, packet_id: UUID, packet_file_id: UUID
) -> HttpResponse:
    """One file of it. That it was read is in the journal first."""
    seen = files_visible_to(staff_of(request)).select_related("document__content")
    file = get_object_or_404(seen, pk=packet_file_id, packet=packet_id, packet__inspection=inspection_id)
    kind = file.document.content_type if file.document else PDF
    return as_file(answering_actions.read_file(file, deed=Deed.of(staff_of(request))), file.name, kind)


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_http_methods(FORM)
def leave_out(request: HttpRequest, inspection_id: UUID, packet_id: UUID) -> HttpResponse:
    one = packet_of(request, inspection_id, packet_id)
    return with_reason(
        request, _("Leave this person out"),
        _("Nothing is sent about this person. The packet stays on record with your reason."),
        lambda why, deed: answering_actions.leave_out(one, why, deed=deed),
        "inspection", one.inspection_id, **about_packet(one),
    )  # fmt: skip


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_POST
def take_in(request: HttpRequest, inspection_id: UUID, packet_id: UUID) -> HttpResponse:
    one = packet_of(request, inspection_id, packet_id)
    try:
        answering_actions.take_in(one, deed=Deed.of(staff_of(request)))
    except ValidationError as error:
        return refused(request, error, "inspection_packet", one.inspection_id, one.pk)
    return redirect("inspection_packet", one.inspection_id, one.pk)


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_POST
def certify(request: HttpRequest, inspection_id: UUID, packet_id: UUID) -> HttpResponse:
    """Draft the certification of services from the notes of these months, and read it."""
    one = packet_of(request, inspection_id, packet_id)
    review = review_of(request, inspection_id)
    if _drafts(one):
        return redirect("certification", one.ticket_id, _drafts(one)[0].pk)
    made = certifying_actions.draft(
        one.ticket, review.first_month, review.last_month, deed=Deed.of(staff_of(request))
    )
    messages.success(
        request, _("It is drafted from the notes. Read it, and seal it on the page of the packet.")
    )
    return redirect("certification", one.ticket_id, made.pk)


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_POST
def seal(request: HttpRequest, inspection_id: UUID, packet_id: UUID) -> HttpResponse:
    """Seal the drafts of these months: from now on they stand as they are."""
    one, member = packet_of(request, inspection_id, packet_id), staff_of(request)
    where = ("inspection_packet", one.inspection_id, one.pk)
    try:
        for made in _drafts(one):
            certifying_actions.seal(made, today_for(member.owner), deed=Deed.of(member))
    except ValidationError as error:
        return refused(request, error, *where)
    return redirect(*where)
