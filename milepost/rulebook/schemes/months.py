"""From when is a payment's window counted, which months reach its level, and can it still be reached?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milepost.rulebook.decisions import Reason
from milepost.rulebook.law import Law
from milepost.rulebook.money import spoken
from milepost.rulebook.months import Month
from milepost.rulebook.schemes.answers import Lacking, PaymentAnswer, Standing
from milepost.rulebook.schemes.conditions import AGENCY, HOLDER
from milepost.rulebook.schemes.facts import Person
from milepost.rulebook.schemes.levels import Reached, reached
from milepost.rulebook.schemes.model import Anchor, AnchorDay, Blind, DatesBy, Level, Outcome, Payment, Scheme
from milepost.rulebook.schemes.runs import Span, begins, completed, lost_with, span_of
from milepost.rulebook.schemes.words import LevelName

LAW = "law"


@dataclass(frozen=True, slots=True)
class Opened:
    """The day from which a window is counted; without it, why there is none."""

    day: date | None
    reason: Reason | None = None
    missing: Lacking | None = None
    standing: Standing = Standing.WAITING
    lost_on: date | None = None


def opening(payment: Payment, person: Person, before: tuple[PaymentAnswer, ...]) -> Opened:
    """Payments that must come first, then the anchor."""
    for number in (*payment.requires, *([payment.window.payment] if payment.window.payment else [])):
        first = next((one for one in before if (one.number, one.time) == (number, 1)), None)
        if first is not None and first.standing in (Standing.LOST, Standing.BARRED, Standing.DENIED):
            standing = Standing.BARRED if first.standing is not Standing.LOST else Standing.LOST
            reason = Reason("SCHEME_FIRST_NEVER", {"payment": number}, payment.cite)
            return Opened(None, reason, standing=standing, lost_on=first.lost_on)
        if first is None or (not first.months and first.standing not in (Standing.PAID, Standing.SENT)):
            reason = Reason("SCHEME_FIRST_NOT_REACHED", {"payment": number}, payment.cite)
            return Opened(None, reason, standing=Standing.WAITING)
    return _anchor(payment, person, before)


def _anchor(payment: Payment, person: Person, before: tuple[PaymentAnswer, ...]) -> Opened:
    window = payment.window
    if window.anchor is Anchor.VR_CLOSURE:
        day = person.case.closed_on if person.case else None
        return _known(day, "SCHEME_NOT_CLOSED", AGENCY, payment)
    if window.anchor is Anchor.TICKET_ASSIGNMENT:
        closed = person.case.closed_on if person.case else None
        own = [
            one.assigned_on
            for one in person.assignments
            if one.provider in person.provider.names and (closed is None or one.assigned_on >= closed)
        ]
        return _known(own[0] if own else None, "SCHEME_NOT_ASSIGNED", HOLDER, payment)
    assert window.payment is not None, "a window that is counted from a payment names it"
    if window.anchor_day is AnchorDay.ACHIEVED:
        first = next(one for one in before if (one.number, one.time) == (window.payment, 1))
        return _known(first.month.last_day if first.month else None, "SCHEME_FIRST_NO_MONTH", AGENCY, payment)
    claim = person.claim_of(window.payment)
    day = None
    if claim is not None:
        day = {
            AnchorDay.INVOICED: claim.invoiced_on,
            AnchorDay.APPROVED: claim.approved_on,
            AnchorDay.PAID: claim.paid_on,
        }[window.anchor_day]
    codes = {
        AnchorDay.INVOICED: "SCHEME_FIRST_NOT_INVOICED",
        AnchorDay.APPROVED: "SCHEME_FIRST_NOT_APPROVED",
        AnchorDay.PAID: "SCHEME_FIRST_NOT_PAID",
    }
    return _known(day, codes[window.anchor_day], AGENCY, payment, payment=window.payment)


def _known(day: date | None, code: str, by: str, of: Payment, **figures: object) -> Opened:
    if day is not None:
        return Opened(day)
    return Opened(None, Reason(code, figures, of.cite), Lacking(code, figures, by, of.cite))


@dataclass(frozen=True, slots=True)
class Months:
    """The window, the months that count, and the reason; where the outcome is not reached, what is missing or when it was lost."""

    span: Span
    counted: tuple[Month, ...]
    reason: Reason
    missing: tuple[Lacking, ...] = ()
    is_unpublished: bool = False
    """It hangs on a level that is not published, and on nothing else."""
    lost_on: date | None = None


def months_of(
    scheme: Scheme, payment: Payment, anchor: date, person: Person, law: Law, as_of: date, before: tuple[PaymentAnswer, ...]
) -> Months:  # fmt: skip
    outcome, inside = payment.outcome, payment.window.inside
    span = _valid(span_of(payment.window, anchor), scheme)
    taken = _taken(payment, before)
    now = Month.of(as_of)
    first = begins(span, inside, outcome.within)
    scanned = [
        one for one in map(Month, range(int(first), min(int(span.last), int(now)) + 1)) if one not in taken
    ]
    known = {one: reached(outcome, one, person, law, as_of) for one in scanned}
    good = {one for one, found in known.items() if found.is_reached}
    figures: dict[str, object] = {"level": level_name(outcome), "first": span.first, "last": span.last}
    counted = completed(good, span, inside, outcome)
    if counted:
        return Months(span, counted, _reached_reason(outcome, counted, payment.cite))
    open_yet = {one for one, found in known.items() if found.is_reached is None}
    through = now - 1 if as_of < now.last_day else now
    end = lost_with(good | open_yet, through, span, inside, outcome)
    is_one = outcome.months == 1
    if not is_one:
        figures |= {"needed": outcome.months, "within": outcome.within, "reached": len(good)}
    if end is not None:
        lost = end.last_day
        code = "SCHEME_LOST_ONE" if is_one else "SCHEME_LOST"
        reason = Reason(code, {**figures, "day": lost}, payment.cite)
        return Months(span, (), reason, lost_on=lost)
    needed = completed(good | open_yet, span, inside, outcome)
    if needed is None:
        code = "SCHEME_STILL_OPEN_ONE" if is_one else "SCHEME_STILL_OPEN"
        return Months(span, (), Reason(code, {**figures, "day": span.last.last_day}, payment.cite))
    return _unknown(span, known, needed, payment, person)


def _unknown(
    span: Span, known: dict[Month, Reached], needed: tuple[Month, ...], payment: Payment, person: Person
) -> Months:
    """It would be reached if the months that are not known are good."""
    lacking = {one: found for one in needed if (found := known[one]).is_reached is None}
    years = sorted({one.year for one, found in lacking.items() if found.level is None})
    unpaid = tuple(one for one, found in lacking.items() if found.value is None)
    missing: list[Lacking] = []
    if unpaid:
        missing.append(Lacking("SCHEME_PAY_UNKNOWN", {"months": unpaid}, HOLDER, payment.cite))
    if years:
        missing.append(
            Lacking("SCHEME_LEVEL_UNKNOWN", {"years": tuple(str(one) for one in years)}, LAW, payment.cite)
        )
    if is_blind_lacking(payment.outcome, person):
        missing = [one for one in missing if one.code != "SCHEME_LEVEL_UNKNOWN"]
        missing.append(Lacking("SCHEME_BLIND_UNKNOWN", {}, HOLDER, payment.cite))
    is_unpublished = all(one.supplied_by == LAW for one in missing)
    code = "SCHEME_HANGS_ON_LEVEL" if is_unpublished else "SCHEME_HANGS_ON_PAY"
    reason = Reason(code, {"months": tuple(lacking)}, payment.cite)
    return Months(span, (), reason, tuple(missing), is_unpublished=is_unpublished)


def is_blind_lacking(outcome: Outcome, person: Person) -> bool:
    """Whether the level hangs on a fact that nobody has recorded."""
    return outcome.level is Level.SGA and outcome.blind is Blind.BLIND_IF_BLIND and person.blind is None


def _valid(span: Span, scheme: Scheme) -> Span:
    """The window within the days of validity, where those are asked of the month that is reached."""
    if scheme.dates_by is not DatesBy.ACHIEVED:
        return span
    first = max(span.first, Month.of(scheme.effective_from)) if scheme.effective_from else span.first
    last = min(span.last, Month.of(scheme.effective_to)) if scheme.effective_to else span.last
    return Span(first, last)


def _taken(payment: Payment, before: tuple[PaymentAnswer, ...]) -> set[Month]:
    """Months that may not count again: of the same payment always, of others where the scheme says so."""
    return {
        month
        for one in before
        if one.number == payment.number or not payment.may_reuse_months
        for month in one.months
    }


def level_name(outcome: Outcome) -> LevelName:
    if outcome.level is Level.HOURS:
        return LevelName("SCHEME_LEVEL_HOURS", str(outcome.hours))
    if outcome.level is Level.FIXED:
        assert outcome.fixed is not None, "a fixed level has its sum"
        return LevelName("SCHEME_LEVEL_FIXED", spoken(outcome.fixed))
    return LevelName(outcome.level.value, format(outcome.multiple.normalize(), "f"))


def _reached_reason(outcome: Outcome, counted: tuple[Month, ...], cite: str) -> Reason:
    figures = {"months": counted, "level": level_name(outcome)}
    if outcome.months == 1:
        return Reason("SCHEME_REACHED_ONE", figures, cite)
    return Reason("SCHEME_REACHED", {**figures, "needed": outcome.months, "within": outcome.within}, cite)
