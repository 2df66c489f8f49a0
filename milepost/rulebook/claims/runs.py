"""Claims as a reader wants them listed: neighbours that were barred or closed alike stand in one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from milepost.rulebook.decisions import Claim, Status
from milepost.rulebook.wording import claim_named


@dataclass(frozen=True, slots=True)
class Run:
    """One claim, or a first and a last that share one fate with all between them."""

    first: Claim
    last: Claim | None = None

    def name(self, language: str = "en") -> str:
        """`Phase 2 milestone 3`, or `Phase 2 milestone 3-11`."""
        if self.last is None:
            return claim_named(self.first.claim.value, self.first.number, language)
        return claim_named(self.first.claim.value, f"{self.first.number}-{self.last.number}", language)


def runs_of(claims: Iterable[Claim]) -> list[Run]:
    runs: list[Run] = []
    for claim in claims:
        before = runs[-1].first if runs else None
        is_alike = (
            before is not None
            and claim.number is not None
            and claim.status in (Status.BARRED, Status.CLOSED)
            and (before.claim, before.status) == (claim.claim, claim.status)
        )
        if is_alike:
            runs[-1] = Run(runs[-1].first, claim)
        else:
            runs.append(Run(claim))
    return runs
