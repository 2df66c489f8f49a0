"""What a request asks of somebody, for Today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from milepost.requests.choices import State
from milepost.requests.models import PaymentRequest, RequestSettings
from milepost.requests.queries import settings_of
from milepost.rulebook.requests import DENIALS, Denial, DenialCode
from milepost.rulebook.requests.denials import Resend
from milepost.rulebook.wording import LANGUAGES
from milepost.tickets.models import Ticket
from milepost.tickets.waiting import Waiting, Words

ONE = "request"
WORDS = {
    "request_finish": Words(
        _("Finish the request for %(claim)s"), _("Go on"), ONE, _("it is in preparation"), "lacks"
    ),
    "request_release": Words(
        _("Release the request for %(claim)s"),
        _("Look at it"),
        ONE,
        _("it is prepared and waits for release"),
        "ready",
    ),
    "request_send": Words(
        _("Send the request for %(claim)s"), _("See the request"), ONE, _("it is released"), "ready"
    ),
    "request_ask": Words(
        _("Ask what has become of the request for %(claim)s"),
        _("Ask"),
        ONE,
        _("no answer since %(since)s"),
    ),
    "request_diary": Words(_("Held: %(claim)s"), _("Cure it"), ONE, "%(cure)s", "denied"),
    "request_mend": Words(
        _("Mend the denied request for %(claim)s"), _("Mend it"), ONE, "%(cure)s", "denied"
    ),
    "request_unpaid": Words(
        _("Approved and not paid: %(claim)s"), _("See the request"), ONE, _("approved on %(since)s")
    ),
}
_CODES = {
    State.DRAFT: "request_finish",
    State.PREPARED: "request_release",
    State.READY: "request_send",
    State.DIARY: "request_diary",
    State.DENIED: "request_mend",
}
AWAITED = (State.SENT, State.PENDING, State.FIELD_OFFICE, State.PUSHED)
"""Somebody else has it; after some days without a word it is asked about."""


def waiting(tickets: Sequence[Ticket], day: date) -> Iterator[Waiting]:
    """A request to finish, to release, to send, to ask about, to cure, to mend, or that is not paid. Two queries."""
    if not tickets:
        return
    settings = settings_of(tickets[0].organization)
    by_key = {ticket.pk: ticket for ticket in tickets}
    wanted = Q(state__in=[*_CODES, *AWAITED, State.APPROVED])
    for one in PaymentRequest.objects.filter(wanted, ticket__in=list(by_key)).order_by("ticket", "made_at"):
        told = _told(one, settings, day)
        if told is not None:
            code, due_on, figures = told
            yield _waiting(one, by_key[one.ticket_id], code, due_on, figures)


def _told(
    request: PaymentRequest, settings: RequestSettings, day: date
) -> tuple[str, date | None, dict[str, Any]] | None:
    state = State(request.state)
    if state in AWAITED:
        since = last_word(request)
        due_on = since + timedelta(settings.ask_again_days)
        return ("request_ask", due_on, {"since": str(since)}) if day >= due_on else None
    if state is State.APPROVED:
        due_on = request.moved_on + timedelta(settings.unpaid_days)
        since_then = {"since": str(request.moved_on)}
        return ("request_unpaid", due_on, since_then) if day >= due_on else None
    if state is State.DENIED and not may_be_mended(request, day):
        return None
    denial = request.denial
    return _CODES[state], None, {"cure": _cure(denial)} if denial else {}


def last_word(request: PaymentRequest) -> date:
    """Since when nothing is heard: the last move, or the day on which we asked last."""
    return max(request.moved_on, request.asked_again_on or request.moved_on)


def may_be_mended(request: PaymentRequest, day: date) -> bool:
    """Whether the same payment may be asked for again, and there is time."""
    code = request.denied_because
    if code is None or DENIALS[DenialCode(code)].resend is Resend.NEVER:
        return False
    return request.claim_by is None or request.claim_by >= day


def _cure(denial: Denial) -> dict[str, str]:
    return {language: denial.cure.finding(language) for language in LANGUAGES}


def _waiting(
    request: PaymentRequest, ticket: Ticket, code: str, due_on: date | None, figures: dict[str, Any]
) -> Waiting:
    can_be_lost = request.claim_by is not None and (request.is_before_sending or code == "request_mend")
    return Waiting(
        ticket,
        code,
        due_on=due_on,
        lost_on=request.claim_by + timedelta(1) if can_be_lost and request.claim_by else None,
        dollars=None if request.expected_cents is None else request.expected_cents // 100,
        figures={"claim": request.key, "month": str(request.month), **figures},
        parts={"request_id": str(request.pk)},
    )
