"""The roster audit on paper and as PDF, the pages of a list, and what waits on Today."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from milepost.desk.duties import duties_of
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.suitability import Suitability
from milepost.portal.models import Difference, PortalFile
from milepost.portal.queries import QUARTER, audit_due
from milepost.rulebook.duties import months_later
from tests.plans.pdf_text import text_in
from tests.portal.giving import (
    SSNS,
    assigned_row,
    assigned_rows,
    carry_out_all,
    compared,
    numbered,
    post,
    xlsx_of,
)
from tests.website.test_pages import SignedIn


@pytest.fixture
def browser(administrator: StaffMember, signed_in: SignedIn) -> Client:
    return signed_in(administrator)


@pytest.fixture
def file(northside: Organization, browser: Client) -> PortalFile:
    numbered(northside, 8)
    rows = [*assigned_rows(7), assigned_row(30)]
    rows[1][3] = date(2024, 2, 1)
    return compared(browser, "assigned", xlsx_of(rows))


def test_the_audit_says_what_was_done_and_by_whom(
    file: PortalFile, administrator: StaffMember, browser: Client
) -> None:
    carry_out_all(browser, file, program="ssdi")
    one = Difference.objects.get(file=file, code="NOT_ASSIGNED_THERE")
    why = "the help desk will mend it"
    browser.post(reverse("portal_difference", args=[one.pk]), {"do": "set_aside", "why": why})
    page = browser.get(reverse("portal_audit", args=[file.pk])).text
    pdf = text_in(browser.get(reverse("portal_audit_pdf", args=[file.pk])).content)
    for said in (page, pdf):
        for wanted in (
            "Roster audit",
            "portal.xlsx",
            administrator.name,
            why,
            "Correct our day",
            "1 Feb 2024",
        ):
            assert wanted in " ".join(said.split()), wanted
        assert SSNS[30][-4:] not in said
    assert Entry.objects.filter(action="portal audit read", kind=Entry.Kind.READING).count() == 1


def test_the_download_has_every_difference_and_no_number(file: PortalFile, browser: Client) -> None:
    answer = browser.get(reverse("portal_download", args=[file.pk, "csv"]))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 4
    assert not any(number in text for number in SSNS[:40])
    only = browser.get(reverse("portal_download", args=[file.pk, "csv"]) + "?code=ASSIGNED_DAY")
    assert len(b"".join(only.streaming_content).splitlines()) == 2  # type: ignore[attr-defined]
    assert browser.get(reverse("portal_download", args=[file.pk, "xlsx"])).status_code == 200


def test_a_number_is_masked_for_whoever_is_cleared_and_hidden_from_others(
    file: PortalFile, administrator: StaffMember, browser: Client
) -> None:
    address = reverse(
        "portal_difference", args=[Difference.objects.get(file=file, code="ASSIGNED_UNKNOWN").pk]
    )
    assert SSNS[30][-4:] not in browser.get(address).text
    administrator.suitability = Suitability.CLEARED
    administrator.save()
    page = browser.get(address).text
    assert f"•••-••-{SSNS[30][-4:]}" in page
    assert SSNS[30] not in page


def test_numbers_stand_nowhere_in_plain(file: PortalFile) -> None:
    for row in Difference.objects.filter(file=file).values():
        assert not any(number in str({**row, "content": ""}) for number in SSNS[:40])
    assert not any(
        number in str(PortalFile.objects.filter(pk=file.pk).values("findings", "refusals", "digest").get())
        for number in SSNS[:40]
    )


def test_ticked_ones_are_carried_out_together(file: PortalFile, browser: Client) -> None:
    keys = [str(key) for key in Difference.objects.filter(file=file).values_list("pk", flat=True)]
    address = reverse("portal_differences", args=[file.pk])
    browser.post(address, {"do": "carry_out", "difference": [*keys, "nothing"], "program": "ssi"})
    assert set(Difference.objects.filter(file=file).values_list("state", flat=True)) == {"done", "asked"}
    answer = browser.post(address, {"do": "set_aside", "difference": keys, "why": ""})
    assert answer.status_code == 422


def test_today_says_when_the_audit_is_due_and_what_is_open(
    northside: Organization, administrator: StaffMember, browser: Client
) -> None:
    day = timezone.localdate()
    assert audit_due(northside, day) is None, "without a Ticket there is no roster"
    numbered(northside, 8)
    assert audit_due(northside, day) == day
    said = " ".join(duty.what for duty in duties_of(administrator, day))
    assert "The roster audit is due" in said
    file = compared(browser, "assigned", xlsx_of(assigned_rows(7)))
    said = " ".join(duty.what for duty in duties_of(administrator, day))
    assert "The roster audit is due" not in said
    assert "1 difference to the Portal is not settled" in said
    PortalFile.objects.filter(pk=file.pk).update(at=timezone.now() - timedelta(days=97))
    file.refresh_from_db()
    assert audit_due(northside, day) == months_later(file.at.date(), QUARTER)
    post(browser, "portal_undo", file)
    assert audit_due(northside, day) == day, "what was undone is no audit"


def test_the_page_of_the_portal_is_there_before_any_list(browser: Client) -> None:
    page = browser.get(reverse("portal"))
    assert page.text.count("None was given yet.") == 4
