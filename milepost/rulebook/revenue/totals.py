"""Many Tickets together: by month, exactly the sum of the persons'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from milepost.rulebook.months import Month, months_from
from milepost.rulebook.revenue.persons import NOTHING, Person, Phase, Rates, expected_of
from milepost.rulebook.revenue.suppositions import Suppositions, Three


@dataclass(frozen=True, slots=True)
class ProjectedMonth:
    """What may come in a month, in whole cents: the three cases, and the parts that they are the sums of."""

    month: Month
    begun: int
    """How many Tickets are assigned in it."""
    parts: Mapping[Phase, Three]
    is_known: bool
    """Whether every rate that it needs is published; where not, the sums lack something."""

    @property
    def cents(self) -> Three:
        low, middle, high = (sum(part[case] for part in self.parts.values()) for case in range(3))
        return low, middle, high


@dataclass(frozen=True, slots=True)
class Projected:
    months: tuple[ProjectedMonth, ...]
    tickets: int

    @property
    def cents(self) -> Three:
        low, middle, high = (sum(month.cents[case] for month in self.months) for case in range(3))
        return low, middle, high

    @property
    def unknown(self) -> tuple[Month, ...]:
        return tuple(one.month for one in self.months if not one.is_known)


def project(
    persons: Iterable[Person], given: Suppositions, rates: Rates, first: Month, months: int
) -> Projected:
    """Tickets that are alike are worked out once and counted; in whole cents that is the same as one by one."""
    alike = Counter(persons)
    parts: dict[Month, dict[Phase, list[int]]] = {month: {} for month in months_from(first, months)}
    unknown: set[Month] = set()
    for person, many in alike.items():
        for month, by_phase in expected_of(person, given, rates, first, months).items():
            if by_phase is None:
                unknown.add(month)
                continue
            for phase, cents in by_phase.items():
                sums = parts[month].setdefault(phase, [0, 0, 0])
                for case in range(3):
                    sums[case] += many * cents[case]
    begun = Counter(dict.fromkeys(parts, 0))
    for person, many in alike.items():
        begun[person.begins] += many
    return Projected(
        tuple(
            _month(month, begun[month], by_phase, month not in unknown) for month, by_phase in parts.items()
        ),
        sum(alike.values()),
    )


def _month(month: Month, begun: int, by_phase: Mapping[Phase, list[int]], is_known: bool) -> ProjectedMonth:  # noqa: FBT001
    found: dict[Phase, Three] = {}
    for phase in Phase:
        low, middle, high = by_phase.get(phase, NOTHING)
        found[phase] = (low, middle, high)
    return ProjectedMonth(month, begun, found, is_known)
