"""The draws put into months: ranges, shares of the middle, what is not known, and the reasons of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from milepost.rulebook.decisions import Reason
from milepost.rulebook.forecast import reasons
from milepost.rulebook.forecast.answers import Forecast, MonthAhead, Part, PartAhead, Range, shares_of
from milepost.rulebook.months import Month

if TYPE_CHECKING:
    from milepost.rulebook.forecast.run import Run

Sums = Sequence[int]


def answered(run: Run, reading: str) -> Forecast:
    """Every month of the run, and all of them together."""
    unknown = _unknown(run)
    drawn = {Part.SENT: run.sent, Part.ATTAINED: run.attained, Part.LIKELY: run.likely}
    by_month = [{part: drawn[part].of_month(place) for part in Part} for place in range(run.months)]
    months = tuple(
        _month(run, place, sums, {part: unknown[part].get(place) for part in Part})
        for place, sums in enumerate(by_month)
    )
    whole = {
        part: [sum(every) for every in zip(*(one[part] for one in by_month), strict=True)] for part in Part
    }
    never = {part: next(iter(unknown[part].values()), None) for part in Part}
    return Forecast(
        run.as_of,
        reading,
        run.figures.held,
        months,
        _ahead(None, whole, never, dict.fromkeys(Part, ())),
        tuple(reasons.assumptions(run, reading)),
        len(run.tickets),
        run.in_work,
    )


def _unknown(run: Run) -> dict[Part, dict[int, Reason]]:
    """Of each part, the months that are not known, and why."""
    every = range(run.months)
    found: dict[Part, dict[int, Reason]] = {}
    for part, drawn in ((Part.SENT, run.sent), (Part.ATTAINED, run.attained), (Part.LIKELY, run.likely)):
        thin = None
        if drawn.count and not run.knows_lags:
            thin = reasons.thin_lags(run)
        elif drawn.count and part is Part.LIKELY and not run.knows_work:
            thin = reasons.thin_work(run)
        if thin is not None:
            found[part] = dict.fromkeys(every, thin)
            continue
        places = run.likely_not_published() if part is Part.LIKELY else drawn.unpublished
        found[part] = {place: reasons.not_published(run, place) for place in sorted(places)}
    return found


def _month(
    run: Run, place: int, sums: dict[Part, list[int]], unknown: dict[Part, Reason | None]
) -> MonthAhead:
    month = run.first + place
    why = {part: tuple(reasons.of_month(run, part, place)) for part in Part}
    return _ahead(month, sums, unknown, why)


def _ahead(
    month: Month | None,
    sums: dict[Part, list[int]],
    unknown: dict[Part, Reason | None],
    why: dict[Part, tuple[Reason, ...]],
) -> MonthAhead:
    known = {part: drawn for part, drawn in sums.items() if unknown[part] is None}
    together = Range.of(_added(known.values())) if known else Range(0, 0, 0)
    shares = shares_of(together.middle, {part: sum(drawn) for part, drawn in known.items()})
    parts = {
        part: PartAhead(Range.of(sums[part]), shares[part], why[part]) if part in known else None
        for part in Part
    }
    lacking: list[Reason] = []
    for reason in unknown.values():
        if reason is not None and reason not in lacking:
            lacking.append(reason)
    return MonthAhead(month, parts, None if lacking else together, together, tuple(lacking))


def _added(parts: Iterable[Sums]) -> list[int]:
    return [sum(each) for each in zip(*parts, strict=True)]
