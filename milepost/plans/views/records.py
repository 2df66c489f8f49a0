"""One version and its PDF; how it was sent; copies; talks; what was told; the settings."""

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

from milepost.documents.actions import read
from milepost.editing.drafts import forget_draft
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.keys.fields import opened
from milepost.notices.pdf import pdf_of
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.plans import actions
from milepost.plans.forms import SendingForm, WhyForm
from milepost.plans.layout import Told, differences, laid_out
from milepost.plans.models import Disclosure, Discussion, PlanSettings, PlanVersion
from milepost.plans.queries import disclosures_of, discussions_of, settings_of
from milepost.plans.record_forms import CopyForm, DiscussionForm, PlanSettingsForm, ToldForm
from milepost.plans.sealing import LANGUAGES, verify_signature
from milepost.plans.states import COUNTS, SEALED
from milepost.plans.views.found import (
    FORM,
    asked,
    done,
    language_of_page,
    name_of,
    refused,
    ticket_of,
    version_of,
)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def version(request: HttpRequest, ticket_id: UUID, version_id: UUID) -> HttpResponse:
    """What one version says, who signed it, whether that still holds, and what it changed."""
    found = version_of(request, ticket_id, version_id)
    signatures = [(one, verify_signature(one) if one.is_given else None) for one in found.signatures.all()]
    context = {
        "ticket": found.ticket,
        "name": name_of(found.ticket),
        "version": found,
        "shown": shown_in(found, language_of_page()),
        "signatures": signatures,
        "because": opened(found.because),
        "ended_because": opened(found.ended_because),
        "differences": differences(found.amends.content.open(), found.content.open(), found.plan.kind)
        if found.amends
        else (),
        "may_change": may(staff_of(request), Act.CHANGE_PEOPLE),
    }
    return render(request, "plans/version.html", context)


def shown_in(version: PlanVersion, language: str) -> dict[str, Any]:
    """As it was offered, word for word; a draft as it would be offered now."""
    sealed = opened(version.shown)
    if sealed is not None:
        kept: dict[str, Any] = sealed[language]
        return kept
    told = Told(
        discussions_of(version.ticket),
        disclosures_of(version.ticket),
        version.number,
        opened(version.because) or "",
    )
    return laid_out(version.content.open(), version.plan.kind, told, language)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def pdf(request: HttpRequest, ticket_id: UUID, version_id: UUID) -> HttpResponse:
    """The PDF: with the signatures once all have signed, as it was offered, or of a draft, marked as one."""
    found = version_of(request, ticket_id, version_id)
    language = request.GET.get("language", language_of_page())
    language = language if language in LANGUAGES else "en"
    kept = getattr(found, f"signed_{language}") or getattr(found, f"pdf_{language}")
    deed = Deed.of(staff_of(request))
    if kept is not None:
        return as_pdf(read(kept, deed=deed))
    shown = shown_in(found, language)
    title = f"{_('DRAFT')} · {shown['title']}"
    deed.write_reading("plan read", found.ticket, number=found.number)
    given = {**shown, "title": title, "foot": title, "organization": found.organization.name}
    return as_pdf(pdf_of(actions.TEMPLATE, given))


