"""What a scheme says, in words: the same sections for its page, made from the model and its labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from milepost.rulebook.money import Cents, spoken
from milepost.rulebook.schemes import Scheme
from milepost.rulebook.schemes.model import Anchor, Condition, ConditionKind, Payment
from milepost.rulebook.schemes.reading import hints_of, unwrapped
from milepost.rulebook.schemes.words import word_of
from milepost.schemes.labels import LABELS, WORDS
from milepost.website.templatetags.words import day, language

Pairs = list[tuple[str, str]]
_CODED = {"service", "values", "only_for", "evidence_any_of", "kind"}
"""Fields whose texts are codes that have words."""


def pairs_of(thing: Any, label: str, *, but: tuple[str, ...] = ()) -> Pairs:
    """Each field that says something, by its label; what stands deeper is shown apart."""
    hints = hints_of(type(thing))
    found: Pairs = []
    for one in fields(thing):
        value, path = getattr(thing, one.name), f"{label}{one.name}"
        if (
            one.name in but
            or is_dataclass(value)
            or (isinstance(value, tuple) and value and is_dataclass(value[0]))
        ):
            continue
        said = _said(value, unwrapped(hints[one.name])[0], one.name)
        if said:
            found.append((str(LABELS[path][0]), said))
    return found


def _said(value: Any, kind: Any, name: str) -> str:
    if isinstance(value, tuple):
        return ", ".join(filter(None, (_said(one, None, name) for one in value)))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, StrEnum):
        return str(WORDS[value])
    if isinstance(value, date):
        return day(value)
    if kind is Cents and value is not None:
        return spoken(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, str) and name in _CODED:
        return word_of(value, language())
    return "" if value is None else str(value)


def conditions_of(scheme: Scheme) -> Iterator[tuple[str, str, str]]:
    """Each condition in words, what happens where it does not hold, and its section."""
    for one in scheme.conditions:
        yield _condition(one), str(WORDS[one.effect]), one.cite


def _condition(one: Condition) -> str:
    said = str(WORDS[one.kind])
    said = said[0].upper() + said[1:]
    more = [word_of(value, language()) for value in one.values]
    if one.kind is ConditionKind.ASSIGNED_WITHIN_DAYS:
        more.append(str(one.days))
    if one.form:
        more.append(one.form)
    if one.only_for:
        more.append(_("only for %(service)s") % {"service": word_of(one.only_for, language())})
    return f"{said}: {', '.join(more)}" if more else said


def payments_of(scheme: Scheme) -> Iterator[dict[str, Any]]:
    """Each payment with its outcome, its window, its amounts and bonuses."""
    for one in scheme.payments:
        yield {
            "number": one.number,
            "label": one.label,
            "outcome": pairs_of(one.outcome, "payments.outcome."),
            "window": pairs_of(one.window, "payments.window.", but=_not_said(one)),
            "own": pairs_of(one, "payments.", but=("number", "label")),
            "amounts": _amounts(one),
            "bonuses": [
                (str(WORDS[bonus.kind]), str(bonus.value), spoken(bonus.sum)) for bonus in one.bonuses
            ],
        }


def _not_said(payment: Payment) -> tuple[str, ...]:
    """Which day of an earlier payment is meant says nothing where none is the anchor."""
    return () if payment.window.anchor is Anchor.PAYMENT else ("anchor_day",)


def _amounts(payment: Payment) -> list[tuple[str, str, str, str]]:
    """Service, tier, how much, and the note or section."""
    rows = []
    for one in payment.amounts:
        if one.sum is not None:
            much = spoken(one.sum)
        elif one.percent is not None and one.percent_of is not None:
            much = _("%(percent)s%% of %(fee)s") % {
                "percent": format(one.percent, "f"),
                "fee": spoken(one.percent_of),
            }
        elif one.hourly is not None:
            much = _("%(sum)s for each hour") % {"sum": spoken(one.hourly)}
        else:
            much = _("not known")
        service = word_of(one.service, language()) if one.service else _("any")
        rows.append((service, one.tier or _("any"), much, one.note or one.cite))
    return rows


def shown(scheme: Scheme) -> dict[str, Any]:
    """Everything that the page of a version shows."""
    return {
        "head": pairs_of(
            scheme,
            "",
            but=(
                "id",
                "name",
                "note",
                "who_pays",
                "who_receives",
                "share_rules",
                "blocks_ssa_payments",
                "reduces_ssa_payments",
            ),
        ),
        "conditions": list(conditions_of(scheme)),
        "payments": list(payments_of(scheme)),
        "papers": pairs_of(scheme.papers, "papers."),
        "proofs": [pairs_of(one, "papers.ticket_proof_any_of.") for one in scheme.papers.ticket_proof_any_of],
        "notice": pairs_of(scheme.notice, "notice."),
        "invoice": pairs_of(scheme.invoice, "invoice."),
        "referral": [pairs_of(one, "referral_forms.") for one in scheme.referral_forms],
        "money": [
            (label, said)
            for label, said in pairs_of(scheme, "")
            if label
            in {
                str(LABELS[name][0])
                for name in (
                    "who_pays",
                    "who_receives",
                    "share_rules",
                    "blocks_ssa_payments",
                    "reduces_ssa_payments",
                )
            }
        ],
    }
