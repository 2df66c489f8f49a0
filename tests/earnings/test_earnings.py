"""From a stub to a month, beside what a caseload said; what is refused, cured, withdrawn, asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from milepost.claims.models import DecidedClaim
from milepost.claims.stored_facts import facts_as_uploaded, facts_of, keep_facts
from milepost.documents.models import Document
from milepost.earnings import actions
from milepost.earnings.models import (
    Employer,
    Job,
    MonthAsUploaded,
    MonthDecision,
    MonthOfWork,
    PayStub,
    SelfEmployedYear,
    WageReport,
)
from milepost.earnings.queries import missing_stubs, missing_stubs_of
from milepost.earnings.waiting import WORDS, waiting
from milepost.earnings.working_out import work_out
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook.months import Month
from milepost.tickets.models import Assignment, Ticket
from milepost.uploads.models import Upload
from tests.earnings.records import stub_values
from tests.website.conftest import TODAY, administrator, archive, enrolled, northside, outsider, signed_in

__all__ = ["administrator", "archive", "northside", "outsider", "signed_in"]

SignedIn = Callable[[StaffMember], Client]
NOVEMBER = Month.parse("2025-11")
PHOTO = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


@pytest.fixture
def ticket(northside: Organization) -> Ticket:
    """A Ticket of SSDI with months up to October 2025; nothing is known of what came after."""
    found = Ticket.objects.filter(organization=northside, program="ssdi", ended_on=None)
    ticket = found.filter(assignment__assigned_on__lt=date(2024, 6, 1)).order_by("reference")[0]
    MonthOfWork.objects.filter(ticket=ticket, month__gte=NOVEMBER).delete()
    MonthOfWork.objects.filter(ticket=ticket, month__lt=NOVEMBER).update(cash="paid")
    return ticket


@pytest.fixture
def deed(administrator: StaffMember) -> Deed:
    return Deed.of(administrator, "for the tests")


@pytest.fixture
def client(administrator: StaffMember, signed_in: SignedIn) -> Client:
    return signed_in(administrator)


@pytest.fixture
def job(ticket: Ticket, deed: Deed) -> Job:
    given = {"started_on": date(2025, 11, 2), "frequency": "two_weekly"}
    return actions.add_job(ticket, "Cedar Street Clinic", given, deed=deed)


def stub_of(job: Job, number: int, gross: int, deed: Deed, **more: Any) -> PayStub:
    """The stub of the job's pay period with this number, everything on it."""
    begins = date(2025, 11, 2) + timedelta(14 * number)
    values = stub_values(begins + timedelta(18), begins, begins + timedelta(13), gross, **more)
    return actions.enter_stub(job, values, deed=deed)[0]


def month_of(ticket: Ticket, month: Month = NOVEMBER) -> MonthOfWork:
    return MonthOfWork.objects.get(ticket=ticket, month=month)


def at(name: str, ticket: Ticket, *more: object) -> str:
    return reverse(name, args=[ticket.pk, *more])


def typed(**changes: object) -> dict[str, object]:
    """A stub as the form sends it."""
    given = {
        "paid_on": "2025-11-20", "period_begins": "2025-11-02", "period_ends": "2025-11-15", "gross": "1,000.00",
        "withheld": "150", "net": "$850.00", "ytd_gross": "1000", "name_shown": "matches", "dates_shown": "printed",
        "employer_shown": "named", "nothing_withheld": "", "shown_by": "stub", "came_by": "paper", "note": "",
    }  # fmt: skip
    return {**given, **changes}


# A stub makes a month


def test_a_stub_makes_its_months_and_the_claims_follow(ticket: Ticket, job: Job, deed: Deed) -> None:
    assert not MonthOfWork.objects.filter(ticket=ticket, month=NOVEMBER).exists()
    stub_of(job, 0, 200_000, deed)
    stub_of(job, 1, 280_000, deed)
    november, december = month_of(ticket), month_of(ticket, NOVEMBER + 1)
    # 14 whole days of the first; of the second's 14 days (16 to 29 November) all; paid 20 November and 4 December
    assert (november.earned, november.paid) == (480_000, 200_000)
    assert (december.earned, december.paid) == (0, 280_000)
    assert (november.source, november.cash, november.evidence) == ("stubs", "paid", "primary")
    assert DecidedClaim.objects.filter(ticket=ticket, month=NOVEMBER).exists()
    entry = Entry.objects.filter(action="months worked out").latest("pk")
    assert "2025-11" in entry.changes.open()


