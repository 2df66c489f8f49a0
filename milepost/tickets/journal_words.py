"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "held": _("Put on legal hold"),
    "hold released": _("Legal hold released"),
    "identity changed": _("Brought under another agreement"),
    "assigned": _("Assigned"),
    "unassigned": _("Unassigned"),
    "made inactive": _("Made inactive"),
    "made active": _("Made active again"),
    "ended": _("Ticket ended"),
    "assignment corrected": _("Days of the assignment corrected"),
    "VR case added": _("State VR case added"),
    "VR case changed": _("State VR case changed"),
    "VR case taken back": _("State VR case taken back"),
}
FIELDS = {
    "identity": _("Agreement"),
    "provider": _("Provider"),
    "system": _("Payment system"),
    "assigned_on": _("Assigned on"),
    "unassigned_on": _("Unassigned from"),
    "plan_signed_on": _("Plan signed by both on"),
    "plan_received_on": _("Plan received by the program manager on"),
    "services_complete_on": _("Services complete on"),
    "from_day": _("From"),
    "to_day": _("Through"),
    "ended_because": _("Because of"),
    "agency": _("State VR agency"),
    "opened_on": _("Opened on"),
    "closed_on": _("Closed on"),
    "closure": _("Closed with"),
    "paid_by": _("How the agency is paid"),
}
