"""Who is served in the year, and what becomes of them: the same people from the same seed, whatever the database says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from milepost.rulebook.facts import Cash, PaymentSystem, Program
from milepost.rulebook.months import Month

JANUARY, DECEMBER = Month.parse("2025-01"), Month.parse("2025-12")
PAY_DAY = date(2025, 1, 10)
"""Whoever is paid every two weeks is paid on this day, and every fourteenth after it."""
SUBSTANTIAL = 162_000
"""Cents a month in 2025, so that cash benefits stop for those who earn more."""
LETTERS = "bcdfghklmn"


@dataclass(frozen=True, slots=True)
class Stub:
    """What one pay stub shows. Money in cents."""

    begins: date
    ends: date
    paid_on: date
    gross: int
    so_far: int
    """Of the year, with this stub."""


@dataclass(frozen=True, slots=True)
class Person:
    """One Ticketholder: the Ticket, the job, and when the cash benefit stops. `usual` in cents a month."""

    number: int
    program: Program
    blind: bool
    system: PaymentSystem
    assigned_on: date
    plan_received_on: date
    services_complete_on: date | None
    unassigned_on: date | None
    began: Month
    ends: Month
    usual: int
    two_weekly: bool
    cash_stops: Month | None
    cash_is_told_late: bool
    is_partners: bool
    percent: int
    """Our share of each payment; 100 where no agreement divides them."""
    chance: str = field(repr=False)

    @property
    def name(self) -> str:
        letters = "".join(LETTERS[int(digit)] for digit in f"{self.number:04}")
        return f"Yearly{letters} Holder{letters}"

    def draws(self, what: object) -> Random:
        """A chance of its own for each thing, so that one thing more changes no other."""
        return Random(f"{self.chance}:{what}")

    def gross(self, month: Month) -> int:
        """What is earned in a month, a little more or less than usual; nothing without work."""
        if not self.began <= month <= self.ends:
            return 0
        return self.usual + self.draws(f"gross {month}").randrange(-4_000, 4_000)

    def cash(self, month: Month) -> Cash:
        stopped = self.cash_stops is not None and month >= self.cash_stops and self.gross(month) > 0
        return Cash.NONE_WORK if stopped else Cash.PAID

    def stubs(self, month: Month) -> Iterator[Stub]:
        """Those that are paid in a month of the year."""
        if self.two_weekly:
            yield from self._every_two_weeks(month)
        elif self.gross(month):
            so_far = sum(self.gross(Month(one)) for one in range(int(JANUARY), int(month) + 1))
            yield Stub(month.first_day, month.last_day, month.last_day, self.gross(month), so_far)

    def _every_two_weeks(self, month: Month) -> Iterator[Stub]:
        so_far, paid_on = 0, PAY_DAY
        while paid_on <= month.last_day:
            begins, ends = paid_on - timedelta(19), paid_on - timedelta(6)
            works = Month.of(begins) >= self.began and Month.of(paid_on) <= self.ends
            gross = self.usual * 12 // 26 if works else 0
            so_far += gross
            if gross and Month.of(paid_on) == month:
                yield Stub(begins, ends, paid_on, gross, so_far)
            paid_on += timedelta(14)


def cast(count: int, seed: int) -> list[Person]:
    return [_person(number, f"{seed}:{number}") for number in range(count)]


def _person(number: int, chance: str) -> Person:
    draw = Random(f"{chance}:person")
    program = draw.choices(list(Program), (50, 30, 20))[0]
    assigned = Month.parse("2023-03") + draw.randrange(25)
    assigned_on = assigned.first_day + timedelta(draw.randrange(27))
    began = assigned - 8 if draw.random() < 0.1 else assigned + draw.randrange(1, 7)
    usual = draw.choices(
        (draw.randrange(50_000, 105_000), draw.randrange(122_000, 155_000), draw.randrange(172_000, 330_000)),
        (12, 33, 55),
    )[0]
    unassigned = assigned_on.replace(year=2025, month=7) if draw.random() < 0.04 else None
    return Person(
        number=number,
        program=program,
        blind=draw.random() < 0.04,
        system=PaymentSystem.OUTCOME_ONLY if draw.random() < 0.06 else PaymentSystem.MILESTONE_OUTCOME,
        assigned_on=assigned_on,
        plan_received_on=assigned_on + timedelta(40 if draw.random() < 0.05 else 3),
        services_complete_on=assigned_on + timedelta(365) if draw.random() < 0.7 else None,
        unassigned_on=unassigned,
        began=began,
        ends=JANUARY + draw.randrange(3, 12) if draw.random() < 0.1 else DECEMBER,
        usual=usual,
        two_weekly=draw.random() < 0.2,
        cash_stops=_cash_stops(program, assigned, began, usual, draw),
        cash_is_told_late=draw.random() < 0.1,
        is_partners=draw.random() < 0.15,
        percent=70 if draw.random() < 0.04 else 100,
        chance=chance,
    )


def _cash_stops(program: Program, assigned: Month, began: Month, usual: int, draw: Random) -> Month | None:
    """After the trial work and grace months under title II; under title XVI soon after enough is earned."""
    if usual < SUBSTANTIAL + 4_000 or draw.random() < 0.15:
        return None
    if program is Program.SSI:
        return max(assigned + 2, began + 2) if usual > 210_000 else None
    return max(assigned + 2, began + 12)
