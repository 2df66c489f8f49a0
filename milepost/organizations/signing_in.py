"""How django-allauth is told about our staff: nobody signs up, second factors are sealed, and signing in is journaled."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from milepost.keys.fields import ring
from milepost.organizations.models import StaffMember

COLUMN = "mfa_authenticator.data"


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by an administrator."""

    error_messages = {  # noqa: RUF012 - the shape that allauth asks for
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy(
            "This e-mail address and password do not belong together. Try again."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class Providers(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """An OpenID Connect provider vouches for an e-mail address that an administrator has enrolled; it makes no accounts."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """The secrets of second factors are sealed like everything else."""

    def encrypt(self, text: str) -> str:
        return ring().seal(text.encode(), COLUMN).hex()

    def decrypt(self, encrypted_text: str) -> str:
        return ring().open(bytes.fromhex(encrypted_text), COLUMN).decode()

    def get_totp_label(self, user: StaffMember) -> str:
        return user.email
