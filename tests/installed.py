"""Installations of their own, each in its folder, worked by the commands as an operator types them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.migrated import sqlite_copy, without_settings


def surroundings(home: Path, keys: Path, database: str) -> dict[str, str]:
    """What such an installation's commands are told by their environment; no database: a SQLite file in its home."""
    return {
        **without_settings(), "MILEPOST_HOME": str(home), "MILEPOST_KEYS": str(keys), "MILEPOST_DATABASE": database,
        "MILEPOST_ORGANIZATION": "Northside", "MILEPOST_EMAIL": "dana@northside.example",
        "MILEPOST_PASSWORD": "a long enough password",
    }  # fmt: skip


def set_up(around: dict[str, str]) -> None:
    """`milepost setup` over tables that are there already; PostgreSQL's are, where the test asks for `migrated_database`."""
    if not around["MILEPOST_DATABASE"]:
        sqlite_copy(Path(around["MILEPOST_HOME"]) / "milepost.sqlite3")
    run(around, "-m", "milepost", "setup")


def run(around: dict[str, str], *command: str, status: int = 0) -> str:
    done = subprocess.run([sys.executable, *command], env=around, capture_output=True, text=True, timeout=900)
    assert done.returncode == status, done.stderr[-2000:]
    return done.stdout if status == 0 else done.stderr
