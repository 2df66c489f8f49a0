"""Giving a list of the Portal, saying what its columns are, taking it all the same, setting differences aside, undoing it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.organizations.models import Organization
from milepost.portal.choices import UNSETTLED, FileState, State
from milepost.portal.lists.columns import LISTS
from milepost.portal.models import Difference, PortalFile
from milepost.portal.policies import check_may_override
from milepost.spreadsheets.actions import remember_map
from milepost.spreadsheets.mapping import Mapping
from milepost.spreadsheets.reading import safe_name

GONE = (FileState.UNDONE, FileState.FAILED, FileState.UNREADABLE)


def receive(file: UploadedFile[Any], kind: str, *, deed: Deed) -> tuple[PortalFile, bool]:
    """Keep the file sealed and have it looked into; whether it is new. The very same file changes nothing."""
    from milepost.portal.tasks import look_into

    assert deed.by is not None, "a list is given by somebody"
    content = file.read()
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        Organization.objects.select_for_update(no_key=True).get(pk=deed.organization.pk)
        known = PortalFile.objects.filter(organization=deed.organization, kind=kind, digest=digest)
        same = known.exclude(state__in=GONE).first()
        if same is not None:
            return same, False
        given = PortalFile.objects.create(
            organization=deed.organization,
            by=deed.by,
            kind=kind,
            file_name=safe_name(file.name or ""),
            size=len(content),
            content=content,
            digest=digest,
        )
        deed.write("portal list received", given, size=len(content), kind=kind)
    look_into.enqueue(str(given.pk))
    return given, True


def map_columns(file: PortalFile, mapping: Mapping, name: str, *, deed: Deed) -> None:
    """Say what the columns are, keep that under a name for the next file, and have it compared."""
    from milepost.portal.tasks import compare_file

    with transaction.atomic():
        _move(
            file,
            (FileState.TO_MAP, FileState.REFUSED),
            FileState.COMPARING,
            settled=PortalFile(settled=mapping.as_json()).settled,
            override="",
            overridden_by=None,
        )
        deed.write("portal list mapped", file, columns=len(mapping.columns), header=mapping.header)
        if name:
            remember_map(LISTS[file.kind].code, mapping, name, deed=deed)
    compare_file.enqueue(str(file.pk))


def override(file: PortalFile, *, deed: Deed) -> None:
    """Compare it although it looks wrong, for the reason of the deed. ValidationError where no reason makes it right."""
    from milepost.portal.tasks import compare_file

    check_may_override(file, deed.why)
    with transaction.atomic():
        _move(file, (FileState.REFUSED,), FileState.COMPARING, override=deed.why[:300], overridden_by=deed.by)
        codes = ", ".join(one["code"] for one in file.refusals)
        deed.write("portal list taken all the same", file, refusals=codes)
    compare_file.enqueue(str(file.pk))


@transaction.atomic
def set_aside(differences: Sequence[Difference], *, deed: Deed) -> int:
    """Leave them as they are, for the reason of the deed; how many were still open."""
    assert deed.why, "a difference is set aside for a reason"
    return _settle(differences, State.SET_ASIDE, "difference set aside", UNSETTLED, deed)


@transaction.atomic
def open_again(differences: Sequence[Difference], *, deed: Deed) -> int:
    """What was set aside, or asked about, is open once more."""
    return _settle(differences, State.OPEN, "difference opened again", (State.SET_ASIDE, State.ASKED), deed)


def _settle(
    differences: Sequence[Difference], after: State, action: str, before: Sequence[State], deed: Deed
) -> int:
    count = 0
    for one in differences:
        was = one.state
        moved = Difference.objects.filter(
            pk=one.pk, state__in=before, file__state=FileState.COMPARED, version=one.version
        ).update(
            state=after,
            because="" if after == State.OPEN else deed.why[:300],
            settled_by=None if after == State.OPEN else deed.by,
            settled_at=None if after == State.OPEN else timezone.now(),
            version=one.version + 1,
        )
        if moved:
            count += 1
            deed.write(action, one, changes={"state": (was, after.value)}, code=one.code)
    return count


def act_on_all(file: PortalFile, code: str, program: str, *, deed: Deed) -> None:
    """Have every open difference of a kind carried out, beside the pages."""
    from milepost.portal import tasks

    assert deed.by is not None, "a person carries it out"
    order = {"by": str(deed.by.pk), "code": code, "program": program}
    with transaction.atomic():
        _move(file, (FileState.COMPARED,), FileState.ACTING, order=PortalFile(order=order).order)
        deed.write("portal acts ordered", file, code=code)
    tasks.act_on_all.enqueue(str(file.pk))


def undo(file: PortalFile, *, deed: Deed) -> None:
    """Take back what was carried out of it; refused by the task where something has changed since."""
    from milepost.portal.tasks import undo_file

    assert deed.by is not None, "a person undoes it"
    with transaction.atomic():
        _move(file, (FileState.COMPARED,), FileState.UNDOING, cannot_undo="")
        deed.write("portal list undone", file)
    undo_file.enqueue(str(file.pk), str(deed.by.pk))


def begin_again(file: PortalFile, *, deed: Deed) -> None:
    """Work that stopped without a word is begun again; each piece of it is done once."""
    from milepost.portal import tasks

    with transaction.atomic():
        again = PortalFile.objects.select_for_update().defer("content").get(pk=file.pk)
        if not again.is_working:
            raise ValidationError(_("It has moved on in the meantime; look at its page again."))
        again.save(update_fields=["stirred_at"])
        deed.write("portal list begun again", file, state=again.state)
    if again.state == FileState.READING:
        tasks.look_into.enqueue(str(again.pk))
    elif again.state == FileState.COMPARING:
        tasks.compare_file.enqueue(str(again.pk))
    elif again.state == FileState.ACTING:
        tasks.act_on_all.enqueue(str(again.pk))
    else:
        assert deed.by is not None
        tasks.undo_file.enqueue(str(again.pk), str(deed.by.pk))


def _move(file: PortalFile, before: tuple[str, ...], after: str, **values: Any) -> None:
    """From one state to the next, unless somebody else was quicker."""
    moved = PortalFile.objects.filter(pk=file.pk, state__in=before).update(
        state=after, done=0, total=0, finished_at=None, stirred_at=timezone.now(), **values
    )
    if not moved:
        raise ValidationError(_("It has moved on in the meantime; look at its page again."))
    file.refresh_from_db(fields=["state", "done", "total", "override"])
