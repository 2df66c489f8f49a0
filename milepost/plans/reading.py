"""A plan's content as the rules ask for it."""

from __future__ import annotations

from typing import Any

from django.utils import translation

from milepost.plans.example import example_content
from milepost.plans.fields import MOST_SERVICES, Content
from milepost.plans.models import Plan as StoredPlan
from milepost.rulebook.plans import STATEMENTS, Element, Goal, Plan
from milepost.rulebook.wording import LANGUAGES

_TELLING = {Element.GOAL: ("short_work", "long_work"), Element.SERVICES: ("service_1_what", "service_2_what")}
"""By which fields it is seen that an element was taken over from the example as it is."""


def plan_read(content: Content, kind: str) -> Plan:
    """What the plan says, for `rulebook.plans`."""
    years = content.get("long_years")
    stands_in = kind == StoredPlan.Kind.EMPLOYMENT_PLAN
    return Plan(
        short_goal=_goal(content, "short", content.get("short_months")),
        long_goal=_goal(content, "long", years * 12 if years else None),
        services=services_of(content),
        said=frozenset(
            element
            for element in STATEMENTS
            if content.get(f"says_{element}") or content.get(f"own_{element}")
        ),
        protection_and_advocacy=content.get("advocacy", ""),
        copy_format=content.get("copy_format", ""),
        standing_in={element: content.get(f"in_plan_{element}", "") for element in Element}
        if stands_in
        else {},
        of_example=_of_example(content),
    )


def services_of(content: Content) -> tuple[str, ...]:
    return tuple(
        content[f"service_{place}_what"]
        for place in range(1, MOST_SERVICES + 1)
        if content.get(f"service_{place}_what")
    )


def _goal(content: Content, name: str, months: Any) -> Goal:
    return Goal(
        content.get(f"{name}_work", ""), months, content.get(f"{name}_cents"), content.get(f"{name}_hours")
    )


def _of_example(content: Content) -> frozenset[Element]:
    """Elements of which one of the telling fields is still the example's, in either language."""
    found = set()
    for language in LANGUAGES:
        with translation.override(language):
            example = example_content()
        for element, names in _TELLING.items():
            if any(content.get(name) and content.get(name) == example[name] for name in names):
                found.add(element)
    return frozenset(found)
