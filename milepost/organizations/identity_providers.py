"""Signing in through an OpenID Connect provider, for example Login.gov or an agency's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def providers_from(surroundings: Mapping[str, str]) -> dict[str, Any]:
    """The provider that MILEPOST_OIDC_ISSUER, _CLIENT_ID, _SECRET and _NAME describe; none without an issuer."""
    issuer = surroundings.get("MILEPOST_OIDC_ISSUER")
    if not issuer:
        return {}
    provider = {
        "provider_id": "organization",
        "name": surroundings.get("MILEPOST_OIDC_NAME", issuer.split("//")[-1]),
        "client_id": surroundings.get("MILEPOST_OIDC_CLIENT_ID", ""),
        "secret": surroundings.get("MILEPOST_OIDC_SECRET", ""),
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [provider], "OAUTH_PKCE_ENABLED": True}}
