"""Building all packets, and making an archive, beside the pages, with their progress where the page can see it."""

from __future__ import annotations

import hashlib
import logging
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation
from django_tasks import task

from milepost.inspections.archiving import TooLarge, encrypted
from milepost.inspections.building import build
from milepost.inspections.choices import State, Work
from milepost.inspections.models import Archive, ArchiveContent, Inspection, Packet
from milepost.inspections.papers import SENT_IN
from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.organizations.scope import for_organization
from milepost.organizations.today import today_for

log = logging.getLogger(__name__)


@task
def build_all(inspection_id: str, by: str) -> None:
    """Build each packet of the review anew, one after the other; what was built stays built should the rest stop."""
    review = Inspection.objects.select_related("organization").get(pk=UUID(inspection_id))
    with for_organization(review.organization):
        if review.work != Work.GOING:
            return
        deed = Deed(review.organization, StaffMember.objects.get(pk=by))
        day, work = today_for(review.organization), Work.DONE
        try:
            for done, packet in enumerate(packets_of(review), 1):
                with transaction.atomic():
                    now = Inspection.objects.select_for_update(no_key=True).get(pk=review.pk)
                    if now.state != State.OPEN:  # sent or withdrawn meanwhile: what went stays as it is
                        break
                    build(packet, day, deed=deed)
                Inspection.objects.filter(pk=review.pk).update(done=done, stirred_at=timezone.now())
        except Exception:  # a task must end in a state that the page can show
            log.exception("the building of packets stopped")
            work = Work.FAILED
        Inspection.objects.filter(pk=review.pk).update(work=work, stirred_at=timezone.now())


def packets_of(review: Inspection) -> list[Packet]:
    """Those that are sent, in their order."""
    found = Packet.objects.filter(inspection=review, left_out_at=None, ticket__is_withdrawn=False)
    return list(
        found.select_related(
            "inspection__organization", "ticket__organization", "ticket__holder"
        ).order_by("place")
    )  # fmt: skip


@task
def make_archive(archive_id: str) -> None:
    """Build what was never built, encrypt everything, forget the passphrase."""
    archive = Archive.objects.select_related("organization", "inspection__organization", "by").get(
        pk=UUID(archive_id)
    )
    with for_organization(archive.organization):
        if archive.work != Work.GOING or archive.passphrase is None:
            return
        end: dict[str, object] = {"work": Work.FAILED}
        try:
            end = _made(archive, today_for(archive.organization))
        except TooLarge:
            end["too_large"] = True
        except Exception:  # a task must end in a state that the page can show
            log.exception("the making of an archive stopped")
        Archive.objects.filter(pk=archive.pk, work=Work.GOING).update(
            passphrase=None, stirred_at=timezone.now(), **end
        )


def _made(archive: Archive, day: date) -> dict[str, object]:
    """What is to be kept of it. The file itself is kept with it or not at all."""
    packets = packets_of(archive.inspection)
    for packet in packets:
        if not packet.edition:
            build(packet, day, deed=Deed(archive.organization, archive.by))

    def show(done: int) -> None:
        Archive.objects.filter(pk=archive.pk).update(done=done, stirred_at=timezone.now())

    assert archive.passphrase is not None
    with translation.override(SENT_IN):
        content, files = encrypted(archive, packets, archive.passphrase.open(), day, show)
    sealable = ArchiveContent._meta.get_field("content").sealable
    end: dict[str, object] = {
        "work": Work.DONE,
        "digest": hashlib.sha256(content).hexdigest(),
        "size": len(content),
        "packets": len(packets),
        "files": files,
        "contents": [[str(one.pk), one.edition] for one in packets],
    }
    with transaction.atomic():
        still = Archive.objects.select_for_update(no_key=True).get(pk=archive.pk)
        if still.work == Work.GOING:  # nobody has given it up meanwhile
            ArchiveContent.objects.create(
                archive=archive, organization=archive.organization, content=sealable(content)
            )
            Archive.objects.filter(pk=archive.pk).update(passphrase=None, stirred_at=timezone.now(), **end)
    return end
