"""Of those we took with this answer, so many reached the level: counted on the organization's own records alone.

A count of few people says nothing and may point at somebody, so it is not shown.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from milepost.candidates.models import Interview, Verdict
from milepost.candidates.queries import decisions_visible_to, newest_decisions
from milepost.claims.models import RecordedPayment
from milepost.claims.stored_facts import facts_of
from milepost.organizations.models import StaffMember
from milepost.organizations.today import today_for
from milepost.rulebook.candidates.questions import QUESTIONS, Question
from milepost.rulebook.candidates.reached import Reached, reached
from milepost.rulebook.facts import RecordedStatus
from milepost.rulebook.law import Law
from milepost.tickets.models import Ticket

FEWEST = 10
"""Fewer than so many people say nothing; our own choice, no rule."""
AT_A_TIME = 250


@dataclass(frozen=True, slots=True)
class Line:
    """One answer. Where too few were taken the counts are None, and nothing of them leaves this module."""

    answer: str
    words: str
    """The code of the word that says it."""
    taken: int | None
    trial_work: int | None = None
    substantial: int | None = None
    paid: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    question: Question
    lines: tuple[Line, ...]


def feedback(member: StaffMember, law: Law) -> list[Table]:
    """For each question what became of those taken with each answer, of the Tickets that the member may see."""
    holding = newest_decisions(decisions_visible_to(member).only("ticket", "at", "verdict", "interview"))
    taken = {key: one.interview_id for key, one in holding.items() if one.verdict == Verdict.TAKE}
    answers = {
        one.ticket_id: one.answers.open() for one in Interview.objects.filter(pk__in=list(taken.values()))
    }
    became = _became(member, list(taken), law)
    return [_table(question, answers, became) for question in QUESTIONS]


def _became(member: StaffMember, keys: list[UUID], law: Law) -> dict[UUID, tuple[Reached, bool]]:
    day = today_for(member.owner)
    paid = set(
        RecordedPayment.objects.filter(ticket__in=keys, status=RecordedStatus.PAID).values_list(
            "ticket_id", flat=True
        )
    )
    found = {}
    for first in range(0, len(keys), AT_A_TIME):
        tickets = list(Ticket.objects.filter(pk__in=keys[first : first + AT_A_TIME]))
        for key, facts in facts_of(tickets).items():
            found[key] = (reached(facts, law, day), key in paid)
    return found


def _table(
    question: Question, answers: dict[UUID, dict[str, str]], became: dict[UUID, tuple[Reached, bool]]
) -> Table:
    by_answer: dict[str, list[tuple[Reached, bool]]] = defaultdict(list)
    for key, given in answers.items():
        by_answer[given[question.code]].append(became[key])
    return Table(
        question,
        tuple(
            _line(one, question.word_of(one), by_answer[one]) for one in question.possible if by_answer[one]
        ),
    )


def _line(answer: str, words: str, people: list[tuple[Reached, bool]]) -> Line:
    if len(people) < FEWEST:
        return Line(answer, words, None)
    return Line(
        answer,
        words,
        len(people),
        sum(one.trial_work for one, _ in people),
        sum(one.substantial for one, _ in people),
        sum(was_paid for _, was_paid in people),
    )
