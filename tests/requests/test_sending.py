"""Sheets, batch files in real Excel, the published document, and the papers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from milepost.contacts.actions import add_note
from milepost.earnings.models import PayStub
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import StaffMember
from milepost.people.actions import set_numbers
from milepost.requests import certifying_actions as certifying
from milepost.requests import document_format as form
from milepost.requests import following_actions as following
from milepost.requests import preparing_actions as preparing
from milepost.requests import reading_actions as reading
from milepost.requests import releasing_actions as releasing
from milepost.requests import settings_actions
from milepost.requests.choices import State, Way
from milepost.requests.columns import DEFAULT, FIELDS, columns_of
from milepost.requests.document_format import NotTaken, read, written
from milepost.requests.models import Certification, PaymentRequest, RequestSettings
from milepost.requests.papers import certification_pdf, fax_cover
from milepost.requests.sheets import sheet_of
from milepost.tickets.models import Ticket
from tests.contacts.records import given
from tests.plans.pdf_text import text_in
from tests.plans.test_signing import squeezed, walk
from tests.requests.conftest import NewTicket, month, prepared
from tests.website.conftest import TODAY

pytestmark = pytest.mark.django_db
SSN = "123-45-6789"


@pytest.fixture
def numbered(ticket: Ticket, coordinator: StaffMember) -> Ticket:
    set_numbers(ticket.holder, {"ssn": SSN}, deed=Deed.of(coordinator, "for the tests"))
    ticket.refresh_from_db()
    return ticket


@pytest.fixture
def ready(
    numbered: Ticket,
    stub: Callable[..., PayStub],
    coordinator: StaffMember,
    payer: StaffMember,
    settings_of_requests: RequestSettings,
) -> PaymentRequest:
    """Milestone 1 with its stub, released."""
    stub()
    request = prepared(numbered, coordinator)
    preparing.change(request, {"note": "Ñandú note"}, version=request.version, deed=Deed.of(coordinator))
    preparing.hand_on(request, TODAY, deed=Deed.of(coordinator))
    releasing.release(request, TODAY, deed=Deed.of(payer))
    return PaymentRequest.objects.select_related(
        "ticket__holder", "identity", "organization", "mends", "certification"
    ).get(pk=request.pk)


def at(name: str, request: PaymentRequest, *parts: Any) -> str:
    return reverse(name, args=[request.ticket_id, request.pk, *parts])


# The sheet


def test_the_sheet_has_every_value_in_a_field_and_hides_the_number(
    client: Client, ready: PaymentRequest
) -> None:
    page = client.get(at("request_sheet", ready)).content.decode()
    assert SSN not in page
    for value in ("PID-1", "02/2024", "Bakery Sol", "02/01/2024", "02/29/2024", "1110.00", "Ana Núñez"):
        assert f'value="{value}"' in page, value
    assert page.index("PID-1") < page.index("Bakery Sol") < page.index("Ñandú note")
    assert client.post(at("request_sheet", ready), {"why": "short"}).status_code == 422
    shown = client.post(at("request_sheet", ready), {"why": "keying it into the Portal"}).content.decode()
    assert SSN in shown
    line = Entry.objects.get(action="numbers read")
    assert (line.kind, line.why) == ("reading", "keying it into the Portal")


def test_the_number_is_shown_only_to_somebody_cleared(
    ready: PaymentRequest, coordinator: StaffMember, signed_in: Callable[[StaffMember], Client]
) -> None:
    client = signed_in(coordinator)
    assert client.get(at("request_sheet", ready)).status_code == 200
    assert client.post(at("request_sheet", ready), {"why": "keying it into the Portal"}).status_code == 403


def test_the_sheet_is_downloaded_without_the_number(client: Client, ready: PaymentRequest) -> None:
    made = client.get(at("request_sheet_download", ready, "xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(made.content)).active
    assert sheet is not None
    cells = {str(row[0].value): row[1].value for row in sheet.iter_rows(min_row=2)}
    assert cells["Claim month"] == "02/2024"
    assert cells["Row 1: Gross"] == "1110.00"
    assert SSN not in str(cells)


def test_more_stubs_than_the_screen_takes(
    numbered: Ticket, coordinator: StaffMember, stub: Callable[..., PayStub], client: Client
) -> None:
    for day in range(1, 28):
        stub(f"2024-02-{day:02}", f"2024-02-{day:02}", "2024-02-28", gross=4_111, net=4_000, withheld=111)
    request = prepared(numbered, coordinator)
    made = sheet_of(request)
    assert len(made.rows.rows) == 1
    assert made.rows.gross == 27 * 4_111
    assert "the screen takes 25 rows" in client.get(at("request_sheet", request)).content.decode()


# The batch file


def lines_of(client: Client, request: PaymentRequest, kind: str) -> list[list[Any]]:
    answer = client.post(
        reverse("requests_batch"),
        {"request": [str(request.pk)], "kind": kind, "why": "sending them to the Portal"},
    )
    assert answer.status_code == 200, answer.content.decode()
    if kind == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        assert sheet is not None
        return [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]
    return list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_batch_file_has_the_columns_of_the_map(client: Client, ready: PaymentRequest, kind: str) -> None:
    rows = lines_of(client, ready, kind)
    assert rows[0] == [heading for heading, _field in DEFAULT]
    assert rows[1] == [
        "123456789", "2024-02", "Phase 1 milestone 1", "Bakery Sol", "02/01/2024", "02/29/2024", "02/29/2024", "1110.00",
        "Ñandú note",
    ]  # fmt: skip
    assert Entry.objects.filter(action="numbers written into a file", kind="reading").count() == 1


def test_another_map_gives_another_file(client: Client, ready: PaymentRequest) -> None:
    given_columns = {
        "heading_1": "Unser Ref",
        "holds_1": "reference",
        "heading_2": "Betrag",
        "holds_2": "amount",
    }
    emptied = {f"{part}_{place}": "" for part in ("heading", "holds") for place in range(3, 21)}
    address = reverse("requests_columns")
    assert client.post(address, {**emptied, **given_columns, "holds_2": ""}).status_code == 422
    assert client.post(address, {**emptied, **given_columns, "heading_2": "Unser Ref"}).status_code == 422
    assert client.post(address, {**emptied, **given_columns}).status_code == 302
    assert columns_of(ready.organization) == [["Unser Ref", "reference"], ["Betrag", "amount"]]
    assert lines_of(client, ready, "xlsx") == [["Unser Ref", "Betrag"], ["T-1", "1788.00"]]
    assert Entry.objects.filter(action="numbers read").count() == 0, (
        "no number was asked for, so none was read"
    )


def test_every_field_can_be_a_column_and_comes_back_from_excel(
    client: Client, ready: PaymentRequest, payer: StaffMember
) -> None:
    fields = list(FIELDS)
    for some in (fields[:16], fields[16:]):
        settings_actions.keep_columns([[f"={field}", field] for field in some], deed=Deed.of(payer))
        headings, line = lines_of(client, ready, "xlsx")
        assert headings == [f"={field}" for field in some], "a heading that looks like a formula stays text"
        assert len(line) == len(some)


def test_a_file_is_made_of_chosen_released_requests_only(client: Client, ready: PaymentRequest) -> None:
    address = reverse("requests_batch")
    nothing = client.post(address, {"kind": "csv", "why": "sending them to the Portal"})
    assert nothing.status_code == 422
    assert "Choose a request first" in nothing.content.decode()
    PaymentRequest.objects.update(state=State.SENT)
    other = client.post(
        address, {"request": [str(ready.pk)], "kind": "csv", "why": "sending them to the Portal"}
    )
    assert other.status_code == 422


# The document


def test_the_document_is_read_as_it_was_written(client: Client, ready: PaymentRequest) -> None:
    answer = client.post(
        reverse("requests_batch"),
        {"request": [str(ready.pk)], "kind": "document", "why": "handing them over"},
    )
    document = read(answer.content)
    assert written(document) == answer.content
    one = document.requests[0]
    assert (one.ssn, one.claim, one.month, one.expected_cents) == (SSN, "p1m1", "2024-02", 178_800)
    assert (one.earnings[0].employer, one.earnings[0].gross_cents) == ("Bakery Sol", 111_000)
    assert document.expected_cents == 178_800


def test_without_a_number_there_is_no_document(
    new_ticket: NewTicket, coordinator: StaffMember, payer: StaffMember
) -> None:
    request = prepared(new_ticket(), coordinator)
    with pytest.raises(Exception, match="no Social Security number is kept"):
        reading.document_of([request], TODAY, deed=Deed.of(payer, "handing them over"))


EARNED = form.Earned(
    "Bakery", None, "2024-02-01", "2024-02-29", "2024-02-29", 111_000, None, 21_000, -5, "a pay stub"
)
ASKED = form.Asked(
    request="6f2c1f3e-2f27-4c1b-9b54-0a4f6a0a6c11", provider="Northside", pid="PID-1", ssn=SSN, name="Ana Núñez",
    claim="p2", number=3, month="2024-05", expected_cents=55_500, rests_on=("2024-05",), earnings=(EARNED,),
    certification=form.Certified("2024-02", "2024-05", "2025-01-02", "ab" * 32, (("2024-02-03", "job search"),), "We certify."),
    note="A note", released_on="2025-12-15", overridden=("evidence",), mends=None, work_case="WC-1",
)  # fmt: skip
DOCUMENT = form.Document(
    "2025-12-15", "Northside", (ASKED, replace(ASKED, month="2024-06", number=None, certification=None))
)


def test_a_document_comes_back_whole() -> None:
    assert read(written(DOCUMENT)) == DOCUMENT
    assert read(written(replace(DOCUMENT, requests=()))).requests == ()


def broken(**changed: Any) -> bytes:
    """The document with one thing changed in its first request, and its seal made anew."""
    given_ = json.loads(written(DOCUMENT))
    given_["requests"][0] |= changed
    given_["sha256"] = form._digest(given_["requests"])
    return json.dumps(given_).encode()


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"ssn": "12-3456"}, "requests[0].ssn"),
        ({"month": "2024-13"}, "requests[0].month"),
        ({"claim": "p9"}, "requests[0].claim"),
        ({"expected_cents": 55.5}, "requests[0].expected_cents"),
        ({"expected_cents": -1}, "requests[0].expected_cents"),
        ({"expected_cents": True}, "requests[0].expected_cents"),
        ({"released_on": "yesterday"}, "requests[0].released_on"),
        ({"overridden": ["because"]}, "requests[0].overridden[0]"),
        ({"earnings": "none"}, "requests[0].earnings"),
        ({"earnings": [{}]}, "requests[0].earnings[0].employer"),
        ({"certification": {"first_month": "2024-02"}}, "requests[0].certification.digest"),
        ({"extra": 1}, "requests[0].extra"),
        ({"month": "2024-06"}, "requests[1]"),
        ({"expected_cents": 1}, "expected_cents"),
    ],
)
def test_every_fault_is_named_with_its_place(changed: dict[str, Any], place: str) -> None:
    with pytest.raises(NotTaken) as refused:
        read(broken(**changed))
    assert place in {fault.place for fault in refused.value.faults}


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b'{"format": "milepost-payment-requests", "version": 2}', b"\xff"]
)
def test_what_is_no_document_is_not_taken(content: bytes) -> None:
    with pytest.raises(NotTaken):
        read(content)


def test_a_document_cut_in_two_or_changed_is_not_taken() -> None:
    given_ = json.loads(written(DOCUMENT))
    given_["requests"].pop()
    with pytest.raises(NotTaken, match="not whole"):
        read(json.dumps(given_).encode())
    with pytest.raises(NotTaken, match="not those that were written"):
        read(written(DOCUMENT).replace(b"Bakery", b"Backery"))


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(NotTaken) as refused:
        read(broken(ssn="", claim="", month=""))
    assert len(refused.value.faults) >= 3


# Papers


def is_accessible(content: bytes, language: str) -> list[str]:
    """The tags of a PDF that says what language it is in and what it is called."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert str(pdf.Root.Lang) == language
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert about["dc:title"]
        return [str(one.get("/S", "")) for one in walk(pdf.Root.StructTreeRoot)]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_cover_of_a_fax_names_the_work_case_and_nobody(
    ready: PaymentRequest, payer: StaffMember, language: str
) -> None:
    following.send(ready, TODAY, way=Way.FAX, work_case="WC-2024-77", deed=Deed.of(payer))
    content = fax_cover(ready, 4, "pay stubs", TODAY, language)
    assert "/Table" in is_accessible(content, language)
    words = squeezed(text_in(content))
    assert "WC-2024-77" in words
    assert "PID-1" in words
    for secret in ("Ana", "Núñez", "6789", "T-1", "1788"):
        assert secret not in words, secret


