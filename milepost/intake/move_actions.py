"""The moves of a Ticket: each asks the table whether it is lawful, writes the facts, and is kept as a step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.intake.models import Step
from milepost.intake.policies import check_may_take_back
from milepost.intake.queries import held_by_us, identities_for, kind_of, last_step, provider_of, state_of
from milepost.journal.actions import Deed
from milepost.rulebook.assignment_days import Leaving, extension_after, first_of_next_month
from milepost.rulebook.facts import PaymentSystem
from milepost.tickets import assignment_actions as facts
from milepost.tickets.models import Assignment, Ticket, UsePeriod
from milepost.tickets.states import State, check_may_move
from milepost.tickets.touched import touch
from milepost.tickets.written import Did
from milepost.website.templatetags.words import day as day_word

OF_STEP = ("asked_on", "reason", "note", "portal_reference")


@transaction.atomic
def move(ticket: Ticket, after: State, given: Mapping[str, Any], day: date, *, deed: Deed) -> Step:
    """Whatever changes no fact: begin the plan, decline, come back."""
    locked, before = _locked(ticket, day)
    check_may_move(before, after)
    deed.write("moved", locked, changes={"state": (before.value, after.value)})
    return _keep(locked, before, after, {"on": day, **given}, [], deed=deed)


@transaction.atomic
def assign(ticket: Ticket, given: Mapping[str, Any], day: date, *, deed: Deed) -> Step:
    """Assign it to one of our identities. Whether law and records allow it was asked when the form was checked."""
    locked, before = _locked(ticket, day)
    check_may_move(before, State.ASSIGNED)
    _check_no_overlap(locked, given["assigned_on"], None)
    identity = given["identity"]
    written = {
        "provider": provider_of(identity, locked.organization),
        "kind": kind_of(locked.organization),
        "system": PaymentSystem(given["system"]),
        **{name: given.get(name) for name in ("assigned_on", "plan_signed_on", "plan_received_on")},
    }
    if identity in identities_for(locked):
        Ticket.objects.filter(pk=locked.pk).update(identity=identity)
    did = facts.assign(locked, written, deed=deed)
    return _keep(locked, before, State.ASSIGNED, {**given, "on": given["assigned_on"]}, did, deed=deed)


@transaction.atomic
def unassign(ticket: Ticket, given: Mapping[str, Any], day: date, *, deed: Deed) -> Step:
    """It comes free on the first of the next month (20 CFR 411.145), or on the day that the Portal shows."""
    locked, before = _locked(ticket, day)
    held = _held(locked, day)
    on: date = given.get("on") or first_of_next_month(given["asked_on"])
    if on <= held.assigned_on:
        raise ValidationError(_("It cannot end before it began. Take the assignment back instead."))
    follows = None
    if not given.get("again"):  # assigned again the same day, it never leaves use
        follows = extension_after(on, Leaving(given["reason"]), in_use=before is State.ASSIGNED)
    after = State.EXTENSION if follows else State.UNASSIGNED
    check_may_move(before, after)
    did = facts.unassign(held, on, follows, deed=deed)
    return _keep(locked, before, after, {**given, "on": on}, did, deed=deed)


@transaction.atomic
def reassign(ticket: Ticket, given: Mapping[str, Any], day: date, *, deed: Deed) -> Step:
    """Unassign and assign again on the same day, as the Portal allows (program operations 3)."""
    on: date = given["assigned_on"]
    leaving = {
        "asked_on": on,
        "on": on,
        "again": True,
        "reason": Leaving.OTHER.value,
        "note": given.get("note"),
    }
    unassign(ticket, leaving, day, deed=deed)
    return assign(ticket, given, day, deed=deed)


@transaction.atomic
def make_inactive(ticket: Ticket, given: Mapping[str, Any], day: date, *, deed: Deed) -> Step:
    """From the first of the month after the written request (20 CFR 411.192)."""
    locked, before = _locked(ticket, day)
    check_may_move(before, State.INACTIVE)
    held = _held(locked, day)
    on = first_of_next_month(given["asked_on"])
    if UsePeriod.objects.filter(ticket=locked, state="inactive", to_day=None).exists():
        raise ValidationError(_("Inactive status has been asked for already."))
    if on <= held.assigned_on:
        raise ValidationError(_("The request is older than the assignment."))
    did = facts.begin_inactive(locked, on, deed=deed)
    return _keep(locked, before, State.INACTIVE, {**given, "on": on}, did, deed=deed)


@transaction.atomic
def make_active(ticket: Ticket, given: Mapping[str, Any], day: date, *, deed: Deed) -> Step:
    """From the first of the month after the program manager receives the request (20 CFR 411.192)."""
    locked, before = _locked(ticket, day)
    check_may_move(before, State.ASSIGNED)
    if before is not State.INACTIVE:
        raise ValidationError(_("Only an inactive Ticket can be made active again."))
    on = first_of_next_month(given["asked_on"])
    did = facts.end_inactive(locked, on, deed=deed)
    return _keep(locked, before, State.ASSIGNED, {**given, "on": on}, did, deed=deed)


@transaction.atomic
def end(ticket: Ticket, given: Mapping[str, Any], day: date, *, deed: Deed) -> Step:
    """The Ticket ended (20 CFR 411.155)."""
    locked, before = _locked(ticket, day)
    check_may_move(before, State.TERMINATED)
    did = facts.end_ticket(locked, given["on"], given["reason"], deed=deed)
    return _keep(locked, before, State.TERMINATED, given, did, deed=deed)


@transaction.atomic
def take_back(ticket: Ticket, step_id: int, *, deed: Deed) -> None:
    """Undo the latest step, for the reason of the deed. What it wrote counts no more, and stays on record."""
    locked = Ticket.objects.select_for_update().get(pk=ticket.pk)
    step = last_step(locked)
    if step is None or step.pk != step_id:
        raise ValidationError(
            _("Only the latest step can be taken back, and another has followed or was taken back.")
        )
    check_may_take_back(step)
    facts.take_back(locked, step.did, deed=deed)
    Step.objects.filter(pk=step.pk).update(withdrawn_at=timezone.now(), withdrawn_because=deed.why[:300])
    deed.write("step taken back", locked, move=step.move)


def _locked(ticket: Ticket, day: date) -> tuple[Ticket, State]:
    """The Ticket, kept from others until this is done, and the state that it is in."""
    locked = Ticket.objects.select_for_update().get(pk=ticket.pk)
    return locked, state_of(locked, day)


def _held(ticket: Ticket, day: date) -> Assignment:
    held = held_by_us(ticket, day)
    if held is None:
        raise ValidationError(_("The Ticket is not assigned."))
    if held.unassigned_on is not None:
        raise ValidationError(
            _("It is unassigned already, from %(day)s on. Correct that day, or take the step back.")
            % {"day": day_word(held.unassigned_on)}
        )
    return held


def _check_no_overlap(ticket: Ticket, on: date, but: Assignment | None) -> None:
    """20 CFR 411.140(a): one provider at a time."""
    others = Assignment.objects.filter(ticket=ticket).exclude(pk=but.pk if but else None)
    if any(one.unassigned_on is None or one.unassigned_on > on for one in others):
        raise ValidationError(_("Another assignment has the Ticket on that day, or later."))


def _keep(
    ticket: Ticket, before: State, after: State, given: Mapping[str, Any], did: Did, *, deed: Deed
) -> Step:
    assert deed.by is not None, "a Ticket is moved by somebody"
    step: Step = Step.objects.create(
        organization_id=ticket.organization_id,
        ticket=ticket,
        by=deed.by,
        move=check_may_move(before, after).code,
        before=before,
        after=after,
        on=given["on"],
        did=did,
        **{name: given[name] for name in OF_STEP if given.get(name)},
    )
    touch(ticket)
    return step
