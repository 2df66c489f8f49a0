"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "received": _("Caseload received"),
    "take over": _("Caseload taken over"),
    "undo": _("Caseload undone"),
}
