"""The ledger told again: from the money, the signed terms and the journal it comes out the same, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from milepost.journal.models import Entry as JournalEntry
from milepost.organizations.models import Organization
from milepost.payments.models import MoneyReceived
from milepost.rulebook.shares.books import Books, Entry
from milepost.shares import booking
from milepost.shares.basis import money_from_json
from milepost.shares.models import EntryLine

Line = tuple[int, str, str, int, int]
"""Number and kind of its entry, account, cents, gross."""
RUNS = ("remittance released", "remittance paid", "remittance taken back", "payment returned")


def told_again(organization: Organization) -> Iterator[Entry]:
    """What the journal says was booked, in order, posted to empty books. The sums come from the money, not the journal."""
    books, terms = Books(), booking.terms_by_key(organization)
    cents = {
        str(key): sum_
        for key, sum_ in MoneyReceived.objects.filter(organization=organization).values_list("pk", "cents")
    }
    lines = JournalEntry.objects.filter(
        organization=organization, action__in=(booking.ACTION, *RUNS)
    ).order_by("pk")
    for line in lines.iterator(chunk_size=200):
        figures: dict[str, Any] = line.figures
        if line.action == booking.ACTION:
            for what, told in figures["told"]:
                if what == "withdraw":
                    yield from books.withdraw(told)
                else:
                    money = money_from_json(told, terms)
                    yield from books.post(replace(money, cents=cents[money.key]))
        elif figures["payments"]:
            yield _of_run(books, line.action, figures)


def _of_run(books: Books, action: str, figures: dict[str, Any]) -> Entry:
    payments = dict(figures["payments"])
    if action == "remittance released":
        return books.remit(payments)
    if action == "remittance paid":
        return books.paid(payments)
    if action == "payment returned":
        return books.returned(payments, was_paid=figures["was_paid"])
    return books.take_back(payments, was_paid=figures["was_paid"])


def lines_told_again(organization: Organization) -> list[Line]:
    return sorted(
        (entry.number, entry.kind.value, one.account, one.cents, one.gross)
        for entry in told_again(organization)
        for one in entry.postings
    )


def lines_kept(organization: Organization) -> list[Line]:
    found = EntryLine.objects.filter(organization=organization)
    return sorted(found.values_list("number", "kind", "account", "cents", "gross"))
