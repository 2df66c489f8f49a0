"""The list of requests: filters, sums, download, and doing the same with many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may, staff_of
from milepost.organizations.queries import partners_visible_to
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.people.words import named
from milepost.requests.choices import ENDED, WAITS_FOR, State, Waits
from milepost.requests.models import PaymentRequest
from milepost.requests.queries import requests_visible_to
from milepost.requests.views.bulk import BULK, Bulk, bulk_of, carried_out
from milepost.requests.views.frame import age
from milepost.requests.waiting import AWAITED
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.requests import DENIALS
from milepost.rulebook.requests.denials import Resend
from milepost.website.listing import (
    Heading,
    download,
    filters_of,
    page_of,
    search_asked_for,
    sort_links,
    sorted_by,
    sorted_in_two,
    typed,
)
from milepost.website.templatetags.words import claim_name, finding

MOST_AT_ONCE = 500
AGES = (30, 60, 90)
WORTH = Coalesce("paid_cents", "expected_cents")
"""What came; before that what is expected."""
NEVER_AGAIN = [one.code.value for one in DENIALS.values() if one.resend is Resend.NEVER]
Narrow = Callable[[QuerySet[PaymentRequest], str], QuerySet[PaymentRequest]]


def headings() -> tuple[Heading, ...]:
    return (
        Heading("who", _("Ticketholder"), ("ticket__holder__name", "ticket__reference")),
        Heading("claim", _("Payment"), ("claim", "number")),
        Heading("month", _("Month"), ("month",)),
        Heading("state", _("State"), ("state",)),
        Heading("age", _("Days so"), ("moved_on",), is_number=True),
        Heading("waits", _("Who must act")),
        Heading("amount", _("Amount"), ("worth_cents",), is_number=True),
        Heading("work_case", _("Work case"), ("work_case",)),
    )


def _filters(member: StaffMember) -> Mapping[str, Narrow]:
    day = today_for(member.owner)

    def older(rows: QuerySet[PaymentRequest], value: str) -> QuerySet[PaymentRequest]:
        if not value.isdecimal() or int(value) not in AGES:
            return rows
        return rows.filter(moved_on__lte=day - timedelta(int(value)))

    return {
        "state": lambda rows, value: rows.filter(state=value),
        "waits": _waits,
        "claim": lambda rows, value: rows.filter(claim=value),
        "age": older,
        "partner": _partner,
        "reason": lambda rows, value: rows.filter(denied_because=value),
        "of": lambda rows, value: rows.filter(ticket__coordinator=member) if value == "mine" else rows,
    }


def _waits(rows: QuerySet[PaymentRequest], value: str) -> QuerySet[PaymentRequest]:
    """By who must act; of the denied only those after which one may ask again wait for us."""
    if value not in Waits.values:
        return rows
    states = [state.value for state, waits in WAITS_FOR.items() if waits == value]
    found = rows.filter(state__in=states)
    return found.exclude(state=State.DENIED, denied_because__in=NEVER_AGAIN) if value == Waits.US else found


def _partner(rows: QuerySet[PaymentRequest], value: str) -> QuerySet[PaymentRequest]:
    if value == "none":
        return rows.filter(ticket__partner=None)
    try:
        return rows.filter(ticket__partner=UUID(value))
    except ValueError:
        return rows


def _is_open_only(request: HttpRequest) -> bool:
    """Whether only those are shown after which somebody must still act: unless something is asked for that may have ended."""
    return not typed(request) and not any(request.GET.get(name) for name in ("state", "waits", "reason"))


def _chosen(request: HttpRequest) -> QuerySet[Any]:
    member = staff_of(request)
    rows = requests_visible_to(member)
    if typed(request):
        rows = rows.filter(named(typed(request), member.owner, "ticket__"))
    if _is_open_only(request):
        rows = rows.exclude(state__in=ENDED)
    return filters_of(request, _filters(member), rows.annotate(worth_cents=WORTH))  # type: ignore[no-any-return]  # narrowed, of the same kind


@for_those_who_may(Act.SEE_CLAIMS)
@require_http_methods(["GET", "HEAD", "POST"])
def requests(request: HttpRequest) -> HttpResponse:
    """Requests after which somebody must still act, those in whose state nothing has moved for longest first; or any others."""
    if request.method == "POST":
        return search_asked_for(request, "requests")
    member, wanted = staff_of(request), request.GET.get("sort", "age")
    day = today_for(member.owner)
    sums = _sums(_chosen(request))
    rows = sorted_in_two(_chosen(request), headings(), wanted, {"organization": member.owner})
    page = page_of(rows, request, many=sum(count for count, _cents in sums.values()))
    context = {
        "page": page,
        "lines": [(one, age(one, day), Waits(one.waits_for).label) for one in page],
        "typed": typed(request),
        "is_open_only": _is_open_only(request),
        "sorts": sort_links(headings(), wanted),
        "sums": [(State(state).label, state, *sum_) for state, sum_ in sums.items()],
        "states": State.choices,
        "waits": Waits.choices,
        "codes": [code.value for code in ClaimCode],
        "ages": AGES,
        "partners": partners_visible_to(member) if not member.partner else (),
        "bulk": [one for one in BULK if may(member, one.act)],
        "is_anything_asked": requests_visible_to(member).exists() if not sums else True,
        "may_prepare": may(member, Act.PREPARE_CLAIMS),
        "may_follow": may(member, Act.FOLLOW_CLAIMS),
        "may_settle": may(member, Act.CHANGE_ORGANIZATION),
        "awaited": AWAITED,
    }
    return render(request, "requests/requests.html", context)


def _sums(rows: QuerySet[PaymentRequest]) -> dict[str, tuple[int, int]]:
    """Each state with how many and how many cents, paid or expected, in the order of the states. One query."""
    found = rows.order_by().values("state").annotate(count=Count("pk"), cents=Sum(WORTH))
    by_state = {row["state"]: (row["count"], row["cents"] or 0) for row in found}
    return {state.value: by_state[state.value] for state in State if state.value in by_state}


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def requests_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as it is filtered and sorted."""
    rows = sorted_by(_chosen(request), headings(), request.GET.get("sort", "age"))
    columns = [
        _("Id"), _("Payment"), _("Month"), _("State"), _("Since"), _("Who must act"), _("Expected, in cents"), _("Sent"),
        _("Work case"), _("Reason"), _("Paid on"), _("Paid, in cents"), _("Reference"),
    ]  # fmt: skip
    return download("requests", kind, columns, _lines(rows))


