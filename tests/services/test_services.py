"""Services and who pays: nothing is charged twice; programs, and the file of participants."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import StaffMember
from milepost.services import actions
from milepost.services.forms import LineForm
from milepost.services.models import Enrollment, ServiceLine
from milepost.services.queries import by_source, co_enrolled, lines_visible_to
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.database]
FIRST, LAST = date(2025, 9, 1), date(2025, 9, 30)


def line(**more: Any) -> dict[str, Any]:
    made = {
        "service": "training",
        "what": "Welding, level 1",
        "given_by": "Harbor College",
        "first_day": FIRST,
        "last_day": LAST,
    }
    return {**made, "cents": 180_000, "source": "wioa", "fund": "", **more}


@pytest.mark.parametrize(
    ("more", "is_refused"),
    [
        ({"source": "vr"}, True),
        ({"given_by": " harbor  COLLEGE ", "what": "welding level 1"}, True),
        ({"first_day": LAST, "last_day": LAST + timedelta(9)}, True),
        ({"first_day": LAST + timedelta(1), "last_day": LAST + timedelta(9)}, False),
        ({"first_day": FIRST - timedelta(9), "last_day": FIRST}, True),
        ({"first_day": FIRST - timedelta(9), "last_day": FIRST - timedelta(1)}, False),
        ({"what": "Welding, level 2"}, False),
        ({"given_by": "Other College"}, False),
        ({"service": "other"}, False),
    ],
)
def test_a_service_is_charged_once(
    people: tuple[Ticket, ...], deed: Deed, more: dict[str, Any], is_refused: bool
) -> None:
    """The same service, by the same, on one of the same days: whoever pays, and however it is typed."""
    actions.record_line(people[0], line(), deed=deed)
    if is_refused:
        with pytest.raises(ValidationError) as refusal:
            actions.record_line(people[0], line(**more), deed=deed)
        said = refusal.value.messages[0]
        assert "training and education: Welding, level 1 by Harbor College" in said
        assert "1 September 2025 to 30 September 2025" in said
        assert "$1,800, paid by workforce program (WIOA)" in said
    else:
        actions.record_line(people[0], line(**more), deed=deed)
    assert ServiceLine.objects.count() == 2 - is_refused
    actions.record_line(people[1], line(**more), deed=deed)


def test_the_database_refuses_the_same_line_too(people: tuple[Ticket, ...], deed: Deed) -> None:
    known = actions.record_line(people[0], line(), deed=deed)
    for same in ({"last_day": LAST + timedelta(1)}, {"first_day": FIRST - timedelta(1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ServiceLine.objects.create(
                organization=known.organization, ticket=known.ticket, same_as=known.same_as, **line(**same)
            )
    for wrong in (
        {"second_source": "vr", "second_cents": 180_000}, {"second_source": "vr"}, {"second_cents": 5},
        {"second_source": "wioa", "second_cents": 5}, {"cents": -1}, {"last_day": FIRST - timedelta(1)},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            ServiceLine.objects.create(
                organization=known.organization, ticket=people[1], same_as="x", **line(**wrong)
            )


def test_what_was_taken_back_charges_nobody_and_stays(people: tuple[Ticket, ...], deed: Deed) -> None:
    known = actions.record_line(people[0], line(), deed=deed)
    actions.withdraw_line(known, "State VR pays for it", deed=deed)
    with pytest.raises(ValidationError, match="already"):
        actions.withdraw_line(known, "State VR pays for it", deed=deed)
    actions.record_line(people[0], line(source="vr"), deed=deed)
    assert [one.source for one in ServiceLine.objects.all()] == ["vr"]
    assert ServiceLine.every.count() == 2
    assert [one.action for one in Entry.objects.filter(subject="services.serviceline").order_by("pk")] == [
        "service recorded", "service taken back", "service recorded",
    ]  # fmt: skip


@settings(max_examples=25, deadline=None)
@drawn(cents=st.integers(2, 10_000_000), share=st.integers(1, 99))
def test_two_payers_pay_what_it_cost_to_the_cent(cents: int, share: int) -> None:
    part = max(1, min(cents - 1, cents * share // 100))
    made = ServiceLine(**line(cents=cents, second_source="vr", second_cents=part))
    assert sum(paid for _who, _fund, paid in made.sources) == cents


def test_sums_by_who_pays_count_each_cent_once(
    people: tuple[Ticket, ...], coordinator: StaffMember, paul: StaffMember, deed: Deed
) -> None:
    actions.record_line(people[0], line(second_source="vr", second_cents=60_000), deed=deed)
    actions.record_line(people[1], line(source="vr", cents=5_000), deed=deed)
    actions.record_line(people[2], line(source="ticket", cents=1_000), deed=deed)
    sums = by_source(lines_visible_to(coordinator))
    assert [(one.source, one.lines, one.people, one.cents) for one in sums] == [
        ("ticket", 1, 1, 1_000), ("wioa", 1, 1, 120_000), ("vr", 2, 2, 65_000),
    ]  # fmt: skip
    assert [one.cents for one in by_source(lines_visible_to(paul))] == [120_000, 60_000]


@pytest.mark.parametrize(
    ("enrolled_on", "exited_on", "lacks"),
    [
        (FIRST, None, False),
        (FIRST + timedelta(1), None, True),
        (FIRST - timedelta(9), FIRST, False),
        (FIRST - timedelta(9), FIRST - timedelta(1), True),
    ],
)
def test_a_payer_s_program_must_have_the_person(
    people: tuple[Ticket, ...], coordinator: StaffMember, deed: Deed, enrolled_on: date, exited_on: date | None, lacks: bool
) -> None:  # fmt: skip
    """It is said and not refused: services after an exit may be paid too, and no paper in reach says which."""
    actions.enroll(
        people[0], {"program": "wioa_adult", "enrolled_on": enrolled_on, "exited_on": exited_on}, deed=deed
    )
    actions.record_line(people[0], line(), deed=deed)
    assert lines_visible_to(coordinator).get().lacks_enrollment is lacks


def test_of_a_program_one_enrollment_is_open(people: tuple[Ticket, ...], deed: Deed) -> None:
    first = actions.enroll(people[0], {"program": "vr", "enrolled_on": FIRST}, deed=deed)
    with pytest.raises(ValidationError, match="open since 1 September 2025"):
        actions.enroll(people[0], {"program": "vr", "enrolled_on": LAST}, deed=deed)
    second = actions.enroll(people[0], {"program": "wioa_adult", "enrolled_on": LAST}, deed=deed)
    assert co_enrolled([first, second]) == {people[0].pk: {first.pk, second.pk}}
    Enrollment.objects.filter(pk=first.pk).update(exited_on=LAST - timedelta(1))
    assert co_enrolled(Enrollment.objects.all()) == {}
    with pytest.raises(ValidationError, match="looks like a Social Security number"):
        actions.enroll(
            people[1], {"program": "vr", "enrolled_on": LAST, "participant_id": "900-12-3456"}, deed=deed
        )
    actions.withdraw_enrollment(second, "of somebody else", deed=deed)
    assert Enrollment.objects.count() == 1


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({}, set()),
        ({"last_day": ""}, set()),
        ({"last_day": "2025-08-31"}, {"last_day"}),
        ({"first_day": "2025-12-16", "last_day": ""}, {"first_day"}),
        ({"source": "other"}, {"fund"}),
        ({"second_source": "vr", "second_cents": "1799.99"}, set()),
        ({"second_source": "vr", "second_cents": "1800"}, {"second_cents"}),
        ({"second_source": "vr"}, {"second_cents"}),
        ({"second_source": "wioa", "second_cents": "1"}, {"second_source"}),
        ({"second_source": "wioa", "second_cents": "1", "second_fund": "Youth"}, set()),
        ({"second_cents": "1"}, {"second_source"}),
    ],
)
def test_what_may_be_typed(more: dict[str, str], wrong: set[str]) -> None:
    typed = {**line(), "first_day": "2025-09-01", "last_day": "2025-09-30", "cents": "1,800", **more}
    form = LineForm(typed, day=TODAY)
    assert set(form.errors) == wrong


@pytest.mark.page
def test_the_pages(
    people: tuple[Ticket, ...], client: Client, paul: StaffMember, holly: StaffMember, signed_in: Callable[[StaffMember], Client]
) -> None:  # fmt: skip
    ticket = people[0]
    typed = {**line(), "cents": "1800", "first_day": "2025-09-01", "last_day": "2025-09-30"}
    assert client.post(reverse("service_record", args=[ticket.pk]), typed).status_code == 302
    again = client.post(reverse("service_record", args=[ticket.pk]), {**typed, "source": "vr"})
    assert (again.status_code, "This service is charged already" in again.content.decode()) == (422, True)
    enrolled = {"program": "wioa_adult", "enrolled_on": "2025-10-01", "participant_id": "P-77"}
    assert client.post(reverse("enroll", args=[ticket.pk]), enrolled).status_code == 302
    one = Enrollment.objects.get()
    after = {"exited_on": "2025-09-30", "participant_id": "P-77", "version": 1}
    assert (
        "Nobody exits before they enroll."
        in client.post(reverse("enrollment", args=[ticket.pk, one.pk]), after).content.decode()
    )
    after |= {"exited_on": "2025-11-30", "earned_second_quarter": "5,200.10"}
    assert client.post(reverse("enrollment", args=[ticket.pk, one.pk]), after).status_code == 302
    page = client.get(reverse("services_of", args=[ticket.pk])).content.decode()
    assert "$5,200.10" in page
    assert "enrollment lacking" in page
    assert "1 service is paid by a program" in client.get(reverse("services")).content.decode()
    assert signed_in(paul).get(reverse("services_of", args=[ticket.pk])).status_code == 200
    assert signed_in(holly).get(reverse("services_of", args=[ticket.pk])).status_code == 404


@pytest.mark.page
def test_optional_columns_are_called_unverified(
    people: tuple[Ticket, ...], client: Client, deed: Deed
) -> None:
    given = {"program": "wioa_adult", "enrolled_on": FIRST, "participant_id": "P-77"}
    actions.enroll(people[0], {**given, "employed_second_quarter": "yes"}, deed=deed)
    actions.enroll(people[0], {"program": "vr", "enrolled_on": LAST}, deed=deed)
    address = reverse("programs_download", args=["csv"])
    plain = client.get(address).getvalue().decode()
    assert plain.splitlines()[0] == "\ufeffId,Program,Enrolled on,Exit"
    assert "P-77" not in plain
    asked = client.get(
        address + "?column=employed_q2&column=participant_id&column=co_enrolled&column=nothing"
    )
    first, second, third = asked.getvalue().decode().splitlines()
    assert first.endswith("Number of the participant (unverified),Other programs at the same time (unverified),Employed in the second quarter after the exit (unverified)")  # fmt: skip
    assert second == "HB-1,WIOA adult,2025-09-01,,P-77,vocational rehabilitation,yes"
    assert third == "HB-1,vocational rehabilitation,2025-09-30,,,WIOA adult,not known"
    read = Entry.objects.filter(action="participants read out", kind=Entry.Kind.READING).order_by("pk").last()
    assert read is not None
    assert read.figures["columns"] == ["participant_id", "co_enrolled", "employed_q2"]


def test_who_may(people: tuple[Ticket, ...], administrator: StaffMember, deed: Deed) -> None:
    administrator.role = "reviewer"
    with pytest.raises(PermissionDenied):
        actions.record_line(people[0], line(), deed=Deed.of(administrator))
    with pytest.raises(PermissionDenied):
        actions.enroll(people[0], {"program": "vr", "enrolled_on": FIRST}, deed=Deed.of(administrator))
