"""What an agreement between an EN of Record and its partner must hold, who does what, and what flows after it has ended.

SSA's description of an Administrative EN asks for four things in it: the duties of each party, how Tickets of the network are
assigned, how payments are distributed, and how the EN of Record is paid for its administration (systems.md B.3). Whatever else
is asked about here is good practice, and never stands in the way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from milepost.rulebook.decisions import Reason
from milepost.rulebook.months import Month

DESCRIPTION = "SSA: Administrative EN; systems.md B.3"
STATUTE = "42 U.S.C. 1320b-19; systems.md B.3"


class Task(StrEnum):
    """What somebody of the two has to do (systems.md B.3 and B.4)."""

    ASSIGNMENT = "assignment"
    PLAN = "plan"
    REQUESTS = "requests"
    EVIDENCE = "evidence"
    CONTACTS = "contacts"
    NOTES = "notes"
    SERVICES = "services"
    REVIEWS = "reviews"
    SUITABILITY = "suitability"
    REGISTRATIONS = "registrations"
    COUNSELLING = "counselling"
    MENTORING = "mentoring"
    PROGRESS = "progress"
    COMPLAINTS = "complaints"
    INCIDENTS = "incidents"


class Part(StrEnum):
    """What one party has to do with a task."""

    DOES = "does"
    SUPPLIES = "supplies"
    OVERSEES = "oversees"
    OFFERS = "offers"
    NO_PART = "none"


SETTLED: Mapping[Task, str] = {
    Task.ASSIGNMENT: "AGREEMENT_NEEDS_DUTY_ASSIGNMENT",
    Task.PLAN: "AGREEMENT_NEEDS_DUTY_PLAN",
    Task.EVIDENCE: "AGREEMENT_NEEDS_DUTY_EVIDENCE",
    Task.CONTACTS: "AGREEMENT_NEEDS_DUTY_CONTACTS",
    Task.NOTES: "AGREEMENT_NEEDS_DUTY_NOTES",
    Task.REVIEWS: "AGREEMENT_NEEDS_DUTY_REVIEWS",
    Task.SUITABILITY: "AGREEMENT_NEEDS_DUTY_SUITABILITY",
}
"""Without these nobody knows who answers for what: somebody does each. With what is said where nobody does."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Who does a task before anything else is agreed, in which words, and where that stands. None: no source says."""

    record: Part | None
    partner: Part | None
    source: str
    says: str = ""
    """The code of the sentence that says more."""


_ADMINISTERS, _CADENCE = "NENA, Administrative ENs (seed 000)", "NENA, contacts and duties (seed 002)"
DEFAULTS: Mapping[Task, Duty] = {
    Task.ASSIGNMENT: Duty(Part.DOES, Part.SUPPLIES, _ADMINISTERS, "DUTY_ASSIGNMENT"),
    Task.PLAN: Duty(Part.DOES, Part.SUPPLIES, _ADMINISTERS, "DUTY_PLAN"),
    Task.REQUESTS: Duty(Part.DOES, Part.SUPPLIES, _ADMINISTERS, "DUTY_REQUESTS"),
    Task.EVIDENCE: Duty(Part.OVERSEES, Part.DOES, _ADMINISTERS, "DUTY_EVIDENCE"),
    Task.CONTACTS: Duty(Part.OVERSEES, Part.DOES, _CADENCE, "DUTY_CONTACTS"),
    Task.NOTES: Duty(Part.OVERSEES, Part.DOES, _CADENCE, "DUTY_NOTES"),
    Task.SERVICES: Duty(Part.OVERSEES, Part.DOES, _ADMINISTERS, "DUTY_SERVICES"),
    Task.REVIEWS: Duty(Part.DOES, Part.SUPPLIES, _ADMINISTERS, "DUTY_REVIEWS"),
    Task.SUITABILITY: Duty(Part.DOES, Part.SUPPLIES, _ADMINISTERS, "DUTY_SUITABILITY"),
    Task.REGISTRATIONS: Duty(Part.DOES, Part.SUPPLIES, _CADENCE, "DUTY_REGISTRATIONS"),
    Task.COUNSELLING: Duty(Part.OFFERS, Part.OFFERS, _ADMINISTERS, "DUTY_COUNSELLING"),
    Task.MENTORING: Duty(Part.OFFERS, Part.NO_PART, _ADMINISTERS, "DUTY_MENTORING"),
    Task.PROGRESS: Duty(None, None, ""),
    Task.COMPLAINTS: Duty(None, None, ""),
    Task.INCIDENTS: Duty(None, None, ""),
}
"""systems.md B.4. Of the last three no source names one who does them: they are to be settled."""


