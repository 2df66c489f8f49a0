"""Who served a Ticket when: kept whenever a Ticket's partner changes, so that an old payment finds its partner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from milepost.rulebook.shares.attribution import Served as Span
from milepost.shares.models import Served
from milepost.tickets.models import Ticket


def keep_served(tickets: Sequence[Ticket], day: date) -> None:
    """A Ticket of which nothing was kept has always been with whom it is now; one with another partner is since today."""
    last: dict[UUID, UUID | None] = {}
    kept = Served.objects.filter(ticket__in=[one.pk for one in tickets], withdrawn_at=None).order_by("pk")
    for key, partner in kept.values_list("ticket_id", "partner_id"):
        last[key] = partner
    Served.objects.bulk_create(
        (
            Served(
                organization_id=one.organization_id,
                ticket=one,
                partner_id=one.partner_id,
                since=day if one.pk in last else None,
            )
            for one in tickets
            if one.pk not in last or last[one.pk] != one.partner_id
        ),
        batch_size=1_000,
    )


def spans_of(tickets: Iterable[UUID]) -> dict[UUID, tuple[Span, ...]]:
    """Of each Ticket who served it from when on. One query."""
    found = defaultdict[UUID, list[Span]](list)
    kept = Served.objects.filter(ticket__in=list(tickets), withdrawn_at=None).order_by("pk")
    for key, partner, since in kept.values_list("ticket_id", "partner_id", "since"):
        found[key].append(Span(str(partner) if partner else None, since))
    return {key: tuple(spans) for key, spans in found.items()}
