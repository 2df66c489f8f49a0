"""What the list of pending payments says of our requests, recorded on them; how they stood, and putting that back."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed, plain
from milepost.organizations.today import today_for
from milepost.portal.models import Difference
from milepost.requests import following_actions as following
from milepost.requests.choices import State, Way
from milepost.requests.models import PaymentRequest

KEPT = (
    "state", "moved_on", "sent_by_way", "sent_on", "work_case", "asked_again_on", "held_because", "denied_because", "paid_on", "paid_cents",
    "payment_reference", "source",
)  # fmt: skip
"""The fields of a request that following it writes, as far as they are not sealed."""
MOVES = {
    State.PENDING: "receive",
    State.FIELD_OFFICE: "to_field_office",
    State.PUSHED: "push",
    State.APPROVED: "approve",
}
Snapshot = dict[str, Any]


def snapshots(requests: QuerySet[PaymentRequest]) -> dict[str, Snapshot]:
    """How each stands now, by its key."""
    return {str(one.pk): snapshot(one) for one in requests}


def snapshot(request: PaymentRequest) -> Snapshot:
    return {"pk": str(request.pk), **{name: plain(getattr(request, name)) for name in KEPT}}


def moved(before: Snapshot) -> dict[str, Snapshot]:
    """How a request stood and stands."""
    return {"before": before, "after": snapshot(PaymentRequest.objects.get(pk=before["pk"]))}


def note_case(now: Difference, *, deed: Deed) -> dict[str, Any]:
    request = _request(now)
    before = snapshot(request)
    following.note_work_case(request, str(now.figures.get("case") or ""), deed=deed)
    return {"requests": [moved(before)]}


def sent(now: Difference, *, deed: Deed) -> dict[str, Any]:
    """It stands in the Portal, so somebody has keyed it there. ValidationError where it was not released."""
    request = _request(now)
    before = snapshot(request)
    on = now.values.get("sent_on")
    day = date.fromisoformat(on) if on else today_for(deed.organization)
    following.send(request, day, way=Way.PORTAL, work_case=str(now.figures.get("case") or ""), deed=deed)
    return {"requests": [moved(before)]}


def move(now: Difference, *, deed: Deed) -> dict[str, Any]:
    request = _request(now)
    before = snapshot(request)
    code = MOVES[State(now.figures["there_state"])]
    case = str(now.figures.get("case") or "")
    following.follow(request, code, today_for(deed.organization), work_case=case, deed=deed)
    return {"requests": [moved(before)]}


def ask_again(now: Difference, *, deed: Deed) -> dict[str, Any]:
    request = _request(now)
    before = snapshot(request)
    following.ask_again(request, today_for(deed.organization), deed=deed)
    return {"requests": [moved(before)]}


def _request(now: Difference) -> PaymentRequest:
    key = now.values.get("request")
    found = PaymentRequest.objects.filter(organization=now.organization_id, pk=UUID(key)) if key else None
    request = found.select_related("ticket").first() if found is not None else None
    if request is None:
        raise ValidationError(_("This request is not known here any more."))
    return request
