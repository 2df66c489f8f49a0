"""Since when a benefits planner has given counselling, for terms that give them a part only then.

Counselling stands further on in the order of subjects; it says here what it knows. A payment follows what is recorded or withdrawn
later by an entry of its own, the next time that somebody of the EN of Record books.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from milepost.organizations.models import Organization
from milepost.rulebook.shares.terms import Terms

Given = dict[UUID, dict[str, date | None]]
"""Of each Ticket which parties gave counselling, and since when; None where all of it was withdrawn."""
_ASKED: list[Callable[[Organization, Sequence[UUID] | None], Given]] = []


def learn_from(asked: Callable[[Organization, Sequence[UUID] | None], Given]) -> None:
    """Whom to ask what was given on these Tickets, or on every Ticket of the organization."""
    if asked not in _ASKED:
        _ASKED.append(asked)


def given_on(organization: Organization, tickets: Sequence[UUID] | None) -> Given:
    found: Given = {}
    for asked in _ASKED:
        found |= asked(organization, tickets)
    return found


def hangs_on_it(signed: Mapping[str, Sequence[Terms]]) -> bool:
    """Whether any of these terms asks for counselling: hardly any do, and then nobody is asked."""
    return any(one.rule.conditions for versions in signed.values() for one in versions)


def by_then(
    given: Mapping[str, date | None], terms: Sequence[Terms], day: date
) -> tuple[tuple[str, date], ...]:
    """Who had given counselling by this day, of those to whom these terms give a part only then."""
    bound = {one.party for rule in terms for one in rule.rule.conditions}
    return tuple(
        (party, since)
        for party, since in sorted(given.items())
        if party in bound and since is not None and since <= day
    )
