"""A photograph on its way over a poor connection: in parts, each sealed as it comes, until it is whole.

The browser makes up a word for the file and asks how far it is; it sends the next part at exactly that place. A part that
comes twice, late or at another place changes nothing and is told how far the file is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils import timezone

from milepost.asking.actions import keep_photograph
from milepost.asking.models import Arriving, Ask, Part
from milepost.documents.kinds import MOST_BYTES
from milepost.documents.photographs import NotTaken, taken
from milepost.journal.actions import Deed

MOST_IN_A_PART: Final = 512 * 1024
MOST_PHOTOGRAPHS: Final = 20
"""By one ask; more is no pay stub."""
MOST_UNFINISHED: Final = 10
_WORD = re.compile(r"[a-z0-9]{16,40}")


@dataclass(frozen=True, slots=True)
class Step:
    """How far a file is: bytes that are here, whether it is whole and kept, or the code of why it was not taken."""

    received: int
    is_kept: bool = False
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part as it was sent: of which file, at which place, of how many bytes in all."""

    word: str
    offset: int
    total: int
    content: bytes

    @property
    def is_sensible(self) -> bool:
        return (
            bool(_WORD.fullmatch(self.word))
            and 0 <= self.offset < self.total <= MOST_BYTES
            and 0 < len(self.content) <= MOST_IN_A_PART
            and self.offset + len(self.content) <= self.total
        )


def how_far(asked: Ask, word: str) -> Step:
    """Where the browser goes on; nothing is here of a file that is not known."""
    found = Arriving.objects.filter(ask=asked, word=word[:40]).first()
    return Step(0) if found is None else _step(found)


@transaction.atomic
def take_part(asked: Ask, piece: Piece, *, deed: Deed) -> Step:
    """Keep the part, if it is the next one; the file becomes a document when it is whole."""
    assert piece.is_sensible, "the page checks a part before it is taken"
    Ask.objects.select_for_update().get(pk=asked.pk)
    arriving = Arriving.objects.filter(ask=asked, word=piece.word).first()
    if arriving is None:
        if not has_room(asked):
            return Step(0, refused="too_many")
        arriving = Arriving.objects.create(
            organization=deed.organization, ticket=asked.ticket, ask=asked, word=piece.word, total=piece.total
        )
    if arriving.finished_at or piece.offset != arriving.received or piece.total != arriving.total:
        return _step(arriving)
    Part.objects.create(
        organization=deed.organization, arriving=arriving, offset=piece.offset, content=piece.content
    )
    arriving.received += len(piece.content)
    arriving.save(update_fields=["received"])
    return _finished(asked, arriving, deed) if arriving.received == arriving.total else _step(arriving)


def has_room(asked: Ask) -> bool:
    """Whether one more may begin to come."""
    under_way = Arriving.objects.filter(ask=asked, finished_at=None).count()
    return asked.arrived.count() < MOST_PHOTOGRAPHS and under_way < MOST_UNFINISHED


def take_whole(asked: Ask, content: bytes, *, deed: Deed) -> Step:
    """A file that came in one piece."""
    if asked.arrived.count() >= MOST_PHOTOGRAPHS:
        return Step(0, refused="too_many")
    try:
        keep_photograph(asked, taken(content), deed=deed)
    except NotTaken as refused:
        return Step(0, refused=refused.code)
    return Step(len(content), is_kept=True)


def _finished(asked: Ask, arriving: Arriving, deed: Deed) -> Step:
    """The parts put together, checked, kept without metadata; the parts themselves go."""
    whole = b"".join(part.content.open() for part in arriving.parts.order_by("offset"))
    step = take_whole(asked, whole, deed=deed)
    arriving.finished_at, arriving.refused = timezone.now(), step.refused
    arriving.save(update_fields=["finished_at", "refused"])
    Part.objects.filter(arriving=arriving).delete()
    return _step(arriving)


def _step(arriving: Arriving) -> Step:
    is_kept = arriving.finished_at is not None and not arriving.refused
    return Step(arriving.received, is_kept, arriving.refused)
