"""Every case: what is new, who must answer; and whether e-mail tells of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.correspondence import actions
from milepost.correspondence.choices import About, Awaits
from milepost.correspondence.forms import MailForm
from milepost.correspondence.models import Case, MessageMail
from milepost.correspondence.policies import side_of
from milepost.correspondence.queries import awaiting, cases_visible_to, searched, unread
from milepost.editing.form_pages import FORM, done, form_page
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import staff_of
from milepost.organizations.queries import partners_visible_to
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.website.listing import (
    Heading,
    download,
    filters_of,
    page_of,
    search_asked_for,
    sort_links,
    sorted_by,
    typed,
)

Narrow = Callable[[Any, str], Any]
NEWEST = "-last"


def headings() -> tuple[Heading, ...]:
    return (
        Heading("number", _("Case"), ("number",)),
        Heading("who", _("Ticketholder"), ("ticket__holder__name", "ticket__reference")),
        Heading("partner", _("Partner"), ("partner__name",)),
        Heading("about", _("About"), ("about",)),
        Heading("last", _("Last message"), ("last_at",)),
        Heading("awaits", _("Who must answer"), ("awaits", "answer_by")),
        Heading("by", _("Answer by"), ("answer_by",)),
        Heading("count", _("Messages"), ("count",), is_number=True),
    )


def _filters(member: StaffMember) -> dict[str, Narrow]:
    def by_state(rows: Any, value: str) -> Any:
        if value == "unread":
            return unread(rows, member)
        if value == "ours":
            return awaiting(rows, member)
        if value == "theirs":
            return rows.exclude(awaits__in=(Awaits.NOBODY, side_of(member)))
        return rows.filter(awaits=Awaits.NOBODY) if value == "nobody" else rows

    partners = {str(one.pk) for one in partners_visible_to(member)}
    return {
        "find": lambda rows, text: searched(rows, text, member),
        "state": by_state,
        "about": lambda rows, value: rows.filter(about=value),
        "partner": lambda rows, value: rows.filter(partner=value) if value in partners else rows,
    }


def _rows(request: HttpRequest) -> QuerySet[Case]:
    member = staff_of(request)
    rows = filters_of(request, _filters(member), cases_visible_to(member))
    return sorted_by(rows, headings(), request.GET.get("sort", NEWEST))


@for_those_who_may(Act.SEE_PEOPLE)
@require_http_methods(FORM)
def cases(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return search_asked_for(request, "cases")
    member = staff_of(request)
    seen = cases_visible_to(member)
    states = [
        ("unread", _("not read")),
        ("ours", _("we must answer")),
        ("theirs", _("they must answer")),
        ("nobody", _("nobody must answer")),
    ]
    context = {
        "page": page_of(_rows(request), request),
        "sorts": sort_links(headings(), request.GET.get("sort", NEWEST)),
        "states": states,
        "abouts": About.choices,
        "partners": () if member.partner else partners_visible_to(member),
        "typed": typed(request),
        "unread": unread(seen, member).count(),
        "ours": awaiting(seen, member).count(),
        "side": side_of(member).value,
        "is_partner": member.partner is not None,
        "day": today_for(member.owner),
    }
    return render(request, "correspondence/cases.html", context)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def cases_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """By case number and our id: no name."""
    columns = [_("Id") if one.name == "who" else one.text for one in headings()] + [_("Not read")]
    return download("messages", kind, columns, _lines(_rows(request)))


def _lines(rows: QuerySet[Any]) -> Iterator[list[object]]:
    for one in rows.iterator(chunk_size=500):
        yield [
            one.number, one.ticket.reference, one.partner.name, one.get_about_display(), f"{one.last_at:%Y-%m-%d %H:%M}",
            one.get_awaits_display(), one.answer_by, one.count, one.count - one.read,
        ]  # fmt: skip


@for_those_who_may(Act.SEE_PEOPLE)
@require_http_methods(FORM)
def mail(request: HttpRequest) -> HttpResponse:
    """Whether e-mail tells of messages, and in which language."""
    member = staff_of(request)
    kept = MessageMail.objects.filter(member=member).first()
    initial = {
        "is_wanted": kept.is_wanted if kept else True,
        "language": kept.language if kept else (get_language() or "en")[:2],
    }
    form = MailForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.choose_mail(member, deed=Deed.of(member), **form.cleaned_data)
        return done(request, _("It is saved."), "cases")
    lead = _("An e-mail when a message waits for you. It names nobody.")
    return form_page(
        request, form, None, title=_("E-mail about messages"), lead=lead, back=reverse("cases"), back_text=_("Messages")
    )  # fmt: skip
