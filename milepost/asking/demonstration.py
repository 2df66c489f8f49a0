"""Asking in the demonstration: people who agreed to texts, what they were asked for, and a photograph that came."""

from __future__ import annotations

import io
import random
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from PIL import Image, ImageDraw

from milepost.asking.actions import ask, keep_photograph
from milepost.asking.models import Arrived, Ask
from milepost.asking.queries import proposals_for
from milepost.asking.wishes import Wish
from milepost.documents.photographs import taken
from milepost.journal.actions import Deed
from milepost.notices.models import TextConsent
from milepost.notices.queries import digest_of_number
from milepost.notices.text_actions import Came, take_incoming
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Role
from milepost.rulebook.texts import number_of
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_of

_ASKED, _CAME = 6, 2
_BASE = "http://127.0.0.1:8000"


def load_asking(organization: Organization, day: date) -> None:
    """Two thirds agreed to texts; six of those for whom money waits are asked, and two have sent a photograph."""
    by = StaffMember.objects.filter(organization=organization, role=Role.COORDINATOR).first()
    if by is None:
        return
    deed = Deed(organization, by, through="demonstration")
    tickets = list(tickets_of(organization).select_related("holder", "organization").order_by("reference"))
    agreed = _agree(tickets, deed, day)
    asks = []
    for one in [one for one in proposals_for(agreed) if one.dollars][1::2][:_ASKED]:
        wish = Wish("stubs", months=one.months, dollars=one.dollars, lost_on=one.lost_on)
        asks.append(ask(one.ticket, wish, base=_BASE, day=day, deed=deed))
    link = Deed(organization, None, through="link")
    for place, asked in enumerate(asks[:_CAME]):
        keep_photograph(asked, taken(_stub(f"MADE UP {place + 1}")), deed=link)
    then = datetime.combine(day, time(9, 30), tzinfo=timezone.get_current_timezone())
    for asked in asks[_CAME : _CAME + 1]:
        _writes_back(asked.ticket, deed, then)
    _as_if(then, asks)


def _as_if(then: datetime, asks: list[Ask]) -> None:
    """It happened on the day in which the demonstration lives, not when it was set up."""
    made = Ask.objects.filter(pk__in=[one.pk for one in asks])
    made.update(asked_at=then)
    made.filter(answered_at__isnull=False).update(answered_at=then)
    Arrived.objects.filter(ask__in=made).update(at=then)


def _agree(tickets: list[Ticket], deed: Deed, day: date) -> list[Ticket]:
    draw, consents = random.Random(7), []  # noqa: S311 - the same people each time
    for ticket in tickets:
        number = number_of(ticket.holder.phone)
        if number is None or draw.random() < 0.33:
            continue
        consents.append(
            TextConsent(
                organization=deed.organization, ticket=ticket, number=number, recorded_by=deed.by, way=TextConsent.Way.ASKED,
                number_digest=digest_of_number(deed.organization, number), shown="May we send you text messages?",
                given_on=day - timedelta(days=draw.randrange(20, 400)),
            )
        )  # fmt: skip
    TextConsent.objects.bulk_create(consents)
    return [consent.ticket for consent in consents]


def _writes_back(ticket: Ticket, deed: Deed, then: datetime) -> None:
    number = number_of(ticket.holder.phone) or ""
    came = Came(number, "I will get it from my boss on Friday", f"demonstration:{ticket.pk}", then)
    take_incoming(came, deed=Deed(deed.organization, None, through="gateway"))


def _stub(said: str) -> bytes:
    """A picture that is no real pay stub, and says so."""
    picture = Image.new("RGB", (900, 500), "white")
    drawing = ImageDraw.Draw(picture)
    drawing.rectangle((10, 10, 890, 490), outline="black", width=3)
    drawing.text((40, 40), f"PAY STUB - {said} - NOT A REAL ONE", fill="black", font_size=28)
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()