def _lines(rows: QuerySet[PaymentRequest]) -> Iterator[list[object]]:
    for one in rows.iterator(chunk_size=500):
        denial = one.denial
        yield [
            one.ticket.reference,
            claim_name(one),
            str(one.month),
            State(one.state).label,
            one.moved_on,
            Waits(one.waits_for).label,
            one.expected_cents,
            one.sent_on,
            one.work_case,
            finding(denial.meaning) if denial else "",
            one.paid_on,
            one.paid_cents,
            one.payment_reference,
        ]


@for_those_who_may(Act.PREPARE_CLAIMS, Act.RELEASE_CLAIMS, Act.FOLLOW_CLAIMS)
@require_POST
def many(request: HttpRequest) -> HttpResponse:
    """The same with many: what it needs is asked first, then it is done with each where it can be done."""
    member = staff_of(request)
    bulk = bulk_of(member, request.POST.get("do", ""))
    keys = [key for key in request.POST.getlist("request") if _is_key(key)][:MOST_AT_ONCE]
    chosen = list(
        requests_visible_to(member)
        .select_related("organization", "identity", "certification")
        .filter(pk__in=keys)
    )
    if bulk is None or not chosen:
        messages.error(request, _("Choose requests, and what is to be done with them."))
        return redirect("requests")
    day = today_for(member.owner)
    is_confirmed = "confirmed" in request.POST
    options = {"day": day} if bulk.needs_day else {}
    form = bulk.form(request.POST if is_confirmed else None, **options)
    if not is_confirmed or not form.is_valid():
        return _confirm(request, bulk, chosen, form)
    done, refused = carried_out(bulk, chosen, form.cleaned_data, day, deed=Deed.of(member))
    _tell(request, len(done))
    if not refused:
        return redirect("requests")
    left = [(one, refused[str(one.pk)]) for one in chosen if str(one.pk) in refused]
    return render(request, "requests/left.html", {"left": left, "bulk": bulk})


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _confirm(request: HttpRequest, bulk: Bulk, chosen: list[PaymentRequest], form: Any) -> HttpResponse:
    is_wrong = form.is_bound and form.errors
    context = {"bulk": bulk, "chosen": chosen, "form": form}
    return render(request, "requests/many.html", context, status=422 if is_wrong else 200)


def _tell(request: HttpRequest, count: int) -> None:
    if count:
        said = ngettext("Done with %(count)s request.", "Done with %(count)s requests.", count)
        messages.success(request, said % {"count": count})
