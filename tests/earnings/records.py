"""One record of each kind about earnings, for the walk over every route."""

from __future__ import annotations

from datetime import date
from typing import Any

from milepost.earnings import actions
from milepost.earnings.models import MonthOfWork
from milepost.journal.actions import Deed
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket

MONTH = "2025-11"


def stub_values(paid_on: date, begins: date, ends: date, gross: int, **more: Any) -> dict[str, Any]:
    """A stub as it is typed, everything on it in order."""
    return {
        "paid_on": paid_on, "period_begins": begins, "period_ends": ends, "gross": gross,
        "withheld": gross // 10, "net": gross - gross // 10, **more,
    }  # fmt: skip


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    given = {"title": f"{name} Job", "started_on": date(2025, 11, 2), "frequency": "two_weekly"}
    job = actions.add_job(ticket, f"{name} Employer", given, deed=deed)
    MonthOfWork.objects.filter(ticket=ticket, month=Month.parse(MONTH)).delete()
    stub, _ = actions.enter_stub(
        job,
        stub_values(
            date(2025, 11, 20), date(2025, 11, 2), date(2025, 11, 15), 87_654, note=f"{name} Stub note"
        ),
        deed=deed,
    )
    report = actions.add_report(
        ticket,
        {"source": "work_number", "job": job, "received_on": date(2025, 12, 1)},
        [(Month.parse("2025-10"), 12_345, 12_345)],
        deed=deed,
    )
    business = {
        "business": f"{name} Business",
        "year": 2024,
        "gross": 300_000,
        "expenses": 0,
        "months": [1, 2],
    }
    year = actions.add_self_employment(ticket, business, deed=deed)
    expense = {
        "kind": "work_expense", "what": f"{name} Rides", "monthly": 12_000, "first_month": Month.parse(MONTH),
    }  # fmt: skip
    deduction = actions.add_deduction(ticket, expense, deed=deed)
    actions.set_cash(ticket, [Month.parse(MONTH)], "unknown", deed=deed)
    parts = {
        "job_id": job.pk, "stub_id": stub.pk, "report_id": report.pk, "business_id": year.pk,
        "deduction_id": deduction.pk, "month_of_work": MONTH,
    }  # fmt: skip
    return parts, [f"{name} {what}" for what in ("Employer", "Job", "Business", "Stub note", "Rides")]
