"""Every duty in a list and on the page of a month."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.caseload.collecting import without_collecting
from milepost.duties.board import Duty, duties_seen_by
from milepost.duties.models import OwnDuty
from milepost.duties.queries import doings_visible_to
from milepost.duties.views.frame import common, day_of
from milepost.duties.words import LOOKS, NAMES, STATES
from milepost.editing.form_pages import FORM
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_staff
from milepost.organizations.models import Identity, StaffMember
from milepost.organizations.policies import staff_of
from milepost.rulebook.duties import DutyKind, State
from milepost.rulebook.months import Month
from milepost.website.listing import Heading, download, page_of, search_asked_for, sort_links, typed
from milepost.website.templatetags.words import dollars, finding

PRESSING = "pressing"
"""A filter of its own: what is late, missing, or to be begun."""


def headings() -> tuple[Heading, ...]:
    return (
        Heading("what", _("Duty"), ("what",)),
        Heading("whose", _("Whose"), ("whose",)),
        Heading("state", _("State"), ("state",)),
        Heading("begin", _("Begin on"), ("begin",)),
        Heading("due", _("Last day"), ("due",)),
        Heading("money", _("Money it holds"), ("money",), is_number=True),
    )


_KEYS: dict[str, Callable[[Duty], Any]] = {
    "what": lambda one: one.name.casefold(),
    "whose": lambda one: one.whose.casefold(),
    "state": lambda one: list(State).index(one.state),
    "begin": lambda one: (one.next.begin_on is None, one.next.begin_on or date.max),
    "due": lambda one: (one.due_on is None, one.due_on or date.max),
    "money": lambda one: (one.holds is None, -(one.holds.dollars if one.holds else 0)),
}
"""By what each heading sorts; what is not known stands last."""


def _chosen(request: HttpRequest, found: list[Duty]) -> list[Duty]:
    """Narrowed and sorted: as many as there are people, so in memory."""
    text, asked = typed(request).casefold(), request.GET
    state, kind, whose = asked.get("state", ""), asked.get("kind", ""), asked.get("whose", "")
    found = [
        one
        for one in found
        if (not text or text in f"{one.name} {one.whose}".casefold())
        and (not kind or one.code == kind)
        and (not state or (one.next.presses if state == PRESSING else one.state == state))
        and (not whose or whose in _keys(one))
    ]
    wanted = asked.get("sort", "")
    name = wanted.removeprefix("-")
    if name in _KEYS:
        found.sort(key=_KEYS[name], reverse=wanted.startswith("-"))
    return found


def _keys(duty: Duty) -> set[str]:
    """By whom it is narrowed: the identity or the person."""
    person = duty.person
    return {str(person.pk)} if person else {str(duty.about_id)}


@for_staff()
@require_http_methods(FORM)
@without_collecting()  # until the thousands of answers are gone: none of them is looked through for cycles
def duties(request: HttpRequest) -> HttpResponse:
    """What is owed, by whom, by when, and what it holds."""
    if request.method == "POST":
        return search_asked_for(request, "duties")
    member = staff_of(request)
    everything = duties_seen_by(member, day_of(request))
    page = page_of(_chosen(request, everything), request)
    counts = Counter(one.state for one in everything)
    context = common(member, "list") | {
        "page": page,
        "rows": [_row(one) for one in page],
        "typed": typed(request),
        "sorts": sort_links(headings(), request.GET.get("sort", "")),
        "day": day_of(request),
        "pressing": PRESSING,
        "late": counts[State.LATE] + counts[State.MISSING],
        "to_begin": counts[State.BEGIN],
        "not_known": counts[State.UNKNOWN],
        "kinds": [(code.value, name) for code, name in NAMES.items()],
        "states": [(one.value, STATES[one]) for one in State],
        "whose": _whose(everything, request.GET.get("whose", "")),
        "is_kept": any(one.kind.must_be_kept for one in everything),
    }
    return render(request, "duties/duties.html", context)


def _whose(found: list[Duty], chosen: str) -> list[tuple[str, SafeString]]:
    """The identities and the people by whom the list can be narrowed, as options: a template takes long over a thousand."""
    about = {id(one.about): one.about for one in found}.values()  # one person has several duties
    identities = {str(one.pk): one.name for one in about if type(one) is Identity}
    people = {str(one.pk): one.name for one in about if type(one) is StaffMember}
    of_own = (one.member for one in about if type(one) is OwnDuty)
    people |= {str(one.pk): one.name for one in of_own if one}
    groups = [(_("Identities"), identities), (_("People"), people)]
    return [(text, _options(some, chosen)) for text, some in groups if some]


def _options(some: dict[str, str], chosen: str) -> SafeString:
    shown = sorted(some.items(), key=lambda one: one[1])
    options = (
        f'<option value="{key}"{" selected" if key == chosen else ""}>{escape(name)}</option>'
        for key, name in shown
    )
    return mark_safe("".join(options))  # noqa: S308 - names are escaped, and a key is that of a row


def _row(duty: Duty) -> dict[str, Any]:
    return {
        "duty": duty,
        "state": STATES[duty.state],
        "look": LOOKS[duty.state],
        "address": reverse("duty", args=[duty.code, duty.about_id]),
    }


@for_staff()
@require_safe
def duties_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as it is narrowed and sorted."""
    member = staff_of(request)
    Deed.of(member).write_reading("duties read out", member.owner, format=kind)
    seen = duties_seen_by(member, day_of(request))
    texts = [*(one.text for one in headings()), _("Claims of unknown amount"), _("Why"), _("Source")]
    return download("duties", kind, texts, _lines(_chosen(request, seen)))


