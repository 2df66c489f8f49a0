"""A fault of a scheme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from milepost.rulebook.wording import sentence


@dataclass(frozen=True, slots=True)
class SchemeFault:
    """What is wrong at one place, and what to do."""

    path: str
    code: str
    figures: Mapping[str, object] = field(default_factory=dict)
    line: int | None = None

    def words(self, language: str = "en") -> str:
        return sentence(self.code, self.figures, language)
