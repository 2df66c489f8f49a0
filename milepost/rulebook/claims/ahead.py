"""What is still ahead on a Ticket: each payment not reached yet, what it asks for, and what it would be worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from milepost.rulebook.claims.known import KnownTicket
from milepost.rulebook.claims.look_back import LOOK_BACK_WINDOWS
from milepost.rulebook.decisions import Reason, TicketDecision
from milepost.rulebook.facts import PHASE_1, ClaimCode, PaymentSystem, TicketFacts
from milepost.rulebook.law import Law, Rate
from milepost.rulebook.readings import READINGS


@dataclass(frozen=True, slots=True)
class Ahead:
    """One payment that was not reached. `amount` in whole dollars of the as-of year, None if not published.

    `possible` is False where the Ticket has ended.
    """

    claim: ClaimCode
    number: int | None
    amount: int | None
    possible: bool
    reasons: tuple[Reason, ...]


def ahead_of(decision: TicketDecision, facts: TicketFacts, law: Law) -> tuple[Ahead, ...]:
    """Every place of the ladder that the decision gives no claim for, in the order of the ladder."""
    known = KnownTicket(facts, law, decision.as_of, READINGS[decision.reading])
    taken = {(claim.claim, claim.number) for claim in decision.claims}
    places: list[tuple[ClaimCode, int | None]] = [(code, None) for code in PHASE_1]
    places += [(ClaimCode.PHASE_2, number) for number in range(1, known.phase_2_count + 1)]
    places += [(ClaimCode.OUTCOME, number) for number in range(1, known.outcome_count + 1)]
    if decision.left.reconciliation or known.ended is not None:
        places.append((ClaimCode.RECONCILIATION, None))
    worked_out: dict[ClaimCode, tuple[int | None, tuple[Reason, ...]]] = {}
    answer = []
    for code, number in places:
        if (code, number) in taken:
            continue
        if code not in worked_out:
            rate = _rate(code, known, law, decision.as_of)
            worked_out[code] = (None if rate is None else rate.dollars, tuple(_reasons(code, known, rate)))
        amount, reasons = worked_out[code]
        answer.append(Ahead(code, number, amount, known.ended is None, reasons))
    return tuple(answer)


def _rate(code: ClaimCode, known: KnownTicket, law: Law, day: date) -> Rate | None:
    if code in PHASE_1:
        return law.phase_1_rate(day.year)
    if code is ClaimCode.PHASE_2:
        return law.phase_2_rate(day.year, known.title)
    if code is ClaimCode.OUTCOME:
        system = known.holdings[-1].assignment.system if known.holdings else PaymentSystem.MILESTONE_OUTCOME
        return law.outcome_rate(day.year, known.title, outcome_only=system is PaymentSystem.OUTCOME_ONLY)
    return None


def _reasons(code: ClaimCode, known: KnownTicket, rate: Rate | None) -> Iterator[Reason]:
    if known.ended is not None:
        yield Reason("AHEAD_TICKET_ENDED", {}, "20 CFR 411.525(d)")
        return
    year = known.as_of.year
    if code is ClaimCode.RECONCILIATION:
        yield Reason("AHEAD_RECONCILIATION", {}, "20 CFR 411.536")
    elif code is ClaimCode.OUTCOME:
        yield Reason("AHEAD_OUTCOME", {}, "20 CFR 411.500(e)")
    elif known.law.trial_work_level(year) is None:
        yield Reason("AHEAD_LEVEL_NOT_PUBLISHED", {"year": year}, "20 CFR 404.1592(b)")
    elif code is ClaimCode.PHASE_2:
        level = _substantial_level(known, year)
        yield Reason("AHEAD_PHASE_2", {"level_cents": level, "year": year}, "20 CFR 411.525(a)(2)(ii)")
    else:
        yield from _phase_1(code, known, year)
    if rate is not None:
        figures = {"amount_dollars": rate.dollars, "year": year}
        yield Reason("AHEAD_WORTH", figures, "20 CFR 411.540, 411.545, 411.550")


def _phase_1(code: ClaimCode, known: KnownTicket, year: int) -> Iterator[Reason]:
    level = known.law.trial_work_level(year) or 0
    if code is ClaimCode.P1M1:
        share = level * known.reading.milestone_1_share_percent // 100
        figures: dict[str, object] = {"level_cents": share, "year": year}
        yield Reason("AHEAD_MILESTONE_1", figures, "20 CFR 411.525(a)(2)(i)")
        return
    needed, window = LOOK_BACK_WINDOWS[code]
    figures = {"needed": needed, "window": window, "level_cents": level, "year": year}
    yield Reason("AHEAD_PHASE_1", figures, "20 CFR 411.525(a)(2)(i)")
    if code is ClaimCode.P1M4:
        yield Reason("AHEAD_COMPLETION", {}, "20 CFR 411.535(a)(1)")


def _substantial_level(known: KnownTicket, year: int) -> int:
    blind = known.phase_2_level_is_blind()
    law = known.law
    level = law.substantial_gainful_activity_blind(year) if blind else law.substantial_gainful_activity(year)
    return level or 0
