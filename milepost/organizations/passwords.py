"""Words that everybody here knows make no password."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

OUR_WORDS = (
    "milepost", "ticket", "work", "employment", "network", "social", "security", "disability", "benefits", "password",
    "welcome",
)  # fmt: skip
"""Of the program and of the field. The names of the organization and of the member are added to them."""
SHORTEST_WORD, LEAST_LEFT = 4, 8


class NotOurWords:
    """A password is more than such words with a number behind: what is left without them has eight characters."""

    def validate(self, password: str, user: Any = None) -> None:
        left = password.lower()
        organization = getattr(user, "organization", None) if getattr(user, "organization_id", None) else None
        known = f"{getattr(organization, 'name', '')} {getattr(user, 'name', '')} {getattr(user, 'role', '')}".lower()
        words = {*OUR_WORDS, *(word for word in re.findall(r"\w+", known) if len(word) >= SHORTEST_WORD)}
        for word in sorted(words, key=len, reverse=True):
            left = left.replace(word, "")
        if left != password.lower() and len(left) < LEAST_LEFT:
            raise ValidationError(
                _("This password is little more than words that everybody here knows. Add some of your own."),
                code="password_of_our_words",
            )

    def get_help_text(self) -> str:
        return _("Not only the name of your organization, of the program or your own.")
