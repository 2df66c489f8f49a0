"""Duties of the organization's own: events, trainings, and what else it sets itself."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from milepost.duties import settings_actions as actions
from milepost.duties.forms import OwnForm, WhyForm
from milepost.duties.queries import own_visible_to, people_seen_by
from milepost.duties.views.frame import list_of_duties
from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.queries import partners_visible_to
from milepost.organizations.roles import Act

GIVEN = ("title", "sort", "first_on", "every_months", "lead_days")


@for_those_who_may(Act.DO_DUTIES)
@require_http_methods(FORM)
def add(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    options = {"people": people_seen_by(member), "partners": partners_visible_to(member)}
    form, draft = form_with_draft(request, OwnForm, **options)
    if request.method == "POST" and form.is_bound and form.is_valid():
        people, partner = form.whom
        given = {name: form.cleaned_data[name] for name in GIVEN}
        made = actions.add_own(given, people, partner, deed=Deed.of(member))
        said = ngettext("%(count)s duty is added.", "%(count)s duties are added.", len(made))
        return done(request, said % {"count": len(made)}, "duties")
    lead = _("It stands in the list, in the calendar and on Today as the others do.")
    return form_page(
        request, form, draft, title=_("Add an event, a training or another duty"), lead=lead,
        button=_("Add it"), **list_of_duties(),
    )  # fmt: skip


@for_those_who_may(Act.DO_DUTIES)
@require_http_methods(FORM)
def withdraw(request: HttpRequest, own_duty_id: UUID) -> HttpResponse:
    member = staff_of(request)
    own = get_object_or_404(own_visible_to(member).filter(withdrawn_at=None), pk=own_duty_id)
    form, draft = form_with_draft(request, WhyForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        why = form.cleaned_data["why"]
        if tried(form, lambda: actions.withdraw(own, why, deed=Deed.of(member))):
            return done(request, _("It is withdrawn."), "duties")
    back = {"back": reverse("duty", args=["own", own.pk]), "back_text": own.title}
    lead = _("It is shown no more, and stays on record with what was recorded of it.")
    return form_page(request, form, draft, title=_("Withdraw it"), lead=lead, button=_("Withdraw it"), **back)
