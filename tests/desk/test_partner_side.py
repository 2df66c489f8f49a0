"""A partner's own view, messages and counselling: nothing of another partner's, whichever of the two looks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from milepost.agreements.models import AgreementVersion
from milepost.contacts.models import ContactNote
from milepost.correspondence import actions as correspondence
from milepost.counselling import actions as counselling
from milepost.counselling.holding import Counsellor
from milepost.desk.partner_side import lines_of_partners, theirs_by_agreement
from milepost.documents.models import Document
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch_all
from tests.agreements.making import begun, rewritten, signed
from tests.correspondence.conftest import *  # noqa: F403 - the two partners and their people
from tests.website.conftest import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.database]
WORDS = {
    "harbor": ("Anabel", "HB-1", "Harbor House", "Paul Partner", "Harbor asks", "Harbor wonders"),
    "hill": ("Boris", "LL-1", "Hill Services", "Holly Hill", "Hill asks", "Hill wonders"),
}


@pytest.fixture
def houses(
    people: tuple[Ticket, ...], paul: StaffMember, holly: StaffMember, coordinator: StaffMember
) -> dict[str, Any]:
    """Of each partner a message that waits, and a counselling that was given."""
    made: dict[str, Any] = {}
    for name, ticket, member in (("harbor", people[0], paul), ("hill", people[1], holly)):
        deed = Deed.of(member)
        word = name.capitalize()
        message = correspondence.write(
            ticket, "claims", f"{word} asks", asks=True, answer_by=None, day=TODAY, deed=deed
        )
        counsel = counselling.ask(ticket, "partner", f"{word} wonders", TODAY, deed=deed)
        counselling.choose(counsel, Counsellor(member), TODAY, deed=deed)
        given = {
            "kind": "summary",
            "on": TODAY,
            "incentives": ["pass"],
            "words": f"{word} told",
            "without_because": "none",
        }
        counselling.give(counsel, given, None, deed=deed)
        made[name] = (member, message.case_id, counsel.pk)
    touch_all(people)
    return made


def text_of(answer: Any) -> str:
    found: bytes = answer.getvalue() if answer.streaming else answer.content
    return found.decode("utf-8", "replace")


@pytest.mark.parametrize(("mine", "others"), [("harbor", "hill"), ("hill", "harbor")])
def test_neither_partner_sees_anything_of_the_other(
    houses: dict[str, Any], mine: str, others: str, signed_in: Callable[[StaffMember], Client]
) -> None:
    member, case, counsel = houses[mine]
    other, other_case, other_counsel = houses[others]
    theirs = signed_in(member)
    own, foreign = member.organization_id, other.organization_id
    lists = [
        reverse("partner_side", args=[own]),
        reverse("partner_side_download", args=[own, "csv"]),
        reverse("partners"),
        reverse("partners_download", args=["csv"]),
        reverse("cases"),
        reverse("cases_download", args=["csv"]),
        reverse("cases") + f"?partner={foreign}",
        reverse("case", args=[case]),
        reverse("case_download", args=[case, "csv"]),
        reverse("counsels"),
        reverse("counsels_download", args=["csv"]),
        reverse("counsels") + f"?counsellor=member:{other.pk}",
        reverse("counsels_delivered"),
        reverse("counsels_delivered_download", args=["csv"]),
        reverse("counsel", args=[counsel]),
        reverse("today"),
        reverse("things_download", args=["csv"]),
    ]
    for address in lists:
        answer = theirs.get(address, follow=True)
        assert answer.status_code == 200, address
        found = text_of(answer)
        assert [word for word in WORDS[others] if word in found] == [], address
    refused = [
        reverse("partner_side", args=[foreign]),
        reverse("partner_side_download", args=[foreign, "csv"]),
        reverse("case", args=[other_case]),
        reverse("case_download", args=[other_case, "csv"]),
        reverse("counsel", args=[other_counsel]),
        reverse("counsel_give", args=[other_counsel]),
    ]
    for address in refused:
        answer = theirs.get(address)
        assert answer.status_code == 404, address
        assert [word for word in WORDS[others] if word in text_of(answer)] == [], address
    for route, word in (("cases", WORDS[others][0]), ("counsels", WORDS[others][1])):
        found = theirs.post(reverse(route), {"q": word}, follow=True).context["page"]
        assert list(found) == [], route
    assert theirs.get(reverse("cases")).context["page"].paginator.count == 1
    assert theirs.get(reverse("counsels")).context["open"] == 1
    assert [one.house.pk for one in lines_of_partners(member, TODAY)] == [own]


def test_what_they_owe_and_are_owed_each_with_the_one_act(
    houses: dict[str, Any], people: tuple[Ticket, ...], coordinator: StaffMember, signed_in: Callable[[StaffMember], Client]
) -> None:  # fmt: skip
    """A contact is overdue, a plan is missing, the EN of Record asks something, and must answer nothing else."""
    member = houses["harbor"][0]
    correspondence.write(
        people[0], "evidence", "The stub?", asks=True, answer_by=TODAY + timedelta(2), day=TODAY, deed=Deed.of(coordinator)
    )  # fmt: skip
    answer = signed_in(member).get(reverse("partner_side", args=[member.organization_id]))
    rows = {
        name: [(row.thing.ticket, row.address) for row in rows]
        for name, _t, rows, _c in answer.context["groups"]
    }
    assert rows["contacts"] == [(people[0], reverse("contacts", args=[people[0].pk]))]
    assert [ticket for ticket, _address in rows["signatures"]] == [people[0]]
    assert rows["answers"] == [(people[0], reverse("case", args=[houses["harbor"][1]]))]
    page = text_of(answer)
    assert "What you owe the EN of Record" in page
    same = signed_in(coordinator).get(reverse("partner_side", args=[member.organization_id]))
    assert "What they owe you" in text_of(same)
    assert same.context["owed"] == answer.context["owed"]
    assert "Boris" not in text_of(same)


def test_the_list_of_partners_counts_what_their_pages_show(
    houses: dict[str, Any], coordinator: StaffMember, signed_in: Callable[[StaffMember], Client], northside: Organization,
    django_assert_num_queries: Any,
) -> None:  # fmt: skip
    ours = signed_in(coordinator)
    for line in lines_of_partners(coordinator, TODAY):
        shown = ours.get(reverse("partner_side", args=[line.house.pk])).context["groups"]
        assert line.owes == {name: count for name, _text, _rows, count in shown}
        assert (line.people, line.unread) == (1, 1)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as few:
        lines_of_partners(coordinator, TODAY)
    for place in range(5):
        Organization.objects.create(name=f"House {place}", kind="partner", partner_of=northside)
    with django_assert_num_queries(len(few)):
        assert len(lines_of_partners(coordinator, TODAY)) == 7


@pytest.mark.parametrize(
    ("agreed", "theirs"),
    [
        ({}, {"contacts", "notes", "evidence", "signatures", "counselling"}),
        ({"duty_contacts_record": "does", "duty_contacts_partner": "oversees"}, {"notes", "evidence", "signatures", "counselling"}),
        ({"duty_evidence_record": "does", "duty_evidence_partner": "none"}, {"contacts", "notes", "signatures", "counselling"}),
        ({"duty_counselling_partner": "", "duty_counselling_record": ""}, {"contacts", "notes", "evidence", "signatures", "counselling"}),
        ({"duty_plan_partner": ""}, {"contacts", "notes", "evidence", "counselling"}),
    ],
)  # fmt: skip
def test_what_the_agreement_gives_to_the_en_of_record_is_not_the_partners(
    houses: dict[str, Any], coordinator: StaffMember, administrator: StaffMember, agreed: dict[str, str], theirs: set[str],
    signed_in: Callable[[StaffMember], Client],
) -> None:  # fmt: skip
    paul, ours = houses["harbor"][0], signed_in(coordinator)
    address = reverse("partner_side", args=[paul.organization_id])
    before = ours.get(address).context
    identity = Identity.objects.create(
        organization=administrator.organization,
        name="Northside AEN",
        model=Identity.Model.ADMINISTRATIVE_WORKFORCE,
    )
    version = rewritten(begun(paul.organization, identity, administrator), administrator, **agreed)
    assert theirs_by_agreement(coordinator, [paul.organization], TODAY)[paul.organization_id] == {
        "answers", "contacts", "notes", "evidence", "signatures", "counselling",
    }, "a draft binds nobody"  # fmt: skip
    agreement = signed(version, administrator)
    found = theirs_by_agreement(coordinator, [paul.organization], TODAY)[paul.organization_id]
    assert found == theirs | {"answers"}
    after = ours.get(address).context
    counts = {name: count for name, _text, _rows, count in before["groups"]}
    kept = {name: count for name, _text, _rows, count in after["groups"]}
    assert kept == {name: count for name, count in counts.items() if name in found}
    assert [count for _text, count in after["by_record"]] == [
        count for name, count in counts.items() if name not in found
    ]
    line = next(one for one in lines_of_partners(paul, TODAY) if one.house.pk == paul.organization_id)
    assert line.total == sum(kept.values())
    AgreementVersion.objects.filter(agreement=agreement).update(effective_from=TODAY + timedelta(1))
    assert len(theirs_by_agreement(coordinator, [paul.organization], TODAY)[paul.organization_id]) == 6, (
        "it does not hold yet"
    )


def test_they_upload_and_log_contacts_for_their_own_people_and_nobody_else(
    people: tuple[Ticket, ...], paul: StaffMember, signed_in: Callable[[StaffMember], Client]
) -> None:
    theirs = signed_in(paul)
    own, other = people[0].pk, people[1].pk
    stub = {"kind": "pay_stub", "file": SimpleUploadedFile("stub.pdf", b"%PDF-1.7 stub")}
    assert theirs.post(reverse("documents", args=[own]), stub).status_code == 302
    assert Document.objects.get().added_by == paul
    stub = {"kind": "pay_stub", "file": SimpleUploadedFile("stub.pdf", b"%PDF-1.7 stub")}
    assert theirs.post(reverse("documents", args=[other]), stub).status_code == 404
    form = theirs.get(reverse("contacts", args=[own]))
    assert form.status_code == 200
    note = {
        "kind": "two_way", "method": "phone", "on": str(TODAY), "clock": "10:00", "by": str(paul.pk), "minutes": "15",
        "used": "555-0101", "services": ["job_search"], "description": "Spoke about the new job and the stubs.",
    }  # fmt: skip
    answer = theirs.post(reverse("contacts", args=[own]), note)
    assert answer.status_code == 302, answer.context["form"].errors
    assert ContactNote.objects.get().by == paul
    assert theirs.post(reverse("contacts", args=[other]), note).status_code == 404
