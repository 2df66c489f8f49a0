"""Finding people by a name or an id, in whole or in part."""

from __future__ import annotations

from django.db.models import Q


def named(text: str, ticket: str = "") -> Q:
    """Whose name, or name they are called by, or id it is; `ticket` is the way to the Ticket, with its `__`."""
    ways = (f"{ticket}holder__name", f"{ticket}holder__called", f"{ticket}reference")
    found = Q()
    for way in ways:
        found |= Q(**{f"{way}__icontains": text})
    return found
