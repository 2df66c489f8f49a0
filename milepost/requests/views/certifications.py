"""Certifications of services: drafted from the notes, edited, put with a request, printed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.editing.drafts import forget_draft
from milepost.editing.form_pages import FORM, form_page
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.requests import certifying_actions as actions
from milepost.requests import preparing_actions as preparing
from milepost.requests.certifying import lines_of
from milepost.requests.certifying_forms import CertificationForm, SpanForm, WhichCertificationForm
from milepost.requests.models import Certification
from milepost.requests.papers import certification_pdf
from milepost.requests.queries import certifications_of
from milepost.requests.views.frame import about, as_file, done, request_of, shown_as, ticket_of
from milepost.rulebook.months import Month


def _certification(request: HttpRequest, ticket_id: UUID, certification_id: UUID) -> Certification:
    ticket = ticket_of(request, ticket_id)
    found = get_object_or_404(certifications_of(ticket), pk=certification_id)
    found.ticket = ticket
    return found


@for_those_who_may(Act.PREPARE_CLAIMS)
@require_http_methods(FORM)
def draft(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Choose the months; the services of the notes are written down."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    now = Month.of(today_for(member.owner))
    asked = request.GET.get("month", "")
    initial = {"first": asked or str(now - 1), "last": asked or str(now - 1)}
    form, kept = form_with_draft(request, SpanForm, initial=initial, now=now)
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = form.cleaned_data
        made = actions.draft(ticket, given["first"], given["last"], deed=Deed.of(member))
        forget_draft(request)
        messages.success(request, _("It is drafted from the notes. Read it, and write what lacks."))
        return redirect("certification", ticket_id, made.pk)
    return form_page(
        request, form, kept, title=_("Draft a certification of services"), button=_("Draft it from the notes"),
        lead=_("It is needed after unassignment, and for the first milestones where no pay stub shows the work."),
        back=reverse("requests_of", args=[ticket_id]), back_text=shown_as(ticket),
    )  # fmt: skip


@for_those_who_may(Act.PREPARE_CLAIMS)
@require_http_methods(FORM)
def certification(request: HttpRequest, ticket_id: UUID, certification_id: UUID) -> HttpResponse:
    """Write a draft over; a sealed one is only read."""
    member, made = staff_of(request), _certification(request, ticket_id, certification_id)
    content = made.content.open()
    initial = {
        "services": lines_of(content["services"]),
        "statement": content["statement"],
        "version": made.version,
    }
    form, kept = form_with_draft(request, CertificationForm, initial=initial, made=made)
    if request.method == "POST" and form.is_bound and form.is_valid():
        try:
            if actions.rewrite(
                made, form.content(), version=form.cleaned_data["version"], deed=Deed.of(member)
            ):
                forget_draft(request)
                messages.success(request, _("It is saved."))
                return redirect("certification", ticket_id, made.pk)
            form.add_error(
                None,
                _("Somebody else has written this certification over. Look at theirs before you save again."),
            )
        except ValidationError as refused:
            form.add_error(None, refused)
    return form_page(
        request, form, kept, template="requests/certification.html", title=_("Certification of Services"), made=made,
        content=content, ticket=made.ticket, back=reverse("requests_of", args=[ticket_id]), back_text=shown_as(made.ticket),
    )  # fmt: skip


@for_those_who_may(Act.SEE_DOCUMENTS)
@require_safe
def certification_file(request: HttpRequest, ticket_id: UUID, certification_id: UUID) -> HttpResponse:
    """As accessible PDF. That it was printed is in the journal first."""
    made = _certification(request, ticket_id, certification_id)
    Deed.of(staff_of(request)).write_reading("certification printed", made.ticket, certification=str(made.pk))
    return as_file(certification_pdf(made, made.ticket, "en"), "certification-of-services")


@for_those_who_may(Act.PREPARE_CLAIMS)
@require_http_methods(FORM)
def certify_with(request: HttpRequest, ticket_id: UUID, request_id: UUID) -> HttpResponse:
    """Which certification goes with a draft."""
    member, asked = staff_of(request), request_of(request, ticket_id, request_id)
    choices = certifications_of(asked.ticket)
    form, kept = form_with_draft(
        request, WhichCertificationForm, initial={"certification": asked.certification_id}, choices=choices
    )
    if request.method == "POST" and form.is_bound and form.is_valid():
        chosen: Any = form.cleaned_data["certification"]
        try:
            preparing.certify_with(asked, chosen, deed=Deed.of(member))
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return done(request, _("It is saved."), asked)
    return form_page(
        request, form, kept, template="requests/certify_with.html", title=_("Certification of Services"),
        none=not choices.exists(), asked=asked, **about(asked),
    )  # fmt: skip
