"""The two lists of payments, made and pending, beside our money and our requests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from milepost.claims.models import RecordedPayment
from milepost.payments.choices import Kind as MoneyKind
from milepost.payments.choices import State as MoneyState
from milepost.payments.models import MoneyReceived
from milepost.portal.choices import Proposal
from milepost.portal.comparing.frame import (
    Compared,
    Found,
    Whose,
    day,
    hashed,
    key_of_row,
    payment_figures,
    values_of,
)
from milepost.requests.choices import ASKED, BEFORE_SENDING, State
from milepost.requests.models import PaymentRequest
from milepost.rulebook.facts import PHASE_1, RecordedStatus

Slot = tuple[UUID, str, int | None]
TOLD_STATES = {
    "pending": State.PENDING,
    "field_office": State.FIELD_OFFICE,
    "pushed": State.PUSHED,
    "approved": State.APPROVED,
    "diary": State.DIARY,
}


def paid(given: Compared) -> Iterator[Found]:
    """What the Portal says was paid: each row answers one line of our money."""
    ours, requests = _Money(given), _Requests(given)
    days: list[date] = []
    for one in given.rows:
        row = one.row
        if row.problems:
            continue
        days.append(row.get("paid_on"))
        request = requests.of(one)
        ticket = one.ticket or (request.ticket_id if request else None)
        here = ours.taken_for(one, ticket)
        figures = {
            **payment_figures(row.values),
            "there_on": day(row.get("paid_on")),
            "there_cents": row.get("amount"),
        }
        found = Found("", Proposal.TAKE_MONEY, ticket, key_of_row("paid", one), row.number, figures)
        if here is not None:
            if here == row.get("amount"):
                continue
            found.code, found.proposal, figures["here_cents"] = "PAID_AMOUNT", Proposal.ASK, here
        elif ticket is None:
            found.code, found.values = "PAID_UNKNOWN", values_of(row)
        else:
            found.code = "PAID_NOT_HERE" if request is not None else "PAID_EPAY"
            found.values = values_of(row)
        yield found
    yield from _not_there(ours, days)


def _not_there(ours: _Money, days: list[date]) -> Iterator[Found]:
    """Money of the list's own time that no row of it answers."""
    if not days:
        return
    first, last = min(days), max(days)
    for line in ours.left():
        if first <= line.received_on <= last:
            figures = {
                "claim": line.claim, "number": line.number, "month": str(line.month) if line.month is not None else None,
                "case": line.work_case, "here_on": day(line.received_on), "here_cents": line.cents,
            }  # fmt: skip
            yield Found(
                "PAID_NOT_THERE", Proposal.ASK, line.ticket_id, hashed("not paid", line.pk), 0, figures
            )


class _Money:
    """Our lines of money, and the payments that came with a caseload, each to be answered by one row."""

    def __init__(self, given: Compared) -> None:
        self.by_case: dict[str, list[MoneyReceived]] = defaultdict(list)
        self.by_slot: dict[Slot, list[MoneyReceived]] = defaultdict(list)
        self.by_reference: dict[tuple[str, int], list[MoneyReceived]] = defaultdict(list)
        self.of_nobody: dict[tuple[date, int], list[MoneyReceived]] = defaultdict(list)
        """Lines that came without a person of ours, by day and sum; also those that somebody has named since."""
        self.taken: set[UUID] = set()
        lines = MoneyReceived.objects.filter(organization=given.organization, kind=MoneyKind.PAYMENT)
        for line in lines.exclude(state=MoneyState.WITHDRAWN).order_by("received_on", "pk"):
            if line.work_case:
                self.by_case[line.work_case.casefold()].append(line)
            if line.ticket_id and line.claim:
                self.by_slot[slot(line.ticket_id, line.claim, line.month)].append(line)
            elif line.ticket_id:
                self.by_slot[(line.ticket_id, "", None)].append(line)
            if line.reference:
                self.by_reference[line.reference.casefold(), line.cents].append(line)
            if line.ticket_id is None or line.about is not None:
                self.of_nobody[line.received_on, line.cents].append(line)
        self.of_caseload: dict[Slot, int | None] = {}
        self.cases_of_caseload: dict[str, int | None] = {}
        recorded = RecordedPayment.objects.filter(organization=given.organization, origin=RecordedPayment.Origin.CASELOAD, status=RecordedStatus.PAID)  # fmt: skip
        for one in recorded:
            self.of_caseload[slot(one.ticket_id, one.claim, one.month)] = one.amount
            if one.work_case:
                self.cases_of_caseload[one.work_case.casefold()] = one.amount

    def taken_for(self, one: Whose, ticket: UUID | None) -> int | None:
        """What our records say was paid for this row, in cents; None where nothing of it is here."""
        row = one.row
        case, cents = str(row.get("work_case") or "").casefold(), row.get("amount")
        lines = self.by_case.get(case, []) if case else []
        claim, month = (row.get("claim") or ("", None))[0], row.get("month")
        if ticket is not None and claim:
            lines = [*lines, *self.by_slot.get(slot(ticket, claim, month), [])]
        elif ticket is not None:
            lines = [*lines, *self.by_slot.get((ticket, "", None), [])]
        lines = [*lines, *self._alike(one, ticket)]
        free = [line for line in lines if line.pk not in self.taken]
        same = [line for line in free if line.cents == cents]
        if free:
            best = (same or free)[0]
            self.taken.add(best.pk)
            return best.cents
        if case and case in self.cases_of_caseload:
            return _or(self.cases_of_caseload[case], cents)
        if ticket is not None and claim and slot(ticket, claim, month) in self.of_caseload:
            return _or(self.of_caseload[slot(ticket, claim, month)], cents)
        return None

    def _alike(self, one: Whose, ticket: UUID | None) -> list[MoneyReceived]:
        """The same sum under the same reference, unless it is about somebody else; of nobody known the same sum of the day."""
        row, cents = one.row, one.row.get("amount")
        reference = str(row.get("payment_reference") or "").casefold()
        found = [
            line
            for line in (self.by_reference.get((reference, cents), []) if reference else [])
            if ticket is None or line.ticket_id in (None, ticket)
        ]
        return found if ticket is not None else [*found, *self.of_nobody.get((row.get("paid_on"), cents), [])]

    def left(self) -> list[MoneyReceived]:
        every = {
            line.pk: line for lines in (*self.by_case.values(), *self.by_slot.values()) for line in lines
        }
        return [line for key, line in every.items() if key not in self.taken]


