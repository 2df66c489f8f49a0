"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "held": _("Put on legal hold"),
    "hold released": _("Legal hold released"),
    "identity changed": _("Brought under another agreement"),
}
FIELDS = {
    "identity": _("Agreement"),
}
