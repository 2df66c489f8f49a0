"""Plans for the tests: complete, offered, signed."""

from __future__ import annotations

from datetime import date
from typing import Any

from milepost.journal.actions import Deed
from milepost.plans import actions
from milepost.plans.models import Method, Plan, PlanVersion, Signature
from milepost.plans.signing_actions import Given, sign
from milepost.rulebook.plans import STATEMENTS
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY

BORN = date(1986, 4, 28)
BOTH = (Signature.Role.TICKETHOLDER, Signature.Role.EMPLOYMENT_NETWORK)


def whole(name: str, **changes: Any) -> dict[str, Any]:
    """A content that carries all ten elements."""
    content: dict[str, Any] = {
        "name": name,
        "manner": "phone",
        "network_name": "Northside Works",
        "network_person": "Dana Demo",
        "short_work": "Baker's assistant, mornings",
        "short_months": 9,
        "short_cents": 150_000,
        "short_hours": 25,
        "long_work": "Baker, full time",
        "long_years": 4,
        "long_cents": 320_000,
        "long_hours": 40,
        "service_1_what": "Practice for interviews",
        "service_1_by": "the Employment Network",
        "service_1_when": "weekly in January",
        "advocacy": "Disability Rights, 555-0100",
        "copy_format": "large_print",
    }
    return {**content, **{f"says_{element}": True for element in STATEMENTS}, **changes}


def draft(
    ticket: Ticket, deed: Deed, *, kind: str = Plan.Kind.INDIVIDUAL_WORK_PLAN, **changes: Any
) -> PlanVersion:
    made = actions.begin(ticket, kind, deed=deed)
    assert actions.write(made, whole(ticket.holder.name, **changes), seen=1, deed=deed)
    made.refresh_from_db()
    return made


def offered(ticket: Ticket, deed: Deed, **changes: Any) -> PlanVersion:
    return actions.offer(draft(ticket, deed, **changes), names_of(ticket), deed=deed)


def names_of(ticket: Ticket, *roles: str) -> dict[str, str]:
    names = {
        Signature.Role.TICKETHOLDER.value: ticket.holder.name,
        Signature.Role.REPRESENTATIVE.value: "Rosa Representative",
        Signature.Role.EMPLOYMENT_NETWORK.value: "Dana Demo",
    }
    return {role: names[role] for role in (roles or [str(one) for one in BOTH])}


def given(version: PlanVersion, **changes: Any) -> Given:
    values: dict[str, Any] = {
        "name": "Somebody",
        "method": Method.ELECTRONIC,
        "signed_on": TODAY,
        "digest": version.digest,
    }
    return Given(**{**values, **changes})


def signed_by(
    version: PlanVersion, role: str, deed: Deed, *, day: date = TODAY, **changes: Any
) -> PlanVersion:
    signature = Signature.objects.get(version=version, role=role)
    return sign(signature, given(version, **changes), day=day, deed=deed)


def signed(ticket: Ticket, deed: Deed, *, on: date = TODAY, **changes: Any) -> PlanVersion:
    version = offered(ticket, deed, **changes)
    for role in BOTH:
        version = signed_by(version, role, deed, signed_on=on)
    return version
