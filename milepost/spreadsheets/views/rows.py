"""The rows of a spreadsheet by what they would do: each field before and after."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from milepost.organizations.doors import for_those_who_may
from milepost.organizations.roles import Act
from milepost.spreadsheets.leaves import Leaves
from milepost.spreadsheets.models import Leaf
from milepost.spreadsheets.queries import spreadsheet_of
from milepost.spreadsheets.views.lines import change_lines

TITLES = {
    Leaf.Of.NEW.value: _("New records"),
    Leaf.Of.CHANGED.value: _("Records that change"),
    Leaf.Of.TWICE.value: _("Rows that stand there twice"),
}


@for_those_who_may(Act.SEE_CASELOADS)
@require_safe
def rows(request: HttpRequest, spreadsheet_id: UUID, of: str) -> HttpResponse:
    given = spreadsheet_of(request, spreadsheet_id)
    if of not in TITLES:
        raise Http404
    page: Page[Any] = Paginator[Any](Leaves(given, of), 1).get_page(request.GET.get("page"))  # type: ignore[arg-type]
    lines = [line for leaf in page for line in change_lines(leaf, given)]
    context = {"given": given, "page": page, "lines": lines, "title": TITLES[of], "of": of}
    return render(request, "spreadsheets/rows.html", context)
