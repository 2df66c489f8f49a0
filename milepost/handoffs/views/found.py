"""What the pages of hand-offs share."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from milepost.handoffs.models import HandOff
from milepost.handoffs.queries import hand_offs_visible_to
from milepost.organizations.policies import staff_of
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to


def hand_off_of(request: HttpRequest, hand_off_id: UUID) -> HandOff:
    """For those who see it; there is none for everybody else."""
    seen = hand_offs_visible_to(staff_of(request)).select_related("network", "counselor")
    found: HandOff = get_object_or_404(seen, pk=hand_off_id)
    return found


def ticket_of(request: HttpRequest, ticket_id: UUID) -> Ticket:
    seen = tickets_visible_to(staff_of(request)).select_related("holder", "organization")
    found: Ticket = get_object_or_404(seen, pk=ticket_id)
    return found


def back_to(hand_off: HandOff) -> dict[str, Any]:
    return {"back": reverse("hand_off", args=[hand_off.pk]), "back_text": hand_off.name}
