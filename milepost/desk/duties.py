"""Duties with a date as Today shows them: SAM, automatic payments, the roster audit, money of nobody known, suitability, what
waits about partners, and whatever else of `duties` is late, missing or to be begun."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from milepost.desk.hand_off_duties import hand_off_duties
from milepost.desk.partner_duties import TERM_FORETOLD, partner_duties
from milepost.desk.plan_duties import PLAN_FORETOLD, plan_duties
from milepost.desk.share_duties import share_duties
from milepost.desk.sources import Sources, sources_of
from milepost.desk.words import Badge, Duty, left_badge
from milepost.duties.board import Duty as Kept
from milepost.duties.board import duties_seen_by
from milepost.duties.held import Held, held_by_sam
from milepost.inspections.queries import pressing_for
from milepost.organizations.models import Identity, StaffMember
from milepost.organizations.policies import may
from milepost.organizations.roles import Act
from milepost.organizations.suitability import Suitability
from milepost.payments.queries import money_visible_to, of_nobody
from milepost.portal.queries import audit_due, unsettled
from milepost.rulebook.duties import SAM_LEAD, DutyKind, Every, State, begin_by, is_foretold
from milepost.website.templatetags.words import cents, dollars, finding
from milepost.website.templatetags.words import day as in_words

MATCHED_WITHIN = timedelta(days=30)
"""As long as we wait for an answer before asking again (program operations 4.6): after that it is late."""


def duties_of(member: StaffMember, day: date) -> list[Duty]:
    """Those that the member may see, the nearest first. A number of queries that does not grow with them."""
    found: list[Duty] = []
    there = sources_of(member.owner, day + TERM_FORETOLD, day + PLAN_FORETOLD)
    seen = duties_seen_by(member, day, with_money=False, with_derived=False)
    if may(member, Act.SEE_ORGANIZATION):
        found += _of_identities(member, seen, day)
    if may(member, Act.CHANGE_CASELOADS):
        found += _of_portal(member, there, day)
    if may(member, Act.SEE_CLAIMS):
        found += _of_money(member, day)
    if may(member, Act.SEE_DOCUMENTS):
        found += _of_inspections(member, there, day)
    found += _of_staff(member, seen, day)
    found += lines_of(seen, day)
    found += partner_duties(member, there, day)
    if there.hand_offs:
        found += hand_off_duties(member, day)
    if there.plan:
        found += plan_duties(member, day)
    if there.ledger:
        found += share_duties(member, day)
    return sorted(found, key=lambda duty: (duty.on, duty.what))


def _of_identities(member: StaffMember, seen: Sequence[Kept], day: date) -> Iterator[Duty]:
    in_force = [
        one.about for one in seen if one.kind.code is DutyKind.SAM_RENEWAL and isinstance(one.about, Identity)
    ]
    for one in in_force:
        ends_on = one.sam_expires_on
        if ends_on is not None and is_foretold(ends_on, day=day):
            yield _sam(one, ends_on, day, held_by_sam(member, one, is_only=len(in_force) == 1))
        until = one.epay_suspended_until
        if one.epay == one.Epay.SUSPENDED and until is not None:
            yield Duty(
                until,
                _("Automatic payments (ePay) are suspended until %(day)s") % {"day": in_words(until)},
                one.name,
                left_badge(until, day),
                reverse("organization"),
            )


def _sam(identity: Identity, ends_on: date, day: date, held: Held | None) -> Duty:
    begin, name = begin_by(ends_on), identity.name
    address = reverse("duty", args=["sam_renewal", identity.pk])
    sum_held = (
        " · " + _("%(sum)s is payable or awaited") % {"sum": dollars(held.dollars)}
        if held and held.dollars
        else ""
    )
    if ends_on < day:
        what = _("SAM registration ended on %(day)s") % {"day": in_words(ends_on)}
        note = _("%(name)s · no payment comes until it is renewed") % {"name": name}
        return Duty(ends_on, what, note + sum_held, Badge(_("ended"), "late"), address)
    what = _("SAM registration ends on %(day)s") % {"day": in_words(ends_on)}
    note = _("%(name)s · begin to renew by %(day)s, for a lapse holds all payments") % {
        "name": name,
        "day": in_words(begin),
    }
    return Duty(begin, what, note + sum_held, left_badge(begin, day), address)


def _of_portal(member: StaffMember, there: Sources, day: date) -> Iterator[Duty]:
    """The quarterly roster audit, and what differs from the Portal's lists and is not settled."""
    due = audit_due(member.owner, day)
    if due is not None:
        what = _("The roster audit is due: compare your Tickets with the Portal")
        note = _("once a quarter, with the Portal's list of assigned Tickets")
        yield Duty(due, what, note, left_badge(due, day), reverse("portal"))
    count = unsettled(member.owner) if there.differences else 0
    if count:
        text = ngettext("%(count)s difference to the Portal is not settled", "%(count)s differences to the Portal are not settled", count)  # fmt: skip
        note = _("each has an act that is proposed")
        yield Duty(day, text % {"count": count}, note, Badge(_("open"), "soon"), reverse("portal"))


