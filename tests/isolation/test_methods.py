"""Looking changes nothing, and every answer tells the browser to be careful with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from milepost import website
from milepost.journal.models import Entry
from milepost.organizations.roles import Role
from tests.isolation.cast import enrolled, household
from tests.isolation.test_every_route import CONSTANT, NUMBERED, ROUTES, parts_of

LOOK = Path(website.__file__).parent / "look"

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
            is_guarded = all(
                f"{one} 'none'" in policy for one in ("default-src", "base-uri", "frame-ancestors")
            )
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
    """send.js keeps a made-up word for each file's size and time, and nothing else."""
    scripts = sorted(LOOK.glob("*.js"))
    assert {"idle.js", "scripts.js", "send.js"} <= {path.name for path in scripts}
    for path in scripts:
        text = path.read_text()
        for word in (
            "sessionStorage",
            "indexedDB",
            "document.cookie",
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "Function(",
            "postMessage",
        ):
            assert word not in text, f"{path.name} uses {word}"
        kept = re.findall(r"localStorage\.\w+\(([^,)]*)", text)
        assert set(kept) <= ({"PLACE"} if path.name == "send.js" else set()), f"{path.name} keeps {kept}"
