"""The moves of one hand-off: a form each, what it does, and back to the timeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.handoffs import actions, network_actions
from milepost.handoffs.forms import (
    AgreementForm,
    ChoiceForm,
    ClaimForm,
    CloseForm,
    CorrectForm,
    ListForm,
    MoveForm,
    PaymentForm,
    ReleaseForm,
    TakeForm,
    TellForm,
)
from milepost.handoffs.models import HandOff
from milepost.handoffs.policies import check_may_move, why_not_now
from milepost.handoffs.queries import nine_for
from milepost.handoffs.views.found import back_to, hand_off_of
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.facts import Closure, PaidBy

Do = Callable[[HandOff, Any, Deed], Any]


@dataclass(frozen=True, slots=True)
class Move:
    """What a move is called, what it asks, and what it does."""

    title: Any
    form: type[Any]
    do: Do
    lead: Any = ""


def _correct(found: HandOff, form: Any, deed: Deed) -> None:
    actions.correct_case(found, form.values(), version=form.seen, deed=deed.because(form.cleaned_data["why"]))


def _close(found: HandOff, form: Any, deed: Deed) -> None:
    given = form.cleaned_data
    actions.close_case(found, given["closed_on"], Closure(given["closure"]), version=form.seen, deed=deed)


def _inform(found: HandOff, form: Any, deed: Deed) -> None:
    given = form.cleaned_data
    actions.give_list(found, given["list_given_on"], given["listed"], version=form.seen, deed=deed)


def _choose(found: HandOff, form: Any, deed: Deed) -> None:
    named, on = found.listed[int(form.cleaned_data["place"])], form.cleaned_data["chosen_on"]
    way, key = HandOff.Way.TOLD, named.get("key", "")
    actions.choose(found, named["name"], key, on, way, version=form.seen, deed=deed)


def _pay(found: HandOff, form: Any, deed: Deed) -> None:
    given = form.cleaned_data
    becomes, settled = PaidBy(given["paid_by"]), given["is_settled"]
    actions.change_payment(found, becomes, form.day, is_settled=settled, version=form.seen, deed=deed)


def _claim(found: HandOff, form: Any, deed: Deed) -> None:
    actions.record_claim(found, form.cleaned_data["claimed_on"], version=form.seen, deed=deed)


def _take(found: HandOff, form: Any, deed: Deed) -> None:
    given = {name: form.cleaned_data.get(name) for name in ("program", "born_on")}
    assert deed.by is not None
    given |= {"partner": deed.by.partner, "coordinator": deed.by}
    network_actions.take_over(found, form.ticket, given, form.day, version=form.seen, deed=deed)


def _release(found: HandOff, form: Any, deed: Deed) -> None:
    network_actions.release(found, version=form.seen, deed=deed.because(form.cleaned_data["why"]))


def _agree(found: HandOff, form: Any, deed: Deed) -> None:
    network_actions.say_what_is_agreed(found, is_told=form.is_told(), version=form.seen, deed=deed)


def _tell(found: HandOff, form: Any, deed: Deed) -> None:
    given = form.cleaned_data
    excused = bool(given.get("gaps_excused"))
    network_actions.tell_of_nine(
        found, form.nine, given["told_on"], gaps_excused=excused, version=form.seen, deed=deed
    )


MOVES: Mapping[str, Move] = {
    "case": Move(gettext_lazy("Correct the case"), CorrectForm, _correct),
    "close": Move(
        gettext_lazy("Close the case"), CloseForm, _close,
        gettext_lazy("With the closure 90 days begin in which the Ticket can be assigned without a benefit in current pay."),
    ),
    "inform": Move(
        gettext_lazy("The list was given"), ListForm, _inform,
        gettext_lazy("The list of all available Employment Networks, as it was given. Nobody is recommended."),
    ),
    "choose": Move(
        gettext_lazy("Record the choice"), ChoiceForm, _choose,
        gettext_lazy("A choice that was told to you. By the link the Ticketholder chooses without anybody's help."),
    ),
    "payment": Move(
        gettext_lazy("Change how the agency is paid"), PaymentForm, _pay,
        gettext_lazy("Case by case: from cost reimbursement to EN payment within 90 days of the plan for employment, never back."),
    ),
    "claim": Move(gettext_lazy("Claim of the agency"), ClaimForm, _claim),
    "take": Move(
        gettext_lazy("Accept the hand-off"), TakeForm, _take,
        gettext_lazy("The case becomes one of the facts of your Ticketholder, so that every claim knows it."),
    ),
    "release": Move(
        gettext_lazy("Accepted for the wrong Ticketholder"), ReleaseForm, _release,
        gettext_lazy("It waits to be accepted again. Take the case back under Assignment of the Ticketholder who has it by mistake."),
    ),
    "agreement": Move(gettext_lazy("What the agreement says"), AgreementForm, _agree),
    "tell": Move(
        gettext_lazy("Record that the agency was told"), TellForm, _tell,
        gettext_lazy("The agency then sees which months they are, and nothing of what was earned in them."),
    ),
}  # fmt: skip


@for_those_who_may(Act.CHANGE_HAND_OFFS)
@require_http_methods(FORM)
def hand_off_move(request: HttpRequest, hand_off_id: UUID, hand_off_step: str) -> HttpResponse:
    """The form of a move; for those on whose side it lies."""
    member, found = staff_of(request), hand_off_of(request, hand_off_id)
    move = MOVES.get(hand_off_step)
    if move is None:
        raise Http404
    check_may_move(member, found, hand_off_step)
    day = today_for(member.owner)
    form, draft = form_with_draft(request, move.form, **_options(move, found, member, day))
    is_whole = request.method == "POST" and form.is_bound and form.is_valid()
    if is_whole and tried(form, lambda: move.do(found, form, Deed.of(member))):
        return done(request, _("It is saved."), "hand_off", found.pk)
    words = {"title": move.title, "lead": why_not_now(found, hand_off_step) or move.lead, **back_to(found)}
    return form_page(request, form, draft, template="handoffs/move.html", **words)


def _options(move: Move, found: HandOff, member: StaffMember, day: date) -> dict[str, Any]:
    options: dict[str, Any] = {"hand_off": found, "member": member, "day": day}
    if move.form is TellForm:
        options["nine"] = nine_for(found, member, day)
    return options


@for_those_who_may(Act.CHANGE_HAND_OFFS)
@require_http_methods(["POST"])
def hand_off_case_again(request: HttpRequest, hand_off_id: UUID) -> HttpResponse:
    """The agency has corrected its case: the facts of one's own Ticket follow."""
    member, found = staff_of(request), hand_off_of(request, hand_off_id)
    check_may_move(member, found, "take")
    form = MoveForm(request.POST, hand_off=found, member=member, day=today_for(member.owner))
    if form.is_valid() and tried(
        form, lambda: network_actions.take_case_again(found, version=form.seen, deed=Deed.of(member))
    ):
        return done(request, _("It is saved."), "hand_off", found.pk)
    return redirect("hand_off", found.pk)
