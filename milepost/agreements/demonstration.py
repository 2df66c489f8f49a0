"""For the demonstration: an agreement that both have signed, its amendment out for signing, onboarding, and a path."""

from __future__ import annotations

from datetime import date, timedelta

from milepost.agreements import agreement_actions, incubator_actions, onboarding_actions, signing_actions
from milepost.agreements.choices import Method, Stage, StepKind
from milepost.agreements.fields import default_duties
from milepost.agreements.models import AgreementSignature, AgreementVersion, IncubatorPath, OnboardingStep
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.rulebook.incubator import Item

CONTENT = {
    "record_address": "12 Example Street, Springfield",
    "record_signer": "Dana Demo",
    "record_title": "Executive Director",
    "partner_address": "3 Sample Avenue, Springfield",
    "partner_signer": "Paul Partner",
    "partner_title": "Program Lead",
    "notice": "Either party ends it by written notice of 60 days.",
    "renewal": "Renewed by a signed version.",
    "assignments": "Northside looks up assignability and assigns each Ticket after the partner has signed the plan with the person.",
    "service_planning": True,
    "service_placement": True,
    "service_support": True,
    "area": "Springfield and the county around it",
    "no_charge": True,
    "distribution": "As the terms of shares say that both sign beside this agreement.",
    "administration": "Out of the share of the EN of Record; the partner pays nothing besides.",
    "documentation": "A note of each contact within two working days, in Milepost.",
    "training": "Security training each year; orientation before the first Ticketholder.",
    "insurance": "Each party keeps its own liability insurance.",
    "data_protection": "Personal data stays in Milepost; none by e-mail.",
    "data_incidents": "Told to Northside on the day it is noticed.",
    "data_return": "The records stay with Northside, which keeps them as SSA asks.",
    "tail": "months",
    "tail_months": 12,
    "incubator": "Tickets stay with Northside unless their holders choose otherwise.",
}
SOME_SCAN = ("image/png", b"\x89PNG\r\n\x1a\n")


def load_agreements(organization: Organization, day: date) -> None:
    """The partner's agreement, made and signed some months before `day`."""
    partner = Organization.objects.filter(partner_of=organization).first()
    identity = Identity.objects.filter(organization=organization).first()
    dana = StaffMember.objects.filter(organization=organization, role="administrator").first()
    if partner is None or identity is None or dana is None:
        return
    deed = Deed.of(dana)
    version = _signed(partner, identity, day, deed)
    _amendment(version, deed)
    _onboarding(partner, dana, day, deed)
    _path(partner, dana, day, deed)


def _written(version: AgreementVersion, day: date, deed: Deed, **more: object) -> AgreementVersion:
    content = {
        **default_duties(),
        **CONTENT,
        "duty_incidents_record": "does",
        "duty_incidents_partner": "supplies",
        "duty_complaints_record": "does",
        "duty_complaints_partner": "supplies",
        "holds_from": str(day - timedelta(days=290)),
        "term_ends": str(day + timedelta(days=75)),
        **more,
    }
    agreement_actions.write(version, content, version.terms, seen=version.version, deed=deed)
    version.refresh_from_db()
    return agreement_actions.offer(version, deed=deed)


def _signed(partner: Organization, identity: Identity, day: date, deed: Deed) -> AgreementVersion:
    draft = agreement_actions.begin(partner, identity, "MOU 2025-1", deed=deed)
    version = _written(draft, day, deed)
    for place, signature in enumerate(AgreementSignature.objects.filter(wording=version).order_by("place")):
        given = signing_actions.Given(
            signature.asked_name.open(),
            Method.PAPER,
            day - timedelta(days=300 - place),
            version.digest,
            scan=SOME_SCAN,
        )
        version = signing_actions.sign(signature, given, day=day, deed=deed)
    return version


def _amendment(version: AgreementVersion, deed: Deed) -> None:
    draft = agreement_actions.amend(version.agreement, "The term is prolonged by a year.", deed=deed)
    content = {
        **draft.content,
        "term_ends": str(date.fromisoformat(draft.content["term_ends"]) + timedelta(365)),
    }
    agreement_actions.write(draft, content, draft.terms, seen=draft.version, deed=deed)
    draft.refresh_from_db()
    agreement_actions.offer(draft, deed=deed)


def _onboarding(partner: Organization, owner: StaffMember, day: date, deed: Deed) -> None:
    people = StaffMember.objects.filter(organization=partner)
    onboarding_actions.begin(partner, people, day - timedelta(days=40), owner, deed=deed)
    first = OnboardingStep.objects.get(partner=partner, kind=StepKind.DOCUMENTATION)
    proof = "Gone through in the orientation; the attendance list is kept."
    onboarding_actions.complete(first, day - timedelta(days=30), proof, day=day, deed=deed)


def _path(partner: Organization, mentor: StaffMember, day: date, deed: Deed) -> None:
    begun = day - timedelta(days=120)
    path = incubator_actions.begin(partner, begun, mentor, day + timedelta(days=300), deed=deed)
    known = {
        Item.PLANNING: ("yes", "Contract with the State VR agency, 2022"),
        Item.PLACEMENT: ("yes", "Contract with the State VR agency, 2022"),
        Item.UEI: ("yes", "In the letter of registration"),
        Item.BUSINESS_PLAN: ("no", ""),
        Item.INSURANCE: ("yes", ""),
    }
    for item, (answer, evidence) in known.items():
        one = path.qualifications.get(item=item.value)
        values = {"answer": answer, "evidence": evidence, "answered_on": day - timedelta(days=20)}
        incubator_actions.answer(one, values, seen=one.version, deed=deed)
    held = {
        "on": day - timedelta(days=20),
        "who": "Dana Demo, Paul Partner",
        "about": "What an EN answers for to SSA; the business plan is to be written first.",
        "next_step": "First draft of the business plan",
        "next_on": day + timedelta(days=9),
    }
    incubator_actions.add_note(path, held, day=day, deed=deed)
    fresh = IncubatorPath.objects.get(pk=path.pk)
    incubator_actions.move(
        fresh, Stage.PREPARING, day - timedelta(days=20), "Decided by its board.", day=day, deed=deed
    )
