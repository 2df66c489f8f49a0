"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "scheme drafted": _("Incentive scheme drafted"),
    "scheme redrafted": _("Draft of an incentive scheme changed"),
    "scheme in force": _("Incentive scheme put in force"),
    "scheme ended": _("Incentive scheme ended"),
    "scheme withdrawn": _("Incentive scheme withdrawn"),
    "scheme provider changed": _("Contract under an incentive scheme changed"),
    "scheme record added": _("Record for incentive schemes added"),
    "scheme record changed": _("Record for incentive schemes corrected"),
    "scheme record withdrawn": _("Record for incentive schemes withdrawn"),
    "scheme case changed": _("State VR case for incentive schemes changed"),
    "scheme request drawn": _("Request for a payment of an incentive scheme drawn"),
}
FIELDS = {
    "in_force_from": _("In force from"),
    "in_force_to": _("Its last day"),
    "in_use_with_vr_on": _("The Ticket was in use with the agency since"),
    "list_given_on": _("The list of all ENs was given on"),
    "authorized_on": _("Authorized on"),
    "is_named": _("Named on the form of long-term support"),
    "expected_on": _("The level was expected to be reached on"),
    "invoiced_on": _("Invoiced on"),
    "approved_on": _("Approved on"),
    "case_number": _("Number of the case"),
    "counselor": _("VR counselor"),
}
