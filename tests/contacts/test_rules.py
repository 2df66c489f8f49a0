"""The phase that follows work and the contacts it asks for, on both sides of each boundary and against a slow reading."""

from __future__ import annotations

import os
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from milepost.rulebook.contact_letters import LetterRule, Mailing, Proof, letter_wanted, proof_lacking
from milepost.rulebook.contact_phases import (
    Cadence,
    Counting,
    JobSpan,
    Phase,
    PhaseSpan,
    SetByHand,
    Work,
    phase_on,
    phases,
)
from milepost.rulebook.contacts import Contact, ContactDuty, Held, Kind, contact_duty
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.relationship import ServiceContact, relationship_shown
from tests.contacts.slow_reference import slow_calendar, slow_phases, slow_rolling

CALENDAR, ROLLING = Cadence(), Cadence(counting=Counting.ROLLING)
FAR = timedelta(days=500)


def d(text: str) -> date:
    return date.fromisoformat(text)


def m(text: str) -> Month:
    return Month.parse(text)


def spans_of(work: Work, begin: str = "2023-01-01", cadence: Cadence = CALENDAR) -> tuple[PhaseSpan, ...]:
    return phases(work, cadence, begin=d(begin), through=d("2026-12-31"))


def duty(
    day: str,
    *contacts: str,
    assigned: str = "2024-01-01",
    until: str | None = None,
    work: Work = Work(),
    cadence: Cadence = CALENDAR,
) -> ContactDuty:
    """Contacts are days of two-way contacts; one that begins with `?` is an attempt."""
    made = [
        Contact(d(one.lstrip("?")), Kind.ATTEMPT if one.startswith("?") else Kind.TWO_WAY) for one in contacts
    ]
    held = [Held(d(assigned), d(until) if until else None)]
    return contact_duty(spans_of(work, assigned, cadence), held, made, cadence, d(day))


def states(found: ContactDuty) -> list[tuple[str, str, str]]:
    return [(str(one.begins), str(one.ends), str(one.state)) for one in found.periods]


# The phase


def test_without_any_work_the_phase_is_initial() -> None:
    (span,) = spans_of(Work())
    assert (span.phase, span.reason.code) == (Phase.INITIAL, "PHASE_NO_WORK")


def test_a_job_makes_it_ongoing_from_its_first_day_and_initial_again_after_its_last() -> None:
    found = spans_of(Work(jobs=(JobSpan(d("2024-02-29"), d("2024-05-31")),)))
    assert [(one.phase, str(one.from_day), one.reason.code) for one in found] == [
        (Phase.INITIAL, "2023-01-01", "PHASE_NO_WORK"),
        (Phase.ONGOING, "2024-02-29", "PHASE_JOB_STARTED"),
        (Phase.INITIAL, "2024-06-01", "PHASE_JOB_ENDED"),
    ]
    assert phase_on(found, d("2024-02-28")) is Phase.INITIAL
    assert phase_on(found, d("2024-05-31")) is Phase.ONGOING
    assert phase_on(found, d("2022-12-31")) is None


def test_two_jobs_that_touch_are_one_stretch_of_work() -> None:
    jobs = (JobSpan(d("2024-03-01"), d("2024-03-31")), JobSpan(d("2024-04-01"), d("2024-04-30")))
    assert [str(one.from_day) for one in spans_of(Work(jobs=jobs))] == [
        "2023-01-01",
        "2024-03-01",
        "2024-05-01",
    ]


def test_a_stub_makes_its_month_ongoing_and_one_silent_month_after_it() -> None:
    found = spans_of(Work(months={m("2024-10"): True}))
    assert [(one.phase, str(one.from_day), one.reason.code) for one in found[1:]] == [
        (Phase.ONGOING, "2024-10-01", "PHASE_EARNED"),
        (Phase.INITIAL, "2024-12-01", "PHASE_NO_EARNINGS_SINCE"),
    ]


def test_a_month_known_to_be_without_earnings_ends_it_at_once() -> None:
    found = spans_of(Work(months={m("2024-10"): True, m("2024-11"): False}))
    assert [str(one.from_day) for one in found[1:]] == ["2024-10-01", "2024-11-01"]


