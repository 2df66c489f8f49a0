"""The progress reviews of a Ticketholder."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.editing.drafts import forget_draft
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.languages import LANGUAGES
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.people.forms import WhyForm
from milepost.reviews import actions
from milepost.reviews.forms import StepForm, StudyForm
from milepost.reviews.models import ReviewStep
from milepost.reviews.print import progress_page
from milepost.reviews.queries import Reviewed, reviews_of, steps_of
from milepost.rulebook.progress.procedure import Event, Step, procedure_on
from milepost.tickets.models import Study, Ticket
from milepost.tickets.queries import tickets_visible_to

FORM = ["GET", "HEAD", "POST"]


def _ticket(request: HttpRequest, ticket_id: UUID) -> Ticket:
    seen = tickets_visible_to(staff_of(request)).select_related("holder", "organization")
    return get_object_or_404(seen, pk=ticket_id)


def _chosen(periods: list[Reviewed], asked: str) -> Reviewed | None:
    """The period that the address asks for; else the earliest one that needs somebody, else the newest."""
    by_number = {str(one.review.period): one for one in periods}
    waiting = next((one for one in periods if one.procedure.deadline), None)
    return by_number.get(asked) or waiting or (periods[-1] if periods else None)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def reviews(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Each period: what is met, what would meet it, and where its review stands."""
    member, ticket = staff_of(request), _ticket(request, ticket_id)
    day = today_for(member.owner)
    facts, periods = reviews_of(ticket, day)
    chosen = _chosen(periods, request.GET.get("period", ""))
    return render(
        request,
        "reviews/reviews.html",
        {
            "ticket": ticket,
            "shown_as": _name(ticket),
            "periods": periods,
            "chosen": chosen,
            "day": day,
            "studies": Study.objects.filter(ticket=ticket).order_by("-month", "-pk"),
            "use_periods": facts.use_periods,
            "may_change": may(member, Act.CHANGE_PEOPLE),
            "may_be_over": bool(chosen and chosen.procedure.lawful),
        },
    )


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def record(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Write down what happened in the review of a period."""
    member, ticket = staff_of(request), _ticket(request, ticket_id)
    day = today_for(member.owner)
    _facts, periods = reviews_of(ticket, day)
    chosen = _chosen(periods, request.POST.get("period") or request.GET.get("period", ""))
    if chosen is None or not chosen.procedure.lawful:
        messages.info(
            request, _("There is nothing to record: no period has begun, or its review is finished.")
        )
        return redirect("reviews", ticket_id)
    period = chosen.review.period
    form, draft = form_with_draft(request, StepForm, lawful=_recordable(ticket, period), day=day)
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = form.cleaned_data
        step = Step(Event(given["event"]), given["on"])
        try:
            actions.record(ticket, period, step, note=given["note"], deed=Deed.of(member))
        except ValidationError as refused:
            form.add_error("on", refused)
        else:
            return _done(request, ticket_id, _("It is recorded."), period)
    title = _("Record what happened in the review of year %(number)s") % {"number": period}
    return _asked(request, ticket, form, draft, title)


def _recordable(ticket: Ticket, period: int) -> list[Event]:
    """What may follow on any day from the last step on: an appeal in time may be recorded late."""
    steps = [step for _kept, step in steps_of(ticket, period)]
    days = [steps[-1].on, date.max] if steps else [date.max]
    return list(dict.fromkeys(event for day in days for event in procedure_on(steps, day).lawful))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def take_back(request: HttpRequest, ticket_id: UUID, step_id: int) -> HttpResponse:
    """A step that was recorded by mistake."""
    ticket = _ticket(request, ticket_id)
    step = get_object_or_404(ReviewStep, pk=step_id, ticket=ticket, withdrawn_at=None)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_back(step, deed=Deed.of(staff_of(request), form.cleaned_data["why"]))
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return _done(request, ticket_id, _("It is taken back, and stays in the history."), step.period)
    return _asked(request, ticket, form, None, _("Take back what was recorded"), button=_("Take it back"))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def add_study(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Credits, a diploma, a degree."""
    member, ticket = staff_of(request), _ticket(request, ticket_id)
    form, draft = form_with_draft(request, StudyForm, day=today_for(member.owner))
    if request.method == "POST" and form.is_bound and form.is_valid():
        actions.add_study(ticket, form.study(), deed=Deed.of(member))
        return _done(request, ticket_id, _("It is saved."))
    return _asked(request, ticket, form, draft, _("Add study"))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def take_back_study(request: HttpRequest, ticket_id: UUID, study_id: int) -> HttpResponse:
    """Study that was entered by mistake."""
    member, ticket = staff_of(request), _ticket(request, ticket_id)
    study = get_object_or_404(Study, pk=study_id, ticket=ticket)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = Deed.of(member, form.cleaned_data["why"])
        actions.take_back_study(study, on=today_for(member.owner), deed=deed)
        return _done(request, ticket_id, _("It is taken back, and stays in the history."))
    return _asked(request, ticket, form, None, _("Take back study"), button=_("Take it back"))


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def printed(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """One plain page for the Ticketholder, in their language or in the one asked for."""
    member, ticket = staff_of(request), _ticket(request, ticket_id)
    day = today_for(member.owner)
    _facts, periods = reviews_of(ticket, day)
    asked = request.GET.get("language", "")
    holder = getattr(ticket, "holder", None)
    spoken = asked if asked in LANGUAGES else "es" if holder and holder.language == "es" else "en"
    pdf = progress_page(
        _name(ticket), _chosen(periods, request.GET.get("period", "")), member.owner, day, spoken
    )
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="progress.pdf"'
    return response


def _name(ticket: Ticket) -> str:
    return str(getattr(ticket, "holder", None) or ticket.reference)


def _done(request: HttpRequest, ticket_id: UUID, said: str, period: int | None = None) -> HttpResponse:
    forget_draft(request)
    messages.success(request, said)
    address = reverse("reviews", args=[ticket_id])
    return redirect(f"{address}?period={period}" if period else address)


def _asked(
    request: HttpRequest, ticket: Ticket, form: Any, draft: Any, title: str, *, button: str | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "draft": draft,
        "title": title,
        "back": reverse("reviews", args=[ticket.pk]),
        "back_text": _name(ticket),
        "button": button or _("Save"),
    }
    return render(
        request, "editing/record.html", context, status=422 if form.is_bound and form.errors else 200
    )
