"""The rule of some terms in words, row by row: for its own page, and for whoever names the terms."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from milepost.rulebook.shares.terms import PARTNER, RECORD, percent, rule_from_json
from milepost.shares.models import ShareTerms
from milepost.shares.queries import names_of
from milepost.website.templatetags.words import word


def rule_shown(terms: ShareTerms) -> dict[str, Any]:
    """The rule in words, row by row."""
    rule = rule_from_json(terms.rule)
    others = names_of(terms.organization, rule.parties)

    def called(party: str) -> str:
        return {PARTNER: _("partner"), RECORD: _("EN of Record")}.get(party) or others.get(party, party)

    return {
        "rows": [
            {
                "claims": ", ".join(word(code.value) for code in row.claims) or _("all others"),
                "up_to": tier.up_to,
                "shares": [(called(party), percent(points)) for party, points in tier.points],
            }
            for row in rule.rows
            for tier in row.tiers
        ],
        "fee": rule.fee and (rule.fee.cents, called(rule.fee.to)),
        "tier_by": rule.tier_by.value if rule.tier_by else "",
        "limits": [(called(one.party), one.floor, one.cap, called(one.against)) for one in rule.limits],
        "conditions": [(called(one.party), called(one.otherwise)) for one in rule.conditions],
        "odd_to": called(terms.odd_to),
    }
