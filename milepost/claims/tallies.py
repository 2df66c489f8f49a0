"""Counts that are kept, so that a page need not count millions of rows: how many, and how many dollars, by a few words.

Whoever keeps answers about Tickets adds the difference in the same transaction. Rows are only added, so nobody waits for
anybody, and their sum is right at every moment. After a whole deciding the rows are counted anew from what they count, and
the differences of the day are folded in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, CharField, Count, F, Q, QuerySet, Sum, Value
from django.db.models.functions import Cast, Coalesce

from milepost.claims.models import Tally
from milepost.organizations.models import Organization, StaffMember

Words = tuple[str, str, str]
"""By what is counted, for example status, claim and provider; empty where there is less to tell apart."""
Place = tuple[UUID | None, Words]


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing to be counted: whose partner serves it, its words, its dollars or None where they are not known."""

    partner_id: UUID | None
    words: Words
    dollars: int | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """How many, and their whole dollars; `unknown` of them have no amount yet."""

    count: int
    dollars: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Rows to be counted anew, and by which fields of theirs: the partner's, three words' ("" for none), the dollars'."""

    rows: QuerySet[Any]
    partner: str
    words: Words
    dollars: str


def add_difference(
    organization_id: UUID, of: str, before: Iterable[Counted], after: Iterable[Counted]
) -> None:
    """What was counted before is not any more; what is there now is. Only differences are written."""
    sums: dict[Place, Counter[str]] = defaultdict(Counter)
    for sign, every in ((-1, before), (1, after)):
        for one in every:
            held = sums[(one.partner_id, one.words)]
            held["count"] += sign
            held["dollars"] += sign * (one.dollars or 0)
            held["unknown"] += sign * (one.dollars is None)
    Tally.objects.bulk_create(
        [_row(organization_id, of, place, held) for place, held in sums.items() if any(held.values())],
        batch_size=1_000,
    )


def _row(organization_id: UUID, of: str, place: Place, held: Counter[str]) -> Tally:
    partner_id, (first, second, third) = place
    return Tally(
        organization_id=organization_id,
        partner_id=partner_id,
        of=of,
        first=first,
        second=second,
        third=third,
        count=held["count"],
        dollars=held["dollars"],
        unknown=held["unknown"],
    )


def tallies_visible_to(member: StaffMember, of: str) -> QuerySet[Tally]:
    tallies = Tally.objects.filter(organization=member.owner, of=of)
    return tallies.filter(partner=member.partner) if member.partner else tallies


def totals_by(word: str, tallies: QuerySet[Tally]) -> dict[str, Total]:
    """Each value of `first`, `second` or `third` with its total; what there is none of is left out. One query."""
    rows = (
        tallies.order_by()
        .values(word)
        .annotate(many=Sum("count"), worth=Sum("dollars"), unsure=Sum("unknown"))
    )
    return {str(row[word]): Total(row["many"], row["worth"], row["unsure"]) for row in rows if row["many"]}


def total_of(totals: Iterable[Total]) -> Total:
    every = list(totals)
    return Total(
        sum(one.count for one in every),
        sum(one.dollars for one in every),
        sum(one.unknown for one in every),
    )


def count_anew(organization: Organization, of: str, reckoned: Reckoned) -> None:
    """Fold the differences into one row for each place.

    Which differences the counted rows already have in them is asked in the same statement, for somebody else may be adding
    one at this moment.
    """
    old = Tally.objects.filter(organization=organization, of=of)
    folded, sums = [], {}
    for partner_id, first, second, third, many, worth, unsure, tally in _counted(reckoned).union(
        _as_counted(old), all=True
    ):
        if tally:
            folded.append(tally)
        else:
            held = Counter({"count": many, "dollars": worth, "unknown": unsure})
            sums[(partner_id, (first, second, third))] = held
    old.filter(pk__in=folded).delete()
    Tally.objects.bulk_create(
        [_row(organization.pk, of, place, held) for place, held in sums.items()], batch_size=1_000
    )


_NAMES = ("in_partner", "in_first", "in_second", "in_third", "many", "worth", "unsure", "tally")
_NOTHING = Value(0, output_field=BigIntegerField())


def _counted(reckoned: Reckoned) -> QuerySet[Any]:
    words = [
        Coalesce(Cast(F(name), CharField()), Value("")) if name else Value("") for name in reckoned.words
    ]
    places = dict(zip(_NAMES, (F(reckoned.partner), *words), strict=False))
    sums = {
        "many": Count("pk"),
        "worth": Coalesce(Sum(reckoned.dollars), _NOTHING, output_field=BigIntegerField()),
        "unsure": Count("pk", filter=Q(**{reckoned.dollars: None})),
        "tally": _NOTHING,
    }
    counted: QuerySet[Any] = reckoned.rows.order_by().values(**places).annotate(**sums)
    return counted.values_list(*_NAMES)


def _as_counted(old: QuerySet[Tally]) -> QuerySet[Any]:
    fields = ("partner", "first", "second", "third", "count", "dollars", "unknown", "id")
    named = {name: F(field) for name, field in zip(_NAMES, fields, strict=True)}
    return old.order_by().values(**named).values_list(*_NAMES)
