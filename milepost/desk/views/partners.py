"""The list of partners, and one partner's own view: what they owe the EN of Record, and what it owes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.agreements.choices import Side
from milepost.correspondence.queries import awaiting, cases_visible_to, unread
from milepost.counselling.choices import State as CounselState
from milepost.counselling.queries import counsels_visible_to
from milepost.desk.partner_side import (
    GROUPS,
    SHOWN,
    Line,
    agreements_to_sign,
    asks_open,
    claims_of,
    lines_of_partners,
    money_of,
    notes_incomplete,
    partner_of,
    plans_of_ours,
    theirs_by_agreement,
    things_owed,
)
from milepost.desk.words import row_of
from milepost.editing.form_pages import FORM
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.tickets.queries import tickets_visible_to
from milepost.website.listing import Heading, download, page_of, search_asked_for, sort_links, typed
from milepost.website.templatetags.words import cents


def group_names() -> dict[str, str]:
    return {
        "contacts": _("Contacts and letters"),
        "evidence": _("Pay stubs and other evidence"),
        "signatures": _("Plans and signatures"),
        "answers": _("Messages to answer"),
        "counselling": _("Benefits counselling"),
    }


def headings() -> tuple[Heading, ...]:
    groups = (Heading(name, text, (name,), is_number=True) for name, text in group_names().items())
    return (
        Heading("name", _("Partner"), ("name",)),
        Heading("people", _("People"), ("people",), is_number=True),
        *groups,
        Heading("unread", _("Cases not read"), ("unread",), is_number=True),
        Heading("balance", _("Owed to them"), ("balance",), is_number=True),
    )


KEYS: dict[str, Callable[[Line], Any]] = {
    "name": lambda one: one.house.name.lower(),
    "people": lambda one: one.people,
    "unread": lambda one: one.unread,
    "balance": lambda one: one.balance or 0,
}


def _lines(request: HttpRequest) -> list[Line]:
    """Searched and sorted; few enough to be sorted here."""
    text, wanted = typed(request).lower(), request.GET.get("sort", "name")
    member = staff_of(request)
    lines = lines_of_partners(member, today_for(member.owner))
    rows = [one for one in lines if text in one.house.name.lower()]
    rows.sort(key=KEYS["name"])
    name = wanted.removeprefix("-")
    key = KEYS.get(name) or ((lambda one: one.owes[name]) if name in GROUPS else KEYS["name"])
    return sorted(rows, key=key, reverse=wanted.startswith("-"))


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_http_methods(FORM)
def partners(request: HttpRequest) -> HttpResponse:
    """Every partner with what it owes; a partner's staff are led to their own page."""
    if request.method == "POST":
        return search_asked_for(request, "partners")
    member = staff_of(request)
    if member.partner:
        return redirect("partner_side", member.partner.pk)
    context = {
        "page": page_of(_lines(request), request),
        "sorts": sort_links(headings(), request.GET.get("sort", "name")),
        "typed": typed(request),
        "sees_shares": may(member, Act.SEE_SHARES),
    }
    return render(request, "desk/partners.html", context)


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_safe
def partners_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    return download("partners", kind, [one.text for one in headings()], _cells(_lines(request)))


def _cells(rows: list[Line]) -> Iterator[list[object]]:
    for one in rows:
        yield [
            one.house.name,
            one.people,
            *(one.owes[name] for name in GROUPS),
            one.unread,
            cents(one.balance),
        ]


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_safe
def partner_side(request: HttpRequest, house_id: UUID) -> HttpResponse:
    """What they owe us, each with the person and the one act beside it; and what we owe them."""
    member = staff_of(request)
    house, day = partner_of(member, house_id), today_for(member.owner)
    names, theirs = group_names(), theirs_by_agreement(member, [house], day)[house.pk]
    notes = notes_incomplete(member, house, day) if "notes" in theirs else []
    groups, by_record = [], []
    for name in GROUPS:
        found = things_owed(member, house, name)
        if name not in theirs:
            by_record.append((names[name], found.count()))
            if name != "contacts" or not notes:
                continue
            found = found.none()
        rows = [row_of(thing, day) for thing in found[:SHOWN]]
        groups.append((name, names[name], rows, found.count() if len(rows) == SHOWN else len(rows)))
    asks = list(asks_open(member, house)[:SHOWN]) if "evidence" in theirs else []
    signing = list(agreements_to_sign(member, house, Side.PARTNER))
    cases = cases_visible_to(member).filter(partner=house)
    context = {
        "house": house,
        "day": day,
        "is_partner": member.partner is not None,
        "people": tickets_visible_to(member).filter(partner=house).count(),
        "groups": groups,
        "owed": sum(count for _name, _text, _rows, count in groups) + len(notes) + len(asks) + len(signing),
        "notes": notes[:SHOWN],
        "notes_count": len(notes),
        "asks": asks,
        "signing": signing,
        "money": money_of(member, house),
        "claims": claims_of(member, house, day),
        "record_signs": list(agreements_to_sign(member, house, Side.RECORD)),
        "record_plans": plans_of_ours(member, house),
        "by_record": by_record,
        "record_answers": cases.filter(awaits="record").count(),
        "unread": unread(cases, member).count(),
        "ours": awaiting(cases, member).count(),
        "no_counsellor": counsels_visible_to(member)
        .filter(ticket__partner=house, state=CounselState.ASKED)
        .count(),
    }
    return render(request, "desk/partner_side.html", context)


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_safe
def partner_side_download(request: HttpRequest, house_id: UUID, kind: str) -> HttpResponseBase:
    """Everything that they owe, as a list by our id: no name."""
    member = staff_of(request)
    house, day = partner_of(member, house_id), today_for(member.owner)
    names, theirs = group_names(), theirs_by_agreement(member, [house], day)[house.pk]

    def rows() -> Iterator[list[object]]:
        for name in filter(theirs.__contains__, GROUPS):
            for thing in things_owed(member, house, name):
                row = row_of(thing, day)
                yield [
                    names[name],
                    thing.ticket.reference,
                    row.what,
                    row.note,
                    row.badge.text,
                    thing.last_day,
                ]
        for one in notes_incomplete(member, house, day) if "notes" in theirs else ():
            yield [
                _("Notes that lack something"),
                one.note.ticket.reference,
                ", ".join(one.lacks),
                "",
                "",
                one.note.on,
            ]
        for ask in asks_open(member, house) if "evidence" in theirs else ():
            yield [
                _("Asked for by text"),
                ask.ticket.reference,
                ask.what,
                ask.get_state_display(),
                "",
                ask.until,
            ]

    columns = [_("Kind"), _("Id"), _("What"), _("More"), _("State"), _("Day")]
    return download("owed-by-partner", kind, columns, rows())
