"""Who may do what: `may_…` asks, `check_may_…` raises the reason."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.journal.models import Entry
from milepost.organizations.languages import language
from milepost.organizations.models import StaffMember
from milepost.organizations.roles import MAY, Act
from milepost.organizations.suitability import Suitability
from milepost.organizations.today import today_for
from milepost.rulebook.wording import day_in_words

MOST_READ_IN_AN_HOUR = 60
NUMBERS_READ = ("numbers read", "bank account read")


def staff_of(request: HttpRequest) -> StaffMember:
    """Who asks. Every route but the open ones is behind a door that makes this true."""
    assert isinstance(request.user, StaffMember)
    return request.user


def may(member: StaffMember, act: Act) -> bool:
    """Whether the member's role allows it."""
    return member.is_active and act in MAY.get(member.role, frozenset())


def check_may(member: StaffMember, act: Act) -> None:
    if not may(member, act):
        raise PermissionDenied(words_of_refusal(member, act))


def words_of_refusal(member: StaffMember, act: Act) -> str:
    """Why the role does not allow it, in a sentence."""
    return _("Your role, %(role)s, may not %(act)s. Ask an administrator of your organization.") % {
        "role": member.get_role_display(),
        "act": words_of(act),
    }


def words_of(act: Act) -> str:
    """What is asked for, in the middle of a sentence."""
    return {
        Act.SEE_PEOPLE: _("see Ticketholders"),
        Act.CHANGE_PEOPLE: _("change what is known of a Ticketholder"),
        Act.SEE_DOCUMENTS: _("see documents"),
        Act.ADD_DOCUMENTS: _("add documents"),
        Act.REVEAL: _("have a Social Security number shown"),
        Act.SEE_CLAIMS: _("see claims"),
        Act.SEE_FIGURES: _("see the figures of the law"),
        Act.ENTER_FIGURES: _("enter or withdraw a figure"),
        Act.SEE_CASELOADS: _("see uploaded caseloads"),
        Act.CHANGE_CASELOADS: _("upload a caseload"),
        Act.SEE_ORGANIZATION: _("see the organization's particulars"),
        Act.CHANGE_ORGANIZATION: _("change the organization's particulars"),
        Act.MANAGE_STAFF: _("manage staff"),
        Act.SEE_JOURNAL: _("see the journal"),
        Act.HOLD_RECORDS: _("put a legal hold on records"),
        Act.ASSIGN: _("assign or unassign a Ticket"),
        Act.PREPARE_CLAIMS: _("prepare a request for payment"),
        Act.RELEASE_CLAIMS: _("release a request for payment"),
        Act.FOLLOW_CLAIMS: _("record what becomes of a request for payment"),
        Act.RECORD_PAYMENTS: _("record payments"),
        Act.SEE_SHARES: _("see shares of payments"),
        Act.SEE_LEDGER: _("see the whole ledger"),
        Act.AGREE_SHARES: _("settle how payments are shared"),
        Act.REMIT: _("book and remit shares of payments"),
        Act.DO_DUTIES: _("record that a duty of the organization is done"),
        Act.SEE_AGREEMENTS: _("see agreements with partners"),
        Act.WRITE_AGREEMENTS: _("write, offer and end agreements with partners"),
        Act.SIGN_AGREEMENTS: _("sign an agreement"),
        Act.ONBOARD: _("keep onboarding and the incubator"),
        Act.ANSWER_REVIEWS: _("draw or answer a quality review"),
        Act.WRITE_MESSAGES: _("write messages between partner and EN of Record"),
        Act.COUNSEL: _("keep benefits counselling"),
        Act.SEE_SCHEMES: _("see incentive schemes"),
        Act.WRITE_SCHEMES: _("write incentive schemes"),
        Act.SEE_HAND_OFFS: _("see hand-offs from State VR"),
        Act.CHANGE_HAND_OFFS: _("keep hand-offs from State VR"),
        Act.SEE_REVENUE: _("see revenue and projections"),
        Act.PLAN_REVENUE: _("write projections of revenue"),
        Act.WRITE_KNOWLEDGE: _("write pages of knowledge"),
    }[act]


def is_cleared(member: StaffMember) -> bool:
    """Whether SSA has found the member suitable for personal data (program operations, Suitability), and it holds today."""
    return is_cleared_on(member, today_for(member.owner))


def is_cleared_on(member: StaffMember, day: date) -> bool:
    """Cleared, and the clearance has not ended: it still holds on its last day."""
    until = member.suitability_expires_on
    return member.suitability == Suitability.CLEARED and (until is None or until >= day)


def why_not_cleared(member: StaffMember) -> str:
    """Why no number is shown to the member in full, as far as suitability goes; empty where it stands in no way."""
    day, until = today_for(member.owner), member.suitability_expires_on
    if is_cleared_on(member, day):
        return ""
    if member.suitability == Suitability.CLEARED and until is not None:
        return _(
            "Your suitability ended on %(day)s. A full number is shown only to somebody whom SSA has cleared; "
            "an administrator records a new clearance under Staff."
        ) % {"day": day_in_words(until, language())}
    return _(
        "Your suitability is “%(state)s”. A full number is shown only to somebody whom SSA has cleared; "
        "an administrator records the clearance under Staff."
    ) % {"state": member.get_suitability_display()}


def may_reveal(member: StaffMember) -> bool:
    return may(member, Act.REVEAL) and is_cleared(member)


def check_may_reveal(member: StaffMember) -> None:
    """A full SSN is shown to nobody who is not cleared, whatever the role."""
    check_may(member, Act.REVEAL)
    _check_is_cleared(member)
    _check_has_not_read_too_many(member)


def _check_is_cleared(member: StaffMember) -> None:
    why = why_not_cleared(member)
    if why:
        raise PermissionDenied(why)


def _check_has_not_read_too_many(member: StaffMember) -> None:
    """Nobody copies the numbers of a whole caseload, one after the other."""
    since = timezone.now() - timedelta(hours=1)
    read = Entry.objects.filter(
        organization=member.owner, by=member, kind=Entry.Kind.READING, action__in=NUMBERS_READ, at__gte=since
    )
    if read.count() >= MOST_READ_IN_AN_HOUR:
        raise PermissionDenied(
            _(
                "You have had %(count)s numbers shown in full within an hour. Wait a while; each reading is in the journal."
            )
            % {"count": MOST_READ_IN_AN_HOUR}
        )


def may_reveal_account(member: StaffMember) -> bool:
    return may(member, Act.CHANGE_ORGANIZATION) and is_cleared(member)


def check_may_reveal_account(member: StaffMember) -> None:
    """A bank account is shown to whoever may change it and is cleared."""
    check_may(member, Act.CHANGE_ORGANIZATION)
    _check_is_cleared(member)
    _check_has_not_read_too_many(member)


def needs_second_factor(member: StaffMember) -> bool:
    """Whoever can see a person's data signs in with a second factor."""
    return bool(
        {Act.SEE_PEOPLE, Act.MANAGE_STAFF, Act.SEE_JOURNAL, Act.SEE_CASELOADS, Act.SEE_HAND_OFFS}
        & MAY.get(member.role, frozenset())
    )
