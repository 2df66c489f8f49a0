"""Files that are cut off, halved, shifted or doubled are refused; a reason that stands in the journal passes over some of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.portal.models import Difference
from tests.portal.giving import (
    PAID,
    SSNS,
    assigned_row,
    assigned_rows,
    codes,
    compared,
    csv_of,
    numbered,
    openpyxl_of,
    post,
    refused,
    xlsx_of,
)
from tests.website.test_pages import SignedIn

MANY = 40


@pytest.fixture
def browser(administrator: StaffMember, signed_in: SignedIn) -> Client:
    return signed_in(administrator)


@pytest.fixture
def last(northside: Organization, browser: Client) -> None:
    numbered(northside, MANY)
    assert compared(browser, "assigned", openpyxl_of(assigned_rows(MANY))).state == "compared"


def as_csv(rows: list[list[Any]]) -> bytes:
    plain = [[f"{cell:%Y-%m-%d}" if isinstance(cell, date) else cell for cell in row] for row in rows]
    return csv_of(plain) + b"\r\n"


def shifted() -> bytes:
    rows = assigned_rows(MANY)
    return openpyxl_of([rows[0], *(["", *row] for row in rows[1:])])


def halved() -> bytes:
    content = openpyxl_of(assigned_rows(MANY))
    return content[: len(content) // 2]


@pytest.mark.usefixtures("last")
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (lambda: xlsx_of(assigned_rows(MANY)), ["NO_FOOTER"]),
        (lambda: openpyxl_of(assigned_rows(MANY // 2)), ["HALVED"]),
        (lambda: openpyxl_of(assigned_rows(MANY - 5)), ["SHRANK"]),
        (lambda: openpyxl_of([*assigned_rows(MANY), *(assigned_row(number) for number in range(MANY, 80))]), ["GREW"]),
        (lambda: openpyxl_of([*assigned_rows(MANY), *(assigned_row(number) for number in range(5))]), ["DUPLICATES"]),
        (shifted, ["SHIFTED", "MANY_FAULTS"]),
        (lambda: openpyxl_of(assigned_rows(MANY)).replace(b"", b""), []),
    ],
    ids=["no footer", "half its rows", "an eighth gone", "doubled", "rows twice", "shifted", "whole"],
)  # fmt: skip
def test_moves_too_much_against_the_last_file(content: Any, expected: list[str], browser: Client) -> None:
    file = compared(browser, "assigned", content())
    assert refused(file) == expected
    assert file.state == ("refused" if expected else "compared")
    if expected:
        assert not Difference.objects.filter(file=file).exists()
        page = browser.get(reverse("portal_file", args=[file.pk]))
        assert "It is refused, because it looks wrong" in page.text


@pytest.mark.usefixtures("last")
def test_a_workbook_cut_in_half_cannot_be_read(browser: Client) -> None:
    assert compared(browser, "assigned", halved()).state == "unreadable"


@pytest.mark.parametrize("at", [0.45, 0.5, 0.55, 0.6])
def test_a_text_cut_in_half_is_refused_wherever_it_is_cut(
    at: float, northside: Organization, browser: Client
) -> None:
    numbered(northside, MANY)
    whole = as_csv(assigned_rows(MANY))
    compared(browser, "assigned", whole, "whole.csv")
    for place in range(int(len(whole) * at), int(len(whole) * at) + 45, 4):
        file = compared(browser, "assigned", whole[:place], "cut.csv")
        assert file.state == "refused", place


@pytest.mark.parametrize("part", [2, 3])
def test_the_first_file_is_held_against_our_own_assignments(
    part: int, northside: Organization, browser: Client
) -> None:
    numbered(northside, MANY)
    file = compared(browser, "assigned", as_csv(assigned_rows(MANY // part)), "first.csv")
    assert refused(file) == ["FEW"]


def test_a_last_row_without_its_end(northside: Organization, browser: Client) -> None:
    numbered(northside, MANY)
    whole = as_csv(assigned_rows(MANY))
    file = compared(browser, "assigned", whole[: whole.rindex(b",") - 3], "cut.csv")
    assert "CUT_ROW" in refused(file)
    assert not browser.post(
        reverse("portal_take_anyway", args=[file.pk]), {"why": "it is right, I know it"}
    ).context
    file.refresh_from_db()
    assert file.state == "refused", "no reason makes this right"


def test_a_footer_that_counts_other_rows(northside: Organization, browser: Client) -> None:
    numbered(northside, MANY)
    rows = [*assigned_rows(MANY - 1), ["Total records: 40"]]
    assert refused(compared(browser, "assigned", xlsx_of(rows))) == ["FOOTER_COUNT"]


def test_payments_made_never_disappear(northside: Organization, browser: Client) -> None:
    numbered(northside, 1)
    rows: list[list[Any]] = [list(PAID)]
    for number in range(12):
        rows.append(
            [SSNS[number], "Somebody", f"WC-{number}", "P1M1", "2024-02", date(2025, 6, 1), 1788, "Request"]
        )
    compared(browser, "paid", xlsx_of(rows))
    file = compared(browser, "paid", xlsx_of(rows[:-1]))
    assert refused(file) == ["PAID_LOST"]


@pytest.mark.usefixtures("last")
def test_a_reason_passes_over_it_and_is_kept(administrator: StaffMember, browser: Client) -> None:
    file = compared(browser, "assigned", openpyxl_of(assigned_rows(MANY // 2)))
    answer = browser.post(reverse("portal_take_anyway", args=[file.pk]), {"why": ""})
    assert answer.status_code == 422
    why = "half of them went to another provider"
    post(browser, "portal_take_anyway", file, why=why)
    assert (file.state, file.override, file.overridden_by) == ("compared", why, administrator)
    assert codes(file) == ["NOT_ASSIGNED_THERE"] * (MANY // 2)
    line = Entry.objects.get(action="portal list taken all the same")
    assert (line.why, line.figures["refusals"]) == (why, "HALVED")
    assert why in browser.get(reverse("portal_audit", args=[file.pk])).text