def test_a_correction_and_a_withdrawal_follow_through(
    client: Client, ticket: Ticket, job: Job, deed: Deed
) -> None:
    stub = stub_of(job, 0, 100_000, deed)
    sent = typed(gross="1,234.56", net="1000", version=stub.version)
    client.post(at("stub_change", ticket, stub.pk), sent)
    assert month_of(ticket).earned == 123_456
    answer = client.post(at("stub_withdraw", ticket, stub.pk), {"because": "entered twice"}, follow=True)
    assert "it stays on record" in answer.text
    assert not MonthOfWork.objects.filter(ticket=ticket, month=NOVEMBER).exists()
    kept = PayStub.objects.get(pk=stub.pk)
    assert (kept.state, kept.withdrawn_because.open()) == ("withdrawn", "entered twice")
    assert client.get(at("stub", ticket, stub.pk)).status_code == 200
    assert client.get(at("stub_change", ticket, stub.pk)).status_code == 403
    history = client.get(at("history", ticket)).text
    assert "Stub corrected" in history
    assert "Stub withdrawn" in history
    client.post(at("stub_withdraw", ticket, stub.pk), {"because": "and again"})
    assert Entry.objects.filter(action="stub withdrawn").count() == 1


def test_two_people_correct_one_stub(client: Client, ticket: Ticket, job: Job, deed: Deed) -> None:
    stub = stub_of(job, 0, 100_000, deed)
    seen = typed(version=stub.version)
    client.post(at("stub_change", ticket, stub.pk), {**seen, "gross": "1100", "net": "900"})
    answer = client.post(at("stub_change", ticket, stub.pk), {**seen, "gross": "1200", "net": "900"})
    assert answer.status_code == 409
    assert "Yours: $1,200" in answer.text
    assert "Theirs: $1,100" in answer.text
    assert month_of(ticket).earned == 110_000


def test_a_refused_stub_counts_nothing_until_it_is_cured(client: Client, ticket: Ticket, job: Job) -> None:
    page = client.post(at("stub_add", ticket, job.pk), typed(dates_shown="hand_written"), follow=True).text
    assert "It is refused, and does not count." in page
    assert "Supplemental Earnings Statement" in page
    assert not MonthOfWork.objects.filter(ticket=ticket, month=NOVEMBER).exists()
    stub = PayStub.objects.get(ticket=ticket)
    page = client.post(
        at("stub_change", ticket, stub.pk),
        typed(dates_shown="supplemented", version=stub.version),
        follow=True,
    ).text
    assert "It counts." in page
    assert month_of(ticket).earned == 100_000
    assert Entry.objects.filter(action="stub judged").exists()


def test_no_tax_asks_a_question_first(client: Client, ticket: Ticket, job: Job) -> None:
    page = client.post(at("stub_add", ticket, job.pk), typed(withheld="0", net="1000"), follow=True).text
    assert "a question is open" in page
    assert not MonthOfWork.objects.filter(ticket=ticket, month=NOVEMBER).exists()
    stub = PayStub.objects.get(ticket=ticket)
    sent = typed(withheld="0", net="1000", nothing_withheld="employee", version=stub.version)
    client.post(at("stub_change", ticket, stub.pk), sent)
    assert month_of(ticket).earned == 100_000


def test_the_first_day_is_inferred_from_the_frequency_and_follows_it(
    client: Client, ticket: Ticket, job: Job, deed: Deed
) -> None:
    page = client.post(at("stub_add", ticket, job.pk), typed(period_begins=""), follow=True).text
    assert "first day inferred" in page
    stub = PayStub.objects.get(ticket=ticket)
    assert (stub.period_begins, stub.begins_used) == (None, date(2025, 11, 2))
    sent = {
        "title": "",
        "started_on": "2025-11-02",
        "ended_on": "",
        "frequency": "irregular",
        "version": job.version,
    }
    client.post(at("job", ticket, job.pk), sent)
    stub.refresh_from_db()
    assert (stub.state, stub.begins_used) == ("refused", None)


