"""The figures an organization decides with, and what entering one would change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from milepost.claims.models import EnteredFigure
from milepost.claims.stored_facts import facts_of
from milepost.organizations.models import Organization
from milepost.rulebook.claims import decide
from milepost.rulebook.decisions import Claim, Status
from milepost.rulebook.law import RATE_SHARES, Figure, Law
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_of
from milepost.tickets.touched import once_per_telling

TICKETS_AT_A_TIME = 250


def entered(organization: Organization) -> list[Figure]:
    """Those in force."""
    known = EnteredFigure.objects.filter(organization=organization, withdrawn_at=None)
    return [Figure(one.parameter, one.year, one.value, one.source) for one in known]


@once_per_telling
def law_of(organization: Organization) -> Law:
    """The packaged figures with the organization's own laid over them."""
    figures = entered(organization)
    return Law.packaged().with_figures(figures) if figures else Law.packaged()


@dataclass(slots=True)
class Effect:
    """What a figure would change, counted over the Tickets with work in or after its year."""

    tickets: int = 0
    decided: int = 0
    """Claims that waited, or were not reached, and become payable."""
    dollars: int = 0
    found: int = 0
    """Claims that appear and still wait for something else."""
    changed: int = 0
    """Claims whose amount or state changes in another way."""


def effect_of(figure: Figure, organization: Organization, *, day: date) -> Effect:
    """What the organization's claims would be with the figure, beside what they are without it."""
    before = law_of(organization)
    after = before.with_figures([figure])
    effect = Effect()
    for batch in tickets_from_year(organization, figure.year):
        for facts in facts_of(batch).values():
            known = {_key(claim): claim for claim in decide(facts, before, as_of=day).claims}
            effect.tickets += 1
            for claim in decide(facts, after, as_of=day).claims:
                _compare(effect, known.get(_key(claim)), claim)
    return effect


def tickets_from_year(organization: Organization, year: int) -> Iterator[list[Ticket]]:
    """The organization's Tickets with a month of work in the year or later, in batches."""
    first = Month.parse(f"{year}-01")
    tickets = tickets_of(organization).filter(monthofwork__month__gte=first).distinct().order_by("pk")
    keys = list(tickets.values_list("pk", flat=True))
    for start in range(0, len(keys), TICKETS_AT_A_TIME):
        yield list(Ticket.objects.filter(pk__in=keys[start : start + TICKETS_AT_A_TIME]))


def _key(claim: Claim) -> tuple[object, ...]:
    return claim.claim, claim.number, claim.month


def _compare(effect: Effect, before: Claim | None, after: Claim) -> None:
    if before is not None and (before.status, before.amount) == (after.status, after.amount):
        return
    if after.status is Status.PAYABLE and (before is None or before.status is Status.WAITING):
        effect.decided += 1
        effect.dollars += after.amount or 0
    elif before is None:
        effect.found += 1
    else:
        effect.changed += 1


def enterable() -> tuple[str, ...]:
    """What somebody can enter: levels and bases, from which the rates are computed, and the rates themselves."""
    keys = tuple(Law.packaged().parameters)
    return tuple(key for key in keys if key not in RATE_SHARES) + tuple(RATE_SHARES)
