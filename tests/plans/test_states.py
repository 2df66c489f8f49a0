"""The states of a version: every state × every act, and long ways at random through all of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from itertools import product

import pytest
from django.core.exceptions import ValidationError

from milepost.journal.actions import Deed
from milepost.plans import actions
from milepost.plans.models import Plan, PlanVersion, Signature
from milepost.plans.queries import being_made, in_force, standing
from milepost.plans.sealing import content_is_whole, verify_signature
from milepost.plans.states import MOVES, SEALED, State, may_follow
from milepost.tickets.models import Ticket
from tests.plans.making import BOTH, draft, names_of, offered, signed, signed_by, whole
from tests.website.conftest import TODAY

RECEIVED = actions.Sending(None, "portal", TODAY)
Act = Callable[[PlanVersion, Deed], object]

ACTS: dict[str, Act] = {
    "write": lambda one, deed: _written(one, deed),
    "offer": lambda one, deed: actions.offer(one, names_of(one.ticket), deed=deed),
    "sign": lambda one, deed: _sign_next(one, deed),
    "receive": lambda one, deed: actions.record_sending(one, RECEIVED, day=TODAY, deed=deed),
    "amend": lambda one, deed: actions.amend(one, "because it changes", deed=deed),
    "rework": lambda one, deed: actions.rework(one, "a word was wrong", deed=deed),
    "withdraw": lambda one, deed: actions.withdraw(one, "no longer wanted", deed=deed),
}
LAWFUL: dict[str, set[State]] = {
    "write": {State.DRAFT},
    "offer": {State.DRAFT},
    "sign": {State.OFFERED},
    "receive": {State.SIGNED, State.IN_FORCE},
    "amend": {State.IN_FORCE},
    "rework": {State.DRAFT, State.OFFERED, State.SIGNED, State.IN_FORCE},
    "withdraw": {State.DRAFT, State.OFFERED, State.SIGNED, State.IN_FORCE},
}


def _written(version: PlanVersion, deed: Deed) -> None:
    given = whole(version.ticket.holder.name, programs="", short_hours=21 + version.version % 7)
    if not actions.write(version, given, seen=version.version, deed=deed):
        raise ValidationError("no draft")


def _sign_next(version: PlanVersion, deed: Deed) -> None:
    waiting = [one for one in version.signatures.all() if not one.is_given]
    if not waiting:
        raise ValidationError("nobody is to sign")
    signed_by(version, waiting[0].role, deed)


def in_state(ticket: Ticket, state: State, deed: Deed) -> PlanVersion:
    """A version that has come to this state by its lawful way."""
    made = (
        draft(ticket, deed)
        if state == State.DRAFT
        else offered(ticket, deed)
        if state == State.OFFERED
        else None
    )
    if made is None:
        made = signed(ticket, deed)
    if state in {State.IN_FORCE, State.REPLACED}:
        actions.record_sending(made, RECEIVED, day=TODAY, deed=deed)
    if state == State.REPLACED:
        second = actions.amend(PlanVersion.objects.get(pk=made.pk), "because it changes", deed=deed)
        second = actions.offer(second, names_of(ticket), deed=deed)
        for role in BOTH:
            signed_by(second, role, deed)
    if state == State.WITHDRAWN:
        actions.withdraw(made, "no longer wanted", deed=deed)
    return PlanVersion.objects.select_related("plan", "ticket__holder").get(pk=made.pk)


@pytest.mark.parametrize(("state", "act"), list(product(State, ACTS)), ids=lambda one: str(one))
def test_every_act_in_every_state(ticket: Ticket, deed: Deed, state: State, act: str) -> None:
    version = in_state(ticket, state, deed)
    assert version.state == state
    if state in LAWFUL[act]:
        ACTS[act](version, deed)
        return
    before = list(PlanVersion.objects.order_by("pk").values("pk", "state", "digest", "signed_on"))
    with pytest.raises(ValidationError):
        ACTS[act](version, deed)
    assert list(PlanVersion.objects.order_by("pk").values("pk", "state", "digest", "signed_on")) == before


def test_the_table_of_moves_is_closed() -> None:
    assert set(MOVES) == set(State)
    assert all(not may_follow(end, after) for end in (State.REPLACED, State.WITHDRAWN) for after in State)
    reached, waiting = {State.DRAFT}, [State.DRAFT]
    while waiting:
        new = MOVES[waiting.pop()] - reached
        reached |= new
        waiting += new
    assert reached == set(State)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_done_in_whatever_order_the_promises_hold(ticket: Ticket, deed: Deed, seed: int) -> None:
    draw = random.Random(seed)
    seen: dict[object, State] = {}
    for _step in range(25):
        versions = list(PlanVersion.objects.filter(ticket=ticket).select_related("plan", "ticket__holder"))
        try:
            if not versions or draw.random() < 0.15:
                draft(ticket, deed, kind=draw.choice(Plan.Kind.values))
            else:
                ACTS[draw.choice(list(ACTS))](draw.choice(versions), deed)
        except ValidationError:
            pass
        _promises(ticket, seen)
    assert seen


def _promises(ticket: Ticket, seen: dict[object, State]) -> None:
    versions = list(PlanVersion.objects.filter(ticket=ticket).prefetch_related("signatures"))
    states = [State(one.state) for one in versions]
    assert states.count(State.IN_FORCE) <= 1
    assert states.count(State.DRAFT) + states.count(State.OFFERED) <= 1
    for version in versions:
        state, before = State(version.state), seen.get(version.pk, State.DRAFT)
        assert state == before or _reaches(before, state), f"{before} → {state}"
        seen[version.pk] = state
        given = [one.is_given for one in version.signatures.all()]
        if state in SEALED:
            assert content_is_whole(version)
            assert all(given) == (state != State.OFFERED), "signed by all, and not before"
        if state in {State.SIGNED, State.IN_FORCE, State.REPLACED}:
            assert version.signed_on == max(
                one.signed_on for one in version.signatures.all() if one.signed_on
            )
            assert version.signed_en_id
    for signature in Signature.objects.filter(ticket=ticket, at__isnull=False).select_related("version"):
        assert verify_signature(signature)
    made, stands, force = being_made(ticket), standing(ticket), in_force(ticket)
    assert made is None or made.state in {State.DRAFT, State.OFFERED}
    assert force is None or (stands is not None and stands.state in {State.IN_FORCE, State.SIGNED})


def _reaches(before: State, after: State) -> bool:
    """In one act a version may make two moves: signed by the last, an amendment is in force at once."""
    return after in MOVES[before] or any(after in MOVES[middle] for middle in MOVES[before])


def test_two_who_begin_at_once_have_one_draft(ticket: Ticket, deed: Deed) -> None:
    draft(ticket, deed)
    with pytest.raises(ValidationError, match="written already"):
        actions.begin(ticket, Plan.Kind.INDIVIDUAL_WORK_PLAN, deed=deed)
    assert PlanVersion.objects.count() == 1


def test_two_who_write_one_draft_do_not_overwrite_each_other(ticket: Ticket, deed: Deed) -> None:
    made = draft(ticket, deed)
    assert actions.write(made, whole(ticket.holder.name, short_hours=11), seen=made.version, deed=deed)
    assert not actions.write(made, whole(ticket.holder.name, short_hours=12), seen=made.version, deed=deed)
    assert PlanVersion.objects.get(pk=made.pk).content.open()["short_hours"] == 11


def test_a_signature_dated_back_counts_by_its_day(ticket: Ticket, deed: Deed) -> None:
    version = offered(ticket, deed)
    for role, days in zip(BOTH, (20, 3), strict=True):
        version = signed_by(version, role, deed, method="wet", signed_on=TODAY - timedelta(days=days))
    assert version.signed_on == TODAY - timedelta(days=3)
