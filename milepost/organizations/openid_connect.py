"""Signing in with an OpenID Connect provider: what is asked of its answer before anybody is believed.

django-allauth keeps the state and the PKCE verifier of each attempt in the session that began it. Added here: the issuer
is the one that was set up, the ID token is signed with a key pair of that issuer and carries our nonce, and what the
provider tells about the person (`userinfo`) is about the person of the token.
"""

from __future__ import annotations

import secrets
from typing import Any

import jwt
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.utils import respond_to_login_on_get
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe
from requests import RequestException

SIGNED_BY = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"})
"""Only with a key pair: a provider's public key must never pass for a shared secret."""


class Answer(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth has no types
    """What the provider says; OAuth2Error where it does not hold together."""

    @property
    def openid_config(self) -> dict[str, Any]:
        found: dict[str, Any] = super().openid_config
        expected = str(self.get_provider().app.settings["server_url"]).split("/.well-known/")[0]
        if str(found.get("issuer", "")).rstrip("/") != expected.rstrip("/"):
            raise OAuth2Error("the provider names another issuer than the one that was set up")
        return found

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """Who has signed in there."""
        signed = self._decode_id_token(app, str(kwargs["response"].get("id_token", "")))
        told = self._fetch_user_info(token.token)
        if told.get("sub") != signed["sub"]:
            raise OAuth2Error("the provider tells of another person than its ID token")
        said = {"userinfo": told, "id_token": signed}
        return self.get_provider().sociallogin_from_response(request, said)

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        """Its claims: signed by this issuer, for us, in its time."""
        config = self.openid_config
        try:
            if jwt.get_unverified_header(id_token).get("alg") not in SIGNED_BY:
                raise OAuth2Error("the ID token is not signed with a key pair")
            claims: dict[str, Any] = jwtkit.verify_and_decode(
                credential=id_token,
                keys_url=config["jwks_uri"],
                issuer=config["issuer"],
                audience=app.client_id,
                lookup_kid=jwtkit.lookup_kid_jwk,
            )
        except (jwt.PyJWTError, KeyError, TypeError, ValueError) as error:
            raise OAuth2Error("this is no ID token") from error
        if not claims.get("sub") or "exp" not in claims:
            raise OAuth2Error("the ID token does not say who, or until when")
        return claims


class Provider(OpenIDConnectProvider):  # type: ignore[misc]
    """The organization's own provider, for example Login.gov or an agency's."""

    oauth2_adapter_class = Answer

    def redirect_from_request(self, request: HttpRequest) -> HttpResponseBase:
        """Off to the provider with a fresh nonce; nothing in our own address changes what it is asked."""
        nonce = secrets.token_urlsafe(32)
        try:
            away: HttpResponseBase = self.redirect(
                request,
                "login",
                next_url=get_next_redirect_url(request),
                auth_params={**self.get_auth_params(), "nonce": nonce},
                nonce=nonce,
            )
        except (OAuth2Error, RequestException) as error:
            away = render_authentication_error(request, self, exception=error)
        return away

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Kept beside the account: nothing about the person, since the staff's own record has it."""
        return {"nonce": data["id_token"].get("nonce")}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:
        """The address, believed only where `email_verified` is true and not, as some write, "false"."""
        addresses: list[Any] = super().extract_email_addresses(data)
        for address in addresses:
            address.verified = address.verified is True
        return addresses


@require_http_methods(["GET", "POST"])
def sign_in_with(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Off to the provider, after a click on a page of ours."""
    provider = _answer(request, provider_id).get_provider()
    question: HttpResponseBase | None = respond_to_login_on_get(request, provider)
    away: HttpResponseBase = question or provider.redirect_from_request(request)
    return away


@require_safe
def back_from(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Back from the provider, with a code or with an error."""
    came_back: HttpResponseBase = OAuth2CallbackView.adapter_view(_answer(request, provider_id))(request)
    return came_back


def _answer(request: HttpRequest, provider_id: str) -> Answer:
    """The provider of this name; 404 where none is set up."""
    answer = Answer(request, provider_id)
    try:
        answer.get_provider()
    except SocialApp.DoesNotExist:
        raise Http404 from None
    return answer
