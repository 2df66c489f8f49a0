"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "hand-off begun": _("Hand-off begun"),
    "hand-off corrected": _("Hand-off corrected"),
    "case closed": _("VR case closed"),
    "list given": _("List of Employment Networks given"),
    "network chosen": _("Employment Network chosen"),
    "way of payment changed": _("Way of payment of the agency changed"),
    "claim of the agency recorded": _("Claim of the agency recorded"),
    "hand-off settings changed": _("Settings of hand-offs changed"),
    "hand-off taken over": _("Hand-off taken over"),
    "hand-off given back": _("Hand-off given back: accepted for the wrong Ticketholder"),
    "case of the agency taken again": _("Case of the agency taken again"),
    "agreement on notices recorded": _("Agreement on notices recorded"),
    "agency told of nine months": _("Agency told of nine months"),
    "choosing link taken back": _("Link for the choice taken back"),
    "choosing link ended": _("Link for the choice ended after wrong birth dates"),
    "hand-off opened by link": _("Hand-off opened by its link"),
}
FIELDS = {
    "in_use_on": _("In use with the agency since"),
    "plan_on": _("Day of the plan for employment (IPE)"),
    "counselor": _("Counselor"),
    "list_given_on": _("List given on"),
    "listed": _("Whom the list named"),
    "chosen": _("Chosen"),
    "chosen_on": _("Chosen on"),
    "chosen_by": _("Chosen by"),
    "network_id": _("Employment Network"),
    "network_ticket_id": _("Ticket of the network"),
    "network_told": _("What the network's records tell"),
    "taken_on": _("Taken over on"),
    "agency_is_told": _("Whether the agency is told of nine months"),
    "nine_months": _("Nine months"),
    "excused": _("Months between"),
    "told_on": _("Agency told on"),
    "claimed_on": _("Claim of the agency filed on"),
    "link_days": _("Days of a link"),
    "ahead_days": _("Days ahead"),
}
