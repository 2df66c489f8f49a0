"""What the accounts of the ledger are called, and lines as a page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from milepost.organizations.models import Organization
from milepost.rulebook.shares.books import NO_TERMS, OTHERWISE, PAID_TO, PAYABLE_TO, SSA, UNMATCHED
from milepost.rulebook.shares.terms import RECORD
from milepost.shares.models import EntryLine
from milepost.shares.queries import names_of
from milepost.shares.stating import rule_in_words, what_of


@dataclass(frozen=True, slots=True)
class Shown:
    """A line with what its account is called, what it is about, and the rule that was applied."""

    line: EntryLine
    called: str
    about: str
    rule: str


def account_in_words(account: str, names: Mapping[str, str]) -> str:
    """What an account is called; `names` of partners and parties by their accounts."""
    fixed = {
        SSA: _("Received from SSA"),
        RECORD: _("EN of Record"),
        UNMATCHED: _("Money not matched yet"),
        OTHERWISE: _("Money explained otherwise"),
        NO_TERMS: _("Money that waits for terms"),
    }
    for prefix, text in ((PAYABLE_TO, _("payable")), (PAID_TO, _("paid out"))):
        if account.startswith(prefix):
            return f"{names.get(account.removeprefix(prefix), '')} ({text})"
    return fixed.get(account) or names.get(account, "")


def shown(owner: Organization, lines: Sequence[EntryLine]) -> list[Shown]:
    bare = {one.account.removeprefix(PAYABLE_TO).removeprefix(PAID_TO) for one in lines}
    names = names_of(owner, bare)
    return [
        Shown(one, account_in_words(one.account, names), what_of(one), rule_in_words(one)) for one in lines
    ]
