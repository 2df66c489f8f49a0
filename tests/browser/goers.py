"""Who goes a journey: somebody of each role whose acts allow it; and who may not, and is told so.

`make test` sends the coordinator alone; `make test-long` everybody.
"""

from __future__ import annotations

import os

from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import MAY, ROLES_OF_KIND, Act, Role
from milepost.tickets.models import Ticket
from tests.website.conftest import PASSWORD, enrolled

EVERYBODY = "MILEPOST_EVERYTHING" in os.environ


def who_may(*acts: Act) -> list[Role]:
    may = [role for role in Role if MAY[role].issuperset(acts)]
    return may if EVERYBODY else [Role.COORDINATOR]


def who_may_not(*acts: Act) -> list[Role]:
    return [role for role in Role if not MAY[role].issuperset(acts)] if EVERYBODY else [Role.REVIEWER]


def goer(owner: Organization, role: Role) -> StaffMember:
    """Somebody of this role who sees the owner's people: for a role that Employment Networks do not have, the owner becomes a
    partner's EN of record, a State VR agency or the program manager."""
    kind = next(kind for kind, roles in ROLES_OF_KIND.items() if role in roles)
    if kind == "partner":
        partner = Organization.objects.create(name="Harbor House", kind=kind, partner_of=owner)
        Ticket.objects.filter(organization=owner).update(partner=partner)
        return StaffMember.objects.enrol(
            email="paul@harbor.example", name="Paul Partner", organization=partner, role=role, password=PASSWORD
        )  # fmt: skip
    owner.kind = kind
    owner.save(update_fields=["kind"])
    return enrolled(owner, role)
