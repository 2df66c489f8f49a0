"""The rows of the claim ladder: each attained milestone or outcome with its amount, dates and status.

The order of statuses is fixed by finer point 6: recorded, not payable, expired, waiting, payable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from milepost.rulebook.claims.known import Holding, KnownTicket
from milepost.rulebook.claims.look_back import LookBack, barring_vr_closure
from milepost.rulebook.claims.milestones import Attained, Milestones
from milepost.rulebook.claims.outcomes import OutcomeAnswer, OutcomeMonth
from milepost.rulebook.claims.recorded import Recorded, RecordKey
from milepost.rulebook.decisions import Missing, Status
from milepost.rulebook.facts import PHASE_1, ClaimCode, RecordedPayment
from milepost.rulebook.law import Rate
from milepost.rulebook.months import Month


@dataclass(frozen=True, slots=True)
class Row:
    """One claim before it is put into words. `basis` is what the words are drawn from."""

    claim: ClaimCode
    number: int | None
    month: Month | None
    status: Status
    provider: str | None
    amount: int | None = None
    claim_from: date | None = None
    claim_by: date | None = None
    missing: tuple[Missing, ...] = ()
    basis: Attained | OutcomeMonth | None = None
    holding: Holding | None = None
    rate: Rate | None = None
    recorded: RecordedPayment | None = None

    @property
    def key(self) -> RecordKey:
        return (self.claim, self.number, self.month)


Place = tuple[ClaimCode, int | None]


def place_of(row: Row) -> Place:
    """Where the other reading has the same claim: by month for outcomes, by number for everything else."""
    return row.claim, row.month if row.claim is ClaimCode.OUTCOME else row.number


class RowMaker:
    """Turns what was attained into rows, on the as-of day and in the reading of the known Ticket."""

    def __init__(self, known: KnownTicket, recorded: Recorded, unknown_cash: list[Month]) -> None:
        self.known = known
        self.recorded = recorded
        self.unknown_cash = unknown_cash

    def dates(self, month: Month) -> tuple[date, date | None]:
        """First and last day to claim: the day after the month, and the end of the 24th month after it."""
        return _first_and_last_day(month, self.known.reading.months_to_claim)

    def provider_of(self, holding: Holding | None) -> str | None:
        """Before any assignment counts, the first is responsible and nothing is payable (point 11)."""
        if holding is not None:
            return holding.assignment.provider
        return self.known.first.assignment.provider if self.known.holdings else None

    def finish(self, row: Row) -> Row:
        """Lay the recorded status over the row, where there is one."""
        payment = self.recorded.by_claim.get(row.key)
        if payment is not None:
            amount = row.amount if payment.amount is None else payment.amount // 100
            status = Status(payment.status.value)
            # Work that the months do not show is nobody's but the recorded provider's.
            unseen = row.basis is not None and row.basis.recorded_only
            provider = payment.provider if unseen and payment.provider else row.provider
            return replace(row, status=status, provider=provider, amount=amount, missing=(), recorded=payment)
        return row

    def status(self, claim_by: date | None, missing: list[Missing]) -> Status:
        """Of what was attained and is not recorded: expired, waiting or payable, in this order."""
        if claim_by is not None and self.known.as_of > claim_by:
            return Status.EXPIRED
        return Status.WAITING if missing else Status.PAYABLE

    def attained(self, claim: Attained, *, awaiting_completion: Attained | None = None) -> Row:
        """The row of a milestone. One that waits for completion of services says whose."""
        rate = self._milestone_rate(claim)
        claim_from, claim_by = self.dates(claim.month)
        missing = list(self._missing_completion(awaiting_completion))
        if awaiting_completion is claim:
            claim_by = None  # finer point 5: it cannot run out before it is attained
        missing += self._missing_evidence(claim)
        missing += self._missing_cash(claim.month)
        missing += self._missing_rate(rate, claim.claim, claim.month)
        return self.finish(
            Row(
                claim.claim,
                claim.number,
                claim.month,
                self.status(claim_by, missing),
                self.provider_of(claim.holding),
                rate.dollars if rate else None,
                claim_from,
                claim_by,
                tuple(missing),
                claim,
                claim.holding,
                rate,
            )
        )

    def outcome(self, outcome: OutcomeMonth) -> Row:
        provider = self.provider_of(outcome.holding)
        if outcome.answer is OutcomeAnswer.NOT_PAYABLE:
            return Row(
                ClaimCode.OUTCOME,
                None,
                outcome.month,
                Status.NOT_PAYABLE,
                provider,
                basis=outcome,
                holding=outcome.holding,
            )
        rate = self._outcome_rate(outcome)
        claim_from, claim_by = self.dates(outcome.month)
        missing: list[Missing] = []
        if outcome.answer is OutcomeAnswer.CASH_UNKNOWN:
            missing.append(cash_missing(outcome.month))
        if not self.known.evidence_suffices(outcome.month):
            missing.append(evidence_missing(outcome.month))
        missing += self._missing_rate(rate, ClaimCode.OUTCOME, outcome.month)
        return self.finish(
            Row(
                ClaimCode.OUTCOME,
                outcome.number,
                outcome.month,
                self.status(claim_by, missing),
                provider,
                rate.dollars if rate else None,
                claim_from,
                claim_by,
                tuple(missing),
                outcome,
                outcome.holding,
                rate,
            )
        )

    def unmatched(self, rows: Iterable[Row]) -> list[Row]:
        """Recorded claims that match nothing, shown as recorded (finer point 20)."""
        shown = {row.key for row in rows}
        return [
            Row(
                payment.claim,
                payment.number,
                payment.month,
                Status(payment.status.value),
                payment.provider,
                None if payment.amount is None else payment.amount // 100,
                *self._dates_if_any(payment.month),
                (),
                None,
                None,
                None,
                payment,
            )
            for key, payment in self.recorded.by_claim.items()
            if key not in shown
        ]

    def _dates_if_any(self, month: Month | None) -> tuple[date | None, date | None]:
        return (None, None) if month is None else self.dates(month)

    def _milestone_rate(self, claim: Attained) -> Rate | None:
        if claim.claim is ClaimCode.PHASE_2:
            return self.known.law.phase_2_rate(claim.month.year, self.known.title)
        return self.known.law.phase_1_rate(claim.month.year)

    def _outcome_rate(self, outcome: OutcomeMonth) -> Rate | None:
        if outcome.holding is None:
            return None
        outcome_only = not outcome.holding.milestones_are_paid
        return self.known.law.outcome_rate(outcome.month.year, self.known.title, outcome_only=outcome_only)

    def _missing_completion(self, awaiting: Attained | None) -> Iterable[Missing]:
        if awaiting is not None and awaiting.holding is not None:
            provider = awaiting.holding.assignment.provider
            yield lacking("MISSING_COMPLETION", {"provider": provider})

    def _missing_evidence(self, claim: Attained) -> Iterable[Missing]:
        """Finer point 9: the claim rests on its own month and on any others that make up the number."""
        lacking = [month for month in claim.good_months if not self.known.evidence_suffices(month)]
        if claim.work_month in lacking or len(claim.good_months) - len(lacking) < claim.needed:
            return [evidence_missing(month) for month in lacking]
        return []

    def _missing_cash(self, month: Month) -> Iterable[Missing]:
        """Finer point 12: every unknown month from the month of first assignment through this one."""
        return [cash_missing(unknown) for unknown in self.unknown_cash if unknown <= month]

    def _missing_rate(self, rate: Rate | None, claim: ClaimCode, month: Month) -> Iterable[Missing]:
        return [] if rate is not None else [rate_missing(month.year, claim)]


@lru_cache(maxsize=4_096)
def _first_and_last_day(month: Month, limit: int | None) -> tuple[date, date | None]:
    return (month + 1).first_day, None if limit is None else (month + limit).last_day


FROM_WHOM: Mapping[str, str] = {
    "MISSING_EVIDENCE": "ticketholder",
    "MISSING_COMPLETION": "provider",
    "MISSING_OUTCOME": "provider",
    "MISSING_CASH": "ssa",
    "MISSING_RATE": "ssa",
}
"""Who supplies what a claim lacks."""


def lacking(code: str, figures: Mapping[str, object]) -> Missing:
    """What a claim lacks, with who supplies it."""
    return Missing(code, figures, FROM_WHOM[code])


def evidence_missing(month: Month) -> Missing:
    return lacking("MISSING_EVIDENCE", {"month": month, "month_iso": str(month)})


def cash_missing(month: Month) -> Missing:
    return lacking("MISSING_CASH", {"month": month, "month_iso": str(month)})


def rate_missing(year: int, claim: ClaimCode) -> Missing:
    return lacking("MISSING_RATE", {"year": year, "claim": claim.value})


def barred_and_closed(
    known: KnownTicket,
    milestones: Milestones,
    look_back: dict[ClaimCode, LookBack],
    period_began: Month | None,
    *,
    rows: Iterable[Row],
) -> list[Row]:
    """One row for each milestone that is closed to the Ticket (finer point 10)."""
    taken = {(row.claim, row.number) for row in rows if row.status not in (Status.DENIED, Status.NOT_PAYABLE)}
    shown = []
    for code in milestones.unattained():
        if (code, None) in taken:
            continue
        status = _phase_1_state(known, look_back[code], period_began)
        if status is not None:
            shown.append(Row(code, None, None, status, None))
    if period_began is not None:
        attained = {claim.number for claim in milestones.phase_2}
        for number in range(1, known.phase_2_count + 1):
            if number not in attained:
                shown.append(Row(ClaimCode.PHASE_2, number, None, Status.CLOSED, None))
    return shown


def _phase_1_state(known: KnownTicket, look_back: LookBack, period_began: Month | None) -> Status | None:
    if look_back.barred:
        return Status.BARRED
    if not known.holdings:
        return None
    if period_began is None:
        return Status.BARRED if barring_vr_closure(known, known.holdings[-1]) else None
    return Status.BARRED if barring_vr_closure(known, known.first) else Status.CLOSED


PHASE_1_CODES = frozenset(PHASE_1)
