"""The contacts of one Ticketholder: what is owed, the form first, and every note; one note with its versions; the phase."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from milepost.contacts import actions, queries
from milepost.contacts.forms import BecauseForm, CorrectionForm, NoteForm, PhaseForm
from milepost.contacts.models import ContactNote, Letter, PhaseByHand
from milepost.contacts.pages import FORM, on_file, shown, ticket_of, write_note
from milepost.contacts.policies import check_may_correct, may_correct
from milepost.contacts.standing import reckoned, settings_of
from milepost.documents.forms import DocumentForm
from milepost.editing.drafts import forget_draft
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.keys.fields import opened
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import check_may, may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.tickets.models import Ticket
from milepost.website.listing import page_of


@for_those_who_may(Act.SEE_PEOPLE)
@require_http_methods(FORM)
def contacts(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """What is owed, the form, and the notes. Sending the form writes a note."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    form, draft = form_with_draft(request, NoteForm, member=member, on_file=on_file(ticket))
    if request.method == "POST":
        check_may(member, Act.CHANGE_PEOPLE)
        if form.is_bound and form.is_valid():
            write_note(ticket, form, Deed.of(member))
            forget_draft(request)
            messages.success(request, _("The contact is noted."))
            return redirect("contacts", ticket.pk)
    context = {"form": form, "draft": draft, **about(ticket, request)}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "contacts/contacts.html", context, status=status)


def about(ticket: Ticket, request: HttpRequest) -> dict[str, Any]:
    """What the page shows beside the form."""
    member, day = staff_of(request), today_for(ticket.organization)
    found = reckoned([ticket], day)[ticket.pk]
    settled = settings_of(ticket.organization)
    page = page_of(queries.notes_of(ticket), request)
    letters = list(queries.letters_of(ticket))
    due = found.duty.due
    return {
        "ticket": ticket,
        "shown_as": queries.shown_as(ticket),
        "day": day,
        "reckoned": found,
        "due": due,
        "days_left": (due.ends - day).days if due else None,
        "periods": found.duty.periods[::-1][:13],
        "spans": [span for span in found.spans[::-1] if span.from_day <= day],
        "by_hand": [
            (one, opened(one.because))
            for one in PhaseByHand.objects.filter(ticket=ticket).select_related("by").order_by("-pk")
        ],
        "page": page,
        "notes": [shown(note, settled.late_after) for note in page],
        "letters": [
            (one, queries.proof_of(one) if one.state == Letter.State.MAILED else ()) for one in letters
        ],
        "drafted": next((one for one in letters if one.state == Letter.State.DRAFTED), None),
        "may_change": may(member, Act.CHANGE_PEOPLE),
    }


@for_those_who_may(Act.SEE_PEOPLE)
@require_http_methods(FORM)
def note(request: HttpRequest, ticket_id: UUID, contact_note_id: UUID) -> HttpResponse:
    """One note with every version of it and what is attached. Sending a file attaches it."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    kept = note_of(ticket, contact_note_id)
    form = DocumentForm(request.POST or None, request.FILES or None)
    del form.fields["kind"]
    if request.method == "POST":
        check_may(member, Act.CHANGE_PEOPLE)
        check_may(member, Act.ADD_DOCUMENTS)
        if form.is_valid():
            name = form.cleaned_data["file"].name
            actions.attach(kept, name, form.content_type, form.content, deed=Deed.of(member))
            messages.success(request, _("The document is added, sealed."))
            return redirect("contact_note", ticket.pk, kept.pk)
    settled = settings_of(ticket.organization)
    versions = queries.versions_of(kept)
    context = {
        "ticket": ticket,
        "shown_as": queries.shown_as(ticket),
        "kept": shown(kept, settled.late_after),
        "versions": [(shown(one, settled.late_after), opened(one.because)) for one in versions],
        "attached": kept.attached.select_related("document"),
        "group": _group(kept, request),
        "form": form,
        "because": BecauseForm(),
        "may_correct": may_correct(kept) and may(member, Act.CHANGE_PEOPLE),
        "may_change": may(member, Act.CHANGE_PEOPLE),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "contacts/note.html", context, status=status)


def _group(kept: ContactNote, request: HttpRequest) -> list[ContactNote]:
    """The notes of the same meeting about other Ticketholders that one may see."""
    if kept.group is None:
        return []
    same = queries.notes_visible_to(staff_of(request)).filter(group=kept.group)
    return list(same.exclude(ticket=kept.ticket_id).order_by("ticket__holder__name"))


def note_of(ticket: Ticket, key: UUID) -> ContactNote:
    kept = ContactNote.objects.filter(organization=ticket.organization_id, ticket=ticket)
    return get_object_or_404(kept.select_related("by", "entered_by", "ticket__organization"), pk=key)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def correct_note(request: HttpRequest, ticket_id: UUID, contact_note_id: UUID) -> HttpResponse:
    """A new version with its reason. Whoever comes second is told, and loses nothing that was typed."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    kept = note_of(ticket, contact_note_id)
    if request.method != "POST":
        check_may_correct(kept)
    form, draft = form_with_draft(
        request, CorrectionForm, member=member, initial=CorrectionForm.initial_of(kept)
    )
    overtaken = not kept.is_current
    if request.method == "POST" and form.is_bound and form.is_valid() and not overtaken:
        because = form.cleaned_data["because"]
        made = actions.correct_note(kept, form.given(), because, deed=Deed.of(member))
        if made is not None:
            forget_draft(request)
            messages.success(request, _("The note is corrected; the version before stays on record."))
            return redirect("contact_note", ticket.pk, made.pk)
        overtaken = True
    if overtaken:
        form.add_error(
            None, _("Somebody else has corrected or withdrawn this note meanwhile. Look at it again.")
        )
    context = {
        "form": form,
        "draft": draft,
        "ticket": ticket,
        "kept": kept,
        "shown_as": queries.shown_as(ticket),
        "newest": queries.versions_of(kept)[0] if overtaken else None,
    }
    status = 409 if overtaken else 422 if form.is_bound and form.errors else 200
    return render(request, "contacts/correct.html", context, status=status)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def withdraw_note(request: HttpRequest, ticket_id: UUID, contact_note_id: UUID) -> HttpResponse:
    ticket = ticket_of(request, ticket_id)
    kept = note_of(ticket, contact_note_id)
    form = BecauseForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why it is withdrawn."))
        return redirect("contact_note", ticket.pk, kept.pk)
    actions.withdraw_note(kept, form.cleaned_data["because"], deed=Deed.of(staff_of(request)))
    messages.success(request, _("The note is withdrawn; it stays on record."))
    return redirect("contacts", ticket.pk)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def phase(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Set the phase by hand from a day on, or let it follow work again."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    day: date = today_for(member.owner)
    form, draft = form_with_draft(request, PhaseForm, day=day)
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = form.cleaned_data
        actions.set_phase(ticket, given["phase"], given["from_day"], given["because"], deed=Deed.of(member))
        forget_draft(request)
        messages.success(request, _("The phase is set."))
        return redirect("contacts", ticket.pk)
    context = {
        "form": form,
        "draft": draft,
        "title": _("Set the phase by hand"),
        "lead": _(
            "The phase follows pay stubs and jobs by itself. Set it only where you know more than they say."
        ),
        "back": reverse("contacts", args=[ticket.pk]),
        "back_text": queries.shown_as(ticket),
        "button": _("Save"),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "editing/record.html", context, status=status)
