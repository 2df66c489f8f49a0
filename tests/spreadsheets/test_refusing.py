"""A file that looks wrong as a whole is refused with its reason; some reasons can be passed over, in the journal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from milepost.journal.models import Entry
from milepost.keys.fields import opened
from milepost.organizations.models import StaffMember
from milepost.people.models import Ticketholder
from milepost.spreadsheets.models import Spreadsheet
from milepost.spreadsheets.refusing import LIMITS
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_of
from tests.spreadsheets.giving import SSNS, checked, csv_of, take_over, undo
from tests.website.test_pages import SignedIn

HEAD = ["ID", "Name", "SSN", "DOB", "Program", "Phone"]


def people(many: int, **changes: Any) -> list[list[Any]]:
    """Rows of people, each with everything of its own."""
    rows = [
        [f"P-{number}", f"Ann {'abcdefghijklmnopqrstuvwxyz'[number % 26] * (2 + number // 26)}", SSNS[number],
         str(date(1970, 1, 1) + timedelta(number)), "ssi", f"212-555-{number:04}"]
        for number in range(many)
    ]  # fmt: skip
    for name, value in changes.items():
        for number, row in enumerate(rows):
            row[HEAD.index(name)] = value(number, row)
    return [HEAD, *rows]


def known(owner: StaffMember, rows: list[list[Any]]) -> None:
    for reference, name, _ssn, _born, program, phone in rows[1:]:
        ticket = Ticket.objects.create(organization=owner.organization, reference=reference, program=program)
        Ticketholder.objects.create(organization=owner.organization, ticket=ticket, name=name, phone=phone)


def codes(given: Spreadsheet) -> list[str]:
    return [one["code"] for one in given.refusals]


def test_shifted_by_one_column(outsider: StaffMember, signed_in: SignedIn) -> None:
    rows = people(8)
    shifted = [HEAD, *([row[0], "x", *row[1:-1]] for row in rows[1:])]
    given = checked(signed_in(outsider), "people", csv_of(shifted))
    assert given.state == "refused"
    assert "SHIFTED" in codes(given)
    page = signed_in(outsider).get(reverse("spreadsheets_one", args=[given.pk]))
    assert "shifted by one column" in page.text
    assert "No reason makes this right" in page.text
    take_over(signed_in(outsider), given, why="I am quite sure of it")
    assert given.state == "refused"
    assert not Ticket.objects.exists()


def test_days_ahead(outsider: StaffMember, signed_in: SignedIn) -> None:
    known(outsider, people(6))
    rows = [["ID", "Assignment date"], *([f"P-{number}", "2031-02-03"] for number in range(6))]
    assert "ALL_AHEAD" in codes(checked(signed_in(outsider), "assignments", csv_of(rows)))


def test_the_other_order_of_days(outsider: StaffMember, signed_in: SignedIn) -> None:
    rows = people(8, DOB=lambda number, _row: f"{3 + number}/{20 if number == 0 else 4}/1980")
    rows[7][3] = "20/03/1980"
    rows[8][3] = "21/03/1980"
    given = checked(signed_in(outsider), "people", csv_of(rows), date_order="month")
    assert "OTHER_ORDER" in codes(given)


def test_one_birth_date_for_everybody(outsider: StaffMember, signed_in: SignedIn) -> None:
    given = checked(signed_in(outsider), "people", csv_of(people(12, DOB=lambda *_: "1980-01-01")))
    assert codes(given) == ["ONE_VALUE"]


def test_net_above_gross(outsider: StaffMember, signed_in: SignedIn) -> None:
    known(outsider, people(4))
    head = ["ID", "Employer", "Pay date", "Period end", "Gross", "Net"]
    rows = [
        head,
        *([f"P-{number}", "ACME", "2025-11-20", "2025-11-15", "900", "1000"] for number in range(4)),
    ]
    assert codes(checked(signed_in(outsider), "stubs", csv_of(rows))) == ["NET_ABOVE_GROSS"]


def test_cents_for_dollars(outsider: StaffMember, signed_in: SignedIn) -> None:
    known(outsider, people(4))
    head = ["ID", "Employer", "Pay date", "Period end", "Gross"]
    rows = [head, *([f"P-{number}", "ACME", "2025-11-20", "2025-11-15", "120050"] for number in range(4))]
    assert codes(checked(signed_in(outsider), "stubs", csv_of(rows))) == ["AMOUNTS"]


def test_days_before_the_program(outsider: StaffMember, signed_in: SignedIn) -> None:
    known(outsider, people(4))
    rows = [["ID", "Assigned"], *([f"P-{number}", f"1987-05-0{number + 1}"] for number in range(4))]
    assert codes(checked(signed_in(outsider), "assignments", csv_of(rows))) == ["OLD"]


def test_many_faults(outsider: StaffMember, signed_in: SignedIn) -> None:
    rows = people(9, Phone=lambda number, row: "?!" if number < 4 else row[5])
    assert codes(checked(signed_in(outsider), "people", csv_of(rows))) == ["MANY_FAULTS"]


def test_rows_twice(outsider: StaffMember, signed_in: SignedIn) -> None:
    rows = people(20)
    given = checked(signed_in(outsider), "people", csv_of([*rows, *rows[1:5]]))
    assert codes(given) == ["DUPLICATES"]


def test_names_that_move_against_their_ids(outsider: StaffMember, signed_in: SignedIn) -> None:
    rows = people(10)
    known(outsider, rows)
    mixed = [
        HEAD,
        *([row[0], rows[1 + (number + 1) % 10][1], "", "", "", ""] for number, row in enumerate(rows[1:])),
    ]
    assert codes(checked(signed_in(outsider), "people", csv_of(mixed))) == ["NAMES_CHANGE"]


def test_numbers_that_change(outsider: StaffMember, signed_in: SignedIn) -> None:
    client = signed_in(outsider)
    take_over(client, checked(client, "people", csv_of(people(5))))
    other = people(5, SSN=lambda number, _row: SSNS[number + 50])
    assert codes(checked(client, "people", csv_of(other))) == ["NUMBERS_CHANGE"]


def test_nearly_everything_new(northside: Any, administrator: StaffMember, signed_in: SignedIn) -> None:
    assert codes(checked(signed_in(administrator), "people", csv_of(people(91)))) == ["MANY_NEW"]


def test_most_of_it_changes_for_a_reason_that_is_kept(outsider: StaffMember, signed_in: SignedIn) -> None:
    client, rows = signed_in(outsider), people(60)
    known(outsider, rows)
    given = checked(client, "people", csv_of(people(60, Phone=lambda number, _row: f"305-555-{number:04}")))
    assert (given.state, codes(given)) == ("refused", ["MANY_CHANGE"])
    answer = client.post(reverse("spreadsheets_take_over", args=[given.pk]), {"why": "short"})
    assert answer.status_code == 422
    given.refresh_from_db()
    assert given.state == "refused"
    take_over(client, given, why="Everybody has a new telephone")
    assert (given.state, given.override) == ("taken_over", "Everybody has a new telephone")
    told = Entry.objects.get(action="spreadsheet taken over all the same")
    assert told.why == "Everybody has a new telephone"
    line = Entry.objects.filter(action="changed").first()
    assert line is not None
    assert "phone" in (opened(line.changes) or {})
    undo(client, given)
    assert given.state == "undone"
    phones = dict(Ticketholder.objects.values_list("ticket__reference", "phone"))
    assert phones == {row[0]: row[5] for row in rows[1:]}


def test_every_limit_is_tried_here() -> None:
    """The names of the limits, so that a new one is not forgotten."""
    tried = {
        "SHIFTED", "ALL_AHEAD", "OTHER_ORDER", "ONE_VALUE", "NET_ABOVE_GROSS", "MANY_FAULTS", "DUPLICATES", "NAMES_CHANGE",
        "NUMBERS_CHANGE", "MANY_CHANGE", "MANY_NEW", "AMOUNTS", "OLD",
    }  # fmt: skip
    assert {limit.code for limit in LIMITS} == tried


def test_what_is_known_has_changed_since_it_was_checked(outsider: StaffMember, signed_in: SignedIn) -> None:
    client = signed_in(outsider)
    known(outsider, people(3))
    given = checked(client, "people", csv_of(people(3, Phone=lambda number, _row: f"305-555-{number:04}")))
    Ticketholder.objects.filter(ticket__reference="P-1").update(phone="1-800-555-0100")
    take_over(client, given)
    assert (given.state, given.was_different) == ("checked", True)
    page = client.get(reverse("spreadsheets_one", args=[given.pk]))
    assert "What is known has changed" in page.text
    take_over(client, given)
    assert given.state == "taken_over"


def test_something_entered_since_keeps_a_person(outsider: StaffMember, signed_in: SignedIn) -> None:
    from milepost.contacts.models import ContactNote

    client = signed_in(outsider)
    brought = take_over(client, checked(client, "people", csv_of(people(3))))
    notes = [["ID", "Date", "Notes"], ["P-1", "2025-11-20", "Spoke about work"]]
    later = take_over(client, checked(client, "contacts", csv_of(notes)))
    undo(client, brought)
    assert (brought.state, brought.cannot_undo) == ("taken_over", "USED_SINCE")
    undo(client, later)
    assert later.state == "undone"
    assert not ContactNote.objects.filter(is_current=True).exists()
    undo(client, brought)
    assert brought.state == "undone"
    assert not tickets_of(outsider.organization).exists()


@pytest.mark.parametrize("role", ["payments", "reviewer"])
def test_a_role_brings_in_only_what_it_may_change(
    northside: Any, signed_in: SignedIn, administrator: StaffMember, role: str
) -> None:
    from tests.website.conftest import enrolled

    given = checked(signed_in(administrator), "people", csv_of(people(3)))
    client = signed_in(enrolled(northside, role))
    page = client.get(reverse("spreadsheets"))
    assert "Bring in a spreadsheet" in page.text
    assert "file" not in [one.name for one in page.context["form"]] or not page.context["may_give"]
    assert client.get(reverse("spreadsheets_one", args=[given.pk])).status_code == 200
    assert client.post(reverse("spreadsheets_take_over", args=[given.pk])).status_code == 403
    given.refresh_from_db()
    assert given.state == "checked"
