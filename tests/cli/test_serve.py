"""`milepost demo` as somebody starts it: served pages, signing in, and an upload checked by the process beside them."""

from __future__ import annotations

import http.cookiejar
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from milepost.caseload import write_caseload
from milepost.caseload.simulation import simulate
from tests.migrated import sqlite_copy

LONGEST_WAIT = 240


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def demonstration(tmp_path: Path, migrated_database: str) -> Iterator[str]:
    """The address of a demonstration in a folder of its own, whose tables are there already."""
    port = free_port()
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("MILEPOST_", "DJANGO_"))
    }
    surroundings = {**kept, "MILEPOST_HOME": str(tmp_path / "home")}
    if migrated_database:
        surroundings["MILEPOST_DATABASE"] = migrated_database
    else:
        sqlite_copy(tmp_path / "home" / "milepost.sqlite3")
    command = [sys.executable, "-m", "milepost", "demo", "--port", str(port)]
    with (tmp_path / "said.txt").open("wb") as said:
        process = subprocess.Popen(command, env=surroundings, stdout=said, stderr=subprocess.STDOUT)
        yield f"http://127.0.0.1:{port}"
        process.terminate()
        process.wait(20)
    assert "dana@northside.example" in (tmp_path / "said.txt").read_text()


class Visitor:
    def __init__(self, address: str) -> None:
        self.address = address
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)

    def get(self, path: str) -> str:
        with self.opener.open(self.address + path, timeout=20) as answer:
            return str(answer.read().decode())

    def post(self, path: str, fields: dict[str, str], file: Path | None = None) -> tuple[str, str]:
        """The address one is led to, and its page."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(path))
        assert token is not None
        fields = {**fields, "csrfmiddlewaretoken": token[1]}
        body, kind = urllib.parse.urlencode(fields).encode(), "application/x-www-form-urlencoded"
        if file is not None:
            body, kind = multipart(fields, file)
        request = urllib.request.Request(self.address + path, body, {"Content-Type": kind})
        with self.opener.open(request, timeout=20) as answer:
            return answer.url, answer.read().decode()


def multipart(fields: dict[str, str], file: Path) -> tuple[bytes, str]:
    parts = [
        f'--edge\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = (
        f'--edge\r\nContent-Disposition: form-data; name="caseload"; filename="{file.name}"\r\n\r\n'.encode()
    )
    return b"".join(
        [*parts, head, file.read_bytes(), b"\r\n--edge--\r\n"]
    ), "multipart/form-data; boundary=edge"


def wait_until(visitor: Visitor, path: str, said: str) -> str:
    ends = time.monotonic() + LONGEST_WAIT
    page = ""
    while time.monotonic() < ends:
        try:
            page = visitor.get(path)
        except (urllib.error.URLError, ConnectionError):
            page = "not served yet"
        if said in page:
            return page
        time.sleep(0.3)
    raise AssertionError(f"{path} never said {said!r}: {page[:2000]}")


def test_the_demonstration_is_served_and_checks_an_upload(demonstration: str, tmp_path: Path) -> None:
    visitor = Visitor(demonstration)
    wait_until(visitor, "/sign-in/", "Sign in")
    given = {"login": "dana@northside.example", "password": "milepost-demonstration"}
    address, page = visitor.post("/sign-in/", given)
    assert address == f"{demonstration}/"
    assert "Can be claimed now" in page
    assert ".usa-table" in visitor.get("/static/uswds/css/uswds.min.css")
    file = tmp_path / "more.xlsx"
    write_caseload(simulate(3, 99), file)
    address, page = visitor.post("/uploads/", {}, file)
    page = wait_until(visitor, address.removeprefix(demonstration), "What it would bring")
    assert "Take it over" in page
