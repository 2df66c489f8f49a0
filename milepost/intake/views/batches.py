"""Batches for the Portal: chosen, downloaded, answered, taken over; and the column maps of both files."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.editing.form_pages import FORM, done
from milepost.editing.records import form_with_draft
from milepost.intake import batch_actions
from milepost.intake.answer_reading import fault_words, read_answers
from milepost.intake.batch_forms import AnswerColumnsForm, AnswersForm, AskColumnsForm, FileForm
from milepost.intake.columns import keep_map, map_of
from milepost.intake.models import AnswerFile, AssignabilityCheck, Batch, ColumnMap
from milepost.intake.queries import candidates_visible_to, latest_checks
from milepost.intake.views.frame import form_page, shown_as
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.hand_over import check_may_hand_over, why_no_hand_over
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to
from milepost.tickets.states import State
from milepost.website.listing import download

ASKED_FOR = (State.CANDIDATE, State.ADVISED_FOR, State.ASSIGNABLE, State.PLAN)
"""Who can be asked about in a batch: everybody who still takes part."""
ON_A_PAGE = 50


def _batch(request: HttpRequest, batch_id: UUID) -> Batch:
    return get_object_or_404(
        Batch.objects.select_related("by"), pk=batch_id, organization=staff_of(request).owner
    )


def _answers(request: HttpRequest, answers_id: UUID) -> AnswerFile:
    kept = AnswerFile.objects.select_related("by", "organization")
    return get_object_or_404(kept, pk=answers_id, organization=staff_of(request).owner)


@for_those_who_may(Act.ASSIGN)
@require_http_methods(FORM)
def batches(request: HttpRequest) -> HttpResponse:
    """Choose whom to ask about; batches of at most 250 are made, and those of before are listed."""
    member = staff_of(request)
    day = today_for(member.owner)
    rows = candidates_visible_to(member).filter(stage__in=ASKED_FOR).order_by("holder__name", "reference")
    wrong = ""
    if request.method == "POST":
        chosen = set(request.POST.getlist("ticket"))
        asked = list(rows) if "everybody" in request.POST else [one for one in rows if str(one.pk) in chosen]
        try:
            made = batch_actions.make_batches(asked, deed=Deed.of(member))
        except ValidationError as error:
            wrong = " ".join(error.messages) if asked else _("Choose somebody first.")
        else:
            said = ngettext("%(count)s batch is made.", "%(count)s batches are made.", len(made)) % {
                "count": len(made)
            }
            if len(made) == 1:
                return done(request, said, "batch", made[0].pk)
            return done(request, said, "batches")
    context = {
        "page": Paginator(rows, 100).get_page(request.GET.get("page")),
        "count": rows.count(),
        "with_number": rows.filter(holder__ssn__isnull=False).count(),
        "made": Batch.objects.filter(organization=member.owner).select_related("by")[:ON_A_PAGE],
        "answers": AnswerFile.objects.filter(organization=member.owner)
        .select_related("by")
        .defer("rows")[:ON_A_PAGE],
        "form": AnswersForm(day=day),
        "answer_words": dict(AssignabilityCheck.Answer.choices),
        "states": dict(State.choices),
        "day": day,
        "wrong": wrong,
        "most": Batch.MOST,
        "why_not": why_no_hand_over(member),
    }
    return render(request, "intake/batches.html", context, status=422 if wrong else 200)


@for_those_who_may(Act.ASSIGN)
@require_http_methods(FORM)
def batch(request: HttpRequest, batch_id: UUID) -> HttpResponseBase:
    """One batch; its file is given only to somebody who is cleared, for a reason, and each number read is journaled."""
    member, made = staff_of(request), _batch(request, batch_id)
    form = FileForm(request.POST or None)
    if request.method == "POST":
        check_may_hand_over(member)
        if form.is_valid():
            deed = Deed.of(member, form.cleaned_data["why"])
            headings, lines = batch_actions.read_out(made, deed=deed)
            return download("portal-batch", form.cleaned_data["kind"], headings, lines)
    rows = made.rows.filter(ticket__in=tickets_visible_to(member)).select_related("ticket__holder")
    context = {
        "batch": made,
        "rows": rows,
        "form": form,
        "columns": map_of(member.owner, ColumnMap.Purpose.ASK)["columns"],
        "why_not": why_no_hand_over(member),
    }
    is_wrong = form.is_bound and form.errors
    return render(request, "intake/batch.html", context, status=422 if is_wrong else 200)


@for_those_who_may(Act.ASSIGN)
@require_POST
def read_file(request: HttpRequest) -> HttpResponse:
    """Read the Portal's answers; nothing counts before it is taken over."""
    member = staff_of(request)
    form = AnswersForm(request.POST, request.FILES, day=today_for(member.owner))
    if not form.is_valid():
        return form_page(
            request,
            form,
            None,
            title=_("Read the Portal's answers"),
            back=reverse("batches"),
            back_text=_("Batches"),
        )
    columns = map_of(member.owner, ColumnMap.Purpose.ANSWER)
    content = form.cleaned_data["file"].read()
    read = read_answers(member.owner, content, columns, form.cleaned_data["asked_on"])
    kept = batch_actions.keep_answers(read, deed=Deed.of(member))
    return redirect("answers", kept.pk)


