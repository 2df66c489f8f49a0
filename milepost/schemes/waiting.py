"""What waits of incentive schemes, for Today: a payment to be asked for, one sent back for papers, a time that runs out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from milepost.rulebook.schemes.answers import PaymentAnswer, Standing
from milepost.rulebook.schemes.facts import ClaimState
from milepost.schemes.deciding import Decided, decided_of
from milepost.schemes.models import BoughtService
from milepost.tickets.models import Ticket
from milepost.tickets.waiting import Waiting, Words

BEFORE_THE_END = timedelta(days=60)
"""So long before the last day of a payment that still lacks something, it is said."""
WORDS = {
    "scheme_payable": Words(
        _("%(scheme)s: payment %(payment)s can be asked for"), _("Prepare it"), "schemes_of", state="ready"
    ),
    "scheme_returned": Words(
        _("%(scheme)s: payment %(payment)s was sent back for papers"), _("See what lacks"), "schemes_of", state="denied"
    ),
    "scheme_ends": Words(
        _("%(scheme)s: the time of payment %(payment)s runs out, and something lacks"), _("See what lacks"), "schemes_of",
        state="lacks",
    ),
}  # fmt: skip


def waiting(tickets: Sequence[Ticket], day: date) -> Iterator[Waiting]:
    """Of those for whom a service was bought. One query where nobody is one of them."""
    served = set(BoughtService.objects.filter(ticket__in=list(tickets)).values_list("ticket", flat=True))
    of_scheme = [ticket for ticket in tickets if ticket.pk in served]
    decided = decided_of(of_scheme, day)
    for ticket in of_scheme:
        for one in decided[ticket.pk]:
            for payment in one.decision.payments:
                found = _of(ticket, one, payment, day)
                if found is not None:
                    yield found


def _of(ticket: Ticket, one: Decided, payment: PaymentAnswer, day: date) -> Waiting | None:
    figures = {"scheme": one.decision.scheme.name, "payment": payment.number}
    parts = {"scheme": str(one.version.scheme_id), "payment": f"{payment.number}-{payment.time}"}
    dollars = None if payment.cents is None else payment.cents // 100
    returned = any(
        (claim.payment, claim.time, claim.state) == (payment.number, payment.time, ClaimState.RETURNED)
        for claim in one.person.claims
    )
    if returned:
        code = "scheme_returned"
    elif payment.standing is Standing.PAYABLE:
        code = "scheme_payable"
    elif (
        payment.standing is Standing.WAITING
        and payment.last_day
        and payment.last_day - BEFORE_THE_END <= day <= payment.last_day
    ):
        code = "scheme_ends"
    else:
        return None
    due_on = payment.last_day if code == "scheme_ends" else None
    return Waiting(ticket, code, due_on, payment.lost_on, dollars, figures=figures, parts=parts)
