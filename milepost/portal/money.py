"""Payments that the Portal knows and we do not, as lines of money. Of ePay nobody had asked (program operations 4.6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from milepost.journal.actions import Deed
from milepost.payments.recording_actions import Given, take_lines
from milepost.portal.models import Difference
from milepost.portal.requests_told import Snapshot, snapshots
from milepost.requests.choices import Source
from milepost.requests.models import PaymentRequest
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month


def take_money(differences: Sequence[Difference], *, deed: Deed) -> dict[str, Any]:
    """Keep each as a line of money, matched where the rulebook is certain; how requests stood before is kept for undoing."""
    lines = [_line(one) for one in differences]
    tickets = {one.ticket.pk for one in lines if one.ticket is not None}
    before = snapshots(PaymentRequest.objects.filter(ticket__in=tickets))
    taken = take_lines(deed.organization, lines, deed=deed)
    moved = _moved(before, tickets)
    return {"list": str(taken.key), "requests": moved, "new": taken.new, "matched": taken.matched}


def _line(one: Difference) -> Given:
    values = one.values
    claim, number = values.get("claim") or (None, None)
    month = values.get("month")
    is_epay = values.get("way") == "epay" or one.code == "PAID_EPAY"
    return Given(
        received_on=date.fromisoformat(values["paid_on"]),
        cents=int(values["amount"]),
        reference=values.get("payment_reference") or "",
        work_case=values.get("work_case") or "",
        ticket=one.ticket,
        claim=ClaimCode(claim) if claim else None,
        number=number,
        month=Month.parse(month) if month else None,
        source=Source.EPAY if is_epay else Source.REQUEST,
        about="" if one.ticket is not None else str(values.get("name") or ""),
    )


def _moved(before: dict[str, Snapshot], tickets: set[UUID]) -> list[dict[str, Snapshot]]:
    """Of the requests that stood before, those that the money has moved: how they stood, and how they stand."""
    after = snapshots(PaymentRequest.objects.filter(ticket__in=tickets))
    return [{"before": was, "after": after[key]} for key, was in before.items() if after[key] != was]
