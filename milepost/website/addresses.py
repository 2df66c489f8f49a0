"""The routes that come with django-allauth, at addresses of ours, each with its door."""

from __future__ import annotations

from allauth.account import views as account
from allauth.account.decorators import reauthentication_required
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as providers
from allauth.usersessions import views as sessions
from django.http import HttpRequest
from django.urls import URLPattern, path, re_path

from milepost.organizations import openid_connect
from milepost.organizations.doors import Door

_SIGNING_IN = Door(why_open="It is how one signs in, and shows nothing of anybody.")
_OWN_ACCOUNT = Door(before_second_factor=True)

_ROUTES: tuple[tuple[URLPattern, Door], ...] = (
    (path("sign-in/", account.login, name="account_login"), _SIGNING_IN),
    (path("sign-out/", account.logout, name="account_logout"), _SIGNING_IN),
    (path("sign-in/inactive/", account.account_inactive, name="account_inactive"), _SIGNING_IN),
    (path("sign-in/second-factor/", second_factor.authenticate, name="mfa_authenticate"), _SIGNING_IN),
    (path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"), _SIGNING_IN),
    (path("password/forgotten/", account.password_reset, name="account_reset_password"), _SIGNING_IN),
    (
        path("password/forgotten/sent/", account.password_reset_done, name="account_reset_password_done"),
        _SIGNING_IN,
    ),
    (
        re_path(
            r"^password/choose/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[-\w]+)/$",
            account.password_reset_from_key,
            name="account_reset_password_from_key",
        ),
        _SIGNING_IN,
    ),
    (
        path(
            "password/chosen/",
            account.password_reset_from_key_done,
            name="account_reset_password_from_key_done",
        ),
        _SIGNING_IN,
    ),
    (path("account/confirm/", account.reauthenticate, name="account_reauthenticate"), _OWN_ACCOUNT),
    (
        path("account/confirm/second-factor/", second_factor.reauthenticate, name="mfa_reauthenticate"),
        _OWN_ACCOUNT,
    ),
    (
        path(
            "account/confirm/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"
        ),
        _OWN_ACCOUNT,
    ),
    (path("account/password/", account.password_change, name="account_change_password"), _OWN_ACCOUNT),
    (path("account/password/set/", account.password_set, name="account_set_password"), _OWN_ACCOUNT),
    (path("account/second-factor/", second_factor.index, name="mfa_index"), _OWN_ACCOUNT),
    (path("account/second-factor/app/", totp.activate_totp, name="mfa_activate_totp"), _OWN_ACCOUNT),
    (path("account/second-factor/app/off/", totp.deactivate_totp, name="mfa_deactivate_totp"), _OWN_ACCOUNT),
    (
        path("account/recovery-codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
        _OWN_ACCOUNT,
    ),
    (
        path(
            "account/recovery-codes/new/",
            recovery_codes.generate_recovery_codes,
            name="mfa_generate_recovery_codes",
        ),
        _OWN_ACCOUNT,
    ),
    (
        path(
            "account/recovery-codes/download/",
            recovery_codes.download_recovery_codes,
            name="mfa_download_recovery_codes",
        ),
        _OWN_ACCOUNT,
    ),
    (path("account/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"), _OWN_ACCOUNT),
    (path("account/passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"), _OWN_ACCOUNT),
    (
        path("account/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
        _OWN_ACCOUNT,
    ),
    (path("account/passkeys/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"), _OWN_ACCOUNT),
    (
        path(
            "account/sessions/",
            reauthentication_required(sessions.list_usersessions),
            name="usersessions_list",
        ),
        _OWN_ACCOUNT,
    ),
    (
        path("sign-in/with/cancelled/", providers.login_cancelled, name="socialaccount_login_cancelled"),
        _SIGNING_IN,
    ),
    (path("sign-in/with/error/", providers.login_error, name="socialaccount_login_error"), _SIGNING_IN),
    (path("sign-in/with/unknown/", providers.signup, name="socialaccount_signup"), _SIGNING_IN),
    (
        path("sign-in/with/<str:provider_id>/", openid_connect.sign_in_with, name="openid_connect_login"),
        _SIGNING_IN,
    ),
    (
        path(
            "sign-in/with/<str:provider_id>/back/", openid_connect.back_from, name="openid_connect_callback"
        ),
        _SIGNING_IN,
    ),
    (path("sign-in/enrolment/", account.signup, name="account_signup"), _SIGNING_IN),
)

patterns = [pattern for pattern, _door in _ROUTES]
DOORS = {str(pattern.name): door for pattern, door in _ROUTES}


def door_of_address(request: HttpRequest) -> Door | None:
    """The door of one of these routes."""
    match = request.resolver_match
    return DOORS.get(match.url_name or "") if match else None
