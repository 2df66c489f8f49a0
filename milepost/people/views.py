"""The person behind a Ticket: particulars, numbers, contacts, consents."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.editing.drafts import forget_draft, never_kept
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import (
    check_may_reveal,
    is_cleared,
    may,
    may_reveal,
    staff_of,
    why_not_cleared,
)
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.people import actions
from milepost.people.forms import ConsentForm, ContactForm, HolderForm, NumbersForm, WhyForm
from milepost.people.models import Consent, Contact, Ticketholder
from milepost.people.numbers import HIDDEN, masked
from milepost.rulebook import facts
from milepost.rulebook.retention import kept_until
from milepost.tickets.holds import hold as put_on_hold
from milepost.tickets.holds import hold_on, release
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to

FORM = ["GET", "HEAD", "POST"]


def _ticket(request: HttpRequest, ticket_id: UUID) -> Ticket:
    seen = tickets_visible_to(staff_of(request)).select_related("holder", "organization", "partner")
    return get_object_or_404(seen, pk=ticket_id)


def _holder(request: HttpRequest, ticket_id: UUID) -> Ticketholder:
    """The holder; a Ticket that has none yet gets one, named by its reference, when something is to be kept about them."""
    ticket = _ticket(request, ticket_id)
    holder: Ticketholder | None = getattr(ticket, "holder", None)
    if holder is not None:
        return holder
    if request.method != "POST":
        return Ticketholder(organization=ticket.organization, ticket=ticket, name=ticket.reference)
    return actions.introduce(ticket, ticket.reference, deed=Deed.of(staff_of(request)))


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def person(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Who the Ticketholder is, who speaks for them, what they have agreed to. Numbers are masked."""
    member, holder = staff_of(request), _holder(request, ticket_id)
    kept = {"holder": holder} if holder.pk else {"holder__isnull": True}
    return render(
        request,
        "people/person.html",
        {
            "ticket": holder.ticket,
            "holder": holder,
            "numbers": _masked(holder, cleared=is_cleared(member)),
            "contacts": Contact.objects.filter(**kept),
            "consents": Consent.objects.filter(**kept),
            "day": today_for(member.owner),
            "may_change": may(member, Act.CHANGE_PEOPLE),
            "may_reveal": may_reveal(member),
            "may_hold": may(member, Act.HOLD_RECORDS),
            "hold": hold_on(holder.ticket),
            "kept_until": kept_until(
                facts.Assignment(holder.ticket.reference, *row)
                for row in holder.ticket.assignment_set.values_list(*facts.names_of(facts.Assignment)[1:])
            ),
            "why_not_cleared": why_not_cleared(member),
        },
    )


