"""What a side's own records tell of a hand-off, written into it; and its facts for the rulebook.

This is all that passes between two organizations. A side writes its own half, under its own scope, and reads the other's half.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from milepost.handoffs.models import HandOff
from milepost.journal.actions import plain
from milepost.organizations.today import today_for
from milepost.rulebook.facts import Assignment, AssignmentKind, PaymentSystem
from milepost.rulebook.handoffs import HandOffFacts, Nine, nine_months, stage_of
from milepost.rulebook.handoffs.clocks import assignment_clock
from milepost.rulebook.months import Month
from milepost.schemes.choices import InvoiceState
from milepost.schemes.gathering import own_names
from milepost.schemes.models import BoughtService, GivenNotice, SchemeInvoice
from milepost.tickets.models import Assignment as Held
from milepost.tickets.models import Ticket, VocationalRehabilitationCase
from milepost.tickets.touched import once_per_telling

CASE = ("opened_on", "paid_by", "closed_on", "closure")
OF_ASSIGNMENT = (
    "provider", "kind", "system", "assigned_on", "unassigned_on", "plan_signed_on", "plan_received_on",
)  # fmt: skip
DAYS = ("assigned_on", "unassigned_on", "plan_signed_on", "plan_received_on")
SHOWN = (
    InvoiceState.SENT, InvoiceState.RETURNED, InvoiceState.APPROVED, InvoiceState.PAID, InvoiceState.DENIED,
)  # fmt: skip
"""A payment that is only being prepared is nobody else's business."""


@once_per_telling
def hand_offs_of(tickets: Iterable[Ticket]) -> list[HandOff]:
    """Those in which one of these Tickets stands, on either side. One query."""
    keys = [ticket.pk for ticket in tickets]
    return list(HandOff.objects.filter(Q(ticket__in=keys) | Q(network_ticket__in=keys)).order_by("pk"))


def tell_again(tickets: Sequence[Ticket]) -> None:
    """Something known about these Tickets of one organization has changed: their half of each hand-off is written anew."""
    by_key = {ticket.pk: ticket for ticket in tickets}
    for one in hand_offs_of(list(tickets)):
        networks = by_key.get(one.network_ticket_id) if one.network_ticket_id else None
        tell(one, by_key.get(one.ticket_id), networks)


def tell(hand_off: HandOff, kept: Ticket | None, networks: Ticket | None) -> None:
    """Write what the keeper's and the network's Ticket tell; a side that is not given stays as it was told."""
    values: dict[str, Any] = {}
    if kept is not None:
        case = case_of(kept, hand_off)
        if case is not None:  # where it was taken back, what was told stays until somebody corrects it
            values |= {name: getattr(case, name) for name in CASE}
        opened_on = case.opened_on if case else hand_off.opened_on
        values["keeper_told"] = {"assignments": _assignments(kept, opened_on)}
    if networks is not None:
        values["network_told"] = {
            "assignments": _assignments(networks, hand_off.opened_on),
            "lines": list(_lines(networks, hand_off.network_told.get("lines", []))),
        }
    keep(hand_off, values)


def case_of(ticket: Ticket, hand_off: HandOff) -> VocationalRehabilitationCase | None:
    """The case among the facts of one's own Ticket: opened on the same day, or closed on it, or the only one there is."""
    cases: list[VocationalRehabilitationCase] = list(
        VocationalRehabilitationCase.objects.filter(ticket=ticket).order_by("pk")
    )
    for name in ("opened_on", "closed_on"):
        told = getattr(hand_off, name)
        same = [one for one in cases if told is not None and getattr(one, name) == told]
        if same:
            return same[-1]
    return cases[0] if len(cases) == 1 else None


def keep(hand_off: HandOff, values: dict[str, Any]) -> None:
    """These values, and what follows from all that is told: the stage, the last day, the day of assignment."""
    values = {name: value for name, value in values.items() if getattr(hand_off, name) != value}
    for name, value in values.items():
        setattr(hand_off, name, value)
    known = facts_of(hand_off)
    clock, handed = assignment_clock(known), known.handed_to
    followed = {
        "stage": stage_of(known).value,
        "last_day": clock.last_day if clock else None,
        "assigned_on": handed.assigned_on if handed else None,
    }
    changed = {
        **values,
        **{name: value for name, value in followed.items() if getattr(hand_off, name) != value},
    }
    if changed:
        HandOff.objects.filter(pk=hand_off.pk).update(**changed)
    for name, value in followed.items():
        setattr(hand_off, name, value)


