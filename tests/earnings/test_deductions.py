"""Work expenses and subsidies: added, changed, withdrawn; added up month by month."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from milepost.earnings import actions
from milepost.earnings.models import Deduction
from milepost.earnings.queries import taken_off
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook.months import Month, months_from
from milepost.tickets.models import Ticket
from tests.website.conftest import administrator, archive, enrolled, northside, signed_in

__all__ = ["administrator", "archive", "northside", "signed_in"]

MARCH = Month.parse("2025-03")
RIDES = {"kind": "work_expense", "what": "Rides to work", "monthly": "120.50", "first_month": "2025-03"}


@pytest.fixture
def ticket(northside: Organization) -> Ticket:
    return Ticket.objects.filter(organization=northside).order_by("reference")[0]


def added(ticket: Ticket, by: StaffMember, first: Month, last: Month | None, cents: int) -> Deduction:
    given = {
        "kind": "subsidy",
        "what": "Half the pace",
        "monthly": cents,
        "first_month": first,
        "last_month": last,
    }
    return actions.add_deduction(ticket, given, deed=Deed.of(by))


def test_each_month_has_the_sum_of_what_holds_in_it(ticket: Ticket, administrator: StaffMember) -> None:
    added(ticket, administrator, MARCH, None, 100_00)
    added(ticket, administrator, MARCH, MARCH + 1, 20_05)
    gone = added(ticket, administrator, MARCH, None, 7_00)
    actions.withdraw_deduction(gone, "It was another person's.", deed=Deed.of(administrator))
    every = months_from(MARCH - 1, 4)
    assert taken_off([ticket], every) == {
        (ticket.pk, MARCH): 120_05,
        (ticket.pk, MARCH + 1): 120_05,
        (ticket.pk, MARCH + 2): 100_00,
    }
    assert taken_off([ticket], [MARCH - 1]) == {}
    assert taken_off([ticket], []) == {}


@pytest.mark.parametrize(("cents", "last"), [(0, None), (-1, None), (1, MARCH - 1)])
def test_the_database_refuses_what_makes_no_sense(
    ticket: Ticket, administrator: StaffMember, cents: int, last: Month | None
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        added(ticket, administrator, MARCH, last, cents)


def test_it_is_added_changed_and_withdrawn_on_its_pages(
    ticket: Ticket, administrator: StaffMember, signed_in: Callable[[StaffMember], Client]
) -> None:
    client = signed_in(administrator)
    page = reverse("earnings", args=[ticket.pk])
    assert client.post(reverse("deduction_add", args=[ticket.pk]), RIDES).status_code == 302
    one = Deduction.objects.get()
    assert (one.monthly, one.first_month, one.last_month, one.what.open()) == (
        120_50,
        MARCH,
        None,
        "Rides to work",
    )
    shown = client.get(page).content.decode()
    assert "Rides to work" in shown
    assert "$120.50 a month" in shown
    address = reverse("deduction", args=[ticket.pk, one.pk])
    form = client.get(address).context["form"]
    assert (form.initial["what"], form["monthly"].value()) == ("Rides to work", "120.50")
    changed = {**RIDES, "last_month": "2025-05", "version": one.version}
    assert client.post(address, changed).status_code == 302
    one.refresh_from_db()
    assert one.last_month == MARCH + 2
    stale = client.post(address, {**RIDES, "monthly": "90", "version": 1})
    assert stale.status_code == 409
    client.post(f"{address}withdraw/", {"because": "It was another person's."})
    assert "It was another person&#x27;s." in client.get(page).content.decode()
    assert client.get(address).status_code == 404
    said = Entry.objects.filter(action__startswith="deduction").order_by("pk")
    assert [entry.action for entry in said] == [
        "deduction added",
        "deduction changed",
        "deduction withdrawn",
    ]
    assert "Rides to work" not in str([entry.__dict__ for entry in said])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"monthly": "0"}, "Write an amount above zero."),
        ({"last_month": "2025-02"}, "The last month cannot be before the first."),
        ({"first_month": "March"}, "Write the month as year and number, such as 2025-03."),
        ({"kind": "whim"}, "is not one of the available choices"),
    ],
)
def test_a_faulty_one_keeps_what_was_typed(
    ticket: Ticket,
    administrator: StaffMember,
    signed_in: Callable[[StaffMember], Client],
    given: dict[str, Any],
    said: str,
) -> None:
    answer = signed_in(administrator).post(reverse("deduction_add", args=[ticket.pk]), {**RIDES, **given})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Rides to work" in answer.content.decode()
    assert not Deduction.objects.exists()


def test_who_reads_sees_them_without_buttons(
    ticket: Ticket,
    northside: Organization,
    administrator: StaffMember,
    signed_in: Callable[[StaffMember], Client],
) -> None:
    one = added(ticket, administrator, MARCH, None, 100)
    reader = signed_in(enrolled(northside, "reviewer"))
    shown = reader.get(reverse("earnings", args=[ticket.pk])).content.decode()
    assert "Half the pace" in shown
    assert reverse("deduction_add", args=[ticket.pk]) not in shown
    assert reader.get(reverse("deduction", args=[ticket.pk, one.pk])).status_code in (302, 403)
