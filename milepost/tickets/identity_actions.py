"""Bringing a Ticket under one of the organization's agreements with SSA."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from milepost.journal.actions import Deed
from milepost.organizations.models import Identity
from milepost.tickets.models import Ticket
from milepost.tickets.policies import check_may_move_to_identity
from milepost.tickets.touched import touch


@transaction.atomic
def move_to_identity(ticket: Ticket, identity: Identity, *, on: date, deed: Deed) -> None:
    """The Ticket's next assignment is under this agreement. ValidationError where it is assigned under another one.

    Whoever assigns calls this first: once the new assignment stands, the Ticket cannot be moved any more, and the database
    refuses it too.
    """
    locked = Ticket.objects.select_for_update(of=("self",)).select_related("identity").get(pk=ticket.pk)
    check_may_move_to_identity(locked, identity, on)
    if locked.identity_id != identity.pk:
        Ticket.objects.filter(pk=ticket.pk).update(identity=identity)
        deed.write(
            "identity changed", ticket, changes={"identity": (_name(locked.identity), _name(identity))}
        )
        ticket.identity = identity
        touch(ticket)


def _name(identity: Identity | None) -> str | None:
    return identity.name if identity else None
