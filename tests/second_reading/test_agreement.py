"""The rulebook and the second reading give one answer to every Ticket, however odd."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from milepost.caseload.answer import ticket_as_json
from milepost.caseload.as_json import facts_as_json
from milepost.rulebook.claims import decide
from milepost.rulebook.facts import TicketFacts
from milepost.rulebook.law import Law
from milepost.rulebook.progress import ProgressReview, progress_reviews
from milepost.rulebook.readings import READINGS
from tests.second_reading.caseloads import student, ticket, with_records
from tests.second_reading.figures import LEVELS, RATES
from tests.second_reading.progress import reviews
from tests.second_reading.rules import answer

LAW = Law.packaged()
AT_A_TIME = 50


def of_rulebook(facts: TicketFacts, as_of: date, reading: str) -> dict[str, Any]:
    decision = decide(facts, LAW, as_of=as_of, reading=READINGS[reading], compare=False)
    found = ticket_as_json(decision)
    for claim in found["claims"]:
        del claim["reasons"], claim["missing"]
    return found


def in_order(found: dict[str, Any]) -> dict[str, Any]:
    def place(claim: dict[str, Any]) -> tuple[str, int, str]:
        return claim["claim"], claim["number"] or 0, claim["month"] or ""

    return {**found, "claims": sorted(found["claims"], key=place)}


def check(facts: TicketFacts, as_of: date, reading: str, seed: int) -> dict[str, Any]:
    first, second = (
        in_order(of_rulebook(facts, as_of, reading)),
        in_order(answer(facts, as_of=as_of, reading=reading)),
    )
    if first != second:
        only_first = [claim for claim in first["claims"] if claim not in second["claims"]]
        only_second = [claim for claim in second["claims"] if claim not in first["claims"]]
        rest = {
            key: (first[key], second[key]) for key in first if key != "claims" and first[key] != second[key]
        }
        pytest.fail(
            f"seed {seed}, {reading}, {as_of}\n"
            f"rulebook only: {json.dumps(only_first, indent=1)}\nsecond reading only: {json.dumps(only_second, indent=1)}\n"
            f"otherwise: {rest}\n{json.dumps(facts_as_json(facts))}"
        )
    return first


@pytest.mark.parametrize("reading", ["practice", "regulation"])
@pytest.mark.parametrize("batch", range(16))
def test_both_read_alike(batch: int, reading: str) -> None:
    for seed in range(batch * AT_A_TIME, (batch + 1) * AT_A_TIME):
        facts, as_of = ticket(seed)
        found = check(facts, as_of, reading, seed)
        check(with_records(facts, found["claims"], seed), as_of, reading, seed)


def as_object(review: ProgressReview) -> dict[str, Any]:
    return {
        "period": review.period,
        "from": str(review.from_month),
        "to": None if review.to_month is None else str(review.to_month),
        "result": review.result.value,
        "by": review.by,
        "work_months": review.work_months,
        "work_required": review.work_required,
    }


@pytest.mark.parametrize("batch", range(24))
def test_both_review_progress_alike(batch: int) -> None:
    for seed in range(batch * AT_A_TIME, (batch + 1) * AT_A_TIME):
        given, as_of = student(seed)
        found = [as_object(review) for review in progress_reviews(given, LAW, as_of=as_of)]
        assert found == reviews(given, as_of), f"seed {seed}, {as_of}\n{json.dumps(facts_as_json(given))}"


def test_the_random_studies_reach_every_option() -> None:
    met: dict[str | None, int] = {}
    for seed in range(1_200):
        for review in reviews(*student(seed)):
            met[review["by"]] = met.get(review["by"], 0) + 1
    options = ["work", "combination", "diploma", "credits_degree", "credits_vocational", "degree_2yr"]
    options += ["degree_4yr", "vocational_completed"]
    assert all(met.get(option, 0) >= 3 for option in options), met


def test_the_figures_typed_twice_are_the_same() -> None:
    for year, levels in LEVELS.items():
        packaged = (
            LAW.trial_work_level(year),
            LAW.substantial_gainful_activity(year),
            LAW.substantial_gainful_activity_blind(year),
        )
        assert packaged == tuple(level * 100 for level in levels), year
    for year, rates in RATES.items():
        found = [LAW.phase_1_rate(year), LAW.phase_2_rate(year, 2), LAW.phase_2_rate(year, 16)]
        found += [LAW.outcome_rate(year, title, outcome_only=True) for title in (2, 16)]
        assert tuple(rate and rate.dollars for rate in found) == rates, year


def test_the_random_tickets_reach_every_kind_of_answer() -> None:
    """A differential test is worth what its cases are: each status and each claim must occur often."""
    seen: dict[tuple[str, str], int] = {}
    for seed in range(800):
        facts, as_of = ticket(seed)
        for claim in answer(facts, as_of=as_of, reading="practice")["claims"]:
            key = (claim["claim"], claim["status"])
            seen[key] = seen.get(key, 0) + 1
    for claim in ("p1m1", "p1m2", "p1m3", "p1m4", "p2", "outcome", "reconciliation"):
        for status in ("payable", "waiting", "expired"):
            if (claim, status) == ("reconciliation", "expired"):
                continue  # expired outcomes do not count towards it, so only a paid twelfth outcome can outlive it
            assert seen.get((claim, status), 0) >= 3, (
                f"{claim} {status} occurs {seen.get((claim, status), 0)} times"
            )
