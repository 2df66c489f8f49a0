"""Uploading a caseload, seeing its claims or its faults, taking it over, undoing it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import check_may, may, staff_of
from milepost.organizations.roles import Act
from milepost.rulebook.decisions import Status
from milepost.uploads import actions
from milepost.uploads.forms import UploadForm
from milepost.uploads.models import Upload
from milepost.website.listing import download
from milepost.website.templatetags.words import language

FAULTS_ON_A_PAGE = 100
SHOWN_CLAIMS = (Status.PAYABLE, Status.WAITING, Status.PENDING, Status.PAID, Status.DENIED, Status.EXPIRED)


@for_those_who_may(Act.SEE_CASELOADS)
@require_http_methods(["GET", "HEAD", "POST"])
def uploads(request: HttpRequest) -> HttpResponse:
    """What was given so far, and the form that takes the next."""
    member = staff_of(request)
    if request.method == "POST":
        check_may(member, Act.CHANGE_CASELOADS)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = actions.receive(form.cleaned_data["caseload"], deed=Deed.of(member))
        return redirect("uploads_one", upload.pk)
    given = Upload.objects.filter(organization=member.owner).select_related("by").defer("content", "replaced")
    page = Paginator(given, 25).get_page(request.GET.get("page"))
    status = 422 if form.is_bound else 200
    return render(
        request,
        "uploads/uploads.html",
        {"form": form, "page": page, "may_upload": may(member, Act.CHANGE_CASELOADS)},
        status=status,
    )


@for_those_who_may(Act.SEE_CASELOADS)
@require_safe
def upload(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """One upload: its progress, its faults, or what it would bring."""
    given = _upload(request, upload_id)
    claims = given.findings.get("claims", {})
    shown = [(status.value, claims[status.value]) for status in SHOWN_CLAIMS if status.value in claims]
    response = render(
        request,
        "uploads/upload.html",
        {
            "upload": given,
            "percent": 100 * given.done // given.total if given.total else 0,
            "faults": Paginator(_lines(given.faults), FAULTS_ON_A_PAGE).get_page(request.GET.get("page")),
            "notes": _lines(given.notes),
            "claims": shown,
            "may_change": may(staff_of(request), Act.CHANGE_CASELOADS),
            "may_be_undone": given.state == Upload.State.TAKEN_OVER and actions.may_be_undone(given),
        },
    )
    if given.is_working:
        response["Refresh"] = "2"
    return response


def _lines(faults: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The faults with what is wrong and what to do in the reader's language."""
    return [{**fault, "wrong": fault[language()][0], "cure": fault[language()][1]} for fault in faults]


@for_those_who_may(Act.SEE_CASELOADS)
@require_safe
def faults_download(request: HttpRequest, upload_id: UUID, kind: str) -> HttpResponseBase:
    """The faults as a list to work through in a spreadsheet."""
    given = _upload(request, upload_id)
    columns = [_("File"), _("Row"), _("Column"), _("What is wrong"), _("What to do")]
    rows = (
        [one["file"], one["row"], one["column"], one["wrong"], one["cure"]] for one in _lines(given.faults)
    )
    return download("faults", kind, columns, rows)


@for_those_who_may(Act.CHANGE_CASELOADS)
@require_POST
def take_over(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    given = _upload(request, upload_id)
    try:
        actions.take_over(given, deed=Deed.of(staff_of(request)))
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    return redirect("uploads_one", given.pk)


@for_those_who_may(Act.CHANGE_CASELOADS)
@require_POST
def undo(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    given = _upload(request, upload_id)
    try:
        actions.undo(given, deed=Deed.of(staff_of(request)))
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    return redirect("uploads_one", given.pk)


def _upload(request: HttpRequest, upload_id: UUID) -> Upload:
    given = Upload.objects.defer("content", "replaced").select_related("by")
    return get_object_or_404(given, pk=upload_id, organization=staff_of(request).owner)
