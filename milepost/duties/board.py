"""Every duty that a member sees, as it stands on a day: the list, the calendar, Today and the feed are drawn from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from milepost.caseload.collecting import without_collecting
from milepost.duties.gathering import (
    Differing,
    Gathered,
    facts_of_identity,
    facts_of_organization,
    facts_of_person,
    gather,
    what_differs,
)
from milepost.duties.held import Held, held_by
from milepost.duties.models import OwnDuty
from milepost.duties.words import explanation, named
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.organizations.policies import is_cleared_on
from milepost.rulebook.decisions import Reason
from milepost.rulebook.duties import (
    KINDS,
    About,
    DutyKind,
    Facts,
    Holds,
    Kind,
    Next,
    State,
    months_later,
    next_of,
    why_no_hand_over,
)

OF_IDENTITY = [kind for kind in KINDS.values() if kind.about is About.IDENTITY]
OF_PERSON = [kind for kind in KINDS.values() if kind.about is About.PERSON]
OF_ORGANIZATION = [
    kind for kind in KINDS.values() if kind.about is About.ORGANIZATION and kind.code is not DutyKind.OWN
]


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of one identity, person or organization, as it stands."""

    kind: Kind
    about: Organization | Identity | StaffMember | OwnDuty
    next: Next
    facts: Facts
    is_holding: bool
    """Whether it holds something up on this day."""
    holds: Held | None
    """The money that it holds, or would hold once it lapses; None where it holds none."""

    @property
    def code(self) -> str:
        return self.kind.code.value

    @property
    def about_id(self) -> UUID:
        return self.about.pk

    @property
    def name(self) -> str:
        """What it is; of one's own its title."""
        return self.about.title if isinstance(self.about, OwnDuty) else named(self.kind.code)

    @property
    def nameless(self) -> str:
        """What it is, with nobody's name and no words of anybody's own: for an e-mail and a calendar outside."""
        return (
            str(self.about.get_sort_display()) if isinstance(self.about, OwnDuty) else named(self.kind.code)
        )

    @property
    def whose(self) -> str:
        """Whom it is about, by name."""
        if isinstance(self.about, OwnDuty):
            return self.about.member.name if self.about.member else ""
        return "" if isinstance(self.about, Organization) else self.about.name

    @property
    def person(self) -> StaffMember | None:
        return self.about if isinstance(self.about, StaffMember) else getattr(self.about, "member", None)

    @property
    def explained(self) -> str:
        return "" if isinstance(self.about, OwnDuty) else explanation(self.kind.code)

    @property
    def due_on(self) -> date | None:
        return self.next.due_on

    @property
    def state(self) -> State:
        return self.next.state


def duties_seen_by(
    member: StaffMember, day: date, *, with_money: bool = True, with_derived: bool = True
) -> list[Duty]:
    """Those of the member to see, the most pressing first. A number of queries that does not grow with them.

    Without `with_derived` the roster audit and the new figures are left out: Today tells of them in its own words.
    """
    with without_collecting():  # thousands of small answers that all live as long as the page
        return _standing(member, day, with_money=with_money, with_derived=with_derived)


def _standing(member: StaffMember, day: date, *, with_money: bool, with_derived: bool) -> list[Duty]:
    gathered = gather(member, day, with_derived=with_derived)
    found = [*_of_identities(gathered), *_of_people(gathered), *_of_organization(gathered), *_own(gathered)]
    money = held_by(member, gathered, day) if with_money else {}
    if not with_derived:
        found = [one for one in found if one[0].code not in ANSWERED_ELSEWHERE]
    made = [
        Duty(
            kind, about, answer, facts, is_holding, money.get((kind.holds, about.pk)) if kind.holds else None
        )
        for kind, about, facts, answer, is_holding in found
    ]
    return sorted(made, key=_order)


ANSWERED_ELSEWHERE = frozenset({DutyKind.ROSTER_AUDIT, DutyKind.NEW_FIGURES})
_STATES = (State.LATE, State.MISSING, State.BEGIN, State.LATER, State.UNKNOWN, State.DONE, State.EXEMPT)


_STATE_PLACES = {state: place for place, state in enumerate(_STATES)}
_PLACES = {code: place for place, code in enumerate(KINDS)}
"""Kinds of one day stand in the order of their table: words would be looked up for each of thousands."""


def _order(duty: Duty) -> tuple[Any, ...]:
    answer, about = duty.next, duty.about
    return (
        _STATE_PLACES[answer.state],
        answer.due_on or answer.begin_on or date.max,
        _PLACES[duty.kind.code],
        about.name if type(about) is StaffMember else duty.whose,
    )


Found = tuple[Kind, Any, Facts, Next, bool]


