"""The months of a Ticket worked out again from everything entered about it, beside what the caseload said.

docs/decisions/months-from-stubs.md says what counts when. Called by every action of this subject, and after a caseload
has been taken over or undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction

from milepost.earnings.models import (
    Job,
    MonthAsUploaded,
    MonthDecision,
    MonthOfWork,
    PayStub,
    SelfEmployedYear,
    WageReport,
)
from milepost.earnings.solving import Earnings, earnings_of
from milepost.journal.actions import Deed
from milepost.journal.inserting_many import insert_many
from milepost.organizations.today import today_for
from milepost.rulebook import facts
from milepost.rulebook.law import Law
from milepost.rulebook.money import plain
from milepost.rulebook.months import Month
from milepost.rulebook.pay_stubs.counting import Counted, Figures, MonthSource, counted
from milepost.rulebook.pay_stubs.levels import thresholds_of
from milepost.rulebook.pay_stubs.months import WorkedOut, cash_of_new_month, evidence_of
from milepost.tickets.models import Ticket

AT_A_TIME, KEYS_AT_A_TIME = 500, 5_000
FIELDS = ("earned", "paid", "self_employed_net", "cash", "evidence", "source")


@dataclass(slots=True)
class Known:
    """What is stored about one Ticket's months."""

    rows: dict[Month, MonthOfWork] = field(default_factory=dict)
    uploaded: dict[Month, MonthAsUploaded] = field(default_factory=dict)
    decisions: dict[Month, MonthDecision] = field(default_factory=dict)

    def as_uploaded(self, month: Month) -> MonthOfWork | MonthAsUploaded | None:
        """What the caseload said of the month, whether or not it counts."""
        kept = self.uploaded.get(month)
        row = self.rows.get(month)
        return kept or (row if row is not None and row.source == MonthSource.CASELOAD else None)


@dataclass(slots=True)
class Changes:
    fresh: list[MonthOfWork] = field(default_factory=list)
    again: list[MonthOfWork] = field(default_factory=list)
    gone: list[MonthOfWork] = field(default_factory=list)
    kept: list[MonthAsUploaded] = field(default_factory=list)
    returned: list[MonthAsUploaded] = field(default_factory=list)
    told: dict[UUID, dict[str, tuple[str | None, str | None]]] = field(
        default_factory=lambda: defaultdict(dict)
    )


def with_something_entered(tickets: Sequence[Ticket]) -> list[Ticket]:
    """Those of the Tickets about whose earnings anybody has entered anything."""
    keys: set[UUID] = set()
    asked = [ticket.pk for ticket in tickets]
    for model in (Job, PayStub, WageReport, SelfEmployedYear, MonthDecision):
        for start in range(0, len(asked), KEYS_AT_A_TIME):
            some = model._default_manager.filter(ticket__in=asked[start : start + KEYS_AT_A_TIME])
            keys.update(some.order_by().values_list("ticket_id", flat=True).distinct())
    return [ticket for ticket in tickets if ticket.pk in keys]


@transaction.atomic
def work_out(tickets: Iterable[Ticket], *, deed: Deed | None = None) -> int:
    """Write the months that count, where they have changed; how many. A deed writes what changed into the journal."""
    every = list(tickets)
    if not every:
        return 0
    entered = earnings_of(every, day=today_for(every[0].organization))
    known = known_of(every)
    changes = Changes()
    for ticket in every:
        _work_out_one(ticket, entered[ticket.pk], known[ticket.pk], changes)
    _write(changes)
    if deed is not None:
        told = ((ticket, changes.told[ticket.pk]) for ticket in every if changes.told[ticket.pk])
        deed.write_many("months worked out", told)
    return len(changes.fresh) + len(changes.again) + len(changes.gone)


def known_of(tickets: Sequence[Ticket]) -> dict[UUID, Known]:
    """Three queries for each five hundred Tickets."""
    known = {ticket.pk: Known() for ticket in tickets}
    places: tuple[tuple[type[Any], str], ...] = (
        (MonthOfWork, "rows"),
        (MonthAsUploaded, "uploaded"),
        (MonthDecision, "decisions"),
    )
    for model, place in places:
        for start in range(0, len(tickets), AT_A_TIME):
            for row in model._default_manager.filter(ticket__in=tickets[start : start + AT_A_TIME]):
                getattr(known[row.ticket_id], place)[row.month] = row
    return known


def figures_of(row: MonthOfWork | MonthAsUploaded) -> Figures:
    return Figures(row.earned, row.paid, row.self_employed_net, facts.Evidence(row.evidence))


def figures_worked_out(row: WorkedOut) -> Figures:
    law = Law.packaged()
    evidence = evidence_of(row, lambda year: thresholds_of(law, year))
    return Figures(row.earned, row.paid, row.self_employed_net, evidence)


