"""What does a scheme pay for this person, on this day? (systems A.7: eligibility, window, months, k of m, papers, notice, amount.)

One false condition decides even where others are not known. What has been paid, sent or denied stands as it was recorded.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from milepost.rulebook.decisions import Reason
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.schemes.amounts import worth
from milepost.rulebook.schemes.answers import Finding, Lacking, PaymentAnswer, SchemeDecision, Standing
from milepost.rulebook.schemes.conditions import findings
from milepost.rulebook.schemes.facts import ClaimState, Person, SchemeClaim
from milepost.rulebook.schemes.model import DatesBy, Effect, Payment, Scheme
from milepost.rulebook.schemes.months import Months, Opened, months_of, opening
from milepost.rulebook.schemes.papers import Checked, check

_ANSWERED = {
    ClaimState.PAID: (Standing.PAID, "SCHEME_PAID", "SCHEME_PAID_NO_DAY"),
    ClaimState.SENT: (Standing.SENT, "SCHEME_SENT", "SCHEME_SENT_NO_DAY"),
    ClaimState.APPROVED: (Standing.SENT, "SCHEME_APPROVED", "SCHEME_SENT_NO_DAY"),
    ClaimState.DENIED: (Standing.DENIED, "SCHEME_DENIED", "SCHEME_DENIED"),
}


def evaluate(scheme: Scheme, person: Person, law: Law, *, as_of: date) -> SchemeDecision:
    """Every payment of the scheme, in the order of its numbers, and the conditions by themselves."""
    answers: list[PaymentAnswer] = []
    for payment in sorted(scheme.payments, key=lambda one: one.number):
        for time in range(1, payment.times + 1):
            found = _Payment(scheme, payment, time, person, law, as_of, tuple(answers)).answer()
            answers.append(found)
            if not found.months:  # what was not reached once is not reached again
                break
    return SchemeDecision(scheme, as_of, findings(scheme, person, as_of, as_of), tuple(answers))


class _Payment:
    """One payment that is being decided, after those before it."""

    def __init__(
        self,
        scheme: Scheme,
        payment: Payment,
        time: int,
        person: Person,
        law: Law,
        as_of: date,
        before: tuple[PaymentAnswer, ...],
    ) -> None:
        self.scheme, self.payment, self.time = scheme, payment, time
        self.person, self.law, self.as_of, self.before = person, law, as_of, before
        self.claim = person.claim_of(payment.number, time)
        self.opened = opening(payment, person, before)
        self.months: Months | None = None

    def answer(self) -> PaymentAnswer:
        if self.opened.day is not None:
            self.months = months_of(
                self.scheme, self.payment, self.opened.day, self.person, self.law, self.as_of, self.before
            )
        month = self.months.counted[-1] if self.months and self.months.counted else None
        asked = findings(self.scheme, self.person, month.last_day if month else self.as_of, self.as_of)
        recorded = self._recorded(self.claim, month)
        if recorded is not None:
            return recorded
        barred = [one for one in asked if one.holds is False and one.effect is Effect.BARS]
        warnings = tuple(one.reason for one in asked if one.holds is not True and one.effect is Effect.WARNS)
        if self.scheme.is_historic:
            warnings = (Reason("SCHEME_HISTORIC"), *warnings)
        if barred:
            made = self._made(Standing.BARRED, *(one.reason for one in barred))
        else:
            made = self._not_barred(asked, month)
        return replace(made, warnings=(*warnings, *made.warnings))

    def _not_barred(self, asked: tuple[Finding, ...], month: Month | None) -> PaymentAnswer:
        outside = self._outside_validity()
        if outside is not None:
            return self._made(Standing.BARRED, outside)
        lacking = tuple(one.missing for one in asked if one.missing is not None and one.effect is Effect.BARS)
        if self.opened.day is None:
            return self._not_open(self.opened, lacking)
        assert self.months is not None, "a window that is open has months"
        if month is None:
            return self._not_reached(self.months, lacking)
        return self._reached(self.months, self.opened.day, lacking)

    def _recorded(self, claim: SchemeClaim | None, month: Month | None) -> PaymentAnswer | None:
        if claim is None or claim.state not in _ANSWERED:
            return None
        standing, code, without = _ANSWERED[claim.state]
        day = {ClaimState.PAID: claim.paid_on, ClaimState.APPROVED: claim.approved_on}.get(
            claim.state, claim.invoiced_on
        )
        figures = {"day": day} if day and code != without else {}
        reason = Reason(code if day else without, figures, self.payment.cite)
        made = self._made(standing, reason)
        cents = claim.cents
        if cents is None and made.months and self.opened.day is not None and standing is Standing.SENT:
            cents = worth(self.scheme, self.payment, self.person, made.months, self.opened.day).cents
        return replace(made, cents=cents, month=month)

    def _outside_validity(self) -> Reason | None:
        if self.months is not None and self.months.span.last < self.months.span.first:
            return Reason("SCHEME_NOT_IN_FORCE_THEN", law=self.payment.cite)
        case = self.person.case
        day = case.closed_on if case and self.scheme.dates_by is DatesBy.CLOSURE else None
        if day is None:
            return None
        since, until = self.scheme.effective_from, self.scheme.effective_to
        if (since is not None and day < since) or (until is not None and day > until):
            return Reason("SCHEME_NOT_IN_FORCE", {"day": day}, self.payment.cite)
        return None

    def _not_open(self, opened: Opened, lacking: tuple[Lacking, ...]) -> PaymentAnswer:
        """The window has no first day yet, or never will."""
        assert opened.reason is not None, "why it is not open"
        made = self._made(opened.standing, opened.reason)
        missing = () if opened.standing in (Standing.LOST, Standing.BARRED) else lacking
        if opened.missing is not None and opened.missing not in missing:
            missing = (*missing, opened.missing)
        return replace(made, missing=missing, lost_on=opened.lost_on)

    def _not_reached(self, months: Months, lacking: tuple[Lacking, ...]) -> PaymentAnswer:
        if months.lost_on is not None:
            made = self._made(Standing.LOST, months.reason)
            return replace(made, lost_on=months.lost_on)
        standing = Standing.UNKNOWN if months.is_unpublished else Standing.WAITING
        made = self._made(standing, months.reason)
        return replace(made, missing=(*lacking, *months.missing))

    def _reached(self, months: Months, opened: date, lacking: tuple[Lacking, ...]) -> PaymentAnswer:
        counted = months.counted
        found: Checked = check(self.scheme, self.payment, self.claim, self.person, counted[-1], self.as_of)
        amount = worth(self.scheme, self.payment, self.person, counted, opened)
        if found.bars:
            made = self._made(Standing.LOST, *found.bars, months.reason)
            return replace(made, lost_on=found.lost_on)
        missing = [*lacking, *found.missing]
        if amount.missing is not None and amount.missing not in missing:
            missing.append(amount.missing)
        first = self._why_it_waits(missing)
        standing = Standing.WAITING if missing else Standing.PAYABLE
        if not amount.is_named:
            standing = Standing.UNKNOWN
        asks = [Reason(one.code, one.figures, one.law) for one in missing]
        made = self._made(standing, *first, *asks, months.reason, amount.reason)
        return replace(made, missing=tuple(missing), warnings=tuple(found.warnings), cents=amount.cents)

    def _why_it_waits(self, missing: list[Lacking]) -> tuple[Reason, ...]:
        if self.claim is not None and self.claim.state is ClaimState.RETURNED:
            return (Reason("SCHEME_RETURNED", law=self.payment.cite),)
        if missing:
            return (Reason("SCHEME_REACHED_WAITS", law=self.payment.cite),)
        return (Reason("SCHEME_MAY_BE_INVOICED", law=self.payment.cite),)

    def _made(self, standing: Standing, *reasons: Reason) -> PaymentAnswer:
        months = self.months
        counted = months.counted if months else ()
        return PaymentAnswer(
            self.payment.number,
            self.time,
            self.payment.label,
            standing,
            reasons,
            month=counted[-1] if counted else None,
            months=counted,
            opens_on=months.span.first.first_day if months else None,
            last_day=months.span.last.last_day if months else None,
        )
