"""That somebody agreed to texts, that it ended, and what they wrote back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from milepost.asking.forms import EndConsentForm, TextConsentForm
from milepost.asking.views.asks import FORM, ticket_of
from milepost.editing.drafts import forget_draft
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.notices.models import TextConsent
from milepost.notices.queries import incoming_visible_to, language_of, settings_of
from milepost.notices.text_actions import end_consents, give_consent, read_incoming
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.wording import sentence
from milepost.tickets.models import Ticket


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def asking_consent(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Record that they agreed to texts, with the words that were read to them."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    day = today_for(member.owner)
    form, draft = form_with_draft(request, TextConsentForm, day=day)
    if not form.is_bound:
        form.initial = {**_at_first(ticket), "given_on": day.isoformat(), **form.initial}
    if request.method == "POST" and form.is_bound and form.is_valid():
        try:
            give_consent(ticket, form.cleaned_data, deed=Deed.of(member))
        except ValidationError as refused:
            form.add_error("number", refused)
        else:
            forget_draft(request)
            messages.success(request, _("It is recorded. You can ask by text now."))
            return redirect("asking_of", ticket_id)
    context = {
        "form": form, "draft": draft, "title": _("Record that they agreed to texts"), "back": reverse("asking_of", args=[ticket_id]),
        "back_text": getattr(getattr(ticket, "holder", None), "name", ticket.reference), "button": _("Record it"),
    }  # fmt: skip
    return render(
        request, "editing/record.html", context, status=422 if form.is_bound and form.errors else 200
    )


def _at_first(ticket: Ticket) -> dict[str, Any]:
    settings, holder = settings_of(ticket.organization), getattr(ticket, "holder", None)
    figures = {
        "most": settings.most_a_week, "opens": f"{settings.opens:%H:%M}", "closes": f"{settings.closes:%H:%M}",
    }  # fmt: skip
    shown = sentence("TEXT_CONSENT_SHOWN", figures, language_of(ticket))
    return {"number": holder.phone if holder else "", "shown": shown}


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def asking_consent_end(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """They want no texts any more and said so to somebody."""
    ticket, form = ticket_of(request, ticket_id), EndConsentForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why it ends."))
    else:
        held = TextConsent.objects.filter(ticket=ticket, ended_at=None).select_related("ticket")
        end_consents(held, form.cleaned_data["because"], deed=Deed.of(staff_of(request)))
        messages.success(request, _("No more texts go to this person."))
    return redirect("asking_of", ticket_id)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def asking_incoming_read(request: HttpRequest, ticket_id: UUID, incoming_id: int) -> HttpResponse:
    found = incoming_visible_to(staff_of(request)).filter(ticket=ticket_of(request, ticket_id))
    read_incoming(get_object_or_404(found, pk=incoming_id), deed=Deed.of(staff_of(request)))
    return redirect("asking_of", ticket_id)
