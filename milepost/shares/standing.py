"""How lines of money stand, as the rulebook asks: whose they are, by which terms, or why they wait."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from milepost.organizations.models import Organization
from milepost.payments.choices import Kind, State
from milepost.payments.models import MoneyReceived
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.shares.attribution import Served as Span
from milepost.rulebook.shares.attribution import attributed, serving_on
from milepost.rulebook.shares.books import OTHERWISE, UNMATCHED, Money, Portion
from milepost.rulebook.shares.terms import Attribution, Terms, after_the_end, terms_of
from milepost.shares.basis import override_from, terms_from
from milepost.shares.choices import TermsState
from milepost.shares.counselled import Given, by_then, given_on, hangs_on_it
from milepost.shares.models import ShareTerms, TicketTerms
from milepost.shares.served import spans_of
from milepost.tickets.models import Assignment

AGREED = (TermsState.SIGNED, TermsState.ENDED)


@dataclass(frozen=True, slots=True)
class Known:
    """What must be known of some Tickets to share their payments. Three queries, however many; one more where terms ask for
    counselling."""

    terms: dict[str, list[Terms]]
    overrides: dict[UUID, list[TicketTerms]]
    spans: dict[UUID, tuple[Span, ...]]
    assigned: dict[UUID, list[date]]
    since: date
    """Since when the ledger is kept."""
    counselled: Given

    @classmethod
    def of(
        cls,
        organization: Organization,
        signed: dict[str, list[Terms]],
        tickets: Sequence[UUID],
        since: date,
        draft: Terms | None = None,
    ) -> Known:
        overrides = defaultdict[UUID, list[TicketTerms]](list)
        for one in TicketTerms.objects.filter(ticket__in=tickets, withdrawn_at=None):
            overrides[one.ticket_id].append(one)
        assigned = defaultdict[UUID, list[date]](list)
        for key, day in Assignment.objects.filter(ticket__in=tickets).values_list("ticket_id", "assigned_on"):
            assigned[key].append(day)
        own = [override_from(one, None) for some in overrides.values() for one in some if one.rule]
        asks = hangs_on_it({**signed, "more": [*own, *([draft] if draft else [])]})
        counselled = given_on(organization, tickets) if asks else {}
        return cls(signed, overrides, spans_of(tickets), assigned, since, counselled)


def signed_terms(organization: Organization) -> dict[str, list[Terms]]:
    """Of each partner every version that was signed."""
    found = defaultdict[str, list[Terms]](list)
    for one in ShareTerms.objects.filter(organization=organization, state__in=AGREED):
        found[str(one.partner_id)].append(terms_from(one))
    return found


def standing(line: MoneyReceived, known: Known) -> Money | None:
    """The line as it is to be posted; None where it is no money, because it was recorded by mistake."""
    if line.state == State.WITHDRAWN:
        return None
    key, root = str(line.pk), line.corrects
    if line.kind != Kind.PAYMENT and line.state == State.MATCHED and root is not None:
        if root.received_on < known.since:  # that payment was shared before the ledger began
            return Money(key, line.cents, line.received_on.year, OTHERWISE)
        ticket = str(root.ticket_id or "")
        return Money(key, line.cents, root.received_on.year, ticket=ticket, corrects=str(root.pk))
    is_shared = line.state == State.MATCHED or (line.state == State.REVERSED and line.request_id is not None)
    if line.kind != Kind.PAYMENT or not is_shared or line.ticket_id is None or line.claim is None:
        otherwise = line.state == State.EXPLAINED or bool(line.explained_as)
        return Money(key, line.cents, line.received_on.year, OTHERWISE if otherwise else UNMATCHED)
    return shared(line, known)


def shared(line: MoneyReceived, known: Known, draft: tuple[str, Terms] | None = None) -> Money:
    """A payment with its partners and their terms. `draft`: terms that would hold for a partner, to see what they would give."""
    assert line.ticket_id is not None
    assert line.claim is not None
    spans = known.spans.get(line.ticket_id) or (Span(_partner(line), None),)
    ended = line.month.last_day if line.month is not None else line.received_on
    days = known.assigned.get(line.ticket_id, [])
    assigned_on = max((one for one in days if one <= ended), default=min(days, default=None))
    overrides = [one for one in known.overrides.get(line.ticket_id, ()) if _holds(one, line.received_on)]
    weights: dict[str, int] = next((one.weights for one in overrides if one.weights), {})
    lead = serving_on(spans, line.received_on) or next(
        (one.partner for one in reversed(spans) if one.partner), None
    )
    leading = draft[1] if draft and draft[0] == lead else None
    if leading is None and lead is not None:
        leading = terms_of(known.terms.get(lead, ()), assigned_on, line.received_on)
    how = leading.attribution if leading else Attribution.CLAIM_MONTH
    whose = attributed(how, spans, line.month, line.received_on, assigned_on, weights)
    portions, because = [], whose.reason
    for partner, weight in whose.weights:
        versions = known.terms.get(partner or "", ())
        flow = after_the_end(versions, assigned_on, line.received_on)
        if partner is None or (
            flow and flow.answer is False
        ):  # what does not flow stays with the EN of Record
            because = flow.reason if partner and flow else because
            portions.append(Portion(None, weight, None))
            continue
        terms = terms_of(versions, assigned_on, line.received_on)
        terms = draft[1] if draft and draft[0] == partner else terms
        own = next((one for one in overrides if one.rule and str(one.partner_id) == partner), None)
        terms = override_from(own, terms) if own else terms
        is_known = flow is None or flow.answer is not None
        portions.append(Portion(partner, weight, terms if is_known else None))
    return Money(
        str(line.pk),
        line.cents,
        line.received_on.year,
        ticket=str(line.ticket_id),
        claim=ClaimCode(line.claim),
        month=line.month,
        portions=tuple(portions),
        because=because,
        counselled=by_then(
            known.counselled.get(line.ticket_id, {}), [one.terms for one in portions if one.terms], ended
        ),
    )


def _partner(line: MoneyReceived) -> str | None:
    partner = line.ticket.partner_id if line.ticket else None
    return str(partner) if partner else None


def _holds(one: TicketTerms, day: date) -> bool:
    return one.effective_from <= day and (one.effective_to is None or day <= one.effective_to)
