"""What the tests of texts have, and an ask."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from milepost.asking.actions import ask
from milepost.asking.models import Ask
from milepost.asking.wishes import Wish
from milepost.journal.actions import Deed
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from tests.documents.test_photographs import photograph
from tests.notices.conftest import (
    Agrees,
    administrator,
    agrees,
    coordinator,
    deed,
    home,
    northside,
    outsider,
    signed_in,
    ticket,
)
from tests.website.conftest import TODAY

__all__ = [
    "administrator", "agrees", "coordinator", "deed", "home", "northside", "outsider", "photograph", "signed_in", "ticket",
]  # fmt: skip
BASE = "http://testserver"
NOVEMBER = Month.parse("2025-11")
Asks = Callable[..., Ask]


@pytest.fixture
def asks(ticket: Ticket, agrees: Agrees, deed: Deed) -> Asks:
    """Ask for the stubs of a month that nothing is known of, or for whatever is wished."""
    agrees(ticket)

    def asked(wish: Wish | None = None, **more: Any) -> Ask:
        wanted = wish or Wish("stubs", months=(Month.parse("2030-11"),), **more)
        return ask(ticket, wanted, base=BASE, day=TODAY, deed=deed)

    return asked


def path_of(asked: Ask) -> str:
    """The address of its link, on the test's own website."""
    asked.refresh_from_db()
    assert asked.link is not None
    return str(asked.link.open()).removeprefix(BASE)


def noisy(size: int = 900) -> bytes:
    """A photograph of some hundred kilobytes, with where it was taken."""
    picture = Image.effect_noise((size, size), 80).convert("RGB")
    exif = Image.Exif()
    exif[271] = "Made by Snoop"
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=92, exif=exif)
    return out.getvalue()


def stub(tmp_path: Path) -> Path:
    """That photograph as a file."""
    path = tmp_path / "Ana Holder's stub.jpg"
    path.write_bytes(noisy())
    return path
