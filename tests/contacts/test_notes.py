"""Notes: every field of a good one, quickly entered, corrected as versions, and what they do to what is owed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from milepost.contacts import actions
from milepost.contacts.models import ContactNote, ContactSettings, Standing
from milepost.contacts.standing import reckon
from milepost.contacts.waiting import waiting
from milepost.documents.models import Document
from milepost.earnings.models import MonthOfWork
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch
from milepost.uploads.models import Upload
from tests.website.conftest import TODAY, archive, enrolled

__all__ = ["archive"]

SignedIn = Callable[[StaffMember], Client]
Noted = Callable[..., ContactNote]
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n"


def at(name: str, ticket: Ticket, *more: object) -> str:
    return reverse(name, args=[ticket.pk, *more])


def note(**changes: Any) -> dict[str, Any]:
    """The form as a browser sends it."""
    fields = {
        "kind": "two_way", "description": "She has an interview on Friday.", "method": "phone", "on": "2025-12-15",
        "clock": "14:30", "minutes": "", "used": "", "once": str(uuid4()), "message_left": "", "other_service": "", "more": "",
    }  # fmt: skip
    return {**fields, **changes}


def send(client: Client, ticket: Ticket, member: StaffMember, **changes: Any) -> Any:
    return client.post(at("contacts", ticket), note(by=str(member.pk), **changes), follow=True)


def test_a_usual_call_needs_a_sentence_and_has_every_field(
    client: Client, ticket: Ticket, administrator: StaffMember
) -> None:
    answer = send(client, ticket, administrator, minutes="12", services=["job_search", "benefits"])
    assert "The contact is noted." in answer.text
    kept = ContactNote.objects.get()
    assert kept.used.open() == "555-0101", "the number on file is the one that was used"
    assert (kept.on, kept.minutes, kept.services) == (TODAY, 12, ["job_search", "benefits"])
    assert kept.at.isoformat() == "2025-12-15T19:30:00+00:00", "half past two in New York"
    assert kept.by == kept.entered_by == administrator
    assert "job search and placement, benefits counseling" in answer.text
    assert "Lacks" not in answer.text
    entry = Entry.objects.get(action="contact noted")
    assert entry.changes.open()["description"] == [None, "She has an interview on Friday."]


def test_nothing_of_it_stands_readable_in_the_database(
    client: Client, ticket: Ticket, administrator: StaffMember
) -> None:
    send(
        client,
        ticket,
        administrator,
        kind="attempt",
        message_left="Call me back, it is about Zork.",
        used="zork@x.example",
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT description, message_left, used FROM contacts_contactnote")
        assert not any(b"ork" in bytes(value) for row in cursor.fetchall() for value in row)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"on": "2025-12-16"}, "on", "still ahead"),
        ({"on": "1999-01-01"}, "on", "before the program began"),
        ({"on": "2025-02-29"}, "on", "valid date"),
        ({"description": ""}, "description", "required"),
        ({"minutes": "-1"}, "minutes", "greater than or equal to 0"),
        ({"services": ["other"]}, "other_service", "Name the other service."),
        ({"services": ["flying"]}, "services", "flying is not one of"),
        ({"kind": "letter"}, "kind", "letter is not one of"),
        ({"clock": "25:00"}, "clock", "valid time"),
        ({"by": str(uuid4())}, "by", "not one of"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(
    client: Client,
    ticket: Ticket,
    administrator: StaffMember,
    changes: dict[str, Any],
    field: str,
    words: str,
) -> None:
    fields = note(**{"by": str(administrator.pk), "more": "and more words", **changes})
    answer = client.post(at("contacts", ticket), fields)
    assert answer.status_code == 422
    assert any(words in error for error in answer.context["form"].errors[field])
    assert "and more words" in answer.text
    assert not ContactNote.objects.exists()


def test_a_form_sent_twice_gives_one_note(client: Client, ticket: Ticket, administrator: StaffMember) -> None:
    once = str(uuid4())
    for _ in range(2):
        send(client, ticket, administrator, once=once)
    assert ContactNote.objects.count() == 1


def test_a_late_entry_is_marked(client: Client, ticket: Ticket, administrator: StaffMember) -> None:
    assert "later" not in send(client, ticket, administrator, on="2025-12-10").text
    assert "entered 6 days later" in send(client, ticket, administrator, on="2025-12-09").text


def test_what_a_good_note_would_also_have_is_named(
    client: Client, ticket: Ticket, administrator: StaffMember
) -> None:
    assert "Lacks: duration, services given" in send(client, ticket, administrator).text
    assert "Lacks: message left" in send(client, ticket, administrator, kind="attempt").text


def test_only_a_two_way_contact_changes_what_is_owed(
    client: Client, ticket: Ticket, administrator: StaffMember
) -> None:
    touch(ticket)
    assert Standing.objects.get(pk=ticket.pk).due_on == date(2025, 12, 31)
    answer = send(client, ticket, administrator, kind="attempt")
    assert "due by 31 December 2025: 16 days left" in answer.text
    assert Standing.objects.get(pk=ticket.pk).attempts == 1
    answer = send(client, ticket, administrator)
    assert "Nothing is owed now" in answer.text
    kept = Standing.objects.get(pk=ticket.pk)
    assert (kept.due_on, kept.attempts, kept.missed, kept.last_two_way) == (None, 0, 3, TODAY)


def test_the_phase_follows_a_stub_by_itself_and_says_why(
    client: Client, ticket: Ticket, northside: Organization
) -> None:
    touch(ticket)
    assert Standing.objects.get(pk=ticket.pk).phase == "initial"
    MonthOfWork.objects.create(
        organization=northside,
        ticket=ticket,
        month=Month.parse("2025-11"),
        earned=90_000,
        cash="paid",
        evidence="primary",
    )
    touch(ticket)
    assert Standing.objects.get(pk=ticket.pk).phase == "ongoing"
    text = client.get(at("contacts", ticket)).text
    assert "Something was earned in November 2025" in text
    assert "No work is known" in text, "what was before stays in the history"


def test_the_phase_is_set_by_hand_with_its_reason(client: Client, ticket: Ticket) -> None:
    given = {"phase": "ongoing", "from_day": "2025-12-01", "because": "She began at the library."}
    answer = client.post(at("contact_phase", ticket), given, follow=True)
    assert "She began at the library." in answer.text
    assert Standing.objects.get(pk=ticket.pk).phase == "ongoing"
    ahead = client.post(at("contact_phase", ticket), {**given, "from_day": "2026-01-01"})
    assert ahead.status_code == 422
    client.post(at("contact_phase", ticket), {**given, "phase": "", "from_day": "2025-12-10"})
    assert Standing.objects.get(pk=ticket.pk).phase == "initial"


def test_a_correction_is_a_version_beside_the_old_one(
    client: Client, ticket: Ticket, administrator: StaffMember, noted: Noted
) -> None:
    first = noted()
    fields = note(
        by=str(administrator.pk),
        kind="attempt",
        description="Only her voice mail.",
        because="The wrong button.",
    )
    answer = client.post(at("contact_note_correct", ticket, first.pk), fields, follow=True)
    assert "The note is corrected" in answer.text
    assert "The wrong button." in answer.text
    assert ContactNote.objects.count() == 2, "nothing is deleted"
    assert Standing.objects.get(pk=ticket.pk).last_two_way is None
    assert "talked about work" in answer.text, "the old version is shown below"
    entry = Entry.objects.get(action="contact corrected")
    assert entry.changes.open()["kind"] == ["two_way", "attempt"]
    old = client.post(at("contact_note_correct", ticket, first.pk), fields)
    assert old.status_code == 409, "the second of two is told"
    assert "Only her voice mail." in old.text, "and loses nothing"
    assert ContactNote.objects.count() == 2


def test_a_withdrawn_note_counts_no_more(client: Client, ticket: Ticket, noted: Noted) -> None:
    first = noted()
    client.post(at("contact_note_withdraw", ticket, first.pk), {"because": ""})
    assert ContactNote.objects.get().is_current, "without a reason nothing is withdrawn"
    answer = client.post(
        at("contact_note_withdraw", ticket, first.pk), {"because": "Another Ana."}, follow=True
    )
    assert "stays on record" in answer.text
    assert Standing.objects.get(pk=ticket.pk).last_two_way is None
    assert "Another Ana." in client.get(at("contact_note", ticket, first.pk)).text
    assert client.get(at("contact_note_correct", ticket, first.pk)).status_code == 403


def test_a_copy_of_an_email_is_attached_once(client: Client, ticket: Ticket, noted: Noted) -> None:
    first = noted()
    for _ in range(2):
        file = SimpleUploadedFile("mail to Ana.pdf", PDF)
        answer = client.post(at("contact_note", ticket, first.pk), {"file": file}, follow=True)
    assert Document.objects.count() == 1
    assert "Another document" in answer.text
    bad = client.post(at("contact_note", ticket, first.pk), {"file": SimpleUploadedFile("a.exe", b"MZ" * 9)})
    assert bad.status_code == 422


def test_one_meeting_is_one_note_for_each_of_several(
    client: Client, northside: Organization, administrator: StaffMember, ticket: Ticket
) -> None:
    others = list(Ticket.objects.filter(organization=northside).exclude(pk=ticket.pk)[:2])
    found = client.post(reverse("contacts_group"), note(find="yes", q="Muñoz", description="A job fair"))
    assert "Ana Muñoz-Ibáñez" in found.text
    assert 'value="A job fair"' in found.text, "what was typed stays"
    chosen = [str(one.pk) for one in (ticket, *others)]
    fields = note(by=str(administrator.pk), tickets=chosen, method="in_person")
    for _ in range(2):
        client.post(reverse("contacts_group"), fields)
    notes = ContactNote.objects.all()
    assert notes.count() == 3, "sent twice, written once"
    assert len({one.group for one in notes}) == 1
    page = client.get(at("contact_note", ticket, notes.get(ticket=ticket).pk)).text
    assert "The same meeting" in page
    nobody = client.post(reverse("contacts_group"), note(by=str(administrator.pk)))
    assert nobody.status_code == 422
    assert client.post(reverse("contacts_group"), note(tickets=[str(uuid4())])).status_code == 404


def test_a_partner_sees_of_a_meeting_only_their_own(
    northside: Organization, administrator: StaffMember, ticket: Ticket, signed_in: SignedIn
) -> None:
    partner = Organization.objects.create(name="Harbor", kind="partner", partner_of=northside)
    paul = enrolled(partner, "partner_coordinator")
    Ticket.objects.filter(pk=ticket.pk).update(partner=partner)
    other = Ticket.objects.filter(organization=northside).exclude(pk=ticket.pk).select_related("holder")[0]
    fields = {
        "kind": "two_way", "method": "in_person", "used": "", "on": TODAY, "at": "2025-12-15T15:00:00Z", "zone": "America/New_York",
        "minutes": 30, "description": "A job fair", "services": [],
    }  # fmt: skip
    notes = actions.add_group_notes([ticket, other], fields, deed=Deed.of(administrator))
    client = signed_in(paul)
    text = client.get(at("contact_note", ticket, notes[0].pk)).text
    assert "A job fair" in text
    assert other.holder.name not in text
    assert client.get(at("contact_note", other, notes[1].pk)).status_code == 404
    assert client.get(at("contact_note", ticket, notes[1].pk)).status_code == 404
    assert other.holder.name not in client.get(reverse("contacts_all")).text
    fields_of_form = note(by=str(paul.pk), tickets=[str(other.pk)])
    assert client.post(reverse("contacts_group"), fields_of_form).status_code == 404
    staff = client.get(at("contacts", ticket)).context["form"].fields["by"].queryset
    assert list(staff) == [paul], "the EN's staff are not shown to a partner"


def test_quick_entry_never_has_the_name_in_its_address(
    client: Client, ticket: Ticket, administrator: StaffMember
) -> None:
    answer = client.post(reverse("contacts_quick"), {"q": "muñoz"}, follow=True)
    assert all("mu" not in place for place, _status in answer.redirect_chain)
    assert answer.context["ticket"] == ticket, "the only one found is meant"
    fields = note(by=str(administrator.pk), ticket=str(ticket.pk))
    answer = client.post(reverse("contacts_quick"), fields, follow=True)
    assert "Noted for Ana Muñoz-Ibáñez. Who is next?" in answer.text
    assert "1 note since you signed in" in answer.text
    many = client.post(reverse("contacts_quick"), {"q": "e"}, follow=True)
    assert len(many.context["found"]) > 1
    assert many.context["ticket"] is None, "nobody is guessed"
    assert client.post(reverse("contacts_quick"), note(ticket="x")).status_code == 404


def test_the_list_of_who_is_due_searches_sorts_and_downloads(
    client: Client, ticket: Ticket, noted: Noted
) -> None:
    noted("2025-12-01", kind="attempt")
    noted("2025-12-02", kind="attempt")
    page = client.post(reverse("contacts_due"), {"q": "muñoz"}, follow=True)
    row = page.context["rows"][0]
    assert (row[0].ticket_id, row[1], row[0].attempts, row[0].letter) == (ticket.pk, 16, 2, "wanted")
    for state in ("due", "warned", "missed", "letter"):
        keys = [
            one.pk for one, _left in client.get(reverse("contacts_due"), {"state": state}).context["rows"]
        ]
        assert ticket.pk in keys, state
    assert ticket.pk not in [
        one.pk for one, _left in client.get(reverse("contacts_due"), {"state": "met"}).context["rows"]
    ]
    lines = (
        client.get(reverse("contacts_due_download", args=["csv"]), {"state": "letter"}).getvalue().decode()
    )
    assert "Ana Muñoz-Ibáñez,2025-12-31,16,initial phase: monthly,,2,3" in lines
    for odd in ("?sort=nothing", "?coordinator=x&partner=y&phase=z&state=q", "?page=99999", "?find=zzz"):
        assert client.get(reverse("contacts_due") + odd).status_code == 200


def test_all_notes_are_filtered_and_downloaded_without_what_passed(client: Client, noted: Noted) -> None:
    noted("2025-12-01")
    noted("2025-12-02", kind="attempt")
    noted("2024-12-02")
    assert client.get(reverse("contacts_all")).context["page"].paginator.count == 2
    assert client.get(reverse("contacts_all"), {"since": "all"}).context["page"].paginator.count == 3
    assert client.get(reverse("contacts_all"), {"kind": "attempt"}).context["page"].paginator.count == 1
    text = client.get(reverse("contacts_download", args=["csv"])).getvalue().decode()
    assert "Ana Muñoz-Ibáñez" in text
    assert "talked about work" not in text


def test_another_reading_is_a_setting_and_counts_at_once(
    client: Client, ticket: Ticket, noted: Noted, northside: Organization
) -> None:
    noted("2025-11-30")
    assert Standing.objects.get(pk=ticket.pk).due_on == date(2025, 12, 31)
    page = client.get(reverse("contact_settings"))
    fields = {name: value for name, value in page.context["form"].initial.items() if value is not None}
    answer = client.post(
        reverse("contact_settings"), {**fields, "reading": "rolling", "version": "1"}, follow=True
    )
    assert "It is saved." in answer.text
    assert Standing.objects.get(pk=ticket.pk).due_on == date(2025, 12, 30)
    assert ContactSettings.objects.get().version == 2
    stale = client.post(reverse("contact_settings"), {**fields, "reading": "calendar", "version": "1"})
    assert stale.status_code == 409, "the second of two chooses"
    current = {**fields, "reading": "calendar", "recorded_from": "2025-12-01", "version": "2"}
    client.post(reverse("contact_settings"), current)
    assert Standing.objects.get(pk=ticket.pk).missed == 0, (
        "what was before the notes were kept here is not judged"
    )


def test_an_upload_is_followed_by_what_is_owed(
    outsider: StaffMember, signed_in: SignedIn, archive: Path
) -> None:
    client = signed_in(outsider)
    client.post(reverse("uploads"), {"caseload": SimpleUploadedFile("caseload.zip", archive.read_bytes())})
    upload = Upload.objects.get()
    client.post(reverse("uploads_take_over", args=[upload.pk]))
    assert Standing.objects.filter(organization=outsider.organization, reckoned_on=TODAY).count() == 40


def told(ticket: Ticket) -> list[tuple[str, str, dict[str, Any]]]:
    tickets = list(Ticket.objects.filter(pk=ticket.pk).select_related("organization"))
    return [(one.code, str(one.due_on), dict(one.figures)) for one in waiting(tickets, TODAY)]


def test_today_is_told_what_is_due_and_since_when(ticket: Ticket, noted: Noted) -> None:
    assert told(ticket)[0][0] == "contact_overdue", "September to November had none"
    noted("2025-11-30")
    assert told(ticket) == [
        ("contact_due", "2025-12-31", {"due": "2025-12-31", "attempts": 0, "last": "2025-11-30"})
    ]
    noted("2025-12-03", kind="attempt")
    noted("2025-12-04", kind="attempt")
    assert [one[0] for one in told(ticket)] == ["contact_due", "letter_to_draft"]
    noted("2025-12-05")
    assert told(ticket) == []


def test_the_number_of_queries_does_not_grow(
    client: Client, ticket: Ticket, northside: Organization, noted: Noted
) -> None:
    tickets = list(Ticket.objects.filter(organization=northside).select_related("organization"))
    reckon(tickets)

    def count(of: Callable[[], object]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            of()
        return len(captured)

    def pages() -> list[int]:
        places = [reverse("contacts_due"), reverse("contacts_all"), at("contacts", ticket)]
        return [count(lambda place=place: client.get(place)) for place in places]  # type: ignore[misc]

    assert count(lambda: reckon(tickets[:2])) == count(lambda: reckon(tickets))
    assert count(lambda: list(waiting(tickets[:2], TODAY))) == count(lambda: list(waiting(tickets, TODAY)))
    noted("2025-12-01")
    client.get(at("contacts", ticket))
    few = pages()
    for day in range(2, 12):
        noted(f"2025-12-{day:02}", about=tickets[day])
        noted(f"2025-12-{day:02}")
    assert pages() == few
    assert max(few) < 30
