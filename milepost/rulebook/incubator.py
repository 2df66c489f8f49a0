"""Is a partner ready to apply to be an EN itself? The qualifications of SSA's page for applicants, each yes, no or unknown.

EN qualifications: program operations 1.1 [enqual], systems.md B.6. A limit for the insurance is not published, so none is
asked for. Workforce entities are deemed qualified (program operations 1.1 [wfen]); we read that as: in experience, proof and
capability, and still ask them for systems, identifiers and papers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from milepost.rulebook.decisions import Reason

QUALIFICATIONS = "SSA: EN qualifications; program operations 1.1"
DEEMED = "SSA: Workforce EN; program operations 1.1"
MONTHS_BEFORE, MONTHS_OF_FIVE_YEARS = 24, 36
"""About two years immediately before applying, or three of the last five."""


class Item(StrEnum):
    EXPERIENCE = "experience"
    PROOF = "proof"
    PLANNING = "planning"
    PLACEMENT = "placement"
    SUPPORT = "support"
    PRIVACY = "privacy"
    SUITABILITY = "suitability"
    ACCESSIBILITY = "accessibility"
    INSURANCE = "insurance"
    ACCOUNTING = "accounting"
    UEI = "uei"
    SAM = "sam"
    SOFTWARE = "software"
    BUSINESS_PLAN = "business_plan"


DEEMED_OF_WORKFORCE = (Item.EXPERIENCE, Item.PROOF, Item.PLANNING, Item.PLACEMENT, Item.SUPPORT)


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


_ANSWERED = {
    Answer.YES: "QUALIFICATION_YES",
    Answer.NO: "QUALIFICATION_NO",
    Answer.UNKNOWN: "QUALIFICATION_UNKNOWN",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """What is on record of one qualification."""

    answer: Answer = Answer.UNKNOWN
    has_evidence: bool = False
    valid_until: date | None = None
    """The last day on which the evidence holds, where it has one."""


@dataclass(frozen=True, slots=True)
class Facts:
    """`day` is that on which the question is asked; months are whole months of experience."""

    day: date
    months_before: int | None = None
    months_of_five_years: int | None = None
    is_workforce: bool = False
    items: Mapping[Item, Kept] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    item: Item
    answer: Answer
    reason: Reason


@dataclass(frozen=True, slots=True)
class Readiness:
    answer: Answer
    reason: Reason
    findings: tuple[Finding, ...]


def readiness(facts: Facts) -> Readiness:
    """May the partner apply with what is on record? One no is a no; else one unknown leaves it unknown."""
    findings = tuple(_finding(item, facts) for item in Item)
    lacking = [one for one in findings if one.answer is Answer.NO]
    unknown = [one for one in findings if one.answer is Answer.UNKNOWN]
    whole = len(findings)
    if lacking:
        figures = {"count": len(lacking), "unknown": len(unknown), "whole": whole}
        return Readiness(Answer.NO, Reason("INCUBATOR_NO", figures), findings)
    if unknown:
        figures = {"count": len(unknown), "whole": whole}
        return Readiness(Answer.UNKNOWN, Reason("INCUBATOR_UNKNOWN", figures), findings)
    return Readiness(Answer.YES, Reason("INCUBATOR_YES", {"whole": whole}), findings)


def _finding(item: Item, facts: Facts) -> Finding:
    if facts.is_workforce and item in DEEMED_OF_WORKFORCE:
        return Finding(item, Answer.YES, Reason("QUALIFICATION_DEEMED", law=DEEMED))
    if item is Item.EXPERIENCE:
        return _experience(facts)
    kept = facts.items.get(item, Kept())
    if kept.answer is Answer.YES and kept.valid_until is not None and kept.valid_until < facts.day:
        return Finding(
            item, Answer.NO, Reason("QUALIFICATION_OVER", {"until": kept.valid_until}, QUALIFICATIONS)
        )
    if kept.answer is Answer.YES and not kept.has_evidence:
        return Finding(item, Answer.UNKNOWN, Reason("QUALIFICATION_NO_EVIDENCE", law=QUALIFICATIONS))
    return Finding(item, kept.answer, Reason(_ANSWERED[kept.answer], law=QUALIFICATIONS))


def _experience(facts: Facts) -> Finding:
    before, of_five = facts.months_before, facts.months_of_five_years
    if before is not None and before >= MONTHS_BEFORE:
        reason = Reason("EXPERIENCE_BEFORE", {"months": before}, QUALIFICATIONS)
        return _with_evidence(facts, reason)
    if of_five is not None and of_five >= MONTHS_OF_FIVE_YEARS:
        return _with_evidence(facts, Reason("EXPERIENCE_OF_FIVE", {"months": of_five}, QUALIFICATIONS))
    if before is None or of_five is None:
        return Finding(Item.EXPERIENCE, Answer.UNKNOWN, Reason("EXPERIENCE_UNKNOWN", law=QUALIFICATIONS))
    figures = {"before": before, "of_five": of_five}
    return Finding(Item.EXPERIENCE, Answer.NO, Reason("EXPERIENCE_SHORT", figures, QUALIFICATIONS))


def _with_evidence(facts: Facts, reason: Reason) -> Finding:
    if not facts.items.get(Item.EXPERIENCE, Kept()).has_evidence:
        lacks = Reason("QUALIFICATION_NO_EVIDENCE", law=QUALIFICATIONS)
        return Finding(Item.EXPERIENCE, Answer.UNKNOWN, lacks)
    return Finding(Item.EXPERIENCE, Answer.YES, reason)
