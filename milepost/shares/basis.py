"""Terms and money as the rulebook has them, and as JSON keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from milepost.rulebook.decisions import Reason
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.partner_agreements import Tail
from milepost.rulebook.shares.books import Money, Portion
from milepost.rulebook.shares.terms import Attribution, Ending, Odd, Read, Terms, rule_from_json
from milepost.shares.models import ShareTerms, TicketTerms

MONTH, DAY = "month:", "day:"


def terms_from(kept: ShareTerms) -> Terms:
    return Terms(
        key=str(kept.pk),
        rule=rule_from_json(kept.rule),
        effective_from=kept.effective_from,
        effective_to=kept.effective_to,
        read=Read(kept.read),
        attribution=Attribution(kept.attribution),
        odd=Odd(kept.odd),
        odd_to=kept.odd_to,
        ending=ending_of(kept),
    )


def ending_of(kept: ShareTerms) -> Ending | None:
    """That the agreement of these terms has ended, with its tail."""
    if kept.agreement_ended_on is None:
        return None
    return Ending(kept.agreement_ended_on, Tail(kept.tail), kept.tail_months)


def override_from(kept: TicketTerms, under: Terms | None) -> Terms:
    """The rule of one Ticket, with the rest as the partner's own terms have it."""
    assert kept.rule is not None
    return Terms(
        key=str(kept.pk),
        rule=rule_from_json(kept.rule),
        effective_from=kept.effective_from,
        effective_to=kept.effective_to,
        odd=under.odd if under else Odd.LARGEST,
        odd_to=under.odd_to if under else "record",
        is_override=True,
    )


def money_as_json(money: Money) -> dict[str, Any]:
    """How a line stood when it was posted; the terms by their keys, with how the odd cent is given."""
    return {
        "key": money.key,
        "cents": money.cents,
        "year": money.year,
        "held": money.held,
        "ticket": money.ticket,
        "claim": money.claim.value if money.claim else None,
        "month": int(money.month) if money.month is not None else None,
        "corrects": money.corrects,
        "portions": [
            [one.partner, one.weight, one.terms and [one.terms.key, one.terms.odd.value, one.terms.odd_to]]
            for one in money.portions
        ],
        **(
            {"counselled": [[party, since.isoformat()] for party, since in money.counselled]}
            if money.counselled
            else {}
        ),
        "because": reasons_as_json([money.because])[0] if money.because else None,
    }


def money_from_json(kept: Mapping[str, Any], terms: Mapping[str, Terms]) -> Money:
    """`terms` by their keys: signed ones never change, so they are what they were."""
    return Money(
        key=kept["key"],
        cents=kept["cents"],
        year=kept["year"],
        held=kept["held"],
        ticket=kept["ticket"],
        claim=ClaimCode(kept["claim"]) if kept["claim"] else None,
        month=Month(kept["month"]) if kept["month"] is not None else None,
        corrects=kept["corrects"],
        portions=tuple(
            Portion(partner, weight, terms[by[0]] if by else None) for partner, weight, by in kept["portions"]
        ),
        because=reasons_from_json([kept["because"]])[0] if kept["because"] else None,
        counselled=tuple((party, date.fromisoformat(since)) for party, since in kept.get("counselled", ())),
    )


def reasons_as_json(reasons: Iterable[Reason]) -> list[list[Any]]:
    """`[code, figures, law]` each; a month is told from a number, and a day from a word, by its mark."""
    return [
        [
            one.code,
            {name: _kept(value) for name, value in one.figures.items()},
            one.law,
        ]
        for one in reasons
    ]


def reasons_from_json(kept: Iterable[Any]) -> tuple[Reason, ...]:
    return tuple(
        Reason(code, {name: _figure(value) for name, value in figures.items()}, law)
        for code, figures, law in kept
    )


def _kept(value: Any) -> Any:
    if isinstance(value, Month):
        return f"{MONTH}{value}"
    return f"{DAY}{value.isoformat()}" if isinstance(value, date) else value


def _figure(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(DAY):
        return date.fromisoformat(value.removeprefix(DAY))
    if isinstance(value, str) and value.startswith(MONTH):
        return Month.parse(value.removeprefix(MONTH))
    return value
