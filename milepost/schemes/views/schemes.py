"""The list of schemes, one version, writing one, and schemes as files."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.documents.kinds import SANDBOX
from milepost.editing.drafts import data_of, draft_for, forget_draft, never_kept
from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.schemes import Scheme as Content
from milepost.rulebook.schemes.reading import document_of
from milepost.schemes import actions
from milepost.schemes.choices import VersionState
from milepost.schemes.forms import FileForm
from milepost.schemes.models import SchemeVersion
from milepost.schemes.packaged import EMPTY, packaged
from milepost.schemes.policies import may_write
from milepost.schemes.queries import listed, provider_of, versions_visible_to
from milepost.schemes.scheme_form import SchemeForm, typed_in, with_another_row
from milepost.schemes.showing import shown
from milepost.schemes.views.frame import back_to, version_of
from milepost.website.templatetags.words import language

Draft = dict[str, Any] | None


@for_those_who_may(Act.SEE_SCHEMES)
@require_safe
def schemes(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    found, day = listed(member), today_for(member.owner)
    context = {
        "schemes": [(one, one.read) for one in found],
        "in_force": sum(one.holds_on(day) for one in found),
        "packaged": [one for name, one in packaged().items() if name != EMPTY],
        "may_write": may_write(member),
    }
    return render(request, "schemes/schemes.html", context)


@for_those_who_may(Act.SEE_SCHEMES)
@require_safe
def scheme(request: HttpRequest, scheme_version_id: UUID) -> HttpResponse:
    version, member = version_of(request, scheme_version_id), staff_of(request)
    content = version.read
    context = {
        "version": version,
        "content": content,
        "shown": shown(content),
        "others": versions_visible_to(member).filter(scheme=version.scheme).exclude(pk=version.pk),
        "provider": provider_of(version.scheme),
        "may_write": may_write(member),
        "is_draft": version.state == VersionState.DRAFT,
        "is_in_force": version.state == VersionState.IN_FORCE,
        "has_draft": versions_visible_to(member)
        .filter(scheme=version.scheme, state=VersionState.DRAFT)
        .exists(),
    }
    return render(request, "schemes/scheme.html", context)


def _form(request: HttpRequest, document: dict[str, Any]) -> tuple[SchemeForm, Draft]:
    """The form as sent, with one more row where that was asked for, as it was when time ran out, or fresh."""
    if request.method == "POST":
        if "forget-draft" in request.POST:
            forget_draft(request)
            return SchemeForm(document=document), None
        if "add" in request.POST:
            return SchemeForm(typed=with_another_row(request.POST, request.POST["add"])), None
        return SchemeForm(request.POST), None
    draft = draft_for(request)
    if draft is not None:
        return SchemeForm(typed=typed_in(data_of(draft))), draft
    return SchemeForm(document=document), None


def _form_page(request: HttpRequest, form: SchemeForm, draft: Draft, **more: Any) -> HttpResponse:
    return form_page(request, form, draft, template="schemes/scheme_form.html", **more)


@for_those_who_may(Act.WRITE_SCHEMES)
@require_http_methods(FORM)
def new(request: HttpRequest) -> HttpResponse:
    """From the empty template."""
    document = document_of(packaged()[EMPTY].scheme)
    form, draft = _form(request, document)
    if request.method == "POST" and form.is_bound and form.is_valid() and form.scheme is not None:
        content, made = form.scheme, list[SchemeVersion]()
        if tried(form, lambda: made.append(actions.draft(content, deed=Deed.of(staff_of(request))))):
            return done(request, _("The draft is saved. Try it on the caseload."), "scheme", made[0].pk)
    more = {"title": _("Write a scheme"), "back": reverse("schemes"), "back_text": _("Incentive schemes")}
    return _form_page(request, form, draft, **more)


@for_those_who_may(Act.WRITE_SCHEMES)
@require_http_methods(FORM)
def edit(request: HttpRequest, scheme_version_id: UUID) -> HttpResponse:
    version = version_of(request, scheme_version_id)
    form, draft = _form(request, document_of(version.read))
    form.fields["version"].initial = version.version
    if request.method == "POST" and form.is_bound and form.is_valid() and form.scheme is not None:
        content, given = form.scheme, form.cleaned_data["version"]
        seen = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
        deed = Deed.of(staff_of(request))
        if tried(form, lambda: actions.redraft(version, content, seen, deed=deed)):
            return done(request, _("The draft is saved. Try it on the caseload."), "scheme", version.pk)
    return _form_page(request, form, draft, title=_("Change the draft"), **back_to(version))


def _drafted(request: HttpRequest, content: Content, else_to: str, *args: Any) -> HttpResponse:
    """A draft of what is already written; or why there is none."""
    try:
        made = actions.draft(content, deed=Deed.of(staff_of(request)))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(else_to, *args)
    return done(request, _("The draft is saved. Try it on the caseload."), "scheme", made.pk)


@for_those_who_may(Act.WRITE_SCHEMES)
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """One that comes with this version."""
    known = packaged().get(request.POST.get("which", ""))
    if known is None:
        messages.error(request, _("Choose one of the schemes below."))
        return redirect("schemes")
    return _drafted(request, known.scheme, "schemes")


@for_those_who_may(Act.WRITE_SCHEMES)
@require_POST
def following(request: HttpRequest, scheme_version_id: UUID) -> HttpResponse:
    """The next version, a draft that begins as this one."""
    version = version_of(request, scheme_version_id)
    return _drafted(request, version.read, "scheme", version.pk)


@never_kept
@for_those_who_may(Act.WRITE_SCHEMES)
@require_http_methods(FORM)
def from_file(request: HttpRequest) -> HttpResponse:
    """A file that somebody shared, as a draft."""
    form = FileForm(request.POST or None, request.FILES or None) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid() and form.scheme is not None:
        content, made = form.scheme, list[SchemeVersion]()
        if tried(form, lambda: made.append(actions.draft(content, deed=Deed.of(staff_of(request))))):
            return done(request, _("The draft is saved. Try it on the caseload."), "scheme", made[0].pk)
    faults = [(one.line, one.path, one.words(language())) for one in form.faults]
    more = {
        "title": _("A scheme from a file"),
        "back": reverse("schemes"),
        "back_text": _("Incentive schemes"),
    }
    return form_page(request, form, None, template="schemes/from_file.html", faults=faults, **more)


@for_those_who_may(Act.SEE_SCHEMES)
@require_safe
def export(request: HttpRequest, scheme_version_id: UUID) -> HttpResponse:
    """The file, to the byte as it is kept."""
    version = version_of(request, scheme_version_id)
    response = HttpResponse(version.content.encode("utf-8"), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{version.scheme.code}.json"'
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response
