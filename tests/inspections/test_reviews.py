"""The whole way: a frame sealed, a sample drawn, packets built, gaps cured, an answer sent, findings mended, reviewed again."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from milepost.contacts import letter_actions
from milepost.contacts.choices import Mailing
from milepost.contacts.models import ContactNote, Letter
from milepost.desk.duties import duties_of
from milepost.desk.models import Thing
from milepost.desk.words import Duty
from milepost.documents import actions as documents
from milepost.inspections import answering_actions, corrective_actions, drawing_actions
from milepost.inspections.models import Answer, Corrective, Frame, Inspection, Packet, PacketFile
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.people.actions import set_numbers
from milepost.requests import certifying_actions
from milepost.rulebook.inspections.sampling import chosen, chosen_by_part, frame_digest
from milepost.tickets.models import Ticket
from tests.contacts.records import letter_given
from tests.inspections.conftest import FIRST, LAST, NewTicket, received
from tests.plans import making
from tests.plans.pdf_text import text_in
from tests.website.conftest import TODAY, enrolled

pytestmark = [pytest.mark.django_db, pytest.mark.database]
Noted = Callable[..., ContactNote]


def codes(packet: Packet) -> list[str]:
    packet.refresh_from_db()
    return [gap["code"] for gap in packet.gaps]


def duties(member: StaffMember, day: date = TODAY) -> list[Duty]:
    """Those of quality reviews."""
    return [one for one in duties_of(member, day) if one.address.startswith("/quality-reviews/")]


def at(name: str, review: Inspection, *more: Any) -> str:
    return reverse(name, args=[review.pk, *more])


def test_a_sample_is_sealed_drawn_and_drawn_again_by_an_outsider(
    client: Client, new_ticket: NewTicket
) -> None:
    """From the download alone: seed, keys and size give the same people in the same order."""
    for number in range(12):
        new_ticket(f"Person {number}", f"T-{number}")
    new_ticket("Gone", "T-gone", assignment={"unassigned_on": date(2025, 10, 1)})
    new_ticket("New", "T-new", assignment={"assigned_on": date(2025, 11, 1)})
    given = {"kind": "services", "first": "2025-07", "last": "2025-09", "size": "5", "seed": ""}
    answer = client.post(reverse("inspection_draw"), given, follow=True)
    review = Inspection.objects.get()
    assert (review.state, review.frame_size, review.size) == ("sealed", 12, 5)
    assert review.packets.count() == 0
    assert "5 of 12 people are drawn" in answer.content.decode()
    client.post(at("inspection_draw_now", review))
    review.refresh_from_db()
    rows = list(
        csv.DictReader(io.StringIO(get(client, at("inspection_frame", review, "csv")).lstrip("\ufeff")))
    )
    keys = [row["Key"] for row in rows]
    assert frame_digest(keys) == review.frame_digest
    outsiders = sorted(keys, key=lambda key: hashlib.sha256(f"{review.seed}\n{key}".encode()).hexdigest())[:5]
    assert [str(one.ticket_id) for one in review.packets.order_by("place")] == outsiders
    assert [row["Key"] for row in rows if row["Drawn"] == "1"] == outsiders
    assert "Person" not in "".join("".join(row.values()) for row in rows)
    sealed, drawn = Entry.objects.filter(action__in=["sample sealed", "sample drawn"]).order_by("pk")
    assert (sealed.action, drawn.action) == ("sample sealed", "sample drawn")


def test_a_sample_by_partner_is_sealed_with_its_parts_and_drawn_again(
    client: Client, new_ticket: NewTicket, harbor: Organization
) -> None:
    """20 people of Harbor House, 3 of a small partner, 1 of nobody: of 8 they have 6, 1 and 1."""
    small = Organization.objects.create(name="Small", kind="partner", partner_of=harbor.partner_of)
    served = {harbor: 20, small: 3, None: 1}
    for partner, many in served.items():
        for number in range(many):
            new_ticket(f"Person {number}", f"T-{partner}-{number}", partner=partner)
    given = {
        "kind": "services",
        "first": "2025-07",
        "last": "2025-09",
        "size": "8",
        "seed": "open",
        "spread": "partner",
    }
    client.post(reverse("inspection_draw"), given)
    review = Inspection.objects.get()
    with pytest.raises(DatabaseError, match="stays as it was sealed"), transaction.atomic():
        Inspection.objects.filter(pk=review.pk).update(spread="whole")
    client.post(at("inspection_draw_now", review))
    drawn = Counter(one.ticket.partner for one in review.packets.select_related("ticket__partner"))
    assert drawn == {harbor: 6, small: 1, None: 1}
    rows = list(
        csv.DictReader(io.StringIO(get(client, at("inspection_frame", review, "csv")).lstrip("\ufeff")))
    )
    assert frame_digest(f"{row['Key']} {row['Key of the partner']}" for row in rows) == review.frame_digest
    outsiders = chosen_by_part("open", {row["Key"]: row["Key of the partner"] for row in rows}, 8)
    wanted = [one.key for one in outsiders]
    assert [str(one.ticket_id) for one in review.packets.order_by("place")] == wanted
    assert [row["Key"] for row in rows if row["Drawn"] == "1"] == wanted
    shown = " ".join(re.sub(r"<[^>]+>", " ", get(client, at("inspection", review))).split())
    assert "Harbor House: 6 of 20 Small: 1 of 3 no partner: 1 of 1" in shown
    assert Entry.objects.get(action="sample sealed").figures["spread"] == "partner"


def get(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return (answer.getvalue() if answer.streaming else answer.content).decode("utf-8", "replace")


def test_a_seed_from_outside_is_kept_and_draws_what_it_says(deed: Deed, new_ticket: NewTicket) -> None:
    tickets = [new_ticket(f"Person {number}", f"T-{number}") for number in range(6)]
    review = drawing_actions.seal_frame("plan", FIRST, LAST, 2, seed="lottery-of-1-December", deed=deed)
    drawing_actions.draw(review, deed=deed)
    wanted = [one.key for one in chosen("lottery-of-1-December", [str(one.pk) for one in tickets], 2)]
    assert [str(one.ticket_id) for one in review.packets.all()] == wanted


def test_the_database_keeps_a_sealed_sample_as_it_was_sealed(deed: Deed, new_ticket: NewTicket) -> None:
    """Whoever writes past every action of ours: no other seed, no other frame, no larger sample, no seal taken off."""
    tickets = [new_ticket(f"Person {number}", f"T-{number}") for number in range(3)]
    review = drawing_actions.seal_frame("services", FIRST, LAST, 2, deed=deed)
    fewer = "\n".join(sorted(str(one.pk) for one in tickets[:2]))
    for change in (
        {"seed": "mine"},
        {"size": 1},
        {"frame_digest": "0" * 64},
        {"sealed_at": None},
        {"kind": "plan"},
    ):
        with pytest.raises(DatabaseError, match="stays as it was sealed"), transaction.atomic():
            Inspection.objects.filter(pk=review.pk).update(**change)
    with pytest.raises(DatabaseError, match="stays as it was sealed"), transaction.atomic():
        Frame.objects.filter(pk=review.pk).update(keys=fewer)
    drawn = drawing_actions.draw(review, deed=deed)
    file = answering_actions.build(drawn.packets.all()[0], deed=deed).files.all()[0]
    with pytest.raises(DatabaseError, match="build another one"), transaction.atomic():
        PacketFile.objects.filter(pk=file.pk).update(edition=7)


def test_a_frame_that_is_not_the_sealed_one_is_not_drawn(deed: Deed, ticket: Ticket) -> None:
    """A database that was mended by hand, without its guards."""
    review = Inspection.objects.create(
        organization=ticket.organization, number=1, kind="services", source="own", state="sealed", seed="s", size=1,
        first_month=FIRST, last_month=LAST, frame_size=1, frame_digest="0" * 64, sealed_at=timezone.now(),
    )  # fmt: skip
    Frame.objects.create(organization=ticket.organization, inspection=review, keys=str(ticket.pk))
    with pytest.raises(ValidationError, match="not the one that was sealed"):
        drawing_actions.draw(review, deed=deed)
    assert review.packets.count() == 0


def test_nothing_is_drawn_twice(deed: Deed, ticket: Ticket) -> None:
    review = drawing_actions.seal_frame("services", FIRST, LAST, 9, deed=deed)
    assert review.size == 1, "no more than there are"
    drawing_actions.draw(review, deed=deed)
    with pytest.raises(ValidationError, match="another state"):
        drawing_actions.draw(review, deed=deed)


def test_the_database_wants_the_seal_before_the_drawing(deed: Deed, ticket: Ticket) -> None:
    review = drawing_actions.seal_frame("services", FIRST, LAST, 1, deed=deed)
    assert review.sealed_at is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        Inspection.objects.filter(pk=review.pk).update(drawn_at=review.sealed_at - timedelta(seconds=1))


def test_nobody_to_draw_is_said(client: Client, northside: Organization) -> None:
    given = {"kind": "services", "first": "2025-07", "last": "2025-09", "size": "5"}
    answer = client.post(reverse("inspection_draw"), given)
    assert answer.status_code == 422
    assert "nobody to draw" in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"first": "2025-10"}, "before the first month"),
        ({"first": "2022-09"}, "At most 36 months"),
        ({"last": "2026-01"}, "still ahead"),
        ({"first": "July"}, "year and month"),
        ({"size": "0"}, "greater than or equal to 1"),
        ({"seed": "two words"}, "without spaces"),
    ],
)
def test_a_form_says_what_is_wrong(
    client: Client, ticket: Ticket, changes: dict[str, str], said: str
) -> None:
    given = {"kind": "services", "first": "2025-07", "last": "2025-09", "size": "5", **changes}
    answer = client.post(reverse("inspection_draw"), given)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Inspection.objects.exists()


def test_a_list_that_came_is_typed_and_given_as_a_file(
    client: Client, deed: Deed, new_ticket: NewTicket
) -> None:
    ana, bo, cy = (
        new_ticket(name, reference) for name, reference in (("Ana", "T-1"), ("Bo", "T-2"), ("Cy", "T-3"))
    )
    set_numbers(bo.holder, {"ssn": "212-34-5678"}, deed=deed)
    given = {
        "kind": "services", "first": "2025-07", "last": "2025-09", "received_on": "2025-12-01", "deadline": "",
        "reference": "TPM 7", "people": "212345678\nT-1\n 212-34-5678 ",
        "file": SimpleUploadedFile("list.csv", "Id,Name\nT-3,Cy\nT-9,Dee\n".encode("utf-8-sig")),
    }  # fmt: skip
    answer = client.post(reverse("inspection_receive"), given)
    assert answer.status_code == 422
    assert "lines is nobody of yours: 3" in answer.content.decode()
    given["file"] = SimpleUploadedFile("list.csv", 'Id,Name\nT-3,Cy\n"T-1",Ana\n'.encode("utf-8-sig"))
    answer = client.post(reverse("inspection_receive"), given, follow=True)
    review = Inspection.objects.get()
    assert [one.ticket for one in review.packets.order_by("place")] == [bo, ana, cy]
    assert (review.deadline, review.is_deadline_own) == (date(2025, 12, 15), True)
    assert "your own day: the letter gave none" in answer.content.decode()
    assert "212" not in str([entry.figures for entry in Entry.objects.all()])


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"people": ""}, "whose packets"),
        ({"people": "T-1\nT-9"}, "nobody of yours: 2"),
        ({"people": "123-45-6789"}, "nobody of yours: 1"),
        ({"deadline": "2025-11-30"}, "before the day on which the letter came"),
        ({"received_on": "2025-12-16"}, "still ahead"),
        ({"reference": "about 123-45-6789"}, "No number of anybody"),
    ],
)
def test_a_list_with_a_fault_is_not_taken(
    client: Client, ticket: Ticket, changes: dict[str, str], said: str
) -> None:
    given = {
        "kind": "services",
        "first": "2025-07",
        "last": "2025-09",
        "received_on": "2025-12-01",
        "people": "T-1",
    }
    answer = client.post(reverse("inspection_receive"), {**given, **changes})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Inspection.objects.exists()


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04\xff\xfe", b"T-1\0", "T-1;\u00f1".encode("latin-1", "replace") + b"\xff"]
)
def test_a_file_that_is_no_text_is_refused(client: Client, ticket: Ticket, content: bytes) -> None:
    given = {"kind": "services", "first": "2025-07", "last": "2025-09", "received_on": "2025-12-01"}
    answer = client.post(
        reverse("inspection_receive"), {**given, "file": SimpleUploadedFile("list.xlsx", content)}
    )
    assert answer.status_code == 422
    assert "This is no text" in answer.content.decode()


def whole_person(ticket: Ticket, deed: Deed, noted: Noted) -> Letter:
    """Everything that a packet of the third quarter asks for: plan, talk, copy, notes, a proved letter; no certification yet."""
    from milepost.plans import actions as plans
    from milepost.plans.actions import Sending

    for day in ("2025-07-08", "2025-08-05", "2025-09-03"):
        noted(ticket, day)
    noted(ticket, "2025-08-20", kind="attempt", message_left="Please call")
    talk = {"held_on": date(2025, 4, 1), "manner": "phone", "summary": "wants to bake", "assessment": "good"}
    plans.add_discussion(ticket, talk, deed=deed)
    version = making.signed(ticket, deed, on=date(2025, 4, 2))
    sending = Sending(date(2025, 4, 3), "mail", date(2025, 4, 5))
    plans.record_sending(version, sending, day=TODAY, deed=deed)
    version.refresh_from_db()
    plans.give_copy(version, date(2025, 4, 6), "large_print", deed=deed)
    letter = letter_actions.draft(ticket, letter_given("Ana"), deed=deed)
    letter_actions.mail(letter, Mailing.FIRST_CLASS, date(2025, 8, 25), "", deed=deed)
    letter.refresh_from_db()
    return letter


def test_a_packet_is_built_in_one_click_and_its_gaps_are_cured_one_by_one(
    client: Client, deed: Deed, ticket: Ticket, noted: Noted
) -> None:
    review = received(deed, ticket)
    packet = review.packets.get()
    assert codes(packet) == [
        "GAP_PLAN_NONE", "GAP_CERTIFICATION_NONE", "GAP_CONTACT_MONTH", "GAP_CONTACT_MONTH", "GAP_CONTACT_MONTH",
        "GAP_NO_SERVICE",
    ]  # fmt: skip
    letter = whole_person(ticket, deed, noted)
    assert codes(packet) == ["GAP_CERTIFICATION_NONE"], "looked at again as each thing became known"
    page = get(client, at("inspection_packet", review, packet.pk))
    assert "Draft the certification from the notes" in page
    client.post(at("inspection_packet_certify", review, packet.pk))
    assert codes(packet) == ["GAP_CERTIFICATION_DRAFT"]
    client.post(at("inspection_packet_seal", review, packet.pk))
    assert codes(packet) == []
    client.post(at("inspection_packet_build", review, packet.pk))
    packet.refresh_from_db()
    names = [one.name for one in packet.files.all()]
    assert names == [
        "00-index.pdf", "01-plan-version-1.pdf", "02-plan-record.pdf", "03-certification-of-services.pdf", "04-notes.pdf",
        "05-letter.pdf",
    ]  # fmt: skip
    assert letter.copy is None or letter.copy.pk
    texts = {one.name: text_in(file_of(client, review, one)) for one in packet.files.all()}
    assert "Ana Núñez" in texts["00-index.pdf"]
    assert "05-letter.pdf" in texts["00-index.pdf"]
    assert "Please call" in texts["04-notes.pdf"]
    assert "wants to bake" in texts["02-plan-record.pdf"]
    assert "job search and placement" in texts["03-certification-of-services.pdf"]
    assert "lacks" not in texts["00-index.pdf"], "what lacks is for ourselves"
    read = Entry.objects.filter(action="packet file read", kind=Entry.Kind.READING)
    assert read.count() == len(names)


def file_of(client: Client, review: Inspection, file: PacketFile) -> bytes:
    answer = client.get(at("inspection_packet_file", review, file.packet_id, file.pk))
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="{file.name}"'
    assert "Ana" not in file.name
    content: bytes = answer.content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.get("/MarkInfo") is not None, "tagged for a screen reader"
    return content


def test_a_gap_opens_again_with_what_is_taken_back(deed: Deed, ticket: Ticket, noted: Noted) -> None:
    packet = received(deed, ticket).packets.get()
    note = noted(ticket, "2025-08-05")
    assert codes(packet).count("GAP_CONTACT_MONTH") == 2
    from milepost.contacts.actions import withdraw_note

    withdraw_note(note, "written for another person", deed=deed)
    assert codes(packet).count("GAP_CONTACT_MONTH") == 3


def test_an_earlier_edition_stays_and_a_withdrawn_document_goes_no_more(
    deed: Deed, ticket: Ticket, noted: Noted
) -> None:
    from milepost.contacts import actions as contacts

    note = noted(ticket, "2025-08-05")
    contacts.attach(note, "log.pdf", "application/pdf", b"%PDF log", deed=deed)
    packet = received(deed, ticket).packets.get()
    first = answering_actions.build(packet, deed=deed)
    assert first.files.filter(name__contains="with-note").count() == 1
    document = first.files.get(name__contains="with-note").document
    assert document is not None
    documents.withdraw(document, "of another person", deed=deed)
    second = answering_actions.build(packet, deed=deed)
    assert second.edition == 2
    assert not second.files.filter(edition=2, name__contains="with-note").exists()
    assert second.files.filter(edition=1, name__contains="with-note").exists()


def test_all_are_built_beside_the_pages(client: Client, deed: Deed, new_ticket: NewTicket) -> None:
    tickets = [new_ticket(f"Person {number}", f"T-{number}") for number in range(3)]
    review = received(deed, *tickets)
    answering_actions.leave_out(review.packets.get(place=2), "asked for by mistake", deed=deed)
    client.post(at("inspection_build", review))
    review.refresh_from_db()
    assert (review.work, review.done, review.total) == ("done", 2, 2)
    assert [one.edition for one in review.packets.order_by("place")] == [1, 0, 1]
    Inspection.objects.filter(pk=review.pk).update(work="going", stirred_at=timezone.now())
    page = client.post(at("inspection_build", review), follow=True).content.decode()
    assert "being built already" in page
    assert "packets are built" in page


def test_the_log_moves_the_review_and_undoing_a_line_moves_it_back(
    client: Client, deed: Deed, ticket: Ticket
) -> None:
    review = received(deed, ticket)
    add = at("inspection_record", review)
    assert client.post(add, {"said": "sent", "on": "2025-12-10"}).status_code == 422, "which way it went"
    client.post(add, {"said": "sent", "on": "2025-12-10", "way": "exchange"})
    assert stands(review) == ("sent", date(2025, 12, 20))
    client.post(
        add,
        {"said": "asked_again", "on": "2025-12-12", "deadline": "2026-01-05", "words": "the notes of May"},
    )
    assert stands(review) == ("open", date(2026, 1, 5))
    client.post(add, {"said": "findings", "on": "2025-12-15", "words": "no contact in May"})
    assert stands(review) == ("findings", date(2026, 1, 5))
    assert "15 June 2026" in get(client, at("inspection", review)), "six months later"
    for line, after in (
        (Answer.objects.get(said="findings"), "open"),
        (Answer.objects.get(said="asked_again"), "sent"),
    ):
        page = at("inspection_answer_withdraw", review, line.pk)
        assert client.post(page, {"why": "no"}).status_code == 422, "with a reason"
        client.post(page, {"why": "entered by mistake"})
        assert stands(review)[0] == after
    assert stands(review)[1] == date(2025, 12, 20)
    assert Answer.objects.count() == 3, "nothing is deleted"


def stands(review: Inspection) -> tuple[str, date | None]:
    review.refresh_from_db()
    return review.state, review.deadline


def test_what_the_letter_said_is_mended_and_the_log_still_goes_before_it(
    client: Client, deed: Deed, ticket: Ticket
) -> None:
    review = received(deed, ticket)
    letter = at("inspection_letter", review)
    given = {"received_on": "2025-12-02", "deadline": "2025-12-24", "reference": "TPM 8", "version": "1"}
    assert client.post(letter, {**given, "deadline": "2025-12-01"}).status_code == 422
    assert client.post(letter, {**given, "reference": "123-45-6789"}).status_code == 422
    client.post(letter, given)
    assert (stands(review)[1], review.reference, review.version) == (date(2025, 12, 24), "TPM 8", 2)
    assert Thing.objects.get(code="packet_lacks").due_on == date(2025, 12, 24)
    assert "Somebody else has changed it" in client.post(letter, {**given, "reference": "x"}).content.decode()
    client.post(letter, {**given, "deadline": "", "version": "2"})
    assert (stands(review)[1], review.is_deadline_own) == (date(2025, 12, 16), True)
    moved = {"said": "asked_again", "on": TODAY, "deadline": date(2026, 1, 5)}
    answering_actions.record(review, moved, deed=deed)
    review.refresh_from_db()
    client.post(letter, {**given, "version": str(review.version)})
    assert stands(review)[1] == date(2026, 1, 5)
    own = drawing_actions.draw_again(review, deed=deed)
    assert "No letter belongs" in client.post(at("inspection_letter", own), given).content.decode()


def test_it_is_on_today_in_time_and_no_longer_once_it_is_sent(
    coordinator: StaffMember, deed: Deed, ticket: Ticket
) -> None:
    review = received(deed, ticket, deadline=date(2025, 12, 22))
    assert [one.on for one in duties(coordinator, date(2025, 12, 14))] == []
    (duty,) = duties(coordinator, date(2025, 12, 15))
    assert "Quality review 1 is to be answered" in duty.what
    thing = Thing.objects.get(code="packet_lacks")
    assert (thing.due_on, thing.figures["count"]) == (date(2025, 12, 22), 6)
    answering_actions.record(review, {"said": "sent", "on": TODAY, "way": "fax"}, deed=deed)
    assert duties(coordinator) == []
    assert not Thing.objects.filter(code="packet_lacks").exists()


def test_the_sample_of_the_quarter_is_asked_for_once_somebody_began(
    coordinator: StaffMember, deed: Deed, ticket: Ticket
) -> None:
    assert duties(coordinator) == []
    review = drawing_actions.seal_frame("services", FIRST - 3, LAST - 3, 1, deed=deed)
    (duty,) = duties(coordinator)
    assert (duty.on, "sample" in duty.what) == (date(2025, 10, 30), True)
    answering_actions.withdraw(review, "the wrong quarter", deed=deed)
    assert duties(coordinator) == [], "withdrawn: as if nobody had begun"
    mine = drawing_actions.seal_frame("services", FIRST, LAST, 1, deed=deed)
    assert len(duties(coordinator)) == 1, "sealed is not drawn"
    drawing_actions.draw(mine, deed=deed)
    assert duties(coordinator) == []
    assert len(duties(coordinator, date(2026, 1, 1))) == 1, "the next quarter"


def test_corrective_actions_hold_the_end_of_a_review(client: Client, deed: Deed, ticket: Ticket) -> None:
    review = received(deed, ticket)
    packet = review.packets.get()
    give = f"{at('inspection_corrective_add', review)}?packet={packet.pk}"
    assert deed.by is not None
    fields = {"what": "Call each month", "owner": str(deed.by.pk), "due_on": "2025-12-18"}
    assert client.post(give, {**fields, "due_on": "2025-12-14"}).status_code == 422
    client.post(give, fields)
    one = Corrective.objects.get()
    assert (one.packet, one.what.open()) == (packet, "Call each month")
    assert ["Corrective action" in duty.what for duty in duties(deed.by)] == [True, False]
    close = at("inspection_close", review)
    refused = client.post(close, {"on": "2025-12-15", "why": "all is well now"})
    assert "not done yet" in refused.content.decode()
    done = at("inspection_corrective_done", review, one.pk)
    assert client.post(done, {"on": "2025-12-15", "evidence": ""}).status_code == 422, "with what shows it"
    client.post(done, {"on": "2025-12-15", "evidence": "Calendar of January, folder 3"})
    client.post(close, {"on": "2025-12-15", "why": "all is well now"})
    assert stands(review)[0] == "closed"
    client.post(at("inspection_corrective_open", review, one.pk), {"why": "it was not done"})
    one.refresh_from_db()
    assert one.done_on is None
    client.post(at("inspection_open", review), {"why": "closed too soon"})
    assert stands(review)[0] == "open"
    with pytest.raises(IntegrityError), transaction.atomic():
        Corrective.objects.filter(pk=one.pk).update(done_on=TODAY, evidence=None)


def test_two_who_change_a_corrective_action(deed: Deed, ticket: Ticket) -> None:
    assert deed.by is not None
    one = corrective_actions.add(received(deed, ticket), "Call", deed.by, TODAY, None, deed=deed)
    assert corrective_actions.alter(one, {"what": "Call weekly"}, version=1, deed=deed)
    assert not corrective_actions.alter(one, {"what": "Write"}, version=1, deed=deed)
    assert Corrective.objects.get().what.open() == "Call weekly"


def test_a_re_review_is_of_the_same_people(
    client: Client, deed: Deed, new_ticket: NewTicket, noted: Noted
) -> None:
    tickets = [new_ticket(f"Person {number}", f"T-{number}") for number in range(3)]
    review = received(deed, *tickets)
    answering_actions.leave_out(review.packets.get(place=3), "asked for by mistake", deed=deed)
    for month in ("07", "08", "09"):
        noted(tickets[0], f"2025-{month}-08")
    client.post(at("inspection_again", review))
    again = Inspection.objects.get(number=2)
    assert (again.follows, again.source) == (review, "own")
    assert [one.ticket for one in again.packets.all()] == tickets[:2]
    assert again.packets.get(place=1).grave < again.packets.get(place=2).grave


def test_a_person_is_left_out_with_a_reason_and_taken_in_again(
    client: Client, deed: Deed, ticket: Ticket
) -> None:
    review = received(deed, ticket)
    packet = review.packets.get()
    assert client.post(at("inspection_packet_leave_out", review, packet.pk), {"why": ""}).status_code == 422
    client.post(at("inspection_packet_leave_out", review, packet.pk), {"why": "another provider's person"})
    assert not Thing.objects.filter(code="packet_lacks").exists()
    assert "another provider" in get(client, at("inspection_packet", review, packet.pk))
    client.post(at("inspection_packet_take_in", review, packet.pk))
    assert Thing.objects.filter(code="packet_lacks").exists()


def test_after_sending_nothing_of_it_changes(deed: Deed, ticket: Ticket) -> None:
    review = received(deed, ticket)
    packet = review.packets.select_related("inspection").get()
    answering_actions.record(review, {"said": "sent", "on": TODAY, "way": "fax"}, deed=deed)
    packet.inspection.refresh_from_db()
    for act in (
        lambda: answering_actions.build(packet, deed=deed),
        lambda: answering_actions.leave_out(packet, "too late", deed=deed),
        lambda: answering_actions.build_every(review, deed=deed),
    ):
        with pytest.raises(ValidationError, match="another state"):
            act()


def test_who_may_not_answer_is_refused_and_told_why(
    deed: Deed, northside: Organization, ticket: Ticket, signed_in: Callable[[StaffMember], Client]
) -> None:
    review, reviewer = received(deed, ticket), enrolled(northside, "reviewer")
    with pytest.raises(PermissionDenied, match="draw or answer a quality review"):
        answering_actions.build_every(review, deed=Deed.of(reviewer))
    page = get(signed_in(reviewer), at("inspection", review))
    assert "Build all packets" not in page
    assert "Ana Núñez" in page


def test_lists_are_searched_filtered_sorted_and_downloaded(
    client: Client, deed: Deed, new_ticket: NewTicket
) -> None:
    ana, bo = new_ticket("Ana", "T-1"), new_ticket("Bo", "T-2")
    received(deed, ana, bo, reference="TPM 7")
    received(deed, bo, kind="plan")
    found = client.post(reverse("inspections"), {"q": "tpm", "kind": "services"}, follow=True)
    assert [one.number for one in found.context["page"]] == [1]
    assert "tpm" not in found.redirect_chain[0][0]
    for text, numbers in (("2", [2]), ("²", []), ("999999999999", [])):
        found = client.post(reverse("inspections"), {"q": text}, follow=True)
        assert [one.number for one in found.context["page"]] == numbers
    assert [one.number for one in client.get(reverse("inspections"), {"sort": "people"}).context["page"]] == [
        2,
        1,
    ]
    text = get(client, reverse("inspections_download", args=["csv"]) + "?kind=plan")
    assert len(text.splitlines()) == 2
    review = Inspection.objects.get(number=1)
    people = client.post(at("inspection", review), {"q": "bo", "standing": "lacks"}, follow=True)
    assert [one.ticket for one in people.context["page"]] == [bo]
    lines = list(
        csv.reader(io.StringIO(get(client, at("inspection_download", review, "csv")).lstrip("\ufeff")))
    )
    assert sum(line[1] == "Ana" for line in lines) == 6
    assert ["No two-way contact in July 2025."] in [line[4:5] for line in lines]
    printed = client.get(at("inspection_pdf", review))
    assert "No two-way contact in July 2025" in text_in(printed.content).replace("\n", " ")


def test_every_page_says_it_in_spanish(client: Client, deed: Deed, ticket: Ticket) -> None:
    review = received(deed, ticket)
    client.post(reverse("language"), {"language": "es", "next": "/"})
    assert "Sin contacto en ambos sentidos en julio de 2025." in get(
        client, at("inspection_packet", review, review.packets.get().pk)
    )
    for page in ("inspections", "inspection_draw", "inspection_receive"):
        assert "revisi" in get(client, reverse(page)).lower()


def test_the_number_of_queries_does_not_grow_with_people(
    deed: Deed, new_ticket: NewTicket, noted: Noted, django_assert_max_num_queries: Any
) -> None:
    tickets = [new_ticket(f"Person {number}", f"T-{number}") for number in range(12)]
    for ticket in tickets:
        noted(ticket, "2025-08-05")
    review = received(deed, *tickets)
    from milepost.inspections.looking import gaps_for

    packets = list(
        Packet.objects.filter(inspection=review).select_related("inspection", "ticket__organization")
    )
    with django_assert_max_num_queries(20):
        found = gaps_for(packets, TODAY)
    assert len(found) == 12
    certifying_actions.draft(tickets[0], FIRST, LAST, deed=deed)
    assert "GAP_CERTIFICATION_DRAFT" in codes(review.packets.get(place=1))
