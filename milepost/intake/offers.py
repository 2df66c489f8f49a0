"""What can be done next with a Ticket: a button where it is lawful and allowed, and a sentence where it is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.intake.queries import held_by_us
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may
from milepost.organizations.roles import Act
from milepost.tickets.models import Ticket
from milepost.tickets.states import State, move_between, moves_from, why_not
from milepost.website.templatetags.words import day as day_word

S = State
MAIN: dict[State, str] = {
    S.CANDIDATE: "assess",
    S.ADVISED_FOR: "check",
    S.ASSIGNABLE: "begin_plan",
    S.PLAN: "assign",
    S.EXTENSION: "assign",
    S.UNASSIGNED: "check",
    S.INACTIVE: "make_active",
    S.DECLINED: "come_back",
}
"""The one thing that leads on from each state; where there is none, nothing has to be done."""
BUTTONS: dict[str, tuple[Any, Any]] = {
    "assess": (gettext_lazy("Assess"), gettext_lazy("What was asked, what you advise, and why.")),
    "check": (
        gettext_lazy("Record SSA's answer"),
        gettext_lazy("Whether the Ticket can be assigned, as the Portal or the Help Line told."),
    ),
    "begin_plan": (
        gettext_lazy("Begin the plan"),
        gettext_lazy("The individual work plan is being written."),
    ),
    "assign": (gettext_lazy("Assign"), gettext_lazy("From the day on which the plan is signed by both.")),
    "reassign": (
        gettext_lazy("Unassign and assign again"),
        gettext_lazy("On the same day, with a new plan."),
    ),
    "unassign": (gettext_lazy("Unassign"), gettext_lazy("From the 1st of the month after the notice.")),
    "make_inactive": (
        gettext_lazy("Make inactive"),
        gettext_lazy("From the 1st of the month after the written request."),
    ),
    "make_active": (
        gettext_lazy("Make active again"),
        gettext_lazy("From the 1st of the month after the request is received."),
    ),
    "decline": (gettext_lazy("Does not take part"), gettext_lazy("The person, or you, decided against it.")),
    "come_back": (gettext_lazy("Candidate again"), gettext_lazy("The way begins anew.")),
    "end": (
        gettext_lazy("Record that the Ticket ended"),
        gettext_lazy("Death, age, medical cessation or another reason."),
    ),
}
_ROUTES = {"assess": "assignment_assess", "check": "assignment_check"}
_SAME_BUTTON = {
    "advise_for": "assess", "advise_against": "assess", "found_assignable": "check", "found_not_assignable": "check",
    "unassign_into_extension": "unassign",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be done, where, and what it means."""

    code: str
    button: Any
    means: Any
    address: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """What cannot be done now, and why."""

    what: Any
    why: str


def offers_to(
    member: StaffMember, ticket: Ticket, state: State, day: date
) -> tuple[Offer | None, list[Offer], list[Refusal]]:
    """The one main thing, the others that are lawful, and what is not, with its reason."""
    codes = [_SAME_BUTTON.get(move.code, move.code) for move in moves_from(state)]
    codes += ["check"] if state in {S.CANDIDATE, S.EXTENSION, S.UNASSIGNED} else []
    codes += ["reassign"] if state is S.ASSIGNED else []
    refused = _refused_by_role(member, codes) + _on_its_way(ticket, codes, day)
    open_to = [
        code for code in dict.fromkeys(codes) if code in BUTTONS and code not in {one[0] for one in refused}
    ]
    offers = {code: _offer(code, ticket) for code in open_to}
    main = offers.pop(MAIN.get(state, ""), None)
    unlawful = [Refusal(BUTTONS[code][0], why) for code, why in refused]
    unlawful += [
        Refusal(after.label, why_not(state, after))
        for after in State
        if after is not state and move_between(state, after) is None
    ]
    return main, list(offers.values()), unlawful


def _offer(code: str, ticket: Ticket) -> Offer:
    button, means = BUTTONS[code]
    route = _ROUTES.get(code)
    address = (
        reverse(route, args=[ticket.pk]) if route else reverse("assignment_move", args=[ticket.pk, code])
    )
    return Offer(code, button, means, address)


def _refused_by_role(member: StaffMember, codes: list[str]) -> list[tuple[str, str]]:
    writing = {"assess", "check", "begin_plan", "decline", "come_back"}
    return [
        (code, _("Your role may not do this."))
        for code in dict.fromkeys(codes)
        if code in BUTTONS and not may(member, Act.CHANGE_PEOPLE if code in writing else Act.ASSIGN)
    ]


def _on_its_way(ticket: Ticket, codes: list[str], day: date) -> list[tuple[str, str]]:
    """An unassignment that is recorded and not yet come leaves nothing to unassign or to pause."""
    held = held_by_us(ticket, day)
    if held is None or held.unassigned_on is None:
        return []
    said = _("It is unassigned already, from %(day)s on. Correct that day, or take the step back.")
    return [
        (code, said % {"day": day_word(held.unassigned_on)})
        for code in dict.fromkeys(codes)
        if code in {"unassign", "reassign", "make_inactive"}
    ]
