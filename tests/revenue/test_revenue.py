"""Income by period, projections beside what came, and the year-end report."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from milepost.claims.deciding import decide_anew
from milepost.claims.models import DecidedClaim
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.payments.models import MoneyReceived
from milepost.revenue import actions
from milepost.revenue.caseload import persons_on_hand
from milepost.revenue.content import suppositions_of
from milepost.revenue.demonstration import made_up_content
from milepost.revenue.income import by_month, by_period
from milepost.revenue.models import Projection
from milepost.revenue.projecting import RatesOf, answered
from milepost.revenue.year_end import report_of, year_of
from milepost.rulebook.decisions import Terms
from milepost.rulebook.forecast import law_as_if
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.revenue import Person, Step, expected_of, project
from milepost.services import actions as services
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SignedIn = Callable[[StaffMember], Client]


def money(organization: Organization, on: date, cents: int, ticket: Ticket | None = None, **more: Any) -> MoneyReceived:  # fmt: skip
    return MoneyReceived.objects.create(
        organization=organization, ticket=ticket, received_on=on, cents=cents,
        kind="recovery" if cents < 0 else "payment", **{"state": "unmatched", **more},
    )  # fmt: skip


@pytest.fixture
def came(northside: Organization, people: tuple[Ticket, ...]) -> None:
    """$1,850 and $555 in the third quarter of 2025, $100 of it taken back in October; what is not ours counts nowhere."""
    first = money(northside, date(2025, 7, 1), 185_000, people[0], claim="p1m1")
    money(northside, date(2025, 9, 30), 55_500, people[1], claim="outcome")
    money(northside, date(2025, 10, 1), -10_000, people[0], claim="p1m1", reverses=first)
    money(northside, date(2025, 9, 30), 99_999, state="explained", explained_as="not_ticket")
    money(northside, date(2025, 9, 30), 77_777, state="withdrawn")
    money(Organization.objects.create(name="Else"), date(2025, 9, 30), 1)


def test_income_by_period_counts_each_cent_once(northside: Organization, came: None) -> None:
    months = by_month(northside, Month.parse("2025-01"), Month.parse("2025-12"))
    assert {str(month): (one.came, one.taken, one.lines) for month, one in months.items()} == {
        "2025-07": (185_000, 0, 1), "2025-09": (55_500, 0, 1), "2025-10": (0, 10_000, 1),
    }  # fmt: skip
    for kind, nets in (
        ("quarter", [0, 0, 240_500, -10_000]), ("year", [230_500]), ("fiscal_year", [240_500, -10_000]), ("program_year", [0, 230_500]),
    ):  # fmt: skip
        found = by_period(months, Month.parse("2025-01"), Month.parse("2025-12"), kind)
        assert [one.income.net for one in found] == nets


def given(**more: Any) -> dict[str, Any]:
    plan = {
        "name": "Plan",
        "begins": Month.parse("2025-07"),
        "months": 12,
        "figures_of": 2025,
        "counts_caseload": False,
    }
    return {**plan, "content": made_up_content(), **more}


def test_a_projection_stands_beside_what_came(
    northside: Organization, came: None, payments: StaffMember
) -> None:
    """July to November are over in December; the middle is worked out again person by person."""
    known = actions.write(given(), deed=Deed.of(payments))
    answer = answered(known, TODAY)
    assert [line.came for line in answer.lines[:6]] == [185_000, 0, 55_500, -10_000, 0, None]
    assert (answer.came, answer.months_over, answer.planned) == (230_500, 5, 5 * 24)
    assert answer.lines[0].projected.cents == (0, 0, 0)
    assert answer.left[1] == answer.projected.cents[1] - sum(line.money.cost for line in answer.lines)


def test_tickets_on_hand_are_counted_from_what_they_have_reached(
    northside: Organization, people: tuple[Ticket, ...]
) -> None:
    """One has two Phase 1 milestones, one is barred from the first, one has three outcomes."""
    rows: list[tuple[int, str, int | None, str | None, str]] = [
        (0, "p1m1", None, "2025-05", "paid"), (0, "p1m2", None, "2025-08", "payable"), (1, "p1m1", None, None, "barred"),
        *((2, "outcome", number, f"2025-0{number}", "paid") for number in (1, 2, 3)),
    ]  # fmt: skip
    DecidedClaim.objects.all().delete()
    for place, (who, claim, number, month, status) in enumerate(rows):
        DecidedClaim.objects.create(
            organization=northside, ticket=people[who], place=place, claim=claim, number=number, status=status,
            month=Month.parse(month) if month else None,
        )  # fmt: skip
    found = persons_on_hand(northside, Month.parse("2025-12"))
    assert {(one.reached, one.number, one.reached_in) for one in found} == {
        (Step.P1M2, 1, Month.parse("2025-08")), (Step.OUTCOME, 3, Month.parse("2025-03")), (None, 0, None),
    }  # fmt: skip
    assert [one.gone for one in found if one.reached is None] == [frozenset({Step.P1M1})]
    assert persons_on_hand(northside, Month.parse("2025-04")) == []


def test_five_thousand_tickets_over_sixty_months() -> None:
    """How long they take is the bench's to say, on a machine that does nothing else. Here four hundred are added up one by one."""
    begins = Month.parse("2026-01")
    what = suppositions_of(made_up_content())
    rates = RatesOf(law_as_if(Law.packaged(), 2025, through=2032), begins)
    persons = [Person(begins - place % 40 + 20, list(Terms)[place % 2]) for place in range(5_000)]
    assert project(persons, what, rates, begins, 60).tickets == 5_000
    alone = [expected_of(one, what, rates, begins, 60) for one in persons[:400]]
    together = project(persons[:400], what, rates, begins, 60)
    for case in range(3):
        assert together.cents[case] == sum(
            cents[case] for one in alone for parts in one.values() if parts for cents in parts.values()
        )


