"""One record of each kind of shares, for the walk over every route."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from milepost.journal.actions import Deed
from milepost.organizations.models import Organization
from milepost.rulebook.shares.terms import rule_as_json
from milepost.shares.models import (
    Entry,
    EntryLine,
    Ledger,
    Party,
    Period,
    Run,
    Served,
    ShareTerms,
    Statement,
    TicketTerms,
)
from milepost.tickets.models import Ticket
from tests.shares.conftest import BEGINS, flat
from tests.website.conftest import TODAY


@transaction.atomic  # lines stand before their entry, as the ledger writes them
def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    owner = ticket.organization
    partner = ticket.partner or Organization.objects.create(
        name=f"{name} Sharer", kind="partner", partner_of=owner
    )
    account = f"partner:{partner.pk}"
    Ledger.objects.create(organization=owner, begins_on=BEGINS, bank_name=f"{name} Bank", last_number=1)
    Party.objects.create(organization=owner, name=f"{name} Planner", kind="benefits_planner")
    served = Served.objects.create(organization=owner, ticket=ticket, partner=partner)
    period = Period.objects.create(organization=owner, number=1, begins_on=BEGINS)
    terms = ShareTerms.objects.create(
        organization=owner, partner=partner, edition=1, state="signed", effective_from=BEGINS, signed_on=BEGINS,
        reference=f"{name} MOU", rule=rule_as_json(flat()), made_by=deed.by,
    )  # fmt: skip
    override = TicketTerms.objects.create(
        organization=owner, ticket=ticket, partner=partner, effective_from=TODAY, because=f"{name} agreed",
        rule=rule_as_json(flat(5_000)), made_by=deed.by,
    )  # fmt: skip
    entry = Entry(organization=owner, number=1, kind="held", on=TODAY, period=period)
    EntryLine.objects.bulk_create(
        EntryLine(
            organization=owner, entry_id=entry.pk, account=of, cents=cents, number=1, kind="shared", on=TODAY, ticket=ticket,
            partner=partner if of == account else None, person=ticket.reference, reference=f"{name} trace",
        )
        for of, cents in ((account, 4_321), ("record", 1_234), ("ssa", -5_555))
    )  # fmt: skip
    entry.save(force_insert=True)
    run = Run.objects.create(
        organization=owner, number=1, state="released", pay_on=TODAY, minimum_cents=0, through=1, prepared_by=deed.by,
        because=f"{name} because", prepared_at=timezone.now(),
    )  # fmt: skip
    statement = Statement.objects.create(
        organization=owner, run=run, partner=partner, account=account, number=1, after=0, through=1, pay_on=TODAY,
        released_on=TODAY, opening=0, cents=4_321, closing=0, way="other",
    )  # fmt: skip
    parts = {
        "terms_id": str(terms.pk), "override_id": str(override.pk), "entry_id": str(entry.pk), "run_id": str(run.pk),
        "statement_id": str(statement.pk), "served_id": served.pk,
    }  # fmt: skip
    words = [
        f"{name} Bank",
        f"{name} Planner",
        f"{name} MOU",
        f"{name} agreed",
        f"{name} trace",
        f"{name} because",
    ]
    return parts, words
