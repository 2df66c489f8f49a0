"""All statements of a remittance as files, made beside the pages, with their progress where the page can see it."""

from __future__ import annotations

import logging
from uuid import UUID

from django.utils import translation
from django_tasks import task

from milepost.journal.actions import Deed
from milepost.organizations.scope import for_organization
from milepost.shares.choices import FileKind
from milepost.shares.models import Run, Statement, StatementFile
from milepost.shares.statement_files import files_of
from milepost.shares.telling import tell

log = logging.getLogger(__name__)
AT_A_TIME = 20


@task
def make_statements(run_id: str, language: str) -> None:
    """Every statement that has no file yet; what was made once stays as it was sent."""
    run = Run.objects.select_related("organization").get(pk=UUID(run_id))
    with for_organization(run.organization), translation.override(language):
        made = set(StatementFile.objects.filter(statement__run=run).values_list("statement_id", flat=True))
        waiting = run.statements.exclude(pk__in=made).select_related("partner", "organization")
        done, failed = len(made), False
        try:
            rows: list[StatementFile] = []
            for statement in waiting.iterator(chunk_size=200):
                rows += _files(statement, language)
                done += 1
                if done % AT_A_TIME == 0:
                    _keep(run, rows, done)
                    rows = []
            _keep(run, rows, done)
        except Exception:  # a task must end in a state that the page can show
            log.exception("the making of statements stopped")
            failed = True
        Run.objects.filter(pk=run.pk).update(files_failed=failed)


@task
def tell_partners(run_id: str) -> None:
    """Tell the people of each partner that a statement is there; each statement once, also when a worker is killed in between."""
    run = Run.objects.select_related("organization").get(pk=UUID(run_id))
    with for_organization(run.organization):
        told = sum(
            tell(one) for one in run.statements.filter(partner__isnull=False, told_at=None).order_by("number")
        )
        if told:
            Deed(run.organization, None, through="mail").write("statements told", run, people=told)


def _files(statement: Statement, language: str) -> list[StatementFile]:
    sealable = StatementFile._meta.get_field("content").sealable
    return [
        StatementFile(
            organization_id=statement.organization_id,
            partner_id=statement.partner_id,
            statement=statement,
            kind=kind,
            language=language,
            content=sealable(content),
        )
        for kind, content in zip((FileKind.PDF, FileKind.EXCEL), files_of(statement), strict=True)
    ]


def _keep(run: Run, rows: list[StatementFile], done: int) -> None:
    StatementFile.objects.bulk_create(rows)
    Run.objects.filter(pk=run.pk).update(files_made=done)
