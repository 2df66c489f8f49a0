"""What is known of a person and of the provider when a scheme is evaluated. None is not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from milepost.rulebook.facts import Assignment, VocationalRehabilitationCase
from milepost.rulebook.months import Month


@dataclass(frozen=True, slots=True)
class Pay:
    """One month. Gross pay in cents, work in minutes."""

    earned: int | None = None
    paid: int | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """Something that VR bought for the person."""

    code: str
    provider: str | None = None
    tier: str | None = None
    authorized_on: date | None = None
    number: str = ""
    is_named: bool | None = None
    """Whether the provider is named, on the form that the scheme asks for, as a primary provider of long-term support."""
    form: str = ""
    """That form, where it is there."""


@dataclass(frozen=True, slots=True)
class NoticeGiven:
    payment: int
    given_on: date
    expected_on: date | None = None
    in_writing: bool = True


@dataclass(frozen=True, slots=True)
class Proof:
    kind: str
    on: date
    by_holder: bool | None = None
    by_provider: bool | None = None


class ClaimState(StrEnum):
    """How a claim of a scheme's payment stands."""

    PREPARED = "prepared"
    SENT = "sent"
    RETURNED = "returned"
    """Sent back for documents."""
    APPROVED = "approved"
    PAID = "paid"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class SchemeClaim:
    """What was written, sent and answered about one payment."""

    payment: int
    time: int = 1
    state: ClaimState = ClaimState.PREPARED
    invoiced_on: date | None = None
    invoice_number: str = ""
    forms: tuple[str, ...] = ()
    """Those that are signed."""
    evidence: tuple[str, ...] = ()
    authorization: str = ""
    approved_on: date | None = None
    paid_on: date | None = None
    cents: int | None = None


@dataclass(frozen=True, slots=True)
class Provider:
    """Who asks to be paid: every name by which assignments and services call it, and since when it may be paid."""

    names: frozenset[str] = frozenset()
    en_from: date | None = None
    en_until: date | None = None
    contract_from: date | None = None
    contract_until: date | None = None
    agreement_from: date | None = None
    agreement_until: date | None = None
    tin: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    case: VocationalRehabilitationCase | None = None
    """The State VR case that counts: the one closed last, or the open one where none is closed."""
    in_use_with_vr_on: date | None = None
    """Since when the Ticket was in use with the agency."""
    list_given_on: date | None = None
    assignments: tuple[Assignment, ...] = ()
    months: Mapping[Month, Pay] = field(default_factory=dict)
    """A month that is not here is one without earnings, as in the exchange format."""
    blind: bool | None = None
    services: tuple[Service, ...] = ()
    notices: tuple[NoticeGiven, ...] = ()
    proofs: tuple[Proof, ...] = ()
    claims: tuple[SchemeClaim, ...] = ()
    provider: Provider = Provider()
    secret_words: tuple[str, ...] = ()
    """What an invoice number may not hold: the person's names."""
    case_ids: tuple[str, ...] = ()

    def claim_of(self, payment: int, time: int = 1) -> SchemeClaim | None:
        found = [one for one in self.claims if (one.payment, one.time) == (payment, time)]
        return found[-1] if found else None
