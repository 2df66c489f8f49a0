"""A rotation while running, and one that is killed."""

from __future__ import annotations

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP

from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.journal.sealing import seal_journal, verify_journal
from milepost.keys import rotation
from milepost.keys.fields import ring
from milepost.keys.rotation import keys_in_use, rotate, seal_anew
from milepost.organizations.models import Organization, StaffMember
from milepost.tickets.models import Ticket

pytestmark = pytest.mark.django_db
BORN = date(1980, 1, 1)


@pytest.fixture
def organization() -> Organization:
    """With 1,200 sealed birth dates, a second factor, and a sealed journal."""
    made = Organization.objects.create(name="Northside")
    member = StaffMember.objects.enrol(
        email="dana@northside.example",
        name="Dana",
        organization=made,
        role="administrator",
        password="x" * 12,
    )
    Ticket.objects.bulk_create(
        Ticket(organization=made, reference=f"T{number}", program="ssdi", born_on=BORN)
        for number in range(1_200)
    )
    TOTP.activate(member, "JBSWY3DPEHPK3PXP")
    Deed.of(member).write("changed", Ticket.objects.all()[0], changes={"born_on": (None, BORN)})
    seal_journal()
    return made


def test_everything_is_under_the_new_key_and_still_opens(organization: Organization) -> None:
    before = ring().current
    done = rotate()
    assert ring().current != before
    assert set(keys_in_use()) == {ring().current}
    assert done >= 1_202
    assert all(ticket.born_on == BORN for ticket in Ticket.objects.all())
    assert Entry.objects.get().changes.open() == {"born_on": [None, "1980-01-01"]}
    assert list(verify_journal()) == [], "sealing anew leaves the journal whole"
    assert TOTP(Authenticator.objects.get(type="totp")).instance.wrap().validate_code("000000") is False


def test_a_rotation_that_was_stopped_goes_on(
    organization: Organization, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "ROWS_AT_A_TIME", 100)

    def stopped(done: int) -> None:
        if done >= 300:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotate(stopped)
    assert len(keys_in_use()) == 2
    assert all(ticket.born_on == BORN for ticket in Ticket.objects.all()), "every value opens in between"
    assert seal_anew() > 0
    assert set(keys_in_use()) == {ring().current}


def test_what_is_written_meanwhile_is_kept(
    organization: Organization, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "ROWS_AT_A_TIME", 100)
    changed = Ticket.objects.order_by("-pk")[0]

    def somebody_writes(done: int) -> None:
        Ticket.objects.filter(pk=changed.pk).update(born_on=date(1990, 5, 5))

    rotate(somebody_writes)
    assert Ticket.objects.get(pk=changed.pk).born_on == date(1990, 5, 5)
