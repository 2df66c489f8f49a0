"""What is changed about a Ticketholder, and the reading of a number."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from milepost.journal.actions import Deed
from milepost.keys.fields import opened
from milepost.people.models import Consent, Contact, Ticketholder
from milepost.people.numbers import digest_of, ssn_of
from milepost.tickets.models import Ticket


@transaction.atomic
def introduce(ticket: Ticket, name: str, *, deed: Deed) -> Ticketholder:
    """Give a Ticket its holder."""
    holder = Ticketholder.objects.create(organization=deed.organization, ticket=ticket, name=name)
    deed.write("introduced", holder, changes={"name": (None, name)})
    return holder


@transaction.atomic
def set_numbers(holder: Ticketholder, given: Mapping[str, Any], *, deed: Deed) -> None:
    """Keep the SSN, Ticket number and birth date that were given; those left empty stay as they are."""
    changes: dict[str, tuple[Any, Any]] = {}
    if given.get("ssn"):
        ssn = ssn_of(given["ssn"])
        changes["ssn"] = (opened(holder.ssn), ssn)
        holder.ssn, holder.ssn_digest = ssn, digest_of(deed.organization, ssn)
    if given.get("ticket_number"):
        changes["ticket_number"] = (opened(holder.ticket_number), given["ticket_number"])
        holder.ticket_number = given["ticket_number"]
    holder.save(update_fields=["ssn", "ssn_digest", "ticket_number"])
    born_on: date | None = given.get("born_on")
    if born_on:
        changes["born_on"] = (opened(holder.ticket.born_on), born_on)
        Ticket.objects.filter(pk=holder.ticket_id).update(born_on=born_on)
    if changes:
        deed.write("numbers set", holder, changes=changes)


def reveal(holder: Ticketholder, *, deed: Deed) -> dict[str, str]:
    """The numbers in full. That they were read, and why, is in the journal before they are shown."""
    assert deed.why, "a number is shown for a reason"
    shown = {"ssn": holder.ssn, "ticket_number": holder.ticket_number, "born_on": holder.ticket.born_on}
    deed.write_reading(
        "numbers read", holder, fields=[name for name, value in shown.items() if value is not None]
    )
    return {name: str(value.open()) for name, value in shown.items() if value is not None}


@transaction.atomic
def add_contact(holder: Ticketholder, given: Mapping[str, Any], *, deed: Deed) -> Contact:
    contact = Contact.objects.create(organization=deed.organization, holder=holder, **given)
    deed.write(
        "contact added", holder, changes={name: (None, value) for name, value in given.items() if value}
    )
    return contact


@transaction.atomic
def add_consent(holder: Ticketholder, given: Mapping[str, Any], *, deed: Deed) -> Consent:
    consent = Consent.objects.create(organization=deed.organization, holder=holder, **given)
    deed.write(
        "consent added", holder, changes={name: (None, value) for name, value in given.items() if value}
    )
    return consent


@transaction.atomic
def withdraw_consent(consent: Consent, *, on: date, deed: Deed) -> None:
    """From that day it allows nothing; it stays on record."""
    Consent.objects.filter(pk=consent.pk, withdrawn_on=None).update(withdrawn_on=on)
    deed.write("consent withdrawn", consent.holder, changes={"withdrawn_on": (None, on)}, consent=consent.pk)