def about(uploaded: Figures, worked_out: Figures) -> str:
    """Between which figures somebody chose, as text."""
    return " | ".join(f"{one.earned} {one.paid} {one.self_employed_net}" for one in (uploaded, worked_out))


def counted_month(month: Month, worked_out: WorkedOut | None, known: Known) -> Counted | None:
    """Whose figures of the month count."""
    uploaded = known.as_uploaded(month)
    decision = known.decisions.get(month)
    return counted(
        figures_of(uploaded) if uploaded else None,
        figures_worked_out(worked_out) if worked_out else None,
        MonthSource(decision.source) if decision and decision.source else None,
        is_from_ssa=worked_out is not None and worked_out.is_from_ssa,
    )


def _work_out_one(ticket: Ticket, entered: Earnings, known: Known, changes: Changes) -> None:
    months = {*entered.months, *known.rows, *known.uploaded, *known.decisions}
    cash_before: facts.Cash | None = None
    for month in sorted(months):
        wanted = _wanted(month, entered.months.get(month), known, cash_before)
        _compare(ticket, month, wanted, known, changes)
        if wanted is not None:
            cash_before = facts.Cash(wanted["cash"])


def _wanted(
    month: Month, worked_out: WorkedOut | None, known: Known, cash_before: facts.Cash | None
) -> dict[str, Any] | None:
    """The values of the month's row; None where there is nothing to say about it any more."""
    uploaded, decision = known.as_uploaded(month), known.decisions.get(month)
    count = counted_month(month, worked_out, known)
    cash = decision.cash if decision else None
    if count is None and cash is None:
        return None
    if count is None:
        figures, source = Figures(None, None, None, facts.Evidence.NONE), MonthSource.HAND
    else:
        figures, source = count.figures, count.source
    return {
        "earned": figures.earned,
        "paid": figures.paid,
        "self_employed_net": figures.self_employed_net,
        "cash": cash or (uploaded.cash if uploaded else cash_of_new_month(cash_before)),
        "evidence": figures.evidence,
        "source": source,
    }


def _compare(
    ticket: Ticket, month: Month, wanted: dict[str, Any] | None, known: Known, changes: Changes
) -> None:
    """What has to be written so that the month is as wanted, and the caseload's word of it is kept."""
    row = known.rows.get(month)
    _keep_uploaded(ticket, month, wanted, known, changes)
    if wanted is None:
        if row is not None:
            changes.gone.append(row)
            changes.told[ticket.pk][str(month)] = (_said(row), None)
        return
    if row is None:
        fresh = MonthOfWork(organization_id=ticket.organization_id, ticket=ticket, month=month, **wanted)
        changes.fresh.append(fresh)
        changes.told[ticket.pk][str(month)] = (None, _said(fresh))
    elif any(getattr(row, name) != value for name, value in wanted.items()):
        before = _said(row)
        for name, value in wanted.items():
            setattr(row, name, value)
        changes.again.append(row)
        changes.told[ticket.pk][str(month)] = (before, _said(row))


def _keep_uploaded(
    ticket: Ticket, month: Month, wanted: dict[str, Any] | None, known: Known, changes: Changes
) -> None:
    """A copy of the caseload's row is kept exactly while the row that counts is another."""
    uploaded = known.as_uploaded(month)
    if uploaded is None:
        return
    names = FIELDS[:-1]
    is_same = (
        wanted is not None
        and wanted["source"] == MonthSource.CASELOAD
        and all(wanted[name] == getattr(uploaded, name) for name in names)
    )
    if is_same and isinstance(uploaded, MonthAsUploaded):
        changes.returned.append(uploaded)
    elif not is_same and isinstance(uploaded, MonthOfWork):
        values = {name: getattr(uploaded, name) for name in names}
        changes.kept.append(
            MonthAsUploaded(organization_id=ticket.organization_id, ticket=ticket, month=month, **values)
        )


def _said(row: MonthOfWork) -> str:
    money = [
        f"{name} {plain(value)}"
        for name, value in (
            ("earned", row.earned),
            ("paid", row.paid),
            ("self-employed", row.self_employed_net),
        )
        if value is not None
    ]
    return ", ".join([*money, f"cash {row.cash}", f"evidence {row.evidence}", f"from {row.source}"])


def _write(changes: Changes) -> None:
    insert_many(changes.kept)
    _delete(MonthAsUploaded, changes.returned)
    _delete(MonthOfWork, changes.gone)
    MonthOfWork.objects.bulk_update(changes.again, FIELDS, batch_size=200)
    insert_many(changes.fresh)


def _delete(model: type[Any], rows: Sequence[Any]) -> None:
    """Rows that only repeat what stands elsewhere: the stubs, or the caseload's own row."""
    for start in range(0, len(rows), AT_A_TIME):
        keys = [row.pk for row in rows[start : start + AT_A_TIME]]
        model._default_manager.filter(pk__in=keys).delete()
