"""How pages name a claim in an address."""

from __future__ import annotations

from django import template

from milepost.claims.ladder import key_of
from milepost.rulebook.claims.runs import Run
from milepost.rulebook.decisions import Claim
from milepost.website.templatetags.words import language

register = template.Library()


@register.filter
def run_name(run: Run) -> str:
    """`Phase 2 milestone 3-11`."""
    return run.name(language())


@register.filter
def claim_key(claim: Claim) -> str:
    """The part of an address that opens the claim in the ladder."""
    return key_of(claim.claim, claim.number, claim.month)
