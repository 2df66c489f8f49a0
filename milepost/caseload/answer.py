"""What comes back: decisions in the public format, as JSON objects and as rows of CSV.

The contract fixes names and order; version 1. Amounts are strings of whole dollars.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from milepost.rulebook.decisions import Claim, Missing, Reason, TicketDecision
from milepost.rulebook.facts import PHASE_1

FORMAT = 1
CLAIM_COLUMNS = (
    "ticket",
    "claim",
    "number",
    "month",
    "status",
    "provider",
    "amount",
    "claim_from",
    "claim_by",
    "reasons",
    "missing",
)


def ticket_as_json(decision: TicketDecision, language: str = "en") -> dict[str, Any]:
    """One element of `tickets`."""
    left = decision.left
    return {
        "ticket": decision.ticket,
        "terms": decision.terms.value,
        "first_assigned": _text(decision.first_assigned),
        "outcome_period_began": _text(decision.outcome_period_began),
        "look_back": {code.value: "barred" if decision.look_back[code] else "open" for code in PHASE_1},
        "left": {
            "p1": left.p1,
            "p2": left.p2,
            "outcome": left.outcome,
            "reconciliation": left.reconciliation,
        },
        "claims": [claim_as_json(claim, language) for claim in decision.claims],
    }


def claim_as_json(claim: Claim, language: str = "en") -> dict[str, Any]:
    """One element of `claims`."""
    return {
        "claim": claim.claim.value,
        "number": claim.number,
        "month": _text(claim.month),
        "status": claim.status.value,
        "provider": claim.provider,
        "amount": _text(claim.amount),
        "claim_from": _text(claim.claim_from),
        "claim_by": _text(claim.claim_by),
        "reasons": [reason_as_json(reason, language) for reason in claim.reasons],
        "missing": [lacking.words(language) for lacking in claim.missing],
    }


def reason_as_json(reason: Reason, language: str = "en") -> dict[str, str]:
    return {"code": reason.code, "finding": reason.finding(language), "law": reason.law}


def claim_rows(decision: TicketDecision, language: str = "en") -> Iterator[list[str]]:
    """One row of CSV for each claim, in the order of CLAIM_COLUMNS; what is not known is empty."""
    for claim in decision.claims:
        yield [
            decision.ticket,
            claim.claim.value,
            _text(claim.number) or "",
            _text(claim.month) or "",
            claim.status.value,
            claim.provider or "",
            _text(claim.amount) or "",
            _text(claim.claim_from) or "",
            _text(claim.claim_by) or "",
            " | ".join(reason.finding(language) for reason in claim.reasons),
            _joined(claim.missing, language),
        ]


def _joined(missing: tuple[Missing, ...], language: str) -> str:
    return " | ".join(lacking.words(language) for lacking in missing)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
