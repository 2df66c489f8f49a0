"""The program manager and Treasury of the year: what they decide, what they pay, and their own books of it.

Nothing here asks the database. What is paid is worked out from the second reading's typed table of rates, so that the
program's own figures are held against figures that it has not made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random

from milepost.rulebook.facts import ClaimCode, PaymentSystem, Program, RecordedStatus
from milepost.rulebook.months import Month
from milepost.rulebook.requests import DenialCode
from tests.second_reading.figures import RATES
from tests.year.people import Person

OF_A_MONTH = (ClaimCode.PHASE_2, ClaimCode.OUTCOME)
SHORT, PART = 10_000, 6_000
"""Cents by which a payment now and then comes short, and that are taken back of one that was too much."""
Slot = tuple[int, str, Month | None]
"""A person, and the payment: Phase 1 and the reconciliation once, Phase 2 or an outcome once a month."""


def slot_of(person: int, claim: ClaimCode, month: Month) -> Slot:
    return (person, "month", month) if claim in OF_A_MONTH else (person, claim.value, None)


@dataclass(frozen=True, slots=True)
class Asked:
    """A payment of the ladder as it was asked for, or is paid without that."""

    person: Person
    claim: ClaimCode
    number: int | None
    month: Month

    @property
    def slot(self) -> Slot:
        return slot_of(self.person.number, self.claim, self.month)


@dataclass(slots=True)
class Case:
    """A work case, and what will become of it. `turn` counts the months since it came."""

    work_case: str
    asked: Asked
    whole: int
    fate: str
    turn: int = 0
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """What the program manager tells of a request: a move, and the reason of a diary or a denial."""

    code: str
    work_case: str
    reason: DenialCode | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Money as Treasury sends it: cents, by which way we hear of it, and what becomes of it at our desk.

    `way`: bank, list (the program manager's list of payments) or hand. `is_for`: pays, other_year, short, twice, wrong
    (the list has somebody else's number), nobody.
    """

    key: int
    asked: Asked | None
    cents: int
    on: date
    way: str
    is_for: str
    work_case: str = ""
    is_epay: bool = False

    @property
    def reference(self) -> str:
        return f"T-{self.key:05}"


@dataclass(slots=True)
class Standing:
    """How a slot stands in the books of the program manager."""

    asked: Asked
    status: RecordedStatus
    cents: int | None = None


FATES = (
    ("pay", 70), ("other_year", 5), ("short", 5), ("wrong", 2), ("evidence", 6), ("final", 2), ("diary", 4), ("field_office", 3),
    ("silence", 3),
)  # fmt: skip
AFTER = {"pay": 0, "other_year": 0, "short": 0, "wrong": 0, "diary": 1, "field_office": 2, "silence": 2}
"""So many months later than others the money comes."""