def test_nothing_typed_is_lost_and_each_fault_stands_beside_its_field(
    client: Client, ticket: Ticket, job: Job
) -> None:
    sent = typed(gross="12 dollars", paid_on="0202-11-20", hours="abc", period_ends="")
    answer = client.post(at("stub_add", ticket, job.pk), sent)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"gross", "paid_on", "hours"}
    assert 'value="12 dollars"' in answer.text
    empty = client.post(at("stub_add", ticket, job.pk), typed(paid_on="", period_ends="", period_begins=""))
    assert "Enter the pay date" in empty.text
    assert not PayStub.objects.exists()


@pytest.mark.parametrize(
    ("text", "cents"),
    [("1,234.56", 123_456), ("$900", 90_000), ("  1 000.5 ", 100_050), (".99", 99), ("0", 0), ("", None)],
)
def test_money_is_read_as_people_write_it(text: str, cents: int | None) -> None:
    from milepost.earnings.fields import MoneyField

    assert MoneyField().clean(text) == cents


@pytest.mark.parametrize("text", ["12,34", "1.234", "abc", "1e5", "-5", "100000000001", "١٢", "NaN", "--1"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    from django.core.exceptions import ValidationError

    from milepost.earnings.fields import MoneyField

    with pytest.raises(ValidationError):
        MoneyField().clean(text)


# Duplicates


def test_the_same_stub_twice_is_noticed(client: Client, ticket: Ticket, job: Job) -> None:
    client.post(at("stub_add", ticket, job.pk), typed())
    again = client.post(at("stub_add", ticket, job.pk), typed())
    assert again.status_code == 422
    assert "is here already" in again.text
    assert PayStub.objects.count() == 1
    client.post(at("stub_add", ticket, job.pk), typed(is_another="on"))
    assert PayStub.objects.count() == 2
    assert "pay for some of the same days" in client.get(at("earnings", ticket)).text


def test_a_stub_like_somebody_elses_is_told_only_to_those_who_may_see_both(
    client: Client, ticket: Ticket, job: Job, deed: Deed, northside: Organization, signed_in: SignedIn
) -> None:
    other = Ticket.objects.filter(organization=northside).exclude(pk=ticket.pk)[0]
    partner = Organization.objects.create(name="Harbor", kind="partner", partner_of=northside)
    Ticket.objects.filter(pk=ticket.pk).update(partner=partner)
    theirs = actions.add_job(other, "cedar street CLINIC", {"frequency": "two_weekly"}, deed=deed)
    assert theirs.employer_id == job.employer_id, "one employer, however its name is written"
    stub = stub_of(job, 0, 100_000, deed, ytd_gross=100_000)
    stub_of(theirs, 0, 100_000, deed, ytd_gross=100_000)
    said = "has a stub of the same employer"
    assert said in client.get(at("stub", ticket, stub.pk)).text
    member = enrolled(partner, "partner_coordinator")
    page = signed_in(member).get(at("stub", ticket, stub.pk))
    assert page.status_code == 200
    assert said not in page.text


def test_the_same_photograph_with_two_people(
    client: Client, ticket: Ticket, job: Job, northside: Organization
) -> None:
    other = Ticket.objects.filter(organization=northside).exclude(pk=ticket.pk)[0]
    for one in (other, ticket):
        file = SimpleUploadedFile("stub.png", PHOTO, "image/png")
        answer = client.post(at("stub_photo", one), {"file": file}, follow=True)
    assert "kept about another of your Ticketholders" in answer.text
    document = Document.objects.get(ticket=ticket)
    assert str(document.pk) in answer.request["QUERY_STRING"]
    page = client.post(at("stub_add", ticket, job.pk), typed(document=str(document.pk)), follow=True).text
    assert "The very same document is kept about" in page


# The caseload's word beside the stubs'


def test_where_they_differ_the_caseload_counts_until_somebody_chooses(
    client: Client, ticket: Ticket, job: Job, deed: Deed
) -> None:
    told = {"earned": 90_000, "paid": 80_000, "cash": "none_work", "evidence": "secondary"}
    MonthOfWork.objects.create(organization=ticket.organization, ticket=ticket, month=NOVEMBER, **told)
    stub_of(job, 0, 100_000, deed)
    assert (month_of(ticket).earned, month_of(ticket).source) == (90_000, "caseload")
    assert [one.code for one in waiting([ticket], TODAY)] == ["stub_missing", "month_differs"]
    page = client.get(at("earnings_month_choose", ticket, NOVEMBER)).text
    assert "$900" in page
    assert "$1,000" in page
    short = client.post(at("earnings_month_choose", ticket, NOVEMBER), {"source": "stubs", "why": "no"})
    assert short.status_code == 422
    sent = {"source": "stubs", "why": "the sheet was typed by hand"}
    client.post(at("earnings_month_choose", ticket, NOVEMBER), sent)
    row = month_of(ticket)
    assert (row.earned, row.paid, row.source, row.evidence) == (100_000, 100_000, "stubs", "primary")
    assert row.cash == "none_work", "the cash benefit stays what the caseload said"
    assert MonthAsUploaded.objects.get(ticket=ticket).earned == 90_000
    assert "month_differs" not in [one.code for one in waiting([ticket], TODAY)]
    stub_of(job, 1, 50_000, deed)
    assert month_of(ticket).earned == 150_000, "the choice stands"
    assert "month_differs" in [one.code for one in waiting([ticket], TODAY)], "and is asked about again"
    client.post(
        at("earnings_month_choose", ticket, NOVEMBER), {"source": "caseload", "why": "the sheet was right"}
    )
    assert month_of(ticket).earned == 90_000
    assert not MonthAsUploaded.objects.filter(ticket=ticket).exists()


def test_an_upload_leaves_stubs_choices_and_cash_set_by_hand(
    ticket: Ticket, job: Job, deed: Deed, northside: Organization
) -> None:
    stub_of(job, 0, 100_000, deed)
    stub_of(job, 1, 60_000, deed)
    actions.set_cash(ticket, [NOVEMBER], "none_work", deed=deed)
    actions.set_cash(ticket, [NOVEMBER - 1], "none_other", deed=deed)
    before = facts_as_uploaded([ticket])[ticket.pk]
    assert NOVEMBER not in before.months, "months that only stubs tell of are no part of the caseload"
    assert before.months[NOVEMBER - 1].cash == "paid", "nor is what was set by hand"
    keep_facts(northside, [before])
    assert (month_of(ticket).earned, month_of(ticket).cash) == (160_000, "none_work")
    assert month_of(ticket, NOVEMBER - 1).cash == "none_other"
    assert facts_as_uploaded([ticket])[ticket.pk] == before, "uploading the same again changes nothing"
    told = before.months[NOVEMBER - 1]._replace(month=NOVEMBER, earned=5, paid=5)
    differing = type(before)(
        before.ticket, before.assignments, {**before.months, NOVEMBER: told}, before.vr_cases, before.payments
    )
    keep_facts(northside, [differing])
    row = month_of(ticket)
    assert (row.earned, row.source, row.cash) == (5, "caseload", "none_work")
    assert facts_as_uploaded([ticket])[ticket.pk].months[NOVEMBER] == told
    keep_facts(northside, [before])
    assert month_of(ticket).earned == 160_000


def test_an_upload_and_its_undo_through_the_pages(
    client: Client, northside: Organization, archive: Path, ticket: Ticket, job: Job, deed: Deed
) -> None:
    stub_of(job, 0, 100_000, deed)
    stub_of(job, 1, 60_000, deed)
    held = facts_of([ticket])[ticket.pk]
    sent = SimpleUploadedFile("caseload.zip", archive.read_bytes())
    client.post(reverse("uploads"), {"caseload": sent})
    upload = Upload.objects.latest("at")
    client.post(reverse("uploads_take_over", args=[upload.pk]))
    assert MonthOfWork.objects.filter(ticket=ticket, month=NOVEMBER).exists()
    client.post(reverse("uploads_undo", args=[upload.pk]))
    assert facts_of([ticket])[ticket.pk] == held, "as it was before, stubs and all"


def test_working_out_twice_changes_nothing(ticket: Ticket, job: Job, deed: Deed) -> None:
    stub_of(job, 0, 100_000, deed)
    actions.set_cash(ticket, [NOVEMBER], "unknown", deed=deed)
    assert work_out([ticket], deed=deed) == 0


# Cash


def test_cash_is_set_for_a_span_with_a_reason_and_taken_back(client: Client, ticket: Ticket) -> None:
    sent = {"first": "2025-09", "last": "2025-11", "cash": "none_work", "why": "SSA's notice of 3 September"}
    page = client.post(at("earnings_cash", ticket), sent, follow=True)
    assert "The cash benefit is set." in page.text
    rows = {row.month: row for row in MonthOfWork.objects.filter(ticket=ticket, month__gte=NOVEMBER - 2)}
    assert {str(row.cash) for row in rows.values()} == {"none_work"}
    assert (rows[NOVEMBER].source, rows[NOVEMBER].evidence, rows[NOVEMBER].earned) == ("hand", "none", None)
    assert MonthDecision.objects.filter(ticket=ticket).count() == 3
    back = {"first": "2025-09", "last": "2025-11", "cash": "", "why": "that was another's notice"}
    client.post(at("earnings_cash", ticket), back)
    assert not MonthOfWork.objects.filter(ticket=ticket, month=NOVEMBER).exists()
    assert {row.cash for row in MonthOfWork.objects.filter(ticket=ticket, month__gte=NOVEMBER - 2)} == {
        "paid"
    }


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        ("2025-13", "", "first"),
        ("x", "", "first"),
        ("2025-11", "2025-10", "last"),
        ("2026-01", "", "first"),
        ("2025-11", "2026-01", "last"),
        ("0001-01", "2025-01", "first"),
    ],
)
def test_a_span_that_makes_no_sense_is_refused(
    client: Client, ticket: Ticket, first: str, last: str, field: str
) -> None:
    sent = {"first": first, "last": last, "cash": "none_work", "why": "a reason long enough"}
    answer = client.post(at("earnings_cash", ticket), sent)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not MonthDecision.objects.exists()


