"""Plans of the demonstration: one of each state, by the same actions as on the pages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.plans import actions
from milepost.plans.models import Disclosure, Method, Plan, PlanSettings, PlanVersion, Signature
from milepost.plans.signing_actions import Given, sign
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.queries import tickets_of

ADVOCACY = "Disability Rights of the State (made up), (555) 010-0199"
WORK = (
    ("Front desk of a clinic, mornings", "Office coordinator of a clinic, full time"),
    ("Baker's assistant, from five in the morning", "Baker, full time, with a journeyman's certificate"),
    ("Stock associate in a warehouse", "Inventory lead of a warehouse, full time"),
    ("Driver's helper, deliveries", "Dispatcher, full time"),
)
STEPS = ("draft", "offered", "half", "signed", "signed", "force", "force", "amended")
"""How far each of these plans has come."""


def load_plans(organization: Organization, day: date) -> None:
    """Of Tickets assigned last, one plan in each state; the signed ones some days ago."""
    member = StaffMember.objects.filter(organization=organization, role=StaffMember.Role.COORDINATOR).first()
    if member is None:
        return
    PlanSettings.objects.create(
        organization=organization, address="12 Made-up Street", phone="(555) 010-0100", advocacy=ADVOCACY
    )
    deed = Deed(organization, member, through="demonstration")
    for place, (ticket, step) in enumerate(zip(_tickets(organization, day), STEPS, strict=False)):
        _load_one(ticket, step, WORK[place % len(WORK)], day - timedelta(days=3 + place), deed)


def _tickets(organization: Organization, day: date) -> list[Ticket]:
    """Those assigned last, and still, who are known by name."""
    held = Assignment.objects.filter(organization=organization, unassigned_on=None, assigned_on__lte=day)
    keys = list(held.order_by("-assigned_on", "pk").values_list("ticket", flat=True)[: 2 * len(STEPS)])
    found = tickets_of(organization).select_related("holder", "identity", "organization").in_bulk(keys)
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def _load_one(ticket: Ticket, step: str, work: tuple[str, str], signed_on: date, deed: Deed) -> None:
    version = actions.begin(ticket, Plan.Kind.INDIVIDUAL_WORK_PLAN, deed=deed)
    content = {**version.content.open(), **_goals(work)}
    if step == "draft":
        content.pop("long_work")
    actions.write(version, content, seen=version.version, deed=deed)
    if step == "draft":
        return
    actions.add_discussion(ticket, _talk(work[0], signed_on), deed=deed)
    told = Disclosure.Item.values[: 8 if step == "offered" else None]
    actions.tell(ticket, told, signed_on, deed=deed)
    version = actions.offer(_again(version), _signers(version, deed), deed=deed)
    for signature in version.signatures.all()[: {"offered": 0, "half": 1}.get(step, 2)]:
        given = Given(signature.asked_name.open(), Method.WET, signed_on, version.digest)
        version = sign(signature, given, day=signed_on, deed=deed)
    if step in {"force", "amended"}:
        received = actions.Sending(signed_on, "portal", signed_on + timedelta(days=1))
        actions.record_sending(version, received, day=signed_on + timedelta(days=1), deed=deed)
        actions.give_copy(_again(version), signed_on, ticket.holder.format, deed=deed)
    if step == "amended":
        actions.amend(_again(version), "More hours are possible from January on", deed=deed)


def _again(version: PlanVersion) -> PlanVersion:
    return PlanVersion.objects.select_related("plan", "ticket__holder", "organization").get(pk=version.pk)


def _goals(work: tuple[str, str]) -> dict[str, Any]:
    return {
        "short_work": work[0], "short_months": 9, "short_cents": 152_000, "short_pay": "hourly", "short_hours": 24,
        "long_work": work[1], "long_years": 3, "long_cents": 335_000, "long_pay": "hourly", "long_hours": 40,
        "service_1_what": "Applications and practice for interviews", "service_1_by": "the Employment Network",
        "service_1_when": "weekly until work begins",
        "service_2_what": "Benefits counseling", "service_2_by": "the WIPA project", "service_2_when": "once, then each year",
    }  # fmt: skip


def _talk(work: str, held_on: date) -> dict[str, Any]:
    return {
        "held_on": held_on,
        "manner": "phone",
        "summary": f"What kind of work fits, and what stands in the way. Aimed at: {work.lower()}.",
        "assessment": "The goal fits earlier work and what was liked about it; the hours can grow after half a year.",
    }


def _signers(version: PlanVersion, deed: Deed) -> dict[str, str]:
    assert deed.by is not None, "somebody loads them"
    name = version.content.open()["name"]
    return {Signature.Role.TICKETHOLDER.value: name, Signature.Role.EMPLOYMENT_NETWORK.value: deed.by.name}
