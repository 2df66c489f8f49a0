"""Messages: who must answer, what is refused, what leaves by e-mail, and what the journal keeps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from milepost.correspondence import actions
from milepost.correspondence.choices import Awaits, Side
from milepost.correspondence.models import Case, Message, MessageFile, Seen
from milepost.correspondence.queries import awaiting, cases_visible_to, unread
from milepost.correspondence.states import awaits_after
from milepost.desk.models import Thing
from milepost.documents.kinds import MOST_BYTES, LookedThrough
from milepost.documents.models import Document
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SSN = "please use 900-12-3456 for her"


def write(ticket: Ticket, by: StaffMember, text: str = "The stub of May?", **more: Any) -> Message:
    given = {"asks": True, "answer_by": None, "day": TODAY, **more}
    return actions.write(ticket, given.pop("about", "evidence"), text, deed=Deed.of(by), **given)


@pytest.mark.parametrize(("before", "side", "asks"), list(product(Awaits.values, Side.values, (True, False))))
def test_who_must_answer_after_a_message(before: str, side: str, asks: bool) -> None:
    other = {"record": "partner", "partner": "record"}[side]
    expected = other if asks else ("" if before == side else before)
    assert awaits_after(before, side, asks=asks) == expected


def test_asking_and_answering_moves_the_case_and_today(
    people: tuple[Ticket, ...], coordinator: StaffMember, paul: StaffMember
) -> None:
    ticket = people[0]
    by = TODAY + timedelta(3)
    message = write(ticket, coordinator, answer_by=by)
    case = Case.objects.get(pk=message.case_id)
    assert (case.awaits, case.awaits_since, case.answer_by, case.count) == ("partner", TODAY, by, 1)
    thing = Thing.objects.get(ticket=ticket, subject="correspondence")
    assert (thing.code, thing.due_on, thing.figures["number"]) == ("partner_answers", by, str(case.number))
    write(ticket, paul, "It is uploaded.", asks=False)
    case.refresh_from_db()
    assert (case.awaits, case.awaits_since, case.answer_by, case.count) == ("", None, None, 2)
    assert not Thing.objects.filter(ticket=ticket, subject="correspondence").exists()
    write(ticket, paul, "When is it paid?")
    assert Thing.objects.get(ticket=ticket, subject="correspondence").code == "record_answers"
    assert list(awaiting(cases_visible_to(coordinator), coordinator)) == [case]
    assert not awaiting(cases_visible_to(paul), paul).exists()
    assert actions.settle(Case.objects.get(), deed=Deed.of(coordinator))
    assert not actions.settle(Case.objects.get(), deed=Deed.of(coordinator))


def test_reading_is_kept_for_each_and_journaled_once(
    people: tuple[Ticket, ...], coordinator: StaffMember, paul: StaffMember, signed_in: Callable[[StaffMember], Client]
) -> None:  # fmt: skip
    message = write(people[0], coordinator)
    assert not unread(cases_visible_to(coordinator), coordinator).exists()
    assert unread(cases_visible_to(paul), paul).count() == 1
    theirs = signed_in(paul)
    first = theirs.get(reverse("case", args=[message.case_id])).content.decode()
    assert "The stub of May?" in first
    assert ">new<" in first
    assert ">new<" not in theirs.get(reverse("case", args=[message.case_id])).content.decode()
    assert not unread(cases_visible_to(paul), paul).exists()
    assert Entry.objects.filter(action="messages read", by=paul).count() == 1
    seen = signed_in(coordinator).get(reverse("case", args=[message.case_id])).content.decode()
    assert "read by the other side" in seen


def test_a_number_of_a_person_is_refused_and_nothing_typed_is_lost(
    people: tuple[Ticket, ...], paul: StaffMember, signed_in: Callable[[StaffMember], Client]
) -> None:
    theirs = signed_in(paul)
    address = reverse("case_of_ticket", args=[people[0].pk])
    given = {"about": "evidence", "text": f"Her stub of May, {SSN}", "asks": "on"}
    answer = theirs.post(address, given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "looks like a Social Security number" in page
    assert "Her stub of May" in page
    assert not Message.objects.exists()
    with pytest.raises(ValidationError):
        write(people[0], paul, SSN)
    assert theirs.post(address, given | {"text": "Her stub of May, 12-345."}).status_code == 302
    assert Message.objects.get().text.open() == "Her stub of May, 12-345."


def test_the_text_is_sealed_and_in_no_line_of_the_journal(
    people: tuple[Ticket, ...], coordinator: StaffMember
) -> None:
    from django.db import connection

    write(people[0], coordinator, "Ask Anabel for May")
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM correspondence_message")
        assert b"Anabel" not in bytes(cursor.fetchone()[0])
    written = Entry.objects.get(action="message written")
    assert "Anabel" not in f"{written.figures} {written.changes} {written.why}"


def test_an_email_names_the_case_and_nobody(
    people: tuple[Ticket, ...], coordinator: StaffMember, paul: StaffMember, django_capture_on_commit_callbacks: Any
) -> None:  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        message = write(people[0], coordinator, "Ask Anabel for May", answer_by=TODAY)
    (sent,) = mail.outbox
    assert sent.to == [paul.email]
    number = Case.objects.get(pk=message.case_id).number
    assert sent.subject == f"Milepost: a message on case {number}"
    for word in ("Anabel", "HB-1", "May", "Harbor", "Northside"):
        assert word not in f"{sent.subject} {sent.body}"
    mail.outbox.clear()
    actions.choose_mail(coordinator, is_wanted=True, language="es", deed=Deed.of(coordinator))
    with django_capture_on_commit_callbacks(execute=True):
        write(people[0], paul, "Done", asks=False)
    (sent,) = mail.outbox
    assert (sent.to, f"el caso {number}" in sent.subject) == ([coordinator.email], True)
    mail.outbox.clear()
    actions.choose_mail(coordinator, is_wanted=False, language="es", deed=Deed.of(coordinator))
    with django_capture_on_commit_callbacks(execute=True):
        write(people[0], paul, "And one more", asks=False)
    assert mail.outbox == []
    assert Entry.objects.filter(action="message mailed").count() == 2


def test_a_mail_server_that_fails_loses_no_message(
    people: tuple[Ticket, ...], coordinator: StaffMember, paul: StaffMember, settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    settings.EMAIL_BACKEND = "milepost.website.outbound.GuardedSmtp"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with django_capture_on_commit_callbacks(execute=True):
        write(people[0], coordinator)
    assert Message.objects.count() == 1
    assert Entry.objects.get(action="message mailed").figures == {"place": 1, "sent": 0, "failed": 1}


def test_who_may_write_and_to_whom(
    people: tuple[Ticket, ...], northside: Organization, paul: StaffMember, coordinator: StaffMember
) -> None:
    reviewer = StaffMember.objects.enrol(
        email="r@n.example", name="Rita", organization=northside, role="reviewer", password=None
    )
    with pytest.raises(PermissionDenied):
        write(people[0], reviewer)
    with pytest.raises(ValidationError, match="nobody to write to"):
        write(people[2], coordinator)
    assert not Case.objects.exists()


def test_another_partner_that_takes_over_has_a_case_of_its_own(
    people: tuple[Ticket, ...], hill: Organization, paul: StaffMember, holly: StaffMember, coordinator: StaffMember,
    signed_in: Callable[[StaffMember], Client],
) -> None:  # fmt: skip
    ticket = people[0]
    first = write(ticket, paul, "Harbor wrote this")
    ticket.partner = hill
    ticket.save()
    assert not cases_visible_to(paul).exists()
    assert not cases_visible_to(holly).exists()
    assert signed_in(holly).get(reverse("case", args=[first.case_id])).status_code == 404
    second = write(ticket, holly, "Hill wrote this")
    assert second.case_id != first.case_id
    page = signed_in(coordinator).get(reverse("case", args=[first.case_id])).content.decode()
    assert "Harbor wrote this" in page
    assert "Another partner serves this Ticketholder now" in page
    answer = signed_in(coordinator).post(
        reverse("case", args=[first.case_id]), {"about": "other", "text": "For nobody"}
    )
    assert answer.status_code == 422
    assert Message.objects.count() == 2


def test_the_list_searches_filters_and_asks_as_much_for_many_as_for_one(
    people: tuple[Ticket, ...], coordinator: StaffMember, paul: StaffMember, client: Client, django_assert_max_num_queries: Any,
    new_ticket: Any, harbor: Organization,
) -> None:  # fmt: skip
    write(people[0], paul)
    write(people[1], coordinator, asks=False)
    number = Case.objects.get(ticket=people[0]).number
    found = client.post(reverse("cases"), {"q": str(number)}, follow=True)
    assert [one.ticket for one in found.context["page"]] == [people[0]]
    for state, expected in (
        ("ours", [people[0]]),
        ("unread", [people[0]]),
        ("theirs", []),
        ("nobody", [people[1]]),
    ):
        page = client.get(reverse("cases"), {"state": state}).context["page"]
        assert [one.ticket for one in page] == expected, state
    text = client.get(reverse("cases_download", args=["csv"])).getvalue().decode()
    assert "Anabel" not in text
    assert str(number) in text
    for place in range(6):
        write(new_ticket(f"More {place}", f"M-{place}", partner=harbor), paul)
    client.get(reverse("cases"))
    with django_assert_max_num_queries(16):
        client.get(reverse("cases"))


PDF = b"%PDF-1.7 stub of May"


def test_a_message_carries_files_for_its_two_sides_alone(
    people: tuple[Ticket, ...], hill: Organization, coordinator: StaffMember, paul: StaffMember, holly: StaffMember,
    signed_in: Callable[[StaffMember], Client], django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    theirs, address = signed_in(paul), reverse("case_of_ticket", args=[people[0].pk])
    files = [SimpleUploadedFile("Anabel May.pdf", PDF), SimpleUploadedFile("two.txt.pdf", PDF + b"2")]
    with django_capture_on_commit_callbacks(execute=True):
        assert theirs.post(address, {"about": "evidence", "text": "Both", "papers": files}).status_code == 302
    (sent,) = mail.outbox
    assert ("Anabel" in sent.body, sent.attachments) == (False, [])
    first, second = MessageFile.objects.all()
    assert (first.size, first.file_name.open(), second.content.open()) == (
        len(PDF),
        "Anabel May.pdf",
        PDF + b"2",
    )
    case = Case.objects.get()
    route = reverse("case_file", args=[case.pk, first.pk])
    got = signed_in(coordinator).get(route)
    assert (got.content, got["Content-Type"]) == (PDF, "application/pdf")
    assert got["Content-Disposition"] == f'attachment; filename="case-{case.number}-1-1.pdf"'
    assert "sandbox" in got["Content-Security-Policy"]
    read = Entry.objects.get(action="message file read")
    assert (read.by, read.figures["file"]) == (coordinator, str(first.pk))
    assert "Anabel" not in f"{read.figures} {Entry.objects.get(action='message written').figures}"
    page = signed_in(coordinator).get(reverse("case", args=[case.pk])).content.decode()
    assert "Anabel May.pdf" in page
    text = signed_in(paul).get(reverse("case_download", args=[case.pk, "csv"])).getvalue().decode()
    assert "Anabel May.pdf, two.txt.pdf" in text
    other = write(people[1], holly)
    assert signed_in(paul).get(reverse("case_file", args=[other.case_id, first.pk])).status_code == 404
    assert signed_in(coordinator).get(reverse("case_file", args=[other.case_id, first.pk])).status_code == 404
    people[0].partner = hill
    people[0].save()
    for member in (paul, holly):
        assert signed_in(member).get(route).status_code == 404


def test_a_file_is_kept_among_the_documents_once(
    people: tuple[Ticket, ...], paul: StaffMember, coordinator: StaffMember, signed_in: Callable[[StaffMember], Client]
) -> None:  # fmt: skip
    sent = [LookedThrough(name, "application/pdf", PDF) for name in ("May.pdf", "May again.pdf")]
    first, again = write(people[0], paul, files=sent).files.all()
    case, ours = Case.objects.get(), signed_in(coordinator)
    page = ours.get(reverse("case", args=[case.pk])).content.decode()
    assert "Keep May.pdf among the documents" in page
    wrong = ours.post(reverse("case_file_keep", args=[case.pk, first.pk]), {"kind": "a house"}, follow=True)
    assert "Choose what it is" in wrong.content.decode()
    assert not Document.objects.exists()
    for file in (first, again):
        route = reverse("case_file_keep", args=[case.pk, file.pk])
        page = ours.post(route, {"kind": "pay_stub"}, follow=True).content.decode()
        assert "It is kept among the documents" in page
    document = Document.objects.get()
    assert (document.kind, document.ticket_id, document.added_by) == ("pay_stub", people[0].pk, coordinator)
    assert document.content.content.open() == PDF
    assert {one.document_id for one in MessageFile.objects.all()} == {document.pk}
    assert page.count(">kept among the documents<") == 2
    assert Entry.objects.filter(action="message file read").count() == 2, "whoever keeps it has it read"
    other = write(people[1], coordinator)
    elsewhere = reverse("case_file_keep", args=[other.case_id, first.pk])
    assert ours.post(elsewhere, {"kind": "other"}).status_code == 404


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([("run.pdf", b"MZ\x90\x00 a program")], "neither a PDF nor a photograph"),
        ([("big.pdf", PDF + bytes(MOST_BYTES))], "larger than 20 MB"),
        ([(f"{place}.pdf", PDF) for place in range(6)], "At most 5 files"),
        ([("900-12-3456.pdf", PDF)], "The name of a file has something that looks like"),
    ],
)
def test_a_file_that_is_not_taken_is_refused_and_the_text_stays(
    people: tuple[Ticket, ...], paul: StaffMember, signed_in: Callable[[StaffMember], Client],
    files: list[tuple[str, bytes]], said: str,
) -> None:  # fmt: skip
    given = {
        "about": "other",
        "text": "Look at this",
        "papers": [SimpleUploadedFile(name, content) for name, content in files],
    }
    answer = signed_in(paul).post(reverse("case_of_ticket", args=[people[0].pk]), given)
    page = answer.content.decode()
    assert (answer.status_code, said in page, "Look at this" in page) == (422, True, True)
    assert "Choose the files again" in page
    assert not Message.objects.exists()


def test_the_second_wall_stands_behind_it(
    people: tuple[Ticket, ...],
    hill: Organization,
    paul: StaffMember,
    holly: StaffMember,
    coordinator: StaffMember,
) -> None:
    from django.db import connection

    from milepost.organizations.scope import Scope, within

    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no row-level security; one machine uses it alone")
    file = LookedThrough("May.pdf", "application/pdf", PDF)
    write(people[0], paul, files=[file])
    write(people[1], coordinator, files=[file])
    with within(Scope.of(paul)):
        assert MessageFile.objects.count() == 1
        assert [one.ticket_id for one in Case.objects.all()] == [people[0].pk]
        assert Message.objects.count() == Seen.objects.count() == 1
        write(people[0], paul, "A partner writes behind its wall")
    Ticket.objects.filter(pk=people[0].pk).update(partner=hill)
    for member in (paul, holly):
        with within(Scope.of(member)):
            assert not Case.objects.filter(ticket=people[0]).exists()
            assert not MessageFile.objects.filter(ticket=people[0]).exists()
