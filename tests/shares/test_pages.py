"""The pages of shares, as somebody of payments, a second person and a partner's own staff use them."""

from __future__ import annotations

import io

import openpyxl
import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from milepost.journal.models import Entry as JournalEntry
from milepost.organizations.models import Organization, StaffMember
from milepost.shares.models import Ledger, Run, ShareTerms, Statement, StatementFile
from milepost.tickets.models import Ticket
from tests.requests.conftest import NewTicket
from tests.shares.conftest import agreed, banked, paid
from tests.shares.nacha_reader import read
from tests.website.conftest import PASSWORD, TODAY

pytestmark = pytest.mark.django_db


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


@pytest.fixture
def theirs(harbor: Organization) -> Client:
    """Somebody of Harbor House."""
    member = StaffMember.objects.enrol(
        email="h@harbor.example",
        name="Hana Harbor",
        organization=harbor,
        role="partner_coordinator",
        password=PASSWORD,
    )
    return signed_in_as(member)


def signed_in_as(member: StaffMember) -> Client:
    browser = Client()
    browser.force_login(member)
    return browser


@pytest.fixture
def ours(payer: StaffMember) -> Client:
    return signed_in_as(payer)


DRAFT = {
    "effective_from": "2025-01-01", "reference": "MOU 7", "read": "payment", "attribution": "claim_month", "odd": "largest",
    "odd_to": "record", "fee_to": "record", "row0_claim": "all", "row0_share0": "70", "row0_share1": "30",
}  # fmt: skip


def test_from_the_ledger_to_the_partners_statement(
    ours: Client,
    theirs: Client,
    payer: StaffMember,
    second: StaffMember,
    harbor: Organization,
    hill: Organization,
    of_harbor: Ticket,
    of_hill: Ticket,
) -> None:
    assert "Open the ledger" in text_of(ours.get(reverse("shares")))
    ours.post(reverse("shares_open"), {"begins_on": "2025-01-01"})
    paid(of_harbor, payer)
    answer = ours.post(reverse("share_terms_new"), {**DRAFT, "partner": str(harbor.pk)})
    terms = ShareTerms.objects.get()
    assert answer.headers["Location"] == reverse("share_terms_one", args=[terms.pk])
    assert ours.get(reverse("share_terms_sign", args=[terms.pk])).status_code == 302
    assert "$1,251.60" in text_of(ours.get(reverse("share_terms_preview", args=[terms.pk])))
    ours.post(reverse("share_terms_seen", args=[terms.pk]))
    ours.post(reverse("share_terms_sign", args=[terms.pk]), {"on": "2025-01-02"})
    agreed(hill, payer)
    paid(of_hill, payer)
    banked(harbor, payer)
    bank = {
        "minimum_cents": "0",
        "bank_name": "B",
        "bank_routing": "091000019",
        "company_name": "N",
        "company_id": "1",
    }
    assert ours.post(reverse("share_settings"), bank).status_code == 302
    ours.post(reverse("share_run_prepare"), {"pay_on": str(TODAY), "minimum_cents": "0"})
    run = Run.objects.get()
    page = text_of(ours.get(reverse("share_run", args=[run.pk])))
    assert "Somebody else releases what you have prepared." in page
    assert text_of(theirs.get(reverse("share_statements"))).count("Statement 1") == 0
    signed_in_as(second).post(reverse("share_run_release", args=[run.pk]))
    file = ours.post(reverse("share_run_file", args=[run.pk]))
    assert read(file.content.decode())["total"] == 125_160
    listed = ours.post(reverse("share_run_list", args=[run.pk])).getvalue().decode()
    assert "000123450" in listed
    ours.post(reverse("share_run_paid", args=[run.pk]), {"on": str(TODAY)})
    statement = Statement.objects.get(partner=harbor)
    seen = text_of(theirs.get(reverse("share_statement", args=[statement.pk])))
    assert "$1,251.60" in seen
    assert "70% of $1,788 to the partner." in seen
    others = Statement.objects.get(partner=hill)
    assert theirs.get(reverse("share_statement", args=[others.pk])).status_code == 404
    assert theirs.get(reverse("share_statement_pdf", args=[others.pk])).status_code == 404
    for route in ("shares", "share_ledger", "share_statements", "share_terms"):
        assert "Hill" not in text_of(theirs.get(reverse(route)))
    assert theirs.get(reverse("share_runs")).status_code == 403


