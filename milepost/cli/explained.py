"""An explanation in lines: the answer first, its reasons with their sections, what is missing, what is ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from milepost.rulebook.claims.ahead import Ahead
from milepost.rulebook.claims.runs import Run, runs_of
from milepost.rulebook.decisions import Claim, Reason, TicketDecision
from milepost.rulebook.wording import claim_named, sentence

STATES_THAT_ARE_CLAIMED = ("payable", "waiting")


def explained(
    decision: TicketDecision, claims: Iterable[Claim], ahead: Iterable[Ahead], language: str = "en"
) -> Iterator[str]:
    """The Ticket, then each of the claims, then what is still ahead."""
    yield from _head(decision, language)
    chosen = list(claims)
    if not chosen:
        yield from ("", sentence("EXPLAINED_NOTHING", {}, language))
    for run in runs_of(chosen):
        yield ""
        yield from _claim(run, language)
    for _code, places in groupby(ahead, key=lambda one: one.claim):
        yield ""
        yield from _ahead(list(places), language)


def _head(decision: TicketDecision, language: str) -> Iterator[str]:
    def said(code: str, **figures: object) -> str:
        return sentence(code, figures, language)

    yield said("EXPLAINED_HEAD", ticket=decision.ticket, day=decision.as_of, reading_word=decision.reading)
    assigned, began, left = decision.first_assigned, decision.outcome_period_began, decision.left
    first = said("EXPLAINED_ASSIGNED", day=assigned) if assigned else said("EXPLAINED_NOT_ASSIGNED")
    second = said("EXPLAINED_BEGAN", month=began) if began else said("EXPLAINED_NOT_BEGUN")
    yield f"{first} · {second}"
    and_reconciliation = said("EXPLAINED_LEFT_RECONCILIATION")
    counts = said("EXPLAINED_LEFT", p1=left.p1, p2=left.p2, outcome=left.outcome)
    yield f"{counts} {and_reconciliation}" if left.reconciliation else counts


def _claim(run: Run, language: str) -> Iterator[str]:
    claim = run.first
    state = sentence(f"WORD_{claim.status.value}", {}, language).upper()
    parts = [run.name(language), state]
    if claim.amount is not None:
        parts.append(f"${claim.amount:,}")
    if claim.month is not None:
        parts.append(str(claim.month))
    if claim.provider:
        parts.append(claim.provider)
    yield " · ".join(parts)
    yield from _numbered(claim.reasons, language)
    for lacking in claim.missing:
        figures = {"what": lacking, "who_word": f"from_{lacking.supplied_by}"}
        yield "  " + sentence("EXPLAINED_MISSING", figures, language)
    for change in claim.would_change:
        yield "  " + sentence("EXPLAINED_WOULD_CHANGE", {"what": change.finding(language)}, language)
    if claim.claim_from is not None and claim.status.value in STATES_THAT_ARE_CLAIMED:
        figures = {"first": claim.claim_from, "last": claim.claim_by}
        code = "EXPLAINED_CLAIM_DAYS" if claim.claim_by else "EXPLAINED_CLAIM_FROM"
        yield "  " + sentence(code, figures, language)


def _ahead(places: list[Ahead], language: str) -> Iterator[str]:
    """Places of one kind share their reasons: said once, with their numbers."""
    first, last = places[0], places[-1]
    numbers = first.number if first.number == last.number else f"{first.number}-{last.number}"
    state = sentence("WORD_ahead" if first.possible else "WORD_ended", {}, language).upper()
    yield f"{claim_named(first.claim.value, numbers, language)} · {state}"
    yield from _numbered(first.reasons, language)


def _numbered(reasons: Iterable[Reason], language: str) -> Iterator[str]:
    for place, reason in enumerate(reasons, 1):
        yield f"  {place}  {reason.finding(language)}  [{reason.law}]"
