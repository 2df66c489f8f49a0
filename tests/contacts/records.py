"""A record of each kind of this subject, for the walks over every route and every role."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from milepost.contacts import actions, letter_actions
from milepost.contacts.choices import Mailing
from milepost.journal.actions import Deed
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY


def given(name: str, **more: Any) -> dict[str, Any]:
    """A note as the actions take it."""
    return {
        "kind": "two_way", "method": "phone", "used": f"555-{name}", "on": TODAY, "at": datetime(2025, 12, 15, 15, tzinfo=UTC),
        "zone": "America/New_York", "minutes": 12, "description": f"{name} talked about work", "services": ["job_search"],
        "other_service": "", "message_left": "", **more,
    }  # fmt: skip


def letter_given(name: str) -> dict[str, Any]:
    return {
        "language": "en",
        "is_large": False,
        "to": [f"{name} Holder", "1 Example Road"],
        "subject": f"{name} letter",
        "paragraphs": [["Please call us."]],
    }


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    note = actions.add_note(ticket, given(name), deed=deed)
    actions.attach(note, f"{name}.pdf", "application/pdf", f"%PDF {name} log".encode(), deed=deed)
    actions.set_phase(ticket, "ongoing", TODAY, f"{name} told us", deed=deed)
    actions.keep_template("en", f"{name} subject", "Dear {name}", 1, deed=deed)
    mailed = letter_actions.draft(ticket, letter_given(name), deed=deed)
    letter_actions.mail(mailed, Mailing.FIRST_CLASS, TODAY, "", deed=deed)
    letter = letter_actions.draft(ticket, letter_given(name), deed=deed)
    words = [f"{name} talked about work", f"{name} told us", f"{name} letter", f"{name} subject"]
    return {"contact_note_id": str(note.pk), "contact_letter_id": str(letter.pk)}, words
