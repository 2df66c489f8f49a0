"""Terms with a partner: drafted, previewed on real past payments, signed, ended; and what is agreed for one Ticket alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.editing.records import change
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization
from milepost.payments.models import MoneyReceived
from milepost.shares import booking
from milepost.shares.checking import check_rule
from milepost.shares.choices import TermsState
from milepost.shares.models import EntryLine, ShareTerms, TicketTerms
from milepost.shares.policies import check_may_agree
from milepost.tickets.models import Ticket


@transaction.atomic
def draft(partner: Organization, values: Mapping[str, Any], *, deed: Deed) -> ShareTerms:
    """The next version. `values`: effective_from, reference, read, attribution, odd, odd_to, rule."""
    check_may_agree(deed.by)
    assert partner.partner_of_id == deed.organization.pk, "terms are agreed with a partner of one's own"
    check_rule(deed.organization, values["rule"], values.get("odd_to", "record"))
    Organization.objects.select_for_update(no_key=True).get(pk=partner.pk)
    last = ShareTerms.objects.filter(partner=partner).aggregate(last=Max("edition"))["last"] or 0
    made = ShareTerms.objects.create(
        organization=deed.organization, partner=partner, edition=last + 1, made_by=deed.by, **values
    )
    deed.write("terms drafted", made, edition=made.edition, partner=str(partner.pk))
    return made


@transaction.atomic
def redraft(terms: ShareTerms, values: Mapping[str, Any], *, deed: Deed) -> bool:
    """Change a draft; whether nobody else had changed it meanwhile. It has to be previewed again."""
    check_may_agree(deed.by)
    _check(terms, TermsState.DRAFT)
    check_rule(deed.organization, values["rule"], values.get("odd_to", "record"))
    return change(terms, values, version=terms.version, deed=deed, action="terms changed")


@transaction.atomic
def keep_preview(terms: ShareTerms, *, deed: Deed) -> None:
    """Somebody has seen what this draft would have given."""
    check_may_agree(deed.by)
    if terms.state == TermsState.DRAFT and terms.previewed_version != terms.version:
        ShareTerms.objects.filter(pk=terms.pk).update(previewed_version=terms.version)
        terms.previewed_version = terms.version
        deed.write("terms previewed", terms, version=terms.version)


@transaction.atomic
def sign(terms: ShareTerms, on: date, *, deed: Deed) -> ShareTerms:
    """Both have signed. The version before ends on the day before; what waited for terms is shared.

    ValidationError where nobody has previewed it, or payments from its first day on are shared by an older version already.
    """
    check_may_agree(deed.by)
    now = ShareTerms.objects.select_for_update(of=("self",), no_key=True).get(pk=terms.pk)
    _check(now, TermsState.DRAFT)
    if now.previewed_version != now.version:
        raise ValidationError(_("Look first at what these terms would have given."))
    check_rule(deed.organization, now.rule, now.odd_to)
    others = ShareTerms.objects.select_for_update(no_key=True).filter(
        partner_id=now.partner_id, state__in=(TermsState.SIGNED, TermsState.ENDED)
    )
    if others.filter(effective_from__gte=now.effective_from).exists():
        raise ValidationError(_("Signed terms begin on that day or later. Choose a later day."))
    shared = EntryLine.objects.filter(
        partner_id=now.partner_id, received_on__gte=now.effective_from, kind="shared"
    )
    if others.exists() and shared.exists():
        raise ValidationError(_("Payments that came since that day are shared already. Choose a later day."))
    before = now.effective_from - timedelta(1)
    for one in others.filter(effective_to=None) | others.filter(effective_to__gt=before):
        values = {"state": TermsState.ENDED.value, "effective_to": before}
        change(one, values, version=one.version, deed=deed, action="terms ended")
    values = {"state": TermsState.SIGNED.value, "signed_on": on}
    change(now, values, version=now.version, deed=deed, action="terms signed")
    waiting = MoneyReceived.objects.filter(organization=deed.organization, booked__waits=True)
    booking.book(waiting, deed=deed)
    terms.refresh_from_db()
    return now


@transaction.atomic
def end(terms: ShareTerms, last_day: date, because: str, *, deed: Deed) -> None:
    """They hold until this day, with it. Payments that come later wait for other terms."""
    check_may_agree(deed.by)
    now = ShareTerms.objects.select_for_update(of=("self",), no_key=True).get(pk=terms.pk)
    _check(now, TermsState.SIGNED)
    if last_day < now.effective_from:
        raise ValidationError(_("This day lies before the first day of the terms."))
    if EntryLine.objects.filter(partner_id=now.partner_id, received_on__gt=last_day, kind="shared").exists():
        raise ValidationError(_("Payments that came after that day are shared already. Choose a later day."))
    values = {"state": TermsState.ENDED.value, "effective_to": last_day, "because": because[:300]}
    change(now, values, version=now.version, deed=deed.because(because), action="terms ended")
    terms.refresh_from_db()


@transaction.atomic
def withdraw(terms: ShareTerms, because: str, *, deed: Deed) -> None:
    """A draft that comes to nothing. It stays on record."""
    check_may_agree(deed.by)
    _check(terms, TermsState.DRAFT)
    values = {"state": TermsState.WITHDRAWN.value, "because": because[:300]}
    change(terms, values, version=terms.version, deed=deed.because(because), action="terms withdrawn")


@transaction.atomic
def agree_for_ticket(ticket: Ticket, values: Mapping[str, Any], *, deed: Deed) -> TicketTerms:
    """What holds for this Ticket alone, for payments that come from a day on; those that came since are shared anew.

    `values`: partner, rule or None, weights, effective_from, because. ValidationError where neither rule nor weights are given.
    """
    check_may_agree(deed.by)
    if values.get("rule") is None and not values.get("weights"):
        raise ValidationError(_("Give shares, or weights of the partners."))
    if values.get("rule") is not None:
        check_rule(deed.organization, values["rule"])
        if values.get("partner") is None:
            raise ValidationError(_("Say for which partner the shares hold."))
    made = TicketTerms.objects.create(
        organization_id=ticket.organization_id, ticket=ticket, made_by=deed.by, **values
    )
    deed.because(made.because).write("override agreed", ticket, override=str(made.pk))
    _share_anew(ticket, made.effective_from, deed)
    return made


@transaction.atomic
def withdraw_for_ticket(kept: TicketTerms, because: str, *, deed: Deed) -> None:
    """It was agreed by mistake: payments are shared as they would have been."""
    check_may_agree(deed.by)
    if kept.withdrawn_at is None:
        values = {"withdrawn_at": timezone.now(), "ended_because": because[:300]}
        change(kept, values, version=kept.version, deed=deed.because(because), action="override withdrawn")
        _share_anew(kept.ticket, kept.effective_from, deed)


def _share_anew(ticket: Ticket, since: date, deed: Deed) -> None:
    booking.book(
        MoneyReceived.objects.filter(ticket=ticket, received_on__gte=since, booked__isnull=False),
        deed=deed,
        anew=True,
    )


def _check(terms: ShareTerms, state: TermsState) -> None:
    if terms.state != state:
        raise ValidationError(
            _("These terms are in another state: %(state)s.") % {"state": terms.get_state_display()}
        )
