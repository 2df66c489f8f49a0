"""Recording money: one line, a list, a deposit; taking a line back that was recorded by mistake."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, Organization
from milepost.organizations.today import today_for
from milepost.payments import matching_actions
from milepost.payments.choices import Kind, State
from milepost.payments.lines import copy_state, locked
from milepost.payments.models import MoneyReceived, Recovery, Remittance
from milepost.payments.policies import check_is_open, check_is_uncorrected, check_may_record
from milepost.requests.choices import Source
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch_all

AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Given:
    """One line of money as somebody, or a list, tells it. `cents` negative where it was taken back."""

    received_on: date
    cents: int
    reference: str = ""
    work_case: str = ""
    ticket: Ticket | None = None
    claim: ClaimCode | None = None
    number: int | None = None
    month: Month | None = None
    provider: str = ""
    identity: Identity | None = None
    source: str = Source.REQUEST
    about: str = ""
    """Whom the notice names, where that is nobody of ours yet."""
    kind: str = ""
    """Empty: a payment, or a recovery where the sum is negative."""
    remittance: Remittance | None = None

    @property
    def as_kind(self) -> str:
        return self.kind or (Kind.PAYMENT if self.cents > 0 else Kind.RECOVERY)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a list: the key by which it can be undone, and how many lines were new, known, matched by the program."""

    key: UUID
    new: int
    known: int
    matched: int
    lines: tuple[MoneyReceived, ...] = field(default=(), repr=False)


@transaction.atomic
def record(given: Given, *, deed: Deed) -> MoneyReceived:
    """Keep one line, and match it at once where the rulebook is certain. ValidationError where the sum is nothing."""
    check_may_record(deed.by)
    line = _line(given, deed)
    line.save(force_insert=True)
    _write(line, deed)
    return matching_actions.settle([line], deed=deed)[0]


@transaction.atomic
def take_lines(organization: Organization, lines: Iterable[Given], *, deed: Deed) -> Taken:
    """Keep the lines of a list, each once: the same list twice changes nothing. What is certain is matched at once.

    Two equal lines of one list are two lines: money that came twice. ValidationError, and nothing kept, where a sum is nothing.
    """
    check_may_record(deed.by)
    assert organization == deed.organization, "money is recorded for the organization of the deed"
    Organization.objects.select_for_update(no_key=True).get(
        pk=organization.pk
    )  # of two lists at once one waits
    key = uuid.uuid4()
    every = [(digest, one) for one, digest in _with_digests(lines)]
    known = set(
        MoneyReceived.objects.filter(organization=organization, digest__in=[digest for digest, _one in every])
        .exclude(state=State.WITHDRAWN)
        .values_list("digest", flat=True)
    )
    fresh = []
    for digest, one in every:
        if digest not in known:
            line = _line(one, deed)
            line.digest, line.taken_with = digest, key
            fresh.append(line)
    MoneyReceived.objects.bulk_create(fresh, batch_size=AT_A_TIME)
    if fresh:
        deed.write("money list taken", organization, lines=len(fresh), known=len(known), list=str(key))
    settled = matching_actions.settle(fresh, deed=deed)
    matched = sum(one.state != State.UNMATCHED for one in settled)
    return Taken(key, len(fresh), len(every) - len(fresh), matched, tuple(settled))


def _with_digests(lines: Iterable[Given]) -> Iterable[tuple[Given, str]]:
    """Each line with what it says as a digest; of equal ones the second says that it is the second."""
    seen: Counter[str] = Counter()
    for one in lines:
        said = [
            str(one.received_on), one.cents, one.reference, one.work_case, str(one.ticket.pk) if one.ticket else one.about,
            one.claim, one.number, str(one.month) if one.month is not None else None, one.provider, one.as_kind,
        ]  # fmt: skip
        text = json.dumps(said, ensure_ascii=False)
        seen[text] += 1
        yield one, hashlib.sha256(f"{seen[text]}\n{text}".encode()).hexdigest()


@transaction.atomic
def undo_list(organization: Organization, key: UUID, because: str, *, deed: Deed) -> int:
    """Take back every line of a list: matched ones are let go first. ValidationError where one was reversed since."""
    check_may_record(deed.by)
    lines = MoneyReceived.objects.filter(organization=organization, taken_with=key).exclude(
        state=State.WITHDRAWN
    )
    ordered = sorted(
        lines, key=lambda one: one.kind == Kind.PAYMENT
    )  # what corrects a payment goes before it
    for line in ordered:
        withdraw(line, because, deed=deed)
    return len(ordered)


