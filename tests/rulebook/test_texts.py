"""Texts: how long, what they may never say, when they may come, what an answer means. Both sides of each boundary."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rulebook.months import Month
from milepost.rulebook.texts import (
    Alphabet,
    Meaning,
    faults_of,
    in_short_letters,
    length_of,
    meaning_of,
    next_moment,
    not_too_many,
    number_of,
)
from milepost.rulebook.wording import SENTENCES, sentence
from milepost.rulebook.wording_texts import TEXTS
from tools.messages import read_catalogue, sentences

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("text", "alphabet", "places", "parts"),
    [
        ("", Alphabet.GSM, 0, 0),
        ("a" * 160, Alphabet.GSM, 160, 1),
        ("a" * 161, Alphabet.GSM, 161, 2),
        ("a" * 306, Alphabet.GSM, 306, 2),
        ("a" * 307, Alphabet.GSM, 307, 3),
        ("€" * 80, Alphabet.GSM, 160, 1),
        ("a" + "€" * 80, Alphabet.GSM, 161, 2),
        ("a" * 152 + "€" + "a" * 7, Alphabet.GSM, 161, 2),
        (
            "a" * 152 + "€" * 77,
            Alphabet.GSM,
            306,
            3,
        ),  # no sign of two places is cut: the first part holds 152
        ("ñéüÑ¿¡à", Alphabet.GSM, 7, 1),
        ("á" * 70, Alphabet.UCS, 70, 1),
        ("á" * 71, Alphabet.UCS, 71, 2),
        ("á" * 134, Alphabet.UCS, 134, 2),
        ("á" * 135, Alphabet.UCS, 135, 3),
        ("🦽" * 35, Alphabet.UCS, 70, 1),
        ("🦽" * 36, Alphabet.UCS, 72, 2),
    ],
)
def test_how_long_a_text_is(text: str, alphabet: Alphabet, places: int, parts: int) -> None:
    length = length_of(text)
    assert (length.alphabet, length.places, length.parts) == (alphabet, places, parts)


def figures(link: str) -> dict[str, object]:
    """The longest that each figure may be."""
    months = tuple(Month.parse(month) for month in ("2024-09", "2025-09", "2025-12"))
    return {
        "day": date(2025, 9, 30), "until": date(2025, 9, 30), "months": months, "link": link,
        "employer": "Sunnyside Market", "phone": "(602) 555-0143",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("code", TEXTS)
def test_every_text_is_short_and_says_nothing_of_the_program(code: str, language: str) -> None:
    sender = SENTENCES["TEXT_SENDER"][language]
    link = f"https://papers.organization.org/l/send/{'A' * 22}/"
    said = sentence(code, {"sender": sender, **figures(link)}, language)
    assert faults_of(said, name="Ana Holder") == ()
    assert length_of(said).alphabet == Alphabet.GSM, "a letter such as á would cut it into parts of 67"
    if code not in {"TEXT_STOPPED", "TEXT_STARTED"}:
        assert ("ALTO" if language == "es" else "STOP") in said, "how to end texts stands in each"


OUTSIDE = (
    "templates/asking/send.html",
    "templates/asking/closed.html",
    "templates/asking/outside.html",
    "asking/public.py",
)


@pytest.mark.parametrize("path", OUTSIDE)
def test_the_page_of_a_link_says_nothing_of_the_program_either(path: str) -> None:
    catalogue = read_catalogue("asking")
    said = [
        key for key, places in sentences("asking").items() if any(where.endswith(path) for where, _ in places)
    ]
    assert said, path
    for one in said:
        key = one if isinstance(one, str) else one[0]
        message = catalogue.get(key)
        assert message is not None
        words = [key, *(message.string if isinstance(message.string, tuple) else [str(message.string)])]
        codes = {fault.code for text in words for fault in faults_of(text)} - {"TEXT_TOO_LONG"}
        assert codes == set(), words


@pytest.mark.parametrize(
    "text",
    [
        "Your Ticket to Work", "from Social Security", "del Seguro Social", "about your SSI", "SSDI", "tell SSA", "your disability",
        "su discapacidad", "your benefits", "sus beneficios", "beneficiary", "Medicaid", "vocational rehabilitation",
        "incapacidad", "Milepost", "employment network",
    ],
)  # fmt: skip
def test_a_word_of_the_program_is_found(text: str) -> None:
    assert [fault.code for fault in faults_of(text)] == ["TEXT_SAYS_PROGRAM"]


@pytest.mark.parametrize(
    "text", ["It is worth $555", "555 dollars", "quinientos dólares", "1,110 more", "37.50"]
)
def test_an_amount_is_found(text: str) -> None:
    assert [fault.code for fault in faults_of(text)] == ["TEXT_SAYS_AMOUNT"]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Dear José Núñez, send it", "Jose Nuñez", True),
        ("dear ANA  holder!", "Ana Holder", True),
        ("Ana Holderness", "Ana Holder", False),
        ("This is your job coach's office", "Coach", False),
        ("of April 2025", "April", False),
        ("nothing", "", False),
    ],
)
def test_a_name_is_found_whole(text: str, name: str, found: bool) -> None:
    assert ("TEXT_SAYS_NAME" in [fault.code for fault in faults_of(text, name=name)]) is found


def test_letters_that_make_a_text_long_are_written_without_their_signs() -> None:
    assert in_short_letters("Panadería López – “El Niño” é") == 'Panaderia Lopez - "El Niño" é'
    assert in_short_letters("漢🦽") == "漢🦽", "what has no short letter stays"


@pytest.mark.parametrize(
    ("at", "goes"),
    [
        ("2025-11-15 07:59:59", "2025-11-15 08:00:00"),
        ("2025-11-15 08:00:00", "2025-11-15 08:00:00"),
        ("2025-11-15 20:59:59", "2025-11-15 20:59:59"),
        ("2025-11-15 21:00:00", "2025-11-16 08:00:00"),
        ("2025-12-31 23:30:00", "2026-01-01 08:00:00"),
        ("2024-02-28 22:00:00", "2024-02-29 08:00:00"),
        ("2025-03-08 22:00:00", "2025-03-09 08:00:00"),  # the night in which an hour is lost
        ("2025-11-01 22:00:00", "2025-11-02 08:00:00"),  # and the one that has an hour more
    ],
)
def test_a_text_waits_for_its_hour(at: str, goes: str) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=NEW_YORK)
    assert next_moment(moment).isoformat(" ")[:19] == goes


@given(st.integers(0, 2_000_000_000), st.integers(0, 22))
def test_the_next_moment_is_allowed_and_not_long_away(seconds: int, opens: int) -> None:
    aware = datetime.fromtimestamp(seconds, UTC)
    goes = next_moment(aware, opens=time(opens), closes=time(opens + 1))
    assert aware <= goes <= aware + timedelta(hours=24)
    assert opens == goes.hour
    assert next_moment(goes, opens=time(opens), closes=time(opens + 1)) == goes


def test_not_too_many_in_a_week() -> None:
    now = datetime(2025, 11, 15, 12, tzinfo=UTC)
    week, second = timedelta(days=7), timedelta(seconds=1)
    assert not_too_many([], now, most=1) == now
    assert not_too_many([now - week], now, most=1) == now
    assert not_too_many([now - week + second], now, most=1) == now + second
    before = [now - timedelta(days=days) for days in (1, 3, 6)]
    assert not_too_many(before, now, most=4) == now
    assert not_too_many(before, now, most=3) == now + timedelta(days=1)
    assert not_too_many(before, now, most=2) == now + timedelta(days=4)


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("STOP", Meaning.STOP), ("stop.", Meaning.STOP), (" Alto! ", Meaning.STOP), ("UNSUBSCRIBE", Meaning.STOP),
        ("Please stop texting me", Meaning.STOP), ("no más textos por favor", Meaning.STOP), ("¡BASTA!", Meaning.STOP),
        ("don't text me", Meaning.STOP), ("take me off your list", Meaning.STOP), ("no me escriba más", Meaning.STOP),
        ("END", Meaning.STOP), ("Stop by tomorrow", Meaning.STOP), ("fin", Meaning.STOP),
        ("at the end of the month", Meaning.OTHER), ("I quit my job", Meaning.OTHER), ("cancel Tuesday?", Meaning.OTHER),
        ("the bus stop is far", Meaning.OTHER), ("al fin", Meaning.OTHER), ("", Meaning.OTHER), ("👍", Meaning.OTHER),
        ("START", Meaning.START), ("unstop", Meaning.START), ("Comenzar", Meaning.START), ("I start Monday", Meaning.OTHER),
        ("yes", Meaning.OTHER), ("HELP", Meaning.HELP), ("¿Ayuda?", Meaning.HELP), ("help me find it", Meaning.OTHER),
    ],
)  # fmt: skip
def test_what_an_answer_means(said: str, meaning: Meaning) -> None:
    assert meaning_of(said) == meaning


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("(602) 555-0143", "+16025550143"), ("1-602-555-0143", "+16025550143"), ("+1 602 555 0143", "+16025550143"),
        ("6025550143", "+16025550143"), ("602-555-0143 x12", None), ("555-0143", None), ("", None), ("12025550143 ", "+12025550143"),
        ("0025550143", None), ("1025550143", None), ("٦٠٢٥٥٥٠١٤٣", None), ("+44 20 7946 0018", None), ("6025550143a", None),
    ],
)  # fmt: skip
def test_which_number_takes_texts(written: str, number: str | None) -> None:
    assert number_of(written) == number


@given(st.text(max_size=40))
def test_nothing_that_anybody_writes_breaks_it(text: str) -> None:
    meaning_of(text)
    faults_of(text, name=text)
    number_of(text)
    assert length_of(in_short_letters(text)).parts >= 0
