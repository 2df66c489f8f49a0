"""A Ticket stays under the agreement under which it was assigned, on both sides of each boundary."""

from __future__ import annotations

from datetime import date

import pytest

from milepost.rulebook.agreements import Agreement, may_come_under
from milepost.rulebook.facts import Assignment, AssignmentKind, PaymentSystem

FIRST, SECOND = Agreement("First"), Agreement("Second")
DAY = date(2024, 3, 1)


def assigned(on: date, until: date | None = None) -> Assignment:
    return Assignment(
        "T1", "First", AssignmentKind.EMPLOYMENT_NETWORK, PaymentSystem.MILESTONE_OUTCOME, on, until
    )


@pytest.mark.parametrize(
    ("assignments", "expected"),
    [
        ([], True),
        ([assigned(date(2020, 1, 1))], False),
        ([assigned(date(2020, 1, 1), date(2024, 2, 29))], True),
        ([assigned(date(2020, 1, 1), DAY)], True),  # the first day on which it is not held any more
        ([assigned(date(2020, 1, 1), date(2024, 3, 2))], False),
        ([assigned(DAY)], False),
        ([assigned(date(2024, 4, 1))], False),  # assigned already, from next month on
        ([assigned(date(2020, 1, 1), date(2021, 1, 1)), assigned(date(2022, 1, 1))], False),
        ([assigned(date(2020, 1, 1), date(2021, 1, 1)), assigned(date(2022, 1, 1), date(2023, 1, 1))], True),
        ([assigned(DAY, DAY)], True),  # never held
    ],
)
def test_it_comes_under_another_agreement_only_when_it_is_not_assigned(
    assignments: list[Assignment], *, expected: bool
) -> None:
    assert may_come_under(SECOND, FIRST, assignments, DAY).may is expected


def test_the_reason_names_the_assignment_and_the_law() -> None:
    held = [assigned(date(2020, 1, 1), date(2021, 1, 1)), assigned(date(2022, 2, 28))]
    reason = may_come_under(SECOND, FIRST, held, DAY).reason
    assert reason.code == "AGREEMENT_HELD"
    assert "assigned on 28 February 2022 under First" in reason.finding()
    assert "28 de febrero de 2022" in reason.finding("es")
    assert reason.law == "20 CFR 411.515(a), 411.565"


@pytest.mark.parametrize("assignments", [[], [assigned(date(2020, 1, 1))]])
def test_an_agreement_not_known_so_far_is_named_and_the_same_one_stays(assignments: list[Assignment]) -> None:
    assert may_come_under(FIRST, None, assignments, DAY).reason.code == "AGREEMENT_NAMED"
    assert may_come_under(FIRST, FIRST, assignments, DAY).reason.code == "AGREEMENT_STAYS"


@pytest.mark.parametrize(
    ("ended_on", "expected"),
    [(None, True), (date(2024, 3, 2), True), (DAY, False), (date(2024, 2, 29), False)],
)
def test_nothing_comes_under_an_agreement_that_has_ended(ended_on: date | None, *, expected: bool) -> None:
    for present in (None, FIRST):
        assert may_come_under(Agreement("Second", ended_on), present, [], DAY).may is expected
