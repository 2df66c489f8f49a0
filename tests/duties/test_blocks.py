"""SAM lapsed, training unsigned, suitability ended: each is told in time, and blocks exactly what it must, with the reason."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from milepost.desk.duties import duties_of
from milepost.duties.choices import Outcome
from milepost.duties.held import Held
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.organizations.suitability import Suitability
from milepost.people.actions import set_numbers
from milepost.requests import following_actions as following
from milepost.requests import preparing_actions as preparing
from milepost.requests import releasing_actions as releasing
from milepost.requests.choices import State, Way
from milepost.requests.models import PaymentRequest
from tests.duties.conftest import DAY, duty, record
from tests.requests.conftest import NewTicket, prepared
from tests.website.conftest import TODAY
from tests.website.test_pages import SignedIn

pytestmark = pytest.mark.django_db
WHY = {"why": "Keying it into the Portal."}


def lines(member: StaffMember, day: date = TODAY) -> dict[str, str]:
    return {one.what: one.badge.look for one in duties_of(member, day)}


@pytest.fixture
def ready(draft: PaymentRequest, coordinator: StaffMember, payer: StaffMember) -> PaymentRequest:
    holder = draft.ticket.holder
    set_numbers(holder, {"ssn": "123-45-6789", "ticket_number": "", "born_on": None}, deed=Deed.of(payer))
    preparing.hand_on(draft, TODAY, deed=Deed.of(coordinator))
    releasing.release(draft, TODAY, deed=Deed.of(payer))
    draft.refresh_from_db()
    return draft


def sam(identity: Identity, ends_on: date) -> None:
    Identity.objects.filter(pk=identity.pk).update(sam_expires_on=ends_on)


def test_a_lapse_of_sam_stops_the_release_of_this_identity_alone(
    new_ticket: NewTicket, coordinator: StaffMember, payer: StaffMember, settings_of_requests: object, identity: Identity,
    northside: Organization, signed_in: SignedIn,
) -> None:  # fmt: skip
    other = Identity.objects.create(
        organization=northside, name="Northside Employer", model="employer", sam_expires_on=TODAY
    )
    requests = [
        prepared(new_ticket("Ana", "T-1"), coordinator),
        prepared(new_ticket("Ben", "T-2"), coordinator),
    ]
    for request, of in zip(requests, (identity, other), strict=True):
        preparing.hand_on(request, TODAY, deed=Deed.of(coordinator))
        PaymentRequest.objects.filter(pk=request.pk).update(identity=of)
    sam(identity, TODAY - DAY)
    stopped, free = (
        PaymentRequest.objects.get(pk=requests[0].pk),
        PaymentRequest.objects.get(pk=requests[1].pk),
    )
    with pytest.raises(ValidationError, match="SAM registration ended on 14 December 2025"):
        releasing.release(stopped, TODAY, deed=Deed.of(payer))
    page = signed_in(payer).get(reverse("request", args=[stopped.ticket_id, stopped.pk])).text
    assert "The SAM registration ended on 14 December 2025." in page.split("next-do")[0]
    answer = signed_in(payer).post(reverse("request_move", args=[stopped.ticket_id, stopped.pk, "release"]))
    assert answer.status_code == 422
    assert "The SAM registration ended on 14 December 2025." in answer.text
    releasing.release(free, TODAY, deed=Deed.of(payer)), "on its last day a registration holds"


def test_what_was_released_before_the_lapse_goes_into_no_file(
    ready: PaymentRequest,
    payer: StaffMember,
    coordinator: StaffMember,
    identity: Identity,
    signed_in: SignedIn,
) -> None:
    client, address = signed_in(payer), reverse("requests_batch")
    sam(identity, TODAY - DAY)
    page = client.get(address).text
    assert 'disabled aria-describedby="held1"' in page
    sent = {"request": [str(ready.pk)], "kind": "csv", **WHY}
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert "The SAM registration ended on 14 December 2025." in answer.text
    sam(identity, TODAY)
    assert client.post(address, sent).status_code == 200, "on its last day a registration holds"
    sam(identity, TODAY - DAY)
    following.send(ready, TODAY, way=Way.PORTAL, deed=Deed.of(coordinator))
    ready.refresh_from_db()
    assert ready.state == State.SENT, "that it left is a fact, and is recorded"


def test_what_a_lapse_would_hold_stands_in_dollars(
    ready: PaymentRequest, administrator: StaffMember, coordinator: StaffMember, identity: Identity
) -> None:
    whole = duty(administrator, "sam_renewal", identity).holds
    assert isinstance(whole, Held)
    assert whole.dollars > 1_788, "milestones 1 and 2 are payable"
    following.send(ready, TODAY, way=Way.PORTAL, deed=Deed.of(coordinator))
    sent = duty(administrator, "sam_renewal", identity).holds
    assert sent is not None
    assert sent.dollars == whole.dollars, "what was sent and not paid is held too"
    sam(identity, TODAY + 89 * DAY)
    (line,) = [one for one in duties_of(administrator, TODAY) if "SAM" in one.what]
    assert f"${whole.dollars:,}" in line.note


def test_the_other_identity_s_money_is_its_own(
    ready: PaymentRequest, administrator: StaffMember, identity: Identity, northside: Organization
) -> None:
    other = Identity.objects.create(organization=northside, name="Northside Employer", model="employer")
    ready.ticket.identity = other
    ready.ticket.save()
    first, second = (duty(administrator, "sam_renewal", one).holds for one in (identity, other))
    assert first is not None
    assert second is not None
    assert first.dollars == 0
    assert second.dollars > 1_788


def test_unsigned_training_closes_the_portal_hand_over_and_nothing_else(
    ready: PaymentRequest, payer: StaffMember, administrator: StaffMember, signed_in: SignedIn
) -> None:
    client = signed_in(payer)
    batch, sheet = reverse("requests_batch"), reverse("request_sheet", args=[ready.ticket_id, ready.pk])
    sent = {"request": [str(ready.pk)], "kind": "csv", **WHY}
    assert client.post(batch, sent).status_code == 200, "before signatures are kept here none is missed"
    assert "SSA-222" not in " ".join(lines(administrator))
    from milepost.duties import settings_actions

    settings_actions.keep_since(TODAY, deed=Deed.of(administrator))
    why = "No signature of your security training (SSA-222) is on record."
    for address, data in ((batch, sent), (sheet, WHY)):
        page = client.get(address).text
        assert why in page
        assert 'disabled aria-describedby="why-not"' in page
        answer = client.post(address, data)
        assert answer.status_code == 403
        assert why in answer.text
    assert client.post(reverse("person_reveal", args=[ready.ticket_id]), WHY).status_code == 200
    assert client.get(reverse("request", args=[ready.ticket_id, ready.pk])).status_code == 200
    assert lines(administrator)[f"Security awareness (SSA-222): {payer.name}"] == "late"
    assert duty(administrator, "security_awareness", payer).is_holding
    record(administrator, "security_awareness", TODAY, payer)
    assert client.post(batch, sent).status_code == 200
    assert not duty(administrator, "security_awareness", payer).is_holding


@pytest.mark.parametrize(("days", "status"), [(365, 200), (366, 403)])
def test_training_holds_for_a_year(
    kept: None, ready: PaymentRequest, payer: StaffMember, signed_in: SignedIn, days: int, status: int
) -> None:
    record(payer, "security_awareness", TODAY - days * DAY, payer)
    sheet = reverse("request_sheet", args=[ready.ticket_id, ready.pk])
    answer = signed_in(payer).post(sheet, WHY)
    assert answer.status_code == status
    assert (status == 200) == ("123-45-6789" in answer.text)


def test_training_that_does_not_apply_closes_nothing(
    kept: None, ready: PaymentRequest, payer: StaffMember, signed_in: SignedIn
) -> None:
    record(payer, "security_awareness", TODAY, payer, outcome=Outcome.EXEMPT)
    sheet = reverse("request_sheet", args=[ready.ticket_id, ready.pk])
    assert signed_in(payer).post(sheet, WHY).status_code == 200


@pytest.mark.parametrize(("until", "may"), [(TODAY, True), (TODAY - DAY, False)])
def test_suitability_ends_with_its_day_and_hides_every_number(
    ready: PaymentRequest,
    payer: StaffMember,
    administrator: StaffMember,
    signed_in: SignedIn,
    until: date,
    may: bool,
) -> None:
    payer.suitability_expires_on = until
    payer.save()
    client = signed_in(payer)
    reveal = reverse("person_reveal", args=[ready.ticket_id])
    batch, person = reverse("requests_batch"), reverse("person", args=[ready.ticket_id])
    answer = client.post(reveal, WHY)
    assert answer.status_code == (200 if may else 403)
    assert duty(administrator, "suitability", payer).is_holding is not may
    if not may:
        why = "Your suitability ended on 14 December 2025."
        for shown in (answer.text, client.get(person).text, client.get(batch).text):
            assert why in shown
        assert client.post(batch, {"request": [str(ready.pk)], "kind": "csv", **WHY}).status_code == 403
        assert client.get(reverse("requests")).status_code == 200
        assert any("Suitability" in what and look == "late" for what, look in lines(administrator).items())


def test_the_contact_for_payments_whose_suitability_ended_holds_what_is_payable(
    ready: PaymentRequest, payer: StaffMember, administrator: StaffMember
) -> None:
    held = duty(administrator, "suitability", payer).holds
    assert held is not None
    assert held.dollars > 1_788
    assert duty(administrator, "suitability", administrator).holds is None, "nobody asks them about payments"


def test_a_clearance_that_was_ended_stands_on_today(administrator: StaffMember, payer: StaffMember) -> None:
    payer.suitability = Suitability.EXPIRED
    payer.save()
    assert lines(administrator)[f"Suitability: {payer.name}"] == "late"


def test_each_stands_on_today_by_its_lead(
    kept: None, administrator: StaffMember, payer: StaffMember, identity: Identity
) -> None:
    record(administrator, "security_awareness", TODAY, payer)
    what = f"Security awareness (SSA-222): {payer.name}"
    due = date(2026, 12, 15)
    assert what not in lines(administrator, due - 31 * DAY)
    assert what in lines(administrator, due - 30 * DAY)
    assert "Enter the days of the annual report of 2026" in lines(administrator, date(2026, 1, 2))


def test_many_of_one_kind_are_one_line(
    kept: None, administrator: StaffMember, northside: Organization
) -> None:
    for number in range(4):
        StaffMember.objects.enrol(
            email=f"p{number}@x.example",
            name=f"P{number}",
            organization=northside,
            role="coordinator",
            password=None,
        )
    (line,) = [one for one in duties_of(administrator, TODAY) if "SSA-222" in one.what]
    assert line.what == "Security awareness (SSA-222): 5 times"
    assert line.address == "/duties/?kind=security_awareness&state=pressing"


def test_the_client_of_a_stranger_is_told_nothing(
    outsider: StaffMember, payer: StaffMember, client: Client
) -> None:
    client.force_login(outsider)
    assert client.get(reverse("duty", args=["suitability", payer.pk])).status_code == 404
