"""A year in the life of a simulated Employment Network, end to end: stubs, claims, requests, money, and what goes wrong with it.

At the end of each month and of the year every cent is explained, the states add up to what the rules owe, nothing is paid
twice, and Today counts right (tests/year/explaining). A few Tickets by default; `make test-long` lives it with 500.
"""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from django.db import transaction
from django.db.models import F

from milepost.claims.models import DecidedClaim, Tally
from milepost.desk.gathering import THINGS
from milepost.desk.models import Thing
from milepost.payments import recording_actions as recording
from milepost.payments.choices import State
from milepost.payments.models import MoneyReceived, ThreeWay
from milepost.rulebook.months import Month
from milepost.rulebook.payments.three_ways import Explained
from tests.year.explaining import check_all
from tests.year.living import Year, live

TICKETS = int(os.environ.get("MILEPOST_YEAR_TICKETS", "5"))
SEED = int(os.environ.get("MILEPOST_YEAR_SEED", "2025"))


@pytest.mark.django_db
def test_every_cent_of_a_year_is_explained() -> None:
    year = live(TICKETS, SEED)
    print(f"\n{TICKETS} Tickets: {dict(sorted(year.desk.counts.items()))}")
    print(f"cents at the end of the year: {dict(year.months[-1])}")
    print(f"payments that the second reading owes too: {year.second_reading}")
    print(f"CPU seconds: { {what: round(took, 1) for what, took in year.seconds.items()} }")
    assert len(year.months) == 12
    assert year.months[-1]["paid"] > 0
    if TICKETS >= 100:
        _everything_happened(year)
    for plant in FAULTS:
        with transaction.atomic():
            plant(year)
            with pytest.raises(AssertionError):
                check_all(year.house, year.outside)
            transaction.set_rollback(True)
    check_all(year.house, year.outside)


def _everything_happened(year: Year) -> None:
    """With many Tickets each thing that can happen has happened, else the year shows nothing of it."""
    wanted = {
        "stubs late", "sent", "deny", "mended", "hold", "to_field_office", "silence", "by hand", "other_year", "short", "adjustments",
        "named", "explained", "PAID_EPAY", "PAID_NOT_HERE", "PAID_UNKNOWN", "taken back", "recovery paid_twice",
        "recovery not_payable", "recovery reallocated", "recovery wrong_amount", "recovery wrong_amount in part",
        "recovery benefit_rights", "recoveries dropped",
    }  # fmt: skip
    assert wanted <= set(year.desk.counts), wanted - set(year.desk.counts)
    told = year.months[-1]
    for one in (Explained.PAID, Explained.SHARE, Explained.OTHER_YEAR, Explained.BY_US, Explained.ASKED, Explained.WAITING, Explained.DENIED, Explained.TAKEN_BACK):  # fmt: skip
        assert told[f"by {one}"], one


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [7])
def test_the_same_year_is_lived_twice_alike(seed: int) -> None:
    told = []
    for _ in range(2):
        with transaction.atomic():
            told.append(live(2, seed, until=Month.parse("2025-02")).told)
            transaction.set_rollback(True)
    assert told[0] == told[1]


def _a_cent_more(year: Year) -> None:
    one = ThreeWay.objects.filter(organization=year.house.owner, paid__gt=0)[:1]
    ThreeWay.objects.filter(pk__in=[row.pk for row in one]).update(
        paid=F("paid") + 1, difference=F("difference") + 1
    )


def _not_explained(year: Year) -> None:
    one = ThreeWay.objects.filter(organization=year.house.owner)[:1]
    ThreeWay.objects.filter(pk__in=[row.pk for row in one]).update(explained_by=Explained.NOTHING)


def _money_lost(year: Year) -> None:
    lines = MoneyReceived.objects.filter(organization=year.house.owner, state=State.UNMATCHED)
    line = lines.select_related("organization", "ticket__organization").first()
    assert line is not None
    recording.withdraw(line, "lost", deed=year.house.pays)


def _money_never_sent(year: Year) -> None:
    recording.record(recording.Given(year.house.day, 1, "NEVER-SENT"), deed=year.house.pays)


def _another_answer(year: Year) -> None:
    one = DecidedClaim.objects.filter(organization=year.house.owner, amount__isnull=False)[:1]
    DecidedClaim.objects.filter(pk__in=[row.pk for row in one]).update(amount=F("amount") + 1)


def _counted_wrong(year: Year) -> None:
    one = Tally.objects.filter(organization=year.house.owner, of="owed", first="paid")[:1]
    Tally.objects.filter(pk__in=[row.pk for row in one]).update(dollars=F("dollars") + 1)


def _forgotten_on_today(year: Year) -> None:
    Thing.objects.filter(
        pk__in=[Thing.objects.filter(organization=year.house.owner, is_aside=False)[0].pk]
    ).delete()


def _counted_wrong_on_today(year: Year) -> None:
    one = Tally.objects.filter(organization=year.house.owner, of=THINGS)[:1]
    Tally.objects.filter(pk__in=[row.pk for row in one]).update(count=F("count") + 1)


FAULTS: tuple[Callable[[Year], None], ...] = (
    _a_cent_more,
    _not_explained,
    _money_lost,
    _money_never_sent,
    _another_answer,
    _counted_wrong,
    _forgotten_on_today,
    _counted_wrong_on_today,
)
"""Each of these the checks must find: a year that cannot fail shows nothing."""
