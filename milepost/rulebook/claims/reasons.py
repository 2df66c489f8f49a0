"""The words of a claim: only what decided it, each with its figures and its section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from milepost.rulebook.claims.look_back import barring_vr_closure
from milepost.rulebook.claims.milestones import Attained
from milepost.rulebook.claims.outcomes import OutcomeAnswer, OutcomeMonth, WhyNot
from milepost.rulebook.claims.rows import Row, place_of
from milepost.rulebook.decisions import Claim, Reason, Status
from milepost.rulebook.facts import PHASE_1, Cash, ClaimCode
from milepost.rulebook.months import Month

if TYPE_CHECKING:
    from milepost.rulebook.claims.ladder import Ladder

_PHASE_1 = frozenset(PHASE_1)
_MILESTONES = _PHASE_1 | {ClaimCode.PHASE_2}
_LIVE = frozenset({Status.PAYABLE, Status.WAITING, Status.EXPIRED})


def claim_in_words(row: Row, ladder: Ladder, other: Ladder | None) -> Claim:
    """The claim with its reasons, and with what the other reading would answer where it differs."""
    reasons = list(_reasons(row, ladder))
    if other is not None and row.recorded is None:
        reasons += _other_reading(row, other)
    return Claim(
        row.claim,
        row.number,
        row.month,
        row.status,
        row.provider,
        row.amount,
        row.claim_from,
        row.claim_by,
        tuple(reasons),
        row.missing,
        tuple(_would_change(row)),
    )


def _reasons(row: Row, ladder: Ladder) -> Iterator[Reason]:
    if row.recorded is not None:
        yield Reason("RECORDED", {"status_word": row.status.value}, "20 CFR 411.575")
    if isinstance(row.basis, Attained):
        yield from _milestone(row, row.basis, ladder)
    elif isinstance(row.basis, OutcomeMonth):
        yield from _outcome(row, row.basis, ladder)
    elif row.claim is ClaimCode.RECONCILIATION and row.recorded is None:
        yield from _reconciliation(row, ladder)
    elif row.status in (Status.BARRED, Status.CLOSED):
        yield from _barred_or_closed(row, ladder)
    if row.status in _LIVE or (row.recorded is not None and row.basis is not None):
        yield from _amount(row)
        yield from _time(row)
    yield from _lacking(row)


def _milestone(row: Row, basis: Attained, ladder: Ladder) -> Iterator[Reason]:
    if basis.recorded_only:
        yield Reason("RECORDED_WITHOUT_WORK", {}, "20 CFR 411.575(a)")
    elif row.claim is ClaimCode.PHASE_2:
        yield from _phase_2(row, basis, ladder)
    else:
        yield _phase_1_work(basis, ladder)
        yield from _look_back_open(row, ladder)
    if row.claim is ClaimCode.P1M1:
        yield from _half_level_months(basis, ladder)
    if row.claim is ClaimCode.P1M4:
        yield from _completion(basis, ladder)
    if basis.holding is not None and not basis.holding.held_at_start_of(basis.month):
        yield _contribution(basis.holding.assignment.provider, basis.month)


def _phase_1_work(basis: Attained, ladder: Ladder) -> Reason:
    known = ladder.known
    if basis.claim is ClaimCode.P1M1:
        level = known.trial_work_level(basis.month) or 0
        share = known.reading.milestone_1_share_percent
        figures = {
            "month": basis.month,
            "gross_cents": known.gross(basis.month),
            "level_cents": level * share // 100,
        }
        return Reason("P1M1_REACHED", figures, "20 CFR 411.525(a)(2)(i)")
    figures_2: dict[str, object] = {
        "count": len(basis.good_months),
        "needed": basis.needed,
        "window": basis.window,
        "months": basis.good_months,
    }
    return Reason("PHASE_1_REACHED", figures_2, "20 CFR 411.525(a)(2)(i)")


def _look_back_open(row: Row, ladder: Ladder) -> Iterator[Reason]:
    finding = ladder.barred[row.claim]
    if not finding.barred:
        figures = {
            "above": len(finding.months_above),
            "window": finding.window,
            "bars": finding.months_that_bar,
        }
        if finding.window == 1:
            yield Reason("LOOK_BACK_MONTH_LEAVES_OPEN", {}, "20 CFR 411.535(a)(1)(i)")
        else:
            yield Reason("LOOK_BACK_LEAVES_OPEN", figures, "20 CFR 411.535(a)(1)(ii)")


def _half_level_months(basis: Attained, ladder: Ladder) -> Iterator[Reason]:
    """Practice: months that the regulation would have paid as milestone 1 (finer point 28)."""
    known = ladder.known
    if known.reading.milestone_1_share_percent == 50 or not known.holdings:
        return
    half = tuple(
        month
        for month in sorted(known.months)
        if known.first.first_counting <= month < basis.month
        and not known.at_trial_work_level(month)
        and known.gross(month) * 2 >= (known.trial_work_level(month) or 10**12)
    )
    if half:
        yield Reason("HALF_LEVEL_MONTHS", {"months": half}, "20 CFR 411.525(a)(2)(i)")


def _completion(basis: Attained, ladder: Ladder) -> Iterator[Reason]:
    if basis.holding is None or basis.recorded_only:
        return
    completed = basis.holding.assignment.services_complete_on
    if completed is not None:
        yield Reason("SERVICES_COMPLETE", {"day": completed}, "20 CFR 411.535(a)(1)")
    else:
        provider = basis.holding.assignment.provider
        yield Reason("SERVICES_NOT_KNOWN_COMPLETE", {"provider": provider}, "20 CFR 411.535(a)(1)")


def _phase_2(row: Row, basis: Attained, ladder: Ladder) -> Iterator[Reason]:
    known = ladder.known
    level = known.substantial_level(basis.month, blind=known.phase_2_level_is_blind())
    figures = {"month": basis.month, "gross_cents": known.gross(basis.month), "level_cents": level or 0}
    yield Reason("PHASE_2_REACHED", figures, "20 CFR 411.525(a)(2)(ii)")
    if any(lacking.code == "MISSING_COMPLETION" for lacking in row.missing):
        yield Reason("PHASE_2_AFTER_MILESTONE_4", {}, "20 CFR 411.525(a)(2)(iii)")
    else:
        yield Reason("PHASE_2_IN_ORDER", {}, "20 CFR 411.525(a)(2)(iii)")


def _outcome(row: Row, basis: OutcomeMonth, ladder: Ladder) -> Iterator[Reason]:
    known = ladder.known
    if basis.answer is OutcomeAnswer.NOT_PAYABLE:
        yield _why_not(row, basis, ladder)
        return
    if basis.recorded_only:
        yield Reason("RECORDED_WITHOUT_WORK", {}, "20 CFR 411.575(b)")
    elif basis.answer is OutcomeAnswer.CASH_UNKNOWN:
        yield Reason("OUTCOME_CASH_UNKNOWN", {"month": basis.month}, "20 CFR 411.500(e)")
    elif basis.cash is Cash.ENDED_WORK:
        yield Reason("OUTCOME_ENTITLEMENT_ENDED", {"month": basis.month}, "20 CFR 411.575(b)")
    else:
        yield Reason("OUTCOME_NO_CASH", {"month": basis.month}, "20 CFR 411.525(a)(1)(i)")
    if not basis.recorded_only:
        yield _outcome_level(basis, ladder)
    figures = {"number": row.number, "count": known.outcome_count}
    yield Reason("OUTCOME_COUNT", figures, "20 CFR 411.500(b)")
    if basis.holding is not None and not basis.holding.held_at_start_of(basis.month):
        yield _contribution(basis.holding.assignment.provider, basis.month)


def _outcome_level(basis: OutcomeMonth, ladder: Ladder) -> Reason:
    known = ladder.known
    if basis.cash is not Cash.ENDED_WORK and not known.reading.outcome_floor_while_entitled:
        return Reason("OUTCOME_NO_FLOOR", {}, "20 CFR 411.575(b)")
    level = known.substantial_level(basis.month, blind=known.outcome_level_is_blind()) or 0
    figures = {"month": basis.month, "gross_cents": known.gross(basis.month), "level_cents": level}
    return Reason("OUTCOME_LEVEL_REACHED", figures, "20 CFR 411.575(b)")


def _why_not(row: Row, basis: OutcomeMonth, ladder: Ladder) -> Reason:
    known = ladder.known
    if basis.why_not is WhyNot.TICKET_ENDED:
        return Reason("TICKET_ENDED", {"ended": known.ended}, "20 CFR 411.525(d)")
    if basis.why_not is WhyNot.CAP_REACHED:
        return Reason("OUTCOME_CAP_REACHED", {"count": known.outcome_count}, "20 CFR 411.500(b)")
    if basis.why_not is WhyNot.BEFORE_FIRST_MONTH:
        figures: dict[str, object] = {"month": basis.month, "provider": row.provider}
        return Reason("OUTCOME_BEFORE_FIRST_MONTH", figures, "20 CFR 411.580")
    level = known.substantial_level(basis.month, blind=known.outcome_level_is_blind()) or 0
    figures = {"month": basis.month, "gross_cents": known.gross(basis.month), "level_cents": level}
    return Reason("OUTCOME_BELOW_LEVEL", figures, "20 CFR 411.575(b)")


def _reconciliation(row: Row, ladder: Ladder) -> Iterator[Reason]:
    if row.status is Status.NOT_PAYABLE:
        yield Reason("OUTCOME_ONLY_PROVIDER", {"provider": row.provider}, "20 CFR 411.536")
        return
    waits = any(lacking.code == "MISSING_OUTCOME" for lacking in row.missing)
    code = "RECONCILIATION_WOULD_BE_DUE" if waits else "RECONCILIATION_DUE"
    yield Reason(code, {"month": row.month}, "20 CFR 411.536")
    assert ladder.period_began is not None
    phase_2 = sum(1 for unpaid in ladder.unpaid if unpaid is ClaimCode.PHASE_2)
    figures = {
        "phase_1": len(ladder.unpaid) - phase_2,
        "phase_2": phase_2,
        "began": ladder.period_began,
        "year": ladder.period_began.year,
    }
    yield Reason("RECONCILIATION_SUM", figures, "20 CFR 411.536")


def _barred_or_closed(row: Row, ladder: Ladder) -> Iterator[Reason]:
    known = ladder.known
    if row.status is Status.CLOSED:
        yield Reason(
            "CLOSED_BY_OUTCOME_PERIOD", {"began": ladder.period_began}, "20 CFR 411.525(c), 411.535(a)(1)(i)"
        )
        return
    finding = ladder.barred[row.claim]
    if finding.barred:
        figures: dict[str, object] = {
            "above": len(finding.months_above),
            "window": finding.window,
            "bars": finding.months_that_bar,
            "months": finding.months_above,
        }
        if finding.window == 1:
            yield Reason("LOOK_BACK_MONTH_BARS", {"months": finding.months_above}, "20 CFR 411.535(a)(1)(i)")
        else:
            yield Reason("LOOK_BACK_BARS", figures, "20 CFR 411.535(a)(1)(ii)")
        return
    holding = known.first if ladder.period_began is not None else known.holdings[-1]
    closure = barring_vr_closure(known, holding)
    figures = {"day": closure, "provider": holding.assignment.provider}
    yield Reason("STATE_VR_BARS", figures, "20 CFR 411.535(a)(1)(iii)")


def _contribution(provider: str, month: Month) -> Reason:
    return Reason("CONTRIBUTION_TO_BE_SHOWN", {"provider": provider, "month": month}, "20 CFR 411.581")


def _amount(row: Row) -> Iterator[Reason]:
    rate = row.rate
    if rate is None or row.amount != rate.dollars:
        return
    law = "20 CFR 411.540" if row.claim in _MILESTONES else "20 CFR 411.545, 411.550"
    if rate.base_cents is None:
        yield Reason("AMOUNT_PUBLISHED", {"year": rate.year, "amount_dollars": rate.dollars}, law)
        return
    title = "XVI" if rate.title == 16 else "II"
    figures: dict[str, object] = {
        "percent": rate.percent,
        "year": rate.year,
        "title": title,
        "base_cents": rate.base_cents,
        "amount_dollars": rate.dollars,
    }
    yield Reason("AMOUNT_FROM_BASE", figures, law)


def _time(row: Row) -> Iterator[Reason]:
    if row.claim_by is None or row.recorded is not None:
        return
    if row.status is Status.EXPIRED:
        figures: dict[str, object] = {"day": row.claim_by, "month": row.month}
        yield Reason("TIME_RAN_OUT", figures, "program manager's practice; 20 CFR 411.575 sets no limit")
    else:
        yield Reason("CLAIM_BY", {"day": row.claim_by}, "program manager's practice")


def _lacking(row: Row) -> Iterator[Reason]:
    """One sentence for each kind of thing that is missing."""
    evidence = _months_of(row, "MISSING_EVIDENCE")
    if evidence:
        yield Reason("EVIDENCE_LACKING", {"months": evidence}, "20 CFR 411.575(c)")
    cash = _months_of(row, "MISSING_CASH")
    if cash and row.claim is not ClaimCode.OUTCOME:
        yield Reason("CASH_UNKNOWN_BEFORE", {"months": cash}, "20 CFR 411.500(b)")
    for lacking in row.missing:
        if lacking.code == "MISSING_RATE":
            yield Reason("RATE_NOT_PUBLISHED", {"year": lacking.figures["year"]}, "20 CFR 411.500(a)")


def _months_of(row: Row, code: str) -> tuple[Month, ...]:
    found = (lacking.figures["month"] for lacking in row.missing if lacking.code == code)
    return tuple(month for month in found if isinstance(month, Month))


def _other_reading(row: Row, other: Ladder) -> Iterator[Reason]:
    """What the other reading would answer, where it differs in status or month."""
    name = other.known.reading.name
    twin = _twin(row, other)
    if twin is None:
        if row.status not in (Status.BARRED, Status.CLOSED):
            yield Reason("OTHER_READING_NONE", {"reading_word": name}, "docs/readings.md")
    elif twin.status != row.status:
        figures = {"reading_word": name, "status_word": twin.status.value}
        yield Reason("OTHER_READING_STATUS", figures, "docs/readings.md")
    elif twin.month != row.month and twin.month is not None:
        yield Reason("OTHER_READING_MONTH", {"reading_word": name, "month": twin.month}, "docs/readings.md")


def _twin(row: Row, other: Ladder) -> Row | None:
    """The same claim in the other reading: by month for outcomes, by number for everything else."""
    return other.by_place.get(place_of(row))


def _would_change(row: Row) -> Iterator[Reason]:
    if row.status is Status.WAITING:
        for lacking in row.missing:
            yield Reason("CHANGE_SUPPLY", {"what": lacking}, "")
    elif row.status is Status.PAYABLE and isinstance(row.basis, Attained):
        yield Reason("CHANGE_MONTH_BELOW_LEVEL", {"months": row.basis.good_months}, "")
        yield Reason("CHANGE_CASH", {"month": row.month}, "")
    elif row.status is Status.PAYABLE and isinstance(row.basis, OutcomeMonth):
        yield Reason("CHANGE_CASH_PAID", {"month": row.month}, "")