def test_the_files_of_a_statement(
    ours: Client,
    payer: StaffMember,
    second: StaffMember,
    ledger: Ledger,
    harbor: Organization,
    of_harbor: Ticket,
) -> None:
    from milepost.journal.actions import Deed
    from milepost.shares import run_actions

    agreed(harbor, payer)
    paid(of_harbor, payer)
    run = run_actions.release(run_actions.prepare(TODAY, 0, deed=Deed.of(payer)), deed=Deed.of(second))
    ours.post(reverse("share_run_statements", args=[run.pk]))
    assert set(StatementFile.objects.values_list("kind", flat=True)) == {"pdf", "xlsx"}
    statement = run.statements.get()
    made = ours.get(reverse("share_statement_pdf", args=[statement.pk])).content
    with pikepdf.open(io.BytesIO(made)) as file:
        assert file.Root.MarkInfo.Marked
        assert str(file.Root.Lang) == "en"
    book = openpyxl.load_workbook(
        io.BytesIO(ours.get(reverse("share_statement_excel", args=[statement.pk])).content)
    )
    cells = {row[0].value: row for row in book.active.iter_rows() if row[0].value}  # type: ignore[union-attr]
    assert cells["Partner"][1].value == "Harbor House"
    assert cells["UEI"][1].value == "Northside Works: UEI000000001"
    assert cells["Shares"][11].value == pytest.approx(1251.60)
    assert cells["Balance after, carried on"][11].value == 0
    assert JournalEntry.objects.filter(action="statement read").count() == 2


def test_search_sort_page_download(
    ours: Client, payer: StaffMember, ledger: Ledger, harbor: Organization, of_harbor: Ticket
) -> None:
    agreed(harbor, payer)
    paid(of_harbor, payer)
    found = ours.post(reverse("share_ledger"), {"q": "harbor"}, follow=True)
    assert "1 line" in text_of(found)
    assert "No line matches" in text_of(ours.post(reverse("share_ledger"), {"q": "nobody"}, follow=True))
    for route in ("share_ledger_download", "shares_download", "share_statements_download"):
        for kind in ("csv", "xlsx"):
            assert ours.get(reverse(route, args=[kind])).status_code == 200
    for sort in ("number", "-on", "account", "who", "what", "amount", "odd"):
        assert ours.get(reverse("share_ledger"), {"sort": sort}).status_code == 200
    assert "1251.60" in b"".join(ours.get(reverse("shares_download", args=["csv"]))).decode()


def test_an_entry_an_override_and_a_period(
    ours: Client,
    payer: StaffMember,
    ledger: Ledger,
    harbor: Organization,
    of_harbor: Ticket,
    new_ticket: NewTicket,
) -> None:
    agreed(harbor, payer)
    paid(of_harbor, payer)
    page = ours.post(
        reverse("shares_agree", args=[of_harbor.pk]),
        {
            "effective_from": "2025-01-01",
            "partner": str(harbor.pk),
            "percent": "100",
            "because": "agreed by letter",
        },
    )
    assert page.status_code == 302
    seen = text_of(ours.get(reverse("shares_of", args=[of_harbor.pk])))
    assert "Agreed for this Ticket alone." in seen
    entry = ledger.organization.pk and text_of(ours.get(reverse("share_ledger"), {"kind": "reversed"}))
    assert "Entry reversed" in str(entry)
    ours.post(reverse("share_period_close"))
    assert "closed" in text_of(ours.get(reverse("share_periods")))


def test_terms_that_are_wrong_say_so(ours: Client, ledger: Ledger, harbor: Organization) -> None:
    wrong = {**DRAFT, "partner": str(harbor.pk), "row0_share1": "29.99"}
    answer = ours.post(reverse("share_terms_new"), wrong)
    assert answer.status_code == 422
    assert "the shares add to 99.99%, not to 100%" in text_of(answer)
    assert "Say how payments are shared." in text_of(
        ours.post(reverse("share_terms_new"), {**wrong, "row0_claim": ""})
    )
