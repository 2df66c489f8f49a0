"""Explanations, word for word, in both languages, as somebody approved them after reading.

python -m tests.explained.test_explained      writes them anew; read the difference before you commit it
"""

from __future__ import annotations

from pathlib import Path

import pytest

from milepost.cli.explained import explained
from milepost.rulebook.claims import decide
from milepost.rulebook.claims.ahead import ahead_of
from milepost.rulebook.law import Law
from milepost.rulebook.progress import progress_reviews
from milepost.rulebook.readings import READINGS
from tests.cases.reading import Case, all_cases

EXPECTED = Path(__file__).parent / "expected"
LANGUAGES = ("en", "es")
NUMBERS = (None, 1, 2, 12)
"""Of the numbered claims, enough to read: the others say the same of later months."""
# Of each, what the explanation is worth reading for. (file, sentence of the case, reading)
CHOSEN: dict[str, tuple[str, str, str]] = {
    "whole-way": ("outcomes", "the whole way, from the first month to the reconciliation", "practice"),
    "whole-way-by-the-regulation": ("outcomes", "the whole way, from the first month to the reconciliation", "regulation"),
    "month-of-assignment": ("outcomes", "the period may begin in the month of assignment, which is not payable", "practice"),
    "earnings-floor": ("outcomes", "while eligible practice asks for earnings at SGA", "practice"),
    "no-floor": ("outcomes", "while eligible the regulation asks for no earnings floor", "regulation"),
    "entitlement-ended": ("outcomes", "a blind beneficiary at the blind amount is paid in practice", "practice"),
    "ticket-ended": ("outcomes", "nothing for the month in which the Ticket ended, nor later", "practice"),
    "cap": ("outcomes", "the sixty-first month of SSI-only earns nothing", "regulation"),
    "look-back-one": ("look_back", "one month above the level just before assignment closes milestone 1 only", "practice"),
    "look-back-all": ("look_back", "eighteen months above the level close all of Phase 1 and nothing else", "regulation"),
    "no-assignment": ("look_back", "a Ticket without an assignment has everything left and no claims", "practice"),
    "half-level": ("phase_1", "a month between half and full is a reason on the row of the later month in practice", "practice"),
    "half-level-by-the-regulation": ("phase_1", "half the level earns milestone 1 by the regulation", "regulation"),
    "completion-lacks": ("phase_2", "Phase 2 months after a milestone 4 that waits for completion wait for it too", "practice"),
    "completion": ("phase_1", "milestone 4 is attained in the later of the ninth month and the month of completion", "practice"),
    "state-vr": ("several_providers", "a State VR closure two months before assignment closes Phase 1", "practice"),
    "two-providers": ("reconciliation", "the reconciliation belongs to the provider of the twelfth outcome month", "practice"),
    "no-reconciliation": ("reconciliation", "a provider in the outcome payment system has no reconciliation", "practice"),
    "reconciliation-waits": (
        "reconciliation", "with a waiting outcome among the twelve the reconciliation waits and names its month", "practice"
    ),
    "expired": ("time_and_evidence", "on the day after, the time has run out", "practice"),
    "evidence": ("time_and_evidence", "one photocopied stub does not suffice", "practice"),
    "cash-unknown": ("time_and_evidence", "an unknown month before any beginning makes later milestones wait", "practice"),
    "cash-unknown-in-the-period": (
        "time_and_evidence", "in the period an unknown month at SGA is an outcome that waits, in its place", "regulation"
    ),
    "rate-not-published": (
        "time_and_evidence", "in a year whose base is not published a claim waits, and last year's figure is not used", "practice"
    ),
    "recorded": ("time_and_evidence", "a paid claim counts as attained even if the months do not show it", "practice"),
    "recorded-outcome": ("time_and_evidence", "a paid outcome month begins the period", "practice"),
    "recorded-with-work": ("time_and_evidence", "a recorded payment is shown as recorded, with its own amount", "practice"),
    "blind": ("phase_2", "a blind SSDI beneficiary at the blind amount is paid in practice", "practice"),
    "supplemental-income": ("phase_2", "SSI-only has eighteen, each at the title XVI rate", "practice"),
    "outcome-only": ("phase_1", "work under an outcome-only provider earns no milestone and gives no row", "practice"),
    "review-fails": ("progress", "two months and one at last year's level fail; work knows no tolerance", "practice"),
    "review-by-combination": ("progress", "one month and 34 of the 60 percent make exactly nine tenths", "practice"),
    "review-by-diploma": ("progress", "a diploma passes the first review", "practice"),
    "review-third": ("progress", "nine months exactly at SGA fail the third review", "practice"),
    "review-fifth": ("progress", "three precluding months and half a year of credits pass the fifth review", "practice"),
    "review-interrupted": ("progress", "months without assignment stop the clock, during the extension and after it", "practice"),
}  # fmt: skip
CASES = {(case.file, case.sentence, case.reading): case for case in all_cases()}


def text_of(case: Case, language: str) -> str:
    law = Law.packaged()
    decision = decide(case.facts, law, as_of=case.as_of, reading=READINGS[case.reading])
    chosen = [claim for claim in decision.claims if claim.number in NUMBERS]
    lines = list(explained(decision, chosen, ahead_of(decision, case.facts, law), language))
    for review in progress_reviews(case.facts, law, as_of=case.as_of):
        span = f"{review.from_month}..{review.to_month or ''}"
        lines += ["", f"{review.period} · {span} · {review.result.value} · {review.by or ''}"]
        lines.append(f"  {review.work_months} / {review.work_required}")
        lines += [f"  {reason.finding(language)}  [{reason.law}]" for reason in review.reasons]
        lines += [f"  + {reason.finding(language)}  [{reason.law}]" for reason in review.would_meet]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHOSEN)
def test_explained(name: str, language: str) -> None:
    expected = (EXPECTED / f"{name}.{language}.txt").read_text(encoding="utf-8")
    assert text_of(CASES[CHOSEN[name]], language) == expected


def test_nothing_is_expected_that_is_not_asked() -> None:
    names = {f"{name}.{language}.txt" for name in CHOSEN for language in LANGUAGES}
    assert {path.name for path in EXPECTED.iterdir()} == names


if __name__ == "__main__":
    for each, chosen in CHOSEN.items():
        for spoken in LANGUAGES:
            (EXPECTED / f"{each}.{spoken}.txt").write_text(text_of(CASES[chosen], spoken), encoding="utf-8")
