"""What is kept of a comparison: the differences, what was settled about them before, and the state that follows."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db import transaction
from django.utils import timezone

from milepost.portal.choices import UNSETTLED, FileState, Since, State
from milepost.portal.comparing.files import Comparison, keys_of
from milepost.portal.comparing.frame import Found, key_of_row
from milepost.portal.models import Difference, PortalFile

CARRIED = (State.SET_ASIDE, State.ASKED)
AT_A_TIME = 1_000


@transaction.atomic
def keep(file: PortalFile, made: Comparison, last: PortalFile | None) -> None:
    """Write the differences, or why the file looks wrong; those of earlier files of its kind step back."""
    file.refusals = [one.as_json() for one in made.refusals]
    file.rows, file.has_footer, file.before = len(made.rows), made.end.has_footer, last
    faulty = sum(bool(one.row.problems) for one in made.rows)
    file.findings = {
        "rows": len(made.rows), "faulty": faulty, "last_rows": last.rows if last else None,
        "has_end": made.has_end, **made.counts,
    }  # fmt: skip
    if made.refusals and not file.override:
        file.state = FileState.REFUSED
        return
    file.row_keys = made.keys
    file.compared_at = timezone.now()
    Difference.objects.bulk_create(_rows(file, made, last), batch_size=AT_A_TIME)
    earlier = PortalFile.objects.filter(organization=file.organization_id, kind=file.kind, at__lt=file.at)
    open_before = Difference.objects.filter(file__in=earlier.exclude(pk=file.pk), state__in=UNSETTLED)
    open_before.update(state=State.SUPERSEDED)
    file.findings["differences"] = len(made.found)
    file.state = FileState.COMPARED


def _rows(file: PortalFile, made: Comparison, last: PortalFile | None) -> list[Difference]:
    before, carried = keys_of(last), _carried(last)
    since = (
        {one.row.number: _since(file, one, made, before) for one in made.rows if not one.row.problems}
        if last
        else {}
    )
    rows = []
    for place, one in enumerate(made.found, 1):
        row = Difference(
            organization_id=file.organization_id,
            file=file,
            place=place,
            row=one.row,
            ticket_id=one.ticket,
            code=one.code,
            proposal=one.proposal,
            since=since.get(one.row, Since.NONE),
            key=one.key,
            figures=one.figures,
            content=one.values or None,
        )
        _carry(row, carried.get((one.code, one.key)), one)
        rows.append(row)
    return rows


def _since(file: PortalFile, one: Any, made: Comparison, before: dict[str, str]) -> str:
    key = key_of_row(file.kind, one)
    if key not in before:
        return Since.NEW
    return Since.SAME if before[key] == made.keys.get(key) else Since.CHANGED


def _carried(last: PortalFile | None) -> dict[tuple[str, str], Difference]:
    """What was set aside, or asked about, in the last file."""
    if last is None:
        return {}
    rows = Difference.objects.filter(file=last, state__in=CARRIED).defer("content")
    return {(one.code, one.key): one for one in rows}


def _carry(row: Difference, before: Difference | None, found: Found) -> None:
    """The same difference stays as it was settled, while it says the same."""
    if before is not None and before.figures == found.figures:
        row.state, row.because = before.state, before.because
        row.settled_by_id, row.settled_at = before.settled_by_id, before.settled_at


def counts_of(file: PortalFile) -> Counter[str]:
    """How many differences stand in each state."""
    return Counter(Difference.objects.filter(file=file).values_list("state", flat=True))
