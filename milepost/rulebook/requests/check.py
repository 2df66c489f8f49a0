"""Every known reason for a denial or a diary, looked for on our own desk before a request is sent.

The check is made in the reading by which the program manager pays (`practice`). It answers about the request as it is
asked, even for a payment that the ladder does not give, because people do ask for those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from milepost.rulebook.claims.known import Holding, KnownTicket, stopped_by_work
from milepost.rulebook.claims.ladder import Ladder, work_out
from milepost.rulebook.claims.look_back import LOOK_BACK_WINDOWS, barring_vr_closure
from milepost.rulebook.decisions import Reason, Status
from milepost.rulebook.facts import (
    PHASE_1,
    Cash,
    ClaimCode,
    EndedBecause,
    Evidence,
    RecordedPayment,
    RecordedStatus,
    TicketFacts,
)
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.readings import PRACTICE
from milepost.rulebook.requests.denials import DENIALS, Denial, DenialCode
from milepost.rulebook.wording import Worded

OUTCOMES_BEFORE_RECONCILIATION = 12
_MILESTONES = (*PHASE_1, ClaimCode.PHASE_2)
_ALIVE = frozenset({RecordedStatus.PAID, RecordedStatus.PENDING})


@dataclass(frozen=True, slots=True)
class AskedFor:
    """The payment that a request asks for. `number` for Phase 2 and outcomes, where it is known."""

    claim: ClaimCode
    month: Month
    provider: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One piece of evidence that goes with the request, and what is wrong with it (rulebook of pay stubs)."""

    name: str
    faults: tuple[Reason, ...] = ()
    is_wages: bool = True
    has_year_to_date: bool = True


