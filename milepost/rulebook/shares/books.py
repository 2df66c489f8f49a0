"""The books of shares: each line of money posted once, in entries that sum to nothing, and never changed afterwards.

What the books hold follows from what they were told, in order: told the same again, they are the same to the cent. A line
that was opened again or matched otherwise is reversed by an entry of its own, and posted anew; what corrects a payment
(a recovery, an adjustment) mirrors how that payment was shared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from milepost.rulebook.decisions import Reason
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.shares.splitting import Part, apportioned, divide
from milepost.rulebook.shares.terms import LAW, PARTNER, RECORD, Terms, TierBy

SSA, UNMATCHED, OTHERWISE, NO_TERMS = "ssa", "unmatched", "otherwise", "no_terms"
PARTNER_OF, PAYABLE_TO, PAID_TO = "partner:", "payable:", "paid:"
MIRRORED = "20 CFR 411.555; systems B.5"


class Kind(StrEnum):
    """Why an entry was made."""

    SHARED = "shared"
    MIRRORED = "mirrored"
    HELD = "held"
    REVERSED = "reversed"
    REMITTED = "remitted"
    PAID = "paid"
    TAKEN_BACK = "taken_back"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Portion:
    """How much of a payment is one partner's (None: the EN of Record's own), and by which terms it is shared."""

    partner: str | None
    weight: int
    terms: Terms | None


@dataclass(frozen=True, slots=True)
class Money:
    """One line of money as it stands: what it is posted by. `held`: where it waits instead of being shared."""

    key: str
    cents: int
    year: int
    """Of the day on which it came: what a tier by partner and year counts by. Of what corrects a payment: that of the payment."""
    held: str = ""
    ticket: str = ""
    """Of what corrects a payment: that of the payment."""
    claim: ClaimCode | None = None
    month: Month | None = None
    corrects: str = ""
    """The payment that it takes back or adds to."""
    portions: tuple[Portion, ...] = ()
    because: Reason | None = None
    """Whose payment it is, where a Ticket changed partner."""
    counselled: tuple[tuple[str, date], ...] = ()
    """Who had given counselling by the claim month, and since when, of those who have a part only then."""


@dataclass(frozen=True, slots=True)
class Posting:
    """One line of an entry. `gross`: how much of the payment was that partner's to share; 0 on other accounts."""

    account: str
    cents: int
    gross: int = 0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """Postings that sum to nothing. `money` is the line they stand for, `reverses` the number of the entry they undo."""

    number: int
    kind: Kind
    postings: tuple[Posting, ...]
    money: Money | None = None
    reverses: int | None = None

    def __post_init__(self) -> None:
        assert sum(one.cents for one in self.postings) == 0, "an entry sums to nothing"


TierKey = tuple[str, str, str | int]
"""What a tier counts by: `ticket`, partner and Ticket; or `partner_year`, partner and year."""


