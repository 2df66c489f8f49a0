"""What may be done with a note or a letter as it stands: `may_…` asks, `check_may_…` raises the reason."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from milepost.contacts.choices import Kind
from milepost.contacts.models import ContactNote, Letter
from milepost.contacts.states import MOVES


def check_may_correct(note: ContactNote) -> None:
    if note.kind == Kind.LETTER:
        raise PermissionDenied(_("This note was written by the letter itself; it is as the letter is."))
    if note.withdrawn_at is not None:
        raise PermissionDenied(_("This note was withdrawn; it stays as it is."))
    if not note.is_current:
        raise PermissionDenied(_("A newer version stands beside this one. Correct that."))


def may_correct(note: ContactNote) -> bool:
    try:
        check_may_correct(note)
    except PermissionDenied:
        return False
    return True


def check_may_move(letter: Letter, after: str) -> None:
    if after not in MOVES[letter.state]:
        raise PermissionDenied(
            _("This letter is %(state)s; that cannot be done any more.")
            % {"state": letter.get_state_display()}
        )
