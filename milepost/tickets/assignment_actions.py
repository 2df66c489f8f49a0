"""What assigning, unassigning and pausing write into the facts of a Ticket, and how a mistaken entry is taken back.

Each says which rows it wrote, as `{"model", "pk", "before", "after"}`: with that it can be taken back as long as nobody
has changed them since. Whether it is lawful is asked before (`states`, `rulebook.assignability`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.rulebook.assignment_days import Extension
from milepost.rulebook.facts import UseState
from milepost.tickets.models import (
    Assignment,
    Ticket,
    UsePeriod,
    VocationalRehabilitationCase,
)
from milepost.tickets.touched import touch
from milepost.tickets.written import Did, changed_row, made_row, taken_row, values_of

ASSIGNMENT_DAYS = (
    "assigned_on",
    "unassigned_on",
    "plan_signed_on",
    "plan_received_on",
    "services_complete_on",
)


@transaction.atomic
def assign(ticket: Ticket, given: Mapping[str, Any], *, deed: Deed) -> Did:
    """A new assignment; an extension or inactive status that still runs ends the day before it."""
    did = [
        changed_row(span, {"to_day": given["assigned_on"] - timedelta(days=1)})
        for span in UsePeriod.objects.filter(ticket=ticket, from_day__lt=given["assigned_on"])
        if span.state != UseState.COST_REIMBURSEMENT_STATUS
        and (span.to_day is None or span.to_day >= given["assigned_on"])
    ]
    did += [
        taken_row(span)
        for span in UsePeriod.objects.filter(
            ticket=ticket, state=UseState.EXTENSION, from_day__gte=given["assigned_on"]
        )
    ]
    did.append(made_row(Assignment.objects.create(organization=deed.organization, ticket=ticket, **given)))
    deed.write("assigned", ticket, changes={name: (None, value) for name, value in given.items() if value})
    touch(ticket)
    return did


@transaction.atomic
def unassign(assignment: Assignment, on: date, extension: Extension | None, *, deed: Deed) -> Did:
    """The assignment ends on that day; the extension, if one follows, begins on it."""
    ticket = assignment.ticket
    did = [changed_row(assignment, {"unassigned_on": on})]
    for span in UsePeriod.objects.filter(ticket=ticket, state=UseState.INACTIVE, to_day=None):
        did.append(
            changed_row(span, {"to_day": on - timedelta(days=1)}) if span.from_day < on else taken_row(span)
        )
    if extension is not None:
        did.append(made_row(_span(ticket, UseState.EXTENSION, extension.first_day, extension.last_day)))
    deed.write("unassigned", ticket, changes={"unassigned_on": (None, on)}, extension=extension is not None)
    touch(ticket)
    return did


@transaction.atomic
def begin_inactive(ticket: Ticket, on: date, *, deed: Deed) -> Did:
    did = [made_row(_span(ticket, UseState.INACTIVE, on, None))]
    deed.write("made inactive", ticket, changes={"from_day": (None, on)})
    touch(ticket)
    return did


@transaction.atomic
def end_inactive(ticket: Ticket, on: date, *, deed: Deed) -> Did:
    """It is active again from that day on."""
    span = UsePeriod.objects.filter(ticket=ticket, state=UseState.INACTIVE, to_day=None).last()
    if span is None or span.from_day >= on:
        raise ValidationError(_("No span of inactive status is open that began before this day."))
    did = [changed_row(span, {"to_day": on - timedelta(days=1)})]
    deed.write("made active", ticket, changes={"to_day": (None, on - timedelta(days=1))})
    touch(ticket)
    return did


@transaction.atomic
def end_ticket(ticket: Ticket, on: date, because: str, *, deed: Deed) -> Did:
    """20 CFR 411.155: nothing is paid for that month or later."""
    did = [changed_row(ticket, {"ended_on": on, "ended_because": because})]
    deed.write("ended", ticket, changes={"ended_on": (None, on), "ended_because": (None, because)})
    touch(ticket)
    return did


@transaction.atomic
def correct_assignment(
    assignment: Assignment, values: Mapping[str, date | None], *, version: int, deed: Deed
) -> bool:
    """Other days, for the reason of the deed; whether nobody else had changed it. The extension moves with the end."""
    assert deed.why, "a day is corrected for a reason"
    was = {name: getattr(assignment, name) for name in values}
    changes = {name: (was[name], value) for name, value in values.items() if was[name] != value}
    if not changes:
        return True
    written = Assignment.objects.filter(pk=assignment.pk, version=version).update(
        version=version + 1, **{name: value for name, (_was, value) in changes.items()}
    )
    if not written:
        return False
    if "unassigned_on" in changes:
        _move_extension(assignment.ticket, *changes["unassigned_on"])
    deed.write("assignment corrected", assignment.ticket, changes=changes)
    touch(assignment.ticket)
    return True


def _move_extension(ticket: Ticket, was: date | None, becomes: date | None) -> None:
    for span in UsePeriod.objects.filter(ticket=ticket, state=UseState.EXTENSION, from_day=was):
        if becomes is None:
            taken_row(span)
        else:
            follows = Extension(becomes)
            changed_row(span, {"from_day": follows.first_day, "to_day": follows.last_day})


@transaction.atomic
def add_vr_case(ticket: Ticket, given: Mapping[str, Any], *, deed: Deed) -> VocationalRehabilitationCase:
    case: VocationalRehabilitationCase = VocationalRehabilitationCase.objects.create(
        organization=deed.organization, ticket=ticket, **given
    )
    deed.write(
        "VR case added", ticket, changes={name: (None, value) for name, value in given.items() if value}
    )
    touch(ticket)
    return case


@transaction.atomic
def change_vr_case(
    case: VocationalRehabilitationCase, values: Mapping[str, Any], *, version: int, deed: Deed
) -> bool:
    """Closed, paid otherwise, corrected; whether nobody else had changed it."""
    changes = {
        name: (getattr(case, name), value) for name, value in values.items() if getattr(case, name) != value
    }
    if not changes:
        return True
    written = VocationalRehabilitationCase.objects.filter(pk=case.pk, version=version).update(
        version=version + 1, **{name: value for name, (_was, value) in changes.items()}
    )
    if written:
        deed.write("VR case changed", case.ticket, changes=changes)
        touch(case.ticket)
    return bool(written)


@transaction.atomic
def withdraw_vr_case(case: VocationalRehabilitationCase, *, deed: Deed) -> None:
    """It was entered by mistake: it stays on record and counts for nothing."""
    assert deed.why, "a case is taken back for a reason"
    taken = VocationalRehabilitationCase.objects.filter(pk=case.pk).update(
        withdrawn_at=timezone.now(), withdrawn_because=deed.why
    )
    if taken:
        deed.write("VR case taken back", case.ticket)
        touch(case.ticket)


@transaction.atomic
def take_back(ticket: Ticket, did: Did, *, deed: Deed) -> None:
    """Undo what was written: rows that were made count no more, others are as before.

    ValidationError where one of them has been changed since, by hand or by an uploaded caseload.
    """
    assert deed.why, "something is taken back for a reason"
    for one in reversed(did):
        model = apps.get_model(one["model"])
        row = model._base_manager.filter(pk=one["pk"]).first()
        if row is None or values_of(row, one["after"]) != one["after"]:
            raise ValidationError(
                _("What it wrote has been changed since. Correct the days, or undo the later change first.")
            )
        if one["before"] is None:
            model._base_manager.filter(pk=row.pk).update(
                withdrawn_at=timezone.now(), withdrawn_because=deed.why[:300]
            )
        else:
            values = {
                name: model._meta.get_field(name).to_python(value) for name, value in one["before"].items()
            }
            model._base_manager.filter(pk=row.pk).update(**values)
    touch(ticket)


def _span(ticket: Ticket, state: UseState, first: date, last: date | None) -> UsePeriod:
    span: UsePeriod = UsePeriod.objects.create(
        organization_id=ticket.organization_id, ticket=ticket, state=state, from_day=first, to_day=last
    )
    return span
