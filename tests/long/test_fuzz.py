"""Requests that no page ever sends: each role, over every route, with whatever fields. No error of the server, ever.

A few hundred in each role by default; `make test-long` sends 20,000.
"""

from __future__ import annotations

import os
import random
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import BaseForm
from django.test import Client
from django.urls import reverse

from milepost.organizations.roles import Role
from tests.isolation.cast import KIND_OF_ROLE, NOBODYS, Household, enrolled, household
from tests.isolation.test_every_route import CONSTANT, NUMBERED, ROUTES, parts_of

REQUESTS = int(os.environ.get("MILEPOST_FUZZED_REQUESTS", "150"))
FIELDS = (
    "q", "find", "sort", "page", "state", "status", "provider", "program", "claim", "lost", "missing", "reading", "figures", "partner", "kind", "by",
    "name", "called", "phone", "email", "address", "language", "format", "version", "ssn", "ticket_number", "born_on", "why",
    "form", "signed_on", "ends_on", "note", "because", "role", "works_for", "after", "on", "expires_on", "is_active", "model",
    "pid", "uei", "sam_expires_on", "epay", "awarded_on", "ended_on", "system", "notified_on", "parameter", "year", "value",
    "source", "read_on", "confirmed", "day", "next", "draft-of", "choose-name", "login", "password", "code", "credential", "relation",
    "since", "epay_suspended_until", "forget-draft",
)  # fmt: skip


def every_field() -> tuple[str, ...]:
    """Those, and every field of every form of ours."""
    found, forms = set(FIELDS), list(BaseForm.__subclasses__())
    while forms:
        form = forms.pop()
        forms += form.__subclasses__()
        found |= set(getattr(form, "base_fields", {}))
    return tuple(sorted(found))


VALUES = (
    "", " ", "0", "-1", "1", "99999999999999999999", "1e309", "NaN", "2025-02-29", "2025-02-28", "0000-00-00", "9999-12-31", "10000-01-01",
    "2024-13", "123-45-6789", "000-00-0000", "123456789TW01", "'; DROP TABLE tickets_ticket; --", "<script>alert(1)</script>",
    "../../etc/passwd", "%s%s%s", "{{ 7*7 }}", "ñÑ漢字🦽", "\u202egnp.exe", "a" * 5_000, "=cmd|' /C calc'!A0", "on", "administrator",
    "coordinator", "cleared", "payable", "outcome_only", "ssa_3288", "payee", NOBODYS, "/", "//evil.example/", "https://evil.example", "-name", "trial_work_level",
    "0.1", "1,000.00", "true", "null", "[]", "{}", '{"a": 1}', "\r\nSet-Cookie: a=b", "\x7f", "\x00", "a\x00b", "١٢٣",
)  # fmt: skip
FILES = (
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04broken",
    b"ticket,program\nT1,ssdi\n",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xfe\x00",
    b"MZ" * 50,
)


def somehow(draw: random.Random, fields: tuple[str, ...]) -> dict[str, Any]:
    """Fields as nobody would send them."""
    given: dict[str, Any] = {draw.choice(fields): draw.choice(VALUES) for _ in range(draw.randrange(8))}
    if draw.random() < 0.15:
        name = draw.choice(["a.pdf", "a.zip", "a.xlsx", "a.csv", "tickets.csv", "ü.exe", "x" * 150])
        given[draw.choice(["file", "caseload"])] = SimpleUploadedFile(name, draw.choice(FILES))
    return given


def address(draw: random.Random, made: Household, names: set[str], route: str) -> str:
    parts = {}
    for name in names:
        own = CONSTANT[name] if name in CONSTANT else made.parts[name]
        nobodys = CONSTANT.get(name, 987 if name in NUMBERED else NOBODYS)
        parts[name] = own if draw.random() < 0.8 else nobodys
    return reverse(route, kwargs=parts)


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role, ids=str)
def test_no_request_is_an_error_of_the_server(role: Role) -> None:
    draw = random.Random(f"{role} {REQUESTS}")
    made = household("Northside", KIND_OF_ROLE[role])
    member = enrolled(made, role)
    client, fields = Client(raise_request_exception=True), every_field()
    for number in range(REQUESTS):
        route = draw.choice(ROUTES)
        if ("_user" not in client.session and number % 3 == 0) or number % 40 == 0:
            client.force_login(member)
        path, given = address(draw, made, parts_of(route), str(route.name)), somehow(draw, fields)
        method = draw.choice(["get", "get", "post", "post", "post", "head", "put", "delete"])
        if method in {"put", "delete"}:
            answer = getattr(client, method)(path, b"whatever", content_type="application/octet-stream")
        else:
            answer = getattr(client, method)(path, given)
        if answer.streaming:
            answer.getvalue()
        assert answer.status_code < 500, f"{method} {path} {given}"