_DOING = frozenset({Part.DOES, Part.SUPPLIES, Part.OFFERS})


def is_partners_to_do(task: Task, duties: Mapping[Task, tuple[Part | None, Part | None]]) -> bool:
    """Does the partner do something of the task? As the agreement says; where it says nothing of it, as is usual (systems.md B.4).
    Who only oversees does nothing of it. What no source and no agreement gives to anybody is not the partner's."""
    record, partner = duties.get(task, (None, None))
    if record is None and partner is None:
        partner = DEFAULTS[task].partner
    return partner in _DOING


class Tail(StrEnum):
    """What becomes of payments for Tickets that were assigned before the end."""

    AS_PAID = "as_paid"
    MONTHS = "months"
    NOTHING = "nothing"


class Need(StrEnum):
    """What is looked for in an agreement."""

    PARTIES = "parties"
    TERM = "term"
    DUTIES = "duties"
    ASSIGNMENTS = "assignments"
    DISTRIBUTION = "distribution"
    ADMINISTRATION = "administration"
    NO_CHARGE = "no_charge"
    SERVICES = "services"
    DATA = "data"
    DOCUMENTATION = "documentation"
    ENDING = "ending"
    TAIL = "tail"
    INSURANCE = "insurance"
    TRAINING = "training"


_WRITTEN: Mapping[Need, tuple[str, tuple[str, ...]]] = {
    Need.ASSIGNMENTS: ("AGREEMENT_NEEDS_ASSIGNMENTS", ("assignments",)),
    Need.DISTRIBUTION: ("AGREEMENT_NEEDS_DISTRIBUTION", ("distribution",)),
    Need.ADMINISTRATION: ("AGREEMENT_NEEDS_ADMINISTRATION", ("administration",)),
    Need.NO_CHARGE: ("AGREEMENT_NEEDS_NO_CHARGE", ("no_charge",)),
    Need.SERVICES: ("AGREEMENT_NEEDS_SERVICES", ("services", "services_more")),
    Need.DATA: ("AGREEMENT_NEEDS_DATA", ("data_protection", "data_incidents", "data_return")),
    Need.DOCUMENTATION: ("AGREEMENT_NEEDS_DOCUMENTATION", ("documentation",)),
    Need.ENDING: ("AGREEMENT_NEEDS_ENDING", ("notice",)),
    Need.INSURANCE: ("AGREEMENT_NEEDS_INSURANCE", ("insurance",)),
    Need.TRAINING: ("AGREEMENT_NEEDS_TRAINING", ("training",)),
}
"""What is there where somebody has written one of these fields; and what is said where nobody has."""
_SIGNERS = {
    "record_signer": "AGREEMENT_NEEDS_RECORD_SIGNER",
    "partner_signer": "AGREEMENT_NEEDS_PARTNER_SIGNER",
}
REQUIRED = (Need.PARTIES, Need.TERM, Need.DUTIES, Need.ASSIGNMENTS, Need.DISTRIBUTION, Need.ADMINISTRATION)


