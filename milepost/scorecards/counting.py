"""Counting the scorecards of an organization and keeping the figures: of each partner, and of the EN of Record itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import transaction

from milepost.organizations.models import Organization
from milepost.organizations.scope import for_organization
from milepost.organizations.today import today_for
from milepost.rulebook.scorecards import Measure, last_of_quarter, quarter_of, quarters_before
from milepost.scorecards.cases import Span, cases_of
from milepost.scorecards.models import Counting, ScorecardCount
from milepost.tickets.queries import tickets_of

QUARTERS = 6
"""So many are counted: the one that runs and the five before it."""
WORTH_A_TASK, AT_A_TIME = 150, 500
Place = tuple[UUID | None, date, Measure]
State = Counting.State


def counting_of(organization: Organization) -> Counting | None:
    return Counting.objects.filter(organization=organization).first()


def is_current(counting: Counting | None, organization: Organization) -> bool:
    """Whether the figures are of the organization's day."""
    return counting is not None and counting.state == State.DONE and counting.day == today_for(organization)


def bring_up_to_date(organization: Organization) -> bool:
    """Few Tickets are gone through at once (True); many in a task beside the pages (False)."""
    with for_organization(organization):
        few = tickets_of(organization).count() <= WORTH_A_TASK
    if few:
        count_anew(organization)
        return True
    from milepost.scorecards.tasks import count_in_background

    count_in_background(organization)
    return False


def count_anew(organization: Organization) -> None:
    """Go through every Ticket and keep what was found; whoever asked, even a partner's staff."""
    with for_organization(organization):
        say_working(organization)
        day = today_for(organization)
        good, many = Counter[Place](), Counter[Place]()
        for partner, quarter, measure, is_good in _found(organization, day):
            many[partner, quarter, measure] += 1
            good[partner, quarter, measure] += is_good
        _keep(organization, day, good, many)


def _found(organization: Organization, day: date) -> Iterator[tuple[UUID | None, date, Measure, bool]]:
    span = Span(quarters_before(day, QUARTERS)[-1], last_of_quarter(quarter_of(day)), day)
    keys = list(tickets_of(organization).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_A_TIME):
        some = list(
            tickets_of(organization)
            .filter(pk__in=keys[start : start + AT_A_TIME])
            .select_related("organization")
        )
        for measure in Measure:
            for case in cases_of(some, measure, span):
                yield case.partner, quarter_of(case.judged.on), measure, case.judged.is_good
        Counting.objects.filter(organization=organization).update(done=start + len(some), total=len(keys))


@transaction.atomic
def _keep(organization: Organization, day: date, good: Counter[Place], many: Counter[Place]) -> None:
    """Over the figures before; where there is no case any more, none is kept as none."""
    known = {
        (one.partner_id, one.quarter, Measure(one.measure)): one
        for one in ScorecardCount.objects.select_for_update().filter(organization=organization)
    }
    for place, one in known.items():
        one.good, one.many = good[place], many[place]
    ScorecardCount.objects.bulk_update(known.values(), ["good", "many"], batch_size=500)
    ScorecardCount.objects.bulk_create(
        (
            ScorecardCount(
                organization=organization,
                partner_id=partner,
                quarter=quarter,
                measure=measure.value,
                good=good[partner, quarter, measure],
                many=count,
            )
            for (partner, quarter, measure), count in many.items()
            if (partner, quarter, measure) not in known
        ),
        batch_size=500,
    )
    Counting.objects.filter(organization=organization).update(state=State.DONE, day=day, done=0, total=0)


def say_working(organization: Organization) -> None:
    """From now on the pages say that the figures are being counted."""
    Counting.objects.get_or_create(organization=organization)
    Counting.objects.filter(organization=organization).update(state=State.WORKING, done=0, total=0)


def failed(organization: Organization) -> None:
    with for_organization(organization):
        Counting.objects.filter(organization=organization).update(state=State.FAILED)
