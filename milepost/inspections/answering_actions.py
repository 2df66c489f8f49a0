"""What becomes of a review: packets built and left out, archives made and read, the log, closing and withdrawing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.editing.records import change
from milepost.inspections.building import build as build_packet
from milepost.inspections.building import bytes_of
from milepost.inspections.choices import AT_WORK, IN_LOG, State, Work
from milepost.inspections.models import Answer, Archive, Inspection, Packet, PacketFile
from milepost.inspections.policies import (
    check_in_log,
    check_is_open,
    check_may_answer,
    check_may_archive,
    check_may_build,
    check_state,
)
from milepost.inspections.queries import lines_of, settings_of
from milepost.inspections.tasks import build_all, make_archive, packets_of
from milepost.journal.actions import Deed
from milepost.organizations.today import today_for
from milepost.rulebook.inspections.standing import deadline_of, own_deadline, standing_of
from milepost.tickets.touched import touch_all


def _locked(review: Inspection) -> Inspection:
    found = Inspection.objects.select_for_update(of=("self",), no_key=True).select_related("organization")
    return found.get(pk=review.pk)


# Packets


@transaction.atomic
def build(packet: Packet, *, deed: Deed) -> Packet:
    """One packet, at once. ValidationError once the answer is sent, even by somebody else at this moment."""
    check_may_answer(deed.by)
    check_is_open(_locked(packet.inspection))
    return build_packet(packet, today_for(deed.organization), deed=deed)


def build_every(review: Inspection, *, deed: Deed) -> None:
    """Have all packets built beside the pages."""
    check_may_answer(deed.by)
    assert deed.by is not None, "somebody asks for it"
    with transaction.atomic():
        now = _locked(review)
        check_may_build(now)
        total = len(packets_of(now))
        Inspection.objects.filter(pk=now.pk).update(
            work=Work.GOING, done=0, total=total, stirred_at=timezone.now()
        )
        deed.write("packets asked for", now, packets=total)
    build_all.enqueue(str(review.pk), str(deed.by.pk))


@transaction.atomic
def leave_out(packet: Packet, because: str, *, deed: Deed) -> None:
    """The person is not answered for: asked for by mistake, or another EN's. The packet stays on record."""
    check_may_answer(deed.by)
    check_is_open(_locked(packet.inspection))
    left = Packet.objects.filter(pk=packet.pk, left_out_at=None).update(
        left_out_at=timezone.now(), left_out_because=because
    )
    if left:
        deed.because(because).write("packet left out", packet.ticket, packet=str(packet.pk))
        touch_all([packet.ticket])


@transaction.atomic
def take_in(packet: Packet, *, deed: Deed) -> None:
    """The packet is answered for again."""
    check_may_answer(deed.by)
    check_is_open(_locked(packet.inspection))
    taken = Packet.objects.filter(pk=packet.pk, left_out_at__isnull=False).update(
        left_out_at=None, left_out_because=""
    )
    if taken:
        deed.write("packet taken in again", packet.ticket, packet=str(packet.pk))
        touch_all([packet.ticket])


def read_file(file: PacketFile, *, deed: Deed) -> bytes:
    """One file of a packet. That it was read is journaled first."""
    deed.write_reading(
        "packet file read", file.ticket, packet=str(file.packet_id), file=file.name, kind=file.kind
    )
    return bytes_of(file)


# Archives


def ask_for_archive(review: Inspection, passphrase: str, *, is_own: bool, deed: Deed) -> Archive:
    """Have every packet encrypted into one file beside the pages. The passphrase is in no line of the journal."""
    check_may_answer(deed.by)
    with transaction.atomic():
        now = _locked(review)
        check_may_archive(now)
        _give_up_those_that_stand_still(now, deed)
        last = Archive.objects.filter(inspection=now).aggregate(last=Max("number"))["last"] or 0
        packets = packets_of(now)
        total = 1 + PacketFile.objects.filter(packet__in=packets).count()
        archive = Archive.objects.create(
            organization=now.organization,
            inspection=now,
            number=last + 1,
            passphrase=passphrase,
            is_passphrase_own=is_own,
            total=total,
            stirred_at=timezone.now(),
            by=deed.by,
        )
        deed.write("archive asked for", now, archive=str(archive.pk), number=archive.number, own=is_own)
    make_archive.enqueue(str(archive.pk))
    archive.refresh_from_db()
    return archive


def _give_up_those_that_stand_still(review: Inspection, deed: Deed) -> None:
    going = list(Archive.objects.filter(inspection=review, work=Work.GOING))
    for one in going:
        Archive.objects.filter(pk=one.pk).update(work=Work.FAILED, passphrase=None)
        deed.write("archive given up", review, archive=str(one.pk), number=one.number)


@transaction.atomic
def give_up(archive: Archive, *, deed: Deed) -> None:
    """An archive that is not finished is not made; its passphrase is forgotten."""
    check_may_answer(deed.by)
    given = Archive.objects.filter(pk=archive.pk, work=Work.GOING).update(work=Work.FAILED, passphrase=None)
    if given:
        deed.write("archive given up", archive.inspection, archive=str(archive.pk), number=archive.number)


