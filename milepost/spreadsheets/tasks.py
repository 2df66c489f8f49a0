"""Long work on a spreadsheet, done beside the pages, with its progress kept where the page can see it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks import task

from milepost.caseload.collecting import without_collecting
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import StaffMember
from milepost.organizations.scope import for_organization
from milepost.spreadsheets import leaves
from milepost.spreadsheets.checking import DryRun, dry_run, keep_findings, keep_unreadable
from milepost.spreadsheets.kinds.all_kinds import KINDS
from milepost.spreadsheets.models import Leaf, Spreadsheet
from milepost.spreadsheets.reading import Unreadable, sheets_in
from milepost.spreadsheets.sniffing import as_json, seen_in
from milepost.spreadsheets.undoing import CannotUndo, put_back
from milepost.tickets.two_at_once import touch_in_two

State = Spreadsheet.State
_WRITTEN = [
    "state", "finished_at", "stirred_at", "sniffed", "findings", "refusals", "faulty_rows", "fingerprint", "was_different", "cannot_undo",
]  # fmt: skip
log = logging.getLogger(__name__)


@task
def look_into(spreadsheet_id: str) -> None:
    """Open the file and find the sheet and the row of its headings."""
    given = Spreadsheet.objects.select_related("organization").get(pk=UUID(spreadsheet_id))
    with for_organization(given.organization), _honest(given):
        found = seen_in(sheets_in(given.content.open()), KINDS[given.kind])
        given.sniffed = as_json(found)
        if not any(one.columns for one in found):
            raise Unreadable("NO_HEADINGS")
        given.state = State.TO_MAP


@task
def check(spreadsheet_id: str) -> None:
    """Read every row; list the faults, and say what would change."""
    given = Spreadsheet.objects.select_related("organization").get(pk=UUID(spreadsheet_id))
    with for_organization(given.organization), _honest(given), without_collecting():
        keep_findings(given, dry_run(given, _progress(given)))


@task
def take_over_spreadsheet(spreadsheet_id: str, by: str) -> None:
    """Write what the dry run said, all of it or nothing, and then decide anew."""
    given = Spreadsheet.objects.select_related("organization").get(pk=UUID(spreadsheet_id))
    member = StaffMember.objects.filter(pk=by).first() if by else None
    deed = Deed(given.organization, member, given.override, through="spreadsheet")
    with for_organization(given.organization), _honest(given), without_collecting():
        if given.state == State.TAKING_OVER:
            made = dry_run(given, _progress(given))
            is_other = made.fingerprint() != given.fingerprint
            if is_other or not _written(given, made, deed):
                given.was_different = True
                keep_findings(given, dry_run(given, _progress(given)))
                return
        if not given.is_decided:
            _decide(given)


@task
def undo_spreadsheet(spreadsheet_id: str, by: str) -> None:
    """Put back what stood there before, all of it or nothing, and then decide anew."""
    given = Spreadsheet.objects.select_related("organization").get(pk=UUID(spreadsheet_id))
    member = StaffMember.objects.filter(pk=by).first() if by else None
    deed = Deed(given.organization, member, "spreadsheet undone", through="spreadsheet")
    with for_organization(given.organization), _honest(given), without_collecting():
        if given.state == State.UNDOING:
            try:
                with transaction.atomic():
                    if _claimed(given, State.UNDOING, State.UNDONE):
                        KINDS[given.kind].after_undo(put_back(given, deed), deed)
            except CannotUndo as why:
                given.state, given.cannot_undo, given.is_decided = State.TAKEN_OVER, why.code, True
                return
        if not given.is_decided:
            _decide(given)


def _written(given: Spreadsheet, made: DryRun, deed: Deed) -> bool:
    """Everything in one transaction; False where somebody changed a record at the same moment."""
    try:
        with transaction.atomic():
            if not _claimed(given, State.TAKING_OVER, State.TAKEN_OVER):
                return True  # the same work was begun twice, and is done
            written = made.kind.write(made.to_write, made.settled, deed)
            actions = dict.fromkeys(action for action, _record, _changes in written.lines)
            for action in actions:
                deed.write_many(
                    action, ((record, changes) for name, record, changes in written.lines if name == action)
                )
            leaves.keep(given, Leaf.Of.DID, written.did)
            leaves.keep(given, Leaf.Of.TICKET, [{"pk": str(key)} for key in sorted(written.tickets, key=str)])
            last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first()
            Spreadsheet.objects.filter(pk=given.pk).update(journal_upto=last)
    except IntegrityError:
        log.exception("a spreadsheet met records that were written at the same moment")
        given.state, given.is_decided = State.CHECKING, True
        return False
    return True


def _claimed(given: Spreadsheet, before: str, after: str) -> bool:
    """From one state to the next within the transaction of the work itself, so that it is done once and wholly."""
    moved = Spreadsheet.objects.filter(pk=given.pk, state=before).update(state=after, is_decided=False)
    given.refresh_from_db(fields=["state", "is_decided"])
    return bool(moved)


def _decide(given: Spreadsheet) -> None:
    """Every Ticket that was touched, some thousand at a time; what was reached stays reached."""
    every = [UUID(one["pk"]) for one in leaves.lines_of(given, Leaf.Of.TICKET)]
    progress = _progress(given)
    Spreadsheet.objects.filter(pk=given.pk).update(done=0, total=len(every))
    touch_in_two(given.organization, every, progress)
    Spreadsheet.objects.filter(pk=given.pk).update(is_decided=True)


def _progress(given: Spreadsheet) -> Callable[[int], None]:
    def show(done: int) -> None:
        Spreadsheet.objects.filter(pk=given.pk).update(done=done, stirred_at=timezone.now())

    return show


@contextmanager
def _honest(given: Spreadsheet) -> Iterator[None]:
    """Whatever happens, the page says how it ended."""
    try:
        yield
    except Unreadable as why:
        keep_unreadable(given, why)
    except Exception:  # the fourth named place: a task must end in a state that the page can show
        log.exception("work on a spreadsheet stopped")
        given.state = _state_after_error(given)
    given.finished_at = timezone.now()
    given.save(update_fields=_WRITTEN)


def _state_after_error(given: Spreadsheet) -> str:
    """What is true after an error of ours: what was written in a transaction that ended is written."""
    stands = Spreadsheet.objects.values_list("state", flat=True).get(pk=given.pk)
    if stands == State.UNDOING:
        given.cannot_undo = "ERROR"
        return State.TAKEN_OVER
    return stands if stands in (State.TAKEN_OVER, State.UNDONE) else State.FAILED
