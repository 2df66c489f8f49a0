"""Writing a plan, offering it, sending it, ending it; the talks, and what was told. Signing stands in `signing_actions`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.documents.actions import add as add_document
from milepost.journal.actions import Deed
from milepost.keys.fields import opened
from milepost.notices.links import take_back as take_links_back
from milepost.notices.models import Link
from milepost.notices.pdf import pdf_of
from milepost.plans.beginning import first_content
from milepost.plans.fields import fields_of
from milepost.plans.layout import Told, laid_out
from milepost.plans.models import Disclosure, Discussion, Plan, PlanVersion, Signature
from milepost.plans.policies import check_may_amend, check_may_begin, check_may_offer
from milepost.plans.queries import (
    assignment_for_plan,
    disclosures_of,
    discussions_of,
    next_number,
    settings_of,
)
from milepost.plans.sealing import LANGUAGES, digest_of
from milepost.plans.states import COUNTS, OPEN, SEALED, State, may_follow
from milepost.rulebook.plans import Order, Signer, place_of
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.touched import touch

TEMPLATE = "plans/typst/plan.typ"
PDF = "application/pdf"


@transaction.atomic
def begin(ticket: Ticket, kind: str, *, from_example: bool = False, deed: Deed) -> PlanVersion:
    """A draft, with what is known of the person and the organization, and of the example if it is wanted."""
    check_may_begin(ticket)
    assert deed.by is not None, "a plan is written by somebody"
    try:
        with transaction.atomic():
            plan = Plan.objects.create(organization=deed.organization, ticket=ticket, kind=kind)
            version = PlanVersion.objects.create(
                organization=deed.organization,
                ticket=ticket,
                plan=plan,
                number=1,
                content=first_content(ticket, kind, from_example=from_example),
                written_by=deed.by,
            )
    except IntegrityError as error:
        raise ValidationError(_("Somebody else has begun a plan meanwhile; look again.")) from error
    deed.write("plan begun", ticket, plan=str(plan.pk), kind=kind, from_example=from_example)
    touch(ticket)
    return version


@transaction.atomic
def write(version: PlanVersion, content: Mapping[str, Any], *, seen: int, deed: Deed) -> bool:
    """Change a draft if it still is what its writer saw; whether it was. The journal has each field."""
    before = version.content.open()
    differing = {
        field.name: (before.get(field.name), content.get(field.name))
        for field in fields_of(version.plan.kind)
        if (before.get(field.name) or None) != (content.get(field.name) or None)
    }
    if not differing:
        return True
    written = PlanVersion.objects.filter(pk=version.pk, version=seen, state=State.DRAFT).update(
        content=dict(content), version=seen + 1
    )
    if not written:
        return False
    deed.write("plan written", version.ticket, changes=differing, number=version.number)
    touch(version.ticket)
    return True


@transaction.atomic
def stand_in(version: PlanVersion, name: str, content_type: str, content: bytes, *, deed: Deed) -> None:
    """Add the Individual Employment Plan that stands in the plan's place."""
    document = add_document(version.ticket, "plan", name, content_type, content, deed=deed)
    changed = PlanVersion.objects.filter(pk=version.pk, state=State.DRAFT).update(employment_plan=document)
    if not changed:
        raise ValidationError(_("This wording is no draft any more."))
    deed.write("employment plan added", version.ticket, document=str(document.pk), number=version.number)
    touch(version.ticket)


@transaction.atomic
def offer(version: PlanVersion, signers: Mapping[str, str], *, deed: Deed) -> PlanVersion:
    """Fix what it says, in both languages and as PDF, and ask these to sign: their role, with their name."""
    version = _locked(version)
    check_may_offer(version, list(signers))
    told = Told(
        discussions_of(version.ticket),
        disclosures_of(version.ticket),
        version.number,
        opened(version.because) or "",
    )
    content, kind = version.content.open(), version.plan.kind
    version.shown = {language: laid_out(content, kind, told, language) for language in LANGUAGES}
    for language, shown in version.shown.open().items():
        made = pdf_of(TEMPLATE, {**shown, "organization": deed.organization.name, "foot": shown["title"]})
        document = add_document(version.ticket, "plan", f"plan-{language}.pdf", PDF, made, deed=deed)
        setattr(version, f"pdf_{language}", document)
    order = Order(settings_of(deed.organization).order)
    asked = [
        Signature(
            organization=deed.organization,
            ticket=version.ticket,
            version=version,
            role=role,
            place=place_of(Signer(role), order),
            asked_name=name,
        )
        for role, name in signers.items()
    ]
    version.digest = digest_of(version, asked)
    version.state, version.offered_at = State.OFFERED, timezone.now()
    version.save()
    Signature.objects.bulk_create(asked)
    deed.write(
        "plan offered", version.ticket, number=version.number, digest=version.digest, signers=sorted(signers)
    )
    touch(version.ticket)
    return version


