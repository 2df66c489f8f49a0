"""Random Tickets that sit on the edges of the rules: at a level, a cent beside it, on the last day of a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar

from milepost.rulebook.facts import (
    Assignment,
    AssignmentKind,
    Cash,
    ClaimCode,
    Closure,
    EndedBecause,
    Evidence,
    MonthOfWork,
    PaidBy,
    PaymentSystem,
    Program,
    RecordedPayment,
    RecordedStatus,
    Study,
    StudyKind,
    Ticket,
    TicketFacts,
    UsePeriod,
    UseState,
    VocationalRehabilitationCase,
)
from milepost.rulebook.months import Month
from tests.second_reading.figures import LEVELS

Thing = TypeVar("Thing")


def ticket(seed: int) -> tuple[TicketFacts, date]:
    """One Ticket, and the day on which it is decided."""
    chance = Random(f"edges {seed}")
    first = date(2020, 6, 1) + timedelta(days=chance.randrange(1_700))
    as_of = first + timedelta(days=chance.randrange(30, 2_000))
    as_of = min(as_of, date(2026, 6, 30))
    program = chance.choice(list(Program))
    facts = TicketFacts(
        Ticket(
            "T",
            program,
            chance.choice([None, None, None, *Program]),
            chance.choice([None, False, True]),
            None,
            first + timedelta(days=chance.randrange(1_500)) if chance.random() < 0.12 else None,
            EndedBecause.OTHER,
        ),
        assignments(chance, first),
        months(chance, Month.of(first)),
        vr_cases(chance, first),
    )
    return facts, as_of


def maybe(chance: Random, thing: Thing, likelihood: float) -> Thing | None:
    return thing if chance.random() < likelihood else None


def assignments(chance: Random, first: date) -> tuple[Assignment, ...]:
    made: list[Assignment] = []
    begins = first
    for place in range(chance.choice([1, 1, 1, 2, 2, 3])):
        ends = begins + timedelta(days=chance.choice([1, 20, 45, 100, 200, 400, 700]))
        signed = begins - timedelta(days=chance.randrange(3))
        system = PaymentSystem.OUTCOME_ONLY if chance.random() < 0.15 else PaymentSystem.MILESTONE_OUTCOME
        made.append(
            Assignment(
                "T",
                f"EN-{place}",
                AssignmentKind.EMPLOYMENT_NETWORK,
                system,
                begins,
                ends,
                maybe(chance, signed, 0.8),
                maybe(chance, signed + timedelta(days=chance.choice([0, 13, 14, 15, 16, 40, 90])), 0.8),
                maybe(chance, begins + timedelta(days=chance.randrange(900)), 0.6),
            )
        )
        begins = ends + timedelta(days=chance.choice([0, 0, 1, 30, 90]))
    if chance.random() < 0.7:
        made[-1] = replace(made[-1], unassigned_on=None)
    return tuple(made)


def months(chance: Random, first: Month) -> dict[Month, MonthOfWork]:
    """A working life in spells, each at one place beside a level, with now and then a month that differs."""
    made: dict[Month, MonthOfWork] = {}
    month = first - chance.choice([0, 3, 18, 20])
    cash_stops = first + chance.choice([-2, 0, 1, 6, 15, 25, 40, 99])
    is_steady = chance.random() < 0.3  # earns well for years, with stubs: those reach the reconciliation
    while month < first + 60:
        place, beside = chance.randrange(4), chance.choice([-1, 0, 1, 5_000])
        if is_steady and chance.random() < 0.9:
            place, beside = 2, chance.choice([0, 1, 5_000])
        for _ in range(chance.choice([1, 2, 3, 4, 6, 9, 14])):
            levels = LEVELS[min(max(month.year, 2018), 2026)]
            level = (
                0 if place == 3 else levels[place if is_steady else chance.choice([place, place, 0])] * 100
            )
            cents = max(0, (level // 2 if chance.random() < 0.1 and not is_steady else level) + beside)
            made[month] = MonthOfWork(
                "T",
                month,
                maybe(chance, cents, 0.9),
                maybe(chance, max(0, cents + chance.choice([-1, 0, 0, 300_00])), 0.4),
                maybe(chance, chance.choice([-1, 1, 100_00]), 0.05),
                cash_of(chance, month >= cash_stops),
                chance.choice([Evidence.PRIMARY] * (90 if is_steady else 9) + list(Evidence)),
            )
            month = month + 1
        month = month + chance.choice([0, 0, 1, 4])
    return made


def cash_of(chance: Random, has_stopped: bool) -> Cash:
    if chance.random() < 0.03:
        return Cash.UNKNOWN
    if not has_stopped:
        return chance.choice([Cash.PAID] * 30 + [Cash.NONE_OTHER])
    stopped = [Cash.NONE_WORK] * 6 + [Cash.ENDED_WORK] * 2
    return chance.choice([*stopped, Cash.PAID, Cash.ENDED_WORK_OTHER])


def vr_cases(chance: Random, first: date) -> tuple[VocationalRehabilitationCase, ...]:
    if chance.random() > 0.3:
        return ()
    closed = first + timedelta(days=chance.choice([-900, -549, -548, -547, -400, -1, 0, 1, 200]))
    return (
        VocationalRehabilitationCase(
            "T",
            "VR",
            closed - timedelta(days=300),
            maybe(chance, closed, 0.9),
            chance.choice([Closure.EMPLOYMENT_OUTCOME, Closure.EMPLOYMENT_OUTCOME, Closure.OTHER, None]),
            chance.choice([PaidBy.COST_REIMBURSEMENT, PaidBy.EN_PAYMENT, None]),
        ),
    )


def with_records(facts: TicketFacts, claims: list[dict[str, object]], seed: int) -> TicketFacts:
    """The same Ticket with some of its payable claims recorded as paid, sent or denied."""
    chance = Random(f"records {seed}")
    payments = [
        RecordedPayment(
            "T",
            str(claim["provider"]),
            ClaimCode(str(claim["claim"])),
            claim["number"],  # type: ignore[arg-type]  # a number or nothing
            Month.parse(str(claim["month"])),
            chance.choice(list(RecordedStatus)),
            chance.choice([None, 12_300]),
        )
        for claim in claims
        if claim["status"] == "payable" and claim["claim"] != "reconciliation" and chance.random() < 0.4
    ]
    return replace(facts, payments=tuple(payments))


def student(seed: int) -> tuple[TicketFacts, date]:
    """A Ticket with credits beside nine tenths of a goal, diplomas, degrees, and months not in use."""
    facts, as_of = ticket(seed)
    chance = Random(f"studies {seed}")
    first = facts.assignments[0].assigned_on
    if chance.random() < 0.8:  # held long enough for the later reviews
        steady = [replace(facts.assignments[0], unassigned_on=None)]
        facts = replace(facts, assignments=tuple(steady), ticket=replace(facts.ticket, ended_on=None))
    kinds = chance.choice([list(StudyKind), list(StudyKind)[:3], list(StudyKind)[-3:]])
    studies = tuple(
        Study(
            "T",
            Month.of(first) + chance.randrange(70),
            kind := chance.choice(kinds),
            percent_of(chance) if kind.value.startswith("credits") else None,
        )
        for _ in range(chance.randrange(7))
    )
    if chance.random() < 0.5:  # little work, so that study decides
        facts = replace(
            facts, months={month: row for month, row in facts.months.items() if chance.random() < 0.2}
        )
    states = []
    for _ in range(chance.choice([0, 0, 1, 2])):
        begins = first + timedelta(days=chance.randrange(-100, 1_500))
        to = begins + timedelta(days=chance.choice([0, 27, 30, 31, 90, 200]))
        edge = chance.random() < 0.5  # from the first of a month, or to the first of one
        begins, to = (begins.replace(day=1), to.replace(day=1)) if edge else (begins, to)
        states.append(
            UsePeriod("T", begins, maybe(chance, max(begins, to), 0.8), chance.choice(list(UseState)))
        )
    late_enough_for_every_review = chance.choice([as_of, date(2026, 6, 30)])
    return replace(facts, studies=studies, use_periods=tuple(states)), late_enough_for_every_review


def percent_of(chance: Random) -> str | None:
    """Beside nine tenths of a goal, alone or with so many months of work."""
    goal, asked = chance.choice([(60, 3), (75, 6), (100, 9), (100, 6)])
    months = chance.randrange(asked)
    tenths = Decimal(9 * goal) / 10 - Decimal(goal * months) / asked
    beside = tenths.quantize(Decimal("0.01")) + chance.choice([-1, 0, 0, 1]) * Decimal("0.01")
    return maybe(chance, str(max(Decimal(0), beside)), 0.97)
