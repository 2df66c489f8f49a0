"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "duties taken up": _("Duties taken up"),
    "duty settings changed": _("Settings of duties changed"),
    "duty recorded": _("Duty recorded"),
    "duty taken back": _("Record of a duty taken back"),
    "duty record withdrawn": _("Days, contact or own duty withdrawn"),
    "proof of a duty read": _("Proof of a duty read"),
    "window entered": _("Days of the annual report entered"),
    "main contact named": _("Main contact named"),
    "own duty added": _("Own duty added"),
    "calendar address made": _("Calendar address made"),
    "calendar address ended": _("Calendar address ended"),
    "duties read out": _("List of duties downloaded"),
    "report figures read out": _("Figures of the annual report downloaded"),
}
FIELDS = {
    "kept_since": _("Kept since"),
}
