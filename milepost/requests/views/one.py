"""One request: where it stands, what it needs, what goes with it, and its way so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.documents.models import Document
from milepost.editing.form_pages import FORM, form_page
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.keys.fields import opened
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.requests import preparing_actions as actions
from milepost.requests.checking import Looked, look_at
from milepost.requests.choices import ASKED, State
from milepost.requests.evidence import attached, is_gone, on_file
from milepost.requests.evidence import called as item_called
from milepost.requests.forms import NoteForm
from milepost.requests.held import why_held
from milepost.requests.models import PaymentRequest, RequestEvidence
from milepost.requests.policies import may_move, may_release
from milepost.requests.queries import mending, moves_of, settings_of
from milepost.requests.states import Move, moves_from
from milepost.requests.views.frame import about, age, called, done, request_of, said_of, shown_as
from milepost.requests.waiting import may_be_mended
from milepost.rulebook.decisions import Reason


@dataclass(frozen=True, slots=True)
class Button:
    """Something that can be done with the request now."""

    text: Any
    means: Any
    address: str


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def one(request: HttpRequest, ticket_id: UUID, request_id: UUID) -> HttpResponse:
    """Answer first: the state, who must act, and the one thing to do."""
    member, asked = staff_of(request), request_of(request, ticket_id, request_id)
    day = today_for(member.owner)
    looked = look_at(asked, day) if asked.is_before_sending else None
    evidence = looked.evidence if looked else attached([asked])[asked.pk]
    buttons = _buttons(member, asked, day)
    main = _main(member, asked, buttons, day)
    context = {
        "asked": asked,
        "ticket": asked.ticket,
        "shown_as": shown_as(asked.ticket),
        "called": called(asked),
        "day": day,
        "age": age(asked, day),
        "looked": looked,
        "evidence": [{"row": row, "called": item_called(row), "is_gone": is_gone(row)} for row in evidence],
        "note": opened(asked.note) or "",
        "said": opened(asked.said) or "",
        "denial": asked.denial if asked.state in (State.DIARY, State.DENIED, State.RESUBMITTED) else None,
        "mending": mending(asked),
        "moves": [{"move": move, "note": opened(move.note) or ""} for move in moves_of(asked)],
        "main": main,
        "buttons": [button for button in buttons if main is None or button.address != main.address],
        "why_not_release": _why_not_release(member, asked),
        "stopped": _stopped(asked, looked, day),
        "may_prepare": may(member, Act.PREPARE_CLAIMS) and asked.state == State.DRAFT,
        "may_print": may(member, Act.SEE_DOCUMENTS),
        "may_follow": may(member, Act.FOLLOW_CLAIMS),
    }
    return render(request, "requests/one.html", context)


def _buttons(member: StaffMember, asked: PaymentRequest, day: date) -> list[Button]:
    """Each lawful move that the member's role allows, and what is no move."""
    found = [
        Button(move.button, move.means, _address_of(move, asked))
        for move in moves_from(asked.state)
        if may_move(member, move)
    ]
    if asked.state in ASKED and may(member, Act.FOLLOW_CLAIMS):
        address = reverse("request_ask", args=[asked.ticket_id, asked.pk])
        found.append(
            Button(_("We asked about it"), _("The days without an answer are counted anew."), address)
        )
    if asked.state == State.DENIED and may(member, Act.PREPARE_CLAIMS) and may_be_mended(asked, day):
        address = reverse("request_mend", args=[asked.ticket_id, asked.pk])
        means = _("Another request for the same payment, with this evidence and what has come since.")
        found.insert(0, Button(_("Ask again"), means, address))
    return found


def _address_of(move: Move, asked: PaymentRequest) -> str:
    return reverse("request_move", args=[asked.ticket_id, asked.pk, move.code.replace("_", "-")])


_FIRST = {
    State.DRAFT: "prepare",
    State.PREPARED: "release",
    State.READY: "send",
    State.SENT: "receive",
    State.APPROVED: "pay",
}
"""What is done next with a request in this state."""


def _main(member: StaffMember, asked: PaymentRequest, buttons: list[Button], day: date) -> Button | None:
    if asked.state == State.DENIED:
        wanted = reverse("request_mend", args=[asked.ticket_id, asked.pk])
    elif asked.state == State.PREPARED and not may_release(member, asked, settings_of(asked.organization)):
        return None
    else:
        code = _FIRST.get(State(asked.state), "")
        wanted = reverse("request_move", args=[asked.ticket_id, asked.pk, code]) if code else ""
    return next((button for button in buttons if button.address == wanted), None)


