"""Beginning a hand-off: of somebody new to the agency, or of a Ticketholder on record."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.handoffs import actions
from milepost.handoffs.forms import CaseForm, NewConsumerForm
from milepost.handoffs.models import HandOff
from milepost.handoffs.views.found import ticket_of
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act, Role
from milepost.organizations.today import today_for
from milepost.tickets.models import Ticket, VocationalRehabilitationCase


@for_those_who_may(Act.CHANGE_HAND_OFFS)
@require_http_methods(FORM)
def hand_off_new(request: HttpRequest) -> HttpResponse:
    """A consumer of the agency of whom nothing is on record here."""
    member = staff_of(request)
    if member.owner.kind != Organization.Kind.STATE_VR:
        raise PermissionDenied(
            _("A State VR agency begins here. You begin at one of your Ticketholders, under Assignment.")
        )
    made: list[HandOff] = []
    form, draft = form_with_draft(
        request, NewConsumerForm, owner=member.owner, day=today_for(member.owner), initial=_self(member)
    )
    is_whole = request.method == "POST" and form.is_bound and form.is_valid()
    if is_whole and tried(
        form,
        lambda: made.append(actions.begin_for_somebody_new(form.values(), form.day, deed=Deed.of(member))),
    ):
        return done(request, _("The hand-off is begun."), "hand_off", made[0].pk)
    words = {"back": reverse("hand_offs"), "back_text": _("Hand-offs"), "button": _("Begin the hand-off")}
    return form_page(request, form, draft, title=_("New consumer"), **words)


def _self(member: StaffMember) -> dict[str, Any]:
    return {"counselor": member.pk} if member.role == Role.VR_COUNSELOR else {}


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def hand_off_begin(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Of one's own Ticketholder, with the State VR case that is among the facts."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    if member.partner is not None:
        raise PermissionDenied(_("Hand-offs are begun by the EN of Record."))
    day = today_for(member.owner)
    made: list[HandOff] = []
    form, draft = form_with_draft(request, CaseForm, owner=member.owner, day=day, initial=_known(ticket))
    is_whole = request.method == "POST" and form.is_bound and form.is_valid()
    if is_whole and tried(
        form, lambda: made.append(actions.begin(ticket, {**form.values(), "on": day}, deed=Deed.of(member)))
    ):
        return done(request, _("The hand-off is begun."), "hand_off", made[0].pk)
    words = {
        "back": reverse("assignments", args=[ticket.pk]),
        "back_text": str(getattr(ticket, "holder", None) or ticket.reference),
        "button": _("Begin the hand-off"),
        "title": _("Hand-off from State VR"),
    }
    return form_page(request, form, draft, **words)


def _known(ticket: Ticket) -> dict[str, Any]:
    case = VocationalRehabilitationCase.objects.filter(ticket=ticket).order_by("opened_on", "pk").last()
    names = ("agency", "opened_on", "closed_on", "closure", "paid_by")
    return {name: getattr(case, name) for name in names} if case else {}