@dataclass
class Outside:
    """The books of the other side."""

    seed: int
    cases: dict[str, Case] = field(default_factory=dict)
    standing: dict[Slot, Standing] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    taken: list[tuple[Line | None, int]] = field(default_factory=list)
    """What was taken back, in positive cents, and of which line."""
    added: list[int] = field(default_factory=list)
    net: dict[Slot, int] = field(default_factory=lambda: defaultdict(int))
    """What each slot keeps of all that was paid for it."""
    waits: dict[int, Line] = field(default_factory=dict)
    """Lines that answer no payment of ours so far, by their key: paid twice, or of nobody known."""
    explained: dict[int, Line] = field(default_factory=dict)
    attempts: dict[Slot, int] = field(default_factory=lambda: defaultdict(int))
    owed_again: list[tuple[Asked, int, str]] = field(default_factory=list)

    @property
    def sent(self) -> int:
        """Every cent that Treasury sent, less what it took back."""
        return (
            sum(line.cents for line in self.lines)
            + sum(self.added)
            - sum(cents for _line, cents in self.taken)
        )

    def chance(self, what: object) -> Random:
        return Random(f"{self.seed}:outside:{what}")

    def receive(self, work_case: str, asked: Asked, reconciliation: int) -> None:
        """A request. `reconciliation`: what a reconciliation payment comes to, in dollars, by the rules."""
        attempt, self.attempts[asked.slot] = self.attempts[asked.slot], self.attempts[asked.slot] + 1
        draw = self.chance(f"{asked.slot} {attempt}")
        fate = "pay" if attempt else draw.choices([name for name, _ in FATES], [many for _, many in FATES])[0]
        whole = reconciliation if asked.claim is ClaimCode.RECONCILIATION else rate(asked, asked.month.year)
        assert whole, f"{asked} has a rate"
        self.cases[work_case] = Case(work_case, asked, whole * 100, fate)
        is_once_worked_out = (
            asked.claim is ClaimCode.RECONCILIATION
        )  # asked for, the rules give no sum of their own
        self.standing[asked.slot] = Standing(
            asked, RecordedStatus.PENDING, whole * 100 if is_once_worked_out else None
        )

    def answers(self, on: date) -> Iterator[Event | Line]:
        """What is told and paid in a month, case by case."""
        for case in [one for one in self.cases.values() if not one.is_closed]:
            yield from self._answer(case, on)
            case.turn += 1
        for asked, cents, work_case in self.owed_again:
            yield self.pays(asked, cents, on, "bank", "pays", work_case)
        self.owed_again = []

    def _answer(self, case: Case, on: date) -> Iterator[Event | Line]:
        if case.fate in ("evidence", "final"):
            case.is_closed = True
            reason = DenialCode.EVIDENCE if case.fate == "evidence" else DenialCode.NOT_WAGES
            self.standing[case.asked.slot].status = RecordedStatus.DENIED
            yield Event("deny", case.work_case, reason)
            return
        if case.turn < AFTER[case.fate]:
            told = {"diary": "hold", "field_office": "to_field_office"}.get(case.fate, "silence")
            if case.turn == 0:
                yield Event(told, case.work_case, DenialCode.CONTACT_NOT_CLEARED if told == "hold" else None)
            return
        case.is_closed = True
        yield Event("approve", case.work_case)
        yield self._pay(case, on)

    def _pay(self, case: Case, on: date) -> Line:
        asked, cents, is_for = case.asked, case.whole, "pays"
        draw = self.chance(f"way {case.work_case} {asked.slot}")
        if case.fate == "other_year":
            other = rate(asked, asked.month.year - 1)
            if other and other * 100 != cents and asked.claim is not ClaimCode.RECONCILIATION:
                cents, is_for = other * 100, "other_year"
        cents = cents * asked.person.percent // 100
        if case.fate == "short":
            cents, is_for = cents - SHORT, "short"
        if case.fate == "wrong":
            return self.pays(asked, cents, on, "list", "wrong", "")
        way = "bank" if is_for != "pays" else draw.choices(("bank", "list", "hand"), (62, 28, 10))[0]
        return self.pays(asked, cents, on, way, is_for, case.work_case)

    def pays(
        self,
        asked: Asked | None,
        cents: int,
        on: date,
        way: str,
        is_for: str,
        work_case: str,
        *,
        is_epay: bool = False,
    ) -> Line:
        """One line of Treasury's; what it is for holds its slot in these books."""
        line = Line(len(self.lines) + 1, asked, cents, on, way, is_for, work_case, is_epay)
        self.lines.append(line)
        if is_for in ("pays", "other_year", "short"):
            self.holds(line)
        else:
            self.waits[line.key] = line
        return line

    def holds(self, line: Line) -> None:
        assert line.asked is not None
        slot = line.asked.slot
        assert self.net[slot] == 0, "Treasury pays a slot once, or means to take it back"
        self.waits.pop(line.key, None)
        self.net[slot] = line.cents
        self.standing[slot] = Standing(line.asked, RecordedStatus.PAID, line.cents)

    def add(self, slot: Slot, cents: int) -> None:
        """What was short is paid after all."""
        self.added.append(cents)
        self.net[slot] += cents
        self.standing[slot].cents = self.net[slot]

    def take(self, line: Line, cents: int, *, owed: bool) -> None:
        """Taken back of a line: where nothing is left, the payment is owed again, or denied."""
        self.taken.append((line, cents))
        assert line.asked is not None
        if line.key in self.waits:
            self.waits.pop(line.key)
            return
        slot = line.asked.slot
        self.net[slot] -= cents
        now = self.standing[slot]
        if self.net[slot]:
            now.cents = self.net[slot]
            return
        now.status, now.cents = (RecordedStatus.PENDING if owed else RecordedStatus.DENIED), None
        if owed:
            self.owed_again.append((line.asked, line.cents, line.work_case))

    def forget(self, slot: Slot) -> None:
        """Another request takes the place of the denied one: of that the rules are told nothing more."""
        self.standing.pop(slot, None)


def rate(asked: Asked, year: int) -> int | None:
    """Whole dollars of one payment at the rates of a year, from the second reading's table."""
    known = RATES.get(year)
    if known is None or asked.claim is ClaimCode.RECONCILIATION:
        return None
    if asked.claim not in OF_A_MONTH:
        return known[0]
    only = asked.claim is ClaimCode.OUTCOME and asked.person.system is PaymentSystem.OUTCOME_ONLY
    return known[(3 if only else 1) + (asked.person.program is Program.SSI)]
