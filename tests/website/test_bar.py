"""The bar: every page has its place in it, and nobody misses a page that is theirs."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse

from milepost.organizations.doors import Door, door_of
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.policies import may
from milepost.organizations.roles import Role
from milepost.website.addresses import DOORS
from milepost.website.frame import EACH_DAY, GROUPS, frame
from milepost.website.urls import urlpatterns
from tests.isolation.cast import KIND_OF_ROLE

WAYS = [*EACH_DAY, *(way for _text, ways in GROUPS for way in ways)]
OWN = {"account", "demonstration-day", "draft", "password", "stay"}
"""One's own account and what pages ask for by themselves: these have their place at the end of the bar, or none."""


def test_every_page_has_exactly_one_place_in_the_bar() -> None:
    placed = Counter(place for way in WAYS for place in way.places)
    assert max(placed.values()) == 1
    behind_doors = set()
    for route in urlpatterns:
        door = door_of(route.callback) or DOORS.get(str(route.name))
        assert isinstance(door, Door)
        if not door.why_open:
            behind_doors.add(str(route.pattern).split("/")[0])
    assert behind_doors - OWN - {"sign-in"} == set(placed) - {""} | ({""} & behind_doors)
    for way in WAYS:
        assert reverse(way.name).split("/")[1] in way.places


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role, ids=str)
def test_each_role_finds_every_page_that_it_may_see(role: Role) -> None:
    member = somebody(role)
    shown = names(member, "/")
    assert set(shown) == {way.name for way in WAYS if way.act is None or may(member, way.act)}
    assert len(shown) == len(set(shown))


@pytest.mark.django_db
def test_the_bar_marks_where_one_is_on_the_link_and_on_the_word_that_opens_it() -> None:
    member = somebody(Role.ADMINISTRATOR)
    money = next(one for one in bar(member, "/shares/runs/") if one["text"] == "Money")
    assert money["here"]
    assert [link["name"] for link in money["links"] if link["here"]] == ["shares"]
    assert sum(one["here"] for one in bar(member, "/shares/runs/")) == 1
    assert [one["name"] for one in bar(member, "/today/done/") if one["here"]] == ["today"]
    assert not any(one["here"] for one in bar(member, "/account/"))


@pytest.mark.django_db
def test_a_group_of_one_is_that_one_link() -> None:
    """The help desk sees duties, and nothing else of oversight."""
    shown = bar(somebody(Role.PROGRAM_HELP_DESK), "/duties/")
    assert [one["here"] for one in shown if one.get("name") == "duties"] == [True]
    assert "Oversight" not in {one["text"] for one in shown}


def somebody(role: Role) -> StaffMember:
    kind = KIND_OF_ROLE[role]
    of = Organization.objects.create(name="Record") if kind == Organization.Kind.PARTNER else None
    house = Organization.objects.create(name="Northside", kind=kind, partner_of=of)
    return StaffMember(name="Somebody", email="somebody@example.org", role=role, organization=house)


def bar(member: StaffMember, path: str) -> list[dict[str, Any]]:
    request: Any = SimpleNamespace(user=member, path=path)
    return list(frame(request)["bar"])


def names(member: StaffMember, path: str) -> list[str]:
    found: list[str] = []
    for one in bar(member, path):
        found += [link["name"] for link in one["links"]] if "links" in one else [one["name"]]
    return found
