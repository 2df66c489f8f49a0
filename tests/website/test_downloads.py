"""Downloads, opened by another library than the one that wrote them."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from django.urls import reverse

from milepost.claims.models import DecidedClaim
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from tests.website.test_pages import SignedIn


@pytest.mark.parametrize("page", ["ticketholders_download", "claims_download"])
def test_csv_and_workbook_hold_the_same(administrator: StaffMember, signed_in: SignedIn, page: str) -> None:
    client = signed_in(administrator)
    text = client.get(reverse(page, args=["csv"])).getvalue().decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    book = openpyxl.load_workbook(io.BytesIO(client.get(reverse(page, args=["xlsx"])).content))
    sheet = book.worksheets[0]
    cells = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert cells == lines
    assert len(lines) > 30


def test_the_claims_download_is_what_the_list_shows(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn
) -> None:
    answer = signed_in(administrator).get(reverse("claims_download", args=["csv"]), {"status": "payable"})
    lines = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    payable = DecidedClaim.objects.filter(organization=northside, status="payable")
    assert len(lines) - 1 == payable.count()
    assert sum(int(line[5]) for line in lines[1:]) == sum(claim.amount or 0 for claim in payable)


def test_a_name_that_a_spreadsheet_would_run_is_quoted(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn
) -> None:
    holder = Ticketholder.objects.filter(ticket__organization=northside)[0]
    holder.name = "=1+1"
    holder.save()
    client = signed_in(administrator)
    assert "'=1+1" in client.get(reverse("ticketholders_download", args=["csv"])).getvalue().decode()
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(reverse("ticketholders_download", args=["xlsx"])).content)
    )
    kinds = {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row}
    assert "f" not in kinds
