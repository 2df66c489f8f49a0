"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "enrolled": _("Member of staff enrolled"),
    "suitability": _("Suitability recorded"),
    "identity added": _("Identity added"),
    "elected": _("Payment system elected"),
    "partner added": _("Partner added"),
}
FIELDS = {
    "role": _("Role"),
    "is_active": _("May sign in"),
    "suitability": _("Suitability"),
    "model": _("Business model"),
}
