"""Carrying out what is proposed, through the actions of the subject that it belongs to; each with what it wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.intake.actions import add_candidate
from milepost.intake.queries import identities_for, kind_of, provider_of
from milepost.journal.actions import Deed
from milepost.organizations.today import today_for
from milepost.people.models import Ticketholder
from milepost.people.numbers import digest_of
from milepost.portal.choices import UNSETTLED, FileState, Proposal, State
from milepost.portal.models import Difference, PortalFile
from milepost.portal.money import take_money
from milepost.portal.policies import check_may_carry_out
from milepost.portal.requests_told import ask_again, move, note_case, sent
from milepost.rulebook.facts import PaymentSystem, Program
from milepost.tickets import assignment_actions as facts
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.written import Did, changed_row

Progress = Callable[[int], None]
TOLD_EVERY = 25


def open_ones(file: PortalFile, code: str) -> QuerySet[Difference]:
    """Those of a kind that somebody still has to settle."""
    return Difference.objects.filter(file=file, code=code, state__in=UNSETTLED).select_related(
        "ticket__organization", "file"
    )


def many(
    differences: Iterable[Difference], program: str, *, deed: Deed, progress: Progress = lambda _done: None
) -> tuple[int, Mapping[str, str]]:
    """Carry out each; how many, and of those that could not be carried out the sentence by their key. Money goes as one list."""
    every = list(differences)
    refused: dict[str, str] = {}
    money = [one for one in every if one.proposal == Proposal.TAKE_MONEY]
    done = 0
    if money:
        done += _money(money, refused, deed)
    for number, one in enumerate((one for one in every if one.proposal != Proposal.TAKE_MONEY), 1):
        try:
            with transaction.atomic():
                carry_out(one, program, deed=deed)
            done += 1
        except ValidationError as refusal:
            refused[str(one.pk)] = " ".join(refusal.messages)
        if number % TOLD_EVERY == 0:
            progress(number)
    return done, refused


@transaction.atomic
def carry_out(difference: Difference, program: str = "", *, deed: Deed) -> None:
    """The proposed act of one difference. ValidationError, in a sentence, where it cannot be done."""
    check_may_carry_out(deed.by, difference.proposal)
    now = _locked(difference)
    if now.proposal == Proposal.TAKE_MONEY:
        _money([now], {}, deed)
        return
    state, did = ACTS[Proposal(now.proposal)](now, program, deed)
    _settled(now, state, did, deed)
    difference.state = now.state


def _money(differences: list[Difference], refused: dict[str, str], deed: Deed) -> int:
    """Every payment of these as one list of money."""
    check_may_carry_out(deed.by, Proposal.TAKE_MONEY)
    with transaction.atomic():
        locked = [_locked(one) for one in differences if one.state in UNSETTLED]
        did = take_money(locked, deed=deed)
        for one in locked:
            _settled(one, State.DONE, did, deed)
    return len(locked)


def _locked(difference: Difference) -> Difference:
    """The difference as it stands now, held until the transaction ends."""
    now = Difference.objects.select_for_update(of=("self",)).select_related("ticket__organization", "file").get(pk=difference.pk)  # fmt: skip
    if now.state not in UNSETTLED or now.file.state not in (FileState.COMPARED, FileState.ACTING):
        raise ValidationError(_("Somebody has settled this in the meantime."))
    return now


def _settled(now: Difference, state: State, did: dict[str, Any], deed: Deed) -> None:
    was, now.state = now.state, state.value
    now.did, now.settled_by, now.settled_at = did, deed.by, timezone.now()
    now.version += 1
    now.save(update_fields=["state", "did", "settled_by", "settled_at", "version"])
    action = "help desk to be asked" if state == State.ASKED else "difference carried out"
    deed.write(action, now, changes={"state": (was, state.value)}, code=now.code, act=now.proposal)


Done = tuple[State, dict[str, Any]]


def _add(now: Difference, program: str, deed: Deed) -> Done:
    """A person whom only the Portal knows, with the assignment. Whom an undone import had brought comes back."""
    if program not in [one.value for one in Program]:
        raise ValidationError(_("Say which benefit the person gets."))
    values = now.values
    if not values.get("name"):
        raise ValidationError(_("The list has no name for this number. Add the person by hand."))
    known = None
    if values.get("ssn"):
        digest = digest_of(deed.organization, values["ssn"])
        known = Ticketholder.objects.filter(organization=deed.organization, ssn_digest=digest).select_related("ticket").first()  # fmt: skip
    if known is not None:
        ticket = known.ticket
        rows = [changed_row(ticket, {"is_withdrawn": False})] if ticket.is_withdrawn else []
    else:
        given = {"name": values["name"][:120], "ssn": values.get("ssn"), "ticket_number": values.get("ticket_number"), "program": Program(program)}  # fmt: skip
        ticket = add_candidate(given, today_for(deed.organization), deed=deed)
        rows = [_brought(ticket)]
    rows += _assigned(ticket, values, deed)
    Difference.objects.filter(pk=now.pk).update(ticket=ticket)
    return State.DONE, {"rows": rows, "ticket": str(ticket.pk)}


def _brought(ticket: Ticket) -> dict[str, Any]:
    """That a Ticket was made: taken back, it is withdrawn like one whose upload was undone."""
    return {
        "model": "tickets.ticket",
        "pk": str(ticket.pk),
        "before": {"is_withdrawn": True},
        "after": {"is_withdrawn": False},
    }


def _assign(now: Difference, program: str, deed: Deed) -> Done:
    return State.DONE, {"rows": _assigned(_ticket(now), now.values, deed)}


def _assigned(ticket: Ticket, values: Mapping[str, Any], deed: Deed) -> Did:
    on = _day(values, "assigned_on")
    until = _day(values, "unassigned_on")
    if on is None:
        raise ValidationError(
            _("The list does not say since when it was assigned. Record the assignment by hand.")
        )
    for one in Assignment.objects.filter(ticket=ticket):
        if (one.unassigned_on is None or one.unassigned_on > on) and (
            until is None or one.assigned_on < until
        ):
            raise ValidationError(_("Another assignment has the Ticket on that day, or later."))
    identity = ticket.identity or (
        identities_for(ticket).first() if identities_for(ticket).count() == 1 else None
    )
    given = {
        "provider": provider_of(identity, deed.organization),
        "kind": kind_of(deed.organization),
        "system": PaymentSystem.MILESTONE_OUTCOME,
        "assigned_on": on,
        "unassigned_on": until,
    }
    return facts.assign(ticket, given, deed=deed)


def _unassign(now: Difference, program: str, deed: Deed) -> Done:
    """Without an extension: the list does not say why (20 CFR 411.220(a)); it can be corrected under Assignment."""
    held, on = _assignment(now), _day(now.values, "unassigned_on")
    assert on is not None, "the column is required"
    if held.unassigned_on is not None or on <= held.assigned_on:
        raise ValidationError(_("The assignment has changed since. Look at it under Assignment."))
    return State.DONE, {"rows": facts.unassign(held, on, None, deed=deed)}


def _correct(now: Difference, program: str, deed: Deed) -> Done:
    """The Portal's day in place of ours."""
    held, values = _assignment(now), now.values
    name = "unassigned_on" if now.code == "FORMER_DAY" else "assigned_on"
    day, was = _day(values, name), getattr(held, name)
    if str(was) != now.figures.get("here_on"):
        raise ValidationError(_("The assignment has changed since. Look at it under Assignment."))
    version = held.version
    why = deed.because(_("the Portal's list has another day"))
    if not facts.correct_assignment(held, {name: day}, version=version, deed=why):
        raise ValidationError(_("Somebody has settled this in the meantime."))
    return State.DONE, {"corrected": {"pk": held.pk, "name": name, "was": str(was), "became": str(day)}}


