"""How the steps, stages, clocks and papers of a hand-off are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from milepost.rulebook.handoffs import ClockCode, Stage, Standing, StepCode

STEPS = {
    StepCode.OPENED: _("State VR case open"),
    StepCode.PAYMENT: _("How the agency is paid"),
    StepCode.CLOSED: _("Case closed"),
    StepCode.INFORMED: _("List of Employment Networks given"),
    StepCode.CHOSEN: _("Choice of the Ticketholder"),
    StepCode.ASSIGNED: _("Ticket assigned"),
    StepCode.NINE: _("Nine months at substantial gainful activity"),
}
STANDINGS = {
    Standing.DONE: _("done"),
    Standing.NOW: _("now"),
    Standing.AHEAD: _("ahead"),
    Standing.WRONG: _("not as the rules ask"),
    Standing.UNKNOWN: _("not known"),
}
LOOKS = {
    Standing.DONE: "met",
    Standing.NOW: "soon",
    Standing.AHEAD: "ahead",
    Standing.WRONG: "late",
    Standing.UNKNOWN: "waiting",
}
STAGES = {
    Stage.OPEN: _("case open"),
    Stage.CLOSED: _("closed, no list yet"),
    Stage.INFORMED: _("list given"),
    Stage.CHOSEN: _("network chosen"),
    Stage.ASSIGNED: _("assigned"),
}
STAGE_LOOKS = {
    Stage.OPEN: "open",
    Stage.CLOSED: "soon",
    Stage.INFORMED: "soon",
    Stage.CHOSEN: "soon",
    Stage.ASSIGNED: "met",
}
CLOCKS = {
    ClockCode.ASSIGN: _("90 days after the closure"),
    ClockCode.CHANGE: _("90 days after the plan for employment"),
    ClockCode.CLAIM: _("Twelve months to claim"),
}
PAPERS = {
    "notice": _("Notice that a level is expected"),
    "nine": _("Notice of nine months at SGA"),
    "authorization": _("Authorization of a service"),
    "sent": _("Payment requested"),
    "returned": _("Returned for documents"),
    "approved": _("Payment approved"),
    "paid": _("Payment paid"),
    "denied": _("Payment denied"),
}
READINGS = {"practice": _("In practice"), "regulation": _("By the regulation")}
ASKED_OF = {
    "state_vr": _("the State VR agency"),
    "provider": _("the Employment Network"),
    "ticketholder": _("the Ticketholder"),
}