@transaction.atomic
def withdraw(line: MoneyReceived, because: str, *, deed: Deed) -> None:
    """It was recorded by mistake: it stays on record, and is no money any more."""
    check_may_record(deed.by)
    now = locked(line)
    if now.state == State.WITHDRAWN:
        return
    if Recovery.objects.filter(money=now, state__in=("noticed", "objected")).exists():
        raise ValidationError(_("A notice of recovery is open about this payment. Close it first."))
    check_is_uncorrected(now)  # whatever its state: a payment paid twice waits, and may be taken back
    if now.state in (State.MATCHED, State.EXPLAINED):
        matching_actions.open_again(now, because, deed=deed)
        now = locked(line)
    check_is_open(now)
    before, now.state, now.withdrawn_because = now.state, State.WITHDRAWN, because[:300]
    now.version += 1
    now.save(update_fields=["state", "withdrawn_because", "version"])
    deed.because(because).write("money withdrawn", now, changes={"state": (before, now.state)})
    copy_state(now, line)
    touch_all([now.ticket] if now.ticket else [])


@transaction.atomic
def name_person(line: MoneyReceived, ticket: Ticket, *, deed: Deed) -> MoneyReceived:
    """Say about whom a line is; where the rulebook is certain then, it is matched."""
    check_may_record(deed.by)
    now = locked(line)
    check_is_open(now)
    was, now.ticket = now.ticket, ticket
    now.version += 1
    now.save(update_fields=["ticket", "version"])
    deed.write("money named", now, changes={"ticket": (was, ticket)})
    settled = matching_actions.settle([now], deed=deed)[0]
    copy_state(settled, line)
    touch_all([ticket])
    return settled


@transaction.atomic
def add_remittance(values: dict[str, Any], *, deed: Deed) -> Remittance:
    """Keep a deposit. ValidationError where the same one is kept already."""
    check_may_record(deed.by)
    made = Remittance(organization=deed.organization, made_by=deed.by, **values)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise ValidationError(_("This deposit is on record already: the same day and reference.")) from None
    deed.write("deposit recorded", made, cents=made.cents)
    return made


@transaction.atomic
def put_into(deposit: Remittance, lines: Sequence[MoneyReceived], *, deed: Deed) -> int:
    """These lines make up the deposit too; how many did not before."""
    check_may_record(deed.by)
    found = MoneyReceived.objects.filter(
        pk__in=[one.pk for one in lines], organization_id=deposit.organization_id, remittance=None
    )
    count = found.update(remittance=deposit)
    if count:
        deed.write("deposit made up", deposit, lines=count)
    return count


@transaction.atomic
def take_out(line: MoneyReceived, *, deed: Deed) -> None:
    """The line is not of that deposit."""
    check_may_record(deed.by)
    if line.remittance_id is not None:
        MoneyReceived.objects.filter(pk=line.pk).update(remittance=None)
        deed.write("money out of deposit", line, changes={"remittance": (line.remittance, None)})
        line.remittance = None


def _line(given: Given, deed: Deed) -> MoneyReceived:
    kind = given.as_kind
    if given.cents == 0:
        raise ValidationError(_("A line of money has a sum."))
    if (given.cents < 0) != (kind == Kind.RECOVERY):
        raise ValidationError(_("A recovery is negative, everything else positive."))
    if given.received_on > today_for(deed.organization):
        raise ValidationError(_("This day is still ahead."))
    named: dict[str, Any] = {"claim": given.claim, "number": given.number, "month": given.month}
    return MoneyReceived(
        **named,
        organization=deed.organization,
        ticket=given.ticket,
        kind=kind,
        received_on=given.received_on,
        cents=given.cents,
        reference=given.reference,
        work_case=given.work_case.strip(),
        provider=given.provider,
        identity=given.identity,
        source=given.source,
        about=given.about or None,
        remittance=given.remittance,
        made_by=deed.by,
    )


def _write(line: MoneyReceived, deed: Deed) -> None:
    ticket = str(line.ticket_id) if line.ticket_id else ""
    deed.write("money recorded", line, cents=line.cents, kind=line.kind, ticket=ticket)
