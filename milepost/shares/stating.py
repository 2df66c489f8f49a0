"""A statement worked out from the ledger: its lines, its totals, and the facts that stand at its head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from milepost.organizations.models import Identity
from milepost.rulebook.money import plain
from milepost.rulebook.shares.statements import Column, Stated, stated
from milepost.rulebook.shares.statements import Statement as Made
from milepost.rulebook.wording import claim_named
from milepost.shares.basis import reasons_from_json
from milepost.shares.models import EntryLine, ShareTerms, Statement
from milepost.shares.queries import lines_of, names_of
from milepost.website.templatetags.words import language, short_day, short_month


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it is shown: texts, and cents by column (None where nothing stands)."""

    on: date
    received_on: date | None
    person: str
    month: str
    what: str
    reference: str
    gross: int | None
    rule: str
    share: int | None
    adjustment: int | None
    remitted: int | None
    balance: int


def stated_of(statement: Statement, lines: Sequence[EntryLine] | None = None) -> Made:
    """The statement by the rulebook, from the lines of the ledger."""
    found = lines_of(statement) if lines is None else lines
    return stated(statement.opening, [(one.kind, one.gross, one.cents) for one in found])


def rows_of(statement: Statement) -> tuple[Made, list[Row]]:
    """Totals and lines. One query."""
    lines = list(lines_of(statement))
    made = stated_of(statement, lines)
    return made, [_row(line, one) for line, one in zip(lines, made.lines, strict=True)]


def _row(line: EntryLine, one: Stated) -> Row:
    column = one.column
    return Row(
        line.on,
        line.received_on,
        line.person,
        short_month(line.month) if line.month is not None else "",
        what_of(line),
        line.reference,
        line.gross if column is not Column.REMITTED else None,
        rule_in_words(line),
        line.cents if column is Column.SHARE else None,
        line.cents if column is Column.ADJUSTMENT else None,
        line.cents if column is Column.REMITTED else None,
        one.balance,
    )


def what_of(line: EntryLine) -> str:
    """The payment, and of what is no share what it is."""
    claim = claim_named(str(line.claim), line.claim_number, language()) if line.claim else ""
    if line.kind == "shared":
        return claim
    said = line.get_kind_display().capitalize()
    return f"{said}: {claim}" if claim else said


def rule_in_words(line: EntryLine) -> str:
    """The rule that was applied, in plain sentences."""
    return " ".join(one.finding(language()) for one in reasons_from_json(line.reasons))


def head_of(statement: Statement) -> list[tuple[str, str]]:
    """Period, EN, UEI, partner, version of the terms."""
    return [
        (_("Statement"), str(statement.number)),
        (_("Remittance to be paid on"), short_day(statement.pay_on)),
        (
            _("Entries"),
            _("%(first)s to %(last)s") % {"first": statement.after + 1, "last": statement.through},
        ),
        (_("Employment Network"), statement.organization.name),
        (_("UEI"), ", ".join(_identities(statement)) or "—"),
        (_("Partner"), name_of(statement)),
        (_("Terms"), _terms(statement) or "—"),
    ]


def _identities(statement: Statement) -> Iterator[str]:
    known = Identity.objects.filter(organization=statement.organization, ended_on=None).exclude(uei="")
    for one in known.order_by("name"):
        yield f"{one.name}: {one.uei}"


def name_of(statement: Statement) -> str:
    if statement.partner is not None:
        return statement.partner.name
    return names_of(statement.organization, [statement.account]).get(statement.account, "")


def _terms(statement: Statement) -> str:
    """The versions that were in force up to the day of payment."""
    if statement.partner_id is None:
        return ""
    found = ShareTerms.objects.filter(partner_id=statement.partner_id, state__in=("signed", "ended"))
    latest = found.filter(effective_from__lte=statement.pay_on).order_by("-effective_from").first()
    if latest is None:
        return ""
    said = _("version %(edition)s from %(day)s") % {
        "edition": latest.edition,
        "day": short_day(latest.effective_from),
    }
    return f"{said}, {latest.reference}" if latest.reference else said


def totals_of(made: Made) -> list[tuple[str, int]]:
    """What stands at the foot."""
    return [
        (_("Balance before"), made.opening),
        (_("Shares"), made.shares),
        (_("Adjustments"), made.adjustments),
        (_("Paid"), made.remitted),
        (_("Balance after, carried on"), made.closing),
    ]


def headings() -> list[str]:
    return [
        _("Booked on"), _("Received on"), _("Ticketholder"), _("Month"), _("Payment"), _("Reference"), _("Gross"),
        _("Rule applied"), _("Share"), _("Adjustments"), _("Paid"), _("Balance"),
    ]  # fmt: skip


def cells_of(row: Row) -> list[str]:
    sums = [row.gross, row.share, row.adjustment, row.remitted, row.balance]
    gross, share, adjustment, remitted, balance = ("" if one is None else plain(one) for one in sums)
    return [
        short_day(row.on), short_day(row.received_on) if row.received_on else "", row.person, row.month, row.what,
        row.reference, gross, row.rule, share, adjustment, remitted, balance,
    ]  # fmt: skip