@dataclass(frozen=True, slots=True)
class Read:
    """What an agreement says, as far as rules ask. `written` names the fields that somebody has filled."""

    begins_on: date | None = None
    ends_on: date | None = None
    duties: Mapping[Task, tuple[Part | None, Part | None]] = field(default_factory=dict)
    written: frozenset[str] = frozenset()
    has_share_terms: bool = False
    tail: Tail | None = None
    tail_months: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether something stands in an agreement; `to_add` says what is lacking."""

    need: Need
    to_add: tuple[Reason, ...] = ()

    @property
    def is_there(self) -> bool:
        return not self.to_add

    @property
    def is_required(self) -> bool:
        return self.need in REQUIRED


def completeness(read: Read) -> tuple[Finding, ...]:
    """Does the agreement hold what it must, and what is good practice? systems.md B.3. What is required stands first."""
    return tuple(Finding(need, tuple(_lacking(need, read))) for need in Need)


def _lacking(need: Need, read: Read) -> list[Reason]:
    if need is Need.PARTIES:
        return [Reason(code, law=DESCRIPTION) for name, code in _SIGNERS.items() if name not in read.written]
    if need is Need.TERM:
        return _term(read)
    if need is Need.DUTIES:
        return [
            Reason(code, law=DESCRIPTION)
            for task, code in SETTLED.items()
            if Part.DOES not in read.duties.get(task, (None, None))
        ]
    if need is Need.TAIL:
        return _tail(read)
    code, one_of = _WRITTEN[need]
    is_there = bool(read.written.intersection(one_of)) or (need is Need.DISTRIBUTION and read.has_share_terms)
    law = STATUTE if need is Need.NO_CHARGE else DESCRIPTION
    return [] if is_there else [Reason(code, law=law)]


def _term(read: Read) -> list[Reason]:
    if read.begins_on is None:
        return [Reason("AGREEMENT_NEEDS_TERM", law=DESCRIPTION)]
    if read.ends_on is not None and read.ends_on < read.begins_on:
        return [
            Reason("AGREEMENT_ENDS_BEFORE_IT_BEGINS", {"begins_on": read.begins_on, "ends_on": read.ends_on})
        ]
    return []


def _tail(read: Read) -> list[Reason]:
    if read.tail is None:
        return [Reason("AGREEMENT_NEEDS_TAIL", law=DESCRIPTION)]
    if read.tail is Tail.MONTHS and not read.tail_months:
        return [Reason("AGREEMENT_NEEDS_TAIL_MONTHS", law=DESCRIPTION)]
    return []


def tail_until(ended_on: date, tail: Tail | None, months: int | None) -> date | None:
    """Through which day do payments still flow for Tickets assigned before the end? None: no last day is agreed, or none known.

    As agreed by the parties: months are calendar months from the last day of the agreement, to the same day or the month's last.
    """
    if tail is Tail.NOTHING:
        return ended_on
    if tail is not Tail.MONTHS or not months:
        return None
    month = Month.of(ended_on) + months
    return min(month.last_day, month.first_day.replace(day=min(ended_on.day, month.last_day.day)))


@dataclass(frozen=True, slots=True)
class Flow:
    """Whether a payment still flows to a partner who has left: yes, no, or None where it is not known."""

    answer: bool | None
    reason: Reason


def still_flows(
    assigned_on: date | None, received_on: date, *, ended_on: date, tail: Tail | None, months: int | None
) -> Flow:
    """Does a payment that came on this day still flow to the partner? What the parties agreed, and nothing else.

    Tickets assigned after the last day are not the partner's; the last day itself still is.
    """
    if received_on <= ended_on:
        return Flow(True, Reason("TAIL_BEFORE_END", {"ended_on": ended_on}))
    if tail is None:
        return Flow(None, Reason("TAIL_NOT_AGREED"))
    if tail is Tail.NOTHING:
        return Flow(False, Reason("TAIL_NOTHING", {"ended_on": ended_on}))
    if assigned_on is None:
        return Flow(None, Reason("TAIL_ASSIGNMENT_UNKNOWN"))
    if assigned_on > ended_on:
        return Flow(False, Reason("TAIL_ASSIGNED_LATER", {"assigned_on": assigned_on, "ended_on": ended_on}))
    if tail is Tail.AS_PAID:
        return Flow(True, Reason("TAIL_AS_PAID", {"assigned_on": assigned_on}))
    until = tail_until(ended_on, tail, months)
    if until is None:
        return Flow(None, Reason("TAIL_NOT_AGREED"))
    code = "TAIL_WITHIN" if received_on <= until else "TAIL_OVER"
    return Flow(received_on <= until, Reason(code, {"until": until}))
