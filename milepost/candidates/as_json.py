"""The answer as plain lists and words: the same object as the page shows, for whoever reads it by a program."""

from __future__ import annotations

from typing import Any

from milepost.candidates.models import Interview
from milepost.candidates.queries import Answer
from milepost.rulebook.decisions import Reason


def as_object(reference: str, interview: Interview, answer: Answer, language: str) -> dict[str, Any]:
    """Amounts are whole dollars as text, as the exchange format writes them; `null` is not known."""

    def said(reason: Reason) -> dict[str, str]:
        return {"code": reason.code, "finding": reason.finding(language), "law": reason.law}

    found = answer.assessed
    return {
        "ticket": reference,
        "as_of": str(found.day),
        "interview": interview.number,
        "answers": interview.answers.open(),
        "advice": found.advice.value,
        "because": said(found.reason),
        "signals": [
            {"effect": one.effect.value, "question": one.question or None, **said(one.reason)}
            for one in found.signals
        ],
        "to_arrange": [said(one) for one in found.to_arrange],
        "look_back": [
            {
                "claim": one.claim.value, "answer": one.answer.value, "above": [str(month) for month in one.above],
                "months_not_known": one.unknown,
            }
            for one in answer.look_back
        ],
        "prospects": [
            {
                "reading": one.reading, "system": one.system.value, "year": one.year, "dollars": _text(one.dollars),
                "least_dollars": _text(one.least_dollars),
                "parts": [
                    {
                        "stretch": part.stretch.value, "open": part.still_open, "unsure": part.unsure,
                        "in_reach": part.in_reach, "each_dollars": _text(part.each_dollars),
                        "dollars": _text(part.dollars),
                    }
                    for part in one.parts
                ],
            }
            for one in answer.prospects
        ],
    }  # fmt: skip


def _text(dollars: int | None) -> str | None:
    return None if dollars is None else str(dollars)
