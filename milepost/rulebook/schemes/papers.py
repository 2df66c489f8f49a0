"""Are the notice, the papers and the invoice of a payment as the scheme asks? What is missing, what only warns, what is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from milepost.rulebook.decisions import Reason
from milepost.rulebook.months import Month
from milepost.rulebook.schemes.answers import Lacking
from milepost.rulebook.schemes.conditions import AGENCY, STAFF
from milepost.rulebook.schemes.facts import NoticeGiven, Person, Proof, SchemeClaim
from milepost.rulebook.schemes.model import (
    Effect,
    Invoice,
    NoticeBefore,
    NumberRule,
    Payment,
    Scheme,
    TicketProof,
    TinRule,
)
from milepost.rulebook.schemes.words import SchemeWord

_SSN = re.compile(r"(?<!\d)\d{3}-?\d{2}-?\d{4}(?!\d)")
_TIN_BY_SSN = re.compile(r"2\d{9,}")
SHORTEST_NAME = 2


@dataclass(slots=True)
class Checked:
    """What was found of one payment's papers."""

    missing: list[Lacking] = field(default_factory=list)
    warnings: list[Reason] = field(default_factory=list)
    bars: list[Reason] = field(default_factory=list)
    lost_on: date | None = None

    def lacks(
        self, code: str, law: str, figures: Mapping[str, object] | None = None, supplied_by: str = STAFF
    ) -> None:
        self.missing.append(Lacking(code, figures or {}, supplied_by, law))

    def late(self, effect: Effect, reason: Reason, lost_on: date) -> None:
        if effect is Effect.WARNS:
            self.warnings.append(reason)
            return
        self.bars.append(reason)
        self.lost_on = min(lost_on, self.lost_on or lost_on)


def check(
    scheme: Scheme, payment: Payment, claim: SchemeClaim | None, person: Person, month: Month, as_of: date
) -> Checked:
    """`month`: in which the outcome is reached."""
    found = Checked()
    invoiced = claim.invoiced_on if claim and claim.invoiced_on else None
    if payment.needs_notice and scheme.notice.days:
        _notice(scheme, payment, person, month, found)
    if payment.needs_papers:
        _papers(scheme, claim, found)
        _ticket_proof(scheme, person, invoiced or as_of, found)
    _invoice(scheme.invoice, claim, month, as_of, found)
    for code, figures in invoice_faults(scheme.invoice, claim, person):
        found.lacks(code, scheme.invoice.cite, figures)
    return found


def _notice(scheme: Scheme, payment: Payment, person: Person, month: Month, found: Checked) -> None:
    """So many days before the level was expected to be reached, in writing."""
    rule = scheme.notice
    given = [one for one in person.notices if one.payment == payment.number]
    valid = [one for one in given if one.in_writing or not rule.in_writing]
    figures: dict[str, object] = {"days": rule.days, "payment": payment.number}
    if not valid:
        code = "SCHEME_NOTICE_NOT_WRITTEN" if given else "SCHEME_NOTICE_LACKING"
        found.lacks(code, rule.cite, figures)
        return
    first = min(valid, key=lambda one: one.given_on)
    until = _counted_to(rule.counted_to, first, month)
    if until is None:
        found.lacks("SCHEME_NOTICE_EXPECTED_UNKNOWN", rule.cite, figures)
        return
    days = (until - first.given_on).days
    if days < rule.days:
        late = Reason(
            "SCHEME_NOTICE_LATE", {"given": first.given_on, "days": days, "wanted": rule.days}, rule.cite
        )
        found.late(rule.late, late, until - timedelta(rule.days))


def _counted_to(counted: NoticeBefore, notice: NoticeGiven, month: Month) -> date | None:
    if counted is NoticeBefore.EXPECTED:
        return notice.expected_on
    return month.first_day if counted is NoticeBefore.MONTH_BEGINS else month.last_day


