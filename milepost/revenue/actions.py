"""Writing projections, and putting away those that hold no more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from milepost.editing.records import change
from milepost.journal.actions import Deed
from milepost.revenue.models import Projection
from milepost.revenue.policies import check_may_plan, check_suppositions


@transaction.atomic
def write(given: Mapping[str, Any], *, deed: Deed) -> Projection:
    """ValidationError with every supposition that cannot be."""
    check_may_plan(deed.by)
    check_suppositions(given["content"])
    made = Projection.objects.create(organization=deed.organization, by=deed.by, **given)
    deed.write("projection written", made, begins=str(made.begins), months=made.months)
    return made


@transaction.atomic
def rewrite(projection: Projection, given: Mapping[str, Any], *, version: int, deed: Deed) -> bool:
    """Whether nobody else had changed it meanwhile. What it supposed before stands in the journal."""
    check_may_plan(deed.by)
    check_suppositions(given["content"])
    return change(projection, given, version=version, deed=deed, action="projection changed")


@transaction.atomic
def put_away(projection: Projection, *, deed: Deed) -> None:
    check_may_plan(deed.by)
    if Projection.objects.filter(pk=projection.pk, put_away_at=None).update(put_away_at=timezone.now()):
        deed.write("projection put away", projection)


@transaction.atomic
def bring_back(projection: Projection, *, deed: Deed) -> None:
    check_may_plan(deed.by)
    found = Projection.objects.filter(pk=projection.pk, put_away_at__isnull=False)
    if found.update(put_away_at=None):
        deed.write("projection brought back", projection)