def test_the_fax_page_takes_no_name(client: Client, ready: PaymentRequest, payer: StaffMember) -> None:
    address = at("request_fax", ready)
    assert client.post(address, {"pages": "2", "what": "pay stubs"}).status_code == 422, "no work case yet"
    following.send(ready, TODAY, way=Way.FAX, work_case="WC-1", deed=Deed.of(payer))
    assert client.post(address, {"pages": "2", "what": "stubs of Núñez"}).status_code == 422
    assert client.post(address, {"pages": "2", "what": "stubs 123-45-6789"}).status_code == 422
    answer = client.post(address, {"pages": "2", "what": "pay stubs"})
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="fax-cover.pdf"'


@pytest.fixture
def certification(ticket: Ticket, coordinator: StaffMember) -> Certification:
    for on, services in (("2024-02-06", ["job_search"]), ("2024-03-05", ["benefits", "ongoing_support"])):
        day = date.fromisoformat(on)
        add_note(ticket, given("Northside", on=day, services=services), deed=Deed.of(coordinator))
    add_note(
        ticket,
        given("Northside", kind="attempt", on=date(2024, 2, 9), services=[]),
        deed=Deed.of(coordinator),
    )
    return certifying.draft(ticket, month("2024-02"), month("2024-02"), deed=Deed.of(coordinator))


