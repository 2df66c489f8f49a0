"""`milepost today-mail`: what waits, to everybody who wants it each working morning."""

from __future__ import annotations

import time
from typing import Annotated

import typer

LOOK_EVERY = 600


def today_mail(
    go_on: Annotated[
        bool, typer.Option("--each-morning", help="Go on until stopped; send from MILEPOST_MAIL_HOUR on.")
    ] = False,
) -> None:
    """Send the daily e-mail, without names, to everybody who wants it and has not had it today. For cron."""
    from milepost.website.installation import home, start_django

    start_django(home())
    from django.conf import settings
    from django.utils import timezone

    from milepost.desk.morning import send_daily_mails

    while True:
        if not go_on or timezone.localtime().hour >= settings.MAIL_HOUR:
            sent, failed = send_daily_mails()
            if not go_on or sent or failed:
                typer.echo(f"{sent} sent, {failed} not taken by the mail server.")
            if not go_on:
                raise typer.Exit(1 if failed else 0)
        time.sleep(LOOK_EVERY)