def _of_identities(gathered: Gathered) -> Iterator[Found]:
    for identity in gathered.identities:
        for kind in OF_IDENTITY:
            if kind.must_be_kept and gathered.kept_since is None:
                continue
            facts = facts_of_identity(kind, identity, gathered)
            answer = next_of(kind, facts, day=gathered.day)
            is_holding = kind.holds is Holds.PAYMENTS and answer.state is State.LATE
            yield kind, identity, facts, answer, is_holding


def _of_people(gathered: Gathered) -> Iterator[Found]:
    """Most people stand alike: what the rule answers to the same facts is asked once."""
    for kind in OF_PERSON:
        if kind.must_be_kept and gathered.kept_since is None:
            continue
        known: dict[Differing, tuple[Facts, Next, bool]] = {}
        differing = what_differs(kind, gathered)
        for person in gathered.people:
            key = differing(person)
            if key not in known:
                asked = facts_of_person(key, gathered)
                answer = next_of(kind, asked, day=gathered.day)
                known[key] = asked, answer, _holds_hand_over(kind, asked, gathered.day)
            facts, answer, is_holding = known[key]
            if kind.code is DutyKind.SUITABILITY:
                answer = _suitability(person, answer)
            if kind.holds is Holds.NUMBERS:
                is_holding = not is_cleared_on(person, gathered.day)
            yield kind, person, facts, answer, is_holding


def _suitability(person: StaffMember, answer: Next) -> Next:
    """What the record of its steps says, where it is no end of a clearance."""
    states = person.suitability
    source = answer.why.law
    if states == "cleared":
        if person.suitability_expires_on is None:
            return Next(State.DONE, Reason("DUTY_END_UNKNOWN", law=source))
        return answer
    if states == "not_required":
        return Next(State.EXEMPT, Reason("DUTY_NOT_REQUIRED", law=source))
    if states in ("expired", "denied"):
        return Next(State.MISSING, Reason("DUTY_NOT_THERE", law=source))
    return Next(State.LATER, Reason("DUTY_UNDER_WAY", law=source))


def _holds_hand_over(kind: Kind, facts: Facts, day: date) -> bool:
    if kind.holds is not Holds.HAND_OVER or facts.exempt is not None:
        return False
    return why_no_hand_over(facts.last_done, facts.kept_since, day) is not None


def _of_organization(gathered: Gathered) -> Iterator[Found]:
    if not gathered.sees_organization:
        return
    for kind in OF_ORGANIZATION:
        if kind.must_be_kept and gathered.kept_since is None:
            continue
        facts = facts_of_organization(kind, gathered)
        answer = next_of(kind, facts, day=gathered.day)
        if kind.code is DutyKind.ROSTER_AUDIT and gathered.audited is None:
            answer = _never_audited(gathered)
        is_holding = kind.holds is Holds.MONTHS and not facts.is_answered
        yield kind, gathered.organization, facts, answer, is_holding


def _never_audited(gathered: Gathered) -> Next:
    """The first roster audit is due as soon as there is a Ticket, as the Portal's own page says; before that there is none."""
    why = Reason("DUTY_NEVER_RECORDED", law="operations 6.1")
    if gathered.has_tickets:
        return Next(State.BEGIN, why, gathered.day, gathered.day)
    return Next(State.EXEMPT, Reason("DUTY_NO_ROSTER", law="operations 6.1"))


def _own(gathered: Gathered) -> Iterator[Found]:
    """Each on its next day; one that comes once is done, or waits."""
    kind = KINDS[DutyKind.OWN]
    for own in gathered.own:
        done = gathered.last(kind.code, own.pk)
        exempt = gathered.exempt(kind.code, own.pk)
        if exempt is not None:
            yield kind, own, Facts(exempt=exempt), Next(State.EXEMPT, exempt), False
            continue
        if done is not None and not own.every_months:
            yield (
                kind,
                own,
                Facts(last_done=done),
                Next(State.DONE, Reason("DUTY_DONE", {"day": done})),
                False,
            )
            continue
        facts = Facts(last_done=done, ends_on=day_after(own, done), lead_days=own.lead_days)
        answer = next_of(kind, facts, day=gathered.day)
        why = Reason("DUTY_IS_ON", {"day": facts.ends_on})
        yield kind, own, facts, Next(answer.state, why, answer.due_on, answer.begin_on), False


def day_after(own: OwnDuty, done: date | None) -> date:
    """The first of its days that is not answered by what was done. A day is answered by what was done in its own turn.

    A turn begins when the one before it is over: what is done a little before a day is done for that day.
    """
    if done is None or not own.every_months:
        return own.first_on
    turn = 0
    while months_later(own.first_on, turn * own.every_months) <= done:
        turn += 1
    early = months_later(own.first_on, turn * own.every_months)
    lead_begins = date.fromordinal(max(1, early.toordinal() - own.lead_days))
    return early if done < lead_begins else months_later(own.first_on, (turn + 1) * own.every_months)
