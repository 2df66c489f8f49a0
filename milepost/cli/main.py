"""`milepost`: the list of its commands."""

from __future__ import annotations

import sys

import typer

from milepost.cli.check import check
from milepost.cli.claims import claims
from milepost.cli.explain import explain
from milepost.cli.forecast import forecast
from milepost.cli.keeping import backup, doctor, journal, keys, restore
from milepost.cli.law import law
from milepost.cli.progress import progress
from milepost.cli.serve import demo, serve, setup
from milepost.cli.simulate import simulate
from milepost.cli.texts import texts
from milepost.cli.today_mail import today_mail

app = typer.Typer(
    name="milepost",
    help="Every payment of a Ticket to Work caseload: claimable, waiting, lost, and why.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

for command in (
    claims,
    explain,
    progress,
    forecast,
    check,
    law,
    simulate,
    setup,
    serve,
    demo,
    backup,
    restore,
    doctor,
    texts,
):
    app.command()(command)
app.command("today-mail")(today_mail)
for name, group in (("keys", keys), ("journal", journal)):
    app.add_typer(group, name=name)


@app.callback(invoke_without_command=True)
def _version(version: bool = typer.Option(False, "--version", help="Print the version and stop.")) -> None:
    if version:
        from milepost import __version__

        typer.echo(f"milepost {__version__}")
        raise typer.Exit(0)


def main() -> None:
    """Run the command line; a reader who closes the pipe early is no error."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
