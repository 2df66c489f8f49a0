"""What is wrong with a rule of shares, before it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from milepost.organizations.models import Organization
from milepost.rulebook.shares.terms import faults, rule_from_json
from milepost.shares.models import Party
from milepost.website.templatetags.words import finding


def check_rule(organization: Organization, rule: Mapping[str, Any], odd_to: str = "record") -> None:
    """ValidationError with everything that is wrong with the rule."""
    known = [one.key for one in Party.objects.filter(organization=organization, ended_on=None)]
    found = [finding(one) for one in faults(rule_from_json(rule), known)]
    if odd_to not in ("record", "partner", *known):
        found.append(_("The odd cent goes to a party that is not known."))
    if found:
        raise ValidationError(found)
