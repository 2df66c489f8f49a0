"""`milepost backup`, `restore`, `doctor`, `keys`, `journal`: keeping an installation."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Annotated

import typer

from milepost.cli.options import FAULTY, refuse

keys = typer.Typer(
    help="The key ring: list the keys, or seal everything with a new one.", no_args_is_help=True
)
journal = typer.Typer(
    help="The journal: close it in batches, or find whether it was touched.", no_args_is_help=True
)


def _start(*, update: bool = False) -> None:
    """Django, for a command of the operator."""
    from milepost.website.installation import home, set_up, start_django

    if update:
        set_up(home())
    else:
        start_django(home())


def backup(
    path: Annotated[Path, typer.Argument(help="The file to write, for example milepost-2026-11-24.zip.")],
) -> None:
    """Write the whole installation, without its keys, to one file, while it runs."""
    _start()
    from django.conf import settings
    from django.utils import timezone

    from milepost.keeping.backup import back_up
    from milepost.keeping.doctor import LAST_BACKUP

    at = timezone.now()
    try:
        rows = back_up(
            path, at=at, progress=lambda table, count: typer.echo(f"  {count:>9,}  {table}", err=True)
        )
    except OSError as error:
        refuse(f"The backup cannot be written to {path}: {error.strerror}.")
    (settings.HOME / LAST_BACKUP).write_text(f"{at.isoformat()} {path.resolve()}\n")
    typer.echo(
        f"{rows:,} rows are in {path}. The keys are not: keep a copy of {settings.MILEPOST_KEYS} elsewhere."
    )


def restore(
    path: Annotated[Path, typer.Argument(help="A file that milepost backup wrote.", exists=True)],
) -> None:
    """Put a backup into a new, empty installation whose keys are in place."""
    _start(update=True)
    from milepost.keeping.backup import CannotRestore
    from milepost.keeping.backup import restore as put_back

    try:
        rows = put_back(path, progress=lambda table, count: typer.echo(f"  {count:>9,}  {table}", err=True))
    except CannotRestore as refusal:
        refuse(str(refusal), status=FAULTY)
    typer.echo(f"{rows:,} rows are restored. Everybody signs in anew.")


def doctor() -> None:
    """Look whether everything is as it should be: settings, keys, tables, journal, backups, clock, disk."""
    from milepost.website.surroundings import faults, worries

    wrong = list(faults(os.environ))
    for fault in wrong:
        typer.echo(f"wrong  settings  {fault}")
    for worry in worries(os.environ):
        typer.echo(f"look   settings  {worry}")
    if any("TIME_ZONE" in fault or "MILEPOST_DATABASE: " in fault for fault in wrong):
        raise typer.Exit(FAULTY)  # with these nothing else can be looked at
    _start()
    from django.utils import timezone

    from milepost.keeping.doctor import WRONG, examine

    findings = list(examine(timezone.now()))
    width = max(len(one.subject) for one in findings)
    for one in findings:
        typer.echo(f"{one.state:<6} {one.subject:<{width}}  {one.said}")
    if wrong or any(one.state == WRONG for one in findings):
        raise typer.Exit(FAULTY)


@keys.command("list")
def list_keys() -> None:
    """Which keys there are, and how many values each has sealed."""
    _start()
    from milepost.keys.fields import ring
    from milepost.keys.rotation import keys_in_use

    used = keys_in_use()
    for name in sorted(set(ring().keys) | set(used)):
        said = "current" if name == ring().current else "" if name in ring().keys else "MISSING"
        typer.echo(f"{name}  {used[name]:>10,} values  {said}".rstrip())


@keys.command("rotate")
def rotate_keys() -> None:
    """Make a new key and seal everything with it, while the installation runs. Stopped, it goes on when run again."""
    _start()
    from milepost.keys.fields import ring
    from milepost.keys.rotation import rotate, seal_anew

    before = ring().current
    unfinished = seal_anew()
    if unfinished:
        typer.echo(f"{unfinished:,} values of an unfinished rotation are now under key {before}.")
        return
    done = rotate(lambda count: typer.echo(f"  {count:,}", err=True))
    typer.echo(
        f"{done:,} values are now under key {ring().current}. Keep the old keys: older backups need them."
    )


@journal.command("seal")
def seal(every: Annotated[int, typer.Option("--every", help="Seconds; go on until stopped.")] = 0) -> None:
    """Close what was written since the last seal."""
    _start()
    from milepost.journal.sealing import seal_journal

    while True:
        sealed = seal_journal()
        if not every:
            typer.echo(f"{sealed:,} entries sealed.")
            return
        time.sleep(every)


@journal.command("verify")
def verify() -> None:
    """Find every edit, deletion or reordering of what was sealed, and say where."""
    _start()
    from milepost.journal.models import Entry, Seal
    from milepost.journal.sealing import unsealed, verify_journal

    breaks = list(verify_journal())
    for one in breaks:
        typer.echo(str(one))
    if breaks:
        refuse(f"The journal was touched in {len(breaks)} places.", status=FAULTY)
    typer.echo(
        f"The journal is whole: {Entry.objects.count():,} entries under {Seal.objects.count():,} seals, "
        f"{unsealed():,} of them not sealed yet."
    )
