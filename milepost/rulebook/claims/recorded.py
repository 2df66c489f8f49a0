"""What the records say has happened to claims so far, matched on claim, number and month (finer point 20)."""

from __future__ import annotations

from milepost.rulebook.claims.known import KnownTicket
from milepost.rulebook.facts import PHASE_1, ClaimCode, RecordedPayment, RecordedStatus
from milepost.rulebook.months import Month

_HOLDS_A_SLOT = frozenset({RecordedStatus.PAID, RecordedStatus.PENDING})

RecordKey = tuple[ClaimCode, int | None, Month | None]


class Recorded:
    """The recorded claims of a Ticket. Where two rows record one claim, the later wins (finer point 40)."""

    def __init__(self, known: KnownTicket) -> None:
        self.by_claim: dict[RecordKey, RecordedPayment] = {}
        for payment in known.facts.payments:
            if payment.month is not None and payment.month > known.last_month:
                continue
            key = (payment.claim, payment.number, payment.month)
            self.by_claim.pop(key, None)  # so that the later row also comes later
            self.by_claim[key] = payment
        holding = [payment for payment in self.by_claim.values() if payment.status in _HOLDS_A_SLOT]
        self.phase_1: dict[ClaimCode, Month] = {
            payment.claim: payment.month
            for payment in holding
            if payment.claim in PHASE_1 and payment.month is not None
        }
        self.phase_2 = _numbers_by_month(holding, ClaimCode.PHASE_2, known.phase_2_count)
        self.outcomes = _numbers_by_month(holding, ClaimCode.OUTCOME, known.outcome_count)
        self.reconciliation = next(
            (payment for payment in reversed(holding) if payment.claim is ClaimCode.RECONCILIATION), None
        )


def _numbers_by_month(payments: list[RecordedPayment], claim: ClaimCode, count: int) -> dict[Month, int]:
    """Month to number of the recorded claims that hold a slot; one slot for each number and each month."""
    months: dict[int, Month] = {}
    for payment in payments:
        numbered = payment.claim is claim and payment.number is not None and payment.number <= count
        if numbered and payment.number is not None and payment.month is not None:
            months[payment.number] = payment.month
    return {month: number for number, month in months.items()}