@dataclass(frozen=True, slots=True)
class Desk:
    """What is known of our own side. None is not known, and is said so."""

    sam_expires_on: date | None = None
    agreement_ended_on: date | None = None
    contact_is_cleared: bool | None = None
    """Whether the contact for payments has been found suitable."""
    certifies_services: bool = False
    """A certification of services goes with the request."""
    work_expenses_cents: int | None = None
    """Impairment-related expenses and subsidies of the month, where known."""
    items: Sequence[EvidenceItem] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a request would be denied or held; or, where it does not stop, what to look at first."""

    denial: Denial
    finding: Reason
    stops: bool = True

    @property
    def cure(self) -> Reason:
        return self.denial.cure


def check_before_sending(
    asked: AskedFor, facts: TicketFacts, law: Law, desk: Desk, *, as_of: date
) -> tuple[Objection, ...]:
    """For which reasons would this request be denied or held, and what cures each? Those that stop stand first."""
    checking = _Checking(asked, facts, law, desk, as_of)
    found = list(checking.objections())
    return tuple(sorted(found, key=lambda one: not one.stops))


class _Checking:
    """The request beside everything worked out about its Ticket."""

    def __init__(self, asked: AskedFor, facts: TicketFacts, law: Law, desk: Desk, as_of: date) -> None:
        self.asked, self.facts, self.law, self.desk, self.as_of = asked, facts, law, desk, as_of
        self.ladder: Ladder = work_out(KnownTicket(facts, law, as_of, PRACTICE))
        self.known = self.ladder.known
        self.month = asked.month
        self.is_milestone = asked.claim in _MILESTONES
        self.is_reconciliation = asked.claim is ClaimCode.RECONCILIATION
        self.figures: dict[str, object] = {"month": asked.month}
        self.attained = next(
            (
                row
                for row in self.ladder.rows
                if row.claim is asked.claim
                and row.month == asked.month
                and row.basis is not None
                and row.status is not Status.NOT_PAYABLE
            ),
            None,
        )
        """The ladder's own row for it, where the work was done: its months and their evidence are then known."""

    def objections(self) -> Iterator[Objection]:
        yield from self._of_our_side()
        yield from self._of_time()
        yield from self._of_assignment()
        yield from self._of_ticket()
        yield from self._of_earlier_payments()
        if self.is_reconciliation:
            yield from self._of_reconciliation()
            return
        if self.is_milestone:
            yield from self._of_milestones()
        else:
            yield from self._of_outcomes()
        yield from self._of_earnings()
        yield from self._of_evidence()

    def _because(self, code: DenialCode, finding: str, *, stops: bool = True, **figures: Any) -> Objection:
        denial = DENIALS[code]
        return Objection(denial, Reason(finding, {**self.figures, **figures}, denial.law), stops)

    def _of_our_side(self) -> Iterator[Objection]:
        """SAM, the agreement, the contact for payments: what holds every payment of this provider."""
        sam, ended = self.desk.sam_expires_on, self.desk.agreement_ended_on
        if sam is not None and sam < self.as_of:
            yield self._because(DenialCode.SAM_LAPSED, "FOUND_SAM_LAPSED", day=sam)
        elif sam is None:
            yield self._because(DenialCode.SAM_LAPSED, "FOUND_SAM_UNKNOWN", stops=False)
        if ended is not None and ended <= self.as_of:
            yield self._because(DenialCode.AGREEMENT_ENDED, "FOUND_AGREEMENT_ENDED", day=ended)
        if self.desk.contact_is_cleared is False:
            yield self._because(DenialCode.CONTACT_NOT_CLEARED, "FOUND_CONTACT_NOT_CLEARED")
        elif self.desk.contact_is_cleared is None:
            yield self._because(DenialCode.CONTACT_NOT_CLEARED, "FOUND_CONTACT_UNKNOWN", stops=False)

    def _of_time(self) -> Iterator[Objection]:
        if self.as_of <= self.month.last_day:
            yield self._because(
                DenialCode.MONTH_NOT_OVER, "FOUND_MONTH_NOT_OVER", day=(self.month + 1).first_day
            )
        months = PRACTICE.months_to_claim
        assert months is not None, "practice sets a time to claim"
        last = (self.month + months).last_day
        if self.as_of > last:
            yield self._because(DenialCode.OVER_24_MONTHS, "FOUND_OVER_24_MONTHS", day=last)

    def _ours(self) -> list[Holding]:
        return [one for one in self.known.holdings if one.assignment.provider == self.asked.provider]

    def _of_assignment(self) -> Iterator[Objection]:
        """Assigned to us, from the first month that counts; afterwards only with a certification of services."""
        ours = [one for one in self._ours() if one.assignment.assigned_on <= self.month.last_day]
        if not ours:
            yield self._because(DenialCode.NOT_ASSIGNED, "FOUND_NEVER_ASSIGNED")
            return
        holding = ours[-1]
        if self.is_reconciliation:
            return
        first = holding.first_counting
        if self.month < first:
            if holding.plan_was_late and self.month > Month.of(holding.assignment.assigned_on):
                yield self._because(DenialCode.PLAN_LATE, "FOUND_PLAN_LATE", first=first)
            else:
                yield self._because(DenialCode.BEFORE_FIRST, "FOUND_BEFORE_FIRST", first=first)
        left = holding.assignment.unassigned_on
        if left is not None and left <= self.month.first_day and not self.desk.certifies_services:
            yield self._because(DenialCode.NOT_ASSIGNED, "FOUND_AFTER_UNASSIGNMENT", day=left)
        if self.is_milestone and not holding.milestones_are_paid:
            yield self._because(DenialCode.OUTCOME_ONLY, "FOUND_OUTCOME_ONLY")

    def _of_ticket(self) -> Iterator[Objection]:
        if not self.known.has_ended(self.month) or self.is_reconciliation:
            return
        because = self.known.ticket.ended_because
        code = {
            EndedBecause.DEATH: DenialCode.DEATH,
            EndedBecause.MEDICAL_CESSATION: DenialCode.MEDICAL_CESSATION,
        }.get(because or EndedBecause.OTHER, DenialCode.TICKET_ENDED)
        assert self.known.ended is not None
        yield self._because(code, "FOUND_TICKET_ENDED", last=self.known.ended - 1)

    def _of_earlier_payments(self) -> Iterator[Objection]:
        """The same payment, or for a payment of a month the same month, asked for or paid already."""
        for paid in self.facts.payments:
            if paid.status not in _ALIVE or not self._is_the_same(paid):
                continue
            ours = paid.provider in (None, self.asked.provider)
            code = DenialCode.DUPLICATE_OURS if ours else DenialCode.DUPLICATE_OTHER
            finding = "FOUND_PENDING" if paid.status is RecordedStatus.PENDING else "FOUND_PAID"
            yield self._because(code, finding, work_case=paid.work_case or "—", provider=paid.provider or "—")
            return

    def _is_the_same(self, paid: RecordedPayment) -> bool:
        if paid.claim is not self.asked.claim:
            both = {paid.claim, self.asked.claim}
            return paid.month == self.month and both == {ClaimCode.PHASE_2, ClaimCode.OUTCOME}
        if paid.claim in (*PHASE_1, ClaimCode.RECONCILIATION):
            return True
        return paid.month == self.month or (
            self.asked.number is not None and paid.number == self.asked.number
        )

    def _of_milestones(self) -> Iterator[Objection]:
        began = self.ladder.period_began
        if began is not None and self.month >= began:
            yield self._because(DenialCode.OUTCOME_BEGAN, "FOUND_OUTCOME_BEGAN", began=began)
        if self.asked.claim is ClaimCode.PHASE_2:
            yield from self._of_phase_2()
            return
        if self.ladder.barred[self.asked.claim].barred:
            yield self._because(DenialCode.LOOK_BACK, "FOUND_LOOK_BACK")
        ours = self._ours()
        closure = barring_vr_closure(self.known, ours[-1]) if ours else None
        if closure is not None:
            yield self._because(DenialCode.PRIOR_VR, "FOUND_PRIOR_VR", day=closure)
        yield from self._out_of_order(PHASE_1[: PHASE_1.index(self.asked.claim)])
        if self.asked.claim is ClaimCode.P1M4 and self.ladder.milestones.awaiting_completion is not None:
            yield self._because(DenialCode.OUT_OF_ORDER, "FOUND_NOT_COMPLETE")

    def _out_of_order(self, before: Sequence[ClaimCode]) -> Iterator[Objection]:
        """A milestone that comes before and is still open, though nothing bars it."""
        ours = self._ours()
        if ours and barring_vr_closure(self.known, ours[-1]) is not None:
            return
        attained = self.ladder.milestones.phase_1
        recorded = {one.claim for one in self.facts.payments if one.status in _ALIVE}
        for code in before:
            if not self.ladder.barred[code].barred and code not in attained and code not in recorded:
                yield self._because(DenialCode.OUT_OF_ORDER, "FOUND_OUT_OF_ORDER", claim_word=code.value)
                return

    def _of_phase_2(self) -> Iterator[Objection]:
        used = [one for one in self.facts.payments if one.claim is ClaimCode.PHASE_2 and one.status in _ALIVE]
        if len(used) >= self.known.phase_2_count:
            yield self._because(DenialCode.ALL_PAID, "FOUND_ALL_PAID", count=self.known.phase_2_count)
        yield from self._out_of_order(PHASE_1)

    def _of_outcomes(self) -> Iterator[Objection]:
        used = [one for one in self.facts.payments if one.claim is ClaimCode.OUTCOME and one.status in _ALIVE]
        if len(used) >= self.known.outcome_count:
            yield self._because(DenialCode.ALL_PAID, "FOUND_ALL_PAID", count=self.known.outcome_count)
        cash = self.known.cash(self.month)
        if cash is Cash.UNKNOWN:
            yield self._because(DenialCode.CASH_PAYABLE, "FOUND_CASH_UNKNOWN")
        elif not stopped_by_work(cash):
            yield self._because(DenialCode.CASH_PAYABLE, "FOUND_CASH_PAYABLE")

    def _of_earnings(self) -> Iterator[Objection]:
        """At the level of the payment in the month itself, and in enough months before it."""
        gross = self.known.gross(self.month)
        if self.asked.claim in PHASE_1:
            level, code = self.known.trial_work_level(self.month), DenialCode.BELOW_TRIAL_WORK
        else:
            blind = (
                self.known.phase_2_level_is_blind()
                if self.is_milestone
                else self.known.outcome_level_is_blind()
            )
            level = self.known.substantial_level(self.month, blind=blind)
            code = DenialCode.BELOW_BLIND if blind else DenialCode.BELOW_SUBSTANTIAL
        money: dict[str, Any] = {"gross_cents": gross, "level_cents": level or 0}
        if level is None:
            return
        if gross < level and self.attained is None:
            is_half = self.asked.claim is ClaimCode.P1M1 and gross * 2 >= level and not self._level_follows()
            code = DenialCode.HALF_LEVEL if is_half else code
            yield self._because(code, "FOUND_HALF_LEVEL" if is_half else "FOUND_BELOW_LEVEL", **money)
            return
        yield from self._of_window()
        expenses = self.desk.work_expenses_cents or 0
        if self.asked.claim not in PHASE_1 and gross - expenses < level:
            countable = gross - expenses
            yield self._because(
                DenialCode.WORK_EXPENSES,
                "FOUND_WORK_EXPENSES",
                stops=False,
                countable_cents=countable,
                **money,
            )

    def _level_follows(self) -> bool:
        """Whether one of the two following months reaches the trial work level (program operations 4.1)."""
        return any(self.known.at_trial_work_level(self.month + count) for count in (1, 2))

    def _of_window(self) -> Iterator[Objection]:
        """Enough months at the level within the window that ends with the month asked for."""
        if self.asked.claim not in PHASE_1 or not self.known.holdings or self.attained is not None:
            return
        needed, window = LOOK_BACK_WINDOWS[self.asked.claim]
        first = max(int(self.month) - window + 1, int(self.known.first.first_counting))
        reached = self.known.measured.at_level_between(first, self.month)
        if len(reached) < needed:
            yield self._because(
                DenialCode.BELOW_TRIAL_WORK,
                "FOUND_TOO_FEW_MONTHS",
                reached=len(reached),
                needed=needed,
                window=window,
            )

    def _of_evidence(self) -> Iterator[Objection]:
        row = self.known.months.get(self.month)
        lacking = self._months_lacking_evidence()
        evidence = row.evidence if row is not None else Evidence.NONE
        if evidence is Evidence.SSA and not lacking:
            return  # SSA has the wages: nothing is asked for
        if any(month != self.month for month in lacking):
            yield self._because(DenialCode.EVIDENCE, "FOUND_EVIDENCE_OF_MONTHS", months=lacking)
        elif self.attained is not None and not lacking:
            pass  # what the payment rests on is shown, whatever the month itself has
        elif evidence is Evidence.NONE:
            yield self._because(DenialCode.EVIDENCE, "FOUND_NO_EVIDENCE")
        elif evidence is Evidence.SECONDARY:
            yield self._because(DenialCode.SECONDARY_ONLY, "FOUND_SECONDARY_ONLY")
        for item in self.desk.items:
            if not item.is_wages:
                yield self._because(DenialCode.NOT_WAGES, "FOUND_NOT_WAGES", item=item.name)
            for fault in item.faults:
                yield self._because(
                    DenialCode.EVIDENCE, "FOUND_ITEM_FAULTY", item=item.name, fault=_Said(fault)
                )
            if not item.has_year_to_date:
                yield self._because(DenialCode.EVIDENCE, "FOUND_NO_YEAR_TO_DATE", stops=False, item=item.name)

    def _months_lacking_evidence(self) -> tuple[Month, ...]:
        """Of the months that the attained payment rests on (readings, finer point 9)."""
        missing = self.attained.missing if self.attained is not None else ()
        months = [one.figures["month"] for one in missing if one.code == "MISSING_EVIDENCE"]
        return tuple(month for month in months if isinstance(month, Month))

    def _of_reconciliation(self) -> Iterator[Objection]:
        row = next((one for one in self.ladder.rows if one.claim is ClaimCode.RECONCILIATION), None)
        if row is None or row.status not in {Status.PAYABLE, Status.EXPIRED}:
            yield self._because(
                DenialCode.RECONCILIATION_EARLY,
                "FOUND_RECONCILIATION_EARLY",
                count=OUTCOMES_BEFORE_RECONCILIATION,
            )


@dataclass(frozen=True, slots=True)
class _Said(Worded):
    """A fault in the words of its own rule."""

    reason: Reason

    def words(self, language: str = "en") -> str:
        return self.reason.finding(language)
