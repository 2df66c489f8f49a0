"""An installation behind TLS, as an operator sets it up: what it tells the browser about cookies and connections."""

from __future__ import annotations

import json
from pathlib import Path

from tests.installed import run, surroundings
from tests.migrated import sqlite_copy

ASKED = """
import json
from milepost.website.installation import home, set_up
set_up(home())
from django.conf import settings
from django.test import Client
from milepost.organizations.models import Organization, StaffMember
StaffMember.objects.enrol(email="a@b.example", name="A", organization=Organization.objects.create(name="B"),
                          role="reviewer", password="a purple llama walks")
def shown(answer):
    return {"status": answer.status_code, "heads": dict(answer.headers), "cookies": {
        name: {"value": one.value, **{flag: one[flag] for flag in ("secure", "httponly", "samesite", "path", "domain")}}
        for name, one in answer.cookies.items()}}
by_tls = Client(headers={"host": "milepost.example", "x-forwarded-proto": "https"})
plain = Client(headers={"host": "milepost.example"})
given = {"login": "a@b.example", "password": "a purple llama walks"}
print(json.dumps({
    "debug": settings.DEBUG,
    "page": shown(by_tls.get("/sign-in/")),
    "signed in": shown(by_tls.post("/sign-in/", given)),
    "language": shown(by_tls.post("/language/", {"language": "es"})),
    "script": shown(by_tls.get("/static/idle.js")),
    "folder": shown(by_tls.get("/static/")),
    "repository": shown(by_tls.get("/.git/config")),
    "other name": shown(by_tls.get("/sign-in/", headers={"host": "evil.example"})),
    "in the clear": shown(plain.get("/sign-in/")),
}))
"""


def test_cookies_and_connections_behind_tls(tmp_path: Path) -> None:
    around = {
        **surroundings(tmp_path / "home", tmp_path / "keys", ""),
        "MILEPOST_TLS": "yes", "MILEPOST_HOSTS": "milepost.example", "MILEPOST_SECRET_KEY": "x" * 40,
    }  # fmt: skip
    sqlite_copy(tmp_path / "home" / "milepost.sqlite3")
    said = json.loads(run(around, "-c", ASKED).splitlines()[-1])
    assert said["debug"] is False
    cookies = {**said["page"]["cookies"], **said["signed in"]["cookies"], **said["language"]["cookies"]}
    assert set(cookies) == {"__Host-csrf", "__Host-session", "__Host-language"}
    for name, cookie in cookies.items():
        flags = {flag: cookie[flag] for flag in ("secure", "httponly", "samesite", "path", "domain")}
        expected = {"secure": True, "httponly": True, "samesite": "Lax", "path": "/", "domain": ""}
        assert flags == expected, name
    for name in ("page", "script"):
        heads = said[name]["heads"]
        assert said[name]["status"] == 200
        assert heads["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
        assert heads["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in heads["Content-Security-Policy"]
        assert "Server" not in heads
    statuses = {name: said[name]["status"] for name in ("folder", "repository", "other name")}
    assert statuses == {"folder": 404, "repository": 404, "other name": 400}
    assert "Strict-Transport-Security" not in said["in the clear"]["heads"], (
        "only a proxy's word makes it TLS"
    )
