"""Recording that a duty was done, with its proof, and taking that back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.duties.board import Duty
from milepost.duties.choices import Outcome
from milepost.duties.models import Doing, OwnDuty, Proof
from milepost.duties.policies import check_can_be_recorded, check_may_record
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.rulebook.duties import DutyKind

SHORTEST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it came: what it really is, and its bytes."""

    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Given:
    """What is recorded: on which day, until when it holds, and the proof in words or on paper."""

    on: date
    words: str = ""
    outcome: str = Outcome.DONE
    until: date | None = None
    paper: Paper | None = None


@transaction.atomic
def record(duty: Duty, given: Given, *, deed: Deed) -> Doing:
    """PermissionDenied where somebody else records it; ValidationError where the proof or a day is lacking."""
    check_may_record(deed.by, duty)
    check_can_be_recorded(duty, given.outcome)
    _check(duty, given)
    about = duty.about
    partner = _partner_of(about)
    doing = Doing.objects.create(
        organization=deed.organization,
        partner=partner,
        kind=duty.code,
        identity=about if isinstance(about, Identity) else None,
        member=about if isinstance(about, StaffMember) else None,
        own=about if isinstance(about, OwnDuty) else None,
        outcome=given.outcome,
        on=given.on,
        until=given.until,
        words=given.words.strip() or None,
        made_by=deed.by,
    )
    if given.paper is not None:
        Proof.objects.create(
            organization=deed.organization,
            partner=partner,
            doing=doing,
            content_type=given.paper.content_type,
            size=len(given.paper.content),
            content=given.paper.content,
        )
    deed.write(
        "duty recorded",
        about,
        duty=duty.code,
        doing=str(doing.pk),
        outcome=str(given.outcome),
        on=str(given.on),
        has_paper=given.paper is not None,
    )
    return doing


def _partner_of(about: Organization | Identity | StaffMember | OwnDuty) -> Organization | None:
    """Of somebody who works for a partner, and of a duty that is a partner's: that partner."""
    if isinstance(about, OwnDuty):
        return about.partner
    return about.partner if isinstance(about, StaffMember) else None


def _check(duty: Duty, given: Given) -> None:
    has_words = len(given.words.strip()) >= SHORTEST_WORDS
    if given.outcome == Outcome.EXEMPT and not has_words:
        raise ValidationError(_("Say in a few words why it does not apply."))
    if not has_words and given.paper is None:
        raise ValidationError(
            _("Say in a few words how it can be seen that it was done, or add a document that proves it.")
        )
    is_insured = duty.kind.code is DutyKind.INSURANCE and given.outcome == Outcome.DONE
    if is_insured and given.until is None:
        raise ValidationError(_("Say until when the policy runs."))
    if given.until is not None and given.until < given.on:
        raise ValidationError(_("It ends before the day on which it was done."))


@transaction.atomic
def withdraw(doing: Doing, duty: Duty, because: str, *, deed: Deed) -> None:
    """It was recorded wrongly: it stays on record, and counts for nothing. ValidationError where it was taken back before."""
    check_may_record(deed.by, duty)
    taken = Doing.objects.filter(pk=doing.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), withdrawn_by=deed.by, withdrawn_because=because[:300]
    )
    if not taken:
        raise ValidationError(_("It was taken back already."))
    deed.because(because).write("duty taken back", duty.about, duty=duty.code, doing=str(doing.pk))


def read_proof(doing: Doing, *, deed: Deed) -> Paper:
    """The document. That it was read is in the journal first."""
    proof = doing.proof
    deed.write_reading("proof of a duty read", doing, duty=doing.kind)
    return Paper(proof.content_type, proof.content.open())
