"""A line of money as it stands now, and the caller's object beside it."""

from __future__ import annotations

from milepost.payments.models import MoneyReceived

COPIED = (
    "state", "finding", "request", "ticket", "claim", "number", "month", "provider", "matched_on", "matched_by", "expected_cents",
    "judged", "explained_as", "because", "reverses", "adds_to", "cause", "version", "withdrawn_because",
)  # fmt: skip


def locked(line: MoneyReceived) -> MoneyReceived:
    """The line as it stands now, held until the transaction ends."""
    return MoneyReceived.objects.select_for_update(of=("self",), no_key=True).select_related(
        "organization", "ticket__organization", "request"
    ).get(pk=line.pk)  # fmt: skip


def copy_state(now: MoneyReceived, line: MoneyReceived) -> None:
    """The caller's object shows what was written."""
    for name in COPIED:
        setattr(line, name, getattr(now, name))
