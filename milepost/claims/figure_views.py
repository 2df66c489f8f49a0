"""The figures of the law: what is known, what is not, and how an administrator adds one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.claims import figure_actions
from milepost.claims.deciding import bring_up_to_date
from milepost.claims.figure_forms import FigureForm
from milepost.claims.figures import effect_of, law_of
from milepost.claims.models import EnteredFigure
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.law import Law


@for_those_who_may(Act.SEE_FIGURES)
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Every table by year, with the gaps and the entered figures."""
    member = staff_of(request)
    law, day = law_of(member.owner), today_for(member.owner)
    gaps: dict[str, list[int]] = {}
    for parameter, year in law.gaps(day.year + 1):
        gaps.setdefault(parameter.name, []).append(year)
    return render(
        request,
        "claims/figures.html",
        {
            "gaps": gaps,
            "tables": _tables(law),
            "entered": EnteredFigure.objects.filter(organization=member.owner).select_related("entered_by"),
            "may_enter": may(member, Act.ENTER_FIGURES),
            "names": {key: one.name for key, one in law.parameters.items()},
        },
    )


def _tables(law: Law) -> list[dict[str, Any]]:
    """Each table with its newest year first."""
    return [
        {
            "parameter": one,
            "values": [
                {"value": value, "sources": [law.sources.get(key, key) for key in value.sources]}
                for value in sorted(one.values.values(), key=lambda value: -value.year)
            ],
        }
        for one in law.parameters.values()
    ]


@for_those_who_may(Act.ENTER_FIGURES)
@require_http_methods(["GET", "HEAD", "POST"])
def enter_figure(request: HttpRequest) -> HttpResponse:
    """First what the figure would change, then, confirmed, the figure itself."""
    member = staff_of(request)
    organization = member.owner
    day = today_for(organization)
    form = FigureForm(request.POST or None, organization=organization, day=day, initial=_asked_for(request))
    effect = None
    if request.method == "POST" and form.is_valid():
        if "confirmed" in request.POST:
            figure_actions.enter(form.figure(), read_on=form.cleaned_data["read_on"], deed=Deed.of(member))
            if bring_up_to_date(organization):
                messages.success(
                    request, _("The figure is entered, and the claims that waited are decided anew.")
                )
            else:
                messages.success(request, _("The figure is entered. The claims are being decided anew."))
            return redirect("figures")
        effect = effect_of(form.figure(), organization, day=day)
    return render(request, "claims/enter_figure.html", {"form": form, "effect": effect}, status=_status(form))


def _asked_for(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name] for name in ("parameter", "year") if name in request.GET}


def _status(form: FigureForm) -> int:
    return 422 if form.is_bound and not form.is_valid() else 200


@for_those_who_may(Act.ENTER_FIGURES)
@require_POST
def withdraw_figure(request: HttpRequest, figure_id: str) -> HttpResponse:
    """Take an entered figure out of force."""
    member = staff_of(request)
    entered = get_object_or_404(EnteredFigure, pk=figure_id, organization=member.owner, withdrawn_at=None)
    figure_actions.withdraw(entered, deed=Deed.of(member))
    bring_up_to_date(member.owner)
    messages.success(request, _("The figure is withdrawn; it stays on record below."))
    return redirect("figures")
