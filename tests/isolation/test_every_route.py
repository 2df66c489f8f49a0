"""Every route × every role × one's own, a stranger's and nobody's records."""

from __future__ import annotations

import os
from itertools import product
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import URLPattern, reverse
from django.urls.converters import IntConverter

from milepost.organizations.doors import Door, door_of
from milepost.organizations.policies import may
from milepost.organizations.roles import Role
from milepost.website.addresses import DOORS
from milepost.website.urls import urlpatterns
from tests.each import of_each
from tests.isolation.cast import KIND_OF_ROLE, NOBODYS, enrolled, household

ROUTES: list[URLPattern] = list(urlpatterns)
NUMBERED = {
    name
    for route in ROUTES
    for name, converter in getattr(route.pattern, "converters", {}).items()
    if isinstance(converter, IntConverter)
}
"""Parts of an address that are numbers."""
OWNERS = ("own", "another's", "nobody's")
CONSTANT = {
    "kind": "csv",
    "provider_id": "organization",
    "pk": 1,
    "uidb36": "1",
    "key": "x-y",
    "plan_item": "model.uei",
}
ON_BOTH = (Role.ADMINISTRATOR, Role.PARTNER_COORDINATOR, Role.VR_COUNSELOR, Role.PROGRAM_HELPLINE)
"""One role of each kind of organization: what they see depends on the database, what a role may not on nothing but the role."""
EVERYTHING = "MILEPOST_EVERYTHING" in os.environ
"""As `make test-long` asks: every role on PostgreSQL too, and each owner's records even behind a door that refuses the role."""
IS_SQLITE = os.environ.get("MILEPOST_TEST_DATABASE") != "postgresql"
WALKED = tuple(Role) if IS_SQLITE or EVERYTHING else ON_BOTH[:2]
ANYBODYS = {
    "kind", "provider_id", "uidb36", "key", "plan_item", "signing_token", "evidence_token", "feed_token", "agreement_token",
    "choice_token",
}  # fmt: skip
"""Parts of an address that name no record; whoever was given a token may come in by it."""


def door_to(route: URLPattern) -> Door | None:
    return door_of(route.callback) or DOORS.get(str(route.name))


def parts_of(route: URLPattern) -> set[str]:
    pattern: Any = route.pattern
    return set(pattern.converters) or set(getattr(pattern.regex, "groupindex", {}))


@of_each(ROUTES, lambda route: str(route.name))
def test_every_route_says_who_may_come_in(route: URLPattern) -> None:
    door = door_to(route)
    assert door is not None, f"{route.name} has no door"
    if door.why_open:
        assert door.why_open.endswith("."), "an open door says why, in a sentence"


@pytest.mark.django_db
@of_each(ROUTES, lambda route: str(route.name))
def test_whoever_is_not_signed_in_is_sent_to_the_door(route: URLPattern) -> None:
    client = Client()
    wanted = {name: CONSTANT.get(name, 1 if name in NUMBERED else NOBODYS) for name in parts_of(route)}
    door = door_to(route)
    assert door is not None
    for ask in (client.get, client.post):
        answer = ask(reverse(str(route.name), kwargs=wanted))
        assert answer.status_code < 500
        if not door.why_open:
            assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/sign-in/")


@pytest.mark.django_db
@pytest.mark.parametrize("role", WALKED, ids=str)
def test_nobody_sees_what_is_not_theirs(role: Role) -> None:
    """One walk for each role: every route, asked for and sent to, for each owner's records."""
    own = household("Northside", KIND_OF_ROLE[role])
    strangers = household("Eastgate", KIND_OF_ROLE[role] if EVERYTHING else "employment_network")
    member = enrolled(own, role)
    leaks: list[str] = []
    client = Client(raise_request_exception=True)
    for route in ROUTES:
        if route.name == "account_logout":
            continue
        for owner, method in asked_by(role, route, member):
            if SESSION_KEY not in client.session:  # an answer before may have ended it
                client.force_login(member)
            parts = own.parts if owner == "own" else strangers.parts
            found = walk(client, route, method, owner, parts, member)
            leaks += [f"{route.name} {method} {owner}: {wrong}" for wrong in found]
            text = client.last if hasattr(client, "last") else ""
            leaks += [
                f"{route.name} {method} {owner} shows {word}" for word in strangers.words if word in text
            ]
    assert leaks == []


def asked_by(role: Role, route: URLPattern, member: Any) -> list[tuple[str, str]]:
    """Whose records are asked for, and how.

    A door that refuses the role never looks whose record it is, nor how it is asked for; and of two roles of one kind of organization
    both see the same, so that one of each kind asks for everything, on PostgreSQL one alone, and the others look at a stranger's.
    What nobody has is not sent to.
    """
    every = list(product(OWNERS, ("get", "post")))
    if EVERYTHING:
        return every
    asks_for_everything = role in ON_BOTH if IS_SQLITE else role == ON_BOTH[1]
    if not may_come_in(route, member):
        return [("own", "post")] if asks_for_everything else []
    return every[:-1] if asks_for_everything else [("another's", "get")]


def may_come_in(route: URLPattern, member: Any) -> bool:
    """A door that refuses the role never looks whose record it is."""
    door = door_to(route)
    assert door is not None
    return not door.acts or any(may(member, act) for act in door.acts)


def walk(
    client: Any, route: URLPattern, method: str, owner: str, parts: dict[str, Any], member: Any
) -> list[str]:
    """What is wrong with the answer, if anything."""
    names = parts_of(route)
    records = names - ANYBODYS
    if not records and owner != "own":
        return []
    wanted = {
        name: CONSTANT[name]
        if name in CONSTANT
        else ((999_999 if name in NUMBERED else NOBODYS) if owner == "nobody's" else parts[name])
        for name in names
    }
    answer = getattr(client, method)(reverse(str(route.name), kwargs=wanted))
    client.last = (answer.getvalue() if answer.streaming else answer.content).decode("utf-8", "replace")
    status = answer.status_code
    if status >= 500:
        return [f"an error of the server, {status}"]
    if not may_come_in(route, member):
        return [] if status == 403 else [f"{status} though the role may not"]
    if route.name in DOORS:
        return []
    if records and owner != "own" and status not in {404, 405}:
        return [f"{status} and not 404"]
    if owner == "own" and status == 404 and route.name != "choose_day":
        return ["404 for one's own"]
    return []
