"""Who must answer, and how a message changes it."""

from __future__ import annotations

from milepost.correspondence.choices import Awaits, Side

OTHER = {Side.RECORD.value: Side.PARTNER.value, Side.PARTNER.value: Side.RECORD.value}


def awaits_after(before: str, side: str, *, asks: bool) -> str:
    """Who must answer after somebody of `side` has written: the other one where an answer is asked for; nobody where the one
    who was to answer has; else whoever it was."""
    if asks:
        return OTHER[side]
    return Awaits.NOBODY.value if before == side else before
