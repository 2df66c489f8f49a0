"""What Today says of the way to becoming an EN: items that are late or near, those of the member first, the others as a count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from milepost.desk.words import Duty, left_badge
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may
from milepost.organizations.roles import Act
from milepost.planning.models import PlanStep
from milepost.planning.queries import due_by
from milepost.planning.reading import items
from milepost.website.templatetags.words import language

PLAN_FORETOLD = timedelta(days=14)
"""So many days before its day an item of the checklist is named: our own number."""


def plan_duties(member: StaffMember, day: date) -> Iterator[Duty]:
    """For those who may see the organization; one's own items by name, everybody else's together. One query."""
    if not may(member, Act.SEE_ORGANIZATION):
        return
    found = list(due_by(member, day + PLAN_FORETOLD))
    own = [one for one in found if one.responsible_id == member.pk]
    for one in own:
        assert one.due_on is not None, "it is asked for by its day"
        item = items().get(one.code)
        what = _("Becoming an EN: %(what)s") % {"what": item.told.words[language()] if item else one.what}
        yield Duty(
            one.due_on,
            what,
            _("yours to see to"),
            left_badge(one.due_on, day),
            _address(one, writes=may(member, Act.CHANGE_ORGANIZATION)),
        )
    others = [one.due_on for one in found if one.responsible_id != member.pk and one.due_on is not None]
    if others:
        text = ngettext(
            "Becoming an EN: %(count)s item is due", "Becoming an EN: %(count)s items are due", len(others)
        )
        note = _("on the checklist")
        yield Duty(
            others[0], text % {"count": len(others)}, note, left_badge(others[0], day), reverse("planning")
        )


def _address(step: PlanStep, *, writes: bool) -> str:
    """Where it is written on; the whole checklist for those who only read it."""
    if not writes:
        return reverse("planning")
    return (
        reverse("planning_item", args=[step.code]) if step.code else reverse("planning_own", args=[step.pk])
    )
