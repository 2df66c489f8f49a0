"""A remittance: prepared by one, released by another, paid, or taken back with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.organizations.models import BankAccount
from milepost.organizations.today import today_for
from milepost.rulebook.money import plain
from milepost.rulebook.shares.books import Books
from milepost.rulebook.shares.nacha import Credit, Originator, nacha_file
from milepost.shares import booking
from milepost.shares.choices import RunState, Way
from milepost.shares.models import Ledger, Run, Statement
from milepost.shares.policies import (
    check_knows_its_bank,
    check_may_release,
    check_may_remit,
    check_state,
)
from milepost.shares.queries import owed_by_account

COPIED = ("state", "released_by", "released_on", "paid_on", "because", "through", "version", "cents")


def _locked(run: Run) -> Run:
    return (
        Run.objects.select_for_update(of=("self",), no_key=True).select_related("organization").get(pk=run.pk)
    )


def _ledger(deed: Deed) -> Ledger:
    ledger = booking.locked_ledger(deed.organization)
    if ledger is None:
        raise ValidationError(_("Open the ledger first."))
    return ledger


@transaction.atomic
def prepare(pay_on: date, minimum_cents: int, *, deed: Deed) -> Run:
    """Book what came, and lay down what each party is owed and paid. ValidationError where one waits, or nothing is owed."""
    check_may_remit(deed.by)
    _ledger(deed)
    if Run.objects.filter(organization=deed.organization, state=RunState.PREPARED).exists():
        raise ValidationError(_("Another remittance waits for release. Release it or drop it first."))
    booking.book(None, deed=deed)
    ledger = _ledger(deed)
    last = Run.objects.filter(organization=deed.organization).aggregate(last=Max("number"))["last"] or 0
    run = Run.objects.create(
        organization=deed.organization,
        number=last + 1,
        pay_on=pay_on,
        minimum_cents=minimum_cents,
        through=ledger.last_number,
        prepared_by=deed.by,
    )
    made = _statements(run)
    if not made:
        raise ValidationError(
            _("Nothing was booked for anybody since the last remittance, and nothing is owed.")
        )
    run.cents = sum(one.cents for one in made)
    run.save(update_fields=["cents"])
    deed.write("remittance prepared", run, number=run.number, cents=run.cents, parties=len(made))
    return run


def _statements(run: Run) -> list[Statement]:
    """One for each party with a balance or with lines since its last statement."""
    owed = owed_by_account(run.organization, run.through)
    banked = set(
        BankAccount.objects.filter(organization=run.organization, replaced_at=None).values_list(
            "payee_id", flat=True
        )
    )
    standing = Statement.objects.filter(organization=run.organization).exclude(released_on=None)
    before = dict(standing.order_by().values_list("account").annotate(Max("through")))
    last = Statement.objects.filter(organization=run.organization).aggregate(last=Max("number"))["last"] or 0
    made: list[Statement] = []
    for account, (balance, newest) in sorted(owed.items()):
        after = before.get(account, 0)
        if not balance and newest <= after:
            continue
        partner = booking.partner_of(account)
        pays = balance if balance > 0 and balance >= run.minimum_cents else 0
        way = Way.CARRIED if not pays else Way.ACH if partner in banked else Way.OTHER
        made.append(
            Statement(
                organization=run.organization, run=run, partner_id=partner, account=account, number=last + len(made) + 1,
                after=after, through=run.through, pay_on=run.pay_on, opening=0, cents=pays, closing=balance - pays, way=way,
            )
        )  # fmt: skip
    openings = _openings(run, {one.account: one.after for one in made})
    for one in made:
        one.opening = openings[one.account]
    return Statement.objects.bulk_create(made, batch_size=500)


def _openings(run: Run, after: Mapping[str, int]) -> dict[str, int]:
    """The balance of each account at the end of its last statement."""
    found: dict[str, int] = {}
    for number in set(after.values()):
        owed = owed_by_account(run.organization, number) if number else {}
        found |= {
            account: owed.get(account, (0, 0))[0] for account, up_to in after.items() if up_to == number
        }
    return found


@transaction.atomic
def release(run: Run, *, deed: Deed) -> Run:
    """The second person releases it: what is paid moves from what is owed to what is payable.

    ValidationError where something was booked meanwhile: then it has to be prepared again.
    """
    now = _locked(run)
    check_may_release(deed.by, now)
    ledger = _ledger(deed)
    if ledger.last_number != now.through or booking.to_book(deed.organization, ledger.begins_on).exists():
        raise ValidationError(_("Money was booked since it was prepared. Drop it and prepare it again."))
    payments = _payments(now)
    if payments:
        books = Books(last=ledger.last_number)
        booking.write(ledger, [books.remit(payments)], deed=deed, run=now)
        now.through = ledger.last_number
    now.released_by, now.released_on = deed.by, today_for(deed.organization)
    now.statements.update(through=now.through, released_on=now.released_on)
    deed.write("remittance released", now, payments=payments, number=ledger.last_number)
    return _moved(now, run, RunState.RELEASED, deed)


def _payments(run: Run) -> dict[str, int]:
    found = Statement.objects.filter(run=run, cents__gt=0, returned_on=None).order_by("number")
    return dict(found.values_list("account", "cents"))


@transaction.atomic
def paid(run: Run, on: date, *, deed: Deed) -> Run:
    """The bank has carried it out."""
    check_may_remit(deed.by)
    now = _locked(run)
    check_state(now, RunState.RELEASED)
    ledger, payments = _ledger(deed), _payments(now)
    if payments:
        booking.write(ledger, [Books(last=ledger.last_number).paid(payments)], deed=deed, run=now)
    now.paid_on = on
    deed.write("remittance paid", now, payments=payments, number=ledger.last_number)
    return _moved(now, run, RunState.PAID, deed)


@transaction.atomic
def drop(run: Run, because: str, *, deed: Deed) -> Run:
    """It was prepared and is not released."""
    check_may_remit(deed.by)
    now = _locked(run)
    check_state(now, RunState.PREPARED)
    now.because = because[:300]
    return _moved(now, run, RunState.DROPPED, deed.because(because))


@transaction.atomic
def take_back(run: Run, because: str, *, deed: Deed) -> Run:
    """The money did not go, or came back: what was payable or paid is owed again, by an entry of its own."""
    check_may_remit(deed.by)
    now = _locked(run)
    check_state(now, RunState.RELEASED, RunState.PAID)
    ledger, payments, was_paid = _ledger(deed), _payments(now), now.state == RunState.PAID
    if payments:
        entry = Books(last=ledger.last_number).take_back(payments, was_paid=was_paid)
        booking.write(ledger, [entry], deed=deed, run=now)
    now.because = because[:300]
    now.statements.update(taken_back_on=today_for(deed.organization))
    told = deed.because(because)
    told.write("remittance taken back", now, payments=payments, was_paid=was_paid, number=ledger.last_number)
    return _moved(now, run, RunState.TAKEN_BACK, told)


@transaction.atomic
def return_payment(statement: Statement, on: date, because: str, *, deed: Deed) -> None:
    """The bank sent the payment of one party back: it is owed to it again, by an entry of its own. The rest of the run stays."""
    check_may_remit(deed.by)
    run, ledger = _locked(statement.run), _ledger(deed)
    check_state(run, RunState.RELEASED, RunState.PAID)
    now = Statement.objects.select_for_update(no_key=True).get(pk=statement.pk)
    if not now.cents:
        raise ValidationError(_("Nothing was paid by this statement: its balance was carried on."))
    if now.returned_on is not None:
        raise ValidationError(_("This payment has come back already."))
    if on < (run.released_on or on) or on > today_for(deed.organization):
        raise ValidationError(_("It came back after the release, and not later than today."))
    payments, was_paid = {now.account: now.cents}, run.state == RunState.PAID
    booking.write(
        ledger, [Books(last=ledger.last_number).returned(payments, was_paid=was_paid)], deed=deed, run=run
    )
    values = {"returned_on": on, "returned_because": because[:300]}
    Statement.objects.filter(pk=now.pk).update(**values)
    told = deed.because(because)
    told.write(
        "payment returned",
        run,
        payments=payments,
        was_paid=was_paid,
        number=ledger.last_number,
        statement=now.number,
    )
    for name, value in values.items():
        setattr(statement, name, value)


def _moved(now: Run, given: Run, state: RunState, deed: Deed) -> Run:
    before, now.state = now.state, state.value
    now.version += 1
    now.save(update_fields=list(COPIED))
    deed.write("remittance moved", now, changes={"state": (before, now.state)})
    for name in COPIED:
        setattr(given, name, getattr(now, name))
    return now


@transaction.atomic
def payment_file(run: Run, *, deed: Deed) -> str:
    """The bank's file (NACHA) of a released run. That bank accounts were read for it is in the journal before."""
    credits_ = _credits(run, deed)
    ledger = Ledger.objects.get(organization=deed.organization)
    check_knows_its_bank(ledger)
    payer = Originator(ledger.bank_routing, ledger.bank_name, ledger.company_name, ledger.company_id)
    return nacha_file(payer, credits_, run.pay_on, today_for(deed.organization))


