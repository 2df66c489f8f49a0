"""One duty: how it stands and why, what it holds, what was recorded of it, and recording it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.documents.kinds import SANDBOX, TAKEN
from milepost.duties import doing_actions as actions
from milepost.duties.board import Duty, duties_seen_by
from milepost.duties.choices import Outcome
from milepost.duties.forms import RecordForm, WhyForm
from milepost.duties.models import Doing, OwnDuty
from milepost.duties.policies import check_may_record, may_record, why_not_recorded
from milepost.duties.queries import doings_visible_to
from milepost.duties.views.frame import about, common, day_of, duty_of
from milepost.duties.words import HOLDS, LOOKS, PROOFS, STATES
from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.keys.fields import opened
from milepost.organizations.doors import for_staff
from milepost.organizations.models import Identity, StaffMember
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.rulebook.duties import DutyKind
from milepost.website.listing import page_of


@for_staff()
@require_safe
def duty(request: HttpRequest, duty_kind: str, about_id: UUID) -> HttpResponse:
    """Answer first: how it stands, by when, and what is to be done."""
    member, found = staff_of(request), duty_of(request, duty_kind, about_id)
    recorded = page_of(_recorded(member, found), request)
    derived = why_not_recorded(found)
    context = common(member, "one") | {
        "duty": found,
        "state": STATES[found.state],
        "look": LOOKS[found.state],
        "holds": HOLDS.get(found.kind.holds) if found.kind.holds else "",
        "proof": PROOFS.get(found.kind.code, ""),
        "term": found.kind.term_on(day_of(request)),
        "page": recorded,
        "recorded": [{"doing": one, "words": opened(one.words) or ""} for one in recorded],
        "may_record": may_record(member, found),
        "why_not": derived or _why_not(member, found),
        "where": _where(member, found),
        "is_own": isinstance(found.about, OwnDuty),
        "may_withdraw_own": isinstance(found.about, OwnDuty) and may(member, Act.DO_DUTIES),
    }
    return render(request, "duties/duty.html", context)


def _why_not(member: StaffMember, found: Duty) -> str:
    """A button that may not be pressed says why."""
    if may_record(member, found):
        return ""
    if found.person is not None:
        return _("This is recorded by %(name)s, or by an administrator.") % {"name": found.whose}
    return _("Somebody who does the organization's duties records it.")


def _where(member: StaffMember, found: Duty) -> str:
    """Where what is derived is done, if the member may go there."""
    code = found.kind.code
    if code is DutyKind.SAM_RENEWAL and may(member, Act.CHANGE_ORGANIZATION):
        return reverse("identity", args=[found.about_id])
    if code is DutyKind.SUITABILITY and may(member, Act.MANAGE_STAFF):
        return reverse("staff_one", args=[found.about_id])
    if code is DutyKind.ROSTER_AUDIT and may(member, Act.SEE_CASELOADS):
        return reverse("portal")
    if code is DutyKind.NEW_FIGURES and may(member, Act.SEE_FIGURES):
        return reverse("figures")
    return ""


def _recorded(member: StaffMember, found: Duty) -> Any:
    of: dict[str, UUID | None] = {"identity": None, "member": None, "own": None}
    if isinstance(found.about, Identity):
        of["identity"] = found.about_id
    elif isinstance(found.about, StaffMember):
        of["member"] = found.about_id
    elif isinstance(found.about, OwnDuty):
        of["own"] = found.about_id
    return doings_visible_to(member).filter(kind=found.code, **of)


@for_staff()
@require_http_methods(FORM)
def record(request: HttpRequest, duty_kind: str, about_id: UUID) -> HttpResponse:
    """It is done, or does not apply: the day and the proof."""
    member, found = staff_of(request), duty_of(request, duty_kind, about_id)
    check_may_record(member, found)
    options: dict[str, Any] = {
        "day": day_of(request),
        "proof": str(PROOFS.get(found.kind.code, "")),
        "has_end": found.kind.code is DutyKind.INSURANCE,
        "may_exempt": not why_not_recorded(found, Outcome.EXEMPT),
    }
    form, draft = form_with_draft(request, RecordForm, **options)
    if request.method == "POST" and form.is_bound and form.is_valid():
        data = form.cleaned_data
        given = actions.Given(
            data["on"],
            data["words"],
            data.get("outcome", Outcome.DONE),
            data.get("until"),
            form.given_paper,
        )
        if tried(form, lambda: actions.record(found, given, deed=Deed.of(member))):
            return done(request, _("It is recorded."), "duty", found.code, found.about_id)
    title = _("%(duty)s: it is done") % {"duty": found.name}
    return form_page(
        request, form, draft, title=title, lead=found.explained, button=_("Record it"), **about(found)
    )


def _doing(request: HttpRequest, doing_id: UUID) -> tuple[Doing, Duty]:
    """The record of an address, with the duty that it answers."""
    member = staff_of(request)
    doing = get_object_or_404(doings_visible_to(member), pk=doing_id)
    key = doing.identity_id or doing.member_id or doing.own_id or member.owner.pk
    for one in duties_seen_by(member, day_of(request), with_money=False):
        if one.code == doing.kind and one.about_id == key:
            return doing, one
    raise Http404


@for_staff()
@require_http_methods(FORM)
def withdraw(request: HttpRequest, doing_id: UUID) -> HttpResponse:
    """Take a record back, with a reason."""
    member = staff_of(request)
    doing, found = _doing(request, doing_id)
    check_may_record(member, found)
    form, draft = form_with_draft(request, WhyForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        why = form.cleaned_data["why"]
        if tried(form, lambda: actions.withdraw(doing, found, why, deed=Deed.of(member))):
            return done(request, _("It is taken back."), "duty", found.code, found.about_id)
    lead = _("It stays on record, and counts for nothing. The duty stands as it stood before.")
    title = _("Take the record back")
    return form_page(request, form, draft, title=title, lead=lead, button=_("Take it back"), **about(found))


@for_staff()
@require_safe
def proof(request: HttpRequest, doing_id: UUID) -> HttpResponse:
    """The document itself, as a download under a name that names nobody, and never run in a page of ours."""
    doing = get_object_or_404(doings_visible_to(staff_of(request)).filter(proof__isnull=False), pk=doing_id)
    paper = actions.read_proof(doing, deed=Deed.of(staff_of(request)))
    response = HttpResponse(paper.content, content_type=paper.content_type)
    response["Content-Disposition"] = f'attachment; filename="proof{TAKEN[paper.content_type]}"'
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response
