"""One record of each kind of intake, for the walk over every route."""

from __future__ import annotations

from typing import Any

from milepost.intake import actions, batch_actions
from milepost.intake.answer_reading import Answers
from milepost.journal.actions import Deed
from milepost.people.actions import set_numbers
from milepost.people.models import Ticketholder
from milepost.tickets.assignment_actions import add_vr_case
from milepost.tickets.models import Assignment, Ticket
from tests.website.conftest import TODAY


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    assert deed.by is not None
    day = TODAY
    note = f"{name} assessment"
    given = {"on": day, "advice": "for", "because": note, "goal": f"{name} goal"}
    actions.assess(ticket, given, day, deed=deed)
    check = {
        "asked_on": day,
        "way": "portal",
        "answer": "assignable",
        "valid_until": day,
        "note": f"{name} answer",
    }
    actions.record_check(ticket, check, day, deed=deed)
    case = add_vr_case(ticket, {"agency": f"{name} State VR"}, deed=deed)
    number = f"123-45-{sum(map(ord, name)) % 9000 + 1000}"
    holder = Ticketholder.objects.get(ticket=ticket)
    set_numbers(holder, {"ssn": number}, deed=deed)
    batch = batch_actions.make_batches([ticket], deed=deed)[0]
    row = {"ticket": str(ticket.pk), "row": 2, "answer": "assignable", "note": f"{name} said"}
    answers = batch_actions.keep_answers(Answers(day, [row]), deed=deed)
    assignment = Assignment.objects.filter(ticket=ticket)[0]
    parts = {
        "move": "unassign",
        "assignment_id": assignment.pk,
        "case_id": case.pk,
        "batch_id": str(batch.pk),
        "answers_id": str(answers.pk),
    }
    return parts, [note, f"{name} goal", f"{name} answer", f"{name} State VR", f"{name} said"]
