"""What a packet lacks before a reviewer asks for it, each in a sentence with what cures it.

Program operations 2.3 and 2.4 (systems D.2): for each person of the sample an EN sends the plan with its amendments, the
Certification of Services and the case notes; the reviewer looks whether the EN really works with the person and gives what
the signed plan promises. What is scored is not published, so these are our readings of what is asked elsewhere: a two-way
contact in each period (operations 1.3), the ten elements (20 CFR 411.465), the talk of one with one (operations 2.1), a copy
given (411.465(a)(10)), letters whose mailing is proved (operations 1.3), and a certification that covers the months and
rests on notes (operations 2.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from milepost.rulebook.contacts import LAW as LAW_OF_CONTACTS
from milepost.rulebook.contacts import ContactPeriod, PeriodState
from milepost.rulebook.decisions import Missing, Reason
from milepost.rulebook.months import Month, months_from
from milepost.rulebook.plans import ElementFinding

LAW = "program operations 2.3, 2.4"
LAW_OF_PLAN = "20 CFR 411.450 to 411.470; program operations 2.1"
LAW_OF_PROOF = "program operations 1.3 (SSA, 15 May 2018)"

CURES = {
    "GAP_NOT_HELD": "CURE_NOT_HELD",
    "GAP_PLAN_NONE": "CURE_PLAN_NONE",
    "GAP_PLAN_UNSIGNED": "CURE_PLAN_UNSIGNED",
    "GAP_PLAN_LATER": "CURE_PLAN_LATER",
    "GAP_PLAN_CHANGED": "CURE_PLAN_CHANGED",
    "GAP_PLAN_COPY": "CURE_PLAN_COPY",
    "GAP_PLAN_TALK": "CURE_PLAN_TALK",
    "GAP_CERTIFICATION_NONE": "CURE_CERTIFICATION_NONE",
    "GAP_CERTIFICATION_DRAFT": "CURE_CERTIFICATION_DRAFT",
    "GAP_CERTIFICATION_MONTH": "CURE_CERTIFICATION_MONTH",
    "GAP_CERTIFIED_DAY": "CURE_CERTIFIED_DAY",
    "GAP_CONTACT_MONTH": "CURE_CONTACT",
    "GAP_CONTACT_SPAN": "CURE_CONTACT",
    "GAP_NO_SERVICE": "CURE_NO_SERVICE",
    "GAP_THIN_NOTES": "CURE_THIN_NOTES",
    "GAP_LETTER_PROOF": "CURE_LETTER_PROOF",
}


class Kind(StrEnum):
    """What is reviewed."""

    SERVICES = "services"
    PLAN = "plan"
    CERTIFICATION = "certification"


class Page(StrEnum):
    """Where a gap is closed."""

    CONTACTS = "contacts"
    PLAN = "plan"
    LETTER = "letter"
    CERTIFY = "certify"
    CERTIFICATION = "certification"


@dataclass(frozen=True, slots=True)
class SignedPlan:
    """A wording that both sides signed."""

    signed_on: date
    lacking: tuple[ElementFinding, ...] = ()
    """The elements of 411.465 that are not there."""
    is_whole: bool = True
    """Whether what is kept is still what was signed."""
    copy_given: bool = True


@dataclass(frozen=True, slots=True)
class Letter:
    key: str
    mailed_on: date
    lacks: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Certified:
    """A certification of services: its months, and the days on which it names a service."""

    key: str
    first: Month
    last: Month
    is_sealed: bool
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class PacketFacts:
    """What is known of one person, for the months of the review, both included."""

    kind: Kind
    first: Month
    last: Month
    is_held: bool = True
    """Whether the Ticket was assigned to us on any day of these months."""
    periods: tuple[ContactPeriod, ...] = ()
    two_way: tuple[date, ...] = ()
    """The days of two-way contacts within the months."""
    service_days: tuple[date, ...] = ()
    """Those of them on which a service was given."""
    thin_notes: int = 0
    """How many notes of the months lack something that a good note carries (operations 1.4)."""
    plans: tuple[SignedPlan, ...] = ()
    """In the order of their signatures, until the end of the months or later."""
    is_plan_open: bool = False
    """A wording is being written or waits for a signature."""
    talked_on: tuple[date, ...] = ()
    """The days of documented talks of one with one about the plan."""
    letters: tuple[Letter, ...] = ()
    """Those mailed within the months."""
    certifications: tuple[Certified, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that lacks. `record` is the key of the letter or certification that it is about; empty otherwise."""

    reason: Reason
    cure: Reason
    page: Page
    record: str = ""
    is_grave: bool = True
    """False: a reviewer may ask about it, but the packet is not without something that is asked for."""