def _lines(found: list[Duty]) -> Iterator[list[object]]:
    for one in found:
        held = one.holds
        yield [
            one.name,
            one.whose,
            str(STATES[one.state]),
            one.next.begin_on,
            one.due_on,
            dollars(held.dollars) if held else "",
            held.unknown if held else "",
            finding(one.next.why),
            one.next.why.law,
        ]


@dataclass(frozen=True, slots=True)
class Marked:
    """Something on a day of the calendar."""

    what: str
    whose: str
    meaning: str
    look: str
    address: str


@for_staff()
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """A month: on which days something is to be begun, ends, or was done."""
    member, day = staff_of(request), day_of(request)
    month = _month_asked_for(request, day)
    marks = _marks(request, month)
    length = monthrange(month.year, month.number)[1]
    days = [
        {"day": on, "marks": marks.get(on, []), "is_today": on == day, "weekday": on.isoweekday()}
        for on in (month.first_day + timedelta(count) for count in range(length))
    ]
    context = common(member, "calendar") | {
        "month": month,
        "days": days,
        "count": sum(len(some) for some in marks.values()),
        "before": str(month - 1) if month.year > date.min.year + 1 else "",
        "after": str(month + 1) if month.year < date.max.year - 1 else "",
        "this_month": str(Month.of(day)),
    }
    return render(request, "duties/calendar.html", context)


def _month_asked_for(request: HttpRequest, day: date) -> Month:
    """The month of the address; today's where it names none that can be shown."""
    try:
        month = Month.parse(request.GET.get("month", ""))
    except ValueError:
        return Month.of(day)
    return month if 1900 <= month.year <= 2199 else Month.of(day)


def _marks(request: HttpRequest, month: Month) -> dict[date, list[Marked]]:
    member = staff_of(request)
    found: dict[date, list[Marked]] = {}
    first, last = month.first_day, month.last_day

    def mark(on: date | None, one: Marked) -> None:
        if on is not None and first <= on <= last:
            found.setdefault(on, []).append(one)

    seen = duties_seen_by(member, day_of(request), with_money=False)
    for duty in seen:
        address = reverse("duty", args=[duty.code, duty.about_id])
        look, due, begin = LOOKS[duty.state], duty.due_on, duty.next.begin_on
        if duty.state is State.DONE and due is None:
            continue
        mark(due, Marked(duty.name, duty.whose, _("last day"), look, address))
        if begin != due:
            mark(begin, Marked(duty.name, duty.whose, _("begin"), look, address))
    by_key = {(one.code, one.about_id): one for one in seen}
    done = doings_visible_to(member).filter(withdrawn_at=None, outcome="done", on__gte=first, on__lte=last)
    for doing in done.exclude(kind=DutyKind.JUNK_MAIL).order_by("on")[:500]:
        key = doing.identity_id or doing.member_id or doing.own_id or member.owner.pk
        known = by_key.get((doing.kind, key))
        if known is not None:
            address = reverse("duty", args=[known.code, known.about_id])
            mark(doing.on, Marked(known.name, known.whose, _("done"), "met", address))
    return found
