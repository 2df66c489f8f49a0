"""What a new draft knows already: of the Ticketholder, of the organization, and, if it is wanted, of the example."""

from __future__ import annotations

from typing import Any

from milepost.people.models import Contact, Ticketholder
from milepost.plans.example import example_content
from milepost.plans.models import Plan
from milepost.plans.queries import settings_of
from milepost.rulebook.plans import STATEMENTS
from milepost.tickets.models import Ticket


def first_content(ticket: Ticket, kind: str, *, from_example: bool) -> dict[str, Any]:
    """The fields that are filled in before anybody writes; what is not known is left out."""
    content: dict[str, Any] = {"manner": "in_person", "model": "traditional"}
    if kind == Plan.Kind.INDIVIDUAL_WORK_PLAN:
        content |= {f"says_{element}": True for element in STATEMENTS}
    if from_example:
        content = example_content(kind)
    known = {**_of_organization(ticket), **_of_holder(ticket)}
    return {**content, **{name: value for name, value in known.items() if value}}


def _of_organization(ticket: Ticket) -> dict[str, Any]:
    settings = settings_of(ticket.organization)
    return {
        "network_name": ticket.identity.name if ticket.identity else ticket.organization.name,
        "network_address": settings.address,
        "network_phone": settings.phone,
        "network_email": settings.email,
        "advocacy": settings.advocacy,
    }


def _of_holder(ticket: Ticket) -> dict[str, Any]:
    holder: Ticketholder | None = getattr(ticket, "holder", None)
    if holder is None:
        return {"name": ticket.reference}
    other = Contact.objects.filter(holder=holder, ended_on=None, kind=Contact.Kind.ALTERNATE).first()
    return {
        "name": holder.name,
        "phone": holder.phone,
        "email": holder.email,
        "address": holder.address,
        "copy_format": holder.format,
        "other_name": other.name if other else "",
        "other_relation": other.relation if other else "",
        "other_phone": other.phone if other else "",
        "other_address": other.address if other else "",
    }
