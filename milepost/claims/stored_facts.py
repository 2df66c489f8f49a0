"""Between the database and the facts that the rulebook decides from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from milepost.claims.models import RecordedPayment
from milepost.claims.recorded import payments_by_ticket
from milepost.earnings.models import MonthAsUploaded, MonthOfWork
from milepost.earnings.queries import months_as_uploaded
from milepost.earnings.working_out import with_something_entered, work_out
from milepost.journal.inserting_many import insert_many
from milepost.keys.fields import Sealed
from milepost.organizations.models import Organization
from milepost.rulebook import facts
from milepost.tickets.models import (
    Assignment,
    OfTicket,
    Reinstatement,
    Study,
    Ticket,
    UsePeriod,
    VocationalRehabilitationCase,
)
from milepost.tickets.touched import once_per_telling

# Each stored subject, the fact it becomes, and where that stands in TicketFacts.
STORED: tuple[tuple[type[OfTicket], type[Any], str], ...] = (
    (Assignment, facts.Assignment, "assignments"),
    (MonthOfWork, facts.MonthOfWork, "months"),
    (VocationalRehabilitationCase, facts.VocationalRehabilitationCase, "vr_cases"),
    (RecordedPayment, facts.RecordedPayment, "payments"),
    (Study, facts.Study, "studies"),
    (UsePeriod, facts.UsePeriod, "use_periods"),
)
# Reinstatements stand in no caseload file, so no upload replaces them.
_OF_TICKET = facts.names_of(facts.Ticket)[1:]


@once_per_telling
def facts_of(tickets: Iterable[Ticket], *, only_caseload: bool = False) -> dict[UUID, facts.TicketFacts]:
    """The facts of each Ticket by its key, in the order given. Seven queries, however many Tickets.

    `only_caseload` leaves out what our own requests and the money received say of claims.
    """
    by_key = {ticket.pk: ticket for ticket in tickets}
    again = _rows(Reinstatement, facts.Reinstatement, by_key, withdrawn_at=None)
    gathered: dict[str, dict[UUID, list[Any]]] = {}
    for model, fact, place in STORED:
        if model is not RecordedPayment:
            gathered[place] = _rows(model, fact, by_key)
    gathered["payments"] = payments_by_ticket(by_key, only_caseload=only_caseload)
    return {
        key: facts.TicketFacts(
            facts.Ticket(ticket.reference, *(_plain(getattr(ticket, name)) for name in _OF_TICKET)),
            tuple(gathered["assignments"][key]),
            {month.month: month for month in gathered["months"][key]},
            tuple(gathered["vr_cases"][key]),
            tuple(gathered["payments"][key]),
            tuple(gathered["studies"][key]),
            tuple(gathered["use_periods"][key]),
            tuple(again[key]),
        )
        for key, ticket in by_key.items()
    }


def facts_as_uploaded(tickets: Iterable[Ticket]) -> dict[UUID, facts.TicketFacts]:
    """The same as the caseload gave them, even where stubs and requests count now: for comparing and undoing uploads."""
    every = list(tickets)
    months = months_as_uploaded(every)
    known = facts_of(every, only_caseload=True)
    return {key: replace(one, months=months.get(key, {})) for key, one in known.items()}


def _plain(value: Any) -> Any:
    return value.open() if isinstance(value, Sealed) else value


def _rows(
    model: type[OfTicket], fact: type[Any], tickets: Mapping[UUID, Ticket], **which: Any
) -> dict[UUID, list[Any]]:
    names = facts.names_of(fact)[1:]
    order = [*(model._meta.ordering or ()), "pk"]
    rows = model._default_manager.filter(ticket__in=list(tickets), **which).order_by(*order)
    found: dict[UUID, list[Any]] = defaultdict(list)
    every: Iterable[tuple[Any, ...]] = rows.values_list("ticket_id", *names)
    for row in every:
        key, *values = row
        found[key].append(fact(tickets[key].reference, *values))
    return found


def keep_facts(organization: Organization, given: Iterable[facts.TicketFacts]) -> int:
    """Write these facts in place of what was known of the same Tickets; Tickets not named stay as they are.

    Returns how many Tickets were written. What stood there before is in the hands of the caller
    (`uploads` keeps it, so that it can be undone). Stubs and statements are no part of a caseload: they stay, and the months
    that they show are worked out again beside what the caseload now says (docs/decisions/months-from-stubs.md).
    """
    known = {ticket.reference: ticket for ticket in Ticket.objects.filter(organization=organization)}
    fresh, again, rows = [], [], defaultdict[type[OfTicket], list[Any]](list)
    for one in given:
        values = {name: getattr(one.ticket, name) for name in _OF_TICKET}
        ticket = known.get(one.ticket.ticket)
        if ticket is None:
            ticket = Ticket(organization=organization, reference=one.ticket.ticket, **values)
            fresh.append(ticket)
        else:
            for name, value in values.items():
                setattr(ticket, name, value)
            ticket.is_withdrawn = False
            again.append(ticket)
        _add_rows(rows, ticket, one)
    _clear(MonthAsUploaded, again)
    for model, _fact, _place in STORED:
        only = {"origin": RecordedPayment.Origin.CASELOAD} if model is RecordedPayment else {}
        _clear(model, again, **only)
    insert_many(fresh)
    Ticket.objects.bulk_update(again, (*_OF_TICKET, "is_withdrawn"), batch_size=200)
    for written in rows.values():
        insert_many(written)
    work_out(with_something_entered(again))
    return len(fresh) + len(again)


def withdraw(organization: Organization, references: list[str]) -> None:
    """Show no more the Tickets that an upload had brought and that is being undone."""
    Ticket.objects.filter(organization=organization, reference__in=references).update(is_withdrawn=True)


def _add_rows(rows: dict[type[OfTicket], list[Any]], ticket: Ticket, given: facts.TicketFacts) -> None:
    for model, fact, place in STORED:
        names = facts.names_of(fact)[1:]
        held = getattr(given, place)
        for record in held.values() if isinstance(held, dict) else held:
            values = {name: getattr(record, name) for name in names}
            rows[model].append(model(organization_id=ticket.organization_id, ticket=ticket, **values))


def _clear(model: type[OfTicket], tickets: list[Ticket], **only: object) -> None:
    for start in range(0, len(tickets), 500):
        model._default_manager.filter(ticket__in=tickets[start : start + 500], **only).delete()