def _masked(holder: Ticketholder, *, cleared: bool) -> list[tuple[str, str]]:
    """Each number that is kept; of an SSN the last four digits, for those who are cleared."""
    shown = []
    if holder.ssn is not None:
        shown.append((_("Social Security number"), masked(holder.ssn.open()) if cleared else HIDDEN))
    if holder.ticket_number is not None:
        shown.append((_("Ticket number"), HIDDEN))
    if holder.ticket.born_on is not None:
        shown.append((_("Birth date"), "••••-••-••"))
    return shown


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def change_person(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    holder = _holder(request, ticket_id)
    form, draft = form_with_draft(request, HolderForm, instance=holder)
    if request.method == "POST" and form.is_bound and form.take(deed=Deed.of(staff_of(request))):
        return _done(request, ticket_id, _("It is saved."))
    return _asked(request, ticket_id, form, draft, _("Change particulars"))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
@never_kept
def numbers(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Set the SSN, Ticket number and birth date. Never kept as a draft in a page."""
    member, holder = staff_of(request), _holder(request, ticket_id)
    form = NumbersForm(
        request.POST or None, organization=member.owner, holder=holder, day=today_for(member.owner)
    )
    if request.method == "POST" and form.is_valid():
        actions.set_numbers(holder, form.cleaned_data, deed=Deed.of(member))
        return _done(request, ticket_id, _("It is saved, sealed."))
    return _asked(request, ticket_id, form, None, _("Social Security number, Ticket number, birth date"))


@for_those_who_may(Act.REVEAL)
@require_http_methods(FORM)
def reveal(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Ask why, write it down, then show."""
    member, ticket = staff_of(request), _ticket(request, ticket_id)
    check_may_reveal(member)
    holder: Ticketholder | None = getattr(ticket, "holder", None)
    if holder is None:
        raise Http404
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        shown = actions.reveal(holder, deed=Deed.of(member, form.cleaned_data["why"]))
        return render(request, "people/revealed.html", {"ticket": ticket, "holder": holder, "shown": shown})
    title = _("Show the numbers in full")
    return _asked(request, ticket_id, form, None, title, button=_("Show them"))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def add_contact(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    holder = _holder(request, ticket_id)
    form, draft = form_with_draft(request, ContactForm, instance=Contact(holder=holder))
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        actions.add_contact(holder, given, deed=Deed.of(staff_of(request)))
        return _done(request, ticket_id, _("It is saved."))
    return _asked(request, ticket_id, form, draft, _("Add a representative or contact"))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def change_contact(request: HttpRequest, ticket_id: UUID, contact_id: int) -> HttpResponse:
    contact = get_object_or_404(Contact, pk=contact_id, holder__ticket=_ticket(request, ticket_id))
    form, draft = form_with_draft(request, ContactForm, instance=contact)
    if request.method == "POST" and form.is_bound and form.take(deed=Deed.of(staff_of(request))):
        return _done(request, ticket_id, _("It is saved."))
    return _asked(request, ticket_id, form, draft, contact.name)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def add_consent(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    member, holder = staff_of(request), _holder(request, ticket_id)
    form, draft = form_with_draft(request, ConsentForm, day=today_for(member.owner))
    if request.method == "POST" and form.is_bound and form.is_valid():
        actions.add_consent(holder, form.cleaned_data, deed=Deed.of(member))
        return _done(request, ticket_id, _("It is saved."))
    return _asked(request, ticket_id, form, draft, _("Record a consent"))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def withdraw_consent(request: HttpRequest, ticket_id: UUID, consent_id: int) -> HttpResponse:
    member = staff_of(request)
    consent = get_object_or_404(Consent, pk=consent_id, holder__ticket=_ticket(request, ticket_id))
    on: date = today_for(member.owner)
    actions.withdraw_consent(consent, on=on, deed=Deed.of(member))
    return _done(request, ticket_id, _("The consent is withdrawn; it stays on record."))


@for_those_who_may(Act.HOLD_RECORDS)
@require_http_methods(FORM)
def hold(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Put the records on hold, or release them, for a reason."""
    ticket = _ticket(request, ticket_id)
    held = hold_on(ticket)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        move = release if held else put_on_hold
        move(ticket, form.cleaned_data["why"], deed=Deed.of(staff_of(request)))
        return _done(
            request, ticket_id, _("The hold is released.") if held else _("The records are on hold.")
        )
    title = _("Release the legal hold") if held else _("Put the records on legal hold")
    return _asked(request, ticket_id, form, None, title)


def _done(request: HttpRequest, ticket_id: UUID, said: str) -> HttpResponse:
    forget_draft(request)
    messages.success(request, said)
    return redirect("person", ticket_id)


def _asked(
    request: HttpRequest, ticket_id: UUID, form: Any, draft: Any, title: str, *, button: str | None = None
) -> HttpResponse:
    """The form on its page."""
    holder = _holder(request, ticket_id)
    status = 409 if getattr(form, "conflicts", None) else 422 if form.is_bound and form.errors else 200
    context = {
        "form": form,
        "draft": draft,
        "title": title,
        "back": reverse("person", args=[ticket_id]),
        "back_text": holder.name,
        "button": button or _("Save"),
    }
    return render(request, "editing/record.html", context, status=status)
