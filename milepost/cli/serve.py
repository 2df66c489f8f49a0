"""`milepost setup`, `milepost serve`, `milepost demo`: the website."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from milepost.cli.options import refuse

Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="Where to listen.")]
Host = Annotated[str, typer.Option("--host", help="Which address of this machine to listen on.")]


def setup() -> None:
    """Make or update this installation's folder, key and database, and its first administrator."""
    from milepost.website.installation import home, set_up

    set_up(home())
    from milepost.organizations.models import StaffMember

    if not StaffMember.objects.exists():
        _first_administrator()
    typer.echo(f"Ready in {home()}. Start it with: milepost serve")


def serve(port: Port = 8000, host: Host = "127.0.0.1") -> None:
    """Serve the pages, and do the long work beside them, until stopped."""
    from milepost.website.installation import home, set_up
    from milepost.website.surroundings import faults

    if wrong := list(faults(os.environ)):
        refuse("\n".join(wrong))
    set_up(home())
    _check_ready()
    _serve(host, port)


def demo(port: Port = 8000, host: Host = "127.0.0.1") -> None:
    """Load a simulated Employment Network of made-up people and serve it."""
    from milepost.website.installation import home, set_up

    os.environ["MILEPOST_DEMONSTRATION"] = "yes"
    folder = home() / "demonstration"
    typer.echo("Setting up the demonstration…")
    set_up(folder)
    # What writes PDFs keeps threads, which a web server that forks would inherit dead: the demonstration is loaded elsewhere.
    loading = multiprocessing.get_context("spawn").Process(target=_load, args=(folder,))
    loading.start()
    loading.join()
    if loading.exitcode:
        raise typer.Exit(loading.exitcode)
    from milepost.handoffs.demonstration import ADMINISTRATOR, AGENCY, COUNSELORS
    from milepost.website.demonstration import PASSWORD, STAFF

    typer.echo(f"\nMilepost is served at http://{host}:{port}/\n\nSign in as")
    for email, name, role in STAFF:
        typer.echo(f"  {email}   ({name}, {role.value})")
    for email, name in (*COUNSELORS, ADMINISTRATOR):
        typer.echo(f"  {email}   ({name}, {AGENCY})")
    typer.echo(f"with the password {PASSWORD}\n\nStop it with Ctrl-C.")
    _serve(host, port)


def _load(folder: Path) -> None:
    """The made-up people, in a process of its own."""
    from milepost.website.installation import set_up

    set_up(folder)
    from milepost.website.demonstration import load

    load()


def _check_ready() -> None:
    """Real people's data are not served in the clear, nor without a secret of one's own and the keys that seal them."""
    from django.conf import settings

    from milepost.keeping.doctor import IN_THE_CLEAR, NO_SECRET, SHORTEST_SECRET, is_reached_in_the_clear
    from milepost.keys.fields import ring
    from milepost.keys.ring import KeyMissing

    if NO_SECRET in settings.SECRET_KEY or len(settings.SECRET_KEY) < SHORTEST_SECRET:
        refuse(
            f"MILEPOST_SECRET_KEY is missing or shorter than {SHORTEST_SECRET} characters. Leave it out and run "
            "milepost setup, which makes one, or set it to a long random text."
        )
    if is_reached_in_the_clear():
        refuse(IN_THE_CLEAR)
    try:
        ring()
    except KeyMissing as missing:
        refuse(str(missing))


def _first_administrator() -> None:
    """Asked for on a terminal; otherwise from MILEPOST_ORGANIZATION, _EMAIL and _PASSWORD."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from milepost.organizations.models import Organization, StaffMember

    def asked(name: str, question: str, *, hidden: bool = False) -> str:
        given = os.environ.get(f"MILEPOST_{name}")
        if given:
            return given
        if not sys.stdin.isatty():
            refuse(f"Nobody can sign in yet. Set MILEPOST_{name}, or run milepost setup on a terminal.")
        return str(typer.prompt(question, hide_input=hidden, confirmation_prompt=hidden))

    name = asked("ORGANIZATION", "Name of your organization")
    email = asked("EMAIL", "Your e-mail address")
    password = asked("PASSWORD", "A password of at least 12 characters", hidden=True)
    called = os.environ.get("MILEPOST_NAME", email.split("@")[0])
    try:
        validate_password(password, StaffMember(email=email, name=called))
    except ValidationError as weak:
        refuse(" ".join(weak.messages))
    StaffMember.objects.enrol(
        email=email,
        name=called,
        organization=Organization.objects.create(name=name),
        role=StaffMember.Role.ADMINISTRATOR,
        password=password,
    )


def _serve(host: str, port: int) -> None:
    """The web server, with one process beside it for long work."""
    from django.contrib.staticfiles import finders

    if finders.find("uswds/css/uswds.min.css") is None:
        typer.echo("The style sheets are not installed; run make demo once, or npm ci.", err=True)
    beside = [
        subprocess.Popen([sys.executable, "-m", "milepost.website.worker"]),
        subprocess.Popen([sys.executable, "-m", "milepost", "journal", "seal", "--every", "60"]),
        subprocess.Popen([sys.executable, "-m", "milepost", "texts", "--every", "60"]),
        subprocess.Popen([sys.executable, "-m", "milepost", "today-mail", "--each-morning"]),
    ]
    try:
        _granian(host, port)
    finally:
        for process in beside:
            process.terminate()
        for process in beside:
            process.wait()


def _granian(host: str, port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "milepost.website.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        log_enabled=False,
    ).serve()
