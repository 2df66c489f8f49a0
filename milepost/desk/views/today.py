"""Today: what can be claimed, what waits, and what is about to be lost."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from milepost.claims.deciding import bring_up_to_date
from milepost.claims.figures import law_of
from milepost.claims.queries import about_to_be_lost, claims_visible_to, do_next, total, totals_by_status
from milepost.desk.queries import SHOWN, first_things
from milepost.organizations.doors import for_staff
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.tickets.queries import tickets_visible_to
from milepost.uploads.models import Upload


@for_staff()
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The page one begins the day with."""
    member = staff_of(request)
    organization = member.owner
    is_current = bring_up_to_date(organization)
    day = today_for(organization)
    return render(
        request,
        "desk/today.html",
        {
            "member": member,
            "day": day,
            "is_current": is_current,
            "totals": totals_by_status(claims_visible_to(member)),
            "lost_soon": total(about_to_be_lost(member, day=day)),
            "first_things": first_things(member, day=day)[:SHOWN],
            "things": do_next(member, day=day).count(),
            "tickets": tickets_visible_to(member).count(),
            "lacking": law_of(organization).holding_up(day.year),
            "may_enter": may(member, Act.ENTER_FIGURES),
            "uploads": Upload.objects.filter(organization=organization).defer("content", "replaced")[:3],
        },
    )
