"""Each fault is named with its file, row, column and cure, and none ends in a traceback."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from milepost.caseload import read_caseload, write_caseload
from milepost.caseload.faults import MESSAGES
from milepost.rulebook.months import Month

SPOILED = [
    ("tickets", "T1,ssdi", "123-45-6789,ssdi", "tickets.csv:2:ticket", "SSN"),
    ("tickets", "T1,ssdi", "123456789TW1,ssdi", "tickets.csv:2:ticket", "SSN"),
    ("tickets", "T1,ssdi", "T1,sdi", "tickets.csv:2:program", "BAD_WORD"),
    ("tickets", "T1,ssdi", "T1,", "tickets.csv:2:program", "EMPTY"),
    ("tickets", "T2,ssi", "T1,ssi", "tickets.csv:3:ticket", "TICKET_TWICE"),
    ("tickets", "ssdi,no", "ssdi,maybe", "tickets.csv:2:blind", "BAD_WORD"),
    ("tickets", "ticket,program", "id,program", "tickets.csv:1:", "NO_HEADER"),
    ("tickets", "ticket,program", "ticket,programme", "tickets.csv:1:program", "COLUMN_MISSING"),
    ("tickets", "blind,ended_on", "blind,blind", "tickets.csv:1:blind", "COLUMN_TWICE"),
    ("tickets", "T1,ssdi,no,", "T1,ssdi,no,2024-02-30", "tickets.csv:2:ended_on", "BAD_DATE"),
    ("tickets", "T1,ssdi,no,", "T1,ssdi,no,0024-02-03", "tickets.csv:2:ended_on", "ABSURD_DATE"),
    ("tickets", "T1,ssdi,no,", "T1,ssdi,no,,,x", "tickets.csv:2:", "TOO_MANY_CELLS"),
    ("assignments", "2024-01-10", "01/10/2024", "assignments.csv:2:assigned_on", "BAD_DATE"),
    ("assignments", "2024-01-10,", "2024-01-10,2023-01-01", "assignments.csv:2:unassigned_on", "ORDER"),
    ("assignments", "T1,EN-A", "T9,EN-A", "assignments.csv:2:ticket", "TICKET_UNKNOWN"),
    (
        "assignments",
        "2024-01-10,\n",
        "2024-01-10,\nT1,EN-B,en,milestone_outcome,2024-05-01,\n",
        "assignments.csv:3:assigned_on",
        "OVERLAP",
    ),
    ("months", "T1,2024-03", "T1,2024-02", "months.csv:3:month", "MONTH_TWICE"),
    ("months", "T1,2024-03", "T1,Mar-24", "months.csv:3:month", "BAD_MONTH"),
    ("months", "T1,2024-03", "T1,2024-13", "months.csv:3:month", "BAD_MONTH"),
    ("months", "1110,paid", "1110.001,paid", "months.csv:3:earned", "PART_OF_A_CENT"),
    ("months", "1110,paid", "-5,paid", "months.csv:3:earned", "NEGATIVE"),
    ("months", "1110,paid", "NaN,paid", "months.csv:3:earned", "BAD_MONEY"),
    ("months", "1110,paid", "1e5,paid", "months.csv:3:earned", "BAD_MONEY"),
    ("months", "1110,paid", '"1.110,00",paid', "months.csv:3:earned", "BAD_MONEY"),
    ("months", "1110,paid", "99999999999,paid", "months.csv:3:earned", "ABSURD_MONEY"),
    ("payments", "p1m1,,", "p1m1,3,", "payments.csv:2:number", "NUMBER_NOT_WANTED"),
    ("payments", "p1m1,,", "p2,,", "payments.csv:2:number", "NUMBER_NEEDED"),
    ("payments", "p1m1,,", "p2,19,", "payments.csv:2:number", "BAD_NUMBER"),
    ("payments", "p1m1,,", "outcome,61,", "payments.csv:2:number", "BAD_NUMBER"),
]


@pytest.mark.parametrize(("file", "sound", "spoiled", "place", "code"), SPOILED)
def test_a_fault_is_named_at_its_place(
    folder: Path, file: str, sound: str, spoiled: str, place: str, code: str
) -> None:
    path = folder / f"{file}.csv"
    text = path.read_text()
    assert sound in text
    path.write_text(text.replace(sound, spoiled, 1))
    found = {
        (f"{fault.file}:{fault.row}:{fault.column}", fault.code) for fault in read_caseload(folder).faults
    }
    assert (place, code) in found


def test_a_sound_caseload_has_no_fault(folder: Path) -> None:
    read = read_caseload(folder)
    assert not read.faults
    assert list(read.tickets) == ["T1", "T2"]
    assert read.tickets["T1"].months[Month.parse("2024-02")].earned == 111_000


def test_all_faults_at_once_and_the_ssn_is_never_printed(folder: Path) -> None:
    (folder / "tickets.csv").write_text("ticket,program\n123-45-6789,sdi\nT1,\nT2,ssi\n")
    (folder / "payments.csv").write_text("ticket,claim,status,work_case\nT2,p1m1,paid,987654321\n")
    read = read_caseload(folder)
    codes = [fault.code for fault in read.faults]
    assert codes.count("SSN") == 2
    assert {"BAD_WORD", "EMPTY", "SSN"} <= set(codes)
    printed = "\n".join(fault.words(language) for fault in read.faults for language in ("en", "es"))
    assert "6789" not in printed
    assert "987654321" not in printed


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"\x00\x01\x02" * 100,
        "ticket,program\nÁ,ssdi\n".encode("utf-16"),
        "ticket,program\nÁ,ssdi\n".encode("latin-1"),
        b"ticket;program\nT1;ssdi\n",
        b"a" * 3_000_000,
        b'ticket,program\n"T1,ssdi\n',
        b"\xff\xd8\xff" * 1000,
    ],
)
def test_junk_is_a_fault_not_a_traceback(folder: Path, junk: bytes) -> None:
    (folder / "tickets.csv").write_bytes(junk)
    read = read_caseload(folder)
    assert read.faults
    assert all(": " in str(fault) and "; " in str(fault) for fault in read.faults)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk=st.binary(max_size=300))
def test_no_bytes_raise(folder: Path, junk: bytes) -> None:
    for name in ("tickets.csv", "months.csv"):
        (folder / name).write_bytes(b"ticket,month,program,earned\n" + junk)
    read_caseload(folder)
    for suffix in ("xlsx", "zip"):
        path = folder.parent / f"junk.{suffix}"
        path.write_bytes(b"PK\x03\x04" + junk)
        assert read_caseload(path).faults


def test_a_byte_order_mark_and_any_order_of_columns_are_tolerated(folder: Path) -> None:
    (folder / "tickets.csv").write_bytes("\ufeffprogram, Ticket \nSSDI,T1\n ssi ,T2\n".encode())
    read = read_caseload(folder)
    assert not read.faults
    assert set(read.tickets) == {"T1", "T2"}


def test_a_workbook_with_real_dates_merged_cells_and_a_blank_first_row(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    tickets = workbook.active
    assert tickets is not None
    tickets.title = "Tickets"
    tickets.append([])
    tickets.append(["Our people, exported in March"])
    tickets.merge_cells("A2:D2")
    tickets.append(["Ticket", "Program", "Blind", "born_on"])
    tickets.append([1001, "SSDI", "no", date(1980, 5, 6)])
    assignments = workbook.create_sheet("assignments")
    assignments.append(["ticket", "provider", "system", "assigned_on"])
    assignments.append([1001, "EN-A", "milestone_outcome", date(2024, 1, 10)])
    months = workbook.create_sheet("months")
    months.append(["ticket", "month", "earned"])
    months.append([1001, date(2024, 2, 1), 370.1 * 3])
    workbook.save(tmp_path / "book.xlsx")
    read = read_caseload(tmp_path / "book.xlsx")
    assert [str(fault) for fault in read.faults] == []
    facts = read.tickets["1001"]
    assert facts.ticket.born_on == date(1980, 5, 6)
    assert facts.months[Month.parse("2024-02")].earned == 111_030


def test_a_bad_cell_of_a_workbook_is_named_by_its_own_row(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    tickets = workbook.active
    assert tickets is not None
    tickets.title = "tickets"
    tickets.append([])
    tickets.append(["ticket", "program"])
    tickets.append(["T1", "#REF!"])
    workbook.save(tmp_path / "book.xlsx")
    places = {
        f"{fault.file}:{fault.row}:{fault.column}" for fault in read_caseload(tmp_path / "book.xlsx").faults
    }
    assert "tickets:3:program" in places


@pytest.mark.parametrize("form", ["out", "out.zip", "out.xlsx"])
def test_what_is_written_reads_back_the_same(folder: Path, tmp_path: Path, form: str) -> None:
    read = read_caseload(folder)
    write_caseload(read.tickets.values(), tmp_path / form)
    again = read_caseload(tmp_path / form)
    assert not again.faults
    assert again.tickets == read.tickets


def test_an_archive_is_read_in_memory_and_its_paths_mean_nothing(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"../../outside/{file.name}")
    read = read_caseload(tmp_path / "c.zip")
    assert not read.faults
    assert not (tmp_path.parent / "outside").exists()


@pytest.mark.parametrize("suffix", ["zip", "xlsx"])
def test_an_archive_that_unfolds_into_too_much_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = tmp_path / f"c.{suffix}"
    monkeypatch.setattr("milepost.caseload.tables.MOST_UNPACKED_MB", 3)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("tickets.csv", b"ticket,program\n" * 250_000)
    assert path.stat().st_size < 100_000
    assert [fault.code for fault in read_caseload(path).faults] == ["TOO_LARGE"]
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(1_001):
            archive.writestr(f"{number}.csv", b"")
    assert [fault.code for fault in read_caseload(path).faults] == ["TOO_MANY_FILES"]


def test_a_workbook_reads_no_other_file(tmp_path: Path) -> None:
    """An entity in its XML that names a file of the machine stands for nothing."""
    (tmp_path / "secret.txt").write_text("between-the-two-of-us")
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "tickets"
    book.active.append(["ticket", "program"])
    book.active.append(["PLACE", "ssdi"])
    book.save(tmp_path / "plain.xlsx")
    entity = f'<!DOCTYPE worksheet [<!ENTITY e SYSTEM "file://{tmp_path}/secret.txt"><!ENTITY f "expanded">]>'
    with (
        zipfile.ZipFile(tmp_path / "plain.xlsx") as plain,
        zipfile.ZipFile(tmp_path / "odd.xlsx", "w") as odd,
    ):
        for name in plain.namelist():
            text = plain.read(name)
            if b"PLACE" in text:
                text = entity.encode() + text.replace(b"PLACE", b"A&e;&f;")
            odd.writestr(name, text)
    assert "PLACE" in str(read_caseload(tmp_path / "plain.xlsx").tickets)
    read = read_caseload(tmp_path / "odd.xlsx")
    said = f"{read.tickets} {read.faults} {read.notes}"
    assert "between-the-two-of-us" not in said
    assert "expanded" not in said


def test_messages_have_the_same_figures_in_both_languages() -> None:
    import string

    for code, texts in MESSAGES.items():
        fields = {
            language: {name for text in pair for _, name, _, _ in string.Formatter().parse(text) if name}
            for language, pair in texts.items()
        }
        assert fields["en"] == fields["es"], code


def test_a_million_bytes_of_junk_lines_stop_early(tmp_path: Path) -> None:
    folder = tmp_path / "junk"
    folder.mkdir()
    text = io.StringIO()
    text.write("ticket,program\n")
    for number in range(20_000):
        text.write(f"T{number},nonsense\n")
    (folder / "tickets.csv").write_text(text.getvalue())
    (folder / "assignments.csv").write_text("ticket,provider,system,assigned_on\n")
    assert len(read_caseload(folder).faults) == 1_001
