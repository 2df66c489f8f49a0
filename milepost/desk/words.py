"""How a thing that waits is said: its subject's sentence with the figures written in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from milepost.desk.gathering import subjects, words_of
from milepost.desk.models import Thing
from milepost.desk.queries import Whose
from milepost.organizations.models import StaffMember
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.money import spoken
from milepost.rulebook.months import Month
from milepost.rulebook.wording import day_in_words, month_in_words, sentence
from milepost.website.templatetags.words import language, short_day

DAY, MONTH = re.compile(r"\d{4}-\d{2}-\d{2}"), re.compile(r"\d{4}-\d{2}")
FORETOLD = timedelta(days=90)
COUNTED_DAYS = timedelta(days=14)
"""Nearer than this a day is said as a count of days."""


@dataclass(frozen=True, slots=True)
class Badge:
    """How a thing stands, in a word; `look` also gives it its shape."""

    text: str
    look: str


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty: what, a second line, how it stands, and where it is done. `on` sorts it."""

    on: date
    what: str
    note: str
    badge: Badge
    address: str
    is_mailed: bool = True
    """Whether the daily e-mail tells of it: its day and its address alone."""


@dataclass(frozen=True, slots=True)
class Row:
    """A thing as a page, a list and an e-mail show it."""

    thing: Thing
    what: str
    note: str
    badge: Badge
    button: str
    address: str


def row_of(thing: Thing, day: date) -> Row:
    words = words_of(thing.subject, thing.code)
    if words is None:  # of a version before this one; the next deciding takes it away
        what, note, state, button = thing.code.replace("_", " "), "", "", _("Open")
        address = reverse("ticketholders_one", args=[thing.ticket_id])
    else:
        figures = written(thing.figures)
        what, note = _filled(words.sentence, figures), _filled(words.note, figures) if words.note else ""
        state, button, address = words.state, str(words.button), address_of(thing, words.route)
    until = when(thing, day) if not note or _is_near(thing, day) else ""
    said = " · ".join(part for part in (note, until) if part)
    return Row(thing, what, said, badge_of(thing, state, day), button, address)


def _is_near(thing: Thing, day: date) -> bool:
    """Whether the day is worth a word although there is something else to say."""
    return thing.last_day is not None and thing.last_day - day <= FORETOLD


def whose_words(choices: Sequence[Whose], member: StaffMember) -> list[tuple[str, str]]:
    """How the choices of whose things to look at are called."""
    partners = _("my organization's") if member.partner else _("my partners'")
    said = {Whose.MINE: _("mine"), Whose.PARTNERS: partners, Whose.ALL: _("all")}
    return [(one.value, said[one]) for one in choices]


def kinds() -> list[tuple[str, str]]:
    """Every code that may wait with what it is called in a filter: its sentence without figures."""
    found = []
    for module in subjects().values():
        for code, words in module.WORDS.items():
            text = re.sub(r"%\(\w+\)s", "…", str(words.sentence)).strip(" :·")
            found.append((code, text or code))
    return sorted(found, key=lambda one: one[1])


def written(figures: Mapping[str, Any]) -> dict[str, str]:
    """The figures in the reader's language."""
    return {name: _written(name, value) for name, value in figures.items()}


def _written(name: str, value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get(language(), ""))
    if name == "claim":
        return claim_in_words(str(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return (
            spoken(value)
            if name.endswith("_cents")
            else f"${value:,}"
            if name.endswith("_dollars")
            else str(value)
        )
    text = "" if value is None else str(value)
    try:
        if DAY.fullmatch(text):
            return day_in_words(date.fromisoformat(text), language())
        if all(MONTH.fullmatch(one) for one in text.split(", ")):
            return ", ".join(month_in_words(Month.parse(one), language()) for one in text.split(", "))
        return text
    except ValueError:
        return text


def claim_in_words(key: str) -> str:
    """`Phase 1 milestone 4`, `outcome 12`, of the key by which an address names a claim; within a sentence."""
    code, _dash, rest = key.partition("-")
    if code not in set(ClaimCode):
        return key
    numbered = f"WORD_numbered_{code}"
    if rest.isdecimal() and code in {ClaimCode.PHASE_2, ClaimCode.OUTCOME}:
        return sentence(numbered, {"number": int(rest)}, language())
    return sentence(f"WORD_{code}", {}, language())


def _filled(text: Any, figures: Mapping[str, str]) -> str:
    """A figure that a sentence asks for and nobody gave leaves a gap, never an error."""
    return re.sub(r"%\((\w+)\)s", lambda found: figures.get(found[1], "…"), str(text)).replace("%%", "%")


def when(thing: Thing, day: date) -> str:
    """By which day it is to be done, or is lost."""
    if thing.lost_on is not None and thing.lost_on > day and thing.last_day != thing.due_on:
        last = thing.lost_on - timedelta(days=1)
        return _("until %(day)s") % {"day": day_in_words(last, language())}
    if thing.due_on is not None:
        return _("due %(day)s") % {"day": day_in_words(thing.due_on, language())}
    return ""


def badge_of(thing: Thing, state: str, day: date) -> Badge:
    """The day where it presses, else how the subject says that it stands, else the day."""
    last = thing.last_day
    if last is not None and last < day:
        late = (day - last).days
        return Badge(ngettext("%(count)s day late", "%(count)s days late", late) % {"count": late}, "late")
    is_lost = thing.lost_on is not None and thing.lost_on > day and last == thing.lost_on - timedelta(days=1)
    if last is not None and last - day <= COUNTED_DAYS:
        left = (last - day).days
        text = _("today") if not left else ngettext("%(count)s day", "%(count)s days", left) % {"count": left}
        return Badge(text, "late" if is_lost else "soon")
    said = {"ready": _("ready"), "lacks": _("missing"), "denied": _("denied")}.get(state)
    if said:
        return Badge(said, state)
    return Badge(short_day(last), "later") if last else Badge(_("open"), "later")


def address_of(thing: Thing, route: str) -> str:
    """Where the one act is done; parts that the route does not take follow a question mark."""
    taken = _parts_of(route)
    given = {"ticket_id": str(thing.ticket_id), **thing.parts}
    try:
        path = reverse(route, kwargs={name: value for name, value in given.items() if name in taken})
    except NoReverseMatch:
        return reverse("ticketholders_one", args=[thing.ticket_id])
    rest = {name: value for name, value in thing.parts.items() if name not in taken}
    return f"{path}?{urlencode(rest)}" if rest else path


@cache
def _parts_of(route: str) -> frozenset[str]:
    """The parts of an address that a route takes."""
    ways = get_resolver().reverse_dict.getlist(route)
    return frozenset(name for way in ways for _pattern, names in way[0] for name in names)


def left_badge(on: date, day: date) -> Badge:
    """How many days are left of a duty, or how many it is late."""
    left = (on - day).days
    if left < 0:
        return Badge(ngettext("%(count)s day late", "%(count)s days late", -left) % {"count": -left}, "late")
    text = ngettext("%(count)s day", "%(count)s days", left) % {"count": left} if left else _("today")
    return Badge(text, "soon" if left <= 30 else "later")