def as_pdf(content: bytes) -> HttpResponse:
    """Under a name that names nobody."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="plan.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def sending(request: HttpRequest, ticket_id: UUID, version_id: UUID) -> HttpResponse:
    """When it went to the program manager, and when it was received."""
    found, member = version_of(request, ticket_id, version_id), staff_of(request)
    if found.state not in COUNTS or found.signed_on is None:
        return refused(
            request, ticket_id, ValidationError(_("Only a signed plan is sent to the program manager."))
        )
    day = today_for(member.owner)
    initial = {"sent_on": found.sent_on or day, "way": found.sent_by_way, "received_on": found.received_on}
    form = SendingForm(request.POST or None, signed_on=found.signed_on, day=day, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        sent = actions.Sending(given["sent_on"], given["way"], given["received_on"])
        try:
            actions.record_sending(found, sent, day=day, deed=Deed.of(member))
        except ValidationError as why:
            return refused(request, ticket_id, why)
        return done(request, ticket_id, _("It is saved."))
    return asked(request, found.ticket, form, _("Sent to the program manager"))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def copy(request: HttpRequest, ticket_id: UUID, version_id: UUID) -> HttpResponse:
    """The Ticketholder has a copy, in the format of their choice."""
    found, member = version_of(request, ticket_id, version_id), staff_of(request)
    if found.state not in SEALED:
        return refused(
            request, ticket_id, ValidationError(_("A copy is given of what was offered or signed."))
        )
    day = today_for(member.owner)
    wanted = found.copy_format or found.content.open().get("copy_format", "")
    form = CopyForm(request.POST or None, day=day, initial={"given_on": day, "format": wanted})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.give_copy(found, given["given_on"], given["format"], deed=Deed.of(member))
        except ValidationError as why:
            return refused(request, ticket_id, why)
        return done(request, ticket_id, _("It is saved."))
    return asked(request, found.ticket, form, _("A copy was given"))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def add_discussion(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Record the talk of one with one."""
    ticket, member = ticket_of(request, ticket_id), staff_of(request)
    form, draft = form_with_draft(request, DiscussionForm, day=today_for(member.owner))
    if request.method == "POST" and form.is_bound and form.is_valid():
        actions.add_discussion(ticket, form.cleaned_data, deed=Deed.of(member))
        return done(request, ticket_id, _("It is saved."))
    return asked(request, ticket, form, _("Record the one-on-one discussion"), draft=draft)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def withdraw_discussion(request: HttpRequest, ticket_id: UUID, discussion_id: int) -> HttpResponse:
    ticket = ticket_of(request, ticket_id)
    discussion = get_object_or_404(Discussion, pk=discussion_id, ticket=ticket)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw_discussion(discussion, form.cleaned_data["because"], deed=Deed.of(staff_of(request)))
        return done(request, ticket_id, _("It is withdrawn; it stays on record."))
    return asked(request, ticket, form, _("Withdraw the record of a discussion"), button=_("Withdraw it"))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def told(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Tick what the Ticketholder was told."""
    ticket, member = ticket_of(request, ticket_id), staff_of(request)
    form = ToldForm(request.POST, day=today_for(member.owner))
    if not form.is_valid():
        return refused(
            request,
            ticket_id,
            ValidationError([str(one) for errors in form.errors.values() for one in errors]),
        )
    actions.tell(ticket, form.cleaned_data["items"], form.cleaned_data["told_on"], deed=Deed.of(member))
    return done(request, ticket_id, _("It is saved."))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def withdraw_told(request: HttpRequest, ticket_id: UUID, disclosure_id: int) -> HttpResponse:
    disclosure = get_object_or_404(Disclosure, pk=disclosure_id, ticket=ticket_of(request, ticket_id))
    actions.withdraw_disclosure(disclosure, deed=Deed.of(staff_of(request)))
    return done(request, ticket_id, _("It is withdrawn; it stays on record."))


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def settings(request: HttpRequest) -> HttpResponse:
    """How the organization has its plans signed, and what they say about it."""
    member = staff_of(request)
    kept = settings_of(member.owner)
    if request.method == "POST":
        kept, _made = PlanSettings.objects.get_or_create(organization=member.owner)
    form, draft = form_with_draft(request, PlanSettingsForm, instance=kept)
    if (
        request.method == "POST"
        and form.is_bound
        and form.take(deed=Deed.of(member), action="plan settings changed")
    ):
        forget_draft(request)
        messages.success(request, _("It is saved."))
        return redirect("organization")
    status = 409 if form.conflicts else 422 if form.is_bound and form.errors else 200
    context = {
        "form": form, "draft": draft, "title": _("Plans and their signatures"), "button": _("Save"),
        "back": reverse("organization"), "back_text": _("Organization"),
        "lead": _(
            "Whether Social Security takes an electronic signature on a plan is not confirmed in writing. How each plan was "
            "signed is always kept. Ask your program manager, then choose here."
        ),
    }  # fmt: skip
    return render(request, "editing/record.html", context, status=status)
