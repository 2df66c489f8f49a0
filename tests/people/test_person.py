"""The person behind a Ticket: changed, kept sealed, read for a reason, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from milepost.documents.models import Content, Document
from milepost.editing.models import Draft
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.website.idle import SEEN
from tests.website.conftest import administrator, enrolled, northside, outsider, signed_in

__all__ = ["administrator", "northside", "outsider", "signed_in"]

SignedIn = Callable[[StaffMember], Client]
SSN = "123-45-6789"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n"


@pytest.fixture
def holder(northside: Organization) -> Ticketholder:
    return Ticketholder.objects.filter(organization=northside).select_related("ticket").order_by("pk")[0]


@pytest.fixture
def client(administrator: StaffMember, signed_in: SignedIn) -> Client:
    return signed_in(administrator)


def at(name: str, holder: Ticketholder, *more: object) -> str:
    return reverse(name, args=[holder.ticket_id, *more])


def particulars(holder: Ticketholder, **changes: object) -> dict[str, object]:
    given = {
        "name": holder.name, "called": holder.called, "phone": holder.phone, "email": holder.email,
        "address": holder.address, "language": holder.language, "format": holder.format, "version": holder.version,
    }  # fmt: skip
    return {**given, **changes}


def test_a_change_is_kept_with_who_what_before_and_after(client: Client, holder: Ticketholder) -> None:
    answer = client.post(at("person_change", holder), particulars(holder, phone="555-0101"), follow=True)
    assert "It is saved." in answer.text
    entry = Entry.objects.get(action="changed")
    assert entry.changes.open() == {"phone": ["", "555-0101"]}
    assert entry.by is not None
    assert "555-0101" in client.get(at("history", holder)).text
    client.post(at("person_change", holder), particulars(Ticketholder.objects.get(pk=holder.pk)))
    assert Entry.objects.filter(action="changed").count() == 1, "sending the same again changes nothing"


def test_the_second_of_two_sees_what_changed_and_chooses(client: Client, holder: Ticketholder) -> None:
    seen = particulars(holder)
    client.post(at("person_change", holder), {**seen, "phone": "555-0001", "called": "Bo"})
    answer = client.post(at("person_change", holder), {**seen, "phone": "555-0002", "email": "b@x.example"})
    assert answer.status_code == 409
    for words in ("Somebody else changed this", "Yours: 555-0002", "Theirs: 555-0001", "Theirs: Bo"):
        assert words in answer.text
    version = answer.context["form"].data["version"]
    chosen = {"choose-phone": "yours", "choose-called": "theirs", "choose-email": "yours", "version": version}
    client.post(at("person_change", holder), {**seen, "phone": "555-0002", "email": "b@x.example", **chosen})
    kept = Ticketholder.objects.get(pk=holder.pk)
    assert (kept.phone, kept.called, kept.email) == ("555-0002", "Bo", "b@x.example")


def test_numbers_are_sealed_and_shown_masked(
    client: Client, holder: Ticketholder, administrator: StaffMember
) -> None:
    given = {"ssn": SSN, "ticket_number": "123456789TW01", "born_on": "1980-02-29"}
    page = client.post(at("person_numbers", holder), given, follow=True).text
    assert "•••-••-••••" in page
    with connection.cursor() as cursor:
        for table in ("people_ticketholder", "tickets_ticket", "journal_entry"):
            cursor.execute(f"SELECT * FROM {table}")
            text = repr(
                [
                    [bytes(cell) if isinstance(cell, memoryview) else cell for cell in row]
                    for row in cursor.fetchall()
                ]
            )
            for secret in (SSN, "123456789", "1980-02-29", "1980, 2, 29"):
                assert secret not in text, f"{secret} stands in {table}"
    for name in ("person", "history", "ticketholders_one", "person_numbers", "person_change"):
        shown = client.get(at(name, holder)).text
        assert "6789" not in shown, name
        assert "1980-02-29" not in shown, name
    administrator.suitability = "cleared"
    administrator.save()
    assert "•••-••-6789" in client.get(at("person", holder)).text
    assert Entry.objects.filter(kind="reading").count() == 0


def test_a_number_is_shown_to_the_cleared_for_a_reason_and_the_reading_is_journaled(
    client: Client, holder: Ticketholder, administrator: StaffMember
) -> None:
    client.post(at("person_numbers", holder), {"ssn": SSN})
    refused = client.get(at("person_reveal", holder))
    assert refused.status_code == 403
    assert "only to somebody whom SSA has cleared" in refused.text
    administrator.suitability = "cleared"
    administrator.save()
    assert SSN not in client.post(at("person_reveal", holder), {"why": "short"}).text
    shown = client.post(at("person_reveal", holder), {"why": "assigning the Ticket in the Portal"})
    assert SSN in shown.text
    assert shown.headers["Cache-Control"] == "no-store"
    entry = Entry.objects.get(kind="reading")
    assert (entry.why, entry.by, entry.figures) == (
        "assigning the Ticket in the Portal", administrator, {"fields": ["ssn"] if not holder.ticket.born_on else ["ssn", "born_on"]}
    )  # fmt: skip


@pytest.mark.parametrize("wrong", ["123", "000-12-3456", "666-12-3456", "900-12-3456", "abc-de-fghi"])
def test_a_wrong_number_is_said_beside_the_field_and_nothing_typed_is_lost(
    client: Client, holder: Ticketholder, wrong: str
) -> None:
    answer = client.post(at("person_numbers", holder), {"ssn": wrong, "born_on": "1980-02-29"})
    assert answer.status_code == 422
    assert "This is no Social Security number" in answer.text
    assert f'value="{wrong}"' in answer.text
    assert 'value="1980-02-29"' in answer.text
    assert 'aria-invalid="true"' in answer.text


def test_one_number_belongs_to_one_person_and_finds_them(
    client: Client, holder: Ticketholder, northside: Organization
) -> None:
    other = Ticketholder.objects.filter(organization=northside).exclude(pk=holder.pk)[0]
    client.post(at("person_numbers", holder), {"ssn": SSN})
    assert (
        "Another of your Ticketholders" in client.post(at("person_numbers", other), {"ssn": "123456789"}).text
    )
    answer = client.post(reverse("ticketholders"), {"q": "123 45 6789"}, follow=True)
    assert [ticket.pk for ticket in answer.context["page"]] == [holder.ticket_id]
    assert "6789" not in answer.request["QUERY_STRING"]


def test_what_was_typed_when_time_ran_out_comes_back(
    client: Client, holder: Ticketholder, administrator: StaffMember
) -> None:
    session = client.session
    session[SEEN] = (timezone.now() - timedelta(minutes=21)).isoformat()
    session.save()
    answer = client.post(at("person_change", holder), particulars(holder, address="12 Long Street"))
    assert answer.headers["Location"].startswith("/sign-in/?next=")
    assert Ticketholder.objects.get(pk=holder.pk).address == ""
    assert b"Long Street" not in Draft.objects.get().fields.ciphertext
    client.force_login(administrator)
    page = client.get(at("person_change", holder)).text
    assert "12 Long Street" in page
    assert "is back in the form" in page
    client.post(at("person_change", holder), particulars(holder, address="12 Long Street"))
    assert not Draft.objects.exists()
    assert Ticketholder.objects.get(pk=holder.pk).address == "12 Long Street"


def test_a_draft_is_its_writers_alone(
    client: Client, holder: Ticketholder, northside: Organization, signed_in: SignedIn
) -> None:
    client.post(reverse("keep"), {"draft-of": at("person_change", holder), "name": "Half typed"})
    assert Draft.objects.count() == 1
    other = signed_in(enrolled(northside, "coordinator"))
    assert "Half typed" not in other.get(at("person_change", holder)).text
    assert "Half typed" in client.get(at("person_change", holder)).text
    client.post(at("person_change", holder), {"forget-draft": "yes"})
    assert not Draft.objects.exists()


def test_contacts_and_consents(client: Client, holder: Ticketholder) -> None:
    client.post(at("representative_add", holder), {"kind": "payee", "name": "Ana Payee", "phone": "555"})
    page = client.get(at("person", holder)).text
    assert "Ana Payee" in page
    assert "representative payee" in page
    wrong = client.post(
        at("consent_add", holder), {"form": "ssa_3288", "signed_on": "2025-06-01", "ends_on": "2025-05-31"}
    )
    assert "cannot end before" in wrong.text
    client.post(
        at("consent_add", holder), {"form": "ssa_3288", "signed_on": "2025-06-01", "ends_on": "2025-06-01"}
    )
    page = client.get(at("person", holder)).text
    assert "signed 1 June 2025" in page
    consent = holder.consent_set.get()
    client.post(at("consent_withdraw", holder, consent.pk))
    assert "withdrawn 15 December 2025" in client.get(at("person", holder)).text


def test_a_document_is_known_by_its_content_kept_sealed_and_its_reading_journaled(
    client: Client, holder: Ticketholder
) -> None:
    def send(name: str, content: bytes) -> str:
        file = SimpleUploadedFile(name, content, "application/pdf")
        return client.post(at("documents", holder), {"kind": "pay_stub", "file": file}, follow=True).text

    assert "neither a PDF nor a photograph" in send("pretends.pdf", b"<html><script>alert(1)</script></html>")
    assert "neither a PDF nor a photograph" in send("program.pdf", b"MZ\x90\x00" + b"\0" * 200)
    assert "The document is added" in send("John Doe 123-45-6789.pdf", PDF)
    assert "not added twice" in send("again.pdf", PDF)
    document = Document.objects.get()
    assert PDF not in Content.objects.get().content.ciphertext
    answer = client.get(at("document", holder, document.pk))
    assert answer.content == PDF
    assert answer.headers["Content-Disposition"] == 'attachment; filename="document.pdf"'
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert Entry.objects.get(action="document read").kind == "reading"
    client.post(at("document_withdraw", holder, document.pk), {"because": "of somebody else"})
    assert "withdrawn: of somebody else" in client.get(at("documents", holder)).text
    assert Document.objects.count() == 1, "nothing is deleted"


def test_a_legal_hold_is_put_and_released_for_a_reason(client: Client, holder: Ticketholder) -> None:
    assert "To be kept" in client.get(at("person", holder)).text
    client.post(at("person_hold", holder), {"why": "an appeal is open"})
    assert "an appeal is open" in client.get(at("person", holder)).text
    client.post(at("person_hold", holder), {"why": "the appeal was decided"})
    assert "On legal hold" not in client.get(at("person", holder)).text
    reasons = [
        entry.why for entry in Entry.objects.filter(action__in=("held", "hold released")).order_by("pk")
    ]
    assert reasons == ["an appeal is open", "the appeal was decided"]
