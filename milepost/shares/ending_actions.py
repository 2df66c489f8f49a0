"""Ending the terms of a partner with the agreement that they belong to, and taking that back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q

from milepost.journal.actions import Deed
from milepost.organizations.models import Organization
from milepost.payments.models import MoneyReceived
from milepost.rulebook.shares.terms import Ending
from milepost.shares import booking
from milepost.shares.ending import terms_that_end
from milepost.shares.models import ShareTerms
from milepost.shares.policies import check_may_agree

NONE = {"agreement_ended_on": None, "tail": "", "tail_months": None}


@transaction.atomic
def end_with_agreement(partner: Organization, ending: Ending, because: str, *, deed: Deed) -> None:
    """All terms with this partner go on only as far as the tail; what came after the end is shared anew where it must be."""
    check_may_agree(deed.by)
    values = {"agreement_ended_on": ending.on, "tail": ending.tail.value, "tail_months": ending.months}
    if _write(
        list(terms_that_end(partner).select_for_update(no_key=True)),
        values,
        because,
        deed,
        "terms ended with their agreement",
    ):
        _share_anew(partner, ending.on, deed)


@transaction.atomic
def take_back(partner: Organization, ended_on: date, because: str, *, deed: Deed) -> None:
    """The end was recorded by mistake: the terms hold as before, and what came since is shared by them."""
    check_may_agree(deed.by)
    ended = ShareTerms.objects.filter(partner=partner, agreement_ended_on=ended_on).select_for_update(
        no_key=True
    )
    if _write(list(ended), NONE, because, deed, "end of terms taken back"):
        _share_anew(partner, ended_on, deed)


def _write(
    found: Sequence[ShareTerms], values: Mapping[str, object], because: str, deed: Deed, action: str
) -> bool:
    for one in found:
        changes = {
            name: (getattr(one, name), value) for name, value in values.items() if getattr(one, name) != value
        }
        ShareTerms.objects.filter(pk=one.pk).update(**values)
        deed.because(because).write(action, one, changes=changes, edition=one.edition)
    return bool(found)


def _share_anew(partner: Organization, since: date, deed: Deed) -> None:
    """Of every Ticket that the partner serves or has served."""
    tickets = Q(ticket__partner=partner) | Q(
        ticket__served__partner=partner, ticket__served__withdrawn_at=None
    )
    lines = MoneyReceived.objects.filter(tickets, received_on__gt=since, booked__isnull=False)
    keys = lines.order_by().values("pk").distinct()
    booking.book(MoneyReceived.objects.filter(pk__in=keys), deed=deed, anew=True)
