"""Between the records and what a scheme is evaluated from: the facts of many people at once, and of the provider."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from milepost.claims.stored_facts import facts_of
from milepost.keys.fields import opened
from milepost.organizations.models import Identity, Organization
from milepost.rulebook import facts
from milepost.rulebook.months import Month
from milepost.rulebook.schemes.facts import (
    ClaimState,
    NoticeGiven,
    Pay,
    Person,
    Proof,
    Provider,
    SchemeClaim,
    Service,
)
from milepost.schemes.models import (
    BoughtService,
    CaseDetail,
    GivenNotice,
    Scheme,
    SchemeInvoice,
    TicketPaper,
    WorkedHours,
)
from milepost.schemes.queries import provider_of
from milepost.tickets.models import Ticket


@dataclass(slots=True)
class Gathered:
    """One person as every scheme sees them; notices and invoices by the key of their scheme."""

    person: Person
    notices: dict[UUID, list[NoticeGiven]] = field(default_factory=lambda: defaultdict(list))
    claims: dict[UUID, list[SchemeClaim]] = field(default_factory=lambda: defaultdict(list))

    def under(self, scheme: UUID, provider: Provider) -> Person:
        """As this scheme sees them."""
        return replace(
            self.person,
            notices=tuple(self.notices.get(scheme, ())),
            claims=tuple(self.claims.get(scheme, ())),
            provider=self._named(provider),
        )

    def _named(self, provider: Provider) -> Provider:
        """A State agency pays others: the provider is whom it bought the service from."""
        if provider.names or not self.person.services:
            return provider
        named = {one.provider for one in self.person.services if one.provider}
        return replace(provider, names=frozenset(named))

    @property
    def closed_on(self) -> date | None:
        return self.person.case.closed_on if self.person.case else None


def gathered(tickets: Iterable[Ticket]) -> dict[UUID, Gathered]:
    """By the key of each Ticket, in the order given. A fixed number of queries, however many Tickets."""
    by_key = {ticket.pk: ticket for ticket in tickets}
    known, details = facts_of(by_key.values()), _details(by_key)
    services, proofs, minutes = _services(by_key), _proofs(by_key), _minutes(by_key)
    found = {
        key: Gathered(
            Person(
                case=_case(known[key].vr_cases),
                in_use_with_vr_on=details[key].in_use_with_vr_on if key in details else None,
                list_given_on=details[key].list_given_on if key in details else None,
                assignments=known[key].assignments,
                months=_months(known[key].months, minutes.get(key, {})),
                blind=ticket.blind,
                services=tuple(services[key]),
                proofs=tuple(proofs[key]),
                secret_words=_names(ticket),
                case_ids=_case_ids(details.get(key)),
            )
        )
        for key, ticket in by_key.items()
    }
    for notice in GivenNotice.objects.filter(ticket__in=by_key):
        found[notice.ticket_id].notices[notice.scheme_id].append(
            NoticeGiven(notice.payment, notice.given_on, notice.expected_on, notice.in_writing)
        )
    for invoice in SchemeInvoice.objects.filter(ticket__in=by_key):
        found[invoice.ticket_id].claims[invoice.scheme_id].append(_claim(invoice))
    return found


def _claim(one: SchemeInvoice) -> SchemeClaim:
    return SchemeClaim(
        one.payment, one.time, ClaimState(one.state), one.invoiced_on, one.number, tuple(one.forms),
        tuple(one.evidence), one.authorization, one.approved_on, one.paid_on, one.cents,
    )  # fmt: skip


def _case(cases: Iterable[facts.VocationalRehabilitationCase]) -> facts.VocationalRehabilitationCase | None:
    """The one closed last; where none is closed the one opened last."""
    every = list(cases)
    closed = [one for one in every if one.closed_on is not None]
    if closed:
        return max(closed, key=lambda one: one.closed_on or date.min)
    return max(every, key=lambda one: one.opened_on or date.min, default=None)


def _months(known: dict[Month, facts.MonthOfWork], minutes: dict[Month, int]) -> dict[Month, Pay]:
    """Hours that are recorded of a month without pay stand beside no pay."""
    every = {*known, *minutes}
    return {
        month: Pay(
            known[month].earned if month in known else 0,
            known[month].paid if month in known else 0,
            minutes.get(month),
        )
        for month in every
    }


def _names(ticket: Ticket) -> tuple[str, ...]:
    holder = getattr(ticket, "holder", None)
    return tuple(str(holder.name).split()) if holder else ()


def _case_ids(detail: CaseDetail | None) -> tuple[str, ...]:
    number = opened(detail.case_number) if detail else None
    return (number,) if number else ()


def _details(tickets: dict[UUID, Ticket]) -> dict[UUID, CaseDetail]:
    return {one.ticket_id: one for one in CaseDetail.objects.filter(ticket__in=tickets)}


def _services(tickets: dict[UUID, Ticket]) -> dict[UUID, list[Service]]:
    found: dict[UUID, list[Service]] = defaultdict(list)
    for one in BoughtService.objects.filter(ticket__in=tickets):
        found[one.ticket_id].append(
            Service(
                one.code,
                one.provider or None,
                one.tier or None,
                one.authorized_on,
                one.number,
                one.is_named,
                one.form,
            )
        )
    return found


def _proofs(tickets: dict[UUID, Ticket]) -> dict[UUID, list[Proof]]:
    found: dict[UUID, list[Proof]] = defaultdict(list)
    for one in TicketPaper.objects.filter(ticket__in=tickets):
        found[one.ticket_id].append(Proof(one.kind, one.on, one.by_holder, one.by_provider))
    return found


def _minutes(tickets: dict[UUID, Ticket]) -> dict[UUID, dict[Month, int]]:
    found: dict[UUID, dict[Month, int]] = defaultdict(dict)
    for one in WorkedHours.objects.filter(ticket__in=tickets):
        found[one.ticket_id][one.month] = one.minutes
    return found


def own_names(organization: Organization) -> list[str]:
    """Every name by which assignments call the organization."""
    identities = Identity.objects.filter(organization=organization).values_list("name", flat=True)
    return list(dict.fromkeys([organization.name, *identities]))


def provider_under(scheme: Scheme) -> Provider:
    """The organization under a scheme. A State agency is no provider: whom it bought from, each person's services say."""
    organization, kept = scheme.organization, provider_of(scheme)
    identities = list(Identity.objects.filter(organization=organization))
    awarded = [one.awarded_on for one in identities if one.awarded_on is not None]
    ended = [one.ended_on for one in identities]
    called = [line.strip() for line in kept.called.splitlines() if line.strip()]
    is_agency = organization.kind == Organization.Kind.STATE_VR
    return Provider(
        names=frozenset() if is_agency else frozenset([*own_names(organization), *called]),
        en_from=min(awarded, default=None),
        en_until=max((one for one in ended if one), default=None) if ended and all(ended) else None,
        contract_from=kept.contract_from,
        contract_until=kept.contract_until,
        agreement_from=kept.agreement_from,
        agreement_until=kept.agreement_until,
        tin=opened(kept.tin) or "",
    )
