"""Why a forecast says what it says: what each month's figures are about, and the history and assumptions they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from milepost.rulebook.decisions import Reason
from milepost.rulebook.forecast.answers import Part
from milepost.rulebook.forecast.chances import ENOUGH_MONTHS, ENOUGH_PAID
from milepost.rulebook.forecast.counts import COMPLETE, DENIED, LACKING, LONGEST_LAG, PAID
from milepost.rulebook.forecast.draws import DRAWS, HISTORIES, SEED
from milepost.rulebook.forecast.levels import LEVELS, Level
from milepost.rulebook.forecast.summary import HISTORY_MONTHS

if TYPE_CHECKING:
    from milepost.rulebook.forecast.run import Run

DECISION = "docs/decisions/forecast.md"
_LEVEL_WORDS = {
    Level.BELOW: "level_below",
    Level.HALF: "level_half",
    Level.TRIAL: "level_trial",
    Level.SUBSTANTIAL: "level_substantial",
    Level.OUTCOME: "level_outcome",
}


# Of one month


def of_month(run: Run, part: Part, place: int) -> Iterator[Reason]:
    """What the figures of one part in one month are about."""
    month = run.first + place
    if part is Part.LIKELY:
        if run.likely.count:
            figures: dict[str, object] = {"tickets": run.likely.count, "at_work": run.in_work}
            yield Reason("FORECAST_LIKELY_MONTH", figures, "20 CFR 411.525")
        return
    drawn = run.sent if part is Part.SENT else run.attained
    claims = drawn.by_month.get(place, 0)
    if claims and part is Part.SENT:
        yield Reason("FORECAST_SENT_MONTH", {"claims": claims, "month": month}, "20 CFR 411.575")
    elif claims:
        yield Reason("FORECAST_ATTAINED_MONTH", {"claims": claims, "month": month}, "20 CFR 411.575")


def thin_lags(run: Run) -> Reason:
    figures = {"paid": sum(run.past.lags()), "needed": ENOUGH_PAID, "window": HISTORY_MONTHS}
    return Reason("FORECAST_THIN_PAID", figures, DECISION)


def thin_work(run: Run) -> Reason:
    figures = {"seen": run.past.months_seen(), "needed": ENOUGH_MONTHS, "window": HISTORY_MONTHS}
    return Reason("FORECAST_THIN_WORK", figures, DECISION)


def not_published(run: Run, place: int) -> Reason:
    """The first year whose figures lack; later ones lack with it."""
    months = [run.asked_in, *(run.first + each for each in range(place + 1))]
    lacking = next((month for month in months if not run.figures.is_published(month)), run.asked_in)
    return Reason("FORECAST_NOT_PUBLISHED", {"year": run.figures.year(lacking)}, "20 CFR 411.500(a)")


# Of all


def assumptions(run: Run, reading: str) -> Iterator[Reason]:
    """What a reader has to know before relying on a figure; the most important first."""
    held = run.figures.held
    if held is not None:
        yield Reason("FORECAST_FIGURES_OF", {"year": held, "month": run.first}, "20 CFR 411.500(a)")
    yield Reason("FORECAST_READING", {"reading_word": reading}, "docs/readings.md")
    yield Reason("FORECAST_RANGE", {}, DECISION)
    yield from _claims(run)
    yield from _past(run)
    yield from _work(run)
    if run.left_out:
        yield Reason("FORECAST_LEFT_OUT", {"tickets": run.left_out}, "20 CFR 411.550")
    yield Reason("FORECAST_NOT_COUNTED", {}, DECISION)
    figures = {"draws": DRAWS, "seed": SEED, "histories": HISTORIES}
    yield Reason("FORECAST_DRAWS", figures, DECISION)


def _claims(run: Run) -> Iterator[Reason]:
    if run.sent.count:
        figures = {"claims": run.sent.count, "sum_dollars": run.sent.dollars}
        yield Reason("FORECAST_SENT", figures, "20 CFR 411.575")
    payable = run.attained.count - run.waiting.count
    if payable:
        dollars = run.attained.dollars - run.waiting.dollars
        backlog: dict[str, object] = {"claims": payable, "sum_dollars": dollars, "month": run.first}
        yield Reason("FORECAST_PAYABLE", backlog, "20 CFR 411.575")
    if run.waiting.count:
        figures = {"claims": run.waiting.count, "sum_dollars": run.waiting.dollars}
        yield Reason("FORECAST_WAITING", figures, "20 CFR 411.575(c)")
    if run.no_amount.count:
        yield Reason("FORECAST_NO_AMOUNT", {"claims": run.no_amount.count}, "20 CFR 411.575")
    if run.too_late.count:
        figures = {"claims": run.too_late.count, "sum_dollars": run.too_late.dollars}
        yield Reason("FORECAST_TOO_LATE", figures, DECISION)


def _past(run: Run) -> Iterator[Reason]:
    lags = run.past.lags()
    paid = sum(lags)
    if not run.knows_lags:
        yield thin_lags(run)
        return
    figures: dict[str, object] = {
        "paid": paid,
        "window": HISTORY_MONTHS,
        "middle": _percentile(lags, 50),
        "late": _percentile(lags, 90),
    }
    yield Reason("FORECAST_LAGS", figures, DECISION)
    decided = run.past[PAID] + run.past[DENIED]
    figures = {"denied": run.past[DENIED], "decided": decided, "window": HISTORY_MONTHS}
    yield Reason("FORECAST_DENIED", figures, DECISION)


def _percentile(lags: list[int], percent: int) -> int:
    """The lag that so many of a hundred do not exceed (nearest rank)."""
    wanted, seen = -(-sum(lags) * percent // 100), 0
    for months, count in enumerate(lags):
        seen += count
        if seen >= wanted:
            return months
    return LONGEST_LAG


def _work(run: Run) -> Iterator[Reason]:
    if not run.knows_work:
        yield thin_work(run)
        return
    attained = run.past[COMPLETE] + run.past[LACKING]
    if attained:
        figures: dict[str, object] = {
            "complete": run.past[COMPLETE],
            "attained": attained,
            "window": HISTORY_MONTHS,
        }
        yield Reason("FORECAST_COMPLETE", figures, DECISION)
    for level in LEVELS:
        after = run.past.after(level)
        if sum(after):
            figures = {
                "level_word": _LEVEL_WORDS[level],
                "seen": sum(after),
                "same": after[level],
                "more": sum(after[level + 1 : Level.ENDED]),
            }
            yield Reason("FORECAST_FOLLOWS", figures, "20 CFR 404.1592, 404.1574")
    yield Reason("FORECAST_OUTSET", {}, DECISION)
