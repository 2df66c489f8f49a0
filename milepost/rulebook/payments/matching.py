"""Which payment a line of money answers: proposals with their reasons, the best first. To the cent, or it says by how much not.

First by work case, then by person, month and kind of payment. A proposal is `certain` where nothing is left to a person's
judgment: the key is whole, nothing else fits as well, the amount is the one expected, and the payment was not made before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from milepost.rulebook.decisions import Reason
from milepost.rulebook.facts import PHASE_1, ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.payments.splits import shares

LAW = "program operations 4.6"
ADJUSTED = "20 CFR 411.555"
ONCE = frozenset({*PHASE_1, ClaimCode.RECONCILIATION})


class Kind(StrEnum):
    PAYMENT = "payment"
    ADJUSTMENT = "adjustment"
    RECOVERY = "recovery"


class Difference(StrEnum):
    """Why an amount is what it is, beside what was expected."""

    EXACT = "exact"
    SHARE = "share"
    OTHER_YEAR = "other_year"
    LESS = "less"
    MORE = "more"
    UNKNOWN = "unknown"
    """No amount was expected: no rate is published, or the rules owe nothing."""


EXPLAINED = frozenset({Difference.EXACT, Difference.SHARE})
"""What needs no words of anybody."""


@dataclass(frozen=True, slots=True)
class Line:
    """Money that came or was taken: whole cents, negative where it was taken back. `person` is a key, never a name."""

    key: str
    kind: Kind
    cents: int
    received_on: date
    work_case: str = ""
    person: str | None = None
    claim: ClaimCode | None = None
    number: int | None = None
    month: Month | None = None
    provider: str = ""


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment that money may answer: what was asked, what the rules owe, what holds it already.

    `expected` is the whole payment in cents, `percent` our share of it; `other_years` the same payment at the rates of the
    years beside its own, by year.
    """

    key: str
    person: str
    claim: ClaimCode
    number: int | None
    month: Month | None
    expected: int | None = None
    percent: int = 100
    share: int | None = None
    """Our share in cents where no one percentage gives it: a reconciliation payment, shared by its single milestones."""
    is_share_known: bool = True
    """Whether the agreement to split says what our share is; where only SSA knows it, no amount can be expected."""
    asked: bool = False
    work_case: str = ""
    provider: str = ""
    is_owed: bool = True
    other_years: Mapping[int, int] = field(default_factory=dict)
    held_by: str | None = None
    """The line that holds it, where it was paid already."""
    held_on: date | None = None
    held_cents: int = 0
    """What is left of that line, less what was taken back."""

    @property
    def ours(self) -> int | None:
        """Our share of what is expected, in whole cents."""
        if self.share is not None or self.expected is None or not self.is_share_known:
            return self.share
        return shares(self.expected, (self.percent, 100 - self.percent))[0]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a line may answer. `difference` is what came less what was expected; None where nothing was expected."""

    line: str
    payment: Payment | None
    fits: int
    """How well; 0 does not fit at all."""
    judged: Difference
    difference: int | None
    reasons: tuple[Reason, ...]
    certain: bool = False


def judged(cents: int, payment: Payment) -> tuple[Difference, int | None]:
    """How an amount stands to what was expected of the payment, and by how many cents it differs."""
    ours = payment.ours
    if ours is None or not payment.is_owed:
        return Difference.UNKNOWN, None
    off = cents - ours
    if off == 0:
        return (Difference.EXACT if ours == payment.expected else Difference.SHARE), 0
    if _year_of(cents, payment) is not None:
        return Difference.OTHER_YEAR, off
    return (Difference.LESS if off < 0 else Difference.MORE), off


def _year_of(cents: int, payment: Payment) -> int | None:
    """The year at whose rate the amount is right."""
    rest = 100 - payment.percent
    fits = (
        year
        for year, whole in payment.other_years.items()
        if shares(whole, (payment.percent, rest))[0] == cents
    )
    return next(fits, None)


def propose(lines: Iterable[Line], payments: Sequence[Payment]) -> dict[str, tuple[Proposal, ...]]:
    """For each line what it may answer, the best first; one without a payment says why there is none. Never empty."""
    by_case, by_person = defaultdict[str, list[Payment]](list), defaultdict[str, list[Payment]](list)
    for one in payments:
        if one.work_case:
            by_case[_plain(one.work_case)].append(one)
        by_person[one.person].append(one)
    found: dict[str, tuple[Proposal, ...]] = {}
    for line in lines:
        near = list(by_case[_plain(line.work_case)]) if line.work_case else []
        near += [one for one in by_person[line.person] if one not in near] if line.person else []
        found[line.key] = tuple(_ranked(line, near))
    return _each_payment_once(found)


def _plain(work_case: str) -> str:
    return "".join(work_case.split()).casefold()


def _ranked(line: Line, near: Sequence[Payment]) -> Iterator[Proposal]:
    made = [one for one in (_proposal(line, payment) for payment in near) if one.fits]
    made.sort(key=lambda one: (-one.fits, abs(one.difference or 0), one.payment.key if one.payment else ""))
    if not made:
        yield _nothing(line, near)
        return
    best = made[0]
    alone = len(made) == 1 or made[1].fits < best.fits
    yield replace(best, certain=alone and _is_certain(line, best))
    yield from made[1:]


def _is_certain(line: Line, best: Proposal) -> bool:
    payment = best.payment
    assert payment is not None
    if best.judged not in EXPLAINED or best.fits < _CERTAIN:
        return False
    if line.kind is Kind.PAYMENT:
        return payment.held_by is None
    return line.kind is Kind.RECOVERY and payment.held_by is not None and -line.cents == payment.held_cents


def _each_payment_once(found: dict[str, tuple[Proposal, ...]]) -> dict[str, tuple[Proposal, ...]]:
    """Of two lines that would both be certain of one payment neither is: one of them was paid twice."""
    sure = defaultdict[str, list[str]](list)
    for key, made in found.items():
        if made[0].certain and made[0].payment:
            sure[made[0].payment.key].append(key)
    for keys in sure.values():
        for key in keys[1:]:
            best, *rest = found[key]
            said = (*best.reasons, Reason("MATCH_SAME_FILE", {}, LAW))
            found[key] = (replace(best, certain=False, reasons=said), *rest)
    return found


_BY_CASE, _BY_KEY, _BY_MONTH, _BY_AMOUNT = 64, 32, 16, 8
_CERTAIN = _BY_KEY


def _proposal(line: Line, payment: Payment) -> Proposal:
    wanted = -line.cents if line.kind is Kind.RECOVERY else line.cents
    how, off = judged(wanted, payment)
    if line.kind is not Kind.PAYMENT and payment.held_by is None:
        return Proposal(
            line.key, payment, 0, how, off, ()
        )  # only a payment that was made is adjusted or taken back
    fits, reasons = _key_fits(line, payment)
    if line.kind is Kind.RECOVERY and wanted == payment.held_cents:
        how, off = Difference.EXACT, 0
    if (
        how in EXPLAINED
        and line.person == payment.person
        and not fits
        and line.claim is None
        and line.month is None
    ):
        fits, reasons = _BY_AMOUNT, [Reason("MATCH_PERSON_AMOUNT", {"sum_cents": wanted}, LAW)]
    if not fits:
        return Proposal(line.key, payment, 0, how, off, ())
    if how in EXPLAINED:
        fits += 4
    if line.provider and payment.provider and _plain(line.provider) == _plain(payment.provider):
        fits += 1
    reasons += _amount_reasons(line, payment, wanted, how, off)
    return Proposal(line.key, payment, fits, how, off, tuple(reasons))


def _key_fits(line: Line, payment: Payment) -> tuple[int, list[Reason]]:
    """By work case where the line does not say otherwise; else by person, month and kind, or by person and month."""
    if line.person and line.person != payment.person:
        return 0, []
    same_claim = line.claim is None or line.claim is payment.claim
    same_number = line.number is None or payment.number is None or line.number == payment.number
    same_month = line.month is None or payment.month is None or line.month == payment.month
    says_month = line.month is not None and line.month == payment.month
    if line.work_case and payment.work_case and _plain(line.work_case) == _plain(payment.work_case):
        reason = Reason("MATCH_WORK_CASE", {"work_case": line.work_case}, LAW)
        return (_BY_CASE, [reason]) if same_claim and same_month and same_number else (0, [])
    if not line.person or not same_number:
        return 0, []
    if line.claim is payment.claim and (says_month or (line.claim in ONCE and same_month)):
        return _BY_KEY, [Reason("MATCH_PERSON_MONTH_TYPE", {}, LAW)]
    if line.claim is None and says_month:
        return _BY_MONTH, [Reason("MATCH_PERSON_MONTH", {"month": payment.month}, LAW)]
    if line.claim is payment.claim and line.month is None and line.number == payment.number:
        return (_BY_KEY if line.number is not None else _BY_MONTH), [Reason("MATCH_PERSON_TYPE", {}, LAW)]
    return 0, []


def _amount_reasons(
    line: Line, payment: Payment, wanted: int, how: Difference, off: int | None
) -> Iterator[Reason]:
    if line.kind is Kind.RECOVERY:
        yield Reason(
            "MATCH_TAKES_BACK",
            {"day": payment.held_on or line.received_on, "held_cents": payment.held_cents},
            ADJUSTED,
        )
        return
    if line.kind is Kind.ADJUSTMENT:
        yield Reason(
            "MATCH_ADDS_TO",
            {"day": payment.held_on or line.received_on, "held_cents": payment.held_cents},
            ADJUSTED,
        )
        return
    figures: dict[str, object] = {
        "sum_cents": wanted,
        "ours_cents": payment.ours or 0,
        "off_cents": abs(off or 0),
    }
    match how:
        case Difference.EXACT:
            yield Reason("MATCH_EXACT", {"sum_cents": wanted}, LAW)
        case Difference.SHARE:
            yield Reason(
                "MATCH_SHARE",
                {"percent": payment.percent, "whole_cents": payment.expected or 0},
                "20 CFR 411.560",
            )
        case Difference.OTHER_YEAR:
            yield Reason(
                "MATCH_OTHER_YEAR", {**figures, "year": _year_of(wanted, payment)}, "20 CFR 411.540, .545"
            )
        case Difference.LESS:
            yield Reason("MATCH_LESS", figures, ADJUSTED)
        case Difference.MORE:
            yield Reason("MATCH_MORE", figures, ADJUSTED)
        case Difference.UNKNOWN:
            yield _not_expected(payment)
    if payment.held_by is not None:
        figures = {"day": payment.held_on or line.received_on, "held_cents": payment.held_cents}
        yield Reason("MATCH_PAID_TWICE", figures, "20 CFR 411.555(b)")
    elif not payment.asked:
        yield Reason("MATCH_NOBODY_ASKED", {}, LAW)


def _not_expected(payment: Payment) -> Reason:
    if not payment.is_owed:
        return Reason("MATCH_NOT_OWED", {}, LAW)
    if not payment.is_share_known:
        return Reason("MATCH_SHARE_NOT_KNOWN", {}, "20 CFR 411.560")
    return Reason("MATCH_NOT_EXPECTED", {}, LAW)


def _nothing(line: Line, near: Sequence[Payment]) -> Proposal:
    """Why no payment fits."""
    if line.kind is Kind.RECOVERY:
        code = "MATCH_NOTHING_TO_TAKE_BACK"
    elif line.kind is Kind.ADJUSTMENT:
        code = "MATCH_NOTHING_TO_ADJUST"
    elif line.person is None and not near:
        code = "MATCH_NO_PERSON"
    else:
        code = "MATCH_NO_PAYMENT"
    return Proposal(line.key, None, 0, Difference.UNKNOWN, None, (Reason(code, {}, LAW),))
