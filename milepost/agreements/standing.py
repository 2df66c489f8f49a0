"""How a step of onboarding stands, of what was recorded or what the records show, and what waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from milepost.agreements.choices import StepKind, StepState
from milepost.agreements.models import OnboardingStep
from milepost.organizations.suitability import Suitability
from milepost.rulebook.decisions import Reason
from milepost.rulebook.onboarding import Step, waits_for
from milepost.website.templatetags.words import day as in_words


@dataclass(frozen=True, slots=True)
class Standing:
    """A step with how it stands; `said` is what was recorded or seen, `holds` what waits while it is open."""

    step: OnboardingStep
    state: str
    """`done`, `not_needed`, `late` or `open`."""
    word: str
    said: str
    holds: tuple[Reason, ...]

    @property
    def is_open(self) -> bool:
        return self.state in ("open", "late")

    @property
    def look(self) -> str:
        return {"done": "met", "not_needed": "closed", "late": "late"}.get(self.state, "waiting")


def name_of(step: OnboardingStep) -> str:
    return step.what if step.kind == StepKind.OTHER else str(StepKind(step.kind).label)


def standing_of(step: OnboardingStep, day: date) -> Standing:
    """On this day."""
    state, said = _seen(step, day)
    if state == "open" and step.due_on is not None and step.due_on < day:
        state = "late"
    words = {
        "done": _("done"),
        "not_needed": _("not needed"),
        "late": _("late"),
        "open": _("open"),
    }
    holds = waits_for(Step(step.kind)) if state in ("open", "late") else ()
    return Standing(step, state, words[state], said, holds)


def _seen(step: OnboardingStep, day: date) -> tuple[str, str]:
    if step.kind == StepKind.LOG_IN:
        return _log_in(step)
    if step.kind == StepKind.SUITABILITY:
        return _suitability(step, day)
    if step.state == StepState.DONE:
        on = _("on %(day)s") % {"day": in_words(step.done_on)}
        return "done", f"{on}: {step.proof}"
    if step.state == StepState.NOT_NEEDED:
        return "not_needed", step.because
    return "open", step.because


def _log_in(step: OnboardingStep) -> tuple[str, str]:
    assert step.member is not None, "a log-in is a person's"
    if step.member.last_login is None:
        return "open", _("enrolled, and never signed in so far")
    return "done", _("signed in, from the records")


def _suitability(step: OnboardingStep, day: date) -> tuple[str, str]:
    assert step.member is not None, "suitability is a person's"
    member = step.member
    if member.suitability == Suitability.NOT_REQUIRED:
        return "not_needed", _("not required, from the records")
    if member.suitability != Suitability.CLEARED:
        return "open", _("“%(state)s”, from the records") % {"state": member.get_suitability_display()}
    until = member.suitability_expires_on
    if until is None:
        return "done", _("cleared, from the records")
    if until < day:
        return "open", _("cleared until %(day)s, which is over") % {"day": in_words(until)}
    return "done", _("cleared until %(day)s, from the records") % {"day": in_words(until)}
