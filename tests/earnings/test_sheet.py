"""The calculation of a month on paper, and how long pages take."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from datetime import date, timedelta

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from milepost.earnings import actions
from milepost.earnings.models import PayStub
from milepost.earnings.overview import sheet_of
from milepost.earnings.solving import earnings_of
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook.months import Month, months_from
from milepost.tickets.models import Ticket
from tests.earnings.records import stub_values
from tests.website.conftest import TODAY, administrator, northside, signed_in

__all__ = ["administrator", "northside", "signed_in"]

SignedIn = Callable[[StaffMember], Client]


@pytest.fixture
def ticket(northside: Organization, administrator: StaffMember) -> Ticket:
    """Two jobs over two years, one of them with a missing stub that its figures prove."""
    ticket = Ticket.objects.filter(organization=northside)[0]
    deed = Deed.of(administrator)
    for name, step, gross in (("Weekly Works", 7, 31_337), ("Niño y Hermanos", 14, 70_001)):
        frequency = "weekly" if step == 7 else "two_weekly"
        given = {"started_on": date(2024, 1, 7), "frequency": frequency}
        job = actions.add_job(ticket, name, given, deed=deed)
        so_far, year = 0, 2024
        for number in range(700 // step):
            begins = date(2024, 1, 7) + timedelta(step * number)
            paid_on = begins + timedelta(step + 4)
            if paid_on > TODAY:
                break
            so_far = (so_far if paid_on.year == year else 0) + gross
            year = paid_on.year
            if step == 14 and number == 20:
                continue
            values = stub_values(paid_on, begins, begins + timedelta(step - 1), gross, ytd_gross=so_far)
            if number % 10:
                PayStub.objects.create(
                    organization=northside,
                    ticket=ticket,
                    job=job,
                    state="valid",
                    begins_used=begins,
                    **values,
                )
            else:
                actions.enter_stub(job, values, deed=deed)
    actions.set_cash(
        ticket, [Month.parse("2024-02")], "unknown", deed=deed.because("so that all is worked out")
    )
    return ticket


def test_days_and_stubs_of_every_month_add_up(ticket: Ticket) -> None:
    entered = earnings_of([ticket], day=TODAY)[ticket.pk]
    earned = 0
    for month in months_from(Month.parse("2024-01"), 24):
        sheet = sheet_of(month, entered.jobs)
        assert sum(day.cents for day in sheet.days) == sheet.earned
        assert len(sheet.days) == month.last_day.day
        worked_out = entered.months.get(month)
        assert (sheet.earned, sheet.paid) == ((worked_out.earned, worked_out.paid) if worked_out else (0, 0))
        earned += sheet.earned
    assert earned == sum(stub.gross for one in entered.jobs for stub in one.solved.stubs)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_sheet_is_an_accessible_pdf_and_its_name_names_nobody(
    ticket: Ticket, administrator: StaffMember, signed_in: SignedIn, language: str
) -> None:
    client = signed_in(administrator)
    derived = earnings_of([ticket], day=TODAY)[ticket.pk].jobs
    month = next(Month.of(stub.period_begins) for one in derived for stub in one.solved.derived)
    address = reverse("earnings_month_print", args=[ticket.pk, month])
    answer = client.get(address, headers={"accept-language": language})
    assert ticket.holder.name not in str(answer.headers)
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert str(pdf.Root.Lang) == language
        assert pdf.Root.MarkInfo.Marked
        assert pdf.docinfo.get("/Title") is not None
        with pdf.open_metadata() as about:
            assert str(about["pdfuaid:part"]) == "1"


def test_entering_and_looking_do_not_keep_anybody_waiting(
    ticket: Ticket, administrator: StaffMember, signed_in: SignedIn
) -> None:
    client = signed_in(administrator)
    job = ticket.job_set.get(employer__name="Weekly Works")
    month = Month.parse("2024-11")
    for address in (
        reverse("earnings", args=[ticket.pk]),
        reverse("stub_add", args=[ticket.pk, job.pk]),
        reverse("earnings_month", args=[ticket.pk, month]),
    ):
        client.get(address)
        took = []
        for _ in range(5):
            begun = time.process_time()
            assert client.get(address).status_code == 200
            took.append(time.process_time() - begun)
        assert min(took) < 0.3, f"{address} took {min(took):.3f} s"
    took = []
    for number in range(3):
        sent = {
            "paid_on": f"2025-12-{12 + number}", "period_begins": "2025-12-01", "period_ends": "2025-12-07", "gross": "300",
            "withheld": "30", "net": "270", "name_shown": "matches", "dates_shown": "printed", "employer_shown": "named",
            "shown_by": "stub", "came_by": "paper", "another": "yes",
        }  # fmt: skip
        begun = time.process_time()
        assert client.post(reverse("stub_add", args=[ticket.pk, job.pk]), sent).status_code == 302
        took.append(time.process_time() - begun)
    assert min(took) < 0.5, f"entering took {min(took):.3f} s"
