"""Long work on a list of the Portal, done beside the pages, with its progress kept where the page can see it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from milepost.caseload.collecting import without_collecting
from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.organizations.scope import for_organization
from milepost.portal import carrying_out, undoing
from milepost.portal.choices import FileState
from milepost.portal.comparing.files import compare, last_of
from milepost.portal.keeping import keep
from milepost.portal.lists.columns import LISTS
from milepost.portal.models import PortalFile
from milepost.spreadsheets.mapping import days_can_be_two, first_mapping, order_of_days
from milepost.spreadsheets.reading import Unreadable, sheets_in
from milepost.spreadsheets.sniffing import as_json, best_of, seen_in

log = logging.getLogger(__name__)
THROUGH = "portal"
_WRITTEN = [
    "state", "finished_at", "stirred_at", "sniffed", "settled", "findings", "refusals", "rows", "row_keys", "has_footer", "before",
    "compared_at", "cannot_undo", "order",
]  # fmt: skip


@task
def look_into(file_id: str) -> None:
    """Open the file and find its headings. Where these very headings were mapped before, compare it at once."""
    file = PortalFile.objects.select_related("organization").get(pk=UUID(file_id))
    with for_organization(file.organization), _honest(file), without_collecting():
        kind = LISTS[file.kind]
        found = seen_in(sheets_in(file.content.open()), kind)
        file.sniffed = as_json(found)
        if not any(one.columns for one in found):
            raise Unreadable("NO_HEADINGS")
        file.state = FileState.TO_MAP
        file.save(update_fields=["sniffed"])
        file.refresh_from_db(fields=["sniffed"])
        mapping, remembered = first_mapping(file, kind)
        sheet = best_of(found)
        ambiguous = days_can_be_two(kind, sheet, mapping.columns) and not mapping.date_order
        contradicts = order_of_days(kind, sheet, mapping.columns) not in ("", mapping.date_order)
        if remembered and not ambiguous and not contradicts:
            file.settled = mapping.as_json()
            file.state = FileState.COMPARING
            file.save(update_fields=["settled", "state"])
            file.refresh_from_db(fields=["settled"])
            _compare(file)


@task
def compare_file(file_id: str) -> None:
    """Read every row, hold the file against the last one, and list what differs from our records."""
    file = PortalFile.objects.select_related("organization").get(pk=UUID(file_id))
    with for_organization(file.organization), _honest(file), without_collecting():
        if file.state == FileState.COMPARING:
            _compare(file)


def _compare(file: PortalFile) -> None:
    last = last_of(file)
    keep(file, compare(file, last, _progress(file)), last)


@task
def act_on_all(file_id: str) -> None:
    """Carry out the same act for every open difference of a kind; what cannot be done stays open and says why."""
    file = PortalFile.objects.select_related("organization").get(pk=UUID(file_id))
    with for_organization(file.organization), _honest(file):
        if file.state != FileState.ACTING or file.order is None:
            return
        order = file.order.open()
        deed = Deed(file.organization, StaffMember.objects.get(pk=order["by"]), through=THROUGH)
        rows = carrying_out.open_ones(file, order["code"])
        PortalFile.objects.filter(pk=file.pk).update(done=0, total=rows.count())
        try:
            carried, refused = carrying_out.many(
                rows, order.get("program", ""), deed=deed, progress=_progress(file)
            )
            file.findings = {**file.findings, "carried": carried, "refused": len(refused)}
        except PermissionDenied:
            file.findings = {**file.findings, "carried": 0, "refused": rows.count()}
        file.state, file.order = FileState.COMPARED, None


@task
def undo_file(file_id: str, by: str) -> None:
    """Take back everything that was carried out of it, all of it or nothing."""
    file = PortalFile.objects.select_related("organization").get(pk=UUID(file_id))
    deed = Deed(file.organization, StaffMember.objects.get(pk=by), "portal list undone", through=THROUGH)
    with for_organization(file.organization), _honest(file):
        if file.state != FileState.UNDOING:
            return
        try:
            with transaction.atomic():
                undoing.undo(file, deed=deed)
            file.state = FileState.UNDONE
        except ValidationError as refusal:
            file.state, file.cannot_undo = FileState.COMPARED, " ".join(refusal.messages)[:300]


def _progress(file: PortalFile) -> Callable[[int], None]:
    def show(done: int) -> None:
        PortalFile.objects.filter(pk=file.pk).update(done=done, stirred_at=timezone.now())

    return show


@contextmanager
def _honest(file: PortalFile) -> Iterator[None]:
    """Whatever happens, the page says how it ended."""
    try:
        yield
    except Unreadable as why:
        file.state = FileState.UNREADABLE
        figures = {name: str(value) for name, value in why.figures.items()}
        file.findings = {"unreadable": {"code": why.code, "figures": figures}}
    except Exception:  # a task must end in a state that the page can show
        log.exception("work on a list of the Portal stopped")
        stands = PortalFile.objects.values_list("state", flat=True).get(pk=file.pk)
        was_compared = stands in (FileState.ACTING, FileState.UNDOING)
        file.state = FileState.COMPARED if was_compared else FileState.FAILED
    file.finished_at = timezone.now()
    file.save(update_fields=_WRITTEN)
