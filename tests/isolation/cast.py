"""The people of the access tests: staff of every role, each with records of their own, and a stranger's beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from milepost.caseload.simulation import simulate
from milepost.claims.deciding import decide_anew
from milepost.claims.models import EnteredFigure
from milepost.claims.stored_facts import keep_facts
from milepost.documents.actions import add
from milepost.journal.actions import Deed
from milepost.organizations.actions import add_identity
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import ROLES_OF_KIND, Role
from milepost.people.actions import add_consent, add_contact
from milepost.people.models import Ticketholder
from milepost.tickets.models import Ticket
from milepost.tickets.touched import together
from milepost.uploads.models import Upload
from tests.kept import kept
from tests.website.conftest import PASSWORD, TODAY

TESTS = Path(__file__).parents[1]
NOBODYS = "00000000-0000-4000-8000-000000000000"
KIND_OF_ROLE: dict[Role, str] = {
    role: next(kind for kind, roles in ROLES_OF_KIND.items() if role in roles) for role in Role
}
"""In which kind of organization the walk puts somebody of each role."""


@dataclass
class Household:
    """An organization with records of every kind: what an address may ask for, by the name of its part."""

    organization: Organization
    partner: Organization | None = None
    parts: dict[str, Any] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    """Texts that nobody else may ever read."""


def household(name: str, kind: str = "employment_network") -> Household:
    """An organization of this kind; a partner's records belong to its EN of record."""
    return kept(f"household of {name}, {kind}", lambda: _household(name, kind))


def _household(name: str, kind: str) -> Household:
    owner_kind = "employment_network" if kind == "partner" else kind
    owner = Organization.objects.create(name=name, kind=owner_kind, demonstration_day=TODAY)
    made = Household(owner)
    if kind == "partner":
        made.partner = Organization.objects.create(name=f"{name} Partner", kind="partner", partner_of=owner)
    keep_facts(owner, simulate(3, sum(map(ord, name)), as_of=date(2026, 3, 16)))
    for number, ticket in enumerate(Ticket.objects.filter(organization=owner)):
        called = f"{name} Holder {number}"
        ticket.partner = made.partner
        ticket.reference = f"{name}-{number}"
        ticket.save()
        Ticketholder.objects.create(organization=owner, ticket=ticket, name=called, phone=f"555-{name}")
        made.words += [called, ticket.reference]
    decide_anew(owner)
    by = enrolled(made, Role.REVIEWER)
    upload = Upload.objects.create(
        organization=owner, by=by, file_name=f"{name}.zip", size=1, content=b"x", state="checked"
    )
    figure = EnteredFigure.objects.create(
        organization=owner,
        parameter="trial_work_level",
        year=2030,
        value="1",
        source=name,
        read_on=TODAY,
        entered_by=by,
    )
    made.words.append(f"{name}.zip")
    tickets = Ticket.objects.filter(organization=owner)
    ticket = tickets[0]
    deed = Deed.of(by, "for the tests")
    contact = add_contact(ticket.holder, {"kind": "payee", "name": f"{name} Payee"}, deed=deed)
    consent = add_consent(ticket.holder, {"form": "ssa_3288", "signed_on": TODAY}, deed=deed)
    document = add(
        ticket, "pay_stub", f"{name}.pdf", "application/pdf", f"%PDF {name} stub".encode(), deed=deed
    )
    identity = add_identity({"name": f"{name} Identity"}, deed=deed)
    made.words += [f"{name} Payee", f"{name} stub", f"{name} Identity"]
    made.parts = {
        "ticket_id": str(ticket.pk), "upload_id": str(upload.pk), "figure_id": str(figure.pk), "contact_id": contact.pk,
        "consent_id": consent.pk, "document_id": str(document.pk), "identity_id": str(identity.pk), "member_id": str(by.pk),
    }  # fmt: skip
    with together():
        for records in records_of_subjects():
            parts, words = records(ticket, name, deed)
            made.parts |= parts
            made.words += words
    return made


Records = Callable[[Ticket, str, Deed], tuple[dict[str, Any], list[str]]]


def records_of_subjects() -> list[Records]:
    """`records(ticket, name, deed)` of each `tests/<subject>/records.py`: makes a record of each kind on the Ticket, and
    gives the parts of addresses that ask for them, and texts with `name` in them that nobody else may ever read."""
    found = sorted(TESTS.glob("*/records.py"))
    return [import_module(f"tests.{path.parent.name}.records").records for path in found]


def enrolled(where: Household, role: Role) -> StaffMember:
    """Somebody of this role there."""
    organization = where.partner if where.partner and role == Role.PARTNER_COORDINATOR else where.organization
    email = f"{role}@{where.organization.name.lower()}.example"
    known = StaffMember.objects.filter(email=email).first()
    return known or StaffMember.objects.enrol(
        email=email,
        name=f"{role} of {where.organization.name}",
        organization=organization,
        role=role,
        password=PASSWORD,
    )
