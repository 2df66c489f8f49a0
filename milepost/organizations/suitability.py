"""SSA's suitability determination of a person: its states, and the one table of lawful moves.

Who touches Ticketholders' personal data must be cleared first (shared with SSA's suitability office; program
operations, Suitability). Day counts of separation and rollover are not published, so none is kept here.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Suitability(models.TextChoices):
    NOT_REQUIRED = "not_required", _("not required")
    TO_START = "to_start", _("to be started")
    INVITED = "invited", _("invited to eAPP")
    QUESTIONNAIRE_DONE = "questionnaire_done", _("eAPP finished")
    FORMS_PENDING = "forms_pending", _("other forms outstanding")
    SUBMITTED = "submitted", _("submitted to SSA")
    UNDER_REVIEW = "under_review", _("under review")
    CLEARED = "cleared", _("cleared")
    DENIED = "denied", _("denied")
    EXPIRED = "expired", _("expired")
    LEFT = "left", _("ended: has left")


_S = Suitability
MOVES: dict[str, frozenset[str]] = {
    _S.NOT_REQUIRED: frozenset({_S.TO_START, _S.LEFT}),
    _S.TO_START: frozenset({_S.INVITED, _S.NOT_REQUIRED, _S.LEFT}),
    _S.INVITED: frozenset({_S.QUESTIONNAIRE_DONE, _S.TO_START, _S.LEFT}),
    _S.QUESTIONNAIRE_DONE: frozenset({_S.FORMS_PENDING, _S.SUBMITTED, _S.LEFT}),
    _S.FORMS_PENDING: frozenset({_S.SUBMITTED, _S.LEFT}),
    _S.SUBMITTED: frozenset({_S.UNDER_REVIEW, _S.FORMS_PENDING, _S.CLEARED, _S.DENIED, _S.LEFT}),
    _S.UNDER_REVIEW: frozenset({_S.FORMS_PENDING, _S.CLEARED, _S.DENIED, _S.LEFT}),
    _S.CLEARED: frozenset({_S.EXPIRED, _S.UNDER_REVIEW, _S.DENIED, _S.LEFT}),
    _S.DENIED: frozenset({_S.TO_START, _S.UNDER_REVIEW, _S.LEFT}),
    _S.EXPIRED: frozenset({_S.TO_START, _S.LEFT}),
    _S.LEFT: frozenset({_S.TO_START}),
}
"""From each state, the states that can follow. A denied person may appeal (under review) or begin anew."""
