"""Since when duties are kept here, the days of the annual report, and the main contacts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.duties import settings_actions as actions
from milepost.duties.forms import ContactForm, KeepForm, WhyForm, WindowForm
from milepost.duties.queries import (
    main_contacts_visible_to,
    people_seen_by,
    settings_visible_to,
    windows_visible_to,
)
from milepost.duties.views.frame import common, day_of
from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act


def _back() -> dict[str, str]:
    return {"back": reverse("duty_settings"), "back_text": _("Settings of duties")}


@for_those_who_may(Act.SEE_ORGANIZATION)
@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    context = common(member, "settings") | {
        "settings": settings_visible_to(member),
        "windows": windows_visible_to(member),
        "contacts": main_contacts_visible_to(member).order_by("withdrawn_at", "member__name"),
        "may_manage": may(member, Act.MANAGE_STAFF),
        "year": day_of(request).year,
    }
    return render(request, "duties/settings.html", context)


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def keep(request: HttpRequest) -> HttpResponse:
    """Take the duties up, or say that they are kept since another day."""
    member = staff_of(request)
    known = settings_visible_to(member)
    initial = {
        "kept_since": known.kept_since if known else day_of(request),
        "version": known.version if known else 1,
    }
    form, draft = form_with_draft(request, KeepForm, initial=initial)
    if request.method == "POST" and form.is_bound and form.is_valid():
        data = form.cleaned_data
        if actions.keep_since(data["kept_since"], version=data["version"] or 0, deed=Deed.of(member)):
            return done(request, _("It is saved."), "duty_settings")
        form.add_error(None, _("Somebody else has changed this meanwhile. Look at it again."))
    lead = _(
        "SAM and suitability are watched without this. From the day on which you take the duties up, security training, log-ins, "
        "checks and reports are watched too: enter first what was done before it."
    )
    return form_page(request, form, draft, title=_("Keep the duties here"), lead=lead, **_back())


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def enter_window(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    form, draft = form_with_draft(request, WindowForm, initial={"year": day_of(request).year})
    if request.method == "POST" and form.is_bound and form.is_valid():
        data = form.cleaned_data
        wanted = (data["year"], data["opens_on"], data["closes_on"], data["source"])
        if tried(form, lambda: actions.enter_window(*wanted, deed=Deed.of(member))):
            return done(request, _("The days are entered."), "duty_settings")
    lead = _(
        "SSA sets them anew each year. Seen so far: 10 February to 11 March 2016, and 1 to 28 February 2019; of other years "
        "nothing is published that we know of."
    )
    return form_page(request, form, draft, title=_("Days of the annual report"), lead=lead, **_back())


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def withdraw_window(request: HttpRequest, window_id: UUID) -> HttpResponse:
    window = get_object_or_404(windows_visible_to(staff_of(request)).filter(withdrawn_at=None), pk=window_id)
    lead = _("The year has then no days on record, until others are entered.")
    return _withdrawn(request, window, _("Withdraw the days of %(year)s") % {"year": window.year}, lead)


@for_those_who_may(Act.MANAGE_STAFF)
@require_http_methods(FORM)
def name_contact(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    people = people_seen_by(member)
    form, draft = form_with_draft(request, ContactForm, people=people, initial={"since": day_of(request)})
    if request.method == "POST" and form.is_bound and form.is_valid():
        data = form.cleaned_data
        if tried(
            form, lambda: actions.name_main_contact(data["member"], data["since"], deed=Deed.of(member))
        ):
            return done(request, _("The main contact is named."), "duty_settings")
    lead = _("Main contacts take the Foundations training within 60 days.")
    return form_page(request, form, draft, title=_("Name a main contact"), lead=lead, **_back())


@for_those_who_may(Act.MANAGE_STAFF)
@require_http_methods(FORM)
def withdraw_contact(request: HttpRequest, main_contact_id: UUID) -> HttpResponse:
    found = main_contacts_visible_to(staff_of(request)).filter(withdrawn_at=None)
    contact = get_object_or_404(found, pk=main_contact_id)
    title = _("%(name)s is no main contact any more") % {"name": contact.member.name}
    return _withdrawn(request, contact, title, _("It stays on record since when, and until when."))


def _withdrawn(request: HttpRequest, record: Any, title: str, lead: str) -> HttpResponse:
    form, draft = form_with_draft(request, WhyForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        why, member = form.cleaned_data["why"], staff_of(request)
        if tried(form, lambda: actions.withdraw(record, why, deed=Deed.of(member))):
            return done(request, _("It is withdrawn."), "duty_settings")
    return form_page(request, form, draft, title=title, lead=lead, button=_("Withdraw it"), **_back())
