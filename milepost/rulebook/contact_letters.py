"""When a letter follows attempts that reached nobody, and what proves that it was mailed.

Program operations 1.3: after failed contacts a letter; certified with return receipt is preferred, not required; first
class is accepted where a copy and the mailing date are kept (SSA, 15 May 2018); some ENs use a Certificate of Mailing.
How many attempts ask for a letter, and how many letters are enough, is nowhere confirmed: an organization settles both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from milepost.rulebook.contacts import Contact, Kind
from milepost.rulebook.decisions import Missing, Reason

LAW_OF_LETTERS = "program operations 1.3 (SSA, 15 May 2018)"


class Mailing(StrEnum):
    FIRST_CLASS = "first_class"
    CERTIFICATE = "certificate"
    CERTIFIED = "certified"


@dataclass(frozen=True, slots=True)
class LetterRule:
    """What the organization has settled: attempts before a letter, and letters before no more are asked for."""

    attempts: int = 2
    letters: int = 2


@dataclass(frozen=True, slots=True)
class LetterAnswer:
    """Whether a letter should go out now."""

    is_wanted: bool
    attempts: int
    """Since the last two-way contact or letter."""
    letters: int
    """Since the last two-way contact."""
    reason: Reason


def letter_wanted(contacts: Sequence[Contact], rule: LetterRule) -> LetterAnswer:
    """Have so many attempts failed that a letter should be written? (operations 1.3)

    `contacts` of one assignment, in the order in which they were made. A two-way contact begins the count anew; after
    each letter attempts are counted afresh.
    """
    attempts = letters = 0
    for one in contacts:
        if one.kind is Kind.TWO_WAY:
            attempts = letters = 0
        elif one.kind is Kind.LETTER:
            attempts, letters = 0, letters + 1
        elif one.kind is Kind.ATTEMPT:
            attempts += 1
    figures: dict[str, object] = {"attempts": attempts, "letters": letters, "asked": rule.attempts}
    if letters >= rule.letters:
        return LetterAnswer(False, attempts, letters, Reason("LETTERS_ENOUGH", figures, LAW_OF_LETTERS))
    if attempts >= rule.attempts:
        return LetterAnswer(True, attempts, letters, Reason("LETTER_WANTED", figures, LAW_OF_LETTERS))
    return LetterAnswer(False, attempts, letters, Reason("LETTER_NOT_YET", figures, LAW_OF_LETTERS))


@dataclass(frozen=True, slots=True)
class Proof:
    """What is kept of a letter's mailing."""

    mailing: Mailing
    mailed_on: date | None
    has_copy: bool
    has_certificate: bool = False
    """The stamped Certificate of Mailing (PS Form 3817), or the receipt for certified mail (PS Form 3800)."""
    number: str = ""
    """The number of a certified letter."""
    received_on: date | None = None
    """The day on the return receipt."""
    has_receipt: bool = False


def proof_lacking(proof: Proof) -> tuple[Missing, ...]:
    """What still lacks before the mailing is proved by the method that was chosen? Nothing, once it is."""
    asked = [("PROOF_COPY", proof.has_copy), ("PROOF_MAILING_DATE", proof.mailed_on is not None)]
    if proof.mailing is Mailing.CERTIFICATE:
        asked.append(("PROOF_CERTIFICATE", proof.has_certificate))
    if proof.mailing is Mailing.CERTIFIED:
        asked += [
            ("PROOF_NUMBER", bool(proof.number)),
            ("PROOF_RECEIPT", proof.has_receipt),
            ("PROOF_RECEIVED_ON", proof.received_on is not None),
        ]
    return tuple(Missing(code, {}, "coordinator") for code, is_there in asked if not is_there)
