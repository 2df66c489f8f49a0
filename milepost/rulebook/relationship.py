"""Whether the notes show that an EN and a Ticketholder had to do with each other when a milestone was attained.

Program operations 1.4, 2.3 and 2.4: for Phase 1 milestones 1 to 3, where no pay stub exists, case notes prove the
relationship; the services-and-supports packet names its gaps. Which months are looked at is our reading: those in which
the milestone is attained, from the assignment on (20 CFR 411.535: one month; 3 months in 6; 6 months in 12).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from milepost.rulebook.contact_phases import Phase, PhaseSpan, phase_on
from milepost.rulebook.contacts import Held
from milepost.rulebook.decisions import Reason
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month, months_from

LAW_OF_RELATIONSHIP = "program operations 1.4, 2.4; 20 CFR 411.535"
WINDOW = {ClaimCode.P1M1: 1, ClaimCode.P1M2: 6, ClaimCode.P1M3: 12}
"""In how many months, the claim month the last of them, each milestone is attained."""


@dataclass(frozen=True, slots=True)
class ServiceContact:
    """A two-way contact: its day, and the services given in it."""

    on: date
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relationship:
    """What the notes show of one claim. `months` are those of the attainment in which the Ticket was assigned to us."""

    claim: ClaimCode
    month: Month
    months: tuple[Month, ...]
    before: tuple[ServiceContact, ...]
    """From the assignment until the first of these months."""
    within: tuple[ServiceContact, ...]
    services: tuple[str, ...]
    """Every service given in any of them, each once, in the order in which it was first given."""
    gaps: tuple[Reason, ...]

    @property
    def is_shown(self) -> bool:
        """Some contact and some service before or while the milestone was attained; a gap does not undo it."""
        return bool(self.services and (self.before or self.within))


def relationship_shown(
    claim: ClaimCode,
    month: Month,
    held: Sequence[Held],
    spans: Sequence[PhaseSpan],
    contacts: Sequence[ServiceContact],
) -> Relationship:
    """Which two-way contacts and services show the relationship for this claim month, and where are the gaps?

    `contacts` in the order of their days. A month of the attainment without a two-way contact is a gap; where all of its
    days lie in the ongoing phase the gap says that a contact in the quarter is enough for the contact rule.
    """
    first, last = month - (WINDOW[claim] - 1), month.last_day
    counted = tuple(one for one in months_from(first, WINDOW[claim]) if _is_held(held, one))
    ours = [one for one in contacts if one.on <= last and any(span.has(one.on) for span in held)]
    before = tuple(one for one in ours if one.on < first.first_day)
    within = tuple(one for one in ours if one.on >= first.first_day)
    services = tuple(dict.fromkeys(service for one in ours for service in one.services))
    gaps = [_gap(one, spans) for one in counted if not any(Month.of(made.on) == one for made in within)]
    if not services:
        gaps.append(Reason("RELATIONSHIP_NO_SERVICE", {"month": month}, LAW_OF_RELATIONSHIP))
    if not counted:
        gaps.append(Reason("RELATIONSHIP_NOT_ASSIGNED", {"month": month}, LAW_OF_RELATIONSHIP))
    return Relationship(claim, month, counted, before, within, services, tuple(gaps))


def _is_held(held: Sequence[Held], month: Month) -> bool:
    return any(
        one.from_day <= month.last_day and (one.until is None or one.until > month.first_day) for one in held
    )


def _gap(month: Month, spans: Sequence[PhaseSpan]) -> Reason:
    inside = [span.phase for span in spans if month.first_day < span.from_day <= month.last_day]
    of_month = {*inside, phase_on(spans, month.first_day) or Phase.INITIAL}
    code = "RELATIONSHIP_GAP_ONGOING" if of_month == {Phase.ONGOING} else "RELATIONSHIP_GAP"
    return Reason(code, {"month": month}, LAW_OF_RELATIONSHIP)
