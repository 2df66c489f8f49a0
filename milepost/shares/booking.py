"""Booking: each line of money that came or changed since the last time is posted, in entries that sum to nothing."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet, Sum

from milepost.caseload.collecting import without_collecting
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization
from milepost.organizations.today import today_for
from milepost.payments.choices import Kind
from milepost.payments.models import MoneyReceived
from milepost.rulebook.shares import books as rules
from milepost.rulebook.shares.books import NO_TERMS, PAID_TO, PARTNER_OF, PAYABLE_TO, Books, Money
from milepost.rulebook.shares.terms import Terms, TierBy
from milepost.shares.basis import money_as_json, money_from_json, reasons_as_json, reasons_from_json
from milepost.shares.counselled import given_on
from milepost.shares.models import BookedLine, Entry, EntryLine, Ledger, Period, Run, TicketTerms
from milepost.shares.standing import Known, signed_terms, standing

AT_A_TIME = 500
ACTION = "shares booked"


def to_book(organization: Organization, since: Any) -> QuerySet[MoneyReceived]:
    """What came, or changed, since it was booked last."""
    return MoneyReceived.objects.filter(organization=organization, received_on__gte=since).filter(
        Q(booked=None) | ~Q(booked__money_version=F("version"))
    )


def locked_ledger(organization: Organization) -> Ledger | None:
    """The ledger, held until the transaction ends: entries get their numbers one after the other."""
    return Ledger.objects.select_for_update(no_key=True).filter(organization=organization).first()


@transaction.atomic
def book(lines: QuerySet[MoneyReceived] | None, *, deed: Deed, anew: bool = False) -> int:
    """Post these lines (None: all that wait to be booked), what corrects a payment after it. How many entries were made.

    A payment that is shared already is not shared otherwise because terms have changed meanwhile, unless it is to be: `anew`.
    """
    ledger = locked_ledger(deed.organization)
    if ledger is None:
        return 0
    found = waiting(deed.organization, ledger.begins_on) if lines is None else lines
    chosen = sorted(
        found.select_related("ticket", "reverses", "adds_to"),
        key=lambda one: (one.kind != Kind.PAYMENT, one.received_on, one.made_at, one.pk),
    )
    if not chosen:
        return 0
    agreed, made = Agreed.of(deed.organization), 0
    with without_collecting():
        for place in range(0, len(chosen), AT_A_TIME):
            made += _book_some(ledger, chosen[place : place + AT_A_TIME], agreed, deed, anew=anew)
    return made


def waiting(
    organization: Organization, since: date, tickets: Sequence[UUID] | None = None
) -> QuerySet[MoneyReceived]:
    """What is to be booked, of these Tickets or of all; with shared payments whose counselling may stand otherwise now."""
    found = to_book(organization, since)
    found = found if tickets is None else found.filter(ticket__in=tickets)
    counselled = given_on(organization, tickets)
    if not counselled:
        return found
    again = MoneyReceived.objects.filter(
        organization=organization, kind=Kind.PAYMENT, booked__entry__isnull=False, booked__corrects=None,
        ticket__in=list(counselled),
    )  # fmt: skip
    return MoneyReceived.objects.filter(Q(pk__in=found.values("pk")) | Q(pk__in=again.values("pk")))


@dataclass(frozen=True, slots=True)
class Agreed:
    """What is agreed at the moment: the signed versions of each partner, and every terms by the key that entries name."""

    signed: dict[str, list[Terms]]
    by_key: dict[str, Terms]

    @classmethod
    def of(cls, organization: Organization) -> Agreed:
        return cls(signed_terms(organization), terms_by_key(organization))


def _book_some(
    ledger: Ledger, lines: Sequence[MoneyReceived], agreed: Agreed, deed: Deed, *, anew: bool
) -> int:
    tickets = {one.ticket_id for one in lines if one.ticket_id}
    tickets |= {one.corrects.ticket_id for one in lines if one.corrects and one.corrects.ticket_id}
    given = [key for key in tickets if key]
    known = Known.of(deed.organization, agreed.signed, given, ledger.begins_on)
    stands = {str(one.pk): standing(one, known) for one in lines}
    books = _books(ledger, [one for one in stands.values() if one], lines, agreed)
    told: list[list[Any]] = []
    made: list[rules.Entry] = []
    for line in lines:
        money = stands[str(line.pk)]
        if money and not anew and _stands_so(books.active.get(money.key), money):
            continue
        entries = books.post(money) if money else books.withdraw(str(line.pk))
        if entries:
            told.append(["post", money_as_json(money)] if money else ["withdraw", str(line.pk)])
        made += entries
    write(ledger, made, deed=deed, known={one.pk: one for one in lines})
    _keep(lines, made, deed.organization)
    if told:
        deed.write(ACTION, deed.organization, after=ledger.last_number - len(made), told=told)
    return len(made)


def _stands_so(entry: rules.Entry | None, money: Money) -> bool:
    """Whether the line is posted for the same payment already, and not for want of terms."""
    if entry is None or entry.money is None or any(one.account == NO_TERMS for one in entry.postings):
        return False
    return replace(entry.money, portions=(), because=None) == replace(money, portions=(), because=None)


def _books(ledger: Ledger, moneys: Iterable[Money], lines: Sequence[MoneyReceived], agreed: Agreed) -> Books:
    """What is posted of these lines and of the payments to which they belong, and what their tiers have counted."""
    given = list(moneys)
    roots = {UUID(one.corrects) for one in given if one.corrects} | {one.pk for one in lines}
    before = BookedLine.objects.filter(money__in=roots, corrects__isnull=False)
    roots |= {one for one in before.values_list("corrects", flat=True) if one}
    family = Q(money__in=roots) | Q(corrects__in=roots)
    kept = BookedLine.objects.filter(family, organization_id=ledger.pk, entry__isnull=False)
    books = Books(last=ledger.last_number)
    for entry in Entry.objects.filter(pk__in=kept.values("entry")).prefetch_related("lines"):
        pure = entry_from(entry, agreed.by_key)
        assert pure.money is not None
        books.active[pure.money.key] = pure
    books.bases = _bases(ledger, [*given, *(one.money for one in books.active.values() if one.money)])
    return books


def terms_by_key(organization: Organization) -> dict[str, Any]:
    """Every version ever signed and every override, as entries name them."""
    from milepost.shares.basis import override_from

    found = {one.key: one for versions in signed_terms(organization).values() for one in versions}
    own = TicketTerms.objects.filter(organization=organization).exclude(rule=None)
    return found | {str(one.pk): override_from(one, None) for one in own}


def entry_from(entry: Entry, terms: dict[str, Any]) -> rules.Entry:
    """An entry as the rulebook has it."""
    return rules.Entry(
        entry.number,
        rules.Kind(entry.kind),
        tuple(
            rules.Posting(one.account, one.cents, one.gross, reasons_from_json(one.reasons))
            for one in entry.lines.all()
        ),
        money_from_json(entry.basis, terms) if entry.basis else None,
    )


def _bases(ledger: Ledger, moneys: Sequence[Money]) -> dict[rules.TierKey, int]:
    """What the tiers have counted, of the Tickets and partners of these payments: nothing where no terms have any."""
    tiered = {
        (portion.partner, portion.terms.rule.tier_by)
        for one in moneys
        for portion in one.portions
        if portion.partner and portion.terms and portion.terms.rule.tier_by
    }
    found: dict[rules.TierKey, int] = defaultdict(int)
    lines = EntryLine.objects.filter(
        organization_id=ledger.pk, partner__in={one for one, _by in tiered}
    ).exclude(gross=0)
    tickets = {UUID(one.ticket) for one in moneys if one.ticket}
    by_ticket = (
        lines.filter(ticket__in=tickets)
        .order_by()
        .values_list("partner_id", "ticket_id")
        .annotate(Sum("gross"))
    )
    for partner, ticket, gross in by_ticket:
        found[TierBy.TICKET.value, str(partner), str(ticket)] += gross
    for partner, year, gross in lines.order_by().values_list("partner_id", "year").annotate(Sum("gross")):
        found[TierBy.PARTNER_YEAR.value, str(partner), year] += gross
    return found


def write(
    ledger: Ledger,
    entries: Sequence[rules.Entry],
    *,
    deed: Deed,
    run: Run | None = None,
    known: Mapping[UUID, MoneyReceived] | None = None,
) -> None:
    """Keep entries with their lines, the lines first: the database adds them up when their entry comes."""
    if not entries:
        return
    period = Period.objects.get(organization_id=ledger.pk, closed_at=None)
    day = max(today_for(deed.organization), period.begins_on)
    keys = {one.number: uuid.uuid4() for one in entries}
    reversed_ = {one.reverses for one in entries if one.reverses} - keys.keys()
    keys |= dict(
        Entry.objects.filter(organization_id=ledger.pk, number__in=reversed_).values_list("number", "pk")
    )
    moneys = dict(known or {})
    others = {UUID(one.money.key) for one in entries if one.money} - moneys.keys()
    moneys |= MoneyReceived.objects.select_related("ticket", "reverses", "adds_to").in_bulk(others)
    rows, lines = [], []
    for one in entries:
        line = moneys.get(UUID(one.money.key)) if one.money else None
        rows.append(
            Entry(
                id=keys[one.number],
                organization_id=ledger.pk,
                number=one.number,
                kind=one.kind.value,
                on=day,
                period=period,
                money=line,
                run=run,
                reverses_id=keys[one.reverses] if one.reverses else None,
                basis=money_as_json(one.money) if one.money else None,
                made_by=deed.by,
            )
        )
        lines += [_line(rows[-1], posting, one.money, line) for posting in one.postings]
    EntryLine.objects.bulk_create(lines, batch_size=AT_A_TIME)
    Entry.objects.bulk_create(rows, batch_size=AT_A_TIME)
    ledger.last_number = entries[-1].number
    ledger.save(update_fields=["last_number"])


def _line(entry: Entry, posting: rules.Posting, money: Money | None, line: MoneyReceived | None) -> EntryLine:
    of_payment = line.corrects or line if line else None
    ticket = line.ticket if line else None
    claim: Any = of_payment.claim if of_payment else None
    return EntryLine(
        organization_id=entry.organization_id,
        entry_id=entry.pk,
        account=posting.account,
        partner_id=partner_of(posting.account),
        cents=posting.cents,
        gross=posting.gross,
        reasons=reasons_as_json(posting.reasons),
        number=entry.number,
        kind=entry.kind,
        on=entry.on,
        received_on=line.received_on if line else None,
        ticket_id=UUID(money.ticket) if money and money.ticket else None,
        person=ticket.reference if ticket else "",
        claim=claim,
        claim_number=of_payment.number if of_payment else None,
        month=of_payment.month if of_payment else None,
        reference=line.reference if line else "",
        year=money.year if money else 0,
    )


def partner_of(account: str) -> UUID | None:
    """Whose account it is, where it is a partner's: what is owed, payable or paid to it."""
    bare = account.removeprefix(PAYABLE_TO).removeprefix(PAID_TO)
    return UUID(bare.removeprefix(PARTNER_OF)) if bare.startswith(PARTNER_OF) else None