def test_what_cannot_be_is_refused_in_words(payments: StaffMember, coordinator: StaffMember) -> None:
    content = made_up_content()
    content["steps"]["p1m2"]["high"] = 9_000
    with pytest.raises(ValidationError, match="Phase 1 milestone 2: no more Tickets can reach it"):
        actions.write(given(content=content), deed=Deed.of(payments))
    with pytest.raises(PermissionDenied):
        actions.write(given(), deed=Deed.of(coordinator))
    assert not Projection.objects.exists()


def test_two_who_change_a_projection_lose_nothing(payments: StaffMember) -> None:
    deed = Deed.of(payments)
    known = actions.write(given(), deed=deed)
    other = Projection.objects.get()
    assert actions.rewrite(known, given(name="Other"), version=1, deed=deed)
    assert not actions.rewrite(other, given(name="Mine"), version=1, deed=deed)
    assert Projection.objects.get().name == "Other"
    changes = Entry.objects.filter(action="projection changed").get().changes
    assert changes == {"name": ["Plan", "Other"]}


@pytest.mark.page
def test_a_projection_is_typed_read_and_downloaded(payments: StaffMember, signed_in: SignedIn) -> None:
    client = signed_in(payments)
    page = client.get(reverse("projection_write")).content.decode()
    assert "Phase 1 milestone 1: percent of Tickets, low" in page
    first = actions.write(given(), deed=Deed.of(payments))
    form = client.get(reverse("projection_write") + f"?like={first.pk}").context["form"]
    typed = {field.html_name: field.value() for field in form if field.value() not in (None, False)}
    typed = {name: form.fields[name].prepare_value(value) for name, value in typed.items()}
    answer = client.post(reverse("projection_write"), typed)
    assert answer.status_code == 302, answer.context["form"].errors
    copy = Projection.objects.exclude(pk=first.pk).get()
    assert copy.content == first.content
    page = client.get(reverse("projection", args=[copy.pk])).content.decode()
    assert "Made up for the demonstration" in page
    refused = client.post(
        reverse("projection_change", args=[copy.pk]), {**typed, "p1m1_low": "99", "version": 1}
    )
    assert refused.status_code == 422
    assert "the low may not be above the middle" in refused.content.decode()
    made = client.get(reverse("projection_download", args=[copy.pk, "xlsx"]))
    book = openpyxl.load_workbook(io.BytesIO(made.content))
    assert book.active is not None
    assert book.active.max_row == 13


@pytest.mark.page
def test_the_year_end_report_says_the_same_on_every_paper(
    northside: Organization, came: None, people: tuple[Ticket, ...], payments: StaffMember, deed: Deed, signed_in: SignedIn,
) -> None:  # fmt: skip
    line = {
        "service": "training",
        "what": "",
        "given_by": "College",
        "first_day": date(2025, 9, 1),
        "last_day": date(2025, 9, 2),
    }
    services.record_line(
        people[0],
        {**line, "cents": 30_000, "source": "wioa", "second_source": "vr", "second_cents": 10_000},
        deed=deed,
    )
    services.enroll(people[0], {"program": "wioa_adult", "enrolled_on": date(2025, 8, 1)}, deed=deed)
    services.enroll(people[0], {"program": "vr", "enrolled_on": date(2025, 8, 2)}, deed=deed)
    decide_anew(northside)
    report = report_of(payments, year_of("program_year", 2025))
    revenue, _tickets, _attained, by_payer, programs = report.sections
    assert [(one.name, one.cents) for one in revenue.figures] == [
        ("Phase 1 milestone 1", 185_000), ("Outcome", 55_500), ("Taken back", -10_000), ("Together", 230_500),
    ]  # fmt: skip
    assert report.income.net == 230_500
    assert [one.cents for one in by_payer.figures] == [20_000, 10_000, 30_000]
    assert programs.figures[-1].people == 1
    client = signed_in(payments)
    page = client.get(reverse("year_end") + "?kind=program_year&year=2025").content.decode()
    assert "$2,305" in page
    assert "This year is not over yet." in page
    paper = client.get(reverse("year_end_pdf") + "?kind=program_year&year=2025")
    assert paper.content.startswith(b"%PDF")
    text = client.get(reverse("year_end_download", args=["csv"]) + "?kind=program_year&year=2025")
    assert 'Together,program year 2025,,,"$2,305"' in text.getvalue().decode()


@pytest.mark.page
def test_partners_see_no_revenue(paul: StaffMember, outsider: StaffMember, payments: StaffMember, signed_in: SignedIn) -> None:  # fmt: skip
    known = actions.write(given(), deed=Deed.of(payments))
    assert signed_in(paul).get(reverse("revenue")).status_code == 403
    assert signed_in(outsider).get(reverse("projection", args=[known.pk])).status_code == 404
