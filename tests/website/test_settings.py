"""Every setting stands in one table; the table is printed, and each wrong value is said before anything is served."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from milepost.website.surroundings import KNOWN, PREFIX, SETTINGS, faults, number_in, worries
from tests.installed import run, set_up, surroundings
from tests.migrated import sqlite_copy
from tools.settings import table

ROOT = Path(__file__).parents[2]
READ = re.compile(r"""["']MILEPOST_([A-Z_]+)["']""")
ASKED = re.compile(r'asked\("([A-Z]+)"')
SECRETS = {"SECRET_KEY", "OIDC_SECRET", "MAIL_PASSWORD", "PASSWORD", "DATABASE"}


def test_the_program_reads_these_settings_and_no_others() -> None:
    read = set()
    for folder in ("milepost", "tests", "tools"):
        for path in (ROOT / folder).rglob("*.py"):
            if path != Path(__file__):
                text = path.read_text()
                read |= set(READ.findall(text)) | set(ASKED.findall(text))
    assert {one.name for one in SETTINGS} - read == set(), "in the table, and read nowhere"
    assert read - {one.name for one in SETTINGS} == set(), "read, and not in the table of surroundings.py"
    assert len(KNOWN) == len(SETTINGS)


def test_the_printed_table_is_the_one_in_the_program() -> None:
    assert (ROOT / "docs/settings.md").read_text() == table(), "python -m tools.settings > docs/settings.md"


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("SECRET_KEY", "x" * 32, "x" * 31),
        ("DATABASE", "postgresql://localhost/milepost", "mysql://localhost/milepost"),
        ("TIME_ZONE", "America/Chicago", "Chicago"),
        ("TIME_ZONE", "Pacific/Guam", "../../etc/passwd"),
        ("HOSTS", "milepost.example,localhost,[::1]", "https://milepost.example"),
        ("HOSTS", ".example", "*"),
        ("ORIGINS", "https://milepost.example:8443", "milepost.example"),
        ("ORIGINS", "http://localhost:8000", "https://milepost.example/"),
        ("PROXIES", "1", "one"),
        ("PROXIES", "0", "-1"),
        ("IDLE_MINUTES", "1", "0"),
        ("IDLE_MINUTES", "720", "721"),
        ("MAIL_PORT", "25", "65536"),
        ("OIDC_ISSUER", "http://localhost:8080/realm", "http://login.example"),
        ("DEMONSTRATION", "yes", "true"),
        ("SECOND_FACTOR", "always", "yes"),
        ("TODAY", "2024-02-29", "2025-02-29"),
    ],
)
def test_a_wrong_value_is_said_by_its_name(name: str, right: str, wrong: str) -> None:
    beside = {"MILEPOST_OIDC_CLIENT_ID": "a", "MILEPOST_OIDC_SECRET": "b"}
    assert list(faults({f"{PREFIX}{name}": right, **beside})) == []
    assert list(faults({f"{PREFIX}{name}": "", **beside})) == []
    said = list(faults({f"{PREFIX}{name}": wrong, **beside}))
    assert len(said) == 1
    assert f"{PREFIX}{name}" in said[0]
    assert name not in SECRETS or wrong not in said[0]


def test_a_misspelt_setting_and_one_that_lacks_another_are_said() -> None:
    assert "misspelt" in next(faults({"MILEPOST_HOST": "milepost.example"}))
    assert "MILEPOST_OIDC_SECRET" in next(faults({"MILEPOST_OIDC_ISSUER": "https://login.example"}))
    assert "MILEPOST_MAIL_FROM" in next(faults({"MILEPOST_MAIL_HOST": "mail.example"}))
    assert "MILEPOST_HOSTS" in next(faults({"MILEPOST_TLS": "yes"}))
    assert list(faults({"PATH": "/bin", "DJANGO_SETTINGS_MODULE": "x"})) == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", False),
        ("postgresql://u@/milepost?host=/tmp/x", False),
        ("postgresql://u:p@localhost:5432/milepost", False),
        ("postgresql://u:p@db.example/milepost", True),
        ("postgresql://u:p@db.example/milepost?sslmode=require", True),
        ("postgresql://u:p%40x@db.example/milepost?connect_timeout=3&sslmode=verify-full", False),
    ],
)
def test_a_database_elsewhere_is_to_be_reached_by_tls(address: str, *, expected: bool) -> None:
    assert bool(list(worries({"MILEPOST_DATABASE": address}))) is expected


def test_a_wrong_number_holds_nobody_up_before_it_is_said() -> None:
    assert number_in({"MILEPOST_IDLE_MINUTES": "soon"}, "MILEPOST_IDLE_MINUTES", 20) == 20
    assert number_in({"MILEPOST_IDLE_MINUTES": "5"}, "MILEPOST_IDLE_MINUTES", 20) == 5


def test_the_commands_say_what_is_wrong_before_anything_is_served(tmp_path: Path) -> None:
    around = surroundings(tmp_path / "home", tmp_path / "keys", "")
    set_up(around)
    wrong = {**around, "MILEPOST_IDLE_MINUTES": "soon", "MILEPOST_HOST": "x"}
    said = subprocess.run(
        [sys.executable, "-m", "milepost", "doctor"], env=wrong, capture_output=True, text=True, check=False
    )
    assert said.returncode == 1
    assert "wrong  settings  MILEPOST_IDLE_MINUTES: Write a number from 1 to 720." in said.stdout
    assert "MILEPOST_HOST is no setting of Milepost" in said.stdout
    assert "journal" in said.stdout, "the rest is looked at all the same"
    assert "MILEPOST_IDLE_MINUTES" in run(wrong, "-m", "milepost", "serve", status=2)
    clear = {**around, "MILEPOST_HOSTS": "milepost.example"}
    assert "without TLS" in run(clear, "-m", "milepost", "serve", status=2), (
        "nobody signs in where others listen"
    )
    assert "There is no such time zone" in subprocess.run(
        [sys.executable, "-m", "milepost", "doctor"],
        env={**around, "MILEPOST_TIME_ZONE": "Nowhere"}, capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip


def test_the_first_administrator_chooses_a_good_password_too(tmp_path: Path) -> None:
    around = surroundings(tmp_path / "home", tmp_path / "keys", "")
    sqlite_copy(tmp_path / "home" / "milepost.sqlite3")
    refused = run({**around, "MILEPOST_PASSWORD": "password1234"}, "-m", "milepost", "setup", status=2)
    assert "too common" in refused
    run(around, "-m", "milepost", "setup")
