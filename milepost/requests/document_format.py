"""The document that hands requests for payment to the program manager's side: a published format, written and read here.

docs/payment-request-format.md is its contract. Money in whole cents, days `YYYY-MM-DD`, months `YYYY-MM`. The reader checks
everything and names every fault with its place; a document with a fault is not taken.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.requests import DenialCode

FORMAT, VERSION = "milepost-payment-requests", 1
CONTENT_TYPE = "application/json"
_NUMBER = re.compile(r"\d{3}-\d{2}-\d{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Earned:
    """One earnings row."""

    employer: str
    ein: str | None
    period_begins: str | None
    period_ends: str | None
    paid_on: str | None
    gross_cents: int | None
    ytd_gross_cents: int | None
    withheld_cents: int | None
    net_cents: int | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Certified:
    """A certification of services, sealed."""

    first_month: str
    last_month: str
    sealed_on: str
    digest: str
    services: tuple[tuple[str, str], ...]
    statement: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: one payment of one claim month."""

    request: str
    provider: str
    pid: str
    ssn: str
    name: str
    claim: str
    number: int | None
    month: str
    expected_cents: int | None
    rests_on: tuple[str, ...]
    earnings: tuple[Earned, ...]
    certification: Certified | None
    note: str
    released_on: str
    overridden: tuple[str, ...]
    mends: str | None
    work_case: str | None


@dataclass(frozen=True, slots=True)
class Document:
    made_on: str
    organization: str
    requests: tuple[Asked, ...]

    @property
    def expected_cents(self) -> int:
        return sum(one.expected_cents or 0 for one in self.requests)


@dataclass(frozen=True, slots=True)
class Fault:
    """Where in the document something is wrong, and what: `requests[2].ssn`."""

    place: str
    what: str


