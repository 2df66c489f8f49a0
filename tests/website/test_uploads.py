"""A caseload is checked, taken over, undone; a faulty one changes nothing and says how to mend it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from milepost.caseload.as_json import facts_as_json
from milepost.claims.models import DecidedClaim
from milepost.claims.stored_facts import facts_of
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.tickets.queries import tickets_of
from milepost.uploads.models import Upload
from tests.website.test_pages import SignedIn


def given(client: Client, name: str, content: bytes) -> Upload:
    answer = client.post(reverse("uploads"), {"caseload": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, answer.text
    return Upload.objects.latest("at")


def known(organization: Organization) -> dict[str, object]:
    return {
        facts.ticket.ticket: facts_as_json(facts) for facts in facts_of(tickets_of(organization)).values()
    }


def test_checked_then_taken_over_then_undone(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn, archive: Path
) -> None:
    client, before = signed_in(administrator), known(northside)
    upload = given(client, "caseload.zip", archive.read_bytes())
    assert (upload.state, upload.findings["tickets"]) == ("checked", {"same": 30, "new": 10})
    assert known(northside) == before, "nothing counts until it is taken over"
    page = client.get(reverse("uploads_one", args=[upload.pk]))
    assert "10 new Tickets" in page.text

    client.post(reverse("uploads_take_over", args=[upload.pk]))
    assert len(known(northside)) == 40
    assert DecidedClaim.objects.filter(ticket__reference="SIM-000040").exists()

    client.post(reverse("uploads_undo", args=[upload.pk]))
    assert known(northside) == before
    assert not DecidedClaim.objects.filter(ticket__reference="SIM-000040").exists()
    actions = [entry.action for entry in Entry.objects.order_by("pk")]
    assert actions == ["received", "take over", "undo"]


def test_the_claims_shown_before_are_the_claims_kept_after(
    outsider: StaffMember, signed_in: SignedIn, archive: Path
) -> None:
    client = signed_in(outsider)
    upload = given(client, "caseload.zip", archive.read_bytes())
    client.post(reverse("uploads_take_over", args=[upload.pk]))
    for status, line in upload.findings["claims"].items():
        kept = DecidedClaim.objects.filter(organization=outsider.organization, status=status)
        assert (kept.count(), sum(claim.amount or 0 for claim in kept)) == (line["count"], line["dollars"])


def test_faults_are_listed_with_their_cure_and_change_nothing(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn
) -> None:
    client, before = signed_in(administrator), known(northside)
    tickets = b"ticket,program\nSIM-000001,ssdi\n123-45-6789,ssi\nX,pension\n"
    upload = given(client, "tickets.csv", tickets)
    assert upload.state == "faulty"
    page = client.get(reverse("uploads_one", args=[upload.pk]))
    assert "assignments.csv" in page.text
    assert "6789" not in page.text
    text = client.get(reverse("uploads_faults", args=[upload.pk, "csv"])).getvalue().decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert len(lines) - 1 == len(upload.faults) == 3
    client.post(reverse("uploads_take_over", args=[upload.pk]))
    assert known(northside) == before
    spanish = client.get(reverse("uploads_one", args=[upload.pk]), headers={"accept-language": "es"})
    assert "el archivo es obligatorio y falta" in spanish.text.lower()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("letter.pdf", b"%PDF", "is no caseload"),
        ("empty.csv", b"", "The file is empty"),
    ],
)
def test_what_is_no_caseload_is_refused_at_once(
    administrator: StaffMember, signed_in: SignedIn, name: str, content: bytes, said: str
) -> None:
    answer = signed_in(administrator).post(
        reverse("uploads"), {"caseload": SimpleUploadedFile(name, content)}
    )
    assert answer.status_code == 422
    assert said in answer.text
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    "content", [b"\x00" * 5_000, b"PK\x03\x04 torn", b"\xff\xfe\x00t", b"a;b;c\n1;2;3\n"]
)
def test_junk_ends_as_a_fault_not_as_an_error(
    administrator: StaffMember, signed_in: SignedIn, content: bytes
) -> None:
    for name in ("junk.xlsx", "junk.zip", "junk.csv"):
        upload = given(signed_in(administrator), name, content)
        assert upload.state == "faulty"
        assert upload.faults


def test_only_the_latest_can_be_undone(outsider: StaffMember, signed_in: SignedIn, archive: Path) -> None:
    client = signed_in(outsider)
    first = given(client, "first.zip", archive.read_bytes())
    second = given(client, "second.zip", archive.read_bytes())
    for upload in (first, second):
        client.post(reverse("uploads_take_over", args=[upload.pk]))
    client.post(reverse("uploads_undo", args=[first.pk]))
    first.refresh_from_db()
    assert first.state == "taken_over"


def test_a_workbook_made_in_excels_own_format_is_taken(outsider: StaffMember, signed_in: SignedIn) -> None:
    """Real dates, a merged title over the header, and a blank first row."""
    from datetime import date

    book = openpyxl.Workbook()
    sheets: dict[str, list[list[Any]]] = {
        "tickets": [["ticket", "program"], ["A-1", "ssdi"]],
        "assignments": [
            ["ticket", "provider", "kind", "system", "assigned_on"],
            ["A-1", "EN", "en", "milestone_outcome", date(2025, 1, 10)],
        ],
        "months": [["ticket", "month", "earned"], ["A-1", date(2025, 2, 1), 1200.5]],
    }
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.append([])
        sheet.append([f"Our {name}"])
        sheet.merge_cells("A2:C2")
        for row in rows:
            sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    upload = given(signed_in(outsider), "from excel.xlsx", made.getvalue())
    assert (upload.state, upload.faults) == ("checked", [])
    assert upload.findings["claims"]["payable"] == {"count": 1, "dollars": 1850}
