"""Asking the Portal about many: who is in the file, who may have it, what is journaled, and the answers read back."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from milepost.intake.answer_reading import fault_words, read_answers
from milepost.intake.columns import DEFAULT_ANSWER
from milepost.intake.models import AnswerFile, AssignabilityCheck, Batch
from milepost.intake.queries import state_of
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.tickets.models import Ticket
from milepost.tickets.states import State
from tests.intake.conftest import NewCandidate
from tests.website.conftest import TODAY

pytestmark = pytest.mark.django_db
WHY = "Asking the Portal about assignability."


@pytest.fixture
def people(candidate: NewCandidate) -> list[Ticket]:
    """Three with a number, one without."""
    return [
        candidate("Ana Uno Dos", ssn="001-23-4567"),
        candidate("Ben Tres", ssn="123-45-6789"),
        candidate("=Cy Cuatro", ssn="234-56-7890"),
        candidate("Dee Cinco"),
    ]


@pytest.fixture
def batch(cleared: StaffMember, client: Client, people: list[Ticket]) -> Batch:
    client.post(reverse("batches"), {"everybody": "yes"})
    return Batch.objects.get()


def read_file(
    client: Client, content: str | bytes, name: str = "answers.csv", asked_on: str = "2025-12-12"
) -> Any:
    file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    return client.post(reverse("answers_read"), {"file": file, "asked_on": asked_on}, follow=True)


def test_the_file_holds_those_whose_number_is_kept_and_each_reading_is_journaled(
    client: Client, batch: Batch
) -> None:
    assert batch.size == 3
    answer = client.post(reverse("batch", args=[batch.pk]), {"kind": "csv", "why": WHY})
    lines = answer.getvalue().decode("utf-8-sig").splitlines()
    assert lines == ["SSN", "234567890", "001234567", "123456789"]
    assert answer["Content-Disposition"] == 'attachment; filename="portal-batch.csv"'
    readings = Entry.objects.filter(action="numbers read")
    assert readings.count() == 3
    assert {entry.why for entry in readings} == {WHY}
    assert {entry.kind for entry in readings} == {"reading"}


def test_as_a_workbook_leading_zeros_stay(client: Client, batch: Batch) -> None:
    answer = client.post(reverse("batch", args=[batch.pk]), {"kind": "xlsx", "why": WHY})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == [
        "SSN",
        "234567890",
        "001234567",
        "123456789",
    ]


def test_without_a_reason_or_a_clearance_there_is_no_file(
    client: Client, batch: Batch, cleared: StaffMember
) -> None:
    path = reverse("batch", args=[batch.pk])
    assert client.post(path, {"kind": "csv", "why": ""}).status_code == 422
    StaffMember.objects.filter(pk=cleared.pk).update(suitability="expired")
    refused = client.post(path, {"kind": "csv", "why": WHY})
    assert refused.status_code == 403
    page = client.get(path).text
    assert "cleared" in page
    assert 'disabled aria-describedby="why-not">Get the file' in page
    assert not Entry.objects.filter(action="numbers read").exists()


def test_more_than_250_are_split(
    client: Client, cleared: StaffMember, candidate: NewCandidate, monkeypatch: Any
) -> None:
    assert Batch.MOST == 250
    monkeypatch.setattr(Batch, "MOST", 2)
    for place in range(5):
        candidate(f"Person {place}", ssn=f"321-54-{1000 + place}")
    client.post(reverse("batches"), {"everybody": "yes"})
    assert sorted(Batch.objects.values_list("size", flat=True)) == [1, 2, 2]


def test_only_the_chosen_and_nobody_is_refused(
    client: Client, cleared: StaffMember, people: list[Ticket]
) -> None:
    path = reverse("batches")
    assert client.post(path, {}).status_code == 422
    assert client.post(path, {"ticket": [str(people[3].pk)]}).status_code == 422, "no number is kept"
    client.post(path, {"ticket": [str(people[0].pk), str(people[3].pk)]})
    assert Batch.objects.get().size == 1


def test_the_columns_are_the_organizations_own(client: Client, batch: Batch) -> None:
    path = reverse("ask_columns")
    wrong = client.post(path, {"heading_1": "Name", "holds_1": "name"})
    assert wrong.status_code == 422
    assert "one column must hold it" in wrong.text
    columns = {
        "heading_1": "Beneficiary SSN", "holds_1": "ssn_dashed", "heading_2": "Last", "holds_2": "last_name",
        "heading_3": "First", "holds_3": "first_name", "heading_4": "DOB", "holds_4": "born_on", "heading_5": "PID",
        "holds_5": "pid",
    }  # fmt: skip
    assert client.post(path, columns, follow=True).status_code == 200
    answer = client.post(reverse("batch", args=[batch.pk]), {"kind": "csv", "why": WHY})
    lines = answer.getvalue().decode("utf-8-sig").splitlines()
    assert lines[0] == "Beneficiary SSN,Last,First,DOB,PID"
    assert "001-23-4567,Dos,Ana Uno,1980-03-10,PID-1" in lines
    assert "234-56-7890,Cuatro,'=Cy,1980-03-10,PID-1" in lines, "no formula"


def test_the_answers_are_shown_then_taken_over_then_undone(
    client: Client, batch: Batch, people: list[Ticket]
) -> None:
    for ticket in people:
        client.post(
            reverse("assignment_assess", args=[ticket.pk]),
            {"on": "2025-12-02", "receives_benefit": "yes", "paid_before": "no", "will_earn": "yes", "ticket_available": "yes",
             "advice": "for", "because": "Means it."},
        )  # fmt: skip
    page = read_file(
        client, "ssn,ASSIGNABLE,message\n1234567,Yes,ok\n123-45-6789, not   assignable ,assigned to a VR\n"
    )
    assert "What it would bring" in page.text
    for words in ("Ana Uno Dos", "can be assigned", "cannot be assigned", "assigned to a VR", "not asked"):
        assert words in page.text
    assert "1234567" not in page.text
    assert not AssignabilityCheck.objects.exists()
    kept = AnswerFile.objects.get()
    client.post(reverse("answers_take_over", args=[kept.pk]))
    assert state_of(people[0], TODAY) is State.ASSIGNABLE
    assert state_of(people[1], TODAY) is State.ADVISED_FOR
    check = AssignabilityCheck.objects.get(ticket=people[0])
    assert (check.way, check.asked_on, check.valid_until) == ("batch", date(2025, 12, 12), date(2025, 12, 31))
    again = client.post(reverse("answers_take_over", args=[kept.pk]))
    assert again.status_code == 409
    assert AssignabilityCheck.objects.count() == 2
    client.post(reverse("answers_undo", args=[kept.pk]))
    assert not AssignabilityCheck.objects.exists()
    assert AssignabilityCheck.every.count() == 2
    assert client.post(reverse("answers_undo", args=[kept.pk])).status_code == 409
    assert state_of(people[0], TODAY) is State.ADVISED_FOR, (
        "the step that followed from the answer goes with it"
    )


def test_each_fault_is_named_by_row_and_column(client: Client, batch: Batch) -> None:
    rows = ("123-45-6789,yes", "123456789,no", "111-11-1111,yes", "abc,yes", "001-23-4567,perhaps", ",yes")
    page = read_file(client, "SSN,Assignable\n" + "\n".join(rows)).text
    faults = AnswerFile.objects.get().faults
    assert [(one["row"], one["column"], one["code"]) for one in faults] == [
        (3, "SSN", "TWICE"),
        (4, "SSN", "NOT_OURS"),
        (5, "SSN", "NO_NUMBER"),
        (6, "Assignable", "NO_ANSWER"),
        (7, "", "NO_NUMBER"),
    ]
    assert "5 faults to mend" in page
    assert "Take it over" not in page
    kept = AnswerFile.objects.get()
    assert client.post(reverse("answers_take_over", args=[kept.pk])).status_code == 409
    assert not any(number in page for number in ("111-11-1111", "123456789"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "EMPTY"),
        (b"SSN,Assignable\n", "EMPTY"),
        (b"Number,Answer\n123-45-6789,yes\n", "NO_COLUMN"),
        (b"PK\x03\x04 but no workbook", "UNREADABLE"),
        (b"SSN,Assignable\n\xff\xfe\x00", "UNREADABLE"),
        (b"SSN,Assignable\n" + b"123-45-6789,yes\n" * 2_001, "TOO_LONG"),
    ],
)
def test_files_that_are_none(client: Client, batch: Batch, content: bytes, code: str) -> None:
    file = content or b"\n"
    page = read_file(client, file)
    assert AnswerFile.objects.get().faults[0]["code"] == code
    assert fault_words(code)[:30] in page.text


def test_the_answers_of_a_workbook_by_our_own_id(client: Client, batch: Batch, people: list[Ticket]) -> None:
    columns = {"ssn": "", "reference": "Our id", "answer": "Result", "note": "", "yes": "A, OK", "no": "N"}
    assert client.post(reverse("answer_columns"), {**columns, "no": "ok"}).status_code == 422, (
        "one word for both"
    )
    client.post(reverse("answer_columns"), columns)
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Our id", "Result", None])
    book.worksheets[0].append([people[3].reference, "ok", 3])
    made = io.BytesIO()
    book.save(made)
    read_file(client, made.getvalue(), "answers.xlsx")
    kept = AnswerFile.objects.get()
    assert kept.faults == []
    assert [row["ticket"] for row in kept.rows.open()] == [str(people[3].pk)]


def test_others_do_not_find_them(
    client: Client, batch: Batch, outsider: StaffMember, signed_in: Callable[[StaffMember], Client]
) -> None:
    read_file(client, "SSN,Assignable\n123-45-6789,yes\n")
    kept = AnswerFile.objects.get()
    strange = signed_in(outsider)
    assert strange.get(reverse("batch", args=[batch.pk])).status_code == 404
    assert strange.post(reverse("batch", args=[batch.pk]), {"kind": "csv", "why": WHY}).status_code == 404
    assert strange.get(reverse("answers", args=[kept.pk])).status_code == 404
    assert strange.post(reverse("answers_take_over", args=[kept.pk])).status_code == 404
    read_file(strange, "SSN,Assignable\n123-45-6789,yes\n")
    theirs = AnswerFile.objects.exclude(pk=kept.pk).get()
    assert theirs.faults[0]["code"] == "NOT_OURS", "a number is looked up in one's own organization only"


class AnyBytes(TestCase):
    """Whatever a file holds, it is read or refused, and never breaks."""

    def setUp(self) -> None:
        self.organization = Organization.objects.create(name="Northside")

    @settings(max_examples=150, deadline=None)
    @for_all(
        content=st.one_of(
            st.binary(max_size=300),
            st.text(max_size=200).map(lambda text: f"SSN,Assignable\n{text}".encode("utf-8", "replace")),
            st.binary(max_size=200).map(lambda tail: b"PK\x03\x04" + tail),
        )
    )
    def test_any_bytes(self, content: bytes) -> None:
        read = read_answers(self.organization, content, DEFAULT_ANSWER, TODAY)
        assert read.rows == []
        assert all(fault_words(one["code"]) for one in read.faults)
