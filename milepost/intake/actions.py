"""New candidates, assessments, and what SSA answered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from milepost.intake.models import Assessment, AssignabilityCheck, IntakeSettings, Step
from milepost.intake.numbering import next_references
from milepost.intake.policies import check_may_coordinate
from milepost.intake.queries import last_step, state_of
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization
from milepost.organizations.scope import for_organization
from milepost.people.actions import introduce, set_numbers
from milepost.people.models import Ticketholder
from milepost.people.numbers import digest_of
from milepost.tickets.models import Ticket
from milepost.tickets.states import State, check_may_move, move_between
from milepost.tickets.touched import touch, touch_all
from milepost.tickets.written import made

HOLDER = ("called", "phone", "email", "address", "language", "format")


@transaction.atomic
def add_candidate(given: Mapping[str, Any], day: date, *, deed: Deed) -> Ticket:
    """A new Ticket with its holder, under the organization's next id; never named by a number of SSA."""
    assert deed.by is not None, "somebody makes them a candidate"
    ticket = Ticket.objects.create(
        organization=deed.organization,
        reference=next_references(deed.organization)[0],
        **{name: given.get(name) for name in ("program", "blind", "coordinator", "partner", "identity")},
    )
    deed.write("candidate added", ticket, reference=ticket.reference)
    holder = introduce(ticket, given["name"], deed=deed)
    values = {name: given[name] for name in HOLDER if given.get(name)}
    Ticketholder.objects.filter(pk=holder.pk).update(**values)
    set_numbers(holder, given, deed=deed)
    ticket.refresh_from_db()
    Step.objects.create(
        organization=deed.organization,
        ticket=ticket,
        by=deed.by,
        move=Step.BEGUN,
        before=State.CANDIDATE,
        after=State.CANDIDATE,
        on=day,
    )
    touch(ticket)
    return ticket


def digest_taken(organization: Organization, ssn: str) -> Ticketholder | None:
    """Who of the organization has this number, also one whom a partner's staff may not see."""
    with for_organization(organization):
        return (
            Ticketholder.objects.filter(organization=organization, ssn_digest=digest_of(organization, ssn))
            .select_related("ticket")
            .first()
        )


def may_be_the_same(organization: Organization, name: str, born_on: date | None) -> list[Ticketholder]:
    """Ticketholders of this name, whatever its order, accents and capitals, and of this birth date where both are known."""
    wanted = _parts_of(name)
    with for_organization(organization):
        every = Ticketholder.objects.filter(organization=organization, ticket__is_withdrawn=False)
        keys = [
            key for key, known in every.values_list("pk", "name").iterator() if _parts_of(known) == wanted
        ]
        found = list(Ticketholder.objects.filter(pk__in=keys[:50]).select_related("ticket"))
    return [
        holder
        for holder in found
        if born_on is None or holder.ticket.born_on is None or holder.ticket.born_on.open() == born_on
    ]


