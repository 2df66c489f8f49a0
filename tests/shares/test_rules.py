"""The rules of shares: terms, the split of one payment, whose payment it is. Every expected value is worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.shares.attribution import Served, attributed, serving_on
from milepost.rulebook.shares.splitting import apportioned, divide
from milepost.rulebook.shares.terms import (
    PARTNER,
    RECORD,
    WHOLE,
    Attribution,
    Fee,
    IfCounselled,
    Limit,
    Odd,
    Read,
    Row,
    Rule,
    Terms,
    Tier,
    TierBy,
    faults,
    percent,
    rule_as_json,
    rule_from_json,
    terms_of,
)

M1, P2, OUTCOME = ClaimCode.P1M1, ClaimCode.PHASE_2, ClaimCode.OUTCOME
FROM = date(2025, 1, 1)
PLANNER = "party:planner"


def points(**percents: int) -> tuple[tuple[str, int], ...]:
    """`points(partner=70, record=30)`."""
    return tuple((name if name != "planner" else PLANNER, value * 100) for name, value in percents.items())


def flat(**percents: int) -> Row:
    return Row((), (Tier(None, points(**percents)),))


def terms(*rows: Row, **more: Any) -> Terms:
    of_rule = {name: more.pop(name) for name in ("tier_by", "fee", "limits", "conditions") if name in more}
    return Terms("t", Rule(rows, **of_rule), more.pop("effective_from", FROM), **more)


def parts(cents: int, agreed: Terms, claim: ClaimCode = M1, base: int = 0, **more: Any) -> dict[str, int]:
    return {one.party: one.cents for one in divide(cents, claim, agreed, base, **more)}


SEVENTY = flat(partner=70, record=30)


@pytest.mark.parametrize(
    ("cents", "partner", "record"),
    [(10_000, 7_000, 3_000), (1, 1, 0), (2, 1, 1), (3, 2, 1), (178_801, 125_161, 53_640)],
)
def test_a_flat_percentage_by_largest_remainder(cents: int, partner: int, record: int) -> None:
    """Of 1 cent 0.7 and 0.3; of 2 cents 1.4 and 0.6; of 3 cents 2.1 and 0.9; of $1,788.01 1,251.607 and 536.403."""
    assert parts(cents, terms(SEVENTY)) == {PARTNER: partner, RECORD: record}


def test_the_odd_cent_goes_to_whom_the_terms_say() -> None:
    half = flat(partner=50, record=50)
    assert parts(101, terms(half)) == {PARTNER: 50, RECORD: 51}
    assert parts(101, terms(half, odd_to=PARTNER)) == {PARTNER: 51, RECORD: 50}
    assert parts(1, terms(SEVENTY, odd=Odd.NAMED)) == {PARTNER: 0, RECORD: 1}
    assert parts(1, terms(SEVENTY, odd=Odd.NAMED, odd_to=PLANNER))[PLANNER] == 1


def test_by_kind_of_payment() -> None:
    agreed = terms(Row((P2,), (Tier(None, points(partner=50, record=50)),)), SEVENTY)
    assert parts(1_000, agreed, P2) == {PARTNER: 500, RECORD: 500}
    assert parts(1_000, agreed, OUTCOME) == {PARTNER: 700, RECORD: 300}


def test_tiers_cut_a_payment_at_the_step() -> None:
    """First $5,000 60/40, then 80/20: of $2,000 that begin at $4,000, $1,000 lies in each."""
    row = Row((), (Tier(500_000, points(partner=60, record=40)), Tier(None, points(partner=80, record=20))))
    agreed = terms(row, tier_by=TierBy.TICKET)
    assert parts(200_000, agreed, base=400_000) == {PARTNER: 140_000, RECORD: 60_000}
    assert parts(100, agreed, base=499_900) == {PARTNER: 60, RECORD: 40}
    assert parts(100, agreed, base=499_901) == {PARTNER: 60, RECORD: 40}  # 59.4 + 0.8 and 39.6 + 0.2
    assert parts(100, agreed, base=500_000) == {PARTNER: 80, RECORD: 20}
    said = [one.code for one in divide(200_000, M1, agreed, 400_000)[0].reasons]
    assert said == ["SHARE_PERCENT_PARTNER", "SHARE_TIER_TICKET", "SHARE_PERCENT_PARTNER"]


def test_a_fixed_sum_first_then_the_rest() -> None:
    agreed = terms(flat(partner=50, record=50), fee=Fee(10_000))
    assert parts(30_000, agreed) == {PARTNER: 10_000, RECORD: 20_000}
    assert parts(10_000, agreed) == {RECORD: 10_000}
    assert parts(9_999, agreed) == {RECORD: 9_999}
    assert parts(10_001, agreed) == {PARTNER: 0, RECORD: 10_001}  # the odd cent is the EN's


def test_the_fixed_sum_counts_by_the_portion() -> None:
    """A third of a payment bears a third of the fee."""
    agreed = terms(flat(partner=50, record=50), fee=Fee(9_000))
    assert parts(10_000, agreed, portion=(10_000, 30_000)) == {PARTNER: 3_500, RECORD: 6_500}


def test_floor_and_cap_move_between_two_parties() -> None:
    agreed = terms(SEVENTY, limits=(Limit(RECORD, 5_000, 20_000, PARTNER),))
    assert parts(10_000, agreed) == {PARTNER: 5_000, RECORD: 5_000}  # 3,000 is raised
    assert parts(50_000, agreed) == {PARTNER: 35_000, RECORD: 15_000}  # between
    assert parts(100_000, agreed) == {PARTNER: 80_000, RECORD: 20_000}  # 30,000 is lowered
    assert parts(3_000, agreed) == {PARTNER: 0, RECORD: 3_000}  # no more than there is


def test_several_parties() -> None:
    assert parts(1_001, terms(flat(partner=60, planner=15, record=25))) == {
        PARTNER: 601,
        PLANNER: 150,
        RECORD: 250,
    }


def test_a_planner_has_a_part_only_where_they_gave_counselling() -> None:
    """Of 1,001: 601, 150 and 250 with counselling; without it the planner's 150 is the partner's, fee and odd cent too."""
    bound = (IfCounselled(PLANNER, PARTNER),)
    agreed = terms(flat(partner=60, planner=15, record=25), conditions=bound)
    since = ((PLANNER, date(2025, 2, 28)),)
    assert parts(1_001, agreed, counselled=since) == {PARTNER: 601, PLANNER: 150, RECORD: 250}
    assert parts(1_001, agreed) == {PARTNER: 751, RECORD: 250}
    made = {one.party: [reason.code for reason in one.reasons] for one in divide(1_001, M1, agreed)}
    assert "SHARE_NOT_COUNSELLED" in made[PARTNER]
    assert "SHARE_NOT_COUNSELLED" not in made[RECORD]
    said = {one.party: one.reasons for one in divide(1_001, M1, agreed, counselled=since)}
    assert [one.figures for one in said[PLANNER] if one.code == "SHARE_COUNSELLED"] == [
        {"since": date(2025, 2, 28)}
    ]
    everywhere = terms(
        flat(partner=50, planner=50), fee=Fee(100, PLANNER), conditions=bound,
        limits=(Limit(PLANNER, 900, None, RECORD), Limit(PARTNER, None, 10, PLANNER)),
    )  # fmt: skip
    named = replace(everywhere, odd=Odd.NAMED, odd_to=PLANNER)
    assert parts(1_001, named) == {PARTNER: 1_001}, "no fee, no least, no odd cent"


def test_an_override_says_so() -> None:
    made = divide(100, M1, terms(SEVENTY, is_override=True))
    assert all("SHARE_OVERRIDE" in [reason.code for reason in one.reasons] for one in made)


@given(st.integers(-10_000, 10_000), st.lists(st.integers(0, 50), min_size=1, max_size=6))
def test_nothing_is_lost_and_everybody_is_within_a_cent(amount: int, weights: list[int]) -> None:
    if not sum(weights):
        return
    given_ = apportioned(amount, weights)
    assert sum(given_) == amount
    for part, weight in zip(given_, weights, strict=True):
        assert abs(part * sum(weights) - amount * weight) < sum(weights)
    assert apportioned(-amount, weights) == tuple(-one for one in given_)


def test_terms_hold_from_their_first_to_their_last_day() -> None:
    first = terms(SEVENTY, effective_to=date(2025, 6, 30))
    then = replace(first, key="u", effective_from=date(2025, 7, 1), effective_to=None)
    for day, holds in (
        (date(2024, 12, 31), None), (FROM, first), (date(2025, 6, 30), first), (date(2025, 7, 1), then),
    ):  # fmt: skip
        assert terms_of([first, then], None, day) == holds


def test_frozen_at_assignment_or_read_when_money_comes() -> None:
    first = terms(SEVENTY, read=Read.ASSIGNMENT, effective_to=date(2025, 6, 30))
    then = replace(first, key="u", read=Read.PAYMENT, effective_from=date(2025, 7, 1), effective_to=None)
    paid = date(2025, 9, 1)
    assert terms_of([first, then], date(2025, 6, 30), paid) == first
    assert terms_of([first, then], date(2025, 7, 1), paid) == then
    assert terms_of([first, then], date(2024, 1, 1), paid) == then  # before there were any
    read_later = replace(first, read=Read.PAYMENT)
    assert terms_of([read_later, then], date(2025, 6, 30), paid) == then


SPANS = (Served("a", None), Served("b", date(2025, 3, 15)), Served(None, date(2025, 6, 1)))


def whose(how: Attribution, month: str | None, weights: dict[str, int] | None = None) -> Any:
    of = Month.parse(month) if month else None
    return attributed(how, SPANS, of, date(2025, 7, 1), date(2025, 3, 14), weights or {}).weights


def test_whose_payment_it_is() -> None:
    assert serving_on(SPANS, date(2025, 3, 14)) == "a"
    assert serving_on(SPANS, date(2025, 3, 15)) == "b"
    assert whose(Attribution.CLAIM_MONTH, "2025-02") == (("a", 1),)
    assert whose(Attribution.CLAIM_MONTH, "2025-03") == (("b", 1),)
    assert whose(Attribution.CLAIM_MONTH, "2025-06") == ((None, 1),)
    assert whose(Attribution.CLAIM_MONTH, None) == ((None, 1),)
    assert whose(Attribution.ASSIGNMENT_DAY, "2025-06") == (("a", 1),)
    assert whose(Attribution.WEIGHTS, "2025-06", {"a": 2, "b": 1}) == (("a", 2), ("b", 1))
    assert whose(Attribution.WEIGHTS, "2025-02") == (("a", 1),)
    only = attributed(Attribution.CLAIM_MONTH, SPANS[:1], None, FROM, None, {})
    assert (only.weights, only.reason) == ((("a", 1),), None)


@pytest.mark.parametrize(
    ("rule", "codes"),
    [
        (Rule((SEVENTY,)), []),
        (Rule(()), ["SHARES_NO_ROWS"]),
        (Rule((flat(partner=70, record=29),)), ["SHARES_WHOLE"]),
        (Rule((Row((P2,), SEVENTY.tiers),)), ["SHARES_UNCOVERED"]),
        (Rule((SEVENTY, SEVENTY)), ["SHARES_KIND_TWICE"]),
        (Rule((Row((P2,), SEVENTY.tiers), Row((P2,), SEVENTY.tiers), SEVENTY)), ["SHARES_KIND_TWICE"]),
        (
            Rule((Row((), (Tier(5, points(partner=100)), Tier(None, points(record=100)))),)),
            ["SHARES_TIER_BY"],
        ),
        (Rule((Row((), (Tier(5, points(record=100)),)),)), ["SHARES_TIERS"]),
        (Rule((Row((), (Tier(None, ((PARTNER, 5_000), (PARTNER, 5_000))),)),)), ["SHARES_TWICE"]),
        (Rule((SEVENTY,), fee=Fee(0)), ["SHARES_FEE"]),
        (Rule((SEVENTY,), limits=(Limit(RECORD, 2, 1, PARTNER),)), ["SHARES_LIMIT"]),
        (Rule((SEVENTY,), limits=(Limit(RECORD, 1, 1, PARTNER),)), []),
        (Rule((SEVENTY,), limits=(Limit(RECORD, 1, None, RECORD),)), ["SHARES_LIMIT"]),
        (Rule((flat(planner=50, record=50),)), ["SHARES_PARTY"]),
        (Rule((SEVENTY,), conditions=(IfCounselled(RECORD),)), ["SHARES_CONDITION"]),
        (
            Rule((SEVENTY,), conditions=(IfCounselled(PLANNER, PLANNER),)),
            ["SHARES_CONDITION", "SHARES_PARTY"],
        ),
    ],
)
def test_what_is_wrong_with_terms(rule: Rule, codes: list[str]) -> None:
    assert [one.code for one in faults(rule)] == codes
    assert all(one.finding("en") and one.finding("es") for one in faults(rule))


def test_a_rule_is_kept_whole() -> None:
    rule = Rule(
        (Row((P2,), (Tier(5, points(partner=100)), Tier(None, points(record=100)))), SEVENTY),
        TierBy.PARTNER_YEAR,
        Fee(5, PARTNER),
        (Limit(PARTNER, 1, None, RECORD),),
    )
    assert "if_counselled" not in rule_as_json(rule), (
        "rules that were signed before are kept in the same words"
    )
    assert rule_from_json(rule_as_json(rule)) == rule
    rule = replace(rule, conditions=(IfCounselled(PLANNER, PARTNER),))
    assert rule_from_json(rule_as_json(rule)) == rule
    assert (percent(7_000), percent(3_333), percent(10), WHOLE) == ("70", "33.33", "0.1", 10_000)
