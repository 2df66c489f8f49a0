"""A frame as it is kept and sealed, and whom its seed draws: over everybody alike, or spread by partner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from milepost.inspections.choices import Spread
from milepost.inspections.models import Inspection
from milepost.organizations.models import Organization
from milepost.rulebook.inspections.sampling import Drawn, chosen, chosen_by_part, ranked, shares_of
from milepost.tickets.models import Ticket

NO_PARTNER = "none"
"""The part of the people whom no partner serves."""


def lines_of(tickets: Iterable[Ticket], spread: str) -> list[str]:
    """What is sealed of each Ticket of the frame, in ascending order."""
    if spread == Spread.PARTNER:
        return sorted(f"{ticket.pk} {ticket.partner_id or NO_PARTNER}" for ticket in tickets)
    return sorted(str(ticket.pk) for ticket in tickets)


def kept_lines(review: Inspection) -> list[str]:
    frame = getattr(review, "frame", None)
    return frame.keys.splitlines() if frame else []


def parts_of(lines: Iterable[str]) -> dict[str, str]:
    """Of each key its part; of a frame that is not spread the part is nothing."""
    split = (line.partition(" ") for line in lines)
    return {key: part for key, _space, part in split}


def drawn_of(review: Inspection) -> tuple[Drawn, ...]:
    """Whom the sealed seed draws, in order."""
    parts = parts_of(kept_lines(review))
    if review.spread == Spread.PARTNER:
        return chosen_by_part(review.seed, parts, review.size)
    return chosen(review.seed, parts, review.size)


def places_of(review: Inspection) -> list[tuple[Drawn, str, bool]]:
    """The whole frame in the order in which the seed draws it, each with its part and whether it was drawn."""
    parts, drawn = parts_of(kept_lines(review)), {one.key for one in drawn_of(review)}
    return [(one, parts[one.key], one.key in drawn) for one in ranked(review.seed, parts)]


@dataclass(frozen=True, slots=True)
class Share:
    """How many are drawn of those whom one partner serves; of nobody's people the partner is None."""

    partner: Organization | None
    people: int
    drawn: int


def spread_of(review: Inspection) -> list[Share]:
    """The parts of a sample that is spread by partner, the largest first; none of another."""
    if review.spread != Spread.PARTNER:
        return []
    people = Counter(parts_of(kept_lines(review)).values())
    shares = shares_of(people, review.size, review.seed)
    named = Organization.objects.in_bulk([part for part in people if part != NO_PARTNER])
    by_id = {str(pk): partner for pk, partner in named.items()}
    return [Share(by_id.get(part), many, shares[part]) for part, many in people.most_common()]