def _parts_of(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return sorted(re.findall(r"\w+", bare))


@transaction.atomic
def assess(ticket: Ticket, given: Mapping[str, Any], day: date, *, deed: Deed) -> Assessment:
    """Keep what was asked and decided. A candidate moves on; of a Ticket assigned before, it is only a record."""
    assert deed.by is not None, "a human assesses"
    locked = Ticket.objects.select_for_update().get(pk=ticket.pk)
    assessment: Assessment = Assessment.objects.create(
        organization=deed.organization, ticket=locked, by=deed.by, **given
    )
    after = State.ADVISED_FOR if given["advice"] == Assessment.Advice.FOR else State.ADVISED_AGAINST
    before = state_of(locked, day)
    lawful = move_between(before, after)
    if lawful is not None and lawful.code.startswith("advise"):
        _step(locked, before, after, given["on"], [made(assessment)], deed=deed)
    deed.write("assessed", locked, advice=given["advice"])
    _follow_the_answer(locked, day, deed=deed)
    touch(locked)
    return assessment


@transaction.atomic
def record_check(ticket: Ticket, given: Mapping[str, Any], day: date, *, deed: Deed) -> AssignabilityCheck:
    """Keep what SSA answered; a candidate moves on, or back, with the answer."""
    assert deed.by is not None, "somebody asked"
    locked = Ticket.objects.select_for_update().get(pk=ticket.pk)
    check: AssignabilityCheck = AssignabilityCheck.objects.create(
        organization=deed.organization, ticket=locked, by=deed.by, **given
    )
    deed.write(
        "assignability asked", locked, answer=check.answer, way=check.way, valid_until=str(check.valid_until)
    )
    _follow_the_answer(locked, day, deed=deed)
    touch(locked)
    return check


def _follow_the_answer(ticket: Ticket, day: date, *, deed: Deed) -> None:
    """The latest answer that is good makes an assessed candidate assignable, or no longer so."""
    latest = AssignabilityCheck.objects.filter(ticket=ticket).order_by("asked_on", "pk").last()
    if latest is None:
        return
    before = state_of(ticket, day)
    is_yes = latest.answer == latest.Answer.ASSIGNABLE and latest.valid_until >= day
    if before is State.ADVISED_FOR and is_yes:
        _step(ticket, before, State.ASSIGNABLE, latest.asked_on, [made(latest)], deed=deed)
    elif before in {State.ASSIGNABLE, State.PLAN} and latest.answer == latest.Answer.NOT_ASSIGNABLE:
        _step(ticket, before, State.ADVISED_FOR, latest.asked_on, [made(latest)], deed=deed)


@transaction.atomic
def withdraw_check(check: AssignabilityCheck, at: Any, *, deed: Deed) -> None:
    """The answer was recorded by mistake: it counts for nothing, nor does the step that followed from it, if it is the last."""
    step = last_step(check.ticket)
    if step is not None and step.move.startswith("found_") and step.did == [made(check)]:
        Step.objects.filter(pk=step.pk).update(withdrawn_at=at, withdrawn_because=deed.why[:300])
    AssignabilityCheck.objects.filter(pk=check.pk).update(withdrawn_at=at, withdrawn_because=deed.why[:300])
    deed.write("answer taken back", check.ticket)
    touch(check.ticket)


def _step(
    ticket: Ticket, before: State, after: State, on: date, did: list[dict[str, Any]], *, deed: Deed
) -> Step:
    move = check_may_move(before, after)
    assert deed.by is not None
    step: Step = Step.objects.create(
        organization_id=ticket.organization_id,
        ticket=ticket,
        by=deed.by,
        move=move.code,
        before=before,
        after=after,
        on=on,
        did=did,
    )
    return step


@transaction.atomic
def transfer(tickets: list[Ticket], given: Mapping[str, Any], *, deed: Deed) -> int:
    """Another coordinator or partner for many Tickets at once; how many changed. What is not given stays."""
    changed = []
    for ticket in tickets:
        differing = {
            name: (getattr(ticket, name), value)
            for name, value in given.items()
            if getattr(ticket, name) != value
        }
        if differing:
            for name, (_was, value) in differing.items():
                setattr(ticket, name, value)
            check_may_coordinate(ticket.coordinator, ticket.partner)
            changed.append((ticket, {name: _names(pair) for name, pair in differing.items()}))
    Ticket.objects.bulk_update(
        [ticket for ticket, _changes in changed], ["coordinator", "partner"], batch_size=500
    )
    deed.write_many("transferred", changed)
    touch_all(ticket for ticket, _changes in changed)
    return len(changed)


def _names(pair: tuple[Any, Any]) -> tuple[str | None, str | None]:
    was, becomes = pair
    return getattr(was, "name", None), getattr(becomes, "name", None)


@transaction.atomic
def keep_settings(settings: IntakeSettings, values: Mapping[str, int], *, deed: Deed) -> None:
    """The organization's own numbers of days."""
    changes = {name: (getattr(settings, name), value) for name, value in values.items()}
    IntakeSettings.objects.update_or_create(
        organization=deed.organization, defaults={**values, "version": settings.version + 1}
    )
    deed.write("intake settings changed", deed.organization, changes=changes)
