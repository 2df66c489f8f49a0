"""The cases that a scorecard counts, read for many Tickets at once, each with the record it is of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from milepost.contacts.models import ContactNote
from milepost.contacts.standing import reckoned, settings_of
from milepost.plans.models import PlanVersion
from milepost.plans.states import State as PlanState
from milepost.requests.choices import State
from milepost.requests.models import RequestMove
from milepost.rulebook import contacts as rules
from milepost.rulebook.scorecards import (
    Judged,
    Measure,
    Note,
    judged_answer,
    judged_contact,
    judged_note,
    judged_plan,
    judged_sending,
)
from milepost.rulebook.shares.attribution import Served, serving_on
from milepost.shares.served import spans_of
from milepost.tickets.models import Assignment, Ticket

BY_ADDRESS = ("phone", "text", "email", "mail")
"""Ways of a contact that use a number or an address."""
ANSWERED = (State.APPROVED, State.PAID, State.DENIED)
Found = Iterator[tuple[UUID, Judged, str, tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Case:
    """One case: whose, how it went, who served on that day (None: the EN of Record), and the page that shows the record."""

    ticket: Ticket
    judged: Judged
    partner: UUID | None
    route: str
    parts: tuple[Any, ...]

    @property
    def address(self) -> str:
        return reverse(self.route, args=self.parts)


@dataclass(frozen=True, slots=True)
class Span:
    """The days of which cases are wanted, both included, seen from a day."""

    first: date
    last: date
    day: date

    def has(self, day: date) -> bool:
        return self.first <= day <= min(self.last, self.day)


def cases_of(tickets: Sequence[Ticket], measure: Measure, span: Span) -> Iterator[Case]:
    """The cases of one measure, of Tickets of one organization. The number of queries does not grow with them."""
    if not tickets:
        return
    by_key = {one.pk: one for one in tickets}
    served = spans_of(by_key)
    for key, judged, route, parts in FINDING[measure](tickets, span):
        ticket = by_key[key]
        yield Case(ticket, judged, _partner(ticket, served.get(key, ()), judged.on), route, parts)


def _partner(ticket: Ticket, spans: Sequence[Served], on: date) -> UUID | None:
    if not spans:
        return ticket.partner_id
    partner = serving_on(spans, on)
    return UUID(partner) if partner else None


def _contacts(tickets: Sequence[Ticket], span: Span) -> Found:
    for key, one in reckoned(tickets, span.day).items():
        for period in one.duty.periods:
            judged = judged_contact(period)
            if judged is not None and span.has(judged.on):
                yield key, judged, "contacts", (key,)


def _notes(tickets: Sequence[Ticket], span: Span) -> Found:
    late_after = settings_of(tickets[0].organization).late_after
    notes = ContactNote.objects.filter(
        organization=tickets[0].organization_id, ticket__in=tickets, is_current=True, withdrawn_at=None
    ).filter(on__gte=span.first, on__lte=min(span.last, span.day))
    has = {
        "has_used": Q(used__isnull=False),
        "has_message": Q(message_left__isnull=False),
        "has_other": Q(other_service__isnull=False),
    }
    rows = notes.annotate(**has).order_by("on", "at")
    for key, pk, kind, method, on, entered_on, minutes, services, used, message, other in rows.values_list(
        "ticket_id", "pk", "kind", "method", "on", "entered_on", "minutes", "services", *has
    ):
        known = Note(
            rules.Kind(kind),
            on,
            entered_on,
            method in BY_ADDRESS,
            used,
            minutes is not None,
            bool(services) or other,
            message,
        )
        yield key, judged_note(known, late_after), "contact_note", (key, pk)


def _plans(tickets: Sequence[Ticket], span: Span) -> Found:
    """First wordings alone: an amendment moves no payable month."""
    versions = PlanVersion.objects.filter(
        organization=tickets[0].organization_id, ticket__in=tickets, amends=None, signed_on__isnull=False
    ).filter(signed_on__gte=span.first, signed_on__lte=min(span.last, span.day))
    rows = list(versions.exclude(state=PlanState.WITHDRAWN).order_by("signed_on").values_list("ticket_id", "pk", "signed_on", "received_on"))  # fmt: skip
    assigned = _assigned(key for key, _pk, _signed, _received in rows)
    for key, pk, signed_on, received_on in rows:
        assert signed_on is not None, "those that are not signed were passed over"
        judged = judged_plan(signed_on, received_on, assigned.get(key), span.day)
        if judged is not None:
            yield key, judged, "plan_version", (key, pk)


def _assigned(keys: Iterator[UUID]) -> dict[UUID, date]:
    rows = Assignment.objects.filter(ticket__in=list(keys)).order_by("assigned_on")
    return dict(rows.values_list("ticket_id", "assigned_on"))


def _moves(tickets: Sequence[Ticket], after: Collection[str]) -> Any:
    return RequestMove.objects.filter(
        organization=tickets[0].organization_id, ticket__in=tickets, after__in=list(after)
    )


def _sendings(tickets: Sequence[Ticket], span: Span) -> Found:
    """Requests that were released; one that was taken back before it was sent is no case."""
    rows = _moves(tickets, [State.READY]).filter(on__gte=span.first, on__lte=min(span.last, span.day))
    released = list(
        rows.exclude(request__state=State.WITHDRAWN)
        .order_by("on", "pk")
        .values_list("ticket_id", "request_id", "on")
    )
    sent: dict[UUID, list[date]] = defaultdict(list)
    of_these = _moves(tickets, [State.SENT]).filter(request__in=[one for _key, one, _on in released])
    for request, on in of_these.order_by("on", "pk").values_list("request_id", "on"):
        sent[request].append(on)
    for key, request, on in released:
        sent_on = next((day for day in sent[request] if day >= on), None)
        yield key, judged_sending(on, sent_on, span.day), "request", (key, request)


def _answers(tickets: Sequence[Ticket], span: Span) -> Found:
    """Each denial, and each request that was granted, once: approved or paid, whichever came first."""
    granted: set[UUID] = set()
    rows = _moves(tickets, ANSWERED).filter(on__lte=min(span.last, span.day)).order_by("on", "pk")
    for key, request, after, on in rows.values_list("ticket_id", "request_id", "after", "on"):
        is_denied = after == State.DENIED
        if not is_denied and request in granted:
            continue
        if not is_denied:
            granted.add(request)
        if span.has(on):
            yield key, judged_answer(on, is_denied=is_denied), "request", (key, request)


FINDING: Mapping[Measure, Callable[[Sequence[Ticket], Span], Found]] = {
    Measure.CONTACTS: _contacts,
    Measure.NOTES: _notes,
    Measure.PLANS: _plans,
    Measure.SENT: _sendings,
    Measure.ANSWERS: _answers,
}
