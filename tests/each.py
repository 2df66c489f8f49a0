"""One test for a rule that holds of each of many: thousands of tests of a millisecond take minutes to hand out and to report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

One = TypeVar("One")


def of_each(
    many: Iterable[One], named: Callable[[One], str] = str
) -> Callable[[Callable[[One], None]], Callable[[], None]]:
    """The check becomes a test that tries every one and names all of those of which it does not hold."""

    def made(check: Callable[[One], None]) -> Callable[[], None]:
        def test() -> None:
            faults = []
            for one in many:
                try:
                    check(one)
                except AssertionError as why:
                    faults.append(f"{named(one)}: {why}")
            assert not faults, "\n".join(faults)

        test.__name__, test.__doc__ = check.__name__, check.__doc__
        return test

    return made
