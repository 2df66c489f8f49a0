"""What must be known before one speaks with a Ticketholder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from milepost.people.models import Ticketholder
from milepost.tickets.models import Ticket
from milepost.tickets.summary import Fact


def summary(ticket: Ticket, day: date) -> Iterator[Fact]:
    """The language and the format of letters, where they are not English in standard print."""
    holder: Ticketholder | None = getattr(ticket, "holder", None)
    if holder is None:
        return
    is_usual = holder.language == holder.Language.ENGLISH and holder.format == holder.Format.STANDARD
    if not is_usual:
        format_said = holder.get_format_display() if holder.format != holder.Format.STANDARD else ""
        yield Fact(70, _("Speaks"), holder.get_language_display(), format_said, "person")
