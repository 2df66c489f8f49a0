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
from milepost.editing.form_pages import done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.policies import staff_of


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
    kind, options = form
    made, draft = form_with_draft(request, kind, **options)
    is_whole = request.method == "POST" and made.is_bound and made.is_valid()
    if is_whole and tried(made, lambda: act(made, Deed.of(staff_of(request)))):
        return done(request, _("It is saved."), "counsel", known.pk)
    back = {
        "back": reverse("counsel", args=[known.pk]),
        "back_text": f"{_('Benefits counselling')}: {known.shown_as}",
    }
    return form_page(request, made, draft, **back, **words)


def with_reason(
    request: HttpRequest, known: Counsel, act: Callable[[str, Deed], Any], **words: Any
) -> HttpResponse:
    """The same with a reason alone."""
    return step(
        request, known, (WhyForm, {}), lambda form, deed: act(form.cleaned_data["why"], deed), **words
    )
