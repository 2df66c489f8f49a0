"""The pages of progress reviews: recording, refusing in words, taking back, study, and the page to take home."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.reviews.actions import record
from milepost.reviews.models import ReviewStep
from milepost.reviews.queries import reviews_of
from milepost.reviews.waiting import WORDS, waiting
from milepost.rulebook.progress.procedure import Event, Stage, Step
from milepost.tickets.models import Assignment, Reinstatement, Study, Ticket
from tests.website.conftest import TODAY, administrator, northside, signed_in

__all__ = ["administrator", "northside", "signed_in"]
pytestmark = pytest.mark.django_db
SignedIn = Callable[[StaffMember], Client]


@pytest.fixture
def ticket(northside: Organization) -> Ticket:
    """Assigned two years ago, never at work: its first year is over with nothing done."""
    ticket = Ticket.objects.create(organization=northside, reference="P-1", program="ssdi")
    Assignment.objects.create(
        organization=northside,
        ticket=ticket,
        provider="EN-A",
        kind="en",
        system="milestone_outcome",
        assigned_on=date(2024, 1, 20),
    )
    return ticket


def test_a_review_from_letter_to_reinstatement(
    ticket: Ticket, administrator: StaffMember, signed_in: SignedIn
) -> None:
    client = signed_in(administrator)
    address = reverse("reviews_record", args=[ticket.pk])
    for event, on in (
        ("holder_asked", "2025-02-10"),
        ("provider_asked", "2025-03-20"),
        ("found_not_met", "2025-04-30"),
        ("reinstatement_asked", "2025-06-01"),
        ("reinstated", "2025-06-10"),
    ):
        answer = client.post(
            f"{address}?period=1", {"period": 1, "event": event, "on": on, "note": "by post"}
        )
        assert answer.status_code == 302, answer.content.decode()
    _facts, periods = reviews_of(ticket, TODAY)
    assert periods[0].procedure.stage is Stage.REINSTATED
    assert str(periods[1].review.from_month) == "2025-07"
    page = client.get(reverse("reviews", args=[ticket.pk]), {"period": "1"}).content.decode()
    assert "by post" in page
    assert "This review is finished" in page
    assert Entry.objects.filter(action="review step").count() == 5


def test_what_comes_too_late_is_refused_in_words_and_nothing_typed_is_lost(
    ticket: Ticket, administrator: StaffMember, signed_in: SignedIn
) -> None:
    deed = Deed.of(administrator)
    record(ticket, 1, Step(Event.FOUND_NOT_MET, date(2025, 3, 1)), deed=deed)
    client = signed_in(administrator)
    address = reverse("reviews_record", args=[ticket.pk])
    given = {"period": 1, "event": "ssa_asked", "on": "2025-03-31", "note": "called us"}
    answer = client.post(f"{address}?period=1", given)
    assert answer.status_code == 422
    assert "30 March 2025" in answer.content.decode()
    assert "called us" in answer.content.decode()
    assert client.post(f"{address}?period=1", {**given, "on": "2025-03-30"}).status_code == 302


def test_only_the_last_step_is_taken_back_and_stays_on_record(
    ticket: Ticket, administrator: StaffMember, signed_in: SignedIn
) -> None:
    deed = Deed.of(administrator)
    first = record(ticket, 1, Step(Event.FOUND_NOT_MET, date(2025, 3, 1)), deed=deed)
    for event in (Event.REINSTATEMENT_ASKED, Event.REINSTATED):
        last = record(ticket, 1, Step(event, date(2025, 6, 10)), deed=deed)
    client = signed_in(administrator)
    refused = client.post(
        reverse("reviews_take_back", args=[ticket.pk, first.pk]), {"why": "wrong year of it"}
    )
    assert refused.status_code == 422
    assert Reinstatement.objects.filter(withdrawn_at=None).count() == 1
    client.post(reverse("reviews_take_back", args=[ticket.pk, last.pk]), {"why": "another person's letter"})
    assert ReviewStep.objects.filter(withdrawn_at=None).count() == 2
    assert ReviewStep.objects.count() == 3
    assert not Reinstatement.objects.filter(withdrawn_at=None).exists()
    assert str(reviews_of(ticket, TODAY)[1][1].review.from_month) == "2025-02"
    record(ticket, 1, Step(Event.REINSTATED, date(2025, 7, 1)), deed=deed)
    assert str(reviews_of(ticket, TODAY)[1][1].review.from_month) == "2025-08"


@pytest.mark.parametrize(("earned", "met"), [("16.2", True), ("16.1", False)])
def test_credits_count_as_an_exact_share_of_a_full_year(
    ticket: Ticket, administrator: StaffMember, signed_in: SignedIn, earned: str, met: bool
) -> None:
    """60 % of 30 credit hours less the tolerance of a tenth: 16.2 (20 CFR 411.166(h), .180(c)(1))."""
    client = signed_in(administrator)
    given = {"kind": "credits_degree", "month": "2024-06", "credits": earned, "full_year": "30"}
    assert client.post(reverse("reviews_study", args=[ticket.pk]), given).status_code == 302
    assert (reviews_of(ticket, TODAY)[1][0].review.result.value == "met") is met


def test_study_says_what_is_wrong_with_it(
    ticket: Ticket, administrator: StaffMember, signed_in: SignedIn
) -> None:
    client = signed_in(administrator)
    address = reverse("reviews_study", args=[ticket.pk])
    for given, said in (
        ({"kind": "credits_degree", "month": "2024-06"}, "Credits count as a share"),
        ({"kind": "diploma", "month": "June"}, "Write year and month"),
        ({"kind": "diploma", "month": "2026-01"}, "still ahead"),
    ):
        answer = client.post(address, given)
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert client.post(address, {"kind": "diploma", "month": "2025-12"}).status_code == 302
    study = Study.objects.get(ticket=ticket)
    client.post(reverse("reviews_study_take_back", args=[ticket.pk, study.pk]), {"why": "not finished yet"})
    assert not Study.objects.filter(ticket=ticket).exists()
    assert Entry.objects.filter(action="study taken back").exists()


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Your progress with your Ticket"), ("es", "Su progreso con su Ticket")]
)
def test_the_page_to_take_home_is_accessible_and_in_their_language(
    ticket: Ticket, administrator: StaffMember, signed_in: SignedIn, language: str, title: str
) -> None:
    answer = signed_in(administrator).get(reverse("reviews_print", args=[ticket.pk]), {"language": language})
    pdf = pikepdf.open(io.BytesIO(answer.content))
    assert str(pdf.Root.Lang) == language
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.open_metadata()["pdfuaid:part"]) == "1"
    assert len(pdf.pages) == 1
    assert str(pdf.docinfo["/Title"]) == title


def test_what_waits(ticket: Ticket, administrator: StaffMember) -> None:
    second_ends = date(2026, 1, 31)
    assert {one.code for one in waiting([ticket], second_ends - timedelta(days=91))} == set()
    assert {one.code for one in waiting([ticket], second_ends - timedelta(days=90))} == {"progress_behind"}
    deed = Deed.of(administrator)
    record(ticket, 1, Step(Event.FOUND_NOT_MET, date(2025, 11, 30)), deed=deed)
    notice = next(one for one in waiting([ticket], TODAY) if one.code == "progress_ask_ssa")
    assert (notice.due_on, notice.lost_on) == (date(2025, 12, 29), date(2025, 12, 30))
    for one in waiting([ticket], TODAY):
        assert "%(" not in str(WORDS[one.code].sentence) % dict(one.figures)
