"""The assessment of a candidate: what was asked, what is advised, what a human decided; and what became of those taken."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.candidates import actions
from milepost.candidates.as_json import as_object
from milepost.candidates.feedback import FEWEST, feedback
from milepost.candidates.forms import DecisionForm, InterviewForm
from milepost.candidates.models import Decision, Interview
from milepost.candidates.policies import may_assess
from milepost.candidates.queries import answer_of, interviews_visible_to, newest_interview
from milepost.claims.figures import law_of
from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.languages import language
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.candidates.questions import QUESTIONS
from milepost.rulebook.wording import sentence
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to


def _ticket_of(request: HttpRequest, ticket_id: UUID) -> Ticket:
    seen = tickets_visible_to(staff_of(request)).select_related(
        "holder", "organization", "partner", "identity"
    )
    return get_object_or_404(seen, pk=ticket_id)


def _named(ticket: Ticket) -> str:
    return str(getattr(ticket, "holder", None) or ticket.reference)


def _answered(interview: Interview) -> list[tuple[str, str]]:
    """Each question with its answer, in words."""
    given, said = interview.answers.open(), language()
    return [
        (
            sentence(f"WORD_ask_{one.code}", {}, said),
            sentence(f"WORD_{one.word_of(given[one.code])}", {}, said),
        )
        for one in QUESTIONS
    ]


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def assessment(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The newest answers with what they say today; the earlier ones and every decision below."""
    member, ticket = staff_of(request), _ticket_of(request, ticket_id)
    interviews = list(interviews_visible_to(member).filter(ticket=ticket).select_related("by"))
    newest = interviews[0] if interviews else None
    decisions = list(Decision.objects.filter(ticket=ticket).select_related("by", "interview"))
    context: dict[str, Any] = {
        "ticket": ticket,
        "shown_as": _named(ticket),
        "newest": newest,
        "earlier": [(one, _answered(one)) for one in interviews[1:]],
        "decisions": decisions,
        "is_decided": bool(decisions) and decisions[0].interview_id == (newest and newest.pk),
        "may_assess": may_assess(member),
    }
    if newest is not None:
        found = answer_of(ticket, newest.answers.open(), today_for(member.owner))
        context |= {
            "found": found,
            "answered": _answered(newest),
            "groups": [
                (effect, found.assessed.of(effect))
                for effect in ("stops", "against", "unclear", "care", "speaks_for")
            ],
        }
    return render(request, "candidates/assessment.html", context)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def assessment_json(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The same for a program; `{}` where nobody was asked yet."""
    member, ticket = staff_of(request), _ticket_of(request, ticket_id)
    newest = newest_interview(ticket)
    if newest is None:
        return JsonResponse({})
    found = answer_of(ticket, newest.answers.open(), today_for(member.owner))
    return JsonResponse(as_object(ticket.reference, newest, found, language()))


def _back(ticket: Ticket) -> dict[str, str]:
    return {
        "back": reverse("assessment", args=[ticket.pk]),
        "back_text": f"{_('Assessment')}: {_named(ticket)}",
    }


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def ask(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """What the candidate answers; it begins with the answers of last time."""
    member, ticket = staff_of(request), _ticket_of(request, ticket_id)
    known = newest_interview(ticket)
    options = {"day": today_for(member.owner), "known": known.answers.open() if known else None}
    form, draft = form_with_draft(request, InterviewForm, **options)
    if request.method == "POST" and form.is_bound and form.is_valid():
        actions.ask(ticket, form.answers, form.cleaned_data["on"], deed=Deed.of(member))
        return done(request, _("The answers are kept."), "assessment", ticket.pk)
    lead = _("“Not known” is an answer: it is said what it leaves open. Nothing here is a score.")
    return form_page(request, form, draft, title=_("Ask the candidate"), lead=lead, **_back(ticket))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def decide(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """A human decides on the newest answers."""
    member, ticket = staff_of(request), _ticket_of(request, ticket_id)
    newest = newest_interview(ticket)
    if newest is None:
        return redirect("assessment_ask", ticket.pk)
    day = today_for(member.owner)
    form, draft = form_with_draft(request, DecisionForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = form.cleaned_data
        seen = request.POST.get("interview", str(newest.pk))
        known = interviews_visible_to(member).filter(ticket=ticket)
        asked = next((one for one in known if str(one.pk) == seen), newest)

        def act() -> Any:
            deed = Deed.of(member)
            return actions.decide(
                asked, given["verdict"], given["because"], given["look_again_on"], day=day, deed=deed
            )

        if tried(form, act):
            return done(request, _("The decision is kept."), "assessment", ticket.pk)
    assessed = answer_of(ticket, newest.answers.open(), day).assessed
    return form_page(
        request,
        form,
        draft,
        template="candidates/decide.html",
        title=_("Decide"),
        lead=assessed.reason.finding(language()),
        interview=newest,
        **_back(ticket),
    )


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def became(request: HttpRequest) -> HttpResponse:
    """What became of those taken, by what they had answered."""
    member = staff_of(request)
    tables = [one for one in feedback(member, law_of(member.owner)) if one.lines]
    return render(request, "candidates/became.html", {"tables": tables, "fewest": FEWEST})
