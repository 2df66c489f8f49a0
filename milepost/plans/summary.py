"""What stands about the plan at the head of a Ticketholder's page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from milepost.organizations.languages import language
from milepost.plans.models import PlanVersion
from milepost.plans.states import COUNTS, OPEN
from milepost.rulebook.wording import day_in_words
from milepost.tickets.models import Ticket
from milepost.tickets.summary import Fact


def summary(ticket: Ticket, day: date) -> Iterator[Fact]:
    """How far the newest version is, and when it was signed. One query."""
    version = PlanVersion.objects.filter(ticket=ticket, state__in=[*OPEN, *COUNTS]).order_by("number").last()
    if version is None:
        return
    signed = version.signed_on
    note = _("signed last on %(day)s") % {"day": day_in_words(signed, language())} if signed else ""
    yield Fact(30, _("Plan"), str(version.get_state_display()), note, "plans")
