"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "enrolled": _("Member of staff enrolled"),
    "suitability": _("Suitability recorded"),
    "identity added": _("Identity added"),
    "elected": _("Payment system elected"),
    "partner added": _("Partner added"),
    "bank account set": _("Bank account set"),
    "bank account read": _("Bank account read in full"),
}
FIELDS = {
    "role": _("Role"),
    "is_active": _("May sign in"),
    "suitability": _("Suitability"),
    "model": _("Business model"),
    "routing_number": _("Routing number"),
    "account_number": _("Account number"),
}
