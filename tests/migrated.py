"""A database with every table in it, made by the migrations once and then copied.

The migrations take some seconds of a processor. Each process of the tests, and each installation that a test sets up, begins
with a copy; `migrate` runs over it all the same and finds nothing to do. That the migrations make everything from nothing
is seen where the copy is made, and where a test sets up a new installation by the command.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "build" / "tables"
MIGRATE = """
from milepost.website.installation import home, start_django
start_django(home())
from milepost.website.migrating import migrate
migrate()
"""


def sqlite_copy(to: Path) -> None:
    """Put a SQLite database with every table there."""
    ready = KEPT / f"{_what_makes_them()}.sqlite3"
    with _one_at_a_time():
        if not ready.exists():
            for older in KEPT.glob("*.sqlite3"):
                older.unlink()
            with tempfile.TemporaryDirectory() as home:
                _migrate(home, "")
                shutil.move(Path(home) / "milepost.sqlite3", ready)
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ready, to)


def postgresql_copy(name: str = "") -> str:
    """The address of a new database of the tests' server, with every table; `name` anew where it is there already."""
    import psycopg

    from tests.postgresql import server_address

    name, ready = name or f"copy_{uuid.uuid4().hex[:12]}", f"tables_{_what_makes_them()}"
    with _one_at_a_time(), psycopg.connect(server_address(), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [ready]).fetchone():
            connection.execute("CREATE DATABASE half_made")
            with tempfile.TemporaryDirectory() as home:
                _migrate(home, address_of("half_made"))
            connection.execute(f"ALTER DATABASE half_made RENAME TO {ready}")
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {ready}")
    return address_of(name)


def address_of(name: str) -> str:
    from tests.postgresql import server_address

    return server_address().replace("/milepost?", f"/{name}?")


def without_settings() -> dict[str, str]:
    """This process's surroundings, less what tells Milepost or Django anything."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("MILEPOST_", "DJANGO_"))
    }


@cache
def _what_makes_them() -> str:
    """A word that changes with the migrations and with the libraries that bring their own."""
    files = [*ROOT.glob("milepost/*/migrations/*.py"), *ROOT.glob("milepost/*/walls.py")]
    digest = hashlib.sha256()
    for path in [ROOT / "requirements" / "run.txt", *sorted(files)]:
        digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _migrate(home: str, database: str) -> None:
    around = {**without_settings(), "MILEPOST_HOME": home, "MILEPOST_DATABASE": database}
    subprocess.run([sys.executable, "-c", MIGRATE], env=around, cwd=ROOT, check=True)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Whoever comes second waits for the first one's tables instead of making them again."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
