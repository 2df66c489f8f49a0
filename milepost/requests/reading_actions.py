"""Taking numbers out of their sealed fields for a sheet, a batch file or a document: each reading is journaled first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.keys.fields import opened
from milepost.people.models import Ticketholder
from milepost.requests import document_format as form
from milepost.requests.columns import PERSONAL, columns_of
from milepost.requests.evidence import attached
from milepost.requests.models import PaymentRequest
from milepost.requests.sheets import lines_for, screen_rows
from milepost.rulebook.requests.earnings_rows import EarningsRow

INTO_A_FILE = "numbers written into a file"
"""Not counted among the numbers that somebody may have shown within an hour: these are of released requests alone."""
MOST_AT_ONCE = 250
"""So many requests in one file: as many as the Portal takes in a batch (program operations 3, of 2014)."""


@transaction.atomic
def number_of(request: PaymentRequest, *, deed: Deed) -> str:
    """The number in full, for the sheet; the empty text where none is kept. The deed has its reason."""
    holder = _holder(request)
    if holder is None or holder.ssn is None:
        return ""
    return str(_read(request, {"ssn"}, "numbers read", deed)["ssn"])


def _holder(request: PaymentRequest) -> Ticketholder | None:
    return getattr(request.ticket, "holder", None)


def _read(request: PaymentRequest, wanted: set[str], action: str, deed: Deed) -> dict[str, Any]:
    """What is kept of the wanted numbers; the line in the journal is written before anything is opened."""
    assert deed.why, "numbers are read for a reason"
    holder = _holder(request)
    kept = {
        "ssn": holder.ssn if holder else None,
        "born_on": request.ticket.born_on,
    }
    found = {name: value for name, value in kept.items() if name in wanted and value is not None}
    if found and holder is not None:
        deed.write_reading(action, holder, fields=sorted(found), request=str(request.pk))
    return {name: opened(value) for name, value in found.items()}


@transaction.atomic
def batch_lines(requests: Sequence[PaymentRequest], *, deed: Deed) -> tuple[list[str], list[list[str]]]:
    """The headings and the lines of the batch file, by the organization's column map."""
    _check_not_too_many(requests)
    columns = columns_of(deed.organization)
    fields = {field for _heading, field in columns}
    wanted = {"ssn" if field == "ssn_dashed" else field for field in fields & PERSONAL}
    items = attached(requests)
    lines: list[list[str]] = []
    for request in requests:
        rows, _of_ssa = screen_rows(request, items[request.pk])
        lines += lines_for(
            request, columns, _read(request, wanted, INTO_A_FILE, deed) if wanted else {}, rows
        )
    deed.write("requests read out", deed.organization, count=len(requests), file="batch")
    return [heading for heading, _field in columns], lines


@transaction.atomic
def document_of(requests: Sequence[PaymentRequest], day: date, *, deed: Deed) -> form.Document:
    """The document for the program manager's side. ValidationError where somebody's number is not kept."""
    _check_not_too_many(requests)
    without = [one for one in requests if (holder := _holder(one)) is None or holder.ssn is None]
    if without:
        raise ValidationError(
            _("Of these no Social Security number is kept, and the document needs it: %(names)s.")
            % {"names": ", ".join(one.shown_as for one in without[:10])}
        )
    items = attached(requests)
    asked = [
        _asked(one, items[one.pk], str(_read(one, {"ssn"}, INTO_A_FILE, deed)["ssn"])) for one in requests
    ]
    deed.write("requests read out", deed.organization, count=len(requests), file="document")
    return form.Document(day.isoformat(), deed.organization.name, tuple(asked))


def _check_not_too_many(requests: Sequence[PaymentRequest]) -> None:
    if not requests:
        raise ValidationError(_("Choose a request first."))
    if len(requests) > MOST_AT_ONCE:
        raise ValidationError(
            _("At most %(most)s requests go into one file; these are %(count)s.")
            % {"most": MOST_AT_ONCE, "count": len(requests)}
        )


def _asked(request: PaymentRequest, items: Any, ssn: str) -> form.Asked:
    rows, _of_ssa = screen_rows(request, items)
    released = request.released_at
    return form.Asked(
        request=str(request.pk),
        provider=request.provider,
        pid=request.identity.pid if request.identity else "",
        ssn=ssn,
        name=request.shown_as,
        claim=request.claim.value,
        number=request.number,
        month=str(request.month),
        expected_cents=request.expected_cents,
        rests_on=tuple(request.rests_on),
        earnings=tuple(_earned(row) for row in rows.rows),
        certification=_certified(request),
        note=str(opened(request.note) or ""),
        released_on=released.date().isoformat() if released else request.moved_on.isoformat(),
        overridden=tuple(request.overridden),
        mends=str(request.mends_id) if request.mends_id else None,
        work_case=(request.mends.work_case if request.mends else request.work_case) or None,
    )


def _earned(row: EarningsRow) -> form.Earned:
    def text(day: date | None) -> str | None:
        return day.isoformat() if day else None

    return form.Earned(
        employer=row.employer,
        ein=row.ein or None,
        period_begins=text(row.period_begins),
        period_ends=text(row.period_ends),
        paid_on=text(row.paid_on),
        gross_cents=row.gross,
        ytd_gross_cents=row.ytd_gross,
        withheld_cents=row.withheld,
        net_cents=row.net,
        evidence=row.evidence,
    )


def _certified(request: PaymentRequest) -> form.Certified | None:
    made = request.certification
    if made is None or made.sealed_on is None:
        return None
    content = made.content.open()
    return form.Certified(
        str(made.first_month),
        str(made.last_month),
        made.sealed_on.isoformat(),
        made.digest,
        tuple((day, what) for day, what in content["services"]),
        content["statement"],
    )
