"""How the journal's actions and fields are called on a page, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _


def action_words(action: str) -> str:
    """What was done; an action that has no words yet is shown as it is written."""
    return {
        "enter figure": _("Figure entered"),
        "withdraw figure": _("Figure withdrawn"),
        "received": _("Caseload received"),
        "take over": _("Caseload taken over"),
        "undo": _("Caseload undone"),
        "introduced": _("Ticketholder introduced"),
        "changed": _("Changed"),
        "numbers set": _("Numbers set"),
        "numbers read": _("Numbers read in full"),
        "contact added": _("Representative or contact added"),
        "consent added": _("Consent recorded"),
        "consent withdrawn": _("Consent withdrawn"),
        "document added": _("Document added"),
        "document read": _("Document read"),
        "document withdrawn": _("Document withdrawn"),
        "enrolled": _("Member of staff enrolled"),
        "suitability": _("Suitability recorded"),
        "identity added": _("Identity added"),
        "elected": _("Payment system elected"),
        "held": _("Put on legal hold"),
        "hold released": _("Legal hold released"),
        "partner added": _("Partner added"),
    }.get(action, action)


def field_words(name: str) -> str:
    """What changed; a field that has no words of its own is shown as it is kept."""
    return {
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
        "role": _("Role"),
        "is_active": _("May sign in"),
        "suitability": _("Suitability"),
        "signed_on": _("Signed on"),
        "ends_on": _("Ends on"),
        "withdrawn_on": _("Withdrawn on"),
        "kind": _("Kind"),
        "form": _("Form"),
        "note": _("Note"),
        "model": _("Business model"),
        "since": _("Since"),
        "ended_on": _("Until"),
        "relation": _("Relation to the Ticketholder"),
    }.get(name, name.replace("_", " "))