def test_after_cash_stopped_a_new_month_is_not_known(ticket: Ticket, job: Job, deed: Deed) -> None:
    MonthOfWork.objects.filter(ticket=ticket, month=NOVEMBER - 1).update(cash="none_work")
    actions.set_cash(ticket, [NOVEMBER - 1], "none_work", deed=deed)
    stub_of(job, 0, 100_000, deed)
    assert month_of(ticket).cash == "unknown"


# Missing stubs


def test_a_missing_stub_is_asked_for_by_its_pay_date_or_proved(ticket: Ticket, job: Job, deed: Deed) -> None:
    stub_of(job, 1, 60_000, deed)
    missing = missing_stubs(ticket, TODAY)
    assert [(one.paid_on, one.months) for one in missing] == [(date(2025, 11, 20), (NOVEMBER,))]
    told = next(iter(waiting([ticket], TODAY)))
    assert (told.code, told.figures["paid_on"]) == ("stub_missing", "2025-11-20")
    stub = PayStub.objects.get(ticket=ticket)
    PayStub.objects.filter(pk=stub.pk).update(ytd_gross=160_000)
    work_out([ticket], deed=deed)
    assert missing_stubs(ticket, TODAY) == []
    assert (month_of(ticket).earned, month_of(ticket).evidence) == (160_000, "none")


