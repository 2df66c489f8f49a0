"""One hand-off on its timeline, as both sides see it; and the notice of nine months on paper."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from milepost.handoffs.models import HandOff
from milepost.handoffs.papers import papers_of
from milepost.handoffs.policies import KEEPERS, NETWORKS, may_move, why_not_now
from milepost.handoffs.queries import case_differs, hand_offs_about, nine_for, timeline_for
from milepost.handoffs.telling import facts_of
from milepost.handoffs.views.found import hand_off_of, ticket_of
from milepost.handoffs.words import ASKED_OF, CLOCKS, LOOKS, READINGS, STANDINGS, STEPS
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.handoffs import StepCode, Timeline, claim_by
from milepost.website.templatetags.words import language


@for_those_who_may(Act.SEE_HAND_OFFS)
@require_safe
def hand_off(request: HttpRequest, hand_off_id: UUID) -> HttpResponse:
    """Where it stands, why, what runs out, what is left to pay."""
    member, found = staff_of(request), hand_off_of(request, hand_off_id)
    day = today_for(member.owner)
    answer = timeline_for(found, member, day)
    is_network = found.is_networks(member.owner)
    context = {
        "hand_off": found,
        "day": day,
        "answer": answer,
        "steps": [
            (STEPS[one.code], STANDINGS[one.standing], LOOKS[one.standing], one) for one in answer.steps
        ],
        "clocks": [(CLOCKS[one.code], one.left(day), one) for one in answer.clocks],
        "payable": [(READINGS[one.reading], one) for one in answer.payable],
        "missing": _missing(answer),
        "papers": papers_of(found),
        "moves": moves_of(found, member),
        "is_network": is_network,
        "is_keeper": found.is_kept_by(member.owner),
        "own_ticket": found.own_ticket_id(member.owner) if may(member, Act.SEE_PEOPLE) else None,
        "differs": is_network and case_differs(found),
        "notice": is_network and answer.step(StepCode.NINE).on is not None,
    }
    return render(request, "handoffs/hand_off.html", context)


def moves_of(found: HandOff, member: StaffMember) -> set[str]:
    """The moves that this member may do now."""
    every = (*KEEPERS, *NETWORKS)
    return {move for move in every if may_move(member, found, move) and not why_not_now(found, move)}


def _missing(answer: Timeline) -> list[tuple[Any, str]]:
    return [(ASKED_OF[one.supplied_by], one.words(language())) for one in answer.missing]


@for_those_who_may(Act.SEE_HAND_OFFS)
@require_safe
def hand_off_notice(request: HttpRequest, hand_off_id: UUID) -> HttpResponse:
    """The notice to the agency, to print: which nine months, and until when it may claim. No earnings."""
    member, found = staff_of(request), hand_off_of(request, hand_off_id)
    day = today_for(member.owner)
    nine = facts_of(found, nine_for(found, member, day)).nine
    context = {
        "hand_off": found,
        "day": found.told_on or day,
        "nine": nine,
        "claim_by": claim_by(nine.ninth) if nine else None,
        "is_network": found.is_networks(member.owner),
    }
    return render(request, "handoffs/notice.html", context)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def hand_offs_of(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The hand-offs of one Ticketholder; straight to the only one there is."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    found = list(hand_offs_about(ticket, member))
    if len(found) == 1:
        return redirect("hand_off", found[0].pk)
    context = {
        "ticket": ticket,
        "found": found,
        "may_begin": may(member, Act.CHANGE_HAND_OFFS) and member.partner is None,
    }
    return render(request, "handoffs/of_ticket.html", context)
