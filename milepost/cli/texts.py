"""`milepost texts`: carrying texts out and in, beside the pages."""

from __future__ import annotations

import time
from typing import Annotated

import typer

Every = Annotated[
    int,
    typer.Option("--every", min=0, help="Go on for ever, a round each so many seconds; 0 makes one round."),
]


def texts(every: Every = 0) -> None:
    """Take the texts that came, end and remind what was asked for, and send what is due."""
    from milepost.website.installation import home, start_django

    start_django(home())
    while True:
        for name, count in one_round().items():
            if count:
                typer.echo(f"{count} {name}")
        if not every:
            return
        time.sleep(every)


def one_round() -> dict[str, int]:
    """What was done. Texts that came are taken first, so that a STOP stops what would go out in the same round."""
    from django.db import close_old_connections

    from milepost.asking.ending import make_rounds
    from milepost.notices.queries import organizations_that_text
    from milepost.notices.sending import look_for_deliveries, send_due, take_what_came
    from milepost.organizations.scope import for_organization
    from milepost.organizations.today import today_for

    close_old_connections()
    organizations = organizations_that_text()
    done = {"texts came": take_what_came(organizations)}
    for organization in organizations:
        with for_organization(organization):
            for name, count in make_rounds(organization, day=today_for(organization)).items():
                done[name] = done.get(name, 0) + count
    return {**done, "texts sent": send_due(), "texts delivered": look_for_deliveries()}
