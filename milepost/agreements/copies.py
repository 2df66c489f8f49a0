"""What was shown, with the signatures below it: what the signed PDF is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from milepost.agreements.models import AgreementSignature, AgreementVersion
from milepost.keys.fields import opened
from milepost.rulebook.wording import day_in_words


def signed_given(
    version: AgreementVersion, signatures: Sequence[AgreementSignature], language: str
) -> dict[str, Any]:
    """The sections as they were shown, and below them who signed."""
    shown = version.shown[language]
    with translation.override(language):
        head = [_("Who"), _("Name"), _("Signed on"), _("How"), _("Recorded at")]
        section = {
            "heading": _("Signatures"),
            "table": {
                "caption": _("Signatures, in order"),
                "head": head,
                "rows": [_row(one, language) for one in signatures],
            },
            "pairs": [[_("Digest of what was shown and signed (SHA-256)"), version.digest]],
        }
        return {
            **shown,
            "sections": [*shown["sections"], section],
            "organization": version.organization.name,
            "foot": shown["title"],
        }


def _row(signature: AgreementSignature, language: str) -> list[str]:
    assert signature.signed_on is not None
    assert signature.at is not None
    at = timezone.localtime(signature.at)
    title = f", {signature.asked_title}" if signature.asked_title else ""
    return [
        str(signature.get_side_display()),
        f"{opened(signature.name)}{title}",
        day_in_words(signature.signed_on, language),
        str(signature.get_method_display()),
        f"{at:%Y-%m-%d %H:%M:%S} {at.tzname()} (UTC{at:%z})",
    ]
