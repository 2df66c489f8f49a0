"""Three hundred kinds of dirt and more: each is read right or named with its cure, and none is an error of ours."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.spreadsheets import actions
from milepost.spreadsheets.checking import dry_run
from milepost.spreadsheets.faults import said
from milepost.spreadsheets.kinds.all_kinds import KINDS
from milepost.spreadsheets.leaves import lines_of
from milepost.spreadsheets.mapping import first_mapping
from milepost.spreadsheets.models import Spreadsheet
from milepost.tickets.models import Ticket
from tests.spreadsheets.dirt import FILES, Cell, Fault, File, cells, file_of
from tests.website.conftest import PASSWORD, organization_named

NUMBER = re.compile(r"\d{3}[-\s.]?\d{2}[-\s.]?\d{4}")
CELLS = list(cells())
ENDS = {"unreadable", "faulty", "refused", "checked"}


@pytest.fixture
def deed(db: None) -> Deed:
    organization = organization_named("Dirty")
    member = StaffMember.objects.enrol(
        email="administrator@dirty.example", name="Dirty administrator", organization=organization, role="administrator", password=PASSWORD
    )  # fmt: skip
    ticket = Ticket.objects.create(organization=organization, reference="KNOWN-1", program="ssdi")
    Ticketholder.objects.create(organization=organization, ticket=ticket, name="Known Person")
    return Deed.of(member)


def checked(kind: str, name: str, content: bytes, deed: Deed) -> Spreadsheet:
    """Given, mapped as suggested with the month first, and checked."""
    given = actions.receive(SimpleUploadedFile(name, content), kind, deed=deed)
    given.refresh_from_db()
    if given.state == "to_map":
        mapping, _name = first_mapping(given, KINDS[kind])
        mapping.date_order = "month"
        actions.map_columns(given, mapping, "", deed=deed)
        given.refresh_from_db()
    assert given.state in ENDS, given.state
    return given


def check_is_said(given: Spreadsheet) -> list[tuple[str, str]]:
    """Field and code of each fault; each is said with its cure in both languages, without a number of SSA."""
    found = []
    for line in lines_of(given, "fault"):
        for language in ("en", "es"):
            with override(language):
                wrong, cure = said(line["code"], line["figures"])
            assert wrong
            assert cure
            assert not NUMBER.search(f"{wrong} {cure} {line['column']}")
        found.append((line.get("field", ""), line["code"]))
    return found


def test_there_are_three_hundred_kinds() -> None:
    kinds = {(one.kind, one.field, repr(one.value)) for one in CELLS}
    assert len(kinds) == len(CELLS)
    assert len({(repr(one.value), repr(one.expected)) for one in CELLS}) + len(FILES) >= 300
    assert len({one.name for one in FILES}) == len(FILES)


@pytest.mark.parametrize(
    "cell", CELLS, ids=lambda cell: cell.name.encode("ascii", "backslashreplace").decode()
)
def test_a_dirty_cell(cell: Cell, deed: Deed) -> None:
    given = checked(cell.kind, "dirt.csv", file_of(cell), deed)
    said_of = check_is_said(given)
    if isinstance(cell.expected, Fault):
        assert (cell.field, cell.expected.code) in said_of
        return
    assert [one for one in said_of if one[0] == cell.field] == []
    row = dry_run(given, lambda _done: None).rows[-1]
    assert row.get(cell.field) == cell.expected
    assert type(row.get(cell.field)) in {type(cell.expected), str}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_dirty_file(file: File, deed: Deed) -> None:
    given = checked(file.kind, file.file_name, file.make(), deed)
    said_of = check_is_said(given)
    assert not NUMBER.search(given.file_name)
    if isinstance(file.expected, Fault):
        assert file.expected.code in [code for _field, code in said_of]
    else:
        assert (given.state, said_of) == (file.expected, [])
        assert given.findings["new"] >= 3


def test_days_that_can_be_two_are_asked_for(deed: Deed) -> None:
    from milepost.spreadsheets.mapping import days_can_be_two, sheets_of
    from tests.spreadsheets.giving import csv_of

    rows: list[list[Any]] = [
        ["ID", "Name", "DOB", "Program"],
        ["1", "Ann", "03/04/1980", "ssi"],
        ["2", "Bob", "05/06/1980", "ssi"],
    ]
    given = actions.receive(SimpleUploadedFile("a.csv", csv_of(rows)), "people", deed=deed)
    given.refresh_from_db()
    kind, sheet = KINDS["people"], sheets_of(given)[0]
    mapping, _name = first_mapping(given, kind)
    assert mapping.date_order == ""
    assert days_can_be_two(kind, sheet, mapping.columns)
    actions.map_columns(given, mapping, "", deed=deed)
    assert {code for _field, code in check_is_said(given)} == {"TWO_DATES"}
    rows[1][2] = "25/04/1980"
    other = actions.receive(SimpleUploadedFile("a.csv", csv_of(rows)), "people", deed=deed)
    other.refresh_from_db()
    mapping, _name = first_mapping(other, kind)
    assert mapping.date_order == "day", "another day of the file shows it"
    actions.map_columns(other, mapping, "", deed=deed)
    other.refresh_from_db()
    assert other.state == "checked"
    assert dry_run(other, lambda _done: None).rows[1].get("born_on") == date(1980, 6, 5)


def test_organizations_of_dirt_stay_apart(deed: Deed) -> None:
    """A map that one organization keeps is not suggested to another."""
    from tests.spreadsheets.giving import csv_of

    content = csv_of([["Weird A", "Name", "Weird B"], ["1", "Ann", "ssi"], ["2", "Bob", "ssi"]])
    given = actions.receive(SimpleUploadedFile("a.csv", content), "people", deed=deed)
    given.refresh_from_db()
    mapping, _name = first_mapping(given, KINDS["people"])
    mapping.columns = {"reference": 0, "name": 1, "program": 2}
    actions.map_columns(given, mapping, "Weird list", deed=deed)
    again = actions.receive(SimpleUploadedFile("b.csv", content), "people", deed=deed)
    again.refresh_from_db()
    remembered, name = first_mapping(again, KINDS["people"])
    assert (name, remembered.columns) == ("Weird list", mapping.columns)
    other = Organization.objects.create(name="Other", demonstration_day=date(2025, 12, 15))
    member = StaffMember.objects.enrol(
        email="a@other.example", name="A", organization=other, role="administrator", password=None
    )
    theirs = actions.receive(SimpleUploadedFile("c.csv", content), "people", deed=Deed.of(member))
    theirs.refresh_from_db()
    assert first_mapping(theirs, KINDS["people"])[1] == ""
