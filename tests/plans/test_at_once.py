"""Two people at the same moment, each with a connection of their own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import StaffMember
from milepost.organizations.scope import EVERYTHING, within
from milepost.people.models import Ticketholder
from milepost.plans.models import PlanVersion, Signature
from milepost.plans.sealing import verify_signature
from milepost.plans.states import State
from milepost.tickets.models import Ticket
from tests.plans.making import BOTH, offered, signed_by
from tests.website.conftest import enrolled, organization_named

AT_ONCE = 4


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("order", ["ticketholder_first", "any"])
def test_one_signature_is_given_once_and_the_plan_completed_once(order: str) -> None:
    owner = organization_named("Northside")
    from milepost.plans.models import PlanSettings

    PlanSettings.objects.create(organization=owner, order=order)
    ticket = Ticket.objects.create(organization=owner, reference="T1", program="ssdi")
    Ticketholder.objects.create(organization=owner, ticket=ticket, name="Testina Sample")
    member = enrolled(owner, "coordinator")
    version = offered(Ticket.objects.select_related("holder").get(pk=ticket.pk), Deed.of(member))
    for role in BOTH if order == "ticketholder_first" else ():
        assert sum(_all_at_once(version, [role] * AT_ONCE, member)) == 1
    if order == "any":
        assert sum(_all_at_once(version, [*BOTH, *BOTH], member)) == 2
    version.refresh_from_db()
    assert version.state == State.SIGNED
    assert Entry.objects.filter(action="plan signed by all").count() == 1
    assert all(verify_signature(one) for one in Signature.objects.filter(version=version))


def _all_at_once(version: PlanVersion, roles: list[str], member: StaffMember) -> list[bool]:
    ready = Barrier(len(roles))

    def sign(role: str) -> bool:
        try:
            with within(EVERYTHING):
                ready.wait()
                signed_by(version, role, Deed.of(member))
        except ValidationError:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(len(roles)) as people:
        return list(people.map(sign, roles))
