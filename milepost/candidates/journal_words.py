"""How the journal's actions of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "candidate asked": _("Candidate asked"),
    "candidate decided": _("Decided whether to take the candidate"),
}