def test_what_ssa_has_is_not_asked_for(client: Client, ticket: Ticket, job: Job, deed: Deed) -> None:
    stub_of(job, 1, 60_000, deed)
    sent = {"source": "ssa", "basis": "both", "received_on": "2025-12-10", "year": "2025", "has_11": "on"}
    page = client.post(at("wage_report_add", ticket), sent, follow=True)
    assert page.status_code == 200
    assert missing_stubs(ticket, TODAY) == []
    assert month_of(ticket).evidence == "ssa"
    report = WageReport.objects.get(ticket=ticket)
    client.post(at("wage_report_withdraw", ticket, report.pk), {"because": "it was another month"})
    assert len(missing_stubs(ticket, TODAY)) == 1
    assert month_of(ticket).evidence == "primary"


@pytest.mark.parametrize(
    ("program", "months"),
    [("ssdi", ["2025-11"]), ("ssi", ["2025-12"]), ("concurrent", ["2025-11", "2025-12"])],
)
def test_which_months_a_missing_stub_matters_for(
    ticket: Ticket, job: Job, deed: Deed, program: str, months: list[str]
) -> None:
    stub_of(job, 0, 60_000, deed)
    Ticket.objects.filter(pk=ticket.pk).update(program=program)
    ticket.refresh_from_db()
    missing = missing_stubs(ticket, TODAY)
    assert [[str(month) for month in one.months] for one in missing] == [months]


def test_stubs_of_before_the_first_assignment_are_not_asked_for(ticket: Ticket, job: Job, deed: Deed) -> None:
    stub_of(job, 0, 60_000, deed)
    Assignment.objects.filter(ticket=ticket).update(assigned_on=date(2026, 1, 1))
    assert missing_stubs(ticket, TODAY) == []