def gaps_of(facts: PacketFacts) -> tuple[Gap, ...]:
    """What does this packet lack for a review of its kind? In the order of the packet: plan, certification, notes, letters."""
    found: list[Gap] = []
    if not facts.is_held:
        found.append(_gap("GAP_NOT_HELD", Page.CONTACTS, facts, is_grave=False))
    if facts.kind in (Kind.SERVICES, Kind.PLAN):
        found += _of_plan(facts)
    if facts.kind in (Kind.SERVICES, Kind.CERTIFICATION):
        found += _of_certification(facts)
        found += _of_contacts(facts)
    if facts.kind is Kind.SERVICES:
        found += _of_letters(facts)
    return tuple(found)


def _gap(
    code: str, page: Page, facts: PacketFacts, law: str = LAW, record: str = "", *, is_grave: bool = True, **figures: object
) -> Gap:  # fmt: skip
    given = {"first": facts.first, "last": facts.last, **figures}
    return Gap(Reason(code, given, law), Reason(CURES[code], given, law), page, record, is_grave)


def _of_plan(facts: PacketFacts) -> Iterator[Gap]:
    """A signed plan from before the end of the months, whole, with every element, a talk and a copy."""
    page = Page.PLAN
    in_time = [plan for plan in facts.plans if plan.signed_on <= facts.last.last_day]
    if not in_time:
        if facts.plans:
            signed_on = facts.plans[0].signed_on
            yield _gap("GAP_PLAN_LATER", page, facts, LAW_OF_PLAN, is_grave=False, signed_on=signed_on)
        else:
            code = "GAP_PLAN_UNSIGNED" if facts.is_plan_open else "GAP_PLAN_NONE"
            yield _gap(code, page, facts, LAW_OF_PLAN)
            return
    newest = (in_time or list(facts.plans))[-1]
    for one in newest.lacking:
        element = {"element_word": one.name}
        yield Gap(Reason("GAP_PLAN_ELEMENT", element, one.element.law), one.to_add[0], page)
    if any(not plan.is_whole for plan in facts.plans):
        yield _gap("GAP_PLAN_CHANGED", page, facts, LAW_OF_PLAN)
    if not newest.copy_given:
        yield _gap("GAP_PLAN_COPY", page, facts, "20 CFR 411.465(a)(10)", signed_on=newest.signed_on)
    if not facts.talked_on:
        yield _gap("GAP_PLAN_TALK", page, facts, "program operations 2.1")


def _of_certification(facts: PacketFacts) -> Iterator[Gap]:
    """A sealed certification for each of the months in which a service was given, and a note behind each of its days."""
    inside = [one for one in facts.certifications if one.first <= facts.last and one.last >= facts.first]
    sealed = [one for one in inside if one.is_sealed]
    drafts = [one for one in inside if not one.is_sealed]
    if not sealed:
        if drafts:
            yield _gap("GAP_CERTIFICATION_DRAFT", Page.CERTIFICATION, facts, record=drafts[0].key)
        else:
            yield _gap("GAP_CERTIFICATION_NONE", Page.CERTIFY, facts)
        return
    months = months_from(facts.first, (facts.last - facts.first) + 1)
    served = {Month.of(day) for day in facts.service_days}
    for month in months:
        if month in served and not any(one.first <= month <= one.last for one in sealed):
            yield _gap("GAP_CERTIFICATION_MONTH", Page.CERTIFY, facts, month=month)
    noted = set(facts.two_way)
    for one in sealed:
        for day in sorted(set(one.days)):
            if day not in noted and facts.first <= Month.of(day) <= facts.last:
                yield _gap("GAP_CERTIFIED_DAY", Page.CONTACTS, facts, record=one.key, day=day)


def _of_contacts(facts: PacketFacts) -> Iterator[Gap]:
    """Each period of the months that passed without a two-way contact, and whether the notes name a service at all."""
    begin, end = facts.first.first_day, facts.last.last_day
    for period in facts.periods:
        if period.state is not PeriodState.MISSED or period.ends < begin or period.begins > end:
            continue
        law = LAW_OF_CONTACTS
        if Month.of(period.begins) == Month.of(period.ends):
            yield _gap("GAP_CONTACT_MONTH", Page.CONTACTS, facts, law, month=Month.of(period.begins))
        else:
            yield _gap("GAP_CONTACT_SPAN", Page.CONTACTS, facts, law, begins=period.begins, ends=period.ends)
    if facts.is_held and not facts.service_days:
        yield _gap("GAP_NO_SERVICE", Page.CONTACTS, facts)
    if facts.thin_notes:
        count = facts.thin_notes
        yield _gap(
            "GAP_THIN_NOTES", Page.CONTACTS, facts, "program operations 1.4", is_grave=False, count=count
        )


def _of_letters(facts: PacketFacts) -> Iterator[Gap]:
    for one in facts.letters:
        if one.lacks:
            yield _gap(
                "GAP_LETTER_PROOF", Page.LETTER, facts, LAW_OF_PROOF, record=one.key, mailed_on=one.mailed_on,
                missing=tuple(one.lacks),
            )  # fmt: skip


def grave(gaps: Sequence[Gap]) -> int:
    """How many of them leave the packet without something that is asked for."""
    return sum(one.is_grave for one in gaps)
