"""Signing in through an OpenID Connect provider, for example Login.gov or an agency's own: its settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit


def providers_from(surroundings: Mapping[str, str]) -> dict[str, Any]:
    """The provider that MILEPOST_OIDC_ISSUER, _CLIENT_ID, _SECRET and _NAME describe; none without an issuer."""
    issuer = surroundings.get("MILEPOST_OIDC_ISSUER", "")
    provider = {
        "provider_id": "organization",
        "name": surroundings.get("MILEPOST_OIDC_NAME") or origin_of(issuer).split("//")[-1],
        "client_id": surroundings.get("MILEPOST_OIDC_CLIENT_ID", ""),
        "secret": surroundings.get("MILEPOST_OIDC_SECRET", ""),
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True},
    }
    return {
        "openid_connect": {
            "provider_class": "milepost.organizations.openid_connect.Provider",
            "APPS": [provider] if issuer else [],
            "OAUTH_PKCE_ENABLED": True,
        }
    }


def origin_of(address: str) -> str:
    """Scheme, host and port: the one place elsewhere that a form of ours leads to. Empty without an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