def _asked(now: Difference, program: str, deed: Deed) -> Done:
    """Nothing of ours changes: somebody asks SSA's help desk, and the difference stands until it is answered."""
    return State.ASKED, {}


def _by_hand(now: Difference, program: str, deed: Deed) -> Done:
    """Somebody has mended it elsewhere."""
    return State.DONE, {}


def _ticket(now: Difference) -> Ticket:
    if now.ticket is None or now.ticket.is_withdrawn:
        raise ValidationError(_("This Ticketholder is not known here any more."))
    return now.ticket


def _assignment(now: Difference) -> Assignment:
    found = Assignment.objects.filter(pk=now.values.get("assignment"), ticket=_ticket(now)).first()
    if found is None:
        raise ValidationError(_("The assignment has changed since. Look at it under Assignment."))
    assert isinstance(found, Assignment)
    return found


def _day(values: Mapping[str, Any], name: str) -> date | None:
    return date.fromisoformat(values[name]) if values.get(name) else None


ACTS: dict[Proposal, Callable[[Difference, str, Deed], Done]] = {
    Proposal.ADD: _add,
    Proposal.ASSIGN: _assign,
    Proposal.UNASSIGN: _unassign,
    Proposal.CORRECT: _correct,
    Proposal.NOTE_CASE: lambda now, _program, deed: (State.DONE, note_case(now, deed=deed)),
    Proposal.SENT: lambda now, _program, deed: (State.DONE, sent(now, deed=deed)),
    Proposal.MOVED: lambda now, _program, deed: (State.DONE, move(now, deed=deed)),
    Proposal.ASK_AGAIN: lambda now, _program, deed: (State.DONE, ask_again(now, deed=deed)),
    Proposal.ASK: _asked,
    Proposal.BY_HAND: _by_hand,
}
