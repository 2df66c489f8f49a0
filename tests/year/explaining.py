"""The checks at the end of each month: every cent explained, nothing paid twice, the states as the rules have them, Today.

Each side is worked out here from what only the other side knows: the facts as people lived them, the rulebook over those
facts, the second reading beside it, and Treasury's own books.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Sum

from milepost.claims.figures import law_of
from milepost.claims.ledger import STATES, By, ledger, sum_of
from milepost.claims.models import DecidedClaim
from milepost.claims.queries import about_to_be_lost
from milepost.claims.stored_facts import facts_of
from milepost.claims.tallies import Total
from milepost.desk.gathering import key_of, subjects
from milepost.desk.models import Thing
from milepost.desk.queries import Whose, standing_of
from milepost.organizations.models import StaffMember
from milepost.payments.choices import MONEY, Kind, State
from milepost.payments.models import MoneyReceived, PaidSlot, SlotShare, ThreeWay
from milepost.payments.queries import accounted, explained_cents
from milepost.payments.slots import left_of, paid_for
from milepost.requests.choices import LIVE
from milepost.requests.models import PaymentRequest
from milepost.rulebook import facts
from milepost.rulebook.claims import decide
from milepost.rulebook.decisions import Claim, Status
from milepost.rulebook.facts import ClaimCode, RecordedPayment, RecordedStatus, TicketFacts
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.payments.three_ways import Explained
from milepost.rulebook.urgency import PRESSING, coming_friday, last_day_of, press_of
from milepost.tickets.models import Ticket
from tests.second_reading.rules import answer
from tests.year.house import PROVIDER, House, assignment_of
from tests.year.outside import Outside, Slot, slot_of

HELD = (Status.PAID, Status.PENDING)


@dataclass(frozen=True, slots=True)
class Lived:
    """One Ticket as it was lived: its facts, and what the rulebook makes of them on the day."""

    facts: TicketFacts
    claims: tuple[Claim, ...]

    @property
    def counted(self) -> list[Claim]:
        """What stands in the ledger."""
        return [one for one in self.claims if one.status in STATES]


def lived(house: House, outside: Outside) -> dict[int, Lived]:
    """By the number of the person. Of the database's facts only the months are taken; payments are Treasury's own."""
    law, known = law_of(house.owner), facts_of(house.tickets.values())
    standing = defaultdict[int, list[RecordedPayment]](list)
    for slot, one in outside.standing.items():
        asked = one.asked
        standing[slot[0]].append(
            RecordedPayment("", PROVIDER, asked.claim, asked.number, asked.month, one.status, one.cents)
        )
    found = {}
    for number, ticket in house.tickets.items():
        person = house.people[ticket.pk]
        reference = ticket.reference
        given = TicketFacts(
            facts.Ticket(reference, person.program, None, person.blind),
            (assignment_of(reference, person),),
            known[ticket.pk].months,
            payments=tuple(replace(one, ticket=reference) for one in standing[number]),
        )
        found[number] = Lived(given, decide(given, law, as_of=house.day, compare=False).claims)
    return found


def check_all(house: House, outside: Outside) -> Mapping[str, int]:
    """Everything at once; the figures of the day, in cents and counts."""
    now = lived(house, outside)
    check_months(house)
    check_states(house, now)
    check_money(house, outside)
    check_slots(house, outside)
    owed = check_three_ways(house, outside, now)
    check_today(house, now)
    return owed


def check_months(house: House) -> None:
    """Whoever has one stub a month is known to have earned what it shows, and never anything else."""
    known = facts_of(house.tickets.values())
    for number, ticket in house.tickets.items():
        person = house.people[ticket.pk]
        for month, row in known[ticket.pk].months.items():
            if row.earned and not person.two_weekly:
                assert row.earned == person.gross(month), (number, month, row.earned)


def check_states(house: House, now: Mapping[int, Lived]) -> None:
    """The kept answers are those of the rulebook, and every sum of the ledger is theirs."""
    kept = defaultdict[UUID, Counter[tuple[object, ...]]](Counter)
    for row in DecidedClaim.objects.filter(organization=house.owner):
        kept[row.ticket_id][_told(row)] += 1
    for number, ticket in house.tickets.items():
        fresh = Counter(_told(one) for one in now[number].claims)
        assert kept[ticket.pk] == fresh, (number, kept[ticket.pk] - fresh, fresh - kept[ticket.pk])
    for member in (house.administrator, house.partner):
        mine = [one for number in seen_by(house, member) for one in now[number].counted]
        for by in By:
            line = sum_of(ledger(member, by))
            assert dict(line.cells) == _by_state(mine), (member, by)


def _told(row: DecidedClaim | Claim) -> tuple[object, ...]:
    month = None if row.month is None else int(row.month)
    return ClaimCode(row.claim), row.number, month, Status(row.status), row.amount


def seen_by(house: House, member: StaffMember) -> list[int]:
    """Whom a member may see: a partner's staff the partner's people only."""
    return [number for number, ticket in house.tickets.items() if not member.partner or house.people[ticket.pk].is_partners]  # fmt: skip


def _by_state(claims: Iterable[Claim]) -> dict[Status, Total]:
    sums = {state: Total(0, 0, 0) for state in STATES}
    for one in claims:
        was = sums[one.status]
        sums[one.status] = Total(
            was.count + 1, was.dollars + (one.amount or 0), was.unknown + (one.amount is None)
        )
    return sums


def check_money(house: House, outside: Outside) -> None:
    """Every cent that Treasury sent is here: it holds a slot, is explained, or waits; and none besides."""
    lines = MoneyReceived.objects.filter(organization=house.owner, state__in=MONEY)
    assert lines.order_by().aggregate(sum=Sum("cents", default=0))["sum"] == outside.sent
    held, explained, waiting = explained_cents(house.owner)
    assert held == sum(outside.net.values())
    assert explained == sum(line.cents for line in outside.explained.values())
    assert waiting == sum(line.cents for line in outside.waits.values())
    assert held + explained + waiting == outside.sent
    sums = accounted(lines)
    assert (sums.open_lines, sums.came - sums.taken) == (len(outside.waits), outside.sent)
    here = Counter(lines.filter(kind=Kind.PAYMENT).values_list("reference", "cents"))
    assert here == Counter((line.reference, line.cents) for line in outside.lines), (
        "each line once, as it was sent"
    )


def check_slots(house: House, outside: Outside) -> None:
    """A slot is paid once, with what Treasury has paid for it; one live request asks for it."""
    numbers = {ticket.pk: number for number, ticket in house.tickets.items()}
    shares = SlotShare.objects.filter(organization=house.owner, released_on=None).select_related(
        "slot", "money"
    )
    found, matched = dict[Slot, int](), 0
    for share in shares:
        slot = slot_of(numbers[share.ticket_id], ClaimCode(share.slot.claim), Month(share.slot.month))
        assert slot not in found, f"{slot} is paid twice"
        found[slot] = left_of([share.money])[share.money_id]
        assert found[slot] == paid_for(share.slot)
        matched += 1
    assert found == {slot: cents for slot, cents in outside.net.items() if cents}
    standing = MoneyReceived.objects.filter(organization=house.owner, state=State.MATCHED, kind=Kind.PAYMENT)
    assert standing.count() == matched
    assert PaidSlot.objects.filter(organization=house.owner, given_up_on=None).count() == matched
    live = PaymentRequest.objects.filter(organization=house.owner, state__in=LIVE)
    asked = Counter(slot_of(numbers[one.ticket_id], ClaimCode(one.claim), Month(one.month)) for one in live)
    assert max(asked.values(), default=1) == 1, asked.most_common(3)


def check_three_ways(house: House, outside: Outside, now: Mapping[int, Lived]) -> Mapping[str, int]:
    """Owed = asked = paid, or the difference has its explanation; each side as the other side knows it."""
    numbers = {ticket.pk: number for number, ticket in house.tickets.items()}
    law, sums = law_of(house.owner), Counter[str]()
    owed = {
        (number, slot_of(number, one.claim, one.month)): _share(house, number, one)
        for number, ticket in now.items()
        for one in sorted(_at_own_rates(ticket, house.day, law), key=lambda one: one.status in HELD)
        if one.month is not None and one.status in (*HELD, Status.PAYABLE)
    }
    seen = set[Slot]()
    for row in ThreeWay.objects.filter(organization=house.owner):
        number = numbers[row.ticket_id]
        assert row.month is not None
        slot = slot_of(number, ClaimCode(row.claim), row.month)
        if row.explained_by == Explained.OTHER_KIND:
            assert (row.owed, row.asked, row.paid) == (0, 0, 0), slot
            assert outside.standing[slot].status in (RecordedStatus.PENDING, RecordedStatus.PAID), slot
            sums[f"by {row.explained_by}"] += 1
            continue
        assert slot not in seen, f"{slot} stands twice"
        seen.add(slot)
        assert row.paid == outside.net.get(slot, 0), (slot, row.paid, outside.net.get(slot, 0))
        assert row.difference == row.paid - row.owed
        assert row.explained_by != Explained.NOTHING, (slot, row.owed, row.asked, row.paid)
        if Status(row.status) in (*HELD, Status.PAYABLE):
            given = owed.pop((number, slot), None)
            if given is None:
                # asked for or paid before one of its twelve outcomes was taken back: the rules give it no more
                assert row.claim == ClaimCode.RECONCILIATION, (slot, row.owed, row.status)
                assert row.owed == 0, (slot, row.owed)
                assert outside.standing[slot].status in (RecordedStatus.PENDING, RecordedStatus.PAID), slot
            else:
                assert row.owed == given, (slot, row.owed, row.status)
                assert row.asked in (0, row.owed), (slot, row.asked, row.owed)
        elif not row.paid:
            assert row.owed == 0, (slot, row.status, row.owed)
        if row.explained_by in (Explained.PAID, Explained.SHARE):
            assert row.paid == row.owed
        sums[f"by {row.explained_by}"] += 1
        for name in ("owed", "asked", "paid", "difference"):
            sums[name] += getattr(row, name)
    assert not {slot: cents for slot, cents in owed.items() if cents}, "everything owed stands there"
    assert sums["paid"] == sum(outside.net.values())
    assert sums["paid"] == sums["owed"] + sums["difference"]
    return sums


def _at_own_rates(ticket: Lived, day: date, law: Law) -> list[Claim]:
    """What the rules give by themselves, whatever was paid; a reconciliation as they give it before it is asked for."""
    payments = tuple(replace(one, amount=None) for one in ticket.facts.payments)
    others = tuple(one for one in payments if one.claim is not ClaimCode.RECONCILIATION)
    claims = decide(replace(ticket.facts, payments=others), law, as_of=day, compare=False).claims
    status = {one.claim: Status(one.status.value) for one in payments if one not in others}
    return [replace(one, status=status.get(one.claim, one.status)) for one in claims]


def _share(house: House, number: int, claim: Claim) -> int:
    percent = house.people[house.tickets[number].pk].percent
    return (claim.amount or 0) * percent


def check_today(house: House, now: Mapping[int, Lived]) -> None:
    """What Today shows is what every subject tells when it is asked afresh, and its sums are those of the rules."""
    for member in (house.administrator, house.partner):
        mine = seen_by(house, member)
        tickets = [house.tickets[number] for number in mine]
        whose = Whose.PARTNERS if member.partner else Whose.ALL
        standing = standing_of(member, whose, day=house.day)
        told = _waiting(house, tickets)
        kept = Thing.objects.filter(ticket__in=tickets)
        assert {(one.ticket_id, one.key): one.pressing_on for one in kept} == told
        shown = kept.filter(is_aside=False)
        assert standing.things == shown.count()
        friday = coming_friday(house.day)
        assert standing.press == shown.filter(pressing_on__lte=friday).count()
        states = _by_state(one for number in mine for one in now[number].counted)
        for state in STATES:
            assert standing.by_status.get(state.value, Total(0, 0, 0)) == states[state], (member, state)
        losing = about_to_be_lost(member, day=house.day)
        assert standing.lost_soon.count == losing.count()
        assert standing.lost_soon.dollars == sum(one.amount or 0 for one in losing)


def _waiting(house: House, tickets: list[Ticket]) -> dict[tuple[UUID, str], date | None]:
    """Each thing with the day on which it presses, asked of every subject at this moment."""
    fresh = list(Ticket.objects.filter(pk__in=[one.pk for one in tickets]).select_related("organization"))
    told: dict[tuple[UUID, str], date | None] = {}
    for subject, module in subjects().items():
        for one in module.waiting(fresh, house.day):
            last = last_day_of(one.lost_on, one.due_on, day=house.day)
            presses = press_of(one.lost_on, one.due_on, day=house.day) in PRESSING
            key = key_of(subject, one)
            told[(one.ticket.pk, key)] = max(last, house.day) if last and presses else None
    return told


def check_second_reading(house: House, now: Mapping[int, Lived]) -> int:
    """The rules read a second time, without a word of what was asked or paid, owe the same payments; how many."""
    many = 0
    for number, ticket in now.items():
        bare = replace(ticket.facts, payments=())
        owed = {
            _slot(number, row): int(row["amount"])
            for row in answer(bare, as_of=house.day, reading="practice")["claims"]
            if row["status"] in ("payable", "waiting", "expired")
            and row["month"]
            and row["amount"] is not None
        }
        known = {
            slot_of(number, one.claim, one.month): one.amount
            for one in _at_own_rates(ticket, house.day, law_of(house.owner))
            if one.status in STATES and one.month is not None and one.amount is not None
        }
        assert owed == known, (number, owed.items() ^ known.items())
        many += len(owed)
    return many


def _slot(number: int, row: Mapping[str, object]) -> Slot:
    return slot_of(number, ClaimCode(str(row["claim"])), Month.parse(str(row["month"])))
