"""Quick entry: one note after another without leaving the keyboard, and one note for several Ticketholders."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from milepost.contacts import actions, queries
from milepost.contacts.forms import NoteForm
from milepost.contacts.pages import FORM, on_file, shown, write_note
from milepost.editing.drafts import forget_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to
from milepost.website.listing import search_asked_for, typed

SITTING, MOST_OF_A_SITTING = "notes of this sitting", 20
MOST_OF_A_GROUP = 200


def asked_for(text: str) -> UUID:
    """A key that an address or a form sent; a 404 where it is none."""
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def quick(request: HttpRequest) -> HttpResponse:
    """Type a name, Enter; a sentence, Enter; the next name. No name stands in the address."""
    member = staff_of(request)
    if request.method == "POST" and "ticket" not in request.POST:
        return search_asked_for(request, "contacts_quick")
    text = typed(request)
    found = queries.ticketholders_named(member, text)
    ticket = _meant(request, found)
    form = None
    if ticket is not None:
        form = NoteForm(request.POST or None, member=member, on_file=on_file(ticket))
        if request.method == "POST" and form.is_valid():
            note = write_note(ticket, form, Deed.of(member))
            _remember(request, str(note.pk))
            forget_draft(request)
            messages.success(
                request, _("Noted for %(name)s. Who is next?") % {"name": queries.shown_as(ticket)}
            )
            return redirect("contacts_quick")
    context = {
        "typed": text,
        "found": found,
        "ticket": ticket,
        "shown_as": queries.shown_as(ticket) if ticket else "",
        "last": queries.notes_of(ticket).first() if ticket else None,
        "standing": getattr(ticket, "contact_standing", None),
        "form": form,
        "sitting": _of_this_sitting(request),
    }
    status = 422 if form is not None and form.is_bound and form.errors else 200
    return render(request, "contacts/quick.html", context, status=status)


def _meant(request: HttpRequest, found: list[Ticket]) -> Ticket | None:
    """The one the form is about, the one chosen, or the only one found."""
    asked = request.POST.get("ticket") or request.GET.get("who")
    if asked:
        seen = tickets_visible_to(staff_of(request)).select_related(
            "holder", "organization", "contact_standing"
        )
        return get_object_or_404(seen, pk=asked_for(asked))
    return found[0] if len(found) == 1 else None


def _remember(request: HttpRequest, key: str) -> None:
    kept: list[str] = [*request.session.get(SITTING, []), key]
    request.session[SITTING] = kept[-MOST_OF_A_SITTING:]


def _of_this_sitting(request: HttpRequest) -> list[dict[str, Any]]:
    """The notes written here since signing in, the newest first."""
    keys: list[str] = request.session.get(SITTING, [])
    seen = {str(one.pk): one for one in queries.notes_visible_to(staff_of(request)).filter(pk__in=keys)}
    return [shown(seen[key], 0) for key in reversed(keys) if key in seen]


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def group(request: HttpRequest) -> HttpResponse:
    """One meeting with several Ticketholders: choose them, write once, and each has the note."""
    member = staff_of(request)
    chosen = _chosen(request)
    text = request.POST.get("q", "").replace("\0", "").strip() if "find" in request.POST else ""
    keys = {one.pk for one in chosen}
    found = [one for one in queries.ticketholders_named(member, text) if one.pk not in keys]
    if request.method == "POST" and "find" not in request.POST:
        form = NoteForm(request.POST, member=member)
        if not chosen:
            form.add_error(None, _("Choose whom the meeting was with."))
        elif form.is_valid():
            notes = actions.add_group_notes(
                chosen, form.given(), deed=Deed.of(member), once=form.cleaned_data["once"]
            )
            forget_draft(request)
            messages.success(request, _noted(len(notes)))
            return redirect("contacts_all")
    else:
        form = NoteForm(member=member, initial=_as_typed(request))
    context = {
        "chosen": chosen,
        "found": found,
        "text": text,
        "looked": bool(text),
        "form": form,
        "most": queries.FOUND_AT_MOST,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "contacts/group.html", context, status=status)


def _noted(count: int) -> str:
    words = ngettext("Noted for %(count)s Ticketholder.", "Noted for %(count)s Ticketholders.", count)
    return words % {"count": count}


def _chosen(request: HttpRequest) -> list[Ticket]:
    """Those ticked; somebody who is not one's own is not found."""
    keys = {asked_for(text) for text in request.POST.getlist("tickets")[:MOST_OF_A_GROUP]}
    found = list(
        tickets_visible_to(staff_of(request))
        .filter(pk__in=keys)
        .select_related("holder", "organization")
        .order_by("holder__name", "reference")
    )
    if len(found) != len(keys):
        raise Http404
    return found


def _as_typed(request: HttpRequest) -> dict[str, Any]:
    """What stood in the form when somebody looked for one more person."""
    names = [name for name in NoteForm.base_fields if name in request.POST]
    return {name: request.POST.getlist(name) if name == "services" else request.POST[name] for name in names}
