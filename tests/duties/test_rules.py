"""When each kind of duty is due, on both sides of its boundaries, and that no random facts break the order of its days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rulebook.duties import (
    KINDS,
    DutyKind,
    Facts,
    Holds,
    Next,
    State,
    Window,
    exempt_from_apor,
    months_later,
    next_of,
    next_working_day,
    why_no_hand_over,
)

DAY = timedelta(days=1)
K = DutyKind
KEPT = date(2026, 1, 5)


def answer(kind: DutyKind, day: date, **facts: object) -> Next:
    return next_of(KINDS[kind], Facts(**facts), day=day)  # type: ignore[arg-type]


def test_every_kind_says_its_source_and_from_when_it_holds() -> None:
    assert set(KINDS) == set(DutyKind)
    for kind in KINDS.values():
        assert kind.terms, kind.code
        assert list(kind.terms) == sorted(kind.terms, key=lambda term: term.since)
        assert kind.code is K.OWN or all(term.source for term in kind.terms)
        assert (kind.holds is None) == (kind.law_of_hold == ""), (
            "what holds something names the source of that"
        )


def test_before_the_agreement_of_2017_nothing_is_known() -> None:
    assert answer(K.DIRECTORY, date(2016, 12, 31), kept_since=date(2016, 1, 1)).state is State.UNKNOWN
    assert answer(K.DIRECTORY, date(2017, 1, 1), kept_since=date(2016, 12, 1)).state is not State.UNKNOWN


@pytest.mark.parametrize(
    ("before", "state"),
    [(91, State.LATER), (90, State.BEGIN), (0, State.BEGIN), (-1, State.LATE)],
)
def test_a_sam_renewal_begins_ninety_days_ahead_and_holds_on_its_last_day(before: int, state: State) -> None:
    ends_on = date(2026, 6, 12)
    found = answer(K.SAM_RENEWAL, ends_on - before * DAY, ends_on=ends_on)
    assert (found.state, found.due_on, found.begin_on) == (state, ends_on, date(2026, 3, 14))


def test_an_end_that_is_not_on_record_is_not_known() -> None:
    for kind in (K.SAM_RENEWAL, K.SUITABILITY, K.INSURANCE):
        assert answer(kind, KEPT).state is State.UNKNOWN


def test_sam_is_looked_at_every_six_months_and_the_directory_every_three() -> None:
    for kind, months in ((K.SAM_LOOK, 6), (K.DIRECTORY, 3), (K.ROSTER_AUDIT, 3)):
        found = answer(kind, date(2026, 2, 1), last_done=date(2025, 8, 31))
        assert found.due_on == months_later(date(2025, 8, 31), months)
    assert answer(K.SAM_LOOK, KEPT, last_done=date(2025, 8, 31)).due_on == date(2026, 2, 28)
    assert answer(K.SAM_LOOK, KEPT, kept_since=KEPT).due_on == date(2026, 7, 5)
    assert answer(K.SAM_LOOK, KEPT).state is State.UNKNOWN


def test_access_to_the_portal_goes_after_a_hundred_and_eighty_days() -> None:
    last = date(2026, 1, 1)
    assert answer(K.PORTAL_LOGIN, last + 149 * DAY, last_done=last).state is State.LATER
    assert answer(K.PORTAL_LOGIN, last + 150 * DAY, last_done=last).state is State.BEGIN
    assert answer(K.PORTAL_LOGIN, last + 180 * DAY, last_done=last).state is State.BEGIN
    assert answer(K.PORTAL_LOGIN, last + 181 * DAY, last_done=last).state is State.LATE
    assert answer(K.PORTAL_LOGIN, KEPT, kept_since=KEPT).state is State.UNKNOWN, "nobody said who may log in"


def test_foundations_is_asked_of_main_contacts_within_sixty_days() -> None:
    since = date(2026, 1, 1)
    assert answer(K.FOUNDATIONS, KEPT).state is State.EXEMPT
    assert answer(K.FOUNDATIONS, since + 60 * DAY, began_on=since).state is State.BEGIN
    assert answer(K.FOUNDATIONS, since + 61 * DAY, began_on=since).state is State.LATE
    assert (
        answer(K.FOUNDATIONS, since + 61 * DAY, began_on=since, last_done=since + 9 * DAY).state is State.DONE
    )


WINDOW = {2027: Window(date(2027, 2, 1), date(2027, 2, 28))}


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2027, 1, 31), State.LATER),
        (date(2027, 2, 1), State.BEGIN),
        (date(2027, 2, 28), State.BEGIN),
        (date(2027, 3, 1), State.LATE),
    ],
)
def test_the_annual_report_is_handed_in_within_its_days(day: date, state: State) -> None:
    found = answer(K.APOR, day, windows=WINDOW)
    assert (found.state, found.due_on) == (state, date(2027, 2, 28))
    assert answer(K.APOR, day).state is State.UNKNOWN, "the days of a year are SSA's to say"
    done = answer(K.APOR, day, windows=WINDOW, last_done=date(2027, 1, 1))
    assert (done.state, done.due_on) == (State.DONE, None), "of the next year nothing is known yet"
    assert answer(K.APOR, day, windows=WINDOW, last_done=date(2026, 12, 31)).state is state


def test_who_owes_no_annual_report() -> None:
    day = date(2027, 2, 1)
    none = {"is_state_vr": False, "is_job_center": False}
    assert exempt_from_apor(date(2026, 1, 1), day, **none) is not None
    assert exempt_from_apor(date(2025, 12, 31), day, **none) is None
    assert exempt_from_apor(None, day, **none) is None, "of an award that is not known nothing is presumed"
    assert exempt_from_apor(None, day, is_state_vr=True, is_job_center=False) is not None
    assert exempt_from_apor(None, day, is_state_vr=False, is_job_center=True) is not None


def test_security_training_is_signed_within_a_year_and_within_the_window_that_comes_sooner() -> None:
    signed = date(2026, 2, 10)
    alone = answer(K.SECURITY_AWARENESS, date(2026, 6, 1), last_done=signed)
    assert (alone.due_on, alone.begin_on) == (date(2027, 2, 10), date(2027, 1, 11))
    after = answer(K.SECURITY_AWARENESS, date(2026, 6, 1), last_done=date(2026, 8, 1), windows=WINDOW)
    assert (after.due_on, after.begin_on) == (date(2027, 2, 28), date(2027, 2, 1))
    within = answer(K.SECURITY_AWARENESS, date(2027, 3, 1), last_done=date(2027, 2, 1), windows=WINDOW)
    assert within.due_on == date(2028, 2, 1), "what was signed on the window's first day is of this window"
    assert answer(K.SECURITY_AWARENESS, KEPT, kept_since=KEPT).state is State.MISSING
    assert answer(K.SECURITY_AWARENESS, KEPT - DAY, kept_since=KEPT).state is State.LATER


def test_the_portal_is_closed_to_whose_training_is_not_within_the_year() -> None:
    signed = date(2026, 2, 10)
    assert why_no_hand_over(signed, KEPT, date(2027, 2, 10)) is None
    assert why_no_hand_over(signed, None, date(2027, 2, 11)) is not None
    assert why_no_hand_over(None, KEPT, KEPT) is not None
    assert why_no_hand_over(None, KEPT, KEPT - DAY) is None
    assert why_no_hand_over(None, None, KEPT) is None, "where signatures are not kept none is missed"
    assert why_no_hand_over(date(2024, 2, 29), None, date(2025, 2, 28)) is None
    assert why_no_hand_over(date(2024, 2, 29), None, date(2025, 3, 1)) is not None


def test_a_change_of_staff_is_told_at_once_on_no_day_that_is_published() -> None:
    assert answer(K.CHANGE_FORM, KEPT, began_on=KEPT + DAY).state is State.LATER
    found = answer(K.CHANGE_FORM, KEPT, began_on=KEPT)
    assert (found.state, found.due_on) == (State.BEGIN, None)
    assert answer(K.CHANGE_FORM, KEPT).state is State.DONE


def test_the_payment_system_may_be_changed_once_in_a_calendar_year() -> None:
    year = {"kept_since": KEPT}
    assert answer(K.ELECTION, date(2026, 10, 31), **year).state is State.LATER
    assert answer(K.ELECTION, date(2026, 11, 1), **year).state is State.BEGIN
    found = answer(K.ELECTION, date(2026, 12, 31), last_done=date(2026, 1, 1), **year)
    assert (found.state, found.due_on) == (State.DONE, date(2027, 12, 31))
    assert answer(K.ELECTION, date(2026, 12, 31), last_done=date(2025, 12, 31), **year).state is State.BEGIN


def test_new_figures_are_due_in_january() -> None:
    assert answer(K.NEW_FIGURES, date(2027, 1, 31)).state is State.BEGIN
    assert answer(K.NEW_FIGURES, date(2027, 2, 1)).state is State.LATE
    assert answer(K.NEW_FIGURES, date(2027, 2, 1), is_answered=True).due_on == date(2028, 1, 31)


def test_junk_mail_is_looked_through_on_working_days() -> None:
    friday = date(2026, 1, 9)
    assert next_working_day(friday) == friday + 3 * DAY
    assert next_working_day(friday - DAY) == friday
    assert answer(K.JUNK_MAIL, friday + 2 * DAY, last_done=friday).state is State.LATER
    assert answer(K.JUNK_MAIL, friday + 3 * DAY, last_done=friday).state is State.BEGIN
    assert answer(K.JUNK_MAIL, friday + 4 * DAY, last_done=friday).state is State.LATE
    assert answer(K.JUNK_MAIL, KEPT, kept_since=KEPT).due_on == KEPT


def test_what_holds_something_is_exactly_this() -> None:
    assert {kind.code: kind.holds for kind in KINDS.values() if kind.holds} == {
        K.SAM_RENEWAL: Holds.PAYMENTS,
        K.SUITABILITY: Holds.NUMBERS,
        K.SECURITY_AWARENESS: Holds.HAND_OVER,
        K.PORTAL_LOGIN: Holds.PORTAL,
        K.APOR: Holds.AGREEMENT,
        K.NEW_FIGURES: Holds.MONTHS,
    }


days = st.dates(date(2017, 1, 1), date(2060, 12, 31))
maybe = st.none() | days
windows = st.dictionaries(st.integers(2017, 2060), st.none(), max_size=4).map(
    lambda years: {year: Window(date(year, 2, 1), date(year, 2, 28)) for year in years}
)


@given(
    kind=st.sampled_from(list(DutyKind)), day=days, kept_since=maybe, last_done=maybe, ends_on=maybe, began_on=maybe,
    windows=windows,
)  # fmt: skip
def test_the_days_of_an_answer_never_contradict_its_state(
    kind: DutyKind, day: date, windows: dict[int, Window], **facts: date | None
) -> None:
    found = next_of(KINDS[kind], Facts(windows=windows, **facts), day=day)  # type: ignore[arg-type]
    due, begin = found.due_on, found.begin_on
    assert due is None or begin is None or begin <= due
    if found.state is State.LATE:
        assert due is not None
        assert day > due
    if found.state is State.BEGIN:
        assert begin is not None
        assert begin <= day
        assert due is None or day <= due
    if found.state is State.LATER and begin is not None:
        assert day < begin
    assert found.why.finding("en")
    assert found.why.finding("es")
    done = next_of(
        KINDS[kind],
        Facts(windows=windows, **{**facts, "last_done": max(day, facts["last_done"] or day)}),  # type: ignore[arg-type]
        day=day,
    )
    assert done.state is not State.MISSING, "what is done on the day is missed on no day"
    assert (
        KINDS[kind].is_derived or kind in (K.INSURANCE, K.OWN, K.CHANGE_FORM) or done.state is not State.LATE
    )


@given(day=days, months=st.integers(1, 240))
def test_months_later_keeps_the_day_or_takes_the_last(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + DAY).day == 1
