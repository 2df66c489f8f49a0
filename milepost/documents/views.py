"""The documents of a Ticketholder."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.documents import actions
from milepost.documents.forms import DocumentForm, WithdrawForm
from milepost.documents.kinds import SANDBOX, TAKEN
from milepost.documents.models import Document
from milepost.documents.queries import same_as
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import check_may, may, staff_of
from milepost.organizations.roles import Act
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to


def _ticket(request: HttpRequest, ticket_id: UUID) -> Ticket:
    return get_object_or_404(tickets_visible_to(staff_of(request)).select_related("holder"), pk=ticket_id)


@for_those_who_may(Act.SEE_DOCUMENTS)
@require_http_methods(["GET", "HEAD", "POST"])
def documents(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The list, and the form that adds one."""
    member, ticket = staff_of(request), _ticket(request, ticket_id)
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        check_may(member, Act.ADD_DOCUMENTS)
        if form.is_valid():
            return _added(request, ticket, form)
    kept = Document.objects.filter(ticket=ticket).select_related("added_by")
    context = {
        "ticket": ticket,
        "form": form,
        "documents": kept,
        "may_add": may(member, Act.ADD_DOCUMENTS),
    }
    return render(request, "documents/documents.html", context, status=422 if form.is_bound else 200)


def _added(request: HttpRequest, ticket: Ticket, form: DocumentForm) -> HttpResponse:
    if same_as(ticket, form.content) is not None:
        messages.info(request, _("This very document is here already; it was not added twice."))
        return redirect("documents", ticket.pk)
    name = form.cleaned_data["file"].name
    deed = Deed.of(staff_of(request))
    actions.add(ticket, form.cleaned_data["kind"], name, form.content_type, form.content, deed=deed)
    messages.success(request, _("The document is added, sealed."))
    return redirect("documents", ticket.pk)


@for_those_who_may(Act.SEE_DOCUMENTS)
@require_safe
def document(request: HttpRequest, ticket_id: UUID, document_id: UUID) -> HttpResponse:
    """The document itself, as a download under a name that names nobody, and never run in a page of ours."""
    found = get_object_or_404(
        Document.objects.select_related("content", "ticket"),
        pk=document_id,
        ticket=_ticket(request, ticket_id),
    )
    content = actions.read(found, deed=Deed.of(staff_of(request)))
    response = HttpResponse(content, content_type=found.content_type)
    response["Content-Disposition"] = f'attachment; filename="document{TAKEN[found.content_type]}"'
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response


@for_those_who_may(Act.ADD_DOCUMENTS)
@require_POST
def withdraw(request: HttpRequest, ticket_id: UUID, document_id: UUID) -> HttpResponse:
    found = get_object_or_404(Document, pk=document_id, ticket=_ticket(request, ticket_id))
    form = WithdrawForm(request.POST)
    if form.is_valid():
        actions.withdraw(found, form.cleaned_data["because"], deed=Deed.of(staff_of(request)))
        messages.success(request, _("The document is withdrawn; it stays on record."))
    else:
        messages.error(request, _("Say why it is withdrawn."))
    return redirect("documents", ticket_id)
