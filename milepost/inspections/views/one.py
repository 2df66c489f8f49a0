"""One review: its people and what lacks, its frame, building everything, its print; the search among its packets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.editing.form_pages import FORM
from milepost.inspections import answering_actions, drawing_actions
from milepost.inspections.choices import IN_LOG, Spread, State, Work
from milepost.inspections.frames import places_of, spread_of
from milepost.inspections.models import Inspection, Packet
from milepost.inspections.papers import gaps_pdf, months_of
from milepost.inspections.policies import may_answer, stands_still
from milepost.inspections.queries import (
    answers_visible_to,
    archives_visible_to,
    correctives_visible_to,
    packets_visible_to,
    sums_of,
)
from milepost.inspections.views.frame import as_file, called, common, refused, review_of
from milepost.journal.actions import Deed
from milepost.keys.fields import opened
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.languages import language
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.inspections.standing import re_review_from
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
from milepost.website.templatetags.words import day as day_words

Narrow = Callable[[Any, str], Any]


def headings() -> tuple[Heading, ...]:
    return (
        Heading("place", _("Number"), ("place",), is_number=True),
        Heading("name", _("Ticketholder"), ("ticket__holder__name", "ticket__reference")),
        Heading("served", _("Served by"), ("ticket__partner__name",)),
        Heading("gaps", _("Gaps"), ("grave", "lighter"), is_number=True),
        Heading("what", _("What lacks first")),
        Heading("built", _("Packet"), ("built_at",)),
    )


def _named(rows: Any, text: str) -> Any:
    named = Q(ticket__holder__name__icontains=text) | Q(ticket__holder__called__icontains=text)
    return rows.filter(named | Q(ticket__reference__icontains=text))


def _by_standing(rows: Any, value: str) -> Any:
    narrowed = {
        "lacks": Q(grave__gt=0, left_out_at=None),
        "whole": Q(grave=0, looked_on__isnull=False, left_out_at=None),
        "not_built": Q(edition=0, left_out_at=None),
        "left_out": Q(left_out_at__isnull=False),
    }
    return rows.filter(narrowed[value]) if value in narrowed else rows


FILTERS: Mapping[str, Narrow] = {"find": _named, "standing": _by_standing}


def _packets(request: HttpRequest, review: Inspection) -> tuple[Any, str]:
    wanted = request.GET.get("sort", "place")
    rows = filters_of(request, FILTERS, packets_visible_to(staff_of(request)).filter(inspection=review))
    return sorted_by(rows, headings(), wanted), wanted


@for_those_who_may(Act.SEE_DOCUMENTS)
@require_http_methods(FORM)
def inspection(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    review, member = review_of(request, inspection_id), staff_of(request)
    if request.method == "POST":
        return search_asked_for(request, "inspection", review.pk)
    day, spoken = today_for(member.owner), language()
    rows, wanted = _packets(request, review)
    page = page_of(rows, request)
    for one in page:
        one.first_gap = one.gaps[0][spoken] if one.gaps else ""
    mine = packets_visible_to(member).filter(inspection=review)
    archives = list(archives_visible_to(member).filter(inspection=review))
    is_making = any(one.work == Work.GOING for one in archives)
    is_building = review.work == Work.GOING
    context = {
        **common(request),
        "review": review,
        "called": called(review),
        "months": months_of(review),
        "page": page,
        "sorts": sort_links(headings(), wanted),
        "sums": sums_of(mine),
        "typed": typed(request),
        "standings": _standings(),
        "days_left": (review.deadline - day).days if review.deadline and review.state == State.OPEN else None,
        "answers": [(one, opened(one.words)) for one in answers_visible_to(member).filter(inspection=review)],
        "archives": archives,
        "correctives": [(one, one.what.open()) for one in correctives_visible_to(member).filter(inspection=review)],
        "is_open": review.state == State.OPEN,
        "is_in_log": review.state in IN_LOG,
        "is_building": is_building,
        "percent": min(100, review.done * 100 // review.total) if review.total else 0,
        "stands_still": stands_still(review.work, review.stirred_at),
        "still": {one.pk for one in archives if stands_still(one.work, one.stirred_at)},
        "re_review": _re_review(review, member),
        "followed_by": None if member.partner else review.followed_by.order_by("number").first(),
        "shares": spread_of(review) if may_answer(member) else [],
        "day": day,
    }  # fmt: skip
    response = render(request, "inspections/inspection.html", context)
    if is_building or is_making:
        response["Refresh"] = "3"
    return response


def _standings() -> list[tuple[str, str]]:
    return [
        ("lacks", _("something lacks")),
        ("whole", _("nothing lacks")),
        ("not_built", _("not built yet")),
        ("left_out", _("left out")),
    ]


def _re_review(review: Inspection, member: Any) -> str:
    """From which day a re-review may be asked for, where the program manager found something."""
    if review.state != State.FINDINGS or review.is_own:
        return ""
    found = answers_visible_to(member).filter(inspection=review, said="findings", withdrawn_at=None).last()
    return day_words(re_review_from(found.on)) if found else ""


@for_those_who_may(Act.SEE_DOCUMENTS)
@require_safe
def inspection_download(request: HttpRequest, inspection_id: UUID, kind: str) -> HttpResponseBase:
    """A line for each gap, and one for each person without any."""
    review, member = review_of(request, inspection_id), staff_of(request)
    rows, _wanted = _packets(request, review)
    Deed.of(member).write_reading("review read out", review, kind=kind)
    columns = [
        _("Number"), _("Ticketholder"), _("Id"), _("Served by"), _("What lacks"), _("What to do"), _("Law"), _("Left out"),
    ]  # fmt: skip
    return download(f"quality-review-{review.number}", kind, columns, _lines(rows, language()))


def _lines(rows: Any, spoken: str) -> Iterator[list[object]]:
    for one in rows.iterator(chunk_size=200):
        partner = one.ticket.partner
        head = [one.place, one.shown_as, one.ticket.reference, partner.name if partner else ""]
        for gap in one.gaps or [None]:
            said = [gap[spoken], gap["cure"][spoken], gap["law"]] if gap else ["", "", ""]
            yield [*head, *said, one.left_out_because]


@for_those_who_may(Act.SEE_DOCUMENTS)
@require_safe
def inspection_pdf(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """To print, for ourselves: of each person what lacks and what cures it."""
    review, member = review_of(request, inspection_id), staff_of(request)
    packets: list[Packet] = list(
        packets_visible_to(member).filter(inspection=review, left_out_at=None).order_by("place")
    )
    Deed.of(member).write_reading("review printed", review, packets=len(packets))
    facts = [
        (_("Source"), str(review.get_source_display())),
        (_("Months"), months_of(review)),
        (_("State"), str(review.get_state_display())),
        (_("People"), str(len(packets))),
    ]
    if review.deadline:
        facts.append((_("To be answered by"), day_words(review.deadline)))
    return as_file(gaps_pdf(review, facts, packets), f"quality-review-{review.number}.pdf")


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_safe
def frame_download(request: HttpRequest, inspection_id: UUID, kind: str) -> HttpResponseBase:
    """The frame as it was sealed: each key, what it is sorted by, its part, and whether it was drawn. Nobody is named in it."""
    review = review_of(request, inspection_id)
    Deed.of(staff_of(request)).write_reading("frame read out", review, kind=kind)
    is_spread = review.spread == Spread.PARTNER
    lines = (
        [one.place, one.key, *([part] if is_spread else []), one.digest, int(is_drawn)]
        for one, part, is_drawn in places_of(review)
    )
    of_part = [_("Key of the partner")] if is_spread else []
    columns = [_("Place"), _("Key"), *of_part, _("SHA-256 of seed and key"), _("Drawn")]
    return download(f"frame-{review.number}", kind, columns, lines)


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_POST
def draw_now(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    review = review_of(request, inspection_id)
    try:
        drawing_actions.draw(review, deed=Deed.of(staff_of(request)))
    except ValidationError as error:
        return refused(request, error, "inspection", review.pk)
    return redirect("inspection", review.pk)


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_POST
def build_all(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    review = review_of(request, inspection_id)
    try:
        answering_actions.build_every(review, deed=Deed.of(staff_of(request)))
    except ValidationError as error:
        return refused(request, error, "inspection", review.pk)
    return redirect("inspection", review.pk)


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_POST
def draw_again(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """A re-review on ourselves, of the same people."""
    review = review_of(request, inspection_id)
    try:
        made = drawing_actions.draw_again(review, deed=Deed.of(staff_of(request)))
    except ValidationError as error:
        return refused(request, error, "inspection", review.pk)
    return redirect("inspection", made.pk)
