"""What each party is owed; opening the ledger, its settings, parties and periods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.money import plain
from milepost.rulebook.shares.books import NO_TERMS, OTHERWISE, UNMATCHED
from milepost.rulebook.shares.terms import RECORD
from milepost.shares import booking, ledger_actions
from milepost.shares.forms import OpenForm, PartyForm, SettingsForm
from milepost.shares.models import Ledger
from milepost.shares.queries import (
    awaited_by,
    balances_of,
    ledger_of,
    names_of,
    parties_visible_to,
    payees_with_balances,
    periods_visible_to,
)
from milepost.shares.views.frame import common, refused
from milepost.website.listing import Heading, download, page_of, search_asked_for, sort_links, typed


def headings() -> tuple[Heading, ...]:
    return (
        Heading("name", _("Partner or party"), ("name",)),
        Heading("newest", _("Last booked on"), ("newest",)),
        Heading("owed", _("Owed to it"), ("cents",), is_number=True),
    )


def _rows(request: HttpRequest) -> list[dict[str, Any]]:
    """Each account with its name, narrowed and sorted: there are as many as partners, so in memory."""
    member = staff_of(request)
    rows = list(payees_with_balances(member))
    names = names_of(member.owner, [one["account"] for one in rows])
    for one in rows:
        one["name"] = one["partner__name"] or names.get(one["account"], "")
    text, wanted = typed(request).casefold(), request.GET.get("sort", "-owed")
    rows = [one for one in rows if text in one["name"].casefold()]
    key = next((one.order[0] for one in headings() if one.name == wanted.removeprefix("-")), "cents")
    return sorted(rows, key=lambda one: (one[key], one["name"]), reverse=wanted.startswith("-"))


@for_those_who_may(Act.SEE_SHARES)
@require_http_methods(FORM)
def shares(request: HttpRequest) -> HttpResponse:
    """What is owed to whom, and what waits: of a partner what is owed to it, and what it waits for."""
    if request.method == "POST":
        return search_asked_for(request, "shares")
    member, rows = staff_of(request), _rows(request)
    context = common(request, "balances")
    ledger: Ledger | None = context["ledger"]
    held = balances_of(member.owner) if ledger else {}
    context |= {
        "page": page_of(rows, request),
        "sum": sum(one["cents"] for one in rows),
        "typed": typed(request),
        "sorts": sort_links(headings(), request.GET.get("sort", "-owed")),
        "record": held.get(RECORD, 0),
        "waits": [
            (_waiting()[name], held[name]) for name in (UNMATCHED, OTHERWISE, NO_TERMS) if held.get(name)
        ],
        "to_book": booking.to_book(member.owner, ledger.begins_on).count() if ledger else 0,
    }
    if member.partner:
        awaited = awaited_by(member).order_by("month", "pk")
        context |= {"awaited": awaited[:50], "many_awaited": awaited.count()}
    return render(request, "shares/shares.html", context)


def _waiting() -> dict[str, str]:
    return {
        UNMATCHED: _("not matched to a payment yet"),
        OTHERWISE: _("explained otherwise, and not shared"),
        NO_TERMS: _("waits for signed terms"),
    }


@for_those_who_may(Act.SEE_SHARES)
@require_safe
def shares_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list of balances as it is narrowed and sorted."""
    member = staff_of(request)
    Deed.of(member).write_reading("ledger read out", member.owner, kind=kind, what="balances")
    return download("balances", kind, [one.text for one in headings()], _lines(_rows(request)))


def _lines(rows: list[dict[str, Any]]) -> Iterator[list[object]]:
    for one in rows:
        yield [one["name"], one["newest"], plain(one["cents"])]


@for_those_who_may(Act.AGREE_SHARES)
@require_http_methods(FORM)
def open_ledger(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    form, draft = form_with_draft(
        request, OpenForm, initial={"begins_on": today_for(member.owner).replace(day=1)}
    )
    if request.method == "POST" and form.is_bound and form.is_valid():
        on = form.cleaned_data["begins_on"]
        if tried(form, lambda: ledger_actions.open_ledger(on, deed=Deed.of(member))):
            return done(request, _("The ledger is open, and what came since that day is booked."), "shares")
    more = {"title": _("Open the ledger"), "back": reverse("shares"), "back_text": _("Shares")}
    return form_page(request, form, draft, **more)


@for_those_who_may(Act.REMIT)
@require_POST
def book(request: HttpRequest) -> HttpResponse:
    """Book what came or changed since."""
    made = ledger_actions.book_what_came(deed=Deed.of(staff_of(request)))
    return done(request, _("Entries made: %(count)s.") % {"count": made}, "shares")


@for_those_who_may(Act.SEE_LEDGER)
@require_safe
def periods(request: HttpRequest) -> HttpResponse:
    """The periods, the open one first."""
    found = page_of(periods_visible_to(staff_of(request)), request)
    return render(request, "shares/periods.html", {**common(request, "periods"), "page": found})


@for_those_who_may(Act.REMIT)
@require_POST
def close_period(request: HttpRequest) -> HttpResponse:
    try:
        ledger_actions.close_period(deed=Deed.of(staff_of(request)))
    except ValidationError as error:
        return refused(request, error, "share_periods")
    return done(request, _("The period is closed and frozen. The next one is open."), "share_periods")


@for_those_who_may(Act.AGREE_SHARES)
@require_http_methods(FORM)
def settings(request: HttpRequest) -> HttpResponse:
    """Minimum balance and bank; below them the other parties."""
    member = staff_of(request)
    ledger = ledger_of(member.owner)
    if ledger is None:
        return redirect("shares")
    names = ("bank_name", "bank_routing", "company_name", "company_id")
    first = {name: getattr(ledger, name) for name in names} | {"minimum_cents": plain(ledger.minimum_cents)}
    form, draft = form_with_draft(request, SettingsForm, initial=first)
    if request.method == "POST" and form.is_bound and form.is_valid():
        if ledger_actions.keep_settings(ledger, form.cleaned_data, deed=Deed.of(member)):
            return done(request, _("It is saved."), "share_settings")
        form.add_error(None, _("Somebody else has changed this meanwhile. Look at it again."))
    more = {"parties": parties_visible_to(member), "title": _("Settings"), **common(request, "settings")}
    return form_page(request, form, draft, template="shares/settings.html", **more)


@for_those_who_may(Act.AGREE_SHARES)
@require_http_methods(FORM)
def add_party(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    form, draft = form_with_draft(request, PartyForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        data = form.cleaned_data
        if tried(form, lambda: ledger_actions.add_party(data["name"], data["kind"], deed=Deed.of(member))):
            return done(request, _("It is saved."), "share_settings")
    more = {"title": _("Add a party"), "back": reverse("share_settings"), "back_text": _("Settings")}
    return form_page(request, form, draft, **more)
