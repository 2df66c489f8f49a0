"""What the pages of counselling share: the record of an address, and a form that does one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from milepost.counselling.forms import WhyForm
from milepost.counselling.models import Counsel
from milepost.counselling.queries import counsels_visible_to
from milepost.journal.actions import Deed
from milepost.organizations.policies import staff_of
from milepost.organizations.step_pages import step as step_page


def counsel_of(request: HttpRequest, counsel_id: UUID) -> Counsel:
    """For those whose it is; there is none for everybody else."""
    found: Counsel = get_object_or_404(counsels_visible_to(staff_of(request)), pk=counsel_id)
    return found


def step(
    request: HttpRequest,
    known: Counsel,
    form: tuple[type[Any], dict[str, Any]],
    act: Callable[[Any, Deed], Any],
    **words: Any,
) -> HttpResponse:
    """A page with one form; what it says is done, and leads back to the counselling."""
    back = {
        "back": reverse("counsel", args=[known.pk]),
        "back_text": f"{_('Benefits counselling')}: {known.shown_as}",
    }
    return step_page(request, form, act, ("counsel", known.pk), **back, **words)


def with_reason(
    request: HttpRequest, known: Counsel, act: Callable[[str, Deed], Any], **words: Any
) -> HttpResponse:
    """The same with a reason alone."""
    return step(
        request, known, (WhyForm, {}), lambda form, deed: act(form.cleaned_data["why"], deed), **words
    )
