"""Onboarding: steps are begun for a partner and its people, given to somebody, done with proof, not needed, or taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from milepost.agreements.agreement_actions import keep_paper
from milepost.agreements.choices import PaperKind, StepKind, StepState
from milepost.agreements.models import OnboardingStep
from milepost.agreements.policies import check_is_recorded_here, check_may_record, check_role
from milepost.editing.records import change
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Act
from milepost.rulebook.onboarding import OF_PARTNER, OF_PERSON, Step, due_by

File = tuple[str, bytes]
"""Content type and content."""


@transaction.atomic
def begin(
    partner: Organization,
    members: Iterable[StaffMember],
    began_on: date,
    owner: StaffMember | None,
    *,
    deed: Deed,
) -> int:
    """The steps of the partner and of each of these people that are not begun yet; how many that were."""
    check_role(deed.by, Act.ONBOARD)
    assert partner.partner_of_id == deed.organization.pk, "one's own partner is onboarded"
    Organization.objects.select_for_update(no_key=True).get(pk=partner.pk)
    known = set(OnboardingStep.objects.filter(partner=partner).values_list("member_id", "kind"))
    wanted: list[tuple[StaffMember | None, Step]] = [(None, step) for step in OF_PARTNER]
    for member in members:
        assert member.organization_id == partner.pk, "a partner's own people are onboarded"
        wanted += [(member, step) for step in OF_PERSON]
    made = 0
    for person, step in wanted:
        if (person.pk if person else None, step.value) not in known:
            _add(partner, person, step, began_on, due_by(step, began_on), owner, deed=deed)
            made += 1
    return made


@transaction.atomic
def add(
    partner: Organization,
    member: StaffMember | None,
    what: str,
    owner: StaffMember | None,
    began_on: date,
    due_on: date | None,
    *,
    deed: Deed,
) -> OnboardingStep:
    """A step of one's own making."""
    check_role(deed.by, Act.ONBOARD)
    assert partner.partner_of_id == deed.organization.pk, "one's own partner is onboarded"
    return _add(partner, member, Step.OTHER, began_on, due_on, owner, what=what, deed=deed)


def _add(
    partner: Organization,
    member: StaffMember | None,
    step: Step,
    began_on: date,
    due_on: date | None,
    owner: StaffMember | None,
    *,
    what: str = "",
    deed: Deed,
) -> OnboardingStep:
    made = OnboardingStep.objects.create(
        organization=deed.organization,
        partner=partner,
        member=member,
        kind=StepKind(step.value),
        what=what,
        owner=owner,
        began_on=began_on,
        due_on=due_on,
    )
    deed.write("onboarding step begun", made, kind=step.value, partner=str(partner.pk))
    return made


@transaction.atomic
def arrange(step: OnboardingStep, values: Mapping[str, Any], *, seen: int, deed: Deed) -> bool:
    """Who sees to it, and by when; whether nobody else had changed it meanwhile."""
    check_role(deed.by, Act.ONBOARD)
    return change(step, values, version=seen, deed=deed, action="onboarding step arranged")


@transaction.atomic
def complete(
    step: OnboardingStep, done_on: date, proof: str, file: File | None = None, *, day: date, deed: Deed
) -> None:
    """It is done: on which day, and what proves it."""
    check_may_record(deed.by, step)
    check_is_recorded_here(step)
    step = _locked(step)
    _check_open(step)
    if done_on > day:
        raise ValidationError(_("This day is still ahead."))
    if done_on < step.began_on and step.kind == StepKind.OTHER:
        raise ValidationError(_("That is before the step began."))
    values: dict[str, Any] = {"state": StepState.DONE, "done_on": done_on, "proof": proof}
    if file is not None:
        values["paper"] = keep_paper(step.partner, PaperKind.PROOF, *file, deed=deed)
    change(step, values, version=step.version, deed=deed, action="onboarding step done")


@transaction.atomic
def not_needed(step: OnboardingStep, because: str, *, deed: Deed) -> None:
    """It does not apply; why stays on record."""
    check_role(deed.by, Act.ONBOARD)
    check_is_recorded_here(step)
    step = _locked(step)
    _check_open(step)
    values = {"state": StepState.NOT_NEEDED, "because": because}
    change(
        step, values, version=step.version, deed=deed.because(because), action="onboarding step not needed"
    )


@transaction.atomic
def reopen(step: OnboardingStep, because: str, *, deed: Deed) -> None:
    """What was recorded is taken back; the step waits again, and the proof that was given stays in the journal."""
    check_role(deed.by, Act.ONBOARD)
    step = _locked(step)
    if step.state == StepState.OPEN:
        raise ValidationError(_("This step is open."))
    values = {
        "state": StepState.OPEN, "done_on": None, "proof": "", "paper": None, "because": because,
    }  # fmt: skip
    change(
        step, values, version=step.version, deed=deed.because(because), action="onboarding step taken back"
    )


def _check_open(step: OnboardingStep) -> None:
    if step.state != StepState.OPEN:
        raise ValidationError(_("This step is closed already. Take that back first."))


def _locked(step: OnboardingStep) -> OnboardingStep:
    return (
        OnboardingStep.objects.select_for_update(of=("self",), no_key=True)
        .select_related("partner")
        .get(pk=step.pk)
    )
