"""What a text says, and the guard that it passes before it may be queued and again before it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from milepost.notices.models import TextSettings
from milepost.notices.queries import sender_of
from milepost.rulebook.decisions import Reason
from milepost.rulebook.texts import faults_of, in_short_letters
from milepost.rulebook.wording import sentence
from milepost.website.outbound import WouldLeak, check_may_leave

NO_TOKEN = "AbCdEfGhIjKlMnOpQrStUv"  # noqa: S105 - as long as a token, and opens nothing
"""Stands for the token where a text is shown before it is sent."""


def composed(code: str, figures: Mapping[str, object], language: str, settings: TextSettings) -> str:
    """The text named by `code`, in letters that keep it short."""
    said = sentence(code, {"sender": sender_of(settings, language), **figures}, language)
    return in_short_letters(said)


def wrong_with(body: str, *, token: str = "", name: str = "") -> tuple[Reason, ...]:
    """Why it may not be sent; nothing where it may. The token is chance, and is not read."""
    return faults_of(body.replace(token, NO_TOKEN) if token else body, name=name)


def check_may_be_sent(body: str, *, token: str = "", name: str = "") -> None:
    """Raises ValidationError with every reason, among them whatever looks like a person's number."""
    language = "es" if (get_language() or "en").startswith("es") else "en"
    said: list[Any] = [reason.finding(language) for reason in wrong_with(body, token=token, name=name)]
    try:
        check_may_leave(body.replace(token, "") if token else body)
    except WouldLeak as leak:
        said.append(str(leak))
    if said:
        raise ValidationError(said)
