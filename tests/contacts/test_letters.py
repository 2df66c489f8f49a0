"""A letter after attempts: drafted, mailed, proved, as an accessible PDF in the person's language."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from milepost.contacts.letter_words import DEFAULTS, filled, paragraphs_of, unknown_placeholders
from milepost.contacts.models import ContactNote, Letter, LetterTemplate, Standing
from milepost.contacts.waiting import waiting
from milepost.documents.models import Document
from milepost.journal.models import Entry
from milepost.people.models import Ticketholder
from milepost.tickets.models import Ticket
from tests.contacts.test_notes import PDF, Noted, at, told
from tests.website.conftest import TODAY


def drafted(client: Client, ticket: Ticket, noted: Noted, **changes: Any) -> Letter:
    """After two attempts, as the form offers it."""
    for day in ("2025-12-03", "2025-12-04"):
        noted(day, kind="attempt")
    first = client.get(at("contact_letter_draft", ticket)).context["form"].initial
    fields = {**first, "body": first["body"].replace("…", "555-0199"), **changes}
    fields = {name: value for name, value in fields.items() if value is not False}
    answer = client.post(at("contact_letter_draft", ticket), fields, follow=True)
    assert answer.status_code == 200, answer.context["form"].errors
    return Letter.objects.get(state="drafted")


def mailed(client: Client, letter: Letter, **changes: Any) -> Any:
    fields = {"mailing": "first_class", "mailed_on": "2025-12-15", "number": "", **changes}
    return client.post(at("contact_letter_mail", letter.ticket, letter.pk), fields, follow=True)


def test_the_draft_is_in_the_persons_language_with_their_address(
    client: Client, ticket: Ticket, noted: Noted
) -> None:
    letter = drafted(client, ticket, noted)
    content = letter.content.open()
    assert (letter.language, letter.attempts) == ("es", 2)
    assert content["to"] == ["Ana Muñoz-Ibáñez", "12 Example Road", "Springfield NY 00000"]
    assert content["paragraphs"][0] == ["Estimado/a Ana Muñoz-Ibáñez:"]
    assert "2 veces" in content["paragraphs"][1][0]
    english = client.get(at("contact_letter_draft", ticket) + "?language=en")
    assert english.status_code == 302, "one draft at a time"
    assert told(ticket)[0][0] == "letter_to_mail"


def test_where_something_is_not_settled_the_letter_cannot_be_kept(
    client: Client, ticket: Ticket, noted: Noted
) -> None:
    first = client.get(at("contact_letter_draft", ticket)).context["form"].initial
    assert "…" in first["body"]
    fields = {name: value for name, value in first.items() if value is not False}
    answer = client.post(at("contact_letter_draft", ticket), fields)
    assert answer.status_code == 422
    assert "say how they can reach you" in answer.text
    answer = client.post(at("contact_letter_draft", ticket), {**fields, "body": "Hello", "to": "Ana"})
    assert "needs an address" in answer.text


@pytest.mark.parametrize("large", [False, True])
def test_the_pdf_is_accessible_in_either_print(
    client: Client, ticket: Ticket, noted: Noted, large: bool
) -> None:
    if large:
        Ticketholder.objects.filter(ticket=ticket).update(format="large_print")
    letter = drafted(client, ticket, noted, is_large="on" if large else False)
    assert letter.is_large is large
    answer = client.get(at("contact_letter_pdf", ticket, letter.pk))
    assert answer["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert "pdfuaid" in str(pdf.Root.Metadata.read_bytes())
        assert str(pdf.Root.Lang) == "es"
        assert bool(pdf.Root.MarkInfo.Marked)
        sizes = {
            float(one.operands[1])
            for page in pdf.pages
            for one in pikepdf.parse_content_stream(page)
            if str(one.operator) == "Tf"
        }
        assert min(sizes) >= (18 if large else 11)
    assert Entry.objects.filter(action="letter read", kind="reading").count() == 1


def test_mailing_keeps_a_copy_a_day_and_a_note(client: Client, ticket: Ticket, noted: Noted) -> None:
    letter = drafted(client, ticket, noted)
    answer = mailed(client, letter)
    assert "Proof of mailing is complete" in answer.text, "first class: copy and mailing date are enough"
    letter.refresh_from_db()
    assert letter.copy is not None
    assert letter.copy.kind == "letter"
    note = ContactNote.objects.get(kind="letter")
    assert (note.method, note.on, letter.note) == ("mail", TODAY, note)
    kept = Standing.objects.get(pk=ticket.pk)
    assert kept.last_two_way is None, "a letter is no two-way contact"
    assert kept.letter == "", "attempts are counted afresh after it"
    again = mailed(client, letter)
    assert again.status_code == 403, "it is mailed once"
    assert Document.objects.count() == 1
    assert client.get(at("contact_note_correct", ticket, note.pk)).status_code == 403
    copy = client.get(at("contact_letter_pdf", ticket, letter.pk)).content
    assert copy == client.get(at("document", ticket, letter.copy.pk)).content, "the very copy"


def test_a_certificate_of_mailing_asks_for_its_scan(client: Client, ticket: Ticket, noted: Noted) -> None:
    letter = drafted(client, ticket, noted)
    answer = mailed(client, letter, mailing="certificate")
    assert "The stamped Certificate of Mailing, scanned" in answer.text
    assert [one.code for one in waiting([ticket], TODAY) if one.code.startswith("letter")] == ["letter_proof"]
    empty = client.post(at("contact_letter_proof", ticket, letter.pk), {})
    assert empty.status_code == 422
    file = SimpleUploadedFile("stamped.pdf", PDF)
    answer = client.post(at("contact_letter_proof", ticket, letter.pk), {"file": file}, follow=True)
    assert "Proof of mailing is complete" in answer.text
    assert not [one for one in waiting([ticket], TODAY) if one.code.startswith("letter")]
    letter.refresh_from_db()
    withdraw = at("document_withdraw", ticket, letter.certificate_id)
    client.post(withdraw, {"because": "the wrong scan"})
    page = client.get(at("contact_letter", ticket, letter.pk)).text
    assert "Proof of mailing lacks" in page, "a proof that was withdrawn proves nothing"


def test_certified_mail_asks_for_number_receipt_and_day(client: Client, ticket: Ticket, noted: Noted) -> None:
    letter = drafted(client, ticket, noted)
    mailed(client, letter, mailing="certified", number="9407 1000 0000")
    address = at("contact_letter_proof", ticket, letter.pk)
    early = client.post(address, {"received_on": "2025-12-14"})
    assert "not mailed yet on that day" in early.text
    answer = client.post(address, {"received_on": "2025-12-15"}, follow=True)
    assert "The return receipt, scanned" in answer.text
    assert "The day on the return receipt" not in answer.text
    answer = client.post(address, {"file": SimpleUploadedFile("r.pdf", PDF)}, follow=True)
    assert "Proof of mailing is complete" in answer.text
    assert "9407 1000 0000" in answer.text


def test_a_draft_is_withdrawn_and_another_can_follow(client: Client, ticket: Ticket, noted: Noted) -> None:
    letter = drafted(client, ticket, noted)
    client.post(at("contact_letter_withdraw", ticket, letter.pk), {"because": "She called."}, follow=True)
    assert "She called." in client.get(at("contact_letter", ticket, letter.pk)).text
    assert mailed(client, letter).status_code == 403
    assert client.get(at("contact_letter_draft", ticket)).status_code == 200
    assert Letter.objects.count() == 1, "nothing is deleted"


@pytest.mark.parametrize("day", ["2025-12-16", "2025-12-14"])
def test_it_is_mailed_on_no_day_that_cannot_be(
    client: Client, ticket: Ticket, noted: Noted, day: str
) -> None:
    answer = mailed(client, drafted(client, ticket, noted), mailed_on=day)
    assert answer.status_code == 422
    assert Letter.objects.get().state == "drafted"


def test_after_enough_letters_a_decision_is_asked_for(client: Client, ticket: Ticket, noted: Noted) -> None:
    for _ in range(2):
        mailed(client, drafted(client, ticket, noted))
        ContactNote.objects.filter(kind="letter").update(at="2025-12-10T12:00Z", on="2025-12-10")
    codes = [one.code for one in waiting([ticket], TODAY)]
    assert codes == ["contact_overdue", "letters_enough"]


# The organization's own text


def test_the_text_is_kept_in_versions_and_used(client: Client, ticket: Ticket, noted: Noted) -> None:
    address = reverse("contact_template_es")
    fields = {"subject": "Hola", "body": "Hola {name}, llame al {reply}", "number": "0"}
    assert client.post(address, fields).status_code == 302
    second = client.post(address, {**fields, "subject": "Otra"})
    assert second.status_code == 409, "whoever comes second is told"
    assert "Otra" in second.text
    assert client.post(address, {**fields, "number": "1"}).status_code == 302
    assert LetterTemplate.objects.count() == 2
    letter = drafted(client, ticket, noted)
    assert letter.content.open()["paragraphs"] == [["Hola Ana Muñoz-Ibáñez, llame al 555-0199"]]
    assert letter.template is not None


@pytest.mark.parametrize(
    "text", ["{ssn}", "{name.holder}", "{name!r}", "{name:>9}", "{", "}", "{0}", "{}", "{name[0]}"]
)
def test_only_the_placeholders_named_may_stand_in_braces(client: Client, text: str) -> None:
    answer = client.post(reverse("contact_template_en"), {"subject": "Hi", "body": text, "number": "0"})
    assert answer.status_code == 422
    assert "cannot be filled in" in answer.text


def test_what_is_filled_in_is_never_read_again(client: Client, ticket: Ticket, noted: Noted) -> None:
    for language, text in DEFAULTS.items():
        assert unknown_placeholders(text.subject + text.body) == [], language
    assert filled("{name} {{x}}", {"name": "{reply} #set page()"}) == "{reply} #set page() {x}"
    assert paragraphs_of("a\r\nb\r\n\r\n\r\nc\n") == [["a", "b"], ["c"]]
    Ticketholder.objects.filter(ticket=ticket).update(name="*Ana* #text(red)[{name}] \\ $x$")
    letter = drafted(client, ticket, noted)
    answer = client.get(at("contact_letter_pdf", ticket, letter.pk))
    assert answer.content.startswith(b"%PDF")


# The relationship


def test_the_proof_names_its_gaps_and_is_printed(client: Client, ticket: Ticket, noted: Noted) -> None:
    noted("2025-10-07")
    page = client.get(at("contacts_relationship", ticket), {"milestone": "p1m2", "month": "2025-12"})
    assert "with gaps" in page.text
    for month in ("September 2025", "November 2025", "December 2025"):
        assert f"No two-way contact in {month}." in page.text
    assert "No two-way contact in October 2025." not in page.text
    assert "No two-way contact in August 2025." not in page.text, "it was not assigned then"
    pdf = client.get(at("contacts_relationship_pdf", ticket), {"milestone": "p1m2", "month": "2025-12"})
    with pikepdf.open(io.BytesIO(pdf.content)) as opened:
        assert "pdfuaid" in str(opened.Root.Metadata.read_bytes())
    entry = Entry.objects.get(action="notes printed")
    assert (entry.kind, entry.figures) == ("reading", {"claim": "p1m2", "month": "2025-12"})
    for odd in ({"month": "9999-99"}, {"month": "2099-01"}, {"milestone": "p2"}, {"month": "0001-01"}):
        assert client.get(at("contacts_relationship", ticket), odd).status_code == 200
