"""The pages of knowledge: the list with its search, one article and its versions, writing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.knowledge import actions
from milepost.knowledge.forms import ArticleForm
from milepost.knowledge.models import Article, Kind
from milepost.knowledge.policies import may_write
from milepost.knowledge.queries import articles_visible_to, found_by
from milepost.organizations.doors import for_staff, for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.website.listing import page_of, search_asked_for, typed


@for_staff()
@require_http_methods(FORM)
def articles(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return search_asked_for(request, "knowledge")
    member, text = staff_of(request), typed(request)
    rows: Any = articles_visible_to(member)
    is_away = request.GET.get("away") == "yes"
    rows = rows.filter(put_away_at__isnull=not is_away)
    if request.GET.get("kind") in Kind.values:
        rows = rows.filter(kind=request.GET["kind"])
    rows = found_by(rows, text) if text else rows
    context = {
        "page": page_of(rows, request),
        "kinds": Kind.choices,
        "typed": text,
        "is_away": is_away,
        "may_write": may_write(member),
    }
    return render(request, "knowledge/articles.html", context)


def _article(request: HttpRequest, article_id: UUID) -> Article:
    found: Article = get_object_or_404(articles_visible_to(staff_of(request)), pk=article_id)
    return found


@for_staff()
@require_safe
def article(request: HttpRequest, article_id: UUID) -> HttpResponse:
    """As it reads now, or as a version of it read."""
    member, known = staff_of(request), _article(request, article_id)
    may = may_write(member)
    versions = list(known.versions.select_related("by")) if member.partner is None else []
    asked = request.GET.get("version", "")
    shown = next((one for one in versions if str(one.number) == asked), None)
    if asked and shown is None:
        raise Http404
    context = {
        "article": known,
        "shown": shown or known,
        "older": shown is not None and shown.number != known.version,
        "versions": versions,
        "may_write": may,
    }
    return render(request, "knowledge/article.html", context)


def _back(known: Article | None) -> dict[str, str]:
    if known is None:
        return {"back": reverse("knowledge"), "back_text": _("Knowledge")}
    return {"back": reverse("article", args=[known.pk]), "back_text": known.title}


@for_those_who_may(Act.WRITE_KNOWLEDGE)
@require_http_methods(FORM)
def write(request: HttpRequest) -> HttpResponse:
    form, draft = form_with_draft(request, ArticleForm)
    made: list[Article] = []
    if (
        request.method == "POST"
        and form.is_bound
        and form.is_valid()
        and tried(form, lambda: made.append(actions.write(form.given, deed=Deed.of(staff_of(request)))))
    ):
        return done(request, _("It is saved."), "article", made[0].pk)
    return form_page(
        request, form, draft, template="knowledge/write.html", title=_("Write a page"), **_back(None)
    )


@for_those_who_may(Act.WRITE_KNOWLEDGE)
@require_http_methods(FORM)
def rewrite(request: HttpRequest, article_id: UUID) -> HttpResponse:
    known = _article(request, article_id)
    initial = {
        "title": known.title, "kind": known.kind, "text": known.text, "is_for_partners": known.is_for_partners,
        "follows": known.version,
    }  # fmt: skip
    form, draft = form_with_draft(request, ArticleForm, initial=initial)
    if (
        request.method == "POST"
        and form.is_bound
        and form.is_valid()
        and tried(
            form,
            lambda: actions.rewrite(
                known, form.given, follows=form.cleaned_data["follows"] or 0, deed=Deed.of(staff_of(request))
            ),
        )
    ):
        return done(request, _("It is saved."), "article", known.pk)
    return form_page(
        request, form, draft, template="knowledge/write.html", title=_("Rewrite the page"), **_back(known)
    )


@for_those_who_may(Act.WRITE_KNOWLEDGE)
@require_POST
def put_away(request: HttpRequest, article_id: UUID) -> HttpResponse:
    """Away, or back again."""
    known, deed = _article(request, article_id), Deed.of(staff_of(request))
    if known.put_away_at is None:
        actions.put_away(known, deed=deed)
    else:
        actions.bring_back(known, deed=deed)
    return redirect("article", known.pk)
