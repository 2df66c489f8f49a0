"""The states of a version of a plan, and the one table of lawful moves."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    OFFERED = "offered", _("offered for signing")
    SIGNED = "signed", _("signed, on its way to the program manager")
    IN_FORCE = "in_force", _("in force")
    REPLACED = "replaced", _("replaced")
    WITHDRAWN = "withdrawn", _("withdrawn")


MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.OFFERED, State.WITHDRAWN}),
    State.OFFERED: frozenset({State.SIGNED, State.WITHDRAWN}),
    State.SIGNED: frozenset({State.IN_FORCE, State.WITHDRAWN}),
    State.IN_FORCE: frozenset({State.REPLACED, State.WITHDRAWN}),
    State.REPLACED: frozenset(),
    State.WITHDRAWN: frozenset(),
}
"""A first version is in force once the program manager has received it (20 CFR 411.470); an amendment once all have signed."""

OPEN = (State.DRAFT, State.OFFERED)
"""Of these a Ticket has one at most."""
SEALED = (State.OFFERED, State.SIGNED, State.IN_FORCE, State.REPLACED)
"""What it says cannot be changed any more. A withdrawn one may be either."""
COUNTS = (State.SIGNED, State.IN_FORCE)
"""A signed plan that stands."""


def may_follow(before: str, after: str) -> bool:
    return State(after) in MOVES[State(before)]
