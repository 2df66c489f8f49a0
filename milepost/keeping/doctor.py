"""Whether an installation is as it should be, and what to do where it is not."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from milepost.agreements.guards import NAMES as AGREEMENT_TRIGGERS
from milepost.inspections.guards import NAMES as SAMPLE_TRIGGERS
from milepost.journal.sealing import unsealed
from milepost.keys.fields import ring
from milepost.keys.ring import KeyMissing
from milepost.keys.rotation import keys_in_use
from milepost.payments.guards import NAMES as PAYMENT_TRIGGERS
from milepost.shares.guards import NAMES as SHARE_TRIGGERS
from milepost.tickets.guards import NAMES as TICKET_TRIGGERS

FINE, LOOK, WRONG = "fine", "look", "wrong"
LAST_BACKUP = "last-backup"
OLDEST_BACKUP = timedelta(hours=26)
LEAST_FREE = 2 * 1024**3
MOST_UNSEALED = 20_000
CLOCKS_APART = timedelta(seconds=5)
NO_SECRET = "set-up-has-not-run"  # noqa: S105 - what stands there when there is none
SHORTEST_SECRET = 32
IN_THE_CLEAR = "Others can reach it without TLS. Put a proxy with TLS before it and set MILEPOST_TLS=yes."


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is (`fine`, `look`, `wrong`), and what to do about it."""

    subject: str
    state: str
    said: str


Check = Callable[[datetime], Finding]


def examine(now: datetime) -> Iterator[Finding]:
    """Each check in turn; one that cannot be made says so instead of stopping the others."""
    checks: tuple[Check, ...] = (
        _secret, _address, _keys, _keys_of_values, _migrations, _database_user, _journal_triggers, *(_guards(*one) for one in GUARDED), _journal, _backup, _clock, _disk
    )  # fmt: skip
    for check in checks:
        try:
            yield check(now)
        except (OSError, KeyMissing) as error:
            yield Finding(check.__name__.strip("_").replace("_", " "), WRONG, str(error))


def _secret(_now: datetime) -> Finding:
    if NO_SECRET in settings.SECRET_KEY or len(settings.SECRET_KEY) < SHORTEST_SECRET:
        return Finding(
            "secret key",
            WRONG,
            "There is none, or it is short. Run milepost setup, or set MILEPOST_SECRET_KEY.",
        )
    return Finding("secret key", FINE, "is set")


def is_reached_in_the_clear() -> bool:
    """Whether it answers to a name that other machines have for it, without a proxy with TLS before it."""
    return not (set(settings.ALLOWED_HOSTS) <= {"127.0.0.1", "localhost", "[::1]"} or settings.IS_BEHIND_TLS)


def _address(_now: datetime) -> Finding:
    if is_reached_in_the_clear():
        return Finding("address", WRONG, IN_THE_CLEAR)
    return Finding("address", FINE, ", ".join(settings.ALLOWED_HOSTS))


def _keys(_now: datetime) -> Finding:
    folder = ring().folder
    open_to_others = [
        path.name
        for path in folder.iterdir()
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO) and path.suffix == ".key"
    ]
    if open_to_others:
        return Finding(
            "keys", WRONG, f"Others can read {', '.join(open_to_others)} in {folder}: chmod 600 them."
        )
    return Finding(
        "keys", FINE, f"{len(ring().keys)} in {folder}, current {ring().current}; keep a copy elsewhere"
    )


def _keys_of_values(_now: datetime) -> Finding:
    used = keys_in_use()
    missing = sorted(set(used) - set(ring().keys))
    if missing:
        counts = ", ".join(f"{name} ({used[name]} values)" for name in missing)
        return Finding(
            "sealed values", WRONG, f"Keys are missing: {counts}. Put their files back into {ring().folder}."
        )
    old = sum(count for name, count in used.items() if name != ring().current)
    if old:
        return Finding(
            "sealed values",
            LOOK,
            f"{old} are still under an older key; milepost keys rotate goes on where it stopped.",
        )
    return Finding("sealed values", FINE, f"{sum(used.values())}, each with its key on the ring")


def _migrations(_now: datetime) -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return Finding("database", WRONG, f"{len(waiting)} changes of its tables wait. Run milepost setup.")
    return Finding("database", FINE, f"{connection.vendor}, up to date")


