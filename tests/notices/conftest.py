"""One Ticketholder who agreed to texts, whose gateway is a folder of the test's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from milepost.journal.actions import Deed
from milepost.notices.text_actions import give_consent
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY, administrator, enrolled, northside, outsider, signed_in

__all__ = ["administrator", "northside", "outsider", "signed_in"]
NUMBER = "+16025550143"


def zone_where_it_is(hour: int) -> str:
    """A time zone in which it is about this hour now."""
    east = (hour - timezone.now().hour + 36) % 24 - 12
    return f"Etc/GMT{-east:+d}" if east else "Etc/GMT"


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def coordinator(northside: Organization) -> StaffMember:
    return enrolled(northside, "coordinator")


@pytest.fixture
def deed(coordinator: StaffMember) -> Deed:
    return Deed.of(coordinator)


@pytest.fixture
def ticket(northside: Organization) -> Ticket:
    ticket = (
        Ticket.objects.filter(organization=northside)
        .select_related("holder", "organization")
        .order_by("reference")[0]
    )
    Ticketholder.objects.filter(ticket=ticket).update(
        name="Ana Holder", language="en", phone="(602) 555-0143"
    )
    ticket.holder.refresh_from_db()
    return ticket


Agrees = Callable[..., Any]


@pytest.fixture
def agrees(home: Path, deed: Deed) -> Agrees:
    """Somebody agrees to texts; by default it is noon where they live."""

    def agreed(ticket: Ticket, number: str = NUMBER, *, hour: int = 12, **more: Any) -> Any:
        given = {
            "number": number,
            "way": "asked",
            "given_on": TODAY,
            "shown": "May we?",
            "time_zone": zone_where_it_is(hour),
        }
        return give_consent(ticket, {**given, **more}, deed=deed)

    return agreed


def outbox(home: Path) -> list[dict[str, str]]:
    """What the folder holds for another program to carry."""
    return [json.loads(path.read_text()) for path in sorted((home / "outbox").glob("*.json"))]


def soon() -> Any:
    return timezone.now() + timedelta(seconds=5)