def test_what_waits_has_words_and_an_address_that_opens(
    client: Client, ticket: Ticket, job: Job, deed: Deed
) -> None:
    stub_of(job, 0, 60_000, deed, dates_shown="hand_written")
    actions.enter_stub(
        job,
        {**stub_values(date(2025, 12, 4), date(2025, 11, 16), date(2025, 11, 29), 9), "withheld": 0},
        deed=deed,
    )
    actions.add_job(ticket, "Quiet Co", {"started_on": date(2025, 10, 1)}, deed=deed)
    other = actions.add_job(
        ticket, "Blue Heron", {"started_on": date(2025, 10, 5), "frequency": "weekly"}, deed=deed
    )
    first = stub_values(date(2025, 10, 16), date(2025, 10, 5), date(2025, 10, 11), 900, ytd_gross=900)
    second = stub_values(date(2025, 10, 23), date(2025, 10, 12), date(2025, 10, 18), 900, ytd_gross=1_700)
    for values in (first, second):
        actions.enter_stub(other, values, deed=deed)
    found = list(waiting([ticket], TODAY))
    codes = {one.code for one in found}
    assert {
        "stub_refused",
        "stub_question",
        "job_without_stub",
        "ytd_contradiction",
        "stubs_missing",
    } <= codes
    for one in found:
        words = WORDS[one.code]
        assert "%" not in str(words.sentence) % one.figures
        assert client.get(at(words.route, ticket, *one.parts.values())).status_code == 200


# Others' words, and self-employment


def test_what_an_employer_says_of_a_year_of_months(client: Client, ticket: Ticket, job: Job) -> None:
    sent = {
        "source": "employer", "job": job.pk, "basis": "earned", "received_on": "2025-12-01", "year": "2025",
        "month_11": "1,300", "month_12": "",
    }  # fmt: skip
    client.post(at("wage_report_add", ticket), sent)
    row = month_of(ticket)
    assert (row.earned, row.paid, row.evidence) == (130_000, 130_000, "primary")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, "__all__"),
        ({"has_11": "on"}, "source"),
        ({"source": "ssa", "month_11": "5"}, "job"),
        ({"year": "2027", "month_11": "5"}, "year"),
        ({"month_11": "many"}, "month_11"),
        ({"received_on": "2026-01-01", "month_11": "5"}, "received_on"),
    ],
)
def test_a_report_that_says_nothing_or_too_much(
    client: Client, ticket: Ticket, job: Job, changes: dict[str, str], field: str
) -> None:
    given = {
        "source": "employer",
        "job": job.pk,
        "basis": "both",
        "received_on": "2025-12-01",
        "year": "2025",
    }
    answer = client.post(at("wage_report_add", ticket), {**given, **changes})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not WageReport.objects.exists()


def test_a_year_of_self_employment_waits_for_ssa(client: Client, ticket: Ticket) -> None:
    sent = {
        "business": "Lawn care", "year": "2025", "gross": "9,000.01", "expenses": "3000", "months": ["11", "12"],
        "posted_on": "", "note": "",
    }  # fmt: skip
    client.post(at("self_employment_add", ticket), sent)
    first, second = month_of(ticket), month_of(ticket, NOVEMBER + 1)
    assert (first.self_employed_net, second.self_employed_net) == (300_001, 300_000)
    assert (first.earned, first.evidence) == (None, "none")
    year = SelfEmployedYear.objects.get(ticket=ticket)
    answer = client.post(
        at("self_employment", ticket, year.pk), {**sent, "posted_on": "2025-12-14", "version": year.version}
    )
    assert answer.status_code == 302
    assert month_of(ticket).evidence == "ssa"
    client.post(at("self_employment_withdraw", ticket, year.pk), {"because": "not theirs"})
    assert not MonthOfWork.objects.filter(ticket=ticket, month=NOVEMBER).exists()


# Jobs and employers


def test_an_employer_is_known_to_all_and_changed_for_all(client: Client, ticket: Ticket, job: Job) -> None:
    sent = {"name": "Cedar  Street Clinic", "address": "", "payroll_names": "PayCo", "ein": "123456789"}
    client.post(at("employer", ticket, job.pk), {**sent, "version": job.employer.version})
    employer = Employer.objects.get(pk=job.employer_id)
    assert (employer.name, employer.ein.open()) == ("Cedar Street Clinic", "12-3456789")
    bad = client.post(at("employer", ticket, job.pk), {**sent, "ein": "12", "version": employer.version})
    assert bad.status_code == 422


