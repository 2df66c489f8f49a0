"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "plan step added": _("Own item added to the checklist"),
    "plan step changed": _("Item of the checklist changed"),
    "plan paper added": _("File added to the checklist"),
    "plan paper read": _("File of the checklist read"),
    "plan paper taken back": _("File of the checklist taken back"),
    "plan figures changed": _("Expected figures changed"),
}
FIELDS = {
    "due_on": _("Due on"),
    "responsible": _("Who sees to it"),
    "done_on": _("Done on"),
    "title_2": _("Tickets of SSDI and concurrent beneficiaries"),
    "title_16": _("Tickets of SSI beneficiaries"),
    "percent_trial_work": _("Percent that reach the trial work level"),
    "percent_substantial": _("Percent that reach SGA"),
    "percent_off_cash": _("Percent that leave cash benefits"),
    "outcome_months": _("Months without cash benefits, on average"),
}
