"""What a scheme would pay over the organization's own caseload, before it is in force or while it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from milepost.claims.figures import law_of
from milepost.organizations.models import StaffMember
from milepost.rulebook.schemes import PaymentAnswer, Standing, evaluate
from milepost.schemes.gathering import gathered, provider_under
from milepost.schemes.models import SchemeVersion
from milepost.schemes.queries import concerning_schemes
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to

AT_A_TIME, MOST_ON_A_PAGE = 250, 2_000
"""A page looks at so many people at most; a download at all of them."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One payment of one person."""

    ticket: Ticket
    answer: PaymentAnswer


@dataclass(frozen=True, slots=True)
class Sum:
    """Of one payment and standing: how many people, how much of known amounts, and how many amounts are not known."""

    number: int
    label: str
    standing: Standing
    count: int
    cents: int
    unknown: int


def concerned(member: StaffMember) -> int:
    """With how many Ticketholders that the member may see State VR has had to do."""
    return tickets_visible_to(member).filter(concerning_schemes()).count()


def tried(version: SchemeVersion, member: StaffMember, day: date, most: int | None = None) -> Iterator[Tried]:
    """Each payment of each of them, or of the first `most` by id."""
    scheme, law, provider = version.read, law_of(member.owner), provider_under(version.scheme)
    seen = tickets_visible_to(member).filter(concerning_schemes())
    keys = list(seen.order_by("reference", "pk").values_list("pk", flat=True)[:most])
    for start in range(0, len(keys), AT_A_TIME):
        batch = Ticket.objects.filter(pk__in=keys[start : start + AT_A_TIME]).select_related("holder")
        tickets = list(batch.order_by("reference", "pk"))
        people = gathered(tickets)
        for ticket in tickets:
            person = people[ticket.pk].under(version.scheme_id, provider)
            for answer in evaluate(scheme, person, law, as_of=day).payments:
                yield Tried(ticket, answer)


def is_unknown(answer: PaymentAnswer) -> bool:
    """Whether the outcome is reached, and how much it is worth is not known."""
    is_over = answer.standing in (Standing.BARRED, Standing.LOST)
    return answer.month is not None and answer.cents is None and not is_over


def sums(rows: list[Tried]) -> list[Sum]:
    """By payment and standing, in the order of the payments."""
    found: dict[tuple[int, str, Standing], list[PaymentAnswer]] = {}
    for row in rows:
        key = (row.answer.number, row.answer.label, row.answer.standing)
        found.setdefault(key, []).append(row.answer)
    order = list(Standing)
    return [
        Sum(
            number,
            label,
            standing,
            len(answers),
            sum(one.cents or 0 for one in answers),
            sum(is_unknown(one) for one in answers),
        )
        for (number, label, standing), answers in sorted(
            found.items(), key=lambda one: (one[0][0], order.index(one[0][2]))
        )
    ]