def test_a_month_with_a_job_in_it_is_ruled_by_the_job() -> None:
    """The last pay of a job that ended on the 10th does not make the rest of the month ongoing."""
    work = Work(jobs=(JobSpan(d("2024-03-05"), d("2024-10-10")),), months={m("2024-10"): True})
    assert phase_on(spans_of(work), d("2024-10-10")) is Phase.ONGOING
    assert phase_on(spans_of(work), d("2024-10-11")) is Phase.INITIAL


def test_what_is_set_by_hand_holds_until_work_changes() -> None:
    work = Work(
        months={m("2024-10"): True}, by_hand=(SetByHand(d("2024-08-15"), Phase.ONGOING),)
    )  # told of a job on 15 August, and the first stub is of October
    found = spans_of(work)
    assert [(one.phase, str(one.from_day), one.reason.code) for one in found[1:]] == [
        (Phase.ONGOING, "2024-08-15", "PHASE_SET_BY_HAND"),
        (Phase.INITIAL, "2024-12-01", "PHASE_NO_EARNINGS_SINCE"),
    ]
    lost = Work(
        jobs=(JobSpan(d("2024-01-08")),),
        by_hand=(SetByHand(d("2024-05-02"), Phase.INITIAL), SetByHand(d("2024-06-03"), None)),
    )
    assert [(one.phase, str(one.from_day)) for one in spans_of(lost)[1:]] == [
        (Phase.ONGOING, "2024-01-08"),
        (Phase.INITIAL, "2024-05-02"),
        (Phase.ONGOING, "2024-06-03"),
    ]


def test_of_two_settings_of_one_day_the_later_given_holds() -> None:
    twice = (SetByHand(d("2024-05-02"), Phase.ONGOING), SetByHand(d("2024-05-02"), Phase.INITIAL))
    assert phase_on(spans_of(Work(by_hand=twice)), d("2024-05-02")) is Phase.INITIAL


def test_what_was_set_before_the_assignment_still_holds_in_it() -> None:
    work = Work(by_hand=(SetByHand(d("2023-11-01"), Phase.ONGOING),))
    (span,) = spans_of(work, "2024-01-01")
    assert (span.phase, str(span.from_day), span.reason.code) == (
        Phase.ONGOING,
        "2024-01-01",
        "PHASE_SET_BY_HAND",
    )


# By the calendar


def test_a_contact_on_the_last_day_of_the_month_meets_it_and_a_day_later_does_not() -> None:
    assert states(duty("2024-02-29", "2024-01-31"))[0] == ("2024-01-01", "2024-01-31", "met")
    assert states(duty("2024-02-29", "2024-02-01"))[0] == ("2024-01-01", "2024-01-31", "missed")
    assert states(duty("2024-03-01", "2024-01-05", "2024-02-29"))[1] == ("2024-02-01", "2024-02-29", "met")
    assert states(duty("2024-03-01", "2024-01-05"))[1:] == [
        ("2024-02-01", "2024-02-29", "missed"),
        ("2024-03-01", "2024-03-31", "due"),
    ]


def test_on_the_last_day_it_is_due_and_on_the_next_missed() -> None:
    assert str(duty("2024-01-31").periods[0].state) == "due"
    assert str(duty("2024-02-01").periods[0].state) == "missed"


def test_an_attempt_a_letter_and_a_message_from_them_meet_nothing() -> None:
    for kind in (Kind.ATTEMPT, Kind.LETTER, Kind.INBOUND):
        found = contact_duty(
            spans_of(Work()),
            [Held(d("2024-01-01"))],
            [Contact(d("2024-01-15"), kind)],
            CALENDAR,
            d("2024-01-31"),
        )
        assert str(found.periods[0].state) == "due", kind


def test_assigned_on_the_31st_the_month_is_one_day_long() -> None:
    assert states(duty("2024-02-01", assigned="2024-01-31"))[0] == ("2024-01-31", "2024-01-31", "missed")
    assert states(duty("2024-02-01", "2024-01-31", assigned="2024-01-31"))[0][2] == "met"
    forgiving = Cadence(shortest_days=2)
    assert states(duty("2024-02-01", assigned="2024-01-31", cadence=forgiving)) == [
        ("2024-02-01", "2024-02-29", "due")
    ]