def _of_money(member: StaffMember, day: date) -> Iterator[Duty]:
    """Money about nobody known: it waits on no Ticketholder's page. A partner's staff see none of it."""
    found = of_nobody(money_visible_to(member))
    if found.since is None:
        return
    text = ngettext("Money of an unknown person: %(count)s line, %(sum)s", "Money of an unknown person: %(count)s lines, %(sum)s", found.lines)  # fmt: skip
    sums = [_("%(sum)s came") % {"sum": cents(found.came)}] if found.came else []
    sums += [_("%(sum)s taken back") % {"sum": cents(found.taken)}] if found.taken else []
    note = _("the first since %(day)s · say whose it is, or what it is") % {"day": in_words(found.since)}
    waits = Badge(_("open"), "late" if day - found.since > MATCHED_WITHIN else "soon")
    address = f"{reverse('payments')}?{urlencode({'about': 'nobody', 'sort': 'day'})}"
    yield Duty(day, text % {"count": found.lines, "sum": " · ".join(sums)}, note, waits, address)


def _of_inspections(member: StaffMember, there: Sources, day: date) -> Iterator[Duty]:
    """Quality reviews to be answered, the sample of the quarter, corrective actions: one's own, or everybody's for those who answer."""
    found = pressing_for(member, day, answers=may(member, Act.ANSWER_REVIEWS), has_any=there.inspections)
    for one in found.due:
        assert one.deadline is not None, "a review without a deadline is never due"
        what = _("Quality review %(number)s is to be answered") % {"number": one.number}
        address = reverse("inspection", args=[one.pk])
        yield Duty(one.deadline, what, str(one.get_kind_display()), left_badge(one.deadline, day), address)
    for action in found.correctives:
        figures = {"number": action.inspection.number, "name": action.owner.name}
        what = _("Corrective action of quality review %(number)s") % figures
        address = reverse("inspection_corrective_done", args=[action.inspection_id, action.pk])
        note = _("to be done by %(name)s") % figures
        yield Duty(action.due_on, what, note, left_badge(action.due_on, day), address)
    if found.sample_by is not None:
        what = _("Draw the sample of the last quarter on yourselves")
        note = _("what a review of services and supports would find")
        yield Duty(found.sample_by, what, note, left_badge(found.sample_by, day), reverse("inspection_draw"))


def _of_staff(member: StaffMember, seen: Sequence[Kept], day: date) -> Iterator[Duty]:
    """One's own clearance; for those who manage staff, everybody's."""
    manages = may(member, Act.MANAGE_STAFF)
    people = [
        one.about
        for one in seen
        if one.kind.code is DutyKind.SUITABILITY and isinstance(one.about, StaffMember)
        if manages or one.about.pk == member.pk
    ]
    ending = [
        (one.suitability_expires_on, one.name, one.pk)
        for one in people
        if one.suitability == Suitability.CLEARED
        and one.suitability_expires_on is not None
        and one.suitability_expires_on <= day + SAM_LEAD
    ]
    for ends_on, name, key in sorted(ending)[:10]:
        what = _("Suitability of %(name)s ends on %(day)s") % {"name": name, "day": in_words(ends_on)}
        note = _("afterwards no full number is shown to them")
        address = reverse("staff_one", args=[key]) if manages else reverse("account")
        yield Duty(ends_on, what, note, left_badge(ends_on, day), address)


MOST_OF_A_KIND = 3
"""More of one kind are one line that leads to their list."""


def lines_of(seen: Sequence[Kept], day: date) -> Iterator[Duty]:
    """What is late, missing or to be begun, and the days of a year that nobody has entered yet."""
    by_name: dict[str, list[Kept]] = defaultdict(list)
    for one in seen:
        if _is_told(one):
            by_name[one.name].append(one)
    for some in by_name.values():
        if len(some) > MOST_OF_A_KIND:
            yield _of_many(some, day)
        else:
            yield from (_line(one, day) for one in some)
    if any(one.state is State.UNKNOWN and one.kind.every is Every.WINDOW for one in seen):
        what = _("Enter the days of the annual report of %(year)s") % {"year": day.year}
        note = _("SSA sets them anew each year; without them nobody is reminded in time")
        yield Duty(day, what, note, Badge(_("open"), "soon"), reverse("duty_settings"))


def _is_told(one: Kept) -> bool:
    if one.kind.code is DutyKind.SAM_RENEWAL:  # it has a line of its own above
        return False
    if one.kind.code is DutyKind.SUITABILITY:  # whose clearance ends is told with its own line
        return one.state is State.MISSING
    return one.next.presses


def _line(one: Kept, day: date) -> Duty:
    on = one.due_on or one.next.begin_on or day
    what = f"{one.name}: {one.whose}" if one.whose else one.name
    badge = Badge(_("lacking"), "late") if one.state is State.MISSING else left_badge(on, day)
    if one.due_on is None and one.state is State.BEGIN:
        badge = Badge(_("at once"), "soon")
    return Duty(on, what, finding(one.next.why), badge, _address(one))


def _address(one: Kept) -> str:
    return reverse("duty", args=[one.code, one.about_id])


def _of_many(some: Sequence[Kept], day: date) -> Duty:
    on = min(one.due_on or one.next.begin_on or day for one in some)
    what = ngettext("%(duty)s: %(count)s time", "%(duty)s: %(count)s times", len(some))
    late = sum(one.state in (State.LATE, State.MISSING) for one in some)
    note = ngettext("%(count)s is late or lacking", "%(count)s are late or lacking", late) % {"count": late}
    address = f"{reverse('duties')}?{urlencode({'kind': some[0].code, 'state': 'pressing'})}"
    badge = Badge(_("lacking"), "late") if late else left_badge(on, day)
    return Duty(on, what % {"duty": some[0].name, "count": len(some)}, note, badge, address)
