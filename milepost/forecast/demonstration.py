"""Claims of the demonstration that were asked for in the past: most paid, some denied, some not decided yet."""

from __future__ import annotations

from datetime import date
from random import Random

from milepost.claims.deciding import decide_anew
from milepost.claims.models import DecidedClaim, RecordedPayment
from milepost.organizations.models import Organization
from milepost.rulebook.decisions import Status
from milepost.rulebook.facts import RecordedStatus
from milepost.rulebook.months import Month

LAGS = (2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 6)
"""Months from a month of work to its payment, each as likely as another."""
ASKED_OF_100, DENIED_OF_100 = 70, 7


def load_history(organization: Organization, day: date) -> None:
    """Seven Tickets in ten have asked for what was payable some months ago; then everything is decided anew."""
    claims = DecidedClaim.objects.filter(
        organization=organization, status=Status.PAYABLE.value, month__isnull=False, amount__isnull=False
    ).select_related("ticket")
    made = []
    for claim in claims.order_by("ticket__reference", "place"):
        reference = claim.ticket.reference
        if Random(f"asked:{reference}").randrange(100) >= ASKED_OF_100:  # noqa: S311 - a seed is wanted
            continue
        payment = _payment(claim, day, Random(f"paid:{reference}:{claim.place}"))  # noqa: S311 - the same
        if payment is not None:
            made.append(payment)
    RecordedPayment.objects.bulk_create(made)
    decide_anew(organization)


def _payment(claim: DecidedClaim, day: date, chance: Random) -> RecordedPayment | None:
    assert claim.month is not None
    assert claim.amount is not None
    lag = LAGS[chance.randrange(len(LAGS))]
    paid_in = Month(claim.month) + lag
    paid_on = date(paid_in.year, paid_in.number, 1 + chance.randrange(28))
    is_denied = chance.randrange(100) < DENIED_OF_100
    if paid_on <= day:
        status = RecordedStatus.DENIED if is_denied else RecordedStatus.PAID
    elif Month(claim.month) + (lag + 1) // 2 <= Month.of(day):
        status = RecordedStatus.PENDING
    else:
        return None
    return RecordedPayment(
        organization_id=claim.organization_id,
        ticket=claim.ticket,
        provider=claim.provider,
        claim=claim.claim,
        number=claim.number,
        month=claim.month,
        status=status.value,
        amount=None if status is RecordedStatus.DENIED else claim.amount * 100,
        decided_on=paid_on if paid_on <= day else None,
        work_case=f"MADE-UP-{claim.pk}",
    )
