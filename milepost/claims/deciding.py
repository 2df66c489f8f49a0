"""Deciding an organization's Tickets and keeping the answers, so that lists answer at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.dispatch import Signal

from milepost.claims.counting import count_all_anew, count_difference
from milepost.claims.figures import TICKETS_AT_A_TIME, law_of
from milepost.claims.models import DecidedClaim, DecidedTicket, Deciding
from milepost.claims.stored_facts import facts_of
from milepost.journal.inserting_many import insert_many
from milepost.organizations.models import Organization
from milepost.organizations.scope import for_organization
from milepost.organizations.today import today_for
from milepost.rulebook.claims import decide
from milepost.rulebook.decisions import Claim, Missing, Status, TicketDecision
from milepost.rulebook.facts import TicketFacts
from milepost.rulebook.law import Law
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_of
from milepost.tickets.touched import telling

WORTH_A_TASK = 400
LANGUAGES = ("en", "es")
Progress = Callable[[int], None]

decided = Signal()
"""Sent with `tickets` (all of one organization) and `day` when the answers about a batch of a whole deciding are kept.

Whoever keeps answers of its own about a Ticket listens, and works in the same batch. Of single Tickets
`tickets.touched` tells.
"""
all_decided = Signal()
"""Sent with `organization` and `day` at the end of a whole deciding."""


def is_current(organization: Organization, law: Law | None = None) -> bool:
    """Whether the kept answers are those of today, with the figures in force: `law`, where the caller has read it."""
    last = Deciding.objects.filter(pk=organization.pk).first()
    if last is None:
        return not tickets_of(organization).exists()
    return (
        last.day == today_for(organization) and last.fingerprint == (law or law_of(organization)).fingerprint
    )


def progress_of(organization: Organization) -> tuple[int, int] | None:
    """How many Tickets of how many are decided anew so far; None while nothing is told."""
    last = Deciding.objects.filter(pk=organization.pk, total__gt=0).first()
    return (last.done, last.total) if last else None


def decide_anew(organization: Organization, *, progress: Progress | None = None) -> int:
    """Decide every Ticket of the organization on its day and keep the answers; returns how many."""
    with for_organization(organization):  # whoever asked, even somebody who sees a partner's people only
        return _decide_anew(organization, progress)


def _decide_anew(organization: Organization, progress: Progress | None) -> int:
    day, law = today_for(organization), law_of(organization)
    keys = list(tickets_of(organization).order_by("pk").values_list("pk", flat=True))
    told = Deciding.objects.filter(pk=organization.pk)
    for start in range(0, len(keys), TICKETS_AT_A_TIME):
        with transaction.atomic():
            batch = _locked(keys[start : start + TICKETS_AT_A_TIME])
            with telling():
                _decide(batch, day, law)
                decided.send(sender=Ticket, tickets=batch, day=day)
        done = min(start + TICKETS_AT_A_TIME, len(keys))
        told.update(done=done, total=len(keys))
        if progress is not None:
            progress(done)
    _forget_withdrawn(organization)
    count_all_anew(organization)
    all_decided.send(sender=Organization, organization=organization, day=day)
    finished = {"day": day, "fingerprint": law.fingerprint, "done": 0, "total": 0}
    Deciding.objects.update_or_create(organization=organization, defaults=finished)
    return len(keys)


def decide_again(tickets: Iterable[Ticket]) -> None:
    """Decide these Tickets of one organization anew, because something known about them has changed."""
    with transaction.atomic():
        decide_as_they_stand(_locked([one.pk for one in tickets]))


def decide_as_they_stand(tickets: Sequence[Ticket]) -> None:
    """The same of Tickets that whoever asks has read and holds, as `tickets.touched` does."""
    organization = tickets[0].organization
    _decide(tickets, today_for(organization), law_of(organization))


def _locked(keys: list[UUID]) -> list[Ticket]:
    """The Tickets as they stand now, held until the transaction ends.

    Of two who change one Ticket at once the second waits here, and then reads what the first has written. A row that
    only names the Ticket is not kept waiting, so the two cannot wait for each other.
    """
    return list(Ticket.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))


def _decide(tickets: Sequence[Ticket], day: date, law: Law) -> None:
    held = facts_of(tickets)
    keep((one, held[one.pk], decide(held[one.pk], law, as_of=day, compare=False)) for one in tickets)


def _forget_withdrawn(organization: Organization) -> None:
    """Answers about Tickets whose upload was undone are no longer shown; the facts are kept."""
    withdrawn = Ticket.objects.filter(organization=organization, is_withdrawn=True)
    DecidedClaim.objects.filter(ticket__in=withdrawn).delete()
    DecidedTicket.objects.filter(ticket__in=withdrawn).delete()


def keep(decided: Iterable[tuple[Ticket, TicketFacts, TicketDecision]]) -> None:
    """Write the answers over the ones kept before, and the difference into the tallies."""
    tickets, claims = [], []
    for ticket, facts, decision in decided:
        tickets.append(_ticket_row(ticket, facts, decision))
        claims += [_claim_row(ticket, place, claim) for place, claim in enumerate(decision.claims)]
    if not tickets:
        return
    keys = [row.pk for row in tickets]
    with transaction.atomic():
        count_difference(tickets, claims)
        DecidedClaim.objects.filter(ticket__in=keys).delete()
        DecidedTicket.objects.filter(pk__in=keys).delete()
        insert_many(tickets)
        insert_many(claims)


def _ticket_row(ticket: Ticket, facts: TicketFacts, decision: TicketDecision) -> DecidedTicket:
    def dollars(*states: Status) -> int:
        return sum(claim.amount or 0 for claim in decision.claims if claim.status in states)

    can_be_lost = [
        claim.claim_by
        for claim in decision.claims
        if claim.claim_by is not None and claim.status in (Status.PAYABLE, Status.WAITING)
    ]
    left = decision.left
    return DecidedTicket(
        organization_id=ticket.organization_id,
        ticket=ticket,
        partner_id=ticket.partner_id,
        provider=facts.assignments[-1].provider if facts.assignments else "",
        first_assigned=decision.first_assigned,
        outcome_period_began=decision.outcome_period_began,
        payable=dollars(Status.PAYABLE),
        waiting=dollars(Status.WAITING),
        pending=dollars(Status.PENDING),
        paid=dollars(Status.PAID),
        expired=dollars(Status.EXPIRED),
        lost_on=min(can_be_lost, default=None),
        left={"p1": left.p1, "p2": left.p2, "outcome": left.outcome, "reconciliation": left.reconciliation},
    )


def _claim_row(ticket: Ticket, place: int, claim: Claim) -> DecidedClaim:
    return DecidedClaim(
        organization_id=ticket.organization_id,
        ticket=ticket,
        partner_id=ticket.partner_id,
        place=place,
        claim=claim.claim,
        number=claim.number,
        month=claim.month,
        status=claim.status,
        provider=claim.provider or "",
        amount=claim.amount,
        claim_from=claim.claim_from,
        claim_by=claim.claim_by,
        lacks=claim.missing[0].code if claim.missing else "",
        missing=[_missing(lacking) for lacking in claim.missing],
    )


def _missing(lacking: Missing) -> dict[str, str]:
    """What is missing, in words; of evidence also its month, so that it can be asked for."""
    month = {"month": str(lacking.figures["month_iso"])} if "month_iso" in lacking.figures else {}
    return {"code": lacking.code, **month, **{language: lacking.words(language) for language in LANGUAGES}}


def bring_up_to_date(organization: Organization, law: Law | None = None) -> bool:
    """Decide anew if the kept answers are of another day or other figures.

    Few Tickets are decided at once (True); many in a task beside the pages (False).
    """
    if is_current(organization, law):
        return True
    with for_organization(organization):
        few = tickets_of(organization).count() <= WORTH_A_TASK
    if few:
        decide_anew(organization)
        return True
    from milepost.claims.tasks import decide_anew_in_background

    decide_anew_in_background(organization)
    return False