def _stopped(asked: PaymentRequest, looked: Looked | None, day: date) -> list[Reason]:
    """What stands in the way of the next step, for beside its button."""
    if looked is not None and asked.state == State.PREPARED:
        return [one.reason for one in looked.stops]
    held = why_held(asked, day) if asked.state == State.READY else None
    return [held] if held else []


def _why_not_release(member: StaffMember, asked: PaymentRequest) -> str:
    """A button that may not be pressed says why."""
    if asked.state != State.PREPARED or may_release(member, asked, settings_of(asked.organization)):
        return ""
    if not may(member, Act.RELEASE_CLAIMS):
        return _("Somebody of payments, or an administrator, releases it.")
    return _("You prepared it, so somebody else must release it.")


@for_those_who_may(Act.PREPARE_CLAIMS)
@require_http_methods(FORM)
def note(request: HttpRequest, ticket_id: UUID, request_id: UUID) -> HttpResponse:
    """Write the note of a draft."""
    member, asked = staff_of(request), request_of(request, ticket_id, request_id)
    initial = {"note": opened(asked.note) or "", "version": asked.version}
    form, draft = form_with_draft(request, NoteForm, initial=initial)
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            values = {"note": given["note"] or None}
            if actions.change(asked, values, version=given["version"], deed=Deed.of(member)):
                return done(request, _("It is saved."), asked)
            form.add_error(
                None,
                _("Somebody else has changed this request in the meantime. Look at it, then save again."),
            )
            asked.refresh_from_db()
            form.data = form.data.copy()
            form.data["version"] = str(asked.version)
        except ValidationError as refused:
            form.add_error(None, refused)
    return form_page(request, form, draft, title=_("Note of the request"), **about(asked))


@for_those_who_may(Act.PREPARE_CLAIMS)
@require_http_methods(FORM)
def attach(request: HttpRequest, ticket_id: UUID, request_id: UUID) -> HttpResponse:
    """More evidence for a draft: stubs, reports and documents that are on file."""
    member, asked = staff_of(request), request_of(request, ticket_id, request_id)
    found = _can_be_attached(asked)
    wrong = ""
    if request.method == "POST":
        chosen = set(request.POST.getlist("item"))
        things = [thing["thing"] for thing in found if thing["key"] in chosen]
        if not things:
            wrong = _("Choose something first.")
        else:
            try:
                actions.attach(asked, things, deed=Deed.of(member))
                return done(request, _("It goes with the request."), asked)
            except ValidationError as refused:
                wrong = said_of(refused)
    context = {"asked": asked, "found": found, "wrong": wrong, "title": _("Attach evidence"), **about(asked)}
    return render(request, "requests/attach.html", context, status=422 if wrong else 200)


def _can_be_attached(asked: PaymentRequest) -> list[dict[str, Any]]:
    """What is on file of the months and does not go with it yet; every document of the Ticket."""
    ticket = asked.ticket
    held = {
        (row.kind, row.stub_id or row.report_id or row.document_id) for row in attached([asked])[asked.pk]
    }
    files = on_file([ticket], {ticket.pk: asked.months})[ticket.pk]
    documents = Document.objects.filter(ticket=ticket, withdrawn_at=None).order_by("-added_at")[:100]
    rows = [
        *(RequestEvidence(kind="stub", stub=one) for one in files.stubs),
        *(RequestEvidence(kind="report", report=one) for one in files.reports),
        *(RequestEvidence(kind="document", document=one) for one in documents),
    ]
    return [
        {
            "key": f"{row.kind}-{thing.pk}",
            "thing": thing,
            "called": item_called(row),
            "kind": row.get_kind_display(),
            "state": row.stub.get_state_display() if row.stub else "",
        }
        for row in rows
        if (thing := row.stub or row.report or row.document) and (row.kind, thing.pk) not in held
    ]


@for_those_who_may(Act.PREPARE_CLAIMS)
@require_POST
def take_off(request: HttpRequest, ticket_id: UUID, request_id: UUID, evidence_id: int) -> HttpResponse:
    """This item does not go with the draft."""
    asked = request_of(request, ticket_id, request_id)
    row = get_object_or_404(RequestEvidence.objects.select_related("request"), pk=evidence_id, request=asked)
    try:
        actions.take_off(row, deed=Deed.of(staff_of(request)))
    except ValidationError as refused:
        context = {"title": called(asked), "why": said_of(refused), **about(asked)}
        return render(request, "requests/refused.html", context, status=409)
    return redirect("request", ticket_id, request_id)
