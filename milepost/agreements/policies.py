"""What may be done with an agreement, a step or a path: `check_may_…` raises the reason, `may_…` asks."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from milepost.agreements.choices import MOVES, OVER, STAGES, Side, Stage, State
from milepost.agreements.fields import language_now, read_of
from milepost.agreements.models import (
    Agreement,
    AgreementSignature,
    AgreementVersion,
    IncubatorPath,
    OnboardingStep,
)
from milepost.agreements.queries import being_made, standing_of, whose_turn
from milepost.agreements.sealing import is_whole
from milepost.notices.signing import is_same_name
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may
from milepost.organizations.roles import Act
from milepost.rulebook.onboarding import FROM_RECORDS, Step
from milepost.rulebook.partner_agreements import Finding, completeness


def check_role(member: StaffMember | None, act: Act) -> None:
    """PermissionDenied where the member's role does not allow it. The program itself may."""
    if member is not None:
        check_may(member, act)


def findings_of(version: AgreementVersion) -> tuple[Finding, ...]:
    """What stands in this wording, and what is lacking."""
    return completeness(read_of(version.content, has_share_terms=version.terms_id is not None))


def check_not_ended(agreement: Agreement) -> None:
    if agreement.ended_on is not None:
        raise ValidationError(_("This agreement has ended. Begin another one, or take its end back."))


def check_may_amend(agreement: Agreement) -> None:
    check_not_ended(agreement)
    if being_made(agreement) is not None:
        raise ValidationError(
            _("A version is being written or signed already. Go on with that one, or withdraw it.")
        )


def check_may_offer(version: AgreementVersion) -> None:
    """Whole in what SSA asks for. What is good practice does not stop it."""
    if State.OFFERED not in MOVES[State(version.state)]:
        raise ValidationError(_("This version is no draft any more."))
    check_not_ended(version.agreement)
    lacking = [one for one in findings_of(version) if one.is_required and not one.is_there]
    if lacking:
        said = [why.finding(language_now()) for one in lacking for why in one.to_add]
        raise ValidationError([_("The agreement is not complete yet."), *said])
    terms = version.terms
    if terms is not None and (terms.state not in ("draft", "signed") or terms.agreement_ended_on is not None):
        raise ValidationError(
            _("The terms of shares that it names have ended or were withdrawn. Choose others.")
        )


def why_not_offered(version: AgreementVersion) -> str:
    """Why it may not be offered; empty where it may."""
    try:
        check_may_offer(version)
    except ValidationError as why:
        return " ".join(why.messages)
    return ""


def check_turn(version: AgreementVersion, signature: AgreementSignature) -> None:
    """Signers go in order, each once, and only while the wording is out for signing."""
    if version.state == State.WITHDRAWN:
        raise ValidationError(_("This version was taken back. There is nothing to sign any more."))
    if signature.is_given:
        raise ValidationError(_("This is signed already."))
    if version.state != State.OFFERED:
        raise ValidationError(_("This version is not out for signing."))
    first = whose_turn(version.signatures.all())
    if first is None or first.pk != signature.pk:
        who = first.get_side_display() if first else ""
        raise ValidationError(_("It is not this signature's turn: first signs %(who)s.") % {"who": who})


def check_signs_for(member: StaffMember, signature: AgreementSignature) -> None:
    """A signed-in person signs for their own side, and is the one whom the agreement names."""
    mine = Side.PARTNER if member.partner else Side.RECORD
    if signature.side != mine:
        raise ValidationError(_("The other side signs this by its own log-in, by a link, or on paper."))
    asked = signature.asked_name.open()
    if not is_same_name(member.name, asked):
        raise ValidationError(
            _(
                "The agreement names %(name)s as who signs. They sign by their own log-in, by a link, or on paper; "
                "or another version names somebody else."
            )
            % {"name": asked}
        )


def why_not_signed(member: StaffMember, signature: AgreementSignature) -> str:
    """Why this member may not sign here and now; empty where they may."""
    if not may(member, Act.SIGN_AGREEMENTS):
        return _("Your role does not sign agreements.")
    try:
        check_turn(signature.wording, signature)
        check_signs_for(member, signature)
    except ValidationError as why:
        return " ".join(why.messages)
    return ""


def check_is_what_was_shown(version: AgreementVersion, digest: str) -> None:
    """What somebody signs is what the page has shown them, and nothing of it has changed since it was offered."""
    if digest != version.digest:
        raise ValidationError(
            _("This is not the wording that you were shown. Nothing was signed. Read it again, then sign.")
        )
    if not is_whole(version):
        raise ValidationError(
            _(
                "What is kept of this agreement is not what was offered. Nothing was signed. Withdraw it and offer it anew."
            )
        )


def check_day(version: AgreementVersion, signature: AgreementSignature, signed_on: date, day: date) -> None:
    """Not ahead, and not before whoever signed first."""
    if signed_on > day:
        raise ValidationError(_("This day is still ahead."))
    before = [
        one.signed_on for one in version.signatures.all() if one.signed_on and one.place < signature.place
    ]
    if before and signed_on < max(before):
        raise ValidationError(_("It cannot be signed before those who sign first."))


def check_may_end(agreement: Agreement, on: date) -> None:
    check_not_ended(agreement)
    standing = standing_of(agreement)
    if standing is None:
        raise ValidationError(_("Nobody has signed it yet: withdraw the version instead."))
    if being_made(agreement) is not None:
        raise ValidationError(_("A version is being written or signed. Withdraw it first."))
    if standing.effective_from is not None and on < standing.effective_from:
        raise ValidationError(_("That is before it begins."))


def may_record(member: StaffMember, step: OnboardingStep) -> bool:
    """Whoever keeps onboarding, and whoever the step was given to."""
    return may(member, Act.ONBOARD) or (step.owner_id == member.pk and may(member, Act.SEE_AGREEMENTS))


def check_may_record(member: StaffMember | None, step: OnboardingStep) -> None:
    if member is not None and not may_record(member, step):
        raise PermissionDenied(_("This step is somebody else's. Whoever sees to it records it."))


def is_from_records(step: OnboardingStep) -> bool:
    return Step(step.kind) in FROM_RECORDS


def check_is_recorded_here(step: OnboardingStep) -> None:
    if is_from_records(step):
        raise ValidationError(
            _("Whether this is done is seen in the records under Staff; it is not recorded here.")
        )


def check_stage(path: IncubatorPath, stage: str) -> None:
    if Stage(stage) not in STAGES[Stage(path.stage)]:
        raise ValidationError(_("From this stage the path does not lead there."))


def check_goes_on(path: IncubatorPath) -> None:
    if path.stage in OVER:
        raise ValidationError(_("This path is over. What is on record stays as it is."))
