"""What has come to a counselor about their consumers: notices, authorizations, what was returned, what was paid. Nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from milepost.handoffs.models import HandOff
from milepost.handoffs.words import PAPERS
from milepost.rulebook.months import Month


@dataclass(frozen=True, slots=True)
class Paper:
    """One line, with its day."""

    hand_off: HandOff
    kind: str
    on: date | None
    payment: int | None = None
    number: str = ""
    cents: int | None = None
    expected_on: date | None = None
    ninth: Month | None = None

    @property
    def said(self) -> Any:
        return PAPERS[self.kind]


def papers_of(hand_off: HandOff) -> list[Paper]:
    """Of one hand-off, the newest first."""
    found = [_paper(hand_off, line) for line in hand_off.network_told.get("lines", [])]
    if hand_off.told_on is not None:
        ninth = Month.parse(hand_off.nine_months[-1]) if hand_off.nine_months else None
        found.append(Paper(hand_off, "nine", hand_off.told_on, ninth=ninth))
    return newest_first(found)


def newest_first(papers: Iterable[Paper]) -> list[Paper]:
    """What has no day stands last."""
    return sorted(papers, key=lambda one: (one.on or date.min, one.kind), reverse=True)


def _paper(hand_off: HandOff, line: dict[str, Any]) -> Paper:
    return Paper(
        hand_off,
        line["kind"],
        _day(line.get("on")),
        line.get("payment"),
        line.get("number") or "",
        line.get("cents"),
        _day(line.get("expected_on")),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
