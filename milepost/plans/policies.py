"""What may be done with a plan: `check_may_…` raises the reason, `may_…` asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from milepost.plans.models import Method, PlanSettings, PlanVersion, Signature
from milepost.plans.queries import being_made, standing, whose_turn
from milepost.plans.reading import plan_read
from milepost.plans.sealing import content_is_whole
from milepost.plans.states import State, may_follow
from milepost.rulebook.plans import ElementFinding, Signer, are_enough, completeness
from milepost.tickets.models import Ticket


def findings_of(version: PlanVersion) -> tuple[ElementFinding, ...]:
    """The ten elements of this wording."""
    return completeness(plan_read(version.content.open(), version.plan.kind))


def check_may_begin(ticket: Ticket) -> None:
    """A Ticket has one plan that is being made, and one that stands."""
    if being_made(ticket) is not None:
        raise ValidationError(_("A plan is being written already. Go on with that one, or withdraw it."))
    if standing(ticket) is not None:
        raise ValidationError(
            _("A signed plan stands. Change it by an amendment, or withdraw it with its reason first.")
        )


def check_may_amend(version: PlanVersion) -> None:
    if version.state == State.SIGNED:
        raise ValidationError(
            _(
                "This plan is signed, and not yet recorded as received by the program manager. Record that first."
            )
        )
    if version.state != State.IN_FORCE:
        raise ValidationError(_("Only a plan in force is amended."))
    if being_made(version.ticket) is not None:
        raise ValidationError(_("A plan is being written already. Go on with that one, or withdraw it."))


def check_may_offer(version: PlanVersion, signers: Sequence[str]) -> None:
    """Complete, and to be signed by both sides. What the goals are warned of does not stop it."""
    if not may_follow(version.state, State.OFFERED):
        raise ValidationError(_("This wording is no draft any more."))
    lacking = [one for one in findings_of(version) if not one.is_there]
    if lacking:
        language = "es" if (get_language() or "en").startswith("es") else "en"
        raise ValidationError(
            [_("The plan is not complete yet.")]
            + [why.finding(language) for one in lacking for why in one.to_add]
        )
    if version.plan.kind == "iep" and _leans_on_employment_plan(version) and version.employment_plan is None:
        raise ValidationError(_("Add the Individual Employment Plan itself, since this plan refers to it."))
    if not are_enough(Signer(one) for one in signers):
        raise ValidationError(_("The Ticketholder or a representative signs, and the Employment Network."))


def _leans_on_employment_plan(version: PlanVersion) -> bool:
    return any(where.strip() for where in plan_read(version.content.open(), "iep").standing_in.values())


def may_offer(version: PlanVersion) -> bool:
    try:
        check_may_offer(version, [Signer.TICKETHOLDER, Signer.EMPLOYMENT_NETWORK])
    except ValidationError:
        return False
    return True


def check_turn(version: PlanVersion, signature: Signature) -> None:
    """Signers go in order, each once, and only while the wording is out for signing."""
    if version.state == State.WITHDRAWN:
        raise ValidationError(_("This wording was taken back. There is nothing to sign any more."))
    if signature.is_given:
        raise ValidationError(_("This is signed already."))
    if version.state != State.OFFERED:
        raise ValidationError(_("This wording is not out for signing."))
    first = whose_turn(version.signatures.all())
    if signature.pk not in {one.pk for one in first}:
        names = ", ".join(one.get_role_display() for one in first)
        raise ValidationError(_("It is not this signature's turn: first signs %(who)s.") % {"who": names})


def check_is_what_was_shown(version: PlanVersion, digest: str) -> None:
    """What somebody signs is what the page has shown them, and nothing of it has changed since it was offered."""
    if digest != version.digest:
        raise ValidationError(
            _("This is not the wording that you were shown. Nothing was signed. Read it again, then sign.")
        )
    if not content_is_whole(version):
        raise ValidationError(
            _(
                "What is kept of this plan is not what was offered. Nothing was signed. Withdraw it and offer it anew."
            )
        )


def check_method(settings: PlanSettings, method: str) -> None:
    if not settings.accepts(method):
        raise ValidationError(
            _(
                "Your organization does not take this way of signing: %(method)s. An administrator can change that."
            )
            % {"method": Method(method).label}
        )


def check_day(version: PlanVersion, signature: Signature, signed_on: date, day: date) -> None:
    """Not ahead, and not before those who signed first."""
    if signed_on > day:
        raise ValidationError(_("This day is still ahead."))
    before = [
        one.signed_on
        for one in version.signatures.all()
        if one.signed_on is not None and one.place < signature.place
    ]
    if before and signed_on < max(before):
        raise ValidationError(_("It cannot be signed before those who sign first."))
