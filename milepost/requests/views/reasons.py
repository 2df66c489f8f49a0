"""Why requests are denied or held: the table of reasons, and how often each has come; and the organization's settings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.editing.drafts import forget_draft
from milepost.editing.form_pages import FORM, form_page
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.requests import settings_actions
from milepost.requests.counting import (
    Counted,
    as_cells,
    months_shown,
    reasons_counted,
    resend_words,
    who_words,
)
from milepost.requests.queries import settings_of
from milepost.requests.sending_forms import SettingsForm
from milepost.website.listing import download
from milepost.website.templatetags.words import finding


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def reasons(request: HttpRequest) -> HttpResponse:
    """Each reason: what it means, its cure, who acts, whether it may be sent again, and how often it came."""
    member = staff_of(request)
    day = today_for(member.owner)
    counted, months = reasons_counted(member, day), months_shown(day)
    came = [one for one in counted if one.count]
    context = {
        "reasons": [
            {"one": one, "who": who_words(one.denial.who), "resend": resend_words(one.denial.resend)}
            for one in counted
        ],
        "months": months,
        "came": [{"one": one, "cells": as_cells(one, months)} for one in came],
        "total": sum(one.count for one in came),
        "foreseen": sum(one.foreseen for one in came),
        "spread": [
            {"one": one, "claims": one.by_claim.most_common(), "partners": one.by_partner.most_common()}
            for one in came
        ],
    }
    return render(request, "requests/reasons.html", context)


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def reasons_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The table of reasons with its counts."""
    member = staff_of(request)
    day = today_for(member.owner)
    months = months_shown(day)
    columns = [
        _("Code"), _("Meaning"), _("Cure"), _("Who acts"), _("May be sent again"), _("Section"), _("Count"),
        *(str(month) for month in months),
    ]  # fmt: skip
    return download("reasons", kind, columns, _lines(reasons_counted(member, day), day))


def _lines(counted: list[Counted], day: date) -> Iterator[list[object]]:
    for one in counted:
        denial = one.denial
        yield [
            denial.code.value,
            finding(denial.meaning),
            finding(denial.cure),
            who_words(denial.who),
            resend_words(denial.resend),
            denial.law,
            one.count,
            *as_cells(one, months_shown(day)),
        ]


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def settings(request: HttpRequest) -> HttpResponse:
    """Who releases, whom the program manager asks, and after how many days something waits."""
    member = staff_of(request)
    kept = settings_of(member.owner)
    form, draft = form_with_draft(request, SettingsForm, instance=kept)
    if request.method == "POST" and form.is_bound and form.is_valid():
        seen = form.cleaned_data["version"] or kept.version
        if settings_actions.settle(kept, form.values(), version=seen, deed=Deed.of(member)):
            forget_draft(request)
            messages.success(request, _("It is saved."))
            return redirect("requests")
        form.add_error(
            None, _("Somebody else has changed these settings in the meantime. Look at them again.")
        )
    return form_page(
        request,
        form,
        draft,
        title=_("Settings of requests"),
        back=reverse("requests"),
        back_text=_("Requests"),
    )
