"""Rows that are assignments: when a Ticket was assigned, to whom, and until when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from milepost.intake.queries import kind_of, provider_of
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity
from milepost.organizations.roles import Act
from milepost.rulebook.facts import AssignmentKind, PaymentSystem
from milepost.spreadsheets.cells import read_text, read_word
from milepost.spreadsheets.days import read_day, read_past_day
from milepost.spreadsheets.kinds.frame import (
    CHANGED,
    NEW,
    SAME,
    TWICE,
    Field,
    Planned,
    Row,
    Settled,
    Written,
)
from milepost.spreadsheets.kinds.who import WHO, Finder
from milepost.spreadsheets.writing import change_rows, make_rows
from milepost.tickets.models import Assignment, Ticket, UsePeriod
from milepost.tickets.written import Did

SYSTEMS = (
    ("milestone_outcome", _("milestones and outcomes")),
    ("outcome_only", _("outcome payments only")),
)
SYSTEM_WORDS = {
    "milestone_outcome": ("milestone", "milestones", "milestone outcome", "milestones and outcomes", "mo", "m o", "mile", "hitos", "hitos y resultados"),
    "outcome_only": ("outcome", "outcome only", "outcomes only", "outcome payments only", "oo", "o", "solo resultados", "resultados"),
}  # fmt: skip
KIND_WORDS = {
    "en": ("employment network", "network", "red de empleo", "re"),
    "vr_as_en": ("vr as en", "vr", "state vr", "state vr as en", "vr en", "rehabilitacion vocacional"),
}
DAYS = ("assigned_on", "unassigned_on", "plan_signed_on", "plan_received_on", "services_complete_on")
FIELDS = ("provider", "kind", "system", *DAYS)


class Assignments:
    code = "assignments"
    label = _("assignments")
    act = Act.ASSIGN
    fields = (
        *WHO,
        Field("assigned_on", _("Assigned on"), read_past_day,
              "assigned|assignment date|date assigned|ticket assignment date|date of assignment|assign date|assigned date|start date|start|"
              "ticket assigned|assignment start|begin date|effective date|asignado|asignado el|fecha de asignacion|fecha asignacion|inicio|fecha de inicio",
              required=True, is_day=True),
        Field("unassigned_on", _("Unassigned on"), read_day,
              "unassigned|unassignment date|date unassigned|unassigned date|end date|end|ticket unassigned|assignment end|termination date|"
              "desasignado|desasignado el|fecha de desasignacion|fin|fecha de fin|fecha final", is_day=True),
        Field("plan_signed_on", _("Plan signed on"), read_past_day,
              "plan signed|iwp date|iwp signed|iwp signed date|iwp signature date|plan date|date of iwp|iwp|ipe date|ipe signed|plan firmado|"
              "fecha del plan|fecha de firma|fecha del iwp|plan firmado el", is_day=True),
        Field("plan_received_on", _("Plan received on"), read_past_day,
              "plan received|iwp received|iwp submitted|iwp submission date|plan submitted|received|plan recibido|fecha de recepcion|plan recibido el", is_day=True),
        Field("services_complete_on", _("Services complete on"), read_past_day,
              "services complete|services completed|completion date|service completion|services completion date|servicios completos|"
              "servicios terminados|fecha de terminacion", is_day=True),
        Field("provider", _("Provider"), read_text(100), "en|en name|employment network|network|vendor|agency|organization|proveedor|red|agencia"),
        Field("system", _("Payment system"), read_word(SYSTEM_WORDS), "payment method|payment type|election|pay system|sistema de pago|metodo de pago", choices=SYSTEMS),
        Field("kind", _("Kind of assignment"), read_word(KIND_WORDS), "assignment type|type of assignment|assignment kind|tipo de asignacion"),
    )  # fmt: skip

    def plan(self, rows: Sequence[Row], settled: Settled) -> list[Planned]:
        finder = Finder(settled)
        whose = [(row, key) for row in rows if (key := finder.known(row)) is not None]
        keys = list({key for _row, key in whose})
        held, spans = _held(keys), _with_spans(keys)
        first_of: dict[tuple[UUID, Any], Row] = {}
        planned = []
        for row, key in whose:
            _check_order(row)
            first = first_of.setdefault((key, row.get("assigned_on")), row)
            if first is not row and not row.problems:
                if first.values == row.values:
                    planned.append(Planned(row.number, finder.shown(key), TWICE, {}, None, key))
                    continue
                row.wrong("assigned_on", "TWICE", row=first.number)
            if not row.problems:
                one = _planned(row, key, held[key], settled, finder)
                if key in spans and (one.outcome == NEW or "unassigned_on" in one.changes):
                    row.wrong("assigned_on", "HAS_SPANS")
                else:
                    planned.append(one)
        by_row = {row.number: row for row, _key in whose}
        wrong = _overlapping(planned, held, by_row)
        return [one for one in planned if one.row not in wrong]

    def write(self, planned: Iterable[Planned], settled: Settled, deed: Deed) -> Written:
        every = list(planned)
        written = Written(tickets={one.ticket for one in every if one.ticket})
        tickets = Ticket.objects.in_bulk(list(written.tickets)) if len(written.tickets) <= 500 else {
            one.pk: one for one in Ticket.objects.filter(organization=settled.organization)
        }  # fmt: skip
        fresh = [
            Assignment(organization=settled.organization, ticket_id=one.key, **one.what)
            for one in every
            if one.outcome == NEW
        ]
        changed = [
            (one.what["row"], {**one.what["values"], "version": one.what["row"].version + 1})
            for one in every
            if one.outcome == CHANGED
        ]
        written.did += make_rows(fresh, Assignment)
        written.did += change_rows(Assignment, changed)
        for one in every:
            if one.outcome in (NEW, CHANGED) and one.ticket:
                action = "assigned" if one.outcome == NEW else "assignment corrected"
                written.lines.append((action, tickets[one.ticket], one.changes))
        return written

    def after_undo(self, did: Did, deed: Deed) -> None:
        """Nothing more: the Tickets are decided anew by whoever undoes."""


def _check_order(row: Row) -> None:
    for later, earlier in (("unassigned_on", "assigned_on"), ("plan_received_on", "plan_signed_on")):
        if row.get(later) and row.get(earlier) and row.get(later) < row.get(earlier):
            row.wrong(later, "ORDER", day=row.get(earlier).isoformat())


def _held(keys: Sequence[UUID]) -> dict[UUID, list[Assignment]]:
    found: dict[UUID, list[Assignment]] = defaultdict(list)
    for start in range(0, len(keys), 500):
        for one in Assignment.objects.filter(ticket__in=keys[start : start + 500]):
            found[one.ticket_id].append(one)
    return found


def _with_spans(keys: Sequence[UUID]) -> set[UUID]:
    """Tickets with an extension or inactive status: those depend on the days of assignments, and are written by hand."""
    found: set[UUID] = set()
    for start in range(0, len(keys), 500):
        spans = UsePeriod.objects.filter(ticket__in=keys[start : start + 500])
        found |= set(spans.values_list("ticket_id", flat=True))
    return found


def _planned(row: Row, key: UUID, held: list[Assignment], settled: Settled, finder: Finder) -> Planned:
    who = finder.shown(key)
    values = {name: row.get(name) for name in FIELDS if row.get(name) not in (None, "")}
    known = next((one for one in held if one.assigned_on == values["assigned_on"]), None)
    if known is None:
        values = {**_defaults(settled), **values}
        values["kind"], values["system"] = AssignmentKind(values["kind"]), PaymentSystem(values["system"])
        return Planned(
            row.number, who, NEW, {name: (None, value) for name, value in values.items()}, values, key
        )
    changes = {
        name: (getattr(known, name), value)
        for name, value in values.items()
        if getattr(known, name) != value and str(getattr(known, name)) != str(value)
    }
    what = {"row": known, "values": {name: value for name, (_was, value) in changes.items()}}
    return Planned(row.number, who, CHANGED if changes else SAME, changes, what, key)


def _defaults(settled: Settled) -> dict[str, Any]:
    identities = Identity.objects.filter(organization=settled.organization, ended_on=None)
    return {
        "provider": provider_of(identities.first(), settled.organization),
        "kind": kind_of(settled.organization).value,
        "system": settled.defaults.get("system") or PaymentSystem.MILESTONE_OUTCOME.value,
    }


def _overlapping(
    planned: list[Planned], held: dict[UUID, list[Assignment]], rows: dict[int, Row]
) -> set[int]:
    """At most one assignment at a time (20 CFR 411.140(a)); it is held until the day before it is unassigned."""
    spans: dict[UUID, list[tuple[Any, Any, int]]] = defaultdict(list)
    for one in planned:
        if one.outcome != TWICE and one.ticket is not None:
            row = rows[one.row]
            known = one.what.get("row") if one.outcome != NEW else None
            until = row.get("unassigned_on") or (known.unassigned_on if known else None)
            spans[one.ticket].append((row.get("assigned_on"), until, one.row))
    wrong: set[int] = set()
    for key, of_file in spans.items():
        begun = {day for day, _until, _row in of_file}
        every = of_file + [
            (one.assigned_on, one.unassigned_on, 0) for one in held[key] if one.assigned_on not in begun
        ]
        for (_day, until, earlier), (begins, _until, later) in pairwise(
            sorted(every, key=lambda one: one[0])
        ):
            if until is None or until > begins:
                number = later or earlier
                rows[number].wrong("assigned_on" if later else "unassigned_on", "OVERLAP")
                wrong.add(number)
    return wrong
