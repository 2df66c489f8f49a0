"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "contact noted": _("Contact noted"),
    "contact corrected": _("Note of a contact corrected"),
    "contact withdrawn": _("Note of a contact withdrawn"),
    "phase set by hand": _("Contact phase set by hand"),
    "letter template kept": _("Letter template changed"),
    "letter drafted": _("Letter drafted"),
    "letter read": _("Letter read"),
    "letter mailed": _("Letter mailed"),
    "mailing proved": _("Proof of mailing kept"),
    "letter withdrawn": _("Letter withdrawn"),
    "notes printed": _("Proof of relationship printed"),
    "contact settings changed": _("Settings of contacts changed"),
}
FIELDS = {
    "method": _("Method"),
    "used": _("Number or address used"),
    "on": _("Day"),
    "at": _("Moment"),
    "minutes": _("Minutes"),
    "description": _("What passed"),
    "services": _("Services given"),
    "other_service": _("Another service"),
    "message_left": _("Message left"),
    "because": _("Why"),
    "phase": _("Phase"),
    "from_day": _("From"),
}
