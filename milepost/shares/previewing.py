"""What terms would have given: a draft held against the real payments of the past, before anybody signs it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from milepost.payments.choices import Kind, State
from milepost.payments.models import MoneyReceived
from milepost.rulebook.shares.books import PARTNER_OF, SSA, Books, Money
from milepost.shares.basis import terms_from
from milepost.shares.models import EntryLine, ShareTerms
from milepost.shares.standing import Known, shared, signed_terms

MOST = 5_000
"""So many payments of the past are looked at, the latest."""


@dataclass(slots=True)
class WouldGive:
    """Of the payments of a partner what each account would have got, by claim and together; and what it has got."""

    payments: int = 0
    gross: int = 0
    first: date | None = None
    last: date | None = None
    parts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    by_claim: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))
    is_booked: bool = False
    was_given: int = 0
    """To the partner, of these same payments, as the ledger has it."""


def would_give(draft: ShareTerms) -> WouldGive:
    """The matched payments that would count for this partner, each shared by the draft, with what was taken back of them."""
    partner, terms = str(draft.partner_id), terms_from(draft)
    lines = list(
        MoneyReceived.objects.filter(
            organization=draft.organization,
            kind=Kind.PAYMENT,
            state__in=(State.MATCHED, State.REVERSED),
            request__isnull=False,
        )
        .filter(ticket__isnull=False)
        .select_related("ticket")
        .order_by("-received_on", "-made_at")[:MOST]
    )
    tickets = [one.ticket_id for one in lines if one.ticket_id]
    known = Known.of(draft.organization, signed_terms(draft.organization), tickets, date.min, terms)
    found, books = WouldGive(), Books()
    mine: dict[str, Money] = {}
    for line in reversed(lines):
        money = shared(line, known, (partner, terms))
        if not any(one.partner == partner for one in money.portions):
            continue
        mine[money.key] = money
        found.payments += 1
        found.gross += line.cents
        found.first, found.last = found.first or line.received_on, line.received_on
        _count(found, books, money, str(line.claim))
    for one in _corrections(mine):
        found.gross += one.cents
        _count(found, books, one, str(mine[one.corrects].claim))
    booked = EntryLine.objects.filter(
        account=f"{PARTNER_OF}{partner}", entry__money__in=list(mine)
    ).values_list("cents", flat=True)
    given = list(booked)
    found.is_booked, found.was_given = bool(given), sum(given)
    return found


def _corrections(mine: Mapping[str, Money]) -> list[Money]:
    """What was added to these payments, or taken back of them."""
    made = []
    for way in ("reverses", "adds_to"):
        lines = MoneyReceived.objects.filter(state=State.MATCHED, **{f"{way}__in": list(mine)}).order_by(
            "received_on", "made_at"
        )
        for line in lines:
            root = mine[str(getattr(line, f"{way}_id"))]
            made.append(Money(str(line.pk), line.cents, root.year, ticket=root.ticket, corrects=root.key))
    return made


def _count(found: WouldGive, books: Books, money: Money, claim: str) -> None:
    for entry in books.post(money):
        for one in entry.postings:
            if one.account != SSA:
                found.parts[one.account] += one.cents
                found.by_claim[claim][one.account] += one.cents
