"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "review step": _("Step of a progress review recorded"),
    "review step taken back": _("Step of a progress review taken back"),
    "study added": _("Study added"),
    "study taken back": _("Study taken back"),
}
FIELDS = {
    "amount_percent": _("Percent of a full-time year"),
}
