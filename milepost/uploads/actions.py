"""Receiving a caseload, taking it over, undoing it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.uploads.models import Upload

State = Upload.State


def receive(files: Sequence[UploadedFile[Any]], *, deed: Deed) -> Upload:
    """Keep the file, and have it checked. Several CSV files become one archive."""
    from milepost.uploads.tasks import check_upload

    assert deed.by is not None, "a caseload is given by somebody"
    name, content = _as_one(files)
    upload = Upload.objects.create(
        organization=deed.organization, by=deed.by, file_name=name, size=len(content), content=content
    )
    deed.write("received", upload, size=len(content))
    check_upload.enqueue(str(upload.pk))
    return upload


def take_over(upload: Upload, *, deed: Deed) -> None:
    """Let the checked file count: its Tickets replace what was known of them."""
    from milepost.uploads.tasks import take_over_upload

    _move(upload, State.CHECKED, State.TAKING_OVER)
    deed.write("take over", upload, **upload.findings.get("tickets", {}))
    take_over_upload.enqueue(str(upload.pk))


def undo(upload: Upload, *, deed: Deed) -> None:
    """Put back what was known before; only the latest taken over can be undone."""
    from milepost.uploads.tasks import undo_upload

    if not may_be_undone(upload):
        raise ValidationError(_("A later caseload has been taken over since; undo that one first."))
    _move(upload, State.TAKEN_OVER, State.UNDOING)
    deed.write("undo", upload)
    undo_upload.enqueue(str(upload.pk))


def may_be_undone(upload: Upload) -> bool:
    """Whether nothing was taken over after it."""
    latest = (
        Upload.objects.filter(organization=upload.organization, state=State.TAKEN_OVER)
        .order_by("-finished_at")
        .first()
    )
    return latest is not None and latest.pk == upload.pk


def _move(upload: Upload, before: str, after: str) -> None:
    """From one state to the next, unless somebody else was quicker."""
    moved = Upload.objects.filter(pk=upload.pk, state=before).update(
        state=after, done=0, finished_at=timezone.now()
    )
    if not moved:
        raise ValidationError(_("This caseload has moved on in the meantime; look at its page again."))
    upload.refresh_from_db()


def _as_one(files: Sequence[UploadedFile[Any]]) -> tuple[str, bytes]:
    if len(files) == 1 and PurePath(files[0].name or "").suffix.lower() in {".xlsx", ".zip"}:
        return files[0].name or "caseload", files[0].read()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(PurePath(file.name or "unnamed.csv").name, file.read())
    names = ", ".join(PurePath(file.name or "").name for file in files)
    return names[:200], packed.getvalue()
