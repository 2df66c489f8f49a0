"""What is owed to each Ticketholder on a day: read for many at once, and kept for lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps

from milepost.contacts.models import ContactNote, ContactSettings, PhaseByHand, Standing
from milepost.earnings.models import MonthOfWork
from milepost.journal.inserting_many import insert_many
from milepost.organizations.models import Identity, Organization
from milepost.organizations.scope import for_organization
from milepost.organizations.today import today_for
from milepost.rulebook import contacts as rules
from milepost.rulebook.contact_letters import LetterAnswer, letter_wanted
from milepost.rulebook.contact_phases import JobSpan, Phase, PhaseSpan, SetByHand, Work, phases
from milepost.rulebook.months import Month
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.queries import tickets_of
from milepost.tickets.touched import once_per_telling

AHEAD = timedelta(days=200)
"""So far beyond a day the phases are reckoned: longer than any open period."""
LOOKED_BACK = timedelta(days=365)
WORTH_A_TASK, AT_A_TIME = 400, 500
NOTHING: tuple[list[rules.Held], Work, list[rules.Contact]] = ([], Work((), {}, ()), [])
"""Somebody of whom neither an assignment nor work nor a contact is known, as most are whom a spreadsheet brings."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Everything that the contact rules say about one Ticket on one day."""

    ticket: Ticket
    held: tuple[rules.Held, ...]
    spans: tuple[PhaseSpan, ...]
    duty: rules.ContactDuty
    letter: LetterAnswer


def settings_of(organization: Organization) -> ContactSettings:
    """What the organization has settled; the defaults, not kept yet, where it has settled nothing."""
    kept = ContactSettings.objects.filter(organization=organization).first()
    return kept or ContactSettings(organization=organization)


@once_per_telling
def reckoned(tickets: Iterable[Ticket], day: date) -> dict[UUID, Reckoned]:
    """What is owed to each of these Tickets of one organization. The number of queries does not grow with them."""
    asked = list(tickets)
    if not asked:
        return {}
    settled = settings_of(asked[0].organization)
    held, work, made = held_by_us(asked), _work(asked), _made(asked)
    found = {}
    of_nothing: Reckoned | None = None
    for ticket in asked:
        known = held[ticket.pk], work[ticket.pk], made[ticket.pk]
        if of_nothing is not None and known == NOTHING:  # as of the first one of whom nothing is known
            found[ticket.pk] = replace(of_nothing, ticket=ticket)
            continue
        found[ticket.pk] = _one(ticket, *known, settled, day)
        of_nothing = found[ticket.pk] if known == NOTHING else of_nothing
    return found


def _one(
    ticket: Ticket,
    held: Sequence[rules.Held],
    work: Work,
    made: Sequence[rules.Contact],
    settled: ContactSettings,
    day: date,
) -> Reckoned:
    cadence = settled.cadence
    begin = held[0].from_day if held else day
    spans = phases(work, cadence, begin=begin, through=max(day, begin) + AHEAD)
    duty = rules.contact_duty(spans, held, made, cadence, day)
    judged = tuple(one for one in duty.periods if one.ends >= (settled.recorded_from or one.ends))
    duty = replace(duty, periods=judged)
    now = next((one for one in held if one.has(day)), None)
    of_now = [one for one in made if now and now.has(one.on) and one.on <= day]
    return Reckoned(ticket, tuple(held), spans, duty, letter_wanted(of_now, settled.letter_rule))


def held_by_us(tickets: Sequence[Ticket]) -> dict[UUID, list[rules.Held]]:
    """When each Ticket was assigned to us.

    Assignments name a provider. Those of our identities count, where any is named so; otherwise those of whoever holds
    the Ticket now or held it last.
    """
    ours = set()
    for names in Identity.objects.filter(organization=tickets[0].organization_id).values_list("name", "pid"):
        ours |= {name for name in names if name}
    rows: dict[UUID, list[Any]] = defaultdict(list)
    for row in Assignment.objects.filter(ticket__in=tickets).values_list(
        "ticket_id", "provider", "assigned_on", "unassigned_on"
    ):
        rows[row[0]].append(row)
    ended = {ticket.pk: ticket.ended_on for ticket in tickets}
    found: dict[UUID, list[rules.Held]] = defaultdict(list)
    for key, kept in rows.items():
        kept.sort(key=lambda row: row[2])
        named = {row[1] for row in kept} & ours or {kept[-1][1]}
        for _key, provider, assigned_on, unassigned_on in kept:
            days = [day for day in (unassigned_on, ended[key]) if day is not None]
            if provider in named and (not days or min(days) > assigned_on):
                found[key].append(rules.Held(assigned_on, min(days, default=None)))
    return found


