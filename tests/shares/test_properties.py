"""Whatever happens to money, terms and remittances: every cent in is a cent out or a balance, and the ledger can be told again."""

from __future__ import annotations

import json
import random
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from milepost.intake.actions import transfer
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.payments.choices import MONEY
from milepost.payments.models import MoneyReceived
from milepost.rulebook.shares.books import SSA
from milepost.rulebook.shares.terms import rule_as_json
from milepost.shares import ledger_actions, run_actions, terms_actions
from milepost.shares.choices import RunState
from milepost.shares.models import EntryLine, Ledger, Party, Run, ShareTerms, Statement
from milepost.shares.queries import balances_of
from milepost.shares.replaying import lines_kept, lines_told_again
from milepost.shares.stating import stated_of
from milepost.tickets.models import Ticket
from tests.payments.test_properties import act, acts
from tests.shares.conftest import BEGINS, agreed
from tests.shares.drawn import terms_drawn
from tests.website.conftest import TODAY

MORE = st.lists(
    st.sampled_from(["terms", "transfer", "override", "run", "close", "no"]), min_size=9, max_size=9
)


def rule_drawn(draw: random.Random, owner: Organization) -> dict[str, object]:
    """Random terms, their parties those of the organization."""
    text = json.dumps(rule_as_json(terms_drawn(draw).rule))
    for name in ("planner", "employer"):
        text = text.replace(f"party:{name}", Party.objects.get(organization=owner, name=name).key)
    kept: dict[str, object] = json.loads(text)
    return kept


def _shares(
    what: str,
    draw: random.Random,
    tickets: list[Ticket],
    partners: list[Organization],
    payer: StaffMember,
    second: StaffMember,
) -> None:
    deed, ticket = Deed.of(payer), draw.choice(tickets)
    if what == "terms":
        partner = draw.choice(partners)
        last = ShareTerms.objects.filter(partner=partner).count()
        values = {
            "effective_from": BEGINS if not last else TODAY,
            "rule": rule_drawn(draw, partner.partner_of or partner),
        }
        made = terms_actions.draft(partner, values, deed=deed)
        terms_actions.keep_preview(made, deed=deed)
        terms_actions.sign(made, TODAY, deed=deed)
    elif what == "transfer":
        ticket.refresh_from_db()
        transfer([ticket], {"partner": draw.choice([*partners, None])}, deed=deed)
    elif what == "override":
        rule = rule_drawn(draw, ticket.organization) if draw.random() < 0.5 else None
        weights = {str(one.pk): draw.randrange(1, 5) for one in partners} if rule is None else {}
        values = {
            "partner": draw.choice(partners), "rule": rule, "weights": weights, "effective_from": BEGINS, "because": "as agreed",
        }  # fmt: skip
        terms_actions.agree_for_ticket(ticket, values, deed=deed)
    elif what == "run":
        run = run_actions.prepare(TODAY, draw.choice([0, 50_000]), deed=deed)
        run_actions.release(run, deed=Deed.of(second))
        if draw.random() < 0.6:
            run_actions.paid(run, TODAY, deed=deed)
        if draw.random() < 0.3:
            run_actions.take_back(run, "it came back", deed=deed)
    elif what == "close":
        ledger_actions.close_period(deed=deed)


def check(ledger: Ledger) -> None:
    owner = ledger.organization
    held = balances_of(owner)
    came = MoneyReceived.objects.filter(
        organization=owner, state__in=MONEY, received_on__gte=ledger.begins_on
    )
    assert sum(held.values()) == 0
    assert -held.get(SSA, 0) == came.aggregate(sum=Sum("cents", default=0))["sum"], (
        "every cent that came is in the ledger"
    )
    for _day, cents in EntryLine.objects.order_by().values_list("on").annotate(Sum("cents")):
        assert cents == 0
    for _number, cents in EntryLine.objects.order_by().values_list("number").annotate(Sum("cents")):
        assert cents == 0
    assert lines_kept(owner) == lines_told_again(owner), "told again it is the same"
    for statement in Statement.objects.filter(released_on__isnull=False):
        assert stated_of(statement).closing == statement.closing
    assert not Run.objects.filter(state=RunState.PREPARED).exists()


@pytest.mark.django_db
@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=acts, more=MORE, seed=st.integers(0, 2**32))
def test_every_cent_in_is_a_cent_out_or_a_balance(
    ledger: Ledger,
    payer: StaffMember,
    second: StaffMember,
    of_harbor: Ticket,
    of_hill: Ticket,
    harbor: Organization,
    hill: Organization,
    acts: list[tuple[str, int, int]],
    more: list[str],
    seed: int,
) -> None:
    draw, partners = random.Random(seed), [harbor, hill]
    with transaction.atomic():
        for name in ("planner", "employer"):
            ledger_actions.add_party(name, "other", deed=Deed.of(payer))
        agreed(harbor, payer)
        tickets = [of_harbor, of_hill]
        for (name, place, cents), what in zip(acts, more, strict=False):
            with suppress(ValidationError), transaction.atomic():
                act(name, place, cents, draw.choice(tickets), Deed.of(payer))
            with suppress(ValidationError), transaction.atomic():
                _shares(what, draw, tickets, partners, payer, second)
            ledger_actions.book_what_came(deed=Deed.of(payer))
            check(ledger)
        transaction.set_rollback(True)