@transaction.atomic
def payment_list(run: Run, *, deed: Deed) -> list[list[str]]:
    """The same as rows for a bank that takes lists: partner, routing and account number, kind, dollars, statement."""
    return [
        [
            one.name,
            one.routing,
            one.account,
            _("savings") if one.is_savings else _("checking"),
            plain(one.cents),
            one.key,
        ]
        for one in _credits(run, deed)
    ]


def _credits(run: Run, deed: Deed) -> list[Credit]:
    check_may_remit(deed.by)
    check_state(run, RunState.RELEASED, RunState.PAID)
    statements = list(run.statements.filter(way=Way.ACH).select_related("partner"))
    if not statements:
        raise ValidationError(_("Nobody is paid by bank transfer in this remittance."))
    accounts = _accounts(run, statements)
    deed.write_reading(
        "bank accounts written into a file", run, accounts=sorted(one.pk for one in accounts.values())
    )
    return [_credit(one, accounts[one.partner_id]) for one in statements]


def _accounts(run: Run, statements: Sequence[Statement]) -> dict[object, BankAccount]:
    found = BankAccount.objects.filter(
        organization=run.organization, replaced_at=None, payee__in=[one.partner_id for one in statements]
    )
    accounts: dict[object, BankAccount] = {one.payee_id: one for one in found}
    missing = [str(one.partner) for one in statements if one.partner_id not in accounts]
    if missing:
        raise ValidationError(
            _("No bank account is on record for %(names)s.") % {"names": ", ".join(missing)}
        )
    return accounts


def _credit(one: Statement, account: BankAccount) -> Credit:
    assert one.partner is not None
    return Credit(
        account.routing_number.open(), account.account_number.open(), one.cents, one.partner.name,
        str(one.number), is_savings=account.is_savings,
    )  # fmt: skip
