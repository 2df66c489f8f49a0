"""The list of everything that waits, and what can be arranged about one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.desk import actions
from milepost.desk.forms import GiveForm, NotNowForm
from milepost.desk.models import Arrangement, Thing
from milepost.desk.queries import (
    Whose,
    choices_of,
    count_of_things,
    things_put_aside,
    things_visible_to,
    waiting_for,
    whose_asked_for,
)
from milepost.desk.words import kinds, row_of, whose_words
from milepost.editing.drafts import forget_draft
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.people.words import named
from milepost.rulebook.urgency import MONTH
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

FORM = ["GET", "HEAD", "POST"]
Narrow = Callable[[QuerySet[Thing], str], QuerySet[Thing]]


def headings() -> tuple[Heading, ...]:
    return (
        Heading("who", _("Who"), ("ticket__holder__name", "ticket__reference")),
        Heading("what", _("What")),
        Heading("urgency", _("State"), ("rank",)),
        Heading("worth", _("Worth"), ("dollars",), is_number=True),
        Heading("until", _("In time until"), ("last_day",)),
        Heading("whose", _("Whose"), ("whose__name",)),
        Heading("do", _("Do")),
    )


def _filters(member: StaffMember, day: date) -> dict[str, Narrow]:
    def by_day(rows: QuerySet[Thing], value: str) -> QuerySet[Thing]:
        if value == "late":
            return rows.filter(last_day__lt=day)
        if value == "week":
            return rows.filter(pressing_on__isnull=False)
        return rows.filter(last_day__lte=day + MONTH) if value == "month" else rows

    return {
        "find": lambda rows, text: rows.filter(named(text, member.owner, "ticket__")),
        "kind": lambda rows, value: rows.filter(code=value),
        "by": by_day,
    }


@for_those_who_may(Act.SEE_PEOPLE)
@require_http_methods(FORM)
def things(request: HttpRequest) -> HttpResponse:
    """Everything that waits: search, sort, filter, page."""
    if request.method == "POST":
        return search_asked_for(request, "things")
    member, wanted = staff_of(request), request.GET.get("sort", "urgency")
    day, whose = today_for(member.owner), _whose(request)
    page = page_of(_sorted(request), request, many=_many(request, whose))
    return render(
        request,
        "desk/things.html",
        {
            "day": day,
            "page": page,
            "rows": [row_of(thing, day) for thing in page],
            "typed": typed(request),
            "sorts": sort_links(headings(), wanted),
            "whose": whose,
            "choices": whose_words(choices_of(member), member),
            "kinds": kinds(),
            "is_aside": _is_aside(request),
            "may_change": may(member, Act.CHANGE_PEOPLE),
            "arranged": _arranged(page) if _is_aside(request) else {},
        },
    )


def _whose(request: HttpRequest) -> Whose:
    return whose_asked_for(staff_of(request), request.GET.get("of", ""))


def _is_aside(request: HttpRequest) -> bool:
    """Whether those put off are asked for."""
    return request.GET.get("by") == "aside"


def _many(request: HttpRequest, whose: Whose) -> int | None:
    """How many there are, where nothing narrows them."""
    narrowed = typed(request) or request.GET.get("kind") or request.GET.get("by")
    return None if narrowed else count_of_things(staff_of(request), whose)


def _sorted(request: HttpRequest) -> QuerySet[Thing]:
    member = staff_of(request)
    if _is_aside(request):
        return things_put_aside(member, _whose(request))
    rows = filters_of(
        request, _filters(member, today_for(member.owner)), waiting_for(member, _whose(request))
    )
    return sorted_by(rows, headings(), request.GET.get("sort", "urgency"))


def _arranged(page: Any) -> dict[UUID, Arrangement]:
    """Why each of them was put off, and by whom."""
    things = {(thing.ticket_id, thing.key): thing.pk for thing in page}
    found = Arrangement.objects.filter(
        ticket__in={ticket for ticket, _key in things}, kind=Arrangement.Kind.NOT_NOW, ended_at=None
    ).select_related("by")
    return {things[(one.ticket_id, one.key)]: one for one in found if (one.ticket_id, one.key) in things}


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def things_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as it is filtered and sorted."""
    columns = [heading.text for heading in headings() if heading.name != "do"]
    columns[2:3] = [_("More"), _("State")]
    day = today_for(staff_of(request).owner)
    return download("things", kind, columns, _lines(_sorted(request), day))


def _lines(rows: QuerySet[Thing], day: date) -> Iterator[list[object]]:
    for thing in rows.iterator(chunk_size=500):
        row = row_of(thing, day)
        holder = getattr(thing.ticket, "holder", None)
        yield [
            str(holder or thing.ticket.reference),
            row.what,
            row.note,
            row.badge.text,
            thing.dollars,
            thing.last_day,
            thing.whose.name if thing.whose else "",
        ]


def _thing(request: HttpRequest, thing_id: UUID) -> Thing:
    seen = things_visible_to(staff_of(request)).select_related("ticket__organization", "ticket__partner")
    return get_object_or_404(seen.select_related("ticket__holder", "whose"), pk=thing_id)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def thing(request: HttpRequest, thing_id: UUID) -> HttpResponse:
    """Leads to the one act that answers the thing: what an e-mail links to."""
    asked = _thing(request, thing_id)
    return redirect(row_of(asked, today_for(asked.ticket.organization)).address)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def not_now(request: HttpRequest, thing_id: UUID) -> HttpResponse:
    """Put it off until a day, with the reason."""
    asked, day = _thing(request, thing_id), today_for(staff_of(request).owner)
    form, draft = form_with_draft(request, NotNowForm, thing=asked, day=day)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        deed = Deed.of(staff_of(request))
        actions.put_off(asked, given["until"], given["why"], day=day, deed=deed)
        return _done(request, _("It is put off. You find it under “not now”, and on its day here again."))
    return _asked_about(request, asked, form, draft, _("Not now"))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def give(request: HttpRequest, thing_id: UUID) -> HttpResponse:
    """Give it to somebody else."""
    member, asked = staff_of(request), _thing(request, thing_id)
    form, draft = form_with_draft(request, GiveForm, thing=asked, member=member)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        actions.give(asked, given["to"], given["why"], deed=Deed.of(member))
        return _done(request, _("It stands among the things of %(name)s now.") % {"name": given["to"].name})
    return _asked_about(request, asked, form, draft, _("Give it to somebody"))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def bring_back(request: HttpRequest, thing_id: UUID) -> HttpResponse:
    """Undo "not now", or the giving to somebody."""
    kind = request.POST.get("kind", Arrangement.Kind.NOT_NOW)
    asked = _thing(request, thing_id)
    if kind in Arrangement.Kind.values and actions.bring_back(asked, kind, deed=Deed.of(staff_of(request))):
        return _done(request, _("It is back."))
    return _done(request, _("There was nothing to undo."))


def _done(request: HttpRequest, said: str) -> HttpResponse:
    forget_draft(request)
    messages.success(request, said)
    return redirect("today")


def _asked_about(request: HttpRequest, asked: Thing, form: Any, draft: Any, title: str) -> HttpResponse:
    holder = getattr(asked.ticket, "holder", None)
    row = row_of(asked, today_for(asked.ticket.organization))
    context = {
        "form": form,
        "draft": draft,
        "title": title,
        "lead": f"{holder or asked.ticket.reference} · {row.what}",
        "back": reverse("today"),
        "back_text": _("Today"),
        "button": title,
    }
    return render(
        request, "editing/record.html", context, status=422 if form.is_bound and form.errors else 200
    )
