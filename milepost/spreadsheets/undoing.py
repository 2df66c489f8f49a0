"""Putting back what stood there before a spreadsheet was taken over. Nothing is deleted: what was made is withdrawn."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from milepost.earnings.models import PayStub
from milepost.journal.actions import Changes, Deed
from milepost.journal.models import Entry
from milepost.people.models import Ticketholder
from milepost.spreadsheets import leaves
from milepost.spreadsheets.models import Leaf, Spreadsheet
from milepost.spreadsheets.writing import change_rows
from milepost.tickets.models import Ticket
from milepost.tickets.written import Did, values_of

AT_A_TIME = 500
THROUGH = "spreadsheet"
"""The way in that the journal names: lines of a spreadsheet that was undone since are no use of anybody."""
Rows = dict[tuple[str, Any], models.Model]


class CannotUndo(Exception):
    """Why it is not undone: a code of `faults.CANNOT_UNDO`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def put_back(spreadsheet: Spreadsheet, deed: Deed) -> Did:
    """Every row as it was before, in the transaction of whoever asks; which rows those are.

    Raises CannotUndo where somebody has changed one of them since, or entered something for somebody whom it brought.
    """
    did = list(leaves.lines_of(spreadsheet, Leaf.Of.DID))
    rows = _rows(did)
    for one in did:
        row = rows.get((one["model"], str(one["pk"])))
        after = {name: value for name, value in one["after"].items() if name != "version"}
        if row is None or values_of(row, after) != after:
            raise CannotUndo("CHANGED_SINCE")
    _refuse_used_since(spreadsheet, did)
    lines = _withdraw(did, rows, deed)
    lines += _restore(did, rows)
    deed.write_many("put back", lines)
    return did


def _rows(did: Did) -> Rows:
    """The records as they stand now, by model and key."""
    keys: dict[str, list[Any]] = defaultdict(list)
    for one in did:
        keys[one["model"]].append(one["pk"])
    found: Rows = {}
    for label, wanted in keys.items():
        manager = apps.get_model(label)._base_manager
        for start in range(0, len(wanted), AT_A_TIME):
            for row in manager.filter(pk__in=wanted[start : start + AT_A_TIME]):
                found[(label, str(row.pk))] = row
    return found


def _refuse_used_since(spreadsheet: Spreadsheet, did: Did) -> None:
    """Somebody who was brought and has got a plan, a stub or a note since is not taken away again."""
    brought = [str(one["pk"]) for one in did if (one["before"] or {}).get("is_withdrawn")]
    others = Spreadsheet.objects.filter(
        organization=spreadsheet.organization,
        state=Spreadsheet.State.TAKEN_OVER,
        journal_upto__gt=spreadsheet.journal_upto or 0,
    )
    undone_since = {} if others.exists() else {"through": THROUGH}
    for start in range(0, len(brought), AT_A_TIME):
        later = Entry.objects.filter(
            organization=spreadsheet.organization,
            kind=Entry.Kind.CHANGE,
            pk__gt=spreadsheet.journal_upto or 0,
            subject=Ticket._meta.label_lower,
            subject_id__in=brought[start : start + AT_A_TIME],
        )
        if (later.exclude(**undone_since) if undone_since else later).exists():
            raise CannotUndo("USED_SINCE")
    jobs = {one["pk"] for one in did if one["model"] == "earnings.job" and one["before"] is None}
    stubs = {one["pk"] for one in did if one["model"] == "earnings.paystub" and one["before"] is None}
    every = list(jobs)
    for start in range(0, len(every), AT_A_TIME):
        theirs = PayStub.objects.filter(job__in=every[start : start + AT_A_TIME], withdrawn_at=None)
        if set(theirs.values_list("pk", flat=True)) - stubs:
            raise CannotUndo("USED_SINCE")


def _withdraw(did: Did, rows: Rows, deed: Deed) -> list[tuple[models.Model, Changes]]:
    """What was made counts no more, and stays on record."""
    at, why = timezone.now(), (deed.why or "undone")[:300]
    changed: dict[type[models.Model], list[tuple[models.Model, dict[str, Any]]]] = defaultdict(list)
    lines: list[tuple[models.Model, Changes]] = []
    for one in did:
        if one["before"] is None:
            row = rows[(one["model"], str(one["pk"]))]
            names = {field.name for field in row._meta.concrete_fields}
            values: dict[str, Any] = {"withdrawn_at": at}
            values |= {"because": why} if "because" in names else {"withdrawn_because": why}
            values |= {"is_current": False} if "is_current" in names else {}
            changed[type(row)].append((row, values))
            lines.append((_told_of(row), {"withdrawn_at": (None, at)}))
    for model, some in changed.items():
        change_rows(model, some)
    return lines


def _restore(did: Did, rows: Rows) -> list[tuple[models.Model, Changes]]:
    """What was changed is as before; its version goes on, so that a form opened in between is not taken for current."""
    changed: dict[tuple[type[models.Model], tuple[str, ...]], list[tuple[models.Model, dict[str, Any]]]]
    changed = defaultdict(list)
    lines: list[tuple[models.Model, Changes]] = []
    for one in did:
        if not one["before"]:
            continue
        row = rows[(one["model"], str(one["pk"]))]
        values = {name: _of_field(row, name, value) for name, value in one["before"].items()}
        if "version" in values:
            values["version"] = row.version + 1  # type: ignore[attr-defined]
        told = {name: (one["after"][name], was) for name, was in one["before"].items() if name != "version"}
        changed[(type(row), tuple(sorted(values)))].append((row, values))
        lines.append((_told_of(row), told))
    for (model, _names), some in changed.items():
        change_rows(model, some)
    return lines


def _told_of(row: models.Model) -> models.Model:
    """Of which record the journal tells: of the holder's own, otherwise of the Ticket, where its history is looked for."""
    key = getattr(row, "ticket_id", None)
    return row if key is None or isinstance(row, Ticketholder) else Ticket(pk=key)


def _of_field(row: models.Model, name: str, value: Any) -> Any:
    """A value of the journal as its field takes it."""
    field = row._meta.get_field(name)
    if value is None:
        return None
    if isinstance(field, models.ForeignKey):
        return field.related_model._base_manager.get(pk=value)
    if field.__class__.__name__ == "SealedDateField":
        from datetime import date

        return date.fromisoformat(value)
    if hasattr(field, "sealable") or field.__class__.__name__.startswith("Sealed"):
        return value
    return field.to_python(value)  # type: ignore[union-attr]
