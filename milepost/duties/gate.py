"""Whose security training is not within the year: why nothing is handed over to them for the Portal."""

from __future__ import annotations

from datetime import date

from milepost.duties.queries import is_exempt, kept_since, last_signature
from milepost.organizations.languages import language
from milepost.organizations.models import StaffMember
from milepost.rulebook.duties import why_no_hand_over as rule


def why_no_hand_over(member: StaffMember, day: date) -> str:
    """In a sentence; empty where it stands in no way. Three queries at most."""
    why = rule(last_signature(member), kept_since(member.owner), day)
    return "" if why is None or is_exempt(member) else why.finding(language())
