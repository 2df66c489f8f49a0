"""The checklist of becoming an EN, the guide it is made of, and both payment systems on one's own figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from milepost.desk.duties import duties_of
from milepost.desk.plan_duties import plan_duties
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import StaffMember
from milepost.planning import actions
from milepost.planning.models import PlanPaper, PlanStep
from milepost.planning.queries import standing, steps_visible_to
from milepost.planning.reading import Tag, sections, types
from milepost.rulebook.facts import PaymentSystem
from milepost.rulebook.law import Law
from milepost.rulebook.payment_systems import Expected, compared
from tests.website.conftest import TODAY

SignedIn = Callable[[StaffMember], Client]
MILESTONES, ONLY = PaymentSystem.MILESTONE_OUTCOME, PaymentSystem.OUTCOME_ONLY


def test_every_fact_of_the_guide_has_its_source_and_both_languages() -> None:
    told = [item.told for section in sections() for item in section.items]
    told += [cell for kind in types().kinds for cell in kind.cells.values()]
    assert all(one.source and one.words["en"] and one.words["es"] for one in told)
    codes = [item.code for section in sections() for item in section.items]
    assert len(codes) == len(set(codes))
    assert {one.page for one in sections()} == {"guide", "papers", "training"}


def test_a_number_that_nobody_confirmed_stands_nowhere() -> None:
    told = [item.told for section in sections() for item in section.items if item.told.tag is Tag.UNCONFIRMED]
    told += [cell for kind in types().kinds for cell in kind.cells.values() if cell.is_unconfirmed]
    assert told
    assert not [one.words["en"] for one in told if re.search(r"\d", one.words["en"])]


def test_an_item_is_written_on_with_a_file(administrator: StaffMember, signed_in: SignedIn) -> None:
    client = signed_in(administrator)
    page = reverse("planning_item", args=["model.insurance"])
    assert client.get(page).status_code == 200
    assert not PlanStep.objects.exists(), "to look writes nothing"
    given = {
        "responsible": str(administrator.pk),
        "due_on": str(TODAY),
        "state": "open",
        "note": "Two offers are here.",
    }
    wrong = {**given, "state": "done", "file": SimpleUploadedFile("a.exe", b"MZ no policy")}
    answer = client.post(page, wrong)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Say on which day it was done." in text
    assert "neither a PDF nor a photograph" in text
    file = SimpleUploadedFile("policy.pdf", b"%PDF-1.7 the policy")
    assert client.post(page, {**given, "file": file}).status_code == 302
    shown = client.get(reverse("planning")).content.decode()
    assert "Two offers are here." in shown
    assert "policy.pdf" in shown
    assert "policy.pdf" in client.get(reverse("planning_print")).content.decode()
    paper = PlanPaper.objects.get()
    answer = client.get(reverse("planning_paper", args=[paper.pk]))
    assert (answer.content, answer["X-Content-Type-Options"]) == (b"%PDF-1.7 the policy", "nosniff")
    back = reverse("planning_paper_back", args=[paper.pk])
    assert client.post(back, {"why": "It was last year's policy."}).status_code == 302
    assert client.get(reverse("planning_paper", args=[paper.pk])).status_code == 404
    assert PlanPaper.objects.count() == 1, "nothing is deleted"
    lines = Entry.objects.filter(action__startswith="plan ").order_by("pk").values_list("action", flat=True)
    assert list(lines) == [
        "plan step changed",
        "plan paper added",
        "plan paper read",
        "plan paper taken back",
    ]


def test_progress_counts_what_is_needed_and_what_is_late(administrator: StaffMember) -> None:
    deed = Deed.of(administrator)
    first = len(sections()[0].items)
    done = actions.step_of_item("model.uei", deed=deed)
    actions.write(done, {"state": "done", "done_on": TODAY}, seen=1, deed=deed)
    actions.write(actions.step_of_item("model.sam", deed=deed), {"state": "not_needed"}, seen=1, deed=deed)
    due = actions.step_of_item("model.entity", deed=deed)
    actions.write(due, {"due_on": TODAY}, seen=1, deed=deed)
    own = actions.add_own("model", "Ask the lawyer", deed=deed)
    found = standing(administrator, TODAY)[0]
    assert (found.done, found.needed, found.late) == (1, first, 0), "one not needed, one of its own"
    assert found.entries[-1].step == own
    after = standing(administrator, TODAY.replace(day=TODAY.day + 1))[0]
    assert after.late == 1, "due yesterday"


@pytest.mark.parametrize(("days", "said"), [(-1, True), (14, True), (15, False)])
def test_today_tells_of_items_whose_day_is_near(administrator: StaffMember, days: int, said: bool) -> None:
    deed, due = Deed.of(administrator), TODAY + timedelta(days)
    for responsible in (administrator, None):
        PlanStep.objects.create(
            organization=deed.organization, section="model", what="Ask the board", due_on=due, responsible=responsible
        )  # fmt: skip
    found = sorted(one.what for one in plan_duties(administrator, TODAY))
    told = sorted(one.what for one in duties_of(administrator, TODAY) if one.what.startswith("Becoming"))
    assert (
        found == told == (["Becoming an EN: 1 item is due", "Becoming an EN: Ask the board"] if said else [])
    )
    PlanStep.objects.update(state="done", done_on=TODAY)
    assert not list(plan_duties(administrator, TODAY))


def test_two_people_change_one_item(administrator: StaffMember) -> None:
    deed = Deed.of(administrator)
    step = actions.step_of_item("model.uei", deed=deed)
    assert actions.write(step, {"note": "first"}, seen=1, deed=deed)
    assert not actions.write(step, {"note": "second"}, seen=1, deed=deed)


def test_a_partner_and_a_coordinator(
    administrator: StaffMember, coordinator: StaffMember, paul: StaffMember, signed_in: SignedIn
) -> None:
    actions.add_own("goals", "Ask the library", deed=Deed.of(administrator))
    assert "Ask the library" in signed_in(coordinator).get(reverse("planning")).content.decode()
    assert signed_in(coordinator).post(reverse("planning_add"), {}).status_code == 403
    assert signed_in(paul).get(reverse("planning")).status_code == 403
    assert not steps_visible_to(paul).exists()


@pytest.fixture(scope="module")
def law() -> Law:
    return Law.packaged()


def test_both_systems_on_own_figures_of_2025(law: Law) -> None:
    """10 SSDI, half at TWL, 40 % at SGA, 20 % off cash for 12 months: 5 x 4 x 1,850 + 4 x 11 x 555 + 2 x 12 x 555 = 74,740.

    Outcome payments only: 2 x 12 x 67 % of the base; 1,850 is 120 % of it, 1,541.67 (within rounding), so 1,033 at most.
    """
    found = compared(Expected(10, 0, 50, 40, 20, 12), law, 2025)
    assert found.dollars(MILESTONES) == 37_000 + 24_420 + 13_320
    rate = law.outcome_rate(2025, 2, outcome_only=True)
    assert rate is not None
    assert 1_032 <= rate.dollars <= 1_034
    assert found.dollars(ONLY) == 24 * rate.dollars


@pytest.mark.parametrize(("months", "paid"), [(36, 36), (37, 36), (60, 36)])
def test_no_more_outcome_months_than_there_are(law: Law, months: int, paid: int) -> None:
    found = compared(Expected(1, 1, 100, 100, 100, months), law, 2025)
    outcomes = {one.title: one.payments for one in found.lines if one.part == "outcomes"}
    assert outcomes == {2: paid, 16: months}


def test_a_figure_not_published_is_said_to_be_not_known(law: Law) -> None:
    assert compared(Expected(1, 0, 100, 0, 0, 0), law, 2040).dollars(MILESTONES) is None
    assert compared(Expected(1, 0, 0, 0, 0, 0), law, 2040).dollars(MILESTONES) == 0, "nothing is needed"


def test_figures_that_contradict_each_other(administrator: StaffMember, signed_in: SignedIn) -> None:
    client = signed_in(administrator)
    given = {"title_2": 10, "title_16": 0, "percent_trial_work": 40, "percent_substantial": 41, "percent_off_cash": 0, "outcome_months": 0}  # fmt: skip
    page = reverse("planning_figures")
    assert client.post(page, given).status_code == 422
    assert client.post(page, {**given, "percent_substantial": 40}).status_code == 302
    assert "would pay" in client.get(reverse("planning_systems")).content.decode()
