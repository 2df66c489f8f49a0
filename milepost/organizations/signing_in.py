"""How django-allauth is told about our staff: nobody signs up, second factors are sealed, and signing in is journaled."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
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

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """The answer belongs to the question that this browser asked, and to somebody who is enrolled."""
        nonce = sociallogin.state.get("nonce")
        if not nonce or sociallogin.account.extra_data.get("nonce") != nonce:
            raise PermissionDenied("the ID token answers another question")
        if not sociallogin.is_existing:
            raise ImmediateHttpResponse(_not_enrolled(request, sociallogin.provider.name))
        member = sociallogin.user
        if member.email in {one.email.lower() for one in sociallogin.email_addresses if one.verified}:
            # An administrator has enrolled this address and the provider vouches for it: the password stays good.
            EmailAddress.objects.update_or_create(
                user=member, email=member.email, defaults={"verified": True, "primary": True}
            )

    def authenticate_by_email(self, sociallogin: Any) -> tuple[Any, str] | None:
        """The member whose address the provider has verified; from then on they are known by the provider's own name for them.

        Whoever is known by such a name already is not found by their address again: an address may be given to
        somebody else, and that would be a stranger.
        """
        found: tuple[Any, str] | None = super().authenticate_by_email(sociallogin)
        if found is None:
            return None
        is_known = SocialAccount.objects.filter(user=found[0], provider=sociallogin.account.provider).exists()
        return None if is_known else found

    def get_requests_session(self) -> Any:
        """What we ask a provider is answered from where we ask it."""
        session = super().get_requests_session()
        session.max_redirects = 0
        return session


def _not_enrolled(request: HttpRequest, provider: str) -> HttpResponse:
    reason = _(
        "%(provider)s has named nobody who is enrolled here. You come in with the e-mail address that an administrator of "
        "your organization has enrolled, once %(provider)s has verified that it is yours."
    ) % {"provider": provider}
    return render(request, "organizations/not_enrolled.html", {"reason": reason}, status=403)


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """The secrets of second factors are sealed like everything else."""

    def encrypt(self, text: str) -> str:
        return ring().seal(text.encode(), COLUMN).hex()

    def decrypt(self, encrypted_text: str) -> str:
        return ring().open(bytes.fromhex(encrypted_text), COLUMN).decode()

    def get_totp_label(self, user: StaffMember) -> str:
        return user.email
