"""What goes with a request: the stubs and statements of the months that it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from milepost.documents.models import Document
from milepost.earnings.models import PayStub, WageReport
from milepost.earnings.solving import validity
from milepost.requests.choices import EvidenceKind
from milepost.requests.models import PaymentRequest, RequestEvidence
from milepost.rulebook.facts import Program
from milepost.rulebook.months import Month
from milepost.rulebook.pay_stubs.validity import NothingWithheld, Weight
from milepost.rulebook.requests.check import EvidenceItem
from milepost.tickets.models import Ticket
from milepost.website.templatetags.words import short_day


@dataclass(frozen=True, slots=True)
class Found:
    """What is on file about some months of a Ticket and can go with a request."""

    stubs: tuple[PayStub, ...] = ()
    reports: tuple[WageReport, ...] = ()
    documents: tuple[Document, ...] = ()


def on_file(tickets: Sequence[Ticket], months: Mapping[UUID, Sequence[Month]]) -> dict[UUID, Found]:
    """The stubs and reports of each Ticket that touch its months, those that do not count too. Three queries."""
    stubs: dict[UUID, list[PayStub]] = defaultdict(list)
    programs = {ticket.pk: Program(ticket.program) for ticket in tickets}
    rows = PayStub.objects.filter(ticket__in=list(tickets), withdrawn_at=None).select_related("job__employer")
    for stub in rows.order_by("paid_on", "pk"):
        if any(touches(stub, month, programs[stub.ticket_id]) for month in months[stub.ticket_id]):
            stubs[stub.ticket_id].append(stub)
    reports: dict[UUID, list[WageReport]] = defaultdict(list)
    known = WageReport.objects.filter(ticket__in=list(tickets), withdrawn_at=None).prefetch_related("months")
    for report in known.order_by("received_on", "pk"):
        if any(row.month in months[report.ticket_id] for row in report.months.all()):
            reports[report.ticket_id].append(report)
    return {ticket.pk: Found(tuple(stubs[ticket.pk]), tuple(reports[ticket.pk])) for ticket in tickets}


def touches(stub: PayStub, month: Month, program: Program) -> bool:
    """Whether the stub has to do with the month: by its days for SSDI, by its pay date for SSI, by either for both."""
    ends = stub.period_ends
    begins = stub.begins_used or stub.period_begins or ends
    by_days = ends is not None and begins is not None and begins <= month.last_day and ends >= month.first_day
    by_pay = stub.paid_on is not None and Month.of(stub.paid_on) == month
    return {Program.SSDI: by_days, Program.SSI: by_pay}.get(program, by_days or by_pay)


def goes_by_itself(found: Found) -> Found:
    """What is attached when a request is made: the stubs that count, and the reports."""
    return Found(tuple(stub for stub in found.stubs if stub.state == PayStub.State.VALID), found.reports)


def of_months(found: Found, ticket: Ticket, months: Sequence[Month]) -> Found:
    """Of what was found, what has to do with these months."""
    program = Program(ticket.program)
    return Found(
        tuple(stub for stub in found.stubs if any(touches(stub, month, program) for month in months)),
        tuple(one for one in found.reports if any(row.month in months for row in one.months.all())),
    )


def rows_for(request: PaymentRequest, found: Found, by: UUID | None) -> list[RequestEvidence]:
    """Rows to be written, one an item."""
    of = {"organization_id": request.organization_id, "ticket_id": request.ticket_id, "request": request}
    rows = [RequestEvidence(kind=EvidenceKind.STUB, stub=one, added_by_id=by, **of) for one in found.stubs]
    rows += [
        RequestEvidence(kind=EvidenceKind.REPORT, report=one, added_by_id=by, **of) for one in found.reports
    ]
    rows += [
        RequestEvidence(kind=EvidenceKind.DOCUMENT, document=one, added_by_id=by, **of)
        for one in found.documents
    ]
    return rows


def attached(requests: Iterable[PaymentRequest]) -> dict[UUID, list[RequestEvidence]]:
    """The items that go with each request, in the order in which they were added. One query."""
    asked = [request.pk for request in requests]
    rows = RequestEvidence.objects.filter(request__in=asked, taken_off_at=None).select_related(
        "stub__job__employer", "report__job__employer", "document"
    )
    found: dict[UUID, list[RequestEvidence]] = {key: [] for key in asked}
    for row in rows:
        found[row.request_id].append(row)
    return found


def called(row: RequestEvidence) -> str:
    """An item in a few words: employer and pay date; the source of a report; the kind of a document."""
    if row.stub is not None:
        return f"{row.stub.job.employer.name}, {short_day(row.stub.paid_on) or '—'}"
    if row.report is not None:
        return f"{row.report.get_source_display()}, {short_day(row.report.received_on)}"
    assert row.document is not None
    return f"{row.document.get_kind_display()}, {short_day(row.document.added_at.date())}"


def as_items(rows: Iterable[RequestEvidence], day: date) -> tuple[EvidenceItem, ...]:
    """The items as the check before sending takes them. A withdrawn item is none."""
    return tuple(_item(row, day) for row in rows if not is_gone(row))


def is_gone(row: RequestEvidence) -> bool:
    """Whether what the row names was withdrawn since."""
    thing = row.stub or row.report or row.document
    return thing is None or thing.withdrawn_at is not None


def _item(row: RequestEvidence, day: date) -> EvidenceItem:
    if row.stub is None:
        return EvidenceItem(called(row))
    stub = row.stub
    faults = tuple(one.reason for one in validity(stub, day=day).findings if one.weight is not Weight.WARNS)
    is_wages = stub.nothing_withheld != NothingWithheld.SELF_EMPLOYED
    return EvidenceItem(called(row), faults, is_wages, stub.ytd_gross is not None)
