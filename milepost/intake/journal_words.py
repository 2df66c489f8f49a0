"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "candidate added": _("Candidate added"),
    "assessed": _("Assessed"),
    "assignability asked": _("SSA's answer recorded"),
    "answer taken back": _("SSA's answer taken back"),
    "moved": _("Next step"),
    "step taken back": _("Step taken back"),
    "transferred": _("Handed over"),
    "intake settings changed": _("Days of intake changed"),
    "columns changed": _("Columns of the Portal's files changed"),
    "batch made": _("Batch for the Portal made"),
    "answers read": _("Portal's answers read"),
    "answers taken over": _("Portal's answers taken over"),
    "answers undone": _("Portal's answers undone"),
}
FIELDS = {
    "state": _("State"),
    "coordinator": _("Coordinator"),
    "partner": _("Partner"),
    "columns": _("Columns"),
}
