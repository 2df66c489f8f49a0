"""Months of work from job spells: raises in January, odd hours, pay days over year ends, missing stubs, cash."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from milepost.rulebook.facts import Cash, Evidence, MonthOfWork, Program, Ticket
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month

TRIAL_WORK_MONTHS = 9
GRACE_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Spell:
    """One job: first and last month, usual pay in cents a month, and whether it is one's own business."""

    begins: Month
    ends: Month
    monthly: int
    own_business: bool


def months_of_work(
    person: Ticket, spells: list[Spell], first: Month, last: Month, *, assigned: Month, chance: Random
) -> dict[Month, MonthOfWork]:
    """A row for every month from `first` to `last`; months without a job are rows without earnings."""
    rows: dict[Month, MonthOfWork] = {}
    benefit = _Benefit(person, chance)
    carried = 0
    ended = Month.of(person.ended_on) if person.ended_on is not None else None
    for index in range(int(first), int(last) + 1):
        month = Month(index)
        spell = next((one for one in spells if one.begins <= month <= one.ends), None)
        earned, net = _pay(spell, month, chance)
        late = int(earned * (chance.random() * 0.5)) if earned else 0
        paid, carried = max(0, earned - late + carried), late
        cash = benefit.cash(month, earned + (net or 0)) if month >= assigned else Cash.PAID
        if ended is not None and month >= ended:
            cash = Cash.NONE_OTHER
        rows[month] = MonthOfWork(
            person.ticket,
            month,
            earned if spell or carried else None,
            paid if spell or paid else None,
            net,
            cash,
            _evidence(spell, chance),
        )
    return rows


def _pay(spell: Spell | None, month: Month, chance: Random) -> tuple[int, int | None]:
    """Gross wages and net self-employment of one month, in cents."""
    if spell is None:
        return 0, None
    raises = max(0, month.year - spell.begins.year)
    usual = spell.monthly + spell.monthly * 3 * raises // 100
    draw = chance.random()
    share = 40 + int(chance.random() * 50) if draw < 0.08 else 94 + int(chance.random() * 13)
    gross = usual * share // 100
    if draw > 0.97:
        law = Law.packaged()
        gross = law.trial_work_level(month.year) or gross  # exactly at the level happens too
    if spell.own_business:
        loss = chance.random() < 0.1
        return 0, -gross // 4 if loss else gross
    return gross, None


def _evidence(spell: Spell | None, chance: Random) -> Evidence:
    if spell is None:
        return Evidence.PRIMARY
    draw = chance.random()
    if draw < 0.8:
        return Evidence.PRIMARY
    if draw < 0.86:
        return Evidence.SSA
    if draw < 0.9:
        return Evidence.TWO_SECONDARY
    return Evidence.SECONDARY if draw < 0.95 else Evidence.NONE


class _Benefit:
    """Roughly when cash stops: SSDI after trial work and grace months, SSI at its zero point."""

    def __init__(self, person: Ticket, chance: Random) -> None:
        self.person = person
        self.chance = chance
        self.law = Law.packaged()
        self.trial_months = 0
        self.grace_left = GRACE_MONTHS
        self.unpaid = 0

    def cash(self, month: Month, gross: int) -> Cash:
        if self.chance.random() < 0.008:
            return Cash.UNKNOWN
        if self._stops(month, gross):
            self.unpaid += 1
            return Cash.ENDED_WORK if self.unpaid > 30 else Cash.NONE_WORK
        return Cash.NONE_OTHER if self.chance.random() < 0.002 else Cash.PAID

    def _stops(self, month: Month, gross: int) -> bool:
        substantial = self.law.substantial_gainful_activity(month.year) or 0
        if self.person.program is Program.SSI:
            return gross >= substantial * 125 // 100
        level = self.law.trial_work_level(month.year) or 0
        if self.trial_months < TRIAL_WORK_MONTHS:
            self.trial_months += gross > level
            return False
        if gross <= substantial:
            return False
        if self.grace_left > 0:
            self.grace_left -= 1
            return False
        return True