def test_nothing_is_owed_before_the_assignment_and_a_contact_before_it_does_not_count() -> None:
    found = duty("2024-03-15", "2024-03-01", assigned="2024-03-10")
    assert states(found) == [("2024-03-10", "2024-03-31", "due")]
    assert found.last_two_way is None
    assert duty("2024-03-09", assigned="2024-03-10").periods == ()


def test_a_period_cut_off_by_unassignment_is_no_miss_but_a_whole_one_is() -> None:
    assert states(duty("2024-06-01", assigned="2024-01-05", until="2024-02-29"))[-1] == (
        "2024-02-01", "2024-02-28", "ended",
    )  # fmt: skip
    assert states(duty("2024-06-01", assigned="2024-01-05", until="2024-03-01"))[-1] == (
        "2024-02-01", "2024-02-29", "missed",
    )  # fmt: skip
    found = duty("2024-06-01", assigned="2024-01-05", until="2024-03-01")
    assert (found.phase, found.due, found.warn_on) == (None, None, None)


def test_while_they_work_one_contact_in_the_quarter_is_enough() -> None:
    work = Work(jobs=(JobSpan(d("2023-06-01")),))
    found = duty("2024-07-01", "2024-03-31", "2024-04-01", work=work)
    assert states(found) == [
        ("2024-01-01", "2024-03-31", "met"),
        ("2024-04-01", "2024-06-30", "met"),
        ("2024-07-01", "2024-09-30", "due"),
    ]


def test_a_period_in_which_the_phase_changes_asks_for_both() -> None:
    """A job that begins on 10 February: January and February are owed by the month, the quarter as a quarter."""
    work = Work(jobs=(JobSpan(d("2024-02-10")),))
    found = duty("2024-04-01", "2024-01-20", "2024-02-05", work=work)
    assert [(str(one.phase), str(one.ends), str(one.state)) for one in found.periods] == [
        ("initial", "2024-01-31", "met"),
        ("initial", "2024-02-29", "met"),
        ("ongoing", "2024-03-31", "met"),
        ("ongoing", "2024-06-30", "due"),
    ]
    lost = duty("2024-04-01", "2024-01-15", work=Work(jobs=(JobSpan(d("2023-05-01"), d("2024-03-29")),)))
    assert [(str(one.phase), str(one.ends), str(one.state)) for one in lost.periods] == [
        ("ongoing", "2024-03-31", "met"),
        ("initial", "2024-03-31", "missed"),
        ("initial", "2024-04-30", "due"),
    ]


# By days


def test_thirty_days_are_met_on_the_thirtieth_and_missed_on_the_next() -> None:
    assert states(duty("2024-03-01", "2024-01-31", cadence=ROLLING))[:1] == [
        ("2024-01-01", "2024-01-31", "met")
    ]
    assert states(duty("2024-02-01", "2024-02-01", cadence=ROLLING))[0] == (
        "2024-01-01", "2024-01-31", "missed",
    )  # fmt: skip
    assert states(duty("2024-02-28", "2024-01-31", cadence=ROLLING))[-1] == (
        "2024-02-01", "2024-03-01", "due",
    )  # fmt: skip


def test_ninety_days_while_they_work_and_thirty_from_the_day_work_ends() -> None:
    work = Work(jobs=(JobSpan(d("2023-05-01"), d("2024-02-10")),))
    assert states(duty("2024-03-11", "2024-01-10", work=work, cadence=ROLLING))[-1] == (
        "2024-01-11", "2024-03-12", "due",
    )  # fmt: skip
    going_on = Work(jobs=(JobSpan(d("2023-05-01")),))
    assert states(duty("2024-03-11", "2024-01-10", work=going_on, cadence=ROLLING))[-1] == (
        "2024-01-11", "2024-04-09", "due",
    )  # fmt: skip
    late = Work(jobs=(JobSpan(d("2023-05-01"), d("2024-04-01")),))
    assert states(duty("2024-04-05", "2024-01-10", work=late, cadence=ROLLING))[-1] == (
        "2024-01-11", "2024-04-09", "due",
    )  # fmt: skip


# Warnings and attempts


@pytest.mark.parametrize(("days", "warned"), [(24, False), (25, True)])
def test_after_25_days_one_is_warned_though_the_month_is_met(days: int, warned: bool) -> None:
    day = d("2024-03-04") + timedelta(days)
    found = duty(str(day), "2024-01-04", "2024-02-04", "2024-03-04")
    assert found.is_warned is warned
    assert str(found.periods[2].state) == "met"


