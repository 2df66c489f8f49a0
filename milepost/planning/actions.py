"""Change the checklist, its files and the figures; each with its line in the journal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.documents.kinds import LookedThrough
from milepost.editing.records import change
from milepost.journal.actions import Deed
from milepost.organizations.policies import check_may
from milepost.organizations.roles import Act
from milepost.planning.models import PlanFigures, PlanPaper, PlanStep
from milepost.planning.reading import items


def _check_may_plan(deed: Deed) -> None:
    """PermissionDenied for whoever may not change the organization."""
    if deed.by is not None:
        check_may(deed.by, Act.CHANGE_ORGANIZATION)


def step_of_item(code: str, *, deed: Deed) -> PlanStep:
    """The row of an item of the guide, made when it is first written on."""
    assert code in items(), "the guide has this item"
    made, _is_new = PlanStep.objects.get_or_create(
        organization=deed.organization, code=code, defaults={"section": code.split(".")[0]}
    )
    return made


@transaction.atomic
def add_own(section: str, what: str, *, deed: Deed) -> PlanStep:
    """An item of the organization's own, in a section of the guide."""
    _check_may_plan(deed)
    made = PlanStep.objects.create(organization=deed.organization, section=section, what=what)
    deed.write("plan step added", made, section=section)
    return made


@transaction.atomic
def write(
    step: PlanStep,
    values: Mapping[str, Any],
    file: LookedThrough | None = None,
    *,
    seen: int,
    deed: Deed,
) -> bool:
    """Owner, days, state, note and a file; whether nobody else had changed it meanwhile."""
    _check_may_plan(deed)
    if not change(step, values, version=seen, deed=deed, action="plan step changed"):
        return False
    if file is not None:
        assert deed.by is not None, "somebody adds a file"
        made = PlanPaper.objects.create(
            organization=deed.organization, step=step, name=file.name[:120], content_type=file.content_type,
            content=file.content, added_by=deed.by,
        )  # fmt: skip
        deed.write("plan paper added", step, paper=str(made.pk))
    return True


@transaction.atomic
def withdraw_paper(paper: PlanPaper, because: str, *, deed: Deed) -> None:
    """It was the wrong file. It stays on record."""
    _check_may_plan(deed)
    changed = PlanPaper.objects.filter(pk=paper.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), withdrawn_because=because
    )
    if not changed:
        raise ValidationError(_("It is taken back already."))
    deed.because(because).write("plan paper taken back", paper.step, paper=str(paper.pk))


@transaction.atomic
def write_figures(values: Mapping[str, Any], *, seen: int, deed: Deed) -> bool:
    """What is expected of the Tickets."""
    _check_may_plan(deed)
    figures, _is_new = PlanFigures.objects.get_or_create(organization=deed.organization)
    return change(figures, values, version=seen, deed=deed, action="plan figures changed")
