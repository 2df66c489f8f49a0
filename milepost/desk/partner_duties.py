"""What waits about partners: agreements to be signed or running out, onboarding that is open, the next step of a mentor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from milepost.agreements.models import OnboardingStep
from milepost.agreements.queries import awaited_from, next_meetings, open_steps, running_out
from milepost.agreements.standing import name_of
from milepost.desk.sources import Sources
from milepost.desk.words import Badge, Duty, left_badge
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may
from milepost.organizations.roles import Act
from milepost.website.narrowing import narrowed
from milepost.website.templatetags.words import day as in_words

TERM_FORETOLD = timedelta(days=90)
MEETING_FORETOLD = timedelta(days=14)
_OF_A_SIGNATURE = ("asked_name", "wording__agreement__reference", "wording__partner__name")
_OF_A_WORDING = ("term_ends_on", "agreement__reference", "partner__name")
_OF_A_STEP = ("kind", "what", "due_on", "partner__name", "member__name", "owner__name")
"""Today reads no more of each than it says: every column costs, on a page that everybody opens first."""


def partner_duties(member: StaffMember, there: Sources, day: date) -> Iterator[Duty]:
    """At most four queries, of what is there; a partner's staff see those of their own house."""
    if not may(member, Act.SEE_AGREEMENTS):
        return
    if there.signatures and may(member, Act.SIGN_AGREEMENTS):
        yield from _to_sign(member, day)
    if there.terms and may(member, Act.WRITE_AGREEMENTS):
        yield from _running_out(member, day)
    if there.steps and (may(member, Act.ONBOARD) or member.partner):
        yield from _onboarding(member, day)
    if there.paths and may(member, Act.ONBOARD):
        yield from _meetings(member, day)


def _to_sign(member: StaffMember, day: date) -> Iterator[Duty]:
    for one in narrowed(awaited_from(member), *_OF_A_SIGNATURE)[:10]:
        agreement = one.wording.agreement
        what = _("Agreement %(reference)s is to be signed") % {"reference": agreement.reference}
        note = _("%(partner)s · by %(name)s") % {
            "partner": one.wording.partner.name,
            "name": one.asked_name.open(),
        }
        yield Duty(day, what, note, Badge(_("open"), "soon"), reverse("agreement", args=[agreement.pk]))


def _running_out(member: StaffMember, day: date) -> Iterator[Duty]:
    for one in narrowed(running_out(member, day + TERM_FORETOLD), *_OF_A_WORDING)[:10]:
        ends_on, agreement = one.term_ends_on, one.agreement
        assert ends_on is not None, "it was asked for by this day"
        what = _("Agreement %(reference)s: its term ends on %(day)s") % {
            "reference": agreement.reference,
            "day": in_words(ends_on),
        }
        note = _("%(partner)s · agree the next version, or record the end") % {"partner": one.partner.name}
        yield Duty(ends_on, what, note, left_badge(ends_on, day), reverse("agreement", args=[agreement.pk]))


def _onboarding(member: StaffMember, day: date) -> Iterator[Duty]:
    """One line for each partner, by the step that is due first."""
    every = narrowed(open_steps(member, day), *_OF_A_STEP)
    steps = sorted(every, key=lambda one: (one.partner.name, one.partner_id.hex))
    for _key, group in groupby(steps, key=lambda one: one.partner_id):
        waiting = list(group)
        yield _of_partner(waiting, day)


def _of_partner(waiting: list[OnboardingStep], day: date) -> Duty:
    due = sorted((one for one in waiting if one.due_on), key=lambda one: str(one.due_on))
    first = due[0] if due else waiting[0]
    house = first.partner
    text = ngettext("Onboarding of %(name)s: %(count)s step is open", "Onboarding of %(name)s: %(count)s steps are open", len(waiting))  # fmt: skip
    what = text % {"name": house.name, "count": len(waiting)}
    said = f"{name_of(first)}: {first.member.name}" if first.member else name_of(first)
    if first.owner:
        said = _("%(what)s · seen to by %(name)s") % {"what": said, "name": first.owner.name}
    badge = left_badge(first.due_on, day) if first.due_on else Badge(_("open"), "later")
    return Duty(first.due_on or day, what, said, badge, reverse("onboarding_partner", args=[house.pk]))


def _meetings(member: StaffMember, day: date) -> Iterator[Duty]:
    for path in narrowed(next_meetings(member, day + MEETING_FORETOLD), "partner__name")[:10]:
        what = _("Mentoring of %(name)s: next step") % {"name": path.partner.name}
        on = path.next_on
        yield Duty(on, what, path.next_step, left_badge(on, day), reverse("incubator_path", args=[path.pk]))
