"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "counselling asked for": _("Benefits counselling asked for"),
    "counsellor chosen": _("Counsellor chosen"),
    "counselling given back": _("Counselling given back"),
    "bpqy asked for": _("BPQY asked for"),
    "bpqy received": _("BPQY received"),
    "bpqy given up": _("No BPQY comes"),
    "counselling appointed": _("Appointment for counselling made"),
    "counselling appointment closed": _("What became of an appointment for counselling"),
    "advice given": _("Benefits summary or analysis given"),
    "advice withdrawn": _("What was given in counselling withdrawn"),
    "counselling follow-up set": _("Follow-up of counselling set"),
    "counselling follow-up done": _("Follow-up of counselling done"),
    "referred to a WIPA": _("Referred to a WIPA"),
    "counselling closed": _("Counselling closed"),
    "counselling opened again": _("Counselling opened again"),
    "counselling settings changed": _("Settings of counselling changed"),
}
FIELDS = {
    "consents_wanted": _("SSA-3288 with a request"),
    "recent_days": _("Days that a BPQY is recent"),
    "look_after_days": _("Days until a BPQY is looked after"),
}
