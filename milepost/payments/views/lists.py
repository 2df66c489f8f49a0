"""The list of money, and one line entered by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.payments import recording_actions as recording
from milepost.payments.choices import Finding, Kind, State
from milepost.payments.forms import EnterForm
from milepost.payments.models import MoneyReceived
from milepost.payments.policies import may_record, sees_deposits
from milepost.payments.queries import (
    NOBODYS,
    accounted,
    money_visible_to,
    open_recoveries,
    recoveries_visible_to,
)
from milepost.people.words import named
from milepost.requests.choices import Source
from milepost.rulebook.facts import ClaimCode
from milepost.tickets.queries import tickets_visible_to
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
from milepost.website.templatetags.words import claim_name

NOBODY = "nobody"
Narrow = Callable[[QuerySet[MoneyReceived], str], QuerySet[MoneyReceived]]


def headings() -> tuple[Heading, ...]:
    return (
        Heading("day", _("Day"), ("received_on", "made_at")),
        Heading("who", _("Ticketholder"), ("ticket__holder__name", "ticket__reference")),
        Heading("claim", _("Payment"), ("claim", "number")),
        Heading("month", _("Month"), ("month",)),
        Heading("amount", _("Amount"), ("cents",), is_number=True),
        Heading("state", _("State"), ("state",)),
        Heading("work_case", _("Work case"), ("work_case",)),
        Heading("reference", _("Reference"), ("reference",)),
    )


def _by_year(rows: QuerySet[MoneyReceived], value: str) -> QuerySet[MoneyReceived]:
    return rows.filter(received_on__year=int(value)) if value.isdecimal() and len(value) == 4 else rows


FILTERS: dict[str, Narrow] = {
    "state": lambda rows, value: rows.filter(state=value),
    "finding": lambda rows, value: rows.filter(finding=value, state=State.UNMATCHED),
    "kind": lambda rows, value: rows.filter(kind=value),
    "claim": lambda rows, value: rows.filter(claim=value),
    "source": lambda rows, value: rows.filter(source=value),
    "year": _by_year,
    "about": lambda rows, value: rows.filter(NOBODYS) if value == NOBODY else rows,
}


def _chosen(request: HttpRequest) -> QuerySet[MoneyReceived]:
    """What is money, unless what was recorded by mistake is asked for."""
    member = staff_of(request)
    rows = money_visible_to(member)
    if request.GET.get("state") != State.WITHDRAWN:
        rows = rows.exclude(state=State.WITHDRAWN)
    if typed(request):
        rows = rows.filter(named(typed(request), member.owner, "ticket__"))
    return filters_of(request, FILTERS, rows)  # type: ignore[no-any-return]  # narrowed, of the same kind


@for_those_who_may(Act.SEE_CLAIMS)
@require_http_methods(FORM)
def payments(request: HttpRequest) -> HttpResponse:
    """Every line of money, the newest first, and how much of all of it is explained."""
    if request.method == "POST":
        return search_asked_for(request, "payments")
    member, wanted = staff_of(request), request.GET.get("sort", "-day")
    chosen = _chosen(request)
    whole = accounted(money_visible_to(member))
    is_narrowed = bool(typed(request)) or any(request.GET.get(name, "").strip() for name in FILTERS)
    context = {
        "page": page_of(sorted_by(chosen, headings(), wanted), request),
        "typed": typed(request),
        "sorts": sort_links(headings(), wanted),
        "whole": whole,
        "chosen": accounted(chosen) if is_narrowed else whole,
        "states": State.choices,
        "kinds": Kind.choices,
        "codes": [code.value for code in ClaimCode],
        "sources": Source.choices,
        "twice": Finding.PAID_TWICE.value,
        "nobody": NOBODY,
        "recoveries": open_recoveries(recoveries_visible_to(member)).count(),
        "sees_deposits": sees_deposits(member),
        "may_record": may_record(member),
        "has_any": whole.all > 0 or bool(request.GET),
    }
    return render(request, "payments/payments.html", context)


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def payments_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as it is filtered and sorted. Amounts in dollars and cents, as text."""
    member = staff_of(request)
    Deed.of(member).write_reading("payments read out", member.owner, kind=kind)
    rows = sorted_by(_chosen(request), headings(), request.GET.get("sort", "-day"))
    columns = [_("Day"), _("Ticket"), _("Payment"), _("Month"), _("Amount"), _("Kind"), _("State"), _("Work case"), _("Reference"), _("Paid to"), _("By way of")]  # fmt: skip
    return download("payments", kind, columns, _lines(rows))


def _lines(rows: QuerySet[MoneyReceived]) -> Iterator[list[object]]:
    from milepost.rulebook.money import plain

    for one in rows.iterator(chunk_size=500):
        yield [
            one.received_on,
            one.ticket.reference if one.ticket else "",
            claim_name(one) if one.claim else "",
            one.month,
            plain(one.cents),
            one.get_kind_display(),
            one.get_state_display(),
            one.work_case,
            one.reference,
            one.provider,
            one.get_source_display(),
        ]


@for_those_who_may(Act.RECORD_PAYMENTS)
@require_http_methods(FORM)
def enter(request: HttpRequest) -> HttpResponse:
    """One line, and then the next: the form comes back empty, with the day and the deposit as they were."""
    member = staff_of(request)
    day = today_for(member.owner)
    form, draft = form_with_draft(request, EnterForm, member=member, day=day)
    if request.method == "POST" and form.is_bound and form.is_valid():
        made: list[MoneyReceived] = []
        if tried(form, lambda: made.append(recording.record(form.given(), deed=Deed.of(member)))):
            line = made[0]
            said = {
                State.MATCHED: _("Recorded, and matched to the cent."),
                State.UNMATCHED: _("Recorded. It is to be matched: look at the proposals."),
            }[State(line.state)]
            if line.finding == Finding.PAID_TWICE:
                said = _("Recorded. This payment was made before, so the money waits as paid twice.")
            if line.state == State.MATCHED and "next" in request.POST:
                return done(request, said, "payment_enter")
            return done(request, said, "payment", line.pk)
    elif not form.is_bound and not draft:
        form.initial |= _known_of(request)
    more = {"title": _("Record money"), "back": reverse("payments"), "back_text": _("Payments")}
    return form_page(request, form, draft, template="payments/enter.html", **more)


def _known_of(request: HttpRequest) -> dict[str, Any]:
    """What the address already says: about whom, of which deposit."""
    known: dict[str, Any] = {"deposit": request.GET.get("deposit", "")}
    try:
        key = UUID(request.GET.get("of", ""))
    except ValueError:
        return known
    ticket = tickets_visible_to(staff_of(request)).filter(pk=key).first()
    return {**known, "who": ticket.reference} if ticket else known