@transaction.atomic
def withdraw(version: PlanVersion, because: str, *, deed: Deed) -> None:
    """It is to be signed no more, or holds no more; with its signatures it stays on record."""
    version = _locked(version)
    if not may_follow(version.state, State.WITHDRAWN):
        raise ValidationError(_("This wording has ended already."))
    for amendment in version.amendments.filter(state__in=OPEN):
        _end(amendment, State.WITHDRAWN, because)
    _end(version, State.WITHDRAWN, because)
    deed.because(because).write("plan withdrawn", version.ticket, number=version.number)
    touch(version.ticket)


@transaction.atomic
def rework(version: PlanVersion, because: str, *, deed: Deed) -> PlanVersion:
    """Take back what was offered, and go on with the same words as a draft of the next number."""
    withdraw(version, because, deed=deed)
    return _next_draft(version, version.amends, opened(version.because), deed=deed)


@transaction.atomic
def amend(version: PlanVersion, because: str, *, deed: Deed) -> PlanVersion:
    """The next version of a plan in force, to be agreed by both (20 CFR 411.465(a)(9))."""
    version = _locked(version)
    check_may_amend(version)
    draft = _next_draft(version, version, because, deed=deed)
    deed.because(because).write("plan amended", version.ticket, number=draft.number)
    return draft


def _next_draft(
    version: PlanVersion, amends: PlanVersion | None, because: str | None, *, deed: Deed
) -> PlanVersion:
    assert deed.by is not None, "a plan is written by somebody"
    draft = PlanVersion.objects.create(
        organization=version.organization,
        ticket=version.ticket,
        plan=version.plan,
        number=next_number(version),
        amends=amends,
        content=version.content.open(),
        because=because,
        employment_plan=version.employment_plan,
        written_by=deed.by,
    )
    touch(version.ticket)
    return draft


@dataclass(frozen=True, slots=True)
class Sending:
    """How a signed plan went to the program manager, and when it was received."""

    sent_on: date | None
    way: str
    received_on: date | None


@transaction.atomic
def record_sending(version: PlanVersion, sending: Sending, *, day: date, deed: Deed) -> None:
    """Once received, a first wording is in force (20 CFR 411.470), and the assignment knows the day."""
    version = _locked(version)
    if version.state not in COUNTS:
        raise ValidationError(_("Only a signed plan is sent to the program manager."))
    changes = {
        "sent_on": (version.sent_on, sending.sent_on),
        "received_on": (version.received_on, sending.received_on),
    }
    version.sent_on, version.sent_by_way, version.received_on = (
        sending.sent_on,
        sending.way,
        sending.received_on,
    )
    version.save(update_fields=["sent_on", "sent_by_way", "received_on"])
    deed.write("plan sent", version.ticket, changes=changes, number=version.number, way=sending.way)
    assignment = assignment_for_plan(version.ticket, day)
    if not version.is_amendment and assignment and assignment.plan_signed_on == version.signed_on:
        tell_assignment(assignment, {"plan_received_on": sending.received_on}, deed=deed)
    if sending.received_on is not None and version.state == State.SIGNED:
        assigned_on = assignment.assigned_on if assignment else None
        put_in_force(version, assigned_on, deed=deed)
    touch(version.ticket)


