"""The page that a link opens: what is asked for, how to photograph it, and sending it. No account, and no script needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from milepost.asking.arriving import MOST_IN_A_PART, Piece, Step, how_far, take_part, take_whole
from milepost.asking.models import Ask
from milepost.asking.public import MOST_AT_ONCE, said_of, too_often, unlogged
from milepost.journal.actions import Deed
from milepost.notices.links import link_for, link_that_was
from milepost.notices.models import Link
from milepost.notices.queries import language_of, sender_of, settings_of
from milepost.organizations.doors import open_to_everybody
from milepost.organizations.scope import for_organization

WHY = "Whoever was given the link may send a photograph by it; the page names nobody."
LANGUAGES = {"en", "es"}
Page = Callable[[HttpRequest, Link, Ask], HttpResponse]


def _opened(request: HttpRequest, token: str, page: Page) -> HttpResponse:
    """The page of what the link is about, in the language of whom it was given to; a kind one where it opens nothing."""
    link = link_for(token, Link.Purpose.SEND_EVIDENCE)
    if link is None:
        return _closed(request, token)
    with for_organization(link.organization):
        asked = Ask.objects.select_related("ticket", "ticket__holder", "organization").get(pk=link.record)
        with translation.override(_language(request, asked)):
            return unlogged(page(request, link, asked))


def _language(request: HttpRequest, asked: Ask) -> str:
    chosen = request.GET.get("language", "")
    return chosen if chosen in LANGUAGES else language_of(asked.ticket)


def _closed(request: HttpRequest, token: str) -> HttpResponse:
    """It has run out, or nothing more is needed; a link that never was gives the same page, without thanks."""
    link = link_that_was(token, Link.Purpose.SEND_EVIDENCE)
    why, language = "unknown", ""
    if link is not None:
        with for_organization(link.organization):
            asked = Ask.objects.select_related("ticket", "ticket__holder").filter(pk=link.record).first()
            if asked is not None:
                language = _language(request, asked)
                is_done = asked.ended_because in {Ask.Ended.EVIDENCE, Ask.Ended.SSA}
                why = "done" if is_done else "over"
    chosen = request.GET.get("language", "")
    with translation.override(language or (chosen if chosen in LANGUAGES else translation.get_language())):
        return unlogged(render(request, "asking/closed.html", {"why": why}, status=404))


@csrf_exempt  # the link itself is the leave to send; nothing here hangs on a cookie, and many telephones send none
@open_to_everybody(WHY)
@require_http_methods(["GET", "HEAD", "POST"])
def send_evidence(request: HttpRequest, evidence_token: str) -> HttpResponse:
    if request.method == "POST":
        return _opened(request, evidence_token, _sent)
    return _opened(request, evidence_token, _asked)


def _asked(request: HttpRequest, link: Link, asked: Ask) -> HttpResponse:
    if too_often(link, "page"):
        return HttpResponse(said_of("too_often"), status=429, content_type="text/plain; charset=utf-8")
    return _page(request, asked)


def _page(request: HttpRequest, asked: Ask, *, wrong: str = "", status: int = 200) -> HttpResponse:
    settings = settings_of(asked.organization)
    language = translation.get_language()
    employer = asked.employer.open() if asked.employer and settings.names_employer else ""
    context: dict[str, Any] = {
        "ask": asked,
        "employer": employer,
        "sent": asked.arrived.count(),
        "just_sent": "sent" in request.GET,
        "wrong": wrong,
        "sender": sender_of(settings, "es" if language == "es" else "en"),
        "phone": settings.help_phone,
        "language": language,
    }
    return render(request, "asking/send.html", context, status=status)


def _sent(request: HttpRequest, link: Link, asked: Ask) -> HttpResponse:
    """One plain form with every photograph; those that can be taken are, also when another cannot."""
    if too_often(link, "send"):
        return _page(request, asked, wrong=said_of("too_often"), status=429)
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_AT_ONCE:
        return _page(request, asked, wrong=said_of("too_large"), status=413)
    try:
        files = request.FILES.getlist("photographs")
    except (UnreadablePostError, MultiPartParserError, SuspiciousOperation):
        return _page(request, asked, wrong=said_of("broken"), status=400)
    deed = _deed(asked)
    steps = [take_whole(asked, file.read(), deed=deed) for file in files[:30]]
    refused = [step.refused for step in steps if step.refused]
    if refused or not steps:
        return _page(request, asked, wrong=said_of(refused[0] if refused else "no_file"), status=422)
    address = redirect("send_evidence", evidence_token=request.resolver_match.kwargs["evidence_token"])  # type: ignore[union-attr]
    address["Location"] += f"?sent=1&language={translation.get_language()}"
    return address


@csrf_exempt
@open_to_everybody(WHY)
@require_http_methods(["GET", "HEAD", "POST"])
def send_part(request: HttpRequest, evidence_token: str) -> HttpResponse:
    """How far a file is, or the next part of it."""
    return _opened(request, evidence_token, _part if request.method == "POST" else _far)


def _far(request: HttpRequest, link: Link, asked: Ask) -> HttpResponse:
    if too_often(link, "part"):
        return _answer(Step(0, refused="too_often"), 429)
    return _answer(how_far(asked, request.GET.get("file", "")))


def _part(request: HttpRequest, link: Link, asked: Ask) -> HttpResponse:
    if too_often(link, "part"):
        return _answer(Step(0, refused="too_often"), 429)
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_IN_A_PART:
        return _answer(Step(0, refused="too_large"), 413)
    try:
        piece = Piece(
            request.GET.get("file", ""), _whole(request, "offset"), _whole(request, "total"), request.body
        )
    except UnreadablePostError:  # the line broke in the middle of the part; the browser sends it again
        return _answer(Step(0, refused="broken"), 400)
    if not piece.is_sensible:
        return _answer(Step(0, refused="too_large" if piece.total > piece.offset >= 0 else "broken"), 422)
    before = how_far(asked, piece.word)
    step = take_part(asked, piece, deed=_deed(asked))
    if step.refused:
        return _answer(step, 422)
    return _answer(step, 200 if before.received == piece.offset or step.is_kept else 409)


def _whole(request: HttpRequest, name: str) -> int:
    """A whole number of the address; -1 where there is none."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else -1


def _answer(step: Step, status: int = 200) -> HttpResponse:
    said = said_of(step.refused) if step.refused else ""
    given = {"received": step.received, "kept": step.is_kept, "refused": step.refused, "said": said}
    return JsonResponse(given, status=status)


def _deed(asked: Ask) -> Deed:
    return Deed(asked.organization, None, through="link")
