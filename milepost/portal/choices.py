"""The words that a list of the Portal, and a difference to it, choose from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.organizations.roles import Act as Leave


class Kind(models.TextChoices):
    """The four lists that the Portal gives as a file (program operations 3)."""

    ASSIGNED = "assigned", _("Tickets assigned to us")
    FORMERLY = "formerly", _("Tickets formerly assigned to us")
    PAID = "paid", _("payments already made")
    PENDING = "pending", _("pending payments")


class FileState(models.TextChoices):
    READING = "reading", _("being read")
    UNREADABLE = "unreadable", _("cannot be read")
    TO_MAP = "to_map", _("its columns are to be named")
    COMPARING = "comparing", _("being compared")
    REFUSED = "refused", _("looks wrong")
    COMPARED = "compared", _("compared")
    ACTING = "acting", _("proposed acts are being carried out")
    UNDOING = "undoing", _("being undone")
    UNDONE = "undone", _("undone")
    FAILED = "failed", _("stopped by an error of ours")


class State(models.TextChoices):
    """Where a difference stands."""

    OPEN = "open", _("open")
    ASKED = "asked", _("the help desk was asked")
    DONE = "done", _("carried out")
    SET_ASIDE = "set_aside", _("set aside")
    SUPERSEDED = "superseded", _("a later file has taken its place")
    UNDONE = "undone", _("undone")


UNSETTLED = (State.OPEN, State.ASKED)


class Proposal(models.TextChoices):
    """What would mend a difference. A person carries it out."""

    ADD = "add", _("Record the person and the assignment")
    ASSIGN = "assign", _("Record the assignment")
    UNASSIGN = "unassign", _("Record the unassignment")
    CORRECT = "correct", _("Correct our day")
    TAKE_MONEY = "take_money", _("Record the money")
    NOTE_CASE = "note_case", _("Note the work case")
    SENT = "sent", _("Record that it was sent")
    MOVED = "moved", _("Record where it stands")
    ASK_AGAIN = "ask_again", _("Ask what has become of it")
    ASK = "ask", _("Ask the help desk")
    BY_HAND = "by_hand", _("Mend it by hand")


NEEDS = {
    Proposal.ADD: Leave.ASSIGN,
    Proposal.ASSIGN: Leave.ASSIGN,
    Proposal.UNASSIGN: Leave.ASSIGN,
    Proposal.CORRECT: Leave.ASSIGN,
    Proposal.TAKE_MONEY: Leave.RECORD_PAYMENTS,
    Proposal.NOTE_CASE: Leave.FOLLOW_CLAIMS,
    Proposal.SENT: Leave.FOLLOW_CLAIMS,
    Proposal.MOVED: Leave.FOLLOW_CLAIMS,
    Proposal.ASK_AGAIN: Leave.FOLLOW_CLAIMS,
    Proposal.ASK: Leave.CHANGE_CASELOADS,
    Proposal.BY_HAND: Leave.CHANGE_CASELOADS,
}
"""What the role of whoever carries it out must allow: the same as the act itself asks for elsewhere."""


class Since(models.TextChoices):
    """How a row stands to the last file of its kind."""

    NONE = "", "—"
    NEW = "new", _("new since the last file")
    CHANGED = "changed", _("changed since the last file")
    SAME = "same", _("as in the last file")
