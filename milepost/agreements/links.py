"""A link for signing and its code: only digests of them are kept, so nobody can read them out again."""

from __future__ import annotations

import hashlib

from django.utils import timezone

from milepost.agreements.models import SigningLink
from milepost.keys.fields import ring


def digest_of_token(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def digest_of_code(token: str, code: str) -> bytes:
    """Keyed, so that a million codes cannot be tried on a stolen table."""
    return ring().digest_for_look_up("agreement code", f"{token} {code}")


def link_for(token: str) -> SigningLink | None:
    """The link that the token opens; None where there is none, it has run out, or it is used up."""
    found = SigningLink.objects.filter(
        digest=digest_of_token(token), ended_at=None, expires_at__gt=timezone.now()
    )
    return found.select_related("organization").first()
