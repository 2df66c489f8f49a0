"""Writing a draft, offering it, taking it back, amending what is in force."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from milepost.editing.drafts import forget_draft
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.people.models import Contact
from milepost.plans import actions
from milepost.plans.forms import ContentForm, SignersForm, WhyForm
from milepost.plans.models import PlanVersion, Signature
from milepost.plans.policies import check_may_amend, check_may_offer
from milepost.plans.record_forms import FileForm
from milepost.plans.states import State, may_follow
from milepost.plans.views.found import FORM, asked, done, refused, version_of
from milepost.rulebook.plans import Signer
from milepost.tickets.models import Ticket


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def edit(request: HttpRequest, ticket_id: UUID, version_id: UUID) -> HttpResponse:
    """What a draft says, in sections."""
    version = version_of(request, ticket_id, version_id)
    if version.state != State.DRAFT:
        return refused(
            request,
            ticket_id,
            ValidationError(_("What was offered cannot be changed. Take it back, or amend it.")),
        )
    form, draft = form_with_draft(request, ContentForm, record=version)
    if request.method == "POST" and form.is_bound and form.take(deed=Deed.of(staff_of(request))):
        if "go-on" not in request.POST:
            return done(request, ticket_id, _("The draft is saved."))
        forget_draft(request)
        return redirect("plan_edit", ticket_id, version_id)
    more = {"version": version, "file_form": FileForm(), "template": "plans/edit.html", "draft": draft}
    return asked(request, version.ticket, form, _("Write the plan"), **more)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def stand_in(request: HttpRequest, ticket_id: UUID, version_id: UUID) -> HttpResponse:
    """Add the Individual Employment Plan itself."""
    version = version_of(request, ticket_id, version_id)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return refused(request, ticket_id, ValidationError([str(one) for one in form.errors.get("file", [])]))
    try:
        actions.stand_in(
            version,
            form.cleaned_data["file"].name,
            form.content_type,
            form.content,
            deed=Deed.of(staff_of(request)),
        )
    except ValidationError as why:
        return refused(request, ticket_id, why)
    return done(request, ticket_id, _("The Individual Employment Plan is added, sealed."))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def offer(request: HttpRequest, ticket_id: UUID, version_id: UUID) -> HttpResponse:
    """Say who signs, and fix the words."""
    version = version_of(request, ticket_id, version_id)
    try:
        check_may_offer(version, [Signer.TICKETHOLDER, Signer.EMPLOYMENT_NETWORK])
    except ValidationError as why:
        return refused(request, ticket_id, why)
    known = _representatives(version.ticket)
    form = SignersForm(request.POST or None, representatives=[(key, name) for key, name in known.items()])
    if request.method == "POST" and form.is_valid():
        try:
            actions.offer(version, _signers(version, form, known), deed=Deed.of(staff_of(request)))
        except ValidationError as why:
            return refused(request, ticket_id, why)
        return done(request, ticket_id, _("The plan is offered for signing. What it says is fixed now."))
    lead = _("From now on the words cannot be changed, only taken back. The Employment Network signs too.")
    return asked(
        request, version.ticket, form, _("Offer the plan for signing"), lead=lead, button=_("Offer it")
    )


def _representatives(ticket: Ticket) -> dict[str, str]:
    kinds = (Contact.Kind.PAYEE, Contact.Kind.REPRESENTATIVE)
    contacts = Contact.objects.filter(holder__ticket=ticket, kind__in=kinds, ended_on=None)
    return {str(one.pk): one.name for one in contacts}


def _signers(version: PlanVersion, form: SignersForm, representatives: dict[str, str]) -> dict[str, str]:
    content, given = version.content.open(), form.cleaned_data
    signers: dict[str, str] = {}
    if given["ticketholder"]:
        signers[Signature.Role.TICKETHOLDER.value] = content.get("name") or str(version.ticket)
    if given["representative"]:
        signers[Signature.Role.REPRESENTATIVE.value] = representatives[given["representative"]]
    network = content.get("network_person") or content.get("network_name") or version.organization.name
    return {**signers, Signature.Role.EMPLOYMENT_NETWORK.value: network}


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def withdraw(request: HttpRequest, ticket_id: UUID, version_id: UUID) -> HttpResponse:
    version = version_of(request, ticket_id, version_id)
    if not may_follow(version.state, State.WITHDRAWN):
        return refused(request, ticket_id, ValidationError(_("This wording has ended already.")))
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(version, form.cleaned_data["because"], deed=Deed.of(staff_of(request)))
        except ValidationError as why:
            return refused(request, ticket_id, why)
        return done(request, ticket_id, _("The plan is withdrawn; it stays on record."))
    lead = _("Links that are out for it open nothing any more. With its signatures it stays on record.")
    return asked(
        request, version.ticket, form, _("Withdraw this wording"), lead=lead, button=_("Withdraw it")
    )


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def rework(request: HttpRequest, ticket_id: UUID, version_id: UUID) -> HttpResponse:
    """Take back what was offered, and change it."""
    version = version_of(request, ticket_id, version_id)
    if version.state != State.OFFERED:
        return refused(request, ticket_id, ValidationError(_("Only what is out for signing is taken back.")))
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            draft = actions.rework(version, form.cleaned_data["because"], deed=Deed.of(staff_of(request)))
        except ValidationError as why:
            return refused(request, ticket_id, why)
        return redirect("plan_edit", ticket_id, draft.pk)
    lead = _("The same words become a draft again. Whoever has signed signs anew.")
    return asked(
        request, version.ticket, form, _("Take it back and change it"), lead=lead, button=_("Take it back")
    )


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def amend(request: HttpRequest, ticket_id: UUID, version_id: UUID) -> HttpResponse:
    """Begin an amendment of the plan in force."""
    version = version_of(request, ticket_id, version_id)
    try:
        check_may_amend(version)
    except ValidationError as why:
        return refused(request, ticket_id, why)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            draft = actions.amend(version, form.cleaned_data["because"], deed=Deed.of(staff_of(request)))
        except ValidationError as why:
            return refused(request, ticket_id, why)
        return redirect("plan_edit", ticket_id, draft.pk)
    lead = _("The plan in force holds until both have signed the new one (20 CFR 411.465(a)(9)).")
    return asked(
        request, version.ticket, form, _("Amend the plan"), lead=lead, button=_("Begin the amendment")
    )
