"""Texts out and in, and how the organization texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import uuid4

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.asking.forms import IncomingForm, SettingsForm
from milepost.asking.views.asks import FORM, base_of
from milepost.editing.drafts import forget_draft
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.notices.gateways import gateway
from milepost.notices.models import Text, TextSettings
from milepost.notices.queries import incoming_visible_to, texts_visible_to, tickets_of_number
from milepost.notices.text_actions import Came, take_incoming
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.rulebook.texts import Meaning
from milepost.tickets.queries import tickets_visible_to
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


def headings() -> tuple[Heading, ...]:
    return (
        Heading("who", _("Ticketholder"), ("ticket__holder__name", "ticket__reference")),
        Heading("kind", _("Text"), ("kind",)),
        Heading("language", _("Language"), ("language",)),
        Heading("state", _("State"), ("state",)),
        Heading("queued_at", _("Put on its way"), ("queued_at",)),
        Heading("not_before", _("Not before"), ("not_before",)),
        Heading("tries", _("Tries"), ("tries",), is_number=True),
    )


Narrow = Callable[[QuerySet[Text], str], QuerySet[Text]]
FILTERS: dict[str, Narrow] = {
    "find": lambda rows, text: rows.filter(
        Q(ticket__reference__icontains=text) | Q(ticket__holder__name__icontains=text)
    ),
    "state": lambda rows, value: rows.filter(state=value),
    "kind": lambda rows, value: rows.filter(kind=value),
}


def because(code: str) -> str:
    """Why a text failed or was withdrawn."""
    return {
        "no_consent": _("they do not agree to texts any more"),
        "ended": _("it is asked for no more"),
        "answered": _("a photograph came first"),
        "refused": _("the carrier refuses this number"),
        "tries": _("the gateway could not be reached, six times"),
        "not_known": _("the sending broke off; ask by telephone whether it came"),
    }.get(code, code)


def _chosen(request: HttpRequest) -> QuerySet[Text]:
    rows = filters_of(request, FILTERS, texts_visible_to(staff_of(request)))
    return sorted_by(rows, headings(), request.GET.get("sort", "-queued_at"))


@for_those_who_may(Act.SEE_PEOPLE)
@require_http_methods(FORM)
def asking_texts(request: HttpRequest) -> HttpResponse:
    """What went out and what came in. What a text says is sealed, and its number is shown with the person."""
    if request.method == "POST":
        return search_asked_for(request, "asking_texts")
    member = staff_of(request)
    page = page_of(_chosen(request), request)
    context = {
        "page": page,
        "lines": [(text, because(text.because)) for text in page],
        "typed": typed(request),
        "sorts": sort_links(headings(), request.GET.get("sort", "-queued_at")),
        "states": Text.State.choices,
        "kinds": Text.Kind.choices,
        "unread": incoming_visible_to(member).filter(read_at=None, meaning=Meaning.OTHER.value)[:50],
        "gateway": gateway().name,
        "may_change": may(member, Act.CHANGE_PEOPLE),
    }
    return render(request, "asking/texts.html", context)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def asking_texts_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    return download(
        "texts", kind, [heading.text for heading in headings()] + [_("Why")], _lines(_chosen(request))
    )


def _lines(rows: QuerySet[Text]) -> Iterator[list[object]]:
    for text in rows.iterator(chunk_size=500):
        yield [
            text.ticket.reference, text.get_kind_display(), text.language, text.get_state_display(),
            f"{text.queued_at:%Y-%m-%d %H:%M}", f"{text.not_before:%Y-%m-%d %H:%M}", text.tries, because(text.because),
        ]  # fmt: skip


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def asking_incoming(request: HttpRequest) -> HttpResponse:
    """Write down a text that came to somebody's own telephone, so that a STOP is a STOP wherever it is said."""
    member = staff_of(request)
    form, draft = form_with_draft(request, IncomingForm)
    if not form.is_bound:
        form.initial["source"] = uuid4()
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = form.cleaned_data
        owners = {ticket.pk for ticket in tickets_of_number(member.owner, given["number"])}
        if not tickets_visible_to(member).filter(pk__in=owners).exists():
            form.add_error("number", _("None of your Ticketholders has this number. Look at it again."))
        else:
            came = Came(given["number"], given["body"], f"page:{given['source']}", timezone.now())
            taken = take_incoming(came, deed=Deed.of(member))
            forget_draft(request)
            messages.success(request, _done(taken[0].meaning if taken else ""))
            return redirect("asking_texts")
    context = {
        "form": form, "draft": draft, "title": _("Write down a text that came"), "back": reverse("asking_texts"),
        "back_text": _("Texts"), "button": _("Write it down"),
    }  # fmt: skip
    return render(
        request, "editing/record.html", context, status=422 if form.is_bound and form.errors else 200
    )


def _done(meaning: str) -> str:
    return {
        Meaning.STOP.value: _("It says stop: no more texts go to this number."),
        Meaning.START.value: _("It says start: texts may go to this number again."),
        Meaning.HELP.value: _("It asks for help: the answer is on its way."),
        Meaning.OTHER.value: _("It is written down, and waits to be read."),
    }.get(meaning, _("It was written down before."))


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def asking_settings(request: HttpRequest) -> HttpResponse:
    """As whom, when and how often the organization texts."""
    member = staff_of(request)
    settings = TextSettings.objects.filter(pk=member.owner.pk).first()
    if settings is None and request.method == "POST":
        settings, _made = TextSettings.objects.get_or_create(organization=member.owner)
    form, draft = form_with_draft(
        request,
        SettingsForm,
        instance=settings or TextSettings(organization=member.owner),
        base=base_of(request),
    )
    if request.method == "POST" and form.is_bound and form.take(deed=Deed.of(member)):
        forget_draft(request)
        messages.success(request, _("It is saved."))
        return redirect("asking_settings")
    context = {
        "form": form, "draft": draft, "title": _("How we text"), "back": reverse("asking"), "back_text": _("Asks"),
        "button": _("Save"),
        "lead": _("No text names the program, an amount or a person. What is set here is tried on every text first."),
    }  # fmt: skip
    status = 409 if form.conflicts else 422 if form.is_bound and form.errors else 200
    return render(request, "editing/record.html", context, status=status)
