"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "introduced": _("Ticketholder introduced"),
    "numbers set": _("Numbers set"),
    "numbers read": _("Numbers read in full"),
    "contact added": _("Representative or contact added"),
    "consent added": _("Consent recorded"),
    "consent withdrawn": _("Consent withdrawn"),
}
FIELDS = {
    "name": _("Name"),
    "called": _("Likes to be called"),
    "phone": _("Telephone"),
    "email": _("E-mail address"),
    "address": _("Postal address"),
    "language": _("Language"),
    "format": _("Format for letters"),
    "ssn": _("Social Security number"),
    "ticket_number": _("Ticket number"),
    "born_on": _("Birth date"),
    "signed_on": _("Signed on"),
    "ends_on": _("Ends on"),
    "withdrawn_on": _("Withdrawn on"),
    "form": _("Form"),
    "note": _("Note"),
    "relation": _("Relation to the Ticketholder"),
    "since": _("Since"),
    "ended_on": _("Until"),
    "kind": _("Kind"),
}
