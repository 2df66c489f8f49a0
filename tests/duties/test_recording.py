"""Recording that a duty is done: who may, what proves it, what follows, and taking it back."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from milepost.duties import doing_actions, settings_actions
from milepost.duties.choices import Outcome
from milepost.duties.doing_actions import Given
from milepost.duties.models import Doing, OwnDuty, YearWindow
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations import actions as organization_actions
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.rulebook.duties import State
from milepost.tickets.models import Ticket
from tests.duties.conftest import DAY, PROOF, duty, record
from tests.website.conftest import TODAY, enrolled
from tests.website.test_pages import SignedIn

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 signed\n%%EOF"


def test_before_they_are_taken_up_only_what_is_known_is_watched(administrator: StaffMember) -> None:
    from milepost.duties.board import duties_seen_by

    seen = {one.code for one in duties_seen_by(administrator, TODAY)}
    assert seen == {"sam_renewal", "suitability", "roster_audit", "new_figures"}


def test_what_is_done_is_done_until_its_record_is_taken_back(
    kept: None, administrator: StaffMember, identity: Identity
) -> None:
    assert duty(administrator, "directory").due_on == date(2026, 3, 15)
    doing = record(administrator, "directory", TODAY - 10 * DAY)
    assert duty(administrator, "directory").due_on == date(2026, 3, 5)
    deed = Deed.of(administrator)
    doing_actions.withdraw(doing, duty(administrator, "directory"), "Of another EN.", deed=deed)
    assert duty(administrator, "directory").due_on == date(2026, 3, 15)
    with pytest.raises(ValidationError, match="already"):
        doing_actions.withdraw(doing, duty(administrator, "directory"), "Of another EN.", deed=deed)
    doing.refresh_from_db()
    assert (doing.withdrawn_by, doing.withdrawn_because) == (administrator, "Of another EN.")
    assert Entry.objects.get(action="duty taken back").why == "Of another EN."
    assert Entry.objects.get(action="duty recorded").figures["duty"] == "directory"


@pytest.mark.parametrize("words", ["", "       ", "  seven  "])
def test_a_duty_is_not_done_without_proof(kept: None, administrator: StaffMember, words: str) -> None:
    with pytest.raises(ValidationError, match="document that proves it"):
        record(administrator, "directory", TODAY, words=words)
    assert not Doing.objects.exists()


def test_the_document_alone_is_proof_and_is_read_with_a_line(
    kept: None, administrator: StaffMember, browser: Client
) -> None:
    signed = duty(administrator, "security_awareness", administrator)
    address = reverse("duty_record", args=["security_awareness", administrator.pk])
    paper = SimpleUploadedFile("Zebedee.pdf", PDF)
    answer = browser.post(address, {"outcome": "done", "on": str(TODAY), "words": "", "paper": paper})
    assert answer.status_code == 302
    doing = Doing.objects.get()
    assert duty(administrator, "security_awareness", administrator).next != signed.next
    answer = browser.get(reverse("duty_proof", args=[doing.pk]))
    assert answer.content == PDF
    assert "Zebedee" not in answer["Content-Disposition"]
    assert Entry.objects.filter(action="proof of a duty read", kind="reading").count() == 1
    wrong = SimpleUploadedFile("words.pdf", b"neither")
    answer = browser.post(address, {"outcome": "done", "on": str(TODAY), "words": "", "paper": wrong})
    assert answer.status_code == 422
    assert (
        browser.post(address, {"outcome": "done", "on": str(TODAY + DAY), "words": PROOF}).status_code == 422
    )


def test_what_the_records_say_is_not_ticked_off(kept: None, administrator: StaffMember) -> None:
    for kind in ("sam_renewal", "roster_audit", "new_figures"):
        with pytest.raises(ValidationError, match="It is done when"):
            record(administrator, kind, TODAY)


def test_what_does_not_apply_says_why_until_it_is_taken_back(kept: None, administrator: StaffMember) -> None:
    with pytest.raises(ValidationError, match="why it does not apply"):
        record(administrator, "insurance", TODAY, outcome=Outcome.EXEMPT, words="")
    doing = record(administrator, "insurance", TODAY, outcome=Outcome.EXEMPT)
    assert duty(administrator, "insurance").state is State.EXEMPT
    doing_actions.withdraw(
        doing, duty(administrator, "insurance"), "It does apply.", deed=Deed.of(administrator)
    )
    assert duty(administrator, "insurance").state is State.UNKNOWN
    with pytest.raises(ValidationError, match="until when the policy runs"):
        record(administrator, "insurance", TODAY)
    record(administrator, "insurance", TODAY, until=TODAY + 30 * DAY)
    found = duty(administrator, "insurance")
    assert (found.state, found.due_on) == (State.BEGIN, TODAY + 30 * DAY)


def test_who_records_what(
    kept: None,
    administrator: StaffMember,
    coordinator: StaffMember,
    paul: StaffMember,
    northside: Organization,
) -> None:
    record(coordinator, "directory", TODAY)
    record(coordinator, "security_awareness", TODAY, coordinator)
    record(administrator, "security_awareness", TODAY, paul)
    record(paul, "portal_login", TODAY, paul)
    reviewer = enrolled(northside, "reviewer")
    with pytest.raises(PermissionDenied):
        record(reviewer, "directory", TODAY)
    with pytest.raises(PermissionDenied):
        record(reviewer, "security_awareness", TODAY, paul)


def test_the_database_keeps_its_own_rules(northside: Organization, administrator: StaffMember) -> None:
    wrong = (
        {"outcome": "exempt"},
        {"until": TODAY - DAY},
        {"withdrawn_at": "2026-01-01T00:00Z"},
        {"identity": Identity.objects.get(), "member": administrator},
    )
    for given in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Doing.objects.create(organization=northside, kind="directory", on=TODAY, **given)


def test_a_change_of_staff_asks_for_the_change_form_until_it_is_sent(
    kept: None, administrator: StaffMember, northside: Organization
) -> None:
    assert duty(administrator, "change_form").state is State.DONE
    given = {"name": "Nina New", "email": "nina@northside.example", "role": "coordinator"}
    organization_actions.enrol(given, organization=northside, deed=Deed.of(administrator))
    assert duty(administrator, "change_form").state is State.BEGIN
    record(administrator, "change_form", TODAY)
    assert duty(administrator, "change_form").state is State.DONE
    with pytest.raises(ValidationError, match="cannot be set aside"):
        record(administrator, "change_form", TODAY, outcome=Outcome.EXEMPT)


def test_an_election_that_is_on_record_is_no_duty_any_more(
    kept: None, administrator: StaffMember, identity: Identity
) -> None:
    assert duty(administrator, "election").state is State.BEGIN
    organization_actions.elect(identity, "outcome_only", notified_on=TODAY, deed=Deed.of(administrator))
    assert duty(administrator, "election").state is State.DONE


def test_a_main_contact_owes_foundations_within_sixty_days(
    kept: None, administrator: StaffMember, coordinator: StaffMember
) -> None:
    assert duty(administrator, "foundations", coordinator).state is State.EXEMPT
    deed = Deed.of(administrator)
    contact = settings_actions.name_main_contact(coordinator, TODAY, deed=deed)
    found = duty(administrator, "foundations", coordinator)
    assert (found.state, found.due_on) == (State.BEGIN, TODAY + 60 * DAY)
    with pytest.raises(ValidationError, match="already"):
        settings_actions.name_main_contact(coordinator, TODAY, deed=deed)
    settings_actions.withdraw(contact, "Somebody else is.", deed=deed)
    assert duty(administrator, "foundations", coordinator).state is State.EXEMPT


def test_the_days_of_a_year_are_entered_once_and_withdrawn_with_a_reason(
    kept: None, administrator: StaffMember, browser: Client
) -> None:
    day = date(2026, 2, 10)
    assert duty(administrator, "apor", day=day).state is State.UNKNOWN
    given = {
        "year": "2026",
        "opens_on": "2026-02-01",
        "closes_on": "2026-02-28",
        "source": "E-mail of January",
    }
    assert browser.post(reverse("duty_window_enter"), given).status_code == 302
    found = duty(administrator, "apor", day=day)
    assert (found.state, found.due_on) == (State.BEGIN, date(2026, 2, 28))
    assert browser.post(reverse("duty_window_enter"), given).status_code == 422
    assert browser.post(reverse("duty_window_enter"), {**given, "year": "2027"}).status_code == 422
    window = YearWindow.objects.get()
    address = reverse("duty_window_withdraw", args=[window.pk])
    assert browser.post(address, {"why": "Read wrongly."}).status_code == 302
    assert duty(administrator, "apor", day=day).state is State.UNKNOWN
    assert browser.post(address, {"why": "Read wrongly."}).status_code == 404


def test_events_and_trainings_of_ones_own(
    kept: None, administrator: StaffMember, coordinator: StaffMember, browser: Client
) -> None:
    given = {
        "title": "Fair", "sort": "event", "first_on": "2025-12-20", "every_months": "3", "lead_days": "7",
        "whose": "organization",
    }  # fmt: skip
    assert browser.post(reverse("own_duty_add"), given).status_code == 302
    own = OwnDuty.objects.get()
    found = duty(administrator, "own", own)
    assert (found.state, found.due_on) == (State.BEGIN, date(2025, 12, 20))
    record(administrator, "own", TODAY, own)
    assert duty(administrator, "own", own).due_on == date(2026, 3, 20), (
        "done within its lead is done for that day"
    )
    assert browser.post(reverse("own_duty_add"), {**given, "whose": "everybody"}).status_code == 302
    theirs = OwnDuty.objects.filter(member__isnull=False)
    assert {one.member for one in theirs} == {administrator, coordinator}
    assert duty(coordinator, "own", theirs.get(member=coordinator)).state is State.BEGIN
    address = reverse("own_duty_withdraw", args=[own.pk])
    assert browser.post(address, {"why": "It was called off."}).status_code == 302
    assert browser.get(reverse("duty", args=["own", own.pk])).status_code == 404


@pytest.mark.parametrize(
    ("done", "due"),
    [
        (None, date(2026, 1, 31)),
        (date(2026, 1, 23), date(2026, 1, 31)),
        (date(2026, 1, 24), date(2026, 2, 28)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 2, 20), date(2026, 2, 28)),
        (date(2026, 2, 21), date(2026, 3, 31)),
    ],
)
def test_a_day_of_a_duty_that_repeats_is_answered_in_its_own_turn(done: date | None, due: date) -> None:
    from milepost.duties.board import day_after

    own = OwnDuty(first_on=date(2026, 1, 31), every_months=1, lead_days=7)
    assert day_after(own, done) == due


def test_somebody_else_changed_since_when_they_are_kept(kept: None, browser: Client) -> None:
    address = reverse("duties_keep")
    assert browser.post(address, {"kept_since": "2025-12-01", "version": "1"}).status_code == 302
    assert browser.post(address, {"kept_since": "2025-11-01", "version": "1"}).status_code == 422


def test_the_deed_of_the_program_itself_may_record(kept: None, administrator: StaffMember) -> None:
    deed = Deed(administrator.owner, None, through="command")
    doing_actions.record(duty(administrator, "directory"), Given(TODAY, PROOF), deed=deed)


def test_a_role_that_does_no_duties_is_told_so_beside_the_button(
    kept: None, northside: Organization, identity: Identity, signed_in: SignedIn
) -> None:
    client = signed_in(enrolled(northside, "reviewer"))
    page = client.get(reverse("duty", args=["directory", identity.pk])).text
    assert 'disabled aria-describedby="why-not"' in page
    assert client.post(reverse("duty_record", args=["directory", identity.pk])).status_code == 403


def test_the_first_roster_audit_is_due_with_the_first_ticket(
    administrator: StaffMember, northside: Organization
) -> None:
    assert duty(administrator, "roster_audit").state is State.EXEMPT
    Ticket.objects.create(organization=northside, reference="T-9", program="ssdi")
    found = duty(administrator, "roster_audit")
    assert (found.state, found.due_on) == (State.BEGIN, TODAY)
