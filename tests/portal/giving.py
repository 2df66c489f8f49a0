"""Making lists as the Portal might give them, and giving them as somebody at a browser does."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from milepost.caseload import write_caseload
from milepost.claims.stored_facts import facts_of
from milepost.organizations.models import Organization
from milepost.people.models import Ticketholder
from milepost.people.numbers import digest_of
from milepost.portal.models import Difference, PortalFile
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.queries import tickets_of
from tests.spreadsheets.giving import SSNS, csv_of, xlsx_of

__all__ = ["SSNS", "csv_of", "xlsx_of"]
ASSIGNED = ["SSN", "Last Name", "First Name", "Assignment Date"]
FORMERLY = ["Ticket Number", "Beneficiary Name", "Assigned", "Unassignment Date"]
PAID = [
    "SSN",
    "Beneficiary Name",
    "WC Number",
    "Payment Type",
    "Claim Month",
    "Payment Date",
    "Amount",
    "Payment Method",
]
PENDING = ["SSN", "Beneficiary Name", "WC Number", "Payment Type", "Claim Month", "Status", "Date Submitted"]
BEGAN = date(2024, 1, 10)


def openpyxl_of(
    rows: Sequence[Sequence[Any]], title: str = "Tickets Assigned To Me", above: int = 3
) -> bytes:
    """A workbook with a title above its headings and a line of totals below, as reports have them."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = title[:31]
    for number in range(above):
        sheet.append([f"{title} report"] if number == 0 else [])
    for row in rows:
        sheet.append(list(row))
    sheet.append([])
    sheet.append([f"Total records: {len(rows) - 1}"])
    made = io.BytesIO()
    workbook.save(made)
    return made.getvalue()


def numbered(organization: Organization, many: int, first: int = 0, began: date = BEGAN) -> list[Ticket]:
    """Tickets assigned to us, each with a number that nobody has."""
    tickets = []
    for number in range(first, first + many):
        ticket = Ticket.objects.create(organization=organization, reference=f"N-{number:03}", program="ssdi")
        with_number(ticket, number)
        Assignment.objects.create(
            organization=organization, ticket=ticket, provider=organization.name, kind="en", system="milestone_outcome", assigned_on=began
        )  # fmt: skip
        tickets.append(ticket)
    return tickets


def with_number(ticket: Ticket, number: int) -> Ticketholder:
    holder = getattr(ticket, "holder", None) or Ticketholder(
        organization=ticket.organization, ticket=ticket, name=name_of(number)
    )
    holder.ssn, holder.ssn_digest = SSNS[number], digest_of(ticket.organization, SSNS[number])
    holder.save()
    return holder


def name_of(number: int) -> str:
    letters = "".join(chr(97 + int(digit)) for digit in f"{number:04}")
    return f"Per{letters} Holder{letters}"


def assigned_row(number: int, on: date = BEGAN) -> list[Any]:
    first, last = name_of(number).split()
    return [SSNS[number], last, first, on]


def assigned_rows(many: int, on: date = BEGAN) -> list[list[Any]]:
    return [ASSIGNED, *(assigned_row(number, on) for number in range(many))]


def give(client: Client, kind: str, content: bytes, name: str = "portal.xlsx") -> PortalFile:
    """Give the file; what it is then."""
    answer = client.post(reverse("portal"), {"kind": kind, "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, answer.text
    key = answer["Location"].rstrip("/").split("/")[-1]
    return PortalFile.objects.get(pk=key)


def compared(
    client: Client, kind: str, content: bytes, name: str = "portal.xlsx", **changes: str
) -> PortalFile:
    """Given, mapped as its headings say unless they are remembered, and compared."""
    file = give(client, kind, content, name)
    if file.state == "to_map":
        page = client.get(reverse("portal_columns", args=[file.pk]))
        form = {one.name: str(one.value() or "") for one in page.context["form"]}
        answer = client.post(reverse("portal_columns", args=[file.pk]), {**form, **changes})
        assert answer.status_code == 302, answer.context["form"].errors
        file.refresh_from_db()
    return file


def post(client: Client, route: str, file: PortalFile, **data: Any) -> PortalFile:
    answer = client.post(reverse(route, args=[file.pk]), data)
    assert answer.status_code == 302, answer.text
    file.refresh_from_db()
    return file


def found(file: PortalFile) -> list[tuple[str, str]]:
    """Code and state of each difference, in order."""
    return list(Difference.objects.filter(file=file).values_list("code", "state"))


def codes(file: PortalFile) -> list[str]:
    return [code for code, _state in found(file)]


def refused(file: PortalFile) -> list[str]:
    return [one["code"] for one in file.refusals]


def carry_out(client: Client, one: Difference, **data: str) -> Difference:
    client.post(reverse("portal_difference", args=[one.pk]), {"do": "carry_out", **data})
    one.refresh_from_db()
    return one


def carry_out_all(client: Client, file: PortalFile, **data: str) -> PortalFile:
    """What is proposed for every difference, a kind at a time."""
    for code in dict.fromkeys(codes(file)):
        post(client, "portal_act_on_all", file, code=code, **data)
    return file


def exported(organization: Organization) -> dict[str, bytes]:
    """The whole caseload in the exchange format, file by file."""
    facts = facts_of(tickets_of(organization).order_by("reference"))
    with TemporaryDirectory() as folder:
        where = Path(folder) / "caseload"
        write_caseload(facts.values(), where)
        return {path.name: path.read_bytes() for path in sorted(where.iterdir())}


def days(first: date, number: int) -> date:
    return first + timedelta(number)
