"""One case: its messages, the newest first, and the form that writes the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.correspondence import actions
from milepost.correspondence.choices import Awaits
from milepost.correspondence.forms import MessageForm
from milepost.correspondence.models import Case, MessageFile
from milepost.correspondence.policies import may_write, side_of
from milepost.correspondence.queries import case_of, cases_visible_to, messages_of, read_by_others
from milepost.documents.kinds import SANDBOX, TAKEN
from milepost.documents.models import Document
from milepost.editing.form_pages import FORM, done, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import check_may, may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to
from milepost.website.listing import download, page_of


def _case(request: HttpRequest, thread_id: UUID) -> Case:
    """For those whose it is; there is none for everybody else."""
    return get_object_or_404(cases_visible_to(staff_of(request)), pk=thread_id)


@for_those_who_may(Act.SEE_PEOPLE)
@require_http_methods(FORM)
def case(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    known = _case(request, thread_id)
    return _page(request, known.ticket, known)


@for_those_who_may(Act.SEE_PEOPLE)
@require_http_methods(FORM)
def of_ticket(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The case with the partner that serves them now; without one, the page that opens it."""
    member = staff_of(request)
    seen = tickets_visible_to(member).select_related("holder", "organization", "partner")
    ticket = get_object_or_404(seen, pk=ticket_id)
    known = case_of(ticket, member)
    return redirect("case", known.pk) if known and request.method != "POST" else _page(request, ticket, known)


def _page(request: HttpRequest, ticket: Ticket, known: Case | None) -> HttpResponse:
    """Messages that were not read are read by being shown here."""
    member = staff_of(request)
    day = today_for(member.owner)
    is_current = known is None or known.partner_id == ticket.partner_id
    writes = may_write(member, ticket) and is_current
    if request.method == "POST":
        check_may(member, Act.WRITE_MESSAGES)
    form, draft = form_with_draft(request, MessageForm, day=day)
    if request.method == "POST" and form.is_bound and form.is_valid():
        given, made = form.cleaned_data, list[Any]()
        if not writes:
            form.add_error(None, _("Nobody is there any more to write to: another partner serves them now."))
        elif tried(
            form,
            lambda: made.append(
                actions.write(
                    ticket, given["about"], given["text"], asks=given["asks"], answer_by=given["answer_by"], day=day,
                    files=given["papers"], deed=Deed.of(member),
                )
            ),
        ):  # fmt: skip
            return done(
                request, _("It is sent. The other side is told without a name."), "case", made[0].case_id
            )
    context: dict[str, Any] = {"ticket": ticket, "case": known, "form": form, "draft": draft, "may_write": writes, "day": day, "may_see_files": may(member, Act.SEE_DOCUMENTS), "may_keep_files": may(member, Act.ADD_DOCUMENTS), "kinds": Document.Kind.choices}  # fmt: skip
    if known is not None:
        side = side_of(member).value
        context |= {
            "page": page_of(messages_of(known), request),
            "read": getattr(known, "read", 0),
            "read_by_others": read_by_others(known, side),
            "side": side,
            "nobody": Awaits.NOBODY.value,
        }
    else:
        context["shown_as"] = str(getattr(ticket, "holder", None) or ticket.reference)
    response = render(
        request, "correspondence/case.html", context, status=422 if form.is_bound and form.errors else 200
    )
    if known is not None and request.method == "GET":
        actions.read(known, deed=Deed.of(member))
    return response


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def case_download(request: HttpRequest, thread_id: UUID, kind: str) -> HttpResponseBase:
    """Every message of the case. That they were read out is in the journal first."""
    known = _case(request, thread_id)
    Deed.of(staff_of(request)).write_reading("messages read out", known, through=known.count)
    columns = [
        _("Message"),
        _("At"),
        _("Side"),
        _("By"),
        _("About"),
        _("Answer needed"),
        _("Answer by"),
        _("Text"),
        _("Files"),
    ]
    return download(f"case-{known.number}", kind, columns, _lines(known))


def _lines(known: Case) -> Iterator[list[object]]:
    for one in messages_of(known).order_by("place").iterator(chunk_size=500):
        yield [
            one.place, f"{one.at:%Y-%m-%d %H:%M}", one.get_side_display(), one.by.name, one.get_about_display(),
            _("yes") if one.asks else _("no"), one.answer_by, one.text.open(),
            ", ".join(file.file_name.open() for file in one.files.all()),
        ]  # fmt: skip


def _file(known: Case, message_file_id: UUID) -> MessageFile:
    of_case = MessageFile.objects.filter(message__case=known).select_related("message__case__ticket")
    return get_object_or_404(of_case, pk=message_file_id)


@for_those_who_may(Act.SEE_DOCUMENTS)
@require_safe
def case_file(request: HttpRequest, thread_id: UUID, message_file_id: UUID) -> HttpResponse:
    """A file of a message, as a download under a name that names nobody, and never run in a page of ours."""
    known = _case(request, thread_id)
    found = _file(known, message_file_id)
    content = actions.read_file(found, deed=Deed.of(staff_of(request)))
    name = f"case-{known.number}-{found.message.place}-{found.place}{TAKEN[found.content_type]}"
    response = HttpResponse(content, content_type=found.content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


@for_those_who_may(Act.ADD_DOCUMENTS)
@require_POST
def keep_file(request: HttpRequest, thread_id: UUID, message_file_id: UUID) -> HttpResponse:
    """Among the Ticketholder's documents too."""
    known = _case(request, thread_id)
    found = _file(known, message_file_id)
    kind = request.POST.get("kind", "")
    if kind in Document.Kind.values:
        actions.keep_as_document(found, kind, deed=Deed.of(staff_of(request)))
        messages.success(request, _("It is kept among the documents of the Ticketholder."))
    else:
        messages.error(request, _("Choose what it is: the document is kept under that."))
    return redirect("case", thread_id)


@for_those_who_may(Act.WRITE_MESSAGES)
@require_POST
def settle(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    known = _case(request, thread_id)
    try:
        moved = actions.settle(known, deed=Deed.of(staff_of(request)))
        messages.success(request, _("No answer is awaited.") if moved else _("Nobody was to answer."))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("case", thread_id)
