"""Bank accounts: checked, sealed, masked, one after the other, and shown in full only for a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from milepost.editing.models import Draft
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.bank import is_account_number, is_routing_number, last_of, plain
from milepost.organizations.bank_actions import set_account
from milepost.organizations.models import BankAccount, Organization, StaffMember
from milepost.website.idle import SEEN
from tests.website.conftest import administrator, enrolled, northside, signed_in

__all__ = ["administrator", "northside", "signed_in"]
SignedIn = Callable[[StaffMember], Client]
ROUTING, ACCOUNT, ANOTHER = "021000021", "4455667788990", "9988776655443"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("021000021", True),
        ("011000015", True),
        ("322271627", True),
        ("026009593", True),
        ("021000022", False),  # the check digit
        ("201000021", False),  # two digits put in another order
        ("000000000", False),
        ("000000518", False),  # the government itself
        ("130000006", False),  # no such district
        ("990000008", False),
        ("02100002", False),
        ("0210000210", False),
        ("02100002x", False),
        ("٠٢١٠٠٠٠٢١", False),
        ("", False),
    ],
)
def test_a_routing_number_has_its_district_and_its_check_digit(number: str, *, expected: bool) -> None:
    assert is_routing_number(number) is expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("123", False),
        ("1234", True),
        ("1" * 17, True),
        ("1" * 18, False),
        ("0000", False),
        ("12é4", False),
        ("AB12", True),
    ],
)
def test_an_account_number_has_four_to_seventeen_characters(number: str, *, expected: bool) -> None:
    assert is_account_number(number) is expected


@pytest.mark.parametrize(
    ("number", "expected"), [("1234", "4"), ("123456", "56"), ("123456789012", "9012"), (ACCOUNT, "8990")]
)
def test_of_a_short_number_less_is_shown(number: str, expected: str) -> None:
    assert last_of(number) == expected


def test_a_number_is_taken_as_people_write_it() -> None:
    assert plain(" 44-55 66\u00a077 ") == "44556677"


@pytest.fixture
def client(administrator: StaffMember, signed_in: SignedIn) -> Client:
    return signed_in(administrator)


def given(account: str = ACCOUNT, **changes: Any) -> dict[str, Any]:
    return {"routing_number": ROUTING, "account_number": account, "account_number_again": account, **changes}


def set_on_the_page(client: Client, payee: Organization, account: str = ACCOUNT) -> Any:
    address = reverse("bank_account_set", args=[payee.pk])
    follows = client.get(address).context["form"].initial["follows"] or ""
    return client.post(address, given(account, follows=follows), follow=True)


def test_an_account_is_sealed_and_shown_masked(
    client: Client, northside: Organization, administrator: StaffMember
) -> None:
    page = set_on_the_page(client, northside)
    assert "The bank account is set, sealed" in page.text
    with connection.cursor() as cursor:
        for table in ("organizations_bankaccount", "journal_entry", "editing_draft"):
            cursor.execute(f"SELECT * FROM {table}")
            kept = repr(
                [[bytes(cell) if isinstance(cell, memoryview) else cell for cell in row] for row in cursor]
            )
            assert ACCOUNT not in kept
            assert ROUTING not in kept
    for name, parts in (("bank_account", [northside.pk]), ("organization", []), ("journal", [])):
        text = client.get(reverse(name, args=parts)).text
        assert "8990" not in text, name
        assert ROUTING not in text, name
    administrator.suitability = "cleared"
    administrator.save()
    shown = client.get(reverse("bank_account", args=[northside.pk])).text
    assert "8990" in shown
    assert ACCOUNT not in shown
    coordinator = enrolled(northside, "coordinator")
    coordinator.suitability = "cleared"
    coordinator.save()
    theirs = Client()
    theirs.force_login(coordinator)
    assert "8990" not in theirs.get(reverse("bank_account", args=[northside.pk])).text


def test_a_new_account_follows_the_old_one_which_stays_on_record(
    client: Client, northside: Organization
) -> None:
    set_on_the_page(client, northside)
    set_on_the_page(client, northside, ANOTHER)
    old, new = BankAccount.objects.order_by("pk")
    assert (old.account_number.open(), new.account_number.open()) == (ACCOUNT, ANOTHER)
    assert old.replaced_at is not None
    assert new.replaced_at is None
    entry = Entry.objects.filter(action="bank account set").latest("pk")
    assert entry.changes.open()["account_number"] == [ACCOUNT, ANOTHER]
    page = client.get(reverse("bank_account", args=[northside.pk]))
    assert (len(page.context["in_use"]), len(page.context["replaced"])) == (1, 1)
    journal = client.get(reverse("journal")).text
    assert "Bank account set" in journal


def test_sending_the_form_twice_sets_one_account(client: Client, northside: Organization) -> None:
    address = reverse("bank_account_set", args=[northside.pk])
    for _ in range(2):
        assert client.post(address, given(follows="")).status_code == 302
    assert BankAccount.objects.count() == 1
    assert Entry.objects.filter(action="bank account set").count() == 1


def test_the_second_of_two_looks_before_they_replace_what_the_first_has_set(
    client: Client, northside: Organization, administrator: StaffMember
) -> None:
    first = set_account(northside, ROUTING, ACCOUNT, follows=None, deed=Deed.of(administrator))
    address = reverse("bank_account_set", args=[northside.pk])
    answer = client.post(address, given(ANOTHER, follows=""))
    assert answer.status_code == 422
    assert "Somebody else has set a bank account meanwhile" in answer.text
    assert BankAccount.objects.get() == first
    with pytest.raises(ValidationError):
        set_account(northside, ROUTING, ANOTHER, follows=first.pk + 1, deed=Deed.of(administrator))
    knowing = client.post(address, given(ANOTHER, follows=answer.context["form"]["follows"].value()))
    assert knowing.status_code == 302


def test_each_partner_has_an_account_of_its_own_and_nobody_elses_is_found(
    client: Client, northside: Organization
) -> None:
    partner = Organization.objects.create(name="Riverside Partner", kind="partner", partner_of=northside)
    stranger = Organization.objects.create(name="Eastgate")
    theirs = Organization.objects.create(name="Eastgate Partner", kind="partner", partner_of=stranger)
    set_on_the_page(client, partner, ANOTHER)
    account = BankAccount.objects.get()
    assert (account.payee, account.organization) == (partner, northside)
    assert "No bank account is set" in client.get(reverse("organization")).text
    for payee in (stranger, theirs):
        for name in ("bank_account", "bank_account_set"):
            assert client.get(reverse(name, args=[payee.pk])).status_code == 404
    mixed = reverse("bank_account_reveal", args=[northside.pk, account.pk])
    assert client.get(mixed).status_code == 404, "of this payee there is no such account"


def test_an_account_is_shown_in_full_to_the_cleared_for_a_reason_that_is_journaled(
    client: Client, northside: Organization, administrator: StaffMember
) -> None:
    set_on_the_page(client, northside)
    account = BankAccount.objects.get()
    address = reverse("bank_account_reveal", args=[northside.pk, account.pk])
    assert client.get(address).status_code == 403
    administrator.suitability = "cleared"
    administrator.save()
    assert ACCOUNT not in client.get(address).text
    assert ACCOUNT not in client.post(address, {"why": "short"}).text
    assert not Entry.objects.filter(kind="reading").exists()
    shown = client.post(address, {"why": "comparing it with SAM.gov"})
    assert ACCOUNT in shown.text
    assert ROUTING in shown.text
    assert shown.headers["Cache-Control"] == "no-store"
    entry = Entry.objects.get(kind="reading")
    assert (entry.action, entry.why, entry.by) == (
        "bank account read",
        "comparing it with SAM.gov",
        administrator,
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"routing_number": "021000022"}, "the last one does not fit the others"),
        ({"routing_number": "12"}, "Look at the lower left of a check"),
        ({"account_number": "12", "account_number_again": "12"}, "This is no account number"),
        ({"account_number_again": ANOTHER}, "The two account numbers differ"),
        ({"account_number_again": ""}, "This field is required"),
    ],
)
def test_a_wrong_number_is_said_beside_the_field_and_nothing_typed_is_lost(
    client: Client, northside: Organization, changes: dict[str, str], words: str
) -> None:
    answer = client.post(reverse("bank_account_set", args=[northside.pk]), given(**changes))
    assert answer.status_code == 422
    assert words in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert f'value="{changes.get("account_number", ACCOUNT)}"' in answer.text
    assert not BankAccount.objects.exists()


@pytest.mark.parametrize("name", ["bank_account_set", "person_numbers"])
def test_numbers_are_not_kept_as_a_draft_by_the_page_nor_when_time_runs_out(
    client: Client, northside: Organization, name: str
) -> None:
    ticket = northside.tickets.all()[0]
    address = reverse(name, args=[northside.pk if name == "bank_account_set" else ticket.pk])
    assert client.post(reverse("keep"), {"draft-of": address, "ssn": "123-45-6789"}).status_code == 204
    session = client.session
    session[SEEN] = (timezone.now() - timedelta(minutes=21)).isoformat()
    session.save()
    answer = client.post(address, {**given(), "ssn": "123-45-6789"}, follow=True)
    assert "you had typed is kept" not in answer.text
    assert not Draft.objects.exists()
