"""Money as whole cents. Nothing here, or anywhere near money, is a float."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NewType

Cents = NewType("Cents", int)
"""An amount of money in whole cents; may be negative (a loss from self-employment)."""


def cents(dollars: Decimal | int | str) -> Cents:
    """Dollars as cents; ValueError where a fraction of a cent would be lost."""
    exact = Decimal(dollars) * 100
    if exact != exact.to_integral_value():
        raise ValueError(f"{dollars} dollars is not a whole number of cents")
    return Cents(int(exact))


def whole_dollars(amount: Decimal) -> int:
    """To the nearest whole dollar, halves up (20 CFR 411.540, .545, .550; readings.md, Rounding)."""
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def plain(amount: int) -> str:
    """Cents as the exchange format writes them: `1110.00`."""
    sign = "-" if amount < 0 else ""
    dollars, rest = divmod(abs(amount), 100)
    return f"{sign}{dollars}.{rest:02d}"


def spoken(amount: int) -> str:
    """Cents as a sentence writes them: `$1,110`, and the cents only where there are any."""
    sign = "-" if amount < 0 else ""
    dollars, rest = divmod(abs(amount), 100)
    return f"{sign}${dollars:,}" + (f".{rest:02d}" if rest else "")
