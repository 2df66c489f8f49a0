"""The lawful moves of a letter."""

from __future__ import annotations

from milepost.contacts.models import Letter

MOVES: dict[str, tuple[str, ...]] = {
    Letter.State.DRAFTED: (Letter.State.MAILED, Letter.State.WITHDRAWN),
    Letter.State.MAILED: (),
    Letter.State.WITHDRAWN: (),
}
