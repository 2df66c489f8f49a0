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
    "signed in": _("Signed in"),
    "signed out": _("Signed out"),
    "sign-in failed": _("Failed to sign in"),
    "password changed": _("Password changed"),
    "password set": _("Password chosen"),
    "password reset": _("Password chosen anew by a link"),
    "second factor failed": _("Second factor was wrong"),
    "second factor added": _("Second factor added"),
    "second factor removed": _("Second factor removed"),
    "second factor renewed": _("Recovery codes made anew"),
    "refused": _("Refused, because the role does not allow it"),
    "sessions ended": _("Sessions ended by an administrator"),
}
FIELDS = {
    "role": _("Role"),
    "is_active": _("May sign in"),
    "suitability": _("Suitability"),
    "model": _("Business model"),
    "routing_number": _("Routing number"),
    "account_number": _("Account number"),
}
