"""One record of each kind of this subject, for the walk over every route."""

from __future__ import annotations

from typing import Any

from milepost.journal.actions import Deed
from milepost.requests import certifying_actions as certifying
from milepost.requests import preparing_actions as preparing
from milepost.requests.models import RequestEvidence
from milepost.requests.preparing_actions import Wanted
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    """A draft with a note, an item of evidence and a certification."""
    month = Month.parse("2019-02")
    made = preparing.prepare(Wanted(ticket, ClaimCode.OUTCOME, month, 60), TODAY, deed=deed)
    preparing.change(made, {"note": f"{name} note of a request"}, version=made.version, deed=deed)
    certified = certifying.draft(ticket, month, month, deed=deed)
    content = {"services": [["2019-02-03", f"{name} service"]], "statement": f"{name} statement"}
    certifying.rewrite(certified, content, version=certified.version, deed=deed)
    preparing.certify_with(made, certified, deed=deed)
    document = ticket.document_set.first()
    assert document is not None
    preparing.attach(made, [document], deed=deed)
    parts = {
        "request_id": str(made.pk),
        "certification_id": str(certified.pk),
        "evidence_id": RequestEvidence.objects.get(request=made).pk,
        "step": "prepare",
    }
    return parts, [f"{name} note of a request", f"{name} service", f"{name} statement"]
