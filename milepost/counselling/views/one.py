"""One counselling, and its steps."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.counselling import actions
from milepost.counselling.choices import OPEN, Came
from milepost.counselling.forms import (
    AskForm,
    CloseForm,
    CounsellorForm,
    GiveForm,
    ReceivedForm,
    RecordsForm,
    ReferForm,
)
from milepost.counselling.holding import Counsellor
from milepost.counselling.models import Counsel
from milepost.counselling.policies import may_counsel
from milepost.counselling.queries import (
    advice_visible_to,
    consents_of,
    counsellors_for,
    newest_bpqy,
    open_of,
    settings_of,
    too_old_from,
)
from milepost.counselling.states import lawful
from milepost.counselling.views.frame import counsel_of, step, with_reason
from milepost.editing.drafts import never_kept
from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.shares.queries import parties_visible_to
from milepost.tickets.queries import tickets_visible_to


@for_those_who_may(Act.COUNSEL)
@require_http_methods(FORM)
def ask(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    member = staff_of(request)
    seen = tickets_visible_to(member).select_related("holder", "organization")
    ticket = get_object_or_404(seen, pk=ticket_id)
    day, known = today_for(member.owner), open_of(ticket)
    initial = {"on": day, "asked_by": "partner" if member.partner else "ticketholder"}
    form, draft = form_with_draft(request, AskForm, initial=initial, day=day)
    made: list[Counsel] = []
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = form.cleaned_data
        if tried(
            form,
            lambda: made.append(
                actions.ask(ticket, given["asked_by"], given["why"], given["on"], deed=Deed.of(member))
            ),
        ):
            return done(request, _("It is saved. Choose who counsels."), "counsel", made[0].pk)
    lead = _("A counselling of this Ticketholder is open already. Go on with that one.") if known else ""
    return form_page(
        request, form, draft, title=_("Ask for benefits counselling"), lead=lead, back=reverse("counsels_of", args=[ticket.pk]),
        back_text=str(getattr(ticket, "holder", None) or ticket.reference),
    )  # fmt: skip


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def counsel(request: HttpRequest, counsel_id: UUID) -> HttpResponse:
    member, known = staff_of(request), counsel_of(request, counsel_id)
    day, settings = today_for(member.owner), settings_of(member.owner)
    bpqy = newest_bpqy(known)
    too_old = too_old_from(bpqy, settings)
    context = {
        "counsel": known,
        "ticket": known.ticket,
        "bpqys": known.bpqys.select_related("first_consent", "second_consent", "document"),
        "bpqy": bpqy,
        "too_old_from": too_old,
        "is_too_old": too_old is not None and day >= too_old,
        "settings": settings,
        "advice": advice_visible_to(member).filter(counsel=known),
        "appointments": known.appointments.all(),
        "follow_ups": known.follow_ups.all(),
        "ahead": Came.AHEAD.value,
        "moves": lawful(known.state) if may_counsel(member) else frozenset(),
        "may_counsel": may_counsel(member),
        "is_open": known.state in OPEN,
        "consents": len(consents_of(known.ticket, day)),
        "day": day,
    }
    return render(request, "counselling/counsel.html", context)


def _dated(request: HttpRequest) -> dict[str, Any]:
    day = today_for(staff_of(request).owner)
    return {"day": day, "initial": {"on": day}}


@for_those_who_may(Act.COUNSEL)
@require_http_methods(FORM)
def choose(request: HttpRequest, counsel_id: UUID) -> HttpResponse:
    member, known = staff_of(request), counsel_of(request, counsel_id)
    options = {**_dated(request), "counsellors": counsellors_for(member, known.ticket)}
    return step(
        request, known, (CounsellorForm, options),
        lambda form, deed: actions.choose(
            known, _named(member, form.cleaned_data["counsellor"]), form.cleaned_data["on"], deed=deed
        ),
        title=_("Who counsels"),
    )  # fmt: skip


def _named(member: StaffMember, key: str) -> Counsellor:
    """Who a choice of the form is: those whom it offered, of the house or of its partners."""
    kind, _colon, pk = key.partition(":")
    if kind == "party":
        return Counsellor(party=parties_visible_to(member).get(pk=UUID(pk)))
    house = Q(organization=member.owner) | Q(organization__partner_of=member.owner)
    return Counsellor(member=StaffMember.objects.get(house, pk=UUID(pk)))


@for_those_who_may(Act.COUNSEL)
@require_http_methods(FORM)
def give_back(request: HttpRequest, counsel_id: UUID) -> HttpResponse:
    known = counsel_of(request, counsel_id)
    return with_reason(
        request, known, lambda why, deed: actions.give_back(known, why, deed=deed), title=_("Give the counselling back")
    )  # fmt: skip


@for_those_who_may(Act.COUNSEL)
@require_http_methods(FORM)
def ask_records(request: HttpRequest, counsel_id: UUID) -> HttpResponse:
    """BPQY: SSA's own summary of somebody's benefits, which it gives with signed SSA-3288 (POMS DI 55001.005)."""
    known = counsel_of(request, counsel_id)
    options = _dated(request)
    consents = consents_of(known.ticket, options["day"])
    keys = [str(one.pk) for one in consents[:2]] + ["", ""]
    options["initial"] |= {"first": keys[0], "second": keys[1]}
    wanted = settings_of(known.organization).consents_wanted
    lead = _("Signed SSA-3288 that hold today: %(count)s. With a request go: %(wanted)s.") % {
        "count": len(consents),
        "wanted": wanted,
    }
    return step(
        request, known, (RecordsForm, {**options, "consents": consents}),
        lambda form, deed: actions.ask_records(
            known, form.chosen, form.cleaned_data["on"], form.cleaned_data["way"], deed=deed
        ),
        title=_("Ask for the BPQY"), lead=lead,
    )  # fmt: skip


@for_those_who_may(Act.COUNSEL)
@never_kept
@require_http_methods(FORM)
def receive(request: HttpRequest, counsel_id: UUID) -> HttpResponse:
    known = counsel_of(request, counsel_id)
    return step(
        request, known, (ReceivedForm, _dated(request)),
        lambda form, deed: actions.receive(known, form.cleaned_data["on"], form.given, deed=deed),
        title=_("The BPQY came"),
    )  # fmt: skip


@for_those_who_may(Act.COUNSEL)
@require_http_methods(FORM)
def give_up(request: HttpRequest, counsel_id: UUID) -> HttpResponse:
    known = counsel_of(request, counsel_id)
    return with_reason(
        request, known, lambda why, deed: actions.give_up(known, why, deed=deed), title=_("No BPQY comes")
    )


@for_those_who_may(Act.COUNSEL)
@require_http_methods(FORM)
def give(request: HttpRequest, counsel_id: UUID) -> HttpResponse:
    known = counsel_of(request, counsel_id)
    lead = _("What the counsellor gave the Ticketholder, and what it means for them.")
    return step(
        request, known, (GiveForm, _dated(request)),
        lambda form, deed: actions.give(known, form.cleaned_data, form.given, deed=deed),
        title=_("Record what was given"), lead=lead, template="counselling/give.html",
    )  # fmt: skip


@for_those_who_may(Act.COUNSEL)
@require_http_methods(FORM)
def withdraw_advice(request: HttpRequest, counsel_id: UUID, advice_id: UUID) -> HttpResponse:
    known = counsel_of(request, counsel_id)
    one = get_object_or_404(advice_visible_to(staff_of(request)), pk=advice_id, counsel=known)
    return with_reason(
        request, known, lambda why, deed: actions.withdraw_advice(one, why, deed=deed), title=_("Withdraw what was given")
    )  # fmt: skip


@for_those_who_may(Act.COUNSEL)
@require_http_methods(FORM)
def refer(request: HttpRequest, counsel_id: UUID) -> HttpResponse:
    known = counsel_of(request, counsel_id)
    lead = _(
        "WIPA staff keep personal data in the system that SSA approved, and nowhere else. So only the day is kept here."
    )
    return step(
        request, known, (ReferForm, _dated(request)),
        lambda form, deed: actions.refer(known, form.cleaned_data["on"], deed=deed),
        title=_("Referred to a WIPA"), lead=lead,
    )  # fmt: skip


@for_those_who_may(Act.COUNSEL)
@require_http_methods(FORM)
def close(request: HttpRequest, counsel_id: UUID) -> HttpResponse:
    known = counsel_of(request, counsel_id)
    return step(
        request, known, (CloseForm, _dated(request)),
        lambda form, deed: actions.close(
            known, form.cleaned_data["because"], form.cleaned_data["note"], form.cleaned_data["on"], deed=deed
        ),
        title=_("Close the counselling"),
    )  # fmt: skip


@for_those_who_may(Act.COUNSEL)
@require_http_methods(FORM)
def open_again(request: HttpRequest, counsel_id: UUID) -> HttpResponse:
    known = counsel_of(request, counsel_id)
    return with_reason(
        request, known, lambda why, deed: actions.open_again(known, why, deed=deed), title=_("Open the counselling again")
    )  # fmt: skip
