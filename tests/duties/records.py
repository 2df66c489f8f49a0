"""One record of each kind of duties, for the walk over every route."""

from __future__ import annotations

from typing import Any

from milepost.duties.models import Doing, DutySettings, Feed, MainContact, OwnDuty, Proof, YearWindow
from milepost.duties.settings_actions import digest_of
from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    owner, partner, by = ticket.organization, ticket.partner, deed.by
    assert by is not None
    person = StaffMember.objects.enrol(
        email=f"duties@{name.lower()}.example", name=f"{name} Dutiful", organization=partner or owner,
        role="partner_coordinator" if partner else "coordinator", password=None,
    )  # fmt: skip
    common: dict[str, Any] = {"organization": owner, "made_by": by}
    DutySettings.objects.create(organization=owner, kept_since=TODAY)
    window = YearWindow.objects.create(
        **common, year=2026, opens_on=TODAY.replace(year=2026), closes_on=TODAY.replace(year=2026), source=f"{name} mail"
    )  # fmt: skip
    contact = MainContact.objects.create(**common, partner=partner, member=person, since=TODAY)
    own = OwnDuty.objects.create(**common, partner=partner, title=f"{name} job fair", first_on=TODAY)
    doing = Doing.objects.create(
        **common, partner=partner, kind="own", own=own, on=TODAY, words=f"{name} was there"
    )
    Proof.objects.create(
        organization=owner, partner=partner, doing=doing, content_type="application/pdf", size=9, content=b"%PDF proof"
    )  # fmt: skip
    signed = Doing.objects.create(
        **common, partner=partner, kind="security_awareness", member=person, on=TODAY, words=f"{name} signed"
    )
    Feed.objects.create(organization=owner, member=person, digest=digest_of(f"{name}-calendar"))
    parts = {
        "duty_kind": "own", "about_id": str(own.pk), "doing_id": str(doing.pk), "window_id": str(window.pk),
        "main_contact_id": str(contact.pk), "own_duty_id": str(own.pk), "figure": "served", "feed_token": f"{name}-calendar",
        "signed_id": str(signed.pk),
    }  # fmt: skip
    return parts, [
        f"{name} Dutiful",
        f"{name} mail",
        f"{name} job fair",
        f"{name} was there",
        f"{name} signed",
    ]
