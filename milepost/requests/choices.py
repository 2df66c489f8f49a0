"""The words that a request chooses from."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a request stands (program operations 4.6; systems D.5). The moves between them stand in `states`."""

    DRAFT = "draft", _("in preparation")
    PREPARED = "prepared", _("prepared, waits for release")
    READY = "ready", _("released, ready to send")
    SENT = "sent", _("sent, no answer yet")
    PENDING = "pending", _("with the program manager")
    DIARY = "diary", _("held (diary)")
    FIELD_OFFICE = "field_office", _("with the field office")
    PUSHED = "pushed", _("pushed to SSA")
    APPROVED = "approved", _("approved, not paid yet")
    PAID = "paid", _("paid to us")
    DENIED = "denied", _("denied")
    RESUBMITTED = "resubmitted", _("denied, asked for again")
    WITHDRAWN = "withdrawn", _("withdrawn")


BEFORE_SENDING = (State.DRAFT, State.PREPARED, State.READY)
"""Nobody outside knows of it yet."""
ANSWER_AWAITED = (State.SENT, State.PENDING, State.DIARY, State.FIELD_OFFICE, State.PUSHED)
"""It was sent, and nothing is decided."""
ASKED = (*ANSWER_AWAITED, State.APPROVED)
"""To the rulebook these are pending."""
LIVE = (*BEFORE_SENDING, *ASKED, State.PAID)
"""It takes its slot: nobody can ask for the same payment beside it."""


class Way(models.TextChoices):
    """How it was sent."""

    PORTAL = "portal", _("keyed into the Portal")
    BATCH = "batch", _("a batch file")
    FAX = "fax", _("fax")
    PROGRAM_MANAGER = "program_manager", _("a document for the program manager")


class Source(models.TextChoices):
    """By what the payment comes."""

    REQUEST = "request", _("our request")
    EPAY = "epay", _("ePay, without a request")
    RECONCILIATION = "reconciliation", _("reconciliation")
    SPLIT = "split", _("split with another provider")


class Waits(models.TextChoices):
    """Who must act next."""

    US = "us", _("us")
    PROGRAM_MANAGER = "program_manager", _("the program manager")
    FIELD_OFFICE = "field_office", _("the SSA field office")
    SSA = "ssa", _("SSA")
    NOBODY = "nobody", _("nobody")


WAITS_FOR: Mapping[State, Waits] = {
    State.DRAFT: Waits.US,
    State.PREPARED: Waits.US,
    State.READY: Waits.US,
    State.SENT: Waits.PROGRAM_MANAGER,
    State.PENDING: Waits.PROGRAM_MANAGER,
    State.DIARY: Waits.US,
    State.FIELD_OFFICE: Waits.FIELD_OFFICE,
    State.PUSHED: Waits.SSA,
    State.APPROVED: Waits.SSA,
    State.PAID: Waits.NOBODY,
    State.DENIED: Waits.US,
    State.RESUBMITTED: Waits.NOBODY,
    State.WITHDRAWN: Waits.NOBODY,
}
ENDED = [state.value for state, waits in WAITS_FOR.items() if waits == Waits.NOBODY]
"""After which nobody must act any more."""


class EvidenceKind(models.TextChoices):
    STUB = "stub", _("pay stub")
    REPORT = "report", _("wage report")
    DOCUMENT = "document", _("document")
