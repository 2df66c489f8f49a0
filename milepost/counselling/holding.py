"""What the actions of counselling share: who counsels, a file that was looked through, the counselling held while it changes."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.counselling.models import Counsel
from milepost.documents import actions as documents
from milepost.documents.models import Document
from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.shares.models import Party
from milepost.tickets.models import Ticket


@dataclass(frozen=True, slots=True)
class Counsellor:
    """One of the staff, or a benefits planner outside."""

    member: StaffMember | None = None
    party: Party | None = None

    @property
    def name(self) -> str:
        return str(self.member.name if self.member else self.party.name if self.party else "")


@dataclass(frozen=True, slots=True)
class File:
    """A file that was looked through: by its content it is one of those that are taken."""

    name: str
    content_type: str
    content: bytes


def held(counsel: Counsel) -> Counsel:
    """The counselling as it stands now, held until the transaction ends."""
    kept = Counsel.objects.select_for_update(of=("self",)).select_related("ticket__organization")
    return kept.get(pk=counsel.pk)


def kept_file(ticket: Ticket, file: File | None, kind: str, deed: Deed) -> Document | None:
    if file is None:
        return None
    return documents.add(ticket, kind, file.name, file.content_type, file.content, deed=deed)
