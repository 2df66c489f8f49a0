"""Whether what waits comes by e-mail each working morning."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from milepost.desk import actions
from milepost.desk.forms import DailyMailForm
from milepost.desk.models import DailyMail
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act


@for_those_who_may(Act.SEE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def daily_mail(request: HttpRequest) -> HttpResponse:
    """The choice, and what such an e-mail holds."""
    member = staff_of(request)
    kept = DailyMail.objects.filter(member=member).first()
    initial = {
        "is_wanted": kept.is_wanted if kept else False,
        "language": kept.language if kept else (get_language() or "en")[:2],
    }
    form = DailyMailForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.choose_daily_mail(member, deed=Deed.of(member), **given)
        messages.success(
            request,
            _("What waits comes to you each working morning.")
            if given["is_wanted"]
            else _("No daily e-mail comes to you."),
        )
        return redirect("account")
    context = {
        "form": form,
        "title": _("Daily e-mail"),
        "lead": _(
            "How many things wait, how many press, what they are worth, and links. No names, no numbers of people."
        ),
        "back": reverse("account"),
        "back_text": _("Your account"),
        "button": _("Save"),
    }
    return render(
        request, "editing/record.html", context, status=422 if form.is_bound and form.errors else 200
    )
