"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from milepost.plans.fields import fields_of
from milepost.plans.models import Plan

ACTIONS = {
    "plan begun": _("Plan begun"),
    "plan written": _("Plan written"),
    "employment plan added": _("Individual Employment Plan added"),
    "plan offered": _("Plan offered for signing"),
    "plan withdrawn": _("Plan withdrawn"),
    "plan amended": _("Amendment of the plan begun"),
    "plan sent": _("Sending of the plan recorded"),
    "plan in force": _("Plan in force"),
    "plan days set": _("Days of the plan set in the assignment"),
    "plan copy given": _("Copy of the plan given"),
    "plan discussed": _("Talk about the plan recorded"),
    "plan discussion withdrawn": _("Talk about the plan withdrawn"),
    "disclosures made": _("What the Ticketholder was told recorded"),
    "disclosure withdrawn": _("Something told withdrawn"),
    "signing link taken back": _("Link for signing taken back"),
    "signing link ended": _("Link for signing ended after wrong birth dates"),
    "plan opened by link": _("Plan opened by link"),
    "plan read": _("Plan read as PDF"),
    "plan signed": _("Plan signed"),
    "plan signed by all": _("Plan signed by all"),
    "plan settings changed": _("Settings of plans changed"),
}
FIELDS = {
    **{
        field.name: field.label for field in fields_of(Plan.Kind.EMPLOYMENT_PLAN) if field.section != "person"
    },
    "sent_on": _("Sent on"),
    "received_on": _("Received on"),
    "plan_signed_on": _("Plan signed on"),
    "plan_received_on": _("Plan received on"),
    "copy_given_on": _("Copy given on"),
    "copy_format": _("Format of the copy"),
    "held_on": _("Day of the talk"),
    "manner": _("How"),
    "summary": _("What was talked about"),
    "assessment": _("Assessment by the Employment Network"),
    "told_on": _("Told on"),
}
