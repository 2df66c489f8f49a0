"""The shares of one Ticket: what its payments gave, and what was agreed for it alone."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
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
from milepost.rulebook.shares.terms import percent
from milepost.shares import served_actions, terms_actions
from milepost.shares.accounts import shown
from milepost.shares.forms import OverrideForm, ServedForm, WhyForm
from milepost.shares.models import Served, TicketTerms
from milepost.shares.queries import lines_visible_to, overrides_visible_to
from milepost.shares.views.frame import common
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to


def _ticket(request: HttpRequest, ticket_id: UUID) -> Ticket:
    seen = tickets_visible_to(staff_of(request)).select_related("holder", "organization", "partner")
    return get_object_or_404(seen, pk=ticket_id)


def shown_as(ticket: Ticket) -> str:
    return str(getattr(ticket, "holder", None) or ticket.reference)


@for_those_who_may(Act.SEE_SHARES)
@require_safe
def shares_of(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    ticket, member = _ticket(request, ticket_id), staff_of(request)
    lines = list(lines_visible_to(member).filter(ticket=ticket).order_by("-number", "pk")[:200])
    spans = (
        []
        if member.partner
        else list(Served.objects.filter(ticket=ticket, withdrawn_at=None).select_related("partner"))
    )
    context = {
        **common(request, "ticket"),
        "ticket": ticket,
        "shown_as": shown_as(ticket),
        "lines": shown(member.owner, lines),
        "spans": spans,
        "overrides": [_shown(one, member) for one in overrides_visible_to(member).filter(ticket=ticket)],
    }
    return render(request, "shares/ticket.html", context)


def _shown(one: TicketTerms, member: object) -> dict[str, object]:
    partners = {str(house.pk): house.name for house in one.organization.partners.all()}
    share = dict(one.rule["rows"][0]["tiers"][0][1]).get("partner", 0) if one.rule else None
    return {
        "kept": one,
        "percent": None if share is None else percent(share),
        "weights": [(partners.get(key, ""), weight) for key, weight in one.weights.items()],
    }


@for_those_who_may(Act.AGREE_SHARES)
@require_http_methods(FORM)
def agree(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    ticket, member = _ticket(request, ticket_id), staff_of(request)
    houses = {
        one.partner_id: one.partner
        for one in Served.objects.filter(ticket=ticket, withdrawn_at=None).select_related("partner")
    }
    houses[ticket.partner_id] = ticket.partner
    known = {"partners": [one for one in houses.values() if one], "queryset": partners_visible_to(member)}
    first = {"effective_from": today_for(member.owner), "partner": ticket.partner_id}
    form, draft = form_with_draft(request, OverrideForm, initial=first, **known)
    is_whole = request.method == "POST" and form.is_bound and form.is_valid()
    if is_whole and tried(
        form, lambda: terms_actions.agree_for_ticket(ticket, form.values(), deed=Deed.of(member))
    ):
        return done(
            request,
            _("It is saved. Payments that came since that day are shared anew."),
            "shares_of",
            ticket.pk,
        )
    more = {"title": _("Agree on shares for this Ticket"), "back": reverse("shares_of", args=[ticket.pk])}
    return form_page(request, form, draft, back_text=_("Shares"), **more)


@for_those_who_may(Act.AGREE_SHARES)
@require_http_methods(FORM)
def serve(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Who served it from which day on, where that was not kept or was kept wrongly."""
    ticket, member = _ticket(request, ticket_id), staff_of(request)
    form, draft = form_with_draft(request, ServedForm, queryset=partners_visible_to(member))
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = form.cleaned_data
        if tried(
            form,
            lambda: served_actions.write(
                ticket, given["partner"], given["since"], given["why"], deed=Deed.of(member)
            ),
        ):
            return done(request, _("It is saved. Payments are shared by who served."), "shares_of", ticket.pk)
    lead = _("Payments that the ledger holds are shared anew where they turn out to be another partner's.")
    more = {
        "title": _("Who served this Ticket"),
        "back": reverse("shares_of", args=[ticket.pk]),
        "lead": lead,
    }
    return form_page(request, form, draft, back_text=_("Shares"), **more)


@for_those_who_may(Act.AGREE_SHARES)
@require_http_methods(FORM)
def strike(request: HttpRequest, ticket_id: UUID, served_id: int) -> HttpResponse:
    ticket, member = _ticket(request, ticket_id), staff_of(request)
    kept = get_object_or_404(Served.objects.filter(ticket=ticket, withdrawn_at=None), pk=served_id)
    form, draft = form_with_draft(request, WhyForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        why = form.cleaned_data["why"]
        if tried(form, lambda: served_actions.strike(kept, why, deed=Deed.of(member))):
            return done(request, _("It is saved. Payments are shared by who served."), "shares_of", ticket.pk)
    lead = _("That it was kept stays in the journal.")
    more = {"title": _("It was not so"), "back": reverse("shares_of", args=[ticket.pk]), "lead": lead}
    return form_page(request, form, draft, back_text=_("Shares"), **more)


@for_those_who_may(Act.AGREE_SHARES)
@require_http_methods(FORM)
def withdraw(request: HttpRequest, ticket_id: UUID, override_id: UUID) -> HttpResponse:
    ticket, member = _ticket(request, ticket_id), staff_of(request)
    kept = get_object_or_404(overrides_visible_to(member).filter(ticket=ticket), pk=override_id)
    form, draft = form_with_draft(request, WhyForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        why = form.cleaned_data["why"]
        if tried(form, lambda: terms_actions.withdraw_for_ticket(kept, why, deed=Deed.of(member))):
            return done(request, _("It is withdrawn."), "shares_of", ticket.pk)
    lead = _("Payments of this Ticket are shared as they would have been.")
    more = {"title": _("Withdraw what was agreed"), "back": reverse("shares_of", args=[ticket.pk])}
    return form_page(request, form, draft, lead=lead, back_text=_("Shares"), **more)
