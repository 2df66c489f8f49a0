"""Setting up an installation: its folder, its key, its languages, its database."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from milepost.keys.ring import CURRENT, make_ring, ring_in
from milepost.website.languages import compile_catalogues

SETTINGS = "milepost.website.settings"
ROOT = Path(__file__).parents[2]


def home() -> Path:
    """The folder of this installation: its database and its key."""
    return Path(os.environ.get("MILEPOST_HOME", ROOT / ".milepost"))


def keys_of(folder: Path) -> Path:
    """The folder of the key ring."""
    return Path(os.environ.get("MILEPOST_KEYS") or folder / "keys")


def _has_records(folder: Path) -> bool:
    """Whether records were kept here under keys before."""
    return (folder / "sealed").exists()


def prepare(folder: Path) -> None:
    """Make the folder and the keys, once; they are readable by their owner only."""
    folder.mkdir(parents=True, exist_ok=True)
    if _has_records(folder) and not (keys_of(folder) / CURRENT).exists():
        ring_in(keys_of(folder))  # raises: keys made anew could open nothing that is there
    key = folder / "secret-key"
    if not key.exists() and "MILEPOST_SECRET_KEY" not in os.environ:
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(48))
    make_ring(keys_of(folder))
    (folder / "sealed").touch()


def set_up(folder: Path) -> None:
    """Everything that has to be there before the first page; harmless when it already is."""
    prepare(folder)
    compile_catalogues()
    start_django(folder)
    from milepost.website.migrating import migrate

    migrate()


def start_django(folder: Path) -> None:
    """Django with the settings of this installation."""
    os.environ["MILEPOST_HOME"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()
    from milepost.organizations.scope import EVERYTHING, work_in

    work_in(EVERYTHING)