@transaction.atomic
def put_in_force(version: PlanVersion, assigned_on: date | None, *, deed: Deed) -> None:
    """From the first day on which it was signed and the Ticket assigned; the one before is replaced."""
    assert version.signed_on is not None, "only a signed plan comes into force"
    for earlier in PlanVersion.objects.filter(ticket=version.ticket_id, state=State.IN_FORCE).exclude(
        pk=version.pk
    ):
        _end(earlier, State.REPLACED, "")
    version.in_force_on = max(version.signed_on, assigned_on or version.signed_on)
    version.state = State.IN_FORCE
    version.save(update_fields=["in_force_on", "state"])
    deed.write("plan in force", version.ticket, number=version.number, on=str(version.in_force_on))


@transaction.atomic
def tell_assignment(assignment: Assignment, days: Mapping[str, date | None], *, deed: Deed) -> None:
    """The assignment's days of the plan, from which its first payable month follows."""
    changes = {name: (getattr(assignment, name), value) for name, value in days.items()}
    Assignment.objects.filter(pk=assignment.pk).update(**days)
    deed.write("plan days set", assignment.ticket, changes=changes, assigned_on=str(assignment.assigned_on))


@transaction.atomic
def give_copy(version: PlanVersion, on: date, copy_format: str, *, deed: Deed) -> None:
    """The Ticketholder has a copy in the format of their choice (20 CFR 411.465(a)(10))."""
    if version.state not in SEALED:
        raise ValidationError(_("A copy is given of what was offered or signed."))
    changes = {
        "copy_given_on": (version.copy_given_on, on),
        "copy_format": (version.copy_format, copy_format),
    }
    PlanVersion.objects.filter(pk=version.pk).update(copy_given_on=on, copy_format=copy_format)
    deed.write("plan copy given", version.ticket, changes=changes, number=version.number)
    touch(version.ticket)


@transaction.atomic
def add_discussion(ticket: Ticket, given: Mapping[str, Any], *, deed: Deed) -> Discussion:
    assert deed.by is not None, "somebody talked with the Ticketholder"
    made = Discussion.objects.create(organization=deed.organization, ticket=ticket, by=deed.by, **given)
    deed.write("plan discussed", ticket, changes={name: (None, value) for name, value in given.items()})
    touch(ticket)
    return made


@transaction.atomic
def withdraw_discussion(discussion: Discussion, because: str, *, deed: Deed) -> None:
    """It is shown no more; it stays on record."""
    Discussion.objects.filter(pk=discussion.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), withdrawn_because=because
    )
    deed.because(because).write(
        "plan discussion withdrawn", discussion.ticket, held_on=str(discussion.held_on)
    )
    touch(discussion.ticket)


@transaction.atomic
def tell(ticket: Ticket, items: Iterable[str], told_on: date, *, deed: Deed) -> int:
    """The Ticketholder was told these; how many of them had not been told before."""
    assert deed.by is not None, "somebody tells"
    known = set(Disclosure.objects.filter(ticket=ticket, withdrawn_at=None).values_list("item", flat=True))
    new = [item for item in Disclosure.Item.values if item in set(items) - known]
    for item in new:
        Disclosure.objects.create(
            organization=deed.organization, ticket=ticket, item=item, told_on=told_on, by=deed.by
        )
    if new:
        deed.write("disclosures made", ticket, changes={"told_on": (None, told_on)}, items=new)
        touch(ticket)
    return len(new)


@transaction.atomic
def withdraw_disclosure(disclosure: Disclosure, *, deed: Deed) -> None:
    """It was ticked by mistake; that it was stays on record."""
    Disclosure.objects.filter(pk=disclosure.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())
    deed.write("disclosure withdrawn", disclosure.ticket, item=disclosure.item)
    touch(disclosure.ticket)


def _end(version: PlanVersion, state: State, because: str) -> None:
    PlanVersion.objects.filter(pk=version.pk).update(
        state=state, ended_at=timezone.now(), ended_because=because or None
    )
    for signature in version.signatures.all():
        take_links_back(version.ticket, Link.Purpose.SIGN, signature.pk)


def _locked(version: PlanVersion) -> PlanVersion:
    """The version as it is now, and nobody else's until the action is over."""
    return (
        PlanVersion.objects.select_for_update(of=("self",))
        .select_related("plan", "ticket", "organization")
        .get(pk=version.pk)
    )
