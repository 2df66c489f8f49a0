"""The door of every route: who may come in. A route that does not say so is not served."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may
from milepost.organizations.roles import Act

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come in: everybody (and why), everybody signed in, or those who may do one of `acts`."""

    why_open: str = ""
    acts: tuple[Act, ...] = ()
    before_second_factor: bool = False
    """Open to somebody signed in who has not set up the second factor yet."""

    def check(self, member: StaffMember) -> None:
        """Raises the reason why this member may not come in."""
        if self.acts and not any(may(member, act) for act in self.acts):
            check_may(member, self.acts[0])


def open_to_everybody(why: str) -> Callable[[View], View]:
    """A route that shows nothing of anybody; `why` says so."""
    return _with(Door(why_open=why))


def for_staff(*, before_second_factor: bool = False) -> Callable[[View], View]:
    """A route for everybody who is signed in, because it shows only what is their own."""
    return _with(Door(before_second_factor=before_second_factor))


def for_those_who_may(*acts: Act) -> Callable[[View], View]:
    """A route for those whose role allows one of `acts`."""
    assert acts, "a door names what must be allowed"
    return _with(Door(acts=acts))


def _with(door: Door) -> Callable[[View], View]:
    def hung(view: View) -> View:
        view.door = door  # type: ignore[attr-defined]
        return view

    return hung


def door_of(view: Callable[..., Any]) -> Door | None:
    """The door of a view, through whatever is wrapped around it."""
    seen: Any = view
    while seen is not None:
        door = getattr(seen, "door", None)
        if isinstance(door, Door):
            return door
        seen = getattr(seen, "__wrapped__", None)
    return None
