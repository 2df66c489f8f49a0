"""The full path of worked case 37: every phase, the outcome period, and the reconciliation, to the dollar."""

from __future__ import annotations

from datetime import date

import pytest

from milepost.rulebook.claims import decide
from milepost.rulebook.decisions import Status
from milepost.rulebook.facts import (
    Assignment,
    AssignmentKind,
    Cash,
    MonthOfWork,
    PaymentSystem,
    Program,
    Ticket,
    TicketFacts,
)
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month, months_from
from milepost.rulebook.readings import PRACTICE, REGULATION, Reading


def full_path() -> TicketFacts:
    assignment = Assignment(
        "T1",
        "EN-A",
        AssignmentKind.EMPLOYMENT_NETWORK,
        PaymentSystem.MILESTONE_OUTCOME,
        date(2023, 12, 15),
        services_complete_on=date(2024, 9, 10),
    )
    months = {
        month: MonthOfWork(
            "T1",
            month,
            earned=160_000 if month.year == 2024 else 170_000,
            cash=Cash.PAID if month.year == 2024 else Cash.NONE_WORK,
        )
        for month in months_from(Month.parse("2024-01"), 24)
    }
    return TicketFacts(Ticket("T1", Program.SSDI), (assignment,), months)


@pytest.mark.parametrize("reading", [PRACTICE, REGULATION], ids=lambda reading: reading.name)
def test_case_37_pays_19860(reading: Reading) -> None:
    decision = decide(full_path(), Law.packaged(), as_of=date(2025, 12, 31), reading=reading)
    payable = [claim for claim in decision.claims if claim.status is Status.PAYABLE]
    # 4 × 1,788 + 3 × 536 + 12 × 555 + 8 × 555
    assert sum(claim.amount or 0 for claim in payable) == 7_152 + 1_608 + 6_660 + 4_440
    assert str(decision.outcome_period_began) == "2025-01"
    assert (decision.left.p1, decision.left.p2, decision.left.outcome) == (0, 0, 24)
    assert all(reason.finding("es") for claim in decision.claims for reason in claim.reasons)
