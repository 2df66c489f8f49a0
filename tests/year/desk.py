"""What our own staff do in a month, each step by the action that its page calls."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile

from milepost.earnings import actions as earnings
from milepost.earnings.models import Job, PayStub
from milepost.payments import matching_actions as matching
from milepost.payments import recording_actions as recording
from milepost.payments.choices import ExplainedAs, State
from milepost.payments.models import MoneyReceived
from milepost.payments.recording_actions import Given
from milepost.payments.slots import Answer
from milepost.portal import actions as portal
from milepost.portal.lists.columns import LISTS
from milepost.portal.models import Difference, PortalFile
from milepost.requests import certifying_actions as certifying
from milepost.requests import following_actions as following
from milepost.requests import preparing_actions as preparing
from milepost.requests import reading_actions as reading
from milepost.requests import releasing_actions as releasing
from milepost.requests.checking import look_at
from milepost.requests.choices import Source, Way
from milepost.requests.choices import State as RequestState
from milepost.requests.following_actions import Paid
from milepost.requests.models import PaymentRequest
from milepost.requests.preparing_actions import Wanted
from milepost.requests.queries import all_unasked
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.money import plain
from milepost.rulebook.months import Month
from milepost.rulebook.requests import DenialCode
from milepost.spreadsheets.mapping import first_mapping
from milepost.tickets.touched import together
from tests.spreadsheets.giving import SSNS, xlsx_of
from tests.year.house import AT_A_TIME, PROVIDER, House, tell_cash
from tests.year.outside import OF_A_MONTH, Asked, Event, Line, Outside
from tests.year.people import Person, Stub

HEADINGS = [
    "SSN", "Beneficiary Name", "WC Number", "Payment Type", "Claim Month", "Payment Date", "Amount", "Payment Method",
    "Payment Reference",
]  # fmt: skip
NOBODY = 7_000
"""The numbers of people whom nobody here knows begin at this place."""
PORTION = 200
COMES_LATE, IS_REFUSED, NEVER_COMES = 6, 2, 2
"""Of a hundred stubs."""


class Desk:
    """Northside's staff. `late`: the stubs that come in another month than their own."""

    def __init__(self, house: House, outside: Outside) -> None:
        self.house, self.outside = house, outside
        self.late: list[tuple[Person, Stub, PayStub | None]] = []
        self.jobs: dict[int, Job] = {}
        self.work_cases = 0
        self.lists = 0
        self.counts: dict[str, int] = {}

    def count(self, what: str, many: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + many

    # Stubs and cash

    def stubs_come(self, month: Month) -> None:
        """The month's stubs, those that were late, and what SSA says of cash benefits."""
        late, self.late = self.late, []
        people = list(self.house.people.values())
        for start in range(0, len(people), AT_A_TIME):
            with together():
                for person in people[start : start + AT_A_TIME]:
                    self._of_month(person, month)
        with together():
            for person, stub, refused in late:
                if refused is not None:
                    earnings.withdraw_stub(refused, "another copy came", deed=self.house.prepares)
                self._enter(person, stub)
                self.count("stubs late")

    def _of_month(self, person: Person, month: Month) -> None:
        for stub in person.stubs(month):
            fate = person.draws(f"stub {stub.paid_on}").randrange(100)
            if fate < COMES_LATE:
                self.late.append((person, stub, None))
            elif fate < COMES_LATE + IS_REFUSED:
                self.late.append((person, stub, self._enter(person, stub, dates_shown="hand_written")))
            elif fate >= COMES_LATE + IS_REFUSED + NEVER_COMES:
                self._enter(person, stub)
        told = [month - 1] if person.cash_is_told_late else [month]
        tell_cash(self.house, person, told)

    def _enter(self, person: Person, stub: Stub, **more: str) -> PayStub:
        if person.number not in self.jobs:
            self.jobs[person.number] = Job.objects.get(ticket=self.house.tickets[person.number])
        job = self.jobs[person.number]
        job.ticket = self.house.tickets[person.number]
        withheld = stub.gross * 8 // 100
        given = {
            "period_begins": stub.begins, "period_ends": stub.ends, "paid_on": stub.paid_on, "gross": stub.gross,
            "withheld": withheld, "net": stub.gross - withheld, "ytd_gross": stub.so_far, **more,
        }  # fmt: skip
        self.count("stubs")
        kept, _judged = earnings.enter_stub(job, given, deed=self.house.prepares)
        return kept

    # Asking

    def asks_for(self, person: Person, claim: ClaimCode, month: Month) -> bool:
        """A few months of Phase 2 and outcomes nobody asks for: they come by ePay, or wait."""
        return claim not in OF_A_MONTH or person.draws(f"asks {month}").random() < 0.85

    def ask(self) -> None:
        """Everything that can be claimed: prepared by one, checked and released by another, sent."""
        waited = self._of_state(RequestState.PREPARED)
        with together():
            releasing.release_many(waited, self.house.day, deed=self.house.pays)
            self._send([one for one in waited if one.state == RequestState.READY])
        rows = all_unasked(self.house.coordinator, self.house.day).rows
        wanted = [
            Wanted(self.house.tickets[person.number], ClaimCode(row.claim), Month(row.month), row.number)
            for row in rows
            if row.month is not None
            and (person := self.house.people.get(row.ticket_id)) is not None
            and self.asks_for(person, ClaimCode(row.claim), Month(row.month))
        ]
        wanted.sort(key=lambda one: (self.house.people[one.ticket.pk].number, one.claim, int(one.month)))
        for start in range(0, len(wanted), PORTION):
            with together():
                made = preparing.prepare_many(
                    wanted[start : start + PORTION], self.house.day, deed=self.house.prepares
                )
                self._release(made)

    def _of_state(self, state: RequestState) -> list[PaymentRequest]:
        found = PaymentRequest.objects.filter(organization=self.house.owner, state=state)
        rows = found.select_related("ticket__organization", "organization")
        return sorted(
            rows, key=lambda one: (self.house.people[one.ticket_id].number, one.claim, int(one.month))
        )

    def _release(self, made: list[PaymentRequest]) -> None:
        day, by = self.house.day, self.house.prepares
        for one in made:
            person = self.house.people[one.ticket_id]
            if person.unassigned_on is not None and Month(one.month).first_day >= person.unassigned_on:
                first = Month.of(person.unassigned_on) - 6
                certification = certifying.draft(one.ticket, first, Month(one.month), deed=by)
                preparing.certify_with(one, certification, deed=by)
        done, refused = following.many(
            made, lambda one, deed: preparing.hand_on(one, day, deed=deed, tell=False), deed=by
        )
        assert not refused, refused
        many, left = releasing.release_many(done, day, deed=self.house.pays)
        self.count("released", many)
        if left:
            self._left(done)
        self._send([one for one in done if one.state == RequestState.READY])

    def _left(self, requests: list[PaymentRequest]) -> None:
        """A later stub's year-to-date may show more for a month than its own stubs do: then the check waits for those."""
        for one in requests:
            if one.state == RequestState.PREPARED:
                stops = {found.code for found in look_at(one, self.house.day).stops}
                assert stops == {DenialCode.EVIDENCE}, (one, stops)
                self.count("stopped for evidence")

    def _send(self, requests: list[PaymentRequest]) -> None:
        if not requests:
            return
        fresh = {one.pk: one for one in PaymentRequest.objects.filter(pk__in=[one.pk for one in requests]).select_related("ticket__organization", "ticket__holder", "organization", "identity")}  # fmt: skip
        ready = [fresh[one.pk] for one in requests]
        headings, lines = reading.batch_lines(ready, deed=self.house.prepares)
        assert headings
        assert len(lines) >= len(ready)
        cases = {}
        for one in ready:
            self.work_cases += 1
            cases[one.pk] = f"WC-{self.work_cases:05}"
        sent, refused = following.many(
            ready,
            lambda one, deed: following.send(
                one, self.house.day, way=Way.BATCH, work_case=cases[one.pk], deed=deed, tell=False
            ),
            deed=self.house.prepares,
        )
        assert not refused, refused
        for one in sent:
            assert one.released_by_id == self.house.payer.pk != one.prepared_by_id, "two people"
            person = self.house.people[one.ticket_id]
            asked = Asked(person, ClaimCode(one.claim), one.number, Month(one.month))
            self.outside.receive(cases[one.pk], asked, (one.expected_cents or 0) // 100)
        self.count("sent", len(sent))

    # Following

    def of_case(self, work_case: str) -> PaymentRequest:
        return PaymentRequest.objects.select_related("ticket__organization", "organization").get(
            organization=self.house.owner, work_case=work_case, mended_by=None
        )

    def told(self, events: Iterable[Event], on: date) -> None:
        """What the program manager says of our requests; what was denied for want of evidence is asked for again."""
        with together():
            for event in events:
                self._told_one(event, on)

    def _told_one(self, event: Event, on: date) -> None:
        deed = self.house.prepares
        self.count(event.code)
        request = self.of_case(event.work_case)
        if event.code in ("approve", "to_field_office"):
            following.follow(request, event.code, on, deed=deed)
        elif event.code == "hold":
            assert event.reason is not None
            following.hold(request, on, event.reason, said="Update required.", deed=deed)
        elif event.code == "silence":
            following.ask_again(request, on, deed=deed)
        else:
            assert event.reason is not None
            following.deny(request, on, event.reason, said="See the reason.", deed=deed)

    def mend(self) -> None:
        """Each request that was denied for its evidence is asked for again."""
        denied = [
            one for one in self._of_state(RequestState.DENIED) if one.denied_because == DenialCode.EVIDENCE
        ]
        with together():
            made = []
            for one in denied:
                person = self.house.people[one.ticket_id]
                self.outside.forget(Asked(person, ClaimCode(one.claim), one.number, Month(one.month)).slot)
                made.append(following.mend(one, self.house.day, deed=self.house.prepares))
            if made:
                self._release(made)
                self.count("mended", len(made))

    # Money

    def money_comes(self, lines: list[Line]) -> None:
        """By the bank's list and by hand; what the program can match, it matches."""
        bank = [line for line in lines if line.way == "bank"]
        if bank:
            recording.take_lines(self.house.owner, [self._given(line) for line in bank], deed=self.house.pays)
        for line in (one for one in lines if one.way == "hand"):
            request = self.of_case(line.work_case)
            following.pay(request, Paid(line.on, line.cents, line.reference), deed=self.house.pays)
            self.count("by hand")
        self.count("lines", len(lines))
        self._match_by_hand(lines)

    def _given(self, line: Line) -> Given:
        """Half of the lines name the work case alone, half the person and the payment alone."""
        asked = line.asked
        if asked is None:
            return Given(line.on, line.cents, line.reference, about=f"Unknown {line.key}")
        if line.work_case and Random(line.reference).random() < 0.5:
            return Given(line.on, line.cents, line.reference, line.work_case)
        ticket = self.house.tickets[asked.person.number]
        source = Source.EPAY if line.is_epay else Source.REQUEST
        return Given(
            line.on, line.cents, line.reference, "", ticket, asked.claim, asked.number, asked.month, PROVIDER, source=source
        )  # fmt: skip

    def _match_by_hand(self, lines: list[Line]) -> None:
        """Another year's rate needs no words; what is short needs some."""
        for line in lines:
            if line.is_for not in ("other_year", "short"):
                continue
            kept = self.kept(line)
            assert kept.state == State.UNMATCHED, f"{line} is not certain"
            because = "Less came than we asked for" if line.is_for == "short" else ""
            matching.match(kept, self.answer(line), because=because, deed=self.house.pays)
            self.count(line.is_for)

    def kept(self, line: Line) -> MoneyReceived:
        return MoneyReceived.objects.select_related("organization", "ticket__organization").get(
            organization=self.house.owner, reference=line.reference
        )

    def answer(self, line: Line) -> Answer:
        asked = line.asked
        assert asked is not None
        ticket = self.house.tickets[asked.person.number]
        return Answer(ticket, asked.claim, asked.number, asked.month, PROVIDER)

    def name(self, line: Line) -> None:
        """The list had somebody else's number: we find out whose money it is."""
        assert line.asked is not None
        recording.name_person(
            self.kept(line), self.house.tickets[line.asked.person.number], deed=self.house.pays
        )
        self.outside.holds(line)
        self.count("named")

    def explain(self, line: Line) -> None:
        matching.explain(
            self.kept(line), ExplainedAs.OTHER_PROVIDER, "Another provider's, sent back", deed=self.house.pays
        )
        self.outside.explained[line.key] = self.outside.waits.pop(line.key)
        self.count("explained")

    # The program manager's list

    def take_list(self) -> list[str]:
        """The list of all payments so far, given and carried out; what differed, by its code."""
        self.lists += 1
        rows = [self._row(line) for line in self.outside.lines]
        file = self._compared(xlsx_of([HEADINGS, *rows]), f"paid-{self.lists}.xlsx")
        codes = list(Difference.objects.filter(file=file).order_by("place").values_list("code", flat=True))
        for code in dict.fromkeys(codes):
            if code in ("PAID_NOT_HERE", "PAID_EPAY", "PAID_UNKNOWN"):
                portal.act_on_all(file, code, "", deed=self.house.administers)
                file.refresh_from_db()
        for code in codes:
            self.count(code)
        return codes

    def _compared(self, content: bytes, name: str) -> PortalFile:
        deed = self.house.administers
        file, is_new = portal.receive(SimpleUploadedFile(name, content), "paid", deed=deed)
        assert is_new
        file.refresh_from_db()
        if file.state == "to_map":
            mapping, _name = first_mapping(file, LISTS["paid"])
            portal.map_columns(file, mapping, "payments", deed=deed)
            file.refresh_from_db()
        if file.state == "refused":
            self.count("refused lists")
            assert [one["code"] for one in file.refusals] == ["GREW"], file.refusals
            portal.override(file, deed=deed.because("the first months bring much at once"))
            file.refresh_from_db()
        assert file.state == "compared", (file.state, file.findings)
        return file

    def _row(self, line: Line) -> list[object]:
        asked = line.asked
        if asked is None:
            who, claim, month = (
                [SSNS[NOBODY + line.key % 900], f"Unknown Person{'abcdefghij'[line.key % 10]}"],
                "",
                "",
            )
        else:
            who = [self.house.ssn(asked.person), asked.person.name]
            if line.is_for == "wrong":
                who = [SSNS[NOBODY + line.key % 900], f"Mistaken Person{'abcdefghij'[line.key % 10]}"]
            claim = {"p2": "Phase 2 Milestone", "outcome": "Outcome"}.get(
                asked.claim.value, asked.claim.value
            )
            claim, month = f"{claim} {asked.number}" if asked.number else claim, str(asked.month)
        way = "ePay" if line.is_epay else "Request"
        return [*who, line.work_case, claim, month, line.on, f"${plain(line.cents)}", way, line.reference]
