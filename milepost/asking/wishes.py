"""What is to be asked for, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings as installation
from django.urls import reverse

from milepost.asking.models import Ask
from milepost.notices.models import TextSettings
from milepost.notices.queries import language_of
from milepost.notices.texting import composed
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be asked for: a stub by its pay date, or the stubs or a statement of months."""

    kind: str
    paid_on: date | None = None
    months: tuple[Month, ...] = ()
    employer: str = ""
    job: str = ""
    dollars: int | None = None
    lost_on: date | None = None

    @property
    def what(self) -> str:
        if self.kind == Ask.Kind.STUB:
            return f"{self.paid_on}"
        return ",".join(str(month) for month in sorted(self.months))


def said_for(wish: Wish, ticket: Ticket, settings: TextSettings, link: str) -> str:
    """The exact text in which this Ticketholder would be asked."""
    language = language_of(ticket)
    if wish.kind == Ask.Kind.STUB:
        names_employer = bool(wish.employer) and settings.names_employer
        code = "TEXT_ASK_STUB_OF" if names_employer else "TEXT_ASK_STUB"
        figures: dict[str, object] = {"day": wish.paid_on, "employer": wish.employer, "link": link}
    else:
        code = "TEXT_ASK_STUBS" if wish.kind == Ask.Kind.STUBS else "TEXT_ASK_STATEMENT"
        figures = {"months": tuple(sorted(wish.months)), "link": link}
    return composed(code, figures, language, settings)


def address_of(token: str, base: str) -> str:
    """Where somebody outside opens the link."""
    return (installation.MILEPOST_ADDRESS or base.rstrip("/")) + reverse("send_evidence", args=[token])


def record_of(asked: Ask) -> str:
    """How a text names the ask that it belongs to."""
    return f"ask:{asked.pk}"
