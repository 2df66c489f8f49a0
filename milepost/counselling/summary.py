"""How counselling stands, at the head of a Ticketholder's page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from milepost.counselling.models import Counsel
from milepost.tickets.models import Ticket
from milepost.tickets.summary import Fact


def summary(ticket: Ticket, day: date) -> Iterator[Fact]:
    """The newest one. One query; nothing where there never was one."""
    newest = Counsel.objects.filter(ticket=ticket).first()
    if newest is not None:
        yield Fact(
            65, _("Benefits counselling"), str(newest.get_state_display()), newest.counsellor, "counsels_of"
        )
