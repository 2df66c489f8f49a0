"""Steps of a partner and its people: what the records show, what is recorded, and what waits on Today."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from milepost.agreements import incubator_actions, onboarding_actions
from milepost.agreements.choices import Stage, StepState
from milepost.agreements.models import IncubatorPath, OnboardingStep, StageReached
from milepost.agreements.queries import open_steps
from milepost.agreements.readiness import readiness_of
from milepost.agreements.standing import standing_of
from milepost.desk.duties import duties_of
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.suitability import Suitability
from milepost.rulebook.incubator import Answer, Item
from tests.website.conftest import TODAY

pytestmark = pytest.mark.django_db


def step(member: StaffMember | None, kind: str) -> OnboardingStep:
    found = OnboardingStep.objects.select_related("partner", "member", "owner")
    return found.get(member=member, kind=kind)


@pytest.fixture
def begun(harbor: Organization, hana: StaffMember, ada: StaffMember) -> Organization:
    assert onboarding_actions.begin(harbor, [hana], TODAY, ada, deed=Deed.of(ada)) == 5
    return harbor


def kinds_open(member: StaffMember) -> set[str]:
    return {one.kind for one in open_steps(member, TODAY)}


def test_each_step_is_begun_once(begun: Organization, hana: StaffMember, ada: StaffMember) -> None:
    assert onboarding_actions.begin(begun, [hana], TODAY, ada, deed=Deed.of(ada)) == 0
    assert kinds_open(ada) == {"documentation", "log_in", "security", "suitability", "foundations"}
    assert step(hana, "foundations").due_on == TODAY + timedelta(60)
    assert step(None, "documentation").due_on is None


def test_log_in_and_clearance_are_seen_in_the_records_and_never_written(
    begun: Organization, hana: StaffMember, ada: StaffMember
) -> None:
    for kind in ("log_in", "suitability"):
        with pytest.raises(ValidationError, match="seen in the records"):
            onboarding_actions.complete(step(hana, kind), TODAY, "I saw it", day=TODAY, deed=Deed.of(ada))
    hana.last_login, hana.suitability = timezone.now(), Suitability.CLEARED
    hana.suitability_expires_on = TODAY
    hana.save()
    assert kinds_open(ada) == {"documentation", "security", "foundations"}
    assert standing_of(step(hana, "suitability"), TODAY).state == "done"
    tomorrow = TODAY + timedelta(1)
    assert "suitability" in {one.kind for one in open_steps(ada, tomorrow)}
    again = standing_of(step(hana, "suitability"), tomorrow)
    assert (again.state, len(again.holds)) == ("open", 2)


def test_the_query_and_the_page_agree_on_what_is_open(
    begun: Organization, hana: StaffMember, ada: StaffMember
) -> None:
    """For every state of suitability, with and without an end."""
    for state in Suitability.values:
        for ends_on in (None, TODAY - timedelta(1), TODAY):
            hana.suitability, hana.suitability_expires_on = state, ends_on
            hana.save()
            said = standing_of(step(hana, "suitability"), TODAY).is_open
            assert said == ("suitability" in kinds_open(ada)), (state, ends_on)


def test_done_with_proof_not_needed_and_taken_back(
    begun: Organization, hana: StaffMember, ada: StaffMember
) -> None:
    deed, one = Deed.of(ada), step(hana, "security")
    with pytest.raises(ValidationError, match="ahead"):
        onboarding_actions.complete(one, TODAY + timedelta(1), "SSA-222", day=TODAY, deed=deed)
    onboarding_actions.complete(one, TODAY, "SSA-222", ("application/pdf", b"%PDF"), day=TODAY, deed=deed)
    one = step(hana, "security")
    assert (one.state, one.proof, one.paper is not None) == (StepState.DONE, "SSA-222", True)
    with pytest.raises(ValidationError, match="closed already"):
        onboarding_actions.not_needed(one, "Not a contact.", deed=deed)
    onboarding_actions.reopen(one, "It was another form.", deed=deed)
    assert step(hana, "security").state == StepState.OPEN
    onboarding_actions.not_needed(step(hana, "foundations"), "No main contact.", deed=deed)
    assert kinds_open(ada) == {"documentation", "log_in", "security", "suitability"}


def test_the_owner_records_their_own_step_and_no_other(
    begun: Organization, hana: StaffMember, ada: StaffMember
) -> None:
    one = step(hana, "security")
    with pytest.raises(PermissionDenied):
        onboarding_actions.complete(one, TODAY, "SSA-222", day=TODAY, deed=Deed.of(hana))
    onboarding_actions.arrange(one, {"owner": hana}, seen=one.version, deed=Deed.of(ada))
    onboarding_actions.complete(step(hana, "security"), TODAY, "SSA-222", day=TODAY, deed=Deed.of(hana))
    with pytest.raises(PermissionDenied):
        onboarding_actions.reopen(step(hana, "security"), "It was wrong.", deed=Deed.of(hana))


def test_today_has_a_line_for_each_partner_while_steps_are_open(
    begun: Organization, hill: Organization, hana: StaffMember, hugo: StaffMember, ada: StaffMember
) -> None:
    onboarding_actions.begin(hill, [], TODAY, None, deed=Deed.of(ada))
    said = [one.what for one in duties_of(ada, TODAY) if "Onboarding" in one.what]
    assert said == [
        "Onboarding of Hill Services: 1 step is open",
        "Onboarding of Harbor House: 5 steps are open",
    ]
    assert [one.what for one in duties_of(hugo, TODAY)] == ["Onboarding of Hill Services: 1 step is open"]
    proof = "Gone through."
    onboarding_actions.complete(
        OnboardingStep.objects.get(partner=hill), TODAY, proof, day=TODAY, deed=Deed.of(ada)
    )
    assert [one.what for one in duties_of(hugo, TODAY)] == []


def test_somebody_who_left_keeps_nothing_open(
    begun: Organization, hana: StaffMember, ada: StaffMember
) -> None:
    hana.is_active = False
    hana.save()
    assert kinds_open(ada) == {"documentation"}
    begun.left_on = TODAY
    begun.save()
    assert kinds_open(ada) == set()


@pytest.fixture
def path(harbor: Organization, ada: StaffMember) -> IncubatorPath:
    return incubator_actions.begin(harbor, TODAY - timedelta(30), ada, None, deed=Deed.of(ada))


def answered(path: IncubatorPath, item: Item, answer: str, evidence: str, by: StaffMember) -> None:
    one = path.qualifications.get(item=item.value)
    values = {"answer": answer, "evidence": evidence}
    assert incubator_actions.answer(one, values, seen=one.version, deed=Deed.of(by))


def test_a_path_is_ready_when_everything_is_on_record(path: IncubatorPath, ada: StaffMember) -> None:
    assert readiness_of(path, TODAY).answer is Answer.UNKNOWN
    for item in Item:
        answered(path, item, "yes", "In the folder", ada)
    values = {"months_before": 30}
    assert incubator_actions.arrange(path, values, seen=path.version, deed=Deed.of(ada))
    assert readiness_of(path, TODAY).answer is Answer.YES
    answered(path, Item.BUSINESS_PLAN, "no", "", ada)
    assert readiness_of(path, TODAY).answer is Answer.NO


def test_stages_follow_each_other_and_say_why(path: IncubatorPath, ada: StaffMember) -> None:
    def move(stage: Stage, note: str = "", on: int = 0) -> None:
        incubator_actions.move(path, stage, TODAY + timedelta(on), note, day=TODAY, deed=Deed.of(ada))
        path.refresh_from_db()

    with pytest.raises(ValidationError, match="does not lead"):
        move(Stage.APPLIED)
    move(Stage.PREPARING)
    with pytest.raises(ValidationError, match="all the same"):
        move(Stage.APPLIED)
    with pytest.raises(ValidationError, match="still ahead"):
        move(Stage.APPLIED, "The window closes.", 1)
    with pytest.raises(ValidationError, match="before the path"):
        move(Stage.APPLIED, "The window closes.", -31)
    move(Stage.APPLIED, "The window closes.")
    with pytest.raises(ValidationError, match="why it stops"):
        move(Stage.STOPPED)
    move(Stage.STOPPED, "SSA said no.")
    with pytest.raises(ValidationError, match="over"):
        incubator_actions.arrange(path, {"months_before": 1}, seen=path.version, deed=Deed.of(ada))
    second = incubator_actions.begin(path.partner, TODAY, None, None, deed=Deed.of(ada))
    with pytest.raises(ValidationError, match="another path"):
        move(Stage.EXPLORING)
    assert second.stage == Stage.EXPLORING
    assert StageReached.objects.filter(path=path).count() == 4


def test_meetings_are_recorded_withdrawn_and_foretold(path: IncubatorPath, ada: StaffMember) -> None:
    deed = Deed.of(ada)
    held = {
        "on": TODAY, "who": "Ada, Hana", "about": "The plan", "next_step": "Write it", "next_on": TODAY + timedelta(14),
    }  # fmt: skip
    with pytest.raises(ValidationError, match="ahead"):
        incubator_actions.add_note(path, {**held, "on": TODAY + timedelta(1)}, day=TODAY, deed=deed)
    note = incubator_actions.add_note(path, held, day=TODAY, deed=deed)
    assert "Mentoring of Harbor House: next step" in [one.what for one in duties_of(ada, TODAY)]
    assert "Mentoring of Harbor House: next step" not in [
        one.what for one in duties_of(ada, TODAY - timedelta(1))
    ]
    incubator_actions.withdraw_note(note, "Another partner.", deed=deed)
    assert [one.what for one in duties_of(ada, TODAY) if "Mentoring" in one.what] == []
    with pytest.raises(ValidationError, match="already"):
        incubator_actions.withdraw_note(note, "Another partner.", deed=deed)
