"""What was asked for: the list, one Ticketholder's, one ask, and asking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.asking import actions
from milepost.asking.evidence import MissingStub, missing_stubs_of
from milepost.asking.forms import AskForm, WithdrawAskForm
from milepost.asking.models import Ask
from milepost.asking.queries import MOST_MONTHS, Proposal, asks_visible_to, proposal_for, worth_of
from milepost.asking.states import LIVING, may_follow
from milepost.asking.wishes import Wish, address_of, record_of, said_for
from milepost.journal.actions import Deed
from milepost.notices.models import Text
from milepost.notices.queries import (
    consent_of,
    incoming_visible_to,
    language_of,
    moment_for,
    settings_of,
)
from milepost.notices.texting import NO_TOKEN, wrong_with
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.months import Month, months_from
from milepost.rulebook.texts import length_of
from milepost.rulebook.wording import month_in_words
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to
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
from milepost.website.templatetags.words import language

FORM = ["GET", "HEAD", "POST"]
SHOWN_MONTHS = 12


def ticket_of(request: HttpRequest, ticket_id: UUID) -> Ticket:
    seen = tickets_visible_to(staff_of(request)).select_related("holder", "organization")
    return get_object_or_404(seen, pk=ticket_id)


def base_of(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def headings() -> tuple[Heading, ...]:
    return (
        Heading("who", _("Ticketholder"), ("ticket__holder__name", "ticket__reference")),
        Heading("what", _("Asked for"), ("what",)),
        Heading("state", _("State"), ("state", "ended_because")),
        Heading("asked_on", _("Asked on"), ("asked_on", "asked_at")),
        Heading("reminders", _("Reminders"), ("reminders",), is_number=True),
        Heading("dollars", _("Hangs on it"), ("dollars",), is_number=True),
        Heading("lost_on", _("Lost on"), ("lost_on",)),
        Heading("until", _("Link works until"), ("until",)),
    )


Narrow = Callable[[QuerySet[Ask], str], QuerySet[Ask]]
FILTERS: dict[str, Narrow] = {
    "find": lambda rows, text: rows.filter(
        Q(ticket__reference__icontains=text) | Q(ticket__holder__name__icontains=text)
    ),
    "state": lambda rows, value: rows.filter(state=value),
    "ended": lambda rows, value: rows.filter(ended_because=value),
    "kind": lambda rows, value: rows.filter(kind=value),
}


def _chosen(request: HttpRequest) -> QuerySet[Ask]:
    rows = filters_of(request, FILTERS, asks_visible_to(staff_of(request)))
    return sorted_by(rows, headings(), request.GET.get("sort", "-asked_on"))


@for_those_who_may(Act.SEE_PEOPLE)
@require_http_methods(FORM)
def asking(request: HttpRequest) -> HttpResponse:
    """Everything that was asked for."""
    if request.method == "POST":
        return search_asked_for(request, "asking")
    member = staff_of(request)
    context = {
        "page": page_of(_chosen(request), request),
        "typed": typed(request),
        "sorts": sort_links(headings(), request.GET.get("sort", "-asked_on")),
        "states": Ask.State.choices,
        "endings": Ask.Ended.choices,
        "kinds": Ask.Kind.choices,
        "has_any": asks_visible_to(member).exists(),
        "may_ask": may(member, Act.CHANGE_PEOPLE),
        "may_set": may(member, Act.CHANGE_ORGANIZATION),
    }
    return render(request, "asking/asks.html", context)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def asking_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    columns = [heading.text for heading in headings()] + [_("Photographs")]
    return download("asks", kind, columns, _lines(_chosen(request)))


def _lines(rows: QuerySet[Ask]) -> Iterator[list[object]]:
    for one in rows.iterator(chunk_size=500):
        state = one.get_ended_because_display() if one.ended_because else one.get_state_display()
        yield [
            one.ticket.reference, one.what, state, one.asked_on, one.reminders, one.dollars, one.lost_on, one.until,
            getattr(one, "photographs", 0),
        ]  # fmt: skip


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def asking_of(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """One Ticketholder: what to ask for, what was asked for, and whether they agreed to texts."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    consent = consent_of(ticket)
    context = {
        "ticket": ticket,
        "proposal": proposal_for(ticket),
        "asks": asks_visible_to(member).filter(ticket=ticket),
        "consent": consent,
        "number": consent.number.open() if consent else "",
        "incoming": incoming_visible_to(member).filter(ticket=ticket)[:20],
        "may_ask": may(member, Act.CHANGE_PEOPLE),
    }
    return render(request, "asking/ticketholder.html", context)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def asking_ask(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The exact text, and one button that sends it. Without more words it asks for what is worth most."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    day, proposal = today_for(member.owner), proposal_for(ticket)
    given = (
        request.POST
        if request.method == "POST"
        else request.GET
        if "kind" in request.GET
        else _wanted(proposal)
    )
    stubs = missing_stubs_of(ticket, day)
    form = AskForm(given, months=_months(proposal, day, stubs), day=day)
    wish = _worth(form.wish(), proposal, stubs) if form.is_bound and given and form.is_valid() else None
    if request.method == "POST" and wish is not None and request.POST.get("do") == "send":
        try:
            asked = actions.ask(ticket, wish, base=base_of(request), day=day, deed=Deed.of(member))
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return _asked(request, asked)
    status = 422 if request.method == "POST" and form.errors else 200
    return render(
        request, "asking/ask.html", _ask_page(request, ticket, form, wish) | {"stubs": stubs}, status=status
    )


def _wanted(proposal: Proposal | None) -> dict[str, Any] | None:
    """What the form says at first: the months that are worth most."""
    if proposal is None:
        return None
    return {"kind": Ask.Kind.STUBS.value, "months": [str(month) for month in proposal.months]}


def _months(proposal: Proposal | None, day: date, stubs: list[MissingStub]) -> list[Month]:
    """Which months may be chosen: those that something waits for, those of missing stubs, and the last twelve."""
    found = set(months_from(Month.of(day) - (SHOWN_MONTHS - 1), SHOWN_MONTHS))
    found |= {month for stub in stubs for month in stub.months}
    if proposal is not None:
        found |= {one.month for one in proposal.wanted}
    return sorted(found, reverse=True)


def _worth(wish: Wish, proposal: Proposal | None, stubs: list[MissingStub]) -> Wish:
    """The wish with what hangs on it, and of a stub that is known to be missing its employer."""
    wanted = proposal.wanted if proposal is not None else ()
    dollars, lost_on = worth_of(one for one in wanted if one.month in wish.months)
    of_job = (stub.employer for stub in stubs if (stub.paid_on, stub.job) == (wish.paid_on, wish.job))
    return replace(wish, dollars=dollars, lost_on=lost_on, employer=wish.employer or next(of_job, ""))


def _ask_page(request: HttpRequest, ticket: Ticket, form: AskForm, wish: Wish | None) -> dict[str, Any]:
    settings, consent = settings_of(ticket.organization), consent_of(ticket)
    holder = getattr(ticket, "holder", None)
    context: dict[str, Any] = {
        "ticket": ticket, "form": form, "wish": wish, "consent": consent, "most": MOST_MONTHS,
    }  # fmt: skip
    if wish is not None:
        body = said_for(wish, ticket, settings, address_of(NO_TOKEN, base_of(request)))
        context |= {
            "body": body.replace(NO_TOKEN, "…"),
            "length": length_of(body),
            "body_language": language_of(ticket),
            "faults": wrong_with(body, token=NO_TOKEN, name=holder.name if holder else ""),
        }
    if consent is not None:
        now = timezone.now()
        goes_at = moment_for(consent, settings, now)
        context |= {"number": consent.number.open(), "goes_at": goes_at if goes_at > now else None}
    return context


def _asked(request: HttpRequest, asked: Ask) -> HttpResponse:
    text = Text.objects.filter(ticket_id=asked.ticket_id, record=record_of(asked)).order_by("-turn").first()
    if text is not None and text.not_before > timezone.now():
        messages.success(request, _("It is asked for. The text waits for its hour and then goes by itself."))
    else:
        messages.success(request, _("It is asked for. The text is on its way."))
    return redirect("asking_of", asked.ticket_id)


def _one(request: HttpRequest, ticket_id: UUID, ask_id: UUID) -> Ask:
    return get_object_or_404(
        asks_visible_to(staff_of(request)), pk=ask_id, ticket=ticket_of(request, ticket_id)
    )


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def asking_one(request: HttpRequest, ticket_id: UUID, ask_id: UUID) -> HttpResponse:
    """One ask: its photographs, its texts, and what comes next."""
    asked = _one(request, ticket_id, ask_id)
    context = {
        "ask": asked,
        "ticket": asked.ticket,
        "months": [month_in_words(month, language()) for month in asked.months_asked],
        "employer": asked.employer.open() if asked.employer else "",
        "arrived": asked.arrived.select_related("document"),
        "texts": Text.objects.filter(ticket=asked.ticket, record=record_of(asked)).order_by("turn"),
        "may_change": may(staff_of(request), Act.CHANGE_PEOPLE),
        "is_living": asked.state in LIVING,
        "may_again": may_follow(asked.state, Ask.State.OPEN),
        "can_text": consent_of(asked.ticket) is not None,
    }
    return render(request, "asking/one.html", context)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def asking_again(request: HttpRequest, ticket_id: UUID, ask_id: UUID) -> HttpResponse:
    """The photograph cannot be read."""
    asked, member = _one(request, ticket_id, ask_id), staff_of(request)
    try:
        actions.ask_again(asked, base=base_of(request), day=today_for(member.owner), deed=Deed.of(member))
        messages.success(request, _("It is asked for again, with a new link."))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("asking_one", ticket_id, ask_id)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def asking_withdraw(request: HttpRequest, ticket_id: UUID, ask_id: UUID) -> HttpResponse:
    asked, form = _one(request, ticket_id, ask_id), WithdrawAskForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why it is withdrawn."))
    else:
        try:
            actions.withdraw_ask(asked, form.cleaned_data["note"], deed=Deed.of(staff_of(request)))
            messages.success(request, _("It is asked for no more; the link is closed."))
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
    return redirect("asking_one", ticket_id, ask_id)
