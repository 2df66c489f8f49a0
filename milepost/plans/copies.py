"""The copy of a plan with its signatures: what was shown, and below it who signed, when and how."""

from __future__ import annotations

from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from milepost.keys.fields import opened
from milepost.plans.models import PlanVersion, Signature
from milepost.rulebook.wording import day_in_words


def signed_given(version: PlanVersion, signatures: list[Signature], language: str) -> dict[str, Any]:
    """What the PDF with the signatures is made of: what was shown, and below it who signed."""
    assert version.shown is not None
    shown = version.shown.open()[language]
    with translation.override(language):
        rows = [_row(one, language) for one in signatures]
        head = [_("Who"), _("Name"), _("Signed on"), _("How"), _("Recorded at")]
        section = {
            "heading": _("Signatures"),
            "table": {"caption": _("Signatures, in order"), "head": head, "rows": rows},
            "pairs": [[_("Digest of what was shown and signed (SHA-256)"), version.digest]],
        }
        return {
            **shown,
            "sections": [*shown["sections"], section],
            "organization": version.organization.name,
            "foot": shown["title"],
        }


def _row(signature: Signature, language: str) -> list[str]:
    assert signature.signed_on is not None
    assert signature.at is not None
    how = signature.get_method_display()
    if signature.witness is not None:
        how += f" ({signature.witness.open()})"
    at = timezone.localtime(signature.at)
    return [
        str(signature.get_role_display()),
        str(opened(signature.name)),
        day_in_words(signature.signed_on, language),
        str(how),
        f"{at:%Y-%m-%d %H:%M:%S} {at.tzname()} (UTC{at:%z})",
    ]
