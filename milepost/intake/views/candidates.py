"""Candidates: the list, a new one, and the organization's numbers of days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.editing.form_pages import FORM, done
from milepost.editing.records import form_with_draft
from milepost.intake import actions
from milepost.intake.forms import CandidateForm, SettingsForm
from milepost.intake.models import AssignabilityCheck
from milepost.intake.queries import candidates_visible_to, named, settings_of
from milepost.intake.views.frame import form_page, shown_as
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import may, may_reveal, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.people.numbers import digest_of, is_ssn
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to
from milepost.tickets.states import BEFORE_ASSIGNMENT, State
from milepost.website.listing import (
    Heading,
    download,
    filters_of,
    page_of,
    search_asked_for,
    sort_links,
    sorted_by,
    typed,
)
from milepost.website.templatetags.words import word

Narrow = Callable[[Any, str], Any]

FILTERS: dict[str, Narrow] = {
    "find": lambda rows, text: rows.filter(named(text)),
    "stage": lambda rows, value: rows.filter(stage=value),
    "answer": lambda rows, value: rows.filter(answer=value) if value != "none" else rows.filter(answer=None),
    "coordinator": lambda rows, value: rows.filter(coordinator__name=value),
}


def headings() -> tuple[Heading, ...]:
    return (
        Heading("name", _("Candidate"), ("holder__name", "reference")),
        Heading("reference", _("Id"), ("reference",)),
        Heading("program", _("Program"), ("program",)),
        Heading("stage", _("State"), ("stage",)),
        Heading("answer", _("SSA's answer"), ("answer", "asked_on")),
        Heading("valid_until", _("Good until"), ("valid_until",)),
        Heading("coordinator", _("Coordinator"), ("coordinator__name",)),
    )


def _chosen(request: HttpRequest) -> QuerySet[Ticket]:
    member = staff_of(request)
    rows = candidates_visible_to(member)
    if is_ssn(typed(request)):
        return rows.filter(holder__ssn_digest=digest_of(member.owner, typed(request)))
    return filters_of(request, FILTERS, rows)  # type: ignore[no-any-return]  # narrowed, of the same kind


@for_those_who_may(Act.SEE_PEOPLE)
@require_http_methods(FORM)
def candidates(request: HttpRequest) -> HttpResponse:
    """Who is on the way to an assignment, by default whoever still takes part."""
    if request.method == "POST":
        return search_asked_for(request, "candidates")
    member = staff_of(request)
    wanted = request.GET.get("sort", "name")
    every = candidates_visible_to(member)
    return render(
        request,
        "intake/candidates.html",
        {
            "page": page_of(sorted_by(_chosen(request), headings(), wanted), request),
            "typed": typed(request),
            "sorts": sort_links(headings(), wanted),
            "stages": [(one.value, one.label) for one in State if one in BEFORE_ASSIGNMENT],
            "states": dict(State.choices),
            "answers": AssignabilityCheck.Answer.choices,
            "answer_words": dict(AssignabilityCheck.Answer.choices),
            "coordinators": sorted(
                set(every.exclude(coordinator=None).order_by().values_list("coordinator__name", flat=True))
            ),
            "has_any": every.exists(),
            "day": today_for(member.owner),
            "may_add": may(member, Act.CHANGE_PEOPLE),
            "may_assign": may(member, Act.ASSIGN),
            "may_reveal": may_reveal(member),
        },
    )


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def candidates_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as it is filtered and sorted."""
    rows = sorted_by(_chosen(request), headings(), request.GET.get("sort", "name"))
    return download("candidates", kind, [heading.text for heading in headings()], _lines(rows))


def _lines(rows: QuerySet[Ticket]) -> Iterator[list[object]]:
    states, answers = dict(State.choices), dict(AssignabilityCheck.Answer.choices)
    for ticket in rows.iterator(chunk_size=500):
        found: Any = ticket
        yield [
            shown_as(ticket),
            ticket.reference,
            word(ticket.program),
            states.get(found.stage, ""),
            answers.get(found.answer, ""),
            found.valid_until,
            ticket.coordinator.name if ticket.coordinator else "",
        ]


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def add_candidate(request: HttpRequest) -> HttpResponse:
    """A new Ticketholder to be: whoever may be the same person is shown before anything is made."""
    member = staff_of(request)
    day: date = today_for(member.owner)
    form, draft = form_with_draft(request, CandidateForm, member=member, day=day)
    form.initial.pop("ssn", None)  # a number comes back from no draft
    if request.method == "POST" and form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                ticket = actions.add_candidate(form.cleaned_data, day, deed=Deed.of(member))
        except IntegrityError:  # somebody else was quicker with the same number
            form.add_error(
                "ssn", _("Another of your Ticketholders has this number. Search for it to see whom.")
            )
        else:
            said = _("%(id)s is a candidate now. The next step is the assessment.") % {"id": ticket.reference}
            return done(request, said, "assignments", ticket.pk)
    return form_page(
        request,
        form,
        draft,
        template="intake/new.html",
        title=_("New candidate"),
        back=reverse("candidates"),
        back_text=_("Candidates"),
        same=_seen(request, form),
    )


def _seen(request: HttpRequest, form: Any) -> list[dict[str, Any]]:
    """Who may be the same; of somebody whom the member may not see, only that there is one."""
    keys = [holder.ticket_id for holder in form.same]
    seen = set(tickets_visible_to(staff_of(request)).filter(pk__in=keys).values_list("pk", flat=True))
    return [{"holder": holder, "is_seen": holder.ticket_id in seen} for holder in form.same]


@for_those_who_may(Act.ASSIGN)
@require_http_methods(FORM)
def intake_settings(request: HttpRequest) -> HttpResponse:
    """After how many days something waits."""
    member = staff_of(request)
    kept = settings_of(member.owner)
    form, draft = form_with_draft(request, SettingsForm, instance=kept)
    if request.method == "POST" and form.is_bound and form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("answer_days", "quiet_days", "ahead_days")}
        actions.keep_settings(kept, values, deed=Deed.of(member))
        return done(request, _("It is saved."), "candidates")
    lead = _("No such numbers are published; they are yours to choose.")
    return form_page(
        request,
        form,
        draft,
        title=_("When something waits"),
        lead=lead,
        back=reverse("candidates"),
        back_text=_("Candidates"),
    )