def _papers(scheme: Scheme, claim: SchemeClaim | None, found: Checked) -> None:
    rule = scheme.papers
    for form in rule.forms:
        if claim is None or form not in claim.forms:
            found.lacks("SCHEME_FORM_LACKING", rule.cite, {"form": form})
    evidence = [one for one in (claim.evidence if claim else ()) if one in rule.evidence_any_of]
    if len(set(evidence)) < rule.evidence_min:
        found.lacks(
            "SCHEME_EVIDENCE_LACKING",
            rule.cite,
            {"count": rule.evidence_min, "evidence": tuple(SchemeWord(one) for one in rule.evidence_any_of)},
        )


def _ticket_proof(scheme: Scheme, person: Person, invoiced: date, found: Checked) -> None:
    wanted = scheme.papers.ticket_proof_any_of
    if not wanted:
        return
    faults = [
        fault
        for rule in wanted
        for proof in person.proofs
        if proof.kind == rule.kind
        and (fault := _why_not(rule, proof, invoiced, scheme.papers.cite)) is not None
    ]
    matching = sum(proof.kind == rule.kind for rule in wanted for proof in person.proofs)
    if matching > len(faults):
        return
    if faults:
        found.missing.append(faults[-1])
        return
    named = tuple(SchemeWord(one.kind) for one in wanted)
    found.lacks("SCHEME_TICKET_PROOF_LACKING", scheme.papers.cite, {"proofs": named})


def _why_not(rule: TicketProof, proof: Proof, invoiced: date, law: str) -> Lacking | None:
    figures = {"proof": SchemeWord(proof.kind), "day": proof.on}
    if rule.signed_by_both and not (proof.by_holder and proof.by_provider):
        return Lacking("SCHEME_PROOF_UNSIGNED", figures, STAFF, law)
    if rule.max_age_days is None:
        return None
    age = (invoiced - proof.on).days
    if rule.may_follow_invoice:
        age = abs(age)
    if 0 <= age <= rule.max_age_days:
        return None
    return Lacking("SCHEME_PROOF_TOO_OLD", {**figures, "days": rule.max_age_days}, STAFF, law)


def _invoice(rule: Invoice, claim: SchemeClaim | None, month: Month, as_of: date, found: Checked) -> None:
    if rule.deadline_days is not None:
        by = month.last_day + timedelta(rule.deadline_days)
        invoiced = claim.invoiced_on if claim and claim.invoiced_on else as_of
        if invoiced > by:
            late = Reason("SCHEME_INVOICE_LATE", {"day": by, "days": rule.deadline_days}, rule.cite)
            found.late(Effect.BARS, late, by)
    if claim is None or not claim.authorization:
        if rule.authorization is Effect.BARS:
            found.lacks("SCHEME_AUTHORIZATION_LACKING", rule.cite, supplied_by=AGENCY)
        else:
            found.warnings.append(Reason("SCHEME_AUTHORIZATION_LACKING", law=rule.cite))


def invoice_faults(
    rule: Invoice, claim: SchemeClaim | None, person: Person
) -> Iterator[tuple[str, dict[str, object]]]:
    """What is wrong with the number of the invoice and the identification number, as sentences with their cure."""
    number = claim.invoice_number if claim else ""
    if NumberRule.NO_SSN in rule.number_rules and _SSN.search(number):
        yield "SCHEME_NUMBER_SSN", {}
    low = number.lower()
    if NumberRule.NO_CASE_ID in rule.number_rules and any(
        one and one.lower() in low for one in person.case_ids
    ):
        yield "SCHEME_NUMBER_CASE", {}
    if NumberRule.NO_NAME in rule.number_rules and any(
        len(one) > SHORTEST_NAME and one.lower() in low for one in person.secret_words
    ):
        yield "SCHEME_NUMBER_NAME", {}
    if TinRule.NOT_BY_SSN in rule.tin_rules and is_by_ssn(person.provider.tin):
        yield "SCHEME_TIN_BY_SSN", {}


def is_by_ssn(tin: str) -> bool:
    """Whether a Texas Identification Number was made from a Social Security number: those began with 2 (systems A.6)."""
    return _TIN_BY_SSN.fullmatch(tin) is not None
