"""Bank accounts: how their numbers are written, checked and masked."""

from __future__ import annotations

import re

_ROUTING = re.compile(r"\d{9}")
_ACCOUNT = re.compile(r"[0-9A-Z]{4,17}")
"""As many characters as a direct deposit has room for."""
_WEIGHTS = (3, 7, 1) * 3
_DISTRICTS = (*range(1, 13), *range(21, 33), *range(61, 73))
"""The Federal Reserve's districts: of banks, of thrifts, of electronic transfers. 00 is the government itself."""
_MOST_SHOWN = 4


def plain(number: str) -> str:
    """Without the spaces and dashes with which people write it."""
    return re.sub(r"[\s-]", "", number).upper()


def is_routing_number(number: str) -> bool:
    """Whether it can be a bank's ABA routing number: nine digits, a district that there is, and the check digit."""
    if not _ROUTING.fullmatch(number) or not number.isascii():
        return False
    weighed = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=True))
    return weighed % 10 == 0 and int(number[:2]) in _DISTRICTS


def is_account_number(number: str) -> bool:
    """Whether it can be the number of an account: four to seventeen digits and letters, not all of them noughts."""
    return bool(_ACCOUNT.fullmatch(number)) and bool(number.strip("0"))


def last_of(number: str) -> str:
    """The last four characters, and of a short number never more than a third of it."""
    return number[-min(_MOST_SHOWN, len(number) // 3) :]
