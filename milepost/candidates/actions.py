"""Ask a candidate, and decide; each with its line in the journal. A decision moves the candidate as intake does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from milepost.candidates.models import Decision, Interview, Verdict
from milepost.candidates.policies import check_may_assess, check_verdict
from milepost.candidates.queries import answer_of, newest_interview
from milepost.intake.actions import assess as record_assessment
from milepost.intake.models import Assessment, Told
from milepost.journal.actions import Deed
from milepost.rulebook.candidates.questions import answers_in_order
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch


@transaction.atomic
def ask(ticket: Ticket, answers: Mapping[str, str], on: date, *, deed: Deed) -> Interview:
    """Keep what was answered as the next version. The journal says which questions changed, never an answer."""
    check_may_assess(deed.by)
    assert deed.by is not None, "somebody asked"
    locked = Ticket.objects.select_for_update().get(pk=ticket.pk)
    before = newest_interview(locked)
    given = answers_in_order(answers)
    was = before.answers.open() if before else {}
    made = Interview.objects.create(
        organization=deed.organization, ticket=locked, number=(before.number if before else 0) + 1, on=on, answers=given,
        by=deed.by,
    )  # fmt: skip
    differing = [code for code, answer in given.items() if was.get(code) != answer]
    deed.write("candidate asked", locked, number=made.number, questions=differing)
    touch(locked)
    return made


@transaction.atomic
def decide(
    interview: Interview,
    verdict: str,
    because: str,
    look_again_on: date | None = None,
    *,
    day: date,
    deed: Deed,
) -> Decision:
    """A human decides on the newest interview, whatever was advised; take and not take are the assessment of intake too."""
    check_may_assess(deed.by)
    assert deed.by is not None, "a human decides"
    ticket = Ticket.objects.select_for_update().get(pk=interview.ticket_id)
    newest = newest_interview(ticket)
    if newest is None or newest.pk != interview.pk:
        raise ValidationError(_("Somebody has asked anew meanwhile. Read the newest answers, then decide."))
    check_verdict(verdict, look_again_on, day)
    answers = interview.answers.open()
    assessed = answer_of(ticket, answers, day).assessed
    made = Decision.objects.create(
        organization=deed.organization, ticket=ticket, interview=interview, on=day, verdict=verdict, because=because,
        look_again_on=look_again_on, advised=assessed.advice.value, by=deed.by,
        signals=[one.reason.code for one in assessed.signals],
    )  # fmt: skip
    deed.write("candidate decided", ticket, verdict=verdict, advised=assessed.advice.value)
    if verdict == Verdict.LATER:
        touch(ticket)
    else:
        record_assessment(ticket, _for_intake(answers, verdict, because, day), day, deed=deed)
    return made


def _for_intake(answers: Mapping[str, str], verdict: str, because: str, day: date) -> dict[str, object]:
    """The short record of the same, as intake keeps it."""
    above = {
        "below_trial_work": Told.NO,
        "trial_work": Told.NO,
        "substantial": Told.YES,
        "off_cash": Told.YES,
    }
    paid = {"yes": Told.YES, "no": Told.NO}
    advice = Assessment.Advice.FOR if verdict == Verdict.TAKE else Assessment.Advice.AGAINST
    return {
        "on": day,
        "will_earn": above.get(answers["goal"], Told.NOT_KNOWN),
        "paid_before": paid.get(answers["paid_before"], Told.NOT_KNOWN),
        "advice": advice,
        "because": because,
    }
