"""An installation of its own for a measurement, on SQLite or PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys

DATABASES = ("sqlite", "postgresql")


def on_each_database(module: str, *sizes: str) -> int:
    """Run the measurement once for each database, in a process of its own; how many were too slow."""
    commands = ([sys.executable, "-m", module, database, *sizes] for database in DATABASES)
    return sum(subprocess.run(command, check=False).returncode != 0 for command in commands)


def choose(database: str) -> None:
    """Before Django starts: this database, tasks done at once, nobody asked for a second factor."""
    os.environ["MILEPOST_DEMONSTRATION"] = "yes"
    os.environ["MILEPOST_SECRET_KEY"] = "only for a measurement, nowhere else"  # noqa: S105
    os.environ["MILEPOST_TASKS"] = "django_tasks.backends.immediate.ImmediateBackend"
    os.environ.pop("MILEPOST_DATABASE", None)
    if database == "postgresql":
        from tests.postgresql import server_address

        os.environ["MILEPOST_DATABASE"] = server_address()
