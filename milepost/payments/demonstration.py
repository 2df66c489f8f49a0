"""Money in the demonstration: most of it matched, some of every kind that waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from milepost.claims.models import DecidedClaim
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Role
from milepost.payments import recording_actions as recording
from milepost.payments import recovery_actions, split_actions
from milepost.payments.choices import DecidedBy, Kind, RecoveryCause
from milepost.payments.models import MoneyReceived, Remittance
from milepost.payments.recording_actions import Given
from milepost.requests.choices import Source
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month

_PAID = 24
_OF_A_DEPOSIT = 6


def load_payments(organization: Organization, day: date) -> None:
    """Deposits with the money of claims that the caseload has as paid; one paid twice, one short, one unknown, one recovery."""
    payer = StaffMember.objects.filter(organization=organization, role=Role.PAYMENTS).first()
    if payer is None:
        return
    deed = Deed(organization, payer, through="demonstration")
    lines = list(_of_claims(organization, day))
    taken: list[MoneyReceived] = []
    for place in range(0, len(lines), _OF_A_DEPOSIT):
        some = lines[place : place + _OF_A_DEPOSIT]
        deposit = _deposit(some, place, deed)
        taken += [recording.record(_within(one, deposit), deed=deed) for one in some]
    if not taken:
        return
    _what_waits(taken, day, deed)
    _split(taken[0], deed, day)


def load_payments_of(partner: Organization, day: date, payer: StaffMember) -> None:
    """Money for the first claims of the Tickets that a partner serves, each a line of its own."""
    assert partner.partner_of is not None, "a partner has its EN of Record"
    deed = Deed(partner.partner_of, payer, through="demonstration")
    for one in _of_claims(partner.partner_of, day, partner, 3_000):
        recording.record(one, deed=deed)


def _of_claims(
    organization: Organization, day: date, partner: Organization | None = None, first: int = 1_000
) -> Iterator[Given]:
    """As Treasury's list has them: the amount and the month of each claim, some weeks after it could be claimed."""
    paid = DecidedClaim.objects.filter(
        organization=organization, status="paid", amount__isnull=False, month__isnull=False, partner=partner
    )
    for place, one in enumerate(paid.select_related("ticket__organization").order_by("month", "pk")[:_PAID]):
        month = Month(one.month or 0)
        on = min((month + 2).first_day + timedelta(place % 20), day - timedelta(1))
        yield Given(
            on,
            (one.amount or 0) * 100,
            f"MADE-UP-{first + place}",
            "",
            one.ticket,
            ClaimCode(one.claim),
            one.number,
            month,
            one.provider,
            source=Source.EPAY if one.claim in (ClaimCode.PHASE_2, ClaimCode.OUTCOME) else Source.REQUEST,
        )


def _deposit(lines: list[Given], place: int, deed: Deed) -> Remittance:
    """The last one does not add up: a line of it is still to come."""
    missing = 55_500 if place + _OF_A_DEPOSIT >= _PAID else 0
    values = {
        "deposited_on": max(one.received_on for one in lines),
        "cents": sum(one.cents for one in lines) + missing,
        "reference": f"MADE-UP-D{place // _OF_A_DEPOSIT + 1}",
    }
    return recording.add_remittance(values, deed=deed)


def _within(one: Given, deposit: Remittance) -> Given:
    from dataclasses import replace

    return replace(one, remittance=deposit)


def _what_waits(taken: list[MoneyReceived], day: date, deed: Deed) -> None:
    twice = taken[1]
    recording.record(
        Given(
            day - timedelta(6), twice.cents, "MADE-UP-2001", "", twice.ticket, ClaimCode(twice.claim or ""), twice.number, twice.month,
            twice.provider,
        ),
        deed=deed,
    )  # fmt: skip
    recording.record(
        Given(day - timedelta(5), 31_000, "MADE-UP-2002", about="A name that nobody here has"), deed=deed
    )
    recording.record(
        Given(day - timedelta(3), -18_700, "MADE-UP-2003", about="Offset, no case named"), deed=deed
    )
    wanted = next(one for one in reversed(taken) if one.kind == Kind.PAYMENT)
    notice = {
        "cents": wanted.cents,
        "noticed_on": day - timedelta(9),
        "received_on": day - timedelta(4),
        "cause": RecoveryCause.BENEFIT_RIGHTS,
        "said": "The beneficiary's appeal was decided; cash benefits are due for the month.",
        "denied_because": None,
    }
    recovery_actions.notice(wanted, notice, deed=deed)


def _split(line: MoneyReceived, deed: Deed, day: date) -> None:
    """A draft of an agreement, so that its page shows something."""
    if line.ticket is None:
        return
    content = {
        "parties": [
            {"name": line.provider, "pid": "MADE-UP-01", "assigned_on": "", "contact": "Pia Payments", "phone": "(555) 010-0001"},
            {"name": "Eastgate Works (made up)", "pid": "MADE-UP-02", "assigned_on": "", "contact": "", "phone": ""},
        ],
        "rows": [["p2", 1, 11, [70, 30]], ["outcome", 1, 36, [60, 40]]],
    }  # fmt: skip
    values = {"decided_by": DecidedBy.CHART, "ours": 0, "content": content}
    made = split_actions.draft(line.ticket, values, deed=deed)
    split_actions.move(made, "signed_on", day - timedelta(8), deed=deed)
