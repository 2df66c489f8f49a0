"""Staff: who they are, what they may do, and how far their suitability has come."""

from __future__ import annotations

from uuid import UUID

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.editing.drafts import forget_draft
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations import actions
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import staff_of
from milepost.organizations.queries import staff_visible_to
from milepost.organizations.roles import Act
from milepost.organizations.staff_forms import EnrolForm, MemberForm, StepForm
from milepost.organizations.today import today_for

FORM = ["GET", "HEAD", "POST"]


def _member(request: HttpRequest, member_id: UUID) -> StaffMember:
    return get_object_or_404(staff_visible_to(staff_of(request)), pk=member_id)


@for_those_who_may(Act.MANAGE_STAFF)
@require_safe
def staff(request: HttpRequest) -> HttpResponse:
    """Everybody who works for the organization or for a partner of it."""
    people = staff_visible_to(staff_of(request)).order_by("-is_active", "organization__name", "name")
    return render(request, "organizations/staff.html", {"people": people})


@for_those_who_may(Act.MANAGE_STAFF)
@require_http_methods(FORM)
def enrol(request: HttpRequest) -> HttpResponse:
    """Somebody new; the page that follows gives the link by which they choose a password."""
    asks = staff_of(request)
    form, draft = form_with_draft(request, EnrolForm, owner=asks.owner)
    if request.method == "POST" and form.is_bound and form.is_valid():
        member = actions.enrol(
            form.cleaned_data, organization=form.cleaned_data["works_for"], deed=Deed.of(asks)
        )
        forget_draft(request)
        messages.success(request, _("Enrolled. Hand over the link below; it opens once."))
        return redirect("staff_one", member.pk)
    context = {
        "form": form, "draft": draft, "title": _("Enrol somebody"), "back": reverse("staff"), "back_text": _("Staff"), "button": _("Enrol"),
    }  # fmt: skip
    return render(request, "editing/record.html", context, status=422 if form.is_bound else 200)


@for_those_who_may(Act.MANAGE_STAFF)
@require_http_methods(FORM)
def member(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """One member: what they may do, and each step of their suitability."""
    asks, shown = staff_of(request), _member(request, member_id)
    form, draft = form_with_draft(request, MemberForm, instance=shown, asks=asks)
    if request.method == "POST" and form.is_bound and form.take(deed=Deed.of(asks)):
        forget_draft(request)
        if not shown.is_active:
            actions.end_sessions(shown, deed=Deed.of(asks))
        messages.success(request, _("It is saved."))
        return redirect("staff_one", shown.pk)
    context = {
        "shown": shown,
        "form": form,
        "draft": draft,
        "steps": shown.suitability_steps.all(),
        "step": StepForm(member=shown, day=today_for(asks.owner)),
        "link": _link_for(request, shown) if not shown.has_usable_password() and shown.is_active else "",
    }
    status = 409 if form.conflicts else 422 if form.is_bound and form.errors else 200
    return render(request, "organizations/member.html", context, status=status)


def _link_for(request: HttpRequest, invited: StaffMember) -> str:
    """Where somebody without a password chooses one; it holds until they have, or for three days."""
    key = f"{user_pk_to_url_str(invited)}-{default_token_generator.make_token(invited)}"
    uid, token = key.split("-", 1)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
    return request.build_absolute_uri(path)


@for_those_who_may(Act.MANAGE_STAFF)
@require_POST
def end_sessions(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """A computer was lost, or somebody has left."""
    shown = _member(request, member_id)
    actions.end_sessions(shown, deed=Deed.of(staff_of(request)))
    messages.success(request, _("%(name)s is signed out everywhere.") % {"name": shown.name})
    return redirect("staff_one", shown.pk)


@for_those_who_may(Act.MANAGE_STAFF)
@require_http_methods(FORM)
def suitability(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """The next step."""
    asks, shown = staff_of(request), _member(request, member_id)
    form = StepForm(request.POST or None, member=shown, day=today_for(asks.owner))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.move_suitability(
                shown,
                given["after"],
                on=given["on"],
                note=given["note"],
                expires_on=given["expires_on"],
                deed=Deed.of(asks),
            )
        except ValidationError as refusal:
            messages.error(request, refusal.message)
        return redirect("staff_one", shown.pk)
    context = {
        "form": form, "title": _("Suitability of %(name)s") % {"name": shown.name}, "button": _("Record it"),
        "back": reverse("staff_one", args=[shown.pk]), "back_text": shown.name,
        "lead": _("It stands at: %(state)s.") % {"state": shown.get_suitability_display()},
    }  # fmt: skip
    return render(request, "editing/record.html", context, status=422 if form.is_bound else 200)