def test_a_certification_is_drafted_from_the_notes_of_its_months(
    certification: Certification, ticket: Ticket, coordinator: StaffMember
) -> None:
    assert certification.content.open()["services"] == [["2024-02-06", "job search and placement"]]
    both = certifying.draft(ticket, month("2024-02"), month("2024-03"), deed=Deed.of(coordinator))
    assert [day for day, _what in both.content.open()["services"]] == ["2024-02-06", "2024-03-05"]


def test_a_certification_is_edited_by_its_page(certification: Certification, client: Client) -> None:
    address = reverse("certification", args=[certification.ticket_id, certification.pk])
    page = client.get(address).content.decode()
    assert "2024-02-06 job search and placement" in page
    sent = {
        "services": "2024-02-06 job search\n2024-02-20 résumé",
        "statement": "We certify.",
        "version": "1",
    }
    wrong = client.post(address, {**sent, "services": "2024-02-06 job search\n2024-04-01 late\nsomething"})
    assert wrong.status_code == 422
    assert "Look at line 2, 3." in wrong.content.decode()
    assert client.post(address, sent).status_code == 302
    certification.refresh_from_db()
    assert certification.content.open()["services"][1] == ["2024-02-20", "résumé"]
    late = client.post(address, sent)
    assert late.status_code == 422, "somebody else has written it over"
    assert "résumé" in late.content.decode()


