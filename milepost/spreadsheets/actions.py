"""Giving a spreadsheet, saying what its columns are, taking it over, undoing it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.spreadsheets.mapping import Mapping
from milepost.spreadsheets.models import ColumnMap, Spreadsheet
from milepost.spreadsheets.policies import check_may_override
from milepost.spreadsheets.reading import safe_name
from milepost.spreadsheets.sniffing import digest_of_headings

State = Spreadsheet.State


def receive(file: UploadedFile[Any], kind: str, *, deed: Deed) -> Spreadsheet:
    """Keep the file sealed, and have it looked into."""
    from milepost.spreadsheets.tasks import look_into

    assert deed.by is not None, "a spreadsheet is given by somebody"
    name = safe_name(file.name or "")
    content = file.read()
    with transaction.atomic():
        given = Spreadsheet.objects.create(
            organization=deed.organization,
            by=deed.by,
            kind=kind,
            file_name=name,
            size=len(content),
            content=content,
        )
        deed.write("spreadsheet received", given, size=len(content), kind=kind)
    look_into.enqueue(str(given.pk))
    return given


def map_columns(spreadsheet: Spreadsheet, mapping: Mapping, name: str, *, deed: Deed) -> None:
    """Say what the columns are, keep that under a name for the next file, and have every row checked."""
    from milepost.spreadsheets.tasks import check

    with transaction.atomic():
        _move(
            spreadsheet,
            (State.TO_MAP, State.CHECKED, State.FAULTY, State.REFUSED),
            State.CHECKING,
            settled=Spreadsheet(settled=mapping.as_json()).settled,
            override="",
            was_different=False,
        )
        deed.write("spreadsheet mapped", spreadsheet, columns=len(mapping.columns), header=mapping.header)
        if name:
            remember_map(spreadsheet.kind, mapping, name, deed=deed)
    check.enqueue(str(spreadsheet.pk))


def remember_map(kind: str, mapping: Mapping, name: str, *, deed: Deed) -> ColumnMap:
    """Keep how such a file is mapped under a name: the next one with the same headings is mapped so by itself."""
    assert deed.by is not None, "a map is kept by somebody"
    found = ColumnMap.objects.filter(organization=deed.organization, kind=kind, name=name).first()
    kept = found or ColumnMap(organization=deed.organization, kind=kind, name=name, version=0)
    kept.headings = digest_of_headings(mapping.headings)
    kept.mapping, kept.by, kept.version = mapping.as_json(), deed.by, kept.version + 1
    kept.save()
    deed.write("column map kept", kept, version=kept.version)
    return kept


def take_over(spreadsheet: Spreadsheet, *, partly: bool = False, deed: Deed) -> None:
    """Let what was checked count. `partly`: only the rows without a fault. What looks wrong needs the deed's reason."""
    from milepost.spreadsheets.tasks import take_over_spreadsheet

    before = {State.CHECKED} if not partly else {State.FAULTY}
    if spreadsheet.state == State.REFUSED:
        check_may_override(spreadsheet, deed.why)
        before = {State.REFUSED}
    if not spreadsheet.findings.get("new") and not spreadsheet.findings.get("changed"):
        raise ValidationError(_("There is nothing in it to take over."))
    with transaction.atomic():
        _move(
            spreadsheet,
            tuple(before),
            State.TAKING_OVER,
            is_partly=bool(spreadsheet.faulty_rows),
            override=deed.why if spreadsheet.state == State.REFUSED else "",
        )
        counts = {name: spreadsheet.findings.get(name, 0) for name in ("new", "changed", "faulty")}
        action = "spreadsheet taken over all the same" if spreadsheet.override else "spreadsheet taken over"
        deed.write(action, spreadsheet, **counts)
    take_over_spreadsheet.enqueue(str(spreadsheet.pk), str(deed.by.pk) if deed.by else "")


def undo(spreadsheet: Spreadsheet, *, deed: Deed) -> None:
    """Put back what was known before; refused by the task where it has been changed since."""
    from milepost.spreadsheets.tasks import undo_spreadsheet

    with transaction.atomic():
        _move(spreadsheet, (State.TAKEN_OVER,), State.UNDOING, cannot_undo="")
        deed.write("spreadsheet undone", spreadsheet)
    undo_spreadsheet.enqueue(str(spreadsheet.pk), str(deed.by.pk) if deed.by else "")


def begin_again(spreadsheet: Spreadsheet, *, deed: Deed) -> None:
    """Work that stopped without a word, because the machine did, is begun again where it can only be done once."""
    from milepost.spreadsheets import tasks

    with transaction.atomic():
        again = Spreadsheet.objects.select_for_update().get(pk=spreadsheet.pk)
        if not again.is_working:
            raise ValidationError(_("It has moved on in the meantime; look at its page again."))
        again.save(update_fields=["stirred_at"])
        deed.write("spreadsheet begun again", spreadsheet, state=again.state)
    by = str(deed.by.pk) if deed.by else ""
    if again.state == State.READING:
        tasks.look_into.enqueue(str(again.pk))
    elif again.state == State.CHECKING:
        tasks.check.enqueue(str(again.pk))
    elif again.state in (State.TAKING_OVER, State.TAKEN_OVER):
        tasks.take_over_spreadsheet.enqueue(str(again.pk), by)
    else:
        tasks.undo_spreadsheet.enqueue(str(again.pk), by)


def _move(spreadsheet: Spreadsheet, before: tuple[str, ...], after: str, **values: Any) -> None:
    """From one state to the next, unless somebody else was quicker."""
    moved = Spreadsheet.objects.filter(pk=spreadsheet.pk, state__in=before).update(
        state=after, done=0, total=0, finished_at=None, stirred_at=timezone.now(), **values
    )
    if not moved:
        raise ValidationError(_("It has moved on in the meantime; look at its page again."))
    spreadsheet.refresh_from_db(fields=["state", "done", "total", "override", "is_partly"])
