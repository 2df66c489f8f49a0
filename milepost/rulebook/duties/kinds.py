"""The kinds of duty as dated data: whom each is about, how often it comes, how long before it begins, what it holds, by which source.

What is not published stands as None, and is said so. A lead that is our own advice and not SSA's is marked.
Sources name sections of the operations digest (`operations 1.6`), of the systems digest (`systems B.4`) or of the law.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class About(StrEnum):
    """Whom a duty is about: there is one of it for each."""

    IDENTITY = "identity"
    PERSON = "person"
    ORGANIZATION = "organization"


class DutyKind(StrEnum):
    SAM_RENEWAL = "sam_renewal"
    SAM_LOOK = "sam_look"
    PORTAL_LOGIN = "portal_login"
    SUITABILITY = "suitability"
    FOUNDATIONS = "foundations"
    SECURITY_AWARENESS = "security_awareness"
    SECURITY_ADDENDUM = "security_addendum"
    APOR = "apor"
    DIRECTORY = "directory"
    ROSTER_AUDIT = "roster_audit"
    CHANGE_FORM = "change_form"
    INSURANCE = "insurance"
    ELECTION = "election"
    NEW_FIGURES = "new_figures"
    JUNK_MAIL = "junk_mail"
    OWN = "own"


class Every(StrEnum):
    """By what the next day of a duty is found (`next_due`)."""

    END = "end"
    """Something ends on a day that is on record: a registration, a clearance, a policy."""
    MONTHS = "months"
    """So many months after it was done last."""
    DAYS = "days"
    WORKING_DAY = "working_day"
    WINDOW = "window"
    """Once a year, within a window that SSA sets anew each year."""
    SIGNED_YEARLY = "signed_yearly"
    """Signed anew within a year, and within that year's window where it is known."""
    WITHIN_DAYS = "within_days"
    """So many days after something began."""
    CHANGE = "change"
    """When something has changed; no day is published."""
    YEAR = "year"
    """Once in each calendar year, by its last day."""
    JANUARY = "january"


class Holds(StrEnum):
    """What stands still while a duty is not done."""

    PAYMENTS = "payments"
    """Every payment of the identity. Here: no request of it is released."""
    NUMBERS = "numbers"
    """The person is shown no number in full; of the payments contact, no request is released."""
    HAND_OVER = "hand_over"
    """The person is given nothing to be keyed into the Portal or sent to it."""
    PORTAL = "portal"
    """SSA takes the person's way into the Portal away. Here nothing is blocked."""
    AGREEMENT = "agreement"
    """SSA may end the agreement. Here nothing is blocked."""
    MONTHS = "months"
    """The months of the year wait for its figures."""


@dataclass(frozen=True, slots=True)
class Term:
    """How often and how long, from a day on. None is not published."""

    since: date
    source: str
    count: int | None = None
    """Months or days, as the kind's `every` says."""
    lead_days: int | None = None
    lead_is_ours: bool = False
    """Nothing is published of when to begin; the lead is our own advice."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of duty. `terms` stand in the order of their days."""

    code: DutyKind
    about: About
    every: Every
    terms: tuple[Term, ...]
    holds: Holds | None = None
    law_of_hold: str = ""
    is_derived: bool = False
    """Done is what the records themselves say; nobody ticks it off here."""
    must_be_kept: bool = True
    """It begins with the day from which the organization keeps its duties here; others are known without that day."""

    def term_on(self, day: date) -> Term | None:
        """The term in force; None before the first, of which nothing is known."""
        known = [one for one in self.terms if one.since <= day]
        return known[-1] if known else None


_TPA = date(2017, 1, 1)
"""The Ticket Program Agreement replaced the one before in 2017 (operations 1.1); of earlier duties nothing is kept here."""

_K, _A, _E = DutyKind, About, Every
KINDS: dict[DutyKind, Kind] = {
    one.code: one
    for one in (
        Kind(
            _K.SAM_RENEWAL, _A.IDENTITY, _E.END, (Term(_TPA, "operations 6.1", lead_days=90),),
            Holds.PAYMENTS, "systems B.4", is_derived=True, must_be_kept=False,
        ),
        Kind(
            _K.SAM_LOOK, _A.IDENTITY, _E.MONTHS,
            (Term(_TPA, "operations 6.1", count=6, lead_days=14, lead_is_ours=True),),
        ),
        Kind(
            _K.PORTAL_LOGIN, _A.PERSON, _E.DAYS,
            (Term(date(2023, 4, 1), "operations 1.6", count=180, lead_days=30, lead_is_ours=True),),
            Holds.PORTAL, "operations 1.6",
        ),
        Kind(
            _K.SUITABILITY, _A.PERSON, _E.END, (Term(_TPA, "operations 1.6", lead_days=90, lead_is_ours=True),),
            Holds.NUMBERS, "operations 1.6", is_derived=True, must_be_kept=False,
        ),
        Kind(
            _K.FOUNDATIONS, _A.PERSON, _E.WITHIN_DAYS,
            (Term(_TPA, "operations 1.6", count=60, lead_days=60),),
        ),
        Kind(
            _K.SECURITY_AWARENESS, _A.PERSON, _E.SIGNED_YEARLY,
            (Term(_TPA, "operations 1.6", count=12, lead_days=30, lead_is_ours=True),),
            Holds.HAND_OVER, "operations 1.6",
        ),
        Kind(
            _K.SECURITY_ADDENDUM, _A.IDENTITY, _E.WINDOW, (Term(_TPA, "operations 1.6", lead_days=30, lead_is_ours=True),),
        ),
        Kind(
            _K.APOR, _A.IDENTITY, _E.WINDOW, (Term(_TPA, "operations 1.8", lead_days=30, lead_is_ours=True),),
            Holds.AGREEMENT, "operations 1.8",
        ),
        Kind(
            _K.DIRECTORY, _A.IDENTITY, _E.MONTHS,
            (Term(_TPA, "operations 6.1", count=3, lead_days=14, lead_is_ours=True),),
        ),
        Kind(
            _K.ROSTER_AUDIT, _A.ORGANIZATION, _E.MONTHS,
            (Term(_TPA, "operations 6.1", count=3, lead_days=14, lead_is_ours=True),), is_derived=True, must_be_kept=False,
        ),
        Kind(_K.CHANGE_FORM, _A.ORGANIZATION, _E.CHANGE, (Term(_TPA, "operations 1.6"),)),
        Kind(
            _K.INSURANCE, _A.IDENTITY, _E.END, (Term(_TPA, "operations 1.1", lead_days=30, lead_is_ours=True),),
        ),
        Kind(
            _K.ELECTION, _A.IDENTITY, _E.YEAR, (Term(_TPA, "20 CFR 411.515(b)", lead_days=60, lead_is_ours=True),),
        ),
        Kind(
            _K.NEW_FIGURES, _A.ORGANIZATION, _E.JANUARY, (Term(_TPA, "operations 6.1", lead_days=30),),
            Holds.MONTHS, "operations 6.1", is_derived=True, must_be_kept=False,
        ),
        Kind(
            _K.JUNK_MAIL, _A.ORGANIZATION, _E.WORKING_DAY, (Term(_TPA, "operations 6.1", count=1, lead_days=0),),
        ),
        Kind(_K.OWN, _A.ORGANIZATION, _E.END, (Term(date.min, ""),), must_be_kept=False),
    )
}  # fmt: skip
"""Each kind by its code. Of what is not here nothing is known."""
