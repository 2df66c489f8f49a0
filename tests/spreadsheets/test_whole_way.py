"""From the file to the records and back again, for each kind of rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from milepost.claims.models import DecidedTicket
from milepost.contacts.models import ContactNote
from milepost.earnings.models import Job, MonthOfWork, PayStub
from milepost.journal.models import Entry
from milepost.organizations.models import StaffMember
from milepost.people.models import Ticketholder
from milepost.rulebook.months import Month
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.queries import tickets_of
from tests.spreadsheets.giving import (
    checked,
    csv_of,
    faults_of,
    give,
    map_as_suggested,
    take_over,
    undo,
    xlsx_of,
)
from tests.website.test_pages import SignedIn

PEOPLE = [
    ["Client ID", "Last Name", "First Name", "SSN", "DOB", "Benefit Type", "Phone", "Shoe size"],
    ["C-1", "Peña Núñez", "María", "123-45-6781", "3/14/1985", "SSDI", "(212) 555-0100", "38"],
    ["C-2", "Smith", "John", "123 45 6782", "12/1/1990", "Title XVI", "", "44"],
]


def test_people_come_in_and_go_again(outsider: StaffMember, signed_in: SignedIn) -> None:
    client = signed_in(outsider)
    given = checked(client, "people", csv_of(PEOPLE))
    assert (given.state, faults_of(given)) == ("checked", [])
    assert (given.findings["new"], given.findings["changed"]) == (2, 0)
    assert not Ticket.objects.exists(), "nothing counts until it is taken over"
    page = client.get(reverse("spreadsheets_one", args=[given.pk]))
    assert "Shoe size" in page.text, "a column that is not used is named"
    rows = client.get(reverse("spreadsheets_rows", args=[given.pk, "new"]))
    assert "María Peña Núñez" in rows.text
    assert "6781" not in rows.text

    take_over(client, given)
    assert given.state == "taken_over"
    holder = Ticketholder.objects.get(ticket__reference="C-1")
    assert (holder.name, holder.phone, holder.ssn.open()) == (
        "María Peña Núñez",
        "(212) 555-0100",
        "123-45-6781",
    )
    assert (holder.ticket.program, holder.ticket.born_on.open()) == ("ssdi", date(1985, 3, 14))
    assert DecidedTicket.objects.count() == 2
    assert Entry.objects.filter(action="introduced", through="spreadsheet").count() == 2

    undo(client, given)
    assert given.state == "undone"
    assert not tickets_of(outsider.organization).exists()
    assert Ticketholder.objects.count() == 2, "nothing is deleted"

    again = checked(client, "people", csv_of(PEOPLE), date_order="month")
    assert again.findings["new"] == 2
    take_over(client, again)
    assert again.state == "taken_over"
    assert Ticket.objects.count() == Ticketholder.objects.count() == 2
    assert Ticketholder.objects.get(ticket__reference="C-1").ssn_digest is not None


def test_what_changes_is_shown_before_and_after(outsider: StaffMember, signed_in: SignedIn) -> None:
    client = signed_in(outsider)
    take_over(client, checked(client, "people", csv_of(PEOPLE)))
    changed = [[*row] for row in PEOPLE]
    changed[1][6] = "212-555-0199"
    given = checked(client, "people", xlsx_of(changed), "people.xlsx")
    assert (given.findings["changed"], given.findings["same"]) == (1, 1)
    rows = client.get(reverse("spreadsheets_rows", args=[given.pk, "changed"]))
    assert "(212) 555-0100" in rows.text
    assert "212-555-0199" in rows.text
    take_over(client, given)
    holder = Ticketholder.objects.get(ticket__reference="C-1")
    assert (holder.phone, holder.version) == ("212-555-0199", 2)
    undo(client, given)
    holder.refresh_from_db()
    assert (holder.phone, holder.version) == ("(212) 555-0100", 3)
    assert holder.ssn_digest is not None


def test_assignments_follow_people(outsider: StaffMember, signed_in: SignedIn) -> None:
    client = signed_in(outsider)
    take_over(client, checked(client, "people", csv_of(PEOPLE)))
    rows: list[list[Any]] = [
        ["Client ID", "Client", "Assignment date", "End date", "IWP date"],
        ["C-1", "Peña Núñez, María", date(2024, 3, 1), None, date(2024, 2, 20)],
        ["C-2", "Smith, John", date(2023, 5, 1), date(2024, 6, 1), date(2023, 4, 20)],
    ]
    given = checked(client, "assignments", xlsx_of(rows), "assigned.xlsx")
    assert (given.state, faults_of(given)) == ("checked", [])
    take_over(client, given)
    held = Assignment.objects.get(ticket__reference="C-1")
    assert (held.assigned_on, held.plan_signed_on, held.system) == (
        date(2024, 3, 1),
        date(2024, 2, 20),
        "milestone_outcome",
    )
    rows[1][3] = date(2024, 9, 1)
    second = take_over(client, checked(client, "assignments", xlsx_of(rows), "assigned.xlsx"))
    assert second.findings["changed"] == 1
    held.refresh_from_db()
    assert held.unassigned_on == date(2024, 9, 1)
    undo(client, second)
    held.refresh_from_db()
    assert held.unassigned_on is None
    undo(client, given)
    assert not Assignment.objects.exists()
    assert Assignment.every.count() == 2


def test_contacts_are_kept_once(outsider: StaffMember, signed_in: SignedIn) -> None:
    client = signed_in(outsider)
    take_over(client, checked(client, "people", csv_of(PEOPLE)))
    rows = [
        ["Client ID", "Contact date", "Time", "Contact type", "Method", "Notes", "Duration"],
        ["C-1", "11/20/2025", "2:30 PM", "Successful", "Call", "Spoke about hours, and wages", "20 min"],
        ["C-1", "11/21/2025", "", "Left message", "Text message", "Asked to call", ""],
        ["C-2", "11/21/2025", "", "Left message", "phone", "Asked to call", ""],
        ["C-2", "11/21/2025", "", "Left message", "phone", "Asked to call", ""],
    ]
    given = checked(client, "contacts", csv_of(rows))
    assert (given.state, given.findings["new"], given.findings["twice"]) == ("checked", 3, 1)
    take_over(client, given)
    note = ContactNote.objects.get(on=date(2025, 11, 20))
    assert (note.kind, note.method, note.minutes, note.description.open()) == (
        "two_way",
        "phone",
        20,
        "Spoke about hours, and wages",
    )
    rows[1][5] = "Spoke about hours"
    second = checked(client, "contacts", csv_of(rows))
    assert (second.findings["changed"], second.findings["same"]) == (1, 3 - 1)
    take_over(client, second)
    newest = ContactNote.objects.get(on=date(2025, 11, 20), is_current=True)
    assert newest.corrects == note
    undo(client, second)
    newest = ContactNote.objects.get(on=date(2025, 11, 20), is_current=True)
    assert newest.description.open() == "Spoke about hours, and wages"
    undo(client, given)
    assert given.state == "taken_over", "a correction stands behind its note"


def test_stubs_make_months(outsider: StaffMember, signed_in: SignedIn) -> None:
    client = signed_in(outsider)
    take_over(client, checked(client, "people", csv_of(PEOPLE)))
    head = [
        "SSN",
        "Employer",
        "Check date",
        "Period begin",
        "Period end",
        "Gross",
        "Taxes",
        "Net",
        "Frequency",
    ]
    rows = [
        head,
        ["123456781", "ACME Inc", "2025-11-20", "2025-11-02", "2025-11-15", "$1,200.50", "100.50", "1100.00", "Biweekly"],
        ["123456781", "Acme inc", "2025-12-04", "2025-11-16", "2025-11-29", "1200.50", "100.50", "1100.00", "Biweekly"],
    ]  # fmt: skip
    given = checked(client, "stubs", csv_of(rows))
    assert (given.state, faults_of(given)) == ("checked", [])
    take_over(client, given)
    assert Job.objects.count() == 1
    assert set(PayStub.objects.values_list("state", flat=True)) == {"valid"}
    november = MonthOfWork.objects.filter(month=Month.parse("2025-11"))
    assert (november.get().earned, november.get().source) == (240_100, "stubs")
    rows[1][5], rows[1][7] = "1300.50", "1200"
    second = take_over(client, checked(client, "stubs", csv_of(rows)))
    assert november.get().earned == 250_100
    undo(client, second)
    assert november.get().earned == 240_100
    undo(client, given)
    assert given.state == "undone"
    assert not MonthOfWork.objects.exists()
    assert not PayStub.objects.filter(withdrawn_at=None).exists()


def test_faulty_rows_are_left_out_or_nothing_is_taken(outsider: StaffMember, signed_in: SignedIn) -> None:
    client = signed_in(outsider)
    rows = [*PEOPLE, ["C-3", "Doe", "Jane", "666-12-3456", "2/30/1980", "pension", "12", ""]]
    rows += [[f"C-{number}", "Doe", "Ann", "", "", "ssi", "", ""] for number in range(10, 20)]
    given = checked(client, "people", csv_of(rows))
    assert given.state == "faulty"
    assert faults_of(given) == [
        (4, "SSN", "SSN_NEVER_ISSUED"), (4, "DOB", "BAD_DATE"), (4, "Benefit Type", "BAD_WORD"), (4, "Phone", "BAD_PHONE"),
    ]  # fmt: skip
    page = client.get(reverse("spreadsheets_one", args=[given.pk]))
    assert "3456" not in page.text
    spanish = client.get(reverse("spreadsheets_one", args=[given.pk]), headers={"accept-language": "es"})
    assert spanish.status_code == 200
    faulty = client.get(reverse("spreadsheets_faulty_rows", args=[given.pk]))
    assert faulty.content[:2] == b"PK"
    take_over(client, given)
    assert (given.state, given.is_partly) == ("taken_over", True)
    assert tickets_of(outsider.organization).count() == 12
    mended = give(client, "people", faulty.content, "faulty-rows.xlsx")
    map_as_suggested(client, mended)
    assert [row for row, _column, _code in faults_of(mended)] == [2, 2, 2, 2]


def test_a_record_changed_since_is_not_put_back(outsider: StaffMember, signed_in: SignedIn) -> None:
    client = signed_in(outsider)
    given = take_over(client, checked(client, "people", csv_of(PEOPLE)))
    Ticketholder.objects.filter(ticket__reference="C-2").update(version=2, phone="1")
    undo(client, given)
    assert (given.state, given.cannot_undo) == ("taken_over", "CHANGED_SINCE")
    assert tickets_of(outsider.organization).count() == 2
    page = client.get(reverse("spreadsheets_one", args=[given.pk]))
    assert "It cannot be undone" in page.text


def test_somebody_brought_in_twice_and_undone_twice(outsider: StaffMember, signed_in: SignedIn) -> None:
    """Undone, their number finds nobody; brought in again under another id, they are the same person."""
    client = signed_in(outsider)
    undo(client, take_over(client, checked(client, "people", csv_of(PEOPLE))))
    holder = Ticketholder.objects.get(name="John Smith")
    assert holder.ssn_digest is None
    again = take_over(client, checked(client, "people", csv_of(PEOPLE)))
    holder.refresh_from_db()
    assert holder.ssn_digest is not None
    undo(client, again)
    assert again.state == "undone"
    holder.refresh_from_db()
    assert holder.ssn_digest is None
    other = [PEOPLE[0], ["N-9", *PEOPLE[2][1:]]]
    take_over(client, checked(client, "people", csv_of(other), date_order="month"))
    assert tickets_of(outsider.organization).get().reference == "N-9"


def test_the_history_of_a_ticketholder_tells_of_it(outsider: StaffMember, signed_in: SignedIn) -> None:
    client = signed_in(outsider)
    take_over(client, checked(client, "people", csv_of(PEOPLE)))
    rows: list[list[Any]] = [["Client ID", "Assignment date"], ["C-1", "2024-03-01"]]
    undo(client, take_over(client, checked(client, "assignments", csv_of(rows))))
    ticket = Ticket.objects.get(reference="C-1")
    actions = list(
        Entry.objects.filter(subject="tickets.ticket", subject_id=str(ticket.pk))
        .order_by("pk")
        .values_list("action", flat=True)
    )
    assert actions == ["assigned", "put back"]
    assert Assignment.every.get().withdrawn_because
