"""What a payment is worth: by the service that led to closure and its tier, with what is added. An unknown amount stays unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from milepost.rulebook.decisions import Reason
from milepost.rulebook.months import Month
from milepost.rulebook.schemes.answers import Lacking
from milepost.rulebook.schemes.conditions import AGENCY, STAFF, service_of
from milepost.rulebook.schemes.facts import Pay, Person
from milepost.rulebook.schemes.levels import MINUTES
from milepost.rulebook.schemes.model import Amount, Bonus, BonusKind, Payment, Scheme
from milepost.rulebook.schemes.words import ServiceName


@dataclass(frozen=True, slots=True)
class Worth:
    """`cents` None: not known. What is missing can be supplied; without it nobody here can."""

    cents: int | None
    reason: Reason
    missing: Lacking | None = None
    is_named: bool = True
    """The scheme names an amount for this service and tier, even where nobody knows how much."""


def worth(scheme: Scheme, payment: Payment, person: Person, months: tuple[Month, ...], opened: date) -> Worth:
    """`opened`: from what the payment's window is counted."""
    service = service_of(scheme, person)
    code, tier = (service.code if service else ""), (service.tier if service else None)
    rows = [one for one in payment.amounts if one.service in {"", code}]
    if any(one.service for one in payment.amounts) and service is None:
        missing = Lacking("SCHEME_SERVICE_UNKNOWN", {}, AGENCY, payment.cite)
        return Worth(None, Reason("SCHEME_SERVICE_UNKNOWN", law=payment.cite), missing)
    if any(one.tier for one in rows) and not tier:
        missing = Lacking("SCHEME_TIER_UNKNOWN", {}, AGENCY, payment.cite)
        return Worth(None, Reason("SCHEME_TIER_UNKNOWN", law=payment.cite), missing)
    fitting = [one for one in rows if one.tier in {"", tier or ""}]
    figures: dict[str, object] = {"service": ServiceName(code), "tier": tier or "—"}
    if not fitting:
        return Worth(None, Reason("SCHEME_AMOUNT_NOT_NAMED", figures, payment.cite), is_named=False)
    row = max(fitting, key=lambda one: (bool(one.service), bool(one.tier)))
    cents, missing_hours = _of_row(row, [person.months.get(one) for one in months])
    law = row.cite or payment.cite
    if missing_hours:
        return Worth(
            None, Reason("SCHEME_HOURS_UNKNOWN", law=law), Lacking("SCHEME_HOURS_UNKNOWN", {}, STAFF, law)
        )
    if cents is None:
        return Worth(None, Reason("SCHEME_AMOUNT_UNKNOWN", figures, law))
    added = _added(payment.bonuses, person, months, opened)
    if added:
        return Worth(
            cents + added, Reason("SCHEME_AMOUNT_BONUS", {"sum_cents": cents, "bonus_cents": added}, law)
        )
    return Worth(cents, Reason("SCHEME_AMOUNT", {**figures, "sum_cents": cents}, law))


def _of_row(row: Amount, pays: list[Pay | None]) -> tuple[int | None, bool]:
    """The cents, and whether hours are lacking for them. Rounded once, to the cent, halves up."""
    if row.sum is not None:
        return row.sum, False
    if row.percent is not None and row.percent_of is not None:
        return _cents(row.percent * row.percent_of / 100), False
    if row.hourly is not None:
        minutes = [one.minutes if one else 0 for one in pays]
        if any(one is None for one in minutes):
            return None, True
        return _cents(Decimal(row.hourly) * sum(one or 0 for one in minutes) / MINUTES), False
    return None, False


def _cents(exact: Decimal) -> int:
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _added(bonuses: Iterable[Bonus], person: Person, months: tuple[Month, ...], opened: date) -> int:
    return sum(one.sum for one in bonuses if _earns(one, person, months, opened))


def _earns(bonus: Bonus, person: Person, months: tuple[Month, ...], opened: date) -> bool:
    if bonus.kind is BonusKind.REACHED_WITHIN_MONTHS:
        return months[-1] - Month.of(opened) <= bonus.value
    pays = [person.months.get(one) for one in months]
    return all(one is not None and (one.minutes or 0) >= bonus.value * MINUTES for one in pays)
