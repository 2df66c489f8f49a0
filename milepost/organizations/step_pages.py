"""A page with one form that does one step, in the name of the member of staff who asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from milepost.editing.form_pages import done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.policies import staff_of


def step(
    request: HttpRequest,
    form: tuple[type[Any], dict[str, Any]],
    act: Callable[[Any, Deed], Any],
    leads: tuple[Any, ...],
    **words: Any,
) -> HttpResponse:
    """The form with its options; what it says is done by `act`, and leads to a route. What refuses it stands over the form."""
    kind, options = form
    made, draft = form_with_draft(request, kind, **options)
    is_whole = request.method == "POST" and made.is_bound and made.is_valid()
    if is_whole and tried(made, lambda: act(made, Deed.of(staff_of(request)))):
        return done(request, _("It is saved."), *leads)
    return form_page(request, made, draft, **words)