def _or(amount: int | None, cents: int) -> int:
    """A payment whose amount the caseload does not say is as the Portal has it."""
    return cents if amount is None else amount


def pending(given: Compared) -> Iterator[Found]:
    """What the Portal says waits: each row is one of our requests that were sent."""
    requests, seen = _Requests(given), set[UUID]()
    for one in given.rows:
        if one.row.problems:
            continue
        request = requests.of(one)
        figures = payment_figures(one.row.values)
        ticket = one.ticket or (request.ticket_id if request else None)
        found = Found("", Proposal.BY_HAND, ticket, key_of_row("pending", one), one.row.number, figures)
        if request is None:
            found.code = "PENDING_UNKNOWN" if ticket is None else "PENDING_NOT_HERE"
            found.values = values_of(one.row)
            yield found
            continue
        seen.add(request.pk)
        told = _told(one, request, found)
        if told:
            found.values = {**values_of(one.row), "request": str(request.pk)}
            yield found
    for request in requests.asked():
        if request.pk not in seen:
            figures = {
                "claim": request.claim, "number": request.number, "month": str(request.month),
                "case": request.work_case, "here_on": day(request.sent_on or request.moved_on),
            }  # fmt: skip
            yield Found(
                "PENDING_NOT_THERE", Proposal.ASK_AGAIN, request.ticket_id, hashed("not pending", request.pk), 0, figures,
                {"request": str(request.pk)},
            )  # fmt: skip


def _told(one: Whose, request: PaymentRequest, found: Found) -> bool:
    """How the row differs from the request, written into `found`; whether it does."""
    state, case = State(request.state), str(one.row.get("work_case") or "")
    there = TOLD_STATES.get(str(one.row.get("status") or ""))
    if state is State.PAID:
        found.code, found.proposal = "PENDING_PAID_HERE", Proposal.ASK
    elif state in BEFORE_SENDING:
        found.code, found.proposal = "PENDING_UNSENT", Proposal.SENT
    elif state not in ASKED:
        found.code, found.figures["here_state"] = "PENDING_OTHERWISE", state.value
    elif there is not None and there is not state and not (there is State.PENDING and state is State.SENT):
        found.code, found.figures["here_state"], found.figures["there_state"] = (
            "PENDING_STATE",
            state.value,
            there.value,
        )
        found.proposal = Proposal.BY_HAND if there is State.DIARY else Proposal.MOVED
    elif case and case.casefold() != request.work_case.casefold():
        found.code, found.proposal = "PENDING_CASE", Proposal.NOTE_CASE
    else:
        return False
    return True


class _Requests:
    """Our requests, by work case and by what they ask for."""

    def __init__(self, given: Compared) -> None:
        self.by_case: dict[str, PaymentRequest] = {}
        self.by_slot: dict[Slot, PaymentRequest] = {}
        rows = PaymentRequest.objects.filter(organization=given.organization, ticket__is_withdrawn=False)
        self.every = list(
            rows.exclude(state__in=(State.WITHDRAWN, State.RESUBMITTED)).order_by("made_at", "pk")
        )
        for one in self.every:  # the latest of each counts
            if one.work_case:
                self.by_case[one.work_case.casefold()] = one
            self.by_slot[slot(one.ticket_id, one.claim, one.month)] = one

    def of(self, one: Whose) -> PaymentRequest | None:
        case = str(one.row.get("work_case") or "").casefold()
        if case and case in self.by_case:
            return self.by_case[case]
        claim = one.row.get("claim")
        if one.ticket is None or not claim:
            return None
        return self.by_slot.get(slot(one.ticket, claim[0], one.row.get("month")))

    def asked(self) -> list[PaymentRequest]:
        return [one for one in self.every if one.state in ASKED]


def slot(ticket: UUID, claim: Any, month: Any) -> Slot:
    """A payment: Phase 1 once, anything else once a month."""
    code = str(getattr(claim, "value", claim))
    return ticket, code, None if code in _ONCE or month is None else int(month)


_ONCE = {*(code.value for code in PHASE_1), "reconciliation"}
