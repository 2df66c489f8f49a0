"""Projections: the list, one with its pictures and tables, writing one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.claims.figures import law_of
from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.revenue import actions
from milepost.revenue.chart import left_chart, months_chart
from milepost.revenue.forms import CASE_NAMES, GROUPS, ProjectionForm, first_of
from milepost.revenue.models import Projection
from milepost.revenue.policies import may_plan
from milepost.revenue.projecting import answered
from milepost.revenue.queries import projections_visible_to
from milepost.rulebook.forecast import complete_years
from milepost.rulebook.months import Month
from milepost.rulebook.revenue import STEPS, Phase
from milepost.website.listing import download
from milepost.website.templatetags.words import cents

YEARS_OFFERED = 6


def _projection(request: HttpRequest, projection_id: UUID) -> Projection:
    seen = projections_visible_to(staff_of(request)).select_related("organization", "by")
    found: Projection = get_object_or_404(seen, pk=projection_id)
    return found


@for_those_who_may(Act.SEE_REVENUE)
@require_safe
def projections(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    is_away = request.GET.get("away") == "yes"
    found = projections_visible_to(member).filter(put_away_at__isnull=not is_away).select_related("by")
    context = {
        "projections": [(one, Month(one.begins) + (one.months - 1)) for one in found],
        "is_away": is_away,
        "may_plan": may_plan(member),
    }
    return render(request, "revenue/projections.html", context)


@for_those_who_may(Act.SEE_REVENUE)
@require_safe
def projection(request: HttpRequest, projection_id: UUID) -> HttpResponse:
    member, known = staff_of(request), _projection(request, projection_id)
    answer = answered(known, today_for(member.owner))
    content = known.content
    cases = list(CASE_NAMES.values())
    context = {
        "projection": known,
        "answer": answer,
        "last": Month(known.begins) + (known.months - 1),
        "chart": months_chart(answer.lines),
        "left_chart": left_chart(answer.lines),
        "cases": [
            {
                "name": cases[place],
                "cents": answer.projected.cents[place],
                "kept": sum(line.money.kept[place] for line in answer.lines),
                "left": answer.left[place],
                "break_even": answer.break_even[place],
                "covered": answer.covered[place],
            }
            for place in range(3)
        ],
        "cost": sum(line.money.cost for line in answer.lines),
        "steps": [(step.value, content["steps"][step.value]) for step in STEPS],
        "goes_on": list(content["goes_on"].items()),
        "groups": [
            (text, content["monthly"][group.value], content["each"][group.value])
            for group, text in GROUPS.items()
        ],
        "may_plan": may_plan(member),
    }
    return render(request, "revenue/projection.html", context)


@for_those_who_may(Act.SEE_REVENUE)
@require_safe
def projection_download(request: HttpRequest, projection_id: UUID, kind: str) -> HttpResponseBase:
    """Month by month. Whose figures are supposed to hold stands in every row."""
    known = _projection(request, projection_id)
    answer = answered(known, today_for(known.organization))
    columns = [
        _("Month"), _("Tickets that begin"), _("Phase 1"), _("Phase 2"), _("Outcomes"), _("Low"), _("Middle"), _("High"), _("Came"),
        _("Cost"), _("Left so far, low"), _("Left so far, middle"), _("Left so far, high"), _("Figures of the year"),
    ]  # fmt: skip
    rows = (
        [
            line.month, line.projected.begun, *(cents(line.projected.parts[phase][1]) for phase in Phase),
            *map(cents, line.projected.cents), cents(line.came), cents(line.money.cost), *map(cents, line.money.left),
            known.figures_of,
        ]
        for line in answer.lines
    )  # fmt: skip
    return download("projection", kind, columns, rows)


def _years(member: StaffMember) -> list[int]:
    return list(complete_years(law_of(member.owner))[-YEARS_OFFERED:][::-1])


def _written(request: HttpRequest, form: Any, draft: Any, **words: Any) -> HttpResponse:
    lead = _(
        "Nothing is filled in for you: no paper in reach gives these chances or costs. The one published curve is of 2003 and of other rules."
    )
    return form_page(request, form, draft, template="revenue/write.html", lead=lead, **words)


@for_those_who_may(Act.PLAN_REVENUE)
@require_http_methods(FORM)
def write(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    years = _years(member)
    initial: dict[str, Any] = {"begins": Month.of(today_for(member.owner)), "figures_of": years[0]}
    like = request.GET.get("like", "")
    source = next((one for one in projections_visible_to(member) if str(one.pk) == like), None)
    if source is not None:
        initial = first_of(source) | {"name": _("%(name)s, copy") % {"name": source.name}}
    form, draft = form_with_draft(request, ProjectionForm, years=years, initial=initial)
    made: list[Projection] = []
    if (
        request.method == "POST"
        and form.is_bound
        and form.is_valid()
        and tried(form, lambda: made.append(actions.write(form.given, deed=Deed.of(member))))
    ):
        return done(request, _("It is saved."), "projection", made[0].pk)
    words = {"title": _("Write a projection"), "back": reverse("projections"), "back_text": _("Projections")}
    return _written(request, form, draft, **words)


@for_those_who_may(Act.PLAN_REVENUE)
@require_http_methods(FORM)
def rewrite(request: HttpRequest, projection_id: UUID) -> HttpResponse:
    member, known = staff_of(request), _projection(request, projection_id)
    years = sorted({*_years(member), known.figures_of}, reverse=True)
    form, draft = form_with_draft(request, ProjectionForm, years=years, initial=first_of(known))
    if request.method == "POST" and form.is_bound and form.is_valid():
        version, taken = form.cleaned_data["version"] or 0, []
        act = lambda: taken.append(actions.rewrite(known, form.given, version=version, deed=Deed.of(member)))  # noqa: E731
        if tried(form, act):
            if taken[0]:
                return done(request, _("It is saved."), "projection", known.pk)
            form.add_error(
                None,
                _(
                    "Somebody else has changed it meanwhile. Open it beside this page, and put the two together."
                ),
            )
    back = {"back": reverse("projection", args=[known.pk]), "back_text": known.name}
    return _written(request, form, draft, title=_("Change the projection"), **back)


@for_those_who_may(Act.PLAN_REVENUE)
@require_POST
def put_away(request: HttpRequest, projection_id: UUID) -> HttpResponse:
    """Away, or back again."""
    known, deed = _projection(request, projection_id), Deed.of(staff_of(request))
    act = actions.put_away if known.put_away_at is None else actions.bring_back
    act(known, deed=deed)
    return redirect("projections")
