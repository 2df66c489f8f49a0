"""Today: what waits for whom, by when it is lost and by what it is worth."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from milepost.claims.deciding import bring_up_to_date, progress_of
from milepost.claims.figures import law_of
from milepost.desk.duties import duties_of
from milepost.desk.queries import (
    OF_A_THING,
    SHOWN,
    choices_of,
    has_tickets,
    standing_of,
    waiting_for,
    whose_asked_for,
)
from milepost.desk.words import row_of, whose_words
from milepost.organizations.doors import for_staff
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act, Role
from milepost.organizations.today import today_for
from milepost.rulebook.urgency import coming_friday
from milepost.website.narrowing import narrowed


@for_staff()
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The page one begins the day with."""
    member = staff_of(request)
    if member.role == Role.VR_COUNSELOR:  # whose day begins with their consumers, and who sees nothing else
        return redirect("hand_offs")
    organization = member.owner
    law = law_of(organization)
    is_current = bring_up_to_date(organization, law)
    day = today_for(organization)
    context = {
        "member": member,
        "first_name": member.name.split()[0] if member.name.split() else member.name,
        "day": day,
        "is_current": is_current,
        "lacking": law.holding_up(day.year),
        "duties": duties_of(member, day),
        "may_upload": may(member, Act.CHANGE_CASELOADS),
    }
    has_any = False
    if may(member, Act.SEE_PEOPLE):
        choices = choices_of(member)
        whose = whose_asked_for(member, request.GET.get("of", ""), choices)
        standing = standing_of(member, whose, day=day)
        has_any = standing.things > 0 or bool(standing.by_status)
        things = narrowed(waiting_for(member, whose), *OF_A_THING)[:SHOWN]
        context |= {
            "whose": whose,
            "choices": whose_words(choices, member),
            "standing": standing,
            "friday": coming_friday(day),
            "rows": [row_of(thing, day) for thing in things],
        }
    context["has_tickets"] = has_any or has_tickets(member)
    response = render(
        request, "desk/today.html", context | {"progress": _progress(request, is_current=is_current)}
    )
    if not is_current:
        response["Refresh"] = "5"
    return response


def _progress(request: HttpRequest, *, is_current: bool) -> tuple[int, int] | None:
    """How many Tickets of how many are decided, while it is being done."""
    return None if is_current else progress_of(staff_of(request).owner)
