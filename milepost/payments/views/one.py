"""One line of money: what it says, what it may answer, and the act that it waits for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.claims.figures import law_of
from milepost.claims.models import DecidedTicket
from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.keys.fields import opened
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.payments import matching_actions as matching
from milepost.payments import recording_actions as recording
from milepost.payments import recovery_actions, slots
from milepost.payments.choices import ExplainedAs, Finding, Kind, State
from milepost.payments.forms import CorrectForm, ExplainForm, MatchForm, NoticeForm, PersonForm, WhyForm
from milepost.payments.models import MoneyReceived
from milepost.payments.owing import milestones_of, owed_of
from milepost.payments.policies import may_record, sees_deposits
from milepost.payments.proposing import proposals_for
from milepost.payments.queries import corrections_of, left, money_visible_to, providers_of
from milepost.payments.slots import Answer
from milepost.payments.views.frame import about_line, line_of, ticket_of
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.payments.matching import EXPLAINED, Difference, Proposal
from milepost.rulebook.payments.recoveries import Cause
from milepost.rulebook.requests import DenialCode
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def payment(request: HttpRequest, money_id: UUID) -> HttpResponse:
    return _page(request, line_of(request, money_id))


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def ticketholder_payment(request: HttpRequest, ticket_id: UUID, money_id: UUID) -> HttpResponse:
    """The same, as it is reached from Today and from the Ticketholder."""
    ticket = ticket_of(request, ticket_id)
    get_object_or_404(money_visible_to(staff_of(request)), pk=money_id, ticket=ticket)
    return _page(request, line_of(request, money_id))


def _page(request: HttpRequest, line: MoneyReceived) -> HttpResponse:
    member = staff_of(request)
    corrections = corrections_of(line) if line.kind == Kind.PAYMENT else []
    share = slots.share_of(line)
    proposals = _proposals(request, line) if line.is_open else []
    return render(
        request,
        "payments/payment.html",
        {
            "line": line,
            "about": opened(line.about),
            "because": opened(line.because),
            "proposals": [one for one in proposals if one["payment"]],
            "why_none": [one for one in proposals if not one["payment"]],
            "corrections": corrections,
            "left": left(line) if corrections else line.cents,
            "share": share,
            "parts": _milestones(line),
            "notices": line.recoveries.all() if line.kind == Kind.PAYMENT else (),
            "is_twice": line.finding == Finding.PAID_TWICE and line.is_open,
            "may_record": may_record(member),
            "sees_deposits": sees_deposits(member),
            "is_payment": line.kind == Kind.PAYMENT,
            "may_open_again": line.state in (State.MATCHED, State.EXPLAINED),
            "may_notice": line.kind == Kind.PAYMENT
            and line.state in (State.MATCHED, State.UNMATCHED, State.EXPLAINED),
        },
    )


def _proposals(request: HttpRequest, line: MoneyReceived) -> list[dict[str, Any]]:
    """Each proposal with whom it is about, as far as the member may see them."""
    found = proposals_for(line.organization, [line])[line.pk]
    people = {UUID(one.payment.person) for one in found if one.payment}
    seen = {
        str(one.pk): one
        for one in tickets_visible_to(staff_of(request)).select_related("holder").filter(pk__in=people)
    }
    return [_shown(line, one, seen) for one in found if one.payment is None or one.payment.person in seen]


def _shown(line: MoneyReceived, one: Proposal, seen: dict[str, Ticket]) -> dict[str, Any]:
    paid = one.payment
    return {
        "payment": paid,
        "ticket": seen[paid.person] if paid else None,
        "reasons": one.reasons,
        "provider": line.provider or (paid.provider if paid else ""),
        "at_once": paid is not None
        and paid.held_by is None
        and one.judged in EXPLAINED | {Difference.OTHER_YEAR}
        and line.kind == Kind.PAYMENT,
        "corrects": paid is not None and line.kind != Kind.PAYMENT,
        "difference": one.difference,
    }


def _milestones(line: MoneyReceived) -> list[dict[str, Any]]:
    """The single milestones that a reconciliation payment is made of."""
    if line.claim != ClaimCode.RECONCILIATION or line.ticket is None:
        return []
    began: Any = (
        DecidedTicket.objects.filter(pk=line.ticket_id).values_list("outcome_period_began", flat=True).first()
    )
    places = owed_of([line.ticket])[line.ticket.pk]
    made = milestones_of(line.ticket, places, began, law_of(line.organization))
    return [{"claim": code, "number": number, "cents": worth} for code, number, worth in made]


@for_those_who_may(Act.RECORD_PAYMENTS)
@require_http_methods(FORM)
def match(request: HttpRequest, money_id: UUID) -> HttpResponse:
    """Which payment the line answers; filled from the proposal that was chosen."""
    line, member = line_of(request, money_id), staff_of(request)
    ticket = _ticket_meant(request, line)
    if ticket is None:
        return done(request, _("Say first about whom it is."), "payment", line.pk)
    first = {"claim": line.claim or "", "number": line.number, "month": line.month, "provider": line.provider}
    first |= {
        name: request.GET[name] for name in ("claim", "number", "month", "provider") if request.GET.get(name)
    }
    first["provider"] = first["provider"] or next(iter(providers_of(ticket)), "")
    form, draft = form_with_draft(request, MatchForm, initial=first)
    if request.method == "POST" and form.is_bound and form.is_valid():
        data = form.cleaned_data
        answer = Answer(ticket, ClaimCode(data["claim"]), data["number"], data["month"], data["provider"])
        if tried(form, lambda: matching.match(line, answer, because=data["because"], deed=Deed.of(member))):
            is_matched = line.state == State.MATCHED
            said = (
                _("Matched.")
                if is_matched
                else _("This payment was made before, so the money waits as paid twice.")
            )
            return done(request, said, "payment", line.pk)
    more = {"title": _("Which payment is it?"), "button": _("Match it"), **about_line(line)}
    return form_page(request, form, draft, **more)


def _ticket_meant(request: HttpRequest, line: MoneyReceived) -> Ticket | None:
    try:
        key = UUID(request.GET.get("of", ""))
    except ValueError:
        return line.ticket
    return get_object_or_404(tickets_visible_to(staff_of(request)).select_related("organization"), pk=key)


@for_those_who_may(Act.RECORD_PAYMENTS)
@require_http_methods(FORM)
def correct(request: HttpRequest, money_id: UUID) -> HttpResponse:
    """Which payment a recovery takes back, or an adjustment adds to."""
    line, member = line_of(request, money_id), staff_of(request)
    is_recovery = line.kind == Kind.RECOVERY
    standing = money_visible_to(member).filter(
        kind=Kind.PAYMENT, state__in=(State.MATCHED, State.EXPLAINED, State.UNMATCHED)
    )
    if line.ticket_id:
        standing = standing.filter(ticket=line.ticket)
    first = {"payment": request.GET.get("payment", "")}
    form, draft = form_with_draft(
        request, CorrectForm, payments=standing, is_recovery=is_recovery, initial=first
    )
    if request.method == "POST" and form.is_bound and form.is_valid():
        data, deed = form.cleaned_data, Deed.of(member)

        def act() -> None:
            if is_recovery:
                denial = DenialCode(data["denial"]) if data["denial"] else None
                matching.take_back(
                    line,
                    data["payment"],
                    cause=Cause(data["cause"]),
                    denial=denial,
                    because=data["because"],
                    deed=deed,
                )
            else:
                matching.add_to(line, data["payment"], because=data["because"], deed=deed)

        if tried(form, act):
            return done(request, _("Matched."), "payment", line.pk)
    title = _("Which payment was taken back?") if is_recovery else _("To which payment does it add?")
    return form_page(request, form, draft, title=title, button=_("Match it"), **about_line(line))


@for_those_who_may(Act.RECORD_PAYMENTS)
@require_http_methods(FORM)
def explain(request: HttpRequest, money_id: UUID) -> HttpResponse:
    line, member = line_of(request, money_id), staff_of(request)
    form, draft = form_with_draft(request, ExplainForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        what, because = ExplainedAs(form.cleaned_data["what"]), form.cleaned_data["because"]
        if tried(form, lambda: matching.explain(line, what, because, deed=Deed.of(member))):
            return done(request, _("It is explained."), "payment", line.pk)
    lead = _("Money that is no payment of a claim of yours. It counts as explained, and stays on record.")
    return form_page(request, form, draft, title=_("Explain it otherwise"), lead=lead, **about_line(line))


@for_those_who_may(Act.RECORD_PAYMENTS)
@require_http_methods(FORM)
def person(request: HttpRequest, money_id: UUID) -> HttpResponse:
    line, member = line_of(request, money_id), staff_of(request)
    form, draft = form_with_draft(request, PersonForm, member=member)
    if request.method == "POST" and form.is_bound and form.is_valid():
        ticket = form.person()
        assert ticket is not None, "the form asks for one"
        if tried(form, lambda: recording.name_person(line, ticket, deed=Deed.of(member))):
            return done(request, _("It is saved."), "payment", line.pk)
    return form_page(request, form, draft, title=_("About whom is it?"), **about_line(line))


def _with_why(
    title: Callable[[], str],
    lead: Callable[[], str],
    act: Callable[[MoneyReceived, str, Deed], Any],
    said: Callable[[], str],
) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """A page that asks why, and then does the act."""

    @for_those_who_may(Act.RECORD_PAYMENTS)
    @require_http_methods(FORM)
    def view(request: HttpRequest, money_id: UUID) -> HttpResponse:
        line, member = line_of(request, money_id), staff_of(request)
        form, draft = form_with_draft(request, WhyForm)
        if request.method == "POST" and form.is_bound and form.is_valid():
            why = form.cleaned_data["why"]
            if tried(form, lambda: act(line, why, Deed.of(member))):
                return done(request, said(), "payment", line.pk)
        return form_page(request, form, draft, title=title(), lead=lead(), **about_line(line))

    return view


open_again = _with_why(
    lambda: _("Open it again"),
    lambda: _(
        "It was matched or explained by mistake. The request is as it was before, and the money waits again."
    ),
    lambda line, why, deed: matching.open_again(line, why, deed=deed),
    lambda: _("The money waits again."),
)
withdraw = _with_why(
    lambda: _("It was recorded by mistake"),
    lambda: _(
        "The line stays on record, and counts for nothing. Money that SSA took back is not this: record the recovery."
    ),
    lambda line, why, deed: recording.withdraw(line, why, deed=deed),
    lambda: _("The line counts for nothing any more; it stays on record."),
)


@for_those_who_may(Act.RECORD_PAYMENTS)
@require_http_methods(FORM)
def notice(request: HttpRequest, money_id: UUID) -> HttpResponse:
    """SSA announces that it takes this payment back."""
    line, member = line_of(request, money_id), staff_of(request)
    day = today_for(member.owner)
    form, draft = form_with_draft(
        request, NoticeForm, day=day, initial={"cents": left(line), "noticed_on": day, "received_on": day}
    )
    if request.method == "POST" and form.is_bound and form.is_valid():
        made: list[Any] = []
        values = form.values()
        if tried(form, lambda: made.append(recovery_actions.notice(line, values, deed=Deed.of(member)))):
            return done(request, _("The notice is recorded."), "recovery", made[0].pk)
    lead = _("SSA tells a provider before it takes money back.")
    return form_page(request, form, draft, title=_("Notice of a recovery"), lead=lead, **about_line(line))