def _keep(lines: Sequence[MoneyReceived], made: Sequence[rules.Entry], organization: Organization) -> None:
    """Up to which version each line is booked, and by which entry it stands."""
    numbers: dict[UUID, int | None] = {}
    waits: set[UUID] = set()
    corrects: dict[UUID, UUID | None] = {}
    for one in made:
        if one.money is not None:
            key = UUID(one.money.key)
            is_correction = bool(one.money.corrects) and one.kind is not rules.Kind.REVERSED
            corrects[key] = UUID(one.money.corrects) if is_correction else None
            numbers[key] = None if one.kind is rules.Kind.REVERSED else one.number
            waits.discard(key)
            if any(posting.account == NO_TERMS for posting in one.postings) and one.kind is rules.Kind.SHARED:
                waits.add(key)
    entries = dict(
        Entry.objects.filter(
            organization=organization, number__in=[one for one in numbers.values() if one]
        ).values_list("number", "pk")
    )
    versions = {one.pk: one.version for one in lines}
    known = BookedLine.objects.in_bulk([*versions, *numbers])
    rows = []
    for key in {*versions, *numbers}:
        row = known.get(key) or BookedLine(organization=organization, money_id=key, money_version=0)
        row.money_version = versions.get(key, row.money_version)
        if key in numbers:
            number = numbers[key]
            row.entry_id, row.waits = entries[number] if number else None, key in waits
            row.corrects = corrects.get(key)
        rows.append(row)
    fields = ["money_version", "entry", "waits", "corrects"]
    BookedLine.objects.bulk_create(
        rows, batch_size=AT_A_TIME, update_conflicts=True, unique_fields=["money"], update_fields=fields
    )


def held_accounts() -> tuple[str, ...]:
    """Where money waits that is nobody's yet."""
    return (rules.UNMATCHED, rules.OTHERWISE, NO_TERMS)
