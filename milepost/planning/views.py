"""The checklist, its items and files; types of EN, and both payment systems on one's own figures."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.claims.figures import law_of
from milepost.documents.kinds import SANDBOX, TAKEN
from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.languages import language
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.planning import actions
from milepost.planning.forms import FiguresForm, OwnForm, StepForm, WhyForm
from milepost.planning.models import PlanFigures, PlanStep
from milepost.planning.queries import figures_of, papers_visible_to, standing, steps_visible_to
from milepost.planning.reading import items, types
from milepost.rulebook.facts import PaymentSystem
from milepost.rulebook.payment_systems import Compared, Expected, compared


def _checklist(request: HttpRequest) -> dict[str, Any]:
    member = staff_of(request)
    day = today_for(member.owner)
    found = standing(member, day)
    return {
        "sections": found,
        "done": sum(one.done for one in found),
        "needed": sum(one.needed for one in found),
        "late": sum(one.late for one in found),
        "day": day,
        "may_plan": may(member, Act.CHANGE_ORGANIZATION),
        "name": member.owner.name,
    }


@for_those_who_may(Act.SEE_ORGANIZATION)
@require_safe
def planning(request: HttpRequest) -> HttpResponse:
    return render(request, "planning/planning.html", _checklist(request))


@for_those_who_may(Act.SEE_ORGANIZATION)
@require_safe
def to_print(request: HttpRequest) -> HttpResponse:
    """Everything on one page, notes and names of files too, without a control."""
    return render(request, "planning/print.html", _checklist(request))


@for_those_who_may(Act.SEE_ORGANIZATION)
@require_safe
def types_compared(request: HttpRequest) -> HttpResponse:
    """The types of EN side by side."""
    found, said = types(), language()
    rows = [
        (words[said], [(kind.words[said], kind.cells[row]) for kind in found.kinds])
        for row, words in found.rows
    ]
    return render(request, "planning/types.html", {"rows": rows})


@for_those_who_may(Act.SEE_ORGANIZATION)
@require_safe
def systems(request: HttpRequest) -> HttpResponse:
    """What each payment system would pay on the organization's own figures, at the rates of this year."""
    member = staff_of(request)
    known = figures_of(member.owner)
    found = compared(_expected(known), law_of(member.owner), today_for(member.owner).year)
    context = {
        "figures": known,
        "has_figures": bool(known.title_2 or known.title_16),
        "found": found,
        "sums": [(one.value, found.dollars(one)) for one in PaymentSystem],
        "more": _more(found),
        "is_lacking": any(found.dollars(one) is None for one in PaymentSystem),
        "may_plan": may(member, Act.CHANGE_ORGANIZATION),
    }
    return render(request, "planning/systems.html", context)


def _expected(known: PlanFigures) -> Expected:
    return Expected(
        known.title_2, known.title_16, known.percent_trial_work, known.percent_substantial, known.percent_off_cash,
        known.outcome_months,
    )  # fmt: skip