def _work(tickets: Sequence[Ticket]) -> dict[UUID, Work]:
    months: dict[UUID, dict[Month, bool]] = defaultdict(dict)
    rows = MonthOfWork.objects.filter(ticket__in=tickets).order_by()
    for key, month, earned, paid, net in rows.values_list(
        "ticket_id", "month", "earned", "paid", "self_employed_net"
    ):
        if earned is not None or paid is not None or net is not None:
            months[key][Month(month)] = bool((earned if earned is not None else paid) or net)
    by_hand: dict[UUID, list[SetByHand]] = defaultdict(list)
    said = PhaseByHand.objects.filter(ticket__in=tickets).order_by("pk")
    for key, phase, from_day in said.values_list("ticket_id", "phase", "from_day"):
        by_hand[key].append(SetByHand(from_day, Phase(phase) if phase else None))
    jobs = job_spans(tickets)
    found: dict[UUID, Work] = defaultdict(Work)
    for ticket in tickets:
        found[ticket.pk] = Work(tuple(jobs[ticket.pk]), months[ticket.pk], tuple(by_hand[ticket.pk]))
    return found


def job_spans(tickets: Sequence[Ticket]) -> dict[UUID, list[JobSpan]]:
    """From the first to the last day of each job of these Tickets; one whose first day is not known shows nothing.

    Asked by name, so that contacts can be kept where `earnings` keeps months alone.
    """
    found: dict[UUID, list[JobSpan]] = defaultdict(list)
    jobs = apps.all_models["earnings"].get("job")
    if jobs is None:
        return found
    rows = jobs._default_manager.filter(ticket__in=tickets, withdrawn_at=None, started_on__isnull=False)
    for key, started_on, ended_on in rows.order_by("pk").values_list("ticket_id", "started_on", "ended_on"):
        found[key].append(JobSpan(started_on, ended_on))
    return found


def _made(tickets: Sequence[Ticket]) -> dict[UUID, list[rules.Contact]]:
    """What passed, in the order in which it did."""
    rows = ContactNote.objects.filter(
        organization=tickets[0].organization_id, ticket__in=tickets, is_current=True
    )
    found: dict[UUID, list[rules.Contact]] = defaultdict(list)
    for key, on, kind in rows.order_by("on", "at").values_list("ticket_id", "on", "kind"):
        found[key].append(rules.Contact(on, rules.Kind(kind)))
    return found


# Kept for lists


def reckon(tickets: Iterable[Ticket]) -> None:
    """Keep the answer about each of these Tickets of one organization, over the one before."""
    asked = list(tickets)
    if not asked:
        return
    day = today_for(asked[0].organization)
    keep([_row(one, day) for one in reckoned(asked, day).values()])


def keep(rows: Sequence[Standing]) -> None:
    fields = [field.name for field in Standing._meta.concrete_fields if not field.primary_key]
    insert_many(rows, over=["ticket"], writing=fields)


def _row(one: Reckoned, day: date) -> Standing:
    duty, due = one.duty, one.duty.due
    wanted = "wanted" if one.letter.is_wanted else ""
    enough = "enough" if one.letter.reason.code == "LETTERS_ENOUGH" else ""
    return Standing(
        organization_id=one.ticket.organization_id,
        ticket=one.ticket,
        phase=duty.phase or "",
        due_on=due.ends if due else None,
        warn_on=duty.warn_on,
        last_two_way=duty.last_two_way,
        attempts=duty.attempts,
        missed=sum(period.ends >= day - LOOKED_BACK for period in duty.missed),
        letter=(wanted or enough) if duty.phase else "",
        reckoned_on=day,
        good_through=_good_through(one, day),
    )


def _good_through(one: Reckoned, day: date) -> date:
    """The last day on which the answer will still be the same, if nothing new becomes known."""
    ends = [Month.of(day).last_day]
    ends += [span.from_day - timedelta(1) for span in one.spans if span.from_day > day]
    ends += [period.ends for period in one.duty.periods if period.ends >= day]
    for held in one.held:
        ends += [
            edge - timedelta(1) for edge in (held.from_day, held.until) if edge is not None and edge > day
        ]
    return min(ends)


def bring_up_to_date(organization: Organization) -> bool:
    """Reckon those whose kept answer has grown old, or was never made: few at once (True), many beside the pages (False)."""
    with for_organization(organization):
        old = list(_grown_old(organization)[: WORTH_A_TASK + 1])
        if len(old) <= WORTH_A_TASK:
            reckon(Ticket.objects.filter(pk__in=old).select_related("organization"))
            return True
    from milepost.contacts.tasks import reckon_in_background

    reckon_in_background(organization)
    return False


def reckon_grown_old(organization: Organization) -> int:
    """Reckon whatever has grown old, some hundred at a time; returns how many."""
    count = 0
    with for_organization(organization):
        keys = list(_grown_old(organization))
        for start in range(0, len(keys), AT_A_TIME):
            batch = Ticket.objects.filter(pk__in=keys[start : start + AT_A_TIME])
            reckon(batch.select_related("organization"))
            count += len(keys[start : start + AT_A_TIME])
    return count


def _grown_old(organization: Organization) -> Any:
    """Keys of Tickets without an answer for the organization's day; an answer made on a later day is none either."""
    day = today_for(organization)
    current = Standing.objects.filter(
        organization=organization, good_through__gte=day, reckoned_on__lte=day
    ).values("pk")
    return tickets_of(organization).exclude(pk__in=current).order_by("pk").values_list("pk", flat=True)


def reckon_everything(organization: Organization) -> None:
    """What the organization has settled, or what is known of many Tickets, changed: no kept answer counts any more."""
    Standing.objects.filter(organization=organization).update(good_through=date.min)
    bring_up_to_date(organization)
