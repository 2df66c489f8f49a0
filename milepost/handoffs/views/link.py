"""The link by which the Ticketholder chooses: staff give it out, the page it opens needs no account and no script."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.editing.form_pages import FORM
from milepost.handoffs.forms import ChooseForm
from milepost.handoffs.link_actions import (
    answer_birth_date,
    choose_by_link,
    send_link,
    take_link_back,
)
from milepost.handoffs.models import HandOff
from milepost.handoffs.policies import check_may_move, why_not_now
from milepost.handoffs.telling import facts_of
from milepost.handoffs.views.found import hand_off_of
from milepost.journal.actions import Deed
from milepost.notices.birth_date import asks_who
from milepost.notices.links import link_for
from milepost.notices.models import Link
from milepost.notices.signing import Outside, keeps_language
from milepost.organizations.doors import for_those_who_may, open_to_everybody
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.handoffs.clocks import assignment_clock

WHY_OPEN = "The link is known to its receiver alone, and asks for a birth date before it shows anything."


def _spoken_to(hand_off: HandOff) -> str:
    """In which of our languages the Ticketholder is spoken to."""
    return "es" if hand_off.language == "es" else "en"


def _kept(key: str) -> HandOff | None:
    return HandOff.objects.select_related("organization").filter(pk=key).first()


VISITS = Outside[Link, HandOff](
    name="hand_offs",
    argument="choice_token",
    link_for=lambda token: link_for(token, Link.Purpose.CHOOSE),
    signature_of=lambda link: _kept(link.record),
    signature_kept=_kept,
    speaks=_spoken_to,
    nothing="handoffs/opens_nothing.html",
)


@for_those_who_may(Act.CHANGE_HAND_OFFS)
@require_POST
def hand_off_link(request: HttpRequest, hand_off_id: UUID) -> HttpResponse:
    """Give out a link. It is shown now, and never again."""
    member, found = staff_of(request), hand_off_of(request, hand_off_id)
    check_may_move(member, found, "choose")
    try:
        token = send_link(found, day=today_for(member.owner), deed=Deed.of(member))
    except ValidationError as why:
        messages.error(request, " ".join(why.messages))
        return redirect("hand_off", found.pk)
    address = request.build_absolute_uri(reverse("hand_off_choice", args=[token]))
    found.refresh_from_db()
    context = {
        "hand_off": found,
        "address": address,
        "text": _text(found, address),
        "spoken": _spoken_to(found),
    }
    return render(request, "handoffs/link.html", context)


def _text(hand_off: HandOff, address: str) -> str:
    """What to write, in the Ticketholder's language: no name, no program, no number."""
    with translation.override(_spoken_to(hand_off)):
        words = _("%(organization)s has a question for you. You can answer it on your telephone: %(address)s")
        return words % {"organization": hand_off.organization.name, "address": address}


@for_those_who_may(Act.CHANGE_HAND_OFFS)
@require_POST
def hand_off_link_back(request: HttpRequest, hand_off_id: UUID) -> HttpResponse:
    """The link that is out opens nothing any more."""
    member, found = staff_of(request), hand_off_of(request, hand_off_id)
    check_may_move(member, found, "choose")
    take_link_back(found, deed=Deed.of(member))
    messages.success(request, _("The link is taken back; it opens nothing any more."))
    return redirect("hand_off", found.pk)


@open_to_everybody(WHY_OPEN)
@never_cache
@require_http_methods(FORM)
@VISITS.by_link
def hand_off_choice(request: HttpRequest, token: str, link: Link, hand_off: HandOff) -> HttpResponse:
    """First the birth date; then what the choice means, and the list as it was given."""
    if keeps_language(request):
        return redirect("hand_off_choice", token)
    if not VISITS.has_proved(request, link):
        deed = Deed(hand_off.organization, None, through="link")
        return asks_who(
            VISITS, request, token, link, hand_off,
            answer=lambda born_on: answer_birth_date(hand_off, link, born_on, deed=deed),
            route="hand_off_choice", page="handoffs/who_is_it.html", organization_name=hand_off.organization.name,
        )  # fmt: skip
    not_yet, day = why_not_now(hand_off, "choose"), today_for(hand_off.organization)
    named = [one["name"] for one in hand_off.listed]
    shown = hashlib.sha256(json.dumps(hand_off.listed, sort_keys=True).encode()).hexdigest()
    form = ChooseForm(request.POST or None, named=named, initial={"shown": shown})
    if (
        request.method == "POST"
        and not not_yet
        and form.is_valid()
        and _chooses(request, hand_off, form, shown, day)
    ):
        return redirect("hand_off_chosen")
    clock = assignment_clock(facts_of(hand_off))
    context = {
        "form": form, "token": token, "hand_off": hand_off, "not_yet": not_yet, "organization_name": hand_off.organization.name,
        "clock": clock, "is_over": clock is not None and clock.is_over(day), "left": clock.left(day) if clock else 0,
    }  # fmt: skip
    status = 409 if request.method == "POST" and not_yet else 422 if form.is_bound and form.errors else 200
    return render(request, "handoffs/choose.html", context, status=status)


def _chooses(request: HttpRequest, hand_off: HandOff, form: Any, shown: str, day: date) -> bool:
    if form.cleaned_data["shown"] != shown:
        form.add_error(
            None, _("The list has changed since this page was shown. Look at it again, then choose.")
        )
        return False
    try:
        deed = Deed(hand_off.organization, None, through="link")
        choose_by_link(hand_off, int(form.cleaned_data["place"]), day, deed=deed)
    except ValidationError as why:
        form.add_error(None, why)
        return False
    VISITS.keep_signed(request, hand_off, hand_off.organization)
    return True


@open_to_everybody("It shows only what was chosen in this very browser within the hour.")
@never_cache
@require_safe
def hand_off_chosen(request: HttpRequest) -> HttpResponse:
    """What was chosen, and what follows."""
    return VISITS.of_session(request, _chosen_page)


def _chosen_page(request: HttpRequest, hand_off: HandOff | None) -> HttpResponse:
    name = hand_off.organization.name if hand_off else ""
    return render(request, "handoffs/chosen.html", {"hand_off": hand_off, "organization_name": name})