@pytest.mark.parametrize(("days", "warned"), [(79, False), (80, True)])
def test_after_80_days_one_is_warned_while_they_work(days: int, warned: bool) -> None:
    day = d("2024-01-04") + timedelta(days)
    work = Work(jobs=(JobSpan(d("2023-05-01")),))
    assert duty(str(day), "2024-01-04", work=work).is_warned is warned


def test_attempts_are_counted_since_the_last_two_way_contact() -> None:
    assert duty("2024-03-01", "2024-02-01", "?2024-02-03", "?2024-02-09").attempts == 2
    assert duty("2024-03-01", "?2024-02-03", "?2024-02-09", "2024-02-10").attempts == 0
    assert duty("2024-02-08", "?2024-02-03", "?2024-02-09").attempts == 1, "what is dated later is not known"


# Letters and their proof


def kinds(text: str) -> list[Contact]:
    named = {"c": Kind.TWO_WAY, "a": Kind.ATTEMPT, "l": Kind.LETTER, "i": Kind.INBOUND}
    return [Contact(d("2024-01-01"), named[one]) for one in text]


@pytest.mark.parametrize(
    ("made", "wanted", "code"),
    [
        ("", False, "LETTER_NOT_YET"),
        ("a", False, "LETTER_NOT_YET"),
        ("aa", True, "LETTER_WANTED"),
        ("aca", False, "LETTER_NOT_YET"),
        ("aia", True, "LETTER_WANTED"),
        ("aala", False, "LETTER_NOT_YET"),
        ("aalaa", True, "LETTER_WANTED"),
        ("aalaalaa", False, "LETTERS_ENOUGH"),
        ("aalaalc", False, "LETTER_NOT_YET"),
    ],
)
def test_a_letter_follows_so_many_attempts(made: str, wanted: bool, code: str) -> None:
    answer = letter_wanted(kinds(made), LetterRule(attempts=2, letters=2))
    assert (answer.is_wanted, answer.reason.code) == (wanted, code)


def lacking(mailing: Mailing, **more: object) -> list[str]:
    proof = Proof(mailing, **{"mailed_on": d("2024-02-01"), "has_copy": True, **more})  # type: ignore[arg-type]
    return [one.code for one in proof_lacking(proof)]


def test_each_way_of_mailing_asks_for_its_own_proof() -> None:
    assert lacking(Mailing.FIRST_CLASS) == []
    assert lacking(Mailing.FIRST_CLASS, has_copy=False, mailed_on=None) == [
        "PROOF_COPY",
        "PROOF_MAILING_DATE",
    ]
    assert lacking(Mailing.CERTIFICATE) == ["PROOF_CERTIFICATE"]
    assert lacking(Mailing.CERTIFICATE, has_certificate=True) == []
    assert lacking(Mailing.CERTIFIED) == ["PROOF_NUMBER", "PROOF_RECEIPT", "PROOF_RECEIVED_ON"]
    whole = {"number": "9407", "has_receipt": True, "received_on": d("2024-02-05")}
    assert lacking(Mailing.CERTIFIED, **whole) == []


# The relationship


def shown(claim: ClaimCode, month: str, *contacts: ServiceContact, work: Work = Work()) -> list[str]:
    held = [Held(d("2024-02-10"))]
    found = relationship_shown(claim, m(month), held, spans_of(work, "2024-02-10"), contacts)
    return [one.finding() for one in found.gaps]


def test_the_gaps_of_the_attainment_are_named() -> None:
    made = ServiceContact(d("2024-02-12"), ("career_planning",))
    assert shown(ClaimCode.P1M1, "2024-03", made) == ["No two-way contact in March 2024."]
    assert shown(ClaimCode.P1M1, "2024-02", made) == []
    assert shown(ClaimCode.P1M2, "2024-04", made) == [
        "No two-way contact in March 2024.",
        "No two-way contact in April 2024.",
    ], "months before the assignment are no gaps"
    working = Work(jobs=(JobSpan(d("2024-03-01")),))
    assert shown(ClaimCode.P1M1, "2024-03", made, work=working)[0].startswith(
        "No two-way contact in March 2024; while somebody works"
    )


