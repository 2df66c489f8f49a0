"""Text messages: how long one is, what it may never say, when it may come, and what an answer means.

Program operations 1.7 (TPA III section 8.E) allows no personal data on an open channel, and a text is one: whoever holds
the telephone reads it. The hours, the words that end texts and the count of parts are those of the carriers (CTIA,
Messaging Principles; GSM 03.38); an organization may narrow them by its settings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from milepost.rulebook.decisions import Reason

_GSM: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_TWO: Final = frozenset("\f^{}\\[~]|€")
"""Those that take two places each."""
MOST_PARTS: Final = 2
LAW = "operations 1.7"


class Alphabet(StrEnum):
    GSM = "gsm"
    UCS = "ucs"


@dataclass(frozen=True, slots=True)
class Length:
    """In which alphabet a text travels, how many places it takes there, and into how many parts it is cut."""

    alphabet: Alphabet
    places: int
    parts: int


def length_of(text: str) -> Length:
    """How long is it on its way? (GSM 03.38)

    160 places in one part, 153 in each of several; with one letter outside of the alphabet, such as `á`, all of it goes as
    UCS-2: 70 places, or 67 each. No letter of two places is cut in the middle.
    """
    if all(letter in _GSM or letter in _GSM_TWO for letter in text):
        sizes = [2 if letter in _GSM_TWO else 1 for letter in text]
        return Length(Alphabet.GSM, sum(sizes), _parts(sizes, 160, 153))
    sizes = [2 if ord(letter) > 0xFFFF else 1 for letter in text]
    return Length(Alphabet.UCS, sum(sizes), _parts(sizes, 70, 67))


def _parts(sizes: list[int], alone: int, together: int) -> int:
    if sum(sizes) <= alone:
        return 1 if sizes else 0
    parts, filled = 1, 0
    for size in sizes:
        if filled + size > together:
            parts, filled = parts + 1, 0
        filled += size
    return parts


def in_short_letters(text: str) -> str:
    """The same text in letters that do not make it longer on its way: `Panaderia` for `Panadería`, straight quotes for bent ones.

    Letters that the short alphabet has, such as `é` and `ñ`, stay; one for which it has none stays too.
    """
    return "".join(_short(letter) for letter in text)


_SIGNS: Final = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "}


def _short(letter: str) -> str:
    if letter in _GSM or letter in _GSM_TWO:
        return letter
    bare = _SIGNS.get(letter) or unicodedata.normalize("NFKD", letter)[0]
    return bare if all(one in _GSM for one in bare) else letter


_PROGRAM: Final = re.compile(
    r"(?i)\b(?:tickets?|social\s+security|seguro\s+social|ss[ia]|ssdi|disab\w*|discapaci\w*|incapaci\w*|invalidez|"
    r"benefits?|benefici\w*|beneficiar\w*|medica(?:re|id)|vocational|vocacional\w*|rehab\w*|payees?|milepost|iwp|"
    r"employment\s+networks?|red\s+de\s+empleo|supplemental|suplementari\w*)\b"
)
_AMOUNT: Final = re.compile(
    r"(?i)[$€£]|\b(?:usd|d[oó]lar(?:es)?|dollars?)\b|\b\d{1,3}(?:,\d{3})+\b|\b\d+\.\d{2}\b"
)


def faults_of(text: str, *, name: str = "") -> tuple[Reason, ...]:
    """May this text be sent? Every reason why it may not; none where it may.

    It says no word of the program, no amount and not who it is about, in either language, and it comes in two parts at
    most (program operations 1.7). `text` without the token of its link, which is chance and says nothing.
    """
    faults = []
    if found := _PROGRAM.search(text):
        faults.append(Reason("TEXT_SAYS_PROGRAM", {"said": found[0]}, LAW))
    if _AMOUNT.search(text):
        faults.append(Reason("TEXT_SAYS_AMOUNT", {}, LAW))
    if _says(text, name):
        faults.append(Reason("TEXT_SAYS_NAME", {}, LAW))
    length = length_of(text)
    if length.parts > MOST_PARTS:
        faults.append(Reason("TEXT_TOO_LONG", {"parts": length.parts, "most": MOST_PARTS}, "GSM 03.38"))
    return tuple(faults)


def _says(text: str, name: str) -> bool:
    """Whether the name stands in it, whole. One word alone is no name: April and Coach are names too."""
    words = _plain(name).split()
    return len(words) > 1 and f" {' '.join(words)} " in f" {' '.join(_plain(text).split())} "


def _plain(text: str) -> str:
    """Small letters without accents and signs."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(
        letter if letter.isalnum() else " " for letter in apart if not unicodedata.combining(letter)
    )


