"""Plans, as questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from milepost.organizations.models import Organization
from milepost.plans.models import Disclosure, Discussion, PlanSettings, PlanVersion, Signature
from milepost.plans.states import COUNTS, OPEN, State
from milepost.rulebook.plan_clock import PlanClock, is_plan_of, plan_clock
from milepost.rulebook.plans import Signer, turns
from milepost.tickets.models import Assignment, Ticket


def settings_of(organization: Organization) -> PlanSettings:
    """The organization's, or what holds until it has chosen."""
    return PlanSettings.objects.filter(organization=organization).first() or PlanSettings(
        organization=organization
    )


def versions_of(ticket: Ticket) -> QuerySet[PlanVersion]:
    """The newest first."""
    return (
        PlanVersion.objects.filter(ticket=ticket)
        .select_related("plan", "written_by")
        .prefetch_related("signatures")
    )


def in_force(ticket: Ticket) -> PlanVersion | None:
    """The plan that holds now."""
    return versions_of(ticket).filter(state=State.IN_FORCE).first()


def standing(ticket: Ticket) -> PlanVersion | None:
    """The plan that is signed and stands: in force, or on its way to the program manager."""
    return versions_of(ticket).filter(state__in=COUNTS).first()


def being_made(ticket: Ticket) -> PlanVersion | None:
    """The draft, or what is out for signing."""
    return versions_of(ticket).filter(state__in=OPEN).first()


def latest_signature(ticket: Ticket) -> date | None:
    """The day of the latest signature of the plan that stands, by which its Ticket is assigned (20 CFR 411.140(d)).

    That of its first wording: an amendment does not assign a Ticket anew.
    """
    found = first_signed([ticket.pk]).get(ticket.pk)
    return found.signed_on if found else None


def first_signed(tickets: Iterable[UUID]) -> dict[UUID, PlanVersion]:
    """Of each Ticket with a plan that stands, the first wording of that plan; two queries, however many Tickets."""
    plans = PlanVersion.objects.filter(ticket__in=tickets, state__in=COUNTS).values_list("plan_id", flat=True)
    firsts = PlanVersion.objects.filter(plan__in=list(plans), amends=None, signed_on__isnull=False)
    return {
        version.ticket_id: version for version in firsts.exclude(state=State.WITHDRAWN).order_by("number")
    }


def assignment_for_plan(ticket: Ticket, day: date) -> Assignment | None:
    """The assignment that a plan signed about now belongs to: the current one, or the next."""
    still = Q(unassigned_on=None) | Q(unassigned_on__gt=day)
    return Assignment.objects.filter(still, ticket=ticket).order_by("-assigned_on").first()


def clock_of(version: PlanVersion, assigned_on: date | None, day: date) -> PlanClock | None:
    """The 14 days of a first wording that is signed; None where the Ticket was assigned by an earlier plan."""
    if version.signed_on is None or not is_plan_of(version.signed_on, assigned_on):
        return None
    return plan_clock(version.signed_on, version.received_on, assigned_on, day)


def whose_turn(signatures: Iterable[Signature]) -> list[Signature]:
    """Those who may sign now."""
    asked = list(signatures)
    now = turns((Signer(one.role), one.place, one.is_given) for one in asked)
    return [one for one in asked if Signer(one.role) in now and not one.is_given]


def discussions_of(ticket: Ticket) -> Sequence[Discussion]:
    return list(Discussion.objects.filter(ticket=ticket, withdrawn_at=None).select_related("by"))


def disclosures_of(ticket: Ticket) -> Sequence[Disclosure]:
    return list(Disclosure.objects.filter(ticket=ticket, withdrawn_at=None).select_related("by"))


def not_told(ticket: Ticket) -> list[str]:
    """What the Ticketholder has not been told yet."""
    told = set(Disclosure.objects.filter(ticket=ticket, withdrawn_at=None).values_list("item", flat=True))
    return [item for item in Disclosure.Item.values if item not in told]


def next_number(version: PlanVersion) -> int:
    """Of the next version of the same plan."""
    highest = PlanVersion.objects.filter(plan=version.plan_id).aggregate(highest=Max("number"))["highest"]
    return int(highest) + 1