def test_a_certification_is_sealed_with_the_release(
    certification: Certification, draft: PaymentRequest, coordinator: StaffMember, payer: StaffMember
) -> None:
    preparing.certify_with(draft, certification, deed=Deed.of(coordinator))
    preparing.hand_on(draft, TODAY, deed=Deed.of(coordinator))
    releasing.release(draft, TODAY, deed=Deed.of(payer))
    certification.refresh_from_db()
    assert (certification.state, certification.sealed_on, certification.sealed_by) == ("sealed", TODAY, payer)
    assert certification.digest == certifying.digest_of(certification.content.open())
    with pytest.raises(Exception, match="It is sealed"):
        certifying.rewrite(certification, {}, version=certification.version, deed=Deed.of(coordinator))


def test_an_empty_certification_holds_the_release(
    ticket: Ticket, draft: PaymentRequest, coordinator: StaffMember, payer: StaffMember
) -> None:
    empty = certifying.draft(ticket, month("2025-01"), month("2025-01"), deed=Deed.of(coordinator))
    preparing.certify_with(draft, empty, deed=Deed.of(coordinator))
    preparing.hand_on(draft, TODAY, deed=Deed.of(coordinator))
    with pytest.raises(Exception, match="names no service"):
        releasing.release(draft, TODAY, deed=Deed.of(payer))
    draft.refresh_from_db()
    assert draft.state == State.PREPARED


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_certification_is_an_accessible_pdf(
    certification: Certification, ticket: Ticket, language: str, client: Client
) -> None:
    tags = is_accessible(content := certification_pdf(certification, ticket, language), language)
    assert tags.count("/Table") == 2
    assert tags.count("/TH") >= 2
    words = squeezed(text_in(content))
    for part in ("AnaNúñez", "jobsearchandplacement", "Northside", "Wecertify"):
        assert part in words, part
    answer = client.get(reverse("certification_file", args=[ticket.pk, certification.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="certification-of-services.pdf"'
    assert Entry.objects.filter(action="certification printed", kind="reading").count() == 1


def test_a_certification_of_somebody_else_does_not_go_with_it(
    new_ticket: NewTicket, draft: PaymentRequest, coordinator: StaffMember
) -> None:
    other = certifying.draft(
        new_ticket("Ben", "T-2"), month("2024-02"), month("2024-02"), deed=Deed.of(coordinator)
    )
    with pytest.raises(Exception, match="somebody else"):
        preparing.certify_with(draft, other, deed=Deed.of(coordinator))
