"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "service recorded": _("Service recorded"),
    "service taken back": _("Service taken back"),
    "enrollment recorded": _("Enrollment in a program recorded"),
    "enrollment changed": _("Enrollment in a program changed"),
    "enrollment taken back": _("Enrollment in a program taken back"),
    "participants read out": _("Participants of programs read out"),
}
FIELDS = {
    "exited_on": _("Exit"),
    "participant_id": _("Number of the participant"),
    "employed_second_quarter": _("Employed in the second quarter after the exit"),
    "employed_fourth_quarter": _("Employed in the fourth quarter after the exit"),
    "earned_second_quarter": _("Earnings of the second quarter after the exit"),
    "credential_on": _("Credential"),
    "gain_on": _("Measurable skill gain"),
}
