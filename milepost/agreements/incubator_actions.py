"""The path by which a partner becomes an EN: its stages, what is on record of each qualification, and the meetings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.agreements.agreement_actions import keep_paper
from milepost.agreements.choices import PaperKind, Stage
from milepost.agreements.models import IncubatorPath, MentoringNote, Qualification, StageReached
from milepost.agreements.policies import check_goes_on, check_role, check_stage
from milepost.agreements.readiness import readiness_of
from milepost.editing.records import change
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Act
from milepost.rulebook.incubator import Answer, Item

File = tuple[str, bytes]


@transaction.atomic
def begin(
    partner: Organization, begun_on: date, mentor: StaffMember | None, aims_at: date | None, *, deed: Deed
) -> IncubatorPath:
    """The partner looks into becoming an EN itself."""
    check_role(deed.by, Act.ONBOARD)
    assert deed.by is not None, "a path is begun by somebody"
    assert partner.partner_of_id == deed.organization.pk, "one's own partner is mentored"
    try:
        with transaction.atomic():
            path = IncubatorPath.objects.create(
                organization=deed.organization,
                partner=partner,
                begun_on=begun_on,
                mentor=mentor,
                aims_at=aims_at,
            )
    except IntegrityError as error:
        raise ValidationError(_("This partner is on its path already.")) from error
    for item in Item:
        Qualification.objects.create(
            organization=deed.organization, partner=partner, path=path, item=item.value
        )
    _reach(path, Stage.EXPLORING, begun_on, "", deed)
    deed.write("incubator path begun", path, partner=str(partner.pk))
    return path


@transaction.atomic
def arrange(path: IncubatorPath, values: Mapping[str, Any], *, seen: int, deed: Deed) -> bool:
    """Mentor, aim, months of experience, whether it is a workforce entity; whether nobody else had changed it meanwhile."""
    check_role(deed.by, Act.ONBOARD)
    check_goes_on(path)
    return change(path, values, version=seen, deed=deed, action="incubator path arranged")


@transaction.atomic
def move(path: IncubatorPath, stage: str, on: date, note: str, *, day: date, deed: Deed) -> None:
    """To another stage. Whoever applies although something is lacking, and whoever stops, says why."""
    check_role(deed.by, Act.ONBOARD)
    path = IncubatorPath.objects.select_for_update(no_key=True).get(pk=path.pk)
    check_stage(path, stage)
    if on > day:
        raise ValidationError(_("This day is still ahead."))
    if on < path.begun_on:
        raise ValidationError(_("That is before the path began."))
    if stage == Stage.STOPPED and not note.strip():
        raise ValidationError(_("Say why it stops."))
    if stage == Stage.APPLIED and readiness_of(path, day).answer is not Answer.YES and not note.strip():
        raise ValidationError(
            _("Not everything is on record that SSA asks for. Say why it applies all the same.")
        )
    changes = {"stage": (path.stage, stage)}
    try:
        with transaction.atomic():
            IncubatorPath.objects.filter(pk=path.pk).update(stage=stage, version=path.version + 1)
    except IntegrityError as error:
        raise ValidationError(_("This partner is on another path already.")) from error
    path.stage = stage
    _reach(path, Stage(stage), on, note, deed)
    deed.because(note).write("incubator stage reached", path, changes=changes, on=str(on))


def _reach(path: IncubatorPath, stage: Stage, on: date, note: str, deed: Deed) -> None:
    assert deed.by is not None, "a stage is recorded by somebody"
    StageReached.objects.create(
        organization=deed.organization,
        partner=path.partner,
        path=path,
        stage=stage,
        on=on,
        note=note,
        by=deed.by,
    )


@transaction.atomic
def answer(
    one: Qualification,
    values: Mapping[str, Any],
    file: File | None = None,
    *,
    seen: int,
    deed: Deed,
) -> bool:
    """What is on record of a qualification; whether nobody else had changed it meanwhile."""
    check_role(deed.by, Act.ONBOARD)
    check_goes_on(one.path)
    given = dict(values)
    if file is not None:
        given["paper"] = keep_paper(one.partner, PaperKind.PROOF, *file, deed=deed)
    return change(one, given, version=seen, deed=deed, action="qualification answered")


@transaction.atomic
def add_note(path: IncubatorPath, values: Mapping[str, Any], *, day: date, deed: Deed) -> MentoringNote:
    """One meeting: on, who, about, next_step, next_on."""
    check_role(deed.by, Act.ONBOARD)
    assert deed.by is not None, "a meeting is recorded by somebody"
    check_goes_on(path)
    if values["on"] > day:
        raise ValidationError(_("This day is still ahead."))
    made = MentoringNote.objects.create(
        organization=deed.organization, partner=path.partner, path=path, by=deed.by, **values
    )
    deed.write("mentoring recorded", path, note=str(made.pk), on=str(made.on))
    return made


@transaction.atomic
def withdraw_note(note: MentoringNote, because: str, *, deed: Deed) -> None:
    """It is shown as withdrawn; it stays on record."""
    check_role(deed.by, Act.ONBOARD)
    changed = MentoringNote.objects.filter(pk=note.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), withdrawn_because=because
    )
    if not changed:
        raise ValidationError(_("It is withdrawn already."))
    deed.because(because).write("mentoring withdrawn", note.path, note=str(note.pk))
