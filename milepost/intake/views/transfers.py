"""Handing many Ticketholders over to another coordinator or partner at once."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from milepost.editing.form_pages import FORM, done
from milepost.intake.actions import transfer
from milepost.intake.move_forms import TransferForm
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.queries import partners_visible_to, staff_visible_to
from milepost.organizations.roles import Act
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to

ON_A_PAGE = 100
NOBODY = "nobody"


def _narrowed(rows: Any, request: HttpRequest) -> Any:
    """By whom they are coordinated and served now, as the address says."""
    for name in ("coordinator", "partner"):
        value = request.GET.get(name, "")
        if value == NOBODY:
            rows = rows.filter(**{name: None})
        elif value:
            rows = rows.filter(**{f"{name}__name": value})
    return rows


def _handed_over(request: HttpRequest, form: TransferForm, tickets: list[Ticket]) -> HttpResponse | None:
    """The answer once it is done; None, with the reason in the form, where it cannot be."""
    if not tickets:
        form.add_error(None, _("Choose somebody first."))
        return None
    try:
        count = transfer(tickets, form.values(), deed=Deed.of(staff_of(request), form.cleaned_data["why"]))
    except ValidationError as error:
        form.add_error(None, error)
        return None
    said = ngettext(
        "%(count)s Ticketholder is handed over.", "%(count)s Ticketholders are handed over.", count
    )
    return done(request, said % {"count": count}, "transfers")


@for_those_who_may(Act.ASSIGN)
@require_http_methods(FORM)
def transfers(request: HttpRequest) -> HttpResponse:
    """Choose whom, choose to whom, say why."""
    member = staff_of(request)
    seen = tickets_visible_to(member).select_related("holder", "coordinator", "partner")
    rows = _narrowed(seen, request).order_by("holder__name", "reference")
    form = TransferForm(request.POST or None, member=member)
    if request.method == "POST" and form.is_valid():
        chosen = set(request.POST.getlist("ticket"))
        everybody = "everybody" in request.POST
        tickets = [one for one in rows if everybody or str(one.pk) in chosen]
        answer = _handed_over(request, form, tickets)
        if answer is not None:
            return answer
    context = {
        "page": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
        "count": rows.count(),
        "form": form,
        "chosen": request.POST.getlist("ticket"),
        "coordinators": staff_visible_to(member),
        "partners": partners_visible_to(member),
    }
    return render(
        request, "intake/transfers.html", context, status=422 if form.is_bound and form.errors else 200
    )
