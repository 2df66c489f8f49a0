"""Looking changes nothing, and every answer tells the browser to be careful with it."""

from __future__ import annotations

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from milepost.journal.models import Entry
from milepost.organizations.roles import Role
from tests.isolation.cast import enrolled, household
from tests.isolation.test_every_route import CONSTANT, NUMBERED, ROUTES, parts_of

pytestmark = pytest.mark.django_db


def test_looking_changes_nothing_and_every_answer_is_guarded() -> None:
    """GET, HEAD and OPTIONS of every route; TRACE and CONNECT are no methods here."""
    made = household("Northside")
    client = Client()
    wrong: list[str] = []
    for route in ROUTES:
        wanted = {name: CONSTANT[name] if name in CONSTANT else made.parts[name] for name in parts_of(route)}
        address = reverse(str(route.name), kwargs=wanted)
        for method in ("GET", "HEAD", "OPTIONS", "TRACE"):
            client.force_login(enrolled(made, Role.ADMINISTRATOR))
            before = Entry.objects.filter(kind=Entry.Kind.CHANGE).count()
            answer = client.generic(method, address)
            if Entry.objects.filter(kind=Entry.Kind.CHANGE).count() != before:
                wrong.append(f"{method} {route.name} changes something")
            if method == "TRACE" and answer.status_code != 405:
                wrong.append(f"TRACE {route.name} gives {answer.status_code}")
            heads = answer.headers
            policy = heads.get("Content-Security-Policy", "")
            is_guarded = (
                ("default-src 'none'" in policy and "base-uri 'none'" in policy and "frame-ancestors 'none'" in policy)
                or "sandbox" in policy
            )  # fmt: skip
            if not is_guarded or "unsafe" in policy:
                wrong.append(f"{route.name}: {policy}")
            for name, value in (
                ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
                ("Cross-Origin-Opener-Policy", "same-origin"),
            ):  # fmt: skip
                if heads.get(name) != value:
                    wrong.append(f"{route.name}: {name} is {heads.get(name)}")
            if "no-store" not in heads.get("Cache-Control", "") or "Access-Control-Allow-Origin" in heads:
                wrong.append(f"{route.name}: may be kept, or read from elsewhere")
            if (
                answer.headers.get("Content-Type", "").startswith("text/")
                and "charset=utf-8" not in answer.headers["Content-Type"]
            ):
                wrong.append(f"{route.name}: {answer.headers['Content-Type']}")
    assert wrong == [], "\n".join(wrong)


def test_there_is_a_number_for_every_numbered_part() -> None:
    assert NUMBERED


def test_no_script_of_ours_keeps_anything_in_the_browser_or_writes_html() -> None:
    for name in ("idle.js", "scripts.js"):
        path = finders.find(name)
        assert path is not None
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for word in (
            "localStorage",
            "sessionStorage",
            "indexedDB",
            "document.cookie",
            "innerHTML",
            "eval(",
            "postMessage",
        ):
            assert word not in text, f"{name} uses {word}"
