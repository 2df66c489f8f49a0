"""The forecast of a caseload: what is there and what goes on, drawn 200 times, and put into months."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.forecast.answers import Forecast
from milepost.rulebook.forecast.chances import ENOUGH_MONTHS, ENOUGH_PAID, NEVER, SHARES, Chances
from milepost.rulebook.forecast.counts import LONGEST_LAG, Counts
from milepost.rulebook.forecast.draws import (
    DRAWS,
    HISTORIES,
    MANY,
    WAYS_OF_MANY,
    Drawn,
    chosen_with_replacement,
    drawn_by,
    drawn_on_and_on,
    in_place,
)
from milepost.rulebook.forecast.figures import Figures, is_published
from milepost.rulebook.forecast.levels import Level
from milepost.rulebook.forecast.months import answered
from milepost.rulebook.forecast.summary import OpenClaim, Start, TicketAhead, last_whole_month
from milepost.rulebook.forecast.walk import Walker, Worth
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month, months_from
from milepost.rulebook.readings import PRACTICE, Reading

MONTHS = 24
Progress = Callable[[int], None]


def forecast(
    tickets: Sequence[TicketAhead],
    law: Law,
    *,
    as_of: date,
    reading: Reading = PRACTICE,
    figures_of: int | None = None,
    months: int = MONTHS,
    progress: Progress | None = None,
) -> Forecast:
    """What comes in, in each of the next months, from these Tickets?

    They were summed up on this day, in this reading, with this law; with `figures_of`, with `law_as_if` of that year.
    Only these Tickets: nobody who may still come is counted.
    """
    run = Run(tickets, Figures(law, Month.of(as_of), figures_of), as_of, months)
    for done, ticket in enumerate(tickets, 1):
        run.take_claims(ticket)
        run.take_work(ticket)
        if progress is not None:
            progress(done)
    return answered(run, reading.name)


class Run:
    """One forecast while it is drawn: what all draws have in common, and what they have brought so far."""

    def __init__(self, tickets: Sequence[TicketAhead], figures: Figures, as_of: date, months: int) -> None:
        self.tickets, self.figures, self.as_of, self.months = tickets, figures, as_of, months
        self.first = Month.of(as_of) + 1
        self.asked_in = last_whole_month(as_of)
        """What was attained earlier counts as asked for with the claims of this month."""
        self.past = Counts(one.counts for one in tickets)
        self.chances = Chances(self.past)
        self.histories = self._histories()
        self.knows_lags = sum(self.past.lags()) >= ENOUGH_PAID
        self.knows_work = self.past.months_seen() >= ENOUGH_MONTHS
        self.sent, self.attained, self.likely = Drawn(), Drawn(), Drawn()
        self.waiting, self.too_late, self.no_amount = Drawn(), Drawn(), Drawn()
        self.in_work = 0
        goes_on = sum(1 for one in tickets if one.start is not None)
        self.ways = DRAWS if goes_on <= MANY else WAYS_OF_MANY
        self.left_out = 0
        """Tickets whose figure is not published in a year of which most are."""
        self._worths: dict[tuple[int, bool, int], Worth] = {}

    def _histories(self) -> list[Chances]:
        """The past drawn anew with replacement; Tickets that show nothing take no part."""
        known = [one.counts for one in self.tickets if one.counts]
        if not known:
            return [self.chances] * HISTORIES
        return [Chances(Counts(chosen_with_replacement(known, f"past:{each}"))) for each in range(HISTORIES)]

    def _lags(self, least: int, *, may_lack: bool) -> list[bytes] | None:
        """The lag table of each history, or None where no claim of the past took as long."""
        whole = self.chances.lag_table(least, may_lack=may_lack)
        if whole is None:
            return None
        return [one.lag_table(least, may_lack=may_lack) or whole for one in self.histories]

    # Claims that are there

    def take_claims(self, ticket: TicketAhead) -> None:
        """Each draws from a chance of its own, even where a Ticket has the same claim both sent and attained."""
        seen: dict[str, int] = {}
        for part, of, claims in (
            (self.sent, "sent", ticket.sent),
            (self.attained, "attained", ticket.attained),
        ):
            for claim in claims:
                name = f"{ticket.ticket}:{of}:{claim.claim.value}:{claim.number}:{claim.month}"
                seen[name] = seen.get(name, 0) + 1
                self._take_claim(part, claim, f"{name}:{seen[name]}")

    def _take_claim(self, part: Drawn, claim: OpenClaim, name: str) -> None:
        about = [part]
        month = self.asked_in if claim.month is None else claim.month
        if part is self.attained:
            month = max(month, self.asked_in)
            about += [self.waiting] if claim.waits else []
        least = max(1, self.first - month)
        lags = self._lags(least, may_lack=False) if self.knows_lags and least <= LONGEST_LAG else None
        if lags is None and self.knows_lags:
            about.append(self.too_late)
        elif lags is not None and self._is_of_unpublished_year(claim):
            part.unpublished |= self._possible(month, least)
        elif claim.amount is None:
            about.append(self.no_amount)
        elif lags is not None:
            self._draw_claim(part, claim, month - self.first, lags, name)
        for one in about:
            one.count += 1
            one.dollars += claim.amount or 0

    def _is_of_unpublished_year(self, claim: OpenClaim) -> bool:
        """Whether nothing of the year is published, and not only the figure of the claim."""
        year = claim.lacks_figure_of
        return year is not None and not is_published(self.figures.law, year)

    def _possible(self, month: Month, least: int) -> set[int]:
        """In which months a claim may be paid, as the past goes."""
        seen = self.past.lags()
        lags = [lag for lag in range(least, LONGEST_LAG + 1) if seen[lag]]
        return {place for place in (month + lag - self.first for lag in lags) if 0 <= place < self.months}

    def _draw_claim(self, part: Drawn, claim: OpenClaim, base: int, lags: list[bytes], name: str) -> None:
        worth = [in_place(place, claim.amount or 0) for place in range(self.months)]
        settled = drawn_by(f"{name}:settled", DRAWS) if claim.waits else None
        draws = part.draws
        for number, draw in enumerate(drawn_by(name, DRAWS)):
            if settled is not None and settled[number] >= _SETTLED[number]:
                continue
            lag = lags[number % HISTORIES][draw]
            if lag != NEVER and base + lag < self.months:
                draws[number] += worth[base + lag]
        likeliest = base + self.chances.likeliest_lag(max(1, -base))
        if not claim.waits and likeliest < self.months:
            part.by_month[likeliest] = part.by_month.get(likeliest, 0) + 1

    # Work that goes on

    def take_work(self, ticket: TicketAhead) -> None:
        start = ticket.start
        if start is None:
            return
        self.in_work += start.level > Level.BELOW
        self.likely.count += 1
        self.left_out += self._lacks_its_figure(start)
        lags = self._lags(1, may_lack=True) if self.knows_lags and self.knows_work else None
        length = self.first + self.months - 2 - start.month
        if lags is None or length <= 0:
            return
        walker = Walker(start, *self._worth(start, length))
        base = start.month + 1 - self.first
        draws = drawn_by(f"{ticket.ticket}:work", self.ways * (length + 1))
        later = drawn_on_and_on(f"{ticket.ticket}:paid")
        ways = []
        for number in range(self.ways):
            begin, chances = number * (length + 1), self.histories[number % HISTORIES]
            table = lags[number % HISTORIES]
            found = walker.attained(
                chances.next_levels,
                draws[begin + 1 : begin + length + 1],
                (table[draw] for draw in later),
                is_finished=draws[begin] < chances.finished,
            )
            places = ((max(0, base + month), dollars) for month, dollars in found)
            ways.append(sum(in_place(place, dollars) for place, dollars in places if place < self.months))
        self.likely.add_ways(ways, drawn_by(f"{ticket.ticket}:ways", 1)[0])

    def _lacks_its_figure(self, start: Start) -> bool:
        return any(
            self.figures.is_published(month)
            and self.figures.dollars(ClaimCode.OUTCOME, month, start.title, outcome_only=start.outcome_only)
            is None
            for month in {self.first, self.first + 12, self.first + self.months - 1}
        )

    def _worth(self, start: Start, length: int) -> tuple[Worth, int]:
        """What each month of the walk is worth, and the reconciliation where the outcome period has begun."""
        key = (start.title, start.outcome_only, int(start.month))
        if key not in self._worths:
            months = months_from(start.month + 1, length)
            self._worths[key] = Worth.of(self.figures, months, start.title, outcome_only=start.outcome_only)
        owed = 0
        if start.began is not None and start.reconciles:
            began = Worth.of(self.figures, [start.began], start.title, outcome_only=start.outcome_only)
            owed = start.unpaid[0] * began.phase_1[0] + start.unpaid[1] * began.phase_2[0]
        return self._worths[key], owed

    def likely_not_published(self) -> set[int]:
        """Places of months in which work of a month whose figures are not published may be paid."""
        months = [self.asked_in, *months_from(self.first, self.months)]
        lacking = next((month for month in months if not self.figures.is_published(month)), None)
        if lacking is None or not self.likely.count:
            return set()
        return set(range(max(0, lacking + 1 - self.first), self.months))


_SETTLED = [max(0, (2 * draw - DRAWS) * SHARES // DRAWS) for draw in range(DRAWS)]
"""What share of the claims that wait is settled in each draw, of 4,096: in half of the draws none, then up to all."""
