"""A form on its page, the act it asks for, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from milepost.editing.drafts import forget_draft

FORM = ["GET", "HEAD", "POST"]
"""How a form's page is asked for."""


def form_page(
    request: HttpRequest, form: Any, draft: Any, *, template: str = "editing/record.html", **more: Any
) -> HttpResponse:
    """The form on its page; 422 where something has to be mended."""
    context = {"form": form, "draft": draft, "button": _("Save"), **more}
    return render(request, template, context, status=422 if form.is_bound and form.errors else 200)


def done(request: HttpRequest, said: str, route: str, *args: Any) -> HttpResponse:
    """What was typed is kept now, so its draft is forgotten; says so on the page that follows."""
    forget_draft(request)
    messages.success(request, said)
    return redirect(route, *args)


def tried(form: Any, act: Callable[[], Any]) -> bool:
    """Whether the act was done; what refuses it stands over the form."""
    try:
        act()
    except ValidationError as error:
        for said in error.messages:
            form.add_error(None, said)
        return False
    return True
