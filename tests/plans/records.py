"""A record of each kind, for the walk over every route."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from milepost.journal.actions import Deed
from milepost.notices.links import make_link
from milepost.notices.models import Link
from milepost.plans import actions
from milepost.plans.models import Plan, Signature
from milepost.tickets.models import Ticket
from tests.plans.making import names_of, whole
from tests.website.conftest import TODAY


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    """A plan out for signing with its link, a talk, and something told."""
    words = [f"{name} baker", f"{name} talked", f"{name} assessed"]
    version = actions.begin(ticket, Plan.Kind.INDIVIDUAL_WORK_PLAN, deed=deed)
    actions.write(version, whole(ticket.holder.name, short_work=words[0]), seen=1, deed=deed)
    talk = {
        "held_on": TODAY - timedelta(days=3),
        "manner": "phone",
        "summary": words[1],
        "assessment": words[2],
    }
    discussion = actions.add_discussion(ticket, talk, deed=deed)
    actions.tell(ticket, ["goal", "voluntary"], TODAY, deed=deed)
    version.refresh_from_db()
    version = actions.offer(version, names_of(ticket), deed=deed)
    signature = Signature.objects.get(version=version, role=Signature.Role.TICKETHOLDER)
    _link, token = make_link(ticket, Link.Purpose.SIGN, signature.pk, days=7, deed=deed)
    parts = {
        "version_id": str(version.pk),
        "signature_id": str(signature.pk),
        "discussion_id": discussion.pk,
        "disclosure_id": ticket.disclosure_set.values_list("pk", flat=True)[0],
        "signing_token": token,
    }
    return parts, words
