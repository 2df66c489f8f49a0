"""What waits on the way to an assignment and after it, for Today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from milepost.intake.models import Assessment, AssignabilityCheck, IntakeSettings, Step
from milepost.intake.queries import latest_checks, states_of
from milepost.rulebook.assignability import Waiver, is_cost_reimbursement
from milepost.rulebook.facts import VocationalRehabilitationCase as VrFact
from milepost.rulebook.facts import names_of
from milepost.tickets.models import Assignment, Ticket, UsePeriod, VocationalRehabilitationCase
from milepost.tickets.states import State
from milepost.tickets.waiting import Waiting, Words

WORDS = {
    "plan_not_assigned": Words(
        _("The plan is in work since %(since)s and the Ticket is not assigned."), _("Assign"), "assignments"
    ),
    "answer_old": Words(
        _(
            "SSA's answer of %(asked)s is no longer good, or old: ask again whether the Ticket can be assigned."
        ),
        _("Record the answer"),
        "assignment_check",
    ),
    "extension_ends": Words(
        _("The 90-day extension ends on %(last)s; until then the Ticket stays in use."),
        _("See the assignment"),
        "assignments",
    ),
    "waiver_closes": Words(
        _(
            "The test of current pay is waived until %(last)s. Assigned by then, no benefit has to be in current pay."
        ),
        _("See the assignment"),
        "assignments",
    ),
    "candidate_quiet": Words(
        _("Nothing has been done with this candidate since %(since)s."), _("Next step"), "assignments"
    ),
    "unassigned_soon": Words(
        _("The Ticket comes free on %(on)s, as recorded."), _("See the assignment"), "assignments"
    ),
}
OUT = frozenset({State.EXTENSION, State.UNASSIGNED})
BEFORE_PLAN = frozenset({State.CANDIDATE, State.ADVISED_FOR, State.ASSIGNABLE})


def waiting(tickets: Sequence[Ticket], day: date) -> Iterator[Waiting]:
    """What waits for these Tickets of one organization; the number of queries does not grow with them."""
    if not tickets:
        return
    chosen = (
        IntakeSettings.objects.filter(organization=tickets[0].organization_id).first() or IntakeSettings()
    )
    states, checks = states_of(tickets, day), latest_checks(tickets)
    touched, spans = _last_touched(tickets), _open_extensions(tickets, day)
    waivers = _waivers(tickets, day)
    leaving = dict(
        Assignment.objects.filter(ticket__in=[one.pk for one in tickets], unassigned_on__gt=day).values_list(
            "ticket_id", "unassigned_on"
        )
    )
    for ticket in tickets:
        state, check = states[ticket.pk], checks.get(ticket.pk)
        yield from _before(ticket, state, check, touched.get(ticket.pk), (chosen, day))
        if state in OUT:
            yield from _after(ticket, spans.get(ticket.pk), waivers.get(ticket.pk), chosen, day)
        elif state in BEFORE_PLAN | {State.PLAN} and ticket.pk in waivers:
            yield from _after(ticket, None, waivers[ticket.pk], chosen, day)
        elif ticket.pk in leaving and state is not State.TERMINATED:
            on = leaving[ticket.pk]
            yield Waiting(ticket, "unassigned_soon", due_on=on, figures={"on": on.isoformat()})


def _before(
    ticket: Ticket,
    state: State,
    check: AssignabilityCheck | None,
    touched: date | None,
    asked: tuple[IntakeSettings, date],
) -> Iterator[Waiting]:
    """On the way to an assignment: a plan without one, an old answer, a candidate whom nobody has touched."""
    chosen, day = asked
    if state in {State.ASSIGNABLE, State.PLAN} and check is not None:
        old_on = min(check.valid_until, check.asked_on + timedelta(days=chosen.answer_days)) + timedelta(
            days=1
        )
        if day >= old_on:
            figures = {"asked": check.asked_on.isoformat()}
            yield Waiting(ticket, "answer_old", due_on=old_on, figures=figures)
    if touched is None:
        return
    due = touched + timedelta(days=chosen.quiet_days)
    if day < due:
        return
    figures = {"since": touched.isoformat()}
    if state is State.PLAN:
        yield Waiting(ticket, "plan_not_assigned", due_on=due, figures=figures)
    elif state in BEFORE_PLAN:
        yield Waiting(ticket, "candidate_quiet", due_on=due, figures=figures)


def _after(
    ticket: Ticket, extension_to: date | None, waiver: Waiver | None, chosen: IntakeSettings, day: date
) -> Iterator[Waiting]:
    """The days that run out: the extension, and the 90 days in which current pay is not asked for."""
    soon = day + timedelta(days=chosen.ahead_days)
    if extension_to is not None and extension_to <= soon:
        yield _running_out(ticket, "extension_ends", extension_to)
    if waiver is not None and day <= waiver.last_day <= soon:
        yield _running_out(ticket, "waiver_closes", waiver.last_day)


def _running_out(ticket: Ticket, code: str, last: date) -> Waiting:
    lost = last + timedelta(days=1)
    return Waiting(ticket, code, due_on=last, lost_on=lost, figures={"last": last.isoformat()})


def _last_touched(tickets: Sequence[Ticket]) -> dict[UUID, date]:
    """The day of the latest step, assessment or answer about each; one that has none is not known to have been touched."""
    keys = [ticket.pk for ticket in tickets]
    latest: dict[UUID, date] = {}
    dated = (
        Step.objects.filter(ticket__in=keys).values_list("ticket_id", "on"),
        Assessment.objects.filter(ticket__in=keys).values_list("ticket_id", "on"),
        AssignabilityCheck.objects.filter(ticket__in=keys).values_list("ticket_id", "asked_on"),
    )
    for rows in dated:
        for key, on in rows:
            latest[key] = max(on, latest.get(key, on))
    return latest


def _open_extensions(tickets: Sequence[Ticket], day: date) -> dict[UUID, date]:
    spans = UsePeriod.objects.filter(
        ticket__in=[one.pk for one in tickets], state="extension", from_day__lte=day, to_day__gte=day
    )
    return dict(spans.values_list("ticket_id", "to_day"))


def _waivers(tickets: Sequence[Ticket], day: date) -> dict[UUID, Waiver]:
    """The 90 days that run on the day, of each Ticket the latest to have begun."""
    keys = [ticket.pk for ticket in tickets]
    begun: dict[UUID, list[Waiver]] = defaultdict(list)
    left = Assignment.objects.filter(ticket__in=keys, unassigned_on__lte=day)
    for key, on in left.values_list("ticket_id", "unassigned_on"):
        begun[key].append(Waiver("unassigned", on))
    closed = VocationalRehabilitationCase.objects.filter(ticket__in=keys, closed_on__lte=day)
    for key, *values in closed.values_list("ticket_id", *names_of(VrFact)[1:]):
        case = VrFact("", *values)
        if is_cost_reimbursement(case) and case.closed_on is not None:
            begun[key].append(Waiver("vr_closed", case.closed_on))
    running = {key: [one for one in found if day <= one.last_day] for key, found in begun.items()}
    return {key: max(found, key=lambda one: one.began_on) for key, found in running.items() if found}
