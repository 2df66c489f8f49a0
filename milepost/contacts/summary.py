"""What stands about contacts at the head of a Ticketholder's page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from milepost.contacts.models import Standing
from milepost.organizations.languages import language
from milepost.rulebook.wording import day_in_words
from milepost.tickets.models import Ticket
from milepost.tickets.summary import Fact


def summary(ticket: Ticket, day: date) -> Iterator[Fact]:
    """By when the next two-way contact is due, and when the last was. One query, of what is kept for lists."""
    standing = Standing.objects.filter(ticket=ticket).first()
    if standing is None or standing.due_on is None:
        return
    due = _("by %(day)s") % {"day": day_in_words(standing.due_on, language())}
    last = standing.last_two_way
    note = _("last two-way: %(day)s") % {"day": day_in_words(last, language())} if last else _("none so far")
    yield Fact(20, _("Next contact due"), due, note, "contacts")
