"""Signing by somebody outside, who came by a link: what every subject that has something signed shares.

The subject says what its links are and what it shows; here stand the proof that the receiver is who they are, kept in this browser for
an hour, the language of the page, the name and the day under which is signed, and the copy that may be fetched for an hour after.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import wraps
from typing import Any, Generic, TypeVar
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from milepost.organizations.models import Organization
from milepost.organizations.scope import for_organization

GOOD_FOR = timedelta(minutes=60)
"""As long as a proof, and the copy after signing, hold in one browser."""
LANGUAGE = "plans_language"
SPOKEN = ("en", "es")
Link = TypeVar("Link")
Signature = TypeVar("Signature")
View = Callable[..., HttpResponse]


class SignForm(forms.Form):
    """A name typed under what was shown. `digest` and `shown_on` say what, and on which day."""

    agrees = forms.BooleanField(
        label=gettext_lazy("I agree to sign electronically. My typed name counts as my signature."),
        error_messages={
            "required": gettext_lazy("Tick this if you agree. You may also sign on paper instead.")
        },
    )
    name = forms.CharField(
        label=gettext_lazy("Your full name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Type your name to sign.")},
    )
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    shown_on = forms.DateField(widget=forms.HiddenInput, required=False)


@dataclass(frozen=True)
class Outside(Generic[Link, Signature]):
    """What a subject says of the links by which it is signed. `name` keeps its visits apart from those of other subjects."""

    name: str
    argument: str
    """The part of the address that is the token."""
    link_for: Callable[[str], Link | None]
    signature_of: Callable[[Link], Signature | None]
    """In the scope of the link's organization."""
    signature_kept: Callable[[str], Signature | None]
    """By its key."""
    speaks: Callable[[Signature], str]
    """The language of a reader who has chosen none."""
    nothing: str
    """The template that says that a link opens nothing."""

    def by_link(self, view: View) -> View:
        """The link's signature, in the scope of its organization and the language of its reader; or a page that it opens nothing."""

        @wraps(view)
        def opened(request: HttpRequest, **parts: str) -> HttpResponse:
            token = parts[self.argument]
            link: Any = self.link_for(token)
            if link is None:
                return self.opens_nothing(request)
            with for_organization(link.organization):
                signature = self.signature_of(link)
                if signature is None:
                    return self.opens_nothing(request)
                with translation.override(chosen_language(request) or self.speaks(signature)):
                    response = view(request, token, link, signature)
                    response["Content-Language"] = translation.get_language()
                    return response

        return opened

    def opens_nothing(self, request: HttpRequest) -> HttpResponse:
        """In the language that was spoken in this browser, if one was."""
        with translation.override(chosen_language(request) or translation.get_language()):
            return render(request, self.nothing, status=404)

    def prove(self, request: HttpRequest, link: Any) -> None:
        """Whoever sits here has shown to be the receiver."""
        request.session[f"{self.name}_proved"] = {str(link.pk): timezone.now().timestamp()}

    def has_proved(self, request: HttpRequest, link: Any) -> bool:
        return _is_fresh(request.session.get(f"{self.name}_proved", {}).get(str(link.pk)))

    def keep_signed(self, request: HttpRequest, signature: Any, organization: Organization) -> None:
        """The copy may be fetched in this browser within the hour."""
        request.session[f"{self.name}_signed"] = {
            "signature": str(signature.pk), "organization": str(organization.pk), "at": timezone.now().timestamp()
        }  # fmt: skip

    def of_session(
        self, request: HttpRequest, answer: Callable[[HttpRequest, Signature | None], HttpResponse]
    ) -> HttpResponse:
        """What was signed in this very browser within the hour, in the language in which it was signed; None else."""
        kept = request.session.get(f"{self.name}_signed")
        if not kept or not _is_fresh(kept["at"]):
            return answer(request, None)
        with for_organization(Organization.objects.get(pk=UUID(kept["organization"]))):
            signature: Any = self.signature_kept(kept["signature"])
            with translation.override(signature.language if signature else translation.get_language()):
                return answer(request, signature)


def _is_fresh(at: float | None) -> bool:
    return at is not None and timezone.now().timestamp() - at < GOOD_FOR.total_seconds()


def chosen_language(request: HttpRequest) -> str:
    """The one chosen on the page; empty where none was."""
    chosen = request.POST.get("language") or request.session.get(LANGUAGE)
    return str(chosen) if chosen in SPOKEN else ""


def keeps_language(request: HttpRequest) -> bool:
    """Whether this was asked for, and is kept."""
    if request.POST.get("language") not in SPOKEN:
        return False
    request.session[LANGUAGE] = request.POST["language"]
    return True


def is_theirs_today(form: Any, asked_name: str, day: date, *, says: str) -> bool:
    """Whether the name is that of whom the paper names, and the day that of the page; else why not, in the form."""
    given = form.cleaned_data
    if not is_same_name(given["name"], asked_name):
        form.add_error("name", says % {"name": asked_name})
        return False
    if given["shown_on"] != day:
        form.add_error(
            None, _("The day has changed since this page was shown. Look at the day again, then sign.")
        )
        return False
    return True


def circumstances_of(request: HttpRequest) -> dict[str, str]:
    """From where it came; kept sealed with the signature."""
    known = {"address": "REMOTE_ADDR", "forwarded": "HTTP_X_FORWARDED_FOR", "browser": "HTTP_USER_AGENT"}
    return {name: str(request.META[key])[:300] for name, key in known.items() if request.META.get(key)}


def is_same_name(typed: str, asked: str) -> bool:
    """Whether two names are the same but for accents, capitals, dots and spaces."""
    return bool(_letters(typed)) and _letters(typed) == _letters(asked)


def _letters(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in apart if letter.isalnum())
