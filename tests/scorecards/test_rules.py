"""What counts as a case, and which cases went well: each on both sides of its boundary."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from milepost.rulebook.contact_phases import Phase
from milepost.rulebook.contacts import ContactPeriod, Kind, PeriodState
from milepost.rulebook.scorecards import (
    Note,
    judged_answer,
    judged_contact,
    judged_note,
    judged_plan,
    judged_sending,
    last_of_quarter,
    quarter_of,
    quarters_before,
)

DAY = date(2025, 11, 20)


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2025, 1, 1), date(2025, 1, 1), date(2025, 3, 31)),
        (date(2025, 3, 31), date(2025, 1, 1), date(2025, 3, 31)),
        (date(2025, 4, 1), date(2025, 4, 1), date(2025, 6, 30)),
        (date(2024, 12, 31), date(2024, 10, 1), date(2024, 12, 31)),
    ],
)
def test_a_quarter_has_its_first_and_its_last_day(day: date, first: date, last: date) -> None:
    assert (quarter_of(day), last_of_quarter(first)) == (first, last)


def test_quarters_go_back_over_the_new_year() -> None:
    assert quarters_before(date(2025, 2, 3), 3) == [date(2025, 1, 1), date(2024, 10, 1), date(2024, 7, 1)]


@pytest.mark.parametrize(
    ("state", "is_good"),
    [
        (PeriodState.MET, True),
        (PeriodState.MISSED, False),
        (PeriodState.DUE, None),
        (PeriodState.ENDED, None),
    ],
)
def test_only_a_period_that_is_over_is_a_case(state: PeriodState, is_good: bool | None) -> None:
    period = ContactPeriod(Phase.INITIAL, date(2025, 10, 1), date(2025, 10, 31), state, date(2025, 10, 3))
    judged = judged_contact(period)
    assert (judged and judged.is_good) is is_good
    assert judged is None or judged.on == date(2025, 10, 31)


def note(kind: Kind = Kind.TWO_WAY, *, late: int = 0, **lacks: bool) -> Note:
    has = {
        "is_of_somewhere": True,
        "has_address": True,
        "has_minutes": True,
        "has_services": True,
        "has_message": True,
    }
    return Note(kind, DAY, DAY + timedelta(late), **{**has, **lacks})  # fmt: skip


@pytest.mark.parametrize(
    ("given", "lacks"),
    [
        (note(), ()),
        (note(has_address=False), ("note_address",)),
        (note(has_address=False, is_of_somewhere=False), ()),
        (note(has_minutes=False, has_services=False), ("note_minutes", "note_services")),
        (note(has_message=False), ()),
        (note(Kind.ATTEMPT, has_minutes=False, has_services=False), ()),
        (note(Kind.ATTEMPT, has_message=False), ("note_message",)),
        (note(Kind.LETTER, has_address=False, has_minutes=False, has_message=False), ()),
        (note(Kind.INBOUND, has_minutes=False, has_services=False, has_message=False), ()),
    ],
)
def test_a_note_is_complete_by_its_kind(given: Note, lacks: tuple[str, ...]) -> None:
    judged = judged_note(given, 5)
    assert judged.is_good == (not lacks)
    assert judged.reason.figures.get("lacks_word", ()) == lacks


def test_a_note_is_late_after_the_days_that_are_settled() -> None:
    assert judged_note(note(late=5), 5).is_good
    late = judged_note(note(late=6), 5)
    assert (late.is_good, late.reason.code) == (False, "NOTE_LATE")
    assert "was entered 6 days later; 5 are settled" in late.reason.finding("en")


@pytest.mark.parametrize(
    ("received", "day", "is_good"),
    [
        (date(2025, 11, 15), date(2025, 11, 20), True),
        (date(2025, 11, 16), date(2025, 11, 20), False),
        (None, date(2025, 11, 15), None),
        (None, date(2025, 11, 16), False),
        (date(2025, 11, 18), date(2025, 11, 15), None),
    ],
)
def test_a_plan_is_received_within_fourteen_days(
    received: date | None, day: date, is_good: bool | None
) -> None:
    judged = judged_plan(date(2025, 11, 1), received, date(2025, 11, 1), day)
    assert (judged and judged.is_good) is is_good


def test_a_released_request_is_sent_or_waits() -> None:
    sent = judged_sending(DAY, DAY + timedelta(3), DAY + timedelta(3))
    assert (sent.is_good, sent.reason.figures["days"]) == (True, 3)
    waits = judged_sending(DAY, DAY + timedelta(4), DAY + timedelta(3))
    assert (waits.is_good, waits.reason.figures["days"]) == (False, 3), "what is still ahead has not happened"


def test_an_answer_is_a_denial_or_not() -> None:
    assert judged_answer(DAY, is_denied=False).is_good
    assert judged_answer(DAY, is_denied=True).reason.finding("es") == "Denegada el 20 de noviembre de 2025."
