"""Sending: the sheet in screen order, the batch file, the document for the program manager, the cover of a fax."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.editing.drafts import forget_draft
from milepost.editing.form_pages import FORM, form_page
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.hand_over import check_may_hand_over, why_no_hand_over
from milepost.organizations.languages import language
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.requests import reading_actions as reading
from milepost.requests import settings_actions
from milepost.requests.choices import State
from milepost.requests.columns import columns_of
from milepost.requests.document_format import CONTENT_TYPE, written
from milepost.requests.held import why_held
from milepost.requests.models import PaymentRequest
from milepost.requests.papers import fax_cover
from milepost.requests.queries import requests_visible_to
from milepost.requests.sending_forms import BatchForm, ColumnsForm, FaxForm, ReadForm
from milepost.requests.sheets import as_table, cells_of_row, row_label, sheet_of
from milepost.requests.views.frame import about, as_file, called, request_of, shown_as
from milepost.rulebook.requests.earnings_rows import MOST_ROWS
from milepost.website.listing import download


@for_those_who_may(Act.FOLLOW_CLAIMS, Act.PREPARE_CLAIMS)
@require_http_methods(FORM)
def sheet(request: HttpRequest, ticket_id: UUID, request_id: UUID) -> HttpResponse:
    """One claim month ready to be keyed, each value in a field of its own; the number in full for a reason."""
    member, asked = staff_of(request), request_of(request, ticket_id, request_id)
    form, ssn = ReadForm(request.POST if request.method == "POST" else None), ""
    if request.method == "POST":
        check_may_hand_over(member)
        if form.is_valid():
            ssn = reading.number_of(asked, deed=Deed.of(member, form.cleaned_data["why"]))
    made = sheet_of(asked, ssn=ssn)
    context = {
        "asked": asked,
        "ticket": asked.ticket,
        "shown_as": shown_as(asked.ticket),
        "called": called(asked),
        "sheet": made,
        "rows": [
            [(name, row_label(name), value) for name, value in cells_of_row(row).items()]
            for row in made.rows.rows
        ],
        "most": MOST_ROWS,
        "form": form,
        "is_shown": bool(ssn),
        "no_number": bool(request.method == "POST" and form.is_valid() and not ssn),
        "why_not": why_no_hand_over(member),
        "may_follow": may(member, Act.FOLLOW_CLAIMS),
        "is_ready": asked.state == State.READY,
    }
    return render(
        request, "requests/sheet.html", context, status=422 if form.is_bound and form.errors else 200
    )


@for_those_who_may(Act.FOLLOW_CLAIMS, Act.PREPARE_CLAIMS)
@require_safe
def sheet_download(request: HttpRequest, ticket_id: UUID, request_id: UUID, kind: str) -> HttpResponseBase:
    """The sheet as a file; the number stands hidden in it."""
    asked = request_of(request, ticket_id, request_id)
    return download("payment-request", kind, [_("Field"), _("To key")], as_table(sheet_of(asked)))


@for_those_who_may(Act.FOLLOW_CLAIMS)
@require_http_methods(FORM)
def batch(request: HttpRequest) -> HttpResponseBase:
    """Many released requests in one file; given only to somebody who is cleared, for a reason."""
    member = staff_of(request)
    form = BatchForm(request.POST if request.method == "POST" else None)
    rows = _ready(member)
    if request.method == "POST":
        check_may_hand_over(member)
        if form.is_valid():
            made = _file(request, member, form)
            if made is not None:
                return made
    shown, day = list(rows[: reading.MOST_AT_ONCE]), today_for(member.owner)
    context = {
        "rows": [(one, why_held(one, day)) for one in shown],
        "count": rows.count(),
        "most": reading.MOST_AT_ONCE,
        "form": form,
        "chosen": request.POST.getlist("request")
        if request.method == "POST"
        else [str(one.pk) for one in shown if not why_held(one, day)],
        "columns": columns_of(member.owner),
        "why_not": why_no_hand_over(member),
        "may_change": may(member, Act.RELEASE_CLAIMS),
    }
    return render(
        request, "requests/batch.html", context, status=422 if form.is_bound and form.errors else 200
    )


def _ready(member: StaffMember) -> QuerySet[PaymentRequest]:
    ready = requests_visible_to(member).filter(state=State.READY).order_by("claim_by", "pk")
    return ready.select_related("ticket", "ticket__holder", "identity")


def _file(request: HttpRequest, member: StaffMember, form: BatchForm) -> HttpResponseBase | None:
    """The file; None, with the reason at the form, where it cannot be made."""
    chosen = set(request.POST.getlist("request"))
    requests = [
        one
        for one in _ready(member).select_related(
            "ticket", "ticket__holder", "identity", "certification", "mends", "organization"
        )
        if str(one.pk) in chosen
    ]
    day = today_for(member.owner)
    held = next((reason for one in requests if (reason := why_held(one, day))), None)
    if held is not None:
        form.add_error(None, _("Not in the file: %(why)s") % {"why": held.finding(language())})
        return None
    deed = Deed.of(member, form.cleaned_data["why"])
    kind = form.cleaned_data["kind"]
    try:
        if kind == "document":
            document = reading.document_of(requests, day, deed=deed)
            return as_file(written(document), "payment-requests", CONTENT_TYPE, "json")
        headings, lines = reading.batch_lines(requests, deed=deed)
    except ValidationError as refused:
        form.add_error(None, refused)
        return None
    return download("payment-requests", kind, headings, lines)


@for_those_who_may(Act.RELEASE_CLAIMS)
@require_http_methods(FORM)
def columns(request: HttpRequest) -> HttpResponse:
    """The column map of the batch file."""
    member = staff_of(request)
    form, draft = form_with_draft(request, ColumnsForm, columns=columns_of(member.owner))
    if request.method == "POST" and form.is_bound and form.is_valid():
        settings_actions.keep_columns(form.cleaned_data["columns"], deed=Deed.of(member))
        return _saved(request, "requests_batch")
    return form_page(
        request, form, draft, title=_("Columns of the batch file"),
        lead=_("The Portal's real headings are not published. Write them here once as you see them; they are kept."),
        back=reverse("requests_batch"), back_text=_("Send many"),
    )  # fmt: skip


def _saved(request: HttpRequest, route: str) -> HttpResponse:
    forget_draft(request)
    messages.success(request, _("It is saved."))
    return redirect(route)


@for_those_who_may(Act.FOLLOW_CLAIMS)
@require_http_methods(FORM)
def fax(request: HttpRequest, ticket_id: UUID, request_id: UUID) -> HttpResponse:
    """The cover of a fax: the work case and what follows, nothing of the Ticketholder."""
    member, asked = staff_of(request), request_of(request, ticket_id, request_id)
    form = FaxForm(request.POST if request.method == "POST" else None, name=shown_as(asked.ticket))
    if request.method == "POST" and form.is_valid():
        if not asked.work_case:
            form.add_error(None, _("The cover names the work case. Record it first."))
        else:
            given = form.cleaned_data
            content = fax_cover(asked, given["pages"], given["what"], today_for(member.owner), language())
            return as_file(content, "fax-cover")
    lead = _("The Portal prints one of its own. Use this where the fax follows later.")
    return form_page(
        request, form, None, title=_("Cover of a fax"), lead=lead, button=_("Make the cover"), **about(asked)
    )
