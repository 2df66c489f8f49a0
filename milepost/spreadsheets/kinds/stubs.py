"""Rows that are pay stubs: what each shows, under the job that it belongs to; the months are worked out from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from milepost.earnings.choices import Frequency, ShownBy
from milepost.earnings.forms import EARLIEST, LONGEST_PERIOD
from milepost.earnings.models import Employer, Job, PayStub
from milepost.earnings.solving import validity
from milepost.earnings.states import state_after
from milepost.earnings.working_out import work_out
from milepost.journal.actions import Deed
from milepost.journal.inserting_many import insert_many
from milepost.organizations.roles import Act
from milepost.spreadsheets.cells import read_hours, read_text, read_wages, read_word
from milepost.spreadsheets.days import read_past_day
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
from milepost.tickets.models import Ticket
from milepost.tickets.written import Did

FREQUENCY_WORDS = {
    "weekly": ("week", "every week", "semanal", "cada semana", "w"),
    "two_weekly": ("biweekly", "bi weekly", "every two weeks", "every 2 weeks", "fortnightly", "two weekly", "quincenal cada dos semanas",
                   "cada dos semanas", "bisemanal", "catorcenal", "bw"),
    "twice_monthly": ("semimonthly", "semi monthly", "twice a month", "twice monthly", "1st and 15th", "quincenal", "dos veces al mes", "sm"),
    "monthly": ("month", "every month", "mensual", "cada mes", "m"),
    "irregular": ("varies", "as needed", "on call", "seasonal", "irregularly", "variable"),
}  # fmt: skip
SHOWN_BY_WORDS = {
    "stub": (
        "pay stub",
        "paystub",
        "pay slip",
        "payslip",
        "check stub",
        "talon",
        "talon de pago",
        "recibo de pago",
    ),
    "work_number": ("the work number", "twn", "equifax"),
    "employer_statement": (
        "employer statement",
        "employer letter",
        "statement",
        "declaracion del empleador",
        "carta del empleador",
    ),
}
OF_STUB = ("period_begins", "period_ends", "paid_on", "gross", "net", "withheld", "ytd_gross", "hours")


class Stubs:
    code = "stubs"
    label = _("pay stubs")
    act = Act.CHANGE_PEOPLE
    fields = (
        *WHO,
        Field("employer", _("Employer"), read_text(120), "employer name|company|company name|business|workplace|employed by|empleador|empresa|patron|patrono|nombre del empleador|compania", required=True),
        Field("paid_on", _("Pay date"), read_past_day, "paid|date paid|check date|payment date|payday|paycheck date|pay day|date of pay|fecha de pago|fecha del cheque|dia de pago|pagado el", required=True, is_day=True),
        Field("period_begins", _("Pay period, first day"), read_past_day, "period begin|period start|pay period start|pay period begin|pay period begin date|period beginning|pay begin date|start date|from|begin date|ppb|inicio del periodo|periodo desde|desde|comienzo del periodo", is_day=True),
        Field("period_ends", _("Pay period, last day"), read_past_day, "period end|pay period end|pay period ending|period ending|pay period end date|pay end date|week ending|ppe|end date|to|through|thru|fin del periodo|periodo hasta|hasta|final del periodo|semana que termina", required=True, is_day=True),
        Field("gross", _("Gross pay"), read_wages, "gross|gross wages|gross earnings|gross amount|wages|earnings|total gross|gross income|bruto|pago bruto|salario bruto|ingreso bruto|ingresos|sueldo bruto|salario", required=True),
        Field("net", _("Net pay"), read_wages, "net|net wages|net amount|take home|take home pay|net income|net check|neto|pago neto|salario neto|sueldo neto"),
        Field("withheld", _("Taxes withheld"), read_wages, "taxes|tax|withheld|withholding|deductions|taxes withheld|total taxes|tax withheld|impuestos|retenido|retenciones|deducciones|impuestos retenidos"),
        Field("ytd_gross", _("Gross of the year to date"), read_wages, "ytd|ytd gross|year to date|gross ytd|ytd earnings|year to date gross|acumulado|acumulado del ano|bruto acumulado|ano a la fecha"),
        Field("hours", _("Hours worked"), read_hours, "hours|hours worked|total hours|hrs|hours paid|horas|horas trabajadas|total de horas"),
        Field("frequency", _("How often it pays"), read_word(FREQUENCY_WORDS), "pay frequency|frequency|pay schedule|pay cycle|pay period type|frecuencia|frecuencia de pago", choices=Frequency.choices),
        Field("title", _("Job title"), read_text(120), "job title|position|occupation|job|role|puesto|cargo|ocupacion|titulo del puesto|trabajo"),
        Field("started_on", _("First day of the job"), read_past_day, "hire date|date of hire|job start|job start date|employment start|date hired|doh|start of employment|fecha de contratacion|inicio del empleo|fecha de ingreso", is_day=True),
        Field("shown_by", _("Read from"), read_word(SHOWN_BY_WORDS), "source|evidence|evidence type|document type|proof|fuente|evidencia|tipo de evidencia|comprobante", choices=ShownBy.choices),
    )  # fmt: skip

    def plan(self, rows: Sequence[Row], settled: Settled) -> list[Planned]:
        finder = Finder(settled)
        whose = []
        for row in rows:
            _look(row)
            key = finder.known(row)
            if key is not None and not row.problems:
                whose.append((row, key))
        jobs, stubs = _known([key for _row, key in whose])
        seen: dict[Any, Row] = {}
        planned = []
        for row, key in whose:
            employer = _plain_name(row.get("employer"))
            mark = (key, employer.casefold(), row.get("paid_on"), row.get("period_ends"))
            first = seen.setdefault(mark, row)
            if first is not row:
                if first.values == row.values:
                    planned.append(Planned(row.number, finder.shown(key), TWICE, {}, None, key))
                else:
                    row.wrong("paid_on", "TWICE", row=first.number)
                continue
            job = _job_of(jobs[key], employer, row.get("title"))
            known = stubs.get((job.pk, row.get("paid_on"), row.get("period_ends"))) if job else None
            planned.append(_planned(row, key, finder.shown(key), employer, job, known, settled))
        return planned

    def write(self, planned: Iterable[Planned], settled: Settled, deed: Deed) -> Written:
        every = list(planned)
        written = Written(tickets={one.ticket for one in every if one.ticket})
        tickets = {
            one.pk: one
            for one in Ticket.objects.filter(organization=settled.organization).select_related("organization")
            if one.pk in written.tickets
        }
        jobs = _jobs(every, settled, deed, tickets, written)
        fresh, changed = [], []
        for one in every:
            assert one.ticket is not None
            if one.outcome == NEW:
                stub = PayStub(
                    organization=settled.organization,
                    ticket=tickets[one.ticket],
                    job=one.what["job"] or jobs[(one.ticket, one.what["employer"].casefold())],
                    entered_by=deed.by,
                    **one.what["values"],
                )
                _judge(stub, settled)
                fresh.append(stub)
            else:
                stub = one.what["stub"]
                for name, value in one.what["values"].items():
                    setattr(stub, name, value)
                state, begins = _judged(stub, settled)
                for name, (was, _became) in one.changes.items():
                    setattr(stub, name, was)
                changed.append(
                    (
                        stub,
                        {
                            **one.what["values"],
                            "version": stub.version + 1,
                            "state": state,
                            "begins_used": begins,
                        },
                    )
                )
            action = "stub entered" if one.outcome == NEW else "stub corrected"
            written.lines.append((action, tickets[one.ticket], one.changes))
        written.did += make_rows(fresh, PayStub)
        written.did += change_rows(PayStub, changed)
        work_out(tickets.values(), deed=deed)
        return written

    def after_undo(self, did: Did, deed: Deed) -> None:
        """Stubs that stand again are judged again, and the months worked out anew."""
        keys = [one["pk"] for one in did if one["model"] == "earnings.paystub"]
        tickets: dict[UUID, Ticket] = {}
        for start in range(0, len(keys), 500):
            stubs = PayStub.objects.filter(pk__in=keys[start : start + 500])
            gone = [one.pk for one in stubs if one.withdrawn_at is not None]
            PayStub.objects.filter(pk__in=gone).update(state=PayStub.State.WITHDRAWN)
            for stub in stubs.select_related("ticket__organization"):
                tickets[stub.ticket_id] = stub.ticket
        work_out(tickets.values(), deed=deed)


def _look(row: Row) -> None:
    """What a row must be beside its single cells."""
    begins, ends, paid = row.get("period_begins"), row.get("period_ends"), row.get("paid_on")
    for name in ("period_begins", "period_ends", "paid_on", "started_on"):
        if row.get(name) and row.get(name) < EARLIEST:
            row.wrong(name, "TOO_OLD", year=EARLIEST.year)
    if begins and ends and ends < begins:
        row.wrong("period_ends", "ORDER", day=begins.isoformat())
    if begins and ends and ends - begins > LONGEST_PERIOD:
        row.wrong("period_ends", "LONG_PERIOD", count=(ends - begins).days)
    if paid and ends and paid < ends - timedelta(366):
        row.wrong("paid_on", "ORDER", day=ends.isoformat())


def _plain_name(text: Any) -> str:
    return " ".join(str(text).split())


def _known(
    keys: Sequence[UUID],
) -> tuple[dict[UUID, list[Job]], dict[tuple[int, Any, Any], PayStub]]:
    """The jobs and stubs in force of these Tickets."""
    jobs: dict[UUID, list[Job]] = defaultdict(list)
    stubs: dict[tuple[int, Any, Any], PayStub] = {}
    every = list(dict.fromkeys(keys))
    for start in range(0, len(every), 500):
        some = every[start : start + 500]
        for job in Job.objects.filter(ticket__in=some, withdrawn_at=None).select_related("employer"):
            jobs[job.ticket_id].append(job)
        for stub in PayStub.objects.filter(ticket__in=some, withdrawn_at=None).select_related("job"):
            stubs[(stub.job_id, stub.paid_on, stub.period_ends)] = stub
    return jobs, stubs


def _job_of(jobs: list[Job], employer: str, title: Any) -> Job | None:
    """The job of this employer; of several the one with this title, or else the latest."""
    same = [job for job in jobs if job.employer.name.casefold() == employer.casefold()]
    titled = [job for job in same if title and job.title.casefold() == str(title).casefold()]
    return next(iter([*titled, *same]), None)


def _planned(
    row: Row, key: UUID, who: str, employer: str, job: Job | None, known: PayStub | None, settled: Settled
) -> Planned:
    values = {name: row.get(name) for name in OF_STUB if row.get(name) is not None}
    if row.get("shown_by") or known is None:
        values["shown_by"] = row.get("shown_by") or settled.defaults.get("shown_by") or ShownBy.STUB.value
    if known is None:
        told = {"employer": employer, **values}
        what: dict[str, Any] = {
            "values": values,
            "job": job,
            "employer": employer,
            "of_job": _of_job(row, settled),
        }
        return Planned(row.number, who, NEW, {name: (None, value) for name, value in told.items()}, what, key)
    changes = {
        name: (getattr(known, name), value) for name, value in values.items() if getattr(known, name) != value
    }
    what = {"stub": known, "values": {name: value for name, (_was, value) in changes.items()}}
    return Planned(row.number, who, CHANGED if changes else SAME, changes, what, key)


def _of_job(row: Row, settled: Settled) -> dict[str, Any]:
    """What the row tells of a job that is not known yet."""
    values = {name: row.get(name) for name in ("title", "started_on", "frequency") if row.get(name)}
    if "frequency" not in values and settled.defaults.get("frequency"):
        values["frequency"] = settled.defaults["frequency"]
    return values


def _judged(stub: PayStub, settled: Settled) -> tuple[Any, Any]:
    found = validity(stub, day=settled.today)
    return state_after(found), found.begins


def _judge(stub: PayStub, settled: Settled) -> None:
    stub.state, stub.begins_used = _judged(stub, settled)


def _jobs(
    planned: Sequence[Planned],
    settled: Settled,
    deed: Deed,
    tickets: dict[UUID, Ticket],
    written: Written,
) -> dict[tuple[UUID, str], Job]:
    """A job for each Ticketholder and employer that had none, and the employers that nobody knew."""
    lacking: dict[tuple[UUID, str], tuple[str, dict[str, Any]]] = {}
    for one in planned:
        if one.outcome == NEW and one.what["job"] is None and one.ticket is not None:
            place = (one.ticket, one.what["employer"].casefold())
            _name, told = lacking.setdefault(place, (one.what["employer"], {}))
            for name, value in one.what["of_job"].items():
                told.setdefault(name, value)
    employers = {
        one.name.casefold(): one for one in Employer.objects.filter(organization=settled.organization)
    }
    names = {name.casefold(): name for name, _told in lacking.values()}
    fresh = [
        Employer(organization=settled.organization, name=name)
        for folded, name in names.items()
        if folded not in employers
    ]
    insert_many(fresh)
    employers |= {one.name.casefold(): one for one in fresh}
    written.lines += [("employer added", one, {"name": (None, one.name)}) for one in fresh]
    made = {
        place: Job(
            organization=settled.organization,
            ticket=tickets[place[0]],
            employer=employers[place[1]],
            **told,
        )
        for place, (_name, told) in lacking.items()
    }
    written.did += make_rows(list(made.values()), Job)
    written.lines += [
        ("job added", tickets[place[0]], {"employer": (None, job.employer.name), "title": (None, job.title)})
        for place, job in made.items()
    ]
    return made
