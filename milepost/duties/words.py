"""How each kind of duty is called, what it asks, how it is proved, and what it holds, in the reader's language."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from milepost.rulebook.duties import DutyKind, Holds, State

_K = DutyKind
NAMES: dict[DutyKind, Promise] = {
    _K.SAM_RENEWAL: _("SAM registration"),
    _K.SAM_LOOK: _("Look at the SAM registration"),
    _K.PORTAL_LOGIN: _("Log in to the Portal"),
    _K.SUITABILITY: _("Suitability"),
    _K.FOUNDATIONS: _("Foundations training"),
    _K.SECURITY_AWARENESS: _("Security awareness (SSA-222)"),
    _K.SECURITY_ADDENDUM: _("Security awareness, addendum"),
    _K.APOR: _("Annual report (APOR)"),
    _K.DIRECTORY: _("Check the directory entry"),
    _K.ROSTER_AUDIT: _("Roster audit"),
    _K.CHANGE_FORM: _("Change form"),
    _K.INSURANCE: _("Liability insurance"),
    _K.ELECTION: _("Election of the payment system"),
    _K.NEW_FIGURES: _("New figures of the year"),
    _K.JUNK_MAIL: _("Look through junk mail"),
    _K.OWN: _("Event, training or another duty"),
}
EXPLANATIONS: dict[DutyKind, Promise] = {
    _K.SAM_RENEWAL: _(
        "Renew the registration in SAM.gov. A notarized letter may be asked for, so begin 90 days ahead."
    ),
    _K.SAM_LOOK: _("Open SAM.gov, compare its day of expiry with the one on record, and correct the record."),
    _K.PORTAL_LOGIN: _(
        "SSA takes away access to the Portal that is not used for 180 days. Record when this person logged in last."
    ),
    _K.SUITABILITY: _("SSA's clearance of whoever touches personal data of Ticketholders."),
    _K.FOUNDATIONS: _(
        "Service Provider Foundations, within 60 days of the award or of becoming a main contact: seven assessments and four tasks."
    ),
    _K.SECURITY_AWARENESS: _(
        "Each member of staff signs form SSA-222 every year. Keep the signed form as the proof."
    ),
    _K.SECURITY_ADDENDUM: _(
        "The signatory or the suitability contact signs the addendum, which lists all staff, in the days of the annual report."
    ),
    _K.APOR: _(
        "One report of each EN on the calendar year before, by SSA's on-line survey. Late means that the agreement may be ended."
    ),
    _K.DIRECTORY: _("Look at what the public directory says of you, and have it corrected."),
    _K.ROSTER_AUDIT: _(
        "Give the Portal's list of assigned Tickets here once a quarter, and settle what differs."
    ),
    _K.CHANGE_FORM: _(
        "When staff, contacts or addresses change, send the TPA Change Form to ENService@ssa.gov. No personal data of Ticketholders by e-mail."
    ),
    _K.INSURANCE: _("A liability policy is required. Its least sums are not published."),
    _K.ELECTION: _(
        "How you are paid may be changed once in a calendar year, for Tickets assigned from the next month on. Decide, or record that it stays."
    ),
    _K.NEW_FIGURES: _("SSA publishes new levels and rates each January. Enter them with their source."),
    _K.JUNK_MAIL: _(
        "Messages of SSA and of the program manager may land in junk mail. Look through it every working day."
    ),
    _K.OWN: _("What your organization has set itself."),
}
PROOFS: dict[DutyKind, Promise] = {
    _K.SAM_LOOK: _("what SAM.gov showed, or its print"),
    _K.PORTAL_LOGIN: _("when the person logged in, and who saw it"),
    _K.FOUNDATIONS: _("the certificate of the course"),
    _K.SECURITY_AWARENESS: _("the signed SSA-222"),
    _K.SECURITY_ADDENDUM: _("the signed addendum"),
    _K.APOR: _("the confirmation of the survey"),
    _K.DIRECTORY: _("what the directory showed, and what you had corrected"),
    _K.CHANGE_FORM: _("the form as you sent it, and the day"),
    _K.INSURANCE: _("the certificate of the policy"),
    _K.ELECTION: _("who decided that it stays, and why"),
    _K.JUNK_MAIL: _("who looked, and what was found"),
    _K.OWN: _("who was there, or the certificate"),
}
HOLDS: dict[Holds, Promise] = {
    Holds.PAYMENTS: _(
        "Holds every payment of this identity. Here no request of it is released without a reason."
    ),
    Holds.NUMBERS: _(
        "No number is shown to this person in full. While they are the contact for payments, no request is released without a reason."
    ),
    Holds.HAND_OVER: _(
        "No file and no full number for the Portal is handed over to this person. Everything else goes on."
    ),
    Holds.PORTAL: _("SSA closes the Portal to this person. Nothing is blocked here."),
    Holds.AGREEMENT: _("SSA may end the agreement. Nothing is blocked here."),
    Holds.MONTHS: _("Claims of months whose figures are lacking wait for them."),
}
STATES: dict[State, Promise] = {
    State.LATE: _("late"),
    State.MISSING: _("lacking"),
    State.BEGIN: _("begin"),
    State.LATER: _("later"),
    State.UNKNOWN: _("not known"),
    State.DONE: _("done"),
    State.EXEMPT: _("does not apply"),
}
LOOKS: dict[State, str] = {
    State.LATE: "late",
    State.MISSING: "late",
    State.BEGIN: "soon",
    State.LATER: "later",
    State.UNKNOWN: "waiting",
    State.DONE: "met",
    State.EXEMPT: "closed",
}
"""The look of each state on a page; the word stands in it too."""


def named(kind: DutyKind) -> str:
    return str(NAMES[kind])


def explanation(kind: DutyKind) -> str:
    return str(EXPLANATIONS[kind])
