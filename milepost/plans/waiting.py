"""What a plan waits for, for Today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from milepost.plans.models import Disclosure, Discussion, PlanVersion, Signature
from milepost.plans.policies import findings_of
from milepost.plans.queries import clock_of, first_signed, whose_turn
from milepost.plans.states import COUNTS, OPEN, State
from milepost.rulebook.readings import PRACTICE
from milepost.rulebook.wording import LANGUAGES
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.waiting import Waiting, Words

DAYS = PRACTICE.plan_days or 0
WORDS = {
    "plan_missing": Words(_("The Ticket is assigned, and no plan is recorded"), _("Write a plan"), "plans"),
    "plan_incomplete": Words(
        _("The draft of the plan lacks %(count)s of the ten elements"), _("Go on writing"), "plan_edit"
    ),
    "plan_complete": Words(
        _("The plan is complete, and not offered for signing yet"), _("Offer it"), "plan_offer"
    ),
    "plan_unsent": Words(
        _("The plan waits for a signature: %(who)s. No link was given out"), _("See the plan"), "plans"
    ),
    "plan_sent": Words(
        _("The plan waits for a signature: %(who)s. The link was given out on %(sent_on)s"),
        _("See the plan"),
        "plans",
    ),
    "plan_ours_to_sign": Words(
        _("The plan waits for the signature of the Employment Network"), _("Sign"), "plan_sign"
    ),
    "plan_days_left": Words(
        _("%(days)s days until this costs a payable month: %(month)s"), _("Record the receipt"), "plan_sent"
    ),
    "plan_last_day": Words(
        _("The last day: tomorrow this costs a payable month, %(month)s"),
        _("Record the receipt"),
        "plan_sent",
    ),
    "plan_unreceived": Words(
        _("The plan is signed, and no receipt by the program manager is recorded"),
        _("Record the receipt"),
        "plan_sent",
    ),
    "plan_undiscussed": Words(
        _("No one-on-one discussion about the plan is recorded"), _("Record it"), "plan_discussion_add"
    ),
    "plan_untold": Words(
        _("%(count)s things that each Ticketholder must be told are not recorded as told"),
        _("See which"),
        "plans",
    ),
    "plan_no_copy": Words(
        _("No copy of the plan in an accessible format is recorded as given"), _("Record it"), "plan_copy"
    ),
}


@dataclass(slots=True)
class Known:
    """What is known of some Tickets, read with the same few queries however many they are."""

    versions: dict[UUID, list[PlanVersion]] = field(default_factory=dict)
    firsts: Mapping[UUID, PlanVersion] = field(default_factory=dict)
    assignments: dict[UUID, Assignment] = field(default_factory=dict)
    discussed: set[UUID] = field(default_factory=set)
    told: dict[UUID, int] = field(default_factory=dict)


def waiting(tickets: Sequence[Ticket], day: date) -> Iterator[Waiting]:
    """A plan that is lacking, unfinished, unsigned, on its way; and what is to be recorded beside it."""
    known = _known([ticket.pk for ticket in tickets], day)
    for ticket in tickets:
        versions = known.versions.get(ticket.pk, [])
        assignment = known.assignments.get(ticket.pk)
        if not versions:
            if assignment is not None and assignment.plan_signed_on is None:
                yield Waiting(ticket, "plan_missing")
            continue
        for version in versions:
            yield from _of_version(ticket, version)
        first = known.firsts.get(ticket.pk)
        if first is not None:
            yield from _of_clock(ticket, first, assignment, day)
        yield from _beside(ticket, versions, known)


def _known(keys: Sequence[UUID], day: date) -> Known:
    known = Known()
    versions = PlanVersion.objects.filter(ticket__in=keys, state__in=[*OPEN, *COUNTS]).select_related("plan")
    for version in versions.prefetch_related("signatures").order_by("number"):
        known.versions.setdefault(version.ticket_id, []).append(version)
    known.firsts = first_signed(known.versions)
    still = Q(unassigned_on=None) | Q(unassigned_on__gt=day)
    for assignment in Assignment.objects.filter(still, ticket__in=keys, assigned_on__lte=day).order_by(
        "assigned_on"
    ):
        known.assignments[assignment.ticket_id] = assignment
    there = {"ticket__in": list(known.versions), "withdrawn_at": None}
    known.discussed = set(Discussion.objects.filter(**there).values_list("ticket", flat=True))
    counted = Disclosure.objects.filter(**there).values("ticket").annotate(count=Count("pk"))
    known.told = {row["ticket"]: row["count"] for row in counted.order_by()}
    return known


def _of_version(ticket: Ticket, version: PlanVersion) -> Iterator[Waiting]:
    parts = {"version_id": str(version.pk)}
    if version.state == State.DRAFT:
        lacking = sum(not one.is_there for one in findings_of(version))
        figures = {"count": lacking} if lacking else {}
        yield Waiting(ticket, "plan_incomplete" if lacking else "plan_complete", figures=figures, parts=parts)
    elif version.state == State.OFFERED:
        for signature in whose_turn(version.signatures.all()):
            yield _of_signature(ticket, signature)


def _of_signature(ticket: Ticket, signature: Signature) -> Waiting:
    if signature.role == Signature.Role.EMPLOYMENT_NETWORK:
        return Waiting(ticket, "plan_ours_to_sign", parts={"signature_id": str(signature.pk)})
    figures: dict[str, Any] = {"who": _in_each_language(signature)}
    if signature.link_sent_on is None:
        return Waiting(ticket, "plan_unsent", figures=figures)
    return Waiting(ticket, "plan_sent", figures={**figures, "sent_on": str(signature.link_sent_on)})


def _in_each_language(signature: Signature) -> dict[str, str]:
    words = {}
    for language in LANGUAGES:
        with translation.override(language):
            words[language] = str(signature.get_role_display())
    return words


def _of_clock(
    ticket: Ticket, first: PlanVersion, assignment: Assignment | None, day: date
) -> Iterator[Waiting]:
    assert first.signed_on is not None, "the first wording that is signed"
    if first.received_on is not None:
        return
    parts = {"version_id": str(first.pk)}
    clock = clock_of(first, assignment.assigned_on if assignment else None, day)
    if clock is None:
        yield Waiting(ticket, "plan_unreceived", due_on=first.signed_on + timedelta(days=DAYS), parts=parts)
        return
    figures = {"days": clock.days_left, "month": str(clock.loses_next)}
    code = "plan_last_day" if clock.days_left == 1 else "plan_days_left"
    due_on = clock.due_on if clock.due_on >= day else None
    yield Waiting(ticket, code, due_on=due_on, lost_on=clock.lost_on, figures=figures, parts=parts)


def _beside(ticket: Ticket, versions: Sequence[PlanVersion], known: Known) -> Iterator[Waiting]:
    if ticket.pk not in known.discussed:
        yield Waiting(ticket, "plan_undiscussed")
    untold = len(Disclosure.Item) - known.told.get(ticket.pk, 0)
    if untold:
        yield Waiting(ticket, "plan_untold", figures={"count": untold})
    for version in versions:
        if version.state in COUNTS and version.copy_given_on is None:
            yield Waiting(ticket, "plan_no_copy", parts={"version_id": str(version.pk)})