def _database_user(_now: datetime) -> Finding:
    if connection.vendor != "postgresql":
        return Finding(
            "row-level security",
            FINE,
            "SQLite has none; use PostgreSQL where organizations share an installation",
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        passes = cursor.fetchone()[0]
    if passes:
        return Finding(
            "row-level security",
            WRONG,
            "The database user passes it. Use one that is no superuser and has no BYPASSRLS.",
        )
    return Finding("row-level security", FINE, "holds for the database user")


def _journal_triggers(_now: datetime) -> Finding:
    catalogue = (
        "pg_trigger WHERE tgname"
        if connection.vendor == "postgresql"
        else "sqlite_master WHERE type = 'trigger' AND name"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {catalogue} LIKE 'journal_%%_no_%%'", [])  # noqa: S608
        count = cursor.fetchone()[0]
    expected = 6 if connection.vendor == "postgresql" else 4
    if count < expected:
        return Finding(
            "journal",
            WRONG,
            "The triggers that keep it append-only are gone. Run milepost journal verify, and ask who removed them.",
        )
    return Finding("journal", FINE, "is append-only in the database")


GUARDED = (
    ("agreements of Tickets", TICKET_TRIGGERS, "are guarded in the database"),
    ("money received", PAYMENT_TRIGGERS, "is neither changed nor deleted, and no payment is shared twice"),
    ("agreements with partners", AGREEMENT_TRIGGERS, "stay as they were shown and signed"),
    ("ledger of shares", SHARE_TRIGGERS, "is balanced, and neither changed nor deleted"),
    ("samples for reviews", SAMPLE_TRIGGERS, "stay as they were sealed"),
)
"""What the database itself guards, by which triggers, and what is so then."""


def _guards(what: str, names: Sequence[str], fine: str) -> Check:
    def look(_now: datetime) -> Finding:
        catalogue = (
            "pg_trigger WHERE tgname" if connection.vendor == "postgresql" else "sqlite_master WHERE name"
        )
        places = ", ".join(["%s"] * len(names))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {catalogue} IN ({places})", names)  # noqa: S608
            count = cursor.fetchone()[0]
        if count < len(names):
            gone = "Triggers that guard this are gone. Run milepost setup, and ask who removed them."
            return Finding(what, WRONG, gone)
        return Finding(what, FINE, fine)

    return look


def _journal(_now: datetime) -> Finding:
    waiting = unsealed()
    if waiting > MOST_UNSEALED:
        return Finding(
            "journal seals",
            LOOK,
            f"{waiting} entries are not sealed yet. Is milepost serve running? milepost journal seal does it now.",
        )
    return Finding("journal seals", FINE, f"{waiting} entries wait for the next seal")


def _backup(now: datetime) -> Finding:
    kept = Path(settings.HOME) / LAST_BACKUP
    if not kept.exists():
        return Finding(
            "backup",
            LOOK,
            "None was made yet. Run milepost backup every night, and keep the files elsewhere.",
        )
    at, path = kept.read_text().strip().split(" ", 1)
    age = now - datetime.fromisoformat(at)
    if age > OLDEST_BACKUP:
        return Finding(
            "backup", LOOK, f"The last one is {age.days} days old ({path}). Run milepost backup every night."
        )
    return Finding("backup", FINE, f"{at[:16]} in {path}")


def _clock(now: datetime) -> Finding:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            apart = abs(cursor.fetchone()[0] - datetime.now(UTC))
        if apart > CLOCKS_APART:
            return Finding(
                "clock", WRONG, f"This machine and the database are {apart} apart. Set both by a time server."
            )
    newest = max((path.stat().st_mtime for path in ring().folder.iterdir()), default=0)
    if datetime.fromtimestamp(newest, UTC) > now + timedelta(minutes=5):
        return Finding(
            "clock",
            WRONG,
            "The keys were written in the future: the clock was set back. Set it by a time server.",
        )
    return Finding("clock", FINE, now.isoformat(timespec="seconds"))


def _disk(_now: datetime) -> Finding:
    free = shutil.disk_usage(settings.HOME).free
    said = f"{free / 1024**3:.1f} GiB free in {settings.HOME}"
    if not os.access(settings.HOME, os.W_OK):
        return Finding("disk", WRONG, f"{settings.HOME} cannot be written to.")
    return Finding(
        "disk",
        FINE if free >= LEAST_FREE else WRONG,
        said if free >= LEAST_FREE else f"Only {said}. Make room.",
    )
