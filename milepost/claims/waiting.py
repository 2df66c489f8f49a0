"""What waits for somebody among the claims of a Ticket: to be claimed, to be made good, or to be supplied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from milepost.claims.models import DecidedClaim
from milepost.rulebook.decisions import Status
from milepost.tickets.models import Ticket
from milepost.tickets.waiting import Waiting, Words

LADDER = "ticketholders_one"
WORDS = {
    "claim_payable": Words(
        _("Claim %(claim)s"),
        _("Prepare the request"),
        "request_prepare",
        _("everything needed is on file"),
        "ready",
    ),
    "claim_denied": Words(
        _("Denied: %(claim)s"), _("See the claim"), LADDER, _("it can still be made good"), "denied"
    ),
    "claim_lacks_cash": Words(
        _("Find out the cash benefit for %(claim)s"), _("See what lacks"), LADDER, "%(missing)s", "lacks"
    ),
    "claim_lacks_completion": Words(
        _("Record the completion of services for %(claim)s"),
        _("See what lacks"),
        LADDER,
        "%(missing)s",
        "lacks",
    ),
}
LACKS = {
    "MISSING_CASH": "claim_lacks_cash",
    "MISSING_COMPLETION": "claim_lacks_completion",
}
"""What somebody here can supply. Evidence is asked for in `asking`, which tells it by itself; a rate that is not published
waits for SSA; an outcome that waits is told by itself."""


def waiting(tickets: Sequence[Ticket], day: date) -> Iterator[Waiting]:
    """Claims payable, waiting, and denied that can still be made good; as they were decided last. One query."""
    by_key = {ticket.pk: ticket for ticket in tickets}
    open_ones = Q(status__in=(Status.PAYABLE.value, Status.WAITING.value)) | Q(
        status=Status.DENIED.value, claim_by__gte=day
    )
    too_soon = Q(
        status=Status.PAYABLE.value, claim_from__gt=day
    )  # the month that runs is asked for when it is over
    found = DecidedClaim.objects.filter(open_ones, ticket__in=list(by_key)).exclude(too_soon)
    for claim in found.order_by("ticket", "place"):
        code = _code(claim)
        if code:
            yield _told(claim, code, by_key[claim.ticket_id])


def _code(claim: DecidedClaim) -> str:
    if claim.status == Status.WAITING.value:
        return next((LACKS[one["code"]] for one in claim.missing if one["code"] in LACKS), "")
    return "claim_denied" if claim.status == Status.DENIED.value else "claim_payable"


def _told(claim: DecidedClaim, code: str, ticket: Ticket) -> Waiting:
    figures: dict[str, object] = {"claim": claim.key, "month": str(claim.month) if claim.month else ""}
    if claim.missing:
        lacking = [one for one in claim.missing if one["code"] in LACKS]
        figures["missing"] = {
            language: " · ".join(one[language] for one in lacking[:2]) + (" …" if len(lacking) > 2 else "")
            for language in ("en", "es")
        }
    return Waiting(
        ticket,
        code,
        lost_on=claim.claim_by + timedelta(days=1) if claim.claim_by else None,
        dollars=claim.amount,
        figures=figures,
        parts={"claim": claim.key},
    )
