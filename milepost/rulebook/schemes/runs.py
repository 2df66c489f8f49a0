"""The months of a window, and so many that reach the level within so many consecutive ones: when, and until when it can still be."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from milepost.rulebook.months import Month
from milepost.rulebook.schemes.model import FirstMonth, Inside, Outcome, Window


@dataclass(frozen=True, slots=True)
class Span:
    """From the first to the last month, both included; empty where the first is after the last."""

    first: Month
    last: Month

    def __iter__(self) -> Iterator[Month]:
        return (Month(one) for one in range(int(self.first), int(self.last) + 1))

    def __contains__(self, month: Month) -> bool:
        return self.first <= month <= self.last


def span_of(window: Window, anchor: date) -> Span:
    """The first so many months after the anchor's, or with it."""
    first = Month.of(anchor) + (1 if window.first_month is FirstMonth.AFTER_ANCHOR else 0)
    return Span(first, first + (window.months - 1))


def begins(span: Span, inside: Inside, within: int) -> Month:
    """The first month that may count: before the window only where its last month alone must lie within."""
    return span.first - (within - 1) if inside is Inside.LAST_MONTH else span.first


def completed(
    good: Collection[Month], span: Span, inside: Inside, outcome: Outcome
) -> tuple[Month, ...] | None:
    """The months that count, of the run that is complete first; None where there is none."""
    ordered = sorted(good)
    for place in range(len(ordered) - outcome.months + 1):
        counted = tuple(ordered[place : place + outcome.months])
        first, last = counted[0], counted[-1]
        is_together = last - first < outcome.within
        is_inside = last in span and (inside is Inside.LAST_MONTH or first in span)
        ends_inside = inside is not Inside.WHOLE_RUN or first + (outcome.within - 1) <= span.last
        if is_together and is_inside and ends_inside:
            return counted
    return None


def lost_with(
    good: Collection[Month], known_through: Month, span: Span, inside: Inside, outcome: Outcome
) -> Month | None:
    """The first month at whose end it could no more be reached, though every later one should count; None while it can be.

    `good` holds each month up to `known_through` that counts or may yet turn out to.
    """
    first = begins(span, inside, outcome.within)
    every = [Month(one) for one in range(int(first), int(span.last) + 1)]

    def hoped(through: Month) -> bool:
        kept = {one for one in every if one > through or one in good}
        return completed(kept, span, inside, outcome) is not None

    if hoped(known_through):
        return None
    return next((end for end in span if end <= known_through and not hoped(end)), span.last)
