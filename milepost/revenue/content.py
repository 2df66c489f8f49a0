"""What a projection supposes, as it is kept, and as the rulebook reads it.

Percents are kept in hundredths of a percent, money in whole cents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from milepost.rulebook.decisions import Terms
from milepost.rulebook.months import Month
from milepost.rulebook.revenue import MILLION, STEPS, Costs, Group, Person, Supposed, Suppositions
from milepost.rulebook.revenue.suppositions import GO_ON, Three

CASES = ("low", "middle", "high")
_PARTS = MILLION // 10_000
"""So many of a million are a hundredth of a percent."""

Content = Mapping[str, Any]


def suppositions_of(content: Content) -> Suppositions:
    steps = {
        step: Supposed(content["steps"][step.value]["after"], _three(content["steps"][step.value]))
        for step in STEPS
    }
    goes_on = {step: _three(content["goes_on"][step.value]) for step in GO_ON}
    return Suppositions(steps, goes_on, content["lag"])


def _three(given: Mapping[str, int]) -> Three:
    low, middle, high = (given[case] * _PARTS for case in CASES)
    return low, middle, high


def costs_of(content: Content) -> Costs:
    monthly = {group: content["monthly"][group.value] for group in Group}
    each = {group: content["each"][group.value] for group in Group}
    return Costs(monthly, each, content["seen"], content["kept"])


def planned_of(content: Content, begins: Month) -> Iterator[Person]:
    """Each planned Ticket: so many of each title a month, for so many months."""
    for place in range(content["planned_months"]):
        for name, terms in (("planned_title_2", Terms.TITLE_2), ("planned_title_16", Terms.TITLE_16)):
            yield from [Person(begins + place, terms)] * content[name]
