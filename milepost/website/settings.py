"""How an installation is set up. Everything that differs between two of them is an environment variable: surroundings.py."""

from __future__ import annotations

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from milepost.organizations.identity_providers import origin_of, providers_from
from milepost.website.databases import database_from
from milepost.website.installation import ROOT, home
from milepost.website.surroundings import number_in

HOME = home()
MILEPOST_KEYS = os.environ.get("MILEPOST_KEYS") or str(HOME / "keys")
"""The folder of the key ring. Keep a copy of it elsewhere; no backup holds it."""

MILEPOST_DEMONSTRATION = os.environ.get("MILEPOST_DEMONSTRATION") == "yes"
MILEPOST_TODAY = os.environ.get("MILEPOST_TODAY", "2025-12-15")
"""The day on which a demonstration lives; an installation that is none asks the clock."""


def _secret_key() -> str:
    """The key of this installation: given, or made by `milepost setup` and kept beside the database."""
    given = os.environ.get("MILEPOST_SECRET_KEY")
    kept = HOME / "secret-key"
    if given:
        return given
    return kept.read_text().strip() if kept.exists() else "set-up-has-not-run"


SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("MILEPOST_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("MILEPOST_ORIGINS", "").split(",") if origin]
IS_BEHIND_TLS = os.environ.get("MILEPOST_TLS") == "yes"

INSTALLED_APPS = [
    "milepost.organizations",
    "milepost.journal",
    "milepost.editing",
    "milepost.tickets",
    "milepost.people",
    "milepost.documents",
    "milepost.notices",
    "milepost.plans",
    "milepost.earnings",
    "milepost.contacts",
    "milepost.claims",
    "milepost.intake",
    "milepost.reviews",
    "milepost.asking",
    "milepost.requests",
    "milepost.payments",
    "milepost.shares",
    "milepost.scorecards",
    "milepost.agreements",
    "milepost.counselling",
    "milepost.candidates",
    "milepost.planning",
    "milepost.schemes",
    "milepost.handoffs",
    "milepost.services",
    "milepost.knowledge",
    "milepost.correspondence",
    "milepost.inspections",
    "milepost.forecast",
    "milepost.uploads",
    "milepost.spreadsheets",
    "milepost.portal",
    "milepost.duties",
    "milepost.revenue",
    "milepost.desk",
    "milepost.website",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "milepost.website.headers.guarded",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "milepost.website.idle.Idle",
    "milepost.website.doorkeeper.Doorkeeper",
]

ROOT_URLCONF = "milepost.website.urls"
WSGI_APPLICATION = "milepost.website.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "milepost.website.frame.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "milepost.website.templatetags.words",
            ],
        },
    }
]

DATABASES = {"default": database_from(os.environ.get("MILEPOST_DATABASE", ""), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organizations.StaffMember"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "milepost.organizations.passwords.NotOurWords"},
]
LOGIN_URL = "account_login"
SIGN_OUT_PATH = "/sign-out/"
"""Whoever leaves, leaves nothing in the browser."""
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "milepost.organizations.signing_in.Accounts"
ACCOUNT_FORMS = {"login": "milepost.organizations.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # nobody signs up: an administrator enrols staff by their work address
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Milepost: "
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "20/m/ip,8/10m/key",
    "reset_password": "20/m/ip,5/10m/key",
}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ALLAUTH_TRUSTED_PROXY_COUNT = number_in(os.environ, "MILEPOST_PROXIES", 0)
MFA_ADAPTER = "milepost.organizations.signing_in.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Milepost"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_BEHIND_TLS  # for one machine: passkeys also work on localhost
SOCIALACCOUNT_ADAPTER = "milepost.organizations.signing_in.Providers"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = providers_from(os.environ)
SIGN_IN_ELSEWHERE = origin_of(os.environ.get("MILEPOST_OIDC_ISSUER", ""))
"""The content security policy lets the form that begins signing in lead there, and nowhere else."""
MILEPOST_SECOND_FACTOR_ALWAYS = os.environ.get("MILEPOST_SECOND_FACTOR") == "always"
"""In a demonstration nobody needs a second factor, unless this asks for it."""
IDLE_MINUTES = number_in(os.environ, "MILEPOST_IDLE_MINUTES", 20)
"""After so long without a click one signs in again; two minutes before, the page says so."""
SESSION_COOKIE_AGE = 12 * 60 * 60
"""After so long one signs in again, however busy one was: idle.py counts from the beginning."""
LANGUAGE_COOKIE_NAME = "__Host-language" if IS_BEHIND_TLS else "language"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = IS_BEHIND_TLS
SESSION_COOKIE_NAME = "__Host-session" if IS_BEHIND_TLS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_BEHIND_TLS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "milepost.website.errors.not_from_here"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_BEHIND_TLS
SECURE_SSL_REDIRECT = False  # the proxy in front redirects
SECURE_HSTS_SECONDS = 31_536_000 if IS_BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_BEHIND_TLS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_BEHIND_TLS else None
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
TIME_ZONE = os.environ.get("MILEPOST_TIME_ZONE", "America/New_York")
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [
    Path(__file__).parent / "look",
    *([("uswds", ROOT / "node_modules/@uswds/uswds/dist")] if (ROOT / "node_modules").exists() else []),
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3_600

MILEPOST_TEXTS = os.environ.get("MILEPOST_TEXTS", "files")
"""The gateway that carries texts: `files`, a plug-in's name, or `package.module:Class`; see docs/gateways.md."""
MILEPOST_ADDRESS = os.environ.get("MILEPOST_ADDRESS", "").rstrip("/")
"""Where people outside reach this installation, such as https://papers.example.org; empty: as the page was asked for."""
LARGEST_UPLOAD = 60 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["milepost.documents.in_memory.InMemory"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
"""What a form may hold beside files."""

TASKS = {
    "default": {
        "BACKEND": os.environ.get("MILEPOST_TASKS", "django_tasks_db.DatabaseBackend"),
        "QUEUES": ["default"],
    }
}
MAIL_HOUR = number_in(os.environ, "MILEPOST_MAIL_HOUR", 6)
"""From this hour of the morning on, in the installation's time zone, the daily e-mail goes out."""
EMAIL_HOST = os.environ.get("MILEPOST_MAIL_HOST", "")
EMAIL_PORT = number_in(os.environ, "MILEPOST_MAIL_PORT", 587)
EMAIL_HOST_USER = os.environ.get("MILEPOST_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("MILEPOST_MAIL_PASSWORD", "")
EMAIL_USE_TLS = True
EMAIL_BACKEND = f"milepost.website.outbound.{'GuardedSmtp' if EMAIL_HOST else 'GuardedConsole'}"
DEFAULT_FROM_EMAIL = os.environ.get("MILEPOST_MAIL_FROM", "milepost@localhost")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"hide_numbers": {"()": "milepost.website.outbound.HideNumbers"}},
    "formatters": {"line": {"()": "milepost.website.outbound.Line"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["hide_numbers"], "formatter": "line"}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
