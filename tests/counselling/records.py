"""One record of each kind of counselling, for the walk over every route."""

from __future__ import annotations

from typing import Any

from milepost.counselling import actions, meeting_actions
from milepost.counselling.holding import Counsellor, File
from milepost.counselling.models import CounsellingSettings
from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.people.actions import add_consent
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    """Asked for, taken on, a BPQY that came, an analysis, an appointment, a follow-up."""
    owner = ticket.organization
    deed = Deed(owner, StaffMember.objects.get(email=f"writer@{name.lower()}.example"))
    CounsellingSettings.objects.create(organization=owner, consents_wanted=1, recent_days=365)
    counsel = actions.ask(ticket, "ticketholder", f"{name} wonders", TODAY, deed=deed)
    actions.choose(counsel, Counsellor(deed.by), TODAY, deed=deed)
    consent = add_consent(ticket.holder, {"form": "ssa_3288", "signed_on": TODAY}, deed=deed)
    actions.ask_records(counsel, [consent], TODAY, "mail", deed=deed)
    bpqy = File("bpqy.pdf", "application/pdf", f"%PDF {name} bpqy".encode())
    actions.receive(counsel, TODAY, bpqy, deed=deed)
    given = {"kind": "analysis", "on": TODAY, "incentives": ["trial_work"], "words": f"{name} may work"}
    advice = actions.give(counsel, given, None, deed=deed)
    meeting = {"on": TODAY, "at": None, "way": "phone"}
    appointment = meeting_actions.appoint(counsel, meeting, deed=deed)
    follow_up = meeting_actions.follow(counsel, TODAY, f"{name} looks again", deed=deed)
    parts = {
        "counsel_id": str(counsel.pk), "advice_id": str(advice.pk), "appointment_id": str(appointment.pk),
        "follow_up_id": str(follow_up.pk),
    }  # fmt: skip
    return parts, [f"{name} wonders", f"{name} bpqy", f"{name} may work", f"{name} looks again"]
