"""Which database an installation keeps its records in: SQLite in its folder, or a PostgreSQL that is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def database_from(address: str, folder: Path) -> dict[str, Any]:
    """Django's settings of the database at `address`, for example `postgresql://user:password@host:5432/name`.

    Without an address it is the SQLite file in `folder`. Options of libpq may follow a question mark; a `host` among
    them names the folder of a socket.
    """
    if not address:
        return sqlite_in(folder)
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            f"MILEPOST_DATABASE begins with {parts.scheme or address[:12]!r}. Write postgresql://user:password@host/name, "
            "or leave it out to keep the records in SQLite."
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "milepost",
        "USER": unquote(parts.username or options.pop("user", "")),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def sqlite_in(folder: Path) -> dict[str, Any]:
    """Write-ahead logging, so that readers never wait; every commit is on the disk before it is said to be."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / "milepost.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }
