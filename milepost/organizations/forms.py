"""Signing in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_TRIES = 8
MINUTES = 10


class SignInForm(AuthenticationForm):
    """E-mail address and password; after eight failures an address rests for ten minutes."""

    username = forms.EmailField(
        label=gettext_lazy("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    error_messages = {  # noqa: RUF012 - the shape that Django asks for
        "invalid_login": gettext_lazy("This e-mail address and password do not belong together. Try again."),
        "inactive": gettext_lazy("This account is no longer in use."),
    }

    def clean(self) -> dict[str, Any]:
        key = f"sign-in:{self.cleaned_data.get('username', '').lower()}"
        tries = cache.get(key, 0)
        if tries >= MOST_TRIES:
            raise ValidationError(
                _("Too many tries. Wait %(minutes)s minutes, then try again.") % {"minutes": MINUTES}
            )
        try:
            cleaned = super().clean()
        except ValidationError:
            cache.set(key, tries + 1, MINUTES * 60)
            raise
        cache.delete(key)
        return cleaned
