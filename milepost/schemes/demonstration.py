"""Incentive schemes in the demonstration: the historic one of Texas in force, one of California as a draft, some people under way."""

from __future__ import annotations

from datetime import date, timedelta

from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Role
from milepost.rulebook.facts import Closure
from milepost.schemes import actions, record_actions
from milepost.schemes.deciding import decided
from milepost.schemes.models import BoughtService, GivenNotice, SchemeInvoice, TicketPaper
from milepost.schemes.packaged import packaged
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.queries import tickets_of

CALLED, BOUGHT = "EN-NORTHSIDE", ("job_placement", "job_placement", "supported_employment")
SINCE = date(2010, 1, 1)


def load_schemes(organization: Organization, day: date) -> None:
    by = StaffMember.objects.filter(organization=organization, role=Role.COORDINATOR).first()
    if by is None:
        return
    deed = Deed(organization, by, through="demonstration")
    texas = actions.draft(packaged()["texas-dars-5-13"].scheme, deed=deed)
    actions.put_in_force(texas, SINCE, None, deed=deed)
    provider = {"contract_from": SINCE, "called": CALLED, "vendor_number": "MADE-UP-7", "tin": "79000000007"}
    actions.set_provider(texas.scheme, provider, deed=deed)
    actions.draft(packaged()["california-dor-partnership-plus"].scheme, deed=deed)
    held = Assignment.objects.filter(organization=organization, provider=CALLED).values("ticket")
    found = tickets_of(organization).filter(
        pk__in=held, vocationalrehabilitationcase__closure=Closure.EMPLOYMENT_OUTCOME, holder__isnull=False
    )
    for place, ticket in enumerate(
        found.select_related("holder", "organization").distinct().order_by("reference")[:6]
    ):
        _under_way(ticket, place, day, deed)


def _under_way(ticket: Ticket, place: int, day: date, deed: Deed) -> None:
    """A service that was bought and a letter; of whom has reached the level the notice and an invoice that is prepared."""
    service = BOUGHT[place % len(BOUGHT)]
    is_named = {"is_named": True, "form": "DARS1616"} if service == "supported_employment" else {}
    bought = {
        "code": service,
        "provider": CALLED,
        "tier": str(place % 2 + 1),
        "number": f"SA-{place + 1}",
        **is_named,
    }
    record_actions.add(BoughtService, ticket, bought, deed=deed)
    record_actions.add(
        TicketPaper, ticket, {"kind": "assignment_letter", "on": day - timedelta(20)}, deed=deed
    )
    record_actions.set_case(
        ticket, {"counselor": "Vera Ray", "case_number": f"MADE-UP-{place + 1}"}, deed=deed
    )
    for one in decided(ticket, day):
        first = one.decision.payments[0]
        if first.month is not None:
            notice = {"given_on": first.month.first_day - timedelta(40), "expected_on": first.month.first_day}
            of = {"scheme_id": one.version.scheme_id, "payment": first.number}
            record_actions.add(GivenNotice, ticket, {**of, **notice}, deed=deed)
            papers = {
                "forms": ["DARS1050"] if place % 2 == 0 else [],
                "evidence": ["pay_stubs"],
                "authorization": f"PO-{place + 1}",
            }
            record_actions.add(SchemeInvoice, ticket, {**of, **papers}, deed=deed)
