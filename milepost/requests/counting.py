"""How often each reason for a denial or a diary has come: by month, by payment, by partner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _

from milepost.organizations.models import StaffMember
from milepost.requests.choices import State
from milepost.requests.models import RequestMove
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.requests import DENIALS, Denial, DenialCode
from milepost.rulebook.requests.denials import Resend

MONTHS_SHOWN = 12


@dataclass(slots=True)
class Counted:
    """One reason, how often it came in the months shown, and how it spreads."""

    denial: Denial
    count: int = 0
    by_month: Counter[Month] = field(default_factory=Counter)
    by_claim: Counter[str] = field(default_factory=Counter)
    by_partner: Counter[str] = field(default_factory=Counter)
    foreseen: int = 0
    """Of those, requests that were released over this very finding of the check."""


def denials_visible_to(member: StaffMember) -> QuerySet[RequestMove]:
    """Every denial and diary that the member may see."""
    found = RequestMove.objects.filter(
        organization=member.owner, after__in=(State.DENIED, State.DIARY), ticket__is_withdrawn=False
    ).exclude(reason=None)
    return found.filter(ticket__partner=member.partner) if member.partner else found


def months_shown(day: date) -> list[Month]:
    """The last twelve, the newest first."""
    now = Month.of(day)
    return [now - back for back in range(MONTHS_SHOWN)]


def reasons_counted(member: StaffMember, day: date) -> list[Counted]:
    """Every reason, those that came most often first. One query."""
    first = months_shown(day)[-1].first_day
    rows = (
        denials_visible_to(member)
        .filter(on__gte=first, on__lte=day)
        .order_by()
        .annotate(of_month=TruncMonth("on"))
        .values("reason", "of_month", "request__claim", "ticket__partner__name")
        .annotate(count=Count("pk"))
    )
    found: dict[DenialCode, Counted] = {code: Counted(denial) for code, denial in DENIALS.items()}
    for row in rows:
        one, count = found[DenialCode(row["reason"])], row["count"]
        one.count += count
        one.by_month[Month.of(row["of_month"])] += count
        one.by_claim[str(ClaimCode(row["request__claim"]).value)] += count
        one.by_partner[row["ticket__partner__name"] or ""] += count
    for code, count in _foreseen(member, first, day).items():
        found[code].foreseen = count
    return sorted(found.values(), key=lambda one: -one.count)


def _foreseen(member: StaffMember, first: date, day: date) -> Mapping[DenialCode, int]:
    """How many of the denials the check had found before they were sent: the others it must learn from."""
    counts: Counter[DenialCode] = Counter()
    overridden = denials_visible_to(member).filter(~Q(request__overridden=[]), on__gte=first, on__lte=day)
    for reason, codes in overridden.values_list("reason", "request__overridden"):
        if reason in codes:
            counts[DenialCode(reason)] += 1
    return counts


def who_words(who: str) -> str:
    """Who acts after a denial."""
    return {
        "provider": _("you"),
        "ticketholder": _("the Ticketholder, asked by you"),
        "ssa": _("SSA"),
        "program_manager": _("the program manager"),
    }[who]


def resend_words(resend: Resend) -> str:
    return {
        Resend.WHEN_CURED: _("yes, once it is cured"),
        Resend.OTHER_MONTH: _("not this month; perhaps another"),
        Resend.NEVER: _("no"),
    }[resend]


def as_cells(one: Counted, months: Sequence[Month]) -> list[Any]:
    return [one.by_month[month] for month in months]
