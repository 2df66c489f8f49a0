"""A scheme over the organization's own caseload: who would be paid what, and the sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.money import plain
from milepost.rulebook.schemes import PaymentAnswer
from milepost.schemes.choices import LOOKS, STANDINGS
from milepost.schemes.trying import MOST_ON_A_PAGE, Tried, concerned, is_unknown, sums, tried
from milepost.schemes.views.frame import shown_as, version_of
from milepost.website.listing import download, page_of
from milepost.website.templatetags.words import language


def _rows(request: HttpRequest, scheme_version_id: UUID, most: int | None = None) -> Iterator[Tried]:
    member = staff_of(request)
    return tried(version_of(request, scheme_version_id), member, today_for(member.owner), most)


def _narrowed(rows: Iterable[Tried], standing: str) -> Iterator[Tried]:
    return (one for one in rows if not standing or one.answer.standing == standing)


@for_those_who_may(Act.SEE_SCHEMES)
@require_safe
def trying(request: HttpRequest, scheme_version_id: UUID) -> HttpResponse:
    version, people = version_of(request, scheme_version_id), concerned(staff_of(request))
    rows = list(_rows(request, scheme_version_id, MOST_ON_A_PAGE))
    wanted = request.GET.get("standing", "")
    page = page_of(list(_narrowed(rows, wanted)), request)
    context = {
        "version": version,
        "content": version.read,
        "day": today_for(staff_of(request).owner),
        "people": min(people, MOST_ON_A_PAGE),
        "more": max(people - MOST_ON_A_PAGE, 0),
        "sums": [(one, STANDINGS[one.standing], LOOKS[one.standing]) for one in sums(rows)],
        "payable_cents": sum(one.answer.cents or 0 for one in rows if one.answer.standing == "payable"),
        "page": page,
        "rows": [
            (
                one,
                shown_as(one.ticket),
                STANDINGS[one.answer.standing],
                LOOKS[one.answer.standing],
                is_unknown(one.answer),
            )
            for one in page
        ],
        "standings": [(key.value, words) for key, words in STANDINGS.items()],
        "wanted": wanted,
    }
    return render(request, "schemes/trying.html", context)


@for_those_who_may(Act.SEE_SCHEMES)
@require_safe
def trying_download(request: HttpRequest, scheme_version_id: UUID, kind: str) -> HttpResponseBase:
    rows = _narrowed(_rows(request, scheme_version_id), request.GET.get("standing", ""))
    columns = [
        _("Id"), _("Payment"), _("Time"), _("How it stands"), _("Month"), _("Amount"), _("Last day"), _("Lost on"), _("Why"),
    ]  # fmt: skip
    return download("scheme-on-caseload", kind, columns, _lines(rows))


def _said(found: PaymentAnswer) -> str:
    """How much; nothing where nothing is reached."""
    if found.cents is not None:
        return plain(found.cents)
    return _("not known") if is_unknown(found) else ""


def _lines(rows: Iterable[Tried]) -> Iterator[list[object]]:
    for one in rows:
        found = one.answer
        yield [
            one.ticket.reference, found.number, found.time, str(STANDINGS[found.standing]), found.month,
            _said(found), found.last_day, found.lost_on,
            " ".join(reason.finding(language()) for reason in found.reasons),
        ]  # fmt: skip
