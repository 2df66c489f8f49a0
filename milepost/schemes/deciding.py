"""What each scheme in force pays for one Ticketholder, on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from milepost.claims.figures import law_of
from milepost.rulebook.schemes import Person, SchemeDecision, evaluate
from milepost.schemes.gathering import gathered, provider_under
from milepost.schemes.models import SchemeVersion
from milepost.schemes.queries import holding, in_force_of
from milepost.tickets.models import Ticket


@dataclass(frozen=True, slots=True)
class Decided:
    version: SchemeVersion
    person: Person
    decision: SchemeDecision


def decided(ticket: Ticket, day: date) -> list[Decided]:
    """By each scheme the version that holds for this person; a scheme of which none does is left out."""
    return decided_of([ticket], day)[ticket.pk]


def decided_of(tickets: Sequence[Ticket], day: date) -> dict[UUID, list[Decided]]:
    """The same of many Tickets of one organization, with a number of queries that does not grow with them."""
    if not tickets:
        return {}
    organization = tickets[0].organization
    versions = in_force_of(organization)
    if not versions:
        return {ticket.pk: [] for ticket in tickets}
    law = law_of(organization)
    providers = {one.scheme_id: provider_under(one.scheme) for one in versions}
    found: dict[UUID, list[Decided]] = {}
    for key, known in gathered(tickets).items():
        found[key] = []
        for version in held(versions, known.closed_on, day):
            person = known.under(version.scheme_id, providers[version.scheme_id])
            found[key].append(Decided(version, person, evaluate(version.read, person, law, as_of=day)))
    return found


def held(versions: list[SchemeVersion], closed_on: date | None, day: date) -> Iterator[SchemeVersion]:
    for _scheme, group in groupby(versions, key=lambda one: one.scheme_id):
        version = holding(list(group), closed_on, day)
        if version is not None:
            yield version
