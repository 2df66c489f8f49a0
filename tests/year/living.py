"""A year, month by month: stubs come, months are decided, requests go out, money comes, goes wrong, and is mended."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from milepost.payments import matching_actions as matching
from milepost.payments import recording_actions as recording
from milepost.payments import recovery_actions as recoveries
from milepost.payments.choices import Kind, RecoveryCause
from milepost.payments.models import Recovery
from milepost.payments.recording_actions import Given
from milepost.rulebook.decisions import Status
from milepost.rulebook.facts import ClaimCode, RecordedStatus
from milepost.rulebook.months import Month
from milepost.rulebook.requests import DenialCode
from tests.year.desk import Desk
from tests.year.explaining import check_all, check_second_reading, lived
from tests.year.house import House, opened
from tests.year.outside import OF_A_MONTH, PART, SHORT, Asked, Event, Line, Outside, rate
from tests.year.people import DECEMBER, JANUARY, cast

QUARTERS = (3, 6, 9, 12)


@dataclass(slots=True)
class Year:
    """What a year came to: figures of each month, counts of what happened, seconds."""

    house: House
    outside: Outside
    desk: Desk
    months: list[Mapping[str, int]] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    second_reading: int = 0

    @property
    def told(self) -> list[object]:
        """What must be the same whenever the same year is lived again."""
        return [self.months, sorted(self.desk.counts.items()), self.outside.sent, self.second_reading]


class _Living:
    def __init__(self, count: int, seed: int) -> None:
        people = cast(count, seed)
        self.house, self.outside = opened(people), Outside(seed)
        self.desk = Desk(self.house, self.outside)
        self.year = Year(self.house, self.outside, self.desk)
        self.short: list[Line] = []
        self.noticed: list[tuple[Line, Recovery, int, bool]] = []
        self.objected: list[Recovery] = []

    def timed(self, what: str, began: float) -> None:
        self.year.seconds[what] = self.year.seconds.get(what, 0) + time.process_time() - began

    def month(self, month: Month) -> None:
        """The work on the twentieth of the month after."""
        began = time.process_time()
        on = (month + 1).first_day + timedelta(4)
        self.house.turn_to((month + 1).first_day + timedelta(19))
        self.timed("turning the day", began)
        began = time.process_time()
        self.desk.stubs_come(month)
        self.timed("stubs", began)
        began = time.process_time()
        self.takes_back(month, on)
        self.pays(month, on)
        self.timed("money", began)
        began = time.process_time()
        self.desk.mend()
        self.desk.ask()
        self.timed("asking", began)
        began = time.process_time()
        self.year.months.append(check_all(self.house, self.outside))
        self.timed("checking", began)

    def pays(self, month: Month, on: date) -> None:
        """What the other side tells and pays: for our requests, by ePay, twice, and for nobody known."""
        known_before = list(self.outside.waits.values())
        answers = list(self.outside.answers(on))
        self.desk.told([one for one in answers if isinstance(one, Event)], on)
        lines = [one for one in answers if isinstance(one, Line)]
        if month.number in QUARTERS:
            lines += self.pays_without_request(on)
            lines += self.pays_again(month, on)
        if month.number % 2:
            lines.append(self.outside.pays(None, 31_000 + month.number, on, "bank", "nobody", ""))
        self.adds(on)
        self.desk.money_comes(lines)
        self.short += [line for line in lines if line.is_for == "short"]
        if any(line.way == "list" for line in lines) or month == DECEMBER:
            self.desk.take_list()
        self.finds_out(known_before)

    def pays_without_request(self, on: date) -> list[Line]:
        """ePay: Phase 2 and outcomes that can be claimed and that nobody asks for (program operations 4.6)."""
        made = []
        for number, ticket in lived(self.house, self.outside).items():
            person = self.house.people[self.house.tickets[number].pk]
            if person.unassigned_on is not None:
                continue  # unassigned Tickets are excluded
            for one in ticket.claims:
                if one.status is not Status.PAYABLE or one.claim not in OF_A_MONTH or one.month is None:
                    continue
                asked = Asked(person, one.claim, one.number, one.month)
                whole = rate(asked, one.month.year)
                if (
                    self.desk.asks_for(person, one.claim, one.month)
                    or not whole
                    or asked.slot in self.outside.standing
                ):
                    continue
                if self.outside.chance(f"epay {asked.slot}").random() < 0.6:
                    cents = whole * 100 * person.percent // 100
                    made.append(self.outside.pays(asked, cents, on, "list", "pays", "", is_epay=True))
        return made

    def pays_again(self, month: Month, on: date) -> list[Line]:
        """Now and then SSA pays by ePay what it has paid for our request."""
        paid = [line for line in self.outside.lines if line.is_for == "pays" and line.asked is not None]
        again = []
        for line in paid:
            assert line.asked is not None
            full = self.outside.net[line.asked.slot] == line.cents
            if full and line.asked.claim in OF_A_MONTH and self.drawn(f"again {month} {line.key}", 2):
                again.append(self.outside.pays(line.asked, line.cents, on, "list", "twice", "", is_epay=True))
        return again

    def drawn(self, what: object, percent: int) -> bool:
        return self.outside.chance(what).randrange(100) < percent

    def adds(self, on: date) -> None:
        """Half of what came short is paid after all, the month after."""
        short, self.short = self.short, []
        for line in short:
            if not self.drawn(f"adds {line.key}", 50):
                continue
            assert line.asked is not None
            given = Given(on, SHORT, f"A-{line.key}", kind=Kind.ADJUSTMENT)
            kept = recording.record(given, deed=self.house.pays)
            matching.add_to(kept, self.desk.kept(line), deed=self.house.pays)
            self.outside.add(line.asked.slot, SHORT)
            self.desk.count("adjustments")

    def finds_out(self, lines: list[Line]) -> None:
        """Whose money it is that waited since the last month, where somebody finds out."""
        for line in lines:
            if line.is_for == "wrong" and self.drawn(f"finds out {line.key}", 70):
                self.desk.name(line)
            elif line.is_for == "nobody" and self.drawn(f"explains {line.key}", 50):
                self.desk.explain(line)

    # What SSA takes back (20 CFR 411.555)

    def takes_back(self, month: Month, on: date) -> None:
        for recovery in self.objected:
            recoveries.drop(recovery, on, deed=self.house.pays)
            self.desk.count("recoveries dropped")
        noticed, self.noticed, self.objected = self.noticed, [], []
        for line, recovery, cents, owed in noticed:
            self._taken(line, recovery, cents, on, owed=owed)
        for line in self._chosen(month):
            self._notice(line, on)

    def _chosen(self, month: Month) -> list[Line]:
        """Two of a hundred payments that stand, and most of those that came twice."""
        chosen = []
        holding = {
            line.asked.slot: line.key for line in self.outside.lines if line.asked and line.is_for != "twice"
        }
        busy = {line.key for line, *_rest in self.noticed}
        for line in self.outside.lines:
            if line.asked is None or line.key in busy:
                continue
            if line.key in self.outside.waits:
                if line.is_for == "twice" and self.drawn(f"takes twice {line.key} {month}", 40):
                    chosen.append(line)
                continue
            stands = self.outside.standing.get(line.asked.slot)
            full = line.is_for == "pays" and self.outside.net[line.asked.slot] == line.cents
            is_paid = (
                stands is not None
                and stands.status is RecordedStatus.PAID
                and holding[line.asked.slot] == line.key
            )
            if (
                full
                and is_paid
                and line.asked.claim is not ClaimCode.RECONCILIATION
                and self.drawn(f"takes {line.key} {month}", 1)
            ):
                chosen.append(line)
        return chosen

    def _notice(self, line: Line, on: date) -> None:
        causes = (
            (RecoveryCause.NOT_PAYABLE, line.cents, False), (RecoveryCause.REALLOCATED, line.cents, False),
            (RecoveryCause.WRONG_AMOUNT, line.cents, True), (RecoveryCause.WRONG_AMOUNT, PART, True),
            (RecoveryCause.BENEFIT_RIGHTS, line.cents, True),
        )  # fmt: skip
        cause, cents, owed = causes[self.outside.chance(f"cause {line.key}").randrange(len(causes))]
        if line.is_for == "twice":
            cause, cents, owed = RecoveryCause.PAID_TWICE, line.cents, True
        values = {
            "cents": cents, "noticed_on": on, "received_on": on, "cause": cause, "said": "As the notice says.",
            "denied_because": DenialCode.BELOW_SUBSTANTIAL if cause == RecoveryCause.NOT_PAYABLE else None,
        }  # fmt: skip
        kept = self.desk.kept(line)
        recovery = recoveries.notice(kept, values, deed=self.house.pays)
        self.desk.count(f"recovery {cause}{' in part' if cents == PART else ''}")
        if cause == RecoveryCause.BENEFIT_RIGHTS:
            self.objected.append(recoveries.object_to(recovery, "411.555(c)", on, deed=self.house.pays))
        else:
            self.noticed.append((line, recovery, cents, owed))

    def _taken(self, line: Line, recovery: Recovery, cents: int, on: date, *, owed: bool) -> None:
        """By a line of its own, or by one that the bank shows."""
        if line.key % 2:
            recoveries.taken(recovery, on, f"R-{line.key}", deed=self.house.pays)
        else:
            shown = recording.record(Given(on, -cents, f"R-{line.key}"), deed=self.house.pays)
            recoveries.carry_out(recovery, shown, deed=self.house.pays)
        self.outside.take(line, cents, owed=owed)
        self.desk.count("taken back")

    def end(self) -> Year:
        """The list once more: nothing differs. The rules a second time: the same is owed."""
        again = self.desk.take_list()
        assert again == [], again
        check_all(self.house, self.outside)
        began = time.process_time()
        self.year.second_reading = check_second_reading(self.house, lived(self.house, self.outside))
        self.timed("the second reading", began)
        return self.year


def live(count: int, seed: int, *, until: Month = DECEMBER) -> Year:
    """A year with so many Tickets, or as much of it."""
    began = time.process_time()
    living = _Living(count, seed)
    living.timed("moving in", began)
    for month in range(int(JANUARY), int(until) + 1):
        living.month(Month(month))
    return living.end()