def _more(found: Compared) -> tuple[str, int] | None:
    """Which system would pay more, and by how much; None where one is not known or both pay the same."""
    milestones, only = (
        found.dollars(PaymentSystem.MILESTONE_OUTCOME),
        found.dollars(PaymentSystem.OUTCOME_ONLY),
    )
    if milestones is None or only is None or milestones == only:
        return None
    larger = PaymentSystem.MILESTONE_OUTCOME if milestones > only else PaymentSystem.OUTCOME_ONLY
    return larger.value, abs(milestones - only)


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def figures(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    known = figures_of(member.owner)
    form, draft = form_with_draft(request, FiguresForm, instance=known)
    if request.method == "POST" and form.is_bound and form.is_valid():
        seen = form.cleaned_data["version"] or known.version
        if actions.write_figures(form.values(), seen=seen, deed=Deed.of(member)):
            return done(request, _("It is saved."), "planning_systems")
        _was_quicker(form)
    lead = _("Your own figures: nothing is filled in, because no published share holds for you.")
    back = {"back": reverse("planning_systems"), "back_text": _("Payment systems compared")}
    return form_page(request, form, draft, title=_("Figures that you expect"), lead=lead, **back)


def _was_quicker(form: Any) -> None:
    form.add_error(
        None, _("Somebody else has changed this meanwhile. Look at the page again, then change it there.")
    )


_BACK = "planning"


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def add_own(request: HttpRequest) -> HttpResponse:
    """An item that the guide does not have."""
    member = staff_of(request)
    form, draft = form_with_draft(request, OwnForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = form.cleaned_data
        made = actions.add_own(given["section"], given["what"], deed=Deed.of(member))
        return done(request, _("It is added."), "planning_own", made.pk)
    back = {"back": reverse(_BACK), "back_text": _("Becoming an EN")}
    return form_page(request, form, draft, title=_("Add an item of your own"), **back)


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def item(request: HttpRequest, plan_item: str) -> HttpResponse:
    """An item of the guide. Its row is made when something is written on it."""
    member = staff_of(request)
    told = items().get(plan_item)
    if told is None:
        raise Http404
    known = steps_visible_to(member).filter(code=plan_item).first()
    step = known or PlanStep(organization=member.owner, code=plan_item, section=plan_item.split(".")[0])
    return _step_page(request, step, told.told.words[language()])


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def own_step(request: HttpRequest, plan_step_id: UUID) -> HttpResponse:
    step = get_object_or_404(steps_visible_to(staff_of(request)).filter(code=""), pk=plan_step_id)
    return _step_page(request, step, step.what)


def _step_page(request: HttpRequest, step: PlanStep, title: str) -> HttpResponse:
    member = staff_of(request)
    options = {"instance": step, "owner": member.owner, "day": today_for(member.owner)}
    form, draft = form_with_draft(request, StepForm, **options)
    if request.method == "POST" and form.is_bound and form.is_valid():
        deed = Deed.of(member)
        kept = actions.step_of_item(step.code, deed=deed) if step.code else step
        seen = form.cleaned_data["version"] or kept.version
        if actions.write(kept, form.values(), form.looked, seen=seen, deed=deed):
            return done(request, _("It is saved."), _BACK)
        _was_quicker(form)
    told = items()[step.code].told if step.code else None
    context = {
        "back": reverse(_BACK),
        "back_text": _("Becoming an EN"),
        "told": told,
        "papers": papers_visible_to(member).filter(step=step.pk).defer("content").select_related("added_by"),
    }
    return form_page(request, form, draft, template="planning/step.html", title=title, **context)


@for_those_who_may(Act.SEE_ORGANIZATION)
@require_safe
def paper(request: HttpRequest, plan_paper_id: UUID) -> HttpResponse:
    """The file itself, as a download that runs nothing in a page of ours; the journal says who read it."""
    member = staff_of(request)
    found = get_object_or_404(papers_visible_to(member).select_related("step"), pk=plan_paper_id)
    Deed.of(member).write_reading("plan paper read", found.step, paper=str(found.pk))
    response = HttpResponse(found.content.open(), content_type=found.content_type)
    response["Content-Disposition"] = f'attachment; filename="paper{TAKEN[found.content_type]}"'
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def withdraw_paper(request: HttpRequest, plan_paper_id: UUID) -> HttpResponse:
    member = staff_of(request)
    found = get_object_or_404(papers_visible_to(member).select_related("step"), pk=plan_paper_id)
    form, draft = form_with_draft(request, WhyForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        why = form.cleaned_data["why"]
        if tried(form, lambda: actions.withdraw_paper(found, why, deed=Deed.of(member))):
            return done(request, _("It is taken back, and stays on record."), _BACK)
    back = {"back": reverse(_BACK), "back_text": _("Becoming an EN")}
    title = _("Take the file back: %(name)s") % {"name": found.name}
    return form_page(request, form, draft, title=title, button=_("Take it back"), **back)
