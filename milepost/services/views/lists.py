"""Every service with who pays for it, and who takes part in which programs; both as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.contacts.choices import Service
from milepost.editing.form_pages import FORM
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.people.words import named
from milepost.plans.models import Plan, PlanVersion
from milepost.plans.states import State as PlanState
from milepost.services.choices import Program, Source
from milepost.services.export import OPTIONAL, asked_for, headings, lines
from milepost.services.policies import may_record
from milepost.services.queries import (
    between,
    by_source,
    co_enrolled,
    enrollments_visible_to,
    held_between,
    lines_visible_to,
)
from milepost.services.views.frame import months_asked_for
from milepost.website.listing import (
    Heading,
    download,
    filters_of,
    page_of,
    search_asked_for,
    sort_links,
    sorted_by,
    typed,
)
from milepost.website.templatetags.words import cents

Narrow = Callable[[Any, str], Any]
NEWEST = "-first"


def columns() -> tuple[Heading, ...]:
    return (
        Heading("who", _("Ticketholder"), ("ticket__holder__name", "ticket__reference")),
        Heading("service", _("Service"), ("service", "what")),
        Heading("first", _("First day"), ("first_day",)),
        Heading("last", _("Last day"), ("last_day",)),
        Heading("by", _("Given by"), ("given_by",)),
        Heading("source", _("Who pays"), ("source", "fund")),
        Heading("cost", _("What it cost"), ("cents",), is_number=True),
    )


def _filters(member: StaffMember) -> Mapping[str, Narrow]:
    return {
        "find": lambda rows, text: rows.filter(named(text, member.owner, "ticket__")),
        "source": lambda rows, value: rows.filter(source=value) | rows.filter(second_source=value),
        "service": lambda rows, value: rows.filter(service=value),
        "lacks": lambda rows, _value: rows.filter(lacks_enrollment=True),
    }


def _rows(request: HttpRequest) -> Any:
    member = staff_of(request)
    first, last = months_asked_for(request, today_for(member.owner))
    seen = between(lines_visible_to(member), first.first_day, last.last_day)
    return filters_of(request, _filters(member), seen)


@for_those_who_may(Act.SEE_PEOPLE)
@require_http_methods(FORM)
def services(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return search_asked_for(request, "services")
    member, rows = staff_of(request), _rows(request)
    first, last = months_asked_for(request, today_for(member.owner))
    wanted = request.GET.get("sort", NEWEST)
    sums = by_source(rows)
    context = {
        "page": page_of(sorted_by(rows, columns(), wanted), request),
        "sorts": sort_links(columns(), wanted),
        "sources": Source.choices,
        "kinds": Service.choices,
        "typed": typed(request),
        "first": first,
        "last": last,
        "sums": sums,
        "whole": sum(one.cents for one in sums),
        "lacking": rows.filter(lacks_enrollment=True).count(),
    }
    return render(request, "services/services.html", context)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def services_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as it is sorted; what two payers share stands in two columns each, so that the sums of the file agree."""
    rows = sorted_by(_rows(request), columns(), request.GET.get("sort", NEWEST))
    names = [
        _("Id"), _("Service"), _("Which one"), _("First day"), _("Last day"), _("Given by"), _("Invoice"), _("What it cost"),
        _("Who pays"), _("Grant or budget line"), _("Pays"), _("Who pays a part of it"), _("Grant or budget line of that part"),
        _("That part"), _("Enrollment lacking"),
    ]  # fmt: skip
    return download("services", kind, names, _lines(rows))


def _lines(rows: Any) -> Iterator[list[object]]:
    for one in rows.iterator(chunk_size=500):
        yield [
            one.ticket.reference, one.get_service_display(), one.what, one.first_day, one.last_day, one.given_by, one.invoice,
            cents(one.cents), one.get_source_display(), one.fund, cents(one.first_cents), one.get_second_source_display(),
            one.second_fund, cents(one.second_cents) if one.second_source else "", _("yes") if one.lacks_enrollment else "",
        ]  # fmt: skip


def _enrollments(request: HttpRequest) -> Any:
    """Those of the months that the address asks for, each with the day on which an IEP was signed for it."""
    member = staff_of(request)
    first, last = months_asked_for(request, today_for(member.owner))
    rows = held_between(enrollments_visible_to(member), first.first_day, last.last_day)
    program = request.GET.get("program", "")
    return rows.filter(program=program) if program in Program.values else rows


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def programs(request: HttpRequest) -> HttpResponse:
    """Who takes part in which programs, and the file with the columns that one chooses."""
    member = staff_of(request)
    first, last = months_asked_for(request, today_for(member.owner))
    rows = _enrollments(request).order_by("-enrolled_on", "pk")
    page = page_of(rows, request)
    beside = co_enrolled(enrollments_visible_to(member).filter(ticket__in=[one.ticket_id for one in page]))
    context = {
        "page": page,
        "beside": {key for keys in beside.values() for key in keys},
        "programs": Program.choices,
        "first": first,
        "last": last,
        "columns": OPTIONAL.values(),
        "may_read_out": may_record(member),
        "people": rows.order_by().values("ticket").distinct().count(),
    }
    return render(request, "services/programs.html", context)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_safe
def programs_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The participants, with the columns that the address names. That they were read out stands in the journal."""
    member = staff_of(request)
    chosen = asked_for(request.GET.getlist("column"))
    rows = list(
        _enrollments(request).annotate(plan_signed_on=_plan_signed_on()).order_by("enrolled_on", "pk")
    )
    _say_beside(member, rows)
    Deed.of(member).write_reading(
        "participants read out",
        member.owner,
        columns=[one.name for one in chosen],
        people=len(rows),
        format=kind,
    )
    return download("participants", kind, headings(chosen), lines(rows, chosen))


def _plan_signed_on() -> Subquery:
    """When the IEP was signed that stands in the place of the Ticketholder's IWP."""
    plans = PlanVersion.objects.filter(
        ticket=OuterRef("ticket"), plan__kind=Plan.Kind.EMPLOYMENT_PLAN, state=PlanState.IN_FORCE
    )
    return Subquery(plans.values("signed_on")[:1])


def _say_beside(member: StaffMember, rows: list[Any]) -> None:
    """Beside each enrollment the others of the same person that were open on one of its days."""
    others: dict[Any, list[Any]] = {}
    for one in enrollments_visible_to(member).filter(ticket__in={row.ticket_id for row in rows}):
        others.setdefault(one.ticket_id, []).append(one)
    for row in rows:
        same = [one for one in others[row.ticket_id] if one.pk == row.pk or co_enrolled([row, one])]
        row.beside = ", ".join(sorted(one.called for one in same if one.pk != row.pk))