@for_those_who_may(Act.ASSIGN)
@require_safe
def answers(request: HttpRequest, answers_id: UUID) -> HttpResponse:
    """What the file says, what it would change, and its faults."""
    kept = _answers(request, answers_id)
    return render(
        request,
        "intake/answers.html",
        {
            "kept": kept,
            "lines": _lines(request, kept),
            "faults": [{**one, "words": fault_words(one["code"])} for one in kept.faults],
        },
    )


def _lines(request: HttpRequest, kept: AnswerFile) -> list[dict[str, Any]]:
    """Each answer beside what was known before it."""
    rows = kept.rows.open()
    seen = tickets_visible_to(staff_of(request)).select_related("holder")
    tickets: dict[str, Ticket] = {
        str(one.pk): one for one in seen.filter(pk__in=[row["ticket"] for row in rows])
    }
    before = latest_checks(tickets.values())
    words = dict(AssignabilityCheck.Answer.choices)
    return [
        {
            **row,
            "holder": tickets[row["ticket"]],
            "name": shown_as(tickets[row["ticket"]]),
            "answer_words": words[row["answer"]],
            "before": before.get(tickets[row["ticket"]].pk) if kept.state == kept.FileState.READ else None,
        }
        for row in rows
        if row["ticket"] in tickets
    ]


@for_those_who_may(Act.ASSIGN)
@require_POST
def take_over(request: HttpRequest, answers_id: UUID) -> HttpResponse:
    return _carried_out(request, answers_id, batch_actions.take_over, _("The answers are taken over."))


@for_those_who_may(Act.ASSIGN)
@require_POST
def undo(request: HttpRequest, answers_id: UUID) -> HttpResponse:
    return _carried_out(
        request, answers_id, batch_actions.undo, _("The answers count no more; they stay on record.")
    )


def _carried_out(request: HttpRequest, answers_id: UUID, act: Any, said: str) -> HttpResponse:
    kept = _answers(request, answers_id)
    try:
        act(kept, deed=Deed.of(staff_of(request)))
    except ValidationError as error:
        context = {
            "title": _("The Portal's answers"), "why": " ".join(error.messages),
            "back": reverse("answers", args=[kept.pk]), "back_text": _("The Portal's answers"),
        }  # fmt: skip
        return render(request, "intake/refused.html", context, status=409)
    return done(request, said, "answers", kept.pk)


@for_those_who_may(Act.ASSIGN)
@require_http_methods(FORM)
def ask_columns(request: HttpRequest) -> HttpResponse:
    lead = _(
        "The Portal's real headings are not published. Write them here once as you see them; they are kept."
    )
    return _columns(
        request, ColumnMap.Purpose.ASK, AskColumnsForm, _("Columns of the file for the Portal"), lead
    )


@for_those_who_may(Act.ASSIGN)
@require_http_methods(FORM)
def answer_columns(request: HttpRequest) -> HttpResponse:
    lead = _("Write the headings as they stand in the first row of the file that the Portal gives.")
    return _columns(
        request, ColumnMap.Purpose.ANSWER, AnswerColumnsForm, _("Columns of the Portal's answers"), lead
    )


def _columns(
    request: HttpRequest, purpose: ColumnMap.Purpose, shape: type[Any], title: str, lead: str
) -> HttpResponse:
    member = staff_of(request)
    form, draft = form_with_draft(request, shape, columns=map_of(member.owner, purpose))
    if request.method == "POST" and form.is_bound and form.is_valid():
        keep_map(member.owner, purpose, form.cleaned_data, deed=Deed.of(member))
        return done(request, _("It is saved."), "batches")
    return form_page(
        request, form, draft, title=title, lead=lead, back=reverse("batches"), back_text=_("Batches")
    )