def facts_of(hand_off: HandOff, nine: Nine | None = None) -> HandOffFacts:
    """As both sides know it; `nine`: as the network's own earnings show, before the agency is told."""
    kept = hand_off.keeper_told.get("assignments", [])
    networks = hand_off.network_told.get("assignments", [])
    if (
        hand_off.network_ticket_id == hand_off.ticket_id
    ):  # one Ticket, told by the network that keeps the case itself
        kept = []
    chosen = hand_off.chosen if hand_off.network_id else ""
    assignments = (*(_read(row) for row in kept), *(_read(row, chosen) for row in networks))
    told = nine_months(
        map(Month.parse, hand_off.nine_months), excused=set(map(Month.parse, hand_off.excused))
    )
    return HandOffFacts(
        agency=hand_off.agency,
        opened_on=hand_off.opened_on,
        in_use_on=hand_off.in_use_on,
        plan_on=hand_off.plan_on,
        paid_by=hand_off.paid_by,
        closed_on=hand_off.closed_on,
        closure=hand_off.closure,
        list_given_on=hand_off.list_given_on,
        listed=len(hand_off.listed),
        chosen=hand_off.chosen,
        chosen_on=hand_off.chosen_on,
        assignments=assignments,
        agency_is_told=hand_off.agency_is_told,
        nine=told or nine,
        told_on=hand_off.told_on,
        claimed_on=hand_off.claimed_on,
    )


def _read(row: dict[str, Any], chosen: str = "") -> Assignment:
    """The network that was `chosen` by the name under which it was chosen: assignments name it by its identity."""
    days = {name: date.fromisoformat(row[name]) if row.get(name) else None for name in DAYS}
    assigned_on = days.pop("assigned_on")
    assert assigned_on is not None
    kind, system = AssignmentKind(row["kind"]), PaymentSystem(row["system"])
    provider = chosen if chosen and row["own"] else row["provider"]
    return Assignment("", provider, kind, system, assigned_on, **days)


def _assignments(ticket: Ticket, since: date | None) -> list[dict[str, Any]]:
    """Those that reach into the time of the case or follow it; what was before is nobody's business."""
    rows = Held.objects.filter(ticket=ticket).order_by("assigned_on").values(*OF_ASSIGNMENT)
    own = set(own_names(ticket.organization))
    return [
        {**{name: plain(value) for name, value in row.items()}, "own": row["provider"] in own}
        for row in rows
        if since is None or row["unassigned_on"] is None or row["unassigned_on"] > since
    ]


def _lines(ticket: Ticket, before: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Notices, authorizations, and payments that were sent, with their days: what a counselor has to know of schemes.

    The day on which a payment was returned is recorded nowhere: it is the day on which it was first told here.
    """
    known = {line["key"]: line["on"] for line in before}
    today = today_for(ticket.organization).isoformat()
    for notice in GivenNotice.objects.filter(ticket=ticket):
        expected = notice.expected_on.isoformat() if notice.expected_on else None
        yield {
            "key": f"notice-{notice.pk}", "kind": "notice", "on": notice.given_on.isoformat(), "payment": notice.payment,
            "expected_on": expected,
        }  # fmt: skip
    for service in BoughtService.objects.filter(ticket=ticket):
        on = service.authorized_on.isoformat() if service.authorized_on else None
        yield {"key": f"service-{service.pk}", "kind": "authorization", "on": on, "number": service.number}
    for invoice in SchemeInvoice.objects.filter(ticket=ticket, state__in=SHOWN):
        key = f"payment-{invoice.pk}-{invoice.state}"
        days = {InvoiceState.SENT: invoice.invoiced_on, InvoiceState.APPROVED: invoice.approved_on}
        days[InvoiceState.PAID] = invoice.paid_on
        on = days.get(InvoiceState(invoice.state))
        yield {
            "key": key, "kind": invoice.state, "on": on.isoformat() if on else known.get(key, today),
            "payment": invoice.payment, "number": invoice.authorization, "cents": invoice.cents,
        }  # fmt: skip
