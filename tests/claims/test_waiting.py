"""Which claims wait for somebody on a day."""

from __future__ import annotations

from datetime import date

import pytest

from milepost.claims.models import DecidedClaim
from milepost.claims.waiting import waiting
from milepost.organizations.models import Organization
from milepost.tickets.models import Ticket

pytestmark = pytest.mark.django_db


def test_a_month_that_runs_is_asked_for_when_it_is_over() -> None:
    organization = Organization.objects.create(name="Northside")
    ticket = Ticket.objects.create(organization=organization, reference="T1", program="ssdi")
    DecidedClaim.objects.create(
        organization=organization,
        ticket=ticket,
        place=0,
        claim="p1m1",
        status="payable",
        amount=1_850,
        claim_from=date(2026, 1, 1),
        claim_by=date(2027, 12, 31),
    )
    assert list(waiting([ticket], date(2025, 12, 31))) == []
    told = next(waiting([ticket], date(2026, 1, 1)))
    assert (told.code, told.dollars, told.lost_on) == ("claim_payable", 1_850, date(2028, 1, 1))