@dataclass
class Books:
    """What is posted at present. `active`: of each line of money the entry that stands."""

    last: int = 0
    active: dict[str, Entry] = field(default_factory=dict)
    bases: dict[TierKey, int] = field(default_factory=dict)

    def post(self, money: Money) -> list[Entry]:
        """The line stands like this now: the entries that follow from it, none where it stands as it did."""
        stands = self.active.get(money.key)
        if stands is not None and stands.money == money:
            return []
        hang_on_it = self._dependents(money.key)
        made = self._let_go(money.key, hang_on_it)
        made.append(self._enter(money))
        is_root = not money.corrects
        return made + [
            self._enter(
                replace(one, ticket=money.ticket, year=money.year)
                if is_root and one.corrects == money.key
                else one
            )
            for one in hang_on_it
        ]

    def withdraw(self, key: str) -> list[Entry]:
        """The line is no money any more: it was recorded by mistake."""
        if key not in self.active:
            return []
        hang_on_it = self._dependents(key)
        return self._let_go(key, hang_on_it) + [self._enter(one) for one in hang_on_it]

    def _let_go(self, key: str, hang_on_it: list[Money]) -> list[Entry]:
        """What stands of the line is reversed, after whatever was posted because of it."""
        found = [self.active[one.key] for one in reversed(hang_on_it)]
        if key in self.active:
            found.append(self.active[key])
        return [self._reverse(one) for one in found]

    def _dependents(self, key: str) -> list[Money]:
        """What was mirrored from this line, or of the same payment after it: posted anew when the line changes."""
        stands = self.active.get(key)
        found = self._children(key)
        if stands is not None and stands.money is not None and stands.money.corrects:
            found = [one for one in self._children(stands.money.corrects) if one.number > stands.number]
        return [one.money for one in found if one.money is not None]

    def remit(self, payments: Mapping[str, int]) -> Entry:
        """What is owed to each party is to be paid: from its account to what is payable."""
        return self._move(Kind.REMITTED, payments, "", PAYABLE_TO)

    def paid(self, payments: Mapping[str, int]) -> Entry:
        """The money went."""
        return self._move(Kind.PAID, payments, PAYABLE_TO, PAID_TO)

    def take_back(self, payments: Mapping[str, int], *, was_paid: bool) -> Entry:
        """A run is taken back: what was payable, or paid and came back, is owed again."""
        return self._move(Kind.TAKEN_BACK, payments, PAID_TO if was_paid else PAYABLE_TO, "")

    def returned(self, payments: Mapping[str, int], *, was_paid: bool) -> Entry:
        """The bank sent one party's payment back: it is owed again."""
        return self._move(Kind.RETURNED, payments, PAID_TO if was_paid else PAYABLE_TO, "")

    def _move(self, kind: Kind, payments: Mapping[str, int], out_of: str, into: str) -> Entry:
        postings = [
            Posting(f"{side}{party}", sign * cents)
            for party, cents in payments.items()
            for side, sign in ((out_of, -1), (into, 1))
        ]
        return Entry(self._next(), kind, tuple(postings))

    def _children(self, key: str) -> list[Entry]:
        found = [one for one in self.active.values() if one.money is not None and one.money.corrects == key]
        return sorted(found, key=lambda one: one.number)

    def _next(self) -> int:
        self.last += 1
        return self.last

    def _reverse(self, entry: Entry) -> Entry:
        postings = tuple(Posting(one.account, -one.cents, -one.gross, one.reasons) for one in entry.postings)
        assert entry.money is not None
        self._count(entry.money, postings)
        del self.active[entry.money.key]
        return Entry(self._next(), Kind.REVERSED, postings, entry.money, entry.number)

    def _enter(self, money: Money) -> Entry:
        kind, postings = self._postings(money)
        self._count(money, postings)
        entry = Entry(self._next(), kind, postings, money)
        self.active[money.key] = entry
        return entry

    def _count(self, money: Money, postings: Iterable[Posting]) -> None:
        """What tiers count by."""
        for key, gross in tier_counts(money, postings):
            self.bases[key] = self.bases.get(key, 0) + gross

    def _postings(self, money: Money) -> tuple[Kind, tuple[Posting, ...]]:
        source = Posting(SSA, -money.cents)
        if money.corrects and not money.held:
            return Kind.MIRRORED, (source, *self._mirrored(money))
        if money.held or money.claim is None or money.cents <= 0:
            return Kind.HELD, (source, Posting(money.held or OTHERWISE, money.cents))
        return Kind.SHARED, (source, *self._shared(money))

    def _mirrored(self, money: Money) -> Iterator[Posting]:
        """As the payment was shared: in proportion to what is left of each part, so that nobody gives more than they got."""
        root = self.active.get(money.corrects)
        left: dict[str, list[int]] = {}
        for entry in [root, *self._children(money.corrects)] if root else []:
            for one in entry.postings if entry else ():
                if one.account != SSA:
                    parts = left.setdefault(one.account, [0, 0])
                    parts[0], parts[1] = parts[0] + one.cents, parts[1] + one.gross
        left = {account: parts for account, parts in left.items() if parts[0] > 0 or parts[1] > 0}
        whole = sum(cents for cents, _gross in left.values())
        shared = money.cents if money.cents > 0 else -min(-money.cents, whole)
        if whole > 0 and shared:
            given = apportioned(shared, [cents for cents, _gross in left.values()])
            grosses = _grosses(shared, [gross for _cents, gross in left.values()])
            said = Reason(
                "SHARE_MIRRORED" if shared < 0 else "SHARE_ADDED", {"sum_cents": abs(shared)}, MIRRORED
            )
            for account, cents, gross in zip(left, given, grosses, strict=True):
                if cents or gross:
                    yield Posting(account, cents, gross, (said,))
        else:
            shared = 0
        if money.cents != shared:
            yield Posting(OTHERWISE, money.cents - shared)

    def _shared(self, money: Money) -> Iterator[Posting]:
        assert money.claim is not None
        sums = apportioned(money.cents, [one.weight for one in money.portions])
        found: dict[str, Posting] = {}
        because = (money.because,) if money.because else ()
        for portion, gross in zip(money.portions, sums, strict=True):
            if not gross:
                continue
            for part in self._parts(money, portion, gross):
                account = f"{PARTNER_OF}{portion.partner}" if part.party == PARTNER else part.party
                before = found.get(account, Posting(account, 0))
                fresh = tuple(one for one in (*part.reasons, *because) if one not in before.reasons)
                own = gross if part.party == PARTNER else 0
                found[account] = Posting(
                    account, before.cents + part.cents, before.gross + own, (*before.reasons, *fresh)
                )
        yield from (one for one in found.values() if one.cents or one.gross)

    def _parts(self, money: Money, portion: Portion, gross: int) -> tuple[Part, ...]:
        if portion.partner is None:
            return (Part(RECORD, gross, (Reason("SHARE_OWN", {}, LAW),)),)
        if portion.terms is None:
            return (Part(NO_TERMS, gross, (Reason("SHARE_NO_TERMS", {}, LAW),)),)
        assert money.claim is not None
        by = portion.terms.rule.tier_by
        base = self.bases.get(tier_key(by, portion.partner, money), 0) if by else 0
        parts = divide(gross, money.claim, portion.terms, base, (gross, money.cents), money.counselled)
        has_partner = any(one.party == PARTNER for one in parts)
        return parts if has_partner else (*parts, Part(PARTNER, 0))


def _grosses(shared: int, weights: list[int]) -> tuple[int, ...]:
    """Of what is mirrored how much was each partner's to share; nothing where no partner had any."""
    return apportioned(shared, weights) if sum(weights) > 0 else (0,) * len(weights)


def tier_key(by: TierBy, partner: str, money: Money) -> TierKey:
    return (by.value, partner, money.ticket if by is TierBy.TICKET else money.year)


def tier_counts(money: Money, postings: Iterable[Posting]) -> Iterator[tuple[TierKey, int]]:
    """By how much a posting moves what tiers count."""
    for one in postings:
        if one.gross:
            partner = one.account.removeprefix(PARTNER_OF)
            for by in TierBy:
                yield tier_key(by, partner, money), one.gross


def balances(entries: Iterable[Entry]) -> dict[str, int]:
    """Of each account what these entries leave on it; together nothing."""
    found: dict[str, int] = {}
    for entry in entries:
        for one in entry.postings:
            found[one.account] = found.get(one.account, 0) + one.cents
    return found
