"""One record of each kind of quality reviews, for the walk over every route."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

from django.utils import timezone

from milepost.inspections.models import (
    Answer,
    Archive,
    ArchiveContent,
    Corrective,
    Frame,
    Inspection,
    InspectionSettings,
    Packet,
    PacketFile,
)
from milepost.journal.actions import Deed
from milepost.rulebook.inspections.sampling import frame_digest
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    assert deed.by is not None
    owner, now, key = ticket.organization, timezone.now(), str(ticket.pk)
    InspectionSettings.objects.create(organization=owner, sample_size=7)
    review = Inspection.objects.create(
        organization=owner, number=1, kind="services", source="received", state="open", received_on=TODAY,
        first_month=Month.parse("2025-07"), last_month=Month.parse("2025-09"), deadline=TODAY + timedelta(3),
        first_deadline=TODAY + timedelta(3), reference=f"{name} ref", size=1, frame_size=1, seed=f"{name}-seed",
        frame_digest=frame_digest([key]), sealed_at=now, drawn_at=now, made_by=deed.by,
    )  # fmt: skip
    Frame.objects.create(organization=owner, inspection=review, keys=key)
    said = {"en": f"{name} lacks this", "es": f"{name} carece de esto"}
    gap = {"code": "X", "cure": said, "law": "", "page": "plan", "record": "", "grave": True, **said}
    packet = Packet.objects.create(
        organization=owner, inspection=review, ticket=ticket, place=1, edition=1, built_at=now, gaps=[gap], grave=1,
        looked_on=TODAY,
    )  # fmt: skip
    content = PacketFile._meta.get_field("content").sealable(f"%PDF {name} packet".encode())
    file = PacketFile.objects.create(
        organization=owner, ticket=ticket, packet=packet, edition=1, place=0, kind="index", name="00-index.pdf",
        content=content, size=12,
    )  # fmt: skip
    answer = Answer.objects.create(
        organization=owner, inspection=review, said="note", on=TODAY, words=f"{name} was asked", by=deed.by
    )
    corrective = Corrective.objects.create(
        organization=owner, partner=ticket.partner, inspection=review, packet=packet, what=f"{name} should mend",
        owner=deed.by, due_on=TODAY, made_by=deed.by,
    )  # fmt: skip
    whole = f"PK {name} archive".encode()
    archive = Archive.objects.create(
        organization=owner, inspection=review, number=1, work="done", digest=hashlib.sha256(whole).hexdigest(),
        size=len(whole), packets=1, files=1, by=deed.by,
    )  # fmt: skip
    sealed = ArchiveContent._meta.get_field("content").sealable(whole)
    ArchiveContent.objects.create(organization=owner, archive=archive, content=sealed)
    parts = {
        "inspection_id": str(review.pk), "packet_id": str(packet.pk), "packet_file_id": str(file.pk),
        "answer_id": answer.pk, "corrective_id": str(corrective.pk), "archive_id": str(archive.pk),
    }  # fmt: skip
    words = [
        f"{name} ref",
        f"{name}-seed",
        f"{name} lacks this",
        f"{name} packet",
        f"{name} was asked",
        f"{name} archive",
    ]
    return parts, [*words, f"{name} should mend", f"{name} carece"]
