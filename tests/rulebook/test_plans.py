"""The ten elements, the goals, the order of signing: on both sides of each boundary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from milepost.rulebook.facts import Program
from milepost.rulebook.law import Law
from milepost.rulebook.plans import (
    STATEMENTS,
    Element,
    Expected,
    Goal,
    Order,
    Plan,
    Signer,
    are_enough,
    completeness,
    goal_warnings,
    place_of,
    turns,
)

LAW = Law.packaged()
SIGNED = date(2025, 3, 3)  # trial work level $1,160; SGA $1,620, blind $2,700
WHOLE = Plan(
    short_goal=Goal("Cashier in a grocery store", 9, 130_000, 25),
    long_goal=Goal("Assistant store manager", 48, 240_000, 40),
    services=("Help with applications",),
    said=frozenset(STATEMENTS),
    protection_and_advocacy="Disability Rights of the State, 555-0100",
    copy_format="large_print",
)


def lacking(plan: Plan) -> dict[Element, list[str]]:
    return {one.element: [why.code for why in one.to_add] for one in completeness(plan) if not one.is_there}


def test_a_whole_plan_has_all_ten_and_an_empty_one_none() -> None:
    assert [one.is_there for one in completeness(WHOLE)] == [True] * 10
    assert list(lacking(Plan())) == list(Element)
    assert completeness(Plan())[9].to_add[0].law == "20 CFR 411.465(a)(10)"


@pytest.mark.parametrize("element", STATEMENTS)
def test_each_sentence_that_is_left_out_is_named_with_what_to_add(element: Element) -> None:
    plan = replace(WHOLE, said=WHOLE.said - {element})
    assert list(lacking(plan)) == [element]
    for language in ("en", "es"):
        assert completeness(plan)[list(Element).index(element)].to_add[0].finding(language)


@pytest.mark.parametrize(
    ("changed", "element", "code"),
    [
        ({"services": ("", "  ")}, Element.SERVICES, "PLAN_ADD_SERVICES"),
        ({"protection_and_advocacy": " "}, Element.REMEDIES, "PLAN_ADD_ADVOCACY"),
        ({"copy_format": ""}, Element.COPY, "PLAN_ADD_COPY_FORMAT"),
        ({"short_goal": replace(WHOLE.short_goal, work=" ")}, Element.GOAL, "PLAN_ADD_SHORT_GOAL"),
        ({"long_goal": replace(WHOLE.long_goal, work="")}, Element.GOAL, "PLAN_ADD_LONG_GOAL"),
        ({"short_goal": Goal("work"), "long_goal": Goal("work")}, Element.GOAL, "PLAN_ADD_EARNINGS"),
        ({"of_example": frozenset({Element.GOAL})}, Element.GOAL, "PLAN_STILL_EXAMPLE"),
    ],
)
def test_half_an_element_is_none(changed: dict[str, object], element: Element, code: str) -> None:
    assert lacking(replace(WHOLE, **changed)) == {element: [code]}  # type: ignore[arg-type]


def test_an_employment_plan_may_stand_in_place_where_it_says_where() -> None:
    assert lacking(Plan(standing_in=dict.fromkeys(Element, "page 2"))) == {}
    assert list(lacking(Plan(standing_in={Element.GOAL: "page 2", Element.COPY: " "}))) == list(Element)[1:]


def warned(plan: Plan, **more: object) -> list[str]:
    given: dict[str, object] = {"program": Program.SSDI, "blind": False, **more}
    return [why.code for why in goal_warnings(plan, LAW, SIGNED, **given)]  # type: ignore[arg-type]


def goals(short: Goal, long: Goal) -> Plan:
    return replace(WHOLE, short_goal=short, long_goal=long)


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ((10, 116_000), (36, 162_000), []),
        ((11, 116_000), (36, 162_000), ["PLAN_TRIAL_WORK_LATE"]),
        ((10, 115_999), (36, 162_000), ["PLAN_TRIAL_WORK_LATE"]),
        ((10, 116_000), (36, 161_999), ["PLAN_SUBSTANTIAL_LACKING"]),
        ((10, 116_000), (13, 162_000), []),
        ((10, 116_000), (12, 162_000), ["PLAN_SUBSTANTIAL_LACKING"]),
        ((None, 116_000), (None, 162_000), ["PLAN_TRIAL_WORK_WHEN"]),
        ((6, 50_000), (36, 90_000), ["PLAN_TRIAL_WORK_NEVER", "PLAN_SUBSTANTIAL_LACKING"]),
        ((6, None), (36, None), ["PLAN_EARNINGS_UNKNOWN"]),
        ((6, 0), (36, 0), ["PLAN_TRIAL_WORK_NEVER", "PLAN_SUBSTANTIAL_LACKING"]),
    ],
)
def test_earnings_are_compared_with_the_levels_of_the_year(
    short: tuple[int | None, int | None], long: tuple[int | None, int | None], expected: list[str]
) -> None:
    assert warned(goals(Goal("a", *short), Goal("b", *long))) == expected


def test_the_level_of_the_blind_counts_under_title_2_only() -> None:
    plan = goals(Goal("a", 9, 116_000), Goal("b", 36, 269_999))
    assert warned(plan, blind=True) == ["PLAN_SUBSTANTIAL_LACKING"]
    assert warned(plan, blind=True, program=Program.SSI) == []
    assert warned(plan, blind=None) == []
    assert warned(goals(Goal("a", 9, 116_000), Goal("b", 36, 270_000)), blind=True) == []


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        (Goal("a", 9, 170_000, 20), Goal("b", 36, 170_000, 20), ["PLAN_PART_TIME"]),
        (Goal("a", 9, 170_000, 20), Goal("b", 36, 170_001, 20), []),
        (Goal("a", 9, 170_000, 34), Goal("b", 36, 170_000, 34), ["PLAN_PART_TIME"]),
        (Goal("a", 9, 170_000, 34), Goal("b", 36, 170_000, 35), []),
        (Goal("a", 9, 170_000, None), Goal("b", 36, 170_000, None), []),
    ],
)
def test_part_time_for_ever_is_warned_of(short: Goal, long: Goal, expected: list[str]) -> None:
    assert warned(goals(short, long)) == expected
    assert warned(goals(short, long), expected=Expected(full_time_hours=10)) == []


def test_a_year_without_figures_is_an_answer() -> None:
    found = goal_warnings(WHOLE, LAW, date(2031, 1, 1), program=Program.SSDI)
    assert [why.code for why in found] == ["PLAN_LEVELS_UNKNOWN"]
    assert "2031" in found[0].finding("es")


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.TICKETHOLDER_FIRST, [Signer.TICKETHOLDER, Signer.REPRESENTATIVE, Signer.EMPLOYMENT_NETWORK]),
        (Order.NETWORK_FIRST, [Signer.EMPLOYMENT_NETWORK, Signer.TICKETHOLDER, Signer.REPRESENTATIVE]),
    ],
)
def test_signers_go_in_order(order: Order, expected: list[Signer]) -> None:
    signed: list[Signer] = []
    for signer in expected:
        assert turns((one, place_of(one, order), one in signed) for one in Signer) == {signer}
        signed.append(signer)
    assert turns((one, place_of(one, order), True) for one in Signer) == frozenset()


def test_in_any_order_it_is_everybodys_turn() -> None:
    assert turns((one, place_of(one, Order.ANY), False) for one in Signer) == frozenset(Signer)


def test_a_plan_is_signed_by_both_sides() -> None:
    for chosen in product((True, False), repeat=3):
        signers = [signer for signer, is_chosen in zip(Signer, chosen, strict=True) if is_chosen]
        assert are_enough(signers) == (chosen[2] and (chosen[0] or chosen[1]))
