"""For the demonstration: made-up terms with the partner, the ledger, a remittance that was released and paid, money since then."""

from __future__ import annotations

from datetime import date, timedelta

from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Role
from milepost.payments.demonstration import load_payments_of
from milepost.rulebook.shares.terms import PARTNER, RECORD, Row, Rule, Tier, rule_as_json
from milepost.shares import ledger_actions, run_actions, terms_actions

RULE = Rule((Row((), (Tier(None, ((PARTNER, 6_000), (RECORD, 4_000))),)),))
"""Made up: no percentage is published (systems.md B.5)."""
BANK = {
    "bank_name": "EXAMPLE BANK",
    "bank_routing": "021000021",
    "company_name": "NORTHSIDE WORKS",
    "company_id": "1MADEUP001",
    "minimum_cents": 5_000,
}


def load_shares(organization: Organization, day: date) -> None:
    """Terms that are older than every payment; prepared by one and released by another."""
    partner = Organization.objects.filter(partner_of=organization).first()
    staff = StaffMember.objects.filter(organization=organization, is_active=True)
    payer, other = staff.filter(role=Role.PAYMENTS).first(), staff.filter(role=Role.ADMINISTRATOR).first()
    if partner is None or payer is None or other is None:
        return
    deed = Deed.of(payer)
    begins_on = day - timedelta(days=3 * 365)
    values = {"effective_from": begins_on, "reference": "Terms of shares 1", "rule": rule_as_json(RULE)}
    terms = terms_actions.draft(partner, values, deed=deed)
    terms_actions.keep_preview(terms, deed=deed)
    terms_actions.sign(terms, begins_on, deed=deed)
    load_payments_of(partner, day, payer)
    ledger = ledger_actions.open_ledger(begins_on, deed=deed)
    ledger_actions.keep_settings(ledger, BANK, deed=deed)
    run = run_actions.prepare(day, 0, deed=deed)
    run_actions.release(run, deed=Deed.of(other))
