"""The lists of assigned and formerly assigned Tickets: read in several layouts, compared, carried out, undone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.portal.models import Difference, PortalFile
from milepost.spreadsheets.models import ColumnMap
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.queries import tickets_of
from tests.portal.giving import (
    ASSIGNED,
    FORMERLY,
    SSNS,
    assigned_row,
    assigned_rows,
    carry_out,
    carry_out_all,
    codes,
    compared,
    csv_of,
    exported,
    found,
    give,
    name_of,
    numbered,
    openpyxl_of,
    post,
    with_number,
    xlsx_of,
)
from tests.website.test_pages import SignedIn

LAYOUTS = {
    "xlsxwriter": lambda: xlsx_of(assigned_rows(8)),
    "openpyxl, title and footer": lambda: openpyxl_of(assigned_rows(8)),
    "CSV": lambda: (
        csv_of([ASSIGNED, *([*row[:3], f"{row[3]:%m/%d/%Y}"] for row in assigned_rows(8)[1:])]) + b"\r\n"
    ),
    "other headings, other order": lambda: openpyxl_of(
        [["Ticket Assignment Date", "Beneficiary Name", "Soc Sec No", "Phone"]]
        + [
            [row[3], f"{row[1]}, {row[2]}", row[0].replace("-", ""), "212-555-0100"]
            for row in assigned_rows(8)[1:]
        ],
        above=0,
    ),
    "Ticket numbers": lambda: xlsx_of(
        [["Ticket No", "Name", "Start Date"]]
        + [[f"{row[0].replace('-', '')}TW01", f"{row[2]} {row[1]}", row[3]] for row in assigned_rows(8)[1:]]
    ),
}


@pytest.fixture
def browser(administrator: StaffMember, signed_in: SignedIn) -> Client:
    return signed_in(administrator)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_list_that_agrees_has_no_difference(layout: str, northside: Organization, browser: Client) -> None:
    numbered(northside, 8)
    file = compared(browser, "assigned", LAYOUTS[layout](), f"{layout}.xlsx")
    assert (file.state, file.rows, codes(file)) == ("compared", 8, [])
    page = browser.get(reverse("portal_file", args=[file.pk]))
    assert "The list and your records agree" in page.text


def test_the_columns_are_asked_for_once(northside: Organization, browser: Client) -> None:
    numbered(northside, 8)
    compared(browser, "assigned", xlsx_of(assigned_rows(8)))
    assert ColumnMap.objects.filter(kind="portal_assigned").count() == 1
    again = give(browser, "assigned", openpyxl_of(assigned_rows(8)))
    assert again.state == "compared", "the same headings are mapped by themselves"


def test_each_difference_is_named_and_carried_out(northside: Organization, browser: Client) -> None:
    tickets = numbered(northside, 8)
    with_number(Ticket.objects.create(organization=northside, reference="OLD", program="ssi"), 20)
    before = exported(northside)
    rows = assigned_rows(7)
    rows[1][3] = date(2024, 2, 1)
    rows += [assigned_row(20, date(2025, 3, 1)), assigned_row(30, date(2025, 4, 1))]
    file = compared(browser, "assigned", xlsx_of(rows))
    assert codes(file) == ["ASSIGNED_DAY", "ASSIGNED_NOT_HERE", "ASSIGNED_UNKNOWN", "NOT_ASSIGNED_THERE"]
    assert exported(northside) == before, "nothing counts until somebody carries it out"
    page = browser.get(reverse("portal_differences", args=[file.pk]))
    assert "Assigned on 1 Feb 2024 in the Portal, on 10 Jan 2024 here." in page.text
    assert SSNS[30] not in page.text
    assert SSNS[30][-4:] not in page.text

    one = Difference.objects.get(file=file, code="ASSIGNED_UNKNOWN")
    assert carry_out(browser, one).state == "open", "the Portal does not say which benefit"
    assert carry_out(browser, one, program="ssdi").state == "done"
    holder = Ticketholder.objects.get(name=name_of(30))
    assert holder.ssn.open() == SSNS[30]
    assert Assignment.objects.get(ticket=holder.ticket).assigned_on == date(2025, 4, 1)
    carry_out_all(browser, file)
    assert [state for _code, state in found(file)] == ["done", "done", "done", "asked"]
    assert Assignment.objects.get(ticket=tickets[0]).assigned_on == date(2024, 2, 1)
    assert Entry.objects.filter(action="difference carried out").count() == 3
    assert exported(northside) != before

    post(browser, "portal_undo", file)
    assert (file.state, file.cannot_undo) == ("undone", "")
    assert exported(northside) == before
    assert not tickets_of(northside).filter(pk=holder.ticket_id).exists()

    again = compared(browser, "assigned", xlsx_of(rows))
    assert again.pk != file.pk, "what was undone can be given again"
    one = Difference.objects.get(file=again, code="ASSIGNED_UNKNOWN")
    assert carry_out(browser, one, program="ssdi").state == "done"
    assert Ticketholder.objects.filter(name=name_of(30)).count() == 1, "the same person comes back"
    post(browser, "portal_undo", again)
    assert exported(northside) == before


def test_formerly_assigned(northside: Organization, browser: Client) -> None:
    tickets = numbered(northside, 4)
    Assignment.objects.filter(ticket=tickets[1]).update(unassigned_on=date(2024, 9, 1))
    Assignment.objects.filter(ticket=tickets[2]).update(unassigned_on=date(2024, 10, 1))
    before = exported(northside)

    def row(number: int, began: str, ended: str) -> list[object]:
        return [
            f"{SSNS[number].replace('-', '')}TW01",
            name_of(number),
            date.fromisoformat(began),
            date.fromisoformat(ended),
        ]

    rows: list[list[object]] = [
        [*FORMERLY],
        row(0, "2024-01-10", "2025-02-01"),
        row(1, "2024-01-10", "2024-09-01"),
        row(2, "2024-01-10", "2024-12-01"),
        row(3, "2020-01-10", "2021-02-01"),
        row(40, "2019-01-10", "2019-12-01"),
    ]
    file = compared(browser, "formerly", openpyxl_of(rows, "Formerly assigned"))
    assert codes(file) == ["FORMER_STILL_HERE", "FORMER_DAY", "FORMER_NOT_HERE", "FORMER_UNKNOWN"]
    carry_out_all(browser, file, program="ssi")
    assert {state for _code, state in found(file)} == {"done"}
    ends = Assignment.objects.filter(ticket__in=tickets).order_by("ticket__reference", "assigned_on")
    assert list(ends.values_list("unassigned_on", flat=True)) == [
        date(2025, 2, 1), date(2024, 9, 1), date(2024, 12, 1), date(2021, 2, 1), None,
    ]  # fmt: skip
    post(browser, "portal_undo", file)
    assert exported(northside) == before


def test_the_same_file_twice_changes_nothing(northside: Organization, browser: Client) -> None:
    numbered(northside, 8)
    content = xlsx_of(assigned_rows(7))
    file = compared(browser, "assigned", content)
    lines, before = Entry.objects.count(), found(file)
    again = give(browser, "assigned", content, "another name.xlsx")
    assert again.pk == file.pk
    assert PortalFile.objects.count() == 1
    assert (Entry.objects.count(), found(again)) == (lines, before)


def test_what_was_set_aside_stays_so_in_the_next_file(northside: Organization, browser: Client) -> None:
    numbered(northside, 12)
    file = compared(browser, "assigned", xlsx_of(assigned_rows(11)))
    one = Difference.objects.get(file=file)
    address = reverse("portal_difference", args=[one.pk])
    assert browser.post(address, {"do": "set_aside", "why": ""}).status_code == 422
    browser.post(address, {"do": "set_aside", "why": "the help desk mends it there"})
    rows = assigned_rows(11)
    rows[1][3] = date(2024, 2, 1)
    then = compared(browser, "assigned", xlsx_of(rows))
    assert found(then) == [("ASSIGNED_DAY", "open"), ("NOT_ASSIGNED_THERE", "set_aside")]
    assert Difference.objects.get(file=then, code="ASSIGNED_DAY").since == "changed"
    third = compared(browser, "assigned", xlsx_of([*assigned_rows(11), assigned_row(50)]))
    assert found(then)[0] == ("ASSIGNED_DAY", "superseded")
    assert (third.findings["new"], third.findings["changed"], third.findings["gone"]) == (1, 1, 0)


def test_undo_is_refused_where_somebody_has_changed_it_since(
    northside: Organization, browser: Client
) -> None:
    tickets = numbered(northside, 8)
    rows = assigned_rows(8)
    rows[1][3] = date(2024, 2, 1)
    file = compared(browser, "assigned", xlsx_of(rows))
    carry_out_all(browser, file)
    Assignment.objects.filter(ticket=tickets[0]).update(assigned_on=date(2024, 3, 1))
    post(browser, "portal_undo", file)
    assert file.state == "compared"
    assert "changed since" in file.cannot_undo
    assert found(file) == [("ASSIGNED_DAY", "done")]


def taken_back(browser: Client, one: Difference, **data: str) -> Any:
    data = {"do": "take_back", "why": "The wrong person was ticked.", **data}
    return browser.post(reverse("portal_difference", args=[one.pk]), data, follow=True)


def test_one_act_is_taken_back_and_the_others_stay(northside: Organization, browser: Client) -> None:
    tickets = numbered(northside, 8)
    before = exported(northside)
    rows = assigned_rows(7)
    rows[1][3], rows[2][3] = date(2024, 2, 1), date(2024, 2, 2)
    rows.append(assigned_row(30, date(2025, 4, 1)))
    file = compared(browser, "assigned", xlsx_of(rows))
    moved = list(Difference.objects.filter(file=file, code="ASSIGNED_DAY").order_by("place"))
    added = Difference.objects.get(file=file, code="ASSIGNED_UNKNOWN")
    for one in moved:
        carry_out(browser, one)
    carry_out(browser, added, program="ssdi")

    assert taken_back(browser, moved[0], why="").status_code == 422, "there is a reason"
    taken_back(browser, moved[0])
    days = [Assignment.objects.get(ticket=ticket).assigned_on for ticket in tickets[:2]]
    assert days == [date(2024, 1, 10), date(2024, 2, 2)]
    moved[0].refresh_from_db()
    assert (moved[0].state, moved[0].settled_by, moved[0].did) == ("open", None, {})
    said = Entry.objects.get(action="difference taken back")
    assert said.why == "The wrong person was ticked."
    assert "moved on" in taken_back(browser, moved[0]).content.decode(), "once is enough"

    taken_back(browser, added)
    assert not tickets_of(northside).filter(holder__name=name_of(30)).exists()
    assert carry_out(browser, added, program="ssdi").state == "done", "it can be carried out again"
    post(browser, "portal_undo", file)
    assert exported(northside) == before


def test_one_act_is_not_taken_back_where_somebody_has_changed_it_since(
    northside: Organization, browser: Client
) -> None:
    tickets = numbered(northside, 8)
    rows = assigned_rows(8)
    rows[1][3] = date(2024, 2, 1)
    file = compared(browser, "assigned", xlsx_of(rows))
    one = Difference.objects.get(file=file, code="ASSIGNED_DAY")
    carry_out(browser, one)
    Assignment.objects.filter(ticket=tickets[0]).update(assigned_on=date(2024, 3, 1))
    assert "changed since" in taken_back(browser, one).content.decode()
    one.refresh_from_db()
    assert one.state == "done"
    assert Assignment.objects.get(ticket=tickets[0]).assigned_on == date(2024, 3, 1)
