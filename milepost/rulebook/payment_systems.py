"""The two payment systems side by side, on somebody's own figures: what each would pay if things go as they say.

20 CFR 411.500, .515, .525; the rates of one year hold throughout. Nothing is assumed: how many Tickets, and which share of them
reaches what, is said by whoever asks. One Ticket that leaves cash benefits has reached both phases before.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from milepost.rulebook.claims.known import OUTCOME_COUNT, PHASE_2_COUNT
from milepost.rulebook.decisions import Terms
from milepost.rulebook.facts import PHASE_1, PaymentSystem
from milepost.rulebook.law import Law, Rate
from milepost.rulebook.money import whole_dollars

TITLES = {2: Terms.TITLE_2, 16: Terms.TITLE_16}


@dataclass(frozen=True, slots=True)
class Expected:
    """What somebody expects of their Tickets. Shares are whole percent of all; each later one is within the one before."""

    title_2: int
    title_16: int
    percent_trial_work: int
    percent_substantial: int
    percent_off_cash: int
    outcome_months: int
    """Months without cash benefits that such a Ticket is paid for, on average."""

    def __post_init__(self) -> None:
        shares = (100, self.percent_trial_work, self.percent_substantial, self.percent_off_cash, 0)
        assert list(shares) == sorted(shares, reverse=True), "each share lies within the one before"
        assert min(self.title_2, self.title_16, self.outcome_months) >= 0, "nothing is less than none"


@dataclass(frozen=True, slots=True)
class Line:
    """One part of one system for one title: so many payments, at so much; whole dollars, None where not published."""

    system: PaymentSystem
    title: int
    part: str
    payments: Decimal
    each_dollars: int | None

    @property
    def dollars(self) -> int | None:
        """Rounded once, to the nearest whole dollar."""
        return None if self.each_dollars is None else int(whole_dollars(self.payments * self.each_dollars))


@dataclass(frozen=True, slots=True)
class Compared:
    year: int
    lines: tuple[Line, ...]

    def dollars(self, system: PaymentSystem) -> int | None:
        """The sum of a system; None where one of its figures is not published and is needed."""
        needed = [one.dollars for one in self.lines if one.system is system and one.payments]
        return None if None in needed else sum(one for one in needed if one is not None)


def compared(given: Expected, law: Law, year: int) -> Compared:
    """What would each system pay for these Tickets, all in all?"""
    lines: list[Line] = []
    for title, count in ((2, given.title_2), (16, given.title_16)):
        terms = TITLES[title]
        months = min(given.outcome_months, OUTCOME_COUNT[terms])

        def part(
            system: PaymentSystem, name: str, percent: int, times: int, rate: Rate | None,
            title: int = title, count: int = count,
        ) -> Line:  # fmt: skip
            payments = Decimal(count) * percent * times / 100
            return Line(system, title, name, payments, None if rate is None else rate.dollars)

        both, only = PaymentSystem.MILESTONE_OUTCOME, PaymentSystem.OUTCOME_ONLY
        lines += [
            part(both, "phase_1", given.percent_trial_work, len(PHASE_1), law.phase_1_rate(year)),
            part(both, "phase_2", given.percent_substantial, PHASE_2_COUNT[terms], law.phase_2_rate(year, title)),
            part(both, "outcomes", given.percent_off_cash, months, law.outcome_rate(year, title, outcome_only=False)),
            part(only, "outcomes", given.percent_off_cash, months, law.outcome_rate(year, title, outcome_only=True)),
        ]  # fmt: skip
    return Compared(year, tuple(lines))
