"""Asks end by themselves: when the evidence is there, when SSA has it, when their time is over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from milepost.asking.actions import end, remind
from milepost.asking.evidence import reasons_to_end
from milepost.asking.models import Ask, Part
from milepost.asking.states import LIVING
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization
from milepost.tickets.models import Ticket


def look_again(tickets: Iterable[Ticket]) -> int:
    """Something known about these Tickets has changed: end the asks that need no more asking. How many ended."""
    living = Ask.objects.filter(ticket__in=[ticket.pk for ticket in tickets], state__in=LIVING)
    return _end_answered(living.select_related("ticket", "organization"))


def _end_answered(asks: Iterable[Ask]) -> int:
    every = list(asks)
    reasons = reasons_to_end(every) if every else {}
    return sum(
        end(ask, reasons[ask.pk], deed=Deed(ask.organization, None, through="evidence"))
        for ask in every
        if ask.pk in reasons
    )


def make_rounds(organization: Organization, *, day: date) -> dict[str, int]:
    """Once in a while, for what no action has told: end, let expire, remind; what came half is thrown away."""
    deed = Deed(organization, None, through="rounds")
    asks = Ask.objects.filter(organization=organization, state__in=LIVING).select_related(
        "ticket", "organization"
    )
    done = {"ended": _end_answered(asks), "expired": 0, "reminded": 0}
    for ask in asks.filter(state=Ask.State.OPEN, until__lt=day):
        done["expired"] += end(ask, Ask.Ended.EXPIRED, deed=deed)
    for ask in asks.filter(state=Ask.State.OPEN, remind_on__lte=day):
        done["reminded"] += remind(ask, day=day, deed=deed)
    Part.objects.filter(organization=organization, arriving__ask__state=Ask.State.ENDED).delete()
    return done
