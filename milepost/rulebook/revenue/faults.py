"""What is wrong with suppositions, before anything is worked out with them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from milepost.rulebook.decisions import Reason
from milepost.rulebook.revenue.suppositions import GO_ON, LAW, MILLION, STEPS, Suppositions, Three


def faults_of(given: Suppositions) -> tuple[Reason, ...]:
    """Are they chances, is the low no more than the high, and does nobody reach a step who has not reached the one before?"""
    return tuple(_faults(given))


def _faults(given: Suppositions) -> Iterator[Reason]:
    for step in STEPS:
        if not _is_in_order(given.steps[step].parts):
            yield Reason("SUPPOSED_OUT_OF_ORDER", {"payment_word": step.value}, LAW)
    for step in GO_ON:
        if not _is_in_order(given.goes_on[step]):
            yield Reason("SUPPOSED_GOES_ON_OUT_OF_ORDER", {"payment_word": step.value}, LAW)
    for before, after in pairwise(STEPS):
        figures = {"payment_word": after.value, "before_word": before.value}
        if given.steps[after].after < given.steps[before].after:
            yield Reason("SUPPOSED_TOO_EARLY", figures, LAW)
        if any(
            late > early
            for early, late in zip(given.steps[before].parts, given.steps[after].parts, strict=True)
        ):
            yield Reason("SUPPOSED_TOO_MANY", figures, LAW)


def _is_in_order(parts: Three) -> bool:
    low, middle, high = parts
    return 0 <= low <= middle <= high <= MILLION