OPENS, CLOSES = time(8), time(21)


def next_moment(moment: datetime, *, opens: time = OPENS, closes: time = CLOSES) -> datetime:
    """When may a text come that is ready at `moment`, in the person's own time zone? (47 CFR 64.1200(c)(1), by analogy)

    From `opens` until before `closes` at once; otherwise at the next `opens`. `closes` is after `opens`.
    """
    now = (moment.hour, moment.minute)
    if now < (opens.hour, opens.minute):
        return datetime.combine(moment.date(), opens, moment.tzinfo)
    if now >= (closes.hour, closes.minute):
        return datetime.combine(moment.date() + timedelta(days=1), opens, moment.tzinfo)
    return moment


def not_too_many(before: Iterable[datetime], moment: datetime, *, most: int) -> datetime:
    """When may the next text come, if at most `most` may come within any seven days?"""
    week = timedelta(days=7)
    recent = sorted(one for one in before if one > moment - week)
    return moment if len(recent) < most else recent[-most] + week


class Meaning(StrEnum):
    """What an incoming text asks for."""

    STOP = "stop"
    START = "start"
    HELP = "help"
    OTHER = "other"


_STOP: Final = frozenset(
    [
        "stop",
        "stopall",
        "unsubscribe",
        "cancel",
        "end",
        "quit",
        "optout",
        "revoke",
        "alto",
        "parar",
        "pare",
        "cancelar",
        "basta",
        "terminar",
        "fin",
    ]
)
_STOP_BEGINS: Final = re.compile(r"(?:stop|stopall|unsubscribe|optout|opt out|revoke|alto|basta)\b")
_STOP_SAYS: Final = re.compile(
    r"\b(?:stop (?:text|texting|texts|messag\w+|sending|contacting)|(?:do not|don t|dont|never|no more) text\w*|"
    r"opt (?:me )?out|take me off|remove me|unsubscribe|no mas (?:textos?|mensajes?)|"
    r"no me (?:mande|mandes|envie|envies|escriba|escribas)|deje de|dejen de|no quiero (?:mas )?(?:textos|mensajes))\b"
)
_START: Final = frozenset(["start", "unstop", "subscribe", "comenzar", "iniciar", "empezar", "reanudar"])
_HELP: Final = frozenset(["help", "info", "ayuda"])


def meaning_of(text: str) -> Meaning:
    """What does somebody want who writes this? (CTIA Messaging Principles 5.1; 47 CFR 64.1200(a)(10): any plain way to say stop)

    A word that ends texts ends them alone, at the beginning, or said in a sentence. Where it is open, it counts as the
    end: a text too few can be made good. To begin again or to be helped takes that one word and no other.
    """
    said = " ".join(_plain(text).split())
    if said in _START:
        return Meaning.START
    if said in _HELP:
        return Meaning.HELP
    if said in _STOP or _STOP_BEGINS.match(said) or _STOP_SAYS.search(said):
        return Meaning.STOP
    return Meaning.OTHER


def number_of(written: str) -> str | None:
    """The telephone number as gateways take it, `+16025550143`; None where it is no number of the North American plan.

    An extension is no number that a text reaches.
    """
    if not set(written) <= set("0123456789 ()-.+/\u00a0\u2011"):
        return None
    digits = "".join(letter for letter in written if letter in "0123456789")
    if len(digits) == 11 and digits[0] == "1":
        digits = digits[1:]
    return f"+1{digits}" if len(digits) == 10 and digits[0] not in "01" else None
