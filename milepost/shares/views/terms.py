"""Terms with partners: the list, one version with what it would have given, and its steps."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.queries import partners_visible_to
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.shares import terms_actions
from milepost.shares.accounts import account_in_words
from milepost.shares.choices import TermsState
from milepost.shares.forms import EndForm, OnForm, TermsForm, WhyForm, with_more_rows
from milepost.shares.models import ShareTerms
from milepost.shares.previewing import would_give
from milepost.shares.queries import account_of, names_of, parties_visible_to, terms_visible_to
from milepost.shares.rule_words import rule_shown
from milepost.shares.views.frame import common, terms_of_address
from milepost.website.listing import Heading, page_of, search_asked_for, sort_links, sorted_by, typed
from milepost.website.templatetags.words import word


def headings() -> tuple[Heading, ...]:
    return (
        Heading("who", _("Partner"), ("partner__name", "edition")),
        Heading("edition", _("Version"), ("edition",)),
        Heading("from", _("From"), ("effective_from",)),
        Heading("to", _("To"), ("effective_to",)),
        Heading("state", _("State"), ("state",)),
        Heading("reference", _("Reference"), ("reference",)),
    )


@for_those_who_may(Act.SEE_SHARES)
@require_http_methods(FORM)
def terms_list(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return search_asked_for(request, "share_terms")
    wanted = request.GET.get("sort", "who")
    rows = terms_visible_to(staff_of(request))
    rows = rows.filter(partner__name__icontains=typed(request)) if typed(request) else rows
    context = {
        **common(request, "terms"),
        "page": page_of(sorted_by(rows, headings(), wanted), request),
        "typed": typed(request),
        "sorts": sort_links(headings(), wanted),
    }
    return render(request, "shares/terms_list.html", context)


@for_those_who_may(Act.SEE_SHARES)
@require_safe
def terms(request: HttpRequest, terms_id: UUID) -> HttpResponse:
    one = terms_of_address(request, terms_id)
    return render(
        request, "shares/terms.html", {**common(request, "terms"), "terms": one, "rule": rule_shown(one)}
    )


@for_those_who_may(Act.AGREE_SHARES)
@require_safe
def preview(request: HttpRequest, terms_id: UUID) -> HttpResponse:
    """What these terms would have given, of the real payments of the past."""
    one, member = terms_of_address(request, terms_id), staff_of(request)
    found = would_give(one)
    names = names_of(member.owner, found.parts)
    context = {
        **common(request, "terms"),
        "terms": one,
        "found": found,
        "parts": [(account_in_words(name, names), cents) for name, cents in sorted(found.parts.items())],
        "by_claim": [
            (word(claim).capitalize(), [sums.get(name, 0) for name in sorted(found.parts)])
            for claim, sums in sorted(found.by_claim.items())
        ],
        "partner_gets": found.parts.get(account_of(one.partner), 0),
    }
    return render(request, "shares/preview.html", context)


@for_those_who_may(Act.AGREE_SHARES)
@require_http_methods(FORM)
def seen(request: HttpRequest, terms_id: UUID) -> HttpResponse:
    """Somebody has looked at the preview, and goes on to sign."""
    one = terms_of_address(request, terms_id)
    if request.method == "POST":
        terms_actions.keep_preview(one, deed=Deed.of(staff_of(request)))
        return redirect("share_terms_sign", one.pk)
    return redirect("share_terms_preview", one.pk)


@for_those_who_may(Act.AGREE_SHARES)
@require_http_methods(FORM)
def new(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    known: dict[str, Any] = {
        "partners": partners_visible_to(member).filter(left_on=None),
        "parties": parties_visible_to(member).filter(ended_on=None),
    }
    day = today_for(member.owner)
    form, draft = form_with_draft(request, TermsForm, initial={"effective_from": day}, **known)
    if "more-rows" in request.POST:
        form = TermsForm(initial=with_more_rows(request.POST), **known)
    if request.method == "POST" and form.is_bound and form.is_valid():
        made: list[ShareTerms] = []
        partner = form.cleaned_data["partner"]
        if tried(
            form, lambda: made.append(terms_actions.draft(partner, form.values(), deed=Deed.of(member)))
        ):
            return done(
                request,
                _("The draft is saved. Look at what it would have given."),
                "share_terms_one",
                made[0].pk,
            )
    more = {"title": _("Draft terms"), "back": reverse("share_terms"), "back_text": _("Terms")}
    return form_page(request, form, draft, template="shares/terms_form.html", **more)


@for_those_who_may(Act.AGREE_SHARES)
@require_http_methods(FORM)
def edit(request: HttpRequest, terms_id: UUID) -> HttpResponse:
    one, member = terms_of_address(request, terms_id), staff_of(request)
    known: dict[str, Any] = {
        "partners": partners_visible_to(member),
        "parties": parties_visible_to(member).filter(ended_on=None),
    }
    form, draft = form_with_draft(request, TermsForm, terms=one, **known)
    if "more-rows" in request.POST:
        form = TermsForm(terms=one, initial=with_more_rows(request.POST), **known)
    if request.method == "POST" and form.is_bound and form.is_valid():
        kept: list[bool] = []
        if tried(form, lambda: kept.append(terms_actions.redraft(one, form.values(), deed=Deed.of(member)))):
            if kept[0]:
                return done(
                    request,
                    _("The draft is saved. Look at what it would have given."),
                    "share_terms_one",
                    one.pk,
                )
            form.add_error(None, _("Somebody else has changed this meanwhile. Look at it again."))
    more = {"title": _("Change the draft"), **_about(one)}
    return form_page(request, form, draft, template="shares/terms_form.html", **more)


def _about(one: ShareTerms) -> dict[str, Any]:
    return {
        "back": reverse("share_terms_one", args=[one.pk]),
        "back_text": f"{one.partner.name}, {one.edition}",
    }


@for_those_who_may(Act.AGREE_SHARES)
@require_http_methods(FORM)
def sign(request: HttpRequest, terms_id: UUID) -> HttpResponse:
    one, member = terms_of_address(request, terms_id), staff_of(request)
    if one.state == TermsState.DRAFT and one.previewed_version != one.version:
        return redirect("share_terms_preview", one.pk)
    day = today_for(member.owner)
    form, draft = form_with_draft(request, OnForm, initial={"on": day})
    form.fields["on"].label = _("Signed on")
    if request.method == "POST" and form.is_bound and form.is_valid():
        on = form.cleaned_data["on"]
        if on > day:
            form.add_error("on", _("This day is still ahead."))
        elif tried(form, lambda: terms_actions.sign(one, on, deed=Deed.of(member))):
            return done(
                request, _("The terms are signed. What waited for them is shared."), "share_terms_one", one.pk
            )
    lead = _(
        "Both parties have signed the paper. Signed terms are never changed: the next version follows them."
    )
    return form_page(request, form, draft, title=_("It is signed"), lead=lead, **_about(one))


@for_those_who_may(Act.AGREE_SHARES)
@require_http_methods(FORM)
def end(request: HttpRequest, terms_id: UUID) -> HttpResponse:
    one, member = terms_of_address(request, terms_id), staff_of(request)
    form, draft = form_with_draft(request, EndForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        data = form.cleaned_data
        if tried(form, lambda: terms_actions.end(one, data["on"], data["why"], deed=Deed.of(member))):
            return done(request, _("The terms end on that day."), "share_terms_one", one.pk)
    lead = _("Payments that come later wait for other terms.")
    return form_page(request, form, draft, title=_("End the terms"), lead=lead, **_about(one))


@for_those_who_may(Act.AGREE_SHARES)
@require_http_methods(FORM)
def withdraw(request: HttpRequest, terms_id: UUID) -> HttpResponse:
    one, member = terms_of_address(request, terms_id), staff_of(request)
    form, draft = form_with_draft(request, WhyForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        why = form.cleaned_data["why"]
        if tried(form, lambda: terms_actions.withdraw(one, why, deed=Deed.of(member))):
            return done(request, _("It is withdrawn."), "share_terms_one", one.pk)
    lead = _("The draft comes to nothing, and stays on record.")
    return form_page(request, form, draft, title=_("Withdraw the draft"), lead=lead, **_about(one))
