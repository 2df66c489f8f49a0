"""Somebody for whom everything of the Texas scheme is there, to be changed by one thing at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from milepost.rulebook.facts import (
    Assignment,
    AssignmentKind,
    Closure,
    PaidBy,
    PaymentSystem,
    VocationalRehabilitationCase,
)
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.schemes import PaymentAnswer, Person, Scheme, evaluate, read
from milepost.rulebook.schemes.facts import (
    ClaimState,
    NoticeGiven,
    Pay,
    Proof,
    Provider,
    SchemeClaim,
    Service,
)

LIBRARY = Path(__file__).parents[3] / "milepost" / "schemes" / "library"
LAW = Law.packaged()
OPENED, CLOSED, ASSIGNED = date(2013, 9, 2), date(2014, 6, 15), date(2014, 7, 1)
SGA_2014, SGA_2015 = 1070_00, 1090_00
HIGH_2014, HIGH_2015 = 1123_50, 1144_50
"""105 percent, worked out by hand: 1,070 × 1.05 and 1,090 × 1.05."""


def packaged(name: str) -> Scheme:
    scheme, faults = read((LIBRARY / f"{name}.json").read_text(encoding="utf-8"))
    assert scheme is not None, faults
    return scheme


TEXAS = packaged("texas-dars-5-13")


def assignment(provider: str, since: date, until: date | None = None) -> Assignment:
    kind, system = AssignmentKind.EMPLOYMENT_NETWORK, PaymentSystem.MILESTONE_OUTCOME
    return Assignment("T-1", provider, kind, system, since, until)


CASE = VocationalRehabilitationCase(
    "T-1", "DARS", OPENED, CLOSED, Closure.EMPLOYMENT_OUTCOME, PaidBy.COST_REIMBURSEMENT
)
SERVICE = Service("job_placement", "CRP", "1", date(2013, 10, 1), "SA-1")
READY = SchemeClaim(1, forms=("DARS1050",), evidence=("pay_stubs",), authorization="SA-2")
PAID_FIRST = replace(
    READY, state=ClaimState.PAID, invoiced_on=date(2014, 9, 5), paid_on=date(2014, 10, 10), cents=450_00
)
SECOND = replace(READY, payment=2)
WHOLE = Person(
    case=CASE,
    list_given_on=CLOSED,
    assignments=(assignment("CRP", ASSIGNED),),
    blind=False,
    services=(SERVICE,),
    notices=(
        NoticeGiven(1, date(2014, 7, 1), date(2014, 8, 1)),
        NoticeGiven(2, date(2015, 3, 1), date(2015, 6, 30)),
    ),
    proofs=(Proof("assignment_letter", date(2014, 7, 5)),),
    claims=(READY,),
    provider=Provider(frozenset({"CRP"}), date(2010, 1, 1), None, date(2010, 1, 1), None),
)


def paid(**months: int) -> dict[Month, Pay]:
    """`paid(m2014_08=1070_00)`."""
    return {Month.parse(name[1:].replace("_", "-")): Pay(cents, cents) for name, cents in months.items()}


def row(first: str, *cents: int | None) -> dict[Month, Pay]:
    """Months one after the other; None is not known."""
    return {Month.parse(first) + place: Pay(one, one) for place, one in enumerate(cents)}


def answer(
    person: Person, payment: int = 1, *, as_of: date = date(2014, 9, 1), scheme: Scheme = TEXAS
) -> PaymentAnswer:
    found = evaluate(scheme, person, LAW, as_of=as_of).payments
    return next(one for one in found if one.number == payment)


def first(as_of: date = date(2014, 9, 1), scheme: Scheme = TEXAS, **changes: Any) -> PaymentAnswer:
    """Payment 1 of somebody who earned exactly SGA in August 2014, changed."""
    known: dict[str, Any] = {"months": row("2014-08", SGA_2014), **changes}
    return answer(replace(WHOLE, **known), as_of=as_of, scheme=scheme)


def second(
    *cents: int | None,
    begins: str = "2014-11",
    as_of: date = date(2015, 12, 1),
    scheme: Scheme = TEXAS,
    **changes: Any,
) -> PaymentAnswer:
    """Payment 2 of somebody whose first was paid on 10 October 2014; these months from `begins` on."""
    known: dict[str, Any] = {
        "months": row("2014-08", SGA_2014) | row(begins, *cents),
        "claims": (PAID_FIRST, SECOND),
        **changes,
    }
    return answer(replace(WHOLE, **known), 2, as_of=as_of, scheme=scheme)


def codes(found: PaymentAnswer) -> set[str]:
    return (
        {one.code for one in found.reasons}
        | {one.code for one in (*found.missing,)}
        | {one.code for one in found.warnings}
    )
