"""The words of this subject that a column holds, and the one table of lawful moves of a version."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.organizations.models import Identity
from milepost.rulebook.incubator import Answer as Answered
from milepost.rulebook.incubator import Item
from milepost.rulebook.onboarding import Step
from milepost.rulebook.partner_agreements import Need, Part, Tail, Task

ADMINISTRATIVE = (
    Identity.Model.ADMINISTRATIVE_PRIVATE,
    Identity.Model.ADMINISTRATIVE_STATE_VR,
    Identity.Model.ADMINISTRATIVE_WORKFORCE,
    Identity.Model.ADMINISTRATIVE_STATE_AGENCY,
)
"""The four kinds of Administrative EN (program operations 1.2): only such an identity has partners."""


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    OFFERED = "offered", _("offered for signing")
    IN_FORCE = "in_force", _("signed by both")
    REPLACED = "replaced", _("replaced")
    WITHDRAWN = "withdrawn", _("withdrawn")


LOOKS = {
    State.DRAFT: "ahead",
    State.OFFERED: "waiting",
    State.IN_FORCE: "met",
    State.REPLACED: "closed",
    State.WITHDRAWN: "closed",
}
"""The look of each state on a page; the word stands in it too."""
MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.OFFERED, State.WITHDRAWN}),
    State.OFFERED: frozenset({State.IN_FORCE, State.WITHDRAWN}),
    State.IN_FORCE: frozenset({State.REPLACED}),
    State.REPLACED: frozenset(),
    State.WITHDRAWN: frozenset(),
}
OPEN = (State.DRAFT, State.OFFERED)
"""Of these an agreement has one at most."""


class Side(models.TextChoices):
    """Who signs, in this order: the partner, then the EN of Record, which answers to SSA."""

    PARTNER = "partner", _("the partner")
    RECORD = "record", _("the EN of Record")


class Method(models.TextChoices):
    SIGNED_IN = "signed_in", _("electronic, signed in")
    LINK = "link", _("electronic, by a link and a code")
    PAPER = "paper", _("by hand, a scan is kept")


class EndReason(models.TextChoices):
    TERM = "term", _("its term is over")
    BOTH = "both", _("both agreed to end it")
    RECORD = "record", _("ended by the EN of Record")
    PARTNER = "partner", _("ended by the partner")
    BECAME_EN = "became_en", _("the partner became an EN itself")
    SSA = "ssa", _("the agreement of the EN with SSA ended")


class TailChoice(models.TextChoices):
    AS_PAID = Tail.AS_PAID.value, _("They flow for as long as SSA pays")
    MONTHS = Tail.MONTHS.value, _("They flow for a number of months")
    NOTHING = Tail.NOTHING.value, _("Nothing flows after the end")


class PaperKind(models.TextChoices):
    SHOWN = "shown", _("as it was shown")
    SIGNED = "signed", _("with its signatures")
    SCAN = "scan", _("scan of a signature")
    PROOF = "proof", _("proof")


class StepKind(models.TextChoices):
    DOCUMENTATION = Step.DOCUMENTATION.value, _("Documentation standard gone through")
    LOG_IN = Step.LOG_IN.value, _("Own log-in")
    SECURITY = Step.SECURITY.value, _("Security training, SSA-222 signed")
    SUITABILITY = Step.SUITABILITY.value, _("Suitability")
    FOUNDATIONS = Step.FOUNDATIONS.value, _("Service Provider Foundations")
    OTHER = Step.OTHER.value, _("Another step")


class StepState(models.TextChoices):
    OPEN = "open", _("open")
    DONE = "done", _("done")
    NOT_NEEDED = "not_needed", _("not needed")


class Stage(models.TextChoices):
    EXPLORING = "exploring", _("exploring")
    PREPARING = "preparing", _("preparing the application")
    APPLIED = "applied", _("applied to SSA")
    AWARDED = "awarded", _("an EN itself")
    STOPPED = "stopped", _("stopped")


STAGES: dict[Stage, frozenset[Stage]] = {
    Stage.EXPLORING: frozenset({Stage.PREPARING, Stage.STOPPED}),
    Stage.PREPARING: frozenset({Stage.EXPLORING, Stage.APPLIED, Stage.STOPPED}),
    Stage.APPLIED: frozenset({Stage.PREPARING, Stage.AWARDED, Stage.STOPPED}),
    Stage.AWARDED: frozenset(),
    Stage.STOPPED: frozenset({Stage.EXPLORING}),
}
"""An application that comes back is prepared anew; a path that was stopped may be taken up again."""
OVER = (Stage.AWARDED, Stage.STOPPED)


class AnswerChoice(models.TextChoices):
    YES = Answered.YES.value, _("yes")
    NO = Answered.NO.value, _("no")
    UNKNOWN = Answered.UNKNOWN.value, _("not known")


TASK_NAMES: dict[Task, object] = {
    Task.ASSIGNMENT: _("Assignability and assignment of Tickets"),
    Task.PLAN: _("Work plan"),
    Task.REQUESTS: _("Requests for payment, and following them"),
    Task.EVIDENCE: _("Evidence of earnings"),
    Task.CONTACTS: _("Contacts"),
    Task.NOTES: _("Notes"),
    Task.SERVICES: _("Employment services and ongoing support"),
    Task.REVIEWS: _("Reviews: plans, certification, services and supports"),
    Task.SUITABILITY: _("Suitability and personal data"),
    Task.REGISTRATIONS: _("SAM, UEI, annual report, security training"),
    Task.COUNSELLING: _("Benefits counselling"),
    Task.MENTORING: _("Incubator and mentoring"),
    Task.PROGRESS: _("Help with timely progress reviews"),
    Task.COMPLAINTS: _("Complaints of Ticketholders"),
    Task.INCIDENTS: _("Reports of data incidents"),
}
PARTS: tuple[tuple[str, object], ...] = (
    (Part.DOES.value, _("does it")),
    (Part.SUPPLIES.value, _("supplies what is needed")),
    (Part.OVERSEES.value, _("oversees it")),
    (Part.OFFERS.value, _("may offer it")),
    (Part.NO_PART.value, _("no part in it")),
)
NEED_NAMES: dict[Need, object] = {
    Need.PARTIES: _("Parties and who signs"),
    Need.TERM: _("Term"),
    Need.DUTIES: _("Who does what"),
    Need.ASSIGNMENTS: _("How Tickets are assigned"),
    Need.DISTRIBUTION: _("How payments are distributed"),
    Need.ADMINISTRATION: _("How administration is paid"),
    Need.NO_CHARGE: _("No charge to the Ticketholder"),
    Need.SERVICES: _("Services"),
    Need.DATA: _("Personal data"),
    Need.DOCUMENTATION: _("Documentation standard"),
    Need.ENDING: _("How it is ended"),
    Need.TAIL: _("Payments after the end"),
    Need.INSURANCE: _("Insurance"),
    Need.TRAINING: _("Training"),
}
ITEM_NAMES: dict[Item, object] = {
    Item.EXPERIENCE: _("Experience"),
    Item.PROOF: _("Proof of qualification: license, contract or accreditation"),
    Item.PLANNING: _("Career planning"),
    Item.PLACEMENT: _("Job placement"),
    Item.SUPPORT: _("Ongoing employment support"),
    Item.PRIVACY: _("Systems that protect personal data"),
    Item.SUITABILITY: _("Suitability of the staff"),
    Item.ACCESSIBILITY: _("Accessibility"),
    Item.INSURANCE: _("Liability insurance"),
    Item.ACCOUNTING: _("Accounting controls"),
    Item.UEI: _("UEI"),
    Item.SAM: _("Registration in SAM"),
    Item.SOFTWARE: _("Current software"),
    Item.BUSINESS_PLAN: _("Business plan"),
}
