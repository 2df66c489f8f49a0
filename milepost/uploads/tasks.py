"""Long work on an upload, done beside the pages, with its progress kept where the page can see it."""

from __future__ import annotations

import logging
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from milepost.caseload import Caseload, Fault, read_caseload
from milepost.caseload.as_json import facts_as_json, facts_from_json
from milepost.claims.deciding import decide_anew
from milepost.claims.figures import law_of
from milepost.claims.stored_facts import facts_as_uploaded, keep_facts, withdraw
from milepost.contacts.standing import reckon_everything
from milepost.keys.fields import opened
from milepost.organizations.today import today_for
from milepost.rulebook.claims import decide
from milepost.rulebook.facts import TicketFacts
from milepost.tickets.queries import tickets_of
from milepost.uploads.models import Upload

State = Upload.State
SHOW_PROGRESS_EVERY = 100
_WRITTEN = ["state", "finished_at", "faults", "notes", "faulty_tickets", "findings", "replaced"]
log = logging.getLogger(__name__)


@task
def check_upload(upload_id: str) -> None:
    """Read the file; list its faults, or say what it holds and what could be claimed."""
    upload = Upload.objects.get(pk=upload_id)
    with _honest(upload):
        caseload = _read(upload)
        upload.notes = [_fault_line(note) for note in caseload.notes]
        upload.faults = [_fault_line(fault) for fault in caseload.faults]
        upload.faulty_tickets = sorted(caseload.faulty_tickets)
        upload.total = len(caseload.tickets)
        upload.save(update_fields=["total"])
        upload.findings = _findings(upload, caseload)
        upload.state = State.FAULTY if caseload.faults else State.CHECKED


@task
def take_over_upload(upload_id: str) -> None:
    """Write the facts of the file, keep what stood there before, and decide anew."""
    upload = Upload.objects.get(pk=upload_id)
    with _honest(upload):
        caseload = _read(upload)
        with transaction.atomic():
            upload.replaced = _as_known(upload, caseload)
            keep_facts(upload.organization, caseload.tickets.values())
        upload.state = _decided(upload, State.TAKEN_OVER)


@task
def undo_upload(upload_id: str) -> None:
    """Put back the facts that stood there before."""
    upload = Upload.objects.get(pk=upload_id)
    with _honest(upload):
        before = [
            facts_from_json(given) for given in (opened(upload.replaced) or {}).values() if given is not None
        ]
        brought = [reference for reference, given in (opened(upload.replaced) or {}).items() if given is None]
        with transaction.atomic():
            keep_facts(upload.organization, before)
            withdraw(upload.organization, brought)
        upload.state = _decided(upload, State.UNDONE)


@contextmanager
def _honest(upload: Upload) -> Iterator[None]:
    """Whatever happens, the page says how it ended."""
    try:
        yield
    except Exception:  # the second named place: a task must end in a state that the page can show
        log.exception("work on an upload stopped")
        upload.state = State.FAILED
    upload.finished_at = timezone.now()
    upload.save(update_fields=_WRITTEN)


def _read(upload: Upload) -> Caseload:
    suffix = ".xlsx" if upload.file_name.lower().endswith(".xlsx") else ".zip"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"caseload{suffix}"
        path.write_bytes(upload.content.open())
        return read_caseload(path)


def _fault_line(fault: Fault) -> dict[str, Any]:
    lines = {language: fault.said(language) for language in ("en", "es")}
    return {"file": fault.file, "row": fault.row, "column": fault.column, **lines}


def _findings(upload: Upload, caseload: Caseload) -> dict[str, Any]:
    """How the file differs from what is known, and what its claims come to."""
    law, day = law_of(upload.organization), today_for(upload.organization)
    progress = _progress(upload)
    counts: Counter[str] = Counter()
    claims: dict[str, dict[str, int]] = {}
    for batch in _batches(caseload):
        known = _known(upload, [facts.ticket.ticket for facts in batch])
        for facts in batch:
            before = known.get(facts.ticket.ticket)
            counts["new" if before is None else "same" if before == facts_as_json(facts) else "changed"] += 1
            for claim in decide(facts, law, as_of=day, compare=False).claims:
                line = claims.setdefault(claim.status.value, {"count": 0, "dollars": 0})
                line["count"] += 1
                line["dollars"] += claim.amount or 0
        progress(counts.total())
    return {"tickets": dict(counts), "claims": claims, "day": str(day)}


def _as_known(upload: Upload, caseload: Caseload) -> dict[str, Any]:
    """What is known now of each Ticket of the file; null for one that is new."""
    known: dict[str, Any] = {}
    for batch in _batches(caseload):
        references = [facts.ticket.ticket for facts in batch]
        held = _known(upload, references)
        known.update({reference: held.get(reference) for reference in references})
    return known


def _known(upload: Upload, references: list[str]) -> dict[str, Any]:
    tickets = tickets_of(upload.organization).filter(reference__in=references)
    return {facts.ticket.ticket: facts_as_json(facts) for facts in facts_as_uploaded(tickets).values()}


def _batches(caseload: Caseload) -> Iterator[list[TicketFacts]]:
    every = list(caseload.tickets.values())
    for start in range(0, len(every), SHOW_PROGRESS_EVERY):
        yield every[start : start + SHOW_PROGRESS_EVERY]


def _progress(upload: Upload) -> Callable[[int], None]:
    def show(done: int) -> None:
        Upload.objects.filter(pk=upload.pk).update(done=done)

    return show


def _decided(upload: Upload, state: str) -> str:
    """Every Ticket decided on the new facts; the state the upload is in then."""
    Upload.objects.filter(pk=upload.pk).update(total=tickets_of(upload.organization).count(), done=0)
    decide_anew(upload.organization, progress=_progress(upload))
    reckon_everything(upload.organization)
    return state
