"""Who may keep counselling, and what stands in the way of a step: `check_…` raises the reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from milepost.counselling.choices import State
from milepost.counselling.models import Counsel, CounsellingSettings
from milepost.counselling.states import after
from milepost.organizations.languages import language
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may
from milepost.organizations.roles import Act
from milepost.people.models import Consent
from milepost.rulebook.wording import day_in_words


def may_counsel(member: StaffMember) -> bool:
    return may(member, Act.COUNSEL)


def check_may_counsel(member: StaffMember | None) -> None:
    """PermissionDenied where the member's role does not allow it. The program itself may."""
    if member is not None:
        check_may(member, Act.COUNSEL)


def next_state(counsel: Counsel, code: str) -> str:
    """Where a move leads. ValidationError where it is not lawful from here."""
    found = after(code, counsel.state)
    if found is None:
        raise ValidationError(
            _("This counselling is in another state: %(state)s.") % {"state": counsel.get_state_display()}
        )
    return found


def check_is_open(counsel: Counsel) -> None:
    if counsel.state == State.CLOSED:
        raise ValidationError(_("This counselling is closed. Open it again first."))


def allows(consent: Consent, on: date) -> bool:
    """Whether the consent was signed by this day, has not ended and was not withdrawn."""
    over = [one for one in (consent.ends_on, consent.withdrawn_on) if one is not None]
    return consent.signed_on <= on and all(one > on for one in over)


def check_consents(consents: Sequence[Consent], settings: CounsellingSettings, on: date) -> None:
    """SSA tells nobody without a signed SSA-3288 (POMS DI 55001.005); how many it wants is the organization's own word."""
    if len({one.pk for one in consents}) < settings.consents_wanted:
        raise ValidationError(
            _("So many signed SSA-3288 must be here first: %(count)s. Chosen are %(chosen)s.")
            % {"count": settings.consents_wanted, "chosen": len({one.pk for one in consents})}
        )
    for one in consents:
        if one.form != Consent.Form.SSA_3288 or not allows(one, on):
            raise ValidationError(
                _("The consent signed on %(day)s does not hold on the day of the request.")
                % {"day": day_in_words(one.signed_on, language())}
            )
