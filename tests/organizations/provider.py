"""A real OpenID Connect provider for the tests: django-allauth's own, as a process of its own with its own people.

    python -m tests.organizations.provider PORT FOLDER REDIRECT_URI...

Some of its people are treated badly: their names say what the provider does wrong when they sign in.
"""

from __future__ import annotations

import socketserver
import sys
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

PASSWORD = "a password at the provider"
CLIENT, SECRET = "milepost", "between the two of us"
PEOPLE = {
    "administrator@northside.example": True,
    "coordinator@northside.example": False,
    "stranger@elsewhere.example": True,
    "second@elsewhere.example": True,
    "another-nonce@northside.example": True,
    "another-audience@northside.example": True,
    "another-subject@northside.example": True,
    "out-of-time@northside.example": True,
}
"""By e-mail address: whether the provider has verified it."""


def configure(port: int, folder: Path) -> None:
    """The provider's own installation."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from django.conf import settings

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    settings.configure(
        SECRET_KEY="the provider's, in tests only",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        DATABASES={
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "provider.sqlite3"}
        },
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        INSTALLED_APPS=[
            "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
            "allauth", "allauth.account", "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware", "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        SESSION_COOKIE_NAME="provider-session",  # cookies know no ports
        CSRF_COOKIE_NAME="provider-csrf",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        ACCOUNT_LOGIN_METHODS={"email"},
        ACCOUNT_SIGNUP_FIELDS=["email*", "password1*"],
        ACCOUNT_EMAIL_VERIFICATION="none",
        ACCOUNT_RATE_LIMITS=False,
        IDP_OIDC_PRIVATE_KEY=pem.decode(),
        IDP_OIDC_ADAPTER=f"{__name__}.adapter",
        ISSUER=f"http://localhost:{port}",
    )  # fmt: skip


def adapter() -> Any:
    """The provider with its bad habits. Made late, because its parent wants the settings first."""
    from allauth.idp.oidc.adapter import DefaultOIDCAdapter
    from django.conf import settings

    class Adapter(DefaultOIDCAdapter):  # type: ignore[misc]  # allauth has no types
        def get_issuer(self) -> str:
            return str(getattr(settings, "ISSUER"))  # noqa: B009 - not a setting of ours

        def populate_id_token(self, id_token: dict[str, Any], client: Any, scopes: Any, **given: Any) -> None:
            who = str(id_token.get("email", "")).split("@")[0]
            if who == "another-nonce":
                id_token["nonce"] = "somebody else's"
            elif who == "another-audience":
                id_token["aud"] = "another-client"
            elif who == "out-of-time":
                id_token["exp"] = id_token["iat"] - 3_600

        def get_claims(
            self, purpose: Any, user: Any, client: Any, scopes: Any, **given: Any
        ) -> dict[str, Any]:
            claims: dict[str, Any] = super().get_claims(purpose, user, client, scopes, **given)
            if purpose == "userinfo" and user.email.startswith("another-subject"):
                claims["sub"] = "0"
            return claims

    return Adapter()


class _Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


def serve(port: int, folder: Path, redirect_uris: list[str]) -> None:
    configure(port, folder)
    import django

    django.setup()
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User
    from django.core.handlers.wsgi import WSGIHandler
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for email, verified in PEOPLE.items():
        user = User.objects.create_user(username=email, email=email, password=PASSWORD)
        EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)
    client = Client(id=CLIENT, name="Milepost", skip_consent=True, scopes="openid\nprofile\nemail")
    client.set_secret(SECRET)
    client.set_redirect_uris(redirect_uris)
    client.save()
    with make_server("127.0.0.1", port, WSGIHandler(), _Server, _Silent) as server:
        sys.stdout.write("serving\n")
        sys.stdout.flush()
        server.serve_forever()


def __getattr__(name: str) -> Any:
    """The provider's addresses, which want its settings first."""
    if name != "urlpatterns":
        raise AttributeError(name)
    from django.urls import include, path

    return [path("", include("allauth.idp.urls")), path("accounts/", include("allauth.account.urls"))]


if __name__ == "__main__":
    sys.modules["tests.organizations.provider"] = sys.modules["__main__"]
    __name__ = "tests.organizations.provider"
    serve(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
