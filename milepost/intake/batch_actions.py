"""Asking SSA about up to 250 candidates at once: the file for the Portal, and its answers taken over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.intake import actions
from milepost.intake.columns import map_of
from milepost.intake.models import AnswerFile, AssignabilityCheck, Batch, BatchRow, ColumnMap
from milepost.journal.actions import Deed
from milepost.keys.fields import opened
from milepost.organizations.models import Identity
from milepost.organizations.today import today_for
from milepost.people.models import Ticketholder
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket


@transaction.atomic
def make_batches(tickets: Sequence[Ticket], *, deed: Deed) -> list[Batch]:
    """Batches of at most 250 of those whose number is kept; the others are left out."""
    assert deed.by is not None, "somebody asks"
    held = set(
        Ticketholder.objects.filter(ticket__in=tickets, ssn__isnull=False).values_list("ticket_id", flat=True)
    )
    asked = [ticket for ticket in tickets if ticket.pk in held]
    if not asked:
        raise ValidationError(
            _("For nobody of these is a Social Security number kept, so nobody can be asked about.")
        )
    made = []
    for start in range(0, len(asked), Batch.MOST):
        part = asked[start : start + Batch.MOST]
        batch = Batch.objects.create(organization=deed.organization, by=deed.by, size=len(part))
        BatchRow.objects.bulk_create(
            BatchRow(organization=deed.organization, ticket=ticket, batch=batch, place=place)
            for place, ticket in enumerate(part, 1)
        )
        deed.write("batch made", batch, size=len(part))
        made.append(batch)
    return made


@transaction.atomic
def read_out(batch: Batch, *, deed: Deed) -> tuple[list[str], list[list[str]]]:
    """The headings and rows of the file. Each number that is read stands in the journal, with the reason, before it is given."""
    assert deed.why, "numbers are read for a reason"
    columns = map_of(batch.organization, ColumnMap.Purpose.ASK)["columns"]
    rows = batch.rows.select_related("ticket__holder", "ticket__identity").order_by("place")
    identity = Identity.objects.filter(organization=batch.organization, ended_on=None).first()
    lines = []
    for row in rows:
        holder = row.ticket.holder
        if holder.ssn is None:
            continue
        read = sorted({"ssn", *(["born_on"] if any(one[1] == "born_on" for one in columns) else [])})
        deed.write_reading("numbers read", holder, fields=read, batch=str(batch.pk))
        cells = _cells(holder, row.ticket.identity or identity)
        lines.append([cells[field] for _heading, field in columns])
    return [heading for heading, _field in columns], lines


def _cells(holder: Ticketholder, identity: Identity | None) -> dict[str, str]:
    ssn = str(opened(holder.ssn))
    born_on = opened(holder.ticket.born_on)
    first, _space, last = holder.name.rpartition(" ")
    return {
        "ssn": ssn.replace("-", ""),
        "ssn_dashed": ssn,
        "reference": holder.ticket.reference,
        "name": holder.name,
        "first_name": first,
        "last_name": last,
        "born_on": born_on.isoformat() if born_on else "",
        "pid": identity.pid if identity else "",
    }


@transaction.atomic
def keep_answers(read: Any, *, deed: Deed) -> AnswerFile:
    """What was read from a file, sealed, to be looked at before it counts."""
    assert deed.by is not None, "somebody gives the file"
    kept = AnswerFile.objects.create(
        organization=deed.organization,
        by=deed.by,
        asked_on=read.asked_on,
        rows=read.rows,
        faults=read.faults,
    )
    deed.write("answers read", kept, rows=len(read.rows), faults=len(read.faults))
    return kept


@transaction.atomic
def take_over(kept: AnswerFile, *, deed: Deed) -> int:
    """Each answer becomes a check of its Ticket; returns how many. ValidationError where it has been done already."""
    states = AnswerFile.FileState
    if kept.faults:
        raise ValidationError(_("Nothing is taken over from a file with faults. Mend it, and read it again."))
    if not AnswerFile.objects.filter(pk=kept.pk, state=states.READ).update(state=states.TAKEN_OVER):
        raise ValidationError(_("These answers have been taken over already."))
    deed.write("answers taken over", kept, rows=len(kept.rows.open()))
    day = today_for(kept.organization)
    tickets = {
        str(one.pk): one for one in Ticket.objects.filter(organization=kept.organization, pk__in=_keys(kept))
    }
    for row in kept.rows.open():
        given = {
            "asked_on": kept.asked_on,
            "way": AssignabilityCheck.Way.BATCH,
            "answer": row["answer"],
            "valid_until": Month.of(kept.asked_on).last_day,
            "note": row["note"] or None,
            "answer_file": kept,
        }
        actions.record_check(tickets[row["ticket"]], given, day, deed=deed)
    return len(tickets)


@transaction.atomic
def undo(kept: AnswerFile, *, deed: Deed) -> None:
    """The wrong file was taken over: its answers count no more, and stay on record."""
    states = AnswerFile.FileState
    if not AnswerFile.objects.filter(pk=kept.pk, state=states.TAKEN_OVER).update(state=states.UNDONE):
        raise ValidationError(_("Only answers that were taken over can be undone."))
    at = timezone.now()
    why = deed.because(_("The file of answers was undone."))
    for check in AssignabilityCheck.objects.filter(answer_file=kept).select_related("ticket"):
        actions.withdraw_check(check, at, deed=why)
    deed.write("answers undone", kept)


def _keys(kept: AnswerFile) -> list[str]:
    return [row["ticket"] for row in kept.rows.open()]