def read_archive(archive: Archive, *, deed: Deed) -> bytes:
    """The encrypted file. ValidationError while there is none. Its download is journaled as reading documents."""
    if archive.work != Work.DONE:
        raise ValidationError(_("This archive is not made yet."))
    deed.write_reading(
        "archive read", archive.inspection, archive=str(archive.pk), digest=archive.digest, packets=archive.packets
    )  # fmt: skip
    content: bytes = archive.content.content.open()
    return content


# The log


@transaction.atomic
def record(review: Inspection, given: Mapping[str, Any], *, deed: Deed) -> Answer:
    """A line of what passed with the reviewer: `{"said", "on", "way", "deadline", "archive", "words"}`."""
    check_may_answer(deed.by)
    now = _locked(review)
    check_in_log(now)
    values = {**given, "words": given.get("words") or None}
    made = Answer.objects.create(organization=now.organization, inspection=now, by=deed.by, **values)
    deed.write("answer recorded", now, answer=made.pk, said=made.said, on=str(made.on))
    _stand(now, deed)
    return made


@transaction.atomic
def withdraw_answer(answer: Answer, because: str, *, deed: Deed) -> None:
    """The line was wrong: the review stands as it would without it."""
    check_may_answer(deed.by)
    now = _locked(answer.inspection)
    check_in_log(now)
    gone = Answer.objects.filter(pk=answer.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), withdrawn_because=because
    )
    if gone:
        deed.because(because).write("answer withdrawn", now, answer=answer.pk, said=answer.said)
        _stand(now, deed)


@transaction.atomic
def amend(review: Inspection, given: Mapping[str, Any], *, version: int, deed: Deed) -> bool:
    """What the letter said: `{"received_on", "deadline", "reference", "with_earnings"}`; whether it still had this version.

    A deadline that the log moved since stays where the log put it.
    """
    check_may_answer(deed.by)
    now = _locked(review)
    check_in_log(now)
    if now.is_own:
        raise ValidationError(_("No letter belongs to a review that was drawn on yourselves."))
    own = own_deadline(given["received_on"], settings_of(now.organization).answer_days)
    first = given["deadline"] or own
    values = {
        "received_on": given["received_on"],
        "reference": given["reference"],
        "with_earnings": given["with_earnings"],
        "first_deadline": first,
        "is_deadline_own": given["deadline"] is None,
        "deadline": deadline_of(first, lines_of(now)),
    }
    kept = change(now, values, version=version, deed=deed, action="review changed")
    if kept:
        touch_all([one.ticket for one in packets_of(now)])
    return kept


def _stand(review: Inspection, deed: Deed) -> None:
    """Where it stands and by when it is to be answered, from what the log says now."""
    lines = lines_of(review)
    state = State(standing_of(lines).value)
    deadline = deadline_of(review.first_deadline, lines)
    changes = {
        name: (before, after)
        for name, before, after in (("state", review.state, state.value), ("deadline", review.deadline, deadline))
        if before != after
    }  # fmt: skip
    if changes:
        Inspection.objects.filter(pk=review.pk).update(
            state=state, deadline=deadline, version=review.version + 1
        )
        deed.write("review moved", review, changes=changes)
        touch_all([one.ticket for one in packets_of(review)])


# Its end


@transaction.atomic
def close(review: Inspection, day: date, because: str, *, deed: Deed) -> None:
    """Nothing more is to be done about it. ValidationError while a corrective action is open."""
    check_may_answer(deed.by)
    now = _locked(review)
    check_state(now, *IN_LOG)
    if now.correctives.filter(done_on=None, withdrawn_at=None).exists():
        raise ValidationError(
            _("A corrective action is not done yet. Record what was done, or withdraw it with its reason.")
        )
    _end(now, State.CLOSED, because, deed, "review closed", closed_on=day)


@transaction.atomic
def open_again(review: Inspection, because: str, *, deed: Deed) -> None:
    """It was closed or withdrawn too soon: it stands as its log says."""
    check_may_answer(deed.by)
    now = _locked(review)
    check_state(now, State.CLOSED, State.WITHDRAWN)
    drawn = now.sealed_at is None or now.drawn_at is not None
    state = State(standing_of(lines_of(now)).value) if drawn else State.SEALED
    _end(now, state, because, deed, "review opened again", closed_on=None)


@transaction.atomic
def withdraw(review: Inspection, because: str, *, deed: Deed) -> None:
    """It was begun by mistake. It stays on record with its reason, so that no sample is drawn until one fits."""
    check_may_answer(deed.by)
    now = _locked(review)
    check_state(now, *AT_WORK)
    _end(now, State.WITHDRAWN, because, deed, "review withdrawn")


def _end(now: Inspection, state: State, because: str, deed: Deed, action: str, **more: Any) -> None:
    Inspection.objects.filter(pk=now.pk).update(state=state, because=because, version=now.version + 1, **more)
    deed.because(because).write(action, now, changes={"state": (now.state, state.value)})
    touch_all([one.ticket for one in packets_of(now)])
