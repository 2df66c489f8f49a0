"""The questions of the candidate assessment, as a table: what each is for, and what can be answered.

Program operations (systems.md C.3) names the signals; no federal text makes any of them a rule, so none is a refusal. Nothing
here asks for a disability, for health or for a trait that the law protects; `PROTECTED` names the words that may stand in no
question, and a test reads every question in both languages against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

UNKNOWN = "unknown"
"""An answer to every question."""
YES_NO = ("yes", "no")


class Use(StrEnum):
    """What an answer may do."""

    ADVICE = "advice"
    """It is a signal for or against."""
    AMOUNT = "amount"
    """It says what can be paid."""
    PLAN = "plan"
    """It says what to arrange, and never weighs."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. What is asked stands in the wording table as `WORD_ask_<code>`, an answer as `WORD_<code>_<answer>`."""

    code: str
    use: Use
    answers: tuple[str, ...] = YES_NO
    decides: bool = False
    """Without an answer nothing can be advised."""

    @property
    def possible(self) -> tuple[str, ...]:
        return (UNKNOWN, *self.answers)

    def word_of(self, answer: str) -> str:
        """The code of the word that says this answer."""
        shared = answer in (*YES_NO, UNKNOWN)
        return f"told_{answer}" if shared else f"{self.code}_{answer}"


QUESTIONS = (
    Question("goal", Use.ADVICE, ("below_trial_work", "trial_work", "substantial", "off_cash"), decides=True),
    Question("by_when", Use.ADVICE, ("one_year", "two_years", "later")),
    Question("part_time_for_good", Use.ADVICE),
    Question("our_services", Use.ADVICE, decides=True),
    Question("state_vr", Use.ADVICE, ("never", "open", "closed_with_work", "closed_otherwise"), decides=True),
    Question("paid_before", Use.ADVICE),
    Question("proof", Use.ADVICE),
    Question("wages_before", Use.AMOUNT, ("none", "entered", "some")),
    Question("counselled", Use.PLAN),
    Question("arranged", Use.PLAN),
)
BY_CODE: Mapping[str, Question] = {one.code: one for one in QUESTIONS}

PROTECTED = (
    "disability", "disabilities", "disabled", "impairment", "diagnosis", "illness", "health", "medical", "medicine", "mental",
    "blind", "deaf", "race", "ethnic", "colour", "color", "sex", "gender", "pregnant", "religion", "faith", "origin",
    "nationality", "citizen", "immigrant", "age", "old", "young", "married", "marital", "veteran", "genetic",
    "discapacidad", "discapacitado", "deficiencia", "diagnóstico", "enfermedad", "salud", "médico", "médica", "mental",
    "ciego", "ciega", "sordo", "sorda", "raza", "etnia", "sexo", "género", "embarazo", "religión", "fe", "origen",
    "nacionalidad", "ciudadano", "inmigrante", "edad", "viejo", "joven", "casado", "casada", "veterano", "genético",
)  # fmt: skip
"""Whole words that no question and no answer may hold."""


def answers_in_order(given: Mapping[str, str]) -> dict[str, str]:
    """Every question with its answer; one that was not asked is not known. AssertionError for an answer that is none."""
    found = {one.code: given.get(one.code) or UNKNOWN for one in QUESTIONS}
    for code, answer in found.items():
        assert answer in BY_CODE[code].possible, f"{answer} answers no question {code}"
    return found
