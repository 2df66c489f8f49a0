"""Remittances: prepared, previewed, released by a second person, paid, taken back; the payment files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

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
from milepost.organizations.languages import language
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.money import plain
from milepost.shares import run_actions, statement_actions
from milepost.shares.choices import RunState, Way
from milepost.shares.forms import OnForm, ReturnedForm, RunForm, WhyForm
from milepost.shares.models import Run
from milepost.shares.policies import why_not_released
from milepost.shares.queries import ledger_of, names_of, runs_visible_to
from milepost.shares.tasks import tell_partners
from milepost.shares.views.frame import common, refused, run_of, statement_of
from milepost.website.listing import Heading, download, page_of, sort_links, sorted_by
from milepost.website.templatetags.words import cents


def headings() -> tuple[Heading, ...]:
    return (
        Heading("number", _("Remittance"), ("number",)),
        Heading("pay_on", _("To be paid on"), ("pay_on",)),
        Heading("sum", _("Amount"), ("cents",), is_number=True),
        Heading("state", _("State"), ("state",)),
        Heading("prepared", _("Prepared by"), ("prepared_by__name",)),
        Heading("released", _("Released by"), ("released_by__name",)),
    )


@for_those_who_may(Act.SEE_LEDGER)
@require_safe
def runs(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("sort", "-number")
    page = page_of(sorted_by(runs_visible_to(staff_of(request)), headings(), wanted), request)
    more = {"page": page, "sorts": sort_links(headings(), wanted)}
    return render(request, "shares/runs.html", {**common(request, "runs"), **more})


def of_run() -> tuple[Heading, ...]:
    return (
        Heading("who", _("Partner or party"), ("partner__name", "account")),
        Heading("opening", _("Balance before"), ("opening",), is_number=True),
        Heading("paid", _("Paid"), ("cents",), is_number=True),
        Heading("closing", _("Balance after"), ("closing",), is_number=True),
        Heading("way", _("How"), ("way",)),
    )


@for_those_who_may(Act.SEE_LEDGER)
@require_safe
def run(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """What each party is owed and paid: before its release the preview."""
    one, member = run_of(request, run_id), staff_of(request)
    wanted = request.GET.get("sort", "-paid")
    rows = one.statements.select_related("partner")
    page = page_of(sorted_by(rows, of_run(), wanted), request)
    names = names_of(member.owner, [line.account for line in page])
    for line in page:
        line.called = names.get(line.account, "")
    context = {
        **common(request, "runs"),
        "run": one,
        "page": page,
        "sorts": sort_links(of_run(), wanted),
        "why_not": why_not_released(member, one) if one.state == RunState.PREPARED else "",
        "ways": [(label, rows.filter(way=value).count()) for value, label in Way.choices],
        "is_out": one.state in (RunState.RELEASED, RunState.PAID),
        "is_making": one.files_asked > 0 and one.files_made < one.files_asked and not one.files_failed,
        "percent": one.files_made * 100 // one.files_asked if one.files_asked else 0,
    }
    return render(request, "shares/run.html", context)


@for_those_who_may(Act.SEE_LEDGER)
@require_safe
def run_download(request: HttpRequest, run_id: UUID, kind: str) -> HttpResponseBase:
    """What each party is paid, without bank accounts."""
    one, member = run_of(request, run_id), staff_of(request)
    Deed.of(member).write_reading("ledger read out", member.owner, kind=kind, what="remittance")
    rows = list(one.statements.select_related("partner"))
    names = names_of(member.owner, [line.account for line in rows])
    lines = (
        [
            names.get(line.account, ""),
            plain(line.opening),
            plain(line.cents),
            plain(line.closing),
            line.get_way_display(),
            line.number,
        ]
        for line in rows
    )
    return download(
        f"remittance-{one.number}", kind, [*(head.text for head in of_run()), _("Statement")], lines
    )


@for_those_who_may(Act.REMIT)
@require_http_methods(FORM)
def prepare(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    ledger = ledger_of(member.owner)
    if ledger is None:
        return redirect("shares")
    first = {"pay_on": today_for(member.owner), "minimum_cents": plain(ledger.minimum_cents)}
    form, draft = form_with_draft(request, RunForm, initial=first)
    if request.method == "POST" and form.is_bound and form.is_valid():
        data, made = form.cleaned_data, list[Run]()
        if data["pay_on"] < today_for(member.owner):
            form.add_error("pay_on", _("This day is over."))
        elif tried(
            form,
            lambda: made.append(
                run_actions.prepare(data["pay_on"], data["minimum_cents"], deed=Deed.of(member))
            ),
        ):
            return done(
                request, _("It is prepared. Look at it; somebody else releases it."), "share_run", made[0].pk
            )
    more = {"title": _("Prepare a remittance"), "back": reverse("share_runs"), "back_text": _("Remittances")}
    lead = _("What came is booked first. Then each party is paid what it is owed, if that is enough.")
    return form_page(request, form, draft, lead=lead, button=_("Prepare it"), **more)


@for_those_who_may(Act.REMIT)
@require_POST
def release(request: HttpRequest, run_id: UUID) -> HttpResponse:
    one = run_of(request, run_id)
    try:
        run_actions.release(one, deed=Deed.of(staff_of(request)))
    except ValidationError as error:
        return refused(request, error, "share_run", one.pk)
    tell_partners.enqueue(str(one.pk))
    return done(request, _("It is released. Take the payment file to your bank."), "share_run", one.pk)


@for_those_who_may(Act.REMIT)
@require_http_methods(FORM)
def paid(request: HttpRequest, run_id: UUID) -> HttpResponse:
    one, member = run_of(request, run_id), staff_of(request)
    form, draft = form_with_draft(request, OnForm, initial={"on": today_for(member.owner)})
    if request.method == "POST" and form.is_bound and form.is_valid():
        on = form.cleaned_data["on"]
        if on > today_for(member.owner):
            form.add_error("on", _("This day is still ahead."))
        elif tried(form, lambda: run_actions.paid(one, on, deed=Deed.of(member))):
            return done(request, _("It is saved."), "share_run", one.pk)
    return form_page(request, form, draft, title=_("The bank has paid it"), **_about(one))


def _about(one: Run) -> dict[str, Any]:
    return {
        "back": reverse("share_run", args=[one.pk]),
        "back_text": _("Remittance %(number)s") % {"number": one.number},
    }


def _with_reason(
    request: HttpRequest, one: Run, title: str, lead: str, act: Callable[[Run, str, Deed], Any]
) -> HttpResponse:
    member = staff_of(request)
    form, draft = form_with_draft(request, WhyForm)
    is_whole = request.method == "POST" and form.is_bound and form.is_valid()
    if is_whole and tried(form, lambda: act(one, form.cleaned_data["why"], Deed.of(member))):
        return done(request, _("It is saved."), "share_run", one.pk)
    return form_page(request, form, draft, title=title, lead=lead, **_about(one))


@for_those_who_may(Act.REMIT)
@require_http_methods(FORM)
def drop(request: HttpRequest, run_id: UUID) -> HttpResponse:
    lead = _("Nothing is paid. What is owed stays owed.")
    return _with_reason(
        request,
        run_of(request, run_id),
        _("Drop the remittance"),
        lead,
        lambda one, why, deed: run_actions.drop(one, why, deed=deed),
    )


@for_those_who_may(Act.REMIT)
@require_http_methods(FORM)
def take_back(request: HttpRequest, run_id: UUID) -> HttpResponse:
    lead = _("The money did not go, or came back. What was paid is owed again, by an entry of its own.")
    return _with_reason(
        request, run_of(request, run_id), _("Take the remittance back"), lead,
        lambda one, why, deed: run_actions.take_back(one, why, deed=deed),
    )  # fmt: skip


@for_those_who_may(Act.REMIT)
@require_http_methods(FORM)
def returned(request: HttpRequest, statement_id: UUID) -> HttpResponse:
    """The bank sent one payment back."""
    one, member = statement_of(request, statement_id), staff_of(request)
    form, draft = form_with_draft(request, ReturnedForm, initial={"on": today_for(member.owner)})
    if request.method == "POST" and form.is_bound and form.is_valid():
        on, why = form.cleaned_data["on"], form.cleaned_data["why"]
        if tried(form, lambda: run_actions.return_payment(one, on, why, deed=Deed.of(member))):
            return done(
                request, _("It is owed again, and stands on the next statement."), "share_run", one.run_id
            )
    lead = _("%(sum)s of statement %(number)s is owed again, by an entry of its own. The other payments of the remittance stay.") % {
        "sum": cents(one.cents), "number": one.number,
    }  # fmt: skip
    more = {"title": _("The bank returned this payment"), "lead": lead, **_about(one.run)}
    return form_page(request, form, draft, **more)


@for_those_who_may(Act.REMIT)
@require_POST
def payment_file(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """The file for the bank, in the NACHA format. Full account numbers stand in it: its making is journaled."""
    one = run_of(request, run_id)
    try:
        text = run_actions.payment_file(one, deed=Deed.of(staff_of(request)))
    except ValidationError as error:
        return refused(request, error, "share_run", one.pk)
    response = HttpResponse(text, content_type="text/plain; charset=us-ascii")
    response["Content-Disposition"] = f'attachment; filename="remittance-{one.number}.ach"'
    response["Cache-Control"] = "no-store"
    return response


@for_those_who_may(Act.REMIT)
@require_POST
def payment_list(request: HttpRequest, run_id: UUID) -> HttpResponseBase:
    """The same as CSV, for a bank that takes lists."""
    one = run_of(request, run_id)
    try:
        rows = run_actions.payment_list(one, deed=Deed.of(staff_of(request)))
    except ValidationError as error:
        return refused(request, error, "share_run", one.pk)
    columns = [_("Partner"), _("Routing number"), _("Account number"), _("Kind"), _("Amount"), _("Statement")]
    response = download(f"remittance-{one.number}", "csv", columns, rows)
    response["Cache-Control"] = "no-store"
    return response


@for_those_who_may(Act.REMIT)
@require_POST
def make_files(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Every statement as PDF and Excel, beside the pages."""
    one = run_of(request, run_id)
    try:
        statement_actions.ask_for_files(one, language(), deed=Deed.of(staff_of(request)))
    except ValidationError as error:
        return refused(request, error, "share_run", one.pk)
    return redirect("share_run", one.pk)
