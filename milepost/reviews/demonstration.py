"""Reviews of the demonstration: a letter to answer, a notice whose days run, and one that was made good."""

from __future__ import annotations

from datetime import date, timedelta

from milepost.claims.stored_facts import facts_of
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization
from milepost.reviews.actions import record
from milepost.reviews.queries import reviewed
from milepost.rulebook.progress import ReviewResult
from milepost.rulebook.progress.procedure import Event, Step
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_of

_LETTERS = ((Event.HOLDER_ASKED, 12), (Event.PROVIDER_ASKED, 20), (Event.FOUND_NOT_MET, 9))
"""What was sent, and how many days ago."""


def load_reviews(organization: Organization, day: date) -> None:
    """Of the years that ended without enough, three with a letter that waits."""
    tickets = list(tickets_of(organization).order_by("reference"))
    deed = Deed(organization, None, through="demonstration")
    for (ticket, period), (event, days_ago) in zip(_unmet(tickets, day), _LETTERS, strict=False):
        record(ticket, period, Step(event, day - timedelta(days=days_ago)), deed=deed)


def _unmet(tickets: list[Ticket], day: date) -> list[tuple[Ticket, int]]:
    """The last year of each that was over before those letters, and not met; of Tickets that are still alive."""
    found = []
    facts = facts_of(tickets)
    for key, periods in reviewed(tickets, facts, day).items():
        over = [one.review for one in periods if one.review.result is ReviewResult.NOT_MET]
        if over and facts[key].ticket.ended_on is None:
            found.append((next(one for one in tickets if one.pk == key), over[-1].period))
    return found
