"""What may be done with a Ticket: `may_…` asks, `check_may_…` raises the reason."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from milepost.organizations.models import Identity
from milepost.rulebook import facts
from milepost.rulebook.agreements import Agreement, Move, may_come_under
from milepost.tickets.models import Ticket


def may_move_to_identity(ticket: Ticket, identity: Identity, on: date) -> Move:
    """Whether the Ticket may come under another of the organization's agreements on that day, and why."""
    assert identity.organization_id == ticket.organization_id, "an agreement of another organization"
    rows = ticket.assignment_set.values_list(*facts.names_of(facts.Assignment)[1:])
    assignments = (facts.Assignment(ticket.reference, *row) for row in rows)
    present = ticket.identity
    if present is not None and present.pk == identity.pk:
        return may_come_under(_agreement(identity), _agreement(identity), assignments, on)
    return may_come_under(_agreement(identity), _agreement(present) if present else None, assignments, on)


def check_may_move_to_identity(ticket: Ticket, identity: Identity, on: date) -> None:
    """Raises the reason why it may not: it is assigned under another one, or the agreement has ended."""
    move = may_move_to_identity(ticket, identity, on)
    if not move.may:
        raise ValidationError(move.reason.finding((get_language() or "en")[:2]), code=move.reason.code)


def _agreement(identity: Identity) -> Agreement:
    return Agreement(f"{identity.name} ({identity.get_model_display()})", identity.ended_on)