def test_a_relationship_needs_a_service_and_an_assignment() -> None:
    assert shown(ClaimCode.P1M1, "2024-03", ServiceContact(d("2024-03-31"))) == [
        "No note until the end of March 2024 names a service that was given."
    ]
    assert "not assigned" in shown(ClaimCode.P1M1, "2024-01", ServiceContact(d("2024-01-15"), ("other",)))[-1]
    held, spans = [Held(d("2024-02-10"))], spans_of(Work(), "2024-02-10")
    late = ServiceContact(d("2024-04-01"), ("other",))
    assert not relationship_shown(ClaimCode.P1M1, m("2024-03"), held, spans, [late]).is_shown
    in_time = ServiceContact(d("2024-03-31"), ("other",))
    assert relationship_shown(ClaimCode.P1M1, m("2024-03"), held, spans, [in_time]).is_shown


# Against the slow reading

FIRST, LAST = date(2023, 11, 1), date(2025, 3, 31)
some_day = st.dates(FIRST, LAST)
some_month = st.builds(Month.of, some_day)


@st.composite
def works(draw: st.DrawFn) -> Work:
    jobs = []
    for _ in range(draw(st.integers(0, 3))):
        started = draw(some_day)
        days = draw(st.none() | st.integers(0, 200))
        jobs.append(JobSpan(started, None if days is None else started + timedelta(days)))
    by_hand = draw(st.lists(st.builds(SetByHand, some_day, st.sampled_from([*Phase, None])), max_size=3))
    return Work(tuple(jobs), draw(st.dictionaries(some_month, st.booleans(), max_size=6)), tuple(by_hand))


@st.composite
def assignments(draw: st.DrawFn) -> list[Held]:
    first = draw(some_day)
    until = draw(st.none() | st.integers(0, 300).map(lambda days: first + timedelta(days)))
    held = [Held(first, until)]
    if until is not None and draw(st.booleans()):
        held.append(Held(until + timedelta(draw(st.integers(0, 60)))))
    return held


EXAMPLES = 300 if "MILEPOST_EVERYTHING" in os.environ else 60
"""The slow readings are slow; `make test-long` asks them more."""
cadences = st.builds(
    Cadence,
    counting=st.sampled_from(Counting),
    silent_months=st.integers(0, 3),
    shortest_days=st.sampled_from([1, 1, 2, 7]),
)
made = st.lists(st.builds(Contact, some_day, st.sampled_from(Kind)), max_size=12)


@settings(max_examples=EXAMPLES, deadline=None)
@given(works(), cadences)
@example(Work(months={m("2024-01"): True}, by_hand=(SetByHand(d("2024-02-29"), Phase.INITIAL),)), CALENDAR)
def test_the_phase_of_every_day_is_that_of_the_slow_reading(work: Work, cadence: Cadence) -> None:
    before = FIRST - timedelta(days=40)
    slow = slow_phases(work, cadence, before, LAST)
    for begin in (before, d("2024-02-29")):
        found = phases(work, cadence, begin=begin, through=LAST)
        assert found[0].from_day == begin
        assert all(found[place].phase is not found[place + 1].phase for place in range(len(found) - 1))
        assert {day: phase_on(found, day) for day in slow if day >= begin} == {
            day: phase for day, phase in slow.items() if day >= begin
        }


@settings(max_examples=EXAMPLES, deadline=None)
@given(works(), cadences, assignments(), made, st.dates(FIRST, LAST + FAR))
def test_the_periods_are_those_of_the_slow_reading(
    work: Work, cadence: Cadence, held: list[Held], contacts: list[Contact], day: date
) -> None:
    contacts = sorted(contacts, key=lambda one: one.on)
    far = LAST + FAR + FAR
    spans = phases(work, cadence, begin=held[0].from_day, through=far)
    found = contact_duty(spans, held, contacts, cadence, day)
    slow_days = slow_phases(work, cadence, FIRST - timedelta(days=40), far)
    slow = slow_calendar if cadence.counting is Counting.CALENDAR else slow_rolling
    expected = slow(slow_days, held, contacts, cadence, day)
    quick = [(one.phase, one.begins, one.ends, str(one.state), one.met_on) for one in found.periods]
    assert sorted(quick, key=str) == sorted(expected, key=str)
    assert quick == sorted(quick, key=lambda one: (one[2], one[1], one[0]))
