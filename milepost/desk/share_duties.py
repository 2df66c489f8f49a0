"""What waits about shares: money without terms, a remittance for its second person, a payment that came back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from milepost.desk.words import Badge, Duty, left_badge
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may
from milepost.organizations.roles import Act
from milepost.shares.policies import why_not_released
from milepost.shares.queries import come_back, prepared_run, without_terms
from milepost.website.narrowing import narrowed
from milepost.website.templatetags.words import cents
from milepost.website.templatetags.words import day as in_words

_OF_A_STATEMENT = ("number", "cents", "returned_on", "partner__name")


def share_duties(member: StaffMember, day: date) -> Iterator[Duty]:
    """Three queries, for those who settle terms and pay, where a ledger is kept."""
    if member.partner:
        return
    if may(member, Act.AGREE_SHARES):
        yield from _without_terms(member, day)
    if may(member, Act.REMIT):
        yield from _to_release(member, day)
        yield from _come_back(member, day)


def _without_terms(member: StaffMember, day: date) -> Iterator[Duty]:
    found = without_terms(member.owner)
    if found.payments:
        text = ngettext(
            "Money waits for terms: %(count)s payment, %(sum)s",
            "Money waits for terms: %(count)s payments, %(sum)s",
            found.payments,
        )
        what = text % {"count": found.payments, "sum": cents(found.cents)}
        note = _("it is shared when terms with the partner are signed")
        yield Duty(day, what, note, Badge(_("open"), "soon"), reverse("share_terms"))


def _to_release(member: StaffMember, day: date) -> Iterator[Duty]:
    run = prepared_run(member.owner)
    if run is not None:
        figures = {"number": run.number, "sum": cents(run.cents)}
        what = _("Remittance %(number)s waits for release: %(sum)s") % figures
        note = why_not_released(member, run) or _("prepared by %(name)s") % {
            "name": run.prepared_by or "Milepost"
        }
        yield Duty(run.pay_on, what, note, left_badge(run.pay_on, day), reverse("share_run", args=[run.pk]))


def _come_back(member: StaffMember, day: date) -> Iterator[Duty]:
    for one in narrowed(come_back(member.owner), *_OF_A_STATEMENT)[:10]:
        what = _("A payment came back: statement %(number)s, %(sum)s") % {
            "number": one.number,
            "sum": cents(one.cents),
        }
        name = one.partner.name if one.partner else _("another party")
        note = _("%(name)s · since %(day)s · mend the account, then pay it with the next remittance") % {
            "name": name,
            "day": in_words(one.returned_on),
        }
        address = reverse("share_statement", args=[one.pk])
        yield Duty(one.returned_on or day, what, note, Badge(_("open"), "late"), address)
