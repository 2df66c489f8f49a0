"""Is a scheme that can be read one that can be evaluated? Each fault stands at its place, with its cure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from milepost.rulebook.facts import Closure, PaidBy
from milepost.rulebook.schemes.faults import SchemeFault
from milepost.rulebook.schemes.model import (
    ALWAYS,
    IF_FIRST,
    TAKES_VALUES,
    Amount,
    Anchor,
    Condition,
    ConditionKind,
    Inside,
    Level,
    Outcome,
    Payment,
    Scheme,
)

MOST_MONTHS, MOST_PAYMENTS, MOST_TIMES, MOST_DAYS, LONGEST = 120, 20, 60, 3_660, 2_000
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_STATE = re.compile(r"[A-Z]{2}")
_KNOWN_VALUES = {
    ConditionKind.CLOSURE_ANY_OF: tuple(one.value for one in Closure),
    ConditionKind.VR_PAID_BY: tuple(one.value for one in PaidBy),
    ConditionKind.NOT_ANOTHER_EN: (ALWAYS, IF_FIRST),
}


def faults_of(scheme: Scheme) -> tuple[SchemeFault, ...]:
    """Every fault of meaning, in the order of the file."""
    return (
        *_of_head(scheme),
        *(fault for place, one in enumerate(scheme.conditions) for fault in _of_condition(one, f"conditions[{place}]")),
        *_of_payments(scheme),
        *_of_papers(scheme),
    )  # fmt: skip


def _fault(path: str, code: str, **figures: object) -> SchemeFault:
    return SchemeFault(path, code, figures)


def _of_head(scheme: Scheme) -> Iterator[SchemeFault]:
    if not _ID.fullmatch(scheme.id) or len(scheme.id) > 60:
        yield _fault("id", "SCHEME_FAULT_ID")
    if scheme.state and not _STATE.fullmatch(scheme.state):
        yield _fault("state", "SCHEME_FAULT_STATE")
    if not scheme.name.strip() or len(scheme.name) > 120:
        yield _fault("name", "SCHEME_FAULT_NAME")
    if len(scheme.agency) > 120:
        yield _fault("agency", "SCHEME_FAULT_TOO_LONG", most=120)
    for name in ("note", "source", "share_rules", "who_pays", "who_receives"):
        if len(getattr(scheme, name)) > LONGEST:
            yield _fault(name, "SCHEME_FAULT_TOO_LONG", most=LONGEST)
    since, until = scheme.effective_from, scheme.effective_to
    if since is not None and until is not None and until < since:
        yield _fault("effective_to", "SCHEME_FAULT_ENDS_FIRST")


def _of_condition(one: Condition, path: str) -> Iterator[SchemeFault]:
    takes = one.kind in TAKES_VALUES
    if takes and not one.values:
        yield _fault(f"{path}.values", "SCHEME_FAULT_VALUES", condition=one.kind.value)
    if one.values and not takes:
        yield _fault(f"{path}.values", "SCHEME_FAULT_NO_VALUES", condition=one.kind.value)
    known = _KNOWN_VALUES.get(one.kind)
    for place, value in enumerate(one.values):
        if known is not None and value not in known:
            yield _fault(f"{path}.values[{place}]", "SCHEME_FAULT_WORD", said=value, known=known)
    if one.kind is ConditionKind.NOT_ANOTHER_EN and len(one.values) > 1:
        yield _fault(f"{path}.values", "SCHEME_FAULT_ONE_VALUE")
    is_within = one.kind is ConditionKind.ASSIGNED_WITHIN_DAYS
    if is_within and not (one.days is not None and 0 <= one.days <= MOST_DAYS):
        yield _fault(f"{path}.days", "SCHEME_FAULT_RANGE", least=0, most=MOST_DAYS)
    if not is_within and one.days is not None:
        yield _fault(f"{path}.days", "SCHEME_FAULT_NOT_HERE", condition=one.kind.value)
    is_form = one.kind is ConditionKind.NAMED_ON_FORM
    if is_form and not one.form.strip():
        yield _fault(f"{path}.form", "SCHEME_FAULT_WHICH_FORM")
    if not is_form and one.form:
        yield _fault(f"{path}.form", "SCHEME_FAULT_NOT_HERE", condition=one.kind.value)


def _of_payments(scheme: Scheme) -> Iterator[SchemeFault]:
    if len(scheme.payments) > MOST_PAYMENTS:
        yield _fault("payments", "SCHEME_FAULT_MANY", most=MOST_PAYMENTS)
    numbers = [one.number for one in scheme.payments]
    for place, payment in enumerate(scheme.payments):
        path = f"payments[{place}]"
        if payment.number < 1 or payment.number > MOST_PAYMENTS:
            yield _fault(f"{path}.number", "SCHEME_FAULT_RANGE", least=1, most=MOST_PAYMENTS)
        if payment.number in numbers[:place]:
            yield _fault(f"{path}.number", "SCHEME_FAULT_TWICE", number=payment.number)
        if not payment.label.strip() or len(payment.label) > 120:
            yield _fault(f"{path}.label", "SCHEME_FAULT_NAME")
        if not 1 <= payment.times <= MOST_TIMES:
            yield _fault(f"{path}.times", "SCHEME_FAULT_RANGE", least=1, most=MOST_TIMES)
        for at, number in enumerate(payment.requires):
            if number not in numbers or number >= payment.number:
                yield _fault(f"{path}.requires[{at}]", "SCHEME_FAULT_EARLIER", number=number)
        yield from _of_outcome(payment.outcome, f"{path}.outcome")
        yield from _of_window(payment, numbers, f"{path}.window")
        yield from _of_amounts(payment, path)


def _of_outcome(one: Outcome, path: str) -> Iterator[SchemeFault]:
    if not 1 <= one.within <= MOST_MONTHS:
        yield _fault(f"{path}.within", "SCHEME_FAULT_RANGE", least=1, most=MOST_MONTHS)
    if not 1 <= one.months <= one.within:
        yield _fault(f"{path}.months", "SCHEME_FAULT_K_OF_M", months=one.months, within=one.within)
    if not Decimal(0) < one.multiple <= Decimal(100):
        yield _fault(f"{path}.multiple", "SCHEME_FAULT_MULTIPLE")
    if one.multiple != 1 and one.level not in {Level.SGA, Level.TWL}:
        yield _fault(f"{path}.multiple", "SCHEME_FAULT_ONLY_OF_LAW")
    if (one.level is Level.FIXED) != (one.fixed is not None) or (one.fixed is not None and one.fixed <= 0):
        yield _fault(f"{path}.fixed", "SCHEME_FAULT_FIXED")
    if (one.level is Level.HOURS) != (one.hours is not None) or (
        one.hours is not None and not 1 <= one.hours <= 744
    ):
        yield _fault(f"{path}.hours", "SCHEME_FAULT_HOURS")


def _of_window(payment: Payment, numbers: list[int], path: str) -> Iterator[SchemeFault]:
    one = payment.window
    if not 1 <= one.months <= MOST_MONTHS:
        yield _fault(f"{path}.months", "SCHEME_FAULT_RANGE", least=1, most=MOST_MONTHS)
    if payment.outcome.months > one.months:
        yield _fault(f"{path}.months", "SCHEME_FAULT_SHORT", months=payment.outcome.months)
    if one.inside is Inside.WHOLE_RUN and payment.outcome.within > one.months:
        yield _fault(f"{path}.months", "SCHEME_FAULT_SHORT", months=payment.outcome.within)
    if (one.anchor is Anchor.PAYMENT) != (one.payment is not None):
        yield _fault(f"{path}.payment", "SCHEME_FAULT_ANCHOR")
    elif one.payment is not None and (one.payment not in numbers or one.payment >= payment.number):
        yield _fault(f"{path}.payment", "SCHEME_FAULT_EARLIER", number=one.payment)


def _of_amounts(payment: Payment, path: str) -> Iterator[SchemeFault]:
    if not payment.amounts:
        yield _fault(f"{path}.amounts", "SCHEME_FAULT_NO_AMOUNT")
    seen: set[tuple[str, str]] = set()
    for place, one in enumerate(payment.amounts):
        where = f"{path}.amounts[{place}]"
        if (one.service, one.tier) in seen:
            yield _fault(where, "SCHEME_FAULT_AMOUNT_TWICE", service=one.service or "—", tier=one.tier or "—")
        seen.add((one.service, one.tier))
        yield from _of_amount(one, where)
    for place, bonus in enumerate(payment.bonuses):
        if bonus.value < 1 or bonus.sum <= 0:
            yield _fault(f"{path}.bonuses[{place}]", "SCHEME_FAULT_BONUS")


def _of_amount(one: Amount, path: str) -> Iterator[SchemeFault]:
    ways = [one.sum is not None, one.percent is not None, one.hourly is not None]
    if sum(ways) > 1:
        yield _fault(path, "SCHEME_FAULT_ONE_WAY")
    if (one.percent is None) != (one.percent_of is None):
        yield _fault(f"{path}.percent_of", "SCHEME_FAULT_PERCENT_OF")
    for name in ("sum", "percent", "percent_of", "hourly"):
        value = getattr(one, name)
        if value is not None and value <= 0:
            yield _fault(f"{path}.{name}", "SCHEME_FAULT_POSITIVE")


def _of_papers(scheme: Scheme) -> Iterator[SchemeFault]:
    papers, invoice = scheme.papers, scheme.invoice
    if not 0 <= papers.evidence_min <= len(set(papers.evidence_any_of)):
        yield _fault("papers.evidence_min", "SCHEME_FAULT_EVIDENCE", most=len(set(papers.evidence_any_of)))
    for place, proof in enumerate(papers.ticket_proof_any_of):
        path = f"papers.ticket_proof_any_of[{place}]"
        if not proof.kind.strip():
            yield _fault(f"{path}.kind", "SCHEME_FAULT_NAME")
        if proof.max_age_days is not None and not 0 <= proof.max_age_days <= MOST_DAYS:
            yield _fault(f"{path}.max_age_days", "SCHEME_FAULT_RANGE", least=0, most=MOST_DAYS)
    if not 0 <= scheme.notice.days <= MOST_DAYS:
        yield _fault("notice.days", "SCHEME_FAULT_RANGE", least=0, most=MOST_DAYS)
    if invoice.deadline_days is not None and not 0 <= invoice.deadline_days <= MOST_DAYS:
        yield _fault("invoice.deadline_days", "SCHEME_FAULT_RANGE", least=0, most=MOST_DAYS)
