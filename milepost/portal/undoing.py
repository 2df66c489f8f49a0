"""Taking back what was carried out of a list, the last first, until the exports are as they were before."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.payments.recording_actions import undo_list
from milepost.portal.choices import FileState, State
from milepost.portal.models import Difference, PortalFile
from milepost.portal.policies import check_may_carry_out
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
            _put_back(one, deed)
    Difference.objects.filter(file=file).update(state=State.UNDONE)
    if file.before_id:
        Difference.objects.filter(file=file.before_id, state=State.SUPERSEDED).update(state=State.OPEN)


@transaction.atomic
def take_back(difference: Difference, *, deed: Deed) -> None:
    """Take back what was carried out of this one alone, for the reason of the deed; it is open again.

    PermissionDenied where the role does not allow the act itself; ValidationError where something has changed since, or where
    money was taken, which came as one list with others.
    """
    assert deed.why, "something is taken back for a reason"
    check_may_carry_out(deed.by, difference.proposal)
    now = Difference.objects.select_for_update(of=("self",)).select_related("ticket__organization", "file").get(pk=difference.pk)  # fmt: skip
    if now.state != State.DONE or now.file.state != FileState.COMPARED:
        raise ValidationError(_("It has moved on in the meantime; look at its page again."))
    if now.did.get("list"):
        raise ValidationError(
            _(
                "Money was recorded as one list. Withdraw the one payment among the payments, or undo the whole list."
            )
        )
    _put_back(now, deed)
    Difference.objects.filter(pk=now.pk).update(
        state=State.OPEN, did={}, settled_by=None, settled_at=None, version=now.version + 1
    )
    deed.write("difference taken back", now, changes={"state": (State.DONE, State.OPEN)}, code=now.code)


def _put_back(one: Difference, deed: Deed) -> None:
    did = one.did
    _check_requests(did)
    _requests(did, deed)
    _corrected(did, deed)
    _rows(one, did, deed)


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