class NotTaken(Exception):
    """A document with faults."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(f"{one.place}: {one.what}" for one in faults))
        self.faults = tuple(faults)


def written(document: Document) -> bytes:
    """The document as a file. The same document gives the same bytes."""
    requests = [asdict(one) for one in document.requests]
    return json.dumps(
        {
            "format": FORMAT,
            "version": VERSION,
            "made_on": document.made_on,
            "organization": document.organization,
            "count": len(requests),
            "expected_cents": document.expected_cents,
            "sha256": _digest(requests),
            "requests": requests,
        },
        ensure_ascii=False,
        indent=1,
        sort_keys=True,
    ).encode()


def _digest(requests: Any) -> str:
    text = json.dumps(requests, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def read(content: bytes) -> Document:
    """The document of a file. NotTaken, with every fault, where it is none of ours or is not whole."""
    try:
        given = json.loads(content)
    except (ValueError, RecursionError):
        raise NotTaken([Fault("", "not JSON")]) from None
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise NotTaken([Fault("format", f"not {FORMAT}")])
    if given.get("version") != VERSION:
        raise NotTaken([Fault("version", f"not {VERSION}")])
    reader = _Reader()
    document = reader.document(given)
    if reader.faults:
        raise NotTaken(reader.faults)
    return document


class _Reader:
    """Reads on after a fault, so that all of them are told at once."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def fault(self, place: str, what: str) -> None:
        self.faults.append(Fault(place, what))

    def document(self, given: Mapping[str, Any]) -> Document:
        requests = given.get("requests")
        if not isinstance(requests, list):
            self.fault("requests", "not a list")
            requests = []
        if given.get("count") != len(requests):
            self.fault("count", "the document is not whole")
        if given.get("sha256") != _digest(requests):
            self.fault("sha256", "the requests are not those that were written")
        asked = tuple(self.asked(f"requests[{place}]", one) for place, one in enumerate(requests))
        kept = tuple(one for one in asked if one is not None)
        made = Document(
            self.text("made_on", given.get("made_on"), _is_day),
            self.text("organization", given.get("organization"), bool),
            kept,
        )
        if not self.faults and given.get("expected_cents") != made.expected_cents:
            self.fault("expected_cents", "not the sum of the requests")
        self._slots(made)
        return made

    def _slots(self, document: Document) -> None:
        """One claim month of a person is asked for once in a document."""
        seen: set[tuple[str, str, str]] = set()
        for place, one in enumerate(document.requests):
            slot = (one.ssn, one.claim, one.month)
            if slot in seen:
                self.fault(f"requests[{place}]", "the same payment stands twice in the document")
            seen.add(slot)

    def asked(self, place: str, given: Any) -> Asked | None:
        if not self._is_object(place, given, Asked):
            return None
        if not isinstance(given["earnings"], list):
            self.fault(f"{place}.earnings", "not a list")
            return None
        earnings = [self.earned(f"{place}.earnings[{n}]", row) for n, row in enumerate(given["earnings"])]
        certified = given["certification"]
        return Asked(
            request=self.text(f"{place}.request", given["request"], _is_uuid),
            provider=self.text(f"{place}.provider", given["provider"], bool),
            pid=self.text(f"{place}.pid", given["pid"]),
            ssn=self.text(f"{place}.ssn", given["ssn"], _NUMBER.fullmatch),
            name=self.text(f"{place}.name", given["name"], bool),
            claim=self.text(f"{place}.claim", given["claim"], _is_one_of(ClaimCode)),
            number=self.whole(f"{place}.number", given["number"]),
            month=self.text(f"{place}.month", given["month"], _is_month),
            expected_cents=self.whole(f"{place}.expected_cents", given["expected_cents"]),
            rests_on=self.texts(f"{place}.rests_on", given["rests_on"], _is_month),
            earnings=tuple(one for one in earnings if one is not None),
            certification=self.certified(f"{place}.certification", certified)
            if certified is not None
            else None,
            note=self.text(f"{place}.note", given["note"]),
            released_on=self.text(f"{place}.released_on", given["released_on"], _is_day),
            overridden=self.texts(f"{place}.overridden", given["overridden"], _is_one_of(DenialCode)),
            mends=self.maybe(f"{place}.mends", given["mends"], _is_uuid),
            work_case=self.maybe(f"{place}.work_case", given["work_case"], bool),
        )

    def earned(self, place: str, given: Any) -> Earned | None:
        if not self._is_object(place, given, Earned):
            return None

        def day(name: str) -> str | None:
            return self.maybe(f"{place}.{name}", given[name], _is_day)

        def money(name: str) -> int | None:
            return self.whole(f"{place}.{name}", given[name], may_be_negative=True)

        return Earned(
            employer=self.text(f"{place}.employer", given["employer"], bool),
            ein=self.maybe(f"{place}.ein", given["ein"]),
            period_begins=day("period_begins"),
            period_ends=day("period_ends"),
            paid_on=day("paid_on"),
            gross_cents=money("gross_cents"),
            ytd_gross_cents=money("ytd_gross_cents"),
            withheld_cents=money("withheld_cents"),
            net_cents=money("net_cents"),
            evidence=self.text(f"{place}.evidence", given["evidence"]),
        )

    def certified(self, place: str, given: Any) -> Certified | None:
        if not self._is_object(place, given, Certified):
            return None
        services = given["services"]
        is_list = isinstance(services, list) and all(
            isinstance(one, list) and len(one) == 2 and _is_day(one[0]) and isinstance(one[1], str)
            for one in services
        )
        if not is_list:
            self.fault(f"{place}.services", "not a list of a day and what was done")
        return Certified(
            self.text(f"{place}.first_month", given["first_month"], _is_month),
            self.text(f"{place}.last_month", given["last_month"], _is_month),
            self.text(f"{place}.sealed_on", given["sealed_on"], _is_day),
            self.text(f"{place}.digest", given["digest"], bool),
            tuple((one[0], one[1]) for one in services) if is_list else (),
            self.text(f"{place}.statement", given["statement"]),
        )

    def _is_object(self, place: str, given: Any, of: type[Any]) -> bool:
        """Whether it has exactly the names of the format."""
        if not isinstance(given, dict):
            self.fault(place, "not an object")
            return False
        names = {field.name for field in fields(of)}
        for name in sorted(names - set(given)):
            self.fault(f"{place}.{name}", "is missing")
        for name in sorted(set(given) - names):
            self.fault(f"{place}.{name}", "is not known")
        return set(given) == names

    def text(self, place: str, given: Any, fits: Callable[[str], object] = lambda _text: True) -> str:
        if not isinstance(given, str) or not fits(given):
            self.fault(place, "not what it must be")
            return ""
        return given

    def maybe(self, place: str, given: Any, fits: Callable[[str], object] = lambda _text: True) -> str | None:
        return None if given is None else self.text(place, given, fits)

    def texts(self, place: str, given: Any, fits: Callable[[str], object]) -> tuple[str, ...]:
        if not isinstance(given, list):
            self.fault(place, "not a list")
            return ()
        return tuple(self.text(f"{place}[{number}]", one, fits) for number, one in enumerate(given))

    def whole(self, place: str, given: Any, *, may_be_negative: bool = False) -> int | None:
        """A whole number; money never has a point here."""
        if given is None:
            return None
        if type(given) is not int or (given < 0 and not may_be_negative):
            self.fault(place, "not a whole number")
            return None
        return given


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except (TypeError, ValueError):
        return False


def _is_month(text: str) -> bool:
    try:
        return str(Month.parse(text)) == text
    except ValueError:
        return False


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _is_one_of(words: Any) -> Callable[[str], bool]:
    return lambda text: text in {word.value for word in words}
