"""Taking back what was carried out of a list, the last first, until the exports are as they were before."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.payments.recording_actions import undo_list
from milepost.portal.choices import State
from milepost.portal.models import Difference, PortalFile
from milepost.portal.requests_told import snapshot
from milepost.requests.models import PaymentRequest
from milepost.requests.moving import put_back
from milepost.tickets import assignment_actions as facts
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.touched import touch


def undo(file: PortalFile, *, deed: Deed) -> None:
    """In the transaction of whoever asks. ValidationError, and nothing taken back, where something has changed since."""
    rows = (
        Difference.objects.filter(file=file)
        .select_for_update(of=("self",))
        .select_related("ticket__organization")
    )
    lists: set[str] = set()
    for one in rows.filter(state=State.DONE).order_by("-settled_at", "-place"):
        did = one.did
        if did.get("list") and did["list"] not in lists:
            lists.add(did["list"])
            _check_requests(did)
            undo_list(file.organization, UUID(did["list"]), deed.why, deed=deed)
            _requests(did, deed)
        elif not did.get("list"):
            _check_requests(did)
            _requests(did, deed)
            _corrected(did, deed)
            _rows(one, did, deed)
    Difference.objects.filter(file=file).update(state=State.UNDONE)
    if file.before_id:
        Difference.objects.filter(file=file.before_id, state=State.SUPERSEDED).update(state=State.OPEN)


def _rows(one: Difference, did: dict[str, Any], deed: Deed) -> None:
    if not did.get("rows"):
        return
    ticket = (
        Ticket.objects.select_related("organization").get(pk=UUID(did["ticket"]))
        if did.get("ticket")
        else one.ticket
    )
    assert ticket is not None, "rows were written about somebody"
    facts.take_back(ticket, did["rows"], deed=deed)
    deed.write("put back", ticket)


def _corrected(did: dict[str, Any], deed: Deed) -> None:
    """Our day in place of the Portal's again."""
    told = did.get("corrected")
    if not told:
        return
    held = Assignment.objects.filter(pk=told["pk"]).select_related("ticket__organization").first()
    if held is None or str(getattr(held, told["name"])) != told["became"]:
        raise ValidationError(
            _("What it wrote has been changed since. Correct the days, or undo the later change first.")
        )
    was = None if told["was"] == "None" else date.fromisoformat(told["was"])
    facts.correct_assignment(held, {told["name"]: was}, version=held.version, deed=deed)


def _check_requests(did: dict[str, Any]) -> None:
    """Somebody's later move of a request is not undone: then nothing is."""
    for told in did.get("requests", []):
        if snapshot(PaymentRequest.objects.get(pk=UUID(told["after"]["pk"]))) != told["after"]:
            raise ValidationError(_("A request has been moved since. Undo that first, or mend it by hand."))


def _requests(did: dict[str, Any], deed: Deed) -> None:
    """Each request as it stood before."""
    for told in did.get("requests", []):
        values = {name: value for name, value in told["before"].items() if name != "pk"}
        request = PaymentRequest.objects.select_related("ticket__organization").get(
            pk=UUID(told["before"]["pk"])
        )
        put_back(request, values, deed=deed)
        touch(request.ticket)
