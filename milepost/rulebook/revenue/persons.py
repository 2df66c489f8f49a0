"""What one Ticket is expected to bring, month by month: p(k) × rate(k), to the cent (systems C.5).

`expected_revenue = Σ_t Σ_k N_t · p_k(t) · rate_k(year)`: here for one Ticket, so that every total is a sum of persons.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from milepost.rulebook.claims.known import OUTCOME_COUNT, PHASE_2_COUNT
from milepost.rulebook.decisions import Terms
from milepost.rulebook.facts import PHASE_1, ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.revenue.suppositions import GO_ON, MILLION, STEPS, Step, Suppositions, Three


class Phase(StrEnum):
    """The three parts of a picture."""

    PHASE_1 = "phase_1"
    PHASE_2 = "phase_2"
    OUTCOME = "outcome"


class Rates(Protocol):
    """What a payment of a month is worth, in whole cents; None where the figure is not published."""

    def __call__(self, claim: ClaimCode, month: Month, terms: Terms, *, outcome_only: bool) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Person:
    """One Ticket: planned, or on hand with the last payment that it has reached.

    `reached` is the highest step that was reached, `number` which payment of it, `reached_in` for which month.
    """

    begins: Month
    terms: Terms
    outcome_only: bool = False
    reached: Step | None = None
    number: int = 0
    reached_in: Month | None = None
    gone: frozenset[Step] = frozenset()
    """Steps of Phase 1 that will never be paid: the look-back or a closed State VR case bars them (20 CFR 411.535)."""


Cash = Mapping[Month, Mapping[Phase, Three] | None]
"""By month in which money comes; None where a rate is not published."""

NOTHING: Three = (0, 0, 0)
_PHASE = {**dict.fromkeys(PHASE_1, Phase.PHASE_1), Step.PHASE_2: Phase.PHASE_2, Step.OUTCOME: Phase.OUTCOME}


def expected_of(person: Person, given: Suppositions, rates: Rates, first: Month, months: int) -> Cash:
    """What may come in each of these months; a month in which nothing can come is left out."""
    last = first + (months - 1)
    found: dict[Month, dict[Phase, Three] | None] = {}
    for step, paid_for, parts in _ahead(person, given, first, last):
        comes = paid_for + given.lag
        if not first <= comes <= last or not parts[2]:
            continue
        rate = rates(step, paid_for, person.terms, outcome_only=person.outcome_only)
        by_phase = found.setdefault(comes, {})
        if rate is None or by_phase is None:
            found[comes] = None
            continue
        phase = _PHASE[step]
        low, middle, high = by_phase.get(phase, NOTHING)
        by_phase[phase] = (low + parts[0] * rate, middle + parts[1] * rate, high + parts[2] * rate)
    return {month: None if one is None else _rounded(one) for month, one in found.items()}


def _rounded(by_phase: Mapping[Phase, Three]) -> dict[Phase, Three]:
    """To the cent, halves up, once for each person, month and part; whatever is summed afterwards is exact."""
    return {
        phase: (_cents(low), _cents(middle), _cents(high)) for phase, (low, middle, high) in by_phase.items()
    }


def _cents(millionths: int) -> int:
    return (millionths + MILLION // 2) // MILLION


def _ahead(
    person: Person, given: Suppositions, first: Month, last: Month
) -> Iterator[tuple[Step, Month, Three]]:
    """Each payment still ahead: for which month, and with which chance in the three cases, given what was reached."""
    steps = (Step.OUTCOME,) if person.outcome_only else STEPS
    start = _start(person, given, steps, first)
    outcome_from = start + given.steps[Step.OUTCOME].after
    in_outcome = _given_reached(person, given, Step.OUTCOME)
    for step in steps:
        if step in person.gone or _is_past(person, step):
            continue
        parts = _given_reached(person, given, step)
        month = start + given.steps[step].after
        if step not in GO_ON:
            yield step, month, parts
            continue
        already = person.number if person.reached is step else 0
        if already:
            month, parts = _start_again(person, first), given.goes_on[step]
        for _number in range(already + 1, _count(person, step) + 1):
            if month > last or not parts[2]:
                break
            is_outcome = step is Step.PHASE_2 and month >= outcome_from
            yield step, month, _less(parts, in_outcome) if is_outcome else parts
            month, parts = month + 1, _times(parts, given.goes_on[step])


def _start(person: Person, given: Suppositions, steps: tuple[Step, ...], first: Month) -> Month:
    """The month from which the steps are counted: that of assignment, moved on where the Ticket is later than supposed.

    What was reached in a month shifts the rest by as much; a step whose month has passed unreached is expected in the
    first month of the projection, and the others after it.
    """
    if person.reached is not None and person.reached_in is not None:
        start = person.reached_in - given.steps[person.reached].after
        if person.reached in GO_ON:
            start = start - (person.number - 1)
    else:
        start = person.begins
    next_steps = [step for step in steps if step not in person.gone and not _is_past(person, step)]
    waiting = [step for step in next_steps if step is not person.reached]
    if not waiting or person.begins >= first:
        return Month(start)
    return Month(max(start, first - given.steps[waiting[0]].after))


def _start_again(person: Person, first: Month) -> Month:
    assert person.reached_in is not None, "what was reached has a month"
    return max(first, person.reached_in + 1)


def _is_past(person: Person, step: Step) -> bool:
    """Reached already, or passed over: whoever has an outcome has no milestone ahead (20 CFR 411.525)."""
    if person.reached is None:
        return False
    place, reached = STEPS.index(step), STEPS.index(person.reached)
    return place < reached or (place == reached and step not in GO_ON)


def _count(person: Person, step: Step) -> int:
    return PHASE_2_COUNT[person.terms] if step is Step.PHASE_2 else OUTCOME_COUNT[person.terms]


def _given_reached(person: Person, given: Suppositions, step: Step) -> Three:
    """p(step), or, where an earlier step was reached, p(step) ÷ p(that step), which is never above certainty."""
    parts = given.steps[step].parts
    if person.reached is None or person.reached is step:
        return parts
    known = given.steps[person.reached].parts
    low, middle, high = (
        min(MILLION, part * MILLION // base) if base else part
        for part, base in zip(parts, known, strict=True)
    )
    return low, middle, high


def _times(parts: Three, chances: Three) -> Three:
    (low, middle, high), (for_low, for_middle, for_high) = parts, chances
    return low * for_low // MILLION, middle * for_middle // MILLION, high * for_high // MILLION


def _less(parts: Three, others: Three) -> Three:
    """A month brings a Phase 2 milestone or an outcome payment, never both (20 CFR 411.525(a))."""
    (low, middle, high), (of_low, of_middle, of_high) = parts, others
    return max(0, low - of_low), max(0, middle - of_middle), max(0, high - of_high)
