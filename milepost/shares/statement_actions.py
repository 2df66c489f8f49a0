"""Asking for all statements of a remittance as files, and reading one."""

from __future__ import annotations

from django.db import transaction

from milepost.journal.actions import Deed
from milepost.shares.choices import FileKind, RunState
from milepost.shares.models import Run, Statement, StatementFile
from milepost.shares.policies import check_may_remit, check_state
from milepost.shares.statement_files import files_of
from milepost.shares.tasks import make_statements


def ask_for_files(run: Run, language: str, *, deed: Deed) -> None:
    """Have every statement made as PDF and Excel, beside the pages. Those that are made already stay as they are."""
    check_may_remit(deed.by)
    check_state(run, RunState.RELEASED, RunState.PAID)
    with transaction.atomic():
        asked = run.statements.count()
        Run.objects.filter(pk=run.pk).update(files_asked=asked, files_failed=False)
        deed.write("statements asked for", run, statements=asked)
    run.files_asked = asked
    make_statements.enqueue(str(run.pk), language)


def read(statement: Statement, kind: str, *, deed: Deed) -> bytes:
    """The file as it was made for its remittance, or made now. That it was read is journaled."""
    deed.write_reading("statement read", statement, kind=kind)
    kept = StatementFile.objects.filter(statement=statement, kind=kind).first()
    if kept is not None:
        return bytes(kept.content.open())
    pdf, workbook = files_of(statement)
    return pdf if kind == FileKind.PDF else workbook
