"""One record of each kind of agreements, for the walk over every route."""

from __future__ import annotations

from typing import Any

from milepost.agreements import agreement_actions, incubator_actions, onboarding_actions, signing_actions
from milepost.agreements.models import AgreementSignature, AgreementVersion, OnboardingStep, Paper
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.tickets.models import Ticket
from tests.agreements.making import whole
from tests.website.conftest import TODAY


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    """An agreement out for signing by its partner with a link, a step with a proof, a path with a meeting."""
    owner = ticket.organization
    partner = ticket.partner or Organization.objects.create(
        name=f"{name} Mate", kind="partner", partner_of=owner
    )
    by = StaffMember.objects.enrol(
        email=f"writer@{name.lower()}.example", name=f"{name} Writer", organization=owner, role="administrator", password=None
    )  # fmt: skip
    deed = Deed.of(by)
    identity = Identity.objects.create(
        organization=owner, name=f"{name} AEN", model=Identity.Model.ADMINISTRATIVE_PRIVATE
    )
    version = agreement_actions.begin(partner, identity, f"{name} Pact", deed=deed)
    content = {**version.content, **whole(assignments=f"{name} assigns so")}
    agreement_actions.write(version, content, None, seen=version.version, deed=deed)
    version = agreement_actions.offer(AgreementVersion.objects.get(pk=version.pk), deed=deed)
    signature = AgreementSignature.objects.get(wording=version, side="partner")
    token, _code = signing_actions.send_link(signature, day=TODAY, deed=deed)
    onboarding_actions.begin(partner, [], TODAY, None, deed=deed)
    step = OnboardingStep.objects.get(partner=partner)
    onboarding_actions.complete(
        step, TODAY, f"{name} proof", ("application/pdf", f"%PDF {name} paper".encode()), day=TODAY, deed=deed
    )
    path = incubator_actions.begin(partner, TODAY, None, None, deed=deed)
    meeting = {
        "on": TODAY,
        "who": f"{name} mentor",
        "about": f"{name} spoken",
        "next_step": f"{name} homework",
    }
    note = incubator_actions.add_note(path, meeting, day=TODAY, deed=deed)
    parts = {
        "mou_id": str(version.agreement_id), "wording_id": str(version.pk), "signing_id": str(signature.pk),
        "agreement_token": token, "house_id": str(partner.pk), "begun_step_id": str(step.pk), "path_id": str(path.pk),
        "qualification": "privacy", "meeting_id": str(note.pk), "paper_id": str(Paper.objects.get(wording=None, partner=partner).pk),
    }  # fmt: skip
    words = ["Pact", "assigns so", "proof", "paper", "mentor", "spoken", "homework", "AEN", "Writer"]
    return parts, [f"{name} {word}" for word in words]
