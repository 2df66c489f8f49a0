"""What becomes of the terms of a partner when the agreement that they belong to ends, looked at before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet, Sum

from milepost.organizations.models import Organization
from milepost.payments.choices import Kind
from milepost.payments.models import MoneyReceived
from milepost.rulebook.shares.terms import Ending
from milepost.shares.models import EntryLine, ShareTerms
from milepost.shares.queries import account_of, ledger_of
from milepost.shares.standing import AGREED, Known, shared, signed_terms


@dataclass(slots=True)
class WouldEnd:
    """Of payments that came after the end and are shared already: how many go on, change, or wait; and the partner's part of those."""

    terms: Sequence[ShareTerms]
    """Every version that holds, or held for some Tickets for good."""
    flow: int = 0
    return_: int = 0
    return_cents: int = 0
    """What the partner has got of them, and the EN of Record gets."""
    wait: int = 0
    wait_cents: int = 0


def terms_that_end(partner: Organization) -> QuerySet[ShareTerms]:
    found = ShareTerms.objects.filter(partner=partner, state__in=AGREED, agreement_ended_on=None)
    return found.order_by("effective_from")


def would_end(partner: Organization, ending: Ending) -> WouldEnd:
    """What the end would do, without doing it."""
    owner = partner.partner_of
    assert owner is not None, "a partner has its EN of Record"
    found, ledger = WouldEnd(list(terms_that_end(partner))), ledger_of(owner)
    if ledger is None or not found.terms:
        return found
    lines = list(_shared_since(partner, ending).select_related("ticket", "booked"))
    got = _on_account(partner, ending).filter(entry__in=[one.booked.entry_id for one in lines])
    cents = dict(got.order_by().values_list("entry__money").annotate(Sum("cents")))
    signed = signed_terms(owner)
    key = str(partner.pk)
    signed[key] = [one if one.ending else replace(one, ending=ending) for one in signed[key]]
    known = Known.of(owner, signed, [one.ticket_id for one in lines if one.ticket_id], ledger.begins_on)
    for line in lines:
        portions = [one for one in shared(line, known).portions if one.partner == key]
        if not portions:
            found.return_ += 1
            found.return_cents += cents.get(line.pk, 0)
        elif any(one.terms is None for one in portions):
            found.wait += 1
            found.wait_cents += cents.get(line.pk, 0)
        else:
            found.flow += 1
    return found


def _shared_since(partner: Organization, ending: Ending) -> QuerySet[MoneyReceived]:
    """Payments that came after the end and stand on the partner's account."""
    return MoneyReceived.objects.filter(
        organization=partner.partner_of, kind=Kind.PAYMENT, ticket__isnull=False, claim__isnull=False,
        booked__entry__in=_on_account(partner, ending).values("entry"),
    )  # fmt: skip


def _on_account(partner: Organization, ending: Ending) -> QuerySet[EntryLine]:
    return EntryLine.objects.filter(account=account_of(partner), received_on__gt=ending.on)
