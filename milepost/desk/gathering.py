"""Asking every subject what waits for a Ticket, and keeping what they tell."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, cast
from uuid import UUID

from django.apps import apps
from django.db import transaction

from milepost.claims.tallies import Counted, Reckoned, add_difference, count_anew
from milepost.desk.models import Arrangement, Thing
from milepost.journal.inserting_many import insert_many
from milepost.organizations.models import Organization
from milepost.organizations.today import today_for
from milepost.rulebook.urgency import PRESSING, last_day_of, press_of, rank_of
from milepost.tickets.models import Ticket
from milepost.tickets.waiting import TellsWhatWaits, Waiting, Words

THINGS = "things"
"""The name of the tallies of what waits: by code, and by the day on which it presses."""
FORM = "milepost.tickets.waiting"
KEPT = (
    "subject", "code", "due_on", "lost_on", "last_day", "pressing_on", "dollars", "figures", "parts", "partner_id", "whose_id", "rank",
    "not_before", "is_aside",
)  # fmt: skip
STEPS_BACK = "claims"
"""The subject whose thing steps back where another tells of the same claim, because the other names the act."""
Place = tuple[UUID, str]
"""A Ticket and the key of a thing."""


@cache
def subjects() -> Mapping[str, TellsWhatWaits]:
    """The `waiting` module of each subject that has one, in the order of subjects."""
    found: dict[str, TellsWhatWaits] = {}
    for app in apps.get_app_configs():
        module = f"{app.name}.waiting"
        if app.name.startswith("milepost.") and module != FORM and find_spec(module):
            found[app.label] = cast("TellsWhatWaits", import_module(module))
    return found


def words_of(subject: str, code: str) -> Words | None:
    """How a code is said; None for one that its subject does not know any more."""
    told = subjects().get(subject)
    return told.WORDS.get(code) if told else None


def key_of(subject: str, one: Waiting) -> str:
    """What tells a thing from every other of its Ticket, in 64 characters."""
    parts = json.dumps(dict(one.parts), sort_keys=True)
    return hashlib.sha256(f"{subject}\n{one.code}\n{parts}".encode()).hexdigest()


def gather_again(tickets: Iterable[Ticket]) -> None:
    """Ask anew what waits for these Tickets of one organization, because something known about them has changed."""
    every = list(tickets)
    if every:
        keep_things(every, today_for(every[0].organization))


@transaction.atomic
def keep_things(tickets: Sequence[Ticket], day: date) -> None:
    """Write what waits for these Tickets over what was kept; a thing that still waits keeps its id.

    A number of queries that does not grow with the Tickets; what stays as it is is not written.
    """
    kept = {(one.ticket_id, one.key): one for one in Thing.objects.filter(ticket__in=list(tickets))}
    told = _told(tickets, day)
    _count_difference(kept.values(), told.values())
    gone = [one.pk for place, one in kept.items() if place not in told]
    if gone:
        Thing.objects.filter(pk__in=gone).delete()
    changed = [one for place, one in told.items() if place not in kept or _differ(one, kept[place])]
    insert_many(changed, over=["ticket", "key"], writing=[name.removesuffix("_id") for name in KEPT])


def finish(organization: Organization) -> None:
    """After a whole gathering: what waited for Tickets whose upload was undone waits no more, and all is counted anew."""
    Thing.objects.filter(organization=organization, ticket__is_withdrawn=True).delete()
    shown = Thing.objects.filter(organization=organization, is_aside=False)
    count_anew(organization, THINGS, Reckoned(shown, "partner", ("code", "pressing_on", ""), "dollars"))


def _count_difference(before: Iterable[Thing], after: Iterable[Thing]) -> None:
    gone, there = ([one for one in things if not one.is_aside] for things in (before, after))
    if gone or there:
        owner = (gone or there)[0].organization_id
        add_difference(owner, THINGS, map(_counted, gone), map(_counted, there))


def _counted(one: Thing) -> Counted:
    pressing = str(one.pressing_on) if one.pressing_on else ""
    return Counted(one.partner_id, (one.code, pressing, ""), one.dollars)


def _told(tickets: Sequence[Ticket], day: date) -> dict[Place, Thing]:
    arranged = _arrangements(tickets)
    told: dict[Place, Thing] = {}
    for subject, module in subjects().items():
        for one in module.waiting(tickets, day):
            if not one.ticket.is_withdrawn:
                key = key_of(subject, one)
                told[(one.ticket.pk, key)] = _thing(subject, key, one, arranged, day)
    _step_back(told.values())
    return told


def _thing(
    subject: str, key: str, one: Waiting, arranged: Mapping[tuple[UUID, str, str], Arrangement], day: date
) -> Thing:
    ticket = one.ticket
    put_off = arranged.get((ticket.pk, key, Arrangement.Kind.NOT_NOW))
    given = arranged.get((ticket.pk, key, Arrangement.Kind.GIVEN))
    last_day = last_day_of(one.lost_on, one.due_on, day=day)
    presses = press_of(one.lost_on, one.due_on, day=day) in PRESSING
    not_before = put_off.until if put_off and put_off.until and put_off.until > day else None
    return Thing(
        organization_id=ticket.organization_id,
        ticket=ticket,
        key=key,
        subject=subject,
        code=one.code,
        due_on=one.due_on,
        lost_on=one.lost_on,
        last_day=last_day,
        pressing_on=max(last_day, day) if last_day and presses else None,
        dollars=one.dollars,
        figures=dict(one.figures),
        parts={name: str(value) for name, value in one.parts.items()},
        partner_id=ticket.partner_id,
        whose_id=given.to_id if given else ticket.coordinator_id,
        rank=rank_of(one.lost_on, one.due_on, one.dollars, day=day),
        not_before=not_before,
        is_aside=not_before is not None,
    )


def _arrangements(tickets: Sequence[Ticket]) -> dict[tuple[UUID, str, str], Arrangement]:
    """Those in force, by Ticket, key and kind."""
    found = Arrangement.objects.filter(ticket__in=list(tickets), ended_at=None)
    return {(one.ticket_id, one.key, one.kind): one for one in found}


def _step_back(things: Iterable[Thing]) -> None:
    """Where another subject tells of a claim, the claim's own thing is not shown beside it."""
    every = list(things)
    told_by_others = {pair for one in every if one.subject != STEPS_BACK for pair in _claims(one)}
    for one in every:
        if one.subject == STEPS_BACK and any(pair in told_by_others for pair in _claims(one)):
            one.is_aside = True


def _claims(thing: Thing) -> Iterator[tuple[UUID, Any]]:
    for place in (thing.parts, thing.figures):
        if place.get("claim"):
            yield thing.ticket_id, place["claim"]


def _differ(one: Thing, other: Thing) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in KEPT)
