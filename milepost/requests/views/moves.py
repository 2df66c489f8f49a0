"""Every move of one request, each with the form that it needs; asking about it; mending it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from milepost.editing.form_pages import FORM, form_page
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.requests import following_actions as following
from milepost.requests import preparing_actions as preparing
from milepost.requests import releasing_actions as releasing
from milepost.requests import states
from milepost.requests.checking import Looked, look_at
from milepost.requests.choices import State
from milepost.requests.forms import (
    BackForm,
    FollowForm,
    OnForm,
    OverrideForm,
    PayForm,
    PlainForm,
    ReasonedForm,
    SendForm,
    UnpayForm,
)
from milepost.requests.models import PaymentRequest
from milepost.requests.policies import check_may_move_by
from milepost.requests.views.frame import about, called, done, request_of, said_of

ANY_MOVE = (Act.PREPARE_CLAIMS, Act.RELEASE_CLAIMS, Act.FOLLOW_CLAIMS)
Given = dict[str, Any]


@for_those_who_may(*ANY_MOVE)
@require_http_methods(FORM)
def move(request: HttpRequest, ticket_id: UUID, request_id: UUID, step: str) -> HttpResponse:
    """One move of the table."""
    member, asked = staff_of(request), request_of(request, ticket_id, request_id)
    wanted = states.BY_CODE.get(step.replace("-", "_"))
    if wanted is None or wanted.act is None:
        raise Http404
    check_may_move_by(member, wanted)
    if asked.state not in wanted.before:
        return _refused(request, asked, _why_not(asked, wanted))
    return _STEPS[wanted.code](request, member, asked, wanted)


def _why_not(asked: PaymentRequest, wanted: states.Move) -> str:
    before = State(asked.state)
    between = states.move_between(before, wanted.after)
    return states.why_not(before, before if between else wanted.after)


def _refused(request: HttpRequest, asked: PaymentRequest, why: str) -> HttpResponse:
    context = {"title": called(asked), "why": why, **about(asked)}
    return render(request, "requests/refused.html", context, status=409)


def _hand_on(
    request: HttpRequest, member: StaffMember, asked: PaymentRequest, wanted: states.Move
) -> HttpResponse:
    """Prepared; whoever may release it alone goes on to that."""
    day = today_for(member.owner)
    looked = look_at(asked, day)
    if request.method == "POST":
        return _tried(
            request,
            asked,
            lambda: preparing.hand_on(asked, day, deed=Deed.of(member)),
            _("It waits for release."),
        )
    return _checked(request, asked, wanted, looked, None)


def _release(
    request: HttpRequest, member: StaffMember, asked: PaymentRequest, wanted: states.Move
) -> HttpResponse:
    day = today_for(member.owner)
    looked = look_at(asked, day)
    form = OverrideForm(request.POST if request.method == "POST" else None) if looked.stops else None
    if request.method == "POST" and (form is None or form.is_valid()):
        override = form.cleaned_data["override"] if form else ""
        return _tried(
            request,
            asked,
            lambda: releasing.release(asked, day, override=override, deed=Deed.of(member)),
            _("It is released. Now it can be sent."),
        )
    return _checked(request, asked, wanted, looked, form)


def _checked(
    request: HttpRequest,
    asked: PaymentRequest,
    wanted: states.Move,
    looked: Looked,
    form: OverrideForm | None,
) -> HttpResponse:
    """The check before it goes on, with the button below."""
    context = {
        "asked": asked,
        "looked": looked,
        "form": form,
        "title": f"{wanted.button}: {called(asked)}",
        "lead": wanted.means,
        "button": wanted.button,
        **about(asked),
    }
    is_wrong = form is not None and form.is_bound and form.errors
    return render(request, "requests/check.html", context, status=422 if is_wrong else 200)


def _tried(request: HttpRequest, asked: PaymentRequest, act: Callable[[], object], said: str) -> HttpResponse:
    try:
        act()
    except ValidationError as refused:
        return _refused(request, asked, said_of(refused))
    return done(request, said, asked)


def _by_form(
    shape: type[Any],
    act: Callable[[PaymentRequest, Given, date, Deed], object],
    said: Callable[[], str],
    **options: Any,
) -> Callable[[HttpRequest, StaffMember, PaymentRequest, states.Move], HttpResponse]:
    """A move whose form says everything it needs."""

    def step(
        request: HttpRequest, member: StaffMember, asked: PaymentRequest, wanted: states.Move
    ) -> HttpResponse:
        day = today_for(member.owner)
        more = {"day": day, **options} if issubclass(shape, OnForm) else options
        initial = _initial(asked, wanted.code)
        form, draft = form_with_draft(request, shape, initial=initial, **more)
        if request.method == "POST" and form.is_bound and form.is_valid():
            try:
                act(asked, form.cleaned_data, day, Deed.of(member, form.cleaned_data.get("why", "")))
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                return done(request, said(), asked)
        return form_page(
            request, form, draft, title=f"{wanted.button}: {called(asked)}", lead=wanted.means,
            button=wanted.button, **about(asked),
        )  # fmt: skip

    return step


def _initial(asked: PaymentRequest, code: str) -> Given:
    if code == "pay":
        return {"cents": asked.expected_cents, "source": asked.source}
    return {"work_case": asked.work_case}


def _sent(asked: PaymentRequest, given: Given, _day: date, deed: Deed) -> object:
    return following.send(asked, given["on"], way=given["way"], work_case=given["work_case"], deed=deed)


def _followed(code: str) -> Callable[[PaymentRequest, Given, date, Deed], object]:
    def act(asked: PaymentRequest, given: Given, _day: date, deed: Deed) -> object:
        work_case, note = given.get("work_case", ""), given.get("note", "")
        return following.follow(asked, code, given["on"], note=note, work_case=work_case, deed=deed)

    return act


def _held(asked: PaymentRequest, given: Given, _day: date, deed: Deed) -> object:
    return following.hold(asked, given["on"], given["reason"], said=given["said"], deed=deed)


def _denied(asked: PaymentRequest, given: Given, _day: date, deed: Deed) -> object:
    return following.deny(asked, given["on"], given["reason"], said=given["said"], deed=deed)


def _paid(asked: PaymentRequest, given: Given, _day: date, deed: Deed) -> object:
    paid = following.Paid(given["on"], given["cents"], given["reference"], given["source"])
    return following.pay(asked, paid, deed=deed)


def _recorded() -> str:
    return _("It is recorded.")


_STEPS: dict[str, Callable[[HttpRequest, StaffMember, PaymentRequest, states.Move], HttpResponse]] = {
    "prepare": _hand_on,
    "release": _release,
    "send_back": _by_form(
        BackForm,
        lambda asked, given, day, deed: releasing.send_back(asked, day, deed=deed),
        lambda: _("It is sent back."),
    ),
    "reopen": _by_form(
        BackForm,
        lambda asked, given, day, deed: releasing.reopen(asked, day, deed=deed),
        lambda: _("It can be changed again."),
    ),
    "withdraw": _by_form(
        BackForm,
        lambda asked, given, day, deed: preparing.withdraw(asked, day, deed=deed),
        lambda: _("It is withdrawn, and stays on record."),
    ),
    "call_back": _by_form(
        BackForm,
        lambda asked, given, day, deed: preparing.withdraw(asked, day, deed=deed),
        lambda: _("It is withdrawn, and stays on record."),
    ),
    "resume": _by_form(
        BackForm,
        lambda asked, given, day, deed: preparing.resume(asked, day, deed=deed),
        lambda: _("It is in preparation again."),
    ),
    "send": _by_form(SendForm, _sent, _recorded),
    "receive": _by_form(FollowForm, _followed("receive"), _recorded),
    "to_field_office": _by_form(PlainForm, _followed("to_field_office"), _recorded),
    "push": _by_form(PlainForm, _followed("push"), _recorded),
    "approve": _by_form(PlainForm, _followed("approve"), _recorded),
    "unpay": _by_form(UnpayForm, _followed("unpay"), _recorded),
    "hold": _by_form(ReasonedForm, _held, _recorded, is_diary=True),
    "deny": _by_form(ReasonedForm, _denied, _recorded),
    "pay": _by_form(PayForm, _paid, _recorded),
}
"""How each move is asked for."""


@for_those_who_may(Act.FOLLOW_CLAIMS)
@require_http_methods(FORM)
def ask(request: HttpRequest, ticket_id: UUID, request_id: UUID) -> HttpResponse:
    """We asked what has become of it."""
    member, asked = staff_of(request), request_of(request, ticket_id, request_id)
    day = today_for(member.owner)
    form, draft = form_with_draft(request, OnForm, day=day)
    if request.method == "POST" and form.is_bound and form.is_valid():
        try:
            following.ask_again(asked, form.cleaned_data["on"], deed=Deed.of(member))
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return done(request, _("It is recorded. The days are counted anew."), asked)
    lead = _("Name the work case and nothing else when you ask: %(work_case)s.") % {
        "work_case": asked.work_case or "—"
    }
    title = _("We asked about it: %(request)s") % {"request": called(asked)}
    return form_page(request, form, draft, title=title, lead=lead, **about(asked))


@for_those_who_may(Act.PREPARE_CLAIMS)
@require_http_methods(FORM)
def mend(request: HttpRequest, ticket_id: UUID, request_id: UUID) -> HttpResponse:
    """Ask again: the reason and its cure, and a button that begins the other request."""
    member, asked = staff_of(request), request_of(request, ticket_id, request_id)
    if request.method == "POST":
        try:
            made = following.mend(asked, today_for(member.owner), deed=Deed.of(member))
        except ValidationError as refused:
            return _refused(request, asked, said_of(refused))
        return done(request, _("Another request is begun. Look at the list of what it needs."), made)
    context = {
        "asked": asked,
        "denial": asked.denial,
        "title": _("Ask again: %(request)s") % {"request": called(asked)},
        **about(asked),
    }
    return render(request, "requests/mend.html", context)