def test_a_job_with_stubs_is_not_withdrawn(client: Client, ticket: Ticket, job: Job, deed: Deed) -> None:
    stub = stub_of(job, 0, 100_000, deed)
    page = client.post(at("job_withdraw", ticket, job.pk), {"because": "wrong person"}, follow=True).text
    assert "Withdraw its stubs and statements first" in page
    actions.withdraw_stub(stub, "wrong person", deed=deed)
    client.post(at("job_withdraw", ticket, job.pk), {"because": "wrong person"})
    assert Job.objects.get(pk=job.pk).withdrawn_at is not None


def test_what_is_written_about_somebody_is_sealed(ticket: Ticket, job: Job, deed: Deed) -> None:
    stub_of(job, 0, 100_000, deed, note="has a new phone")
    actions.set_cash(ticket, [NOVEMBER], "unknown", deed=deed.because("her sister said so"))
    with connection.cursor() as cursor:
        for table in ("earnings_paystub", "earnings_monthdecision", "journal_entry"):
            cursor.execute(f"SELECT * FROM {table}")
            rows = [
                [bytes(cell) if isinstance(cell, memoryview) else cell for cell in row]
                for row in cursor.fetchall()
            ]
            assert "new phone" not in repr(rows), table


# The page, and how much it asks the database


def test_the_month_shows_every_day_and_adds_up(client: Client, ticket: Ticket, job: Job, deed: Deed) -> None:
    stub_of(job, 0, 100_001, deed)
    page = client.get(at("earnings_month", ticket, NOVEMBER)).text
    assert "15 Nov 2025" in page
    assert "$71.43" in page
    assert "$1,000.01" in page
    for wrong in ("2025-13", "x", "2025"):
        assert client.get(at("earnings_month", ticket, wrong)).status_code == 404
    for far in ("2031-01", "0001-01", "9999-12"):
        assert client.get(at("earnings_month", ticket, far)).status_code == 200
        assert client.get(at("earnings_month_print", ticket, far)).status_code == 200
    odd = "?paid_on=x&document=00000000-0000-4000-8000-00000000000g"
    assert client.get(at("stub_add", ticket, job.pk) + odd).status_code == 200


def test_the_table_of_months_can_be_taken_along(client: Client, ticket: Ticket, job: Job, deed: Deed) -> None:
    stub_of(job, 0, 100_000, deed)
    text = b"".join(client.get(at("earnings_download", ticket, "csv")).streaming_content).decode()  # type: ignore[attr-defined]
    assert "2025-11,1000.00,1000.00" in text
    assert client.get(at("earnings_download", ticket, "xlsx")).content[:2] == b"PK"


def queries(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as counted:
        act()
    return len(counted)


def test_many_tickets_ask_no_more_queries_than_one(
    northside: Organization, ticket: Ticket, job: Job, deed: Deed
) -> None:
    stub_of(job, 0, 100_000, deed)
    one = queries(lambda: list(waiting([ticket], TODAY)))
    asked = queries(lambda: missing_stubs(ticket, TODAY))
    tickets = list(Ticket.objects.filter(organization=northside))
    for other in tickets[:12]:
        made = actions.add_job(other, "Cedar Street Clinic", {"frequency": "two_weekly"}, deed=deed)
        stub_of(made, 0, 90_000, deed)
        stub_of(made, 1, 90_000, deed, dates_shown="missing")
    assert queries(lambda: list(waiting(tickets, TODAY))) == one
    assert queries(lambda: missing_stubs_of(tickets, TODAY)) == asked


def test_the_page_asks_no_more_with_many_stubs(client: Client, ticket: Ticket, job: Job, deed: Deed) -> None:
    stub_of(job, 0, 100_000, deed)
    client.get(at("earnings", ticket))
    few = queries(lambda: client.get(at("earnings", ticket)))
    for number in range(1, 12):
        begins = date(2025, 5, 4) + timedelta(14 * number)
        values = stub_values(begins + timedelta(18), begins, begins + timedelta(13), 80_000)
        actions.enter_stub(job, values, deed=deed)
    assert queries(lambda: client.get(at("earnings", ticket))) == few
